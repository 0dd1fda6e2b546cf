//! Every draft is whole, fills in what is known, and passes Helder's own judgement of letters.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_draft::{Address, Draft, DraftLanguage, DraftOptions, Style, draft};
use helder_letter::{LetterOptions, Status, score_letter};
use helder_model::{Account, Channel, Date, Purpose, Severity, from_json, from_value};
use helder_policy::PolicyPack;
use proptest::prelude::*;
use serde_json::{Value, json};

const TODAY: &str = "2026-11-23";

/// Rules that a draft has to break, each with its reason.
const OFF: [&str; 2] = [
    // The fourteen-day letter names the costs as the law names them.
    "term/incassokosten",
    // What is written to a helper is not written to the customer.
    "term/vordering",
];

fn steps() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/drafts/nl");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

/// Accounts that bring every condition of a text to hold and not to hold.
fn accounts() -> Vec<Account> {
    let plain = json!({
        "id": "K1", "customer": {"name": "mevrouw Jansen", "since": "2024-02-01"},
        "invoices": [{"id": "F2041", "amount": "84.50", "due": "2026-10-30"}, {"id": "F1900", "amount": "84.50", "due": "2026-07-30", "paid": "2026-07-28"}],
        "promises": [{"made": "2026-11-16", "due": "2026-11-27"}],
        "plans": [{"agreed": "2026-11-12", "status": "running", "nextDue": "2026-12-01", "instalment": "28.17"}],
    });
    let full = json!({
        "id": "K2", "service": "energy",
        "customer": {"name": "de heer De Vries", "since": "2011-02-01", "adviser": "Sanne Bakker", "skills": {"digital": "good"}},
        "invoices": [{"id": "F2041", "amount": "184.50", "due": "2026-09-30"}, {"id": "F2077", "amount": "120.00", "due": "2026-10-30"}],
        "payments": [{"date": "2026-10-20", "amount": "20.00", "invoice": "F2041"}, {"date": "2026-10-30", "amount": "120.00", "invoice": "F2077", "failed": "funds"}],
        "contacts": [{"date": "2026-11-10", "channel": "call", "outcome": "reached", "cause": "illness", "said": "asks-time"}],
        "plans": [{"agreed": "2026-11-12", "status": "running", "nextDue": "2026-12-01", "instalment": "47.50"}],
        "charges": [{"date": "2026-11-02", "amount": "40.00"}],
        "promises": [{"made": "2026-11-16", "due": "2026-11-27"}],
    });
    [plain, full].iter().map(|account| from_value(account).unwrap()).collect()
}

fn options(step: &str, channel: Channel, sender: &Value) -> DraftOptions {
    let options = json!({
        "step": step, "today": TODAY, "sender": sender,
        "moment": {"day": "2026-11-25", "from": "17:00", "until": "20:00"},
        "values": {
            "answer": "Wij keken de rekening na en het bedrag klopt. De meter telde in oktober meer stroom dan in september.",
            "correction": "De rekening ging naar een oud adres.",
            "question": "Mag ik een week later betalen?",
            "help-name": "mevrouw El Amrani",
        },
    });
    DraftOptions { channel: Some(channel), ..from_value(&options).unwrap() }
}

fn sender() -> Value {
    json!({
        "name": "Helder Energie", "signatory": "Noor Visser", "phone": "050 555 01 23", "hours": "op werkdagen van 9 tot 17 uur", "email": "hulp@helder.example",
        "website": "helder.example", "iban": "NL91 ABNA 0417 1643 00", "accountHolder": "Helder Energie", "helpLink": "https://gemeente.example/geld",
    })
}

fn with_link() -> Value {
    let mut sender = sender();
    sender["payLink"] = json!("https://helder.example/b/7f3k");
    sender["vatRate"] = json!("21");
    sender
}

/// Every draft in every way: step, channel, address, style, account, sender.
fn each(language: DraftLanguage, mut see: impl FnMut(&Draft, Address, &str)) {
    let channels = [Channel::Letter, Channel::Email, Channel::Sms, Channel::Call];
    let mut seen = 0;
    for step in steps() {
        for channel in channels {
            for (account, address, style, sender) in accounts()
                .iter()
                .flat_map(|account| [Address::U, Address::Je].map(|address| (account, address)))
                .flat_map(|(account, address)| [Style::Plain, Style::VeryPlain].map(|style| (account, address, style)))
                .flat_map(|(account, address, style)| [sender(), with_link()].map(|sender| (account, address, style, sender)))
            {
                let asked = DraftOptions { language, address, style: Some(style), ..options(&step, channel, &sender) };
                let name = format!("{step}, {channel:?}, {address:?}, {style:?}, {}", account.id);
                match draft(account, &asked) {
                    Ok(draft) => see(&draft, address, &name),
                    Err(error) => assert_eq!(error.code, "no-draft", "{name}"),
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 1000);
}

#[test]
fn every_contact_step_of_every_pack_has_a_draft_for_each_of_its_channels() {
    for id in PolicyPack::known_ids() {
        let pack = PolicyPack::named(&id).unwrap();
        for (step, _) in pack.firmness() {
            for channel in pack.channels_of(step).unwrap() {
                for language in [DraftLanguage::Nl, DraftLanguage::En] {
                    let asked = DraftOptions { language, ..options(step, *channel, &sender()) };
                    let written = draft(&accounts()[0], &asked).unwrap_or_else(|error| panic!("{id}: {step} by {channel:?}: {error}"));
                    assert!(written.text.len() > 20, "{id}: {step}");
                }
            }
        }
    }
}

#[test]
fn nothing_is_left_of_the_marks_and_what_is_known_is_filled_in() {
    for language in [DraftLanguage::Nl, DraftLanguage::En] {
        each(language, |draft, _, name| {
            let text = format!("{}\n{}", draft.subject.as_deref().unwrap_or_default(), draft.text);
            // What a step is about a person fills in when the record does not hold it.
            let own = match draft.step.as_str() {
                "self-service-link" => "pay-link",
                "waive-costs" => "costs-charged",
                _ => "",
            };
            let text = text.replace(&format!("{{{{{own}}}}}"), "(own)");
            for mark in ["[", "]", "|", "?!", "{", "}", "?many", "?pay"] {
                assert!(!text.contains(mark), "{name}: {mark} in\n{text}");
            }
            assert!(draft.blanks.iter().all(|blank| blank == own), "{name}: {:?}", draft.blanks);
            assert!(!text.lines().any(|line| line.starts_with('?')), "{name}:\n{text}");
            assert!(!text.contains("\n\n\n") && !text.contains("  "), "{name}:\n{text}");
        });
    }
}

/// Dutch that mixes u and je is told by a word that belongs to the other one.
#[test]
fn who_is_addressed_with_u_reads_no_je_and_the_other_way_round() {
    each(DraftLanguage::Nl, |draft, address, name| {
        let text = draft.text.to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        let (wrong, right) = match address {
            Address::U => (&["je", "jij", "jou", "jouw"][..], "u"),
            Address::Je => (&["u", "uw"][..], "je"),
        };
        assert!(!words.iter().any(|word| wrong.contains(word)), "{name} ({right}):\n{}", draft.text);
    });
}

#[test]
fn every_dutch_draft_passes_the_judge_of_letters() {
    let mut faults = Vec::new();
    each(DraftLanguage::Nl, |draft, _, name| {
        if draft.channel == Channel::Call {
            return;
        }
        let judged = LetterOptions {
            purpose: draft.purpose,
            channel: Some(draft.channel),
            off: OFF.map(str::to_owned).to_vec(),
            ..LetterOptions::default()
        };
        let report = score_letter(&draft.text, &judged).unwrap();
        for finding in report.findings.iter().filter(|finding| finding.severity != Severity::Hint) {
            faults.push(format!("{name}: {} ‘{}’", finding.rule, finding.text));
        }
        let (clarity, tone) = (report.clarity.score, f64::from(report.tone.score.unwrap_or_default()));
        let least = if draft.style == Style::VeryPlain { 80.0 } else { 75.0 };
        if clarity.is_some_and(|score| score < least) || tone < 70.0 {
            faults.push(format!("{name}: clarity {clarity:?}, tone {tone}"));
        }
        if draft.purpose.is_some() {
            for item in report.checklist.iter().filter(|item| item.status == Status::Missing) {
                faults.push(format!("{name}: the reader misses {}", item.id));
            }
        }
        for duty in report.requirements.iter().filter(|duty| duty.status != Status::Found) {
            faults.push(format!("{name}: the law asks {} ({:?})", duty.id, duty.status));
        }
    });
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_short_message_fits_in_one_text_message() {
    for language in [DraftLanguage::Nl, DraftLanguage::En] {
        each(language, |draft, _, name| {
            if draft.channel == Channel::Sms {
                let length = draft.text.chars().count();
                assert!(length <= 160, "{name}: {length}\n{}", draft.text);
                assert!(draft.text.is_ascii(), "{name}: {}", draft.text);
            }
        });
    }
}

#[test]
fn both_languages_have_the_same_steps_tables_and_conditions() {
    let shape = |language: &str, step: &str| -> Vec<String> {
        let file = format!("{}/drafts/{language}/{step}.toml", env!("CARGO_MANIFEST_DIR"));
        let table: toml::Table = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}")).parse().unwrap();
        let mut shape = Vec::new();
        for (name, value) in &table {
            match value {
                toml::Value::String(purpose) => shape.push(format!("{name} = {purpose}")),
                text => {
                    let body = text["body"].as_str().unwrap();
                    shape.push(name.clone());
                    let marked = body.lines().map(|line| line.trim_start_matches("- ")).filter_map(|line| line.strip_prefix('?'));
                    shape.extend(marked.map(|line| format!("{name}: {}", line.split(' ').next().unwrap())));
                }
            }
        }
        shape
    };
    for step in steps() {
        assert_eq!(shape("nl", &step), shape("en", &step), "{step}");
    }
}

#[test]
fn every_condition_and_field_is_one_that_is_known() {
    // With nothing known every field is a blank: their names are all that a text can ask for.
    let known = [
        "name",
        "amount",
        "invoice",
        "reference",
        "invoice-amount",
        "due",
        "invoices",
        "pay-by",
        "today",
        "iban",
        "account-holder",
        "pay-link",
        "help-link",
        "sender",
        "signatory",
        "phone",
        "hours",
        "email",
        "website",
        "adviser",
        "costs",
        "total",
        "total-charged",
        "costs-charged",
        "plan",
        "plan-count",
        "plan-first",
        "instalment",
        "instalment-day",
        "promise-day",
        "call-day",
        "call-time",
        "answer",
        "correction",
        "question",
        "help-name",
    ];
    let conditions = [
        "many-invoices",
        "costs-charged",
        "costs-with-vat",
        "cause-known",
        "plan-offered",
        "pay-link",
        "iban",
        "adviser",
        "long-relation",
        "part-paid",
        "debit-failed",
        "consumer",
        "business",
        "early-warning",
        "digital",
    ];
    for (language, texts) in helder_draft::embedded() {
        let tree: Value = serde_json::from_str(texts).unwrap();
        for (step, tables) in tree.as_object().unwrap() {
            for text in tables.as_object().unwrap().values().filter_map(|table| table.get("body")).map(|body| body.as_str().unwrap()) {
                for field in text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()) {
                    assert!(known.contains(&field), "{language}/{step}: {{{field}}}");
                }
                for line in text.lines().map(|line| line.trim_start_matches("- ")).filter_map(|line| line.strip_prefix('?')) {
                    let name = line.split(' ').next().unwrap().trim_start_matches('!');
                    assert!(conditions.contains(&name), "{language}/{step}: ?{name}");
                }
            }
        }
    }
}

#[test]
fn the_fourteen_day_letter_names_what_the_law_computes() {
    let account: Account = from_json(r#"{"id": "K", "invoices": [{"id": "F1", "amount": "1234.56", "due": "2026-10-30"}]}"#).unwrap();
    let written = draft(&account, &options("fourteen-day-letter", Channel::Letter, &sender())).unwrap();
    assert_eq!(written.purpose, Some(Purpose::FourteenDayLetter));
    for part in ["185,18", "1.419,74", "veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"] {
        assert!(written.text.contains(part), "{part} in\n{}", written.text);
    }
    assert!(!written.text.contains("btw"));
    let written = draft(&account, &options("fourteen-day-letter", Channel::Letter, &with_link())).unwrap();
    assert!(written.text.contains("224,07") && written.text.contains("niet verrekenen"), "{}", written.text);
}

#[test]
fn what_is_not_known_stays_a_merge_field_and_is_told() {
    let account: Account = from_json(r#"{"id": "K", "invoices": []}"#).unwrap();
    let asked: DraftOptions = from_json(r#"{"step": "friendly-reminder", "today": "2026-11-23", "channel": "letter"}"#).unwrap();
    let written = draft(&account, &asked).unwrap();
    for field in ["name", "amount", "iban", "phone", "signatory", "sender"] {
        assert!(written.text.contains(&format!("{{{{{field}}}}}")), "{field} in\n{}", written.text);
        assert!(written.blanks.iter().any(|blank| blank == field), "{field}");
    }
}

#[test]
fn what_cannot_be_drafted_is_refused_with_its_place() {
    let account = &accounts()[0];
    let told = |options: DraftOptions| {
        let error = draft(account, &options).unwrap_err();
        (error.code, error.path, error.message)
    };
    let unknown = told(options("freindly-reminder", Channel::Letter, &sender()));
    assert_eq!((unknown.0.as_str(), unknown.1.as_str()), ("unknown-step", "options.step"));
    assert!(unknown.2.contains("did you mean `friendly-reminder`?"), "{}", unknown.2);
    let channel = told(options("fourteen-day-letter", Channel::Sms, &sender()));
    assert_eq!((channel.0.as_str(), channel.1.as_str()), ("no-draft", "options.channel"));
    assert!(channel.2.contains("letter, email"), "{}", channel.2);
    let plan = from_json(r#"{"step": "offer-plan", "today": "2026-11-23", "plan": {"instalments": 0}}"#).unwrap();
    assert_eq!(told(plan).1, "options.plan.instalments");
}

#[test]
fn a_proposal_fits_and_adds_up() {
    let written = |amount: &str| {
        let account =
            from_json(&format!(r#"{{"id": "K", "invoices": [{{"id": "F1", "amount": "{amount}", "due": "2026-10-30"}}]}}"#)).unwrap();
        draft(&account, &options("offer-plan", Channel::Letter, &sender())).unwrap().text
    };
    assert_eq!(written("120.00").matches("40,00").count(), 3, "{}", written("120.00"));
    assert_eq!(written("1200.00").matches("100,00").count(), 12);
    assert!(!written("30.00").contains("- "), "nobody spreads thirty euro");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_a_record_holds_it_stands_in_the_text_as_it_is(name in "\\PC{1,30}", id in "\\PC{1,20}", amount in 1_u32..9_999_999, days in -400_i64..400) {
        let today: Date = TODAY.parse().unwrap();
        let account = json!({"id": "K", "customer": {"name": name}, "invoices": [{"id": id, "amount": format!("{}.{:02}", amount / 100, amount % 100), "due": today.plus_days(days)}]});
        let account: Account = from_value(&account).unwrap();
        for step in ["friendly-reminder", "offer-plan", "fourteen-day-letter", "pre-due-reminder", "thank", "condolence"] {
            let written = draft(&account, &options(step, Channel::Letter, &with_link())).unwrap();
            prop_assert!(name.trim().is_empty() || written.text.contains(&name), "{}", written.text);
        }
    }
}

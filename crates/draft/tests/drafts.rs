//! Every draft is whole, fills in what is known, and passes Helder's own judgement of letters.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_draft::{Address, Draft, DraftLanguage, DraftOptions, Style, draft};
use helder_letter::{LetterOptions, Status, score_letter};
use helder_model::{Account, Channel, Date, Jurisdiction, Purpose, Severity, from_json, from_value};
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
        "invoices": [{"id": "F2041", "amount": "184.50", "due": "2026-09-30"}, {"id": "F2077", "amount": "120.00", "due": "2026-10-30"}, {"id": "F1900", "amount": "84.50", "due": "2026-07-30", "paid": "2026-07-28"}],
        "payments": [{"date": "2026-10-20", "amount": "20.00", "invoice": "F2041"}, {"date": "2026-10-30", "amount": "120.00", "invoice": "F2077", "failed": "funds"}],
        "contacts": [{"date": "2026-11-10", "channel": "call", "outcome": "reached", "cause": "illness", "said": "asks-time"}],
        "plans": [{"agreed": "2026-11-12", "status": "running", "nextDue": "2026-12-01", "instalment": "47.50"}],
        "charges": [{"date": "2026-11-02", "amount": "40.00"}],
        "promises": [{"made": "2026-11-16", "due": "2026-11-27"}],
    });
    let company = json!({
        "id": "K3", "customer": {"kind": "business", "name": "Bakkerij Bol B.V.", "since": "2019-02-01"},
        "invoices": [{"id": "F2041", "amount": "84.50", "due": "2026-10-30"}, {"id": "F1900", "amount": "84.50", "due": "2026-07-30", "paid": "2026-07-28"}],
        "promises": [{"made": "2026-11-16", "due": "2026-11-27"}],
        "plans": [{"agreed": "2026-11-12", "status": "running", "nextDue": "2026-12-01", "instalment": "28.17"}],
    });
    [plain, full, company].iter().map(|account| from_value(account).unwrap()).collect()
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
        for finding in report.findings.iter().filter(|finding| finding.severity != Severity::Hint || finding.rule.contains("passive")) {
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
fn a_short_message_in_another_currency_holds_no_sign_that_halves_it() {
    let account = json!({
        "id": "K", "currency": "USD",
        "invoices": [{"id": "F1", "amount": "84.50", "due": "2026-10-30"}, {"id": "F2", "amount": "20.00", "due": "2026-07-30", "paid": "2026-07-28"}],
    });
    let account: Account = from_value(&account).unwrap();
    for (step, language) in steps().iter().flat_map(|step| [DraftLanguage::Nl, DraftLanguage::En].map(|language| (step, language))) {
        if let Ok(written) = draft(&account, &DraftOptions { language, ..options(step, Channel::Sms, &sender()) }) {
            assert!(written.text.is_ascii(), "{step}: {:?}", written.text);
        }
    }
}

/// The conditions before a paragraph or a bullet: `many-invoices`, `!in-be`.
fn conditions_of(line: &str) -> Vec<&str> {
    line.trim_start_matches("- ").split(' ').map_while(|word| word.strip_prefix('?')).collect()
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
                toml::Value::Array(notes) => {
                    shape.extend(notes.iter().map(|note| format!("{name}: {}", conditions_of(note.as_str().unwrap()).join(" "))));
                }
                text => {
                    let body = text["body"].as_str().unwrap();
                    shape.push(name.clone());
                    shape.extend(
                        body.lines()
                            .map(|line| conditions_of(line).join(" "))
                            .filter(|all| !all.is_empty())
                            .map(|all| format!("{name}: {all}")),
                    );
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
        "help-phone",
        "company-number",
        "description",
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
        "open-invoices",
        "in-nl",
        "in-be",
        "in-de",
        "in-eu",
        "by-post",
        "equal-invoices",
    ];
    for (language, texts) in helder_draft::embedded() {
        let tree: Value = serde_json::from_str(texts).unwrap();
        for (step, tables) in tree.as_object().unwrap() {
            for text in tables.as_object().unwrap().values().filter_map(|table| table.get("body")).map(|body| body.as_str().unwrap()) {
                for field in text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()) {
                    assert!(known.contains(&field), "{language}/{step}: {{{field}}}");
                }
                for name in text.lines().flat_map(conditions_of).map(|name| name.trim_start_matches('!')) {
                    assert!(conditions.contains(&name), "{language}/{step}: ?{name}");
                }
            }
            for note in tables.get("notes").and_then(Value::as_array).into_iter().flatten().map(|note| note.as_str().unwrap()) {
                assert!(!note.contains(['{', '[']), "{language}/{step}: a note fills nothing in: {note}");
                assert!(conditions_of(note).iter().all(|name| conditions.contains(name)), "{language}/{step}: {note}");
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

/// A draft of an account by options that are given in full.
fn written(account: &Value, step: &str, more: &Value) -> Draft {
    let mut asked = json!({"step": step, "today": TODAY, "channel": "email", "sender": sender()});
    asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    draft(&from_value(account).unwrap(), &from_value(&asked).unwrap()).unwrap()
}

/// In each language, in each style: what the texts have in common.
fn everywhere(account: &Value, step: &str, channel: &str, more: &Value, mut see: impl FnMut(&str)) {
    for (language, style) in ["nl", "en"].iter().flat_map(|language| ["plain", "very-plain"].map(|style| (language, style))) {
        let mut asked = json!({"language": language, "style": style, "channel": channel});
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let draft = written(account, step, &asked);
        see(&format!("{}\n{}", draft.subject.unwrap_or_default(), draft.text));
    }
}

#[test]
fn thanks_are_for_what_was_paid_and_never_for_what_is_still_open() {
    let next = json!({"id": "NEXT-9", "amount": "80.00", "due": "2026-12-14"});
    let marked = json!({"id": "K", "invoices": [{"id": "OLD-7", "amount": "64.50", "due": "2026-11-14", "paid": "2026-11-20"}, next]});
    let booked = json!({
        "id": "K", "invoices": [next, {"id": "OLD-7", "amount": "64.50", "due": "2026-11-14"}, {"id": "OLD-6", "amount": "31.00", "due": "2026-10-14"}],
        "payments": [
            {"date": "2026-11-20", "amount": "64.50", "invoice": "OLD-7"}, {"date": "2026-10-12", "amount": "31.00", "invoice": "OLD-6"},
            {"date": "2026-11-21", "amount": "80.00", "invoice": "NEXT-9", "failed": "funds"},
        ],
    });
    for account in [marked, booked] {
        for (step, channel) in ["thank", "plan-kept"].iter().flat_map(|step| ["letter", "sms"].map(|channel| (step, channel))) {
            everywhere(&account, step, channel, &json!({}), |text| {
                assert!(
                    text.contains("64") && !text.contains("80,00") && !text.contains("80.00") && !text.contains("NEXT-9"),
                    "{step}: {text}"
                );
                assert!(!text.contains("{{invoice"), "{step}: {text}");
            });
        }
        everywhere(&account, "win-back", "letter", &json!({}), |text| {
            assert!(!text.contains("Alles is betaald") && !text.contains("All is paid"), "{text}");
        });
    }
    // A plan is about what was late when it was made.
    let plan = json!({
        "id": "K", "plans": [{"agreed": "2026-08-10", "status": "completed"}],
        "invoices": [{"id": "PLAN-1", "amount": "64.50", "due": "2026-06-14", "paid": "2026-11-18"}, {"id": "USUAL-2", "amount": "30.00", "due": "2026-11-14", "paid": "2026-11-20"}],
    });
    everywhere(&plan, "plan-kept", "letter", &json!({}), |text| assert!(text.contains("64") && !text.contains("USUAL-2"), "{text}"));
    everywhere(&plan, "thank", "letter", &json!({}), |text| assert!(text.contains("30"), "{text}"));
    let nothing = json!({"id": "K", "invoices": [next]});
    assert_eq!(written(&nothing, "thank", &json!({"channel": "sms"})).blanks, ["invoice-amount"]);
}

#[test]
fn what_is_in_dispute_is_not_asked_for() {
    let account = |dispute: Value| {
        json!({
            "id": "K", "disputes": [dispute],
            "invoices": [{"id": "F1", "amount": "100.00", "due": "2026-10-20"}, {"id": "F2", "amount": "60.00", "due": "2026-11-01"}],
        })
    };
    let one = account(json!({"opened": "2026-11-10", "status": "open", "invoice": "F1"}));
    everywhere(&one, "friendly-reminder", "letter", &json!({}), |text| {
        assert!(text.contains("60") && !text.contains("160") && !text.contains("F1"), "{text}");
    });
    assert!(written(&one, "answer-dispute", &json!({})).subject.unwrap().contains("F1"));
    assert!(written(&one, "contact-helper", &json!({})).text.contains("160,00"), "who helps sees the whole of it");
    let all = account(json!({"opened": "2026-11-10", "status": "open"}));
    assert!(written(&all, "friendly-reminder", &json!({})).blanks.contains(&"amount".to_owned()));
    let next = json!({
        "id": "K", "disputes": [{"opened": "2026-11-10", "status": "open", "invoice": "N1"}],
        "invoices": [{"id": "N1", "amount": "30.00", "due": "2026-11-25"}, {"id": "N2", "amount": "20.00", "due": "2026-12-25"}],
    });
    let early = written(&next, "pre-due-reminder", &json!({})).text;
    assert!(early.contains("N2") && !early.contains("N1"), "{early}");
    // An id that no invoice has is a slip: the dispute is about all of them.
    let slip = account(json!({"opened": "2026-11-10", "status": "open", "invoice": "slip"}));
    assert!(written(&slip, "friendly-reminder", &json!({})).blanks.contains(&"amount".to_owned()));
    assert!(written(&slip, "answer-dispute", &json!({})).subject.unwrap().contains("F1"));
    let settled = account(json!({"opened": "2026-11-10", "status": "rejected", "invoice": "F1"}));
    assert!(written(&settled, "friendly-reminder", &json!({})).text.contains("160,00"));
}

#[test]
fn costs_are_charged_on_what_the_fourteen_day_letter_can_have_named() {
    let letter =
        |date: &str, outcome: &str| json!({"date": date, "channel": "letter", "outcome": outcome, "purpose": "fourteen-day-letter"});
    let account = |contacts: Value| {
        json!({
            "id": "K", "contacts": contacts,
            "invoices": [{"id": "F1", "amount": "100.00", "due": "2026-07-01"}, {"id": "F2", "amount": "5000.00", "due": "2026-11-01"}],
        })
    };
    let first = account(json!([letter("2026-09-05", "sent")]));
    everywhere(&first, "charge-costs", "letter", &json!({}), |text| {
        assert!(text.contains("140") && text.contains("40") && !text.contains("630") && !text.contains("F2"), "{text}");
    });
    // A second letter that cannot have run out yet, and one that came back, name nothing.
    for second in [letter("2026-11-10", "sent"), letter("2026-11-04", "bounced")] {
        let text = written(&account(json!([letter("2026-09-05", "sent"), second])), "charge-costs", &json!({})).text;
        assert!(text.contains("140,00") && !text.contains("F2"), "{text}");
    }
    let late = written(&account(json!([letter("2026-11-12", "sent")])), "charge-costs", &json!({}));
    assert!(late.blanks.contains(&"costs".to_owned()) && late.blanks.contains(&"amount".to_owned()), "{}", late.text);
    let both = written(&account(json!([letter("2026-11-04", "sent")])), "charge-costs", &json!({})).text;
    assert!(both.contains("5.730,00"), "{both}");
}

/// By post it is received on the second day after it was sent, and the fourteen days begin on the day after that.
#[test]
fn no_costs_are_charged_before_the_term_of_the_law_is_over() {
    let account = |received: Value| {
        json!({
            "id": "K", "invoices": [{"id": "F1", "amount": "100.00", "due": "2026-07-01"}],
            "contacts": [{"date": "2026-11-05", "channel": "letter", "outcome": "sent", "purpose": "fourteen-day-letter", "received": received}],
        })
    };
    for (received, last_day, first_day) in [(Value::Null, "2026-11-21", "2026-11-22"), (json!("2026-11-09"), "2026-11-23", "2026-11-24")] {
        let early = written(&account(received.clone()), "charge-costs", &json!({"today": last_day}));
        assert!(early.blanks.contains(&"costs".to_owned()) && !early.text.contains("40,00"), "{}", early.text);
        let then = written(&account(received), "charge-costs", &json!({"today": first_day}));
        assert!(then.text.contains("140,00"), "{}", then.text);
    }
}

/// Two bills of one month's rent: the law may ask less of the later one than what is computed.
#[test]
fn of_bills_that_look_like_instalments_it_is_told_that_the_costs_may_be_lower() {
    let account = |second: &str, due: &str, kind: &str| {
        json!({
            "id": "K", "customer": {"kind": kind},
            "invoices": [{"id": "F1", "amount": "112.40", "due": "2026-10-01"}, {"id": "F2", "amount": second, "due": due}],
        })
    };
    let told = |account: &Value, more: &Value| written(account, "fourteen-day-letter", more).notes;
    let equal = account("112.40", "2026-11-01", "consumer");
    let notes = told(&equal, &json!({}));
    assert!(notes.len() == 1 && notes[0].contains("art. 2a") && notes[0].starts_with("Er zijn"), "{notes:?}");
    assert!(told(&equal, &json!({"language": "en"}))[0].starts_with("Some invoices"));
    assert_eq!(written(&equal, "charge-costs", &json!({})).notes.len(), 1);
    assert!(written(&equal, "friendly-reminder", &json!({})).notes.is_empty(), "it names no costs");
    assert!(told(&equal, &json!({"jurisdiction": "BE"})).is_empty());
    for other in [
        account("112.41", "2026-11-01", "consumer"),
        account("112.40", "2026-03-01", "consumer"),
        account("112.40", "2026-11-01", "business"),
    ] {
        assert!(told(&other, &json!({})).is_empty(), "{other}");
    }
}

#[test]
fn a_guide_keeps_the_dashes_of_what_a_field_holds() {
    let account = json!({
        "id": "K", "customer": {"name": "Jansen - de Vries"}, "invoices": [{"id": "F1", "amount": "112.40", "due": "2026-10-01"}],
    });
    let guide = written(&account, "call", &json!({"channel": "call", "sender": {"hours": "ma - vr, 9 - 17 uur"}})).text;
    assert!(guide.contains("Jansen - de Vries") && guide.contains("ma - vr, 9 - 17 uur"), "{guide}");
}

#[test]
fn as_many_disputes_as_invoices_are_seen_through_once() {
    const COUNT: usize = 40_000;
    let taken = |disputes: usize| {
        let invoices: Vec<Value> = (0..COUNT).map(|at| json!({"id": format!("F{at}"), "amount": "10.00", "due": "2026-10-01"})).collect();
        let disputes: Vec<Value> =
            (0..disputes).map(|at| json!({"opened": "2026-11-10", "status": "open", "invoice": format!("F{}", at + 1)})).collect();
        let account: Account = from_value(&json!({"id": "K", "invoices": invoices, "disputes": disputes})).unwrap();
        let began = std::time::Instant::now();
        let written = draft(&account, &options("answer-dispute", Channel::Email, &sender())).unwrap();
        assert!(written.text.len() > 20);
        began.elapsed()
    };
    // Each dispute held beside each invoice would take forty times as long, or more.
    let (one, all) = (taken(1), taken(COUNT - 1));
    assert!(all < one * 10 + std::time::Duration::from_secs(1), "{one:?} and {all:?}");
}

#[test]
fn of_several_invoices_the_total_is_told_of_none_of_them() {
    let account = json!({
        "id": "K", "charges": [{"date": "2026-11-16", "amount": "40.00"}],
        "invoices": [{"id": "F1", "amount": "112.40", "due": "2026-10-14"}, {"id": "F2", "amount": "112.40", "due": "2026-11-14"}],
    });
    let more = json!({"moment": {"day": "2026-11-25", "from": "17:00", "until": "20:00"}});
    for step in ["announce-call", "visit-offer", "home-language", "waive-costs", "no-costs"] {
        everywhere(&account, step, "letter", &more, |text| {
            for wrong in [
                "rekening F1. Daarvan",
                "invoice F1. On it",
                "rekening van €",
                "invoice of €",
                "Van uw rekening",
                "On your invoice",
                "rekening zelf",
                "invoice itself",
            ] {
                assert!(!text.contains(wrong), "{step}: {wrong} in\n{text}");
            }
        });
    }
    let reminder = written(&account, "friendly-reminder", &json!({})).text;
    assert!(reminder.contains("Zet erbij: F1, F2."), "{reminder}");
    let many: Vec<Value> =
        (0..20).map(|number| json!({"id": format!("2026-000{number:02}"), "amount": "10.00", "due": "2026-10-14"})).collect();
    let many = written(&json!({"id": "K", "invoices": many}), "friendly-reminder", &json!({}));
    assert!(many.blanks.contains(&"reference".to_owned()), "more than fit beside a transfer");
}

#[test]
fn what_is_less_than_a_cent_is_not_asked_for() {
    let account = json!({"id": "K", "invoices": [{"id": "F1", "amount": "0.004", "due": "2026-10-14"}, {"id": "F2", "amount": "12.00", "due": "2026-10-15"}]});
    let text = written(&account, "friendly-reminder", &json!({})).text;
    assert!(text.contains("12,00") && !text.contains("F1"), "{text}");
}

#[test]
fn the_help_is_that_of_the_country() {
    let account = json!({"id": "K", "invoices": [{"id": "F1", "amount": "112.40", "due": "2026-10-14"}]});
    let steps = [
        ("refer-debt-help", "letter"),
        ("refer-debt-help", "call"),
        ("adjust-plan", "letter"),
        ("adjust-plan", "call"),
        ("ask-cause", "call"),
        ("offer-plan", "call"),
        ("waive-costs", "call"),
    ];
    for (jurisdiction, help) in [("BE", "OCMW"), ("DE", "Schuldnerberatung"), ("EU", ""), ("NL", "")] {
        for (step, channel) in steps {
            everywhere(&account, step, channel, &json!({"jurisdiction": jurisdiction, "sender": {}}), |text| {
                let dutch = ["Geldfit", "0800", "gemeente", "municipality"].iter().any(|word| text.contains(word));
                let is_short = step == "adjust-plan" && channel == "letter";
                assert_eq!(dutch, jurisdiction == "NL" && (dutch || !is_short), "{step}, {jurisdiction}:\n{text}");
                assert!(text.contains(help) || is_short, "{step}, {jurisdiction}:\n{text}");
            });
        }
    }
    let belgian = written(&account, "refer-debt-help", &json!({"jurisdiction": "BE"}));
    assert!(belgian.blanks.contains(&"help-phone".to_owned()) && !belgian.text.contains("gratis"), "{}", belgian.text);
}

#[test]
fn the_belgian_first_reminder_holds_what_belgian_law_asks() {
    for (account, channel) in
        accounts().iter().take(2).flat_map(|account| [Channel::Letter, Channel::Email].map(|channel| (account, channel)))
    {
        for (address, style) in
            [Address::U, Address::Je].iter().flat_map(|address| [Style::Plain, Style::VeryPlain].map(|style| (address, style)))
        {
            let mut options = DraftOptions {
                address: *address,
                style: Some(style),
                jurisdiction: Jurisdiction::BE,
                ..options("fourteen-day-letter", channel, &sender())
            };
            options.sender.company_number = Some("0123.456.789".to_owned());
            options.values.0.push(("description".to_owned(), "de levering van een wasmachine".to_owned()));
            let written = draft(account, &options).unwrap();
            assert_eq!((written.purpose, written.blanks.len()), (Some(Purpose::Reminder), 0), "{:?}", written.blanks);
            let judged = LetterOptions {
                purpose: written.purpose,
                channel: Some(channel),
                jurisdiction: Jurisdiction::BE,
                off: OFF.map(str::to_owned).to_vec(),
                ..LetterOptions::default()
            };
            let report = score_letter(&written.text, &judged).unwrap();
            assert_eq!(report.requirements.len(), 6);
            for duty in &report.requirements {
                assert_eq!(duty.status, Status::Found, "{} in\n{}", duty.id, written.text);
            }
            let faults: Vec<_> =
                report.findings.iter().filter(|finding| finding.severity != Severity::Hint || finding.rule.contains("passive")).collect();
            assert!(faults.is_empty(), "{faults:?}\n{}", written.text);
            let starts = if channel == Channel::Letter { "derde werkdag" } else { "op de dag na dit bericht" };
            assert!(written.text.contains(starts) && !written.text.contains("incassokosten"), "{}", written.text);
        }
    }
}

#[test]
fn a_company_is_not_spoken_of_as_a_person() {
    let company = accounts().remove(2);
    let mut seen = 0;
    for (step, language) in steps().iter().flat_map(|step| [DraftLanguage::Nl, DraftLanguage::En].map(|language| (step, language))) {
        for channel in [Channel::Letter, Channel::Call] {
            let asked = DraftOptions { language, ..options(step, channel, &sender()) };
            let Ok(written) = draft(&company, &asked) else { continue };
            seen += 1;
            for wrong in [
                "B.V..",
                "Spreek ik met",
                "speaking with",
                "speaking to",
                "te bereiken is",
                "er wel is",
                "huur of de boodschappen",
                "rent or the groceries",
            ] {
                assert!(!written.text.contains(wrong), "{step}: {wrong} in\n{}", written.text);
            }
        }
    }
    assert!(seen > 60);
}

#[test]
fn english_asks_as_english_asks() {
    let (_, texts) = helder_draft::embedded().iter().find(|(language, _)| *language == "en").unwrap();
    // "Can you not" reproaches where "Is it hard to" asks; the others are Dutch in English words.
    for wrong in ["an you not pay", "o you not pay", "think along", "It is about these", "With us, {amount}"] {
        assert!(!texts.contains(wrong), "{wrong}");
    }
}

#[test]
fn the_last_day_to_pay_is_a_day_to_pay() {
    for (language, texts) in helder_draft::embedded() {
        for wrong in ["voor {pay-by}", "wachten tot {pay-by}", "wachten daarmee tot {pay-by}", "before {pay-by}", "wait until {pay-by}"] {
            assert!(!texts.contains(wrong), "{language}: {wrong}");
        }
    }
}

#[test]
fn a_day_that_is_past_is_refused_and_so_is_a_plan_of_one_part() {
    let told = |step: &str, more: Value| {
        let mut asked = json!({"step": step, "today": TODAY, "channel": "letter"});
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let account: Account = from_json(r#"{"id": "K", "invoices": [{"id": "F1", "amount": "200.00", "due": "2026-10-30"}]}"#).unwrap();
        draft(&account, &from_value(&asked).unwrap()).map_err(|error| (error.code, error.path)).err()
    };
    let refused = |path: &str| Some(("invalid-value".to_owned(), path.to_owned()));
    assert_eq!(told("friendly-reminder", json!({"payBy": "2026-11-22"})), refused("options.payBy"));
    assert_eq!(told("friendly-reminder", json!({"payBy": TODAY})), None);
    assert_eq!(told("offer-plan", json!({"plan": {"instalments": 2, "first": "2026-11-22"}})), refused("options.plan.first"));
    assert_eq!(told("offer-plan", json!({"plan": {"amount": "1000"}})), refused("options.plan.amount"));
    assert_eq!(told("offer-plan", json!({"plan": {"instalments": 1}})), refused("options.plan.instalments"));
    assert_eq!(told("offer-plan", json!({"plan": {"amount": "150"}})), None);
    assert_eq!(told("friendly-reminder", json!({"plan": {"amount": "1000"}})), None, "it offers no plan");
    // A letter does not arrive today; a text message does.
    assert_eq!(told("announce-call", json!({"moment": {"day": TODAY}})), refused("options.moment.day"));
    assert_eq!(told("announce-call", json!({"moment": {"day": TODAY}, "channel": "sms"})), None);
    assert_eq!(told("announce-call", json!({"moment": {"day": "2026-11-22"}, "channel": "sms"})), refused("options.moment.day"));
    assert_eq!(told("friendly-reminder", json!({"moment": {"day": TODAY}})), None, "it announces no call");
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

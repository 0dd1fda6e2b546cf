//! Whole accounts: those of the demo, and what must hold for every account there can be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_model::{
    Account, Channel, Contact, Date, Dispute, Invoice, Locale, Payment, Plan, Promise, from_json, from_value, parse_json, to_json,
};
use helder_policy::{Advice, AdviceOptions, PolicyPack, Posture, advise, decide, evaluate};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn today() -> Date {
    "2026-11-23".parse().unwrap()
}

fn options() -> AdviceOptions {
    AdviceOptions { today: today(), locale: Locale::Nl, policy: None }
}

fn sample(name: &str) -> Value {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/accounts/");
    let text = std::fs::read_to_string(format!("{file}{name}.json")).unwrap();
    parse_json(&text).unwrap()
}

fn advice_of(account: Value) -> Advice {
    advise(&from_value::<Account>(&account).unwrap(), &options()).unwrap()
}

fn advised_by(pack: &str, account: Value) -> Advice {
    advise(&from_value::<Account>(&account).unwrap(), &AdviceOptions { policy: Some(pack.into()), ..options() }).unwrap()
}

fn blocked_by<'a>(advice: &'a Advice, step: &str) -> Option<&'a str> {
    advice.blocked.iter().find(|blocked| blocked.step == step).map(|blocked| blocked.by.as_str())
}

#[test]
fn each_sample_account_gets_the_step_that_fits() {
    let cases = [
        ("vergeten", Posture::Forgot, "friendly-reminder", Some(Channel::Email)),
        ("slordig", Posture::Slip, "friendly-reminder", Some(Channel::Email)),
        ("baan-kwijt", Posture::CannotPayNow, "offer-plan", Some(Channel::Call)),
        ("geschil", Posture::Disputes, "answer-dispute", Some(Channel::Call)),
        ("niet-bereikt", Posture::Unreachable, "announce-call", Some(Channel::Sms)),
        ("wil-niet", Posture::WillNotPay, "fourteen-day-letter", Some(Channel::Letter)),
        ("schuldhulp", Posture::CannotPayLasting, "contact-helper", None),
        ("terugbellen", Posture::Forgot, "call-back", Some(Channel::Call)),
    ];
    for (name, posture, step, channel) in cases {
        let advice = advice_of(sample(name));
        let first = &advice.steps[0];
        assert_eq!((advice.posture.name, first.step.as_str(), first.channel), (posture, step, channel), "{name}: {:#?}", advice.posture);
        assert!(!first.reasons.is_empty(), "{name}");
    }
}

#[test]
fn advice_on_the_samples_reads_as_it_should() {
    for name in ["vergeten", "baan-kwijt", "wil-niet"] {
        insta::assert_json_snapshot!(name, advice_of(sample(name)));
    }
}

#[test]
fn who_uses_no_computer_is_never_reached_by_one() {
    let mut account = sample("vergeten");
    account["customer"]["skills"]["digital"] = json!("none");
    let advice = advice_of(account);
    assert_eq!((advice.steps[0].step.as_str(), advice.steps[0].channel), ("friendly-reminder", Some(Channel::Letter)));
    assert_eq!(blocked_by(&advice, "thank"), None, "a letter can thank");
    let mut unasked = sample("niet-bereikt");
    unasked["customer"]["skills"] = json!({"digital": "none"});
    let advice = advice_of(unasked);
    assert_eq!(blocked_by(&advice, "sms-nudge"), Some("non-digital"));
    assert_eq!((advice.steps[0].step.as_str(), advice.steps[0].channel), ("announce-call", Some(Channel::Letter)));
}

#[test]
fn a_channel_the_customer_refused_or_that_bounced_is_not_used() {
    let mut account = sample("vergeten");
    account["customer"]["preferences"]["not"] = json!(["email"]);
    assert_eq!(advice_of(account).steps[0].channel, Some(Channel::Letter));
    let mut account = sample("vergeten");
    account["contactPoints"][0]["bounced"] = json!("2026-06-01");
    assert_eq!(advice_of(account).steps[0].channel, Some(Channel::Letter));
    let mut account = sample("vergeten");
    account["contactPoints"][0]["consent"] = json!(false);
    assert_eq!(advice_of(account).steps[0].channel, Some(Channel::Letter));
}

#[test]
fn a_consumer_is_left_in_peace_on_days_of_rest_and_after_two_messages_a_week() {
    let on = |today: &str| {
        let options = AdviceOptions { today: today.parse().unwrap(), locale: Locale::Nl, policy: None };
        advise(&from_value(&sample("vergeten")).unwrap(), &options).unwrap().steps[0].earliest.to_string()
    };
    assert_eq!(on("2026-11-21"), "2026-11-21", "a Saturday");
    assert_eq!(on("2026-11-22"), "2026-11-23", "a Sunday");
    assert_eq!(on("2026-12-25"), "2026-12-28", "Christmas, then a Sunday");
    let mut account = sample("baan-kwijt");
    account["contacts"].as_array_mut().unwrap().extend([
        json!({"date": "2026-11-19", "channel": "email", "outcome": "sent"}),
        json!({"date": "2026-11-23", "channel": "call", "outcome": "no-answer"}),
    ]);
    // The window of a week lets go of Thursday's message on the Thursday after.
    assert_eq!(advice_of(account).steps[0].earliest.to_string(), "2026-11-26");
}

#[test]
fn costs_wait_for_the_fourteen_days_to_the_day() {
    let with_letter = |received: &str| {
        let mut account = sample("wil-niet");
        let letter =
            json!({"date": "2026-11-06", "channel": "letter", "outcome": "sent", "purpose": "fourteen-day-letter", "received": received});
        account["contacts"].as_array_mut().unwrap().push(letter);
        advice_of(account)
    };
    let running = with_letter("2026-11-09");
    assert_eq!(blocked_by(&running, "charge-costs"), Some("within-fourteen-days"));
    let until = running.blocked.iter().find(|blocked| blocked.step == "charge-costs").unwrap().until;
    assert_eq!(until.unwrap().to_string(), "2026-11-24");
    let over = with_letter("2026-11-08");
    assert_eq!(blocked_by(&over, "charge-costs"), None);
    assert_eq!(over.steps[0].step, "final-notice", "one calm message comes before costs");
    assert!(over.steps.iter().any(|step| step.step == "charge-costs"));
}

/// A slip in the number of an invoice must not let reminders through.
#[test]
fn a_dispute_about_an_invoice_that_is_not_there_holds_back_reminders_as_one_about_all() {
    let about = |invoice: Option<&str>| {
        let mut account = sample("geschil");
        account["disputes"] = json!([without_null(json!({"opened": "2026-11-20", "status": "open", "invoice": invoice}))]);
        advice_of(account)
    };
    let (all, slip) = (about(None), about(Some("no such invoice")));
    assert_eq!(blocked_by(&all, "friendly-reminder"), Some("disputed-in-full"));
    assert_eq!(slip.blocked, all.blocked);
    assert_eq!(steps(&slip), steps(&all));
}

#[test]
fn a_company_is_advised_on_by_the_policy_for_companies() {
    let mut account = sample("vergeten");
    account["customer"]["kind"] = json!("business");
    assert_eq!(advice_of(account).trace.pack, "nl-business");
    assert_eq!(advice_of(sample("vergeten")).trace.pack, "nl-consumer");
}

#[test]
fn bad_accounts_are_refused_with_their_place() {
    let cases = [
        (json!({"id": "a", "invoices": [{"id": "1", "amount": "-5.00", "due": "2026-01-01"}]}), "negative-amount", "invoices[0].amount"),
        (json!({"id": "", "invoices": []}), "invalid-value", "id"),
        (
            json!({"id": "a", "invoices": [{"id": "1", "amount": "5.00", "due": "2026-01-01"}, {"id": "1", "amount": "5.00", "due": "2026-01-01"}]}),
            "duplicate-id",
            "invoices[1].id",
        ),
    ];
    for (account, code, path) in cases {
        let error = advise(&from_value(&account).unwrap(), &options()).unwrap_err();
        assert_eq!((error.code.as_str(), error.path.as_str()), (code, path));
    }
    let error = advise(&from_json(r#"{"id":"a","invoices":[]}"#).unwrap(), &AdviceOptions { policy: Some("mine".into()), ..options() })
        .unwrap_err();
    assert_eq!((error.code.as_str(), error.path.as_str()), ("unknown-policy", "options.policy"));
}

/// No kind of record is gone through once for each record of another: that would take minutes here, and not the second that it takes.
#[test]
fn as_many_records_as_an_account_may_hold_take_no_time() {
    let day = |i: usize| today().plus_days(-i64::try_from(i % 300).unwrap());
    let mut account: Account = from_value(&json!({
        "id": "a",
        "invoices": [{"id": "0", "amount": "10.00", "due": "2026-01-31"}],
        "payments": [{"date": "2025-01-31", "amount": "1.00", "invoice": "0"}],
        "contacts": [
            {"date": "2026-11-20", "channel": "email", "direction": "inbound", "outcome": "unanswered"},
            {"date": "2026-11-20", "channel": "call", "outcome": "no-answer", "purpose": "reminder"},
        ],
        "promises": [{"made": "2026-11-01", "due": "2026-11-02"}],
        "plans": [{"agreed": "2026-11-01", "status": "failed"}],
        "disputes": [{"opened": "2026-11-01", "status": "open", "invoice": "0"}],
        "charges": [{"date": "2026-11-01", "amount": "40.00"}],
    }))
    .unwrap();
    let most = Account::MOST_RECORDS;
    account.invoices = (0..most).map(|i| Invoice { id: i.to_string(), ..account.invoices[0].clone() }).collect();
    let about = |i: usize| Some((i * 7 % most).to_string());
    account.payments = (0..most).map(|i| Payment { invoice: about(i), ..account.payments[0].clone() }).collect();
    account.contacts = (0..most).map(|i| Contact { date: day(i), ..account.contacts[i % 2].clone() }).collect();
    account.promises = (0..most).map(|i| Promise { made: day(i), ..account.promises[0].clone() }).collect();
    account.plans = (0..most).map(|i| Plan { agreed: day(i), ..account.plans[0].clone() }).collect();
    account.disputes = (0..most / 2).map(|i| Dispute { invoice: about(i), ..account.disputes[0].clone() }).collect();
    account.charges = vec![account.charges[0].clone(); most];
    let began = Instant::now();
    let advice = advise(&account, &options()).unwrap();
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    let fact = |name: &str| advice.facts.iter().find(|fact| fact.fact == name).map(|fact| fact.value.as_str());
    assert_eq!((fact("overdue-amount"), fact("undisputed-amount")), (Some("900000.00"), Some("450000.00")));
    assert_eq!((fact("promises-broken"), fact("unanswered")), (Some("100000"), Some("50000")));
}

/// Of two proposals of one day the customer's own waits for our answer, wherever it stands on record.
#[test]
fn a_proposal_of_the_customer_is_not_hidden_by_ours_of_that_day() {
    let plan = |own: bool| json!({"agreed": "2026-07-11", "status": "proposed", "byCustomer": own});
    for plans in [[plan(true), plan(false)], [plan(false), plan(true)]] {
        let advice = advice_of(json!({"id": "a", "invoices": [], "plans": plans}));
        assert_eq!(steps(&advice).first(), Some(&"confirm-plan"));
    }
}

#[test]
fn who_refuses_every_channel_is_looked_at_by_a_person_with_a_reason() {
    let not = json!({"not": CHANNELS});
    let advice = advice_of(json!({
        "id": "a", "customer": {"preferences": not}, "invoices": [{"id": "1", "amount": "80.00", "due": "2026-11-01"}],
    }));
    assert_eq!(steps(&advice), ["human-review"]);
    assert_eq!(advice.steps[0].reasons[0].row, "nothing-else");
    // What speaks only when nothing else is left is no reason beside others.
    let others =
        advice_of(json!({"id": "a", "customer": {"deceased": true}, "invoices": [{"id": "1", "amount": "80.00", "due": "2026-11-01"}]}));
    assert!(others.steps.iter().all(|step| step.reasons.iter().all(|reason| reason.row != "nothing-else")));
    assert!(!others.trace.rows.iter().any(|row| *row == "nothing-else"));
}

#[test]
fn of_who_died_we_ask_who_settles_the_estate_and_of_a_minor_who_pays() {
    let asked = |customer: Value| {
        let account = json!({"id": "a", "customer": customer, "invoices": [{"id": "1", "amount": "80.00", "due": "2026-11-01"}]});
        advice_of(account).questions.iter().map(|question| question.field.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(asked(json!({"deceased": true})), ["customer.deceased"]);
    assert_eq!(asked(json!({"born": "2012-01-01"})), ["customer.born"]);
    assert!(asked(json!({})).contains(&"customer.skills.literacy".to_owned()));
}

#[test]
fn a_new_customer_is_one_of_whom_the_first_day_is_known() {
    let first = |customer: Value| {
        advice_of(json!({"id": "a", "customer": customer, "invoices": [{"id": "1", "amount": "80.00", "due": "2026-11-25"}]})).steps[0]
            .step
            .to_string()
    };
    assert_eq!(first(json!({})), "wait");
    assert_eq!(first(json!({"since": "2026-11-01"})), "pre-due-reminder");
    // A reason speaks of no fact that is not shown.
    let advice = advice_of(json!({
        "id": "a", "customer": {"since": "2026-11-01"}, "invoices": [{"id": "1", "amount": "80.00", "due": "2026-11-25"}],
    }));
    assert!(advice.facts.iter().any(|fact| fact.fact == "relation-years" && fact.value == "0"), "{:?}", advice.facts);
}

/// As a promise whose day has passed is taken for broken.
#[test]
fn a_plan_whose_instalment_did_not_come_is_asked_about() {
    let on = |next: &str, payments: Value| {
        advice_of(json!({
            "id": "a", "invoices": [{"id": "1", "amount": "80.00", "due": "2026-08-25"}], "payments": payments,
            "plans": [{"agreed": "2026-09-20", "status": "running", "nextDue": next}],
        }))
        .steps[0]
            .step
            .to_string()
    };
    assert_eq!(on("2026-11-01", json!([])), "adjust-plan");
    assert_eq!(on("2026-11-20", json!([])), "wait", "the bank takes three days");
    assert_eq!(on("2026-11-19", json!([])), "adjust-plan");
    assert_eq!(on("2026-11-01", json!([{"date": "2026-10-30", "amount": "20.00", "invoice": "1"}])), "wait");
    assert_eq!(
        on("2026-11-01", json!([{"date": "2026-10-01", "amount": "20.00", "invoice": "1"}])),
        "adjust-plan",
        "an earlier instalment"
    );
}

#[test]
fn who_just_spoke_with_us_is_left_in_peace_for_some_days() {
    let on = |contact: Value| {
        advice_of(json!({"id": "a", "invoices": [{"id": "1", "amount": "80.00", "due": "2026-11-01"}], "contacts": [contact]}))
    };
    let called = |cause: Value| {
        without_null(json!({
            "date": "2026-11-23", "channel": "call", "outcome": "reached", "direction": "inbound", "said": "will-pay", "cause": cause,
        }))
    };
    for cause in [json!("forgot"), Value::Null] {
        let advice = on(called(cause));
        assert_eq!((advice.steps[0].step.as_str(), advice.steps[0].earliest.to_string().as_str()), ("wait", "2026-11-28"));
        assert!(steps(&advice).iter().all(|step| !["friendly-reminder", "call", "ask-cause"].contains(step)));
    }
    let ours = on(json!({"date": "2026-11-20", "channel": "call", "outcome": "reached"}));
    assert_eq!((ours.steps[0].step.as_str(), ours.steps[0].earliest.to_string().as_str()), ("wait", "2026-11-25"));
    assert_eq!(blocked_by(&ours, "sms-nudge"), Some("just-spoke"));
}

/// The first step of each day, when it contacts the customer on that day, taken and recorded: who is called does not answer.
fn followed(mut account: Value, days: i64) -> Vec<(String, String)> {
    let pack = PolicyPack::named("nl-consumer").unwrap();
    account["contactPoints"] = json!([{"channel": "email"}, {"channel": "letter"}, {"channel": "call"}, {"channel": "sms"}]);
    account["contacts"] = json!(account["contacts"].as_array().cloned().unwrap_or_default());
    let mut done = Vec::new();
    for day in (0..days).map(|days| today().plus_days(days)) {
        let known: Account = from_value(&account).unwrap();
        let decision = decide(&pack, &known, day);
        let (step, channel, earliest) = decision.steps().next().unwrap();
        let Some(channel) = channel.filter(|_| earliest == day) else { continue };
        let outcome = if channel == Channel::Call { "no-answer" } else { "sent" };
        let purpose = Some(step).filter(|step| *step == "fourteen-day-letter");
        let contact = json!({"date": day.to_string(), "channel": channel.word(), "outcome": outcome, "step": step, "purpose": purpose});
        account["contacts"].as_array_mut().unwrap().push(without_null(contact));
        done.push((step.to_owned(), channel.word().to_owned()));
    }
    done
}

fn times(done: &[(String, String)], step: &str) -> usize {
    done.iter().filter(|(of, _)| of == step).count()
}

#[test]
fn a_step_that_was_just_done_waits() {
    let account = |more: Value| {
        let mut account = json!({"id": "a", "invoices": [{"id": "1", "amount": "80.00", "due": "2026-10-01"}]});
        account.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        account
    };
    let told = |cause: &str| json!([{"date": "2026-11-19", "channel": "call", "outcome": "reached", "said": "cannot-pay", "cause": cause}]);
    let late = json!([{"id": "1", "amount": "80.00", "due": "2026-10-01", "paid": "2026-11-22"}]);
    let new = json!([{"id": "1", "amount": "80.00", "due": "2026-11-26"}]);
    let wrong = json!([{"id": "1", "amount": "80.00", "due": "2026-10-01", "ourError": true}]);
    let plan = json!([{"agreed": "2026-11-01", "status": "running", "nextDue": "2026-11-26"}]);
    // So many days, and so many times at most: a call that nobody answers is followed by a message.
    let cases = [
        ("thank", account(json!({"invoices": late})), 14, 1),
        ("condolence", account(json!({"customer": {"deceased": true}})), 60, 1),
        ("plan-reminder", account(json!({"plans": plan})), 7, 1),
        ("pre-due-reminder", account(json!({"invoices": new, "customer": {"since": "2026-11-01"}})), 4, 1),
        ("offer-plan", account(json!({"contacts": told("illness")})), 30, 2),
        ("refer-debt-help", account(json!({"contacts": told("debts")})), 30, 2),
        ("waive-costs", account(json!({"charges": [{"date": "2026-11-01", "amount": "40.00"}]})), 30, 1),
        ("answer-dispute", account(json!({"disputes": [{"opened": "2026-11-10", "status": "open"}]})), 14, 2),
        ("correct-error", account(json!({"invoices": wrong})), 14, 2),
    ];
    for (step, account, days, most) in cases {
        let done = followed(account, days);
        assert_eq!(times(&done, step), most, "{step}: {done:?}");
    }
}

#[test]
fn a_call_that_was_announced_is_made_and_a_letter_with_a_date_comes_in_the_end() {
    let done = followed(json!({"id": "a", "invoices": [{"id": "1", "amount": "80.00", "due": "2026-10-25"}]}), 60);
    let announced: Vec<usize> = (0..done.len()).filter(|place| done[*place].0 == "announce-call").collect();
    assert!((1..=2).contains(&announced.len()), "{done:?}");
    assert!(announced.iter().all(|place| done[place + 1].1 == "call"), "{done:?}");
    assert_eq!(times(&done, "fourteen-day-letter"), 1, "{done:?}");
    assert!(done.len() <= 14, "{done:?}");
}

#[test]
fn what_rests_says_until_when_and_a_customer_who_comes_back_is_helped_again() {
    let on = |contacts: Value| {
        advice_of(json!({"id": "a", "invoices": [{"id": "1", "amount": "80.00", "due": "2026-10-01"}], "contacts": contacts}))
    };
    let ill = json!({"date": "2026-11-10", "channel": "call", "outcome": "reached", "said": "cannot-pay", "cause": "illness"});
    // Without the step its purpose tells.
    let offers = [
        json!({"date": "2026-11-22", "channel": "email", "outcome": "sent", "purpose": "plan-offer"}),
        json!({"date": "2026-11-22", "channel": "email", "outcome": "sent", "step": "offer-plan"}),
    ];
    for offer in offers {
        let advice = on(json!([ill, offer]));
        let blocked = advice.blocked.iter().find(|blocked| blocked.step == "offer-plan").unwrap();
        assert_eq!((blocked.by.as_str(), blocked.until.unwrap().to_string().as_str()), ("just-done", "2026-12-22"));
        assert_eq!(steps(&advice), ["refer-debt-help"]);
        let again = json!({"date": "2026-11-23", "channel": "call", "outcome": "reached", "direction": "inbound", "said": "asks-time"});
        assert_eq!(steps(&on(json!([ill, offer, again]))).first(), Some(&"offer-plan"));
        // When all that fits was done, the advice is to wait, with its reason and its day.
        let referred = json!({"date": "2026-11-22", "channel": "letter", "outcome": "sent", "step": "refer-debt-help"});
        let waits = on(json!([ill, offer, referred]));
        let first = &waits.steps[0];
        assert_eq!((first.step.as_str(), first.earliest.to_string().as_str()), ("wait", "2026-12-22"));
        assert_eq!(first.reasons[0].row, "just-done");
    }
    let bounced = json!({"date": "2026-11-22", "channel": "email", "outcome": "bounced", "step": "offer-plan"});
    assert_eq!(steps(&on(json!([ill, bounced]))).first(), Some(&"offer-plan"), "it did not arrive");
}

/// More than one system writes "no end" so.
#[test]
fn every_day_of_an_advice_has_four_digits_of_a_year() {
    for (due, today) in [("9999-12-31", "2026-11-23"), ("9999-12-29", "9999-12-31")] {
        let account = json!({
            "id": "a", "invoices": [{"id": "1", "amount": "80.00", "due": "2026-10-01"}],
            "promises": [{"made": "2026-11-01", "due": due}],
            "contacts": [{"date": today, "channel": "email", "outcome": "sent", "step": "offer-plan"}],
        });
        let options = AdviceOptions { today: today.parse().unwrap(), ..options() };
        let advice = to_json(&advise(&from_value(&account).unwrap(), &options).unwrap());
        assert!(!advice.contains("\"10000-"), "{advice}");
    }
}

/// Half of them within a few days: records of one day are where an order could hide.
fn day() -> impl Strategy<Value = String> {
    prop_oneof![-500_i64..60, -40_i64..-36].prop_map(|days| today().plus_days(days).to_string())
}

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

fn maybe(strategy: impl Strategy<Value = &'static str>) -> impl Strategy<Value = Value> {
    prop::option::of(strategy).prop_map(|word| json!(word))
}

const CHANNELS: &[&str] = &["letter", "email", "sms", "whatsapp", "call", "visit", "portal"];

fn account() -> impl Strategy<Value = Value> {
    let invoices = prop::collection::vec((1_u32..90_000, day(), prop::option::of(day()), any::<bool>()), 0..5).prop_map(|rows| {
        let rows = rows.into_iter().enumerate();
        rows.map(|(i, (cents, due, paid, error))| {
            let amount = format!("{}.{:02}", cents / 100, cents % 100);
            without_null(json!({"id": i.to_string(), "amount": amount, "due": due, "paid": paid, "ourError": error && i == 3}))
        })
        .collect::<Vec<_>>()
    });
    let contacts = prop::collection::vec(
        (
            day(),
            one_of(CHANNELS),
            one_of(&["outbound", "inbound"]),
            one_of(&["reached", "sent", "delivered", "opened", "clicked", "no-answer", "bounced", "unanswered"]),
            maybe(one_of(&["reminder", "fourteen-day-letter", "final-notice", "payment-received"])),
            maybe(one_of(&["forgot", "job-loss", "illness", "debts", "other"])),
            maybe(one_of(&["will-pay", "asks-time", "cannot-pay", "will-not-pay", "disagrees"])),
            maybe(one_of(&["offer-plan", "announce-call", "answer-dispute", "thank", "no-such-step"])),
        ),
        0..8,
    )
    .prop_map(|rows| {
        rows.into_iter()
            .map(|(date, channel, direction, outcome, purpose, cause, said, step)| {
                without_null(json!({"date": date, "channel": channel, "direction": direction, "outcome": outcome, "purpose": purpose, "cause": cause, "said": said, "step": step}))
            })
            .collect::<Vec<_>>()
    });
    let payments = prop::collection::vec(
        (day(), 1_u32..20_000, prop::option::of(0_usize..5), maybe(one_of(&["funds", "technical", "reversed"]))),
        0..4,
    )
    .prop_map(|rows| {
        rows.into_iter()
            .map(|(date, cents, invoice, failed)| {
                let amount = format!("{}.{:02}", cents / 100, cents % 100);
                without_null(json!({"date": date, "amount": amount, "invoice": invoice.map(|i| i.to_string()), "failed": failed}))
            })
            .collect::<Vec<_>>()
    });
    let promises = prop::collection::vec((day(), day(), prop::option::of(any::<bool>())), 0..4).prop_map(|rows| {
        rows.into_iter().map(|(made, due, kept)| without_null(json!({"made": made, "due": due, "kept": kept}))).collect::<Vec<_>>()
    });
    let plans = prop::collection::vec(
        (day(), one_of(&["proposed", "running", "missed", "completed", "failed"]), any::<bool>(), prop::option::of(day())),
        0..4,
    )
    .prop_map(|rows| {
        rows.into_iter()
            .map(|(agreed, status, own, next)| {
                without_null(json!({"agreed": agreed, "status": status, "byCustomer": own, "nextDue": next}))
            })
            .collect::<Vec<_>>()
    });
    let disputes = prop::collection::vec((day(), one_of(&["open", "accepted", "rejected"]), 0_usize..5), 0..4).prop_map(|rows| {
        rows.into_iter()
            .map(|(opened, status, i)| json!({"opened": opened, "status": status, "invoice": i.to_string()}))
            .collect::<Vec<_>>()
    });
    let customer =
        (maybe(one_of(&["good", "limited", "none"])), any::<bool>(), maybe(one_of(CHANNELS))).prop_map(|(digital, vulnerable, channel)| {
            json!({
                "skills": without_null(json!({"digital": digital})),
                "preferences": without_null(json!({"channel": channel})),
                "vulnerabilities": if vulnerable { json!(["illness"]) } else { json!([]) },
            })
        });
    (invoices, contacts, payments, promises, plans, disputes, customer).prop_map(|(invoices, contacts, payments, promises, plans, disputes, customer)| {
        json!({
            "id": "random", "invoices": invoices, "contacts": contacts, "payments": payments, "promises": promises, "plans": plans, "disputes": disputes,
            "customer": customer,
        })
    })
}

fn without_null(mut record: Value) -> Value {
    if let Value::Object(fields) = &mut record {
        fields.retain(|_, value| !value.is_null());
    }
    record
}

fn steps(advice: &Advice) -> Vec<&str> {
    advice.steps.iter().map(|step| step.step.as_str()).collect()
}

/// How hard the hardest advised step presses.
fn firmness(advice: &Advice) -> u8 {
    let pack = PolicyPack::named("nl-consumer").unwrap();
    pack.firmness().filter(|(id, _)| steps(advice).contains(id)).map(|(_, firmness)| firmness).max().unwrap_or(0)
}

proptest! {
    // Some properties pass over many records: how many is a matter of chance, and no reason to fail.
    #![proptest_config(ProptestConfig { cases: 1500, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn there_is_always_a_step_and_never_one_that_is_blocked(account in account()) {
        let advice = advice_of(account);
        prop_assert!(!advice.steps.is_empty());
        prop_assert!(advice.steps.iter().all(|step| !step.reasons.is_empty()), "{:?}", advice.steps);
        for step in &advice.steps {
            prop_assert!(blocked_by(&advice, &step.step).is_none(), "{} is advised and blocked", step.step);
            prop_assert!(step.earliest >= today());
        }
        for blocked in &advice.blocked {
            prop_assert!(!blocked.reason.is_empty() && blocked.until.is_none_or(|until| until > today()));
        }
        prop_assert!(advice.steps.windows(2).all(|pair| pair[0].rank >= pair[1].rank));
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(account in account(), turns in 0_usize..8) {
        let forth = advice_of(account.clone());
        let mut turned = account;
        for list in ["contacts", "payments", "promises", "plans", "disputes", "invoices"] {
            let records = turned[list].as_array_mut().unwrap();
            records.reverse();
            let turns = turns.min(records.len());
            records.rotate_left(turns);
        }
        let back = advice_of(turned);
        prop_assert_eq!(&forth.posture, &back.posture);
        prop_assert_eq!(&forth.steps, &back.steps);
        prop_assert_eq!(&forth.blocked, &back.blocked);
    }

    #[test]
    fn every_word_of_an_advice_comes_from_a_row_that_is_there_and_holds(account in account(), place in 0_usize..6) {
        let id = PolicyPack::known_ids().swap_remove(place);
        let advice = advised_by(&id, account);
        let file = format!("{}/packs/{}.toml", env!("CARGO_MANIFEST_DIR"), id);
        let base = format!("{}/packs/nl-consumer.toml", env!("CARGO_MANIFEST_DIR"));
        let written = std::fs::read_to_string(file).unwrap() + &std::fs::read_to_string(base).unwrap();
        let is_there = |row: &str| written.contains(&format!("id = \"{row}\""));
        for step in &advice.steps {
            prop_assert!(step.step == "wait" || !step.reasons.is_empty(), "{} has no reason", step.step);
            for reason in &step.reasons {
                prop_assert!(is_there(&reason.row) && advice.trace.rows.contains(&reason.row), "{}", reason.row);
                prop_assert!(!reason.text.is_empty() && !reason.source.is_empty());
            }
        }
        for blocked in &advice.blocked {
            prop_assert!(is_there(&blocked.by) && advice.trace.guardrails.contains(&blocked.by), "{}", blocked.by);
        }
        for evidence in advice.posture.points.iter().flat_map(|points| &points.evidence) {
            prop_assert!(is_there(&evidence.row), "{}", evidence.row);
        }
        for change in &advice.would_change {
            prop_assert!(is_there(&change.row) && advice.steps[0].step != change.step);
        }
    }

    /// The same contact, longer ago, is no reason to press harder: what was said or tried counts for less, never for more.
    #[test]
    fn an_older_contact_never_lowers_care(account in account(), which in 0_usize..8, days in 1_i64..300) {
        let before = advice_of(account.clone());
        let mut older = account;
        if let Some(contact) = older["contacts"].as_array_mut().and_then(|contacts| contacts.get_mut(which)) {
            // A letter of the law that is older has run out earlier: that is the law, not care.
            prop_assume!(contact.get("purpose").is_none() && contact.get("said").is_none_or(|said| said != "disagrees" && said != "cannot-pay" && said != "asks-time"));
            prop_assume!(contact.get("cause").is_none() && contact["outcome"] != "unanswered" && contact["outcome"] != "bounced");
            let date: Date = contact["date"].as_str().unwrap().parse().unwrap();
            prop_assume!(date <= today());
            contact["date"] = json!(date.plus_days(-days).to_string());
        }
        let after = advice_of(older);
        let stern = |advice: &Advice| steps(advice).into_iter().filter(|step| ["charge-costs", "hand-over"].contains(step)).map(str::to_owned).collect::<Vec<_>>();
        prop_assert!(stern(&after).iter().all(|step| stern(&before).contains(step)), "{:?} → {:?}", steps(&before), steps(&after));
    }

    #[test]
    fn under_every_pack_who_is_protected_sees_no_costs_and_no_agency(account in account(), place in 0_usize..6, shield in 0_usize..4) {
        let id = PolicyPack::known_ids().swap_remove(place);
        let mut account = account;
        match shield {
            0 => account["customer"]["vulnerabilities"] = json!(["illness"]),
            1 => account["disputes"] = json!([{"opened": "2026-11-20", "status": "open"}]),
            2 => account["debtHelp"] = json!({"kind": "municipal", "since": "2026-01-01"}),
            _ => account["customer"]["deceased"] = json!(true),
        }
        let advice = advised_by(&id, account);
        for step in ["charge-costs", "hand-over", "final-notice"] {
            prop_assert!(!steps(&advice).contains(&step), "{id}: {step} in {:?}", steps(&advice));
        }
    }

    #[test]
    fn an_open_dispute_never_makes_the_advice_harder(account in account()) {
        let before = advice_of(account.clone());
        let mut disputed = account;
        disputed["disputes"] = json!([{"opened": "2026-11-20", "status": "open"}]);
        let after = advice_of(disputed);
        prop_assert!(firmness(&after) <= firmness(&before).max(1), "{:?} → {:?}", steps(&before), steps(&after));
        prop_assert!(!steps(&after).iter().any(|step| ["charge-costs", "hand-over", "final-notice", "fourteen-day-letter"].contains(step)));
    }

    #[test]
    fn a_vulnerability_never_adds_costs_or_pressure(account in account()) {
        let mut calm = account.clone();
        calm["customer"]["vulnerabilities"] = json!([]);
        let mut vulnerable = account;
        vulnerable["customer"]["vulnerabilities"] = json!(["illness"]);
        let (before, after) = (advice_of(calm), advice_of(vulnerable));
        prop_assert!(firmness(&after) <= firmness(&before));
        prop_assert!(!steps(&after).contains(&"charge-costs"));
    }

    #[test]
    fn no_costs_without_a_fourteen_day_letter_that_ran_out(account in account()) {
        let advice = advice_of(account);
        if steps(&advice).iter().any(|step| ["charge-costs", "hand-over"].contains(step)) {
            let letter = advice.facts.iter().find(|fact| fact.fact == "fourteen-day-letter").map(|fact| fact.value.as_str());
            prop_assert_eq!(letter, Some("run-out"));
        }
    }

    #[test]
    fn who_uses_no_computer_gets_nothing_through_one(account in account()) {
        let mut account = account;
        account["customer"]["skills"] = json!({"digital": "none"});
        for step in advice_of(account).steps {
            prop_assert!(!matches!(step.channel, Some(Channel::Email | Channel::Sms | Channel::Whatsapp | Channel::Portal)), "{}", step.step);
        }
    }

    #[test]
    fn the_same_account_gives_the_same_bytes_in_each_language(account in account()) {
        let account: Account = from_value(&account).unwrap();
        let pack = PolicyPack::named("nl-consumer").unwrap();
        for locale in [Locale::Nl, Locale::En] {
            let once = to_json(&evaluate(&pack, &account, today(), locale).unwrap());
            prop_assert_eq!(&once, &to_json(&evaluate(&pack, &account, today(), locale).unwrap()));
        }
    }
}

//! The what-if: same request, same bytes; sums that hold; and a policy that looks at the customer beats one that counts days.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_desk::{SimulateRequest, Simulation, check_policy, simulate};
use helder_model::{Account, from_json, from_value, to_json};
use helder_policy::PolicyPack;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The customers of two panels.
fn accounts() -> Vec<Account> {
    ["first", "second"]
        .iter()
        .flat_map(|panel| {
            let file = format!("{}/../../tests/accounts/{panel}-panel.jsonl", env!("CARGO_MANIFEST_DIR"));
            let lines = std::fs::read_to_string(file).unwrap();
            lines.lines().map(|line| from_value(&serde_json::from_str::<Value>(line).unwrap()["account"]).unwrap()).collect::<Vec<_>>()
        })
        .collect()
}

fn request(packs: &[&str], seed: u32) -> SimulateRequest {
    let asked = json!({"packs": packs, "accounts": [], "from": "2026-11-23", "days": 180, "seed": seed});
    SimulateRequest { accounts: accounts(), ..from_value(&asked).unwrap() }
}

fn know_the_old_way() {
    let text = std::fs::read_to_string(format!("{}/../../examples/policies/old-way.toml", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let options = from_json(r#"{"today": "2026-11-23"}"#).unwrap();
    PolicyPack::provide("old-way".to_owned(), check_policy(&text, &options).json.unwrap());
}

fn run(packs: &[&str], seed: u32) -> Simulation {
    simulate(&request(packs, seed)).unwrap()
}

#[test]
fn the_same_request_gives_the_same_bytes_and_another_seed_other_luck() {
    assert_eq!(to_json(&run(&["nl-consumer"], 7)), to_json(&run(&["nl-consumer"], 7)));
    assert_ne!(run(&["nl-consumer"], 7).packs[0].paid, run(&["nl-consumer"], 8).packs[0].paid);
}

#[test]
fn a_pack_meets_the_same_luck_whatever_stands_beside_it() {
    know_the_old_way();
    let alone = run(&["nl-consumer"], 3);
    let beside = run(&["old-way", "nl-consumer"], 3);
    assert_eq!(alone.packs[0], beside.packs[1]);
}

/// Two packs that leave everybody in peace, of which one has no evidence to tell customers apart by: whoever pays unasked does so under both.
#[test]
fn a_pack_that_reads_its_customers_otherwise_meets_the_same_customers() {
    let file = format!("{}/../policy/packs/nl-consumer.toml", env!("CARGO_MANIFEST_DIR"));
    let silent: Value = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let know = |id: &str, evidence: bool| {
        let mut pack = silent.clone();
        pack["pack"]["id"] = id.into();
        pack["row"] = json!([]);
        if !evidence {
            pack["evidence"] = json!([]);
        }
        PolicyPack::provide(id.to_owned(), pack.to_string());
    };
    know("silent", true);
    know("silent-and-blind", false);
    for seed in 1..=5 {
        let mut both = run(&["silent", "silent-and-blind"], seed).packs;
        both[1].pack = "silent".to_owned();
        assert!(both[0].paid_percent > 0);
        assert_eq!(both[0], both[1], "seed {seed}");
    }
}

/// Whoever misses an instalment and pays all later owes what the instalments left.
#[test]
fn of_no_customer_comes_in_more_than_was_open() {
    let all = request(&["nl-consumer"], 1);
    let assumptions: Value = json!({
        "mix-forgot": 0, "mix-slip": 0, "mix-cannot-now": 100, "mix-cannot-lasting": 0, "mix-disputes": 0, "mix-unreachable": 0,
        "posture-holds": 0, "plan-accepted": 100, "instalment-kept": 70, "written-other": 50, "pays-alone-other": 20,
    });
    let (mut plans, mut paid_all) = (0, 0);
    for account in &all.accounts {
        for seed in 1..=5 {
            let one = SimulateRequest {
                accounts: vec![account.clone()],
                seed: Some(seed),
                days: 366,
                assumptions: from_json(&assumptions.to_string()).unwrap(),
                ..all.clone()
            };
            let done = simulate(&one).unwrap();
            let pack = &done.packs[0];
            assert!(pack.paid <= done.open && pack.paid_percent <= 100, "{}: {} of {}", account.id, pack.paid, done.open);
            plans += pack.plans;
            paid_all += u32::from(pack.paid == done.open && pack.plans > 1);
        }
    }
    assert!(plans > 20 && paid_all > 0, "{plans} plans, {paid_all} paid to the end after one that was missed");
}

/// What is charged is what the customer's account says: whole cents.
#[test]
fn what_is_charged_is_counted_as_it_is_charged() {
    let file = format!("{}/../../examples/policies/old-way.toml", env!("CARGO_MANIFEST_DIR"));
    let mut pack: Value = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    pack["pack"]["id"] = "charges".into();
    pack["row"] = json!([{
        "id": "charge", "weight": 1, "when": {"overdue-invoices": ">= 1", "costs-charged": false}, "then": ["charge-costs"],
        "because": {"nl": "x", "en": "x"}, "source": "own",
    }]);
    pack["guardrail"].as_array_mut().unwrap().retain(|row| row["id"] == "no-channel");
    pack["test"] = json!([]);
    PolicyPack::provide("charges".to_owned(), pack.to_string());
    // 15 % of 333.37 is 50.0055.
    let account = json!({"id": "a", "invoices": [{"id": "1", "amount": "333.37", "due": "2026-10-01"}]});
    let asked = json!({
        "packs": ["charges"], "accounts": vec![account; 40], "from": "2026-11-23", "days": 1,
        "assumptions": {"pays-alone-forgot": 0, "pays-alone-slip": 0, "pays-alone-other": 0},
    });
    let done = simulate(&from_value(&asked).unwrap()).unwrap();
    assert_eq!(done.packs[0].charged.to_string(), "2000.40");
}

/// Money on no invoice goes to what has been open longest, and what is over to the next: on one that is paid it would help nobody.
#[test]
fn a_payment_is_booked_on_what_is_open() {
    let run = |payments: Value| {
        let account = json!({
            "id": "a", "payments": payments,
            "invoices": [
                {"id": "paid", "amount": "50.00", "due": "2026-08-01", "paid": "2026-08-01"},
                {"id": "later", "amount": "60.00", "due": "2026-10-15"}, {"id": "oldest", "amount": "40.00", "due": "2026-10-01"},
            ],
        });
        let asked = json!({
            "packs": ["nl-consumer"], "accounts": [account], "from": "2026-11-23", "days": 30,
            "assumptions": {"pays-alone-forgot": 0, "pays-alone-slip": 0, "pays-alone-other": 0},
        });
        simulate(&from_value(&asked).unwrap()).unwrap().packs.remove(0)
    };
    let booked = |outcome: &helder_desk::PackOutcome| {
        outcome.steps.iter().filter(|step| step.step == "book-payment").map(|step| step.count).sum::<u32>()
    };
    // All of it is paid by it: nobody is written to.
    for id in [Value::Null, json!("of-another")] {
        let all = run(json!([{"date": "2026-11-01", "amount": "100.00", "invoice": id}]));
        assert_eq!((booked(&all), all.contacts, all.paid.to_string()), (1, 0, "0.00".to_owned()));
    }
    // A part: what is left is 25.00, and no more comes in.
    let part = run(json!([{"date": "2026-11-01", "amount": "45.00"}, {"date": "2026-11-02", "amount": "30.00"}]));
    assert_eq!(booked(&part), 1);
    assert!(part.contacts > 0 && part.paid <= "25.00".parse().unwrap(), "{} of 25.00", part.paid);
}

#[test]
fn looking_at_the_customer_keeps_more_customers_than_counting_days() {
    know_the_old_way();
    for seed in 1..=5 {
        let both = run(&["nl-consumer", "old-way"], seed);
        let (ours, old) = (&both.packs[0], &both.packs[1]);
        assert!(ours.kept > old.kept, "seed {seed}: {} and {}", ours.kept, old.kept);
        assert!(ours.bad_experiences < old.bad_experiences && ours.handed_over < old.handed_over);
        assert!(ours.plans > 0 && old.plans == 0, "nobody is offered a plan by days alone");
    }
}

#[test]
fn every_assumption_is_shown_with_its_source_and_may_be_changed() {
    let usual = run(&["nl-consumer"], 1);
    assert!(usual.assumptions.len() > 25);
    assert!(usual.assumptions.iter().all(|known| !known.text.is_empty() && !known.source.is_empty()));
    let changed = |id: &str, value: u32| {
        simulate(&SimulateRequest { assumptions: from_json(&json!({id: value}).to_string()).unwrap(), ..request(&["nl-consumer"], 1) })
    };
    let nobody_stays = changed("customer-stays", 0).unwrap();
    assert!(nobody_stays.packs[0].kept < usual.packs[0].kept);
    let error = changed("customer-stay", 1).unwrap_err();
    assert_eq!((error.code.as_str(), error.path.as_str()), ("unknown-field", "assumptions.customer-stay"));
    assert!(error.message.contains("did you mean `customer-stays`?"));
    assert_eq!(changed("customer-stays", 101).unwrap_err().code, "invalid-value");
    for (id, value) in [("instalments", 0), ("instalment-days", 0), ("handed-over-pays-after", 0), ("handed-over-days", 1001)] {
        assert_eq!(changed(id, value).unwrap_err().path, format!("assumptions.{id}"));
    }
    // None of them is without effect.
    for (id, value) in [("instalments", 2), ("instalment-days", 7), ("looked-at-again", 1)] {
        assert_ne!(changed(id, value).unwrap().packs, usual.packs, "{id}");
    }
    assert_eq!(changed("mix-forgot", 99).unwrap_err().path, "assumptions");
}

#[test]
fn what_cannot_be_run_is_refused_with_its_place() {
    let told = |change: &dyn Fn(&mut SimulateRequest)| {
        let mut asked = request(&["nl-consumer"], 1);
        change(&mut asked);
        let error = simulate(&asked).unwrap_err();
        (error.code, error.path)
    };
    let is = |code: &str, path: &str| (code.to_owned(), path.to_owned());
    assert_eq!(told(&|asked| asked.days = 0), is("invalid-value", "days"));
    assert_eq!(told(&|asked| asked.packs.clear()), is("invalid-value", "packs"));
    assert_eq!(told(&|asked| asked.packs.push("nl-consumers".to_owned())), is("unknown-policy", "packs[1]"));
    assert_eq!(told(&|asked| asked.accounts[3].id.clear()), is("invalid-value", "accounts[3].id"));
    assert_eq!(told(&|asked| asked.accounts = vec![asked.accounts[0].clone(); 5000]), is("too-large", "accounts"));
    // One account with as many payments as it may hold is as much to read as hundreds.
    let with = |payments: usize| {
        let payment = from_json(r#"{"date": "2026-01-05", "amount": "1.00"}"#).unwrap();
        let mut account = accounts().swap_remove(0);
        account.payments = vec![payment; payments];
        SimulateRequest { accounts: vec![account; 10], ..request(&["nl-consumer"], 1) }
    };
    assert_eq!(simulate(&with(100_000)).unwrap_err().code, "too-large");
    assert!(simulate(&with(1_000)).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn no_more_comes_in_than_was_open_and_the_weeks_add_up(seed in any::<u32>(), days in 1_u32..366) {
        let done = simulate(&SimulateRequest { days, ..request(&["nl-consumer", "nl-utility"], seed) }).unwrap();
        for pack in &done.packs {
            prop_assert!(pack.paid <= done.open && pack.paid_percent <= 100);
            prop_assert!(pack.kept <= done.accounts);
            prop_assert!(pack.weeks.windows(2).all(|pair| pair[0].paid <= pair[1].paid && pair[0].contacts <= pair[1].contacts && pair[0].day < pair[1].day));
            let last = pack.weeks.last().unwrap();
            prop_assert_eq!((last.paid, last.contacts, last.cost), (pack.paid, pack.contacts, pack.cost));
        }
    }
}

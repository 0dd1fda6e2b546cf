//! The packs that ship with Helder hold what they promise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::collections::BTreeSet;

use helder_model::{Channel, Locale, from_json};
use helder_policy::{PolicyPack, evaluate};

/// A pack as its people wrote it, as JSON.
fn tree(id: &str) -> serde_json::Value {
    let file = format!("{}/packs/{id}.toml", env!("CARGO_MANIFEST_DIR"));
    toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

/// The same, read, with its tests.
fn written(id: &str) -> PolicyPack {
    PolicyPack::parse(&tree(id).to_string()).unwrap()
}

#[test]
fn every_pack_passes_its_own_tests() {
    for id in PolicyPack::known_ids() {
        let pack = written(&id);
        assert!(pack.test_count() >= if id == "nl-consumer" { 34 } else { 12 }, "{id}");
        let failures = pack.run_tests();
        let list: Vec<String> = failures.iter().map(|failure| format!("{}: {}", failure.test, failure.message)).collect();
        assert!(list.is_empty(), "{id}:\n{}", list.join("\n"));
    }
}

#[test]
fn what_a_pack_cannot_mean_is_refused_with_its_place() {
    let with = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut tree = tree("nl-consumer");
        change(&mut tree);
        let error = PolicyPack::parse(&tree.to_string()).unwrap_err();
        (error.code, error.path, error.message)
    };
    type Case<'a> = (&'a dyn Fn(&mut serde_json::Value), &'a str, &'a str, &'a str);
    let cases: [Case; 23] = [
        (
            &|pack| pack["guardrail"].as_array_mut().unwrap().retain(|row| row["id"] != "just-done"),
            "invalid-policy",
            "step[0].rest",
            "`just-done`",
        ),
        (
            &|pack| pack["row"][3]["when"] = serde_json::json!({"days-lat": 3}),
            "invalid-policy",
            "row[3].when.days-lat",
            "did you mean `days-late`",
        ),
        (
            &|pack| pack["guardrail"][0]["when"] = serde_json::json!({"deceased": "yes"}),
            "invalid-policy",
            "guardrail[0].when.deceased",
            "true or false",
        ),
        (&|pack| pack["row"][0]["then"][0] = "condolences".into(), "invalid-policy", "row[0].then[0]", "did you mean `condolence`"),
        (&|pack| pack["guardrail"][1]["until"] = "days-late".into(), "invalid-policy", "guardrail[1].until", "not a day"),
        (&|pack| pack["step"][1]["id"] = pack["step"][0]["id"].clone(), "invalid-policy", "step[1].id", "twice"),
        (&|pack| pack["step"][0]["effects"]["relation"] = 9.into(), "invalid-policy", "step[0].effects", "−3 to 3"),
        (&|pack| pack["evidence"][0]["when"] = serde_json::json!({}), "invalid-policy", "evidence[0].when", "condition"),
        (
            &|pack| pack["evidence"][0]["when"]["posture"] = "unknown".into(),
            "invalid-policy",
            "evidence[0].when.posture",
            "what is weighed here",
        ),
        (
            &|pack| pack["posture"]["will-not-pay"]["when"]["posture"] = "will-not-pay".into(),
            "invalid-policy",
            "posture.will-not-pay.when.posture",
            "what is weighed here",
        ),
        (&|pack| pack["row"][0]["then"] = serde_json::json!(vec!["call"; 200]), "invalid-policy", "row[0].then", "200 steps, of the 44"),
        // A day that no date could be written for.
        (
            &|pack| pack["guardrail"][0]["until"] = serde_json::json!({"days-late": 3661}),
            "invalid-policy",
            "guardrail[0].until.days-late",
            "0 to 3660 days",
        ),
        (
            &|pack| pack["guardrail"][0]["until"] = serde_json::json!({"after": "last-contact", "days": i64::MAX}),
            "invalid-policy",
            "guardrail[0].until.days",
            "0 to 3660 days",
        ),
        (
            &|pack| pack["row"][0]["earliest"] = serde_json::json!({"after": "last-contact", "days": 99_999_999}),
            "invalid-policy",
            "row[0].earliest.days",
            "0 to 3660 days",
        ),
        (
            &|pack| pack["row"][0]["earliest"] = serde_json::json!({"after": "last-contact", "days": -1}),
            "invalid-policy",
            "row[0].earliest.days",
            "0 to 3660 days",
        ),
        // A test that names what there is not would hold for ever.
        (&|pack| pack["test"][0]["first"] = "thnk".into(), "invalid-policy", "test[0].first", "did you mean `thank`"),
        (&|pack| pack["test"][0]["has"] = serde_json::json!(["wait", "cal"]), "invalid-policy", "test[0].has[1]", "did you mean `call`"),
        (&|pack| pack["test"][1]["never"] = serde_json::json!(["hand-ovr"]), "invalid-policy", "test[1].never[0]", "`hand-over`"),
        (
            &|pack| pack["test"][1]["blocked"] = serde_json::json!({"hand-ovr": "dispute-open"}),
            "invalid-policy",
            "test[1].blocked.hand-ovr",
            "there is no step `hand-ovr`; did you mean `hand-over`?",
        ),
        (
            &|pack| pack["test"][1]["blocked"] = serde_json::json!({"hand-over": "dispute-opn"}),
            "invalid-policy",
            "test[1].blocked.hand-over",
            "there is no guardrail `dispute-opn`; did you mean `dispute-open`?",
        ),
        (
            &|pack| pack["pack"]["contact"]["costs"]["lettr"] = "1.50".into(),
            "invalid-policy",
            "pack.contact.costs.lettr",
            "there is no channel `lettr`; did you mean `letter`?",
        ),
        (&|pack| pack["pack"]["contact"]["costs"]["call"] = "-4.00".into(), "negative-amount", "pack.contact.costs.call", "below zero"),
        (&|pack| pack["row"][0]["wieght"] = 3.into(), "unknown-field", "row[0].wieght", "did you mean `weight`"),
    ];
    for (change, code, path, part) in cases {
        let told = with(change);
        assert_eq!((told.0.as_str(), told.1.as_str()), (code, path), "{}", told.2);
        assert!(told.2.contains(part), "{}", told.2);
    }
}

#[test]
fn a_pack_of_24_steps_or_more_ships_and_each_name_is_stable() {
    let pack = PolicyPack::named("nl-consumer").unwrap();
    let steps: BTreeSet<&str> = pack.firmness().map(|(step, _)| step).collect();
    assert!(steps.len() >= 24);
    for step in ["friendly-reminder", "offer-plan", "answer-dispute", "call", "fourteen-day-letter", "charge-costs", "hand-over", "wait"] {
        assert!(steps.contains(step), "{step}");
    }
}

#[test]
fn an_unknown_pack_is_refused_with_the_ones_there_are() {
    let error = PolicyPack::named("nl-consumers").unwrap_err();
    assert_eq!((error.code.as_str(), error.path.as_str()), ("unknown-policy", "policy"));
    assert!(error.message.contains("did you mean `nl-consumer`? Known: "), "{}", error.message);
    assert!(PolicyPack::named("x").unwrap_err().message.starts_with("there is no pack `x`. Known: "));
}

/// Handed in under such a name, it would be the policy of every call that names none.
#[test]
fn an_own_pack_has_a_name_of_its_own() {
    let full = |id: &str| {
        let file = format!("{}/packs/nl-consumer.toml", env!("CARGO_MANIFEST_DIR"));
        let mut tree: serde_json::Value = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        tree["pack"]["id"] = id.into();
        PolicyPack::accept(&tree.to_string()).map_err(|error| (error.code, error.path))
    };
    for (id, _) in PolicyPack::embedded() {
        assert_eq!(full(id).unwrap_err(), ("invalid-policy".into(), "pack.id".into()), "{id}");
    }
    for id in ["", " "] {
        assert_eq!(full(id).unwrap_err(), ("invalid-policy".into(), "pack.id".into()), "{id:?}");
    }
    assert_eq!(full("mine").unwrap().id(), "mine");
}

/// Taken under that name, the packs that stand on it, and itself, could never be read again.
#[test]
fn a_pack_may_not_take_the_name_of_one_it_stands_on() {
    for base in ["nl-consumer", "nl-business"] {
        let error =
            PolicyPack::accept(&format!(r#"{{"pack": {{"id": "nl-consumer", "version": "9", "extends": "{base}"}}}}"#)).unwrap_err();
        assert_eq!((error.code.as_str(), error.path.as_str()), ("invalid-policy", "pack.id"), "{}", error.message);
    }
}

/// Hours in which the law leaves customers in peace would leave no moment for a call.
#[test]
fn a_pack_and_the_law_have_hours_in_common_in_every_country() {
    for (country, early, late) in [("NL", "07:00", "20:00"), ("BE", "08:00", "20:00"), ("DE", "08:00", "20:00"), ("EU", "08:00", "20:00")] {
        let with = |from: &str, until: &str| {
            let mut tree = tree("nl-consumer");
            tree["pack"]["jurisdiction"] = country.into();
            tree["pack"]["contact"]["from"] = from.into();
            tree["pack"]["contact"]["until"] = until.into();
            PolicyPack::parse(&tree.to_string())
        };
        for (from, until) in [("20:30", "21:00"), (late, "22:00"), ("05:00", "06:30"), ("05:00", early)] {
            let error = with(from, until).unwrap_err();
            assert_eq!((error.code.as_str(), error.path.as_str()), ("invalid-policy", "pack.contact"), "{country} {from}-{until}");
            assert!(error.message.contains(&format!("{early}–{late}")), "{}", error.message);
        }
        for (from, until) in [("19:59", "23:00"), ("05:00", "08:01"), ("05:00", "22:00"), ("12:00", "12:30")] {
            let pack = with(from, until).unwrap();
            let account = r#"{"id": "a", "invoices": [{"id": "1", "amount": "80.00", "due": "2026-09-01"}], "contacts": [{"date": "2026-11-20", "channel": "call", "direction": "inbound", "outcome": "unanswered"}]}"#;
            let advice = evaluate(&pack, &from_json(account).unwrap(), "2026-11-23".parse().unwrap(), Locale::En).unwrap();
            let moments: Vec<_> = advice.steps.iter().filter_map(|step| step.best.as_ref()).filter(|best| best.from.is_some()).collect();
            assert!(!moments.is_empty() && advice.steps.iter().any(|step| step.channel == Some(Channel::Call)), "{country} {from}-{until}");
            for best in moments {
                let (first, last) = (best.from.as_deref().unwrap(), best.until.as_deref().unwrap());
                assert!(first < last && from.max(early) <= first && last <= until.min(late), "{country} {from}-{until}: {first}-{last}");
            }
        }
    }
}

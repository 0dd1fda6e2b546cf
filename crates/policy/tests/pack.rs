//! The packs that ship with Helder hold what they promise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::collections::BTreeSet;

use helder_policy::PolicyPack;

/// A pack as its people wrote it, with its tests.
fn written(id: &str) -> PolicyPack {
    let file = format!("{}/packs/{id}.toml", env!("CARGO_MANIFEST_DIR"));
    let tree: serde_json::Value = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    PolicyPack::parse(&tree.to_string()).unwrap()
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
    let text = serde_json::to_string(&{
        let file = format!("{}/packs/nl-consumer.toml", env!("CARGO_MANIFEST_DIR"));
        toml::from_str::<serde_json::Value>(&std::fs::read_to_string(file).unwrap()).unwrap()
    })
    .unwrap();
    let with = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut tree: serde_json::Value = serde_json::from_str(&text).unwrap();
        change(&mut tree);
        let error = PolicyPack::parse(&tree.to_string()).unwrap_err();
        (error.code, error.path, error.message)
    };
    type Case<'a> = (&'a dyn Fn(&mut serde_json::Value), &'a str, &'a str, &'a str);
    let cases: [Case; 9] = [
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
    assert!(error.message.contains("did you mean `nl-consumer`"), "{}", error.message);
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

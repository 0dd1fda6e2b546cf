//! The packs that ship with Helder hold what they promise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::collections::BTreeSet;

use helder_policy::PolicyPack;

#[test]
fn every_pack_passes_its_own_tests() {
    for id in PolicyPack::builtin_ids() {
        let pack = PolicyPack::builtin(id).unwrap();
        assert!(pack.test_count() > 20, "{id}");
        let failures = pack.run_tests("2026-11-23".parse().unwrap()).unwrap();
        let list: Vec<String> = failures.iter().map(|failure| format!("{}: {}", failure.test, failure.message)).collect();
        assert!(list.is_empty(), "{id}:\n{}", list.join("\n"));
    }
}

#[test]
fn a_pack_of_24_steps_or_more_ships_and_each_name_is_stable() {
    let pack = PolicyPack::builtin("nl-consumer").unwrap();
    let steps: BTreeSet<&str> = pack.firmness().map(|(step, _)| step).collect();
    assert!(steps.len() >= 24);
    for step in ["friendly-reminder", "offer-plan", "answer-dispute", "call", "fourteen-day-letter", "charge-costs", "hand-over", "wait"] {
        assert!(steps.contains(step), "{step}");
    }
}

#[test]
fn an_unknown_pack_is_refused_with_the_ones_there_are() {
    let error = PolicyPack::builtin("nl-consumers").unwrap_err();
    assert_eq!((error.code.as_str(), error.path.as_str()), ("unknown-policy", "policy"));
    assert!(error.message.contains("did you mean `nl-consumer`"), "{}", error.message);
}

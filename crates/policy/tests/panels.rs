//! Answer keys that panels wrote without having seen a pack: `tests/accounts/*-panel.jsonl`. How it went the first time: `docs/validation.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_model::{Account, from_value};
use helder_policy::{PolicyPack, decide};
use serde_json::Value;

/// The right first steps of a panel, and the steps it forbids that were advised.
fn judged(panel: &str) -> (usize, Vec<String>) {
    let file = format!("{}/../../tests/accounts/{panel}-panel.jsonl", env!("CARGO_MANIFEST_DIR"));
    let pack = PolicyPack::named("nl-consumer").unwrap();
    let (mut right, mut wrong) = (0, Vec::new());
    for line in std::fs::read_to_string(file).unwrap().lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let account: Account = from_value(&row["account"]).unwrap();
        let names =
            |field: &str| -> Vec<String> { row[field].as_array().unwrap().iter().map(|step| step.as_str().unwrap().to_owned()).collect() };
        let decision = decide(&pack, &account, "2026-11-23".parse().unwrap());
        let steps: Vec<&str> = decision.steps().map(|(step, ..)| step).collect();
        right += usize::from(names("accept").iter().any(|step| step == steps[0]));
        let forbidden = names("forbid").into_iter().filter(|step| steps.contains(&step.as_str()));
        wrong.extend(forbidden.map(|step| format!("{}: {step}", row["case"])));
    }
    (right, wrong)
}

#[test]
fn panels_find_the_first_step_right_and_nothing_forbidden() {
    for (panel, least) in [("first", 60), ("second", 60), ("third", 40), ("fourth", 40)] {
        let (right, wrong) = judged(panel);
        assert!(right >= least, "{panel}: {right}");
        assert!(wrong.is_empty(), "{panel}: {wrong:#?}");
    }
}

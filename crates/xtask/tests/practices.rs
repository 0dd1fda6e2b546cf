//! The table of practices (`crates/policy/practices.toml`) is whole, and what it names exists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().parent().unwrap().to_path_buf()
}

fn table(name: &str) -> Table {
    fs::read_to_string(root().join(name)).unwrap().parse().unwrap()
}

fn tables<'t>(table: &'t Table, name: &str) -> impl Iterator<Item = &'t Table> {
    table[name].as_array().unwrap().iter().map(|row| row.as_table().unwrap())
}

/// The source of every test, of Rust and of the browser.
fn tests() -> String {
    let mut text = String::new();
    let mut folders = vec![root().join("crates"), root().join("tests/js"), root().join("tests/browser")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() && name != "node_modules" && name != "shots" {
                folders.push(path);
            } else if matches!(path.extension().and_then(|end| end.to_str()), Some("rs" | "js" | "mjs")) {
                text += &fs::read_to_string(path).unwrap();
            }
        }
    }
    text
}

#[test]
fn every_practice_names_what_does_it_and_its_test() {
    let practices = table("crates/policy/practices.toml");
    let pack = table("crates/policy/packs/nl-consumer.toml");
    let rules = table("crates/letter/languages/nl/rules.toml");
    let items = table("crates/letter/languages/nl/checklist.toml");
    let types = fs::read_to_string(root().join("js/src/types.ts")).unwrap();
    let engine = fs::read_to_string(root().join("js/src/engine.ts")).unwrap();
    let assumptions = fs::read_to_string(root().join("crates/desk/src/assumptions.rs")).unwrap();
    let tests = tests();
    let has =
        |of: &Table, list: &str, key: &str, name: &str| tables(of, list).any(|row| row.get(key).and_then(Value::as_str) == Some(name));
    let mut numbers = BTreeSet::new();
    for practice in tables(&practices, "practice") {
        let no = practice["no"].as_str().unwrap();
        assert!(numbers.insert(no.to_owned()), "{no} is there twice");
        let by = practice["by"].as_array().unwrap();
        assert!(!by.is_empty(), "{no}");
        for name in by {
            let (kind, name) = name.as_str().unwrap().split_once(':').unwrap();
            let exists = match kind {
                "step" | "row" | "guardrail" | "evidence" | "channel" => has(&pack, kind, "id", name),
                "question" => has(&pack, kind, "field", name),
                "pack" => pack["pack"].as_table().unwrap().contains_key(name),
                "fact" => helder_policy::Fact::ALL.iter().any(|fact| fact.name() == name),
                "field" => types.contains(&format!("\n{name}")),
                "rule" => has(&rules, "rule", "id", name),
                "item" => has(&items, "item", "id", name),
                "call" => engine.contains(&format!("  {name}(")),
                "draft" => ["nl", "en"].iter().all(|language| root().join(format!("crates/draft/drafts/{language}/{name}.toml")).is_file()),
                "lint" => helder_policy::lint_codes().iter().any(|(code, ..)| *code == name),
                "assumption" => assumptions.contains(&format!(" \"{name}\" ")),
                other => panic!("{no}: `{other}`"),
            };
            assert!(exists, "{no}: there is no {kind} `{name}`");
        }
        let test = practice["test"].as_str().unwrap();
        assert!(has(&pack, "test", "name", test) || tests.contains(&format!("fn {test}(")), "{no}: there is no test `{test}`");
    }
    let all = [(0, 23), (1, 11), (2, 8), (3, 10), (4, 13)];
    let all: BTreeSet<String> = all.iter().flat_map(|(document, last)| (1..=*last).map(move |no| format!("S{document}.{no}"))).collect();
    assert_eq!(numbers, all);
}

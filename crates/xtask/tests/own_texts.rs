//! What Helder itself says about the law and about plans passes its own judgement.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

use helder_letter::{LetterOptions, score_letter};
use helder_model::{Locale, Message, Severity};
use std::collections::BTreeMap;

/// Rules that a note on the law has to break: it names the article, the term as the law words it, and what a court may do.
const OFF: [&str; 5] = ["law-article", "term/bw", "notice-term", "abbreviation", "consequence"];

/// The same of what a pack says to a colleague; the German *Mahnung* has no other name.
const OFF_IN_PACKS: [&str; 6] = ["law-article", "term/bw", "notice-term", "abbreviation", "consequence", "term/aanmaning"];

#[test]
fn our_own_dutch_is_plain() {
    let own: Vec<Message> = [helder_law::messages(), helder_plan::messages()].concat();
    let options = LetterOptions { off: OFF.map(str::to_owned).to_vec(), ..LetterOptions::default() };
    let mut faults = Vec::new();
    let mut words = 0;
    for message in &own {
        let text = message.of(Locale::Nl);
        // Names of months and kinds of interest are no sentences.
        if !text.ends_with('.') {
            continue;
        }
        // A customer is a customer (S1.6).
        for word in ["debiteur", "schuldenaar", "wanbetaler"] {
            assert!(!text.to_lowercase().contains(word), "{text}");
        }
        let report = score_letter(text, &options).unwrap();
        words += report.counts.words;
        let heavy = report.findings.iter().filter(|finding| finding.severity != Severity::Hint);
        faults.extend(heavy.map(|finding| format!("{}: ‘{}’ in: {text}", finding.rule, finding.text)));
    }
    assert!(words > 500, "{words}");
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Every Dutch sentence of the packs: a customer may read why. Left out: what names a letter or a step of the law as the law does.
#[test]
fn the_dutch_of_the_packs_is_plain() {
    fn dutch(tree: &serde_json::Value, to: &mut Vec<String>) {
        match tree {
            serde_json::Value::Object(fields) => {
                for (name, value) in fields {
                    match value.as_str() {
                        Some(text) if name == "nl" && text.ends_with(['.', '?']) => to.push(text.to_owned()),
                        _ => dutch(value, to),
                    }
                }
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| dutch(item, to)),
            _ => {}
        }
    }
    let options = LetterOptions { off: OFF_IN_PACKS.map(str::to_owned).to_vec(), ..LetterOptions::default() };
    let mut faults = Vec::new();
    let mut seen = 0;
    for (id, pack) in helder_policy::PolicyPack::embedded() {
        let mut texts = Vec::new();
        dutch(&serde_json::from_str(pack).unwrap(), &mut texts);
        seen += texts.len();
        for text in texts {
            for word in ["debiteur", "schuldenaar", "wanbetaler"] {
                assert!(!text.to_lowercase().contains(word), "{id}: {text}");
            }
            let report = score_letter(&text, &options).unwrap();
            let heavy = report.findings.iter().filter(|finding| finding.severity != Severity::Hint);
            faults.extend(heavy.map(|finding| format!("{id}: {}: ‘{}’ in: {text}", finding.rule, finding.text)));
        }
    }
    assert!(seen > 300, "{seen}");
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The messages of every room.
fn all() -> Vec<Message> {
    let facts = helder_policy::messages();
    [helder_letter::messages(), helder_law::messages(), helder_plan::messages(), facts].concat()
}

const OTHERS: [Locale; 3] = [Locale::En, Locale::De, Locale::Fr];

#[test]
fn every_language_has_the_same_places_to_fill_in() {
    let places = |text: &str| {
        let mut names: Vec<String> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).map(str::to_owned).collect();
        names.sort();
        names
    };
    for message in all() {
        for locale in OTHERS.into_iter().filter(|locale| message.is_in(*locale)) {
            assert_eq!(places(message.of(locale)), places(message.of(Locale::Nl)), "{message:?}");
        }
    }
}

#[test]
fn sums_and_plans_are_in_every_language() {
    for message in [helder_law::messages(), helder_plan::messages()].concat() {
        assert!(OTHERS.iter().all(|locale| message.is_in(*locale)), "{message:?}");
    }
}

/// Beside the wasm a text is found by the key of the Dutch one: two texts with one key would be taken for each other.
#[test]
fn a_key_leads_to_one_text() {
    for locale in OTHERS {
        let mut known: BTreeMap<String, (&str, &str)> = BTreeMap::new();
        for message in all() {
            let Some(line) = message.line(locale) else { continue };
            assert_eq!(line.matches('\n').count(), 1, "a text is one line: {line}");
            let (key, _) = line.split_once('\t').unwrap();
            let texts = (message.of(Locale::Nl), message.of(locale));
            assert_eq!(*known.entry(key.to_owned()).or_insert(texts), texts);
        }
        assert!(known.len() > 50);
    }
}

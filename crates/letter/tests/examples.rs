//! Every rule, term and checklist item is tested by its own good and bad examples: the data files are the tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_letter::{LetterOptions, LetterReport, Status, score_letter};
use helder_model::{Channel, Purpose, from_json};
use serde::Deserialize;
use std::fs;
use std::path::PathBuf;

#[derive(Deserialize)]
struct Terms {
    term: Vec<Term>,
}

#[derive(Deserialize)]
struct Term {
    id: String,
    tone: Option<String>,
    #[serde(default)]
    count: Vec<String>,
    #[serde(default)]
    bad: Vec<Vec<String>>,
    #[serde(default)]
    good: Vec<String>,
}

#[derive(Deserialize)]
struct Rules {
    rule: Vec<Example>,
}

#[derive(Deserialize)]
struct Items {
    item: Vec<Example>,
}

#[derive(Deserialize)]
struct Example {
    id: String,
    #[serde(default)]
    channels: Vec<String>,
    #[serde(default)]
    purposes: Vec<String>,
    bad: Vec<String>,
    good: Vec<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("languages/nl")
}

fn read<T: for<'de> Deserialize<'de>>(name: &str) -> T {
    toml::from_str(&fs::read_to_string(root().join(name)).unwrap()).unwrap()
}

fn terms() -> Vec<Term> {
    let mut files: Vec<_> = fs::read_dir(root().join("terms")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|file| toml::from_str::<Terms>(&fs::read_to_string(file).unwrap()).unwrap().term).collect()
}

fn report(text: &str) -> LetterReport {
    score_letter(text, &LetterOptions::default()).unwrap()
}

/// The text after taking the first suggestion of each finding of the rule.
fn applied(text: &str, rule: &str) -> String {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    let findings = report(text).findings;
    for finding in findings.iter().rev().filter(|finding| finding.rule == rule) {
        let plain = finding.suggestions.iter().find_map(|suggestion| suggestion.replacement.as_deref());
        if let Some(plain) = plain {
            units.splice(finding.start as usize..finding.end as usize, plain.encode_utf16());
        }
    }
    String::from_utf16(&units).unwrap()
}

#[test]
fn every_term_is_found_in_its_bad_examples_and_its_replacement_reads_as_written() {
    let mut faults = Vec::new();
    let mut examples = 0;
    for term in terms().iter().filter(|term| term.count.is_empty()) {
        let rule = format!("term/{}", term.id);
        for bad in &term.bad {
            examples += 1;
            let sentence = &bad[0];
            if !report(sentence).findings.iter().any(|finding| finding.rule == rule) {
                faults.push(format!("{rule} is not found in: {sentence}"));
            } else if let Some(expected) = bad.get(1).filter(|expected| **expected != applied(sentence, &rule)) {
                faults.push(format!("{rule}: {sentence}\n  expected {expected}\n  became   {}", applied(sentence, &rule)));
            }
        }
        for good in term.good.iter().filter(|good| report(good).findings.iter().any(|finding| finding.rule == rule)) {
            faults.push(format!("{rule} is a false alarm in: {good}"));
        }
    }
    assert!(faults.is_empty(), "{} of {examples}:\n{}", faults.len(), faults.join("\n"));
    assert!(examples > 100, "only {examples} examples: are the term files there?");
}

#[test]
fn every_finding_of_a_term_says_what_to_do() {
    let mut faults = Vec::new();
    for term in terms().iter().filter(|term| term.count.is_empty()) {
        let rule = format!("term/{}", term.id);
        for sentence in term.bad.iter().map(|bad| &bad[0]) {
            let findings = report(sentence).findings;
            let mute = findings.iter().any(|finding| finding.rule == rule && finding.suggestions.is_empty());
            if mute {
                faults.push(format!("{rule}: {sentence}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_phrase_of_warmth_and_help_is_counted_in_its_examples() {
    for term in terms().iter().filter(|term| !term.count.is_empty()) {
        let counted = |text: &str| match term.tone.as_deref() {
            Some("warmth") => report(text).tone.warmth,
            _ => report(text).tone.help,
        };
        for bad in &term.bad {
            assert!(counted(&bad[0]) > 0, "{}: {}", term.id, bad[0]);
        }
    }
}

#[test]
fn no_example_sentence_after_replacement_still_holds_its_term() {
    for term in terms().iter().filter(|term| term.count.is_empty()) {
        for expected in term.bad.iter().filter_map(|bad| bad.get(1)) {
            let rule = format!("term/{}", term.id);
            assert!(!report(expected).findings.iter().any(|finding| finding.rule == rule), "{rule} is found again in: {expected}");
        }
    }
}

#[test]
fn every_rule_speaks_in_its_bad_examples_and_is_silent_in_its_good_ones() {
    let rules: Rules = read("rules.toml");
    let mut faults = Vec::new();
    for rule in rules.rule {
        let channel = rule.channels.first().map(|word| from_json::<Channel>(&format!("\"{word}\"")).unwrap());
        // A rule for letters of one purpose may ask that the purpose is told.
        let purpose = match rule.purposes.as_slice() {
            [only] => Some(from_json::<Purpose>(&format!("\"{only}\"")).unwrap()),
            _ => None,
        };
        let with = |text: &str, off: Vec<String>| {
            score_letter(text, &LetterOptions { channel, purpose, off, ..LetterOptions::default() }).unwrap()
        };
        let speaks = |report: &LetterReport| report.findings.iter().any(|finding| finding.rule == rule.id);
        for bad in &rule.bad {
            if !speaks(&with(bad, Vec::new())) {
                faults.push(format!("{} is silent in: {bad}", rule.id));
            }
            if speaks(&with(bad, vec![rule.id.clone()])) {
                faults.push(format!("{} speaks though it is switched off in: {bad}", rule.id));
            }
        }
        for good in &rule.good {
            if speaks(&with(good, Vec::new())) {
                faults.push(format!("{} speaks in: {good}", rule.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_question_of_the_reader_is_answered_in_its_good_examples_only() {
    let items: Items = read("checklist.toml");
    for item in items.item {
        let status = |text: &str| report(text).checklist.into_iter().find(|found| found.id == item.id).unwrap().status;
        for good in &item.good {
            assert_eq!(status(good), Status::Found, "{}: {good}", item.id);
        }
        for bad in &item.bad {
            assert_ne!(status(bad), Status::Found, "{}: {bad}", item.id);
        }
    }
}

#[derive(Deserialize)]
struct Requirements {
    requirement: Vec<Requirement>,
}

#[derive(Deserialize)]
struct Requirement {
    jurisdiction: String,
    id: String,
    article: String,
    #[serde(default)]
    purposes: Vec<String>,
    #[serde(default)]
    claimed: Vec<String>,
    good: Vec<String>,
    bad: Vec<String>,
}

#[test]
fn every_duty_is_seen_in_its_good_examples_and_missed_in_its_bad_ones() {
    let mut seen = 0;
    for country in ["nl", "be", "de"] {
        let duties: Requirements = read(&format!("../../requirements/{country}.toml"));
        for duty in duties.requirement {
            let purpose = duty.purposes.first().cloned().unwrap_or_else(|| "demand".to_owned());
            let options = format!(r#"{{"jurisdiction":"{}","purpose":"{purpose}","collector":true,"locale":"de"}}"#, duty.jurisdiction);
            let options: LetterOptions = from_json(&options).unwrap();
            let id = format!("{country}-{}", duty.id);
            let status = |text: &str| {
                let report = score_letter(text, &options).unwrap();
                let found = report.requirements.into_iter().find(|found| found.id == id);
                found.map(|found| {
                    assert_eq!(found.article, duty.article);
                    assert!(!found.label.is_empty() && (found.status == Status::Found || found.message.len() > 20));
                    found.status
                })
            };
            for good in &duty.good {
                assert_eq!(status(good), Some(Status::Found), "{id}: {good}");
            }
            for bad in &duty.bad {
                let expected = if duty.claimed.is_empty() { Status::Missing } else { Status::Attention };
                assert_eq!(status(bad), Some(expected), "{id}: {bad}");
            }
            if !duty.claimed.is_empty() {
                assert_eq!(status("Guten Tag."), None, "{id}");
            }
            seen += 1;
        }
    }
    assert!(seen >= 20);
}

#[test]
fn duties_follow_the_purpose_the_reader_and_who_writes() {
    let ids = |options: &str| -> Vec<String> {
        score_letter("Goedendag.", &from_json(options).unwrap()).unwrap().requirements.into_iter().map(|duty| duty.id).collect()
    };
    assert!(ids("{}").is_empty() && ids(r#"{"purpose":"reminder"}"#).is_empty());
    let fourteen = ids(r#"{"purpose":"fourteen-day-letter"}"#);
    assert_eq!(fourteen, ["nl-amount", "nl-term", "nl-costs", "nl-consequence"]);
    assert!(ids(r#"{"purpose":"fourteen-day-letter","audience":"business"}"#).is_empty());
    assert!(ids(r#"{"purpose":"reminder","collector":true}"#).contains(&"nl-register".to_owned()));
    assert!(ids(r#"{"purpose":"reminder","jurisdiction":"BE"}"#).contains(&"be-clause".to_owned()));
    assert!(ids(r#"{"purpose":"demand","jurisdiction":"DE"}"#).is_empty());
    assert!(ids(r#"{"purpose":"demand","jurisdiction":"DE","collector":true}"#).contains(&"de-authority".to_owned()));
}

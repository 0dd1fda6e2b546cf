//! Every diagnostic of the checker speaks of a pack that deserves it, at its place, and the packs that ship deserve none.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests may fail loudly"
)]

use helder_desk::{CheckOptions, PolicyReport, check_policy};
use helder_model::{Locale, Severity, from_json};
use helder_policy::lint_codes;
use proptest::prelude::*;

fn options() -> CheckOptions {
    from_json(r#"{"today": "2026-11-23", "locale": "en"}"#).unwrap()
}

fn written(id: &str) -> String {
    std::fs::read_to_string(format!("{}/../policy/packs/{id}.toml", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn check(text: &str) -> PolicyReport {
    check_policy(text, &options())
}

/// A small pack on top of ours, with something at its end.
fn with(more: &str) -> String {
    format!("[pack]\nid = \"mine\"\nversion = \"1\"\nextends = \"nl-consumer\"\n\n{more}\n")
}

const ROW: &str = "weight = 750\nthen = [\"call\"]\nbecause = { nl = \"Omdat het helpt.\", en = \"Because it helps.\" }\nsource = \"own\"";
const GUARD: &str = "because = { nl = \"Omdat het moet.\", en = \"Because it must.\" }\nsource = \"own\"";

#[test]
fn the_packs_that_ship_have_nothing_to_tell() {
    for id in ["nl-consumer", "nl-business", "nl-housing", "nl-utility", "be-consumer", "de-consumer"] {
        let report = check(&written(id));
        assert!(report.ok && report.diagnostics.is_empty(), "{id}: {:#?}", report.diagnostics);
        assert_eq!(report.id.as_deref(), Some(id));
        assert!(report.tests >= 12);
    }
}

/// One row: what is added to a pack, the code that speaks, the path, and the line within what was added.
#[test]
fn every_code_speaks_at_its_place() {
    let guard_all = "[[guardrail]]\nid = \"never\"\nwhen = { overdue-amount = \">= 0\" }\nfamilies = [\"firm\"]\n";
    let cases: Vec<(String, &str, &str, u32)> = vec![
        (format!("[[row]]\nid = \"x\"\nwhen = {{ days-late = \"< 0\" }}\n{ROW}"), "never-holds", "row.x.when.days-late", 3),
        (
            format!("[[row]]\nid = \"x\"\nwhen = {{ days-late = \">= 0\", kind = \"business\" }}\n{ROW}"),
            "needless-cell",
            "row.x.when.days-late",
            3,
        ),
        (
            format!("[[row]]\nid = \"x\"\nwhen = {{ unanswered = \">= 2\" }}\nweight = 900\nthen = [\"call-back\"]\n{GUARD}"),
            "unreachable-row",
            "row.x",
            1,
        ),
        (
            format!("[[row]]\nid = \"x\"\nwhen = {{ adviser = true }}\nweight = 740\nthen = [\"ask-adviser\"]\n{GUARD}"),
            "overlap",
            "row.x",
            1,
        ),
        (format!("[[guardrail]]\nid = \"x\"\nwhen = {{ adviser = true }}\n{GUARD}"), "blocks-nothing", "guardrail.x", 1),
        (format!("{guard_all}{GUARD}"), "never-lifts", "guardrail.never", 1),
        (
            format!(
                "[[guardrail]]\nid = \"a\"\nwhen = {{ adviser = true }}\nfamilies = [\"firm\"]\n{GUARD}\n[[guardrail]]\nid = \"b\"\nwhen = {{ adviser = true, minor = true }}\nsteps = [\"hand-over\"]\n{GUARD}"
            ),
            "unreachable-guardrail",
            "guardrail.b",
            7,
        ),
        ("[without]\nguardrail = [\"dispute-open\", \"disputed-in-full\"]".to_owned(), "firm-step-possible", "step.final-notice", 0),
        ("[without]\nrow = [\"unknown-first\", \"unclear-and-long\"]".to_owned(), "gap", "row", 0),
        (
            "[[row]]\nid = \"x\"\nwhen = { minor = true }\nweight = 7\nthen = [\"call\"]\nbecause = { nl = \"\", en = \"x\" }\nsource = \"own\"".to_owned(),
            "empty-text",
            "row.x.because",
            6,
        ),
        (
            "[[row]]\nid = \"x\"\nwhen = { minor = true }\nweight = 7\nthen = [\"call\"]\nbecause = { nl = \"x\", en = \"x\" }\nsource = \" \"".to_owned(),
            "no-source",
            "row.x.source",
            7,
        ),
        (
            "[posture.slip]\nlabel = { nl = \"Iets te laat\", en = \"\" }".to_owned(),
            "empty-text",
            "posture.slip.label",
            2,
        ),
        (
            "[posture.slip]\nlabel = { nl = \"x\", en = \"x\" }\nwhen = { days-late = \"< 0\" }".to_owned(),
            "never-holds",
            "posture.slip.when.days-late",
            3,
        ),
        (
            "[posture.slip]\nlabel = { nl = \"x\", en = \"x\" }\nwhen = { late-paid = \">= 0\" }".to_owned(),
            "needless-cell",
            "posture.slip.when.late-paid",
            3,
        ),
        (
            "[[question]]\nfield = \"x\"\nwhen = { minor = true }\ntext = { nl = \" \", en = \"x\" }".to_owned(),
            "empty-text",
            "question.x.text",
            4,
        ),
        (
            "[[change]]\nid = \"x\"\nwhen = { minor = true }\nfacts = { minor = false }\ntext = { nl = \"x\", en = \"\" }".to_owned(),
            "empty-text",
            "change.x.text",
            5,
        ),
        (
            "[without]\nevidence = [\"often-a-little-late\", \"pays-when-reminded\"]".to_owned(),
            "posture-without-evidence",
            "posture.slip",
            0,
        ),
    ];
    let mut told: Vec<String> = Vec::new();
    for (more, code, path, line) in cases {
        let report = check(&with(&more));
        let found = report.diagnostics.iter().find(|diagnostic| diagnostic.code == code);
        let found = found.unwrap_or_else(|| panic!("{code} is not told of:\n{more}\n{:#?}", report.diagnostics));
        assert_eq!(found.path, path, "{code}");
        if line > 0 {
            assert_eq!(found.line, line + 5, "{code}: {found:?}");
        }
        told.push(code.to_owned());
    }
    let changed = |from: &str, to: &str| {
        let text = written("nl-consumer").replacen(from, to, 1);
        assert_ne!(text, written("nl-consumer"), "{from}");
        check(&text)
    };
    let head = [
        ("per-week = 2", "per-week = 6", "contacted-too-often"),
        ("until = \"20:00\"", "until = \"22:30\"", "contact-hours"),
        ("relation = 3 }\nmargin", "relation = 0 }\nmargin", "relation-counts-nothing"),
        ("valid-from = \"2026-01-01\"", "valid-until = \"2026-06-30\"", "expired"),
        ("first = \"friendly-reminder\"", "first = \"hand-over\"", "test-failed"),
        ("id = \"thank\"\nfamily = \"warm\"", "id = \"thanks\"\nfamily = \"warm\"", "invalid-policy"),
    ];
    for (from, to, code) in head {
        let report = changed(from, to);
        let found = report
            .diagnostics
            .iter()
            .find(|diagnostic| diagnostic.code == code)
            .unwrap_or_else(|| panic!("{code}: {:#?}", report.diagnostics));
        assert!(found.line > 1 && found.column >= 1, "{found:?}");
        told.push(code.to_owned());
    }
    // By days alone, as it always went: everybody gets the same, and nobody in trouble is helped.
    let old_way = check(&std::fs::read_to_string(format!("{}/../../examples/policies/old-way.toml", env!("CARGO_MANIFEST_DIR"))).unwrap());
    assert!(!old_way.ok);
    for code in ["treats-all-alike", "no-humane-way-out", "firm-step-possible", "unused-step", "no-tests"] {
        assert!(old_way.diagnostics.iter().any(|diagnostic| diagnostic.code == code), "{code}: {:#?}", old_way.diagnostics);
        told.push(code.to_owned());
    }
    let silent = written("nl-consumer").replace("channels = [", "#channels = [").replace("answers = true", "");
    assert!(check(&silent).diagnostics.iter().any(|diagnostic| diagnostic.code == "never-contacted"), "{:#?}", check(&silent).diagnostics);
    told.push("never-contacted".to_owned());
    for (code, ..) in lint_codes() {
        assert!(told.iter().any(|known| known == code), "no example of `{code}`");
    }
}

#[test]
fn what_cannot_be_read_is_told_with_line_and_column() {
    let cases = [
        ("[pack]\nid = \"x\nversion = \"1\"", "invalid-toml", 2),
        ("{\n \"pack\": {\"id\": }}", "invalid-json", 2),
        ("", "missing-field", 1),
        ("[pack]\nid = \"x\"\nversion = \"1\"\nextends = \"nl-consumr\"", "unknown-policy", 4),
        ("[pack]\nid = \"x\"\nversion = \"1\"\nextends = \"nl-consumer\"\nwieghts = 3", "unknown-field", 5),
        ("[pack]\nid = \"x\"\nversion = \"1\"", "missing-field", 1),
    ];
    for (text, code, line) in cases {
        let report = check(text);
        assert_eq!((report.ok, report.diagnostics.len()), (false, 1));
        let found = &report.diagnostics[0];
        assert_eq!((found.code.as_str(), found.line), (code, line), "{text}: {found:?}");
    }
    let misspelt = check(&with("[[row]]\nid = \"x\"\nwhen = { days-lat = 3 }\nthen = [\"call\"]"));
    assert!(misspelt.diagnostics[0].message.contains("did you mean `days-late`?"), "{misspelt:?}");
    assert_eq!(misspelt.diagnostics[0].line, 8);
    // JSON has places too.
    let json = check(&with("")).json.unwrap().replace("\"version\":\"1\"", "\n\"version\":\"1\",\n  \"wieght\": 1");
    assert_eq!(check(&json).diagnostics[0].line, 3, "{:?}", check(&json).diagnostics);
}

#[test]
fn the_pack_of_the_guide_is_one_that_can_be_used() {
    let guide = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/write-a-pack.md")).unwrap();
    let pack = guide.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let report = check(pack);
    assert!(report.ok && report.diagnostics.is_empty() && report.tests == 1, "{:#?}", report.diagnostics);
}

#[test]
fn messages_are_in_both_languages() {
    let dutch = check_policy(&with("[without]\nrow = [\"unknown-first\"]"), &CheckOptions { locale: Locale::Nl, ..options() });
    let english = check(&with("[without]\nrow = [\"unknown-first\"]"));
    assert_ne!(dutch.diagnostics[0].message, english.diagnostics[0].message);
    assert_eq!(dutch.diagnostics[0].code, english.diagnostics[0].code);
    assert!(lint_codes().iter().all(|(_, _, message)| message.is_in(Locale::En)));
    assert!(english.diagnostics.iter().all(|diagnostic| diagnostic.severity <= Severity::Hint));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_makes_it_fall(cut in 0_usize..60_000, junk in "\\PC{0,12}") {
        let text = written("nl-consumer");
        let at = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let report = check(&format!("{}{junk}{}", &text[..at], &text[at..]));
        prop_assert!(report.diagnostics.iter().all(|diagnostic| diagnostic.line >= 1 && diagnostic.column >= 1));
        check(&text[..at]);
        check(&junk);
    }
}

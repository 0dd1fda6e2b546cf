//! What Helder itself says about the law and about plans passes its own judgement.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

use helder_letter::{LetterOptions, Severity, score_letter};
use helder_model::{Locale, Message};

/// Rules that a note on the law has to break: it names the article, the term as the law words it, and what a court may do.
const OFF: [&str; 5] = ["law-article", "term/bw", "notice-term", "abbreviation", "consequence"];

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

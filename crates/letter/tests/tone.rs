//! How a letter sounds depends on what it is for and who reads it; what is not the writer's own is not heard.

#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

use helder_letter::{Format, LetterOptions, LetterReport, score_letter};
use helder_model::{Audience, Channel, Purpose, Severity};

fn report(text: &str, options: LetterOptions) -> LetterReport {
    score_letter(text, &options).unwrap()
}

fn for_purpose(text: &str, purpose: Purpose) -> LetterReport {
    report(text, LetterOptions { purpose: Some(purpose), ..LetterOptions::default() })
}

const BARE_STEP: &str = "Blijft betaling uit, dan verliest u uw korting.";
const STEP: &str = "Blijft betaling uit, dan verliest u uw korting. Dat willen wij liever niet. Bel ons.";

#[test]
fn a_last_letter_may_name_a_step_once_and_a_reminder_may_not() {
    assert_eq!(for_purpose(STEP, Purpose::FinalNotice).tone.threats, 0);
    assert_eq!(for_purpose(STEP, Purpose::Reminder).tone.threats, 1);
    let twice = format!("{STEP} Anders lopen de kosten op.");
    assert_eq!(for_purpose(&twice, Purpose::FinalNotice).tone.threats, 1);
}

#[test]
fn a_step_is_named_calmly_only_with_warmth_or_help_near_it() {
    assert_eq!(for_purpose(BARE_STEP, Purpose::FinalNotice).tone.threats, 1);
    // A date alone does not make it calm.
    let dated = "Is het bedrag op 1 augustus niet binnen, dan gaat de rekening naar een incassobureau.";
    assert_eq!(for_purpose(dated, Purpose::FinalNotice).tone.threats, 1);
    let twice = format!("{dated} Wij lossen het liever samen op. {dated}");
    assert_eq!(for_purpose(&twice, Purpose::FinalNotice).tone.threats, 0, "each has its day");
    assert_eq!(for_purpose(&twice, Purpose::Reminder).tone.threats, 2);
}

#[test]
fn a_condition_may_be_a_question_with_its_answer_behind_it() {
    let threats = |text: &str| for_purpose(text, Purpose::Reminder).tone.threats;
    assert_eq!(threats("Betaalt u weer niet? Dan eten uw kinderen voortaan buiten."), 1);
    assert_eq!(threats("Betaalt u weer niet? Dan zoeken wij samen naar een oplossing."), 0);
    assert_eq!(threats("Lukt het niet? Dan gaat de rekening naar een andere dag."), 0);
}

#[test]
fn the_costs_that_the_law_wants_in_a_fourteen_day_letter_are_no_threat() {
    let threats = |text: &str| for_purpose(text, Purpose::FourteenDayLetter).tone.threats;
    assert_eq!(threats("Betaalt u niet binnen deze veertien dagen, dan moet u ook € 40,00 incassokosten betalen."), 0);
    assert_eq!(threats("Betaalt u later, dan komen er incassokosten bij. Die zijn € 40,00."), 0);
    assert_eq!(threats("Betaalt u later, dan komen er incassokosten bij. Wij vragen u te betalen."), 1);
}

#[test]
fn a_guess_is_a_hint_that_does_not_count_and_gives_way_to_what_is_sure() {
    let guessed = |text: &str| {
        let report = report(text, LetterOptions::default());
        let guess = report.findings.iter().find(|finding| finding.rule == "possible-reproach");
        (guess.map(|guess| guess.severity), report.tone.blame)
    };
    assert_eq!(guessed("U maakt het zo wel heel ingewikkeld."), (Some(Severity::Hint), 0));
    assert_eq!(guessed("U maakt het zo wel heel ingewikkeld, door uw eigen schuld."), (None, 1));
    // A heading, or a line of an address.
    assert_eq!(guessed("U maakt het zo wel heel ingewikkeld"), (None, 0));
}

#[test]
fn the_score_is_the_start_and_the_points_of_its_parts() {
    for (text, audience) in [
        (STEP, Audience::Consumer),
        ("Wij begrijpen dat dit lastig is. Bel ons, dan helpen wij u graag.", Audience::Consumer),
        ("U komt uw verplichtingen niet na! BETAAL NU METEEN!", Audience::Business),
    ] {
        let tone = report(text, LetterOptions { audience, ..LetterOptions::default() }).tone;
        let sum = tone.start + tone.parts.iter().map(|part| part.points).sum::<i32>();
        assert_eq!(tone.score, Some(sum.clamp(0, 100)), "{text}");
        assert_eq!(tone.start, if audience == Audience::Consumer { 60 } else { 70 });
    }
    assert_eq!(report("", LetterOptions::default()).tone.score, None);
}

#[test]
fn threat_and_reproach_lower_the_tone_and_help_raises_it() {
    let score = |text: &str| report(text, LetterOptions::default()).tone.score.unwrap();
    let plain = score("De rekening van mei staat nog open.");
    assert!(score("U komt uw verplichtingen niet na.") < plain);
    assert!(score("Wij begrijpen dat dit lastig is. Bel ons gerust.") > plain);
}

#[test]
fn one_place_is_heard_once_whatever_finds_it() {
    // A term and a rule speak of the same words.
    let tone = for_purpose("Als u niet betaalt, zijn wij genoodzaakt een deurwaarder in te schakelen.", Purpose::Reminder).tone;
    assert_eq!(tone.threats, 1);
}

#[test]
fn who_comes_first_is_counted() {
    let tone = report("U kreeg een rekening. Wij helpen u. Kunt u betalen? Het bedrag is € 5.", LetterOptions::default()).tone;
    assert_eq!((tone.about_reader, tone.about_sender), (2, 1));
}

#[test]
fn quoted_replies_of_an_e_mail_are_not_judged() {
    let mail = "Onderwerp: Uw vraag\n\nDag Jan,\n\nWij zoeken het uit.\n\nOp 3 mei schreef Jan:\n> U bent een wanbetaler!\nU liegt.";
    let options = |channel| LetterOptions { channel, ..LetterOptions::default() };
    assert_eq!(report(mail, options(Some(Channel::Email))).findings, []);
    assert!(!report(mail, options(None)).findings.is_empty());
    let html = "<p>Wij zoeken het uit.</p>";
    assert_eq!(report(html, options(Some(Channel::Email))).format, Format::Html);
}

#[test]
fn markdown_has_no_marks_and_keeps_its_places() {
    let text = "# Uw rekening\n\nWij **sommeren** u te betalen.";
    let report = report(text, LetterOptions { format: Format::Markdown, ..LetterOptions::default() });
    assert_eq!(report.format, Format::Markdown);
    let found = report.findings.iter().find(|finding| finding.rule == "term/sommeren").unwrap();
    assert_eq!(text.get(found.start as usize..found.end as usize), Some("sommeren"));
}

//! Letters that are meant to keep the engine busy: each is read in one go. Read again from every word on, one of them would take minutes.

use helder_letter::{Format, LetterOptions, score_letter};
use std::time::{Duration, Instant};

/// How long it takes to read a letter.
fn effort(text: &str, format: Format) -> Duration {
    let begin = Instant::now();
    let report = score_letter(text, &LetterOptions { format, ..LetterOptions::default() });
    assert!(report.is_ok(), "{report:?}");
    begin.elapsed()
}

#[test]
fn a_letter_without_spaces_or_of_nothing_else_is_read_in_one_go() {
    const BYTES: usize = 120_000;
    /// So many times what a common letter of the same length takes, in the same run. Measured: up to 13; what is read again from every word on is far above.
    const MOST: u32 = 60;
    let common = "U betaalt € 80,00 vóór 1 juni 2026. Lukt dat niet? Bel ons, dan zoeken wij samen een oplossing. ";
    let common = effort(&common.repeat(BYTES / common.len()), Format::Text);
    let in_one_go = |what: &str, text: &str, format: Format| {
        let taken = effort(text, format);
        assert!(taken < common * MOST, "{what}, {format:?}: {taken:?}, a common letter {common:?}");
    };
    for (what, piece) in [
        ("mailboxes", "a@"),
        ("hosts", "ab."),
        ("hosts and mailboxes", "ab.@"),
        ("links", "http://a.nl/"),
        ("one word", "onbetaalbaarheids"),
        ("empty lines", "\r\n"),
        ("headers", "Onderwerp: x\n\n"),
        ("rows", "a: € 1\n"),
        ("amounts", "€ 1 "),
        ("days", "1 mei tot 2 mei "),
        ("days that go on about the sentence before", "betaal nu |dat kan tot 1 juni "),
        ("cells", "<td>a<td>€ 1"),
        ("words short by their stops", "is ca. "),
        ("names of capitals", "Wij zien de XKZ graag. "),
        ("names of capitals behind a line without end", "wij zien de |Wij zien de XKZ graag. "),
    ] {
        for format in [Format::Text, Format::Email, Format::Html] {
            // What stands behind a bar is repeated after a blank line.
            let text = piece.split('|').map(|piece| piece.repeat(BYTES / 2 / piece.len())).collect::<Vec<_>>().join("\n\n");
            in_one_go(what, &text, format);
        }
    }
    // What shows only at its end what it is.
    for (what, piece, end) in [("letters with stops", "a.", "aa"), ("signs within a word", "bb'", "a")] {
        in_one_go(what, &(piece.repeat(BYTES / piece.len()) + end), Format::Text);
    }
}

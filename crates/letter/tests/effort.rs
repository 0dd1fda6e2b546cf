//! Letters that are meant to keep the engine busy: each is read in one go. Read again from every word on, one of them would take minutes.

use helder_letter::{Format, LetterOptions, score_letter};

#[test]
fn a_letter_without_spaces_or_of_nothing_else_is_read_in_one_go() {
    const BYTES: usize = 120_000;
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
    ] {
        for format in [Format::Text, Format::Email, Format::Html] {
            // What stands behind a bar is repeated after a blank line.
            let text = piece.split('|').map(|piece| piece.repeat(BYTES / 2 / piece.len())).collect::<Vec<_>>().join("\n\n");
            let options = LetterOptions { format, ..LetterOptions::default() };
            let report = score_letter(&text, &options);
            assert!(report.is_ok(), "{what}: {report:?}");
        }
    }
}

//! Where sentences end.
//!
//! A sentence ends at a full stop, question mark, exclamation mark or ellipsis when what follows begins a new one; at the end of a block; and at a
//! line break behind a short line (a salutation, a line of an address) and between two rows of a table. A stop of an abbreviation, an initial or a number in front does not end it.

use crate::abbreviations::may_end;
use crate::case::{is_capital, is_small};
use crate::tokens::{Token, TokenKind};

/// A sentence: a range of tokens of one block; as a line it may hold cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Index of its (first) block.
    pub block: u32,
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub last: u32,
}

/// A line longer than this was wrapped; a shorter one was ended on purpose.
const WRAPPED: u32 = 50;

/// The indexes, relative to `tokens` (those of one block), at which a new sentence begins, without the first.
pub(crate) fn boundaries(text: &str, tokens: &[Token], hard_breaks: bool) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut start = 0;
    // Behind a stop: the index of the stop, until something is not a closing sign.
    let mut stop: Option<usize> = None;
    let mut line_start = 0;
    for (i, token) in tokens.iter().enumerate().skip(1) {
        let before = tokens.get(i - 1);
        if let Some(before) = before {
            if is_stop(text, before) {
                stop = Some(stop.unwrap_or(i - 1));
            } else if !is_closing(text, before) {
                stop = None;
            }
        }
        if token.glued && (is_stop(text, token) || is_closing(text, token)) {
            continue;
        }
        let ends = match (stop, before) {
            _ if i == start => false,
            (Some(stop), _) => stop_ends(text, tokens, start, stop, i),
            (None, Some(before)) if before.kind == TokenKind::Abbreviation => abbreviation_ends(text, before, token),
            _ => false,
        };
        let line = token.new_line && line_ends(text, tokens, (line_start, i), hard_breaks);
        if token.new_line {
            line_start = i;
        }
        if ends || line {
            starts.push(i);
            start = i;
            stop = None;
        }
    }
    starts
}

fn sign(text: &str, token: &Token) -> Option<char> {
    if token.kind != TokenKind::Sign { None } else { slice(text, token).chars().next() }
}

pub(crate) fn slice<'a>(text: &'a str, token: &Token) -> &'a str {
    text.get(token.start as usize..token.end as usize).unwrap_or("")
}

fn is_stop(text: &str, token: &Token) -> bool {
    matches!(sign(text, token), Some('.' | '!' | '?' | '…' | '。' | '؟'))
}

fn is_closing(text: &str, token: &Token) -> bool {
    matches!(sign(text, token), Some(')' | ']' | '"' | '\'' | '”' | '’' | '»'))
}

/// Whether the stop at `stop` ends the sentence that began at `start`, seeing that `next` follows.
fn stop_ends(text: &str, tokens: &[Token], start: usize, stop: usize, next: usize) -> bool {
    let (Some(mark), Some(follows)) = (tokens.get(stop), tokens.get(next)) else { return false };
    let before = stop.checked_sub(1).and_then(|i| tokens.get(i));
    let dot = sign(text, mark) == Some('.');
    let closed = next > stop + 1;
    let word = before.map_or("", |token| slice(text, token));
    let letters = before.is_some_and(|token| token.kind == TokenKind::Word) && word.chars().count() >= 3;
    // `1. Betaal` in running text: the number is a marker, not a sentence.
    if dot && stop == start + 1 && before.is_some_and(|token| token.kind == TokenKind::Number && token.end - token.start <= 2) {
        return false;
    }
    // `Totaal ........ € 155,00`: the dots lead to the amount.
    if !mark.glued && repeated(text, tokens, stop) && matches!(follows.kind, TokenKind::Amount | TokenKind::Number) {
        return false;
    }
    if follows.glued {
        // A space was forgotten: `betaald.Wij`.
        return dot && letters && !closed && begins_with_capital(text, follows);
    }
    if begins_in_lower_case(text, follows) {
        // Sloppy, but a new sentence all the same; not behind a quotation or an ellipsis.
        return (!dot || letters) && !closed && sign(text, mark) != Some('…') && stop + 1 >= next && !repeated(text, tokens, stop);
    }
    true
}

/// Three dots are an ellipsis.
fn repeated(text: &str, tokens: &[Token], stop: usize) -> bool {
    tokens.get(stop + 1).is_some_and(|next| next.glued && is_stop(text, next))
}

fn abbreviation_ends(text: &str, abbreviation: &Token, next: &Token) -> bool {
    next.kind != TokenKind::Sign && begins_with_capital(text, next) && may_end(slice(text, abbreviation)) && is_starter(slice(text, next))
}

/// Words that begin a sentence and are seldom a name, sorted: behind an abbreviation a capital alone does not tell.
const STARTERS: [&str; 44] = [
    "Als", "Bel", "Betaal", "Bij", "Daarna", "Daarom", "Dan", "Dat", "De", "Deze", "Die", "Dit", "Doet", "Door", "Een", "Er", "Graag",
    "Heeft", "Helaas", "Het", "Hierbij", "Hij", "Ik", "In", "Indien", "Is", "Kunt", "Lukt", "Maar", "Met", "Na", "Neem", "Om", "Ook", "Op",
    "Tot", "U", "Uw", "Van", "Voor", "We", "Wij", "Wilt", "Zij",
];

fn is_starter(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

/// Whether a sentence ends with the line from `start` to `next`, where the next line begins.
fn line_ends(text: &str, tokens: &[Token], (start, next): (usize, usize), hard_breaks: bool) -> bool {
    let line = tokens.get(start..next).unwrap_or_default();
    let (Some(first), Some(before), Some(token)) = (line.first(), line.last(), tokens.get(next)) else { return false };
    if is_row(text, line.iter())
        && is_row(text, tokens.iter().skip(next).enumerate().take_while(|(at, token)| *at == 0 || !token.new_line).map(|(_, token)| token))
    {
        return true;
    }
    if begins_in_lower_case(text, token) {
        return false;
    }
    let continues = matches!(sign(text, before), Some('-' | '–' | '('));
    // A comma ends the line of a salutation, not a wrapped line.
    !continues && (hard_breaks || before.end.saturating_sub(first.start) < WRAPPED)
}

/// Whether a line is a row of a table: `saldo: € 450,00`, `rente  € 2,90`, `De som is zo gemaakt:`.
fn is_row<'t>(text: &str, line: impl Iterator<Item = &'t Token>) -> bool {
    let mut has_colon = false;
    let (mut first, mut last) = (None, None);
    for token in line {
        has_colon |= sign(text, token) == Some(':');
        first = first.or(Some(token));
        last = Some(token);
    }
    let is_amount = |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Amount);
    last.is_some_and(|last| !is_stop(text, last)) && (has_colon || is_amount(first) || is_amount(last))
}

fn begins_in_lower_case(text: &str, token: &Token) -> bool {
    slice(text, token).chars().next().is_some_and(is_small)
}

fn begins_with_capital(text: &str, token: &Token) -> bool {
    slice(text, token).chars().next().is_some_and(is_capital)
}

#[cfg(test)]
mod tests {
    use crate::{Document, Source};

    fn sentences(text: &str) -> Vec<String> {
        let document = Document::parse(text, Source::Text).unwrap();
        document.sentences().iter().map(|s| document.sentence_text(s).to_owned()).collect()
    }

    #[test]
    fn a_name_in_a_row_of_a_table_is_one_line_with_its_values() {
        let rows = |html: &str| {
            let document = Document::parse(html, Source::Html).unwrap();
            document.lines().iter().map(|s| document.sentence_text(s).replace('\n', " | ")).collect::<Vec<_>>()
        };
        assert_eq!(
            rows("<table><tr><th>Totaal</th><td>€ 80</td></tr><TR><TD><p>Vóór<TD></TD><TD>3 mei</TABLE><table><td>Los</table>"),
            ["Totaal | € 80", "Vóór | 3 mei", "Los"]
        );
        assert_eq!(rows("<dl><dt>Totaal<dd>€ 80<dt>Vóór<dd>3 mei</dl><p>Groet"), ["Totaal | € 80", "Vóór | 3 mei", "Groet"]);
        assert_eq!(
            rows("<dl><dt>Totaal</dt><dd>€ 80</dd>\n<dt>Vóór</dt><dd>dinsdag 3 mei</dd></dl>"),
            ["Totaal | € 80", "Vóór | dinsdag 3 mei"]
        );
        // A row may hold several pairs, and a name several values; the names of columns are none of a pair.
        assert_eq!(rows("<tr><td>Datum<td>1 mei<td>Vóór<td>31 mei"), ["Datum | 1 mei", "Vóór | 31 mei"]);
        assert_eq!(rows("<tr><th>Deel<th>Dag<th>Bedrag<tr><td>1<td>1 mei<td>€ 80"), ["Deel", "Dag", "Bedrag", "1 | 1 mei | € 80"]);
        // Cells that hold sentences, lines or blocks are no name with a value.
        assert_eq!(rows("<tr><td>Betaal nu.<td>€ 80<tr><td>Noor<br>Zwolle<td>€ 80"), ["Betaal nu.", "€ 80", "Noor", "Zwolle", "€ 80"]);
        assert_eq!(rows("<tr><td><p>Noor<p>Zwolle<td>€ 80<tr><td><h2>Noor</h2><td>€ 80"), ["Noor", "Zwolle", "€ 80", "Noor", "€ 80"]);
    }

    #[test]
    fn dots_that_lead_to_an_amount_end_no_sentence() {
        assert_eq!(sentences("Scans ........ € 45,00\nTotaal ....... € 45,00"), ["Scans ........ € 45,00", "Totaal ....... € 45,00"]);
        assert_eq!(sentences("Wij wachten... € 80 is veel."), ["Wij wachten...", "€ 80 is veel."]);
    }

    #[test]
    fn the_starters_are_sorted() {
        assert!(super::STARTERS.is_sorted());
    }

    #[test]
    fn a_mark_that_begins_no_word_is_a_token_all_the_same() {
        for text in ["\u{345}", "a \u{345}b", "Betaal.\u{345}\u{300} Nu."] {
            assert!(!sentences(text).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn sentences_of_letters() {
        // Each: a text with a bar where a sentence begins.
        for text in [
            "U heeft uw rekening nog niet betaald. |Het gaat om 68 euro.",
            "Wij belden dhr. J. de Vries. |Hij was er niet.",
            "Stuur dit t.a.v. mevr. Jansen of bel ons, bijv. op maandag.",
            "Het bedrag is € 1.234,56. |Betaal voor 1 juni a.s. |U kunt ook bellen.",
            "Betaal vóór 1 juni a.s. aan ons.",
            "Lukt dat niet? |Bel ons dan! |Wij helpen u graag.",
            "\"Lukt dat niet?\" vroeg zij. |Hij zei: \"Nee.\" |En toen was het stil.",
            "Wij wachten nog... misschien. |Goed.",
            "Dit is art. 6:96 lid 6 BW. |Dat staat vast.",
            "Uw betaling is te laat.|Wij vragen u te betalen.",
            "bedankt. |wij bellen u.",
            "Wij helpen u. |Bel ons.",
            "{{naam}} heeft betaald. |{{naam}} staat open.",
            "Kijk op www.helder.nl. |Of mail naar klant@helder.nl.",
            "Bel 020 123 45 67. |Dat kan tot 17.00 uur.",
            "De kosten zijn 15%. |Meer niet.",
            "Rente, kosten enz. |Wij tellen alles op.",
            "😀 Hallo! |😀 Dag.",
            "Beste mevrouw Jansen,\n|Wij schrijven u over uw rekening.",
            "Dit is een lange regel die door een programma is afgebroken\nomdat hij te lang was.",
            "Stichting Helder\n|Postbus 1\n|1000 AA Amsterdam",
            "Betaal nu.\n\n|Bel ons.",
        ] {
            let expected: Vec<String> = text.split('|').map(|s| s.trim().replace("{{naam}}", "\u{FFFC}")).collect();
            assert_eq!(sentences(&text.replace('|', "")), expected, "{text}");
        }
    }
}

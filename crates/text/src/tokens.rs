//! Words, numbers and signs.

use crate::abbreviations::takes_stop;
use crate::case::is_capital;
use crate::fields::FieldKind;
use crate::key::word_key;
use crate::offsets::to_u32;
use crate::plain::{Block, FIELD_CHAR, Plain};
use crate::recognise::{address, amount, iban, number, phone};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes; also `14-dagenbrief`, `A4`.
    Word,
    /// A word with its stop or stops: `t.a.v.`, `dhr.`, `J.`.
    Abbreviation,
    /// Digits with their separators, a percent sign included.
    Number,
    /// An amount with its sign: `€ 1.234,56`.
    Amount,
    /// An IBAN, spaces included.
    Iban,
    /// A telephone number, spaces included.
    Phone,
    /// An address on the web.
    Url,
    /// A mailbox.
    Email,
    /// A merge field that puts a value in.
    Field,
    /// A merge field that does not end.
    UnclosedField,
    /// Any other character.
    Sign,
}

impl TokenKind {
    /// Whether it counts as a word.
    #[must_use]
    pub fn is_word(self) -> bool {
        self != Self::Sign
    }

    /// Whether it is read out as letters, so that it has syllables and a length.
    #[must_use]
    pub fn has_letters(self) -> bool {
        matches!(self, Self::Word | Self::Abbreviation)
    }
}

/// A word, number or sign, in bytes of the plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Nothing stands between it and the token before.
    pub glued: bool,
    /// It is the first on its line, and not the first of its block.
    pub new_line: bool,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// For look-ups ([`word_key`]); the last stop of an abbreviation does not count. A sign has the key 0.
    pub key: u32,
}

/// The tokens of one block, added to `tokens`.
pub(crate) fn tokenise(plain: &Plain, block: Block, tokens: &mut Vec<Token>) {
    let text = plain.text.get(..block.end as usize).unwrap_or("");
    let mut at = block.start as usize;
    let (mut glued, mut new_line) = (false, false);
    while let Some(rest) = text.get(at..)
        && let Some(c) = rest.chars().next()
    {
        if c.is_whitespace() {
            at += c.len_utf8();
            glued = false;
            new_line |= c == '\n';
            continue;
        }
        let (kind, length) = token_at(plain, rest, c, at);
        // Each takes one character at least: U+0345 is a letter and a combining mark, and begins no word.
        let length = length.max(c.len_utf8());
        let first = tokens.last().is_none_or(|last| last.start < block.start);
        let word = rest.get(..length).unwrap_or("");
        let key = match kind {
            TokenKind::Sign => 0,
            TokenKind::Abbreviation => word_key(word.trim_end_matches('.')),
            _ => word_key(word),
        };
        let (glued_on, new_line_on) = (glued && !first, new_line && !first);
        tokens.push(Token { kind, glued: glued_on, new_line: new_line_on, start: to_u32(at), end: to_u32(at + length), key });
        at += length;
        (glued, new_line) = (true, false);
    }
}

fn token_at(plain: &Plain, rest: &str, c: char, at: usize) -> (TokenKind, usize) {
    use TokenKind::{Abbreviation, Amount, Email, Field, Iban, Number, Phone, Sign, UnclosedField, Url, Word};
    match c {
        FIELD_CHAR => {
            let kind = plain
                .fields
                .binary_search_by_key(&to_u32(at), |field| field.at)
                .ok()
                .and_then(|i| plain.fields.get(i))
                .map(|field| field.kind);
            // A control field may stand at the same place, before the value.
            return (if kind == Some(FieldKind::Unclosed) { UnclosedField } else { Field }, c.len_utf8());
        }
        '0'..='9' | '+' | '(' => {
            if let Some(length) = phone(rest) {
                return (Phone, length);
            }
            if let Some(length) = number(rest) {
                let tail = rest.get(length..).unwrap_or("");
                let joined = tail.trim_start_matches('-');
                // `14-dagenbrief`, `1e`, `2de` are words; `5-` is a number and a sign.
                if joined.starts_with(char::is_alphabetic) && tail.len() - joined.len() <= 1 {
                    return (Word, length + tail.len() - joined.len() + word_length(joined));
                }
                return (Number, length);
            }
            return (Sign, c.len_utf8());
        }
        '€' | '$' | '£' => return amount(rest).map_or((Sign, c.len_utf8()), |length| (Amount, length)),
        '\'' | '’' | '‘' => {
            // 's avonds, 't, 'n
            let tail = rest.get(c.len_utf8()..).unwrap_or("");
            let length = word_length(tail);
            if length == 1 && tail.starts_with(['s', 't', 'n', 'k', 'm']) {
                return (Word, c.len_utf8() + length);
            }
            return (Sign, c.len_utf8());
        }
        _ if !c.is_alphabetic() => return (Sign, c.len_utf8()),
        _ => {}
    }
    if c.is_ascii_uppercase()
        && let Some(length) = iban(rest)
    {
        return (Iban, length);
    }
    if matches!(c, 'E' | 'e')
        && let Some(length) = amount(rest)
    {
        return (Amount, length);
    }
    let length = word_length(rest);
    let tail = rest.get(length..).unwrap_or("");
    if tail.starts_with(['.', '@', ':', '_', '+'])
        && let Some((length, mailbox)) = address(rest)
        && length > 0
    {
        return (if mailbox { Email } else { Url }, length);
    }
    if tail.starts_with('.') {
        if let Some(length) = dotted(rest) {
            return (Abbreviation, length);
        }
        let word = rest.get(..length).unwrap_or("");
        let mut letters = word.chars();
        let initial = letters.next().is_some_and(is_capital) && letters.next().is_none() && word != "U";
        if initial || takes_stop(word) {
            return (Abbreviation, length + 1);
        }
    }
    (Word, length)
}

/// Letters, digits and combining marks, with single hyphens and apostrophes between them.
fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        // The common case without decoding.
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return at };
        let after = || text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let goes_on = match c {
            '-' | '\'' | '’' | '\u{2010}' | '\u{2011}' => at > 0 && after().is_some_and(char::is_alphanumeric),
            '\u{300}'..='\u{36F}' => at > 0,
            _ => c.is_alphanumeric(),
        };
        if !goes_on {
            return at;
        }
        at += c.len_utf8();
    }
}

/// Single letters with stops: `t.a.v.`, `a.s.`, `c.q.`; the last stop may be missing.
fn dotted(text: &str) -> Option<usize> {
    /// More of them are no abbreviation; each would be looked at again from the next on.
    const MOST: usize = 12;
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut letters = 0;
    while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
        if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        letters += 1;
        if letters > MOST {
            return None;
        }
        if bytes.get(at + 1) != Some(&b'.') {
            at += 1;
            break;
        }
        at += 2;
    }
    (letters >= 2).then_some(at)
}

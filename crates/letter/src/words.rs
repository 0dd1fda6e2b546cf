//! Words that stand in code, told by their keys: whatever the capitals, in one comparison, and without their letters in what is downloaded.

/// Whether a token is one of some words, which are written here in small letters.
macro_rules! is_word {
    ($token:expr, $($word:literal)|+ $(,)?) => {{
        const KEYS: &[u32] = &[$(helder_text::small_word_key($word)),+];
        KEYS.contains(&$token.key)
    }};
}
pub(crate) use is_word;

use helder_text::{Document, Token, TokenKind, small_word_key, word_key};

/// Things that are counted: instalments, months, days.
pub(crate) const MOST_TIMES: u32 = 60;

/// A number from two to sixty, in digits or as a word.
#[inline(never)]
pub(crate) fn number(document: &Document, token: &Token) -> Option<u32> {
    const FROM_TWO: [u32; 14] = [
        small_word_key("twee"),
        small_word_key("drie"),
        small_word_key("vier"),
        small_word_key("vijf"),
        small_word_key("zes"),
        small_word_key("zeven"),
        small_word_key("acht"),
        small_word_key("negen"),
        small_word_key("tien"),
        small_word_key("elf"),
        small_word_key("twaalf"),
        small_word_key("dertien"),
        small_word_key("veertien"),
        small_word_key("vijftien"),
    ];
    let text = document.text(token);
    // `viermaal`
    let key = text.strip_suffix("maal").map_or(token.key, word_key);
    let in_words = FROM_TWO.into_iter().zip(2..).find(|(word, _)| *word == key).map(|(_, number)| number);
    let number = in_words.or_else(|| text.parse().ok().filter(|_| token.kind == TokenKind::Number))?;
    (2..=MOST_TIMES).contains(&number).then_some(number)
}

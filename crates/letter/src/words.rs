//! Words that stand in code, told by their keys: whatever the capitals, in one comparison, and without their letters in what is downloaded.

/// Whether a token is one of some words, which are written here in small letters.
macro_rules! is_word {
    ($token:expr, $($word:literal)|+ $(,)?) => {{
        const KEYS: &[u32] = &[$(helder_text::small_word_key($word)),+];
        KEYS.contains(&$token.key)
    }};
}
pub(crate) use is_word;

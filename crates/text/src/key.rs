//! Words as keys: the same word in capitals, with a curly apostrophe, at the start of a sentence.

use crate::case::lower;

/// A word's key: a 64-bit FNV-1a hash of its lower-case letters, folded to 32 bits; the same when the data is built and when a letter is read.
///
/// The tables of a language hold thousands of keys, and half of each key is not there to be downloaded. Building a language fails when two of its
/// words share a key; another word shares one with them once in some million words.
///
/// ```
/// use helder_text::word_key;
/// assert_eq!(word_key("FOTO’S"), word_key("foto's"));
/// assert_ne!(word_key("een"), word_key("één"));
/// ```
#[must_use]
pub fn word_key(word: &str) -> u32 {
    let mut key = KeyBuilder::new();
    if word.is_ascii() {
        word.bytes().for_each(|byte| key.add(byte.to_ascii_lowercase()));
    } else {
        let mut bytes = [0; 4];
        for c in word.chars().map(lower) {
            let c = if matches!(c, '’' | '‘') { '\'' } else { c };
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| key.add(byte));
        }
    }
    key.finish()
}

/// [`word_key`] of a word in small letters, for words that stand in code.
///
/// ```
/// use helder_text::{small_word_key, word_key};
/// assert_eq!(["niet", "één"].map(small_word_key), ["Niet", "Één"].map(word_key));
/// ```
#[must_use]
pub const fn small_word_key(word: &str) -> u32 {
    let mut key = KeyBuilder::new();
    let mut bytes = word.as_bytes();
    while let [byte, rest @ ..] = bytes {
        debug_assert!(!byte.is_ascii_uppercase(), "a word in code stands in small letters");
        key.add(*byte);
        bytes = rest;
    }
    key.finish()
}

/// Two words that stand side by side, as one key.
///
/// ```
/// use helder_text::{pair_key, word_key};
/// let [niet, meer] = ["niet", "meer"].map(word_key);
/// assert_ne!(pair_key(niet, meer), pair_key(meer, niet));
/// ```
#[must_use]
pub fn pair_key(first: u32, second: u32) -> u32 {
    first.rotate_left(7) ^ second.wrapping_mul(0x9E37_79B1)
}

/// A key, byte by byte, of a word that is in lower case already: for tables that are read in one go.
#[derive(Debug, Clone, Copy)]
pub struct KeyBuilder(u64);

impl Default for KeyBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl KeyBuilder {
    /// The key of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// The next byte.
    pub const fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ widened(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    /// The key of all bytes so far.
    #[must_use]
    pub const fn finish(self) -> u32 {
        let [a, b, c, d, e, f, g, h] = self.0.to_le_bytes();
        u32::from_le_bytes([a, b, c, d]) ^ u32::from_le_bytes([e, f, g, h])
    }
}

/// `u64::from` for a constant.
const fn widened(byte: u8) -> u64 {
    u64::from_le_bytes([byte, 0, 0, 0, 0, 0, 0, 0])
}

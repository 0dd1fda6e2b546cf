//! Words as keys: the same word in capitals, with a curly apostrophe, at the start of a sentence.

use crate::case::lower;

/// A word's key: a 64-bit FNV-1a hash of its lower-case letters, folded to 32 bits; the same when the data is built and when a letter is read.
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
    let mut key = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| key = (key ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    if word.is_ascii() {
        word.bytes().for_each(|byte| add(byte.to_ascii_lowercase()));
    } else {
        let mut bytes = [0; 4];
        for c in word.chars().map(lower) {
            let c = if matches!(c, '’' | '‘') { '\'' } else { c };
            c.encode_utf8(&mut bytes).bytes().for_each(&mut add);
        }
    }
    // The fold fits by construction.
    u32::try_from((key >> 32) ^ (key & 0xffff_ffff)).unwrap_or(u32::MAX)
}

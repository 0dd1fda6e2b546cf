//! A text in which the pairs that stand most often side by side are one sign each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What stands before a byte that means itself.
const ITSELF: u8 = b'`';
/// So many bytes, the most frequent, always mean themselves. Measured: with more there are fewer signs for pairs, with fewer too much stands behind [`ITSELF`].
const PLAIN: usize = 36;
/// A sign stands for so many bytes at most: `src/paired.rs` writes them at once.
const LONGEST: usize = 8;

/// The text as `src/paired.rs` reads it. A page's compression knows repeated stretches, and not what is likely: of a text like this a twelfth is saved. Only
/// signs that a script can have in a text as they are stand for pairs, so that the engine in JavaScript gains as well.
pub(crate) fn paired(text: &str) -> String {
    let mut times: BTreeMap<u8, usize> = BTreeMap::new();
    text.bytes().for_each(|byte| *times.entry(byte).or_default() += 1);
    let mut frequent: Vec<u8> = times.keys().copied().collect();
    frequent.sort_by_key(|byte| Reverse(times[byte]));
    frequent.truncate(PLAIN);
    let is_sign = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\' | ITSELF) && !frequent.contains(&byte);

    // Above 255: a byte behind `ITSELF`, which is in no pair.
    let behind = |byte: u8| u16::from(byte) + 256;
    let mut signs: Vec<u16> = Vec::with_capacity(text.len());
    for byte in text.bytes() {
        if is_sign(byte) || byte == ITSELF {
            signs.extend([u16::from(ITSELF), behind(byte)]);
        } else {
            signs.push(u16::from(byte));
        }
    }
    let mut pairs = vec![[0_u8; 2]; 128];
    let mut lengths = vec![1_usize; 256];
    for sign in (0..128).filter(|sign| is_sign(*sign)) {
        let mut counts = vec![0_u32; 1 << 16];
        for pair in signs.windows(2) {
            if pair.iter().all(|sign| *sign < 256 && *sign != u16::from(ITSELF)) {
                counts[usize::from(pair[0] << 8 | pair[1])] += 1;
            }
        }
        let fits = |pair: &usize| lengths[pair >> 8] + lengths[pair & 255] <= LONGEST;
        let most = (0..counts.len()).filter(fits).max_by_key(|pair| counts[*pair]).unwrap();
        assert!(counts[most] > 1, "fewer pairs than signs: the text is too short");
        let pair = [most >> 8, most & 255].map(|half| u8::try_from(half).unwrap());
        pairs[usize::from(sign)] = pair;
        lengths[usize::from(sign)] = lengths[most >> 8] + lengths[most & 255];
        let mut shorter = Vec::with_capacity(signs.len());
        let mut at = 0;
        while at < signs.len() {
            let is_pair = signs[at..].starts_with(&pair.map(u16::from));
            shorter.push(if is_pair { u16::from(sign) } else { signs[at] });
            at += if is_pair { 2 } else { 1 };
        }
        signs = shorter;
    }
    let bytes: Vec<u8> = signs.iter().map(|sign| u8::try_from(sign % 256).unwrap()).collect();
    format!("Paired {{ itself: {ITSELF}, pairs: &{pairs:?}, bytes: &{bytes:?}, length: {} }}", text.len())
}

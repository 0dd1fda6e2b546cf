//! The phrases and texts of a language, as `build.rs` packs them.

/// A text in which often one byte stands for several.
#[derive(Debug)]
pub(crate) struct Paired {
    /// The byte behind this one means itself.
    pub(crate) itself: u8,
    /// For each byte of ASCII the two that it stands for, each of which may be a lower one that stands for several again; zeros where it means itself.
    pub(crate) pairs: &'static [[u8; 2]; 128],
    pub(crate) bytes: &'static [u8],
    /// Bytes of the whole text.
    pub(crate) length: usize,
}

/// A byte stands for so many at most.
const LONGEST: usize = 8;

impl Paired {
    /// The whole text. It is unpacked before the first letter, by code that the browser had no time to make fast yet: hence all bytes of a sign at once.
    pub(crate) fn text(&self) -> String {
        let mut known: [(u64, usize); 256] = std::array::from_fn(|byte| (byte as u64, 1));
        for (sign, [first, second]) in self.pairs.iter().enumerate().filter(|(_, [first, _])| *first != 0) {
            let halves = (known.get(usize::from(*first)), known.get(usize::from(*second)));
            if let (Some((first, length)), Some((second, rest))) = halves {
                let both = (first | second << (8 * length), length + rest);
                known.get_mut(sign).map(|known| *known = both).unwrap_or_default();
            }
        }
        let mut text = vec![0; self.length + LONGEST];
        let mut at = 0;
        let mut bytes = self.bytes.iter();
        while let Some(byte) = bytes.next() {
            let meant =
                if *byte == self.itself { bytes.next().map(|byte| (u64::from(*byte), 1)) } else { known.get(usize::from(*byte)).copied() };
            if let (Some((several, length)), Some(place)) = (meant, text.get_mut(at..at + LONGEST)) {
                place.copy_from_slice(&several.to_le_bytes());
                at += length;
            }
        }
        text.truncate(self.length);
        String::from_utf8(text).unwrap_or_default()
    }
}

//! Where a place of the analysed text lies in the letter as it was given, and how JavaScript counts it.

/// A piece of the analysed text and the piece of the letter it comes from.
#[derive(Debug, Clone, Copy)]
struct Piece {
    plain: u32,
    plain_len: u32,
    source: u32,
    source_len: u32,
}

/// From places in the analysed text to places in the letter: a sorted table of pieces, empty when the two texts are the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct OffsetMap {
    pieces: Vec<Piece>,
}

impl OffsetMap {
    /// Notes that the next piece of analysed text comes from this piece of the letter. Call in order.
    pub(crate) fn push(&mut self, plain: usize, plain_len: usize, source: usize, source_len: usize) {
        let piece = Piece { plain: to_u32(plain), plain_len: to_u32(plain_len), source: to_u32(source), source_len: to_u32(source_len) };
        // Pieces of equal length that follow each other in both texts are one.
        if let Some(last) = self.pieces.last_mut()
            && last.plain_len == last.source_len
            && piece.plain_len == piece.source_len
            && last.plain + last.plain_len == piece.plain
            && last.source + last.source_len == piece.source
        {
            last.plain_len += piece.plain_len;
            last.source_len += piece.source_len;
            return;
        }
        self.pieces.push(piece);
    }

    fn at(&self, plain: u32) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.plain <= plain);
        after.checked_sub(1).and_then(|i| self.pieces.get(i))
    }

    /// The place in the letter where a stretch of analysed text begins.
    pub(crate) fn start(&self, plain: u32) -> u32 {
        match self.at(plain) {
            None => plain,
            Some(piece) if piece.plain_len == piece.source_len => piece.source + (plain - piece.plain).min(piece.source_len),
            Some(piece) => piece.source,
        }
    }

    /// The place in the letter where a stretch of analysed text ends: the end of its last character, so that a tag behind it stays out.
    pub(crate) fn end(&self, plain: u32) -> u32 {
        match plain.checked_sub(1).and_then(|before| self.at(before)) {
            None => plain,
            Some(piece) if piece.plain_len == piece.source_len => piece.source + (plain - piece.plain).min(piece.source_len),
            Some(piece) => piece.source + piece.source_len,
        }
    }
}

/// Lengths of texts fit in 32 bits: `Document::parse` takes no more than [`crate::MOST_BYTES`].
pub(crate) fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// From byte places to UTF-16 places of one text: the count at every 64 bytes, so that a look-up reads at most so many.
#[derive(Debug, Clone)]
pub struct Utf16Map<'a> {
    text: &'a str,
    /// Empty for ASCII, where both counts are the same.
    marks: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'a> Utf16Map<'a> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            marks.reserve(text.len() / STRIDE + 1);
            let mut units = 0;
            for block in text.as_bytes().chunks(STRIDE) {
                marks.push(units);
                units += utf16_units(block);
            }
        }
        Self { text, marks }
    }

    /// The number of UTF-16 units before a byte place.
    #[must_use]
    pub fn utf16(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let mark = byte / STRIDE;
        match self.marks.get(mark) {
            Some(units) => units + self.text.as_bytes().get(mark * STRIDE..byte).map_or(0, utf16_units),
            // Just behind the last block, or ASCII.
            None if self.marks.is_empty() => to_u32(byte),
            None => {
                let last = self.marks.len() - 1;
                self.marks.get(last).copied().unwrap_or(0) + self.text.as_bytes().get(last * STRIDE..byte).map_or(0, utf16_units)
            }
        }
    }
}

/// UTF-16 units that begin in these bytes: each first byte of a character is one, of a four-byte character two.
fn utf16_units(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(*byte & 0xC0 != 0x80) + u32::from(*byte >= 0xF0)).sum()
}

#[cfg(test)]
#[allow(clippy::string_slice, reason = "tests may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn utf16_places_are_those_of_javascript() {
        let text = format!("a{}ë😀{}z", "x".repeat(300), "é".repeat(300));
        let map = Utf16Map::new(&text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let expected = text[..byte].encode_utf16().count();
            assert_eq!(map.utf16(u32::try_from(byte).unwrap()) as usize, expected, "at byte {byte}");
        }
    }

    #[test]
    fn a_text_of_exactly_one_stride_ends_where_it_ends() {
        let text = "é".repeat(STRIDE / 2);
        assert_eq!(Utf16Map::new(&text).utf16(to_u32(STRIDE)), to_u32(STRIDE / 2));
    }
}

//! Places as the outside counts them.

use crate::report::Place;
use helder_text::{Document, Source, Utf16Map};

/// From bytes of the letter to places that JavaScript can slice.
pub(crate) struct Places<'a> {
    source: &'a str,
    map: Utf16Map<'a>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Self { source, map: Utf16Map::new(source) }
    }

    /// The place of a stretch of bytes, with its text.
    pub(crate) fn place(&self, start: u32, end: u32) -> Place {
        Place { start: self.map.utf16(start), end: self.map.utf16(end), text: self.text(start, end).to_owned() }
    }

    /// The letter's own text there.
    pub(crate) fn text(&self, start: u32, end: u32) -> &'a str {
        self.source.get(start as usize..end as usize).unwrap_or("")
    }
}

/// A piece of a letter in HTML as a reader sees it: without tags, entities as characters. What cannot be read stays as it is.
///
/// ```
/// assert_eq!(helder_letter::as_read("&euro;&nbsp;40,<b>00</b>").trim(), "€ 40,00");
/// ```
#[must_use]
pub fn as_read(source: &str) -> String {
    Document::parse(source, Source::Html).map_or_else(|_| source.to_owned(), |document| document.all_text().to_owned())
}

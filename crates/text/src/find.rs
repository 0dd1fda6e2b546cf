//! Where a text stands in another. What the standard library does for this is made for the worst of texts and weighs nine kilobytes in the wasm, and comes
//! along with `"…".contains(c)` for any character; here a few signs are looked for in a line.

/// The first place of `part` in `text`, in bytes.
///
/// ```
/// assert_eq!(helder_text::find("één -- twee", "--"), Some(6));
/// assert_eq!(helder_text::find("één - twee", "--"), None);
/// ```
pub fn find(text: &str, part: &str) -> Option<usize> {
    let first = *part.as_bytes().first()?;
    let bytes = text.as_bytes();
    let mut places = bytes.iter().enumerate().filter(|(_, byte)| **byte == first);
    places.find(|(at, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(part.as_bytes()))).map(|(at, _)| at)
}

/// Whether `part` stands in `text`.
pub fn has(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// What stands before the first `part` and what behind it.
pub fn around<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, part)?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

//! Merge fields: the places where a CRM or mail program puts a name, an amount or a date.
//!
//! Known are `{{naam}}`, `{{{raw}}}`, `{{#if}}…{{/if}}`, `{% … %}`, `{# … #}`, `<%= … %>`, `${naam}`, `#{naam}`, `[[naam]]`, `%naam%`,
//! `%%=naam=%%`, `{!Contact.Name}`, `«Naam»` and `*|NAAM|*`.

use crate::find::{find, has};

/// What a merge field does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Puts a value in: read as one word.
    Value,
    /// Steers (`{% if %}`, `{{/each}}`) or remarks: read as nothing.
    Control,
    /// Begins and does not end: `{{naam`.
    Unclosed,
}

/// A merge field that begins at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FoundField {
    pub(crate) kind: FieldKind,
    /// In bytes.
    pub(crate) len: usize,
}

/// Opening, closing, and what the inside may be.
const SHAPES: [(&str, &str, Inside); 12] = [
    ("{{{", "}}}", Inside::Any),
    ("{{", "}}", Inside::Any),
    ("{%", "%}", Inside::Control),
    ("{#", "#}", Inside::Control),
    ("<%", "%>", Inside::Script),
    ("${", "}", Inside::Any),
    ("#{", "}", Inside::Any),
    ("{!", "}", Inside::Any),
    ("[[", "]]", Inside::Any),
    ("*|", "|*", Inside::Any),
    ("«", "»", Inside::Name),
    ("%", "%", Inside::Name),
];

#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Any,
    Control,
    /// `<%=` puts in, `<%` steers.
    Script,
    /// Only a name without spaces: the same signs have another use as well.
    Name,
}

/// A field is short; an opening without an end within this many bytes, or before a blank line, is unclosed.
const LONGEST: usize = 400;

/// The merge field at the start of `text`, if one begins there.
pub(crate) fn field_at(text: &str) -> Option<FoundField> {
    // Salesforce Marketing Cloud's `%%=…=%%` before the single `%`.
    if text.starts_with("%%") {
        let inside = text.get(2..)?;
        let end = find(inside.get(..floor(inside, LONGEST))?, "%%")?;
        return is_name(inside.get(..end)?.trim_matches('=')).then_some(FoundField { kind: FieldKind::Value, len: end + 4 });
    }
    let (open, close, shape) = SHAPES.into_iter().find(|(open, _, _)| text.starts_with(open))?;
    let inside = text.get(open.len()..)?;
    let window = inside.get(..floor(inside, LONGEST))?;
    let end = find(window, close).filter(|end| !window.get(..*end).is_some_and(|body| has(body, "\n\n")));
    match (end, shape) {
        (Some(end), _) => {
            let body = window.get(..end)?;
            let len = open.len() + end + close.len();
            let kind = match shape {
                Inside::Name if !is_name(body) => return None,
                Inside::Control => FieldKind::Control,
                Inside::Script if !body.starts_with(['=', '-']) => FieldKind::Control,
                Inside::Any if open.starts_with("{{") && steers(body) => FieldKind::Control,
                _ => FieldKind::Value,
            };
            Some(FoundField { kind, len })
        }
        (None, Inside::Name) => None,
        // Only what is surely meant as a field is called unclosed: the name behind it is part of the fault.
        (None, _) if matches!(open, "{{{" | "{{" | "{%" | "<%" | "${" | "{!" | "[[") => {
            let name = window.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '%' | ' '))).unwrap_or(window.len());
            let name = window.get(..name)?;
            // No further than the first word behind the opening.
            let spaces = name.len() - name.trim_start().len();
            let word = name.trim_start().find(' ').map_or(name.len(), |end| spaces + end);
            Some(FoundField { kind: FieldKind::Unclosed, len: open.len() + word })
        }
        (None, _) => None,
    }
}

/// Whether the inside of a `{{…}}` steers rather than puts a value in.
fn steers(body: &str) -> bool {
    let body = body.trim();
    body.starts_with(['#', '/', '^', '!', '>', '&'])
        || matches!(body.split_whitespace().next(), Some("else" | "end" | "if" | "endif" | "each"))
}

fn is_name(body: &str) -> bool {
    !body.is_empty()
        && body.len() <= 64
        && body.starts_with(char::is_alphabetic)
        && body.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

/// The largest character boundary not beyond `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use FieldKind::{Control, Unclosed, Value};

    #[test]
    fn every_kind_of_field_is_set_apart() {
        for (text, kind, len) in [
            ("{{naam}} x", Value, 8),
            ("{{{ruw}}}", Value, 9),
            ("{{#if openstaand}}", Control, 18),
            ("{{/if}}", Control, 7),
            ("{{ else }}", Control, 10),
            ("{% if a > b %}x", Control, 14),
            ("{# opmerking #}", Control, 15),
            ("<%= naam %>", Value, 11),
            ("<% if x %>", Control, 10),
            ("${naam}", Value, 7),
            ("#{naam}", Value, 7),
            ("[[naam]]", Value, 8),
            ("%naam%", Value, 6),
            ("%%=naam=%%", Value, 10),
            ("{!Contact.Name}", Value, 15),
            ("«Naam»", Value, 8),
            ("*|NAAM|*", Value, 8),
            ("{{naam is weg", Unclosed, 6),
            ("${bedrag", Unclosed, 8),
        ] {
            assert_eq!(field_at(text), Some(FoundField { kind, len }), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_field_is_text() {
        for text in ["% korting%", "100% en 20%", "«Wij helpen u graag»", "{naam}", "[naam]", "# kop", "*lijst", "<b>", "{", ""] {
            assert_eq!(field_at(text), None, "{text}");
        }
    }
}

//! Just enough of HTML to read a letter in it: tags, comments, raw text and character references. Broken HTML is read as a browser would, roughly.

use crate::find::find;

/// What stands at a place in HTML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Markup<'a> {
    /// A tag, with its name as written and whether it closes.
    Tag { name: &'a str, closing: bool, len: usize },
    /// A comment, doctype or processing instruction.
    Skip { len: usize },
}

/// The markup that begins with the `<` at the start of `text`; nothing when it is a bare `<`.
pub(crate) fn markup_at(text: &str) -> Option<Markup<'_>> {
    let rest = text.strip_prefix('<')?;
    if let Some(comment) = rest.strip_prefix("!--") {
        // A comment that never ends swallows the rest, as in a browser.
        return Some(Markup::Skip { len: find(comment, "-->").map_or(text.len(), |end| end + 7) });
    }
    if rest.starts_with(['!', '?']) {
        return Some(Markup::Skip { len: rest.find('>').map_or(text.len(), |end| end + 2) });
    }
    let closing = rest.starts_with('/');
    let named = if closing { rest.get(1..)? } else { rest };
    if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let name_len = named.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(named.len());
    let name = named.get(..name_len)?;
    // Quoted values may hold a `>`. A tag that never ends is text: better shown than lost.
    let mut quote = None;
    let start = text.len() - named.len() + name_len;
    for (i, byte) in text.bytes().enumerate().skip(start) {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Some(Markup::Tag { name, closing, len: i + 1 }),
            (None, b'<') => return None,
            (None, _) => {}
        }
    }
    None
}

/// What a tag means for the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Part of a line: `b`, `a`, `span` and all that is unknown.
    Inline,
    /// A line break.
    Break,
    /// A paragraph or another block.
    Block,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// A cell of a table, or half of a pair of a name and its value.
    Cell,
    /// Its content is no text of the letter.
    Raw,
}

/// The role of the tag with this name, whatever its case.
pub(crate) fn role(name: &str) -> Role {
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "br" => Role::Break,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Heading,
        "li" => Role::Item,
        "td" | "th" | "dt" | "dd" => Role::Cell,
        "script" | "style" | "template" | "title" | "noscript" | "textarea" | "svg" => Role::Raw,
        "p" | "div" | "ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "caption" | "blockquote" | "pre" | "hr"
        | "section" | "article" | "header" | "footer" | "main" | "aside" | "nav" | "address" | "figure" | "figcaption" | "form"
        | "fieldset" | "legend" | "head" | "body" | "html" | "center" | "details" | "summary" => Role::Block,
        _ => Role::Inline,
    }
}

/// Whether a text holds a tag that HTML knows.
pub(crate) fn looks_like_html(text: &str) -> bool {
    let known = |name: &str| {
        role(name) != Role::Inline
            || matches!(
                name.to_ascii_lowercase().as_str(),
                "b" | "i" | "u" | "em" | "strong" | "a" | "span" | "font" | "small" | "mark" | "img" | "sub" | "sup"
            )
    };
    text.match_indices('<').take(1000).any(|(at, _)| match text.get(at..).and_then(markup_at) {
        Some(Markup::Tag { name, .. }) => known(name),
        Some(Markup::Skip { .. }) => text.get(at..at + 4).is_some_and(|start| start == "<!--" || start.eq_ignore_ascii_case("<!do")),
        None => false,
    })
}

/// The character reference at the start of `text` (which begins with `&`): what it stands for and its length.
pub(crate) fn reference_at(text: &str) -> Option<(char, usize)> {
    let window = text.get(1..text.floor_char_boundary(12))?;
    if let Some(number) = window.strip_prefix('#') {
        let (digits, radix) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16),
            None => (number, 10),
        };
        let len = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let code = u32::from_str_radix(digits.get(..len)?, radix).ok()?;
        let prefix = 1 + (window.len() - digits.len());
        let semicolon = usize::from(digits.get(len..)?.starts_with(';'));
        return Some((char::from_u32(code).filter(|c| *c != '\0').unwrap_or('\u{FFFD}'), prefix + len + semicolon));
    }
    let len = window.find(';')?;
    let name = window.get(..len)?;
    REFERENCES.iter().find(|(known, _)| *known == name).map(|(_, c)| (*c, len + 2))
}

/// The named references that letters in western Europe use.
const REFERENCES: [(&str, char); 74] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("euro", '€'),
    ("pound", '£'),
    ("cent", '¢'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("middot", '·'),
    ("shy", '\u{AD}'),
    ("zwj", '\u{200D}'),
    ("zwnj", '\u{200C}'),
    ("thinsp", '\u{2009}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("deg", '°'),
    ("times", '×'),
    ("frac12", '½'),
    ("sect", '§'),
    ("para", '¶'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("oslash", 'ø'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("yuml", 'ÿ'),
    ("szlig", 'ß'),
    ("Auml", 'Ä'),
    ("Eacute", 'É'),
    ("Euml", 'Ë'),
    ("Iuml", 'Ï'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("oelig", 'œ'),
    ("rarr", '→'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_to_their_end_also_past_quoted_angles() {
        assert_eq!(markup_at("<a title=\"a > b\">x"), Some(Markup::Tag { name: "a", closing: false, len: 17 }));
        assert_eq!(markup_at("</P >x"), Some(Markup::Tag { name: "P", closing: true, len: 5 }));
        assert_eq!(markup_at("<!-- a > b -->x"), Some(Markup::Skip { len: 14 }));
        assert_eq!(markup_at("<!-- open"), Some(Markup::Skip { len: 9 }));
    }

    #[test]
    fn a_bare_angle_and_an_unclosed_tag_are_text() {
        for text in ["< 14 dagen", "<3", "<b class=\"x", "<b <i>", "<"] {
            assert_eq!(markup_at(text), None, "{text}");
        }
    }

    #[test]
    fn references_are_read() {
        assert_eq!(reference_at("&euro; 5"), Some(('€', 6)));
        assert_eq!(reference_at("&#235;n"), Some(('ë', 6)));
        assert_eq!(reference_at("&#xEB;"), Some(('ë', 6)));
        assert_eq!(reference_at("&#55357;"), Some(('\u{FFFD}', 8)), "a lone surrogate");
        for text in ["& co", "&onzin;", "&", "&#;", "&#x;"] {
            assert_eq!(reference_at(text), None, "{text}");
        }
    }

    #[test]
    fn html_is_told_from_plain_text() {
        for (text, html) in [
            ("<p>Beste klant</p>", true),
            ("a<br>b", true),
            ("minder dan < 14 > dagen", false),
            ("<naam>", false),
            ("<!DOCTYPE html>", true),
        ] {
            assert_eq!(looks_like_html(text), html, "{text}");
        }
    }
}

//! How a text is laid out beyond bare lines: an e-mail with its headers, quotes and signature, or Markdown.
//!
//! Just enough to read a letter in it, with the place of every word kept. What is not the writer's own (quoted replies) or no text (rules, marks) is
//! left out; what is data rather than sentences (headers, a signature, cells) is set apart.

use crate::find::has;

/// How the lines of a text are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    Bare,
    Mail,
    Markdown,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// Part of a paragraph, or an item by its bullet.
    Text,
    Heading,
    /// Data: a header, a line of a signature, a row of a table.
    Data,
    /// Not to be read.
    Skip,
    /// Nor anything behind it.
    End,
}

/// Reads the lines of a text in their order.
#[derive(Debug)]
pub(crate) struct Lines {
    layout: Layout,
    headers: bool,
    signature: bool,
    fenced: bool,
}

impl Lines {
    pub(crate) fn new(layout: Layout) -> Self {
        Self { layout, headers: true, signature: false, fenced: false }
    }

    /// What the line at the start of `rest` is, and how many bytes at its start are no text of it.
    pub(crate) fn next(&mut self, rest: &str) -> (Line, usize) {
        let line = line_of(rest);
        match self.layout {
            Layout::Bare => (Line::Text, 0),
            Layout::Mail => self.mail(line, rest),
            Layout::Markdown => self.markdown(line, rest),
        }
    }

    fn mail(&mut self, line: &str, rest: &str) -> (Line, usize) {
        let bare = line.trim();
        if bare.starts_with('>') {
            return (Line::Skip, 0);
        }
        if self.signature {
            return (Line::Data, 0);
        }
        // RFC 3676: two dashes and a space; the space is often lost.
        if bare == "--" {
            self.signature = true;
            return (Line::Skip, 0);
        }
        let header = HEADERS.iter().find(|(name, _)| begins_with(bare, name));
        if self.headers {
            if let Some((name, subject)) = header {
                let start = line.len() - line.trim_start().len();
                return if *subject { (Line::Heading, start + name.len()) } else { (Line::Data, 0) };
            }
            self.headers = bare.is_empty();
        }
        // Looked for behind a header only: behind each of many empty lines would be slow.
        let below = || line_of(rest.get(line.len()..).unwrap_or("").trim_start_matches(['\r', '\n'])).trim();
        // `Op 3 mei 2026 om 10:00 schreef Jan:`, not any line that ends in a colon: nothing of the letter itself may be lost.
        let dated = ["Op ", "On "].iter().any(|start| bare.starts_with(start)) && bare.bytes().any(|byte| byte.is_ascii_digit());
        // Not `Op 3 mei is dit van uw rekening afgeschreven:`.
        let wrote = || {
            bare.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "schreef" | "schreven" | "wrote"))
                || bare.ends_with("het volgende geschreven:")
        };
        // A letter has `Datum:` and `Betreft:` of its own; a pasted header says who sent it, or when.
        let is_sent = |line: &str| SENT.iter().any(|name| begins_with(line, name));
        let quotes = (dated && bare.ends_with(':') && wrote())
            || (bare.starts_with("---") && ["bericht", "message", "Message"].iter().any(|word| has(bare, word)))
            || (header.is_some() && HEADERS.iter().any(|(name, _)| begins_with(below(), name)) && (is_sent(bare) || is_sent(below())));
        (if quotes { Line::End } else { Line::Text }, 0)
    }

    fn markdown(&mut self, line: &str, rest: &str) -> (Line, usize) {
        let body = line.trim_start();
        let indent = line.len() - body.len();
        let bare = body.trim_end();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            self.fenced = !self.fenced;
            return (Line::Skip, 0);
        }
        if self.fenced {
            return (Line::Data, 0);
        }
        let marks = bare.bytes().take_while(|byte| *byte == b'#').count();
        if (1..=6).contains(&marks) && bare.as_bytes().get(marks) == Some(&b' ') {
            return (Line::Heading, indent + marks + 1);
        }
        // A rule, the line under a heading, or that between the head and the rows of a table.
        let only = |signs: &str| bare.len() >= 3 && bare.bytes().all(|byte| signs.as_bytes().contains(&byte));
        if only("=") || only("-* _") || (bare.contains('-') && only("|-: ")) {
            return (Line::Skip, 0);
        }
        // The very next line: behind an empty one it is a rule of its own.
        let below = rest.get(line.len()..).unwrap_or("");
        let below = line_of(below.strip_prefix('\r').unwrap_or(below).strip_prefix('\n').unwrap_or("")).trim();
        if !bare.is_empty() && below.len() >= 3 && (below.bytes().all(|byte| byte == b'=') || below.bytes().all(|byte| byte == b'-')) {
            return (Line::Heading, indent);
        }
        if bare.starts_with('|') {
            return (Line::Data, indent + 1);
        }
        let quoted = body.bytes().take_while(|byte| matches!(byte, b'>' | b' ')).count();
        (Line::Text, if body.starts_with('>') { indent + quoted } else { 0 })
    }
}

/// The headers of an e-mail as people paste them, and whether it is the subject.
const HEADERS: [(&str, bool); 17] = [
    ("Onderwerp:", true),
    ("Betreft:", true),
    ("Subject:", true),
    ("Objet:", true),
    ("Betreff:", true),
    ("Van:", false),
    ("From:", false),
    ("Aan:", false),
    ("To:", false),
    ("Cc:", false),
    ("Bcc:", false),
    ("Datum:", false),
    ("Date:", false),
    ("Verzonden:", false),
    ("Sent:", false),
    ("Reply-To:", false),
    ("Bijlagen:", false),
];

/// Those of them that say by whom or when it was sent.
const SENT: [&str; 4] = ["Van:", "From:", "Verzonden:", "Sent:"];

fn begins_with(line: &str, name: &str) -> bool {
    line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

fn line_of(rest: &str) -> &str {
    rest.split(['\n', '\r']).next().unwrap_or("")
}

/// The most bytes of a link.
const LINK: usize = 500;

/// How many bytes at a place of Markdown are marks and no text; nothing when what stands there is text. `before` is the character before it.
pub(crate) fn mark_at(rest: &str, before: Option<char>) -> Option<usize> {
    let mut chars = rest.chars();
    let sign = chars.next()?;
    // A link ends near where it begins; looking further would make a long line of brackets slow.
    let line = || line_of(rest.get(..rest.floor_char_boundary(LINK)).unwrap_or(""));
    let is_text = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    match sign {
        // An escaped sign is text: the backslash goes.
        '\\' => chars.next().filter(char::is_ascii_punctuation).map(|_| 1),
        '*' | '_' | '~' | '`' => {
            let run = rest.chars().take_while(|c| *c == sign).count();
            let after = rest.chars().nth(run);
            // In `a__b` the second is within too.
            let is_inside = |c: char| c.is_alphanumeric() || c == '_';
            let within = sign == '_' && before.is_some_and(is_inside) && after.is_some_and(char::is_alphanumeric);
            let mark = (sign != '~' || run >= 2) && (is_text(before) || is_text(after)) && !within;
            mark.then_some(run)
        }
        // `![a picture](where)` has no text; `[words](where)` has the words.
        '!' if line().starts_with("![") => line().find(')').filter(|_| has(line(), "](")).map(|end| end + 1),
        '[' if has(line(), "](") => Some(1),
        ']' if line().starts_with("](") => line().find(')').map(|end| end + 1),
        '<' if line().starts_with("<http") || line().starts_with("<mailto:") => line().contains('>').then_some(1),
        '>' if before.is_some_and(|c| !c.is_whitespace()) => Some(1),
        '|' => Some(1),
        _ => None,
    }
}

//! From the letter as it was given to plain text in blocks: tags, comments and merge fields set apart, spaces and accents made one kind.

use crate::case::is_capital;
use crate::fields::{FieldKind, field_at};
use crate::html::{Markup, Role, markup_at, reference_at, role};
use crate::layout::{Layout, Line, Lines, mark_at};
use crate::offsets::{OffsetMap, to_u32};

/// Stands in the plain text for a merge field.
pub(crate) const FIELD_CHAR: char = '\u{FFFC}';

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, an address block, a salutation.
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
}

/// A block of text, in bytes of the plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A merge field that was set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Field {
    /// Where it stands in the plain text.
    pub(crate) at: u32,
    pub(crate) kind: FieldKind,
    /// Where it stands in the letter.
    pub(crate) source: (u32, u32),
}

/// The plain text of a letter.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plain {
    pub(crate) text: String,
    pub(crate) map: OffsetMap,
    pub(crate) blocks: Vec<Block>,
    /// For each block of HTML that begins a cell the number of its row, from one; else 0.
    pub(crate) rows: Vec<u32>,
    pub(crate) fields: Vec<Field>,
    /// A line break was asked for (`<br>`); in plain text lines may just have been wrapped.
    pub(crate) hard_breaks: bool,
}

/// Reads text: a blank line ends a block, a bullet or number begins an item; what else a line can be is up to the layout.
pub(crate) fn from_text(source: &str, layout: Layout) -> Plain {
    let mut builder = Builder::new(source);
    let mut lines = Lines::new(layout);
    // Where lines that are no running text begin in the plain text.
    let mut marked = Vec::new();
    let mut before = None;
    let mut rest = source;
    loop {
        if layout == Layout::Bare {
            rest = behind_letters(rest);
        }
        let Some(c) = rest.chars().next() else { break };
        let at = source.len() - rest.len();
        if layout != Layout::Bare && before.is_none_or(|before| before == '\n') {
            let (line, unread) = lines.next(rest);
            let unread = match line {
                Line::End => rest.len(),
                Line::Skip => rest.find('\n').map_or(rest.len(), |end| end + 1),
                _ => unread,
            };
            if unread > 0 {
                builder.flush(at);
                builder.resume(at + unread);
            }
            if matches!(line, Line::Heading | Line::Data) {
                builder.flush(at + unread);
                marked.push((builder.plain.text.len(), line));
            }
            before = Some(if line == Line::Skip { '\n' } else { ' ' });
            if unread > 0 {
                rest = rest.get(unread..).unwrap_or("");
                continue;
            }
        }
        let mark = if layout == Layout::Markdown { mark_at(rest, before) } else { None };
        let used = match mark {
            Some(mark) => {
                builder.flush(at);
                builder.resume(at + mark);
                mark
            }
            None => builder.field(rest, at).unwrap_or_else(|| builder.character(c, at, false)),
        };
        before = rest.get(..used).and_then(|used| used.chars().next_back());
        // Behind an escape stands text, whatever it looks like.
        if mark.is_some() && c == '\\' {
            let escaped = rest.get(used..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            rest = rest.get(used + escaped..).unwrap_or("");
            continue;
        }
        rest = rest.get(used..).unwrap_or("");
    }
    builder.flush(source.len());
    let mut plain = builder.plain;
    plain.blocks = blocks_of_lines(&plain.text, &marked);
    plain
}

/// Reads HTML, also when it is broken. In an e-mail a `<blockquote>` is a quoted reply, and is not read.
pub(crate) fn from_html(source: &str, layout: Layout) -> Plain {
    let mut builder = Builder::new(source);
    builder.plain.hard_breaks = true;
    let mut rest = source;
    let mut open = BlockKind::Paragraph;
    loop {
        rest = behind_letters(rest);
        let Some(c) = rest.chars().next() else { break };
        let at = source.len() - rest.len();
        if c == '<'
            && !rest.starts_with("<%")
            && let Some(markup) = markup_at(rest)
        {
            builder.flush(at);
            let mut used = match markup {
                Markup::Skip { len } | Markup::Tag { len, .. } => len,
            };
            if let Markup::Tag { name, closing, len } = markup {
                match role(name) {
                    Role::Inline => {}
                    Role::Break => builder.line_break(open, at, len),
                    Role::Raw if !closing => used = len + raw_length(rest.get(len..).unwrap_or(""), name),
                    Role::Block if layout == Layout::Mail && !closing && name.eq_ignore_ascii_case("blockquote") => {
                        builder.end_block(open);
                        used = quote_length(rest);
                    }
                    Role::Raw => {}
                    role => {
                        builder.end_block(open);
                        builder.begin(name, closing, role);
                        open = match role {
                            Role::Heading if !closing => BlockKind::Heading,
                            Role::Item if !closing => BlockKind::Item,
                            Role::Cell if !closing => BlockKind::Cell,
                            // A `<p>` inside a list item or cell is still that.
                            Role::Block if !closing && name.eq_ignore_ascii_case("p") && open != BlockKind::Heading => open,
                            _ => BlockKind::Paragraph,
                        };
                    }
                }
            }
            rest = rest.get(used..).unwrap_or("");
            builder.resume(source.len() - rest.len());
            continue;
        }
        let used = builder.field(rest, at).unwrap_or_else(|| match (c, reference_at(rest)) {
            ('&', Some((meant, len))) => {
                builder.flush(at);
                builder.reference(meant, at, len);
                builder.resume(at + len);
                len
            }
            _ => builder.character(c, at, true),
        });
        rest = rest.get(used..).unwrap_or("");
    }
    builder.flush(source.len());
    builder.end_block(open);
    builder.plain
}

/// What stands behind the letters that a text begins with: most of it stands for itself.
fn behind_letters(text: &str) -> &str {
    let letters = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    text.get(letters..).unwrap_or("")
}

/// How long the content of a raw element is, its end tag included; the whole rest when it never ends.
fn raw_length(rest: &str, name: &str) -> usize {
    let behind = |at: usize| rest.get(at..)?.strip_prefix("</")?.get(..name.len());
    let ends = |at: usize| behind(at).is_some_and(|found| found.eq_ignore_ascii_case(name));
    match rest.match_indices('<').map(|(at, _)| at).find(|at| ends(*at)) {
        Some(at) => at + rest.get(at..).and_then(|tail| tail.find('>')).map_or(rest.len() - at, |end| end + 1),
        None => rest.len(),
    }
}

/// How long the quotation is that begins with the tag at the start of `rest`, those within it included; the whole rest when it never ends.
fn quote_length(rest: &str) -> usize {
    let (mut at, mut depth) = (0, 0_u32);
    while let Some(open) = rest.get(at..).and_then(|tail| tail.find('<')) {
        at += open;
        match rest.get(at..).and_then(markup_at) {
            Some(Markup::Tag { name, closing, len }) => {
                at += len;
                if name.eq_ignore_ascii_case("blockquote") {
                    depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
                    if depth == 0 {
                        return at;
                    }
                }
            }
            Some(Markup::Skip { len }) => at += len,
            None => at += 1,
        }
    }
    rest.len()
}

/// What a character is to who reads it; nothing when it shows nothing.
fn as_read(c: char) -> Option<char> {
    match c {
        ' '..='~' | '\n' | '\t' => Some(c),
        // Spaces of other widths are spaces.
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Some(' '),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        // Soft hyphen, zero-width space and joiner, word joiner, byte order mark, direction marks, controls.
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\0'..='\u{1F}'
        | '\u{7F}' => None,
        // A character that we use ourselves.
        FIELD_CHAR => Some('\u{FFFD}'),
        _ => Some(c),
    }
}

struct Builder<'a> {
    source: &'a str,
    plain: Plain,
    /// Where the run of text that is taken over as it stands began.
    run: usize,
    block_start: usize,
    /// The row of the table that is read, and that of the cell that the next block begins, or 0.
    row: u32,
    cell: u32,
}

impl<'a> Builder<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            plain: Plain { text: String::with_capacity(source.len()), ..Plain::default() },
            run: 0,
            block_start: 0,
            row: 0,
            cell: 0,
        }
    }

    /// Takes over the run up to here as it stands.
    #[inline(never)]
    fn flush(&mut self, at: usize) {
        if let Some(run) = self.source.get(self.run..at)
            && !run.is_empty()
        {
            self.plain.map.push(self.plain.text.len(), run.len(), self.run, run.len());
            self.plain.text.push_str(run);
        }
        self.run = at;
    }

    /// A new run begins here.
    fn resume(&mut self, at: usize) {
        self.run = at;
    }

    /// Puts a character of our own in the place of a piece of the letter.
    #[inline(never)]
    fn put(&mut self, c: char, source: usize, source_len: usize) {
        self.plain.map.push(self.plain.text.len(), c.len_utf8(), source, source_len);
        self.plain.text.push(c);
    }

    fn ends_in_space(&self) -> bool {
        self.plain.text.len() <= self.block_start || self.plain.text.ends_with([' ', '\n'])
    }

    /// Handles one character; returns how many bytes it used.
    fn character(&mut self, c: char, at: usize, html: bool) -> usize {
        let len = c.len_utf8();
        match c {
            '\n' | '\t' | ' ' | '\u{C}' if html => {
                let alone = self.run < at || !self.ends_in_space();
                let before = self.source.get(self.run..at).is_some_and(|run| run.ends_with(' '));
                if !alone || before || c != ' ' {
                    self.flush(at);
                    if !self.ends_in_space() {
                        self.put(' ', at, len);
                    }
                    self.resume(at + len);
                }
            }
            '\r' => {
                self.flush(at);
                if !html && self.source.as_bytes().get(at + 1) != Some(&b'\n') {
                    self.put('\n', at, len);
                }
                self.resume(at + len);
            }
            ' '..='~' | '\n' | '\t' => {}
            '\u{300}'..='\u{36F}' => {
                let run = self.source.get(self.run..at).unwrap_or("");
                if let Some(base) = run.chars().next_back()
                    && let Some(composed) = compose(base, c)
                {
                    let from = at - base.len_utf8();
                    self.flush(from);
                    self.put(composed, from, base.len_utf8() + len);
                    self.resume(at + len);
                }
            }
            _ => {
                let read = as_read(c);
                if read != Some(c) {
                    self.flush(at);
                    if let Some(read) = read {
                        self.put(read, at, len);
                    }
                    self.resume(at + len);
                }
            }
        }
        len
    }

    /// A character that was written as a reference.
    fn reference(&mut self, meant: char, at: usize, len: usize) {
        if let Some(read) = as_read(meant) {
            self.put(if matches!(read, '\n' | '\t') { ' ' } else { read }, at, len);
        }
    }

    /// The merge field that begins here, if any; returns its length.
    fn field(&mut self, rest: &str, at: usize) -> Option<usize> {
        // By its first byte, for this is asked at every character; 0xC2 is the first of `«`.
        if !matches!(rest.as_bytes().first(), Some(b'{' | b'<' | b'$' | b'#' | b'[' | b'%' | b'*' | 0xC2)) {
            return None;
        }
        let found = field_at(rest)?;
        self.flush(at);
        self.plain.fields.push(Field { at: to_u32(self.plain.text.len()), kind: found.kind, source: (to_u32(at), to_u32(at + found.len)) });
        match found.kind {
            FieldKind::Value | FieldKind::Unclosed => self.put(FIELD_CHAR, at, found.len),
            FieldKind::Control => {}
        }
        self.resume(at + found.len);
        Some(found.len)
    }

    fn line_break(&mut self, open: BlockKind, at: usize, len: usize) {
        // Two breaks are a blank line.
        if self.plain.text.ends_with('\n') && self.plain.text.len() > self.block_start {
            self.end_block(open);
        } else {
            while self.plain.text.len() > self.block_start && self.plain.text.ends_with(' ') {
                self.plain.text.pop();
            }
            self.put('\n', at, len);
        }
    }

    /// Keeps what row the next block belongs to, when it begins a cell.
    fn begin(&mut self, name: &str, closing: bool, role: Role) {
        // Two tables have no row in common.
        if matches!(name.as_bytes(), [b't' | b'T', b'r' | b'R' | b'a' | b'A', ..]) || (!closing && name.eq_ignore_ascii_case("dt")) {
            self.row += 1;
        }
        if closing {
            self.cell = 0;
        } else if role == Role::Cell {
            self.cell = self.row + 1;
        }
    }

    #[inline(never)]
    fn end_block(&mut self, kind: BlockKind) {
        let end = self.plain.text.len();
        if self.plain.text.get(self.block_start..end).is_some_and(|text| !text.trim().is_empty()) {
            self.plain.blocks.push(Block { kind, start: to_u32(self.block_start), end: to_u32(end) });
            self.plain.rows.push(std::mem::take(&mut self.cell));
        }
        if end > self.block_start {
            self.put('\n', self.run, 0);
        }
        self.block_start = self.plain.text.len();
    }
}

/// The blocks of plain text, given where lines begin that are no running text.
fn blocks_of_lines(text: &str, marked: &[(usize, Line)]) -> Vec<Block> {
    /// Bytes of a line that nobody wrapped: it is a paragraph by itself, with empty lines around it or without.
    const UNWRAPPED: usize = 120;
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<Block> = None;
    let mut marked = marked.iter().peekable();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = to_u32(at);
        let mark = marked.next_if(|(place, _)| *place <= at).map(|(_, line)| *line);
        at += line.len();
        let end = to_u32(at);
        if line.trim().is_empty() {
            blocks.extend(open.take());
            continue;
        }
        if let Some(mark) = mark {
            blocks.extend(open.take());
            blocks.push(Block { kind: if mark == Line::Heading { BlockKind::Heading } else { BlockKind::Cell }, start, end });
            continue;
        }
        let marker = item_marker(line);
        let is_unwrapped = line.len() > UNWRAPPED;
        if is_unwrapped {
            blocks.extend(open.take());
        }
        if marker > 0 {
            blocks.extend(open.take());
            open = Some(Block { kind: BlockKind::Item, start: start + to_u32(marker), end });
        } else if let Some(block) = &mut open {
            block.end = end;
        } else {
            open = Some(Block { kind: BlockKind::Paragraph, start, end });
        }
        if is_unwrapped {
            blocks.extend(open.take());
        }
    }
    blocks.extend(open);
    // A short line alone, without a full stop, above other text is a heading.
    let last = blocks.len().saturating_sub(1);
    for (i, block) in blocks.iter_mut().enumerate() {
        let line = text.get(block.start as usize..block.end as usize).unwrap_or("").trim();
        if block.kind == BlockKind::Paragraph && i < last && is_heading(line) {
            block.kind = BlockKind::Heading;
        }
    }
    blocks
}

fn is_heading(line: &str) -> bool {
    line.len() <= 80
        && !line.contains('\n')
        && line.starts_with(|c: char| is_capital(c) || c == '#')
        && !line.ends_with(['.', ',', ';', ':', '!', '-'])
        && !["Met vriendelijke", "Vriendelijke groet", "Hartelijke groet", "Hoogachtend", "Beste ", "Geachte "]
            .iter()
            .any(|start| line.starts_with(start))
}

/// How long the bullet or number is that begins a list item, spaces included; 0 for none.
fn item_marker(line: &str) -> usize {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    let marker = if body.starts_with(['-', '*', '•', '–', '·', '▪', '◦']) {
        body.chars().next().map_or(0, char::len_utf8)
    } else {
        let digits = body.bytes().take_while(u8::is_ascii_digit).count();
        match (digits, body.as_bytes().get(digits)) {
            (1..=2, Some(b'.' | b')')) => digits + 1,
            _ => 0,
        }
    };
    let after = body.get(marker..).unwrap_or("");
    let spaces = after.len() - after.trim_start_matches([' ', '\t']).len();
    if marker > 0 && spaces > 0 && !after.trim().is_empty() { indent + marker + spaces } else { 0 }
}

/// A letter and a combining mark as one character, for the accents of western Europe.
fn compose(base: char, mark: char) -> Option<char> {
    let (bases, composed) = match mark {
        '\u{300}' => ("aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        '\u{301}' => ("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"),
        '\u{302}' => ("aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        '\u{303}' => ("anoANO", "ãñõÃÑÕ"),
        '\u{308}' => ("aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"),
        '\u{30A}' => ("aA", "åÅ"),
        '\u{327}' => ("cC", "çÇ"),
        _ => return None,
    };
    bases.chars().position(|c| c == base).and_then(|i| composed.chars().nth(i))
}

#[cfg(test)]
#[allow(clippy::string_slice, reason = "tests may fail loudly")]
mod tests {
    use super::*;

    fn blocks(plain: &Plain) -> Vec<(BlockKind, String)> {
        plain.blocks.iter().map(|b| (b.kind, plain.text[b.start as usize..b.end as usize].trim().to_owned())).collect()
    }

    #[test]
    fn a_line_that_nobody_wrapped_is_a_paragraph() {
        let long = "Dit is een zin die op een lange regel staat. ".repeat(4);
        let text = format!("Beste klant,\n{long}\n{long}\nMet groet,\nNoor");
        assert_eq!(blocks(&from_text(&text, Layout::Bare)).len(), 4);
        let wrapped = "Een regel die is afgebroken,\nen dan verder gaat.\n".repeat(5);
        assert_eq!(blocks(&from_text(&wrapped, Layout::Bare)).len(), 1);
    }

    #[test]
    fn html_becomes_blocks_of_plain_text() {
        use BlockKind::{Cell, Heading, Item, Paragraph};
        let plain = from_html(
            "<h1>Uw rekening</h1><p>Beste <b>klant</b>,<br>u bent\n  te laat.</p><ul><li><p>Betaal</p></li><li>Bel</ul><table><tr><td>Bedrag<td>€&nbsp;5</table><style>p{}</style><!-- x -->Los",
            Layout::Bare,
        );
        let expected = [
            (Heading, "Uw rekening"),
            (Paragraph, "Beste klant,\nu bent te laat."),
            (Item, "Betaal"),
            (Item, "Bel"),
            (Cell, "Bedrag"),
            (Cell, "€ 5"),
            (Paragraph, "Los"),
        ];
        assert_eq!(blocks(&plain), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn a_space_or_what_shows_nothing_is_the_same_written_as_a_reference() {
        for c in ['\n', '\t', '\u{A0}', '\u{202F}', '\u{3000}', '\u{AD}', '\u{2066}', '\u{FEFF}', FIELD_CHAR, 'é', '😀'] {
            let [bare, reference] =
                [c.to_string(), format!("&#{};", u32::from(c))].map(|c| from_html(&format!("<p>a{c}b</p>"), Layout::Bare).text);
            assert_eq!(bare, reference, "{c:?}");
        }
    }

    #[test]
    fn plain_text_becomes_blocks() {
        use BlockKind::{Heading, Item, Paragraph};
        let plain = from_text("Uw rekening\r\n\r\nBeste klant,\n\nBetaal nu:\n- met iDEAL\n2. of per bank\n\nGroet", Layout::Bare);
        let expected = [
            (Heading, "Uw rekening"),
            (Paragraph, "Beste klant,"),
            (Paragraph, "Betaal nu:"),
            (Item, "met iDEAL"),
            (Item, "of per bank"),
            (Paragraph, "Groet"),
        ];
        assert_eq!(blocks(&plain), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn an_e_mail_has_headers_quotes_and_a_signature() {
        use BlockKind::{Cell, Heading, Paragraph};
        let plain = from_text(
            "Van: Helder\nOnderwerp: Uw rekening van mei\n\nBeste klant,\n\nWij hielpen u.\n> Ik sommeer u.\n\nGroet,\nNoor\n--\nHelder BV\nTel. 020 123 45 67\n\nOp 3 mei schreef Jan:\nOude tekst.",
            Layout::Mail,
        );
        let expected = [
            (Cell, "Van: Helder"),
            (Heading, "Uw rekening van mei"),
            (Paragraph, "Beste klant,"),
            (Paragraph, "Wij hielpen u."),
            (Paragraph, "Groet,\nNoor"),
            (Cell, "Helder BV"),
            (Cell, "Tel. 020 123 45 67"),
            (Cell, "Op 3 mei schreef Jan:"),
            (Cell, "Oude tekst."),
        ];
        assert_eq!(blocks(&plain), expected.map(|(kind, text)| (kind, text.to_owned())));
        let plain = from_text("Dag Jan,\n\nGoed.\n\nOp 3 mei schreef Jan:\nOude tekst.", Layout::Mail);
        assert_eq!(blocks(&plain), [(Paragraph, "Dag Jan,".to_owned()), (Paragraph, "Goed.".to_owned())]);
        // A letter may tell what somebody wrote.
        let plain = from_text("Goed.\n\nDe klant schreef:\nIk betaal op 3 mei.", Layout::Mail);
        assert_eq!(plain.blocks.len(), 2);
        let plain = from_html("<p>Goed.</p><blockquote>Oud <blockquote>ouder</blockquote> oud</blockquote><p>Groet</p>", Layout::Mail);
        assert_eq!(blocks(&plain), [(Paragraph, "Goed.".to_owned()), (Paragraph, "Groet".to_owned())]);
        let plain = from_text("Goed.\n\nVan: Jan\nVerzonden: 3 mei\n\nOude tekst.", Layout::Mail);
        assert_eq!(blocks(&plain), [(Paragraph, "Goed.".to_owned())]);
        let plain = from_text("Goed.\n\nOp 3 mei 2026 heeft Jan het volgende geschreven:\nOude tekst.", Layout::Mail);
        assert_eq!(blocks(&plain), [(Paragraph, "Goed.".to_owned())]);
        // What is a letter's own is all read: a colon behind another verb, and its own reference lines.
        for own in
            ["Op 3 mei 2026 is dit van uw rekening afgeschreven:\n\n€ 50\n\nGoed.", "Datum: 3 mei 2026\nBetreft: herinnering\n\nGoed."]
        {
            let plain = from_text(&format!("Beste klant,\n\n{own}"), Layout::Mail);
            assert_eq!(blocks(&plain).last(), Some(&(Paragraph, "Goed.".to_owned())), "{own}");
        }
    }

    #[test]
    fn a_head_may_end_without_saying_so() {
        for head in [
            "<head><title>x</title><style>p{}</style></head>",
            "<html><head><meta charset=utf-8><title>x</title><body>",
            "<head><title>x</title>",
        ] {
            let plain = from_html(&format!("{head}<p>Goed.</p>"), Layout::Bare);
            assert_eq!(blocks(&plain), [(BlockKind::Paragraph, "Goed.".to_owned())], "{head}");
        }
    }

    #[test]
    fn markdown_is_read_without_its_marks() {
        use BlockKind::{Cell, Heading, Item, Paragraph};
        let plain = from_text(
            "# Uw *rekening*\n\nBeste **klant**, betaal [met deze link](https://x.nl/a_b) of bel.\n\n- met `iDEAL`\n* of \\*zo\\*\n\nHulp\n----\n> Wij denken mee met {{naam_klant}}.\n\n| Bedrag | € 5 |\n|---|---|\n| snake_case, a__b | 2 * 3 |\n\nLaatste alinea.\n\n---\n\n![plaatje](x.png)",
            Layout::Markdown,
        );
        let expected = [
            (Heading, "Uw rekening"),
            (Paragraph, "Beste klant, betaal met deze link of bel."),
            (Item, "met iDEAL"),
            (Item, "of *zo*"),
            (Heading, "Hulp"),
            (Paragraph, "Wij denken mee met \u{FFFC}."),
            (Cell, "Bedrag  € 5"),
            (Cell, "snake_case, a__b  2 * 3"),
            // Behind an empty line the dashes are a rule, not the line under a heading.
            (Paragraph, "Laatste alinea."),
        ];
        assert_eq!(blocks(&plain), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn places_in_the_plain_text_lead_back_to_the_letter() {
        for (source, html, word) in [
            ("voldoe\u{308}n nu", false, "voldoe\u{308}n"),
            ("in\u{AD}casso nu", false, "in\u{AD}casso"),
            ("<p>Wij <b>somme</b>ren u</p>", true, "somme</b>ren"),
            ("<p>&euro;&nbsp;5 &amp; meer</p>", true, "&euro;&nbsp;5"),
            ("{{naam}} voldoet", false, "voldoet"),
        ] {
            let plain = if html { from_html(source, Layout::Bare) } else { from_text(source, Layout::Bare) };
            let clean: String = match word {
                "voldoe\u{308}n" => "voldoën".into(),
                "in\u{AD}casso" => "incasso".into(),
                "somme</b>ren" => "sommeren".into(),
                "&euro;&nbsp;5" => "€ 5".into(),
                other => other.into(),
            };
            let start = plain.text.find(&clean).unwrap_or_else(|| panic!("{clean} in {:?}", plain.text));
            let (from, to) = (plain.map.start(to_u32(start)), plain.map.end(to_u32(start + clean.len())));
            assert_eq!(&source[from as usize..to as usize], word);
        }
    }
}

//! A pack as people write it, TOML or JSON: its JSON, and where everything stands.

use std::fmt::Write as _;
use std::ops::Range;

use helder_model::{Error, Fault, Next, Read, Reader, from_json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text larger than this is not taken apart; a pack is a hundred times smaller.
const MOST_BYTES: usize = 1_000_000;

/// A pack as it is written.
#[derive(Debug)]
pub(crate) struct Source {
    /// As JSON.
    pub(crate) json: String,
    root: Node,
}

/// A value and where it stands, in bytes.
#[derive(Debug, Clone)]
struct Node {
    at: Range<usize>,
    inside: Inside,
}

#[derive(Debug, Clone)]
enum Inside {
    /// Each name with its place.
    Table(Vec<(String, Range<usize>, Node)>),
    List(Vec<Node>),
    Text(String),
    Other,
}

impl Source {
    /// Reads TOML, or JSON when the text begins with `{`.
    ///
    /// # Errors
    /// `invalid-toml` or `invalid-json` with the line and the column; `too-large` above a megabyte.
    pub(crate) fn read(text: &str) -> Result<Self, (Error, (usize, usize))> {
        if text.len() > MOST_BYTES {
            let message = format!("a pack of {} bytes; at most {MOST_BYTES} are read", text.len());
            return Err((Error::new("too-large", "", message), (1, 1)));
        }
        if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
            let root = from_json(text).map_err(|error| {
                let place = told_place(&error.message);
                (error, place)
            })?;
            return Ok(Self { json: text.to_owned(), root });
        }
        let table = DeTable::parse(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            (Error::new("invalid-toml", "", error.message()), line_and_column(text, at))
        })?;
        let mut json = String::with_capacity(text.len());
        let root = table_node(table.get_ref(), table.span(), &mut json);
        Ok(Self { json, root })
    }

    /// Where a path leads, in bytes: `row[3].when.days-late`, or with the name of a row, `row.thank.when`. When not everything on it is there,
    /// the place of what is.
    pub(crate) fn place(&self, path: &str) -> Range<usize> {
        let mut node = &self.root;
        let mut place = node.at.start..node.at.start;
        for step in steps(path) {
            let found = match (&node.inside, step) {
                (Inside::Table(fields), Step::Name(name)) => {
                    fields.iter().find(|(known, ..)| known == name).map(|(_, key, inner)| (key.clone(), inner))
                }
                (Inside::List(items), Step::Index(index)) => items.get(index).map(|item| (item.at.clone(), item)),
                (Inside::List(items), Step::Name(name)) => {
                    items.iter().find(|item| item.is_named(name)).map(|item| (item.at.clone(), item))
                }
                _ => None,
            };
            let Some((at, inner)) = found else { break };
            place = at;
            node = inner;
        }
        place
    }
}

impl Source {
    /// Whether a row that a path names stands in this text, and not in the pack that it extends. What names no row does.
    pub(crate) fn holds(&self, path: &str) -> bool {
        let Inside::Table(lists) = &self.root.inside else { return true };
        let mut steps = steps(path).into_iter();
        let (Some(Step::Name(list)), Some(Step::Name(row))) = (steps.next(), steps.next()) else { return true };
        lists.iter().find(|(name, ..)| name == list).is_none_or(|(.., list)| match &list.inside {
            Inside::List(items) => items.iter().any(|item| item.is_named(row)),
            _ => true,
        })
    }
}

impl Node {
    /// Whether it is the row of this name.
    fn is_named(&self, name: &str) -> bool {
        let Inside::Table(fields) = &self.inside else { return false };
        fields.iter().any(|(key, _, value)| {
            matches!(key.as_str(), "id" | "field" | "name") && matches!(&value.inside, Inside::Text(text) if text == name)
        })
    }
}

enum Step<'p> {
    Name(&'p str),
    Index(usize),
}

fn steps(path: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let (name, indexes) = part.split_once('[').unwrap_or((part, ""));
        steps.push(Step::Name(name));
        steps.extend(indexes.split('[').filter_map(|index| index.trim_end_matches(']').parse().ok()).map(Step::Index));
    }
    steps
}

fn quoted(text: &str, json: &mut String) {
    json.push_str(&helder_model::to_json(&text));
}

fn table_node(table: &DeTable<'_>, at: Range<usize>, json: &mut String) -> Node {
    let mut fields = Vec::new();
    json.push('{');
    for (i, (key, value)) in table.iter().enumerate() {
        if i > 0 {
            json.push(',');
        }
        quoted(key.get_ref(), json);
        json.push(':');
        fields.push((key.get_ref().to_string(), key.span(), value_node(value, json)));
    }
    json.push('}');
    Node { at, inside: Inside::Table(fields) }
}

fn value_node(value: &Spanned<DeValue<'_>>, json: &mut String) -> Node {
    let at = value.span();
    let inside = match value.get_ref() {
        DeValue::String(text) => {
            quoted(text, json);
            Inside::Text(text.to_string())
        }
        // Another base than ten is still a number; what a pack cannot mean is told by its reading.
        DeValue::Integer(number) => {
            match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => drop(write!(json, "{number}")),
                Err(_) => quoted(number.as_str(), json),
            }
            Inside::Other
        }
        DeValue::Float(number) => {
            json.push_str(if number.as_str().parse::<f64>().is_ok_and(f64::is_finite) {
                number.as_str().trim_start_matches('+')
            } else {
                "null"
            });
            Inside::Other
        }
        DeValue::Boolean(truth) => {
            json.push_str(if *truth { "true" } else { "false" });
            Inside::Other
        }
        // A day may be written without quotes.
        DeValue::Datetime(day) => {
            quoted(&day.to_string(), json);
            Inside::Other
        }
        DeValue::Array(items) => {
            json.push('[');
            let mut nodes = Vec::new();
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    json.push(',');
                }
                nodes.push(value_node(item, json));
            }
            json.push(']');
            Inside::List(nodes)
        }
        DeValue::Table(table) => return table_node(table, at, json),
    };
    Node { at, inside }
}

impl Read for Node {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let start = reader.at();
        let inside = match reader.ahead() {
            Next::Object => {
                let mut fields = Vec::new();
                let mut key = start + 1;
                reader.table("an object", &mut |name, reader| {
                    let value = Self::read(reader)?;
                    // The name stands just before its value.
                    fields.push((name.to_owned(), key.max(value.at.start.saturating_sub(name.len() + 4))..value.at.start, value));
                    key = reader.at();
                    Ok(())
                })?;
                Inside::Table(fields)
            }
            Next::List => {
                let mut items = Vec::new();
                reader.list(&mut |reader| {
                    items.push(Self::read(reader)?);
                    Ok(())
                })?;
                Inside::List(items)
            }
            Next::Text => Inside::Text(reader.text("text")?.into_owned()),
            Next::Number => reader.any_number().map(|()| Inside::Other)?,
            Next::Truth => reader.truth().map(|_| Inside::Other)?,
            Next::Null | Next::Other => {
                if !reader.null()? {
                    return Err(reader.mismatch("a value"));
                }
                Inside::Other
            }
        };
        Ok(Self { at: start..reader.at(), inside })
    }

    fn blank() -> Self {
        Self { at: 0..0, inside: Inside::Other }
    }
}

/// The line and the column that a fault in JSON names.
fn told_place(message: &str) -> (usize, usize) {
    let number = |after: &str| {
        let rest = message.rsplit_once(after).map_or("", |(_, rest)| rest);
        rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).unwrap_or(1)
    };
    (number(" at line "), number(", column "))
}

/// Line and column of a byte, both from one; the column in characters.
pub(crate) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    Places::of(text).line_and_column(at)
}

/// Where the lines of a text begin, and a place every so often in a long one: what is asked for a thousand places does not read the text a thousand
/// times.
pub(crate) struct Places<'t> {
    text: &'t str,
    /// Byte, line and column, in order.
    marks: Vec<(usize, usize, usize)>,
}

impl<'t> Places<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let (mut line, mut column) = (1, 1);
        let mut marks = Vec::new();
        for (at, c) in text.char_indices() {
            if column % 512 == 1 {
                marks.push((at, line, column));
            }
            (line, column) = after(c, line, column);
        }
        Self { text, marks }
    }

    /// Line and column of a byte, both from one; the column in characters.
    pub(crate) fn line_and_column(&self, at: usize) -> (usize, usize) {
        let at = if self.text.is_char_boundary(at) { at } else { self.text.len() };
        let before = self.marks.partition_point(|(mark, ..)| *mark <= at).saturating_sub(1);
        let (mark, line, column) = self.marks.get(before).copied().unwrap_or((0, 1, 1));
        let between = self.text.get(mark..at).unwrap_or_default();
        between.chars().fold((line, column), |(line, column), c| after(c, line, column))
    }
}

/// Line and column behind a character.
fn after(c: char, line: usize, column: usize) -> (usize, usize) {
    if c == '\n' { (line + 1, 1) } else { (line, column + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_place_is_told_as_if_the_text_were_read_up_to_it(parts in prop::collection::vec(("[a-zé€]{0,3}", 1_usize..600, any::<bool>()), 0..6), at in 0_usize..9000) {
            let text: String = parts.iter().map(|(word, times, ends)| word.repeat(*times) + if *ends { "\n" } else { "" }).collect();
            let before = text.get(..at).unwrap_or(&text);
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            prop_assert_eq!(Places::of(&text).line_and_column(at), (line, column));
        }
    }
}

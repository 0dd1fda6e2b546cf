//! A JSON reader for records: made to be small where it is downloaded, and to know where it is when something is wrong.
//!
//! Written here because the size decides: the same records read by a general JSON library weigh a tenth of the whole wasm more, and those of a
//! library's own derive as much again. It reads what records are made of: objects as structs and tables, lists, text, whole numbers, truth values,
//! null, and words of a closed vocabulary. A number with a point is refused by every record: amounts are text. `tests/json.rs` holds it against a
//! general library.

use std::borrow::Cow;

use crate::did_you_mean;

/// Objects and lists within each other: deeper is refused, so that no input can exhaust the stack.
const DEEPEST: u8 = 127;

/// What can be read from JSON text; `#[derive(Read)]` writes it for records and for words.
pub trait Read: Sized {
    /// Reads the value that comes next.
    ///
    /// # Errors
    /// Where it is not of this shape.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault>;

    /// What stands in a required field until it is read. Nobody sees it: without the field there is no record.
    fn blank() -> Self;
}

/// What went wrong and where.
#[derive(Debug)]
pub struct Fault(Box<Inner>);

#[derive(Debug)]
struct Inner {
    code: &'static str,
    message: String,
    /// In bytes.
    at: usize,
    /// The field that is not there, at this place.
    missing: &'static str,
}

impl Fault {
    fn new(code: &'static str, at: usize, message: String) -> Self {
        Self(Box::new(Inner { code, message, at, missing: "" }))
    }

    /// The same under another code, unless the text is no JSON.
    pub(crate) fn with_code(mut self, code: &'static str) -> Self {
        if self.0.code != "invalid-json" {
            self.0.code = code;
        }
        self
    }

    pub(crate) fn code(&self) -> &'static str {
        self.0.code
    }

    pub(crate) fn message(&self) -> &str {
        &self.0.message
    }

    /// Where, in bytes.
    pub(crate) fn at(&self) -> usize {
        self.0.at
    }

    pub(crate) fn missing(&self) -> &'static str {
        self.0.missing
    }
}

/// What comes next in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// An object.
    Object,
    /// A list.
    List,
    /// Text in quotes.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Truth,
    /// `null`.
    Null,
    /// Nothing that JSON knows.
    Other,
}

/// Reads an item or a field.
type Each<'s, 't> = dyn FnMut(&mut Reader<'t>) -> Result<(), Fault> + 's;
/// Reads the value of the field at a place.
type Set<'s, 't> = dyn FnMut(usize, &mut Reader<'t>) -> Result<(), Fault> + 's;
/// Reads the value that belongs to a name.
type Entry<'s, 't> = dyn FnMut(&str, &mut Reader<'t>) -> Result<(), Fault> + 's;

/// Reads records from a text.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: u8,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// What comes next; nothing is read.
    pub fn ahead(&mut self) -> Next {
        match self.peek() {
            Some(b'{') => Next::Object,
            Some(b'[') => Next::List,
            Some(b'"') => Next::Text,
            Some(b'-' | b'0'..=b'9') => Next::Number,
            Some(b't' | b'f') => Next::Truth,
            Some(b'n') => Next::Null,
            _ => Next::Other,
        }
    }

    /// The place of what comes next, in bytes.
    pub fn at(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// Reads any number, for who only wants to know that it is one.
    ///
    /// # Errors
    /// Where something else stands.
    pub fn any_number(&mut self) -> Result<(), Fault> {
        self.number().map(drop)
    }

    /// A fault at this place: the value that was read last.
    #[must_use]
    pub fn refuse(&self, code: &'static str, message: String) -> Fault {
        Fault::new(code, self.at, message)
    }

    /// Nothing may follow the record.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        if self.peek().is_none() { Ok(()) } else { Err(self.syntax("nothing more")) }
    }

    /// Reads text.
    ///
    /// # Errors
    /// Where something else stands.
    pub fn text(&mut self, expected: &str) -> Result<Cow<'t, str>, Fault> {
        if self.ahead() == Next::Text { self.string() } else { Err(self.mismatch(expected)) }
    }

    /// Reads a truth value.
    ///
    /// # Errors
    /// Where something else stands.
    pub fn truth(&mut self) -> Result<bool, Fault> {
        match self.peek() {
            Some(b't') => self.word_of_json("true").map(|()| true),
            Some(b'f') => self.word_of_json("false").map(|()| false),
            _ => Err(self.mismatch("true or false")),
        }
    }

    /// Reads a whole number as it is written.
    ///
    /// # Errors
    /// Where something else stands, or a number with a point.
    pub fn whole_number(&mut self, expected: &str) -> Result<&'t str, Fault> {
        if self.ahead() != Next::Number {
            return Err(self.mismatch(expected));
        }
        let number = self.number()?;
        let digits = number.strip_prefix('-').unwrap_or(number);
        if digits.bytes().all(|byte| byte.is_ascii_digit()) { Ok(number) } else { Err(self.unexpected(&the_number(number), expected)) }
    }

    /// A value that was read is not what was expected.
    fn unexpected(&self, found: &str, expected: &str) -> Fault {
        self.refuse("invalid-value", format!("found {found}, expected {expected}"))
    }

    /// A whole number that was read is none of those that fit.
    fn outside(&self, number: &str, least: i64, most: u64) -> Fault {
        self.unexpected(&the_number(number), &format!("a whole number from {least} to {most}"))
    }

    /// Reads `null`, if it comes next.
    ///
    /// # Errors
    /// Where a word begins like it.
    pub fn null(&mut self) -> Result<bool, Fault> {
        if self.ahead() == Next::Null { self.word_of_json("null").map(|()| true) } else { Ok(false) }
    }

    /// Reads a value over the one that stands there, unless `null` comes next.
    ///
    /// # Errors
    /// As the value's own reading.
    pub fn given<T: Read>(&mut self, to: &mut T) -> Result<(), Fault> {
        if !self.null()? {
            *to = T::read(self)?;
        }
        Ok(())
    }

    /// Reads a list, item by item.
    ///
    /// # Errors
    /// Where something else stands, and those of `each`.
    pub fn list(&mut self, each: &mut Each<'_, 't>) -> Result<(), Fault> {
        if self.ahead() != Next::List {
            return Err(self.mismatch("a list"));
        }
        self.enter()?;
        let mut first = true;
        while self.another(&mut first, b']', "`,` or `]`")? {
            each(self)?;
        }
        Ok(())
    }

    /// Reads an object, name by name; `each` reads the value.
    ///
    /// # Errors
    /// Where something else stands, and those of `each`.
    pub fn table(&mut self, expected: &str, each: &mut Entry<'_, 't>) -> Result<(), Fault> {
        if self.ahead() != Next::Object {
            return Err(self.mismatch(expected));
        }
        self.enter()?;
        let mut first = true;
        while self.another(&mut first, b'}', "`,` or `}`")? {
            if self.peek() != Some(b'"') {
                return Err(self.syntax("a field's name in quotes"));
            }
            let name = self.string()?;
            self.eat(b':', "`:`")?;
            each(&name, self)?;
        }
        Ok(())
    }

    /// Reads the fields of a record: each name is looked up and its place given to `set`, which reads the value. `required` has a bit for each field.
    ///
    /// # Errors
    /// A field that is unknown, there twice, or missing; and those of `set`.
    pub fn fields(&mut self, names: &'static [&'static str], required: u64, set: &mut Set<'_, 't>) -> Result<(), Fault> {
        let mut seen = 0_u64;
        self.table("an object", &mut |name, reader| {
            let Some(field) = names.iter().position(|known| *known == name) else {
                let hint = did_you_mean(name, names.iter().copied()).map(|hint| format!("; did you mean `{hint}`?")).unwrap_or_default();
                return Err(reader.refuse("unknown-field", format!("unknown field `{name}`, expected {}{hint}", one_of(names))));
            };
            if seen & 1 << field != 0 {
                return Err(reader.twice(name));
            }
            seen |= 1 << field;
            set(field, reader)
        })?;
        match names.iter().enumerate().find(|(i, _)| required & !seen & 1 << i != 0) {
            None => Ok(()),
            Some((_, name)) => {
                let mut fault = self.refuse("missing-field", format!("missing field `{name}`"));
                fault.0.missing = name;
                Err(fault)
            }
        }
    }

    pub(crate) fn twice(&self, name: &str) -> Fault {
        self.refuse("invalid-value", format!("the field `{name}` is there twice"))
    }

    /// Reads a word of a closed vocabulary: its place among `names`, then `aliases`.
    ///
    /// # Errors
    /// A word that is not among them, or no text.
    pub fn word(&mut self, names: &'static [&'static str], aliases: &'static [&'static str]) -> Result<usize, Fault> {
        if self.ahead() != Next::Text {
            let expected = one_of(names);
            return Err(self.mismatch(&expected));
        }
        let word = self.string()?;
        let known = names.iter().chain(aliases).position(|name| *name == word);
        known.ok_or_else(|| self.refuse("invalid-value", format!("unknown word `{}`, expected {}", crate::clip(&word), one_of(names))))
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = self.text.as_bytes().get(self.at).copied()?;
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn syntax(&mut self, expected: &str) -> Fault {
        let found = match self.rest().chars().next() {
            Some(c) => format!("`{c}`"),
            None => "the end of the text".to_owned(),
        };
        let before = self.text.get(..self.at).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        Fault::new("invalid-json", self.at, format!("expected {expected}, found {found} at line {line}, column {column}"))
    }

    fn eat(&mut self, byte: u8, expected: &str) -> Result<(), Fault> {
        if self.peek() == Some(byte) {
            self.at += 1;
            return Ok(());
        }
        Err(self.syntax(expected))
    }

    fn word_of_json(&mut self, word: &str) -> Result<(), Fault> {
        if self.rest().starts_with(word) {
            self.at += word.len();
            return Ok(());
        }
        Err(self.syntax("a value"))
    }

    fn string(&mut self) -> Result<Cow<'t, str>, Fault> {
        self.eat(b'"', "text in quotes")?;
        let start = self.at;
        let mut own = String::new();
        let mut copied = start;
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    own.push_str(self.text.get(copied..self.at).unwrap_or(""));
                    self.at += 1;
                    let c = self.escape()?;
                    own.push(c);
                    copied = self.at;
                }
                Some(0..0x20) | None => return Err(self.syntax("the end of the text in quotes")),
                Some(_) => self.at += 1,
            }
        }
        let last = self.text.get(copied..self.at).unwrap_or("");
        self.at += 1;
        Ok(if copied == start {
            Cow::Borrowed(last)
        } else {
            own.push_str(last);
            Cow::Owned(own)
        })
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let byte = self.text.as_bytes().get(self.at).copied();
        self.at += 1;
        Ok(match byte {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let first = self.hex()?;
                let pair = (0xD800..0xDC00).contains(&first).then(|| self.rest().strip_prefix("\\u")).flatten();
                if let Some(second) = pair.and_then(|rest| rest.get(..4)).and_then(hex4).filter(|second| (0xDC00..0xE000).contains(second))
                {
                    self.at += 6;
                    return Ok(
                        char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)).unwrap_or(char::REPLACEMENT_CHARACTER)
                    );
                }
                // Half of a pair is no character. JavaScript can hold one, and the rest of the record is still good.
                char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => {
                self.at -= 1;
                return Err(self.syntax("one of \" \\ / b f n r t u behind the backslash"));
            }
        })
    }

    fn hex(&mut self) -> Result<u32, Fault> {
        match self.rest().get(..4).and_then(hex4) {
            Some(code) => {
                self.at += 4;
                Ok(code)
            }
            None => Err(self.syntax("four hexadecimal digits")),
        }
    }

    /// A number as it is written.
    fn number(&mut self) -> Result<&'t str, Fault> {
        let start = self.at;
        let digits = |reader: &mut Self| {
            let count = reader.rest().bytes().take_while(u8::is_ascii_digit).count();
            reader.at += count;
            if count == 0 { Err(reader.syntax("a digit")) } else { Ok(count) }
        };
        self.at += usize::from(self.rest().starts_with('-'));
        let first = self.at;
        let zero = self.rest().starts_with('0');
        if digits(self)? > 1 && zero {
            self.at = first + 1;
            return Err(self.syntax("a number without a zero in front"));
        }
        if self.rest().starts_with('.') {
            self.at += 1;
            digits(self)?;
        }
        if self.rest().starts_with(['e', 'E']) {
            self.at += 1;
            self.at += usize::from(self.rest().starts_with(['+', '-']));
            digits(self)?;
        }
        Ok(self.text.get(start..self.at).unwrap_or(""))
    }

    /// The value that stands here is not what was expected. It is read, so that the place is told as that of a value.
    #[must_use]
    pub fn mismatch(&mut self, expected: &str) -> Fault {
        let found = match self.ahead() {
            Next::Object => Ok("an object".to_owned()),
            Next::List => Ok("a list".to_owned()),
            Next::Text => self.string().map(|text| format!("the text \"{}\"", crate::clip(&text))),
            Next::Number => self.number().map(the_number),
            Next::Truth => self.truth().map(|value| format!("the value `{value}`")),
            Next::Null => self.null().map(|_| "null".to_owned()),
            Next::Other => Err(self.syntax("a value")),
        };
        match found {
            Ok(found) => self.unexpected(&found, expected),
            Err(fault) => fault,
        }
    }

    fn enter(&mut self) -> Result<(), Fault> {
        if self.depth >= DEEPEST {
            return Err(self.syntax("no more than 127 objects and lists within each other"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Whether a further item follows in a list or object, whose closing sign is taken when none does.
    fn another(&mut self, first: &mut bool, close: u8, expected: &str) -> Result<bool, Fault> {
        let next = self.peek();
        let begin = std::mem::replace(first, false);
        if next == Some(close) {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if !begin {
            self.eat(b',', expected)?;
        }
        Ok(true)
    }
}

fn the_number(number: &str) -> String {
    format!("the number {number}")
}

/// `one of a, b, c`.
fn one_of(names: &[&str]) -> String {
    format!("one of {}", names.join(", "))
}

fn hex4(digits: &str) -> Option<u32> {
    if digits.bytes().all(|b| b.is_ascii_hexdigit()) { u32::from_str_radix(digits, 16).ok() } else { None }
}

macro_rules! whole_numbers {
    ($($type:ty)*) => {
        $(impl Read for $type {
            fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                const EXPECTED: &str = if <$type>::MIN == 0 { "a whole number, not below zero" } else { "a whole number" };
                let number = reader.whole_number(EXPECTED)?;
                number.parse().map_err(|_| reader.outside(number, <$type>::MIN as i64, <$type>::MAX as u64))
            }

            fn blank() -> Self {
                0
            }
        })*
    };
}

whole_numbers! { u8 u32 u64 usize i32 i64 }

impl Read for bool {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.truth()
    }

    fn blank() -> Self {
        false
    }
}

impl Read for String {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.text("text").map(Cow::into_owned)
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.null()? { Ok(None) } else { T::read(reader).map(Some) }
    }

    fn blank() -> Self {
        None
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut list = Self::new();
        reader.list(&mut |reader| {
            list.push(T::read(reader)?);
            Ok(())
        })?;
        Ok(list)
    }

    fn blank() -> Self {
        Self::new()
    }
}

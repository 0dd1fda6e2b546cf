//! A JSON reader for records: made to be small where it is downloaded, and to know where it is when something is wrong.
//!
//! Written here because the size decides: the same records read by a general JSON library weigh a tenth of the whole wasm more. It reads what
//! records are made of: objects as structs and maps, lists, text, whole numbers, truth values, null, and words of a closed vocabulary. A number
//! with a point is refused by every record: amounts are text. `tests/json.rs` holds it against that library.

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Objects and lists within each other: deeper is refused, so that no input can exhaust the stack.
const DEEPEST: u8 = 127;

/// What went wrong and where.
#[derive(Debug)]
pub(crate) struct Fault(Box<Inner>);

#[derive(Debug)]
struct Inner {
    message: String,
    /// In bytes; not there until the reader adds it.
    at: Option<usize>,
    syntax: bool,
}

impl Fault {
    pub(crate) fn message(&self) -> &str {
        &self.0.message
    }

    /// Where, in bytes.
    pub(crate) fn at(&self) -> usize {
        self.0.at.unwrap_or(0)
    }

    /// The text is no JSON at all.
    pub(crate) fn is_syntax(&self) -> bool {
        self.0.syntax
    }

    fn or_at(mut self, at: usize) -> Self {
        self.0.at.get_or_insert(at);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(Box::new(Inner { message: message.to_string(), at: None, syntax: false }))
    }

    // As serde words it, but for numbers with a point: to write those takes more code than this whole reader.
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Bool(value) => format!("the value `{value}`"),
            Unexpected::Unsigned(number) => format!("the number {number}"),
            Unexpected::Signed(number) => format!("the number {number}"),
            Unexpected::Str(text) => format!("the text \"{}\"", text.chars().take(40).collect::<String>()),
            Unexpected::Seq => "a list".to_owned(),
            Unexpected::Map => "an object".to_owned(),
            Unexpected::Other(what) => what.to_owned(),
            _ => "null".to_owned(),
        };
        Self::custom(format_args!("found {found}, expected {expected}"))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }
}

/// Reads one record from the front of a text.
pub(crate) struct Reader<'de> {
    text: &'de str,
    at: usize,
    depth: u8,
}

/// A whole number; anything else with digits is told as it stands.
enum Number<'de> {
    Natural(u64),
    Negative(i64),
    Other(&'de str),
}

impl<'de> Reader<'de> {
    pub(crate) fn new(text: &'de str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// Nothing may follow the record.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        if self.peek().is_none() { Ok(()) } else { Err(self.syntax("nothing more")) }
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

    fn rest(&self) -> &'de str {
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
        let message = format!("expected {expected}, found {found} at line {line}, column {column}");
        Fault(Box::new(Inner { message, at: Some(self.at), syntax: true }))
    }

    fn eat(&mut self, byte: u8, expected: &str) -> Result<(), Fault> {
        if self.peek() == Some(byte) {
            self.at += 1;
            return Ok(());
        }
        Err(self.syntax(expected))
    }

    fn word(&mut self, word: &str) -> Result<(), Fault> {
        if self.rest().starts_with(word) {
            self.at += word.len();
            return Ok(());
        }
        Err(self.syntax("a value"))
    }

    fn string(&mut self) -> Result<Cow<'de, str>, Fault> {
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

    fn number(&mut self) -> Result<Number<'de>, Fault> {
        let start = self.at;
        let digits = |reader: &mut Self| {
            let count = reader.rest().bytes().take_while(u8::is_ascii_digit).count();
            reader.at += count;
            if count == 0 { Err(reader.syntax("a digit")) } else { Ok(count) }
        };
        let negative = self.rest().starts_with('-');
        self.at += usize::from(negative);
        let zero = self.rest().starts_with('0');
        let count = digits(self)?;
        if zero && count > 1 {
            self.at = start + usize::from(negative) + 1;
            return Err(self.syntax("a number without a zero in front"));
        }
        let whole = self.at;
        if self.rest().starts_with('.') {
            self.at += 1;
            digits(self)?;
        }
        if self.rest().starts_with(['e', 'E']) {
            self.at += 1;
            self.at += usize::from(self.rest().starts_with(['+', '-']));
            digits(self)?;
        }
        let text = self.text.get(start..self.at).unwrap_or("");
        Ok(match (self.at == whole, negative) {
            (true, false) => text.parse().map_or(Number::Other(text), Number::Natural),
            (true, true) => text.parse().map_or(Number::Other(text), Number::Negative),
            (false, _) => Number::Other(text),
        })
    }

    /// The value that stands here is not what was expected.
    fn mismatch(&mut self, expected: &dyn Expected) -> Fault {
        let read = |reader: &mut Self| -> Result<Fault, Fault> {
            Ok(match reader.peek() {
                Some(b'{') => de::Error::invalid_type(Unexpected::Map, expected),
                Some(b'[') => de::Error::invalid_type(Unexpected::Seq, expected),
                Some(b'"') => de::Error::invalid_type(Unexpected::Str(&reader.string()?), expected),
                Some(b't') => reader.word("true").map(|()| de::Error::invalid_type(Unexpected::Bool(true), expected))?,
                Some(b'f') => reader.word("false").map(|()| de::Error::invalid_type(Unexpected::Bool(false), expected))?,
                Some(b'n') => reader.word("null").map(|()| de::Error::invalid_type(Unexpected::Other("null"), expected))?,
                Some(b'-' | b'0'..=b'9') => {
                    let start = reader.at;
                    reader.number()?;
                    let text = reader.text.get(start..reader.at).unwrap_or("");
                    de::Error::invalid_type(Unexpected::Other(&format!("the number {text}")), expected)
                }
                _ => reader.syntax("a value"),
            })
        };
        match read(self) {
            Ok(fault) | Err(fault) => fault.or_at(self.at),
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

fn hex4(digits: &str) -> Option<u32> {
    if digits.bytes().all(|b| b.is_ascii_hexdigit()) { u32::from_str_radix(digits, 16).ok() } else { None }
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.deserialize_number(visitor)
        })*
    };
}

impl<'de> Reader<'de> {
    fn deserialize_number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Fault> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(self.mismatch(&visitor));
        }
        let read = match self.number()? {
            Number::Natural(number) => visitor.visit_u64(number),
            Number::Negative(number) => visitor.visit_i64(number),
            Number::Other(text) => Err(de::Error::invalid_type(Unexpected::Other(&format!("the number {text}")), &visitor)),
        };
        read.map_err(|fault: Fault| fault.or_at(self.at))
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.peek() {
            Some(b'{') => self.deserialize_map(visitor),
            Some(b'[') => self.deserialize_seq(visitor),
            Some(b'"') => self.deserialize_str(visitor),
            Some(b't' | b'f') => self.deserialize_bool(visitor),
            Some(b'n') => self.deserialize_unit(visitor),
            _ => self.deserialize_number(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let value = match self.peek() {
            Some(b't') => self.word("true").map(|()| true)?,
            Some(b'f') => self.word("false").map(|()| false)?,
            _ => return Err(self.mismatch(&visitor)),
        };
        visitor.visit_bool(value).map_err(|fault: Fault| fault.or_at(self.at))
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.peek() != Some(b'n') {
            return Err(self.mismatch(&visitor));
        }
        self.word("null")?;
        visitor.visit_unit().map_err(|fault: Fault| fault.or_at(self.at))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.peek() != Some(b'"') {
            return Err(self.mismatch(&visitor));
        }
        let text = self.string()?;
        visitor.visit_str(&text).map_err(|fault: Fault| fault.or_at(self.at))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.peek() == Some(b'n') {
            self.word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.peek() != Some(b'[') {
            return Err(self.mismatch(&visitor));
        }
        self.enter()?;
        visitor.visit_seq(Items { reader: self, first: true }).map_err(|fault| fault.or_at(self.at))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.peek() != Some(b'{') {
            return Err(self.mismatch(&visitor));
        }
        self.enter()?;
        visitor.visit_map(Items { reader: self, first: true }).map_err(|fault| fault.or_at(self.at))
    }

    // A record is an object only, never a list.
    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        if self.peek() != Some(b'"') {
            return Err(self.mismatch(&visitor));
        }
        let text = self.string()?;
        let word: StrDeserializer<'_, Fault> = text.as_ref().into_deserializer();
        visitor.visit_enum(word).map_err(|fault| fault.or_at(self.at))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_any(visitor)
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32
        deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }
}

/// The items of a list, or the fields of an object.
struct Items<'r, 'de> {
    reader: &'r mut Reader<'de>,
    first: bool,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        if !self.reader.another(&mut self.first, b']', "`,` or `]`")? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        if !self.reader.another(&mut self.first, b'}', "`,` or `}`")? {
            return Ok(None);
        }
        if self.reader.peek() != Some(b'"') {
            return Err(self.reader.syntax("a field's name in quotes"));
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        self.reader.eat(b':', "`:`")?;
        seed.deserialize(&mut *self.reader)
    }
}

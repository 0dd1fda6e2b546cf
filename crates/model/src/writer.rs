//! Writes records as JSON text, byte for byte what JavaScript's `JSON.stringify` writes for the same object. Its own serializer, for two reasons:
//! it cannot fail, so that no record carries code for failures, and one text crosses to JavaScript faster than a hundred small values.

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct, SerializeTupleVariant,
    Serializer,
};
use std::fmt::{Display, Write};

/// Writes a record as compact JSON, byte for byte what `JSON.stringify` gives for the same object: numbers without a needless `.0`.
///
/// ```
/// assert_eq!(helder_model::to_json(&(1.0, 0.1, -0.0, 1e-7, f64::NAN)), "[1,0.1,0,1e-7,null]");
/// ```
pub fn to_json(record: &impl Serialize) -> String {
    let long = |number: f64| {
        if number.abs() >= 1e21 {
            // JavaScript writes the plus of a positive exponent.
            format!("{number:e}").replace('e', "e+")
        } else if number.abs() < 1e-6 {
            format!("{number:e}")
        } else {
            format!("{number}")
        }
    };
    Json { text: String::with_capacity(START), long, ascii: false }.of(record)
}

/// The same in ASCII alone, with `\u00e9` for what is not, which JavaScript takes over in a fifth of the time. Writing a number with many digits
/// is left to somebody else: `long` writes what a number with at most six decimals is not.
pub fn to_json_ascii(record: &impl Serialize, long: fn(f64) -> String) -> String {
    Json { text: String::with_capacity(START), long, ascii: true }.of(record)
}

/// Most answers are about this long, in bytes: a text that grows is copied each time.
const START: usize = 8192;

struct Json {
    text: String,
    long: fn(f64) -> String,
    /// Whether characters beyond ASCII are escaped.
    ascii: bool,
}

/// Whether none of eight bytes has to be escaped, looked at as one number: no control character, quote or backslash.
fn are_plain(eight: [u8; 8], ascii: bool) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let bytes = u64::from_le_bytes(eight);
    // The high bit of a byte says that the byte is below `limit`, or was borrowed from by one that is: then they are looked at one by one.
    let below = |bytes: u64, limit: u64| bytes.wrapping_sub(ONES * limit) & !bytes;
    let equal = |byte: u64| below(bytes ^ (ONES * byte), 1);
    let beyond = if ascii { bytes } else { 0 };
    (beyond | below(bytes, 0x20) | equal(b'"'.into()) | equal(b'\\'.into())) & HIGH == 0
}

/// What cannot happen.
#[derive(Debug)]
enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl serde::ser::Error for Never {
    /// Only for what no record of ours has: a key that is no text, a path that is no UTF-8.
    fn custom<T: Display>(_: T) -> Self {
        std::process::abort()
    }
}

impl Json {
    fn of(mut self, record: &impl Serialize) -> String {
        match record.serialize(&mut self) {
            Ok(()) => self.text,
            Err(never) => match never {},
        }
    }

    /// What opens stands before what is in it; a value never ends in an opening bracket.
    fn comma(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.text.push(',');
        }
    }

    fn key(&mut self, key: &str) {
        self.comma();
        self.quoted(key);
        self.text.push(':');
    }

    fn quoted(&mut self, text: &str) {
        self.text.push('"');
        let (eights, rest) = text.as_bytes().as_chunks::<8>();
        if eights.iter().all(|eight| are_plain(*eight, self.ascii)) && !rest.iter().any(|byte| self.is_escaped(*byte)) {
            self.text.push_str(text);
        } else {
            self.escaped(text);
        }
        self.text.push('"');
    }

    fn is_escaped(&self, byte: u8) -> bool {
        byte < b' ' || byte == b'"' || byte == b'\\' || (self.ascii && !byte.is_ascii())
    }

    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| self.is_escaped(byte)) {
            let (plain, found) = rest.split_at_checked(at).unwrap_or_default();
            self.text.push_str(plain);
            let mut characters = found.chars();
            let character = characters.next().unwrap_or_default();
            let short = match character {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\u{8}' => "\\b",
                '\u{c}' => "\\f",
                _ => "",
            };
            self.text.push_str(short);
            if short.is_empty() {
                let digit = |value: u16| char::from_digit(u32::from(value & 15), 16).unwrap_or('0');
                for unit in character.encode_utf16(&mut [0; 2]) {
                    self.text.extend(['\\', 'u', digit(*unit >> 12), digit(*unit >> 8), digit(*unit >> 4), digit(*unit)]);
                }
            }
            rest = characters.as_str();
        }
        self.text.push_str(rest);
    }

    fn whole(&mut self, number: i64) {
        // A string takes every write.
        let _ = write!(self.text, "{number}");
    }

    fn float(&mut self, number: f64) {
        if !number.is_finite() {
            return self.text.push_str("null");
        }
        // The fewest decimals that give this very number: division of two exact numbers rounds to the nearest, as reading the text would.
        let mut scale = 1.0;
        for decimals in 0..=6_usize {
            let units = (number * scale).round();
            #[allow(clippy::float_cmp, reason = "exactly this number is meant")]
            if units.abs() < 9e15 && units / scale == number {
                #[allow(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
                let units = units as i64;
                if decimals == 0 {
                    return self.whole(units);
                }
                if units < 0 {
                    self.text.push('-');
                }
                let digits = format!("{:0width$}", units.unsigned_abs(), width = decimals + 1);
                let (whole, rest) = digits.split_at_checked(digits.len() - decimals).unwrap_or_default();
                self.text.extend([whole, ".", rest]);
                return;
            }
            scale *= 10.0;
        }
        let text = (self.long)(number);
        self.text.push_str(&text);
    }
}

/// The methods that write a whole number.
macro_rules! whole {
    ($($name:ident: $type:ty),*) => {
        $(fn $name(self, number: $type) -> Result<(), Never> {
            self.whole(number.into());
            Ok(())
        })*
    };
}

impl Serializer for &mut Json {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    whole!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32);

    fn serialize_u64(self, number: u64) -> Result<(), Never> {
        let _ = write!(self.text, "{number}");
        Ok(())
    }

    fn serialize_bool(self, truth: bool) -> Result<(), Never> {
        self.text.push_str(if truth { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Result<(), Never> {
        self.float(number.into());
        Ok(())
    }

    fn serialize_f64(self, number: f64) -> Result<(), Never> {
        self.float(number);
        Ok(())
    }

    fn serialize_char(self, char: char) -> Result<(), Never> {
        self.quoted(char.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Never> {
        self.quoted(text);
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Never> {
        bytes.serialize(self)
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Never> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.text.push('{');
        self.key(variant);
        value.serialize(&mut *self)?;
        self.text.push('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Never> {
        self.text.push('[');
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Never> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Self, Never> {
        self.text.push('{');
        self.key(variant);
        self.serialize_seq(None)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Never> {
        self.text.push('{');
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Self, Never> {
        self.text.push('{');
        self.key(variant);
        self.serialize_map(None)
    }
}

/// The kinds of lists: how an element is added, and what closes them.
macro_rules! list {
    ($($kind:ident, $add:ident, $end:literal;)*) => {
        $(impl $kind for &mut Json {
            type Ok = ();
            type Error = Never;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
                self.comma();
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Never> {
                self.text.push_str($end);
                Ok(())
            }
        })*
    };
}

list! {
    SerializeSeq, serialize_element, "]";
    SerializeTuple, serialize_element, "]";
    SerializeTupleStruct, serialize_field, "]";
    SerializeTupleVariant, serialize_field, "]}";
}

/// The kinds of records.
macro_rules! record {
    ($($kind:ident, $end:literal;)*) => {
        $(impl $kind for &mut Json {
            type Ok = ();
            type Error = Never;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
                self.key(key);
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Never> {
                self.text.push_str($end);
                Ok(())
            }
        })*
    };
}

record! {
    SerializeStruct, "}";
    SerializeStructVariant, "}}";
}

impl SerializeMap for &mut Json {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        self.comma();
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.text.push(':');
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Never> {
        self.text.push('}');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn what_is_written_is_what_another_writer_writes() {
        #[derive(Serialize)]
        enum Kind {
            Unit,
            New(u8),
            Pair(u8, bool),
            Record { a: Option<char> },
        }
        #[derive(Serialize)]
        struct Empty {}
        let record = (
            [Kind::Unit, Kind::New(1), Kind::Pair(2, true), Kind::Record { a: None }, Kind::Record { a: Some('é') }],
            json!({"a": [], "b": {}, "c": [[], {}, ""], "d{": "[", "": null}),
            Empty {},
            (i64::MIN, u64::MAX),
            "\u{0} \u{1f} \u{7f} \u{8}\u{c}\n\r\t\"\\/ 😀 \u{2028}",
        );
        assert_eq!(to_json(&record), serde_json::to_string(&record).unwrap());
    }

    proptest! {
        #[test]
        fn any_text_is_written_as_another_writer_writes_it(text in ".{0,40}") {
            prop_assert_eq!(to_json(&text), serde_json::to_string(&text).unwrap());
            let ascii = to_json_ascii(&text, |number| number.to_string());
            prop_assert!(ascii.is_ascii());
            prop_assert_eq!(serde_json::from_str::<String>(&ascii).unwrap(), text);
        }

        #[test]
        fn any_ascii_is_written_as_another_writer_writes_it(bytes in proptest::collection::vec(0_u8..128, 0..40)) {
            let text = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(to_json(&text), serde_json::to_string(&text).unwrap());
        }
    }

    #[test]
    fn numbers_are_written_as_javascript_writes_them() {
        let cases = [
            (0.1 + 0.2, "0.30000000000000004"),
            (1e21, "1e+21"),
            (1.5e300, "1.5e+300"),
            (123_456_789_012.5, "123456789012.5"),
            (-0.5, "-0.5"),
            (-0.000_001, "-0.000001"),
            (1.5e-7, "1.5e-7"),
            (66.67, "66.67"),
            (100.0, "100"),
            (2.0_f64.powi(53), "9007199254740992"),
            (f64::INFINITY, "null"),
        ];
        for (number, text) in cases {
            assert_eq!(to_json(&number), text);
        }
    }

    proptest! {
        #[test]
        fn every_text_and_number_comes_back(text in any::<String>(), number in any::<f64>(), cents in -1_000_000_i32..1_000_000) {
            prop_assert_eq!(to_json(&text), serde_json::to_string(&text).unwrap());
            let back = |number: f64| to_json(&number).parse::<f64>().ok();
            if number.is_finite() {
                prop_assert_eq!(back(number), Some(number));
            }
            let amount = f64::from(cents) / 100.0;
            prop_assert_eq!(back(amount), Some(amount));
            prop_assert_eq!(to_json(&amount), format!("{amount}").replace("-0", if cents == 0 { "0" } else { "-0" }));
        }
    }
}

//! Reading records from JSON, with errors that say where.

use crate::Error;
use crate::reader::{Fault, Next, Read, Reader};
use serde_json::Value;
use std::collections::HashSet;

/// Reads a record from JSON text. An error carries a code (`invalid-json`, `unknown-field`, `missing-field`, `invalid-value`,
/// `invalid-amount`, `invalid-date`), the path of the place, and what was expected there.
///
/// # Errors
/// When the text is no JSON, or not of the record's shape.
pub fn from_json<T: Read>(text: &str) -> Result<T, Error> {
    let mut reader = Reader::new(text);
    T::read(&mut reader).and_then(|record| reader.end().map(|()| record)).map_err(|fault| describe(text, &fault))
}

/// Reads JSON text as a tree, for those who take it apart before they read a record.
///
/// # Errors
/// `invalid-json`, with line and column; `invalid-value` at a field that is there twice: a tree would keep the last and say nothing.
pub fn parse_json(text: &str) -> Result<Value, Error> {
    let tree = serde_json::from_str(text).map_err(|error| Error::new("invalid-json", "", error.to_string()))?;
    from_json::<Any>(text).map(|Any| tree)
}

/// A field of a JSON object as it is written: a tree rounds a number of twenty digits, and writes `1.10` as `1.1`.
///
/// ```
/// assert_eq!(helder_model::as_written(r#"{"id": 1.10 , "text": "Dag."}"#, "id"), Some("1.10"));
/// ```
#[must_use]
pub fn as_written<'t>(text: &'t str, field: &str) -> Option<&'t str> {
    let mut found = None;
    let mut reader = Reader::new(text);
    let read = reader.table("an object", &mut |name, reader| {
        let start = reader.at();
        Any::read(reader)?;
        if name == field {
            found = text.get(start..reader.at()).map(str::trim_ascii_end);
        }
        Ok(())
    });
    read.ok().and(found)
}

/// Any JSON in which no field is there twice.
struct Any;

impl Read for Any {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match reader.ahead() {
            Next::Object => {
                let mut seen = HashSet::new();
                reader.table("", &mut |name, reader| {
                    if !seen.insert(name.to_owned()) {
                        return Err(reader.twice(name));
                    }
                    Self::read(reader).map(drop)
                })?;
            }
            Next::List => reader.list(&mut |reader| Self::read(reader).map(drop))?,
            Next::Text => drop(reader.text("")?),
            Next::Number => reader.any_number()?,
            Next::Truth => drop(reader.truth()?),
            Next::Null => drop(reader.null()?),
            Next::Other => return Err(reader.mismatch("a value")),
        }
        Ok(Self)
    }

    fn blank() -> Self {
        Self
    }
}

/// Reads a record from a tree.
///
/// # Errors
/// As [`from_json`].
pub fn from_value<T: Read>(value: &Value) -> Result<T, Error> {
    from_json(&value.to_string())
}

/// Not generic, and kept apart from the reading: every record shares it.
fn describe(text: &str, fault: &Fault) -> Error {
    // Text that is no JSON has lines and columns, not paths.
    let path = if fault.code() == "invalid-json" { String::new() } else { path_at(text, fault.at()) };
    let path = match (path.is_empty(), fault.missing()) {
        (_, "") => path,
        (true, field) => field.to_owned(),
        (false, field) => format!("{path}.{field}"),
    };
    Error::new(fault.code(), path, fault.message())
}

/// What is open around a place in JSON text.
enum Around<'a> {
    List {
        index: usize,
    },
    /// `key` is the last one read; a comma makes way for the next.
    Record {
        key: Option<&'a str>,
    },
}

/// The path of the place at a byte of JSON text: that of the value which ends or begins there. Found by reading the text once more, which costs
/// less than to carry the path through the reading of every record.
fn path_at(text: &str, offset: usize) -> String {
    let read = text.get(..offset).unwrap_or(text);
    let mut around = Vec::new();
    let mut wants_key = false;
    let mut at = 0;
    while let Some(byte) = read.as_bytes().get(at) {
        at += 1;
        match byte {
            b'{' => {
                around.push(Around::Record { key: None });
                wants_key = true;
            }
            b'[' => {
                around.push(Around::List { index: 0 });
                wants_key = false;
            }
            b'}' | b']' => {
                around.pop();
                wants_key = false;
            }
            b',' => match around.last_mut() {
                Some(Around::List { index }) => *index += 1,
                Some(Around::Record { key }) => {
                    *key = None;
                    wants_key = true;
                }
                None => {}
            },
            b'"' => {
                let start = at;
                while let Some(byte) = read.as_bytes().get(at)
                    && *byte != b'"'
                {
                    at += if *byte == b'\\' { 2 } else { 1 };
                }
                if wants_key && let Some(Around::Record { key }) = around.last_mut() {
                    *key = read.get(start..at);
                    wants_key = false;
                }
                at += 1;
            }
            _ => {}
        }
    }
    around.iter().fold(String::new(), |path, around| match around {
        Around::List { index } => format!("{path}[{index}]"),
        Around::Record { key: Some(key) } if path.is_empty() => (*key).to_owned(),
        Around::Record { key: Some(key) } => format!("{path}.{key}"),
        Around::Record { key: None } => path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Account, Amount, Date};

    fn error<T: Read>(text: &str) -> (String, String) {
        let error = from_json::<T>(text).err().unwrap();
        (error.code, error.path)
    }

    #[test]
    fn every_kind_of_bad_input_has_its_code_and_path() {
        let is = |code: &str, path: &str| (code.to_owned(), path.to_owned());
        assert_eq!(error::<Account>("{"), is("invalid-json", ""));
        assert_eq!(error::<Account>("{}"), is("missing-field", "id"));
        assert_eq!(
            error::<Account>(r#"{"id":"a","invoices":[{"id":"1","amount":12.5,"due":"2026-01-01"}]}"#),
            is("invalid-amount", "invoices[0].amount")
        );
        assert_eq!(
            error::<Account>(r#"{"id":"a","invoices":[{"id":"1","amount":"12.5","due":"1 mei"}]}"#),
            is("invalid-date", "invoices[0].due")
        );
        assert_eq!(error::<Account>(r#"{"id":"a","invoices":[{"id":"1","amount":"12.5"}]}"#), is("missing-field", "invoices[0].due"));
        assert_eq!(error::<Account>(r#"{"id":"a","invoices":[],"payment":[]}"#), is("unknown-field", "payment"));
        assert_eq!(
            error::<Account>(r#"{"id":"a","invoices":[{"id":"1","amount":"1","due":"2026-01-01"},{"id":"2, {[","amuont":1}]}"#),
            is("unknown-field", "invoices[1].amuont")
        );
        assert_eq!(
            error::<Account>("{\"id\":\"\\\"[\",\n \"invoices\": [ ],\n\"charges\" : [ {\"date\":\n\"2026-02-30\"} ]}"),
            is("invalid-date", "charges[0].date")
        );
        assert_eq!(
            error::<Account>(r#"{"id":"a","invoices":[],"customer":{"skills":{"digital":"so-so"}}}"#),
            is("invalid-value", "customer.skills.digital")
        );
        assert_eq!(error::<Account>(r#"{"id":"a","invoices":{}}"#), is("invalid-value", "invoices"));
        assert_eq!(error::<Amount>("true").0, "invalid-amount");
        assert_eq!(error::<Date>(r#""2026-02-30""#).0, "invalid-date");
    }

    #[test]
    fn null_for_what_may_be_left_out_is_as_if_it_were() {
        let read = |text: &str| from_json::<Account>(text).unwrap();
        let bare = read(r#"{"id":"a","invoices":[]}"#);
        assert_eq!(read(r#"{"id":"a","invoices":[],"currency":null,"customer":null,"payments":null,"debtHelp":null}"#), bare);
        assert_eq!(error::<Account>(r#"{"id":null,"invoices":[]}"#).1, "id");
        assert_eq!(error::<Account>(r#"{"id":"a","invoices":null}"#).1, "invoices");
    }

    #[test]
    fn a_whole_number_that_does_not_fit_is_told_what_does() {
        let told = |text: &str| from_json::<u32>(text).unwrap_err().message;
        assert_eq!(told("4294967296"), "found the number 4294967296, expected a whole number from 0 to 4294967295");
        assert_eq!(told("-1"), "found the number -1, expected a whole number from 0 to 4294967295");
        assert_eq!(told("1.5"), "found the number 1.5, expected a whole number, not below zero");
        assert_eq!(
            from_json::<i32>("12345678901234567890").unwrap_err().message,
            "found the number 12345678901234567890, expected a whole number from -2147483648 to 2147483647"
        );
    }

    #[test]
    fn a_misspelt_field_is_told_the_right_one() {
        let error = from_json::<Account>(r#"{"id":"a","invoices":[],"dispute":[]}"#).unwrap_err();
        assert!(error.message.ends_with("did you mean `disputes`?"), "{error}");
    }

    #[test]
    fn a_field_that_is_there_twice_is_refused_wherever_it_is() {
        let error = |text: &str| {
            let error = parse_json(text).unwrap_err();
            (error.code, error.path)
        };
        let is = |path: &str| ("invalid-value".to_owned(), path.to_owned());
        assert_eq!(error(r#"{"customer":{"deceased":true},"customer":{}}"#), is("customer"));
        assert_eq!(error(r#"{"a":[1,{"b":1.5,"\u0062":null}]}"#), is("a[1].\\u0062"));
        assert_eq!(parse_json(r#"{"a":{"b":-1.5e3},"b":[true,"x",{"a":null}]}"#).unwrap()["b"][2], serde_json::json!({"a": null}));
    }

    #[test]
    fn a_field_is_given_as_it_is_written() {
        let cases = [
            (r#"{"id":18446744073709551616,"a":1}"#, Some("18446744073709551616")),
            (r#"{"a":{"id":1},"id": {"n": 1.0} }"#, Some(r#"{"n": 1.0}"#)),
            (r#"{"id":"\u00e9\"}"}"#, Some(r#""\u00e9\"}""#)),
            (r#"{"a":1}"#, None),
            (r#"{"id":1,"a":}"#, None),
            ("[1]", None),
        ];
        for (text, written) in cases {
            assert_eq!(as_written(text, "id"), written, "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_does_not_crash() {
        let text = format!("{{\"id\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(error::<Account>(&text).0, "invalid-value");
        assert_eq!(parse_json(&text).unwrap_err().code, "invalid-json");
        let deepest = |levels: usize| parse_json(&format!("{}1{}", "[".repeat(levels), "]".repeat(levels)));
        assert!(deepest(127).is_ok() && deepest(128).is_err(), "both readers go as deep");
    }
}

//! The reader of records against a general JSON library: what one accepts the other accepts, and both read the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_model::{Account, Fault, Next, Read, Reader, from_json};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Anything a record is made of, read as a tree.
#[derive(Debug)]
struct Tree(Value);

impl Read for Tree {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let value = match reader.ahead() {
            Next::Truth => json!(reader.truth()?),
            Next::Number => {
                let number = reader.whole_number("a whole number")?;
                match (number.parse::<u64>(), number.parse::<i64>()) {
                    (Ok(natural), _) => json!(natural),
                    (_, Ok(negative)) => json!(negative),
                    _ => return Err(reader.refuse("invalid-value", "beyond every whole number".to_owned())),
                }
            }
            Next::Text => json!(reader.text("")?),
            Next::List => {
                let mut list = Vec::new();
                reader.list(&mut |reader| {
                    list.push(Tree::read(reader)?.0);
                    Ok(())
                })?;
                Value::Array(list)
            }
            Next::Object => {
                let mut fields = Map::new();
                reader.table("", &mut |name, reader| {
                    fields.insert(name.to_owned(), Tree::read(reader)?.0);
                    Ok(())
                })?;
                Value::Object(fields)
            }
            Next::Null if reader.null()? => Value::Null,
            Next::Null | Next::Other => return Err(reader.mismatch("anything")),
        };
        Ok(Self(value))
    }

    fn blank() -> Self {
        Self(Value::Null)
    }
}

fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(|b| json!(b)),
        any::<i64>().prop_map(|n| json!(n)),
        any::<u64>().prop_map(|n| json!(n)),
        ".{0,8}".prop_map(|text| json!(text)),
        "[\"\\\\\u{0}-\u{1f}😀é]{0,5}".prop_map(|text| json!(text)),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((".{0,5}", inner), 0..6).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn has_float(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(list) => list.iter().any(has_float),
        Value::Object(fields) => fields.values().any(has_float),
        _ => false,
    }
}

fn read(text: &str) -> Option<Value> {
    from_json::<Tree>(text).ok().map(|Tree(value)| value)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn what_was_written_is_read_back(value in tree(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        prop_assert_eq!(read(&text), Some(value));
    }

    #[test]
    fn damaged_text_is_refused_by_both_or_by_neither(value in tree(), place in any::<prop::sample::Index>(), with in prop::sample::select(
        vec!["", "{", "}", "[", "]", ",", ":", "\"", "\\", "0", "-", "1", " ", "\n", "null", "tru", "\u{1}", "\\u00e9", "\\x", "é"]), cut in 0_usize..3) {
        let text: Vec<char> = value.to_string().chars().collect();
        let at = place.index(text.len() + 1);
        let damaged: String = text[..at].iter().collect::<String>() + with + &text[(at + cut).min(text.len())..].iter().collect::<String>();
        match serde_json::from_str::<Value>(&damaged) {
            // No record reads a number with a point, or one beyond every whole number.
            Ok(value) if has_float(&value) => {}
            theirs => prop_assert_eq!(read(&damaged), theirs.ok(), "{}", damaged),
        }
    }
}

#[test]
fn half_of_a_pair_is_replaced_and_the_rest_is_read() {
    for (text, expected) in [
        (r#""a\ud83db""#, "a\u{FFFD}b"),
        (r#""\ude00""#, "\u{FFFD}"),
        (r#""\ud83d\ude00""#, "😀"),
        (r#""\ud83d\u0041""#, "\u{FFFD}A"),
        (r#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
    ] {
        assert_eq!(read(text), Some(json!(expected)), "{text}");
    }
}

#[test]
fn an_error_quotes_no_more_than_the_first_of_what_it_found() {
    let long = "1".repeat(5000);
    for text in [
        format!(r#"{{"{long}": 1}}"#),
        format!(r#"{{"id": {long}}}"#),
        format!(r#"{{"customer": "{long}"}}"#),
        format!(r#"{{"customer": {{"kind": "{long}"}}}}"#),
        format!(r#"{{"contacts": [{{"hour": {long}}}]}}"#),
        format!(r#"{{"contacts": [{{"hour": {long}.5}}]}}"#),
        format!(r#"{{"contacts": [{{"date": "{long}"}}]}}"#),
        format!(r#"{{"payments": [{{"amount": "{long}"}}]}}"#),
        format!(r#"{{"payments": {long}x}}"#),
    ] {
        let message = from_json::<Account>(&text).unwrap_err().message;
        let longest = message.split(|c: char| c != '1').map(str::len).max();
        assert!(longest <= Some(40) && message.len() < 600, "{message}");
    }
}

#[test]
fn depth_is_bounded_and_what_is_no_json_is_told_with_its_place() {
    assert!(read(&("[".repeat(127) + &"]".repeat(127))).is_some());
    assert!(read(&("[".repeat(128) + &"]".repeat(128))).is_none());
    assert!(from_json::<Tree>(&"[".repeat(5_000_000)).is_err());
    let error = from_json::<Tree>("{\"a\":\n 1,}").unwrap_err();
    assert_eq!(
        (error.code.as_str(), error.message.as_str()),
        ("invalid-json", "expected a field's name in quotes, found `}` at line 2, column 4")
    );
    for text in ["", " ", "01", "-", "1.", "1e", "{\"a\" 1}", "[1 2]", "\"a", "\"\\u12\"", "nul", "truex", "[1],", "\u{FEFF}1"] {
        assert_eq!(from_json::<Tree>(text).unwrap_err().code, "invalid-json", "{text}");
    }
}

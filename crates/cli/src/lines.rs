//! One JSON object a line in, one a line out, in the same order.

use crate::{Ended, input, say};
use helder_model::{Error, as_written, parse_json, to_json};
use serde_json::{Map, Value};
use std::io::BufRead;
use std::path::Path;

/// Answers every line of a file, or of the standard input. `answer` gets the fields of the line, those of the command line beneath them, and gives a
/// JSON object.
pub(crate) fn each(
    file: Option<&Path>,
    options: &Map<String, Value>,
    mut answer: impl FnMut(Map<String, Value>) -> Result<String, Error>,
) -> Result<Ended, Error> {
    let (mut input, shown) = input::open(file)?;
    let mut ended = Ended::Well;
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes).map_err(|error| input::unreadable(&shown, &error))? == 0 {
            break;
        }
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        let (id, answered) = one(std::mem::take(&mut bytes), options, &mut answer);
        let line = match answered {
            Ok(object) => format!("{{\"id\":{id},{}\n", object.get(1..).unwrap_or("}")),
            Err(error) => {
                ended = Ended::BadInput;
                format!("{{\"id\":{id},\"line\":{number},\"error\":{}}}\n", to_json(&error))
            }
        };
        say(&line)?;
    }
    Ok(ended)
}

/// The line's id as it is written, as far as it can be read, and the line's answer.
fn one(
    bytes: Vec<u8>,
    options: &Map<String, Value>,
    answer: &mut impl FnMut(Map<String, Value>) -> Result<String, Error>,
) -> (String, Result<String, Error>) {
    let text = match input::text(bytes) {
        Ok(text) => text,
        Err(error) => return ("null".to_owned(), Err(error)),
    };
    let answered = match parse_json(&text) {
        Ok(Value::Object(line)) => {
            let mut fields = options.clone();
            fields.extend(line);
            answer(fields)
        }
        Ok(_) => Err(Error::new("invalid-value", "", "expected a JSON object")),
        Err(error) => Err(error),
    };
    (as_written(&text, "id").unwrap_or("null").to_owned(), answered)
}

/// Takes a field that is text out of a record.
pub(crate) fn take_text(fields: &mut Map<String, Value>, name: &str) -> Result<String, Error> {
    match fields.remove(name) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(Error::new("invalid-value", name, format!("expected `{name}` as text"))),
        None => Err(Error::new("missing-field", name, format!("missing field `{name}`"))),
    }
}

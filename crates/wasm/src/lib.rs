//! The boundary, and nothing else: plain objects in, plain objects out.
//!
//! Records come in and answers go out as JSON text (`JSON.stringify` and `JSON.parse` on the other side), so that one reader, with its paths and
//! codes, and one writer serve every engine. A thrown value is always an [`Error`] as a plain object; the shim in `js/` makes it a `HelderError`.
#![allow(unsafe_code, reason = "wasm-bindgen's macro writes the exported functions")]

#[cfg(feature = "accounts")]
mod accounts;
#[cfg(feature = "desk")]
mod desk;
#[cfg(feature = "letters")]
mod letters;

#[cfg(feature = "accounts")]
pub use accounts::*;
#[cfg(feature = "desk")]
pub use desk::*;
#[cfg(feature = "letters")]
pub use letters::*;

use helder_model::{Error, Read, from_json, to_json_ascii};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Hands over the texts of a language; see `helder_model::provide_messages`.
///
/// # Errors
/// An [`Error`] as a plain object, when there is no such language.
#[wasm_bindgen(js_name = provideMessages)]
pub fn provide_messages(locale: &str, lines: String) -> Result<(), JsValue> {
    from_json(&format!("\"{locale}\"")).map(|locale| helder_model::provide_messages(locale, lines)).map_err(thrown)
}

/// Options stand beside the record: their paths begin with `options`.
fn options_of<T: Read>(options: &str) -> Result<T, Error> {
    from_json(options).map_err(|error| {
        let path = if error.path.is_empty() { "options".to_owned() } else { format!("options.{}", error.path) };
        Error { path, ..error }
    })
}

/// An answer as JSON text: a hundred times faster to take over than an object built value by value, and half the code.
fn written(answer: &impl Serialize) -> String {
    to_json_ascii(answer, number_text)
}

#[wasm_bindgen]
extern "C" {
    /// JavaScript writes its own numbers.
    #[wasm_bindgen(js_name = String)]
    fn number_text(number: f64) -> String;
}

#[allow(clippy::needless_pass_by_value, reason = "used as the function of map_err")]
fn thrown(error: Error) -> JsValue {
    error.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_else(JsValue::from)
}

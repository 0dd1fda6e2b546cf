//! Letters: `letters.wasm`.

use helder_model::from_json;
use wasm_bindgen::prelude::*;

use crate::{options_of, thrown, written};

/// The report on a letter; see `helder_letter::score_letter`.
///
/// # Errors
/// An `Error` as a plain object.
#[wasm_bindgen(js_name = scoreLetter)]
pub fn score_letter(text: &str, options: &str) -> Result<String, JsValue> {
    options_of(options).and_then(|options| helder_letter::score_letter(text, &options)).map(|answer| written(&answer)).map_err(thrown)
}

/// Readability formulas of counts; see `helder_letter::formulas::formulas`.
///
/// # Errors
/// An `Error` as a plain object.
#[wasm_bindgen]
pub fn formulas(counts: &str) -> Result<String, JsValue> {
    from_json(counts).and_then(|counts| helder_letter::formulas::formulas(&counts)).map(|answer| written(&answer)).map_err(thrown)
}

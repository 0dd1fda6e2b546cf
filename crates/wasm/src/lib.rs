//! The boundary, and nothing else: plain objects in, plain objects out.
//!
//! Records come in and answers go out as JSON text (`JSON.stringify` and `JSON.parse` on the other side), so that one reader, with its paths and
//! codes, and one writer serve every engine. A thrown value is always an [`Error`] as a plain object; the shim in `js/` makes it a `HelderError`.
#![allow(unsafe_code, reason = "wasm-bindgen's macro writes the exported functions")]

use helder_model::{Account, Error, Read, from_json, to_json_with};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The report on a letter; see `helder_letter::score_letter`.
///
/// # Errors
/// An [`Error`] as a plain object.
#[wasm_bindgen(js_name = scoreLetter)]
pub fn score_letter(text: &str, options: &str) -> Result<String, JsValue> {
    options_of(options).and_then(|options| helder_letter::score_letter(text, &options)).map(|answer| written(&answer)).map_err(thrown)
}

/// Readability formulas of counts; see `helder_letter::formulas::formulas`.
///
/// # Errors
/// An [`Error`] as a plain object.
#[wasm_bindgen]
pub fn formulas(counts: &str) -> Result<String, JsValue> {
    from_json(counts).and_then(|counts| helder_letter::formulas::formulas(&counts)).map(|answer| written(&answer)).map_err(thrown)
}

/// Makes a policy pack known by its id; see `helder_policy::PolicyPack::provide`.
#[wasm_bindgen(js_name = providePolicy)]
pub fn provide_policy(id: String, pack: String) {
    helder_policy::PolicyPack::provide(id, pack);
}

/// The next steps for an account; see `helder_policy::advise`.
///
/// # Errors
/// An [`Error`] as a plain object.
#[wasm_bindgen(js_name = nextSteps)]
pub fn next_steps(account: &str, options: &str) -> Result<String, JsValue> {
    let advise = || helder_policy::advise(&from_json::<Account>(account)?, &options_of(options)?);
    advise().map(|answer| written(&answer)).map_err(thrown)
}

/// Makes the texts of the drafts in a language known; see `helder_draft::provide_drafts`.
#[wasm_bindgen(js_name = provideDrafts)]
pub fn provide_drafts(language: String, texts: String) {
    helder_draft::provide_drafts(language, texts);
}

/// A text for a step; see `helder_draft::draft`.
///
/// # Errors
/// An [`Error`] as a plain object.
#[wasm_bindgen]
pub fn draft(account: &str, options: &str) -> Result<String, JsValue> {
    let draft = || helder_draft::draft(&from_json::<Account>(account)?, &options_of(options)?);
    draft().map(|answer| written(&answer)).map_err(thrown)
}

/// The highest collection costs; see `helder_law::collection_costs`.
///
/// # Errors
/// An [`Error`] as a plain object.
#[wasm_bindgen(js_name = collectionCosts)]
pub fn collection_costs(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_law::collection_costs(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// Statutory interest; see `helder_law::interest`.
///
/// # Errors
/// An [`Error`] as a plain object.
#[wasm_bindgen]
pub fn interest(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_law::interest(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// What is still owed after part payments; see `helder_law::balance`.
///
/// # Errors
/// An [`Error`] as a plain object.
#[wasm_bindgen]
pub fn balance(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_law::balance(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// The days of the letter that has to come first; see `helder_law::notice`.
///
/// # Errors
/// An [`Error`] as a plain object.
#[wasm_bindgen]
pub fn notice(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_law::notice(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// A payment plan; see `helder_plan::payment_plan`.
///
/// # Errors
/// An [`Error`] as a plain object.
#[wasm_bindgen(js_name = paymentPlan)]
pub fn payment_plan(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_plan::payment_plan(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// Plans side by side; see `helder_plan::payment_plans`.
///
/// # Errors
/// An [`Error`] as a plain object.
#[wasm_bindgen(js_name = paymentPlans)]
pub fn payment_plans(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_plan::payment_plans(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// How a broken plan can go on; see `helder_plan::repair_plan`.
///
/// # Errors
/// An [`Error`] as a plain object.
#[wasm_bindgen(js_name = repairPlan)]
pub fn repair_plan(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_plan::repair_plan(&request)).map(|answer| written(&answer)).map_err(thrown)
}

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
    to_json_with(answer, |number| number_text(number))
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

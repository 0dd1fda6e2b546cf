//! Accounts and sums: `accounts.wasm`.

use helder_model::{Account, from_json};
use wasm_bindgen::prelude::*;

use crate::{options_of, thrown, written};

/// Makes a policy pack that ships with Helder known by its id, to whoever uses this module; see `helder_policy::PolicyPack::provide`.
#[wasm_bindgen(js_name = providePolicy)]
pub fn provide_policy(id: String, pack: String) {
    helder_policy::PolicyPack::provide(id, pack);
}

/// Makes a pack of one's own known, when it can be read and its own tests hold; gives its id as JSON. See `helder_policy::PolicyPack::accept`.
///
/// What is known is kept with the module, not with an engine of the page: a pack of the same id takes its place for all of them. So an advice is the
/// same for the same account, day and *text* of a pack, and not for its id alone.
///
/// # Errors
/// An `Error` as a plain object.
#[wasm_bindgen(js_name = acceptPolicy)]
pub fn accept_policy(pack: String) -> Result<String, JsValue> {
    let id = helder_policy::PolicyPack::accept(&pack).map_err(thrown)?.id().to_owned();
    let told = written(&id);
    helder_policy::PolicyPack::provide(id, pack);
    Ok(told)
}

/// The next steps for an account; see `helder_policy::advise`.
///
/// # Errors
/// An `Error` as a plain object.
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
/// An `Error` as a plain object.
#[wasm_bindgen]
pub fn draft(account: &str, options: &str) -> Result<String, JsValue> {
    let draft = || helder_draft::draft(&from_json::<Account>(account)?, &options_of(options)?);
    draft().map(|answer| written(&answer)).map_err(thrown)
}

/// The highest collection costs; see `helder_law::collection_costs`.
///
/// # Errors
/// An `Error` as a plain object.
#[wasm_bindgen(js_name = collectionCosts)]
pub fn collection_costs(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_law::collection_costs(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// Statutory interest; see `helder_law::interest`.
///
/// # Errors
/// An `Error` as a plain object.
#[wasm_bindgen]
pub fn interest(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_law::interest(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// What is still owed after part payments; see `helder_law::balance`.
///
/// # Errors
/// An `Error` as a plain object.
#[wasm_bindgen]
pub fn balance(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_law::balance(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// The days of the letter that has to come first; see `helder_law::notice`.
///
/// # Errors
/// An `Error` as a plain object.
#[wasm_bindgen]
pub fn notice(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_law::notice(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// A payment plan; see `helder_plan::payment_plan`.
///
/// # Errors
/// An `Error` as a plain object.
#[wasm_bindgen(js_name = paymentPlan)]
pub fn payment_plan(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_plan::payment_plan(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// Plans side by side; see `helder_plan::payment_plans`.
///
/// # Errors
/// An `Error` as a plain object.
#[wasm_bindgen(js_name = paymentPlans)]
pub fn payment_plans(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_plan::payment_plans(&request)).map(|answer| written(&answer)).map_err(thrown)
}

/// How a broken plan can go on; see `helder_plan::repair_plan`.
///
/// # Errors
/// An `Error` as a plain object.
#[wasm_bindgen(js_name = repairPlan)]
pub fn repair_plan(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_plan::repair_plan(&request)).map(|answer| written(&answer)).map_err(thrown)
}

//! The desk of who owns a policy: `desk.wasm`.

use helder_model::from_json;
use wasm_bindgen::prelude::*;

use crate::{options_of, thrown, written};

/// Makes a pack known by its id, for packs that extend it; to whoever uses this module, in the place of what had that id.
#[wasm_bindgen(js_name = knowPolicy)]
pub fn know_policy(id: String, pack: String) {
    helder_policy::PolicyPack::provide(id, pack);
}

/// What is wrong with a pack; see `helder_desk::check_policy`.
///
/// # Errors
/// An `Error` as a plain object, when the options are not of their shape.
#[wasm_bindgen(js_name = checkPolicy)]
pub fn check_policy(pack: &str, options: &str) -> Result<String, JsValue> {
    options_of(options).map(|options| written(&helder_desk::check_policy(pack, &options))).map_err(thrown)
}

/// What packs would do with accounts; see `helder_desk::simulate`.
///
/// # Errors
/// An `Error` as a plain object.
#[wasm_bindgen]
pub fn simulate(request: &str) -> Result<String, JsValue> {
    from_json(request).and_then(|request| helder_desk::simulate(&request)).map(|answer| written(&answer)).map_err(thrown)
}

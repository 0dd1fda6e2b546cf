//! What goes wrong, as data.

use serde::Serialize;
use std::fmt;

/// An error: a stable code, where in the input it lies, and a sentence that says what was expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ErrorData"))]
#[serde(rename_all = "camelCase")]
pub struct Error {
    /// Stable and kebab-case, such as `unknown-field`. Documented in the README.
    pub code: String,
    /// Where in the input: `invoices[0].amount`; empty when it is the input as a whole.
    pub path: String,
    /// One sentence in English for a developer.
    pub message: String,
}

impl Error {
    /// An error at a path.
    pub fn new(code: &str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), path: path.into(), message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            write!(f, "{}: {}", self.code, self.message)
        } else {
            write!(f, "{} at {}: {}", self.code, self.path, self.message)
        }
    }
}

impl std::error::Error for Error {}

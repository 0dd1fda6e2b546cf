//! `check_policy`: everything that can be said of a pack, with its place.

use helder_model::{Date, Error, Locale, Read, Severity};
use helder_policy::PolicyPack;
use serde::Serialize;

use crate::source::{Places, Source, line_and_column};

/// What checking a pack needs besides the pack.
#[derive(Debug, Clone, PartialEq, Eq, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckOptions {
    /// The day on which the pack is to be used.
    pub today: Date,
    /// The language of the messages.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// Something about a pack, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// Stable name, such as `unreachable-row`.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// The place in the pack: `row.thank.when`, `row[3].then[0]`.
    pub path: String,
    /// In words.
    pub message: String,
    /// From one.
    pub line: u32,
    /// From one, in characters.
    pub column: u32,
}

/// What is said of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct PolicyReport {
    /// Whether the pack can be used: there is no error.
    pub ok: bool,
    /// Its id, when it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// How many tests it brings along.
    pub tests: u32,
    /// The worst first, then as they stand in the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The pack as JSON, for `usePolicy`; when it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub json: Option<String>,
}

/// Checks a pack, written as TOML or as JSON: whether it can be read, what it means, and whether its own tests hold.
#[must_use]
pub fn check_policy(text: &str, options: &CheckOptions) -> PolicyReport {
    let mut report = PolicyReport { ok: false, id: None, version: None, tests: 0, diagnostics: Vec::new(), json: None };
    let source = match Source::read(text) {
        Ok(source) => source,
        Err((error, place)) => {
            report.diagnostics.push(fault(error, place));
            return report;
        }
    };
    let pack = match PolicyPack::parse(&source.json) {
        Ok(pack) => pack,
        Err(error) => {
            let place = line_and_column(text, source.place(&error.path).start);
            report.diagnostics.push(fault(error, place));
            return report;
        }
    };
    let places = Places::of(text);
    let mut found: Vec<(usize, Diagnostic)> = pack
        .lint(options.today, options.locale)
        .into_iter()
        // What could be simpler in the pack that this one extends is told there.
        .filter(|lint| lint.severity != Severity::Hint || source.holds(&lint.path))
        .map(|lint| {
            let at = source.place(&lint.path).start;
            (at, placed(lint.code.to_owned(), lint.severity, lint.path, lint.message, places.line_and_column(at)))
        })
        .collect();
    found.sort_by_key(|(at, diagnostic)| (diagnostic.severity, *at));
    report.diagnostics = found.into_iter().map(|(_, diagnostic)| diagnostic).collect();
    report.ok = report.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
    report.id = Some(pack.id().to_owned());
    report.version = Some(pack.version().to_owned());
    report.tests = u32::try_from(pack.test_count()).unwrap_or(u32::MAX);
    report.json = Some(source.json);
    report
}

fn fault(error: Error, place: (usize, usize)) -> Diagnostic {
    placed(error.code, Severity::Error, error.path, error.message, place)
}

fn placed(code: String, severity: Severity, path: String, message: String, (line, column): (usize, usize)) -> Diagnostic {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Diagnostic { code, severity, path, message, line: small(line), column: small(column) }
}

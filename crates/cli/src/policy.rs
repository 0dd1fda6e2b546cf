//! `helder check-policy`.

use crate::args::CheckPolicyArgs;
use crate::words::{self, Paint};
use crate::{Ended, advise, input, say};
use helder_desk::{CheckOptions, PolicyReport, check_policy};
use helder_model::{Error, from_value, to_json};
use helder_policy::Weight;
use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::path::Path;

pub(crate) fn run(args: &CheckPolicyArgs) -> Result<Ended, Error> {
    let mut fields: Map<String, Value> = Map::new();
    fields.insert("today".to_owned(), args.today.clone().unwrap_or_else(|| advise::today().to_string()).into());
    if let Some(locale) = &args.locale {
        fields.insert("locale".to_owned(), locale.clone().into());
    }
    words::locale(&fields)?;
    let options: CheckOptions = from_value(&Value::Object(fields))?;
    let mut ended = Ended::Well;
    for file in &args.files {
        let report = check_policy(&input::read(Some(file))?, &options);
        if !report.ok {
            ended = Ended::BadInput;
        }
        say(&if args.json { to_json(&report) + "\n" } else { page(file, &report) })?;
    }
    Ok(ended)
}

/// A pack of one's own as JSON; what is wrong with it is an error with its line.
pub(crate) fn json_of(file: &Path) -> Result<String, Error> {
    let options = CheckOptions { today: advise::today(), locale: helder_model::Locale::En };
    let report = check_policy(&input::read(Some(file))?, &options);
    let worst = report.diagnostics.iter().find(|diagnostic| diagnostic.severity == Weight::Error);
    match (worst, report.json) {
        (None, Some(json)) => Ok(json),
        (Some(worst), _) => {
            let message = format!("{}:{}:{}: {}", file.display(), worst.line, worst.column, worst.message);
            Err(Error::new(&worst.code, worst.path.clone(), message))
        }
        (None, None) => Err(Error::new("invalid-policy", "", format!("{}: cannot be read", file.display()))),
    }
}

/// The report for a person: one line a diagnostic, as compilers write them.
fn page(file: &Path, report: &PolicyReport) -> String {
    let paint = Paint::of_terminal();
    let mut out = String::new();
    for diagnostic in &report.diagnostics {
        let severity = match diagnostic.severity {
            Weight::Error => paint.bad("error"),
            Weight::Warning => paint.bold("warning"),
            Weight::Hint => paint.dim("hint"),
        };
        let place = format!("{}:{}:{}", file.display(), diagnostic.line, diagnostic.column);
        let _ = writeln!(out, "{place}: {severity}[{}] {} ({})", diagnostic.code, diagnostic.message, diagnostic.path);
    }
    let name = format!("{} {}", report.id.as_deref().unwrap_or("?"), report.version.as_deref().unwrap_or(""));
    let verdict = if report.ok { paint.good("ok") } else { paint.bad("not ok") };
    let _ = writeln!(out, "{}: {verdict}, {} tests", paint.bold(name.trim()), report.tests);
    out
}

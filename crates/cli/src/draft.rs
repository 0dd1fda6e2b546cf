//! `helder draft`.

use crate::args::DraftArgs;
use crate::lines::each;
use crate::words::Paint;
use crate::{Ended, advise, input, say};
use helder_draft::{Draft, DraftOptions, draft};
use helder_model::{Account, Error, from_value, parse_json, to_json};
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// The fields beside those of the account.
const OPTIONS: [&str; 12] =
    ["step", "today", "channel", "language", "address", "style", "jurisdiction", "sender", "payBy", "plan", "moment", "values"];

pub(crate) fn run(args: &DraftArgs) -> Result<Ended, Error> {
    let mut options = args.fields();
    if args.today.is_none() {
        options.insert("today".to_owned(), Value::String(advise::today().to_string()));
    }
    if let Some(file) = &args.sender {
        options.insert("sender".to_owned(), parse_json(&input::read(Some(file))?)?);
    }
    if args.output.jsonl {
        return each(args.file.as_deref(), &options, |fields| Ok(to_json(&drafted(fields)?)));
    }
    match parse_json(&input::read(args.file.as_deref())?)? {
        Value::Object(account) => options.extend(account),
        _ => return Err(Error::new("invalid-value", "", "expected an account: a JSON object")),
    }
    let draft = drafted(options)?;
    say(&if args.output.json { to_json(&draft) + "\n" } else { page(&draft) })?;
    Ok(Ended::Well)
}

fn drafted(mut fields: Map<String, Value>) -> Result<Draft, Error> {
    let options: Map<String, Value> = OPTIONS.iter().filter_map(|name| fields.remove_entry(*name)).collect();
    let options: DraftOptions = from_value(&Value::Object(options))?;
    let account: Account = from_value(&Value::Object(fields))?;
    // Here options stand among the fields of the account.
    draft(&account, &options).map_err(|error| Error { path: error.path.trim_start_matches("options.").to_owned(), ..error })
}

/// The draft for a person.
fn page(draft: &Draft) -> String {
    let paint = Paint::of_terminal();
    let mut out = String::new();
    if let Some(subject) = &draft.subject {
        let _ = writeln!(out, "{}\n", paint.bold(subject));
    }
    let _ = writeln!(out, "{}", draft.text);
    if !draft.blanks.is_empty() {
        let _ = writeln!(out, "\n{}", paint.dim(&format!("{{{{…}}}}: {}", draft.blanks.join(", "))));
    }
    out
}

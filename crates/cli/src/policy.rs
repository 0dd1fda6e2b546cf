//! `helder check-policy` and `helder simulate`.

use crate::args::{CheckPolicyArgs, SimulateArgs};
use crate::words::{self, Paint};
use crate::{Ended, advise, input, say};
use helder_desk::{CheckOptions, PackOutcome, PolicyReport, Simulation, check_policy};
use helder_model::{Error, Severity, from_value, parse_json, to_json};
use helder_policy::PolicyPack;
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
        // Those behind it may extend it.
        if let (Some(id), Some(json)) = (&report.id, &report.json) {
            PolicyPack::provide(id.clone(), json.clone());
        }
        say(&if args.json { to_json(&report) + "\n" } else { page(file, &report) })?;
    }
    Ok(ended)
}

/// The id of a pack: that of one that ships with Helder, or of a file, which is checked and made known.
///
/// `strict`: a pack that must not be used so is refused; to compare it is allowed.
pub(crate) fn known(policy: &str, strict: bool) -> Result<String, Error> {
    if !policy.ends_with(".toml") && !policy.ends_with(".json") {
        return Ok(policy.to_owned());
    }
    let text = json_of(Path::new(policy), strict)?;
    let id = PolicyPack::parse(&text)?.id().to_owned();
    PolicyPack::provide(id.clone(), text);
    Ok(id)
}

/// The id of the last of the packs, with commas between them: those before it are what it stands on.
pub(crate) fn known_on_others(policies: &str) -> Result<String, Error> {
    match policies.rsplit_once(',') {
        Some((others, policy)) => {
            others.split(',').try_for_each(|other| known(other, false).map(drop))?;
            known(policy, true)
        }
        None => known(policies, true),
    }
}

pub(crate) fn simulate(args: &SimulateArgs) -> Result<Ended, Error> {
    let mut request: Map<String, Value> = Map::new();
    let packs = args.packs.iter().map(|pack| known(pack, false).map(Value::String)).collect::<Result<Vec<_>, _>>()?;
    let lines = input::read(args.file.as_deref())?;
    let accounts = lines.lines().filter(|line| !line.trim().is_empty()).map(parse_json).collect::<Result<Vec<_>, _>>()?;
    request.insert("packs".to_owned(), packs.into());
    request.insert("accounts".to_owned(), accounts.into());
    request.insert("from".to_owned(), args.from.clone().into());
    request.insert("days".to_owned(), args.days.into());
    request.insert("seed".to_owned(), args.seed.into());
    if let Some(locale) = &args.locale {
        request.insert("locale".to_owned(), locale.clone().into());
    }
    let simulation = helder_desk::simulate(&from_value(&Value::Object(request))?)?;
    say(&if args.json { to_json(&simulation) + "\n" } else { table(&simulation) })?;
    Ok(Ended::Well)
}

/// The packs side by side.
fn table(simulation: &Simulation) -> String {
    let paint = Paint::of_terminal();
    let mut out = String::new();
    let _ =
        writeln!(out, "{:<28}{}", "", simulation.packs.iter().map(|pack| paint.bold(&format!("{:>16}", pack.pack))).collect::<String>());
    let mut row = |name: &str, value: &dyn Fn(&PackOutcome) -> String| {
        let _ = writeln!(out, "{name:<28}{}", simulation.packs.iter().map(|pack| format!("{:>16}", value(pack))).collect::<String>());
    };
    row("paid", &|pack| pack.paid.to_string());
    row("paid, %", &|pack| pack.paid_percent.to_string());
    row("median days to pay", &|pack| pack.median_days.map_or_else(|| "–".to_owned(), |days| days.to_string()));
    row("contacts", &|pack| pack.contacts.to_string());
    row("cost of contacts, agencies", &|pack| pack.cost.to_string());
    row("costs charged to customers", &|pack| pack.charged.to_string());
    row("handed over", &|pack| pack.handed_over.to_string());
    row("plans", &|pack| pack.plans.to_string());
    row("found debt help", &|pack| pack.helped.to_string());
    row("bad experiences", &|pack| pack.bad_experiences.to_string());
    row("customers kept", &|pack| format!("{} of {}", pack.kept, simulation.accounts));
    row("replacing the lost", &|pack| pack.replacement.to_string());
    for note in &simulation.notes {
        let _ = writeln!(out, "\n{}", paint.dim(note));
    }
    out
}

/// A pack of one's own as JSON; what is wrong with it is an error with its line.
fn json_of(file: &Path, strict: bool) -> Result<String, Error> {
    let options = CheckOptions { today: advise::today(), locale: helder_model::Locale::En };
    let report = check_policy(&input::read(Some(file))?, &options);
    let worst = report.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error);
    match (worst.filter(|_| strict || report.json.is_none()), report.json) {
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
            Severity::Error => paint.bad("error"),
            Severity::Warning => paint.bold("warning"),
            Severity::Hint => paint.dim("hint"),
        };
        let place = format!("{}:{}:{}", file.display(), diagnostic.line, diagnostic.column);
        let _ = writeln!(out, "{place}: {severity}[{}] {} ({})", diagnostic.code, diagnostic.message, diagnostic.path);
    }
    let name = format!("{} {}", report.id.as_deref().unwrap_or("?"), report.version.as_deref().unwrap_or(""));
    let verdict = if report.ok { paint.good("ok") } else { paint.bad("not ok") };
    let _ = writeln!(out, "{}: {verdict}, {} tests", paint.bold(name.trim()), report.tests);
    out
}

//! `helder advise`.

use crate::args::AdviseArgs;
use crate::lines::each;
use crate::words::{self, Paint, Words};
use crate::{Ended, input, say};
use helder_law::date_in_words;
use helder_model::{Account, Date, Error, Locale, from_value, parse_json, to_json};
use helder_policy::{Advice, AdviceOptions, AdvisedStep, advise};
use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

/// The fields beside those of the account.
const OPTIONS: [&str; 3] = ["today", "policy", "locale"];

pub(crate) fn run(args: &AdviseArgs) -> Result<Ended, Error> {
    let mut options = args.fields();
    if args.today.is_none() {
        options.insert("today".to_owned(), Value::String(today().to_string()));
    }
    if let Some(policy) = &args.policy {
        options.insert("policy".to_owned(), Value::String(crate::policy::known_on_others(policy)?));
    }
    if args.output.jsonl {
        return each(args.file.as_deref(), &options, |fields| Ok(to_json(&advice(fields)?)));
    }
    let locale = words::locale(&options)?;
    match parse_json(&input::read(args.file.as_deref())?)? {
        Value::Object(account) => options.extend(account),
        _ => return Err(Error::new("invalid-value", "", "expected an account: a JSON object")),
    }
    let advice = advice(options)?;
    say(&if args.output.json { to_json(&advice) + "\n" } else { page(&advice, locale) })?;
    Ok(Ended::Well)
}

fn advice(mut fields: Map<String, Value>) -> Result<Advice, Error> {
    let options: Map<String, Value> = OPTIONS.iter().filter_map(|name| fields.remove_entry(*name)).collect();
    let options: AdviceOptions = from_value(&Value::Object(options))?;
    let account: Account = from_value(&Value::Object(fields))?;
    advise(&account, &options)
}

/// Today by the clock of this computer. Only here: the core has none.
pub(crate) fn today() -> Date {
    let epoch = Date(chrono::NaiveDate::default());
    let days = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() / 86_400);
    epoch.plus_days(i64::try_from(days).unwrap_or(0))
}

/// The advice for a person.
fn page(advice: &Advice, locale: Locale) -> String {
    let words = Words::of(locale);
    let paint = Paint::of_terminal();
    let mut out = format!("{} · {}\n", paint.bold(&advice.account), date_in_words(advice.today, locale));
    let _ = writeln!(out, "{}: {}", words.posture, paint.bold(&advice.posture.label));
    let own = advice.posture.points.iter().find(|points| points.posture == advice.posture.name);
    for evidence in own.iter().flat_map(|points| &points.evidence) {
        let _ = writeln!(out, "  {:>+3}  {}", evidence.points, paint.dim(&evidence.text));
    }
    let _ = writeln!(out, "\n{}", paint.bold(words.steps));
    for (number, step) in (1..).zip(&advice.steps) {
        out.push_str(&step_lines(number, step, advice.today, locale, &words, &paint));
    }
    if !advice.blocked.is_empty() {
        let _ = writeln!(out, "\n{}", paint.bold(words.blocked));
        for blocked in &advice.blocked {
            let until = blocked.until.map(|day| format!(" ({} {})", words.until, date_in_words(day, locale))).unwrap_or_default();
            let _ = writeln!(
                out,
                "  {} {}{until}\n     {}",
                paint.bad("✗"),
                blocked.label,
                paint.dim(&format!("{} [{}]", blocked.reason, blocked.source))
            );
        }
    }
    if !advice.would_change.is_empty() {
        let _ = writeln!(out, "\n{}", paint.bold(words.would_change));
        for change in &advice.would_change {
            let _ = writeln!(out, "  – {} {}: {}", words.if_, change.when, paint.bold(&change.label));
        }
    }
    if !advice.questions.is_empty() {
        let _ = writeln!(out, "\n{}", paint.bold(words.questions));
        for question in &advice.questions {
            let _ = writeln!(out, "  – {}", question.text);
        }
    }
    for note in &advice.notes {
        let _ = writeln!(out, "\n{}", paint.bad(note));
    }
    let _ = writeln!(out, "\n{}", paint.dim(&format!("{} {}", advice.trace.pack, advice.trace.version)));
    out
}

fn step_lines(number: usize, step: &AdvisedStep, today: Date, locale: Locale, words: &Words, paint: &Paint) -> String {
    let day =
        if step.earliest <= today { words.today.to_owned() } else { format!("{} {}", words.from, date_in_words(step.earliest, locale)) };
    let how: Vec<&str> = step.channel.map(|channel| words.channel(channel)).into_iter().chain([day.as_str()]).collect();
    let mut out = format!("  {number}. {}  {}\n", paint.bold(&step.label), paint.good(&how.join(", ")));
    if number == 1 {
        let _ = writeln!(out, "     {}", step.purpose);
        if let Some(best) = &step.best {
            let hours = best.from.iter().zip(&best.until).map(|(from, until)| format!(", {from}–{until}")).collect::<String>();
            let _ = writeln!(out, "     {}: {}{hours}", words.best, date_in_words(best.day, locale));
        }
        let _ = writeln!(out, "     {}", step.expected.join(" · "));
    }
    for reason in &step.reasons {
        let _ = writeln!(out, "     {}", paint.dim(&format!("– {} [{}]", reason.text, reason.source)));
    }
    out
}

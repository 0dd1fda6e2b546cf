//! `helder costs`, `helder interest`, `helder balance`, `helder notice` and `helder formulas`.

use crate::args::{CostsArgs, FormulasArgs, InterestArgs, NoticeArgs, Output, RecordArgs};
use crate::lines::each;
use crate::words::{self, Paint, Words};
use crate::{Ended, say};
use helder_law::{Balance, Costs, Interest, Notice, collection_costs, date_in_words, money_in_words};
use helder_letter::formulas::Formulas;
use helder_model::{Error, Locale, Read, from_value, to_json};
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::path::Path;

pub(crate) fn costs(args: &CostsArgs) -> Result<Ended, Error> {
    sum(&args.output, args.fields(), collection_costs, costs_page)
}

pub(crate) fn interest(args: &InterestArgs) -> Result<Ended, Error> {
    sum(&args.output, args.fields(), helder_law::interest, interest_page)
}

pub(crate) fn balance(args: &RecordArgs) -> Result<Ended, Error> {
    of_record(args, helder_law::balance, balance_page)
}

pub(crate) fn notice(args: &NoticeArgs) -> Result<Ended, Error> {
    sum(&args.output, args.fields(), helder_law::notice, notice_page)
}

pub(crate) fn formulas(args: &FormulasArgs) -> Result<Ended, Error> {
    sum(&args.output, args.fields(), helder_letter::formulas::formulas, formulas_page)
}

/// Does the sum that the options ask for, or with `--jsonl` each that a line of the standard input does.
pub(crate) fn sum<Request: Read, Answer: Serialize>(
    output: &Output,
    fields: Map<String, Value>,
    compute: fn(&Request) -> Result<Answer, Error>,
    page: fn(&Answer, Locale) -> String,
) -> Result<Ended, Error> {
    answered(None, output, fields, compute, page)
}

/// Does the sum that a file asks for, or with `--jsonl` each that a line of it does.
pub(crate) fn of_record<Request: Read, Answer: Serialize>(
    args: &RecordArgs,
    compute: fn(&Request) -> Result<Answer, Error>,
    page: fn(&Answer, Locale) -> String,
) -> Result<Ended, Error> {
    answered(args.file.as_deref(), &args.output, args.fields()?, compute, page)
}

fn answered<Request: Read, Answer: Serialize>(
    file: Option<&Path>,
    output: &Output,
    fields: Map<String, Value>,
    compute: fn(&Request) -> Result<Answer, Error>,
    page: fn(&Answer, Locale) -> String,
) -> Result<Ended, Error> {
    let answer = |mut fields: Map<String, Value>| {
        fields.remove("id");
        compute(&from_value(&Value::Object(fields))?)
    };
    if output.jsonl {
        return each(file, &fields, |fields| Ok(to_json(&answer(fields)?)));
    }
    let locale = words::locale(&fields)?;
    let answer = answer(fields)?;
    say(&if output.json { to_json(&answer) + "\n" } else { page(&answer, locale) })?;
    Ok(Ended::Well)
}

fn formulas_page(formulas: &Formulas, locale: Locale) -> String {
    let english = match locale {
        Locale::Nl => "Engelse constanten",
        Locale::En => "English constants",
        Locale::De => "englische Konstanten",
        Locale::Fr => "constantes anglaises",
    };
    let level = formulas.lix_level.as_deref().map_or("", |level| lix_level(level, locale));
    let rows = [
        ("Flesch-Douma", formulas.flesch_douma, ""),
        ("Brouwer", formulas.brouwer, ""),
        ("Brouwer (67)", formulas.brouwer67, "koRpus"),
        ("LIX", formulas.lix, level),
        ("RIX", formulas.rix, ""),
        ("ARI", formulas.ari, english),
        ("Coleman-Liau", formulas.coleman_liau, english),
        ("Gunning Fog", formulas.gunning_fog, english),
        ("SMOG", formulas.smog, english),
    ];
    let row = |(name, value, note): (&str, Option<f64>, &str)| {
        value.map(|value| format!("{name:<14} {:>8}   {note}", words::decimal(value, 2, locale)).trim_end().to_owned() + "\n")
    };
    rows.into_iter().filter_map(row).collect()
}

/// What a LIX means, in words; its name where there are none.
fn lix_level(level: &str, locale: Locale) -> &str {
    let [nl, en, de, fr] = match level {
        "very-easy" => ["zeer gemakkelijk", "very easy", "sehr leicht", "très facile"],
        "easy" => ["gemakkelijk", "easy", "leicht", "facile"],
        "standard" => ["gemiddeld", "standard", "mittel", "moyen"],
        "difficult" => ["moeilijk", "difficult", "schwer", "difficile"],
        "very-difficult" => ["zeer moeilijk", "very difficult", "sehr schwer", "très difficile"],
        name => [name; 4],
    };
    match locale {
        Locale::Nl => nl,
        Locale::En => en,
        Locale::De => de,
        Locale::Fr => fr,
    }
}

fn costs_page(costs: &Costs, locale: Locale) -> String {
    let words = Words::of(locale);
    let paint = Paint::of_terminal();
    let money = |amount: helder_model::Amount| money_in_words(amount.0, &costs.currency, locale);
    let mut out = format!("{} {}\n", paint.bold(words.costs), paint.bold(&money(costs.total)));
    for step in &costs.steps {
        let open = if step.confirmed { "" } else { words.not_confirmed };
        let _ = writeln!(out, "  {:<52} {:>14}  {}", step.text, money(step.amount), paint.dim(&format!("{}{open}", step.source)));
    }
    out + &notes(&costs.notes, &paint)
}

fn interest_page(interest: &Interest, locale: Locale) -> String {
    let words = Words::of(locale);
    let paint = Paint::of_terminal();
    let money = |amount: helder_model::Amount| money_in_words(amount.0, &interest.currency, locale);
    let mut out = format!("{} {}\n", paint.bold(words.interest), paint.bold(&money(interest.interest)));
    for period in &interest.periods {
        let open = if period.confirmed { "" } else { words.not_confirmed };
        let _ = writeln!(out, "  {} – {}  {:<56} {:>14}{}", period.from, period.to, period.text, money(period.interest), paint.dim(open));
    }
    let _ = writeln!(out, "  {} {}", words.total, money(interest.total));
    out + &notes(&interest.notes, &paint)
}

fn balance_page(balance: &Balance, locale: Locale) -> String {
    let words = Words::of(locale);
    let paint = Paint::of_terminal();
    let money = |amount: helder_model::Amount| money_in_words(amount.0, &balance.currency, locale);
    let mut out = format!("{} {}\n", paint.bold(words.owed), paint.bold(&money(balance.total)));
    for paid in &balance.payments {
        let _ = writeln!(out, "  {}  {}  {}", paid.date, paid.text, paint.dim(&paid.source));
    }
    for period in &balance.periods {
        let open = if period.confirmed { "" } else { words.not_confirmed };
        let _ = writeln!(out, "  {} – {}  {:<56} {:>14}{}", period.from, period.to, period.text, money(period.interest), paint.dim(open));
    }
    if !balance.overpaid.0.is_zero() {
        let _ = writeln!(out, "  {} {}", words.overpaid, money(balance.overpaid));
    }
    out + &notes(&balance.notes, &paint)
}

fn notice_page(notice: &Notice, locale: Locale) -> String {
    let words = Words::of(locale);
    let paint = Paint::of_terminal();
    let rows = [
        (words.received, notice.received),
        (words.term_starts, Some(notice.term_starts)),
        (words.last_day, Some(notice.last_day)),
        (words.costs_from, Some(notice.costs_from)),
    ];
    let mut out = format!("{} {}\n", paint.bold(words.last_day), paint.bold(&date_in_words(notice.last_day, locale)));
    for (label, day) in rows.iter().filter_map(|(label, day)| Some((label, (*day)?))) {
        let _ = writeln!(out, "  {label:<38} {}", date_in_words(day, locale));
    }
    if let Some(costs) = &notice.costs {
        let _ = writeln!(out, "  {:<38} {}", words.costs, money_in_words(costs.total.0, &costs.currency, locale));
    }
    let open = if notice.confirmed { "" } else { words.not_confirmed };
    let _ = writeln!(out, "  {}", paint.dim(&format!("{}{open}", notice.source)));
    out + &notes(&notice.notes, &paint)
}

fn notes(notes: &[String], paint: &Paint) -> String {
    notes.iter().fold(String::new(), |text, note| format!("{text}  {}\n", paint.dim(&format!("* {note}"))))
}

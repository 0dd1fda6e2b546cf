//! `helder plan`, `helder plans` and `helder repair`.

use crate::Ended;
use crate::args::{PlanArgs, PlansArgs, RecordArgs};
use crate::sums::{of_record, sum};
use crate::words::{Paint, Words};
use helder_law::{date_in_words, money_in_words};
use helder_model::{Amount, Error, Locale};
use helder_plan::{Instalment, PaymentPlan, PaymentPlans, Repairs, payment_plan, payment_plans, repair_plan};
use std::fmt::Write as _;

pub(crate) fn plan(args: &PlanArgs) -> Result<Ended, Error> {
    sum(&args.output, args.fields(), payment_plan, plan_page)
}

pub(crate) fn plans(args: &PlansArgs) -> Result<Ended, Error> {
    sum(&args.output, args.fields(), payment_plans, plans_page)
}

pub(crate) fn repair(args: &RecordArgs) -> Result<Ended, Error> {
    of_record(args, repair_plan, repair_page)
}

fn money(amount: Amount, currency: &str, locale: Locale) -> String {
    money_in_words(amount.0, currency, locale)
}

fn rows(instalments: &[Instalment], currency: &str, locale: Locale) -> String {
    let row = |one: &Instalment| format!("  {:<18} {:>12}\n", date_in_words(one.due, locale), money(one.amount, currency, locale));
    instalments.iter().map(row).collect()
}

fn plan_page(plan: &PaymentPlan, locale: Locale) -> String {
    format!("{}\n{}", plan.steps.join("\n"), rows(&plan.instalments, &plan.currency, locale))
}

fn plans_page(plans: &PaymentPlans, locale: Locale) -> String {
    let (paint, words) = (Paint::of_terminal(), Words::of(locale));
    let mut out = String::new();
    for offer in &plans.plans {
        let fits = match offer.fits {
            Some(true) => words.fits,
            Some(false) => words.too_much,
            None => "",
        };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}  {fits}", paint.bold(offer.plan.steps.first().map_or("", String::as_str)));
        for step in offer.plan.steps.iter().skip(1) {
            let _ = writeln!(out, "  {step}");
        }
    }
    for note in &plans.notes {
        let _ = writeln!(out, "{}", paint.dim(note));
    }
    out
}

fn repair_page(repairs: &Repairs, locale: Locale) -> String {
    let words = Words::of(locale);
    let mut out = format!("{} {}\n", words.missed, money(repairs.missed, &repairs.currency, locale));
    for way in &repairs.ways {
        let _ = write!(out, "\n{}\n{}", way.text, rows(&way.instalments, &repairs.currency, locale));
    }
    out
}

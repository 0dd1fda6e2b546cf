//! Plans in sentences: short enough for a letter.

use crate::plan::CURRENCY;
use crate::wire::{Budget, Every, Instalment};
use chrono::Datelike;
use helder_law::{date_in_words, money_in_words};
use helder_model::Locale;
use rust_decimal::Decimal;

fn money(amount: Decimal, locale: Locale) -> String {
    money_in_words(amount, CURRENCY, locale)
}

/// How much, how often, from when to when.
pub(crate) fn plan(instalments: &[Instalment], every: Every, locale: Locale) -> Vec<String> {
    let (Some(first), Some(last)) = (instalments.first(), instalments.last()) else { return Vec::new() };
    let (each, end) = (money(first.amount.0, locale), money(last.amount.0, locale));
    let (from, until) = (date_in_words(first.due, locale), date_in_words(last.due, locale));
    let count = instalments.len();
    let how_much = match (count, first.amount == last.amount, locale) {
        (1, _, Locale::Nl) => format!("U betaalt {each} in één keer, op {from}."),
        (1, _, Locale::En) => format!("You pay {each} at once, on {from}."),
        (_, true, Locale::Nl) => format!("U betaalt {count} keer {each}."),
        (_, true, Locale::En) => format!("You pay {count} times {each}."),
        (_, false, Locale::Nl) => format!("U betaalt {} keer {each}, en de laatste keer {end}.", count - 1),
        (_, false, Locale::En) => format!("You pay {} times {each}, and {end} the last time.", count - 1),
    };
    let mut steps = vec![how_much];
    if count > 1 {
        steps.push(match locale {
            Locale::Nl => format!("De eerste betaling is op {from}, de laatste op {until}."),
            Locale::En => format!("The first payment is on {from}, the last on {until}."),
        });
        let day = first.due.0.day();
        let short = every == Every::Month && day > 28;
        steps.push(match (every, short, locale) {
            (Every::Week, _, Locale::Nl) => "U betaalt elke week, op dezelfde dag.".to_owned(),
            (Every::Week, _, Locale::En) => "You pay every week, on the same day.".to_owned(),
            (Every::FourWeeks, _, Locale::Nl) => "U betaalt om de vier weken, op dezelfde dag.".to_owned(),
            (Every::FourWeeks, _, Locale::En) => "You pay every four weeks, on the same day.".to_owned(),
            (Every::Month, false, Locale::Nl) => format!("U betaalt elke maand, op de {day}e."),
            (Every::Month, false, Locale::En) => format!("You pay every month, on day {day}."),
            (Every::Month, true, Locale::Nl) => {
                format!("U betaalt elke maand, op de {day}e. Heeft een maand die dag niet, dan betaalt u op de laatste dag.")
            }
            (Every::Month, true, Locale::En) => format!("You pay every month, on day {day}; in a month without that day, on its last."),
        });
    }
    steps
}

/// How the room was found, and what it is not.
pub(crate) fn room(budget: &Budget, room: Decimal, locale: Locale) -> Vec<String> {
    let [income, costs, keep, room] = [budget.income.0, budget.costs.0, budget.keep.0, room].map(|amount| money(amount, locale));
    match locale {
        Locale::Nl => vec![
            format!(
                "Er komt {income} binnen. Daar gaat {costs} aan vaste lasten af, en {keep} om van te leven. Dan blijft {room} in de maand over."
            ),
            "Dit is een indicatie, met de bedragen van de klant zelf. Vraag altijd of het ook voor de klant zo klopt.".to_owned(),
        ],
        Locale::En => vec![
            format!("{income} comes in. {costs} goes to fixed costs, and {keep} to live on. That leaves {room} a month."),
            "This is an indication, by the customer’s own figures. Always ask whether it feels right to the customer too.".to_owned(),
        ],
    }
}

/// A way to go on.
pub(crate) fn repair(id: &str, missed: Decimal, instalments: &[Instalment], locale: Locale) -> String {
    let missed = money(missed, locale);
    let end = instalments.last().map(|one| date_in_words(one.due, locale)).unwrap_or_default();
    let next = instalments.first().map(|one| (money(one.amount.0, locale), date_in_words(one.due, locale))).unwrap_or_default();
    match (id, locale) {
        ("at-the-end", Locale::Nl) => format!("Uw afspraak blijft zoals hij is. De {missed} betaalt u daarna. U bent dan klaar op {end}."),
        ("at-the-end", Locale::En) => format!("Your plan stays as it is. You pay the {missed} after it. You are done on {end} then."),
        ("spread", Locale::Nl) => {
            format!("Wij verdelen de {missed} over de betalingen die nog komen. De eerste is dan {} op {}.", next.0, next.1)
        }
        ("spread", Locale::En) => format!("We spread the {missed} over the payments to come. The first is {} on {} then.", next.0, next.1),
        (_, Locale::Nl) => {
            format!("U betaalt de {missed} bij de volgende keer: {} op {}. Daarna gaat uw afspraak gewoon door.", next.0, next.1)
        }
        (_, Locale::En) => {
            format!("You pay the {missed} with the next payment: {} on {}. Your plan goes on as usual after that.", next.0, next.1)
        }
    }
}

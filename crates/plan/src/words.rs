//! Plans in sentences: short enough for a letter.

use crate::wire::{Budget, Every, Instalment};
use chrono::Datelike;
use helder_law::{date_in_words, money_in_words, month_in_words};
use helder_model::{Exact, Locale, Message};
use rust_decimal::Decimal;

macro_rules! messages {
    ($($name:ident: $nl:literal, $en:literal, $de:literal, $fr:literal;)*) => {
        $(const $name: Message = Message::in_all($nl, $en, $de, $fr);)*

        /// Every text that an answer may hold in the language of the interface.
        #[must_use]
        pub fn messages() -> Vec<Message> {
            vec![$($name),*]
        }
    };
}

messages! {
    ONCE: "U betaalt {each} in één keer, op {from}.", "You pay {each} at once, on {from}.", "Sie zahlen {each} auf einmal, am {from}.",
        "Vous payez {each} en une fois, le {from}.";
    EQUAL: "U betaalt {count} keer {each}.", "You pay {count} times {each}.", "Sie zahlen {count} Mal {each}.", "Vous payez {count} fois {each}.";
    LAST: "U betaalt {count} keer {each}, en de laatste keer {end}.", "You pay {count} times {each}, and {end} the last time.",
        "Sie zahlen {count} Mal {each}, und beim letzten Mal {end}.", "Vous payez {count} fois {each}, et {end} la dernière fois.";
    ENDS: "De eerste betaling is op {from}, de laatste op {until}.", "The first payment is on {from}, the last on {until}.",
        "Die erste Zahlung ist am {from}, die letzte am {until}.", "Le premier paiement est le {from}, le dernier le {until}.";
    WEEK: "U betaalt elke week, op dezelfde dag.", "You pay every week, on the same day.", "Sie zahlen jede Woche, am selben Wochentag.",
        "Vous payez chaque semaine, le même jour.";
    FOUR_WEEKS: "U betaalt om de vier weken, op dezelfde dag.", "You pay every four weeks, on the same day.",
        "Sie zahlen alle vier Wochen, am selben Wochentag.", "Vous payez toutes les quatre semaines, le même jour.";
    MONTH: "U betaalt elke maand, op de {day}e.", "You pay every month, on day {day}.", "Sie zahlen jeden Monat, am {day}.",
        "Vous payez chaque mois, le {day}.";
    SHORT_MONTH: "U betaalt elke maand, op de {day}e. Heeft een maand die dag niet, dan betaalt u op de laatste dag.",
        "You pay every month, on day {day}; in a month without that day, on its last.",
        "Sie zahlen jeden Monat, am {day}. Hat ein Monat diesen Tag nicht, zahlen Sie am letzten Tag.",
        "Vous payez chaque mois, le {day}. Si un mois n’a pas ce jour, vous payez le dernier jour.";
    TWO: "U betaalt eerst {each} en dan {end}.", "You pay {each} first and then {end}.", "Sie zahlen zuerst {each} und dann {end}.",
        "Vous payez d’abord {each}, puis {end}.";
    SKIP: "In {months} betaalt u niet.", "You pay nothing in {months}.", "Im {months} zahlen Sie nichts.", "En {months}, vous ne payez pas.";
    AND: "{some} en {last}", "{some} and {last}", "{some} und {last}", "{some} et {last}";
    INTEREST: "Daarvan is {interest} rente.", "Of that, {interest} is interest.", "Davon sind {interest} Zinsen.",
        "Cela comprend {interest} d’intérêts.";
    ROOM: "Er komt {income} binnen. Daar gaat {costs} aan vaste lasten af, en {keep} om van te leven. Dan blijft {room} in de maand over.",
        "{income} comes in. {costs} goes to fixed costs, and {keep} to live on. That leaves {room} a month.",
        "Es kommen {income} herein. Davon gehen {costs} für feste Kosten ab, und {keep} zum Leben. Dann bleiben {room} im Monat übrig.",
        "Les revenus sont de {income}. On en retire {costs} de charges fixes, et {keep} pour vivre. Il reste alors {room} par mois.";
    SHORT: "Er komt {income} binnen. Daar gaat {costs} aan vaste lasten af, en {keep} om van te leven. Dan is er in de maand {room} te weinig.",
        "{income} comes in. {costs} goes to fixed costs, and {keep} to live on. That is {room} a month too little.",
        "Es kommen {income} herein. Davon gehen {costs} für feste Kosten ab, und {keep} zum Leben. Dann fehlen {room} im Monat.",
        "Les revenus sont de {income}. On en retire {costs} de charges fixes, et {keep} pour vivre. Il manque alors {room} par mois.";
    INDICATION: "Dit is een indicatie, met de bedragen van de klant zelf. Vraag altijd of het ook voor de klant zo klopt.",
        "This is an indication, by the customer’s own figures. Always ask whether it feels right to the customer too.",
        "Das ist ein Anhaltspunkt, mit den Angaben des Kunden. Fragen Sie immer, ob es auch für den Kunden so stimmt.",
        "C’est une indication, avec les chiffres du client. Demandez toujours si cela lui convient aussi.";
    AT_THE_END: "Uw afspraak blijft zoals hij is. De {missed} betaalt u daarna. U bent dan klaar op {end}.",
        "Your plan stays as it is. You pay the {missed} after it. You are done on {end} then.",
        "Ihre Vereinbarung bleibt, wie sie ist. Die {missed} zahlen Sie danach. Am {end} sind Sie dann fertig.",
        "Votre accord reste le même. Vous payez les {missed} après. Vous aurez fini le {end}.";
    ALONE: "U betaalt de {missed} alsnog.", "You still pay the {missed}.", "Sie zahlen die {missed} noch.", "Vous payez encore les {missed}.";
    CATCH_UP_ALL: "U betaalt de {missed} bij de volgende keer: {next} op {due}. Dan bent u klaar.",
        "You pay the {missed} with the next payment: {next} on {due}. You are done then.",
        "Sie zahlen die {missed} beim nächsten Mal: {next} am {due}. Dann sind Sie fertig.",
        "Vous payez les {missed} la prochaine fois : {next} le {due}. Ensuite, vous aurez fini.";
    SPREAD: "Wij verdelen de {missed} over de betalingen die nog komen. De eerste is dan {next} op {due}.",
        "We spread the {missed} over the payments to come. The first is {next} on {due} then.",
        "Wir verteilen die {missed} auf die Zahlungen, die noch kommen. Die erste ist dann {next} am {due}.",
        "Nous répartissons les {missed} sur les paiements à venir. Le premier est alors de {next}, le {due}.";
    CATCH_UP: "U betaalt de {missed} bij de volgende keer: {next} op {due}. Daarna gaat uw afspraak gewoon door.",
        "You pay the {missed} with the next payment: {next} on {due}. Your plan goes on as usual after that.",
        "Sie zahlen die {missed} beim nächsten Mal: {next} am {due}. Danach läuft Ihre Vereinbarung normal weiter.",
        "Vous payez les {missed} la prochaine fois : {next} le {due}. Ensuite, votre accord continue comme prévu.";
}

/// How much, how often, from when to when, and what of it is interest.
pub(crate) fn plan(
    instalments: &[Instalment],
    every: Every,
    skip: &[u32],
    interest: Option<Decimal>,
    currency: &str,
    locale: Locale,
) -> Vec<String> {
    let (Some(first), Some(last)) = (instalments.first(), instalments.last()) else { return Vec::new() };
    let money = |amount: Decimal| money_in_words(amount, currency, locale);
    let count = instalments.len();
    let equal = first.amount == last.amount;
    let times = (if equal { count } else { count - 1 }).to_string();
    let day = first.due.0.day();
    let (each, end, on) =
        (money(first.amount.0), money(last.amount.0), if locale == Locale::Fr && day == 1 { "1er".to_owned() } else { day.to_string() });
    let (from, until) = (date_in_words(first.due, locale), date_in_words(last.due, locale));
    let interest = interest.filter(|interest| !interest.is_zero()).map(money);
    let skipped = months(skip, locale);
    let places = [
        ("each", each.as_str()),
        ("end", &end),
        ("count", &times),
        ("from", &from),
        ("until", &until),
        ("day", &on),
        ("interest", interest.as_deref().unwrap_or_default()),
        ("months", &skipped),
    ];
    let rhythm = match every {
        Every::Week => WEEK,
        Every::FourWeeks => FOUR_WEEKS,
        Every::Month if day > 28 => SHORT_MONTH,
        Every::Month => MONTH,
    };
    let mut said = match (count, equal) {
        (1, _) => vec![ONCE],
        (_, true) => vec![EQUAL, ENDS, rhythm],
        (2, false) => vec![TWO, ENDS, rhythm],
        (_, false) => vec![LAST, ENDS, rhythm],
    };
    if count > 1 && !skipped.is_empty() {
        said.push(SKIP);
    }
    if interest.is_some() {
        said.insert(1, INTEREST);
    }
    said.iter().map(|message| message.fill(locale, &places)).collect()
}

/// `juli en augustus`.
fn months(skip: &[u32], locale: Locale) -> String {
    let mut names: Vec<&str> = (1..=12).filter(|month| skip.contains(month)).map(|month| month_in_words(month, locale)).collect();
    let Some(last) = names.pop() else { return String::new() };
    if names.is_empty() { last.to_owned() } else { AND.fill(locale, &[("some", names.join(", ").as_str()), ("last", last)]) }
}

/// How the room was found, or by how much it falls short, and what it is not.
pub(crate) fn room(budget: &Budget, left: Decimal, currency: &str, locale: Locale) -> Vec<String> {
    let [income, costs, keep, room] =
        [budget.income.0, budget.costs.0, budget.keep.0, left.abs()].map(|amount| money_in_words(amount, currency, locale));
    let places = [("income", income.as_str()), ("costs", &costs), ("keep", &keep), ("room", &room)];
    let message = if left.is_below_zero() { SHORT } else { ROOM };
    vec![message.fill(locale, &places), INDICATION.of(locale).to_owned()]
}

/// A way to go on; `coming` is how many payments of the plan are still to come.
pub(crate) fn repair(id: &str, missed: Decimal, coming: usize, instalments: &[Instalment], currency: &str, locale: Locale) -> String {
    let missed = money_in_words(missed, currency, locale);
    let end = instalments.last().map(|one| date_in_words(one.due, locale)).unwrap_or_default();
    let (next, due) =
        instalments.first().map(|one| (money_in_words(one.amount.0, currency, locale), date_in_words(one.due, locale))).unwrap_or_default();
    let message = match (id, coming) {
        ("at-the-end", 0) => ALONE,
        ("at-the-end", _) => AT_THE_END,
        ("spread", _) => SPREAD,
        (_, 1) => CATCH_UP_ALL,
        _ => CATCH_UP,
    };
    let text = message.fill(locale, &[("missed", &missed), ("end", &end), ("next", &next), ("due", &due)]);
    if id != "at-the-end" || coming > 0 {
        return text;
    }
    // With no payment of the plan to come, what is missed is a plan of its own: how much each time, the first day and the last.
    let told = plan(instalments, Every::Month, &[], None, currency, locale);
    match told.as_slice() {
        [amounts, days, ..] => [text.as_str(), amounts, days].join(" "),
        once => once.concat(),
    }
}

//! Amounts, days and steps in the words of the interface: short enough for a letter.

use chrono::Datelike;
use helder_model::{Amount, Date, Locale, Message};
use rust_decimal::Decimal;

/// A space at which a line does not break.
const HELD: &str = "\u{a0}";

/// `€ 1.234,56`, `€1,234.56`, `1.234,56 €` or `1 234,56 €`, in whole cents. Another currency keeps its code: `CHF 1.234,56`.
pub fn money(amount: Decimal, currency: &str, locale: Locale) -> String {
    let (group, point) = match locale {
        Locale::Nl | Locale::De => ('.', ','),
        Locale::En => (',', '.'),
        Locale::Fr => ('\u{202f}', ','),
    };
    let plain = Amount(amount).rounded().to_string();
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
    let mut out = String::with_capacity(plain.len() + 12);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && !out.ends_with('-') {
            out.push(group);
        }
        out.push(digit);
    }
    out.push(point);
    out.push_str(cents);
    let sign = if currency == "EUR" { "€" } else { currency };
    match (locale, sign) {
        (Locale::De | Locale::Fr, _) => out + HELD + sign,
        (Locale::En, "€") => sign.to_owned() + &out,
        _ => format!("{sign} {out}"),
    }
}

/// `10,15%`, `10.15%` or `10,15 %`.
pub(crate) fn percent(percent: Decimal, locale: Locale) -> String {
    number(percent, locale)
        + match locale {
            Locale::Nl | Locale::En => "%",
            Locale::De | Locale::Fr => "\u{a0}%",
        }
}

/// A number with the decimal sign of the language.
pub(crate) fn number(number: Decimal, locale: Locale) -> String {
    let mut plain = number.normalize().to_string();
    if locale != Locale::En
        && let Some(point) = plain.find('.')
    {
        plain.replace_range(point..=point, ",");
    }
    plain
}

const MONTHS: Message = Message::in_all(
    "januari februari maart april mei juni juli augustus september oktober november december",
    "January February March April May June July August September October November December",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
);

/// `december`, `December` or `décembre`, by its number from 1.
pub fn month(number: u32, locale: Locale) -> &'static str {
    MONTHS.of(locale).split(' ').nth(number.saturating_sub(1) as usize).unwrap_or_default()
}

/// `7 december 2026`, `7 December 2026`, `7. Dezember 2026` or `7 décembre 2026`.
pub fn date(date: Date, locale: Locale) -> String {
    let month = month(date.0.month(), locale);
    let (day, year) = (date.0.day(), date.0.year());
    match (locale, day) {
        (Locale::De, _) => format!("{day}. {month} {year}"),
        (Locale::Fr, 1) => format!("1er {month} {year}"),
        _ => format!("{day} {month} {year}"),
    }
}

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident: $nl:literal, $en:literal, $de:literal, $fr:literal;)*) => {
        $($(#[$doc])* pub(crate) const $name: Message = Message::in_all($nl, $en, $de, $fr);)*

        /// Every message of this room that is no note of a statute.
        pub(crate) const ALL: &[Message] = &[MONTHS, $($name,)*];
    };
}

messages! {
    /// A tier that takes all of the principal.
    TIER_WHOLE: "{rate} over {part}", "{rate} of {part}", "{rate} von {part}", "{rate} de {part}";
    /// The first tier of several.
    TIER_FIRST: "{rate} over de eerste {part}", "{rate} of the first {part}", "{rate} von den ersten {part}", "{rate} des premiers {part}";
    /// A tier in between.
    TIER_NEXT: "{rate} over de volgende {part}", "{rate} of the next {part}", "{rate} von den nächsten {part}", "{rate} des {part} suivants";
    /// The last tier of several.
    TIER_REST: "{rate} over de overige {part}", "{rate} of the remaining {part}", "{rate} von den übrigen {part}", "{rate} des {part} restants";
    MINIMUM: "De kosten zijn ten minste {amount}", "The costs are at least {amount}", "Die Kosten betragen mindestens {amount}",
        "Les frais sont d’au moins {amount}";
    MAXIMUM: "De kosten zijn ten hoogste {amount}", "The costs are at most {amount}", "Die Kosten betragen höchstens {amount}",
        "Les frais sont de {amount} au plus";
    VAT: "{rate} btw over {amount}", "{rate} VAT on {amount}", "{rate} Umsatzsteuer auf {amount}", "{rate} de TVA sur {amount}";
    /// Several claims are added up first.
    CLAIMS: "{count} rekeningen samen: {amount}", "{count} invoices together: {amount}", "{count} Rechnungen zusammen: {amount}",
        "{count} factures ensemble : {amount}";
    /// What was paid in time bears no costs.
    REST: "Op tijd betaald: {paid}. Over blijft {amount}", "Paid in time: {paid}. That leaves {amount}",
        "Rechtzeitig bezahlt: {paid}. Es bleiben {amount}", "Payé à temps : {paid}. Il reste {amount}";
    ALL_PAID: "Alles is op tijd betaald: er zijn geen kosten", "All was paid in time: there are no costs",
        "Alles wurde rechtzeitig bezahlt: Es gibt keine Kosten", "Tout a été payé à temps : il n’y a pas de frais";
    /// A lump sum.
    FLAT: "Vast bedrag: {amount}", "Lump sum: {amount}", "Pauschale: {amount}", "Montant forfaitaire : {amount}";
    /// A lump sum for a debt above a limit.
    FLAT_ABOVE: "Vast bedrag bij een schuld boven {limit}: {amount}", "Lump sum for a debt above {limit}: {amount}",
        "Pauschale bei einer Schuld über {limit}: {amount}", "Montant forfaitaire pour une dette de plus de {limit} : {amount}";
    /// A share of what lies above a limit.
    ABOVE: "{rate} over wat boven {limit} ligt: {part}", "{rate} of what lies above {limit}: {part}",
        "{rate} von dem, was über {limit} liegt: {part}", "{rate} de ce qui dépasse {limit} : {part}";
    /// So many times the fee of a table.
    FEE: "{factor} keer het tarief van {fee} voor {principal}", "{factor} times the fee of {fee} for {principal}",
        "{factor}-Gebühr aus {principal}; die volle Gebühr ist {fee}", "{factor} fois le tarif de {fee} pour {principal}";
    EXPENSES: "Onkosten: {rate} van {amount}, ten hoogste {most}", "Expenses: {rate} of {amount}, at most {most}",
        "Auslagen: {rate} von {amount}, höchstens {most}", "Débours : {rate} de {amount}, au plus {most}";
    AGREED: "Het contract noemt {amount}", "The contract names {amount}", "Der Vertrag nennt {amount}", "Le contrat prévoit {amount}";
    ONE_DAY: "1 dag {rate} {name} over {principal}", "1 day at {rate} {name} on {principal}", "1 Tag {rate} {name} auf {principal}",
        "1 jour à {rate} d’{name} sur {principal}";
    DAYS: "{days} dagen {rate} {name} over {principal}", "{days} days at {rate} {name} on {principal}",
        "{days} Tage {rate} {name} auf {principal}", "{days} jours à {rate} d’{name} sur {principal}";
    /// What a rate of the caller's own table is called.
    OWN_RATE: "rente", "interest", "Zinsen", "intérêts";
    /// The source of a rate of the caller's own table.
    OWN_TABLE: "eigen percentages", "rates handed in", "eigene Zinssätze", "taux fournis";
    /// What a payment was set against.
    ALLOCATED: "{amount} betaald: {costs} voor de kosten, {interest} voor de rente, {principal} voor de schuld zelf",
        "{amount} paid: {costs} against the costs, {interest} against the interest, {principal} against the principal",
        "{amount} gezahlt: {costs} auf die Kosten, {interest} auf die Zinsen, {principal} auf die Hauptforderung",
        "{amount} payés : {costs} pour les frais, {interest} pour les intérêts, {principal} pour le principal";
    /// Goes behind a note that stands on one weak source.
    NOT_CONFIRMED: " Dit is nog niet in een tweede bron bevestigd.", " This is not yet confirmed in a second source.",
        " Das ist noch nicht durch eine zweite Quelle bestätigt.", " Ceci n’est pas encore confirmé par une deuxième source.";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse::<Amount>().unwrap().0
    }

    #[test]
    fn amounts_are_grouped_by_thousands_in_each_language() {
        for (amount, nl, en, de, fr) in [
            ("0", "€ 0,00", "€0.00", "0,00\u{a0}€", "0,00\u{a0}€"),
            ("999.999", "€ 1.000,00", "€1,000.00", "1.000,00\u{a0}€", "1\u{202f}000,00\u{a0}€"),
            ("123", "€ 123,00", "€123.00", "123,00\u{a0}€", "123,00\u{a0}€"),
            ("1234567.89", "€ 1.234.567,89", "€1,234,567.89", "1.234.567,89\u{a0}€", "1\u{202f}234\u{202f}567,89\u{a0}€"),
        ] {
            let shown = [Locale::Nl, Locale::En, Locale::De, Locale::Fr].map(|locale| money(decimal(amount), "EUR", locale));
            assert_eq!(shown, [nl, en, de, fr]);
        }
        assert_eq!(money(decimal("1000"), "CHF", Locale::En), "CHF 1,000.00");
        assert_eq!(money(decimal("1000"), "CHF", Locale::De), "1.000,00\u{a0}CHF");
    }

    #[test]
    fn every_month_has_its_name_in_each_language_and_a_percentage_its_sign() {
        for locale in [Locale::Nl, Locale::En, Locale::De, Locale::Fr] {
            let mut months: Vec<&str> = MONTHS.of(locale).split(' ').collect();
            months.dedup();
            assert_eq!(months.len(), 12);
        }
        let day = |text: &str, locale| date(text.parse().unwrap(), locale);
        assert_eq!(day("2026-01-07", Locale::Nl), "7 januari 2026");
        assert_eq!(day("2026-03-07", Locale::De), "7. März 2026");
        assert_eq!(day("2026-12-01", Locale::Fr), "1er décembre 2026");
        assert_eq!(percent(Decimal::new(1015, 2), Locale::Nl), "10,15%");
        assert_eq!(percent(Decimal::new(600, 2), Locale::En), "6%");
        assert_eq!(percent(Decimal::new(627, 2), Locale::De), "6,27\u{a0}%");
    }
}

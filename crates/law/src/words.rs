//! Amounts, days and steps in the words of the interface.

use chrono::Datelike;
use helder_model::{Amount, Date, Locale};
use rust_decimal::Decimal;

/// `€ 1.234,56` or `€1,234.56`, in whole cents. Another currency keeps its code: `CHF 1.234,56`.
pub fn money(amount: Decimal, currency: &str, locale: Locale) -> String {
    let (group, point, after_sign) = match locale {
        Locale::Nl => ('.', ',', " "),
        Locale::En => (',', '.', ""),
    };
    let (sign, after_sign) = if currency == "EUR" { ("€", after_sign) } else { (currency, " ") };
    let plain = Amount(amount).rounded().to_string();
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
    let mut out = format!("{sign}{after_sign}");
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && !out.ends_with('-') {
            out.push(group);
        }
        out.push(digit);
    }
    out.push(point);
    out.push_str(cents);
    out
}

/// `10,15%` or `10.15%`.
pub(crate) fn percent(percent: Decimal, locale: Locale) -> String {
    let plain = percent.normalize().to_string();
    match locale {
        Locale::Nl => format!("{}%", plain.replace('.', ",")),
        Locale::En => format!("{plain}%"),
    }
}

/// `7 december 2026` or `7 December 2026`.
pub fn date(date: Date, locale: Locale) -> String {
    let month = match (locale, date.0.month()) {
        (Locale::Nl, 1) => "januari",
        (Locale::Nl, 2) => "februari",
        (Locale::Nl, 3) => "maart",
        (Locale::Nl, 4) => "april",
        (Locale::Nl, 5) => "mei",
        (Locale::Nl, 6) => "juni",
        (Locale::Nl, 7) => "juli",
        (Locale::Nl, 8) => "augustus",
        (Locale::Nl, 9) => "september",
        (Locale::Nl, 10) => "oktober",
        (Locale::Nl, 11) => "november",
        (Locale::Nl, _) => "december",
        (Locale::En, 1) => "January",
        (Locale::En, 2) => "February",
        (Locale::En, 3) => "March",
        (Locale::En, 4) => "April",
        (Locale::En, 5) => "May",
        (Locale::En, 6) => "June",
        (Locale::En, 7) => "July",
        (Locale::En, 8) => "August",
        (Locale::En, 9) => "September",
        (Locale::En, 10) => "October",
        (Locale::En, 11) => "November",
        (Locale::En, _) => "December",
    };
    format!("{} {month} {}", date.0.day(), date.0.year())
}

/// Which part of the principal a tier takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slice {
    /// All of it.
    Whole,
    /// The first part of several.
    First,
    /// A part in between.
    Next,
    /// What is left.
    Rest,
}

/// `15% over de eerste € 2.500,00`.
pub(crate) fn tier(rate: Decimal, slice: Slice, part: Decimal, currency: &str, locale: Locale) -> String {
    let over = match (locale, slice) {
        (Locale::Nl, Slice::Whole) => "over",
        (Locale::Nl, Slice::First) => "over de eerste",
        (Locale::Nl, Slice::Next) => "over de volgende",
        (Locale::Nl, Slice::Rest) => "over de overige",
        (Locale::En, Slice::Whole) => "of",
        (Locale::En, Slice::First) => "of the first",
        (Locale::En, Slice::Next) => "of the next",
        (Locale::En, Slice::Rest) => "of the remaining",
    };
    format!("{} {over} {}", percent(rate, locale), money(part, currency, locale))
}

pub(crate) fn minimum(amount: Decimal, currency: &str, locale: Locale) -> String {
    let least = match locale {
        Locale::Nl => "De kosten zijn ten minste",
        Locale::En => "The costs are at least",
    };
    format!("{least} {}", money(amount, currency, locale))
}

pub(crate) fn maximum(amount: Decimal, currency: &str, locale: Locale) -> String {
    let most = match locale {
        Locale::Nl => "De kosten zijn ten hoogste",
        Locale::En => "The costs are at most",
    };
    format!("{most} {}", money(amount, currency, locale))
}

/// `21% btw over € 40,00`.
pub(crate) fn vat(rate: Decimal, costs: Decimal, currency: &str, locale: Locale) -> String {
    let (rate, costs) = (percent(rate, locale), money(costs, currency, locale));
    match locale {
        Locale::Nl => format!("{rate} btw over {costs}"),
        Locale::En => format!("{rate} VAT on {costs}"),
    }
}

/// `20 dagen 3% wettelijke rente over € 1.000,00`.
pub(crate) fn period(days: i64, rate: Decimal, name: &str, principal: Decimal, currency: &str, locale: Locale) -> String {
    let (rate, principal) = (percent(rate, locale), money(principal, currency, locale));
    match (locale, days) {
        (Locale::Nl, 1) => format!("1 dag {rate} {name} over {principal}"),
        (Locale::Nl, _) => format!("{days} dagen {rate} {name} over {principal}"),
        (Locale::En, 1) => format!("1 day at {rate} {name} on {principal}"),
        (Locale::En, _) => format!("{days} days at {rate} {name} on {principal}"),
    }
}

/// What a rate of the caller's own table is called.
pub(crate) fn own_rate(locale: Locale) -> &'static str {
    match locale {
        Locale::Nl => "rente",
        Locale::En => "interest",
    }
}

/// The source of a rate of the caller's own table.
pub(crate) fn own_table(locale: Locale) -> &'static str {
    match locale {
        Locale::Nl => "eigen percentages",
        Locale::En => "rates handed in",
    }
}

/// Goes behind a note that stands on one weak source.
pub(crate) fn not_confirmed(locale: Locale) -> &'static str {
    match locale {
        Locale::Nl => " Dit is nog niet in een tweede bron bevestigd.",
        Locale::En => " This is not yet confirmed in a second source.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_by_thousands_in_each_language() {
        let decimal = |text: &str| text.parse::<Amount>().unwrap().0;
        for (amount, nl, en) in [
            ("0", "€ 0,00", "€0.00"),
            ("999.999", "€ 1.000,00", "€1,000.00"),
            ("123", "€ 123,00", "€123.00"),
            ("1234.5", "€ 1.234,50", "€1,234.50"),
            ("1234567.89", "€ 1.234.567,89", "€1,234,567.89"),
        ] {
            assert_eq!(money(decimal(amount), "EUR", Locale::Nl), nl);
            assert_eq!(money(decimal(amount), "EUR", Locale::En), en);
        }
        assert_eq!(money(decimal("1000"), "CHF", Locale::En), "CHF 1,000.00");
    }

    #[test]
    fn every_month_has_its_name_and_a_percentage_its_sign() {
        let months: Vec<String> = (1..=12).map(|m| date(format!("2026-{m:02}-07").parse().unwrap(), Locale::Nl)).collect();
        assert_eq!(months[0], "7 januari 2026");
        assert_eq!(months[11], "7 december 2026");
        let mut distinct = months.clone();
        distinct.dedup();
        assert_eq!(distinct.len(), 12);
        assert_eq!(percent(Decimal::new(1015, 2), Locale::Nl), "10,15%");
        assert_eq!(percent(Decimal::new(600, 2), Locale::En), "6%");
    }
}

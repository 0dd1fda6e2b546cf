//! Statutory interest: rate by rate, year of default by year of default, exact to the end.

use chrono::{Datelike, NaiveDate};
use helder_model::{Amount, Date, Error};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::statutes::{self, Answer, RateTable, When};
use crate::{Interest, InterestRequest, Party, Period, words};

/// Each day counts for 1/365 of a year, in leap years too; and a percentage is a hundredth.
const DAYS_OF_A_YEAR_IN_PER_CENT: Decimal = Decimal::from_parts(36_500, 0, 0, false, 0);

/// Sums are carried to 28 digits. What that leaves of a division lies far behind the 25th, so the sum is read to 25 digits before it is
/// rounded to cents: half a cent stays half a cent, although a third of it could not be written down on the way.
const SURE_DIGITS: u32 = 25;

/// 10²⁰: up to here 25 sure digits leave five behind the point.
const LIMIT: Decimal = Decimal::from_parts(1_661_992_960, 1_808_227_885, 5, false, 0);

const MOST_ROWS: usize = 10_000;

/// Statutory interest on a claim from the first day of default up to the day of payment, which bears none.
///
/// In the Netherlands: article 6:119 BW for a consumer, 6:119a BW for a company. A new period starts at each change of the rate and at each
/// anniversary of `from`, where the interest of the full year is added to the principal. A default that began on 29 February has its
/// anniversary on 1 March in a year without that day. Each day counts for 1/365 of a year. Rounded to cents once, at the end.
///
/// ```
/// let request = helder_model::from_json(r#"{"principal": "1000", "from": "2014-12-12", "to": "2015-05-29"}"#).unwrap();
/// let interest = helder_law::interest(&request).unwrap();
/// assert_eq!(interest.interest.to_string(), "9.75");
/// let periods: Vec<_> = interest.periods.iter().map(|p| (p.days, p.percent.as_str())).collect();
/// assert_eq!(periods, [(20, "3"), (148, "2")]);
/// ```
///
/// # Errors
/// `negative-amount` at `principal`; `end-before-start` at `to`; `before-first-rate` at `from` when the table starts later;
/// `invalid-rates` in `rates` when the caller's own table is empty, too long, not sorted or has a negative rate; `too-large` at `principal`
/// when principal and interest reach 10²⁰.
pub fn interest(request: &InterestRequest) -> Result<Interest, Error> {
    let principal = request.principal.0;
    if principal < Decimal::ZERO {
        return Err(Error::new("negative-amount", "principal", "a negative principal bears no interest: expected zero or more"));
    }
    if request.to < request.from {
        return Err(Error::new("end-before-start", "to", format!("expected {} or a later day, found {}", request.from, request.to)));
    }
    let law = statutes::of(request.jurisdiction);
    let table = law.interest(request.party);
    let rates = rates(request, table)?;
    let too_large = || Error::new("too-large", "principal", format!("the principal with its interest must stay below {LIMIT}"));
    let parts = parts(principal, request.from, request.to, &rates, table.compounds).ok_or_else(too_large)?;
    let interest = Amount(whole(principal, &parts).ok_or_else(too_large)?).rounded();

    let (currency, locale) = (law.currency, request.locale);
    let own = request.rates.is_some();
    let (name, source) = if own { (words::own_rate(locale), words::own_table(locale)) } else { (table.name.of(locale), table.article) };
    Ok(Interest {
        currency: currency.to_owned(),
        interest,
        total: Amount(principal + interest.0).rounded(),
        notes: law.notes(Answer::Interest, locale, &cases(request, table, &parts)),
        periods: parts
            .iter()
            .map(|part| Period {
                from: part.from,
                to: part.to,
                days: part.days(),
                percent: part.rate.percent.normalize().to_string(),
                principal: Amount(part.principal).rounded(),
                interest: Amount(part.interest).rounded(),
                text: words::period(part.days(), part.rate.percent, name, part.principal, currency, locale),
                source: source.to_owned(),
                confirmed: part.rate.confirmed,
            })
            .collect(),
    })
}

/// A rate from a day on, whoever gave it.
#[derive(Debug, Clone, Copy)]
struct RateFrom {
    from: Date,
    percent: Decimal,
    confirmed: bool,
}

/// A period of one rate on one principal, exact.
#[derive(Debug)]
struct Part {
    from: Date,
    to: Date,
    rate: RateFrom,
    principal: Decimal,
    interest: Decimal,
}

impl Part {
    fn days(&self) -> i64 {
        self.to.days_since(self.from)
    }
}

/// The rates to compute with: the caller's own or the statute's. The first holds on `from` or before it.
fn rates(request: &InterestRequest, table: &RateTable) -> Result<Vec<RateFrom>, Error> {
    let invalid = |path: String, message: &str| Err(Error::new("invalid-rates", path, message));
    let rates: Vec<RateFrom> = match &request.rates {
        None => table.rates.iter().map(|row| RateFrom { from: row.from, percent: row.percent, confirmed: row.confirmed }).collect(),
        Some(own) => {
            if own.len() > MOST_ROWS {
                return invalid("rates".to_owned(), "expected at most 10,000 rows");
            }
            let mut before: Option<Date> = None;
            for (i, rate) in own.iter().enumerate() {
                if before.is_some_and(|before| rate.from <= before) {
                    return invalid(format!("rates[{i}].from"), "expected a later day than that of the row before");
                }
                if rate.percent.0 < Decimal::ZERO {
                    return invalid(format!("rates[{i}].percent"), "expected a percentage of zero or more");
                }
                before = Some(rate.from);
            }
            own.iter().map(|rate| RateFrom { from: rate.from, percent: rate.percent.0, confirmed: true }).collect()
        }
    };
    match rates.first() {
        None => invalid("rates".to_owned(), "expected at least one row; leave `rates` out to compute with those of the law"),
        Some(first) if request.from < first.from => Err(Error::new(
            "before-first-rate",
            "from",
            format!("the first rate known is that of {}; expected that day or a later one", first.from),
        )),
        Some(_) => Ok(rates),
    }
}

/// The periods of a claim; nothing when the numbers outgrow a decimal.
fn parts(principal: Decimal, from: Date, to: Date, rates: &[RateFrom], compounds: bool) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut coming = rates.iter().copied().peekable();
    let mut rate = coming.next()?;
    let mut years = 1;
    let mut year_end = anniversary(from, years)?;
    let mut bearing = principal;
    let mut year_interest = Decimal::ZERO;
    let mut day = from;
    while day < to {
        while let Some(next) = coming.next_if(|next| next.from <= day) {
            rate = next;
        }
        let end = coming.peek().map_or(to, |next| next.from.min(to));
        let end = if compounds { end.min(year_end) } else { end };
        let interest =
            bearing.checked_mul(rate.percent.checked_mul(Decimal::from(end.days_since(day)))?)?.checked_div(DAYS_OF_A_YEAR_IN_PER_CENT)?;
        parts.push(Part { from: day, to: end, rate, principal: bearing, interest });
        year_interest = year_interest.checked_add(interest)?;
        if compounds && end == year_end {
            bearing = bearing.checked_add(year_interest)?;
            year_interest = Decimal::ZERO;
            years += 1;
            year_end = anniversary(from, years)?;
        }
        day = end;
    }
    Some(parts)
}

/// The interest of all periods together, unrounded but for what division left behind the sure digits; nothing beyond the limit.
fn whole(principal: Decimal, parts: &[Part]) -> Option<Decimal> {
    let total = parts.iter().try_fold(principal, |sum, part| sum.checked_add(part.interest))?;
    if total >= LIMIT {
        return None;
    }
    total.round_sf_with_strategy(SURE_DIGITS, RoundingStrategy::MidpointAwayFromZero)?.checked_sub(principal)
}

/// The same day so many years later; 1 March for a 29 February that the year does not have.
fn anniversary(from: Date, years: i32) -> Option<Date> {
    let year = from.0.year().checked_add(years)?;
    from.0.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1)).map(Date)
}

/// The cases of this claim that ask for a note.
fn cases(request: &InterestRequest, table: &RateTable, parts: &[Part]) -> Vec<(When, Option<Date>)> {
    let mut cases = Vec::new();
    if request.rates.is_some() {
        cases.push((When::OwnRates, None));
    } else {
        if request.to.days_since(table.checked) > 1 {
            cases.push((When::AfterChecked, Some(table.checked)));
        }
        if request.party == Party::Business {
            cases.push((When::Early, Some(request.from)));
        }
        if parts.iter().any(|part| !part.rate.confirmed) {
            cases.push((When::UnconfirmedRate, None));
        }
    }
    if table.compounds && anniversary(request.from, 1).is_some_and(|year_end| year_end < request.to) {
        cases.push((When::Compounded, None));
        // The year after a leap year is a common year, so its anniversary has moved.
        if (request.from.0.month(), request.from.0.day()) == (2, 29) {
            cases.push((When::LeapDay, None));
        }
    }
    cases
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_limit_is_ten_to_the_twentieth() {
        assert_eq!(LIMIT.to_string(), "100000000000000000000");
    }

    #[test]
    fn a_29_february_has_its_anniversary_on_1_march_of_a_common_year_and_on_itself_in_a_leap_year() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let years: Vec<String> = (1..=4).map(|years| anniversary(day("2024-02-29"), years).unwrap().to_string()).collect();
        assert_eq!(years, ["2025-03-01", "2026-03-01", "2027-03-01", "2028-02-29"]);
    }

    #[test]
    fn interest_that_does_not_compound_bears_none_even_when_a_rate_changes_on_the_anniversary() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let rate = |from: &str, percent: i64| RateFrom { from: day(from), percent: Decimal::from(percent), confirmed: true };
        let rates = [rate("2020-01-01", 10), rate("2021-01-01", 10)];
        let simple = parts(Decimal::from(365), day("2020-01-01"), day("2022-01-01"), &rates, false).unwrap();
        assert!(simple.iter().all(|part| part.principal == Decimal::from(365)));
        let compound = parts(Decimal::from(365), day("2020-01-01"), day("2022-01-01"), &rates, true).unwrap();
        assert_eq!(compound[1].principal, "401.6".parse().unwrap()); // 365 + 365 × 10 % × 366/365
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn the_parts_join_up_and_add_up_to_the_interest(cents in 0_i64..10_000_000_000, start in 0_i64..12_000, length in 0_i64..5_000, business: bool) {
            let from = "1992-01-01".parse::<Date>().unwrap().plus_days(if business { start + 4_000 } else { start });
            let request = InterestRequest {
                jurisdiction: helder_model::Jurisdiction::NL,
                party: if business { Party::Business } else { Party::Consumer },
                principal: Amount(Decimal::new(cents, 2)),
                from,
                to: from.plus_days(length),
                rates: None,
                locale: helder_model::Locale::En,
            };
            let table = statutes::of(request.jurisdiction).interest(request.party);
            let parts = parts(request.principal.0, request.from, request.to, &rates(&request, table).unwrap(), table.compounds).unwrap();
            let answer = interest(&request).unwrap();

            let mut day = request.from;
            for part in &parts {
                prop_assert_eq!(part.from, day);
                prop_assert!(part.days() > 0);
                day = part.to;
            }
            prop_assert_eq!(day, request.to);
            prop_assert_eq!(parts.iter().map(Part::days).sum::<i64>(), length);

            // Exact but for what division leaves behind the 25th digit.
            let sum: Decimal = parts.iter().map(|part| part.interest).sum();
            let leftover = (whole(request.principal.0, &parts).unwrap() - sum).abs();
            prop_assert!(leftover < Decimal::new(1, 14), "{leftover}");
            prop_assert_eq!(answer.interest, Amount(whole(request.principal.0, &parts).unwrap()).rounded());
            prop_assert_eq!(answer.total.0, request.principal.0 + answer.interest.0);
            prop_assert_eq!(answer.periods.len(), parts.len());
        }
    }
}

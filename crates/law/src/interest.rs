//! Statutory interest: rate by rate, year of default by year of default, exact to the end.

use chrono::Datelike;
use helder_model::{Amount, Date, Error, Exact, LIMIT, Locale};
use rust_decimal::Decimal;

use crate::ledger::{Ledger, Part, RateFrom, anniversary};
use crate::statutes::{self, Answer, RateTable, Statutes, When};
use crate::words::{self, money, percent};
use crate::{DayCount, Interest, InterestRequest, Party, Period, Rate};

const MOST_ROWS: usize = 10_000;

/// Statutory interest on a claim from the first day of default up to the day of payment, which bears none.
///
/// The Netherlands: article 6:119 BW for a consumer, 6:119a BW for a company; the interest of each full year of default is added to the principal.
/// A default that began on 29 February has its anniversary on 1 March in a year without that day. Belgium: the civil rate for a consumer, the rate
/// of the law of 2 August 2002 for a company. Germany: § 288 BGB. The European Union: directive 2011/7/EU, for companies only. Outside the
/// Netherlands interest bears no interest.
///
/// A new period starts at each change of the rate. Rounded to cents once, at the end.
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
/// `invalid-rates` in `rates` when the caller's own table is empty, too long, not sorted or has a negative rate; `invalid-value` at `party` where
/// the law is for companies only; `currency-mismatch`; `too-large` when principal and interest reach 10²⁰: at `rates` when it is the caller's own
/// rates that bring more than the principal, else at `principal`.
pub fn interest(request: &InterestRequest) -> Result<Interest, Error> {
    let law = statutes::of(request.jurisdiction);
    law.same_currency(request.currency.as_deref(), "currency")?;
    let claim = Claim {
        law,
        table: law.interest(request.party)?,
        party: request.party,
        principal: request.principal.0,
        from: request.from,
        to: request.to,
        own: request.rates.as_deref(),
        day_count: request.day_count,
        locale: request.locale,
    };
    let mut ledger = claim.ledger()?;
    let too_large = || claim.too_large();
    ledger.run_to(request.to).ok_or_else(too_large)?;
    let interest = Amount(ledger.interest().ok_or_else(too_large)?).rounded();
    Ok(Interest {
        currency: law.currency.to_owned(),
        interest,
        total: Amount(claim.principal.plus(interest.0).ok_or_else(too_large)?.in_cents()),
        notes: law.notes(Answer::Interest, request.locale, &claim.cases(&ledger.parts)),
        periods: claim.periods(&ledger.parts),
    })
}

pub(crate) fn too_large() -> Error {
    Error::new("too-large", "principal", format!("the principal with its interest must stay below {LIMIT}"))
}

/// A claim that bears interest.
pub(crate) struct Claim<'r> {
    pub(crate) law: &'static Statutes,
    pub(crate) table: &'static RateTable,
    pub(crate) party: Party,
    pub(crate) principal: Decimal,
    pub(crate) from: Date,
    pub(crate) to: Date,
    /// The caller's own rates.
    pub(crate) own: Option<&'r [Rate]>,
    pub(crate) day_count: DayCount,
    pub(crate) locale: Locale,
}

impl Claim<'_> {
    /// The claim on its first day, checked.
    pub(crate) fn ledger(&self) -> Result<Ledger, Error> {
        if self.principal.is_below_zero() {
            return Err(Error::new("negative-amount", "principal", "a negative principal bears no interest: expected zero or more"));
        }
        if self.to < self.from {
            return Err(Error::new("end-before-start", "to", format!("expected {} or a later day, found {}", self.from, self.to)));
        }
        let rates = self.rates()?;
        Ledger::new(self.principal, self.from, rates, self.table.compounds, self.day_count).ok_or_else(too_large)
    }

    /// Principal and interest reach the limit. Where the interest is the larger part by rates of one's own, those are the cause.
    fn too_large(&self) -> Error {
        let is_half = self.principal.plus(self.principal).is_none_or(|twice| twice >= LIMIT);
        let cause = if self.own.is_some() && !is_half { "rates" } else { "principal" };
        Error { path: cause.to_owned(), ..too_large() }
    }

    /// The rates to compute with: the caller's own or the statute's. The first holds on `from` or before it.
    fn rates(&self) -> Result<Vec<RateFrom>, Error> {
        let invalid = |path: String, message: &str| Err(Error::new("invalid-rates", path, message));
        let rates: Vec<RateFrom> = match self.own {
            None => self.table.rates.iter().map(|row| self.of_statute(row.from, row.percent, row.confirmed)).collect(),
            Some(own) => {
                if own.len() > MOST_ROWS {
                    return invalid("rates".to_owned(), "expected at most 10,000 rows");
                }
                let mut before: Option<Date> = None;
                for (i, rate) in own.iter().enumerate() {
                    if before.is_some_and(|before| rate.from <= before) {
                        return invalid(format!("rates[{i}].from"), "expected a later day than that of the row before");
                    }
                    if rate.percent.0.is_below_zero() {
                        return invalid(format!("rates[{i}].percent"), "expected a percentage of zero or more");
                    }
                    before = Some(rate.from);
                }
                own.iter().map(|rate| RateFrom { from: rate.from, percent: rate.percent.0, confirmed: true }).collect()
            }
        };
        match rates.first() {
            None => invalid("rates".to_owned(), "expected at least one row; leave `rates` out to compute with those of the law"),
            Some(first) if self.from < first.from => Err(Error::new(
                "before-first-rate",
                "from",
                format!("the first rate known is that of {}; expected that day or a later one", first.from),
            )),
            Some(_) => Ok(rates),
        }
    }

    /// A row of the statute: lower for a claim that is older than a change of the law.
    fn of_statute(&self, from: Date, percent: Decimal, confirmed: bool) -> RateFrom {
        let less = self
            .table
            .older
            .as_ref()
            .filter(|older| self.from < older.before && from >= older.before && older.until.is_none_or(|until| from < until));
        RateFrom { from, percent: less.and_then(|older| percent.minus(older.less)).unwrap_or(percent), confirmed }
    }

    /// The periods as they are shown.
    pub(crate) fn periods(&self, parts: &[Part]) -> Vec<Period> {
        let own = self.own.is_some();
        let name = if own { words::OWN_RATE } else { self.table.name }.of(self.locale);
        let source = if own { words::OWN_TABLE.of(self.locale) } else { self.table.article };
        let period = |part: &Part| {
            let text = if part.days() == 1 { words::ONE_DAY } else { words::DAYS };
            let places = [
                ("days", part.days().to_string()),
                ("rate", percent(part.rate.percent, self.locale)),
                ("name", name.to_owned()),
                ("principal", money(part.principal, self.law.currency, self.locale)),
            ];
            Period {
                from: part.from,
                to: part.to,
                days: part.days(),
                percent: part.rate.percent.normalize().to_string(),
                principal: Amount(part.principal).rounded(),
                interest: Amount(part.interest).rounded(),
                text: text.fill(self.locale, &places),
                source: source.to_owned(),
                confirmed: part.rate.confirmed,
            }
        };
        parts.iter().map(period).collect()
    }

    /// The cases of this claim that ask for a note.
    pub(crate) fn cases(&self, parts: &[Part]) -> Vec<(When, Option<Date>)> {
        let mut cases = vec![(
            match self.day_count {
                DayCount::Actual365 => When::Actual365,
                DayCount::ActualActual => When::ActualActual,
            },
            None,
        )];
        if self.party == Party::Consumer {
            cases.push((When::Consumer, None));
        }
        if self.own.is_some() {
            cases.push((When::OwnRates, None));
        } else {
            if self.to.days_since(self.table.checked) > 1 {
                cases.push((When::AfterChecked, Some(self.table.checked)));
            }
            if self.party == Party::Business {
                cases.push((When::Business, None));
                // Where the table itself is lower for an older claim, the note goes with a claim that reached that day.
                if self.table.older.as_ref().is_none_or(|older| self.to > older.before) {
                    cases.push((When::Early, Some(self.from)));
                }
            }
            if parts.iter().any(|part| !part.rate.confirmed) {
                cases.push((When::UnconfirmedRate, None));
            }
        }
        if self.table.compounds && anniversary(self.from, 1).is_some_and(|year_end| year_end < self.to) {
            cases.push((When::Compounded, None));
            // The year after a leap year is a common year, so its anniversary has moved.
            if (self.from.0.month(), self.from.0.day()) == (2, 29) {
                cases.push((When::LeapDay, None));
            }
        }
        cases
    }
}

//! A claim as it grows: day by day interest at the rate of the day, year by year added to the principal where the law says so, and what is paid
//! set off against costs, interest and principal.

use chrono::{Datelike, NaiveDate};
use helder_model::{Date, Exact, LIMIT};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::DayCount;

/// Each day counts for 1/365 of a year; and a percentage is a hundredth.
const DAYS_OF_A_YEAR_IN_PER_CENT: Decimal = Decimal::from_parts(36_500, 0, 0, false, 0);
/// 365 times 366 times a hundred: the common divisor of days in common and in leap years.
const DAYS_OF_BOTH_YEARS_IN_PER_CENT: Decimal = Decimal::from_parts(13_359_000, 0, 0, false, 0);

/// Sums are carried to 28 digits. What that leaves of a division lies far behind the 25th, so the sum is read to 25 digits before it is
/// rounded to cents: half a cent stays half a cent, although a third of it could not be written down on the way.
const SURE_DIGITS: u32 = 25;

/// A rate from a day on, whoever gave it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RateFrom {
    pub(crate) from: Date,
    pub(crate) percent: Decimal,
    pub(crate) confirmed: bool,
}

/// A period of one rate on one principal, exact.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) rate: RateFrom,
    pub(crate) principal: Decimal,
    pub(crate) interest: Decimal,
}

impl Part {
    pub(crate) fn days(&self) -> i64 {
        self.to.days_since(self.from)
    }
}

/// What of a payment went where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SetOff {
    pub(crate) costs: Decimal,
    pub(crate) interest: Decimal,
    pub(crate) principal: Decimal,
    /// More than was owed.
    pub(crate) over: Decimal,
}

/// A claim on a day.
pub(crate) struct Ledger {
    from: Date,
    rates: Vec<RateFrom>,
    compounds: bool,
    day_count: DayCount,
    /// What was claimed on the first day.
    claimed: Decimal,
    day: Date,
    /// The row of the rate in force.
    row: usize,
    years: i32,
    year_end: Date,
    pub(crate) costs: Decimal,
    /// What bears interest now.
    pub(crate) principal: Decimal,
    /// Interest that was not added to the principal, and not paid.
    accrued: Decimal,
    pub(crate) parts: Vec<Part>,
}

impl Ledger {
    /// The claim on its first day; nothing when there is no rate, or no calendar for it.
    pub(crate) fn new(principal: Decimal, from: Date, rates: Vec<RateFrom>, compounds: bool, day_count: DayCount) -> Option<Self> {
        rates.first()?;
        let year_end = anniversary(from, 1)?;
        Some(Self {
            from,
            rates,
            compounds,
            day_count,
            claimed: principal,
            day: from,
            row: 0,
            years: 1,
            year_end,
            costs: Decimal::ZERO,
            principal,
            accrued: Decimal::ZERO,
            parts: Vec::new(),
        })
    }

    /// Interest up to a day, which bears none; nothing when the numbers outgrow a decimal.
    pub(crate) fn run_to(&mut self, to: Date) -> Option<()> {
        while self.day < to {
            while self.rates.get(self.row + 1).is_some_and(|next| next.from <= self.day) {
                self.row += 1;
            }
            let rate = *self.rates.get(self.row)?;
            let end = self.rates.get(self.row + 1).map_or(to, |next| next.from.min(to));
            let end = if self.compounds { end.min(self.year_end) } else { end };
            let interest = self.interest_of(rate.percent, end)?;
            self.parts.push(Part { from: self.day, to: end, rate, principal: self.principal, interest });
            self.accrued = self.accrued.plus(interest)?;
            if self.compounds && end == self.year_end {
                self.principal = self.principal.plus(self.accrued)?;
                self.accrued = Decimal::ZERO;
                self.years += 1;
                self.year_end = anniversary(self.from, self.years)?;
            }
            self.day = end;
        }
        Some(())
    }

    fn interest_of(&self, percent: Decimal, end: Date) -> Option<Decimal> {
        let (days, divisor) = match self.day_count {
            DayCount::Actual365 => (end.days_since(self.day), DAYS_OF_A_YEAR_IN_PER_CENT),
            DayCount::ActualActual => {
                let leap = leap_days(self.day, end);
                ((end.days_since(self.day) - leap) * 366 + leap * 365, DAYS_OF_BOTH_YEARS_IN_PER_CENT)
            }
        };
        self.principal.times(percent.times(Decimal::from(days))?)?.over(divisor)
    }

    /// The interest of all periods together, unrounded but for what division left behind the sure digits; nothing beyond the limit.
    pub(crate) fn interest(&self) -> Option<Decimal> {
        let total = self.parts.iter().try_fold(self.claimed, |sum, part| sum.plus(part.interest))?;
        sure(total)?.minus(self.claimed)
    }

    /// The interest that is still open, in cents.
    pub(crate) fn open_interest(&self) -> Option<Decimal> {
        Some(sure(self.principal.plus(self.accrued)?)?.minus(self.principal)?.in_cents())
    }

    /// Sets a payment off: against the costs, then the interest up to this day, which is rounded to cents for it, then the principal.
    pub(crate) fn pay(&mut self, amount: Decimal) -> Option<SetOff> {
        let costs = amount.min(self.costs);
        self.costs = self.costs.minus(costs)?;
        let left = amount.minus(costs)?;
        // What costs took reaches no interest, and leaves it as exact as it was.
        if left.is_zero() {
            return Some(SetOff { costs, interest: Decimal::ZERO, principal: Decimal::ZERO, over: Decimal::ZERO });
        }
        self.accrued = self.open_interest()?;
        let interest = left.min(self.accrued);
        self.accrued = self.accrued.minus(interest)?;
        let left = left.minus(interest)?;
        // The principal may hold parts of a cent since interest was added to it: they go with the last payment.
        let owed = self.principal.in_cents();
        let principal = left.min(owed);
        self.principal = if principal == owed { Decimal::ZERO } else { self.principal.minus(principal)? };
        Some(SetOff { costs, interest, principal, over: left.minus(principal)? })
    }
}

/// A sum to the digits that are sure; nothing beyond the limit.
fn sure(sum: Decimal) -> Option<Decimal> {
    if sum >= LIMIT { None } else { sum.round_sf_with_strategy(SURE_DIGITS, RoundingStrategy::MidpointAwayFromZero) }
}

/// How many of the days from one up to another lie in leap years.
fn leap_days(from: Date, to: Date) -> i64 {
    let of_year = |year: i32| {
        let start = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).map(Date);
        let (Some(first), Some(next)) = (start(year), start(year + 1)) else { return 0 };
        if next.days_since(first) == 366 { to.min(next).days_since(from.max(first)).max(0) } else { 0 }
    };
    (from.0.year()..=to.0.year()).map(of_year).sum()
}

/// The same day so many years later; 1 March for a 29 February that the year does not have.
pub(crate) fn anniversary(from: Date, years: i32) -> Option<Date> {
    let year = from.0.year().checked_add(years)?;
    from.0.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1)).map(Date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use helder_model::Amount;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn rate(from: &str, percent: i64) -> RateFrom {
        RateFrom { from: day(from), percent: Decimal::from(percent), confirmed: true }
    }

    #[test]
    fn the_limit_is_ten_to_the_twentieth() {
        assert_eq!(LIMIT.to_string(), "100000000000000000000");
        assert_eq!(DAYS_OF_BOTH_YEARS_IN_PER_CENT, Decimal::from(365 * 366 * 100));
    }

    #[test]
    fn a_29_february_has_its_anniversary_on_1_march_of_a_common_year_and_on_itself_in_a_leap_year() {
        let years: Vec<String> = (1..=4).map(|years| anniversary(day("2024-02-29"), years).unwrap().to_string()).collect();
        assert_eq!(years, ["2025-03-01", "2026-03-01", "2027-03-01", "2028-02-29"]);
    }

    #[test]
    fn days_of_leap_years_are_counted_across_years() {
        assert_eq!(leap_days(day("2023-12-30"), day("2024-01-03")), 2);
        assert_eq!(leap_days(day("2024-02-28"), day("2024-03-01")), 2);
        assert_eq!(leap_days(day("2020-01-01"), day("2025-01-01")), 732);
        assert_eq!(leap_days(day("2025-01-01"), day("2025-01-01")), 0);
    }

    #[test]
    fn interest_that_does_not_compound_bears_none_even_when_a_rate_changes_on_the_anniversary() {
        let rates = || vec![rate("2020-01-01", 10), rate("2021-01-01", 10)];
        let run = |compounds| {
            let mut ledger = Ledger::new(Decimal::from(365), day("2020-01-01"), rates(), compounds, DayCount::Actual365).unwrap();
            ledger.run_to(day("2022-01-01")).unwrap();
            ledger
        };
        assert!(run(false).parts.iter().all(|part| part.principal == Decimal::from(365)));
        assert_eq!(run(true).parts[1].principal, "401.6".parse().unwrap()); // 365 + 365 × 10 % × 366/365
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn the_parts_join_up_and_add_up_to_the_interest(cents in 0_i64..10_000_000_000, start in 0_i64..9_000, length in 0_i64..5_000, compounds: bool, both: bool) {
            let from = day("2000-01-01").plus_days(start);
            let to = from.plus_days(length);
            let rates = vec![rate("2000-01-01", 7), rate("2004-02-01", 3), rate("2010-07-01", 12), rate("2020-02-29", 0), rate("2023-01-01", 9)];
            let count = if both { DayCount::ActualActual } else { DayCount::Actual365 };
            let principal = Decimal::new(cents, 2);
            let mut ledger = Ledger::new(principal, from, rates, compounds, count).unwrap();
            ledger.run_to(to).unwrap();
            let mut day = from;
            for part in &ledger.parts {
                prop_assert_eq!(part.from, day);
                prop_assert!(part.days() > 0);
                day = part.to;
            }
            prop_assert_eq!(day, to);
            // Exact but for what division leaves behind the 25th digit.
            let sum: Decimal = ledger.parts.iter().map(|part| part.interest).sum();
            let leftover = (ledger.interest().unwrap() - sum).abs();
            prop_assert!(leftover < Decimal::new(1, 14), "{leftover}");
        }

        #[test]
        fn what_is_paid_is_set_off_to_the_cent(cents in 1_i64..1_000_000, costs in 0_i64..50_000, payments in prop::collection::vec((1_i64..400, 1_i64..300_000), 0..8)) {
            let mut ledger = Ledger::new(Decimal::new(cents, 2), day("2020-01-01"), vec![rate("2020-01-01", 6)], true, DayCount::Actual365).unwrap();
            ledger.costs = Decimal::new(costs, 2);
            let mut at = day("2020-01-01");
            for (days, paid) in payments {
                at = at.plus_days(days);
                ledger.run_to(at).unwrap();
                let before = ledger.costs + ledger.open_interest().unwrap() + Amount(ledger.principal).rounded().0;
                let paid = Decimal::new(paid, 2);
                let off = ledger.pay(paid).unwrap();
                prop_assert_eq!(off.costs + off.interest + off.principal + off.over, paid);
                prop_assert!(off.over.is_zero() || (ledger.costs.is_zero() && ledger.principal.is_zero()));
                prop_assert!(off.interest.is_zero() || ledger.costs.is_zero());
                prop_assert!(off.principal.is_zero() || ledger.open_interest().unwrap().is_zero());
                prop_assert!(paid > off.costs || off.interest.is_zero());
                let after = ledger.costs + ledger.open_interest().unwrap() + Amount(ledger.principal).rounded().0;
                prop_assert_eq!(before - (paid - off.over), after);
            }
        }
    }
}

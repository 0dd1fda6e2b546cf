//! The days on which a plan is paid.

use crate::wire::Every;
use chrono::{Datelike, Months, NaiveDate};
use helder_model::{Date, Error};

/// The day of payment number `at` (from 0), counted from the first: every month on the same day, or on the last of a shorter month.
pub(crate) fn day(first: Date, every: Every, at: u32) -> Option<Date> {
    let moved = match every {
        Every::Week => first.0.checked_add_signed(chrono::Duration::days(7 * i64::from(at))),
        Every::FourWeeks => first.0.checked_add_signed(chrono::Duration::days(28 * i64::from(at))),
        // From the first day each time: 31 January, 28 February, 31 March.
        Every::Month => first.0.checked_add_months(Months::new(at)),
    };
    moved.filter(|day: &NaiveDate| day.year() <= 9999).map(Date)
}

/// The first `count` days on which is paid, months left out skipped.
pub(crate) fn days(first: Date, every: Every, skip: &[u32], count: u32) -> Result<Vec<Date>, Error> {
    if skip.iter().any(|month| !(1..=12).contains(month)) {
        return Err(Error::new("invalid-value", "skipMonths", "expected months from 1 to 12"));
    }
    if (1..=12).all(|month| skip.contains(&month)) {
        return Err(Error::new("invalid-value", "skipMonths", "expected a month in which is paid, but all twelve are left out"));
    }
    let mut days = Vec::with_capacity(count as usize);
    let mut at = 0;
    while days.len() < count as usize {
        let day = day(first, every, at).ok_or_else(|| Error::new("too-late", "first", "the plan would end beyond the year 9999"))?;
        if !skip.contains(&day.0.month()) {
            days.push(day);
        }
        at += 1;
    }
    Ok(days)
}

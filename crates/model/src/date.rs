//! A day on the wire.

use crate::reader::{Fault, Read, Reader};
use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A calendar day, written as ISO 8601: `"2026-11-23"`. No time, no zone: the core has no clock.
///
/// ```
/// use helder_model::Date;
/// assert!("2026-02-29".parse::<Date>().is_err());
/// assert_eq!("2028-02-29".parse::<Date>().unwrap().to_string(), "2028-02-29");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Date(#[cfg_attr(feature = "types", ts(type = "string"))] pub NaiveDate);

impl Date {
    /// The last day that ISO 8601 writes with four digits of a year. Sums may end beyond it; nothing that is to be read does.
    pub const LAST: Self = Self(match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(day) => day,
        None => NaiveDate::MAX,
    });

    /// The day so many days later (or earlier, when negative); the calendar's last day when that lies beyond it.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let moved = chrono::Duration::try_days(days).and_then(|d| self.0.checked_add_signed(d));
        Self(moved.unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX }))
    }

    /// The number of days from `earlier` to this day; negative when `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl FromStr for Date {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let part = |range: std::ops::Range<usize>| {
            text.get(range).filter(|s| s.bytes().all(|b| b.is_ascii_digit())).and_then(|s| s.parse::<u32>().ok())
        };
        let shaped = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let day = match (shaped, part(0..4), part(5..7), part(8..10)) {
            (true, Some(year), Some(month), Some(day)) => {
                i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
            }
            _ => None,
        };
        day.map(Self).ok_or_else(|| {
            let found: String = text.chars().take(40).collect();
            format!("this is not a day of the calendar; expected a date such as \"2026-11-23\", but found \"{found}\"")
        })
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Digit by digit: an answer holds a dozen days, and the general way to write a number takes ten times as long.
        let (year, month, day) = (self.0.year().unsigned_abs(), self.0.month(), self.0.day());
        if !(0..=9999).contains(&self.0.year()) {
            return serializer.collect_str(self);
        }
        let digit = |value: u32| char::from_digit(value % 10, 10).unwrap_or('0');
        let mut text = String::with_capacity(10);
        text.extend([digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-']);
        text.extend([digit(month / 10), digit(month), '-', digit(day / 10), digit(day)]);
        serializer.serialize_str(&text)
    }
}

impl Read for Date {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let text = reader.text("a date as text, such as \"2026-11-23\"")?;
        text.parse().map_err(|message| reader.refuse("invalid-date", message))
    }

    fn blank() -> Self {
        Self(NaiveDate::MIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for text in ["", "2026-2-1", "2026-02-30", "23-11-2026", "2026-11-23T10:00", "+026-11-23", "2026-11-2३"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_are_counted_across_leap_years() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(day("2028-02-20").plus_days(14), day("2028-03-05"));
        assert_eq!(day("2028-03-05").days_since(day("2028-02-20")), 14);
        assert_eq!(Date::LAST, day("9999-12-31"));
    }
}

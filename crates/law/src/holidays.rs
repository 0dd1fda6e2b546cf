//! Days of rest: public holidays by their rules, and the days and hours on which a consumer is left in peace.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};
use helder_model::{Date, Jurisdiction};

use crate::statutes::{self, DayKind, HolidayDay, Statutes};

/// Whether a day is a generally recognised public holiday: no post is brought, and a consumer is not contacted.
///
/// In the Netherlands: New Year, Easter Monday, King's Day (27 April, or 26 April when that is a Sunday; Queen's Day before 2014),
/// Liberation Day (5 May, only in lustrum years), Ascension, Whit Monday and both days of Christmas. Good Friday is not generally recognised
/// and is left out. Easter Sunday and Whit Sunday count as the Sundays they are, not as holidays.
///
/// ```
/// use helder_law::is_public_holiday;
/// use helder_model::Jurisdiction::NL;
/// assert!(is_public_holiday(NL, "2026-04-06".parse().unwrap())); // Easter Monday
/// assert!(!is_public_holiday(NL, "2026-04-03".parse().unwrap())); // Good Friday
/// ```
#[must_use]
pub fn is_public_holiday(jurisdiction: Jurisdiction, date: Date) -> bool {
    is_holiday(statutes::of(jurisdiction), date, false)
}

/// The first day from the given one on which a consumer may be contacted: in the Netherlands not on a Sunday and not on a generally
/// recognised public holiday (Wet kwaliteit incassodienstverlening).
///
/// ```
/// use helder_law::next_contact_day;
/// use helder_model::Jurisdiction::NL;
/// let christmas = "2026-12-25".parse().unwrap(); // a Friday; the second day of Christmas is Saturday, and then it is Sunday
/// assert_eq!(next_contact_day(NL, christmas).to_string(), "2026-12-28");
/// ```
#[must_use]
pub fn next_contact_day(jurisdiction: Jurisdiction, date: Date) -> Date {
    let law = statutes::of(jurisdiction);
    next_day(date, |day| !law.contact.not_on.iter().any(|kind| is_of_kind(law, day, *kind)))
}

/// The first day from the given one on which offices work: no weekend, no public holiday.
#[must_use]
pub fn next_working_day(jurisdiction: Jurisdiction, date: Date) -> Date {
    let law = statutes::of(jurisdiction);
    next_day(date, |day| !matches!(day.0.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(law, day, false))
}

/// The hours in which a consumer may be contacted, the last one left out: in the Netherlands `7..20`.
#[must_use]
pub fn contact_hours(jurisdiction: Jurisdiction) -> Range<u8> {
    let law = statutes::of(jurisdiction);
    law.contact.first_hour..law.contact.end_hour
}

/// Whether a term may rather not end on this day: a Saturday, a Sunday, or a holiday that the law on terms names.
pub(crate) fn is_day_of_rest(law: &Statutes, date: Date) -> bool {
    matches!(date.0.weekday(), Weekday::Sat | Weekday::Sun) || is_holiday(law, date, true)
}

/// The first day from the given one that is fit. No row of days that are not is longer than a few, so the search may stop: it always
/// ends, also at the end of the calendar.
pub(crate) fn next_day(date: Date, fit: impl Fn(Date) -> bool) -> Date {
    (0..31).map(|days| date.plus_days(days)).find(|day| fit(*day)).unwrap_or(date)
}

pub(crate) fn is_of_kind(law: &Statutes, date: Date, kind: DayKind) -> bool {
    match kind {
        DayKind::Saturday => date.0.weekday() == Weekday::Sat,
        DayKind::Sunday => date.0.weekday() == Weekday::Sun,
        DayKind::Monday => date.0.weekday() == Weekday::Mon,
        DayKind::Holiday => is_holiday(law, date, false),
    }
}

fn is_holiday(law: &Statutes, date: Date, for_terms: bool) -> bool {
    let year = date.0.year();
    law.holidays.iter().filter(|rule| for_terms || !rule.for_terms_only).any(|rule| {
        if year < rule.since || year > rule.until || year.rem_euclid(rule.every) != 0 {
            return false;
        }
        let day = match rule.day {
            HolidayDay::InYear { month, day } => NaiveDate::from_ymd_opt(year, month, day).map(Date),
            HolidayDay::FromEaster(days) => easter(year).map(|sunday| sunday.plus_days(days)),
        };
        day.map(|day| if day.0.weekday() == Weekday::Sun { day.plus_days(rule.if_sunday) } else { day }) == Some(date)
    })
}

/// Easter Sunday of the Gregorian calendar, by the anonymous method ("Meeus, Jones, Butcher"): the Sunday after the first full moon of
/// spring, as the church computes it.
fn easter(year: i32) -> Option<Date> {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - moon_correction + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century.rem_euclid(4) + 2 * in_century.div_euclid(4) - epact - in_century.rem_euclid(4)).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday).div_euclid(451);
    let days = epact + to_sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days.div_euclid(31)).ok()?, u32::try_from(days.rem_euclid(31) + 1).ok()?).map(Date)
}

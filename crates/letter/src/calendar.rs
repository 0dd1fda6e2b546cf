//! Days that the calendar does not have: `31 november`, and `dinsdag 14 december 2026`, which is a Monday; and how far one day is from another.

use crate::words::is_word;
use helder_text::{Document, Entity, EntityKind, TokenKind, month, named_weekday, numeral, ordinal};

/// A day as a letter tells it.
#[derive(Clone, Copy)]
pub(crate) struct Day {
    pub(crate) day: u32,
    /// Zero when it is not named: `vrijdag de 16e`.
    pub(crate) month: u32,
    pub(crate) year: Option<u32>,
}

impl Day {
    /// Whether the calendar has it.
    pub(crate) fn is_real(&self) -> bool {
        /// A day without a year may be in a leap year.
        const LEAP: u32 = 2024;
        self.day <= length(self.month, self.year.unwrap_or(LEAP))
    }
}

/// The places of days that are none, with their weekday when it is that which is wrong. The weekday of a day without a year is judged by the day of the
/// letter: other years that a letter names may be those of a bill or of a guarantee.
pub(crate) fn wrong_days(document: &Document) -> Vec<(u32, u32)> {
    let days: Vec<(&Entity, Day)> = document
        .entities()
        .iter()
        .filter(|entity| entity.kind == EntityKind::Date)
        .filter_map(|entity| Some((entity, read(document, entity)?)))
        .collect();
    let own = days.iter().find(|(entity, day)| day.year.is_some() && dates_letter(document, entity)).map(|(_, day)| *day);
    let year_of = |day: &Day| day.year.or_else(|| own.and_then(|own| own.year.map(|year| nearest(day, &own, year))));
    let wrong = |(entity, day): &(&Entity, Day)| {
        if !day.is_real() {
            return Some((entity.start, entity.end));
        }
        let before = (entity.token as usize).checked_sub(1).and_then(|before| document.tokens().get(before))?;
        let named = named_weekday(before)?;
        (day.month > 0 && weekday(day, year_of(day)?) != named).then(|| (document.place(before.start, before.end).0, entity.end))
    };
    days.iter().filter_map(wrong).collect()
}

/// The day of a date, as a person reads it: in HTML a tag may stand within.
pub(crate) fn read(document: &Document, entity: &Entity) -> Option<Day> {
    /// Signs of a date in digits whose year has two: `01-06-26`.
    const SHORT: usize = 8;
    let mut words = document.tokens().iter().skip(entity.token as usize).take(3).map(|token| document.text(token));
    let (first, second) = (words.next()?, words.next().unwrap_or_default());
    let mut numbers = first.split(['-', '/', '.']).map(|part| part.parse().unwrap_or(0));
    let (one, other, end) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0), numbers.next());
    if one > 31 && other > 0 {
        return Some(Day { day: end?, month: other, year: Some(one) });
    }
    if one > 0 && other > 0 {
        // `1-6-26`
        let year = end.map(|year| if first.len() <= SHORT { year + 2000 } else { year });
        return Some(Day { day: one, month: other, year: year.filter(is_year) });
    }
    if let Some(day) = ordinal(first) {
        // `de 10e augustus`, `de 10e van augustus`
        let month = month(second).or_else(|| month(words.next().filter(|_| second == "van")?));
        return Some(Day { day, month: month.unwrap_or(0), year: None });
    }
    let in_words = || u32::try_from(numeral(first)?).ok();
    Some(Day {
        day: first.parse().ok().or_else(in_words)?,
        month: month(second)?,
        year: words.next().and_then(|text| text.parse().ok()).filter(is_year),
    })
}

/// A number behind a date is a year only in these centuries: `1 juni 0000`.
fn is_year(number: &u32) -> bool {
    (1900..2200).contains(number)
}

/// Whether it is the day of the letter: alone on its line, or behind a place or `Datum`.
pub(crate) fn dates_letter(document: &Document, entity: &Entity) -> bool {
    let line = document.lines().partition_point(|line| line.last <= entity.token);
    let Some(line) = document.lines().get(line).filter(|line| !document.ends(line)) else { return false };
    let tokens = document.tokens_of(line);
    let before = tokens.get(..(entity.token.saturating_sub(line.first)) as usize).unwrap_or_default();
    let is_label = match before {
        [] => true,
        [.., sign] if document.text(sign) == "," => before.iter().filter(|token| token.kind == TokenKind::Word).count() <= 5,
        [label, ..] => is_word!(label, "datum") && before.len() <= 2,
    };
    is_label && tokens.last().is_some_and(|last| document.place(last.start, last.end).1 <= entity.end)
}

/// Of the years around that of another day the one in which the day is nearest to it.
fn nearest(day: &Day, other: &Day, year: u32) -> u32 {
    let place = |day: &Day, year: u32| i64::from(year * 372 + day.month * 31 + day.day);
    let far = |of: &u32| (place(day, *of) - place(other, year)).abs();
    [year - 1, year, year + 1].into_iter().min_by_key(far).unwrap_or(year)
}

fn length(month: u32, year: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// From Monday on, by counting days: the first of January of the year one was a Monday.
fn weekday(day: &Day, year: u32) -> usize {
    ((day_number(day, year) - 1) % 7) as usize
}

/// The first of January of the year one is the first day.
#[inline(never)]
fn day_number(day: &Day, year: u32) -> u32 {
    let before: u32 = (1..day.month).map(|month| length(month, year)).sum();
    let years = year - 1;
    years * 365 + years / 4 - years / 100 + years / 400 + before + day.day
}

/// How many days after one day another comes; less than nothing when it comes before it.
pub(crate) fn days_from(one: &Day, other: &Day) -> i64 {
    /// Where neither tells its year: most have no 29 February.
    const COMMON: u32 = 2026;
    let year = one.year.unwrap_or(COMMON);
    i64::from(day_number(other, other.year.unwrap_or_else(|| nearest(other, one, year)))) - i64::from(day_number(one, year))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests may fail loudly")]
mod tests {
    use super::*;
    use helder_text::Source;

    fn wrong(text: &str) -> Vec<String> {
        let document = Document::parse(text, Source::Text).unwrap();
        wrong_days(&document).into_iter().map(|(start, end)| text.get(start as usize..end as usize).unwrap().to_owned()).collect()
    }

    #[test]
    fn days_that_no_month_has() {
        assert_eq!(wrong("Betaal vóór 31 november, 30-02-2026 of 29 februari 2027."), ["31 november", "30-02-2026", "29 februari 2027"]);
        assert_eq!(wrong("Betaal vóór 29 februari, 29-02-2028 of 31 december."), [""; 0]);
    }

    #[test]
    fn a_weekday_is_that_of_its_day() {
        assert_eq!(wrong("Kom op dinsdag 14 december 2026 of op zondag 29 februari 2032."), ["dinsdag 14 december 2026"]);
        assert_eq!(wrong("Het was op maandag 1 januari 1900 en op zaterdag 01-01-2000."), [""; 0]);
    }

    #[test]
    fn a_day_without_a_year_is_near_the_letter() {
        assert_eq!(wrong("Zwolle, 3 november 2026\n\nBetaal vóór dinsdag 16 november of woensdag 6 januari."), ["dinsdag 16 november"]);
        assert_eq!(wrong("Datum: 3 november 2026\n\nBetaal vóór dinsdag 16 november."), ["dinsdag 16 november"]);
        // The day of a bill says nothing of that.
        assert_eq!(wrong("De rekening is van 3 november 2026. Betaal vóór dinsdag 16 november."), [""; 0]);
        assert_eq!(wrong("Betaal vóór zondag 16 november."), [""; 0]);
    }

    #[test]
    fn a_number_behind_a_day_need_not_be_a_year() {
        assert_eq!(wrong("Zwolle, 1 mei 0000\n\nKom op maandag 1 juni 0000 of maandag 1 juni 9999."), [""; 0]);
    }
}

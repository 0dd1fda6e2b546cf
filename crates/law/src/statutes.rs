//! The statute tables: the shape of what `build.rs` makes of `statutes/*.toml`, and the way to them by jurisdiction.

use chrono::NaiveDate;
use helder_model::{Date, Jurisdiction, Locale};
use rust_decimal::Decimal;

use crate::{Party, words};

include!(concat!(env!("OUT_DIR"), "/statutes.rs"));

/// The tables of a country.
pub(crate) fn of(jurisdiction: Jurisdiction) -> &'static Statutes {
    match jurisdiction {
        Jurisdiction::NL => &NL,
    }
}

/// All tables of one country.
pub(crate) struct Statutes {
    pub(crate) currency: &'static str,
    /// Oldest first.
    costs: &'static [CostScheme],
    consumer_interest: RateTable,
    business_interest: RateTable,
    pub(crate) notice: NoticeRule,
    pub(crate) contact: ContactRule,
    pub(crate) holidays: &'static [Holiday],
    notes: &'static [Note],
}

impl Statutes {
    /// The scheme of collection costs in force: the newest.
    pub(crate) fn cost_scheme(&self) -> Option<&'static CostScheme> {
        self.costs.last()
    }

    /// The interest on a claim on this party.
    pub(crate) fn interest(&self, party: Party) -> &RateTable {
        match party {
            Party::Consumer => &self.consumer_interest,
            Party::Business => &self.business_interest,
        }
    }

    /// The notes that belong to an answer, in the order of the file: those that always hold and those of the cases given, each case with
    /// the day it names.
    pub(crate) fn notes(&self, with: Answer, locale: Locale, cases: &[(When, Option<Date>)]) -> Vec<String> {
        let text_of = |note: &Note| {
            let case = cases.iter().find(|(when, _)| *when == note.when).map(|(_, day)| *day);
            let day = match (note.when, case, note.early) {
                (When::Always, _, _) => None,
                (_, None, _) => return None,
                (_, Some(day), Some(early)) => {
                    day.filter(|day| *day < early)?;
                    Some(early)
                }
                (_, Some(day), None) => day,
            };
            let text = note.text.of(locale);
            let mut text = day.map_or_else(|| text.to_owned(), |day| text.replace("{date}", &words::date(day, locale)));
            if !note.confirmed {
                text.push_str(words::not_confirmed(locale));
            }
            Some(text)
        };
        self.notes.iter().filter(|note| note.with == with).filter_map(text_of).collect()
    }
}

/// A text in each language of the interface.
pub(crate) struct Words {
    nl: &'static str,
    en: &'static str,
}

impl Words {
    pub(crate) fn of(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Nl => self.nl,
            Locale::En => self.en,
        }
    }
}

/// Collection costs by tiers of the principal.
pub(crate) struct CostScheme {
    pub(crate) article: &'static str,
    pub(crate) vat_article: &'static str,
    pub(crate) confirmed: bool,
    pub(crate) minimum: Decimal,
    pub(crate) maximum: Decimal,
    pub(crate) tiers: &'static [Tier],
}

/// So many per cent of the part of the principal up to `up_to` that no tier before took.
pub(crate) struct Tier {
    pub(crate) up_to: Option<Decimal>,
    pub(crate) percent: Decimal,
}

/// A kind of interest, rate by rate, oldest first.
pub(crate) struct RateTable {
    pub(crate) name: Words,
    pub(crate) article: &'static str,
    /// Whether the interest of a full year of default bears interest in the next.
    pub(crate) compounds: bool,
    /// Up to this day it was looked up that no newer rate exists.
    pub(crate) checked: Date,
    pub(crate) rates: &'static [RateRow],
}

/// A rate from a day on, until the next row.
pub(crate) struct RateRow {
    pub(crate) from: Date,
    pub(crate) percent: Decimal,
    pub(crate) confirmed: bool,
}

/// The letter that has to come before collection costs.
pub(crate) struct NoticeRule {
    pub(crate) article: &'static str,
    pub(crate) confirmed: bool,
    pub(crate) days: i64,
    /// A letter by post is delivered on this day after sending, counting only days on which post is brought.
    pub(crate) post_day: u32,
    pub(crate) no_post_on: &'static [DayKind],
}

/// When a consumer may be contacted.
pub(crate) struct ContactRule {
    pub(crate) first_hour: u8,
    pub(crate) end_hour: u8,
    pub(crate) not_on: &'static [DayKind],
}

/// A kind of day that a rule leaves out.
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "the whole vocabulary of the statute files, of which a country may use a part")]
pub(crate) enum DayKind {
    Saturday,
    Sunday,
    Monday,
    Holiday,
}

/// The rule of a public holiday.
pub(crate) struct Holiday {
    pub(crate) day: HolidayDay,
    /// Moved by so many days when it falls on a Sunday.
    pub(crate) if_sunday: i64,
    /// Only in years that can be divided by this.
    pub(crate) every: i32,
    pub(crate) since: i32,
    pub(crate) until: i32,
    /// Not a day without post or contact, but one on which a term may not end.
    pub(crate) for_terms_only: bool,
}

/// Where in the year a holiday lies.
pub(crate) enum HolidayDay {
    InYear { month: u32, day: u32 },
    FromEaster(i64),
}

/// A sentence that goes with an answer in a certain case.
pub(crate) struct Note {
    pub(crate) with: Answer,
    pub(crate) when: When,
    /// The day of [`When::Early`].
    pub(crate) early: Option<Date>,
    pub(crate) text: Words,
    pub(crate) confirmed: bool,
}

/// The answers that carry notes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Costs,
    Interest,
    Notice,
}

/// The cases in which a note is given; the statute file explains each.
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "the whole vocabulary of the statute files, of which a country may use a part")]
pub(crate) enum When {
    Always,
    Consumer,
    Business,
    Vat,
    OwnRates,
    Compounded,
    LeapDay,
    UnconfirmedRate,
    AfterChecked,
    Early,
    Post,
    Email,
    EndsOnDayOfRest,
}

/// A day of a table; `build.rs` has seen to it that it exists.
const fn date(year: i32, month: u32, day: u32) -> Date {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => Date(day),
        None => Date(NaiveDate::MIN),
    }
}

/// A decimal of a table.
const fn number(mantissa: u32, scale: u32) -> Decimal {
    Decimal::from_parts(mantissa, 0, 0, false, scale)
}

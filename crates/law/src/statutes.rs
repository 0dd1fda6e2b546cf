//! The statute tables: the shape of what `build.rs` makes of `statutes/*.toml`, and the way to them by jurisdiction.

use chrono::NaiveDate;
use helder_model::{Date, Error, Jurisdiction, Locale, Message};
use rust_decimal::Decimal;

use crate::{Party, words};

include!(concat!(env!("OUT_DIR"), "/statutes.rs"));

/// The tables of a country.
pub(crate) fn of(jurisdiction: Jurisdiction) -> &'static Statutes {
    match jurisdiction {
        Jurisdiction::NL => &NL,
        Jurisdiction::BE => &BE,
        Jurisdiction::DE => &DE,
        Jurisdiction::EU => &EU,
    }
}

/// Every text that an answer may hold in the language of the interface.
#[must_use]
pub fn messages() -> Vec<Message> {
    let of_country = |law: &'static Statutes| {
        let names = [&law.consumer_interest, &law.business_interest].into_iter().flatten().map(|table| table.name);
        names.chain(law.notes.iter().map(|note| note.text))
    };
    [&NL, &BE, &DE, &EU].into_iter().flat_map(of_country).chain(words::ALL.iter().copied()).collect()
}

/// All tables of one country.
pub(crate) struct Statutes {
    pub(crate) currency: &'static str,
    /// Oldest first for each party.
    costs: &'static [CostScheme],
    consumer_interest: Option<RateTable>,
    business_interest: Option<RateTable>,
    /// In what order a payment is set off.
    pub(crate) allocation_article: &'static str,
    pub(crate) notice: NoticeRule,
    pub(crate) contact: ContactRule,
    pub(crate) holidays: &'static [Holiday],
    notes: &'static [Note],
}

impl Statutes {
    /// The scheme of collection costs in force on a day; the newest when none is given.
    pub(crate) fn cost_scheme(&self, party: Party, on: Option<Date>) -> Result<&'static CostScheme, Error> {
        let mut of_party = self.costs.iter().filter(|scheme| scheme.party.is_none_or(|only| only == party)).rev().peekable();
        let Some(newest) = of_party.peek().copied() else { return Err(companies_only()) };
        let Some(on) = on else { return Ok(newest) };
        of_party.find(|scheme| scheme.from <= on).ok_or_else(|| {
            Error::new("before-first-row", "on", format!("the rules known begin later; expected {} or a later day", self.first_day(party)))
        })
    }

    fn first_day(&self, party: Party) -> Date {
        let of_party = self.costs.iter().find(|scheme| scheme.party.is_none_or(|only| only == party));
        of_party.map_or(Date(NaiveDate::MIN), |scheme| scheme.from)
    }

    /// The interest on a claim on this party.
    pub(crate) fn interest(&self, party: Party) -> Result<&RateTable, Error> {
        let table = match party {
            Party::Consumer => &self.consumer_interest,
            Party::Business => &self.business_interest,
        };
        table.as_ref().ok_or_else(companies_only)
    }

    /// Amounts of another currency are not this law's.
    pub(crate) fn same_currency(&self, given: Option<&str>, path: &str) -> Result<(), Error> {
        match given {
            Some(given) if given != self.currency => {
                let message = format!("expected {}, the currency of the law, found \"{}\"", self.currency, helder_model::clip(given));
                Err(Error::new("currency-mismatch", path, message))
            }
            _ => Ok(()),
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
            let mut text = match day {
                Some(day) => note.text.fill(locale, &[("date", &words::date(day, locale))]),
                None => note.text.of(locale).to_owned(),
            };
            if !note.confirmed {
                text.push_str(words::NOT_CONFIRMED.of(locale));
            }
            Some(text)
        };
        self.notes.iter().filter(|note| note.with == with).filter_map(text_of).collect()
    }
}

fn companies_only() -> Error {
    Error::new("invalid-value", "party", "this law is for claims on companies only: expected \"business\"")
}

/// Collection costs from a day on.
pub(crate) struct CostScheme {
    /// Whom the claim is on; left out, everyone.
    pub(crate) party: Option<Party>,
    pub(crate) from: Date,
    pub(crate) article: &'static str,
    /// Where the law lets VAT be added.
    pub(crate) vat_article: Option<&'static str>,
    pub(crate) confirmed: bool,
    pub(crate) minimum: Option<Decimal>,
    pub(crate) minimum_article: &'static str,
    pub(crate) maximum: Option<Decimal>,
    pub(crate) scale: Scale,
}

/// How costs follow from the principal.
pub(crate) enum Scale {
    /// So many per cent of each part.
    Tiers(&'static [Tier]),
    /// A lump sum by the size, and so many per cent of what lies above the limit.
    Bands(&'static [Band]),
    /// One lump sum.
    Flat(Decimal),
    /// So many times the fee of a table.
    Fee(FeeTable),
}

/// So many per cent of the part of the principal up to `up_to` that no tier before took.
pub(crate) struct Tier {
    pub(crate) up_to: Option<Decimal>,
    pub(crate) percent: Decimal,
}

/// `base`, and so many per cent of what lies above `above`.
pub(crate) struct Band {
    pub(crate) above: Decimal,
    pub(crate) base: Decimal,
    pub(crate) percent: Decimal,
}

/// A table of fees, and what of it may be charged.
pub(crate) struct FeeTable {
    /// Up to here the claim is small and has a fee of its own.
    pub(crate) small: Decimal,
    pub(crate) small_fee: Decimal,
    pub(crate) first_up_to: Decimal,
    pub(crate) first_fee: Decimal,
    pub(crate) steps: &'static [FeeStep],
    /// No fee is less.
    pub(crate) least: Decimal,
    pub(crate) simple: Decimal,
    pub(crate) usual: Decimal,
    pub(crate) extensive: Decimal,
    /// Per cent of the fee, at most so much.
    pub(crate) expenses: Decimal,
    pub(crate) most_expenses: Decimal,
    pub(crate) expenses_article: &'static str,
}

/// Up to `up_to`, each begun part of `each` adds `plus`.
pub(crate) struct FeeStep {
    pub(crate) up_to: Option<Decimal>,
    pub(crate) each: Decimal,
    pub(crate) plus: Decimal,
}

/// A kind of interest, rate by rate, oldest first.
pub(crate) struct RateTable {
    pub(crate) name: Message,
    pub(crate) article: &'static str,
    /// Whether the interest of a full year of default bears interest in the next.
    pub(crate) compounds: bool,
    pub(crate) older: Option<Older>,
    /// Up to this day it was looked up that no newer rate exists.
    pub(crate) checked: Date,
    pub(crate) rates: &'static [RateRow],
}

/// Claims that began before a day: from that day on, and until the other, their rate is so many points lower.
pub(crate) struct Older {
    pub(crate) before: Date,
    pub(crate) less: Decimal,
    pub(crate) until: Option<Date>,
}

/// A rate from a day on, until the next row.
pub(crate) struct RateRow {
    pub(crate) from: Date,
    pub(crate) percent: Decimal,
    pub(crate) confirmed: bool,
}

/// The letter that has to come first.
pub(crate) struct NoticeRule {
    pub(crate) article: &'static str,
    pub(crate) confirmed: bool,
    pub(crate) days: i64,
    /// Between companies no letter has to come first.
    pub(crate) consumers_only: bool,
    /// Where the law counts from the day of sending: the day of receipt does not matter, and the arrivals are the first days of the term.
    pub(crate) from_sending: bool,
    /// A term that ends on a day of rest runs on to the next working day.
    pub(crate) extends: bool,
    /// When a letter by post is held to arrive.
    pub(crate) post: Arrival,
    pub(crate) electronic: Arrival,
    /// The costs are named in the letter.
    pub(crate) names_costs: bool,
}

/// So many days after the day of sending, some days not counted.
pub(crate) struct Arrival {
    pub(crate) day: u32,
    pub(crate) not_on: &'static [DayKind],
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
    pub(crate) text: Message,
    pub(crate) confirmed: bool,
}

/// The answers that carry notes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Costs,
    Interest,
    Balance,
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
    VatOnMinimum,
    Claims,
    OwnRates,
    ActualActual,
    Actual365,
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
const fn number(mantissa: i32, scale: u32) -> Decimal {
    Decimal::from_parts(mantissa.unsigned_abs(), 0, 0, mantissa < 0, scale)
}

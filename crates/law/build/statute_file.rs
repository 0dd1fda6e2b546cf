// The shape of `statutes/*.toml`, and the check of what stands in it. Used by the build script and by the tests of this check.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatuteFile {
    pub(crate) jurisdiction: String,
    pub(crate) currency: String,
    pub(crate) sources: BTreeMap<String, String>,
    pub(crate) costs: Vec<CostScheme>,
    pub(crate) interest: InterestTables,
    pub(crate) notice: Notice,
    pub(crate) contact: Contact,
    pub(crate) holidays: Vec<Holiday>,
    pub(crate) notes: Vec<Note>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CostScheme {
    pub(crate) from: Datetime,
    pub(crate) article: String,
    pub(crate) vat_article: String,
    pub(crate) source: String,
    pub(crate) confirmed: bool,
    pub(crate) minimum: String,
    pub(crate) maximum: String,
    pub(crate) tiers: Vec<Tier>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tier {
    pub(crate) up_to: Option<String>,
    pub(crate) percent: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InterestTables {
    pub(crate) consumer: RateTable,
    pub(crate) business: RateTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RateTable {
    pub(crate) name: Words,
    pub(crate) article: String,
    pub(crate) compound_article: Option<String>,
    pub(crate) checked: Datetime,
    pub(crate) rates: Vec<RateRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RateRow {
    pub(crate) from: Datetime,
    pub(crate) percent: String,
    pub(crate) source: String,
    pub(crate) confirmed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) nl: String,
    pub(crate) en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Notice {
    pub(crate) article: String,
    pub(crate) source: String,
    pub(crate) confirmed: bool,
    pub(crate) days: i64,
    pub(crate) post_day: u32,
    pub(crate) no_post_on: Vec<DayKind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Contact {
    pub(crate) article: String,
    pub(crate) source: String,
    pub(crate) confirmed: bool,
    pub(crate) first_hour: u8,
    pub(crate) end_hour: u8,
    pub(crate) not_on: Vec<DayKind>,
}

#[derive(Deserialize, Debug, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub(crate) enum DayKind {
    Saturday,
    Sunday,
    Monday,
    Holiday,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Holiday {
    pub(crate) name: String,
    pub(crate) on: Option<String>,
    pub(crate) easter: Option<i64>,
    pub(crate) if_sunday: Option<i64>,
    pub(crate) every: Option<i32>,
    pub(crate) since: Option<i32>,
    pub(crate) until: Option<i32>,
    #[serde(default)]
    pub(crate) for_terms_only: bool,
    pub(crate) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Note {
    pub(crate) with: Answer,
    pub(crate) when: When,
    pub(crate) early: Option<Datetime>,
    pub(crate) nl: String,
    pub(crate) en: String,
    pub(crate) source: String,
    pub(crate) confirmed: bool,
}

#[derive(Deserialize, Debug, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Answer {
    Costs,
    Interest,
    Notice,
}

#[derive(Deserialize, Debug, Clone, Copy, PartialEq)]
#[serde(rename_all = "kebab-case")]
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

/// Reads and checks a statute file; the error names file, table, row and field.
pub(crate) fn parse(file: &str, text: &str) -> Result<StatuteFile, String> {
    let statutes: StatuteFile = toml::from_str(text).map_err(|error| format!("{file}: {error}"))?;
    check(&statutes).map_err(|error| format!("{file}: {error}"))?;
    Ok(statutes)
}

fn check(file: &StatuteFile) -> Result<(), String> {
    ensure(matches!(file.jurisdiction.as_bytes(), [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase()), "jurisdiction", || {
        format!("expected two capitals such as \"NL\", found \"{}\"", file.jurisdiction)
    })?;
    ensure(file.currency.len() == 3 && file.currency.bytes().all(|b| b.is_ascii_uppercase()), "currency", || {
        format!("expected an ISO 4217 code such as \"EUR\", found \"{}\"", file.currency)
    })?;
    for (name, source) in &file.sources {
        not_empty(source, &format!("[sources] {name}"))?;
    }
    check_costs(file)?;
    check_rates(file, &file.interest.consumer, "[interest.consumer]")?;
    check_rates(file, &file.interest.business, "[interest.business]")?;
    not_empty(&file.notice.article, "[notice] article")?;
    known_source(file, &file.notice.source, "[notice] source")?;
    ensure((1..=366).contains(&file.notice.days), "[notice] days", || format!("expected 1 to 366, found {}", file.notice.days))?;
    ensure((1..=30).contains(&file.notice.post_day), "[notice] post_day", || format!("expected 1 to 30, found {}", file.notice.post_day))?;
    not_empty(&file.contact.article, "[contact] article")?;
    known_source(file, &file.contact.source, "[contact] source")?;
    // No answer shows this rule yet, so none could say that it is not confirmed.
    ensure(file.contact.confirmed, "[contact] confirmed", || "expected true".to_owned())?;
    ensure(file.contact.first_hour < file.contact.end_hour && file.contact.end_hour <= 24, "[contact] end_hour", || {
        format!("expected an hour after first_hour and at most 24, found {}", file.contact.end_hour)
    })?;
    check_holidays(file)?;
    check_notes(file)
}

fn check_costs(file: &StatuteFile) -> Result<(), String> {
    ensure(!file.costs.is_empty(), "[[costs]]", || "expected at least one scheme".to_owned())?;
    let mut before: Option<(i32, u32, u32)> = None;
    for (i, scheme) in file.costs.iter().enumerate() {
        let at = |field: &str| format!("[[costs]] {} {field}", i + 1);
        before = Some(later(&scheme.from, before, &at("from"))?);
        not_empty(&scheme.article, &at("article"))?;
        not_empty(&scheme.vat_article, &at("vat_article"))?;
        known_source(file, &scheme.source, &at("source"))?;
        let minimum = decimal(&scheme.minimum, &at("minimum"))?;
        let maximum = decimal(&scheme.maximum, &at("maximum"))?;
        ensure(minimum.hundredths() <= maximum.hundredths(), &at("maximum"), || {
            format!("expected at least the minimum {}, found {}", scheme.minimum, scheme.maximum)
        })?;
        ensure(!scheme.tiers.is_empty(), &at("tiers"), || "expected at least one tier".to_owned())?;
        let mut end = 0;
        for (j, tier) in scheme.tiers.iter().enumerate() {
            let at = |field: &str| at(&format!("tiers[{j}].{field}"));
            decimal(&tier.percent, &at("percent"))?;
            let is_last = j + 1 == scheme.tiers.len();
            ensure(tier.up_to.is_none() == is_last, &at("up_to"), || "every tier but the last has one".to_owned())?;
            if let Some(up_to) = &tier.up_to {
                let next = decimal(up_to, &at("up_to"))?.hundredths();
                ensure(next > end, &at("up_to"), || format!("expected more than the tier before, found {up_to}"))?;
                end = next;
            }
        }
    }
    Ok(())
}

fn check_rates(file: &StatuteFile, table: &RateTable, name: &str) -> Result<(), String> {
    not_empty(&table.name.nl, &format!("{name} name.nl"))?;
    not_empty(&table.name.en, &format!("{name} name.en"))?;
    not_empty(&table.article, &format!("{name} article"))?;
    ensure(!table.rates.is_empty(), &format!("{name} rates"), || "expected at least one row".to_owned())?;
    let mut before = None;
    for (i, row) in table.rates.iter().enumerate() {
        let at = |field: &str| format!("{name} rates[{i}].{field}");
        before = Some(later(&row.from, before, &at("from"))?);
        decimal(&row.percent, &at("percent"))?;
        known_source(file, &row.source, &at("source"))?;
    }
    // A table cannot have been checked before its newest row.
    let checked = day(&table.checked, &format!("{name} checked"))?;
    ensure(before.is_none_or(|last| last <= checked), &format!("{name} checked"), || {
        format!("expected the day of the last row or a later one, found {}", table.checked)
    })
}

fn check_holidays(file: &StatuteFile) -> Result<(), String> {
    for (i, holiday) in file.holidays.iter().enumerate() {
        let at = |field: &str| format!("[[holidays]] {} \"{}\" {field}", i + 1, holiday.name);
        not_empty(&holiday.name, &at("name"))?;
        known_source(file, &holiday.source, &at("source"))?;
        ensure(holiday.on.is_some() != holiday.easter.is_some(), &at("on"), || "expected either `on` or `easter`".to_owned())?;
        if let Some(on) = &holiday.on {
            month_and_day(on, &at("on"))?;
        }
        ensure(holiday.easter.is_none_or(|days| (-100..=100).contains(&days)), &at("easter"), || "expected -100 to 100".to_owned())?;
        ensure(holiday.if_sunday.is_none_or(|days| (-6..=6).contains(&days)), &at("if_sunday"), || "expected -6 to 6".to_owned())?;
        ensure(holiday.every.is_none_or(|years| years > 0), &at("every"), || "expected 1 or more".to_owned())?;
        ensure(holiday.since.unwrap_or(i32::MIN) <= holiday.until.unwrap_or(i32::MAX), &at("until"), || {
            "expected a year not before `since`".to_owned()
        })?;
    }
    Ok(())
}

fn check_notes(file: &StatuteFile) -> Result<(), String> {
    for (i, note) in file.notes.iter().enumerate() {
        let at = |field: &str| format!("[[notes]] {} {field}", i + 1);
        known_source(file, &note.source, &at("source"))?;
        ensure((note.when == When::Early) == note.early.is_some(), &at("early"), || {
            "expected with when = \"early\", and only there".to_owned()
        })?;
        if let Some(early) = &note.early {
            day(early, &at("early"))?;
        }
        let dated = matches!(note.when, When::AfterChecked | When::Early | When::EndsOnDayOfRest);
        for (field, text) in [("nl", &note.nl), ("en", &note.en)] {
            not_empty(text, &at(field))?;
            ensure(text.ends_with('.'), &at(field), || format!("expected whole sentences, found \"{text}\""))?;
            let rest = if dated { text.replace("{date}", "") } else { text.clone() };
            ensure(!rest.contains(['{', '}']), &at(field), || {
                format!("expected no place to fill in{}, found \"{text}\"", if dated { " but {date}" } else { "" })
            })?;
        }
    }
    Ok(())
}

fn ensure(holds: bool, place: &str, why: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(format!("{place}: {}", why())) }
}

fn not_empty(text: &str, place: &str) -> Result<(), String> {
    ensure(!text.trim().is_empty(), place, || "expected a text, found none".to_owned())
}

fn known_source(file: &StatuteFile, source: &str, place: &str) -> Result<(), String> {
    ensure(file.sources.contains_key(source), place, || format!("expected a name that stands in [sources], found \"{source}\""))
}

/// A day as year, month, day.
pub(crate) fn day(value: &Datetime, place: &str) -> Result<(i32, u32, u32), String> {
    match (value.date, value.time, value.offset) {
        (Some(date), None, None) => Ok((i32::from(date.year), u32::from(date.month), u32::from(date.day))),
        _ => Err(format!("{place}: expected a day such as 2026-01-01, found {value}")),
    }
}

fn later(value: &Datetime, before: Option<(i32, u32, u32)>, place: &str) -> Result<(i32, u32, u32), String> {
    let day = day(value, place)?;
    ensure(before.is_none_or(|before| before < day), place, || format!("expected a later day than the row before, found {value}"))?;
    Ok(day)
}

/// A decimal as digits and the number of them behind the point.
#[derive(Debug, PartialEq)]
pub(crate) struct Decimal {
    pub(crate) mantissa: u32,
    pub(crate) scale: u32,
}

impl Decimal {
    fn hundredths(&self) -> u64 {
        u64::from(self.mantissa) * 10_u64.pow(2 - self.scale)
    }
}

/// A decimal of zero or more with at most two digits behind the point, such as `"10.35"`.
pub(crate) fn decimal(text: &str, place: &str) -> Result<Decimal, String> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let shaped = !whole.is_empty() && digits(whole) && digits(rest) && rest.len() <= 2 && !text.ends_with('.');
    let mantissa = format!("{whole}{rest}").parse::<u32>().ok().filter(|_| shaped);
    let wrong = || format!("{place}: expected a decimal with at most two digits behind the point, such as \"10.35\", found \"{text}\"");
    let scale = u32::try_from(rest.len()).map_err(|_| wrong())?;
    Ok(Decimal { mantissa: mantissa.ok_or_else(wrong)?, scale })
}

/// The month and the day of `"04-27"`. 29 February is refused: not every year has it.
pub(crate) fn month_and_day(text: &str, place: &str) -> Result<(u32, u32), String> {
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()));
    let days = |month: u32| match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    text.split_once('-')
        .and_then(|(month, day)| Some((number(month)?, number(day)?)))
        .filter(|(month, day)| (1..=days(*month)).contains(day))
        .ok_or_else(|| format!("{place}: expected a day that every year has, such as \"04-27\", found \"{text}\""))
}

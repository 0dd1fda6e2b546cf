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
    pub(crate) base: Option<BaseTable>,
    pub(crate) interest: InterestTables,
    pub(crate) allocation: Allocation,
    pub(crate) notice: Notice,
    pub(crate) contact: Contact,
    pub(crate) holidays: Vec<Holiday>,
    pub(crate) notes: Vec<Note>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CostScheme {
    pub(crate) party: Option<Party>,
    pub(crate) from: Datetime,
    pub(crate) article: String,
    pub(crate) vat_article: Option<String>,
    pub(crate) source: String,
    pub(crate) confirmed: bool,
    pub(crate) minimum: Option<String>,
    pub(crate) minimum_article: Option<String>,
    pub(crate) maximum: Option<String>,
    pub(crate) tiers: Option<Vec<Tier>>,
    pub(crate) bands: Option<Vec<Band>>,
    pub(crate) flat: Option<String>,
    pub(crate) fee: Option<Fee>,
}

#[derive(Deserialize, Debug, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Party {
    Consumer,
    Business,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Band {
    pub(crate) above: String,
    pub(crate) base: String,
    pub(crate) percent: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fee {
    pub(crate) small: String,
    pub(crate) small_fee: String,
    pub(crate) first_up_to: String,
    pub(crate) first_fee: String,
    pub(crate) steps: Vec<FeeStep>,
    pub(crate) least: String,
    pub(crate) simple: String,
    pub(crate) usual: String,
    pub(crate) extensive: String,
    pub(crate) expenses: String,
    pub(crate) most_expenses: String,
    pub(crate) expenses_article: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FeeStep {
    pub(crate) up_to: Option<String>,
    pub(crate) each: String,
    pub(crate) plus: String,
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
    pub(crate) consumer: Option<RateTable>,
    pub(crate) business: Option<RateTable>,
}

/// The rate on which others rest.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BaseTable {
    pub(crate) article: String,
    pub(crate) checked: Datetime,
    pub(crate) rates: Vec<RateRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RateTable {
    pub(crate) name: Words,
    pub(crate) article: String,
    pub(crate) compound_article: Option<String>,
    pub(crate) older: Option<Older>,
    /// That of the base rate when left out.
    pub(crate) checked: Option<Datetime>,
    #[serde(default)]
    pub(crate) rates: Vec<RateRow>,
    /// So many points above the base rate.
    #[serde(default)]
    pub(crate) over_base: Vec<RateRow>,
}

#[derive(Deserialize, Clone)]
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
    pub(crate) de: String,
    pub(crate) fr: String,
}

impl Words {
    fn each(&self) -> [(&'static str, &String); 4] {
        [("nl", &self.nl), ("en", &self.en), ("de", &self.de), ("fr", &self.fr)]
    }
}

/// Claims that began before a day, whose rate stays lower from that day on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Older {
    pub(crate) before: Datetime,
    pub(crate) less: String,
    pub(crate) until: Option<Datetime>,
}

/// In what order a payment is set off.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Allocation {
    pub(crate) article: String,
    pub(crate) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Notice {
    pub(crate) article: String,
    pub(crate) source: String,
    pub(crate) confirmed: bool,
    pub(crate) days: i64,
    #[serde(default)]
    pub(crate) consumers_only: bool,
    #[serde(default)]
    pub(crate) from_sending: bool,
    #[serde(default)]
    pub(crate) extends: bool,
    #[serde(default)]
    pub(crate) names_costs: bool,
    pub(crate) post: Arrival,
    pub(crate) electronic: Arrival,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Arrival {
    pub(crate) day: u32,
    #[serde(default)]
    pub(crate) not_on: Vec<DayKind>,
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
    pub(crate) de: String,
    pub(crate) fr: String,
    pub(crate) source: String,
    pub(crate) confirmed: bool,
}

#[derive(Deserialize, Debug, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Answer {
    Costs,
    Interest,
    Balance,
    Notice,
}

#[derive(Deserialize, Debug, Clone, Copy, PartialEq)]
#[serde(rename_all = "kebab-case")]
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
    if let Some(base) = &file.base {
        not_empty(&base.article, "[base] article")?;
        check_rows(file, &base.rates, "[base] rates", Some(&base.checked))?;
    }
    for (name, table) in [("[interest.consumer]", &file.interest.consumer), ("[interest.business]", &file.interest.business)] {
        if let Some(table) = table {
            check_rates(file, table, name)?;
        }
    }
    not_empty(&file.allocation.article, "[allocation] article")?;
    known_source(file, &file.allocation.source, "[allocation] source")?;
    not_empty(&file.notice.article, "[notice] article")?;
    known_source(file, &file.notice.source, "[notice] source")?;
    ensure((1..=366).contains(&file.notice.days), "[notice] days", || format!("expected 1 to 366, found {}", file.notice.days))?;
    for (name, arrival) in [("[notice] post.day", &file.notice.post), ("[notice] electronic.day", &file.notice.electronic)] {
        ensure((0..=30).contains(&arrival.day), name, || format!("expected 0 to 30, found {}", arrival.day))?;
    }
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
    // Sorted within each party, so that no day has two schemes.
    let mut before: [Option<(i32, u32, u32)>; 2] = [None; 2];
    for (i, scheme) in file.costs.iter().enumerate() {
        let at = |field: &str| format!("[[costs]] {} {field}", i + 1);
        for (party, before) in [Party::Consumer, Party::Business].into_iter().zip(&mut before) {
            if scheme.party.is_none_or(|only| only == party) {
                *before = Some(later(&scheme.from, *before, &at("from"))?);
            }
        }
        not_empty(&scheme.article, &at("article"))?;
        known_source(file, &scheme.source, &at("source"))?;
        let limit = |limit: &Option<String>, name: &str| limit.as_ref().map(|text| decimal(text, &at(name))).transpose();
        let (minimum, maximum) = (limit(&scheme.minimum, "minimum")?, limit(&scheme.maximum, "maximum")?);
        if let (Some(minimum), Some(maximum)) = (&minimum, &maximum) {
            ensure(minimum.hundredths() <= maximum.hundredths(), &at("maximum"), || "expected at least the minimum".to_owned())?;
        }
        let scales = [scheme.tiers.is_some(), scheme.bands.is_some(), scheme.flat.is_some(), scheme.fee.is_some()];
        ensure(scales.iter().filter(|given| **given).count() == 1, &at("tiers"), || {
            "expected one of `tiers`, `bands`, `flat` and `fee`".to_owned()
        })?;
        if let Some(tiers) = &scheme.tiers {
            let ends = tiers.iter().map(|tier| tier.up_to.as_deref());
            rising(ends, &at("tiers"))?;
            for (j, tier) in tiers.iter().enumerate() {
                decimal(&tier.percent, &at(&format!("tiers[{j}].percent")))?;
            }
        }
        if let Some(bands) = &scheme.bands {
            let mut before = None;
            for (j, band) in bands.iter().enumerate() {
                let at = |field: &str| at(&format!("bands[{j}].{field}"));
                let above = decimal(&band.above, &at("above"))?.hundredths();
                ensure(if j == 0 { above == 0 } else { before < Some(above) }, &at("above"), || {
                    "expected 0 in the first row, and then more than in the row before".to_owned()
                })?;
                decimal(&band.base, &at("base"))?;
                decimal(&band.percent, &at("percent"))?;
                before = Some(above);
            }
        }
        if let Some(flat) = &scheme.flat {
            decimal(flat, &at("flat"))?;
        }
        if let Some(fee) = &scheme.fee {
            check_fee(fee, &|field: &str| at(&format!("fee.{field}")))?;
        }
    }
    Ok(())
}

fn check_fee(fee: &Fee, at: &dyn Fn(&str) -> String) -> Result<(), String> {
    let numbers = [
        ("small", &fee.small),
        ("small_fee", &fee.small_fee),
        ("first_up_to", &fee.first_up_to),
        ("first_fee", &fee.first_fee),
        ("least", &fee.least),
        ("simple", &fee.simple),
        ("usual", &fee.usual),
        ("extensive", &fee.extensive),
        ("expenses", &fee.expenses),
        ("most_expenses", &fee.most_expenses),
    ];
    for (field, text) in numbers {
        decimal(text, &at(field))?;
    }
    not_empty(&fee.expenses_article, &at("expenses_article"))?;
    rising(std::iter::once(Some(fee.first_up_to.as_str())).chain(fee.steps.iter().map(|step| step.up_to.as_deref())), &at("steps"))?;
    let mut start = decimal(&fee.first_up_to, &at("first_up_to"))?.hundredths();
    for (j, step) in fee.steps.iter().enumerate() {
        let at = |field: &str| at(&format!("steps[{j}].{field}"));
        let each = decimal(&step.each, &at("each"))?.hundredths();
        decimal(&step.plus, &at("plus"))?;
        if let Some(up_to) = &step.up_to {
            let end = decimal(up_to, &at("up_to"))?.hundredths();
            ensure(each > 0 && (end - start) % each == 0, &at("each"), || "expected a part that divides the row evenly".to_owned())?;
            start = end;
        }
    }
    Ok(())
}

/// Limits that rise from row to row; the last row has none.
fn rising<'a>(ends: impl Iterator<Item = Option<&'a str>>, place: &str) -> Result<(), String> {
    let ends: Vec<Option<&str>> = ends.collect();
    ensure(!ends.is_empty(), place, || "expected at least one row".to_owned())?;
    let mut before = 0;
    for (j, end) in ends.iter().enumerate() {
        let at = format!("{place}[{j}].up_to");
        ensure(end.is_none() == (j + 1 == ends.len()), &at, || "every row but the last has one".to_owned())?;
        if let Some(end) = end {
            let next = decimal(end, &at)?.hundredths();
            ensure(next > before, &at, || format!("expected more than in the row before, found {end}"))?;
            before = next;
        }
    }
    Ok(())
}

fn check_rates(file: &StatuteFile, table: &RateTable, name: &str) -> Result<(), String> {
    for (language, text) in table.name.each() {
        not_empty(text, &format!("{name} name.{language}"))?;
    }
    not_empty(&table.article, &format!("{name} article"))?;
    if let Some(older) = &table.older {
        decimal(&older.less, &format!("{name} older.less"))?;
        // The lower rate is that of whole rows, so a row has to begin on each of its days.
        for at in std::iter::once(&older.before).chain(&older.until) {
            let begins = table.rates.iter().chain(&table.over_base).any(|row| row.from == *at);
            ensure(begins, &format!("{name} older"), || format!("expected a row that begins on {at}"))?;
        }
    }
    ensure(table.rates.is_empty() != table.over_base.is_empty(), &format!("{name} rates"), || {
        "expected rows in `rates`, or in `over_base`".to_owned()
    })?;
    if table.over_base.is_empty() {
        let checked = table.checked.as_ref().ok_or_else(|| format!("{name} checked: expected a day"))?;
        return check_rows(file, &table.rates, &format!("{name} rates"), Some(checked));
    }
    let base = file.base.as_ref().ok_or_else(|| format!("{name} over_base: expected a table [base]"))?;
    check_rows(file, &table.over_base, &format!("{name} over_base"), None)?;
    // Before its first row there is no margin, and before the first base rate no rate.
    let first = |rows: &[RateRow]| rows.first().map(|row| day(&row.from, name)).transpose();
    ensure(first(&base.rates)? <= first(&table.over_base)?, &format!("{name} over_base[0].from"), || {
        "expected the day of the first base rate or a later one".to_owned()
    })
}

fn check_rows(file: &StatuteFile, rows: &[RateRow], name: &str, checked: Option<&Datetime>) -> Result<(), String> {
    ensure(!rows.is_empty(), name, || "expected at least one row".to_owned())?;
    let mut before = None;
    for (i, row) in rows.iter().enumerate() {
        let at = |field: &str| format!("{name}[{i}].{field}");
        before = Some(later(&row.from, before, &at("from"))?);
        signed(&row.percent, &at("percent"))?;
        known_source(file, &row.source, &at("source"))?;
    }
    let Some(checked) = checked else { return Ok(()) };
    // A table cannot have been checked before its newest row.
    let day = day(checked, &format!("{name} checked"))?;
    ensure(before.is_none_or(|last| last <= day), &format!("{name} checked"), || {
        format!("expected the day of the last row or a later one, found {checked}")
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
        for (field, text) in [("nl", &note.nl), ("en", &note.en), ("de", &note.de), ("fr", &note.fr)] {
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

/// The same with a minus in front when it lies below zero, as base rates have.
pub(crate) fn signed(text: &str, place: &str) -> Result<(bool, Decimal), String> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    Ok((negative, decimal(digits, place)?))
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

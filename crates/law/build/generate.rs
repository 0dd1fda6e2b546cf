// Writes a checked statute file as Rust constants of the types in `src/statutes.rs`.

use crate::statute_file::{
    Arrival, Band, BaseTable, CostScheme, DayKind, FeeStep, Holiday, Note, RateRow, RateTable, StatuteFile, Tier, day, decimal,
    month_and_day, signed,
};
use std::fmt::Write;
use toml::value::Datetime;

/// One `static` named after the jurisdiction.
pub(crate) fn rust_source(file: &StatuteFile) -> String {
    let mut out = String::new();
    let o = &mut out;
    let _ = writeln!(o, "pub(crate) static {}: Statutes = Statutes {{", file.jurisdiction);
    let _ = writeln!(o, "    currency: {:?},\n    costs: &[", file.currency);
    for scheme in &file.costs {
        let _ = writeln!(
            o,
            "        CostScheme {{ party: {}, from: {}, article: {:?}, vat_article: {:?}, confirmed: {}, minimum: {}, minimum_article: {:?}, maximum: {}, scale: {} }},",
            scheme.party.map_or("None".to_owned(), |party| format!("Some(Party::{party:?})")),
            date(&scheme.from),
            scheme.article,
            scheme.vat_article,
            scheme.confirmed,
            optional(scheme.minimum.as_deref()),
            scheme.minimum_article.as_ref().unwrap_or(&scheme.article),
            optional(scheme.maximum.as_deref()),
            scale(scheme)
        );
    }
    let _ = writeln!(o, "    ],");
    rate_table(o, "consumer_interest", file.interest.consumer.as_ref(), file.base.as_ref());
    rate_table(o, "business_interest", file.interest.business.as_ref(), file.base.as_ref());
    let _ = writeln!(o, "    allocation_article: {:?},", file.allocation.article);
    let notice = &file.notice;
    let _ = writeln!(
        o,
        "    notice: NoticeRule {{ article: {:?}, confirmed: {}, days: {}, consumers_only: {}, from_sending: {}, extends: {}, names_costs: {}, post: {}, electronic: {} }},",
        notice.article,
        notice.confirmed,
        notice.days,
        notice.consumers_only,
        notice.from_sending,
        notice.extends,
        notice.names_costs,
        arrival(&notice.post),
        arrival(&notice.electronic)
    );
    let _ = writeln!(
        o,
        "    contact: ContactRule {{ first_hour: {}, end_hour: {}, not_on: {} }},",
        file.contact.first_hour,
        file.contact.end_hour,
        kinds(&file.contact.not_on)
    );
    let _ = writeln!(o, "    holidays: &[");
    file.holidays.iter().for_each(|row| holiday(o, row));
    let _ = writeln!(o, "    ],\n    notes: &[");
    file.notes.iter().for_each(|row| note(o, row));
    let _ = writeln!(o, "    ],\n}};");
    out
}

fn scale(scheme: &CostScheme) -> String {
    let rows = |rows: Vec<String>| rows.join(", ");
    if let Some(tiers) = &scheme.tiers {
        let tier = |tier: &Tier| format!("Tier {{ up_to: {}, percent: {} }}", optional(tier.up_to.as_deref()), number(&tier.percent));
        return format!("Scale::Tiers(&[{}])", rows(tiers.iter().map(tier).collect()));
    }
    if let Some(bands) = &scheme.bands {
        let band = |band: &Band| {
            format!("Band {{ above: {}, base: {}, percent: {} }}", number(&band.above), number(&band.base), number(&band.percent))
        };
        return format!("Scale::Bands(&[{}])", rows(bands.iter().map(band).collect()));
    }
    if let Some(flat) = &scheme.flat {
        return format!("Scale::Flat({})", number(flat));
    }
    let fee = scheme.fee.as_ref().expect("checked");
    let step = |step: &FeeStep| {
        format!("FeeStep {{ up_to: {}, each: {}, plus: {} }}", optional(step.up_to.as_deref()), number(&step.each), number(&step.plus))
    };
    format!(
        "Scale::Fee(FeeTable {{ small: {}, small_fee: {}, first_up_to: {}, first_fee: {}, steps: &[{}], least: {}, simple: {}, usual: {}, extensive: {}, expenses: {}, most_expenses: {}, expenses_article: {:?} }})",
        number(&fee.small),
        number(&fee.small_fee),
        number(&fee.first_up_to),
        number(&fee.first_fee),
        rows(fee.steps.iter().map(step).collect()),
        number(&fee.least),
        number(&fee.simple),
        number(&fee.usual),
        number(&fee.extensive),
        number(&fee.expenses),
        number(&fee.most_expenses),
        fee.expenses_article
    )
}

fn rate_table(o: &mut String, field: &str, table: Option<&RateTable>, base: Option<&BaseTable>) {
    let Some(table) = table else {
        let _ = writeln!(o, "    {field}: None,");
        return;
    };
    let older = table.older.as_ref().map_or("None".to_owned(), |older| {
        let until = older.until.as_ref().map_or("None".to_owned(), |until| format!("Some({})", date(until)));
        format!("Some(Older {{ before: {}, less: {}, until: {until} }})", date(&older.before), number(&older.less))
    });
    let checked = table.checked.as_ref().or(base.map(|base| &base.checked)).expect("checked");
    let _ = writeln!(
        o,
        "    {field}: Some(RateTable {{ name: {}, article: {:?}, compounds: {}, older: {older}, checked: {}, rates: &[",
        message(&table.name.nl, &table.name.en, &table.name.de, &table.name.fr),
        table.article,
        table.compound_article.is_some(),
        date(checked)
    );
    for (from, hundredths, confirmed) in rows(table, base) {
        let _ = writeln!(o, "        RateRow {{ from: {from}, percent: number({hundredths}, 2), confirmed: {confirmed} }},");
    }
    let _ = writeln!(o, "    ] }}),");
}

/// The rows of a table in hundredths of a per cent: its own, or the base rate and what comes above it, a row for each day on which either changes.
fn rows(table: &RateTable, base: Option<&BaseTable>) -> Vec<(String, i64, bool)> {
    let value = |row: &RateRow| {
        let (negative, number) = signed(&row.percent, "percent").expect("checked");
        let hundredths = i64::from(number.mantissa) * 10_i64.pow(2 - number.scale);
        if negative { -hundredths } else { hundredths }
    };
    if table.over_base.is_empty() {
        return table.rates.iter().map(|row| (date(&row.from), value(row), row.confirmed)).collect();
    }
    let base = &base.expect("checked").rates;
    let key = |row: &&RateRow| day(&row.from, "from").expect("checked");
    let mut starts: Vec<&RateRow> = base.iter().chain(&table.over_base).collect();
    starts.sort_by_key(key);
    starts.dedup_by_key(|row| key(&&**row));
    let in_force = |rows: &[RateRow], at: &RateRow| rows.iter().rev().find(|row| key(row) <= key(&at)).cloned();
    let row = |at: &&RateRow| {
        let (base, over) = (in_force(base, at)?, in_force(&table.over_base, at)?);
        Some((date(&at.from), value(&base) + value(&over), base.confirmed && over.confirmed))
    };
    starts.iter().filter_map(row).collect()
}

fn arrival(arrival: &Arrival) -> String {
    format!("Arrival {{ day: {}, not_on: {} }}", arrival.day, kinds(&arrival.not_on))
}

fn message(nl: &str, en: &str, de: &str, fr: &str) -> String {
    format!("Message::in_all({nl:?}, {en:?}, {de:?}, {fr:?})")
}

fn optional(text: Option<&str>) -> String {
    text.map_or("None".to_owned(), |text| format!("Some({})", number(text)))
}

fn holiday(o: &mut String, row: &Holiday) {
    let on = match (&row.on, row.easter) {
        (Some(on), _) => {
            let (month, day) = month_and_day(on, "on").expect("checked");
            format!("HolidayDay::InYear {{ month: {month}, day: {day} }}")
        }
        (None, days) => format!("HolidayDay::FromEaster({})", days.unwrap_or(0)),
    };
    let _ = writeln!(
        o,
        "        Holiday {{ day: {on}, if_sunday: {}, every: {}, since: {}, until: {}, for_terms_only: {} }}, // {}",
        row.if_sunday.unwrap_or(0),
        row.every.unwrap_or(1),
        row.since.unwrap_or(i32::MIN),
        row.until.unwrap_or(i32::MAX),
        row.for_terms_only,
        row.name
    );
}

fn note(o: &mut String, row: &Note) {
    let early = row.early.as_ref().map_or("None".to_owned(), |day| format!("Some({})", date(day)));
    let _ = writeln!(
        o,
        "        Note {{ with: Answer::{:?}, when: When::{:?}, early: {early}, text: {}, confirmed: {} }},",
        row.with,
        row.when,
        message(&row.nl, &row.en, &row.de, &row.fr),
        row.confirmed
    );
}

fn kinds(kinds: &[DayKind]) -> String {
    format!("&[{}]", kinds.iter().map(|kind| format!("DayKind::{kind:?}")).collect::<Vec<_>>().join(", "))
}

fn date(value: &Datetime) -> String {
    let (year, month, day) = day(value, "date").expect("checked");
    format!("date({year}, {month}, {day})")
}

fn number(text: &str) -> String {
    let number = decimal(text, "number").expect("checked");
    format!("number({}, {})", number.mantissa, number.scale)
}

// Writes a checked statute file as Rust constants of the types in `src/statutes.rs`.

use crate::statute_file::{DayKind, Holiday, Note, RateTable, StatuteFile, day, decimal, month_and_day};
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
            "        CostScheme {{ article: {:?}, vat_article: {:?}, confirmed: {}, minimum: {}, maximum: {}, tiers: &[",
            scheme.article,
            scheme.vat_article,
            scheme.confirmed,
            number(&scheme.minimum),
            number(&scheme.maximum)
        );
        for tier in &scheme.tiers {
            let up_to = tier.up_to.as_deref().map_or("None".to_owned(), |end| format!("Some({})", number(end)));
            let _ = writeln!(o, "            Tier {{ up_to: {up_to}, percent: {} }},", number(&tier.percent));
        }
        let _ = writeln!(o, "        ] }},");
    }
    let _ = writeln!(o, "    ],");
    rate_table(o, "consumer_interest", &file.interest.consumer);
    rate_table(o, "business_interest", &file.interest.business);
    let _ = writeln!(
        o,
        "    notice: NoticeRule {{ article: {:?}, confirmed: {}, days: {}, post_day: {}, no_post_on: {} }},",
        file.notice.article,
        file.notice.confirmed,
        file.notice.days,
        file.notice.post_day,
        kinds(&file.notice.no_post_on)
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

fn rate_table(o: &mut String, field: &str, table: &RateTable) {
    let _ = writeln!(
        o,
        "    {field}: RateTable {{ name: Words {{ nl: {:?}, en: {:?} }}, article: {:?}, compounds: {}, checked: {}, rates: &[",
        table.name.nl,
        table.name.en,
        table.article,
        table.compound_article.is_some(),
        date(&table.checked)
    );
    for row in &table.rates {
        let _ = writeln!(
            o,
            "        RateRow {{ from: {}, percent: {}, confirmed: {} }},",
            date(&row.from),
            number(&row.percent),
            row.confirmed
        );
    }
    let _ = writeln!(o, "    ] }},");
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
        "        Note {{ with: Answer::{:?}, when: When::{:?}, early: {early}, text: Words {{ nl: {:?}, en: {:?} }}, confirmed: {} }},",
        row.with, row.when, row.nl, row.en, row.confirmed
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

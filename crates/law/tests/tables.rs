//! The three tables of sums made by another method (`tables.py`), and the vectors of the sources.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use helder_law::{balance, collection_costs, interest, notice};
use helder_model::from_json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn rows(name: &str) -> Vec<Vec<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    let text = fs::read_to_string(file).unwrap();
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// So many rows a country, at least.
fn enough(rows: &[Vec<String>], least: usize) {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(row[0].clone()).or_insert(0) += 1;
    }
    assert_eq!(counts.len(), 4, "{counts:?}");
    assert!(counts.values().all(|count| *count >= least), "{counts:?}");
}

fn with(fields: &str) -> String {
    if fields.is_empty() { String::new() } else { format!(",{fields}") }
}

#[test]
fn costs_are_those_of_the_table() {
    let rows = rows("costs.tsv");
    enough(&rows, 60);
    for row in rows {
        let principal = if row[2].is_empty() { String::new() } else { format!(r#","principal":"{}""#, row[2]) };
        let request = format!(r#"{{"jurisdiction":"{}","party":"{}"{principal}{}}}"#, row[0], row[1], with(&row[3]));
        let costs = collection_costs(&from_json(&request).unwrap()).unwrap();
        let found = [costs.costs, costs.vat, costs.total].map(|amount| amount.to_string());
        assert_eq!(found.as_slice(), &row[4..7], "{request}: {}", row[7]);
        assert!(!costs.steps.is_empty() && !costs.notes.is_empty());
    }
}

#[test]
fn interest_is_that_of_the_table() {
    let rows = rows("interest.tsv");
    enough(&rows, 40);
    for row in rows {
        let request = format!(
            r#"{{"jurisdiction":"{}","party":"{}","principal":"{}","from":"{}","to":"{}"{}}}"#,
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            with(&row[5])
        );
        let interest = interest(&from_json(&request).unwrap()).unwrap();
        assert_eq!(interest.interest.to_string(), row[6], "{request}: {}", row[7]);
    }
}

#[test]
fn the_days_of_a_letter_are_those_of_the_table() {
    let rows = rows("notices.tsv");
    enough(&rows, 30);
    for row in rows {
        let channel = if row[3].is_empty() { String::new() } else { format!(r#","channel":"{}""#, row[3]) };
        let request = format!(r#"{{"jurisdiction":"{}","{}":"{}"{channel}}}"#, row[0], row[1], row[2]);
        let notice = notice(&from_json(&request).unwrap()).unwrap();
        assert_eq!([notice.term_starts.to_string(), notice.last_day.to_string()].as_slice(), &row[4..6], "{request}: {}", row[6]);
        assert_eq!(notice.costs_from, notice.last_day.plus_days(1));
    }
}

/// What the research computed by hand, and the printed tables of the German fees at the values they print.
#[test]
fn the_vectors_of_the_sources_hold() {
    let costs = |fields: &str| collection_costs(&from_json(&format!("{{{fields}}}")).unwrap()).unwrap().total.to_string();
    let vectors = "0.01→40.00 · 100→40.00 · 266.66→40.00 · 266.67→40.00 · 300→45.00 · 1000→150.00 · 1234.56→185.18 · 2500→375.00 · \
        2500.01→375.00 · 3000→425.00 · 5000→625.00 · 7500→750.00 · 10000→875.00 · 50000→1275.00 · 200000→2775.00 · 200001→2775.01 · \
        500000→4275.00 · 1000000→6775.00 · 5000000→6775.00";
    let each = |vectors: &str, fields: &str| {
        for vector in vectors.split(" · ") {
            let (principal, total) = vector.split_once('→').unwrap();
            assert_eq!(costs(&format!(r#""principal":"{principal}"{fields}"#)), total, "{fields} {principal}");
        }
    };
    each(vectors, "");
    each("100→48.40 · 1000→181.50 · 5000→756.25", r#","vatRate":"21""#);
    let belgium = "100→20.00 · 150→20.00 · 150.01→30.00 · 300→45.00 · 500→65.00 · 500.01→65.00 · 1000→90.00 · 10000→540.00 · 39200→2000.00 · \
        100000→2000.00";
    each(belgium, r#","jurisdiction":"BE""#);
    each("40→27.00 · 400→44.10 · 800→79.20 · 1800→149.40 · 5000→300.60", r#","jurisdiction":"DE","on":"2021-10-01""#);
    each("400→24.50 · 40→15.00", r#","jurisdiction":"DE","on":"2025-05-31","effort":"simple""#);
    each("40→28.35 · 400→46.35 · 800→83.70", r#","jurisdiction":"DE","on":"2025-06-01""#);
    // Annex 2 of the RVG as it is printed, at ten thirteenths of what `extensive` gives: the full fee.
    let printed = "500:51.50 1000:93 1500:134.50 2000:176 3000:235.50 4000:295 5000:354.50 6000:414 7000:473.50 8000:533 9000:592.50 10000:652 \
        13000:707 16000:762 19000:817 22000:872 25000:927 30000:1013 35000:1099 40000:1185 45000:1271 50000:1357 65000:1456.50 80000:1556 \
        95000:1655.50 110000:1755 200000:2352 500000:3752";
    for pair in printed.split_whitespace() {
        let (value, fee) = pair.split_once(':').unwrap();
        let fee = fee.parse::<helder_model::Amount>().unwrap().0;
        let expected = helder_model::Amount(fee * rust_decimal::Decimal::new(13, 1)).rounded().to_string();
        assert_eq!(costs(&format!(r#""principal":"{value}","jurisdiction":"DE","effort":"extensive""#)), expected, "{value}");
    }
    let day = |fields: &str| {
        let notice = notice(&from_json(&format!("{{{fields}}}")).unwrap()).unwrap();
        (notice.received.unwrap().to_string(), notice.term_starts.to_string(), notice.last_day.to_string())
    };
    assert_eq!(day(r#""received":"2026-11-20""#), ("2026-11-20".into(), "2026-11-21".into(), "2026-12-04".into()));
    assert_eq!(day(r#""received":"2028-02-20""#).2, "2028-03-05");
    assert_eq!(day(r#""received":"2026-12-24""#).2, "2027-01-07");
    assert_eq!(day(r#""sent":"2026-11-18","channel":"post""#).0, "2026-11-20");
    assert_eq!(day(r#""sent":"2026-11-20","channel":"post""#).0, "2026-11-24");
}

#[test]
fn bad_input_has_its_code_and_path() {
    let costs = |fields: &str| from_json(&format!("{{{fields}}}")).and_then(|request| collection_costs(&request)).unwrap_err();
    let interest = |fields: &str| from_json(&format!("{{{fields}}}")).and_then(|request| interest(&request)).unwrap_err();
    let notice = |fields: &str| from_json(&format!("{{{fields}}}")).and_then(|request| notice(&request)).unwrap_err();
    let balance = |fields: &str| from_json(&format!("{{{fields}}}")).and_then(|request| balance(&request)).unwrap_err();
    let claims = format!(r#""claims":[{}]"#, vec![r#"{"amount":"1"}"#; 1_000_000].join(","));
    let most = "9".repeat(28);
    let cases = [
        (costs(""), "missing-field", "principal"),
        (costs(r#""principal":"-1""#), "negative-amount", "principal"),
        (costs(r#""principal":"0""#), "invalid-principal", "principal"),
        (costs(r#""principal":"0.004""#), "invalid-principal", "principal"),
        (costs(r#""principal":"NaN""#), "invalid-amount", "principal"),
        (costs(r#""principal":12.5"#), "invalid-amount", "principal"),
        (costs(&format!(r#""principal":"1{most}""#)), "invalid-amount", "principal"),
        (costs(r#""principal":"1","currency":"USD""#), "currency-mismatch", "currency"),
        (costs(r#""claims":[{"amount":"1"},{"amount":"1","currency":"CHF"}]"#), "currency-mismatch", "claims[1].currency"),
        (costs(r#""claims":[{"amount":"1"},{"amount":"-1"}]"#), "negative-amount", "claims[1].amount"),
        (costs(&format!(r#""claims":[{{"amount":"{most}"}}]"#)), "too-large", "claims[0].amount"),
        (costs(&claims), "too-large", "claims"),
        (costs(r#""principal":"1","claims":[{"amount":"1"}]"#), "invalid-value", "claims"),
        (costs(r#""principal":"1","paid":"2""#), "invalid-value", "paid"),
        (costs(r#""principal":"1","paid":"-2""#), "negative-amount", "paid"),
        (costs(r#""principal":"1","agreed":"-2""#), "negative-amount", "agreed"),
        (costs(r#""principal":"1","vatRate":"101""#), "invalid-value", "vatRate"),
        (costs(r#""principal":"1","on":"2012-06-30""#), "before-first-row", "on"),
        (costs(r#""principal":"1","jurisdiction":"XX""#), "invalid-value", "jurisdiction"),
        (costs(r#""principal":"1","jurisdiction":"EU""#), "invalid-value", "party"),
        (costs(r#""principal":"1","jurisdiction":"BE","vatRate":"21""#), "invalid-value", "vatRate"),
        (costs(&format!(r#""principal":"1","agreed":"{most}""#)), "too-large", "agreed"),
        (notice(r#""jurisdiction":"BE","party":"business","sent":"2026-01-01""#), "invalid-value", "party"),
        (notice(r#""party":"business","sent":"2026-01-01""#), "invalid-value", "party"),
        (notice(r#""received":"2026-01-01","vatRate":"999""#), "invalid-value", "vatRate"),
        (balance(&format!(r#""principal":"1","costs":"{most}","from":"2024-01-01","to":"2024-02-01""#)), "too-large", "costs"),
        (costs(r#""principal":"1","princpal":"1""#), "unknown-field", "princpal"),
        (interest(r#""principal":"1","from":"2024-01-02","to":"2024-01-01""#), "end-before-start", "to"),
        (interest(r#""principal":"1","from":"1991-12-31","to":"2024-01-01""#), "before-first-rate", "from"),
        (interest(r#""jurisdiction":"DE","principal":"1","from":"2001-12-31","to":"2024-01-01""#), "before-first-rate", "from"),
        (interest(r#""principal":"-1","from":"2024-01-01","to":"2024-01-02""#), "negative-amount", "principal"),
        (interest(r#""principal":"1","from":"2024-02-30","to":"2024-01-02""#), "invalid-date", "from"),
        (interest(r#""principal":"1","currency":"USD","from":"2024-01-01","to":"2024-01-02""#), "currency-mismatch", "currency"),
        (interest(r#""jurisdiction":"EU","principal":"1","from":"2024-01-01","to":"2024-01-02""#), "invalid-value", "party"),
        (interest(r#""principal":"1","from":"2024-01-01","to":"2024-01-02","dayCount":"30/360""#), "invalid-value", "dayCount"),
        (interest(&format!(r#""principal":"{most}","from":"2024-01-01","to":"2024-01-02""#)), "too-large", "principal"),
        (
            interest(&format!(
                r#""principal":"10","from":"2024-01-01","to":"2024-02-01","rates":[{{"from":"2024-01-01","percent":"5"}},{{"from":"2024-01-02","percent":"{most}"}}]"#
            )),
            "too-large",
            "rates",
        ),
        (
            interest(&format!(
                r#""principal":"{most}","from":"2024-01-01","to":"2024-01-02","rates":[{{"from":"2024-01-01","percent":"5"}}]"#
            )),
            "too-large",
            "principal",
        ),
        (notice(""), "missing-field", "received"),
        (notice(r#""jurisdiction":"BE""#), "missing-field", "sent"),
        (notice(r#""jurisdiction":"BE","received":"2026-01-01""#), "invalid-value", "received"),
        (notice(r#""received":"2026-01-01","sent":"2026-01-01""#), "invalid-value", "sent"),
        (notice(r#""received":"9999-12-30""#), "too-late", "received"),
        (notice(r#""received":"2026-01-01","principal":"-5""#), "negative-amount", "principal"),
        (
            balance(r#""principal":"1","from":"2024-01-01","to":"2024-02-01","payments":[{"date":"2023-12-31","amount":"1"}]"#),
            "invalid-value",
            "payments[0].date",
        ),
        (
            balance(r#""principal":"1","from":"2024-01-01","to":"2024-02-01","payments":[{"date":"2024-01-05","amount":"1.005"}]"#),
            "invalid-amount",
            "payments[0].amount",
        ),
        (balance(r#""principal":"1","costs":"-1","from":"2024-01-01","to":"2024-02-01""#), "negative-amount", "costs"),
    ];
    for (error, code, path) in cases {
        assert_eq!((error.code.as_ref(), error.path.as_str()), (code, path), "{error}");
        assert!(error.message.len() > 10);
    }
}

#[test]
fn less_than_a_cent_that_is_left_bears_no_costs() {
    let costs = |paid: &str| collection_costs(&from_json(&format!(r#"{{"principal":"1000","paid":"{paid}"}}"#)).unwrap()).unwrap();
    for paid in ["999.996", "999.9999", "1000"] {
        let costs = costs(paid);
        assert_eq!((costs.total.to_string(), costs.steps.len()), ("0.00".to_owned(), 1), "{paid}");
        assert_eq!(costs.steps[0].text, "Alles is op tijd betaald: er zijn geen kosten");
    }
    assert_eq!(costs("999.99").total.to_string(), "40.00");
}

#[test]
fn vat_over_the_german_lump_sum_is_told_to_be_uncertain() {
    let notes = |fields: &str| {
        let request = format!(r#"{{"jurisdiction":"DE","party":"business","locale":"en",{fields}}}"#);
        collection_costs(&from_json(&request).unwrap()).unwrap().notes.join(" ")
    };
    let told = "lump sum of €40 bears VAT is not certain";
    let uncertain = notes(r#""principal":"30","vatRate":"19""#);
    assert!(uncertain.contains(told) && uncertain.contains("not yet confirmed in a second source"), "{uncertain}");
    assert!(!notes(r#""principal":"30""#).contains(told));
    assert!(!notes(r#""principal":"3000","vatRate":"19""#).contains(told));
}

#[test]
fn every_answer_speaks_four_languages_and_says_what_is_not_confirmed() {
    let costs = |locale: &str| {
        collection_costs(&from_json(&format!(r#"{{"jurisdiction":"DE","principal":"400","locale":"{locale}"}}"#)).unwrap()).unwrap()
    };
    assert_eq!(costs("nl").steps[0].text, "0,9 keer het tarief van € 51,50 voor € 400,00");
    assert_eq!(costs("en").steps[0].text, "0.9 times the fee of €51.50 for €400.00");
    assert_eq!(costs("de").steps[0].text, "0,9-Gebühr aus 400,00\u{a0}€; die volle Gebühr ist 51,50\u{a0}€");
    assert_eq!(costs("fr").steps[0].text, "0,9 fois le tarif de 51,50\u{a0}€ pour 400,00\u{a0}€");
    let interest =
        interest(&from_json(r#"{"jurisdiction":"DE","principal":"1000","from":"2026-07-01","to":"2026-08-01","locale":"fr"}"#).unwrap())
            .unwrap();
    assert_eq!(interest.periods[0].text, "31 jours à 6,52\u{a0}% d’intérêt de retard sur 1\u{202f}000,00\u{a0}€");
    assert!(!interest.periods[0].confirmed);
    assert!(interest.notes.iter().any(|note| note.contains("deuxième source")));
}

#[test]
fn a_payment_that_reaches_no_interest_leaves_it_exact() {
    let owed = |payments: &str| {
        let request = format!(r#"{{"principal":"40.00","costs":"100","from":"2025-01-01","to":"2026-01-01","payments":[{payments}]}}"#);
        balance(&from_json(&request).unwrap()).unwrap()
    };
    let week = |i: i64, amount: &str| {
        let day = "2025-01-01".parse::<helder_model::Date>().unwrap().plus_days(7 * i);
        format!(r#"{{"date":"{day}","amount":"{amount}"}}"#)
    };
    let weekly = |amount: &str| (1..52).map(|i| week(i, amount)).collect::<Vec<_>>().join(",");
    assert_eq!(owed("").principal.to_string(), "42.40");
    assert_eq!(owed(&weekly("0")).principal.to_string(), "42.40");
    assert_eq!(owed(&weekly("1")).principal.to_string(), "42.40");
}

#[test]
fn notes_do_not_contradict_the_sum() {
    let notes = |fields: &str| interest(&from_json(&format!("{{{fields}}}")).unwrap()).unwrap().notes.join(" ");
    let before = r#""jurisdiction":"BE","party":"business","principal":"100","from":"2010-01-01","locale":"en""#;
    assert!(!notes(&format!(r#"{before},"to":"2011-01-01""#)).contains("one point less"));
    assert!(notes(&format!(r#"{before},"to":"2014-01-01""#)).contains("one point less"));
    let own = r#""jurisdiction":"EU","party":"business","principal":"100","from":"2024-01-01","to":"2024-02-01","locale":"en","rates":[{"from":"2020-01-01","percent":"5"}]"#;
    assert!(!notes(own).contains("This is the floor"));
}

#[test]
fn a_payment_goes_to_costs_then_interest_then_the_principal() {
    let request = r#"{"principal":"1000","costs":"150","from":"2025-01-01","to":"2026-01-01","payments":[{"date":"2025-07-02","amount":"100"},{"date":"2025-07-02","amount":"60"},{"date":"2025-10-01","amount":"2000"}]}"#;
    let balance = balance(&from_json(request).unwrap()).unwrap();
    let parts: Vec<[String; 3]> =
        balance.payments.iter().map(|one| [one.costs, one.interest, one.principal].map(|amount| amount.to_string())).collect();
    // 182 days at 6 % on 1,000 are 29.92; 10 of it are paid. 91 days more on 1,000 are 14.96; with the 19.92 left that is 34.88.
    assert_eq!(parts, [["100.00", "0.00", "0.00"], ["50.00", "10.00", "0.00"], ["0.00", "34.88", "1000.00"]]);
    assert_eq!(balance.total.to_string(), "0.00");
    assert_eq!(balance.overpaid.to_string(), "965.12");
    assert!(balance.payments[1].text.contains("voor de rente"));
}

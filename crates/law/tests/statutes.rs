//! The check of the statute files: every one passes, and a fault in one is told with its place.
#![allow(clippy::unwrap_used, clippy::panic, dead_code, reason = "tests may fail loudly, and read a part of what the build reads")]

#[path = "../build/statute_file.rs"]
mod statute_file;

use std::fs;
use std::path::Path;

fn text(country: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("statutes").join(format!("{country}.toml"))).unwrap()
}

#[test]
fn every_statute_file_is_right() {
    for country in ["nl", "be", "de", "eu"] {
        statute_file::parse(country, &text(country)).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn a_fault_is_told_with_its_place() {
    let faults = [
        ("nl", "jurisdiction = \"NL\"", "jurisdiction = \"Nl\"", "jurisdiction: expected two capitals"),
        ("nl", "currency = \"EUR\"", "currency = \"euro\"", "currency: expected an ISO 4217 code"),
        ("nl", "from = 1993-07-01", "from = 1991-07-01", "[interest.consumer] rates[1].from: expected a later day"),
        ("nl", "percent = \"10.35\"", "percent = \"10,35\"", "[interest.business] rates[0].percent: expected a decimal"),
        ("nl", "source = \"stb-2022-520\"", "source = \"stb\"", "expected a name that stands in [sources], found \"stb\""),
        ("nl", "maximum = \"6775\"", "maximum = \"39\"", "[[costs]] 1 maximum: expected at least the minimum"),
        (
            "nl",
            "{ up_to = \"5000\", percent = \"10\" }",
            "{ up_to = \"500\", percent = \"10\" }",
            "[[costs]] 1 tiers[1].up_to: expected more",
        ),
        ("nl", "  { percent = \"0.5\" },\n", "", "[[costs]] 1 tiers[3].up_to: every row but the last has one"),
        ("nl", "checked = 2026-07-20", "checked = 2025-07-20", "checked: expected the day of the last row or a later one"),
        ("nl", "on = \"04-27\"", "on = \"02-30\"", "expected a day that every year has"),
        ("nl", "easter = 39", "easter = 39\non = \"05-01\"", "expected either `on` or `easter`"),
        ("nl", "days = 14", "days = 0", "[notice] days: expected 1 to 366"),
        ("nl", "when = \"early\"\nearly = 2013-03-16", "when = \"early\"", "early: expected with when = \"early\""),
        (
            "nl",
            "nl = \"Helder geeft informatie, geen juridisch advies.\"",
            "nl = \"Helder geeft {informatie}.\"",
            "expected no place to fill in",
        ),
        ("nl", "end_hour = 20", "end_hour = 6", "[contact] end_hour: expected an hour after first_hour"),
        ("be", "above = \"150\"", "above = \"600\"", "[[costs]] 1 bands[2].above: expected 0 in the first row"),
        ("be", "party = \"business\"\nfrom = 2013-03-16", "from = 2013-03-16", "[[costs]] 2 from: expected a later day"),
        ("be", "flat = \"40\"", "flat = \"40\"\ntiers = [{ percent = \"1\" }]", "[[costs]] 2 tiers: expected one of"),
        ("be", "older = { before = 2013-03-16", "older = { before = 2013-03-17", "older: expected a row that begins on 2013-03-17"),
        ("de", "each = \"3000\"", "each = \"4000\"", "fee.steps[2].each: expected a part that divides the row evenly"),
        ("de", "[base]\n", "[basis]\n", "unknown field `basis`"),
        (
            "de",
            "from = 2002-01-01, percent = \"5\"",
            "from = 2001-01-01, percent = \"5\"",
            "over_base[0].from: expected the day of the first base rate",
        ),
        ("de", "percent = \"-0.13\"", "percent = \"--0.13\"", "[base] rates[18].percent: expected a decimal"),
        ("eu", "article = \"directive 2011/7/EU\"", "article = \"\"", "[allocation] article: expected a text"),
    ];
    for (country, right, wrong, expected) in faults {
        let whole = text(country);
        assert!(whole.contains(right), "{country}: {right}");
        let error = statute_file::parse("file.toml", &whole.replacen(right, wrong, 1)).err();
        let error = error.unwrap_or_else(|| panic!("{country}: {wrong} was not refused"));
        assert!(error.starts_with("file.toml") && error.contains(expected), "{country}: {error}");
    }
}

//! The command line as a script sees it: what goes in, what comes out, and how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

struct Ran {
    out: String,
    err: String,
    code: i32,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }

    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn helder(arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_helder"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let input = input.as_ref().to_vec();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

const OFFICE: &str = "Wij sommeren u het verschuldigde bedrag per ommegaande te voldoen.";

#[test]
fn a_letter_is_judged_for_people_and_for_programs() {
    let page = helder(&["letter"], OFFICE);
    assert!(page.out.contains("per ommegaande → meteen") && page.out.contains("Helderheid"), "{}", page.out);
    assert!(!page.out.contains('\u{1b}'), "no colours where there is no terminal");
    let english = helder(&["letter", "-", "--locale", "en"], OFFICE);
    assert!(english.out.contains("Clarity") && english.out.contains("1:41"), "{}", english.out);
    let json = helder(&["letter", "-", "--json"], OFFICE).json();
    let texts: Vec<&str> = json["findings"].as_array().unwrap().iter().map(|finding| finding["text"].as_str().unwrap()).collect();
    assert_eq!(texts, [OFFICE, "sommeren", "verschuldigde bedrag", "per ommegaande", "voldoen"]);
}

#[test]
fn lines_are_answered_in_their_order_and_a_bad_one_does_not_stop_the_run() {
    let input = "\u{FEFF}{\"id\":\"a\",\"text\":\"Wij sommeren u.\"}\r\n\n{\"id\":2}\n[1]\nnot json\n{\"id\":{\"n\":1.0},\"text\":\"Dag.\",\"purpos\":\"reminder\"}\n{\"id\":null,\"text\":\"\"}";
    let ran = helder(&["letter", "--jsonl"], input);
    assert_eq!(ran.code, 1);
    let told: Vec<(String, String, String)> = ran
        .lines()
        .iter()
        .map(|line| {
            (
                line["id"].to_string(),
                line["error"]["code"].as_str().unwrap_or("").to_owned(),
                line["error"]["path"].as_str().unwrap_or("").to_owned(),
            )
        })
        .collect();
    let expected = [
        ("\"a\"", "", ""),
        ("2", "missing-field", "text"),
        ("null", "invalid-value", ""),
        ("null", "invalid-json", ""),
        ("{\"n\":1.0}", "unknown-field", "purpos"),
        ("null", "", ""),
    ];
    assert_eq!(told, expected.map(|(id, code, path)| (id.to_owned(), code.to_owned(), path.to_owned())));
    assert_eq!(ran.lines()[1]["line"], 3, "blank lines count");
}

#[test]
fn the_lines_of_a_file_are_answered_as_those_of_the_standard_input() {
    let account = "{\"id\":\"K\",\"step\":\"friendly-reminder\",\"today\":\"2026-11-23\",\"invoices\":[{\"id\":\"1\",\"amount\":\"80.00\",\"due\":\"2026-11-01\"}]}\n";
    let cases = [
        ("letter", "{\"id\":1,\"text\":\"Wij sommeren u.\"}\n{\"id\":2,\"text\":\"Dag.\"}\n".to_owned(), 2),
        ("advise", account.replace("\"step\":\"friendly-reminder\",", ""), 1),
        ("draft", account.to_owned(), 1),
        ("balance", "{\"principal\":\"100\",\"from\":\"2026-01-01\",\"to\":\"2026-02-01\",\"payments\":[]}".to_owned(), 1),
        ("repair", "{\"instalments\":[{\"due\":\"2026-01-01\",\"amount\":\"10\"}],\"paid\":\"0\",\"today\":\"2026-02-01\"}".to_owned(), 1),
    ];
    for (command, lines, count) in cases {
        let file = std::env::temp_dir().join(format!("helder-{}-{command}.jsonl", std::process::id()));
        std::fs::write(&file, &lines).unwrap();
        let told = helder(&[command, "--jsonl", file.to_str().unwrap()], "");
        std::fs::remove_file(&file).unwrap();
        assert_eq!((told.code, told.lines().len()), (0, count), "{command}: {}{}", told.out, told.err);
        assert_eq!(told.out, helder(&[command, "--jsonl", "-"], &lines).out);
        let gone = helder(&[command, "--jsonl", "/no/such/file"], "");
        assert!(gone.code == 1 && gone.err.contains("cannot read /no/such/file"), "{command}: {}", gone.err);
    }
}

#[test]
fn an_id_comes_back_as_it_was() {
    for id in ["18446744073709551616", "12345678901234567890123", "1.10", "-0", "\"\\u00e9\"", "{\"n\": [1.50]}"] {
        let told = helder(&["letter", "--jsonl"], format!("{{\"text\":\"Dag.\", \"id\": {id} }}\n{{\"id\":{id},\"txt\":1}}"));
        let [well, bad] = told.out.lines().collect::<Vec<_>>()[..] else { panic!("two answers: {}", told.out) };
        assert!(
            well.starts_with(&format!("{{\"id\":{id},\"")) && bad.starts_with(&format!("{{\"id\":{id},\"line\":2,\"error\"")),
            "{}",
            told.out
        );
    }
}

#[test]
fn a_field_that_is_there_twice_is_not_taken_in_silence() {
    let account = "{\"id\":\"K\",\"customer\":{\"deceased\":true},\"customer\":{},\"invoices\":[]}";
    let one = helder(&["advise"], account);
    assert!(one.code == 1 && one.err.contains("invalid-value at customer: the field `customer` is there twice"), "{}", one.err);
    let lines = helder(&["advise", "--jsonl"], account).lines();
    assert_eq!((&lines[0]["id"], &lines[0]["error"]["path"]), (&"K".into(), &"customer".into()));
}

#[test]
fn fields_of_a_line_go_before_options_of_the_command() {
    let input = "{\"id\":1,\"text\":\"Wij sommeren u.\"}\n{\"id\":2,\"text\":\"Wij sommeren u.\",\"locale\":\"nl\"}\n";
    let lines = helder(&["letter", "--jsonl", "--locale", "en"], input).lines();
    assert!(lines[0]["findings"][0]["message"].as_str().unwrap().contains("plainer"));
    assert!(lines[1]["findings"][0]["message"].as_str().unwrap().contains("moeilijk"));
}

#[test]
fn an_account_gets_its_next_step_from_a_file_and_by_the_line() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/accounts/baan-kwijt.json");
    let page = helder(&["advise", file, "--today", "2026-11-23"], "");
    assert!(page.out.contains("1. Bied betalen in delen aan") && page.out.contains("23 november 2026"), "{}{}", page.out, page.err);
    let account: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut line = account.clone();
    line["today"] = "2026-11-23".into();
    let lines = helder(&["advise", "--jsonl"], line.to_string()).lines();
    assert_eq!((lines[0]["id"].as_str(), lines[0]["steps"][0]["step"].as_str()), (Some("baan-kwijt"), Some("offer-plan")));
    let mut one = helder(&["advise", "--json", "--today", "2026-11-23"], account.to_string()).json();
    one["id"] = "baan-kwijt".into();
    assert_eq!(one, lines[0]);
    // Without a day it is today by the clock; that is a choice of the command line alone.
    assert_eq!(helder(&["advise", "--json"], account.to_string()).code, 0);
}

#[test]
fn sums_are_done_for_people_for_programs_and_by_the_line() {
    assert!(helder(&["costs", "1234.56", "--vat-rate", "21"], "").out.contains("€ 224,07"));
    assert_eq!(helder(&["costs", "1000", "--json"], "").json()["costs"], "150.00");
    let lines = helder(
        &["costs", "--jsonl"],
        "{\"id\":\"x\",\"jurisdiction\":\"NL\",\"party\":\"consumer\",\"principal\":\"1234.56\",\"vatRate\":\"21\"}",
    )
    .lines();
    assert_eq!((lines[0]["id"].as_str(), lines[0]["total"].as_str()), (Some("x"), Some("224.07")));
    let interest = helder(&["interest", "1000", "--from", "2014-12-12", "--to", "2015-05-29", "--json"], "").json();
    assert_eq!((interest["periods"][0]["days"].as_i64(), interest["periods"][1]["days"].as_i64()), (Some(20), Some(148)));
    let notice = helder(&["notice", "--received", "2026-11-20", "--json"], "").json();
    assert_eq!((notice["termStarts"].as_str(), notice["lastDay"].as_str()), (Some("2026-11-21"), Some("2026-12-04")));
    assert!(helder(&["notice", "--sent", "2026-11-18"], "").out.contains("4 december 2026"));
}

#[test]
fn what_a_lix_means_is_said_in_the_language_asked_for() {
    for long in ["10", "20", "30", "40", "50"] {
        for (locale, words) in [
            ("nl", ["gemakkelijk", "gemiddeld", "moeilijk"]),
            ("en", ["easy", "standard", "difficult"]),
            ("de", ["leicht", "mittel", "schwer"]),
            ("fr", ["facile", "moyen", "difficile"]),
        ] {
            let told = helder(&["formulas", "--words", "100", "--sentences", "10", "--long-words", long, "--locale", locale], "").out;
            assert!(words.iter().any(|word| told.contains(word)) && !told.contains("very-"), "{told}");
        }
    }
}

#[test]
fn bad_input_is_told_with_a_code_and_a_place() {
    let cases: [(&[&str], &[u8], &str); 8] = [
        (&["letter", "/no/such/file"], b"", "input"),
        (&["letter"], b"caf\xe9", "invalid-utf8"),
        (&["letter", "--purpose", "remind"], b"", "invalid-value at purpose"),
        (
            &["advise"],
            b"{\"id\":\"a\",\"invoices\":[{\"id\":\"1\",\"amount\":\"-1.00\",\"due\":\"2026-01-01\"}]}",
            "negative-amount at invoices[0].amount",
        ),
        (&["advise"], b"[]", "invalid-value"),
        (&["costs", "-5"], b"", ""),
        (&["costs", "12,50"], b"", "invalid-amount at principal"),
        (&["interest", "100", "--from", "2026-02-30", "--to", "2026-03-01"], b"", "invalid-date at from"),
    ];
    for (arguments, input, told) in cases {
        let ran = helder(arguments, input);
        assert_ne!(ran.code, 0, "{arguments:?}");
        assert!(ran.err.contains(told) && ran.out.is_empty(), "{arguments:?}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn a_letter_that_is_not_clear_enough_ends_with_its_own_code() {
    assert_eq!(helder(&["letter", "--min-clarity", "99"], OFFICE).code, 3);
    assert_eq!(helder(&["letter", "--min-clarity", "1"], OFFICE).code, 0);
    for none in ["NaN", "inf", "-1", "101", "high", ""] {
        let told = helder(&["letter", &format!("--min-clarity={none}")], OFFICE);
        assert!(told.code == 2 && told.err.contains("expected a number from 0 to 100"), "{none}: {}", told.err);
    }
}

#[test]
fn a_draft_is_written_for_people_and_for_programs() {
    let account =
        r#"{"id": "K", "customer": {"name": "mevrouw Jansen"}, "invoices": [{"id": "F1", "amount": "80.00", "due": "2026-11-01"}]}"#;
    let page = helder(&["draft", "--step", "friendly-reminder", "--today", "2026-11-23", "--channel", "email"], account);
    assert!(page.out.contains("Beste mevrouw Jansen") && page.out.contains("{{iban}}"), "{}{}", page.out, page.err);
    let json = helder(&["draft", "--step", "friendly-reminder", "--today", "2026-11-23", "--address", "je", "--json"], account).json();
    assert_eq!((json["purpose"].as_str(), json["channel"].as_str()), (Some("reminder"), Some("letter")));
    let told = helder(&["draft", "--step", "freindly-reminder", "--today", "2026-11-23"], account);
    assert!(told.code == 1 && told.err.contains("did you mean `friendly-reminder`?"), "{}", told.err);
}

#[test]
fn a_pack_is_checked_with_line_and_column_and_used_from_its_file() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let old = format!("{root}/examples/policies/old-way.toml");
    let told = helder(&["check-policy", &old, "--locale", "en"], "");
    assert!(told.code == 1 && told.out.contains("old-way.toml:50:1: error[firm-step-possible]"), "{}", told.out);
    let ours = helder(&["check-policy", &format!("{root}/crates/policy/packs/nl-housing.toml")], "");
    assert!(ours.code == 0 && ours.out.contains("nl-housing 0.1.0: ok"), "{}", ours.out);
    let account = format!("{root}/examples/accounts/vergeten.json");
    let refused = helder(&["advise", &account, "--today", "2026-11-23", "--policy", &old], "");
    assert!(refused.code == 1 && refused.err.contains("firm-step-possible"), "{}", refused.err);
    let by_id = helder(&["advise", &account, "--today", "2026-11-23", "--policy", "nl-utility"], "");
    assert!(by_id.out.contains("nl-utility 0.1.0") && by_id.out.contains("Beste moment"), "{}", by_id.out);
}

#[test]
fn a_pack_may_stand_on_a_file_that_is_named_before_it() {
    let write = |name: &str, text: &str| {
        let file = std::env::temp_dir().join(format!("helder-{}-{name}.toml", std::process::id()));
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let pack =
        |id: &str, on: &str| format!("[pack]\nid = \"{id}\"\nversion = \"1.0.0\"\nextends = \"{on}\"\nvalid-from = \"2026-01-01\"\n");
    let (base, mine) = (write("base", &pack("base", "nl-consumer")), write("mine", &pack("mine", "base")));
    let both = helder(&["check-policy", &base, &mine], "");
    assert!(both.code == 0 && both.out.contains("base 1.0.0: ok") && both.out.contains("mine 1.0.0: ok"), "{}{}", both.out, both.err);
    let alone = helder(&["check-policy", &mine], "");
    assert!(alone.code == 1 && alone.out.contains("unknown-policy"), "{}", alone.out);
    let account = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/accounts/vergeten.json");
    let advice = helder(&["advise", account, "--today", "2026-11-23", "--policy", &format!("{base},{mine}")], "");
    assert!(advice.code == 0 && advice.out.contains("mine 1.0.0"), "{}{}", advice.out, advice.err);
    for file in [base, mine] {
        std::fs::remove_file(file).unwrap();
    }
}

#[test]
fn packs_are_compared_on_accounts_one_a_line() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let accounts = std::fs::read_to_string(format!("{root}/examples/accounts/vergeten.json")).unwrap().replace('\n', " ");
    let told = helder(
        &["simulate", "--from", "2026-11-23", "--days", "30", "--packs", &format!("nl-consumer,{root}/examples/policies/old-way.toml")],
        &accounts,
    );
    assert!(told.out.contains("customers kept") && told.out.contains("old-way"), "{}{}", told.out, told.err);
    let bad = helder(&["simulate", "--from", "2026-11-23", "--days", "999"], &accounts);
    assert!(bad.code == 1 && bad.err.contains("1 to 366 days"), "{}", bad.err);
}

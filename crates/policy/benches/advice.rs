//! How long an advice takes, natively: accounts a second on one core, for the sample accounts.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measurement may fail loudly")]

use helder_model::{Account, Locale, from_json};
use helder_policy::{PolicyPack, decide, evaluate};
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

const BUDGET: f64 = 200_000.0;
/// Noise that the budget does not fail for.
const SLACK: f64 = 5.0;

fn main() -> ExitCode {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/accounts");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let accounts: Vec<Account> = files.iter().map(|file| from_json(&std::fs::read_to_string(file).unwrap()).unwrap()).collect();
    let pack = PolicyPack::named("nl-consumer").unwrap();
    let today = "2026-11-23".parse().unwrap();
    let rate = |run: &dyn Fn(&Account)| {
        let mut rates: Vec<f64> = (0..51)
            .map(|_| {
                let began = Instant::now();
                (0..100).for_each(|_| accounts.iter().for_each(run));
                100.0 * accounts.len() as f64 / began.elapsed().as_secs_f64()
            })
            .collect();
        rates.sort_by(f64::total_cmp);
        rates[rates.len() / 2]
    };
    let decided = rate(&|account| drop(black_box(decide(&pack, black_box(account), today))));
    println!("    decisions: {decided:.0} accounts a second, budget {BUDGET}");
    let worded = rate(&|account| drop(black_box(evaluate(&pack, black_box(account), today, Locale::Nl).unwrap())));
    println!("    with all their words: {worded:.0} accounts a second");
    // Nothing is kept of an account: after a million more the process is as large as before. `HELDER_ACCOUNTS` asks for more.
    let more = std::env::var("HELDER_ACCOUNTS").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000_000_usize);
    let decide_on = |count: usize| {
        for account in accounts.iter().cycle().take(count) {
            drop(black_box(decide(&pack, black_box(account), today)));
        }
    };
    decide_on(100_000);
    let before = resident();
    decide_on(more);
    let grown = resident().zip(before).map(|(after, before)| after.saturating_sub(before));
    println!("    memory after {more} more: {} KB, budget 1024 KB", grown.map_or_else(|| "not known here".to_owned(), |kb| kb.to_string()));
    if grown.is_some_and(|kb| kb > 1024) {
        return ExitCode::FAILURE;
    }
    if decided * SLACK >= BUDGET { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The memory of this process in KB, where the system tells it.
fn resident() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

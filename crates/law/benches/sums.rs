//! How long a sum takes, natively. Told in microseconds, as the median of many rounds; a budget fails only when it is missed by far, because
//! machines differ.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measurement may fail loudly")]

use helder_law::{collection_costs, interest};
use helder_model::from_json;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

const ROUNDS: usize = 301;
const EACH: u32 = 100;
/// Noise that no budget fails for.
const SLACK: f64 = 5.0;

fn microseconds(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            (0..EACH).for_each(|_| run());
            began.elapsed().as_secs_f64() * 1e6 / f64::from(EACH)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}

fn main() -> ExitCode {
    let mut well = true;
    let mut report = |name: &str, time: f64, budget: f64| {
        well &= time <= budget * SLACK;
        println!("    {name}: {time:.2} µs, budget {budget} µs");
    };
    for (name, request) in [
        ("costs, the Netherlands", r#"{"principal":"1234567.89","vatRate":"21"}"#),
        ("costs, Belgium", r#"{"jurisdiction":"BE","principal":"1234.56"}"#),
        ("costs, Germany", r#"{"jurisdiction":"DE","principal":"123456.78"}"#),
    ] {
        let request = from_json(request).unwrap();
        report(name, microseconds(|| drop(black_box(collection_costs(black_box(&request)).unwrap()))), 5.0);
    }
    for country in ["NL", "BE", "DE"] {
        let request =
            format!(r#"{{"jurisdiction":"{country}","party":"business","principal":"1234.56","from":"2016-05-05","to":"2026-05-05"}}"#);
        let request = from_json(&request).unwrap();
        report(
            &format!("ten years of interest, {country}"),
            microseconds(|| drop(black_box(interest(black_box(&request)).unwrap()))),
            50.0,
        );
    }
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

//! A policy pack in, what is wrong with it out; packs and accounts in, what the packs would do out. It changes nothing.
//!
//! The desk of who owns a policy. It is apart from the engine that advises, because a page that advises needs none of it.
#![forbid(unsafe_code)]

mod assumptions;
mod check;
mod simulate;
mod source;

pub use assumptions::{Assumption, assumptions};
pub use check::{CheckOptions, Diagnostic, PolicyReport, check_policy};
pub use simulate::{PackOutcome, SimulateRequest, Simulation, StepCount, Week, simulate};

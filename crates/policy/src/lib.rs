//! An account and a policy pack in, ranked next steps with reasons out. It sends nothing.
//!
//! The way of an account: record → [`facts`](Fact) → posture (weighed evidence) → guardrails (what may not happen now) → steps (ranked rows
//! of the pack) → [`Advice`]. One pass, no clock, no chance: same account, pack and day, same bytes. What a company decides for itself (steps,
//! evidence, rows, guardrails, texts) is the pack, `packs/*.toml`; what follows from the records alone is code, `derive.rs`.
#![forbid(unsafe_code)]

mod advice;
mod channel;
mod condition;
mod derive;
mod evaluate;
pub(crate) mod facts;
mod file;
mod lint;
mod pack;
mod pack_tests;
mod words;

pub use advice::*;
pub use derive::{costs_from, disputed_invoices, facts, newest_plan, open_amounts};
pub use evaluate::{Decision, advise, decide, evaluate};
pub use facts::{Fact, Facts};
pub use lint::{Lint, lint_codes};
pub use pack::PolicyPack;
pub use pack_tests::PackFailure;
pub use words::messages;

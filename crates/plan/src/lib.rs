//! Instalments side by side: dates, amounts, what is affordable, and how a broken plan is mended.
//!
//! A plan is sums and days, no promise: it says what would be paid when. The instalments add up to the total to the cent; all are equal but the last,
//! which makes up for the cents that do not divide. Nothing here has a clock: the first day is given.
#![forbid(unsafe_code)]

mod dates;
mod plan;
mod repair;
mod wire;
mod words;

pub use plan::{payment_plan, payment_plans};
pub use repair::repair_plan;
pub use wire::*;
pub use words::messages;

//! A letter in, a report out: measures, findings, checklist. It never changes the letter.
#![forbid(unsafe_code)]

mod calendar;
mod checklist;
mod clarity;
mod data;
mod detect;
pub mod formulas;
mod last_day;
mod learned;
mod notice;
mod paired;
mod participle;
mod phrases;
mod places;
mod rarity;
mod report;
mod score;
mod sms;
mod stretches;
mod sums;
mod tone;
mod words;

pub use data::messages;
pub use learned::{Weighed, weighed_sentences};
pub use places::as_read;
pub use report::*;
pub use score::score_letter;

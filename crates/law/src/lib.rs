//! Dated statute tables in; costs, interest and notice dates out, each with its steps and its article. It gives no advice.
//!
//! The tables are `statutes/*.toml`, one file a country; `build.rs` checks them and makes them static, so nothing is parsed at run time.
//! Every sum is exact: decimals, rounded to cents once, at the end, half a cent away from zero.
#![forbid(unsafe_code)]

mod balance;
mod costs;
mod holidays;
mod interest;
mod ledger;
mod notice;
mod statutes;
mod wire;
mod words;

pub use balance::balance;
pub use costs::collection_costs;
pub use holidays::{contact_hours, is_public_holiday, next_contact_day, next_working_day};
pub use interest::interest;
pub use notice::notice;
pub use statutes::messages;
pub use wire::*;
pub use words::{date as date_in_words, money as money_in_words, month as month_in_words};

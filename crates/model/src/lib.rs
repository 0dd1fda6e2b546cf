//! The nouns of Helder: account, invoice, contact, amount, date, jurisdiction, language, span, error. No logic beyond their own validity.
//!
//! Everything here is a wire type: it is read from and written to JSON in `camelCase`, amounts as text (`"1234.56"`), dates as ISO 8601
//! (`"2026-11-23"`). The TypeScript types of the npm package are generated from these structs (`cargo xtask types`).
#![forbid(unsafe_code)]

// The derive writes `::helder_model` everywhere, here too.
extern crate self as helder_model;

mod account;
mod amount;
mod date;
mod error;
mod exact;
mod json;
mod message;
mod pairs;
mod reader;
#[cfg(feature = "types")]
mod schema;
mod shared;
mod sort;
mod suggest;
mod words;
mod writer;

pub use account::{
    Account, Cause, Charge, Contact, ContactPoint, Customer, CustomerKind, DebtHelp, DebtHelpKind, Direction, Dispute, DisputeStatus,
    Invoice, Outcome, Payment, PaymentFailure, Plan, PlanStatus, Preferences, Promise, Said, Service, Skill, Skills, Vulnerability,
};
pub use amount::{Amount, clip};
pub use date::Date;
pub use error::{Error, Span};
pub use exact::{Exact, LIMIT};
pub use helder_derive::Read;
pub use json::{as_written, from_json, from_value, parse_json};
pub use message::{Message, provide_messages};
pub use pairs::Pairs;
pub use reader::{Fault, Next, Read, Reader};
pub use shared::SharedText;
pub use sort::sort_by;
pub use suggest::did_you_mean;
pub use words::{Audience, Channel, Jurisdiction, Language, Locale, Purpose, Severity};
pub use writer::{to_json, to_json_ascii};

//! What is asked of the law, and what it answers: the wire types.

use helder_derive::Deserialize;
use helder_model::{Amount, Date, Jurisdiction, Locale};
use serde::Serialize;

/// Whether the debtor is a private person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Party {
    /// A private person.
    #[default]
    Consumer,
    /// A company.
    Business,
}

/// Asks for collection costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CostsRequest {
    /// Whose law.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub jurisdiction: Jurisdiction,
    /// Whom the claim is on.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub party: Party,
    /// The principal: what was not paid in time, without interest and costs.
    pub principal: Amount,
    /// The VAT percentage, such as `"21"`, when the creditor cannot deduct the VAT on the collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_rate: Option<Amount>,
    /// The language of the steps.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// The highest collection costs the law allows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Costs {
    /// ISO 4217.
    pub currency: String,
    /// Without VAT.
    pub costs: Amount,
    /// The VAT on them; `0.00` when none is asked.
    pub vat: Amount,
    /// Costs and VAT.
    pub total: Amount,
    /// How they come about, in order.
    pub steps: Vec<Step>,
    /// What to keep in mind.
    pub notes: Vec<String>,
}

/// A step of a sum: a tier of the principal, then the minimum or the maximum when it decides, then the VAT.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// In words.
    pub text: String,
    /// What it comes to, rounded to cents for show. For a minimum or a maximum: the amount that takes the place of the sum of the tiers.
    pub amount: Amount,
    /// The article.
    pub source: String,
    /// `false` when the source was not confirmed.
    pub confirmed: bool,
}

/// Asks for statutory interest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InterestRequest {
    /// Whose law.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub jurisdiction: Jurisdiction,
    /// Whom the claim is on: decides which of the two rates applies.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub party: Party,
    /// What bears interest.
    pub principal: Amount,
    /// The first day of default; it bears interest.
    pub from: Date,
    /// The day of payment; it bears none.
    pub to: Date,
    /// A rate table of one's own, sorted by day, in place of the statute's; at most 10,000 rows. Whoever hands it in vouches for it, so its
    /// periods count as confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rates: Option<Vec<Rate>>,
    /// The language of the steps.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// A rate from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rate {
    /// The first day.
    pub from: Date,
    /// Per cent a year, such as `"6"`.
    pub percent: Amount,
}

/// Interest with its periods.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Interest {
    /// ISO 4217.
    pub currency: String,
    /// The whole, rounded to cents once, at the end.
    pub interest: Amount,
    /// Principal and interest.
    pub total: Amount,
    /// Period by period: each rate and each year of default apart.
    pub periods: Vec<Period>,
    /// What to keep in mind.
    pub notes: Vec<String>,
}

/// A period of one rate on one principal.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
    /// Days from `from` to `to`.
    pub days: i64,
    /// Per cent a year.
    pub percent: String,
    /// What bears interest: the principal with the interest of each full year of default, rounded to cents for show.
    pub principal: Amount,
    /// The interest of this period, rounded to cents for show.
    pub interest: Amount,
    /// In words.
    pub text: String,
    /// The article or table.
    pub source: String,
    /// `false` when the statute's rate was not confirmed.
    pub confirmed: bool,
}

/// How a fourteen-day letter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Delivery {
    /// Ordinary mail.
    Post,
    /// E-mail.
    Email,
}

/// Asks for the days of a fourteen-day letter: from the day it was received, or from the day and the way it was sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoticeRequest {
    /// Whose law.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub jurisdiction: Jurisdiction,
    /// The day the debtor received the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// The day it was sent, when the day of receipt is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Date>,
    /// How it was sent; `post` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Delivery>,
    /// The language of the notes.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// The days of a fourteen-day letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// The day of receipt: given, or the day the letter is held to have arrived.
    pub received: Date,
    /// The first day of the term: the day after receipt.
    pub term_starts: Date,
    /// The last day to pay without costs.
    pub last_day: Date,
    /// The first day on which costs may be charged.
    pub costs_from: Date,
    /// The article.
    pub source: String,
    /// `false` when the source was not confirmed.
    pub confirmed: bool,
    /// What to keep in mind.
    pub notes: Vec<String>,
}

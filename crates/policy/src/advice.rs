//! What an advice says: the wire types.

use helder_model::Read;
use helder_model::{Channel, Date, Locale};
use serde::Serialize;

/// What an advice needs besides the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AdviceOptions {
    /// The day the advice is for: the core has no clock.
    pub today: Date,
    /// The language of labels and reasons.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
    /// The id of a pack that ships with Helder; `nl-consumer` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
}

/// Ranked next steps for one account.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Advice {
    /// The account's id.
    pub account: String,
    /// The day the advice is for.
    pub today: Date,
    /// What seems to be going on.
    pub posture: PostureReport,
    /// What to do, the best first. At least one, `wait` if need be.
    pub steps: Vec<AdvisedStep>,
    /// What must not be done now.
    pub blocked: Vec<BlockedStep>,
    /// What to ask or find out: the data that would help most, the most helpful first.
    pub questions: Vec<Question>,
    /// What the advice rests on.
    pub facts: Vec<FactReport>,
    /// How the advice came about.
    pub trace: Trace,
}

/// Why a customer is behind, as far as the records tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Posture {
    /// Nothing is overdue.
    NotBehind,
    /// Forgot.
    Forgot,
    /// Often a little late, and pays when reminded.
    Slip,
    /// Cannot pay now.
    CannotPayNow,
    /// Cannot pay for a long time.
    CannotPayLasting,
    /// Does not agree with the invoice.
    Disputes,
    /// We do not reach the customer.
    Unreachable,
    /// Can pay and does not want to.
    WillNotPay,
    /// The records do not tell: the customer has the benefit of the doubt.
    Unknown,
}

/// The posture with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PostureReport {
    /// What seems to be going on.
    pub name: Posture,
    /// For people.
    pub label: String,
    /// How many points it leads the next one by.
    pub margin: i32,
    /// Every posture with any evidence, the most points first.
    pub points: Vec<PosturePoints>,
}

/// The evidence for one posture.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PosturePoints {
    /// Which posture.
    pub posture: Posture,
    /// For people.
    pub label: String,
    /// The sum of the evidence.
    pub points: i32,
    /// Each piece of evidence.
    pub evidence: Vec<Evidence>,
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The pack's row it comes from.
    pub row: String,
    /// How much it weighs.
    pub points: i32,
    /// In words.
    pub text: String,
}

/// A step to take.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct AdvisedStep {
    /// Stable name, such as `offer-plan`.
    pub step: String,
    /// For people.
    pub label: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// By which channel; left out for a step that contacts nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The first day it may be done.
    pub earliest: Date,
    /// Why this step.
    pub reasons: Vec<Reason>,
    /// What it does to the three aims.
    pub effects: Effects,
    /// What to record afterwards.
    pub record: String,
    /// What it is ranked by; higher comes first.
    pub rank: i32,
}

/// What a step does to the three aims of the policy, −3 to +3 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Effects {
    /// The money comes in.
    pub payment: i32,
    /// It costs us little (negative: it costs much).
    pub cost: i32,
    /// The customer stays a customer.
    pub relation: i32,
}

/// Why a step is advised.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// The pack's row that says so.
    pub row: String,
    /// In words.
    pub text: String,
    /// The facts that made the row speak, as `name = value`.
    pub facts: Vec<String>,
    /// Where the practice comes from.
    pub source: String,
}

/// A step that must not be done now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct BlockedStep {
    /// Which step.
    pub step: String,
    /// For people.
    pub label: String,
    /// The guardrail that blocks it.
    pub by: String,
    /// Why, in words.
    pub reason: String,
    /// The first day it is no longer blocked, when that is known; left out: until the record changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The law or practice behind it.
    pub source: String,
}

/// A datum that would make the advice better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The field of the account.
    pub field: String,
    /// What to ask.
    pub text: String,
}

/// A fact that was derived from the records.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FactReport {
    /// Stable name, such as `days-late`.
    pub fact: String,
    /// For people.
    pub label: String,
    /// Its value: a number, a word or an amount, as text.
    pub value: String,
    /// The records it comes from, as paths: `invoices[0]`.
    pub records: Vec<String>,
}

/// How the advice came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// The pack's id.
    pub pack: String,
    /// The pack's version.
    pub version: String,
    /// The rows that spoke, in the order of the pack.
    pub rows: Vec<String>,
    /// The guardrails that blocked something.
    pub guardrails: Vec<String>,
}

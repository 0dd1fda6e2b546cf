//! What is asked of a plan, and what it says: the wire types.

use helder_model::Read;
use helder_model::{Amount, Date, Locale};
use serde::Serialize;

/// How often is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// Every seven days.
    Week,
    /// Every twenty-eight days, as many benefits are paid.
    FourWeeks,
    /// Every month on the day of the first; in a month without that day on its last.
    #[default]
    Month,
}

/// Asks for one plan: give either `instalments` or `amount`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanRequest {
    /// What is to be paid in all.
    pub total: Amount,
    /// In how many instalments, 1 to 1,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instalments: Option<u32>,
    /// How much each time; the last is what remains.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The day of the first payment.
    pub first: Date,
    /// How often.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub every: Every,
    /// Months (1 to 12) in which nothing is paid, for income that comes by seasons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub skip_months: Vec<u32>,
    /// The interest that what is still open bears; none when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest: Option<PlanInterest>,
    /// ISO 4217; `EUR` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The language of the explanation.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// The interest of a plan: on what is open, by the days between payments, each 1/365 of a year; rounded to cents at every payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanInterest {
    /// Per cent a year, such as `"4"`; at most 100.
    pub percent: Amount,
    /// The first day that bears interest; not after the first payment.
    pub from: Date,
}

/// One payment of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Instalment {
    /// The last day to pay it.
    pub due: Date,
    /// How much.
    pub amount: Amount,
    /// Of which interest, in a plan with interest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub interest: Option<Amount>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaymentPlan {
    /// ISO 4217.
    pub currency: String,
    /// What is paid in all: the sum of the instalments.
    pub total: Amount,
    /// Of which interest; `null` in a plan without.
    pub interest: Option<Amount>,
    /// How often.
    pub every: Every,
    /// The payments, in order.
    pub instalments: Vec<Instalment>,
    /// The day of the last one.
    pub ends: Date,
    /// How much the last one is.
    pub last: Amount,
    /// The plan in sentences, ready for a letter.
    pub steps: Vec<String>,
}

/// What comes in and must go out in a month, as the customer says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Budget {
    /// Income in a month.
    pub income: Amount,
    /// Fixed costs in a month: rent, energy, insurance and the like.
    pub costs: Amount,
    /// What must be left to live on in a month. It is left alone.
    pub keep: Amount,
}

/// Asks for several plans of one total, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlansRequest {
    /// What is to be paid in all.
    pub total: Amount,
    /// The day of the first payment.
    pub first: Date,
    /// How often.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub every: Every,
    /// The numbers of instalments to put side by side, at most 12; 3, 6 and 12 when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub instalments: Vec<u32>,
    /// Months (1 to 12) in which nothing is paid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub skip_months: Vec<u32>,
    /// The interest that what is still open bears; none when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest: Option<PlanInterest>,
    /// ISO 4217; `EUR` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What the customer has, for an indication of what can be paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Budget>,
    /// The language of the explanations.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// Plans side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaymentPlans {
    /// What is left in a month by the budget, an indication; `null` without one. Below nothing it is `0.00`.
    pub room: Option<Amount>,
    /// The plans, as asked.
    pub plans: Vec<PlanOffer>,
    /// How the room was found, and what it is not.
    pub notes: Vec<String>,
}

/// A plan among others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanOffer {
    /// What it takes in a month: the dearest month when paid by weeks.
    pub per_month: Amount,
    /// Whether that is within the room; `null` without a budget.
    pub fits: Option<bool>,
    /// The plan.
    pub plan: PaymentPlan,
}

/// Asks how a plan of which payments were missed can go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RepairRequest {
    /// The plan as it was agreed, in order.
    pub instalments: Vec<Instalment>,
    /// What was paid on it so far.
    pub paid: Amount,
    /// The day from which it goes on.
    pub today: Date,
    /// ISO 4217; `EUR` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// How often was paid: for instalments that are added at the end.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub every: Every,
    /// The language of the explanations.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// How a plan can go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Repairs {
    /// ISO 4217.
    pub currency: String,
    /// What should have been paid by today and was not; `0.00` when the plan is kept.
    pub missed: Amount,
    /// What is still to be paid in all.
    pub left: Amount,
    /// What was paid beyond the plan, and goes back to the customer; `0.00` as a rule.
    pub overpaid: Amount,
    /// The ways to go on, the gentlest first; none when nothing was missed.
    pub ways: Vec<RepairWay>,
}

/// One way for a plan to go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RepairWay {
    /// Stable name: `at-the-end`, `spread`, `catch-up`.
    pub id: String,
    /// In words, ready for a letter.
    pub text: String,
    /// What is then paid and when, from today on.
    pub instalments: Vec<Instalment>,
}

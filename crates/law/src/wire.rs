//! What is asked of the law, and what it answers: the wire types.

use helder_model::Read;
use helder_model::{Amount, Date, Jurisdiction, Locale};
use serde::Serialize;

/// Whether the debtor is a private person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Read)]
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
#[derive(Debug, Clone, PartialEq, Default, Serialize, Read)]
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
    /// The principal: what was not paid in time, without interest and costs. Give this or `claims`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<Amount>,
    /// Several claims on one debtor that are dunned in one letter: they are added up first. At most 10,000.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub claims: Vec<Claim>,
    /// What was paid within the term of the letter: only the rest bears costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<Amount>,
    /// The costs that the contract names. For a consumer the law remains the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Amount>,
    /// ISO 4217 currency of every amount; must be that of the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The day whose rules hold: that on which the debtor came into default, or in Germany the collector was asked. The newest when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// How much work the claim is, in Germany; `usual` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// Adds the collector's expenses, in Germany.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub expenses: bool,
    /// The VAT percentage, such as `"21"`, when the creditor cannot deduct the VAT on the collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_rate: Option<Amount>,
    /// The language of the steps.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// One of several claims on a debtor.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Claim {
    /// What was not paid in time.
    pub amount: Amount,
    /// ISO 4217; must be that of the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// How much work a claim is to who collects it; decides the fee in Germany (Nr. 2300 VV RVG, for claims that are not disputed).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Effort {
    /// It was paid at the first letter.
    Simple,
    /// The usual case.
    #[default]
    Usual,
    /// Very extensive or very difficult.
    Extensive,
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

/// A step of a sum: what the costs are computed of when that is not the principal as given; a part of the costs; the minimum, the maximum or the
/// contract when it decides; then the VAT.
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
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
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
    /// ISO 4217; must be that of the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What part of a year a day is.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub day_count: DayCount,
    /// The language of the steps.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// What part of a year a day is: practice differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum DayCount {
    /// 1/365, in leap years too.
    #[default]
    #[serde(rename = "actual/365")]
    #[cfg_attr(feature = "types", ts(rename = "actual/365"))]
    Actual365,
    /// 1/365, and 1/366 on the days of a leap year.
    #[serde(rename = "actual/actual")]
    #[cfg_attr(feature = "types", ts(rename = "actual/actual"))]
    ActualActual,
}

/// A rate from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
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

/// Asks what is still owed on a day, after part payments.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BalanceRequest {
    /// Whose law.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub jurisdiction: Jurisdiction,
    /// Whom the claim is on.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub party: Party,
    /// What bears interest.
    pub principal: Amount,
    /// Collection costs with their VAT, which bear no interest; none when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub costs: Option<Amount>,
    /// The first day of default.
    pub from: Date,
    /// The day on which is counted up; it bears no interest itself.
    pub to: Date,
    /// Payments in the order of their days, at most 1,000. The day of a payment bears interest on what is left after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub payments: Vec<PartPayment>,
    /// As in an [`InterestRequest`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rates: Option<Vec<Rate>>,
    /// ISO 4217; must be that of the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What part of a year a day is.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub day_count: DayCount,
    /// The language of the steps.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// A payment of part of a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartPayment {
    /// The day it was received.
    pub date: Date,
    /// How much.
    pub amount: Amount,
}

/// What is still owed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Balance {
    /// ISO 4217.
    pub currency: String,
    /// Costs that are still open.
    pub costs: Amount,
    /// Interest that is still open, rounded to cents.
    pub interest: Amount,
    /// Principal that is still open, with the interest that was added to it; rounded to cents.
    pub principal: Amount,
    /// All of it: the sum of the three.
    pub total: Amount,
    /// What was paid beyond what was owed.
    pub overpaid: Amount,
    /// What each payment was set against.
    pub payments: Vec<Allocation>,
    /// Period by period: as in [`Interest`], and each payment begins a new one.
    pub periods: Vec<Period>,
    /// What to keep in mind.
    pub notes: Vec<String>,
}

/// What a payment was set against, rounded to cents for show.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Allocation {
    /// The day.
    pub date: Date,
    /// How much was paid.
    pub amount: Amount,
    /// Of which against costs.
    pub costs: Amount,
    /// Of which against interest.
    pub interest: Amount,
    /// Of which against the principal.
    pub principal: Amount,
    /// In words.
    pub text: String,
    /// The article.
    pub source: String,
}

/// How a letter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Delivery {
    /// Ordinary mail.
    Post,
    /// Registered mail.
    Registered,
    /// E-mail.
    Email,
    /// A text message.
    Sms,
    /// The customer's own page.
    Portal,
    /// Brought by hand.
    Hand,
}

/// Asks for the days of the letter that has to come first: from the day it was received, or from the day and the way it was sent. The Netherlands:
/// the fourteen-day letter. Belgium: the free reminder. Germany and the EU: the invoice after which a debtor is in default of himself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Read)]
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
    /// Whom the claim is on. In the Netherlands and in Belgium this letter is for consumers only.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub party: Party,
    /// The principal, when the letter has to name the costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<Amount>,
    /// The VAT percentage on those costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_rate: Option<Amount>,
    /// The language of the notes.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// The days of a letter.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// The day of receipt: given, or the day the letter is held to have arrived. `null` where the law counts from the day of sending.
    pub received: Option<Date>,
    /// The first day of the term.
    pub term_starts: Date,
    /// The last day to pay without costs.
    pub last_day: Date,
    /// The first day on which costs may be charged, or the debtor is in default.
    pub costs_from: Date,
    /// The costs that the letter has to name, when the principal was given.
    pub costs: Option<Costs>,
    /// The article.
    pub source: String,
    /// `false` when the source was not confirmed.
    pub confirmed: bool,
    /// What to keep in mind.
    pub notes: Vec<String>,
}

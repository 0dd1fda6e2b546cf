//! The record of one customer who may be behind: what the host's CRM knows. Only `id` and `invoices` are required; the less is known,
//! the more careful the advice.

use crate::{Amount, Channel, Date, Error, Locale, Purpose, sort_by};
use helder_model::Read;
use serde::Serialize;

/// One customer's account.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    /// The host's own key of the account; comes back in the advice.
    pub id: String,
    /// ISO 4217 currency of every amount in the account; `EUR` when left out.
    #[serde(default = "euro")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub currency: String,
    /// Who the customer is.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub customer: Customer,
    /// What the invoices are for, when the customer cannot live without it: the law asks more care then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub service: Option<Service>,
    /// How the customer can be reached.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub contact_points: Vec<ContactPoint>,
    /// The invoices, paid ones too: they tell how the customer used to pay.
    pub invoices: Vec<Invoice>,
    /// Payments received or failed.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub payments: Vec<Payment>,
    /// Every contact or attempt, in both directions.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub contacts: Vec<Contact>,
    /// Promises to pay on a day.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub promises: Vec<Promise>,
    /// Instalment plans.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub plans: Vec<Plan>,
    /// Disputes about an invoice.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub disputes: Vec<Dispute>,
    /// Help with debts, when the customer has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub debt_help: Option<DebtHelp>,
    /// Collection costs charged so far.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub charges: Vec<Charge>,
    /// The last day the arrears were reported to the municipality, so that it could offer help (*vroegsignalering*).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub reported: Option<Date>,
}

fn euro() -> String {
    "EUR".to_owned()
}

/// A private person or a company: the law protects the first more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CustomerKind {
    /// A private person.
    #[default]
    Consumer,
    /// A company.
    Business,
}

/// What a customer cannot live without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// A home that is rented.
    Rent,
    /// Gas, electricity or heat.
    Energy,
    /// Drinking water.
    Water,
    /// Health insurance.
    HealthInsurance,
}

/// Who the customer is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Customer {
    /// Consumer unless said otherwise.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub kind: CustomerKind,
    /// As the customer wants to be addressed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Customer since this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// The day of birth, when known: a minor is not dunned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<Date>,
    /// The customer has died.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub deceased: bool,
    /// What makes this customer vulnerable, as told by the customer or a helper.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub vulnerabilities: Vec<Vulnerability>,
    /// What the customer finds easy or hard.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub skills: Skills,
    /// How the customer wants to be reached.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub preferences: Preferences,
    /// The adviser or account manager on our side who knows the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adviser: Option<String>,
}

/// A circumstance that asks for more care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Vulnerability {
    /// Ill or disabled.
    Illness,
    /// In mourning.
    Bereaved,
    /// Mental health, stress that makes acting hard.
    MentalHealth,
    /// Fled from a violent home.
    Violence,
    /// Any other that a person recorded.
    Other,
}

/// How well something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Skill {
    /// Goes well.
    Good,
    /// Goes with effort.
    Limited,
    /// Does not go.
    None,
}

/// What the customer finds easy or hard. Left out: not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Skills {
    /// Using a computer or a telephone for messages and payments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digital: Option<Skill>,
    /// Reading, writing and sums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub literacy: Option<Skill>,
    /// Understanding Dutch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dutch: Option<Skill>,
}

/// How the customer wants to be reached.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Preferences {
    /// The channel the customer prefers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Channels the customer does not want to be used.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub not: Vec<Channel>,
    /// The language the customer reads best.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Locale>,
}

/// A way to reach the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContactPoint {
    /// Which channel this is a number or address for; a mobile number is listed under `call` and, when it may be used so, under `sms`.
    pub channel: Channel,
    /// The number or address. Not needed for the advice; a draft uses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The last day the customer confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<Date>,
    /// The last day something sent to it came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounced: Option<Date>,
    /// `false` when the customer withdrew consent for this use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<bool>,
}

/// One invoice.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Invoice {
    /// The invoice's number.
    pub id: String,
    /// The amount with VAT.
    pub amount: Amount,
    /// What is still to be paid; when left out: the amount less the payments booked on this invoice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<Amount>,
    /// The day it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// The last day to pay on time.
    pub due: Date,
    /// The day it was paid in full; counts as paid when given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<Date>,
    /// Our own mistake in it (wrong amount, wrong address, sent late), as a person recorded.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub our_error: bool,
}

/// Money that came in, or failed to.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Payment {
    /// The day.
    pub date: Date,
    /// How much.
    pub amount: Amount,
    /// The invoice it is booked on. When the account has no such invoice, it takes nothing off what is open; after the due day of the oldest overdue
    /// invoice it then counts as money that is not yet booked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<String>,
    /// Set when the money did not arrive: why a direct debit failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<PaymentFailure>,
}

/// Why a direct debit failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PaymentFailure {
    /// Not enough money on the bank account.
    Funds,
    /// A technical reason, such as a closed or changed bank account.
    Technical,
    /// The customer took the money back.
    Reversed,
}

/// Who took the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// We contacted the customer.
    Outbound,
    /// The customer contacted us.
    Inbound,
}

/// What came of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A real exchange: we spoke, or the customer replied.
    Reached,
    /// Sent; nothing more is known.
    Sent,
    /// Arrived, without an answer.
    Delivered,
    /// Was opened or read.
    Opened,
    /// Its link was followed, or the customer logged in.
    Clicked,
    /// Nobody answered.
    NoAnswer,
    /// Came back, or the number does not exist.
    Bounced,
    /// The customer asked something and waits for our answer.
    Unanswered,
}

/// Why the customer is behind, as the customer told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// Forgot, or the invoice got lost.
    Forgot,
    /// Lost the job, or earns less.
    JobLoss,
    /// Illness.
    Illness,
    /// Divorce or separation.
    Divorce,
    /// A death in the family.
    Bereavement,
    /// Other debts.
    Debts,
    /// Money comes later, such as a salary or benefit that is late.
    LateIncome,
    /// Something else that a person recorded.
    Other,
}

/// What the customer said in a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// Will pay.
    WillPay,
    /// Asks for more time, or for instalments.
    AsksTime,
    /// Cannot pay now.
    CannotPay,
    /// Can pay, and does not want to.
    WillNotPay,
    /// Does not agree with the invoice.
    Disagrees,
    /// Asks for another channel or moment.
    OtherChannel,
}

/// One contact or attempt.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Contact {
    /// The day; for a letter the day it was sent.
    pub date: Date,
    /// The hour it began, 0 to 23.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hour: Option<u8>,
    /// By which channel.
    pub channel: Channel,
    /// Outbound unless said otherwise.
    #[serde(default = "outbound")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub direction: Direction,
    /// What came of it.
    pub outcome: Outcome,
    /// What it was for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// The step of the advice that it was, such as `offer-plan`: what was just done is not advised again at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// The day the customer received it, when that is known: a fourteen-day letter's term runs from here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// Why the customer is behind, when told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// What the customer said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
}

fn outbound() -> Direction {
    Direction::Outbound
}

/// A promise to pay on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Promise {
    /// The day it was made.
    pub made: Date,
    /// The day the money would come.
    pub due: Date,
    /// `true` kept, `false` broken; left out: not yet known (broken when its day has passed and nothing came since it was made).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<bool>,
}

/// How a plan goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PlanStatus {
    /// Asked for or offered, not yet agreed.
    Proposed,
    /// Agreed and kept so far.
    Running,
    /// An instalment was missed.
    Missed,
    /// Paid to the end.
    Completed,
    /// Ended before the end.
    Failed,
}

/// An instalment plan.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Plan {
    /// The day it was proposed or agreed.
    pub agreed: Date,
    /// How it goes.
    pub status: PlanStatus,
    /// The next instalment's day. When it has passed by more than three days and nothing came in, a running plan counts as missed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_due: Option<Date>,
    /// The next instalment's amount. Not needed for the advice; a draft uses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instalment: Option<Amount>,
    /// Proposed by the customer.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub by_customer: bool,
}

/// Where a dispute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum DisputeStatus {
    /// Waits for our answer.
    Open,
    /// The customer was right.
    Accepted,
    /// Answered with reasons: the invoice stands.
    Rejected,
}

/// A dispute about an invoice.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Dispute {
    /// The day the customer raised it.
    pub opened: Date,
    /// Where it stands.
    pub status: DisputeStatus,
    /// About which invoice; all of them when left out, or when the account has no such invoice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<String>,
}

/// Who helps the customer with debts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DebtHelpKind {
    /// Debt help of the municipality (schuldhulpverlening).
    Municipal,
    /// An administrator appointed by the court (bewindvoerder).
    Administrator,
    /// The statutory scheme (Wsnp), or a bankruptcy.
    Statutory,
    /// A volunteer or another helper.
    Other,
}

/// Help with debts.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DebtHelp {
    /// Who helps.
    pub kind: DebtHelpKind,
    /// Since when.
    pub since: Date,
    /// Until when, when it has ended or will end on a known day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Collection costs charged to the customer.
#[derive(Debug, Clone, PartialEq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Charge {
    /// The day.
    pub date: Date,
    /// How much.
    pub amount: Amount,
}

impl Account {
    /// The most records of one kind that an account may hold.
    pub const MOST_RECORDS: usize = 100_000;

    /// Checks what the shape alone cannot: no negative amounts, no invoice twice, hours of the day, how many records. A payment or a dispute may name
    /// an invoice that is not here: a host need not send those that are long paid.
    ///
    /// # Errors
    /// The first fault, with its path.
    pub fn check(&self) -> Result<(), Error> {
        if self.id.is_empty() {
            return Err(Error::new("invalid-value", "id", "an account needs an id that is not empty"));
        }
        if self.currency.len() != 3 || !self.currency.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(Error::new("invalid-value", "currency", "expected an ISO 4217 code such as \"EUR\""));
        }
        let sizes = [
            ("contactPoints", self.contact_points.len()),
            ("invoices", self.invoices.len()),
            ("payments", self.payments.len()),
            ("contacts", self.contacts.len()),
            ("promises", self.promises.len()),
            ("plans", self.plans.len()),
            ("disputes", self.disputes.len()),
            ("charges", self.charges.len()),
        ];
        if let Some((name, size)) = sizes.into_iter().find(|(_, size)| *size > Self::MOST_RECORDS) {
            return Err(Error::new("too-large", name, format!("{size} records; at most {} are read", Self::MOST_RECORDS)));
        }
        let negative = |path: String, amount: Amount, hint: &str| {
            if amount < Amount::ZERO { Err(Error::new("negative-amount", path, format!("{amount} is below zero; {hint}"))) } else { Ok(()) }
        };
        let mut ids: Vec<(&str, usize)> = self.invoices.iter().enumerate().map(|(i, invoice)| (invoice.id.as_str(), i)).collect();
        sort_by(&mut ids, Ord::cmp);
        let twice = ids.iter().zip(ids.iter().skip(1)).filter(|(first, second)| first.0 == second.0).map(|(_, second)| second.1).min();
        for (i, invoice) in self.invoices.iter().enumerate() {
            negative(format!("invoices[{i}].amount"), invoice.amount, "book a credit note as a payment on the invoice it belongs to")?;
            negative(
                format!("invoices[{i}].open"),
                invoice.open.unwrap_or_default(),
                "an invoice that was paid too much is open for 0.00",
            )?;
            if twice == Some(i) {
                return Err(Error::new("duplicate-id", format!("invoices[{i}].id"), format!("another invoice is \"{}\" too", invoice.id)));
            }
        }
        for (i, payment) in self.payments.iter().enumerate() {
            negative(format!("payments[{i}].amount"), payment.amount, "leave a reversed payment positive and say so in `failed`")?;
        }
        for (i, charge) in self.charges.iter().enumerate() {
            negative(format!("charges[{i}].amount"), charge.amount, "leave out a charge that was taken back")?;
        }
        for (i, plan) in self.plans.iter().enumerate() {
            negative(format!("plans[{i}].instalment"), plan.instalment.unwrap_or_default(), "leave out what is not known")?;
        }
        for (i, contact) in self.contacts.iter().enumerate() {
            if contact.hour.is_some_and(|hour| hour > 23) {
                return Err(Error::new("invalid-value", format!("contacts[{i}].hour"), "expected an hour from 0 to 23"));
            }
        }
        Ok(())
    }
}

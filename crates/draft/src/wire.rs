//! What is asked of a draft, and what it is: the wire types.

use helder_model::{Amount, Channel, Date, Jurisdiction, Pairs, Purpose, Read};
use serde::Serialize;

/// The language of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum DraftLanguage {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

/// How the customer is addressed in Dutch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Address {
    /// Formal.
    #[default]
    U,
    /// Informal.
    Je,
}

/// How plain a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// For everybody.
    Plain,
    /// For whom reading is hard: shorter, one thought a sentence.
    VeryPlain,
}

/// What the host knows of the sender. What is left out stays a merge field.
#[derive(Debug, Clone, PartialEq, Eq, Default, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Sender {
    /// The organisation.
    pub name: Option<String>,
    /// Who signs, and who may be asked for.
    pub signatory: Option<String>,
    /// The company number, which Belgian law asks for in the first reminder.
    pub company_number: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// When it is answered, as the end of a sentence: "op werkdagen van 9 tot 17 uur".
    pub hours: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The web page.
    pub website: Option<String>,
    /// Where to pay.
    pub iban: Option<String>,
    /// In whose name the bank account is.
    pub account_holder: Option<String>,
    /// The page where this customer can pay.
    pub pay_link: Option<String>,
    /// The page about help with debts: of the municipality, or of who helps in the country of the customer.
    pub help_link: Option<String>,
    /// The VAT percentage on collection costs, such as `"21"`, for who cannot deduct the VAT.
    pub vat_rate: Option<Amount>,
}

/// A proposal of instalments: by number, or by what fits each time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DraftPlan {
    /// In how many instalments.
    pub instalments: Option<u32>,
    /// How much each time.
    pub amount: Option<Amount>,
    /// The first day; two weeks after the last day to pay now when left out.
    pub first: Option<Date>,
    /// How often; every month when left out.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub every: helder_plan::Every,
}

/// The day and the hours of a call that is announced: those of the call, not those in which an advice says that the announcement may be sent.
#[derive(Debug, Clone, PartialEq, Eq, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CallMoment {
    /// The day.
    pub day: Date,
    /// From this time, `"17:00"`.
    #[serde(default)]
    pub from: Option<String>,
    /// Until this time.
    #[serde(default)]
    pub until: Option<String>,
}

/// Asks for a draft.
#[derive(Debug, Clone, PartialEq, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftOptions {
    /// The step, such as `offer-plan`.
    pub step: String,
    /// The day of the draft: the core has no clock.
    pub today: Date,
    /// By which channel; the step's own when left out.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Dutch when left out.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub language: DraftLanguage,
    /// Formal when left out.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub address: Address,
    /// Follows the customer's skills when left out.
    #[serde(default)]
    pub style: Option<Style>,
    /// Whose law the costs follow; the Netherlands when left out.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub jurisdiction: Jurisdiction,
    /// Who sends it.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub sender: Sender,
    /// The last day to pay now; two weeks from today when left out.
    #[serde(default)]
    pub pay_by: Option<Date>,
    /// A proposal of instalments, for the steps that offer one.
    #[serde(default)]
    pub plan: Option<DraftPlan>,
    /// When we will call, for a call that is announced; by letter a later day than that of the draft.
    #[serde(default)]
    pub moment: Option<CallMoment>,
    /// What a person fills in, by the name of the field: `answer`, `correction`, `question`, `help-name`, `description`.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<std::collections::BTreeMap<String, String>>", optional))]
    pub values: Pairs<String>,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// The step it is for.
    pub step: String,
    /// Its language.
    pub language: DraftLanguage,
    /// The channel it is for.
    pub channel: Channel,
    /// What kind of letter it is, for `scoreLetter` by the same law; left out when it is none of these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// How plain it is.
    pub style: Style,
    /// Of an e-mail or a letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The text: plain, paragraphs apart by an empty line. Of a call guide: its parts as Markdown.
    pub text: String,
    /// The parts of a call guide.
    pub guide: Vec<GuidePart>,
    /// The merge fields that are left in the text, for a person to fill, each once.
    pub blanks: Vec<String>,
    /// What to look at before it is sent; not for the customer.
    pub notes: Vec<String>,
}

/// A part of a call guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GuidePart {
    /// Its heading.
    pub title: String,
    /// What to say, to ask or to do.
    pub lines: Vec<String>,
}

//! The closed vocabularies that several rooms share.

use helder_model::Read;
use serde::Serialize;

/// The language a letter is written in. Only Dutch has rules so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch.
    #[default]
    Nl,
}

/// The language of messages, labels and reasons: that of the person at the screen, not that of the letter. Sums and plans speak all four;
/// what is said of a letter and the advice on an account are Dutch or English so far, and English for the other two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
}

/// The country whose law applies; between companies also the floor that the European Union sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum Jurisdiction {
    /// The Netherlands.
    #[default]
    NL,
    /// Belgium.
    BE,
    /// Germany.
    DE,
    /// The European Union: directive 2011/7/EU on late payment between companies.
    EU,
}

/// A way to reach a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// A letter on paper.
    Letter,
    /// E-mail.
    Email,
    /// A text message.
    Sms,
    /// A WhatsApp message.
    Whatsapp,
    /// A telephone call.
    Call,
    /// A visit at home.
    Visit,
    /// The customer's own page.
    Portal,
}

impl Channel {
    /// Its name on the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Whatsapp => "whatsapp",
            Self::Call => "call",
            Self::Visit => "visit",
            Self::Portal => "portal",
        }
    }
}

/// What a letter is for. Rules and the checklist ask for other things in a reminder than in a final notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// A friendly reminder.
    Reminder,
    /// The Dutch *veertiendagenbrief* (article 6:96 lid 6 BW).
    #[serde(alias = "veertiendagenbrief", alias = "14-day-letter")]
    FourteenDayLetter,
    /// A demand after the reminders.
    Demand,
    /// The last letter before the claim is handed over.
    FinalNotice,
    /// An offer to pay in instalments.
    PlanOffer,
    /// The confirmation of an agreed plan.
    PlanConfirmation,
    /// An instalment was missed.
    BrokenPlan,
    /// An answer to a dispute.
    DisputeAnswer,
    /// A thank-you for a payment.
    PaymentReceived,
}

/// Who reads the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// A private person.
    #[default]
    Consumer,
    /// A company.
    Business,
}

/// How much a finding in a letter, or in a policy pack, matters. The worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A letter that is likely to stop or hurt its reader; a pack that must not be used so.
    Error,
    /// A letter that is harder or colder than it need be; a pack that does something nobody will have meant, or that harms a customer.
    Warning,
    /// Worth a look; a pack that could be simpler.
    Hint,
}

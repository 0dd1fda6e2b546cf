//! The facts a pack may speak of: their names, kinds, words and labels. How each is derived: `derive.rs`.

use helder_model::{Date, Exact, Locale, Message, sort_by};
use rust_decimal::Decimal;

/// What values a fact takes, and how a pack writes a condition on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A whole number: `">= 3"`.
    Number,
    /// Money: `"< 25"`.
    Amount,
    /// `true` or `false`.
    Flag,
    /// One of these words: `"open"`, or `["open", "rejected"]`.
    Word(&'static [&'static str]),
    /// A day: `true` when it is known, `false` when it is not.
    Day,
}

/// The value of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    Number(i64),
    Amount(Decimal),
    Flag(bool),
    /// The place among the words of the fact's kind.
    Word(u8),
    Day(Date),
}

/// What conditions compare: a number or an amount in ten-thousandths, yes and no as one and nothing, a word by its place.
pub(crate) type Level = i64;

/// How many of a [`Level`] make one.
pub(crate) const ONE: i64 = 10_000;

/// The level of what is not known: below every other.
pub(crate) const NOT_KNOWN_LEVEL: Level = Level::MIN;

impl Value {
    pub(crate) fn level(self) -> Level {
        match self {
            Self::Number(number) => number.saturating_mul(ONE).max(Level::MIN + 1),
            Self::Amount(amount) => level_of(amount),
            Self::Flag(flag) => Level::from(flag),
            Self::Word(place) => Level::from(place),
            Self::Day(_) => 1,
        }
    }

    /// As it is written for people and programs.
    pub(crate) fn text(self, fact: Fact) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Amount(amount) => helder_model::Amount(amount).rounded().to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Word(place) => fact.word_at(place).to_owned(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// An amount in ten-thousandths; what is beyond counts as the most there is.
pub(crate) fn level_of(amount: Decimal) -> Level {
    let most = if amount.is_sign_negative() { Level::MIN + 1 } else { Level::MAX };
    amount
        .times(ONE.into())
        .and_then(|units| i64::try_from(units.trunc().mantissa() / 10_i128.pow(units.trunc().scale())).ok())
        .unwrap_or(most)
}

// The order is that of the enums on the wire, after the word for what is not known: a test holds it.
pub(crate) const POSTURES: &[&str] =
    &["unknown", "not-behind", "forgot", "slip", "cannot-pay-now", "cannot-pay-lasting", "disputes", "unreachable", "will-not-pay"];
pub(crate) const CAUSES: &[&str] = &["none", "forgot", "job-loss", "illness", "divorce", "bereavement", "debts", "late-income", "other"];
pub(crate) const SAID: &[&str] = &["none", "will-pay", "asks-time", "cannot-pay", "will-not-pay", "disagrees", "other-channel"];
pub(crate) const FAILURES: &[&str] = &["none", "funds", "technical", "reversed"];
pub(crate) const PROMISES: &[&str] = &["none", "running", "kept", "broken"];
pub(crate) const PLANS: &[&str] = &["none", "proposed", "running", "missed", "completed", "failed"];
pub(crate) const DISPUTES: &[&str] = &["none", "open", "accepted", "rejected"];
pub(crate) const DEBT_HELP: &[&str] = &["none", "municipal", "administrator", "statutory", "other"];
pub(crate) const SKILLS: &[&str] = &["unknown", "good", "limited", "none"];
pub(crate) const NOTICES: &[&str] = &["none", "running", "run-out"];
pub(crate) const KINDS: &[&str] = &["consumer", "business"];
pub(crate) const SERVICES: &[&str] = &["none", "rent", "energy", "water", "health-insurance"];

/// One row is one fact: variant, name in packs and advice, kind, value when the records say nothing, Dutch and English label.
macro_rules! facts {
    ($($(#[$doc:meta])+ $variant:ident $name:literal, $kind:expr, $start:expr, $nl:literal, $en:literal;)*) => {
        /// What is derived from the records; a pack's conditions speak of these by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fact { $($(#[$doc])+ $variant,)* }

        impl Fact {
            /// Every fact.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The row of each fact: a table is smaller than a choice for each column.
            const ROWS: &'static [FactRow] =
                &[$(FactRow { name: $name, kind: $kind, start: $start, message: Message::new($nl, $en) },)*];
        }
    };
}

/// What is known of a fact beforehand.
struct FactRow {
    name: &'static str,
    kind: Kind,
    start: Option<Value>,
    message: Message,
}

impl Fact {
    /// Every fact has its row.
    fn row(self) -> &'static FactRow {
        static NO_ROW: FactRow = FactRow { name: "", kind: Kind::Flag, start: None, message: Message::new("", "") };
        Self::ROWS.get(self as usize).unwrap_or(&NO_ROW)
    }

    /// Its name in packs and in advice.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Its name for people.
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        self.row().message.of(locale)
    }

    /// The words it may have, when it is one of a few; nothing for a number, an amount, a day or a yes or no.
    #[must_use]
    pub fn words(self) -> &'static [&'static str] {
        if let Kind::Word(words) = self.kind() { words } else { &[] }
    }

    /// The same in every language.
    #[must_use]
    pub fn message(self) -> Message {
        self.row().message
    }

    pub(crate) fn kind(self) -> Kind {
        self.row().kind
    }

    pub(crate) fn start(self) -> Option<Value> {
        self.row().start
    }
}

const ZERO: Option<Value> = Some(Value::Number(0));
const NO_MONEY: Option<Value> = Some(Value::Amount(Decimal::ZERO));
const NO: Option<Value> = Some(Value::Flag(false));
/// The first word of its kind: none, unknown, consumer.
const FIRST: Option<Value> = Some(Value::Word(0));
const NOT_KNOWN: Option<Value> = None;

facts! {
    /// What seems to be going on; known once the evidence is weighed.
    Posture "posture", Kind::Word(POSTURES), FIRST, "Wat er speelt", "What is going on";
    /// Private person or company.
    CustomerKind "kind", Kind::Word(KINDS), FIRST, "Soort klant", "Kind of customer";
    /// What the invoices are for, when the customer cannot live without it.
    Service "service", Kind::Word(SERVICES), FIRST, "Eerste levensbehoefte", "Essential service";
    /// What is past its due day and not paid.
    OverdueAmount "overdue-amount", Kind::Amount, NO_MONEY, "Te laat, bedrag", "Overdue amount";
    /// The part of it that nobody disputes.
    UndisputedAmount "undisputed-amount", Kind::Amount, NO_MONEY, "Waarvan niet betwist", "Of which not disputed";
    /// How many invoices are overdue.
    OverdueInvoices "overdue-invoices", Kind::Number, ZERO, "Rekeningen te laat", "Invoices overdue";
    /// Days since the oldest overdue invoice was due.
    DaysLate "days-late", Kind::Number, ZERO, "Dagen te laat", "Days late";
    /// Full years since the oldest overdue invoice was due.
    ClaimYears "claim-years", Kind::Number, ZERO, "Jaren te laat", "Years late";
    /// Days until the next invoice is due, when one is.
    DueIn "due-in", Kind::Number, NOT_KNOWN, "Dagen tot de volgende vervaldag", "Days until the next due day";
    /// Full years as a customer.
    RelationYears "relation-years", Kind::Number, NOT_KNOWN, "Jaren klant", "Years a customer";
    /// Invoices of the last 24 months that were paid.
    PaidInvoices "paid-invoices", Kind::Number, ZERO, "Betaalde rekeningen (24 maanden)", "Invoices paid (24 months)";
    /// Those of them that were paid late.
    LatePaid "late-paid", Kind::Number, ZERO, "Daarvan te laat betaald", "Of which paid late";
    /// The same in per cent.
    LateShare "late-share", Kind::Number, NOT_KNOWN, "Te laat betaald, procent", "Paid late, per cent";
    /// The longest of these delays in days.
    LongestDelay "longest-delay", Kind::Number, ZERO, "Langste vertraging in dagen", "Longest delay in days";
    /// Invoices that were paid after a contact.
    PaidAfterReminder "paid-after-reminder", Kind::Number, ZERO, "Betaald na een bericht", "Paid after a message";
    /// Attempts to reach the customer since the oldest overdue invoice was due.
    Attempts "attempts", Kind::Number, ZERO, "Pogingen tot contact", "Attempts at contact";
    /// Real exchanges about it, from a month before it was due. A question of the customer is one once we answered it.
    Reached "reached", Kind::Number, ZERO, "Keren echt contact", "Times in real contact";
    /// Attempts in a row that brought no answer.
    NoAnswer "no-answer", Kind::Number, ZERO, "Pogingen zonder antwoord", "Attempts without an answer";
    /// By how many channels these were.
    NoAnswerChannels "no-answer-channels", Kind::Number, ZERO, "Langs hoeveel kanalen", "By how many channels";
    /// How many of these were calls.
    NoAnswerCalls "no-answer-calls", Kind::Number, ZERO, "Keren vergeefs gebeld", "Calls not answered";
    /// Days since we last contacted the customer.
    DaysSinceContact "days-since-contact", Kind::Number, NOT_KNOWN, "Dagen sinds ons laatste bericht", "Days since our last message";
    /// Days since our last written message, when nobody reacted to it since.
    DaysSinceMessage "days-since-message", Kind::Number, NOT_KNOWN, "Dagen sinds ons laatste bericht zonder antwoord", "Days since our last unanswered message";
    /// The day of it.
    LastContact "last-contact", Kind::Day, NOT_KNOWN, "Ons laatste bericht", "Our last message";
    /// Days since a real exchange with the customer, on whatever side it began; as for `reached`.
    DaysSinceSpoken "days-since-spoken", Kind::Number, NOT_KNOWN, "Dagen sinds het laatste echte contact", "Days since the last real contact";
    /// The day of it.
    LastSpoken "last-spoken", Kind::Day, NOT_KNOWN, "Laatste echte contact", "Last real contact";
    /// Our messages that were opened, or whose link was followed; also a visit to the customer's page.
    Opened "opened", Kind::Number, ZERO, "Berichten geopend", "Messages opened";
    /// Those of them whose link was followed, and visits to the customer's page.
    Clicked "clicked", Kind::Number, ZERO, "Links gevolgd", "Links followed";
    /// Questions of the customer that wait for our answer.
    Unanswered "unanswered", Kind::Number, ZERO, "Vragen van de klant zonder antwoord", "Questions of the customer we did not answer";
    /// Contact points or messages that came back, and were not confirmed since.
    Bounced "bounced", Kind::Number, ZERO, "Adressen die niet kloppen", "Addresses that do not work";
    /// Months since the customer last confirmed a contact point.
    ContactDataAge "contact-data-age", Kind::Number, NOT_KNOWN, "Maanden sinds de gegevens zijn nagekeken", "Months since contact data were checked";
    /// The last reason the customer gave, in the last year.
    Cause "cause", Kind::Word(CAUSES), FIRST, "Oorzaak volgens de klant", "Cause, as the customer told it";
    /// How many different reasons.
    Causes "causes", Kind::Number, ZERO, "Verschillende oorzaken", "Different causes";
    /// The last thing the customer said about paying.
    Said "said", Kind::Word(SAID), FIRST, "Wat de klant zei", "What the customer said";
    /// Why the last direct debit of 60 days failed.
    FailedDebit "failed-debit", Kind::Word(FAILURES), FIRST, "Mislukte incasso", "Failed direct debit";
    /// A part was paid after the due day.
    PartPaid "part-paid", Kind::Flag, NO, "Deel betaald", "Part paid";
    /// Money that came in and is on no invoice yet.
    UnbookedAmount "unbooked-amount", Kind::Amount, NO_MONEY, "Ontvangen, nog niet verwerkt", "Received, not yet booked";
    /// The last payment of the last week for an invoice that was late.
    RecentPayment "recent-payment", Kind::Flag, NO, "Pas betaald", "Paid recently";
    /// The latest promise.
    Promise "promise", Kind::Word(PROMISES), FIRST, "Toezegging", "Promise";
    /// The day of a running promise.
    PromiseDue "promise-due", Kind::Day, NOT_KNOWN, "Toegezegd voor", "Promised for";
    /// Promises not kept in the last 12 months.
    PromisesBroken "promises-broken", Kind::Number, ZERO, "Toezeggingen niet gelukt", "Promises not kept";
    /// The latest plan.
    Plan "plan", Kind::Word(PLANS), FIRST, "Betaalregeling", "Instalment plan";
    /// It is the customer's own proposal.
    PlanByCustomer "plan-by-customer", Kind::Flag, NO, "Voorstel van de klant", "Proposed by the customer";
    /// The day of the next instalment.
    PlanDue "plan-due", Kind::Day, NOT_KNOWN, "Volgende termijn", "Next instalment";
    /// Days until it.
    PlanDueIn "plan-due-in", Kind::Number, NOT_KNOWN, "Dagen tot de volgende termijn", "Days until the next instalment";
    /// Plans that failed in the last 24 months.
    PlansFailed "plans-failed", Kind::Number, ZERO, "Regelingen niet gelukt", "Plans that failed";
    /// A dispute about an invoice that is not paid; an open one goes first.
    Dispute "dispute", Kind::Word(DISPUTES), FIRST, "Bezwaar", "Dispute";
    /// Help with debts, today.
    DebtHelp "debt-help", Kind::Word(DEBT_HELP), FIRST, "Hulp bij schulden", "Help with debts";
    /// The day it ends.
    DebtHelpUntil "debt-help-until", Kind::Day, NOT_KNOWN, "Hulp tot", "Help until";
    /// How many vulnerabilities are recorded.
    Vulnerabilities "vulnerabilities", Kind::Number, ZERO, "Redenen voor extra zorg", "Reasons for extra care";
    /// The customer has died.
    Deceased "deceased", Kind::Flag, NO, "Overleden", "Deceased";
    /// The customer is under eighteen.
    Minor "minor", Kind::Flag, NO, "Jonger dan achttien", "Under eighteen";
    /// How well computers go.
    Digital "digital", Kind::Word(SKILLS), FIRST, "Omgaan met de computer", "Using a computer";
    /// How well reading goes.
    Literacy "literacy", Kind::Word(SKILLS), FIRST, "Lezen en schrijven", "Reading and writing";
    /// How well Dutch goes.
    Dutch "dutch", Kind::Word(SKILLS), FIRST, "Nederlands", "Dutch";
    /// We know by which channel the customer wants to hear from us.
    Preference "preference", Kind::Flag, NO, "Voorkeur bekend", "Preference known";
    /// The customer may be called, and there is a number that works.
    CanCall "can-call", Kind::Flag, Some(Value::Flag(true)), "Bellen kan", "Can be called";
    /// An adviser on our side knows the customer.
    Adviser "adviser", Kind::Flag, NO, "Heeft een adviseur", "Has an adviser";
    /// We made a mistake in an invoice that is overdue.
    OurError "our-error", Kind::Flag, NO, "Fout van ons", "Our own mistake";
    /// A fourteen-day letter about the oldest overdue invoice.
    FourteenDayLetter "fourteen-day-letter", Kind::Word(NOTICES), FIRST, "Veertiendagenbrief", "Fourteen-day letter";
    /// The first day on which costs may be charged after it.
    CostsFrom "costs-from", Kind::Day, NOT_KNOWN, "Kosten mogen vanaf", "Costs allowed from";
    /// A final notice was sent since the oldest overdue invoice was due.
    FinalNotice "final-notice", Kind::Flag, NO, "Laatste bericht gestuurd", "Final notice sent";
    /// Costs were charged since the oldest overdue invoice was due.
    CostsCharged "costs-charged", Kind::Flag, NO, "Kosten gerekend", "Costs charged";
    /// Costs were charged to it without the letter the law asks for, or before its term was over.
    CostsTooEarly "costs-too-early", Kind::Flag, NO, "Kosten te vroeg gerekend", "Costs charged too early";
    /// The arrears were reported to the municipality since the oldest overdue invoice was due, so that it can offer help.
    EarlyWarning "early-warning", Kind::Flag, NO, "Gemeld bij de gemeente", "Reported to the municipality";
}

impl Fact {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::ALL.len();

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fact| fact.name() == name)
    }

    /// A word of its kind by its place.
    pub(crate) fn word_at(self, place: u8) -> &'static str {
        let Kind::Word(words) = self.kind() else { return "" };
        words.get(usize::from(place)).copied().unwrap_or_default()
    }
}

/// Where in the account a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Record {
    pub(crate) list: &'static str,
    pub(crate) index: usize,
}

/// The facts of one account on one day.
#[derive(Debug, Clone)]
pub struct Facts {
    values: [Option<Value>; Fact::COUNT],
    levels: [Level; Fact::COUNT],
    records: Vec<(Fact, Record)>,
}

impl Facts {
    /// Those of a customer of whom nothing is known.
    pub(crate) fn new() -> Self {
        let mut facts = Self { values: [None; Fact::COUNT], levels: [NOT_KNOWN_LEVEL; Fact::COUNT], records: Vec::new() };
        for fact in Fact::ALL {
            if let Some(value) = fact.start() {
                facts.set(*fact, value);
            }
        }
        facts
    }

    /// The same, to ask what if: where they come from does not matter then.
    pub(crate) fn without_records(&self) -> Self {
        Self { values: self.values, levels: self.levels, records: Vec::new() }
    }

    pub(crate) fn get(&self, fact: Fact) -> Option<Value> {
        self.values.get(fact as usize).copied().flatten()
    }

    pub(crate) fn level(&self, fact: Fact) -> Level {
        self.levels.get(fact as usize).copied().unwrap_or(NOT_KNOWN_LEVEL)
    }

    pub(crate) fn set(&mut self, fact: Fact, value: Value) {
        if let (Some(slot), Some(level)) = (self.values.get_mut(fact as usize), self.levels.get_mut(fact as usize)) {
            // "No end" is written as the last day there is in more than one system, and days are added to it.
            *slot = Some(if let Value::Day(day) = value { Value::Day(day.min(Date::LAST)) } else { value });
            *level = value.level();
        }
    }

    /// Notes that a fact comes from a record.
    pub(crate) fn seen_in(&mut self, fact: Fact, list: &'static str, index: usize) {
        self.records.push((fact, Record { list, index }));
    }

    /// A fact that is a number; nothing when it is not known.
    #[must_use]
    pub fn number(&self, fact: Fact) -> i64 {
        if let Some(Value::Number(number)) = self.get(fact) { number } else { 0 }
    }

    /// A fact that is yes or no.
    #[must_use]
    pub fn flag(&self, fact: Fact) -> bool {
        self.get(fact) == Some(Value::Flag(true))
    }

    /// A fact that is a word.
    #[must_use]
    pub fn word(&self, fact: Fact) -> &'static str {
        if let Some(Value::Word(place)) = self.get(fact) { fact.word_at(place) } else { "" }
    }

    /// A fact that is a day.
    #[must_use]
    pub fn day(&self, fact: Fact) -> Option<Date> {
        if let Some(Value::Day(day)) = self.get(fact) { Some(day) } else { None }
    }

    /// The facts worth showing, each with at most twenty records, in the order of the account.
    pub(crate) fn shown(&self) -> impl Iterator<Item = (Fact, Value, Vec<Record>)> {
        Fact::ALL.iter().filter(|fact| **fact != Fact::Posture).filter_map(|fact| {
            // What is as usual is not worth a line.
            let value = self.get(*fact).filter(|value| fact.start() != Some(*value))?;
            let mut records: Vec<Record> = self.records.iter().filter(|(of, _)| of == fact).map(|(_, record)| *record).collect();
            sort_by(&mut records, Ord::cmp);
            records.dedup();
            records.truncate(20);
            Some((*fact, value, records))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_starts_with_a_value_of_its_kind_and_has_a_name_of_its_own() {
        let mut names: Vec<_> = Fact::ALL.iter().map(|fact| fact.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Fact::ALL.len());
        for fact in Fact::ALL {
            let fits = match (fact.kind(), fact.start()) {
                (_, None)
                | (Kind::Number, Some(Value::Number(_)))
                | (Kind::Amount, Some(Value::Amount(_)))
                | (Kind::Flag, Some(Value::Flag(_))) => true,
                (Kind::Word(words), Some(Value::Word(place))) => place == 0 && words.len() < 32,
                _ => false,
            };
            assert!(fits, "{}", fact.name());
            assert_eq!(Fact::named(fact.name()), Some(*fact));
        }
    }
}

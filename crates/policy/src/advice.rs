//! What an advice says: the wire types, and the words of a [`Decision`].

use helder_law::next_working_day;
use helder_model::{Channel, Date, Locale, Read, SharedText, sort_by};
use serde::Serialize;

use crate::evaluate::{Choice, Decision, Points, points};
use crate::facts::Fact;
use crate::pack::{EvidenceRow, Hour, JUST_DONE, Row, Until};
use crate::words;

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
    /// The id of a pack: one that ships with Helder or one that `usePolicy` took. Left out: `nl-consumer`, for a company `nl-business`.
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
    /// What would lead to another first step.
    pub would_change: Vec<Change>,
    /// What whoever uses the policy should know, such as that it is no longer valid.
    pub notes: Vec<String>,
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
    /// The records do not tell: the customer has the benefit of the doubt.
    Unknown,
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
}

/// The posture with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PostureReport {
    /// What seems to be going on.
    pub name: Posture,
    /// For people.
    pub label: SharedText,
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
    pub label: SharedText,
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
    pub row: SharedText,
    /// How much it weighs.
    pub points: i32,
    /// In words.
    pub text: SharedText,
}

/// A step to take.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct AdvisedStep {
    /// Stable name, such as `offer-plan`.
    pub step: SharedText,
    /// For people.
    pub label: SharedText,
    /// What it is for, in one sentence.
    pub purpose: SharedText,
    /// By which channel; left out for a step that contacts nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The first day it may be done.
    pub earliest: Date,
    /// When it has the best chance; left out for a step that contacts nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<Moment>,
    /// Why this step.
    pub reasons: Vec<Reason>,
    /// What it does to the three aims.
    pub effects: Effects,
    /// The same in words.
    pub expected: Vec<&'static str>,
    /// What to record afterwards.
    pub record: SharedText,
    /// What it is ranked by; higher comes first.
    pub rank: i32,
}

/// A day, and the hours of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Moment {
    /// A working day.
    pub day: Date,
    /// From this time, `"17:00"`; left out for paper, which has no hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Until this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// Something that would lead to another first step.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The pack's row that asks.
    pub row: SharedText,
    /// What would have to become known, as the end of a sentence that begins with "if".
    pub when: SharedText,
    /// The first step then.
    pub step: SharedText,
    /// For people.
    pub label: SharedText,
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
    pub row: SharedText,
    /// In words.
    pub text: SharedText,
    /// The facts that made the row speak, as `name = value`.
    pub facts: Vec<String>,
    /// Where the practice comes from.
    pub source: SharedText,
}

/// A step that must not be done now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct BlockedStep {
    /// Which step.
    pub step: SharedText,
    /// For people.
    pub label: SharedText,
    /// The guardrail that blocks it.
    pub by: SharedText,
    /// Why, in words.
    pub reason: SharedText,
    /// The first day it is no longer blocked, when that is known; left out: until the record changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The law or practice behind it.
    pub source: SharedText,
}

/// A datum that would make the advice better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The field of the account.
    pub field: SharedText,
    /// What to ask.
    pub text: SharedText,
}

/// A fact that was derived from the records.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FactReport {
    /// Stable name, such as `days-late`.
    pub fact: &'static str,
    /// For people.
    pub label: &'static str,
    /// Its value for programs: a number, a word of the pack or an amount, as text.
    pub value: String,
    /// The same for people.
    pub text: String,
    /// The records it comes from, as paths: `invoices[0]`.
    pub records: Vec<String>,
}

/// How the advice came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// The pack's id.
    pub pack: SharedText,
    /// The pack's version.
    pub version: SharedText,
    /// The rows that spoke, in the order of the pack.
    pub rows: Vec<SharedText>,
    /// The guardrails that blocked something.
    pub guardrails: Vec<SharedText>,
}

/// So many changes are shown: more is a list that nobody reads.
const MOST_CHANGES: usize = 5;

impl Decision<'_> {
    /// The decision in words.
    #[must_use]
    pub fn advice(&self, account: String, locale: Locale) -> Advice {
        let by = |guardrail: &&crate::pack::Guardrail| self.blocked.iter().any(|(_, by)| std::ptr::eq(*by, *guardrail));
        Advice {
            account,
            today: self.today,
            posture: self.posture_report(locale),
            steps: self.steps.iter().map(|choice| self.advised(choice, locale)).collect(),
            blocked: self.blocked_steps(locale),
            questions: self.questions(locale),
            would_change: self.changes(locale),
            notes: self.notes(locale),
            facts: self.fact_reports(locale),
            trace: Trace {
                pack: self.pack.head.id.clone(),
                version: self.pack.head.version.clone(),
                rows: self.rows.iter().map(|row| row.id.clone()).collect(),
                guardrails: self.pack.guardrails.iter().filter(by).map(|guardrail| guardrail.id.clone()).collect(),
            },
        }
    }

    fn label(&self, posture: Posture, locale: Locale) -> SharedText {
        self.pack.posture(posture).map(|row| row.label.of(locale)).unwrap_or_default()
    }

    fn posture_report(&self, locale: Locale) -> PostureReport {
        let piece = |row: &EvidenceRow| Evidence { row: row.id.clone(), points: row.points, text: row.because.of(locale) };
        let evidence: Vec<&EvidenceRow> = self.evidence().collect();
        let heard = points(evidence.iter().copied()).into_iter().filter(|of| of.kinds > 0);
        let of_posture = |Points { posture, points, .. }| PosturePoints {
            posture,
            label: self.label(posture, locale),
            points,
            evidence: evidence.iter().filter(|row| row.posture == posture).map(|row| piece(row)).collect(),
        };
        let mut points: Vec<PosturePoints> = heard.map(of_posture).collect();
        sort_by(&mut points, |a, b| b.points.cmp(&a.points));
        PostureReport { name: self.posture, label: self.label(self.posture, locale), margin: self.margin, points }
    }

    fn advised(&self, choice: &Choice<'_>, locale: Locale) -> AdvisedStep {
        let step = choice.step;
        AdvisedStep {
            step: step.id.clone(),
            label: step.label.of(locale),
            purpose: step.purpose.of(locale),
            channel: choice.channel,
            earliest: choice.earliest,
            best: choice.channel.map(|channel| self.moment(channel, choice.earliest)),
            reasons: self.reasons(choice, locale),
            effects: step.effects,
            expected: words::expected(step.effects, locale),
            record: step.record.of(locale),
            rank: choice.rank,
        }
    }

    fn reasons(&self, choice: &Choice<'_>, locale: Locale) -> Vec<Reason> {
        if !choice.rows.is_empty() {
            let reason = |row: &&Row| Reason {
                row: row.id.clone(),
                text: row.because.of(locale),
                facts: row.when.spoken(&self.facts),
                source: words::source(&row.source, locale),
            };
            return choice.rows.iter().map(reason).collect();
        }
        // No row has a step left: what was just done says why, else the step itself.
        let by = self.blocked.iter().map(|(_, by)| *by).find(|by| by.id == JUST_DONE);
        let step = || (choice.step.id.clone(), choice.step.purpose.of(locale), words::source(&"own".into(), locale));
        let (row, text, source) = by.map_or_else(step, |by| (by.id.clone(), by.because.of(locale), words::source(&by.source, locale)));
        vec![Reason { row, text, facts: Vec::new(), source }]
    }

    /// The moment with the best chance from a day on, within the hours of the law and those of the pack.
    fn moment(&self, channel: Channel, earliest: Date) -> Moment {
        let jurisdiction = self.pack.head.jurisdiction;
        let working = |day: Date| next_working_day(jurisdiction, day).min(Date::LAST);
        let (first, last) = self.pack.head.hours();
        match channel {
            Channel::Letter | Channel::Portal => Moment { day: working(earliest), from: None, until: None },
            Channel::Email | Channel::Sms | Channel::Whatsapp => {
                Moment { day: working(earliest), from: Some(first.to_string()), until: Some(last.to_string()) }
            }
            Channel::Call | Channel::Visit => {
                let (day, (from, until)) = self.reach.moment_to_call(earliest, self.is_business(), working);
                let (from, until) = (Hour::full(from).max(first), Hour::full(until).min(last));
                // A pack may close before the evening.
                let (from, until) = if from < until { (from, until) } else { (first, last) };
                Moment { day, from: Some(from.to_string()), until: Some(until.to_string()) }
            }
        }
    }

    fn blocked_steps(&self, locale: Locale) -> Vec<BlockedStep> {
        let blocked = self.blocked.iter().map(|(step, guardrail)| {
            let until = match &guardrail.until {
                _ if guardrail.id == JUST_DONE => self.rests_until(step),
                Until::Unknown => None,
                Until::Day(fact) => self.facts.day(*fact),
                Until::After(fact, days) => self.facts.day(*fact).map(|day| day.plus_days(*days)),
                Until::DaysLate(days) => Some(self.today.plus_days(days.saturating_sub(self.facts.number(Fact::DaysLate)))),
            };
            BlockedStep {
                step: step.id.clone(),
                label: step.label.of(locale),
                by: guardrail.id.clone(),
                reason: guardrail.because.of(locale),
                until: until.map(|day| day.min(Date::LAST)).filter(|day| *day > self.today),
                source: words::source(&guardrail.source, locale),
            }
        });
        blocked.collect()
    }

    fn questions(&self, locale: Locale) -> Vec<Question> {
        let asked =
            |row: &&crate::pack::QuestionRow| row.when.holds(&self.facts) && (!row.no_contact_points || self.reach.no_contact_points);
        let rows = self.pack.question.iter().filter(asked);
        rows.map(|row| Question { field: row.field.clone(), text: row.text.of(locale) }).collect()
    }

    fn changes(&self, locale: Locale) -> Vec<Change> {
        let first = self.steps.first().map(|choice| &choice.step.id);
        let rows = self.pack.change.iter().filter(|row| row.when.holds(&self.facts));
        let changed = rows.filter_map(|row| {
            let step = self.first_if(&row.facts).filter(|step| Some(&step.id) != first)?;
            Some(Change { row: row.id.clone(), when: row.text.of(locale), step: step.id.clone(), label: step.label.of(locale) })
        });
        changed.take(MOST_CHANGES).collect()
    }

    fn notes(&self, locale: Locale) -> Vec<String> {
        let head = &self.pack.head;
        let day = |day: Date| helder_law::date_in_words(day, locale);
        let early = head.valid_from.filter(|from| self.today < *from).map(|from| words::NOT_YET.fill(locale, &[("day", day(from))]));
        let late = head.valid_until.filter(|until| self.today > *until).map(|until| words::NO_LONGER.fill(locale, &[("day", day(until))]));
        early.into_iter().chain(late).collect()
    }

    fn fact_reports(&self, locale: Locale) -> Vec<FactReport> {
        let report = |(fact, value, records): (Fact, crate::facts::Value, Vec<crate::facts::Record>)| FactReport {
            fact: fact.name(),
            label: fact.label(locale),
            value: value.text(fact),
            text: words::value(fact, value, locale),
            records: records.iter().map(|record| format!("{}[{}]", record.list, record.index)).collect(),
        };
        self.facts.shown().map(report).collect()
    }
}

//! From facts to advice: posture, guardrails, steps. One pass.

use helder_law::next_contact_day;
use helder_model::{Account, Date, Error, Locale, sort_by};

use crate::channel::Reach;
use crate::derive;
use crate::facts::{Fact, Facts, POSTURES, Value};
use crate::pack::{EvidenceRow, Guardrail, NO_CHANNEL, PolicyPack, Row, StepRow, Until, WAIT};
use crate::{
    Advice, AdviceOptions, AdvisedStep, BlockedStep, Evidence, FactReport, Posture, PosturePoints, PostureReport, Question, Reason, Trace,
};

/// A row's second step stands this far behind its first: more than what the effects of two steps can differ by in our pack.
const NEXT_PLACE: i32 = 25;

/// How many days ahead a free day for a contact is looked for.
const LOOK_AHEAD: i64 = 60;

/// Advises on an account by a pack that ships with Helder (`options.policy`, or `nl-consumer`).
///
/// ```
/// let account = helder_model::from_json(r#"{"id": "K1", "invoices": [{"id": "F1", "amount": "80.00", "due": "2026-11-16"}]}"#).unwrap();
/// let options = helder_model::from_json(r#"{"today": "2026-11-23"}"#).unwrap();
/// let advice = helder_policy::advise(&account, &options).unwrap();
/// assert_eq!(advice.steps[0].step, "friendly-reminder");
/// ```
///
/// # Errors
/// What [`Account::check`] finds; `unknown-policy` at `options.policy`.
pub fn advise(account: &Account, options: &AdviceOptions) -> Result<Advice, Error> {
    let pack = PolicyPack::named(options.policy.as_deref().unwrap_or("nl-consumer"))
        .map_err(|error| Error { path: format!("options.{}", error.path), ..error })?;
    evaluate(&pack, account, options.today, options.locale)
}

/// Advises on an account by a pack of one's own.
///
/// # Errors
/// What [`Account::check`] finds.
pub fn evaluate(pack: &PolicyPack, account: &Account, today: Date, locale: Locale) -> Result<Advice, Error> {
    account.check()?;
    let facts = derive::facts(account, today, pack.head.jurisdiction);
    let late_since = today.plus_days(-facts.number(Fact::DaysLate));
    let way = Way { pack, today, locale, reach: Reach::of(account, today, late_since), outbound: derive::outbound_days(account, today) };
    Ok(way.advice(account.id.clone(), facts))
}

/// What a pack says of facts alone: for the pack's own tests.
pub(crate) fn judge(pack: &PolicyPack, facts: Facts, today: Date) -> Advice {
    let way = Way { pack, today, locale: Locale::Nl, reach: Reach::unknown(), outbound: Vec::new() };
    way.advice(String::new(), facts)
}

/// What stays the same on the way of one account.
struct Way<'a> {
    pack: &'a PolicyPack,
    today: Date,
    locale: Locale,
    reach: Reach,
    /// The days of our messages so far, in order.
    outbound: Vec<Date>,
}

impl Posture {
    /// Every posture, as the wire orders them.
    pub const ALL: [Self; 9] = [
        Self::NotBehind,
        Self::Forgot,
        Self::Slip,
        Self::CannotPayNow,
        Self::CannotPayLasting,
        Self::Disputes,
        Self::Unreachable,
        Self::WillNotPay,
        Self::Unknown,
    ];

    pub(crate) fn word(self) -> &'static str {
        Self::ALL.iter().position(|posture| *posture == self).and_then(|place| POSTURES.get(place)).copied().unwrap_or("unknown")
    }
}

impl Way<'_> {
    fn advice(&self, account: String, mut facts: Facts) -> Advice {
        let posture = self.posture(&facts);
        facts.set(Fact::Posture, Value::Word(posture.name.word()));

        let active: Vec<&Guardrail> = self.pack.guardrail.iter().filter(|guardrail| guardrail.when.holds(&facts)).collect();
        let mut blocked = Vec::new();
        // By the place of the step in the pack.
        let mut open: Vec<(usize, &StepRow, Option<helder_model::Channel>)> = Vec::new();
        for (place, step) in self.pack.steps.iter().enumerate() {
            if let Some(guardrail) = active.iter().find(|guardrail| guardrail.blocks(step)) {
                blocked.push(self.blocked(step, guardrail, &facts));
                continue;
            }
            if step.channels.is_empty() {
                open.push((place, step, None));
                continue;
            }
            match self.reach.pick(self.pack, &facts, &step.channels) {
                Ok(channel) => open.push((place, step, Some(channel))),
                Err(by) => {
                    let guardrail = self.pack.guardrail.iter().find(|guardrail| guardrail.id == by.unwrap_or(NO_CHANNEL));
                    blocked.extend(guardrail.map(|guardrail| self.blocked(step, guardrail, &facts)));
                }
            }
        }

        let rows: Vec<&Row> = self.pack.rows.iter().filter(|row| row.when.holds(&facts)).collect();
        let mut proposals: Vec<Vec<(i32, &Row)>> = vec![Vec::new(); self.pack.steps.len()];
        for row in &rows {
            for (place, step) in row.then.iter().enumerate() {
                let weight = row.weight.saturating_sub(NEXT_PLACE.saturating_mul(i32::try_from(place).unwrap_or(i32::MAX)));
                if let Some(proposals) = self.pack.step_at(step).and_then(|place| proposals.get_mut(place)) {
                    proposals.push((weight, row));
                }
            }
        }
        let mut steps: Vec<AdvisedStep> = open
            .iter()
            .filter_map(|(place, step, channel)| {
                let proposals = proposals.get_mut(*place).filter(|proposals| !proposals.is_empty())?;
                Some(self.advised(step, *channel, proposals, &facts))
            })
            .collect();
        // The sort keeps the order of the pack where the rank decides nothing.
        sort_by(&mut steps, |a, b| b.rank.cmp(&a.rank));
        if steps.is_empty() {
            let wait = self.pack.steps.iter().find(|step| step.id == WAIT);
            steps.extend(wait.map(|step| self.advised(step, None, &mut Vec::new(), &facts)));
        }

        let guardrails =
            self.pack.guardrail.iter().filter(|guardrail| blocked.iter().any(|blocked: &BlockedStep| blocked.by == guardrail.id));
        Advice {
            account,
            today: self.today,
            posture,
            trace: Trace {
                pack: self.pack.head.id.clone(),
                version: self.pack.head.version.clone(),
                rows: rows.iter().map(|row| row.id.clone()).collect(),
                guardrails: guardrails.map(|guardrail| guardrail.id.clone()).collect(),
            },
            questions: self.questions(&facts),
            facts: facts
                .shown()
                .map(|(fact, value, records)| FactReport {
                    fact: fact.name().to_owned(),
                    label: fact.label(self.locale).to_owned(),
                    value: value.to_string(),
                    records: records.iter().map(|record| format!("{}[{}]", record.list, record.index)).collect(),
                })
                .collect(),
            steps,
            blocked,
        }
    }

    fn posture(&self, facts: &Facts) -> PostureReport {
        let mut points: Vec<PosturePoints> = Vec::new();
        let spoke = |row: &&EvidenceRow| row.when.holds(facts);
        for posture in Posture::ALL {
            let of_it = self.pack.evidence.iter().filter(|row| row.posture == posture).filter(spoke);
            let evidence: Vec<Evidence> = of_it
                .map(|row| Evidence { row: row.id.clone(), points: row.points, text: row.because.of(self.locale).to_owned() })
                .collect();
            if !evidence.is_empty() {
                let sum = evidence.iter().fold(0, |sum: i32, piece| sum.saturating_add(piece.points));
                points.push(PosturePoints { posture, label: self.label(posture), points: sum, evidence });
            }
        }
        sort_by(&mut points, |a, b| b.points.cmp(&a.points));
        let margin = |first: &PosturePoints| first.points.saturating_sub(points.get(1).map_or(0, |second| second.points));
        let behind = facts.number(Fact::OverdueInvoices) > 0;
        let (name, margin) = match points.first() {
            _ if !behind => (Posture::NotBehind, 0),
            Some(first) if margin(first) >= self.pack.head.margin && self.is_enough(first, facts) => (first.posture, margin(first)),
            Some(first) => (Posture::Unknown, margin(first)),
            None => (Posture::Unknown, 0),
        };
        PostureReport { name, label: self.label(name), margin, points }
    }

    /// Some postures need more than points.
    fn is_enough(&self, points: &PosturePoints, facts: &Facts) -> bool {
        self.pack.posture(points.posture).is_some_and(|row| points.evidence.len() >= row.kinds && row.when.holds(facts))
    }

    fn label(&self, posture: Posture) -> String {
        self.pack.posture(posture).map(|row| row.label.of(self.locale).to_owned()).unwrap_or_default()
    }

    fn blocked(&self, step: &StepRow, guardrail: &Guardrail, facts: &Facts) -> BlockedStep {
        let until = match &guardrail.until {
            Until::Unknown => None,
            Until::Day(fact) => facts.day(*fact),
            Until::DaysLate(days) => Some(self.today.plus_days(days.saturating_sub(facts.number(Fact::DaysLate)))),
        };
        BlockedStep {
            step: step.id.clone(),
            label: step.label.of(self.locale).to_owned(),
            by: guardrail.id.clone(),
            reason: guardrail.because.of(self.locale).to_owned(),
            until: until.filter(|day| *day > self.today),
            source: guardrail.source.clone(),
        }
    }

    fn advised(
        &self,
        step: &StepRow,
        channel: Option<helder_model::Channel>,
        proposals: &mut Vec<(i32, &Row)>,
        facts: &Facts,
    ) -> AdvisedStep {
        // The weightiest row speaks first, and says when.
        sort_by(proposals, |a, b| b.0.cmp(&a.0));
        let (weight, best) = proposals.first().map_or((0, None), |(weight, row)| (*weight, Some(*row)));
        let wanted = best.and_then(|row| row.earliest.as_ref()).and_then(|earliest| {
            let day = facts.day(earliest.after.0)?;
            Some(day.plus_days(earliest.days))
        });
        let from = wanted.map_or(self.today, |day| day.max(self.today));
        let weights = self.pack.head.weights;
        let effects = step.effects;
        let worth = [(effects.payment, weights.payment), (effects.cost, weights.cost), (effects.relation, weights.relation)]
            .iter()
            .fold(0_i32, |sum, (effect, weight)| sum.saturating_add(effect.saturating_mul(*weight)));
        AdvisedStep {
            step: step.id.clone(),
            label: step.label.of(self.locale).to_owned(),
            purpose: step.purpose.of(self.locale).to_owned(),
            channel,
            earliest: if channel.is_some() { self.contact_day(from, step.answers, facts) } else { from },
            reasons: proposals
                .iter()
                .map(|(_, row)| Reason {
                    row: row.id.clone(),
                    text: row.because.of(self.locale).to_owned(),
                    facts: row.when.spoken(facts),
                    source: row.source.clone(),
                })
                .collect(),
            effects,
            record: step.record.of(self.locale).to_owned(),
            rank: weight.saturating_add(worth),
        }
    }

    /// The first day on which we may contact the customer: not too often, and not on a day of rest.
    fn contact_day(&self, from: Date, answers: bool, facts: &Facts) -> Date {
        let limits = &self.pack.head.contact;
        let is_free = |day: Date| {
            let before = self.outbound.partition_point(|past| *past <= day.plus_days(-7));
            let this_week = self.outbound.len().saturating_sub(before);
            let this_day = self.outbound.iter().rev().take_while(|past| **past == day).count();
            answers || (this_week < limits.per_week && this_day < limits.per_day)
        };
        let free = (0..LOOK_AHEAD).map(|days| from.plus_days(days)).find(|day| is_free(*day)).unwrap_or(from);
        if facts.word(Fact::CustomerKind) == "business" { free } else { next_contact_day(self.pack.head.jurisdiction, free) }
    }

    fn questions(&self, facts: &Facts) -> Vec<Question> {
        let asked = |row: &&crate::pack::QuestionRow| row.when.holds(facts) && (!row.no_contact_points || self.reach.no_contact_points);
        let question = |row: &crate::pack::QuestionRow| Question { field: row.field.clone(), text: row.text.of(self.locale).to_owned() };
        self.pack.question.iter().filter(asked).map(question).collect()
    }
}

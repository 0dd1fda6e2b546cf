//! From an account to a decision: facts, posture, guardrails, steps. One pass, in references to the pack; its words are put to it afterwards
//! (`advice.rs`), so that a million accounts can be decided on without writing a million letters of reasons.

use std::cell::Cell;

use helder_law::next_contact_day;
use helder_model::{Account, Channel, Contact, CustomerKind, Date, Direction, Error, Locale, Outcome, Said, sort_by};

use crate::channel::{Reach, Ways};
use crate::condition::Given;
use crate::derive;
use crate::facts::{Fact, Facts, Level, Value};
use crate::pack::{EvidenceRow, Family, Guardrail, JUST_DONE, NO_CHANNEL, PolicyPack, Row, StepRow, WAIT};
use crate::{Advice, AdviceOptions, Posture};

/// A row's second step stands this far behind its first: more than what the effects of two steps can differ by in our pack.
const NEXT_PLACE: i32 = 25;

/// How many days ahead a free day for a contact is looked for.
const LOOK_AHEAD: i64 = 60;

/// Advises on an account by a pack that is known by its id: `options.policy`, or `nl-consumer`, for a company `nl-business`.
///
/// ```
/// let account = helder_model::from_json(r#"{"id": "K1", "invoices": [{"id": "F1", "amount": "80.00", "due": "2026-11-16"}]}"#).unwrap();
/// let options = helder_model::from_json(r#"{"today": "2026-11-23"}"#).unwrap();
/// let advice = helder_policy::advise(&account, &options).unwrap();
/// assert_eq!(advice.steps[0].step, "friendly-reminder");
/// ```
///
/// # Errors
/// What [`Account::check`] finds; `unknown-policy` at `options.policy`; what is wrong with the pack, at `options.policy` too.
pub fn advise(account: &Account, options: &AdviceOptions) -> Result<Advice, Error> {
    let usual = PolicyPack::usual(account.customer.kind);
    let pack = PolicyPack::named(options.policy.as_deref().unwrap_or(usual)).map_err(|error| {
        let inside = if error.path == "policy" { String::new() } else { format!(" (in the pack, at {})", error.path) };
        Error { path: "options.policy".to_owned(), message: format!("{}{inside}", error.message), ..error }
    })?;
    evaluate(&pack, account, options.today, options.locale)
}

/// Advises on an account by a pack of one's own.
///
/// # Errors
/// What [`Account::check`] finds.
pub fn evaluate(pack: &PolicyPack, account: &Account, today: Date, locale: Locale) -> Result<Advice, Error> {
    account.check()?;
    Ok(decide(pack, account, today).advice(account.id.clone(), locale))
}

/// Decides on an account, without the words: for many accounts at once. The account is taken to be in order ([`Account::check`]).
#[must_use]
pub fn decide<'p>(pack: &'p PolicyPack, account: &Account, today: Date) -> Decision<'p> {
    let mut facts = derive::facts(account, today, pack.head.jurisdiction);
    let late_since = today.plus_days(-facts.number(Fact::DaysLate));
    let reach = Reach::of(account, today, late_since);
    facts.set(Fact::CanCall, Value::Flag(reach.can(Channel::Call)));
    Decision::of(pack, facts, reach, derive::outbound_days(account, today), resting(pack, account, today), today)
}

/// The steps that were done so lately that they rest, by their places, each with the day from which it may be advised again.
fn resting(pack: &PolicyPack, account: &Account, today: Date) -> Vec<(usize, Date)> {
    let ours = |contact: &&Contact| {
        let is_told = contact.step.is_some() || contact.purpose.is_some();
        is_told && contact.date <= today && contact.direction == Direction::Outbound && contact.outcome != Outcome::Bounced
    };
    let told: Vec<&Contact> = account.contacts.iter().filter(ours).collect();
    if told.is_empty() {
        return Vec::new();
    }
    let asks = |contact: &&Contact| {
        contact.outcome == Outcome::Unanswered || (derive::is_real(contact) && contact.said.is_some_and(|said| said != Said::WillPay))
    };
    let asked = account.contacts.iter().filter(asks).map(|contact| contact.date);
    let asked = asked.chain(account.disputes.iter().map(|dispute| dispute.opened)).filter(|day| *day <= today).max();
    let rests = pack.steps.iter().enumerate().filter(|(_, step)| step.rest > 0).filter_map(|(place, step)| {
        let was = |contact: &&&Contact| {
            let named =
                contact.step.as_deref() == Some(&*step.id) || contact.purpose.is_some_and(|purpose| step.purposes.contains(&purpose));
            // Who did not answer a call got nothing; where the step is the call itself, it was made.
            named && (contact.outcome != Outcome::NoAnswer || step.channels == [Channel::Call])
        };
        let done = told.iter().filter(was).map(|contact| contact.date).max()?;
        // Who came back to it since then is helped again.
        let is_ours = matches!(step.family, Family::Repair | Family::Help) && asked.is_some_and(|asked| asked > done);
        let until = done.plus_days(step.rest).min(Date::LAST);
        (until > today && !is_ours).then_some((place, until))
    });
    rests.collect()
}

/// What a pack says of facts alone: for the pack's own tests.
pub(crate) fn judge(pack: &PolicyPack, facts: Facts, today: Date) -> Decision<'_> {
    Decision::of(pack, facts, Reach::unknown(), Vec::new(), Vec::new(), today)
}

/// What a pack says of an account on a day.
#[derive(Debug)]
pub struct Decision<'p> {
    pub(crate) pack: &'p PolicyPack,
    pub(crate) today: Date,
    pub(crate) facts: Facts,
    pub(crate) reach: Reach,
    /// The days of our messages so far, in order.
    outbound: Vec<Date>,
    /// The steps that were just done, by their places, and when they may be done again.
    resting: Vec<(usize, Date)>,
    /// The last contact day that was looked for: from when, for an answer or not, and what was found. Most steps ask the same.
    contact_day: Cell<Option<(Date, bool, Date)>>,
    pub(crate) posture: Posture,
    pub(crate) margin: i32,
    /// The rows that spoke.
    pub(crate) rows: Vec<&'p Row>,
    /// The best first.
    pub(crate) steps: Vec<Choice<'p>>,
    pub(crate) blocked: Vec<(&'p StepRow, &'p Guardrail)>,
}

/// A step that is advised.
#[derive(Debug)]
pub(crate) struct Choice<'p> {
    pub(crate) step: &'p StepRow,
    pub(crate) channel: Option<Channel>,
    pub(crate) earliest: Date,
    pub(crate) rank: i32,
    /// The rows that propose it, the weightiest first.
    pub(crate) rows: Vec<&'p Row>,
}

impl Posture {
    /// Every posture, as the wire orders them.
    pub const ALL: [Self; 9] = [
        Self::Unknown,
        Self::NotBehind,
        Self::Forgot,
        Self::Slip,
        Self::CannotPayNow,
        Self::CannotPayLasting,
        Self::Disputes,
        Self::Unreachable,
        Self::WillNotPay,
    ];

    pub(crate) fn word(self) -> &'static str {
        Fact::Posture.word_at(self as u8)
    }
}

/// A row's proposal of a step.
struct Proposal<'p> {
    step: usize,
    weight: i32,
    row: &'p Row,
}

/// A row with the places of its steps.
type RowSteps<'p> = (&'p Row, &'p Vec<u8>);

/// The rows that hold under these facts.
fn rows_of<'p>(pack: &'p PolicyPack, facts: &Facts) -> impl Iterator<Item = RowSteps<'p>> {
    pack.rows.iter().zip(&pack.row_steps).filter(|(row, _)| row.when.holds(facts))
}

/// Which of the proposed steps may be done, and what each weighs: what is advised, and what would be if other facts held.
struct Ranking {
    /// By the place of the step; nothing for one that is not advised.
    weights: [Option<i32>; PolicyPack::MOST_STEPS],
    /// Whether a row of some weight has a step left. Then those of no weight are silent.
    is_heard: bool,
    /// When the first of the proposed steps that only rest is to be done again.
    again: Option<Date>,
}

impl Ranking {
    /// `blocked`: the steps that a guardrail blocks, a bit for each place. It keeps no lists: it is asked for many times an advice.
    fn of(
        pack: &PolicyPack,
        rows: &mut dyn Iterator<Item = RowSteps<'_>>,
        ways: &Ways<'_>,
        resting: &[(usize, Date)],
        blocked: u128,
    ) -> Self {
        let (mut weights, mut without) = ([None; PolicyPack::MOST_STEPS], [None; PolicyPack::MOST_STEPS]);
        for (row, steps) in rows {
            let of = if row.weight > 0 { &mut weights } else { &mut without };
            for (place, step) in (0_i32..).zip(steps) {
                if let Some(most) = of.get_mut(usize::from(*step)) {
                    *most = (*most).max(Some(weight_at(row, place)));
                }
            }
        }
        let rests = |place: usize| resting.iter().find(|(at, _)| *at == place).map(|(_, until)| *until);
        let (mut is_heard, mut again) = (false, None::<Date>);
        for (place, ((step, weight), less)) in pack.steps.iter().zip(&mut weights).zip(&mut without).enumerate() {
            if weight.is_none() && less.is_none() {
                continue;
            }
            let is_blocked = blocked >> place & 1 == 1;
            if let Some(until) = rests(place).filter(|_| !is_blocked) {
                again = Some(again.map_or(until, |day| day.min(until)));
            }
            if is_blocked || rests(place).is_some() || !(step.channels.is_empty() || ways.pick(&step.channels).is_ok()) {
                (*weight, *less) = (None, None);
            }
            is_heard |= weight.is_some();
        }
        // When nothing else has a step left because all of it was done just now, it is time to wait.
        if !is_heard && again.is_none() {
            weights = without;
        }
        Self { weights, is_heard, again }
    }

    /// What is advised, by its place and with its rank, in the order of the pack.
    fn steps<'p>(&self, pack: &'p PolicyPack) -> impl Iterator<Item = (usize, &'p StepRow, i32)> {
        let advised = pack.steps.iter().zip(&self.weights).enumerate();
        advised.filter_map(|(place, (step, weight))| Some((place, step, (*weight)?.saturating_add(worth(pack, step)))))
    }
}

/// What holds, and what is proposed.
struct Open<'p> {
    posture: Posture,
    margin: i32,
    /// The guardrails that hold, and the steps they block.
    active: Vec<(&'p Guardrail, u128)>,
    rows: Vec<RowSteps<'p>>,
    /// By step, the weightiest first.
    proposals: Vec<Proposal<'p>>,
}

impl<'p> Open<'p> {
    /// Sets the posture among the facts.
    fn of(pack: &'p PolicyPack, facts: &mut Facts) -> Self {
        let (posture, margin) = weigh(pack, facts);
        let holding = pack.guardrails.iter().zip(&pack.blocks).filter(|(row, _)| row.when.holds(facts));
        let active = holding.map(|(row, blocks)| (row, *blocks)).collect();
        let mut rows = Vec::with_capacity(8);
        let mut proposals = Vec::with_capacity(16);
        for (row, steps) in rows_of(pack, facts) {
            rows.push((row, steps));
            for (place, step) in (0_i32..).zip(steps) {
                proposals.push(Proposal { step: usize::from(*step), weight: weight_at(row, place), row });
            }
        }
        // The sort keeps the order of the pack where the weight decides nothing.
        sort_by(&mut proposals, |a: &Proposal<'_>, b: &Proposal<'_>| a.step.cmp(&b.step).then(b.weight.cmp(&a.weight)));
        Self { posture, margin, active, rows, proposals }
    }
}

impl<'p> Decision<'p> {
    fn of(pack: &'p PolicyPack, mut facts: Facts, reach: Reach, outbound: Vec<Date>, resting: Vec<(usize, Date)>, today: Date) -> Self {
        let mut open = Open::of(pack, &mut facts);
        let ways = reach.ways(pack, &facts);

        let mut blocked = Vec::with_capacity(pack.steps.len());
        let mut carried: Vec<Option<Channel>> = vec![None; pack.steps.len()];
        let just_done = pack.guardrails.iter().find(|row| row.id == JUST_DONE);
        for (place, step) in pack.steps.iter().enumerate() {
            let by = open.active.iter().find(|(_, blocks)| blocks >> place & 1 == 1).map(|(guardrail, _)| *guardrail);
            let by = by.or(just_done.filter(|_| resting.iter().any(|(at, _)| *at == place)));
            let by = match (by, step.channels.is_empty()) {
                (Some(_), _) => by,
                (None, true) => None,
                (None, false) => match ways.pick(&step.channels) {
                    Ok(channel) => {
                        carried.iter_mut().skip(place).take(1).for_each(|slot| *slot = Some(channel));
                        None
                    }
                    Err(by) => by.or_else(|| pack.guardrails.iter().find(|row| row.id == NO_CHANNEL)),
                },
            };
            if let Some(by) = by {
                blocked.push((step, by));
            }
        }
        let by_guardrails = open.active.iter().fold(0, |all, (_, blocks)| all | blocks);
        let ranking = Ranking::of(pack, &mut open.rows.iter().copied(), &ways, &resting, by_guardrails);
        if ranking.is_heard || ranking.again.is_some() {
            open.rows.retain(|(row, _)| row.weight > 0);
            open.proposals.retain(|of| of.row.weight > 0);
        }

        let mut decision = Self {
            pack,
            today,
            facts,
            reach,
            outbound,
            resting,
            contact_day: Cell::new(None),
            posture: open.posture,
            margin: open.margin,
            rows: open.rows.iter().map(|(row, _)| *row).collect(),
            steps: Vec::new(),
            blocked,
        };
        let choice = |(place, step, rank)| {
            let first = open.proposals.partition_point(|of| of.step < place);
            let end = open.proposals.partition_point(|of| of.step <= place);
            let proposals = open.proposals.get(first..end).unwrap_or_default();
            decision.choice(step, rank, carried.get(place).copied().flatten(), proposals)
        };
        let mut steps: Vec<Choice<'p>> = ranking.steps(pack).map(choice).collect();
        // The sort keeps the order of the pack where the rank decides nothing.
        sort_by(&mut steps, |a, b| b.rank.cmp(&a.rank));
        if steps.is_empty() {
            let earliest = ranking.again.unwrap_or(today);
            steps.extend(wait(pack).map(|step| Choice { earliest, ..decision.choice(step, worth(pack, step), None, &[]) }));
        }
        decision.steps = steps;
        decision
    }

    fn choice(&self, step: &'p StepRow, rank: i32, channel: Option<Channel>, proposals: &[Proposal<'p>]) -> Choice<'p> {
        // The weightiest row speaks first, and says when.
        let best = proposals.first();
        let wanted = best.and_then(|best| best.row.earliest.as_ref()).and_then(|earliest| {
            let day = self.facts.day(earliest.after.0)?;
            Some(day.plus_days(earliest.days.0))
        });
        let from = wanted.map_or(self.today, |day| day.max(self.today));
        let earliest = if channel.is_some() { self.contact_day(from, step.answers) } else { from };
        Choice { step, channel, earliest: earliest.min(Date::LAST), rank, rows: proposals.iter().map(|proposal| proposal.row).collect() }
    }

    /// The first day on which we may contact the customer: not too often, and not on a day of rest.
    fn contact_day(&self, from: Date, answers: bool) -> Date {
        if let Some((_, _, found)) = self.contact_day.get().filter(|(of, to, _)| (*of, *to) == (from, answers)) {
            return found;
        }
        let found = self.look_for_contact_day(from, answers);
        self.contact_day.set(Some((from, answers, found)));
        found
    }

    fn look_for_contact_day(&self, from: Date, answers: bool) -> Date {
        let limits = &self.pack.head.contact;
        let is_free = |day: Date| {
            let before = self.outbound.partition_point(|past| *past <= day.plus_days(-7));
            let this_week = self.outbound.len().saturating_sub(before);
            let this_day = self.outbound.iter().rev().take_while(|past| **past == day).count();
            answers || (this_week < limits.per_week && this_day < limits.per_day)
        };
        let free = (0..LOOK_AHEAD).map(|days| from.plus_days(days)).find(|day| is_free(*day)).unwrap_or(from);
        if self.is_business() { free } else { next_contact_day(self.pack.head.jurisdiction, free) }
    }

    /// The day from which a step that was just done may be done again.
    pub(crate) fn rests_until(&self, step: &StepRow) -> Option<Date> {
        let place = self.pack.step_at(&step.id)?;
        self.resting.iter().find(|(at, _)| *at == place).map(|(_, until)| *until)
    }

    pub(crate) fn is_business(&self) -> bool {
        self.facts.level(Fact::CustomerKind) == Level::from(CustomerKind::Business as u8)
    }

    /// What seems to be going on.
    #[must_use]
    pub fn posture(&self) -> Posture {
        self.posture
    }

    /// The advised steps, the best first, each with its channel and its first day. At least one.
    pub fn steps(&self) -> impl Iterator<Item = (&'p str, Option<Channel>, Date)> {
        self.steps.iter().map(|choice| (&*choice.step.id, choice.channel, choice.earliest))
    }

    /// The blocked steps, each with the guardrail that blocks it.
    pub fn blocked(&self) -> impl Iterator<Item = (&'p str, &'p str)> {
        self.blocked.iter().map(|(step, guardrail)| (&*step.id, &*guardrail.id))
    }

    /// The evidence that speaks.
    pub(crate) fn evidence(&self) -> impl Iterator<Item = &'p EvidenceRow> {
        evidence(self.pack, &self.facts)
    }

    /// The first step if these facts were so: as the pack would say it, without the day and the reasons.
    pub(crate) fn first_if(&self, given: &Given) -> Option<&'p StepRow> {
        let pack = self.pack;
        let mut facts = self.facts.without_records();
        for (fact, value) in &given.0 {
            facts.set(*fact, *value);
        }
        weigh(pack, &mut facts);
        let holding = pack.guardrails.iter().zip(&pack.blocks).filter(|(row, _)| row.when.holds(&facts));
        let blocked = holding.fold(0, |all, (_, blocks)| all | blocks);
        let ways = self.reach.ways(pack, &facts);
        let ranking = Ranking::of(pack, &mut rows_of(pack, &facts), &ways, &self.resting, blocked);
        // Of those that rank alike, the first in the pack.
        let best = ranking.steps(pack).min_by_key(|(.., rank)| std::cmp::Reverse(*rank));
        best.map(|(_, step, _)| step).or_else(|| wait(pack))
    }
}

/// What a row gives its step at a place: the later, the less.
fn weight_at(row: &Row, place: i32) -> i32 {
    row.weight.saturating_sub(NEXT_PLACE.saturating_mul(place))
}

/// What a step does for the three aims, as the pack weighs them.
fn worth(pack: &PolicyPack, step: &StepRow) -> i32 {
    let (effects, weights) = (step.effects, pack.head.weights);
    [(effects.payment, weights.payment), (effects.cost, weights.cost), (effects.relation, weights.relation)]
        .iter()
        .fold(0_i32, |sum, (effect, weight)| sum.saturating_add(effect.saturating_mul(*weight)))
}

/// What is advised when nothing else is.
fn wait(pack: &PolicyPack) -> Option<&StepRow> {
    pack.steps.iter().find(|step| step.id == WAIT)
}

/// The evidence that speaks. None of it asks for the posture: it says the same before and after that is known.
fn evidence<'p>(pack: &'p PolicyPack, facts: &Facts) -> impl Iterator<Item = &'p EvidenceRow> {
    pack.evidence.iter().filter(|row| row.when.holds(facts))
}

/// Weighs the evidence, and sets the posture among the facts. Gives it with the points by which it leads.
fn weigh(pack: &PolicyPack, facts: &mut Facts) -> (Posture, i32) {
    let (posture, margin) = posture(pack, facts);
    facts.set(Fact::Posture, Value::Word(posture as u8));
    (posture, margin)
}

/// What seems to be going on, and by how many points it leads.
fn posture(pack: &PolicyPack, facts: &Facts) -> (Posture, i32) {
    if facts.number(Fact::OverdueInvoices) <= 0 {
        return (Posture::NotBehind, 0);
    }
    let sums = points(evidence(pack, facts));
    // Of those with as many points the one that stands first; the order is that of `Posture::ALL`.
    let heard = || sums.iter().filter(|of| of.kinds > 0);
    let Some(first) = heard().min_by_key(|of| std::cmp::Reverse(of.points)) else { return (Posture::Unknown, 0) };
    let row = pack.posture(first.posture);
    let is_rival = |of: &&Points| of.posture != first.posture && !row.is_some_and(|row| row.kin.contains(&of.posture));
    let next = heard().filter(is_rival).map(|of| of.points).max().unwrap_or(0);
    let margin = first.points.saturating_sub(next);
    // Some postures need more than points.
    let is_enough = row.is_some_and(|row| first.kinds >= row.kinds && row.when.holds(facts));
    (if margin >= pack.head.margin && is_enough { first.posture } else { Posture::Unknown }, margin)
}

/// What speaks for a posture.
#[derive(Clone, Copy)]
pub(crate) struct Points {
    pub(crate) posture: Posture,
    pub(crate) points: i32,
    /// How many pieces of evidence.
    pub(crate) kinds: usize,
}

/// The points of each posture.
pub(crate) fn points<'p>(evidence: impl Iterator<Item = &'p EvidenceRow>) -> [Points; Posture::ALL.len()] {
    let mut sums = Posture::ALL.map(|posture| Points { posture, points: 0, kinds: 0 });
    for row in evidence {
        if let Some(of) = sums.get_mut(row.posture as usize) {
            of.points = of.points.saturating_add(row.points);
            of.kinds += 1;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Effects;
    use crate::facts::Kind;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn today() -> Date {
        "2026-11-23".parse().unwrap()
    }

    /// A fact with any value of its kind.
    fn fact() -> impl Strategy<Value = (Fact, Value)> {
        (1..Fact::COUNT, 0_u8..=255).prop_map(|(place, number)| {
            let fact = Fact::ALL[place];
            let value = match fact.kind() {
                Kind::Number => Value::Number(number.into()),
                Kind::Amount => Value::Amount(Decimal::from(number)),
                Kind::Flag => Value::Flag(number % 2 == 1),
                Kind::Word(words) => Value::Word(number % u8::try_from(words.len()).unwrap()),
                Kind::Day => Value::Day(today().plus_days(i64::from(number) - 100)),
            };
            (fact, value)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn what_if_says_what_the_pack_would_say(place in 0_usize..6, known in prop::collection::vec(fact(), 0..16), given in prop::collection::vec(fact(), 0..4)) {
            let pack = PolicyPack::named(&PolicyPack::known_ids()[place]).unwrap();
            let behind = [(Fact::OverdueInvoices, Value::Number(1)), (Fact::DaysLate, Value::Number(40))];
            let with = |more: &[(Fact, Value)]| {
                let mut facts = Facts::new();
                for (fact, value) in behind.iter().chain(&known).chain(more) {
                    facts.set(*fact, *value);
                }
                judge(&pack, facts, today())
            };
            let told = with(&[]).first_if(&Given(given.clone())).map(|step| step.id.clone());
            prop_assert_eq!(told, with(&given).steps.first().map(|choice| choice.step.id.clone()));
        }

        /// The same of packs with rows of no weight, for customers to whom something was just done and who cannot be reached by every channel.
        #[test]
        fn what_if_knows_of_what_rests_and_of_rows_of_no_weight(
            rows in prop::collection::vec((0_i32..3, 0_usize..3, prop::collection::vec(0_usize..40, 1..4)), 1..6),
            rests in prop::collection::vec((0_usize..40, 1_i64..30), 0..12),
            not in prop::collection::vec(prop::sample::select(vec!["letter", "email", "call"]), 0..3),
            flags in any::<[bool; 3]>(),
            given in any::<[Option<bool>; 3]>(),
        ) {
            const FLAGS: [Fact; 3] = [Fact::Adviser, Fact::Preference, Fact::PartPaid];
            let mut pack = PolicyPack::clone(&PolicyPack::named("nl-consumer").unwrap());
            // Few of them, so that they meet.
            let rows: Vec<(i32, usize, Vec<usize>)> =
                rows.into_iter().map(|(weight, flag, then)| (weight, flag, then.iter().map(|place| place % 8 + 4).collect())).collect();
            pack.row_steps = rows.iter().map(|(.., then)| then.iter().map(|place| u8::try_from(*place).unwrap()).collect()).collect();
            pack.rows = rows.iter().map(|(weight, flag, then)| row(&pack, *weight, FLAGS[*flag], then)).collect();
            let resting: Vec<(usize, Date)> =
                rests.iter().map(|(place, days)| (place % 8 + 4, today().plus_days(*days))).fold(Vec::new(), |mut all, rest| {
                    if !all.iter().any(|(place, _)| *place == rest.0) {
                        all.push(rest);
                    }
                    all
                });
            let account = serde_json::json!({"id": "a", "invoices": [], "customer": {"preferences": {"not": not}}});
            let account: Account = helder_model::from_value(&account).unwrap();
            let with = |flags: &[(Fact, Value)]| {
                let mut facts = Facts::new();
                for (fact, value) in [(Fact::OverdueInvoices, Value::Number(1)), (Fact::DaysLate, Value::Number(40)), (Fact::Attempts, Value::Number(3))].iter().chain(flags) {
                    facts.set(*fact, *value);
                }
                Decision::of(&pack, facts, Reach::of(&account, today(), today()), Vec::new(), resting.clone(), today())
            };
            let known: Vec<(Fact, Value)> = FLAGS.iter().zip(flags).map(|(fact, flag)| (*fact, Value::Flag(flag))).collect();
            let given: Vec<(Fact, Value)> = FLAGS.iter().zip(given).filter_map(|(fact, flag)| Some((*fact, Value::Flag(flag?)))).collect();
            let told = with(&known).first_if(&Given(given.clone())).map(|step| step.id.clone());
            let then: Vec<(Fact, Value)> = known.into_iter().chain(given).collect();
            prop_assert_eq!(told, with(&then).steps.first().map(|choice| choice.step.id.clone()));
        }
    }

    /// A row that holds when the flag is set.
    fn row(pack: &PolicyPack, weight: i32, flag: Fact, then: &[usize]) -> Row {
        let then: Vec<&str> = then.iter().map(|place| &*pack.steps[*place].id).collect();
        let text = serde_json::json!({"nl": "x", "en": "x"});
        let row =
            serde_json::json!({"id": "x", "weight": weight, "when": {flag.name(): true}, "then": then, "because": text, "source": "own"});
        helder_model::from_value(&row).unwrap()
    }

    #[test]
    fn a_row_of_no_weight_is_silent_in_what_would_be_too() {
        let mut pack = PolicyPack::clone(&PolicyPack::named("nl-consumer").unwrap());
        let (quiet, heard) = (pack.step_at("priority-queue").unwrap(), pack.step_at("friendly-reminder").unwrap());
        pack.rows = vec![row(&pack, 1, Fact::Adviser, &[heard]), row(&pack, 0, Fact::PartPaid, &[quiet])];
        pack.row_steps = [heard, quiet].map(|place| vec![u8::try_from(place).unwrap()]).to_vec();
        pack.steps[quiet].effects = Effects { payment: 3, cost: 3, relation: 3 };
        let mut facts = Facts::new();
        for (fact, value) in
            [(Fact::OverdueInvoices, Value::Number(1)), (Fact::DaysLate, Value::Number(40)), (Fact::Adviser, Value::Flag(true))]
        {
            facts.set(fact, value);
        }
        let part_paid = Given(vec![(Fact::PartPaid, Value::Flag(true))]);
        let first = |resting: Vec<(usize, Date)>| {
            let decision = Decision::of(&pack, facts.clone(), Reach::unknown(), Vec::new(), resting, today());
            decision.first_if(&part_paid).map(|step| step.id.to_string())
        };
        assert_eq!(first(Vec::new()).as_deref(), Some("friendly-reminder"));
        // What could be done was done just now: it is time to wait, and not for what nothing else is better than.
        assert_eq!(first(vec![(heard, today().plus_days(3))]).as_deref(), Some(WAIT));
    }

    #[test]
    fn of_what_ends_in_waiting_it_is_told_that_one_would_wait() {
        let pack = PolicyPack::named("nl-consumer").unwrap();
        let mut facts = Facts::new();
        facts.set(Fact::OverdueInvoices, Value::Number(1));
        facts.set(Fact::DaysLate, Value::Number(8));
        let decision = judge(&pack, facts, today());
        assert_ne!(decision.steps[0].step.id, WAIT);
        let mut silent = PolicyPack::clone(&pack);
        silent.rows.clear();
        silent.row_steps.clear();
        let told = Decision { pack: &silent, ..decision }.first_if(&Given(Vec::new()));
        assert_eq!(told.map(|step| step.id.clone()), Some(WAIT.into()));
    }
}

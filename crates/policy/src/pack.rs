//! A policy pack: what a company decides for itself, as data. How it is written: `packs/nl-consumer.toml`.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use helder_model::{Channel, Date, Error, Fault, Jurisdiction, Locale, Next, Read, Reader, from_json};

use crate::condition::{Condition, Given, Pairs, fact_named, invalid, no_such};
use crate::evaluate::judge;
use crate::facts::{Fact, Facts, Kind};
use crate::{Effects, Posture};

#[cfg(feature = "packs")]
include!(concat!(env!("OUT_DIR"), "/packs.rs"));
#[cfg(not(feature = "packs"))]
static PACKS: &[(&str, &str)] = &[];

/// A text in both languages.
#[derive(Debug, Clone, Read)]
#[serde(deny_unknown_fields)]
pub(crate) struct Texts {
    nl: String,
    en: String,
}

impl Texts {
    pub(crate) fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::Nl => &self.nl,
            Locale::En | Locale::De | Locale::Fr => &self.en,
        }
    }
}

#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Head {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) jurisdiction: Jurisdiction,
    #[allow(dead_code, reason = "for the people who read the pack")]
    vision: Texts,
    /// How much each of the three aims counts.
    pub(crate) weights: Effects,
    pub(crate) contact: ContactLimits,
    /// By how many points a posture must lead.
    pub(crate) margin: i32,
}

/// How often a customer may be contacted by us.
#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct ContactLimits {
    pub(crate) per_week: usize,
    pub(crate) per_day: usize,
}

/// A posture's name for people, and what it needs besides points.
#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct PostureRow {
    pub(crate) label: Texts,
    /// So many different pieces of evidence.
    #[serde(default)]
    pub(crate) kinds: usize,
    #[serde(default)]
    pub(crate) when: Condition,
}

#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct EvidenceRow {
    pub(crate) id: String,
    pub(crate) posture: Posture,
    pub(crate) points: i32,
    pub(crate) when: Condition,
    pub(crate) because: Texts,
    #[allow(dead_code, reason = "for the people who read the pack")]
    source: String,
}

/// What a step is like; guardrails block whole families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Read)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Family {
    /// Reminds of the invoice.
    Remind,
    /// Speaks with the customer.
    Talk,
    /// Makes paying possible.
    Help,
    /// Mends what is ours to mend, or answers.
    Repair,
    /// Finds or checks data.
    Data,
    /// Thanks, condoles.
    Warm,
    /// Has consequences for the customer.
    Firm,
    /// Leaves the customer in peace, or lets a person look.
    Rest,
}

#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct StepRow {
    pub(crate) id: String,
    pub(crate) family: Family,
    /// How hard it presses, 0 to 5.
    pub(crate) firmness: u8,
    /// By which channels, the best first; none when it contacts nobody.
    #[serde(default)]
    pub(crate) channels: Vec<Channel>,
    /// The customer waits for it: how often we may write does not hold it up.
    #[serde(default)]
    pub(crate) answers: bool,
    pub(crate) effects: Effects,
    pub(crate) label: Texts,
    pub(crate) purpose: Texts,
    pub(crate) record: Texts,
}

/// A fact that is a day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NamedDay(pub(crate) Fact);

impl Read for NamedDay {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let name = reader.text("the name of a day")?;
        let fact = fact_named(reader, &name)?;
        if fact.kind() == Kind::Day { Ok(Self(fact)) } else { Err(invalid(reader, format!("`{name}` is not a day"))) }
    }

    fn blank() -> Self {
        Self(Fact::PromiseDue)
    }
}

/// The first day of a step: so many days after a day that is a fact.
#[derive(Debug, Clone, Read)]
#[serde(deny_unknown_fields)]
pub(crate) struct Earliest {
    pub(crate) after: NamedDay,
    pub(crate) days: i64,
}

#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) weight: i32,
    pub(crate) when: Condition,
    pub(crate) then: Vec<String>,
    #[serde(default)]
    pub(crate) earliest: Option<Earliest>,
    pub(crate) because: Texts,
    pub(crate) source: String,
}

/// When a guardrail ends.
#[derive(Debug, Clone, Default)]
pub(crate) enum Until {
    /// When the record changes.
    #[default]
    Unknown,
    /// At a day that is a fact: `until = "promise-due"`.
    Day(Fact),
    /// When so many days have passed since the oldest invoice was due: `until = { days-late = 90 }`.
    DaysLate(i64),
}

impl Read for Until {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        const EXPECTED: &str = "the name of a day, or { days-late = 90 }";
        if reader.ahead() == Next::Text {
            return NamedDay::read(reader).map(|NamedDay(fact)| Self::Day(fact));
        }
        let mut until = None;
        reader.table(EXPECTED, &mut |name, reader| {
            if until.is_some() || fact_named(reader, name)? != Fact::DaysLate {
                return Err(invalid(reader, format!("expected {EXPECTED}")));
            }
            until = Some(Self::DaysLate(i64::read(reader)?));
            Ok(())
        })?;
        until.ok_or_else(|| invalid(reader, format!("expected {EXPECTED}")))
    }

    fn blank() -> Self {
        Self::Unknown
    }
}

#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Guardrail {
    pub(crate) id: String,
    pub(crate) when: Condition,
    /// Blocks these families and these steps …
    #[serde(default)]
    families: Vec<Family>,
    #[serde(default)]
    steps: Vec<String>,
    /// … but not these steps.
    #[serde(default)]
    except: Vec<String>,
    /// Blocks these channels, for every step.
    #[serde(default)]
    pub(crate) channels: Vec<Channel>,
    #[serde(default)]
    pub(crate) until: Until,
    pub(crate) because: Texts,
    pub(crate) source: String,
}

impl Guardrail {
    pub(crate) fn blocks(&self, step: &StepRow) -> bool {
        let named = self.families.contains(&step.family) || self.steps.contains(&step.id);
        named && !self.except.contains(&step.id)
    }
}

/// Which channel goes first, when.
#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct ChannelRow {
    id: String,
    pub(crate) when: Condition,
    /// These go first, in this order.
    pub(crate) first: Vec<Channel>,
    #[allow(dead_code, reason = "for the people who read the pack")]
    source: String,
}

#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct QuestionRow {
    pub(crate) field: String,
    pub(crate) when: Condition,
    /// Only when there is no contact point at all on record.
    #[serde(default)]
    pub(crate) no_contact_points: bool,
    pub(crate) text: Texts,
}

/// A test that a pack brings along: facts in, posture and steps out.
#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct PackTest {
    name: String,
    facts: Given,
    #[serde(default)]
    posture: Option<Posture>,
    #[serde(default)]
    first: Option<String>,
    #[serde(default)]
    has: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
    #[serde(default)]
    blocked: Pairs<String>,
}

/// A policy pack, checked.
#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PolicyPack {
    #[serde(rename = "pack")]
    pub(crate) head: Head,
    posture: Pairs<PostureRow>,
    pub(crate) evidence: Vec<EvidenceRow>,
    #[serde(rename = "step")]
    pub(crate) steps: Vec<StepRow>,
    #[serde(rename = "row")]
    pub(crate) rows: Vec<Row>,
    pub(crate) guardrail: Vec<Guardrail>,
    #[serde(default)]
    pub(crate) channel: Vec<ChannelRow>,
    #[serde(default)]
    pub(crate) question: Vec<QuestionRow>,
    #[serde(default, rename = "test")]
    tests: Vec<PackTest>,
}

/// A pack's own test that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFailure {
    /// The test's name.
    pub test: String,
    /// What was expected, and what came out.
    pub message: String,
}

/// The step that leaves the customer in peace; every pack has it, so that there is always an advice.
pub(crate) const WAIT: &str = "wait";
/// The guardrail of steps that no channel can carry; every pack words it.
pub(crate) const NO_CHANNEL: &str = "no-channel";

/// A pack that can be asked for by its id.
struct Known {
    id: Cow<'static, str>,
    text: Cow<'static, str>,
    read: Option<Result<Arc<PolicyPack>, Error>>,
}

/// The packs of this process, of which those that are built in come first.
fn with_known<T>(run: impl FnOnce(&mut Vec<Known>) -> T) -> T {
    static KNOWN: Mutex<Vec<Known>> = Mutex::new(Vec::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if known.is_empty() {
        let embedded = |(id, text): &(&'static str, &'static str)| Known { id: Cow::Borrowed(*id), text: Cow::Borrowed(*text), read: None };
        known.extend(PolicyPack::embedded().iter().map(embedded));
    }
    run(&mut known)
}

impl PolicyPack {
    /// The packs that are built in, as JSON text with their ids. In the browser there are none: they come beside the wasm ([`Self::provide`]), so
    /// that who only judges letters need not download them.
    #[must_use]
    pub fn embedded() -> &'static [(&'static str, &'static str)] {
        PACKS
    }

    /// Makes a pack known by its id; it is read and checked when it is first asked for.
    pub fn provide(id: String, text: String) {
        with_known(|known| {
            known.retain(|pack| pack.id != id);
            known.push(Known { id: id.into(), text: text.into(), read: None });
        });
    }

    /// The ids of the packs that are known.
    #[must_use]
    pub fn known_ids() -> Vec<String> {
        with_known(|known| known.iter().map(|pack| pack.id.clone().into_owned()).collect())
    }

    /// A pack by its id. It is read once, and kept.
    ///
    /// # Errors
    /// `unknown-policy` at `policy`.
    pub fn named(id: &str) -> Result<Arc<Self>, Error> {
        with_known(|known| match known.iter_mut().find(|pack| pack.id == id) {
            Some(pack) => pack.read.get_or_insert_with(|| PolicyPack::parse(&pack.text).map(Arc::new)).clone(),
            None => {
                let ids: Vec<&str> = known.iter().map(|pack| pack.id.as_ref()).collect();
                let message = no_such("pack", id, ids.iter().copied());
                Err(Error::new("unknown-policy", "policy", format!("{message} Known: {}", ids.join(", "))))
            }
        })
    }

    /// Reads and checks a pack from JSON text.
    ///
    /// # Errors
    /// As [`helder_model::from_json`]; `invalid-policy` with the place of what cannot be meant.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let pack: Self = from_json(text)?;
        pack.check()?;
        Ok(pack)
    }

    /// What no single row can tell.
    fn check(&self) -> Result<(), Error> {
        unique("step", self.steps.iter().map(|step| &step.id))?;
        unique("evidence", self.evidence.iter().map(|row| &row.id))?;
        unique("row", self.rows.iter().map(|row| &row.id))?;
        unique("guardrail", self.guardrail.iter().map(|row| &row.id))?;
        unique("channel", self.channel.iter().map(|row| &row.id))?;
        if self.step_at(WAIT).is_none() {
            return Err(refused("step", &format!("a pack has the step `{WAIT}`: to leave the customer in peace")));
        }
        if !self.guardrail.iter().any(|guardrail| guardrail.id == NO_CHANNEL) {
            return Err(refused("guardrail", &format!("a pack words the guardrail `{NO_CHANNEL}`: a step that no channel can carry")));
        }
        if let Some((name, _)) = self.posture.0.iter().find(|(name, _)| !Posture::ALL.iter().any(|posture| posture.word() == name)) {
            return Err(refused(&format!("posture.{name}"), &no_such("posture", name, Posture::ALL.iter().map(|posture| posture.word()))));
        }
        if let Some(posture) = Posture::ALL.iter().find(|posture| self.posture(**posture).is_none()) {
            return Err(refused("posture", &format!("the posture `{}` has no label", posture.word())));
        }
        for (i, step) in self.steps.iter().enumerate() {
            let Effects { payment, cost, relation } = step.effects;
            if [payment, cost, relation].iter().any(|effect| !(-3..=3).contains(effect)) {
                return Err(refused(&format!("step[{i}].effects"), "expected −3 to 3 for each aim"));
            }
            if step.firmness > 5 {
                return Err(refused(&format!("step[{i}].firmness"), "expected 0 to 5"));
            }
        }
        if let Some(i) = self.evidence.iter().position(|row| row.when.is_empty()) {
            return Err(refused(&format!("evidence[{i}].when"), "evidence needs a condition"));
        }
        if let Some(i) = self.rows.iter().position(|row| row.then.is_empty()) {
            return Err(refused(&format!("row[{i}].then"), "a row names at least one step"));
        }
        let of_rows = self.rows.iter().enumerate().map(|(i, row)| ("row", i, "then", &row.then));
        let of_guardrails = self.guardrail.iter().enumerate();
        let of_guardrails =
            of_guardrails.flat_map(|(i, row)| [("guardrail", i, "steps", &row.steps), ("guardrail", i, "except", &row.except)]);
        for (list, i, field, steps) in of_rows.chain(of_guardrails) {
            if let Some((j, step)) = steps.iter().enumerate().find(|(_, step)| self.step_at(step).is_none()) {
                let known = self.steps.iter().map(|step| step.id.as_str());
                return Err(refused(&format!("{list}[{i}].{field}[{j}]"), &no_such("step", step, known)));
            }
        }
        Ok(())
    }

    /// The place of a step in the pack.
    pub(crate) fn step_at(&self, id: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.id == id)
    }

    pub(crate) fn posture(&self, posture: Posture) -> Option<&PostureRow> {
        self.posture.0.iter().find(|(name, _)| name == posture.word()).map(|(_, row)| row)
    }

    /// Runs the tests that the pack brings along, on the day given. Empty: all of them hold.
    #[must_use]
    pub fn run_tests(&self, today: Date) -> Vec<PackFailure> {
        let mut failures = Vec::new();
        for test in &self.tests {
            let mut facts = Facts::new();
            for (fact, value) in &test.facts.0 {
                facts.set(*fact, *value);
            }
            let advice = judge(self, facts, today);
            let mut fail = |message: String| failures.push(PackFailure { test: test.name.clone(), message });
            let steps: Vec<&str> = advice.steps.iter().map(|step| step.step.as_str()).collect();
            if test.posture.is_some_and(|posture| posture != advice.posture.name) {
                fail(format!("posture: expected {:?}, found {:?} ({:?})", test.posture, advice.posture.name, advice.posture.points));
            }
            if test.first.as_deref().is_some_and(|first| Some(&first) != steps.first()) {
                fail(format!("first step: expected {:?}, found {steps:?}", test.first));
            }
            for step in test.has.iter().filter(|step| !steps.contains(&step.as_str())) {
                fail(format!(
                    "expected {step} among {steps:?}; blocked: {:?}",
                    advice.blocked.iter().find(|blocked| blocked.step == *step)
                ));
            }
            for step in test.never.iter().filter(|step| steps.contains(&step.as_str())) {
                fail(format!("{step} must not be among {steps:?}"));
            }
            for (step, by) in &test.blocked.0 {
                let found = advice.blocked.iter().find(|blocked| blocked.step == *step).map(|blocked| blocked.by.as_str());
                if found != Some(by) {
                    fail(format!("{step} should be blocked by {by}, found {found:?}"));
                }
            }
        }
        failures
    }

    /// How many tests the pack brings along.
    #[must_use]
    pub fn test_count(&self) -> usize {
        self.tests.len()
    }

    /// The ids of the pack's steps with how hard each presses, 0 to 5.
    pub fn firmness(&self) -> impl Iterator<Item = (&str, u8)> {
        self.steps.iter().map(|step| (step.id.as_str(), step.firmness))
    }
}

fn refused(path: &str, message: &str) -> Error {
    Error::new("invalid-policy", path, message)
}

fn unique<'a>(list: &str, ids: impl Iterator<Item = &'a String>) -> Result<(), Error> {
    let mut seen: Vec<&str> = Vec::new();
    for (i, id) in ids.enumerate() {
        if seen.contains(&id.as_str()) {
            return Err(refused(&format!("{list}[{i}].id"), &format!("`{id}` is there twice")));
        }
        seen.push(id);
    }
    Ok(())
}

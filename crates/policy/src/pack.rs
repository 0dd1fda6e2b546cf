//! A policy pack: what a company decides for itself, as data. How it is written: `packs/nl-consumer.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use helder_model::{Channel, Date, Error, Jurisdiction, Locale, did_you_mean, from_value, parse_json};
use serde::Deserialize;

use crate::condition::{Cells, Condition, fact_at, invalid, value};
use crate::evaluate::judge;
use crate::facts::{Fact, Facts, Kind};
use crate::{Effects, Posture};

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// A text in both languages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Texts {
    nl: String,
    en: String,
}

impl Texts {
    pub(crate) fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::Nl => &self.nl,
            Locale::En => &self.en,
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
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
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct ContactLimits {
    pub(crate) per_week: usize,
    pub(crate) per_day: usize,
}

/// A posture's name for people, and what it needs besides points.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct PostureRow {
    pub(crate) label: Texts,
    /// So many different pieces of evidence.
    #[serde(default)]
    pub(crate) kinds: usize,
    #[serde(default, rename = "when")]
    when_cells: Cells,
    #[serde(skip)]
    pub(crate) when: Condition,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct EvidenceRow {
    pub(crate) id: String,
    pub(crate) posture: Posture,
    pub(crate) points: i32,
    #[serde(rename = "when")]
    when_cells: Cells,
    #[serde(skip)]
    pub(crate) when: Condition,
    pub(crate) because: Texts,
    #[allow(dead_code, reason = "for the people who read the pack")]
    source: String,
}

/// What a step is like; guardrails block whole families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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

#[derive(Debug, Clone, Deserialize)]
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

/// The first day of a step: so many days after a day that is a fact.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Earliest {
    after: String,
    pub(crate) days: i64,
    #[serde(skip)]
    pub(crate) fact: Option<Fact>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) weight: i32,
    #[serde(rename = "when")]
    when_cells: Cells,
    #[serde(skip)]
    pub(crate) when: Condition,
    pub(crate) then: Vec<String>,
    #[serde(default)]
    pub(crate) earliest: Option<Earliest>,
    pub(crate) because: Texts,
    pub(crate) source: String,
}

/// When a guardrail ends: at a day that is a fact, or when a number has grown by a day each day.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum UntilCell {
    Day(String),
    Number(BTreeMap<String, i64>),
}

#[derive(Debug, Clone)]
pub(crate) enum Until {
    Unknown,
    Day(Fact),
    Number(Fact, i64),
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Guardrail {
    pub(crate) id: String,
    #[serde(rename = "when")]
    when_cells: Cells,
    #[serde(skip)]
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
    #[serde(default, rename = "until")]
    until_cell: Option<UntilCell>,
    #[serde(skip, default = "unknown")]
    pub(crate) until: Until,
    pub(crate) because: Texts,
    pub(crate) source: String,
}

fn unknown() -> Until {
    Until::Unknown
}

impl Guardrail {
    pub(crate) fn blocks(&self, step: &StepRow) -> bool {
        let named = self.families.contains(&step.family) || self.steps.contains(&step.id);
        named && !self.except.contains(&step.id)
    }
}

/// Which channel goes first, when.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct ChannelRow {
    id: String,
    #[serde(rename = "when")]
    when_cells: Cells,
    #[serde(skip)]
    pub(crate) when: Condition,
    /// These go first, in this order.
    pub(crate) first: Vec<Channel>,
    #[allow(dead_code, reason = "for the people who read the pack")]
    source: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct QuestionRow {
    pub(crate) field: String,
    #[serde(rename = "when")]
    when_cells: Cells,
    #[serde(skip)]
    pub(crate) when: Condition,
    /// Only when there is no contact point at all on record.
    #[serde(default)]
    pub(crate) no_contact_points: bool,
    pub(crate) text: Texts,
}

/// A test that a pack brings along: facts in, posture and steps out.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct PackTest {
    name: String,
    facts: Cells,
    #[serde(default)]
    posture: Option<Posture>,
    #[serde(default)]
    first: Option<String>,
    #[serde(default)]
    has: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
    #[serde(default)]
    blocked: BTreeMap<String, String>,
}

/// A policy pack, checked.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PolicyPack {
    #[serde(rename = "pack")]
    pub(crate) head: Head,
    pub(crate) posture: BTreeMap<Posture, PostureRow>,
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

impl PolicyPack {
    /// The ids of the packs that ship with Helder.
    pub fn builtin_ids() -> impl Iterator<Item = &'static str> {
        PACKS.iter().map(|(id, _)| *id)
    }

    /// A pack that ships with Helder.
    ///
    /// # Errors
    /// `unknown-policy` at `policy`.
    pub fn builtin(id: &str) -> Result<&'static Self, Error> {
        // Read once: a pack is a constant, whoever reads it first.
        static READ: OnceLock<Vec<Result<PolicyPack, Error>>> = OnceLock::new();
        let packs = READ.get_or_init(|| PACKS.iter().map(|(_, text)| PolicyPack::parse(text)).collect());
        let place = PACKS.iter().position(|(known, _)| *known == id);
        match place.and_then(|place| packs.get(place)) {
            Some(pack) => pack.as_ref().map_err(Clone::clone),
            None => {
                let known: Vec<&str> = Self::builtin_ids().collect();
                let hint = did_you_mean(id, known.iter().copied()).map(|hint| format!("; did you mean `{hint}`?")).unwrap_or_default();
                Err(Error::new("unknown-policy", "policy", format!("there is no pack `{id}`{hint} Known: {}", known.join(", "))))
            }
        }
    }

    /// Reads and checks a pack from JSON text.
    ///
    /// # Errors
    /// As [`helder_model::from_json`]; `invalid-policy` with the place of what cannot be meant.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut pack: Self = from_value(parse_json(text)?)?;
        pack.compile()?;
        Ok(pack)
    }

    fn compile(&mut self) -> Result<(), Error> {
        let steps: Vec<String> = self.steps.iter().map(|step| step.id.clone()).collect();
        let known = |step: &String, path: String| {
            if steps.contains(step) {
                return Ok(());
            }
            let hint =
                did_you_mean(step, steps.iter().map(String::as_str)).map(|hint| format!("; did you mean `{hint}`?")).unwrap_or_default();
            Err(invalid(&path, format!("there is no step `{step}`{hint}")))
        };
        unique("step", steps.iter())?;
        unique("evidence", self.evidence.iter().map(|row| &row.id))?;
        unique("row", self.rows.iter().map(|row| &row.id))?;
        unique("guardrail", self.guardrail.iter().map(|row| &row.id))?;
        unique("channel", self.channel.iter().map(|row| &row.id))?;
        known(&WAIT.to_owned(), "step".to_owned())?;
        if !self.guardrail.iter().any(|guardrail| guardrail.id == NO_CHANNEL) {
            return Err(invalid("guardrail", format!("a pack words the guardrail `{NO_CHANNEL}`: a step that no channel can carry")));
        }
        for posture in Posture::ALL {
            if !self.posture.contains_key(&posture) {
                return Err(invalid("posture", format!("the posture {posture:?} has no label")));
            }
        }
        for (i, step) in self.steps.iter().enumerate() {
            let Effects { payment, cost, relation } = step.effects;
            if [payment, cost, relation].iter().any(|effect| !(-3..=3).contains(effect)) {
                return Err(invalid(&format!("step[{i}].effects"), "expected −3 to 3 for each aim".to_owned()));
            }
            if step.firmness > 5 {
                return Err(invalid(&format!("step[{i}].firmness"), "expected 0 to 5".to_owned()));
            }
        }
        for (posture, row) in &mut self.posture {
            row.when = Condition::compile(&row.when_cells, &format!("posture.{posture:?}.when"))?;
        }
        for (i, row) in self.evidence.iter_mut().enumerate() {
            row.when = Condition::compile(&row.when_cells, &format!("evidence[{i}].when"))?;
            if row.when.is_empty() {
                return Err(invalid(&format!("evidence[{i}].when"), "evidence needs a condition".to_owned()));
            }
        }
        for (i, row) in self.rows.iter_mut().enumerate() {
            row.when = Condition::compile(&row.when_cells, &format!("row[{i}].when"))?;
            if row.then.is_empty() {
                return Err(invalid(&format!("row[{i}].then"), "a row names at least one step".to_owned()));
            }
            for (j, step) in row.then.iter().enumerate() {
                known(step, format!("row[{i}].then[{j}]"))?;
            }
            if let Some(earliest) = &mut row.earliest {
                earliest.fact = Some(day_fact(&earliest.after, &format!("row[{i}].earliest.after"))?);
            }
        }
        for (i, row) in self.guardrail.iter_mut().enumerate() {
            row.when = Condition::compile(&row.when_cells, &format!("guardrail[{i}].when"))?;
            for (j, step) in row.steps.iter().chain(&row.except).enumerate() {
                known(step, format!("guardrail[{i}].steps[{j}]"))?;
            }
            row.until = match &row.until_cell {
                None => Until::Unknown,
                Some(UntilCell::Day(name)) => Until::Day(day_fact(name, &format!("guardrail[{i}].until"))?),
                Some(UntilCell::Number(cells)) => match cells.iter().next() {
                    Some((name, number)) if cells.len() == 1 && name == Fact::DaysLate.name() => Until::Number(Fact::DaysLate, *number),
                    _ => {
                        return Err(invalid(
                            &format!("guardrail[{i}].until"),
                            "expected the name of a day, or { days-late = 90 }".to_owned(),
                        ));
                    }
                },
            };
        }
        for (i, row) in self.channel.iter_mut().enumerate() {
            row.when = Condition::compile(&row.when_cells, &format!("channel[{i}].when"))?;
        }
        for (i, row) in self.question.iter_mut().enumerate() {
            row.when = Condition::compile(&row.when_cells, &format!("question[{i}].when"))?;
        }
        Ok(())
    }

    /// Runs the tests that the pack brings along, on the day given. Empty: all of them hold.
    ///
    /// # Errors
    /// `invalid-policy` when a test speaks of a fact or word that does not exist.
    pub fn run_tests(&self, today: Date) -> Result<Vec<PackFailure>, Error> {
        let mut failures = Vec::new();
        for (i, test) in self.tests.iter().enumerate() {
            let mut facts = Facts::new();
            for (name, cell) in &test.facts {
                let path = format!("test[{i}].facts");
                let fact = fact_at(name, &path)?;
                facts.set(fact, value(fact, cell, &format!("{path}.{name}"))?);
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
            for (step, by) in &test.blocked {
                let found = advice.blocked.iter().find(|blocked| blocked.step == *step).map(|blocked| blocked.by.as_str());
                if found != Some(by) {
                    fail(format!("{step} should be blocked by {by}, found {found:?}"));
                }
            }
        }
        Ok(failures)
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

fn day_fact(name: &str, path: &str) -> Result<Fact, Error> {
    let fact = fact_at(name, path)?;
    if fact.kind() == Kind::Day { Ok(fact) } else { Err(invalid(path, format!("`{name}` is not a day"))) }
}

fn unique<'a>(list: &str, ids: impl Iterator<Item = &'a String>) -> Result<(), Error> {
    let mut seen = std::collections::BTreeSet::new();
    for (i, id) in ids.enumerate() {
        if !seen.insert(id) {
            return Err(invalid(&format!("{list}[{i}].id"), format!("`{id}` is there twice")));
        }
    }
    Ok(())
}

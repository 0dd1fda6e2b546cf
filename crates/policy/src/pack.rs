//! A policy pack: what a company decides for itself, as data. How it is written: `packs/nl-consumer.toml`; how it is read: `file.rs`.

use helder_law::contact_hours;
use helder_model::{Channel, Date, Fault, Jurisdiction, Locale, Next, Pairs, Purpose, Read, Reader, SharedText};

use crate::channel::Costs;
use crate::condition::{Condition, Given, fact_named, invalid};
use crate::facts::{Fact, Kind};
use crate::{Effects, Posture};

/// A text in both languages.
#[derive(Debug, Clone, Default, PartialEq, Read)]
#[serde(deny_unknown_fields)]
pub(crate) struct Texts {
    nl: SharedText,
    en: SharedText,
}

impl Texts {
    pub(crate) fn of(&self, locale: Locale) -> SharedText {
        match locale {
            Locale::Nl => self.nl.clone(),
            Locale::En | Locale::De | Locale::Fr => self.en.clone(),
        }
    }

    /// Whether a language is left empty.
    pub(crate) fn is_partly_empty(&self) -> bool {
        self.nl.trim().is_empty() || self.en.trim().is_empty()
    }
}

/// What stands above the rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Head {
    pub(crate) id: SharedText,
    pub(crate) version: SharedText,
    pub(crate) jurisdiction: Jurisdiction,
    pub(crate) vision: Texts,
    /// How much each of the three aims counts.
    pub(crate) weights: Effects,
    pub(crate) contact: ContactLimits,
    /// By how many points a posture must lead.
    pub(crate) margin: i32,
    /// The first and the last day of the policy.
    pub(crate) valid_from: Option<Date>,
    pub(crate) valid_until: Option<Date>,
    /// The day that the pack's own tests are on.
    pub(crate) tests_on: Option<Date>,
}

impl Head {
    /// The hours of a day in which customers are contacted: those that the pack and the law have in common. A pack with none is not read.
    pub(crate) fn hours(&self) -> (Hour, Hour) {
        let law = contact_hours(self.jurisdiction);
        (self.contact.from.max(Hour::full(law.start.into())), self.contact.until.min(Hour::full(law.end.into())))
    }
}

/// How often and when a customer may be contacted by us, and what a contact costs us.
#[derive(Debug, Clone, PartialEq, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct ContactLimits {
    /// Between these hours.
    pub(crate) from: Hour,
    pub(crate) until: Hour,
    pub(crate) per_week: usize,
    pub(crate) per_day: usize,
    pub(crate) costs: Costs,
}

/// A time of day: `"08:00"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hour {
    pub(crate) minutes: u16,
}

impl Hour {
    pub(crate) fn full(hour: u16) -> Self {
        Self { minutes: hour * 60 }
    }
}

impl std::fmt::Display for Hour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl Read for Hour {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let text = reader.text("a time such as \"08:00\"")?;
        let digits = |text: &str| (text.len() == 2).then(|| text.parse::<u16>().ok()).flatten();
        let read = text.split_once(':').and_then(|(hour, minute)| Some((digits(hour)?, digits(minute)?)));
        match read {
            Some((hour, minute)) if hour < 24 && minute < 60 => Ok(Self { minutes: hour * 60 + minute }),
            _ => Err(invalid(reader, format!("expected a time such as \"08:00\", found `{text}`"))),
        }
    }

    fn blank() -> Self {
        Self { minutes: 0 }
    }
}

/// A posture's name for people, and what it needs besides points.
#[derive(Debug, Clone, PartialEq, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct PostureRow {
    pub(crate) label: Texts,
    /// So many different pieces of evidence.
    #[serde(default)]
    pub(crate) kinds: usize,
    #[serde(default)]
    pub(crate) when: Condition,
    /// Postures that it need not lead in points: they ask for the same help.
    #[serde(default)]
    pub(crate) kin: Vec<Posture>,
}

#[derive(Debug, Clone, PartialEq, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct EvidenceRow {
    pub(crate) id: SharedText,
    pub(crate) posture: Posture,
    pub(crate) points: i32,
    pub(crate) when: Condition,
    pub(crate) because: Texts,
    pub(crate) source: SharedText,
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

#[derive(Debug, Clone, PartialEq, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct StepRow {
    pub(crate) id: SharedText,
    pub(crate) family: Family,
    /// How hard it presses, 0 to 5.
    pub(crate) firmness: u8,
    /// By which channels, the best first; none when it contacts nobody.
    #[serde(default)]
    pub(crate) channels: Vec<Channel>,
    /// The customer waits for it: how often we may write does not hold it up.
    #[serde(default)]
    pub(crate) answers: bool,
    /// Once done, it is not advised again for so many days.
    #[serde(default)]
    pub(crate) rest: i64,
    /// A contact for one of these purposes was this step too, whether or not it names it.
    #[serde(default)]
    pub(crate) purposes: Vec<Purpose>,
    pub(crate) effects: Effects,
    pub(crate) label: Texts,
    pub(crate) purpose: Texts,
    pub(crate) record: Texts,
}

/// A fact that is a day.
#[derive(Debug, Clone, Copy, PartialEq)]
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

/// A number of days. Ten years are the most: a day far beyond could not be written as a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Days(pub(crate) i64);

impl Read for Days {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let days = i64::read(reader)?;
        if (0..=3660).contains(&days) { Ok(Self(days)) } else { Err(invalid(reader, format!("expected 0 to 3660 days, found {days}"))) }
    }

    fn blank() -> Self {
        Self(0)
    }
}

/// The first day of a step: so many days after a day that is a fact.
#[derive(Debug, Clone, PartialEq, Read)]
#[serde(deny_unknown_fields)]
pub(crate) struct Earliest {
    pub(crate) after: NamedDay,
    pub(crate) days: Days,
}

#[derive(Debug, Clone, PartialEq, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) id: SharedText,
    pub(crate) weight: i32,
    pub(crate) when: Condition,
    pub(crate) then: Vec<SharedText>,
    #[serde(default)]
    pub(crate) earliest: Option<Earliest>,
    pub(crate) because: Texts,
    pub(crate) source: SharedText,
}

/// When a guardrail ends.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Until {
    /// When the record changes.
    #[default]
    Unknown,
    /// At a day that is a fact: `until = "promise-due"`.
    Day(Fact),
    /// When so many days have passed since the oldest invoice was due: `until = { days-late = 90 }`.
    DaysLate(i64),
    /// So many days after a day that is a fact: `until = { after = "last-contact", days = 5 }`.
    After(Fact, i64),
}

impl Read for Until {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        const EXPECTED: &str = "the name of a day, { days-late = 90 } or { after = \"last-contact\", days = 5 }";
        if reader.ahead() == Next::Text {
            return NamedDay::read(reader).map(|NamedDay(fact)| Self::Day(fact));
        }
        let (mut late, mut after, mut days) = (None, None, None);
        reader.table(EXPECTED, &mut |name, reader| {
            match name {
                "days-late" => late = Some(Days::read(reader)?.0),
                "after" => after = Some(NamedDay::read(reader)?.0),
                "days" => days = Some(Days::read(reader)?.0),
                _ => return Err(invalid(reader, format!("expected {EXPECTED}"))),
            }
            Ok(())
        })?;
        match (late, after, days) {
            (Some(late), None, None) => Ok(Self::DaysLate(late)),
            (None, Some(fact), Some(days)) => Ok(Self::After(fact, days)),
            _ => Err(invalid(reader, format!("expected {EXPECTED}"))),
        }
    }

    fn blank() -> Self {
        Self::Unknown
    }
}

#[derive(Debug, Clone, PartialEq, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Guardrail {
    pub(crate) id: SharedText,
    pub(crate) when: Condition,
    /// Blocks these families and these steps …
    #[serde(default)]
    pub(crate) families: Vec<Family>,
    #[serde(default)]
    pub(crate) steps: Vec<SharedText>,
    /// … but not these steps.
    #[serde(default)]
    pub(crate) except: Vec<SharedText>,
    /// Blocks these channels, for every step.
    #[serde(default)]
    pub(crate) channels: Vec<Channel>,
    #[serde(default)]
    pub(crate) until: Until,
    pub(crate) because: Texts,
    pub(crate) source: SharedText,
}

impl Guardrail {
    /// Whether it only words what the evaluation finds: its condition holds for nobody.
    pub(crate) fn only_words(&self) -> bool {
        self.id == NO_CHANNEL || self.id == JUST_DONE
    }

    pub(crate) fn blocks(&self, step: &StepRow) -> bool {
        let named = self.families.contains(&step.family) || self.steps.contains(&step.id);
        named && !self.except.contains(&step.id)
    }
}

/// Which channel goes first, when.
#[derive(Debug, Clone, PartialEq, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct ChannelRow {
    pub(crate) id: SharedText,
    pub(crate) when: Condition,
    /// These go first, in this order.
    pub(crate) first: Vec<Channel>,
    pub(crate) source: SharedText,
}

#[derive(Debug, Clone, PartialEq, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct QuestionRow {
    pub(crate) field: SharedText,
    pub(crate) when: Condition,
    /// Only when there is no contact point at all on record.
    #[serde(default)]
    pub(crate) no_contact_points: bool,
    pub(crate) text: Texts,
}

/// Something that may become known, and that may change the advice: the facts are set so, and the pack is asked again.
#[derive(Debug, Clone, PartialEq, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct ChangeRow {
    pub(crate) id: SharedText,
    /// When it is worth asking.
    pub(crate) when: Condition,
    pub(crate) facts: Given,
    pub(crate) text: Texts,
}

/// A test that a pack brings along: facts in, posture and steps out.
#[derive(Debug, Clone, PartialEq, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct PackTest {
    pub(crate) name: SharedText,
    pub(crate) facts: Given,
    #[serde(default)]
    pub(crate) posture: Option<Posture>,
    #[serde(default)]
    pub(crate) first: Option<SharedText>,
    #[serde(default)]
    pub(crate) has: Vec<SharedText>,
    #[serde(default)]
    pub(crate) never: Vec<SharedText>,
    #[serde(default)]
    pub(crate) blocked: Pairs<SharedText>,
}

/// A policy pack, read and checked.
#[derive(Debug, Clone)]
pub struct PolicyPack {
    pub(crate) head: Head,
    /// The packs it stands on.
    pub(crate) bases: Vec<SharedText>,
    /// By [`Posture`].
    pub(crate) postures: Vec<PostureRow>,
    pub(crate) evidence: Vec<EvidenceRow>,
    pub(crate) steps: Vec<StepRow>,
    pub(crate) rows: Vec<Row>,
    pub(crate) guardrails: Vec<Guardrail>,
    pub(crate) channel: Vec<ChannelRow>,
    pub(crate) question: Vec<QuestionRow>,
    pub(crate) change: Vec<ChangeRow>,
    pub(crate) tests: Vec<PackTest>,
    /// The places of the steps that each row names.
    pub(crate) row_steps: Vec<Vec<u8>>,
    /// The steps that each guardrail blocks, a bit for each place.
    pub(crate) blocks: Vec<u128>,
}

/// The step that leaves the customer in peace; every pack has it, so that there is always an advice.
pub(crate) const WAIT: &str = "wait";
/// The guardrail of steps that no channel can carry; every pack words it.
pub(crate) const NO_CHANNEL: &str = "no-channel";
/// The guardrail of steps that were just done; a pack whose steps rest words it.
pub(crate) const JUST_DONE: &str = "just-done";

impl PolicyPack {
    /// The most steps a pack may have.
    pub const MOST_STEPS: usize = 127;

    /// The most rows of one kind that a pack may have, those of the pack it stands on included: seven times what the largest of ours has.
    pub const MOST_ROWS: usize = 500;

    /// The place of a step in the pack.
    pub(crate) fn step_at(&self, id: &str) -> Option<usize> {
        self.steps.iter().position(|step| *step.id == *id)
    }

    pub(crate) fn posture(&self, posture: Posture) -> Option<&PostureRow> {
        self.postures.get(posture as usize)
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.head.id
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.head.version
    }

    /// The ids of the pack's steps with how hard each presses, 0 to 5.
    pub fn firmness(&self) -> impl Iterator<Item = (&str, u8)> {
        self.steps.iter().map(|step| (&*step.id, step.firmness))
    }

    /// What a step does to the three aims; nothing when there is no such step.
    #[must_use]
    pub fn effects_of(&self, step: &str) -> Effects {
        self.steps.iter().find(|known| *known.id == *step).map(|step| step.effects).unwrap_or_default()
    }

    /// What a contact by a channel costs, in euro.
    #[must_use]
    pub fn cost_of(&self, channel: Channel) -> rust_decimal::Decimal {
        self.head.contact.costs.of(channel).0
    }

    /// The channels a step can use, the best first.
    #[must_use]
    pub fn channels_of(&self, step: &str) -> Option<&[Channel]> {
        self.steps.iter().find(|known| *known.id == *step).map(|step| step.channels.as_slice())
    }
}

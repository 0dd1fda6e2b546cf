//! How a pack is read: its own rows, laid over those of the pack it extends.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use helder_law::contact_hours;
use helder_model::{CustomerKind, Date, Error, Jurisdiction, Pairs, Read, SharedText, from_json};

use crate::condition::{Condition, no_such};
use crate::facts::Fact;
use crate::pack::{
    ChangeRow, ChannelRow, ContactLimits, EvidenceRow, Guardrail, Head, Hour, JUST_DONE, NO_CHANNEL, PackTest, PolicyPack, PostureRow,
    QuestionRow, Row, StepRow, Texts, WAIT,
};
use crate::{Effects, Posture};

#[cfg(feature = "packs")]
include!(concat!(env!("OUT_DIR"), "/packs.rs"));
#[cfg(not(feature = "packs"))]
static PACKS: &[(&str, &str)] = &[];

/// The ids of the packs that ship with Helder, known also where none is built in.
const OURS: [&str; 6] = ["be-consumer", "de-consumer", "nl-business", "nl-consumer", "nl-housing", "nl-utility"];

/// A pack larger than this is not read: a policy that people can know is a hundred times smaller.
const MOST_BYTES: usize = 1_000_000;

/// So many packs may stand on each other.
const MOST_LAYERS: usize = 4;

/// The rows that a pack leaves out of the one it extends.
#[derive(Debug, Clone, Default, Read)]
#[serde(deny_unknown_fields, default)]
struct Without {
    evidence: Vec<SharedText>,
    step: Vec<SharedText>,
    row: Vec<SharedText>,
    guardrail: Vec<SharedText>,
    channel: Vec<SharedText>,
    question: Vec<SharedText>,
    change: Vec<SharedText>,
}

/// The head of a pack: what it leaves out it takes from the pack that it extends.
#[derive(Debug, Clone, Read)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct HeadFile {
    id: SharedText,
    version: SharedText,
    #[serde(default)]
    extends: Option<SharedText>,
    #[serde(default)]
    jurisdiction: Option<Jurisdiction>,
    #[serde(default)]
    vision: Option<Texts>,
    #[serde(default)]
    weights: Option<Effects>,
    #[serde(default)]
    contact: Option<ContactLimits>,
    #[serde(default)]
    margin: Option<i32>,
    #[serde(default)]
    valid_from: Option<Date>,
    #[serde(default)]
    valid_until: Option<Date>,
    #[serde(default)]
    tests_on: Option<Date>,
}

/// A pack as it is written.
#[derive(Debug, Clone, Read)]
#[serde(deny_unknown_fields)]
struct PackFile {
    #[serde(rename = "pack")]
    head: HeadFile,
    #[serde(default)]
    posture: Pairs<PostureRow>,
    #[serde(default)]
    evidence: Vec<EvidenceRow>,
    #[serde(default)]
    step: Vec<StepRow>,
    #[serde(default)]
    row: Vec<Row>,
    #[serde(default)]
    guardrail: Vec<Guardrail>,
    #[serde(default)]
    channel: Vec<ChannelRow>,
    #[serde(default)]
    question: Vec<QuestionRow>,
    #[serde(default)]
    change: Vec<ChangeRow>,
    #[serde(default)]
    test: Vec<PackTest>,
    #[serde(default)]
    without: Without,
}

/// A row that has a name among its kind.
pub(crate) trait Named {
    fn name(&self) -> &SharedText;
}

macro_rules! named {
    ($($row:ty: $field:ident),*) => {
        $(impl Named for $row {
            fn name(&self) -> &SharedText {
                &self.$field
            }
        })*
    };
}

named!(EvidenceRow: id, StepRow: id, Row: id, Guardrail: id, ChannelRow: id, QuestionRow: field, ChangeRow: id);

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

    /// The id of the pack that advises on such a customer, unless told otherwise.
    #[must_use]
    pub fn usual(customer: CustomerKind) -> &'static str {
        match customer {
            CustomerKind::Consumer => "nl-consumer",
            CustomerKind::Business => "nl-business",
        }
    }

    /// Makes a pack known by its id; it is read and checked when it is first asked for. Packs that extend it are read anew.
    pub fn provide(id: String, text: String) {
        with_known(|known| {
            known.retain(|pack| pack.id != id);
            known.iter_mut().for_each(|pack| pack.read = None);
            known.push(Known { id: id.into(), text: text.into(), read: None });
        });
    }

    /// Whether it has the name of a pack that ships with Helder. Handed in under it, it would be the policy of whoever names none.
    pub(crate) fn takes_our_name(&self) -> bool {
        OURS.contains(&&*self.head.id)
    }

    /// The ids of the packs that are known.
    #[must_use]
    pub fn known_ids() -> Vec<String> {
        with_known(|known| known.iter().map(|pack| pack.id.clone().into_owned()).collect())
    }

    /// A pack by its id. It is read once, and kept.
    ///
    /// # Errors
    /// `unknown-policy` at `policy`; what [`Self::parse`] finds.
    pub fn named(id: &str) -> Result<Arc<Self>, Error> {
        Self::layer(id, "policy", 1)
    }

    fn layer(id: &str, path: &str, depth: usize) -> Result<Arc<Self>, Error> {
        let found = with_known(|known| match known.iter().find(|pack| pack.id == id) {
            Some(Known { read: Some(read), .. }) => Ok(Err(read.clone())),
            Some(pack) => Ok(Ok(pack.text.clone())),
            None => {
                let ids: Vec<&str> = known.iter().map(|pack| pack.id.as_ref()).collect();
                let message = no_such("pack", id, ids.iter().copied());
                Err(Error::new(
                    "unknown-policy",
                    path,
                    format!("{message}{} Known: {}", if message.ends_with('?') { "" } else { "." }, ids.join(", ")),
                ))
            }
        })?;
        match found {
            Err(read) => read,
            // Not under the lock: it may extend another one.
            Ok(text) => {
                let read = Self::read(&text, depth).map(Arc::new);
                with_known(|known| {
                    if let Some(pack) = known.iter_mut().find(|pack| pack.id == id && pack.text == text) {
                        pack.read = Some(read.clone());
                    }
                });
                read
            }
        }
    }

    /// Reads and checks a pack from JSON text.
    ///
    /// # Errors
    /// As [`helder_model::from_json`]; `invalid-policy` with the place of what cannot be meant; `too-large` above a megabyte.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Self::read(text, 1)
    }

    fn read(text: &str, depth: usize) -> Result<Self, Error> {
        if text.len() > MOST_BYTES {
            return Err(Error::new("too-large", "", format!("a pack of {} bytes; at most {MOST_BYTES} are read", text.len())));
        }
        let file: PackFile = from_json(text)?;
        let base = match &file.head.extends {
            Some(_) if depth >= MOST_LAYERS => {
                return Err(refused(
                    "pack.extends",
                    &format!("more than {MOST_LAYERS} packs on each other, or a pack that extends itself"),
                ));
            }
            Some(id) => Some(Self::layer(id, "pack.extends", depth + 1)?),
            None => None,
        };
        file.over(base.as_deref())
    }
}

impl PackFile {
    /// The pack: these rows over those of the base.
    fn over(self, base: Option<&PolicyPack>) -> Result<PolicyPack, Error> {
        let needed =
            |field: &str| Error::new("missing-field", format!("pack.{field}"), format!("a pack that extends no other has `{field}`"));
        let base_head = base.map(|base| &base.head);
        if self.head.id.trim().is_empty() {
            return Err(refused("pack.id", "a pack needs an id that is not empty"));
        }
        let head = Head {
            id: self.head.id,
            version: self.head.version,
            jurisdiction: self.head.jurisdiction.or(base_head.map(|head| head.jurisdiction)).ok_or_else(|| needed("jurisdiction"))?,
            vision: self.head.vision.or_else(|| base_head.map(|head| head.vision.clone())).ok_or_else(|| needed("vision"))?,
            weights: self.head.weights.or(base_head.map(|head| head.weights)).ok_or_else(|| needed("weights"))?,
            contact: self.head.contact.or_else(|| base_head.map(|head| head.contact.clone())).ok_or_else(|| needed("contact"))?,
            margin: self.head.margin.or(base_head.map(|head| head.margin)).ok_or_else(|| needed("margin"))?,
            // A layer may be younger than what it stands on.
            valid_from: self.head.valid_from,
            valid_until: self.head.valid_until,
            tests_on: self.head.tests_on.or(base_head.and_then(|head| head.tests_on)),
        };
        if head.tests_on.is_none() && !self.test.is_empty() {
            return Err(Error::new(
                "missing-field",
                "pack.tests-on",
                "a pack with tests names the day they are on: tests-on = \"2026-11-23\"",
            ));
        }
        if self.test.len() > PolicyPack::MOST_ROWS {
            return Err(too_many("test", self.test.len()));
        }
        let mut postures = Vec::new();
        for posture in Posture::ALL {
            let own = self.posture.0.iter().find(|(name, _)| name == posture.word()).map(|(_, row)| row);
            let row = own.or_else(|| base.and_then(|base| base.posture(posture)));
            postures.push(row.cloned().ok_or_else(|| refused("posture", &format!("`{}` has no label", posture.word())))?);
        }
        if let Some((name, _)) = self.posture.0.iter().find(|(name, _)| !Posture::ALL.iter().any(|posture| posture.word() == name)) {
            let known = Posture::ALL.iter().map(|posture| posture.word());
            return Err(refused(&format!("posture.{name}"), &no_such("posture", name, known)));
        }
        let names = |rows: &mut dyn Iterator<Item = &SharedText>| rows.cloned().collect::<Vec<_>>();
        let own = [
            ("evidence", names(&mut self.evidence.iter().map(Named::name))),
            ("step", names(&mut self.step.iter().map(Named::name))),
            ("row", names(&mut self.row.iter().map(Named::name))),
            ("guardrail", names(&mut self.guardrail.iter().map(Named::name))),
        ];
        let mut bases = base.map_or_else(Vec::new, |base| base.bases.clone());
        bases.extend(base_head.map(|head| head.id.clone()));
        // Under the name of a pack it stands on it would stand on itself.
        if bases.contains(&head.id) {
            return Err(refused("pack.id", &format!("`{}` is a pack that this one stands on: give it a name of its own", head.id)));
        }
        let pack = PolicyPack {
            head,
            bases,
            postures,
            evidence: lay("evidence", self.evidence, base.map(|base| &base.evidence), &self.without.evidence)?,
            steps: lay("step", self.step, base.map(|base| &base.steps), &self.without.step)?,
            rows: lay("row", self.row, base.map(|base| &base.rows), &self.without.row)?,
            guardrails: lay("guardrail", self.guardrail, base.map(|base| &base.guardrails), &self.without.guardrail)?,
            channel: lay("channel", self.channel, base.map(|base| &base.channel), &self.without.channel)?,
            question: lay("question", self.question, base.map(|base| &base.question), &self.without.question)?,
            change: lay("change", self.change, base.map(|base| &base.change), &self.without.change)?,
            tests: self.test,
            row_steps: Vec::new(),
            blocks: Vec::new(),
        };
        pack.checked(&own)
    }
}

/// One's own rows before those of the base: the reason of an own guardrail is told first. A row with the name of one of the base takes its place.
fn lay<T: Named + Clone>(list: &str, own: Vec<T>, base: Option<&Vec<T>>, without: &[SharedText]) -> Result<Vec<T>, Error> {
    let base = base.map_or(&[][..], Vec::as_slice);
    let names = |rows: &[T]| rows.iter().map(|row| row.name().clone()).collect::<Vec<_>>();
    let order = order(list, &names(&own), &names(base), without)?;
    let row = |layer: &Layer| match layer {
        Layer::Own(place) => own.get(*place).cloned(),
        Layer::Base(place) => base.get(*place).cloned(),
    };
    Ok(order.iter().filter_map(row).collect())
}

/// The layer that a row comes from, and its place there.
enum Layer {
    Own(usize),
    Base(usize),
}

/// The order of the rows; apart from their kind, so that it stands in the file once.
fn order(list: &str, own: &[SharedText], base: &[SharedText], without: &[SharedText]) -> Result<Vec<Layer>, Error> {
    let size = own.len() + base.len().max(without.len());
    if size > PolicyPack::MOST_ROWS {
        return Err(too_many(list, size));
    }
    if let Some((i, name)) = own.iter().enumerate().find(|(i, name)| own.iter().take(*i).any(|before| before == *name)) {
        return Err(refused(&format!("{list}[{i}].id"), &format!("`{name}` is there twice")));
    }
    if let Some((i, name)) = without.iter().enumerate().find(|(_, name)| !base.contains(name)) {
        let known = base.iter().map(|row| &**row);
        return Err(refused(&format!("without.{list}[{i}]"), &no_such(&format!("{list} in the pack that this one extends:"), name, known)));
    }
    let kept = |name: &SharedText| base.contains(name) && !without.contains(name);
    let mut order: Vec<Layer> = own.iter().enumerate().filter(|(_, name)| !kept(name)).map(|(i, _)| Layer::Own(i)).collect();
    for (i, name) in base.iter().enumerate().filter(|(_, name)| kept(name)) {
        order.push(own.iter().position(|own| own == name).map_or(Layer::Base(i), Layer::Own));
    }
    Ok(order)
}

impl PolicyPack {
    /// What no single row can tell, and what evaluating looks up. `own`: the names of the rows in the file, for the place of a fault.
    fn checked(mut self, own: &[(&str, Vec<SharedText>)]) -> Result<Self, Error> {
        let place_of = |list: &str, name: &SharedText| {
            let at = own.iter().find(|(own, _)| *own == list).and_then(|(_, names)| names.iter().position(|own| own == name));
            at.map_or_else(|| format!("{list}.{name}"), |at| format!("{list}[{at}]"))
        };
        if self.step_at(WAIT).is_none() {
            return Err(refused("step", &format!("a pack has the step `{WAIT}`: to leave the customer in peace")));
        }
        if !self.guardrails.iter().any(|row| row.id == NO_CHANNEL) {
            return Err(refused(
                "guardrail",
                &format!("a pack has the guardrail `{NO_CHANNEL}`: why a step that no channel can carry is blocked"),
            ));
        }
        if let Some(step) = self.steps.iter().find(|step| step.rest > 0)
            && !self.guardrails.iter().any(|row| row.id == JUST_DONE)
        {
            let needed = format!("a pack with steps that rest has the guardrail `{JUST_DONE}`: why a step that was just done is blocked");
            return Err(refused(&format!("{}.rest", place_of("step", &step.id)), &needed));
        }
        if self.steps.len() > Self::MOST_STEPS {
            return Err(refused("step", &format!("{} steps; at most {} are read", self.steps.len(), Self::MOST_STEPS)));
        }
        let contact = &self.head.contact;
        if contact.from >= contact.until {
            return Err(refused("pack.contact.until", "the last hour comes after the first"));
        }
        let (first, last) = self.head.hours();
        if first >= last {
            let law = contact_hours(self.head.jurisdiction);
            let (start, end) = (Hour::full(law.start.into()), Hour::full(law.end.into()));
            return Err(refused("pack.contact", &format!("the law leaves customers in peace then: expected hours within {start}–{end}")));
        }
        if contact.per_week == 0 || contact.per_day == 0 {
            return Err(refused("pack.contact", "expected at least one contact a week and a day: with none nobody could be helped"));
        }
        if self.head.valid_from.zip(self.head.valid_until).is_some_and(|(from, until)| from > until) {
            return Err(refused("pack.valid-until", "the last day comes after the first"));
        }
        for step in &self.steps {
            let at = place_of("step", &step.id);
            let effects = step.effects;
            if [effects.payment, effects.cost, effects.relation].iter().any(|effect| !(-3..=3).contains(effect)) {
                return Err(refused(&format!("{at}.effects"), "expected −3 to 3"));
            }
            if step.firmness > 5 {
                return Err(refused(&format!("{at}.firmness"), "expected 0 to 5"));
            }
        }
        if let Some(row) = self.evidence.iter().find(|row| row.when.is_empty()) {
            return Err(refused(&format!("{}.when", place_of("evidence", &row.id)), "evidence needs a condition"));
        }
        // What the posture is told by cannot ask for it.
        let asks = |when: &Condition| when.cells().iter().any(|(fact, _)| *fact == Fact::Posture);
        const WEIGHED: &str = "the posture is what is weighed here: ask for what is known of the customer";
        if let Some(row) = self.evidence.iter().find(|row| asks(&row.when)) {
            return Err(refused(&format!("{}.when.posture", place_of("evidence", &row.id)), WEIGHED));
        }
        if let Some((posture, _)) = Posture::ALL.iter().zip(&self.postures).find(|(_, row)| asks(&row.when)) {
            return Err(refused(&format!("posture.{}.when.posture", posture.word()), WEIGHED));
        }
        if let Some(row) = self.rows.iter().find(|row| row.then.is_empty()) {
            return Err(refused(&format!("{}.then", place_of("row", &row.id)), "a row names at least one step"));
        }
        let of_rows = self.rows.iter().map(|row| ("row", &row.id, "then", &row.then));
        let of_guardrails = self
            .guardrails
            .iter()
            .flat_map(|row| [("guardrail", &row.id, "steps", &row.steps), ("guardrail", &row.id, "except", &row.except)]);
        for (list, id, field, steps) in of_rows.chain(of_guardrails) {
            self.knows_steps(steps, &|| format!("{}.{field}", place_of(list, id)))?;
        }
        // A test that names what there is not would hold for ever.
        for (i, test) in self.tests.iter().enumerate() {
            if let Some(first) = &test.first {
                self.knows_step(first, &|| format!("test[{i}].first"))?;
            }
            for (field, steps) in [("has", &test.has), ("never", &test.never)] {
                self.knows_steps(steps, &|| format!("test[{i}].{field}"))?;
            }
            for (step, guardrail) in &test.blocked.0 {
                let path = || format!("test[{i}].blocked.{step}");
                self.knows_step(step, &path)?;
                if !self.guardrails.iter().any(|row| row.id == *guardrail) {
                    let known = self.guardrails.iter().map(|row| &*row.id);
                    return Err(refused(&path(), &no_such("guardrail", guardrail, known)));
                }
            }
        }
        let place = |step: &SharedText| self.step_at(step).and_then(|place| u8::try_from(place).ok());
        self.row_steps = self.rows.iter().map(|row| row.then.iter().filter_map(place).collect()).collect();
        let bits = |guardrail: &Guardrail| {
            let blocked = self.steps.iter().enumerate().filter(|(_, step)| guardrail.blocks(step));
            blocked.fold(0_u128, |bits, (place, _)| bits | 1 << place)
        };
        self.blocks = self.guardrails.iter().map(bits).collect();
        Ok(self)
    }

    /// Refuses a list with a step that the pack does not have, or with more than it has.
    fn knows_steps(&self, steps: &[SharedText], path: &dyn Fn() -> String) -> Result<(), Error> {
        if steps.len() > self.steps.len() {
            return Err(refused(&path(), &format!("{} steps, of the {} that there are", steps.len(), self.steps.len())));
        }
        steps.iter().enumerate().try_for_each(|(i, step)| self.knows_step(step, &|| format!("{}[{i}]", path())))
    }

    /// Refuses a step that the pack does not have, at its place.
    fn knows_step(&self, step: &str, path: &dyn Fn() -> String) -> Result<(), Error> {
        if self.step_at(step).is_some() {
            return Ok(());
        }
        Err(refused(&path(), &no_such("step", step, self.steps.iter().map(|step| &*step.id))))
    }
}

/// What is laid over each other, or held beside each other, is so as often as there are pairs of it.
fn too_many(list: &str, size: usize) -> Error {
    refused(list, &format!("{size} in all; at most {} are read", PolicyPack::MOST_ROWS))
}

pub(crate) fn refused(path: &str, message: &str) -> Error {
    Error::new("invalid-policy", path, message)
}

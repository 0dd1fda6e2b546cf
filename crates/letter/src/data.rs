//! The shapes of the data that `build.rs` reads from `languages/` and writes as tables.

use crate::{Category, Severity};
use helder_model::{Locale, Purpose};
use helder_text::EntityKind;

/// A text in both languages of the interface.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Texts {
    pub(crate) nl: &'static str,
    pub(crate) en: &'static str,
}

impl Texts {
    pub(crate) fn get(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Nl => self.nl,
            Locale::En => self.en,
        }
    }
}

/// What a term says about the tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ToneKind {
    Threat,
    Blame,
    Warmth,
    Help,
}

/// A word or phrase to replace, explain or count.
#[derive(Debug)]
pub(crate) struct Term {
    /// With its prefix: `term/voldoen`.
    pub(crate) rule: &'static str,
    pub(crate) severity: Severity,
    pub(crate) source: &'static str,
    pub(crate) tone: Option<ToneKind>,
    /// It is written short: the message says so.
    pub(crate) abbreviation: bool,
    pub(crate) because: Option<Texts>,
    /// No finding when one of these follows directly, or stands directly before.
    pub(crate) not_before: &'static [&'static [u32]],
    pub(crate) not_after: &'static [&'static [u32]],
}

/// A form of a term.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) term: u16,
    pub(crate) action: Action,
}

/// What a form asks for.
#[derive(Debug)]
pub(crate) enum Action {
    /// The best first; an empty one means: leave the words out.
    Replace(&'static [&'static str]),
    Explain,
    Count,
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    /// An index of the forms.
    Form(u16),
    /// An index of the rules.
    Rule(u16),
    /// An index of the checklist: the thing is there.
    Found(u16),
    /// An index of the checklist: the thing was meant.
    Unclear(u16),
}

/// A phrase: the keys of its words; [`GAP`] stands for at most four words.
#[derive(Debug)]
pub(crate) struct Phrase {
    pub(crate) keys: &'static [u32],
    pub(crate) target: Target,
}

/// In a phrase: at most four words in between.
pub(crate) const GAP: u32 = 1;

/// A rule that is not a term.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) id: &'static str,
    pub(crate) category: Category,
    pub(crate) severity: Severity,
    pub(crate) source: &'static str,
    pub(crate) message: Texts,
    /// Empty: for every purpose.
    pub(crate) purposes: &'static [Purpose],
    pub(crate) kind: Kind,
}

/// The closed set of rule kinds. A new rule is data; a new kind is code.
#[derive(Debug)]
pub(crate) enum Kind {
    /// Counts words in a scope.
    Occurrence { scope: Scope, max: u32, error_above: Option<u32> },
    /// Finds phrases.
    Existence { replacement: Option<&'static str> },
    /// Finds a word and a word of a kind behind it.
    Sequence { first: &'static [u32], then: WordKind, within: usize },
    /// Finds the rarer of two groups of words.
    Consistency { groups: [&'static [u32]; 2] },
    /// Finds a sign.
    Sign { sign: &'static str },
    /// Finds words in capitals.
    Capitals { least: usize },
    /// Finds merge fields that do not end.
    Field,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Sentence,
    Block,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    Participle,
    Number,
}

/// A question of the reader.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) id: &'static str,
    pub(crate) label: Texts,
    pub(crate) entities: &'static [EntityKind],
    /// Empty: the entity counts anywhere.
    pub(crate) cues: &'static [u32],
    pub(crate) fields: &'static [&'static str],
    pub(crate) missing: Texts,
    pub(crate) unclear: Option<Texts>,
    pub(crate) invalid: Option<Texts>,
    pub(crate) purposes: &'static [Purpose],
}

/// The rules of one language.
#[derive(Debug)]
pub(crate) struct Pack {
    pub(crate) terms: &'static [Term],
    pub(crate) forms: &'static [Form],
    /// Sorted by first key, then the longest first.
    pub(crate) phrases: &'static [Phrase],
    pub(crate) rules: &'static [Rule],
    pub(crate) items: &'static [Item],
}

pub(crate) mod nl {
    use super::{Action, Form, Item, Kind, Pack, Phrase, Rule, Scope, Target, Term, Texts, ToneKind, WordKind};
    use crate::{Category, Severity};
    use helder_model::Purpose;
    use helder_text::EntityKind;

    include!(concat!(env!("OUT_DIR"), "/nl.rs"));
}

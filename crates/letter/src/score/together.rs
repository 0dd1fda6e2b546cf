//! Rules that look at whole sentences: what stands together in one, what of it a letter may hold, and what may be meant by it.

use super::{Pass, Raw, What};
use crate::data::{Kind, Rule, ToneKind, nl};
use crate::detect::{begins_with, question_before};
use crate::learned::{Voice, is_calm};
use crate::stretches::Stretches;
use helder_model::sort_by;
use helder_text::{EntityKind, Sentence};

/// A sentence that a rule found.
pub(super) struct Named {
    rule: u16,
    /// The first place.
    start: u32,
    /// The number of the sentence, and of the question before it that it answers, if any.
    sentence: u32,
    question: u32,
    /// It tells its day.
    dated: bool,
}

impl Pass<'_> {
    /// What stands together in a sentence; the places that were found are used up.
    pub(super) fn together(&mut self, at: u16, rule: &Rule, sentence: &Sentence) {
        let Kind::Together { constructions, answers, sums, dated, undated, never, .. } = &rule.kind else { return };
        if self.groups.get(usize::from(at)).is_none_or(Vec::is_empty) {
            return;
        }
        let document = self.document;
        let question = question_before(document, self.sentence, answers);
        // Those of a question wait for its answer.
        if question.is_none() && question_before(document, self.sentence + 1, answers).is_some() {
            return;
        }
        let reach = self.groups.get(usize::from(at)).and_then(|places| reach_of(places, constructions));
        if let Some(places) = self.groups.get_mut(usize::from(at)) {
            places.clear();
        }
        let Some((start, end)) = reach.filter(|_| !*undated || !self.has(sentence, &[EntityKind::Date])) else { return };
        let voice = match rule.tone {
            Some(ToneKind::Threat) => Some(Voice::Threat),
            Some(ToneKind::Blame) => Some(Voice::Blame),
            _ => None,
        };
        let calm =
            |sentence: &Sentence| voice.is_some_and(|voice| is_calm(voice, nl::weights().weigh(document, document.tokens_of(sentence))));
        if [Some(sentence), question].into_iter().flatten().all(calm) {
            return;
        }
        let may = *dated && !self.options.purpose.is_some_and(|purpose| never.contains(&purpose));
        let sum = begins_with(document, self.sentence + 1, sums);
        // `Er komen incassokosten bij. Dat zijn kosten om het geld te halen. Ze zijn € 40,00.`
        let next = sum.and_then(|_| document.sentences().get(self.sentence as usize + 2));
        let tells = |sentence: &Sentence, kind: EntityKind| may && self.has(sentence, &[kind]);
        if [Some(sentence), question, sum, next].iter().flatten().any(|sentence| tells(sentence, EntityKind::Amount)) {
            self.excused.push(document.place(start, end));
            return;
        }
        let dated = [Some(sentence), question].iter().flatten().any(|sentence| tells(sentence, EntityKind::Date));
        let (start, end) = document.place(start, end);
        let question = self.sentence - u32::from(question.is_some());
        self.named.push(Named { rule: at, start, sentence: self.sentence, question, dated });
        self.raw.push(Raw { start, end, what: What::Rule(at, 0) });
    }

    /// Of what a rule found, takes out what a letter may hold, all with warmth or help near it: what tells its day, and so many others. What goes on
    /// about one of them counts as one with it.
    pub(super) fn spare(&mut self, rule: u16, mut left: u32) {
        /// Sentences before and behind.
        const NEAR: u32 = 4;
        let kindness = &self.kindness;
        let calm = |named: &Named| {
            let from = kindness.partition_point(|kind| kind + NEAR < named.question);
            kindness.get(from).is_some_and(|kind| *kind <= named.sentence + NEAR)
        };
        // One in a sentence at most, so they are in order.
        let named: Vec<&Named> = self.named.iter().filter(|named| named.rule == rule).collect();
        let mut spared = None;
        self.raw.retain(|raw| {
            if !matches!(raw.what, What::Rule(of, _) if of == rule) {
                return true;
            }
            let at = named.binary_search_by_key(&raw.start, |named| named.start);
            let Some(named) = at.ok().and_then(|at| named.get(at)).filter(|named| calm(named)) else { return true };
            let goes_on = named.dated || spared.is_some_and(|before: u32| before + 1 == named.question);
            if left == 0 && !goes_on {
                return true;
            }
            left -= u32::from(!goes_on);
            spared = Some(named.sentence);
            false
        });
    }

    /// Takes out what a rule found within what another rule found of the same tone: the writer is told once. The finds are in order, the wider first.
    pub(super) fn drop_repeated(&mut self) {
        let is_rule = |raw: &Raw| matches!(raw.what, What::Rule(..));
        let mut reach: [(Option<ToneKind>, u32); 2] = [(Some(ToneKind::Threat), 0), (Some(ToneKind::Blame), 0)];
        let mut kept = Vec::with_capacity(self.raw.len());
        for raw in &self.raw {
            let tone = self.tone_of(raw);
            let within = reach.iter_mut().find(|(of, _)| is_rule(raw) && *of == tone);
            kept.push(within.is_none_or(|(_, end)| {
                let is_new = raw.end > *end;
                *end = (*end).max(raw.end);
                is_new
            }));
        }
        let mut kept = kept.into_iter();
        self.raw.retain(|_| kept.next().unwrap_or(true));
    }

    /// Takes out the guesses where something else says so for sure, or where a tone was found harmless. The finds are in order.
    pub(super) fn drop_guesses(&mut self) {
        let rule_of = |raw: &Raw| {
            let What::Rule(rule, _) = raw.what else { return None };
            self.pack.rules.get(usize::from(rule))
        };
        let sets_tone = |raw: &&Raw| matches!(self.tone_of(raw), Some(ToneKind::Threat | ToneKind::Blame));
        let mut toned = self.excused.clone();
        toned.extend(self.raw.iter().filter(sets_tone).map(|raw| (raw.start, raw.end)));
        sort_by(&mut toned, Ord::cmp);
        let toned = Stretches::new(toned.into_iter());
        let named = self.pack.rules.iter().find_map(|rule| if let Kind::Learned { unless, .. } = rule.kind { unless } else { None });
        let is_sure = |raw: &&Raw| rule_of(raw).is_some_and(|rule| Some(rule.id) == named);
        let sure = Stretches::new(self.raw.iter().filter(is_sure).map(|raw| (raw.start, raw.end)));
        let is_kept = |raw: &Raw| match rule_of(raw).map(|rule| &rule.kind) {
            Some(Kind::Learned { unless: None, .. }) => !toned.cross(raw.start, raw.end),
            Some(Kind::Learned { unless: Some(_), .. }) => !sure.cross(raw.start, raw.end),
            _ => true,
        };
        let kept: Vec<bool> = self.raw.iter().map(is_kept).collect();
        let mut kept = kept.into_iter();
        self.raw.retain(|_| kept.next().unwrap_or(true));
    }
}

/// From the first to the last of a place for each part of a construction, none across another; nothing when no construction is whole, or a place
/// makes it harmless. The groups of the constructions are numbered on.
fn reach_of(places: &[(Option<usize>, u32, u32)], constructions: &[usize]) -> Option<(u32, u32)> {
    if places.iter().any(|(group, ..)| group.is_none()) {
        return None;
    }
    let mut first = 0;
    let mut present = [false; 256];
    for (group, ..) in places {
        if let Some(slot) = group.and_then(|group| present.get_mut(group)) {
            *slot = true;
        }
    }
    let mut taken: Vec<(u32, u32)> = Vec::new();
    constructions.iter().find_map(|parts| {
        let groups = first..first + parts;
        first = groups.end;
        taken.clear();
        // Seen first, so that a long sentence that lacks one is not searched again and again.
        let is_whole = groups.clone().all(|group| present.get(group) == Some(&true));
        if !is_whole || !stand_apart(places, groups, &mut taken) {
            return None;
        }
        Some((taken.iter().map(|(start, _)| *start).min()?, taken.iter().map(|(_, end)| *end).max()?))
    })
}

/// Takes a place for each of the groups, the first one that leaves room for the others.
fn stand_apart(places: &[(Option<usize>, u32, u32)], groups: std::ops::Range<usize>, taken: &mut Vec<(u32, u32)>) -> bool {
    let Some(group) = groups.clone().last() else { return true };
    for (_, start, end) in places.iter().filter(|(of, ..)| *of == Some(group)) {
        if taken.iter().any(|(from, to)| *start < *to && *from < *end) {
            continue;
        }
        taken.push((*start, *end));
        if stand_apart(places, groups.start..group, taken) {
            return true;
        }
        taken.pop();
    }
    false
}

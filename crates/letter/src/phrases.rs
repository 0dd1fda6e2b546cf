//! Finds the phrases of a pack in the words of a sentence.

use crate::data::{GAP, Pack, Target, presence};

/// A phrase that was found: words `first` up to and not including `last` of the sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) target: Target,
    pub(crate) first: usize,
    pub(crate) last: usize,
    rank: u32,
}

/// The most words that a gap stands for.
const GAP_WORDS: usize = 4;

/// Every phrase in a sentence, given the keys of its tokens; a sign has the key 0 and belongs to no phrase.
/// Of the forms of terms only the longest at a place is kept, and none inside another.
pub(crate) fn find(pack: &Pack, keys: &[u32], hits: &mut Vec<Hit>) {
    hits.clear();
    let mut taken = 0;
    let present = presence(keys);
    for first in 0..keys.len() {
        let rest = keys.get(first..).unwrap_or(&[]);
        let Some(key) = rest.first().copied().filter(|key| *key > GAP) else { continue };
        // A sign has the key 0.
        let opens = first.checked_sub(1).is_none_or(|before| keys.get(before) == Some(&0));
        // Longest first; a form with a gap does not compete. Two pairs of words may share a key: all words are compared.
        let mut form_found = false;
        let begun = hits.len();
        let next = rest.get(1).copied().unwrap_or(0);
        for phrase in pack.starting_with(key, next).filter(|phrase| phrase.may_end(present) && (opens || !phrase.opens)) {
            let phrase_keys = pack.keys_of(phrase);
            let Some(length) = length_of_match(phrase_keys, rest) else { continue };
            if matches!(phrase.target, Target::Form(_)) && !phrase_keys.contains(&GAP) {
                if form_found || first < taken || !allowed(pack, phrase.target, keys, first, first + length) {
                    continue;
                }
                form_found = true;
                taken = first + length;
            } else if !allowed(pack, phrase.target, keys, first, first + length) {
                continue;
            }
            // What says most comes first, whatever stands between its words.
            let rank = phrase.rank();
            let place = hits.get(begun..).unwrap_or_default().partition_point(|hit| hit.rank > rank);
            hits.insert(begun + place, Hit { target: phrase.target, first, last: first + length, rank });
        }
    }
}

/// How many tokens a phrase takes at the start of `tokens`, if it stands there.
fn length_of_match(phrase: &[u32], tokens: &[u32]) -> Option<usize> {
    let mut at = 0;
    let mut keys = phrase.iter();
    while let Some(key) = keys.next() {
        if *key == GAP {
            let next = keys.next()?;
            let window = tokens.get(at..)?;
            let skipped = window.iter().take(GAP_WORDS + 1).take_while(|token| **token != 0).position(|token| token == next)?;
            at += skipped + 1;
        } else if tokens.get(at) == Some(key) {
            at += 1;
        } else {
            return None;
        }
    }
    Some(at)
}

/// Whether the words around allow the form.
fn allowed(pack: &Pack, target: Target, keys: &[u32], first: usize, last: usize) -> bool {
    let Target::Form(form) = target else { return true };
    let Some(term) = pack.forms.get(usize::from(form)).and_then(|form| pack.term(form)) else { return true };
    let before = keys.get(..first).unwrap_or(&[]);
    let behind = keys.get(last..).unwrap_or(&[]);
    !term.not_before.iter().any(|context| behind.starts_with(context)) && !term.not_after.iter().any(|context| before.ends_with(context))
}

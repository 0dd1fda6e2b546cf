//! How a sentence is meant, by its words: for each voice a sum of weights over the words and pairs of neighbours in it.
//!
//! The weights are learned (`cargo xtask tone`): logistic regressions on sentences that several writers made, each labelled as a threat, as blame, as one
//! that leaves open when something is to happen, or as none of these (`tests/sentences`, and the development letters). How well it does on a writer it
//! has not seen: docs/validation.md. Whole numbers only, so every engine gives the same.

use crate::rarity::Bits;
use helder_text::{Document, Sentence, Source, Token, TokenKind, pair_key, word_key};

/// How a sentence may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    Threat,
    Blame,
    /// It leaves open when.
    Vague,
}

/// How many voices there are; weights and sums are in their order.
const VOICES: usize = 3;

/// The weights of one language, as `build.rs` writes them: less than three bytes for each, not seven.
#[derive(Debug)]
pub(crate) struct Packed {
    pub(crate) count: u32,
    /// Gaps between the shortened keys, Rice-coded with [`RICE`] bits.
    pub(crate) gaps: &'static [u8],
    /// For each voice a bit that tells whether the weight is any, and then its place in `order`, Rice-coded with [`PLACE`] bits.
    pub(crate) weights: &'static [u8],
    /// The weights that there are, the most frequent first.
    pub(crate) order: &'static [i8],
    /// Where the sums begin: a sentence is meant so when its sum is above nothing.
    pub(crate) begin: [i32; VOICES],
}

/// A key is shortened by so many bits: a word that has no weight is taken for one that has once in two thousand times.
const SHORTENED: u32 = 9;
const RICE: u32 = 11;
const PLACE: u32 = 2;
/// The first bits of a shortened key, by which it is looked up.
const FIRST: u32 = 12;

/// The weights, unpacked.
#[derive(Debug)]
pub(crate) struct Weights {
    /// Sorted by the shortened keys of words and of pairs.
    weights: Vec<(u32, [i8; VOICES])>,
    /// Where the keys with each first bits begin.
    starts: Vec<u16>,
    begin: [i32; VOICES],
}

/// Before the first word; any number, amount or address; any sign.
const OPEN: &str = "^";
const NUMBER: &str = "0";
const SIGN: &str = "§";
/// These signs tell how a sentence is meant.
const MEANT: [&str; 2] = ["?", "!"];

/// What is weighed in place of a token; nothing for a word, which is weighed as it is.
fn stands_for(document: &Document, token: &Token) -> Option<&'static str> {
    match token.kind {
        TokenKind::Word | TokenKind::Abbreviation => None,
        TokenKind::Sign => Some(MEANT.into_iter().find(|sign| *sign == document.text(token)).unwrap_or(SIGN)),
        _ => Some(NUMBER),
    }
}

impl Weights {
    pub(crate) fn unpack(packed: &Packed) -> Self {
        let mut gaps = Bits::new(packed.gaps);
        let mut bits = Bits::new(packed.weights);
        let mut key = 0;
        let mut weights = Vec::with_capacity(packed.count as usize);
        for _ in 0..packed.count {
            key += gaps.rice(RICE);
            let mut weight = || if bits.take(1) == 0 { 0 } else { packed.order.get(bits.rice(PLACE) as usize).copied().unwrap_or(0) };
            weights.push((key, std::array::from_fn(|_| weight())));
        }
        let mut starts = Vec::with_capacity((1 << FIRST) + 1);
        let mut at = 0;
        for first in 0..=1_u32 << FIRST {
            while weights.get(usize::from(at)).is_some_and(|(key, _)| key >> (32 - SHORTENED - FIRST) < first) {
                at += 1;
            }
            starts.push(at);
        }
        Self { weights, starts, begin: packed.begin }
    }

    /// What a word or a pair adds to each voice.
    fn of(&self, key: u32) -> [i8; VOICES] {
        let key = key >> SHORTENED;
        let start = self.starts.get((key >> (32 - SHORTENED - FIRST)) as usize).copied().unwrap_or(0);
        let from = self.weights.get(usize::from(start)..).unwrap_or_default();
        from.iter().take_while(|(other, _)| *other <= key).find(|(other, _)| *other == key).map_or([0; VOICES], |(_, weight)| *weight)
    }

    /// The sums of a sentence, for each voice.
    pub(crate) fn weigh(&self, document: &Document, tokens: &[Token]) -> [i32; VOICES] {
        let mut before = word_key(OPEN);
        let mut sums = self.begin;
        for token in tokens {
            let word = stands_for(document, token).map_or(token.key, word_key);
            for key in [word, pair_key(before, word)] {
                for (sum, weight) in sums.iter_mut().zip(self.of(key)) {
                    *sum += i32::from(weight);
                }
            }
            before = word;
        }
        sums
    }
}

/// Whether a sentence is meant so, by its sums.
pub(crate) fn sounds(voice: Voice, sums: [i32; VOICES]) -> bool {
    of_voice(voice, sums) > 0
}

/// Whether a sentence is so far from being meant so that words which mostly are do not count. Of writers left out, when it was measured, it spared 32 % of the harmless
/// sentences that a rule took for a threat, and 0.7 % of the threats (of reproaches 19 and 0.3 %).
pub(crate) fn is_calm(voice: Voice, sums: [i32; VOICES]) -> bool {
    const FAR: i32 = 20;
    of_voice(voice, sums) < -FAR
}

fn of_voice(voice: Voice, [threat, blame, vague]: [i32; VOICES]) -> i32 {
    match voice {
        Voice::Threat => threat,
        Voice::Blame => blame,
        Voice::Vague => vague,
    }
}

/// A sentence as it is weighed.
#[derive(Debug)]
pub struct Weighed {
    /// Where it stands in the text, in bytes.
    pub place: (u32, u32),
    /// Its words in lower case, with a sign for what is no word; the first stands for the beginning.
    pub words: Vec<String>,
}

/// The sentences of a text as they are weighed: for who learns the weights.
///
/// # Errors
/// `too-large`, as for a letter.
pub fn weighed_sentences(text: &str) -> Result<Vec<Weighed>, helder_model::Error> {
    let document = Document::parse(text, Source::Text)?;
    let word = |token: &Token| match stands_for(&document, token) {
        None => document.text(token).trim_end_matches('.').to_lowercase().replace(['’', '‘'], "'"),
        Some(sign) => sign.to_owned(),
    };
    let weighed = |sentence: &Sentence| {
        let tokens = document.tokens_of(sentence);
        let place = tokens.first().zip(tokens.last()).map_or((0, 0), |(first, last)| document.place(first.start, last.end));
        Weighed { place, words: std::iter::once(OPEN.to_owned()).chain(tokens.iter().map(word)).collect() }
    };
    Ok(document.sentences().iter().map(weighed).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::nl;

    #[test]
    fn what_is_learned_from_is_what_is_weighed() {
        let text = "Wij weten u te vinden, ook na 3 mei. Foto’s van t.a.v. € 40,00!";
        let document = Document::parse(text, Source::Text).unwrap();
        let weights = nl::weights();
        for (sentence, learned) in document.sentences().iter().zip(weighed_sentences(text).unwrap()) {
            let tokens = document.tokens_of(sentence);
            let words: Vec<u32> = learned.words.iter().map(|word| word_key(word)).collect();
            let singles = words.iter().skip(1).copied();
            let pairs = words.windows(2).map(|pair| pair_key(pair[0], pair[1]));
            let sum = |which: usize| {
                let weight = |key: u32| i32::from(weights.of(key)[which]);
                weights.begin[which] + singles.clone().chain(pairs.clone()).map(weight).sum::<i32>()
            };
            assert_eq!(weights.weigh(&document, tokens), [sum(0), sum(1), sum(2)]);
        }
    }

    #[test]
    fn a_sentence_is_weighed_by_its_words() {
        let sums = |text: &str| {
            let document = Document::parse(text, Source::Text).unwrap();
            let tokens = document.tokens_of(&document.sentences()[0]);
            nl::weights().weigh(&document, tokens)
        };
        let [threat, ..] = sums("Wij weten u te vinden.");
        let [calm, ..] = sums("Wij helpen u graag.");
        assert!(threat > 0 && calm < 0, "{threat} {calm}");
    }
}

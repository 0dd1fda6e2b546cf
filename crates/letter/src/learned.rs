//! How a sentence sounds, by its words: for each voice a sum of weights over the words and pairs of neighbours in it.
//!
//! The weights are learned (`cargo xtask tone`): a logistic regression on sentences that several writers made, each labelled as a threat, as blame or as
//! neither (`tests/sentences`, and the development letters). How well it does on a writer it has not seen: docs/validation.md. Whole numbers
//! only, so every engine gives the same.

use helder_text::{Document, Sentence, Source, Token, TokenKind, pair_key, word_key};

/// What a sentence may sound like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    Threat,
    Blame,
}

/// The weights of one language, as `build.rs` writes them.
#[derive(Debug)]
pub(crate) struct Weights {
    /// Of words and of pairs, sorted.
    pub(crate) keys: &'static [u32],
    /// For each key what it adds to a threat and to blame.
    pub(crate) weights: &'static [[i8; 2]],
    /// Where the sums begin: a sentence sounds so when its sum is above nothing.
    pub(crate) begin: [i32; 2],
}

/// Before the first word; any number, amount or address; any sign.
const OPEN: &str = "^";
const NUMBER: &str = "0";
const SIGN: &str = "§";

/// What is weighed in place of a token; nothing for a word, which is weighed as it is.
fn stands_for(token: &Token) -> Option<&'static str> {
    match token.kind {
        TokenKind::Word | TokenKind::Abbreviation => None,
        TokenKind::Sign => Some(SIGN),
        _ => Some(NUMBER),
    }
}

impl Weights {
    /// The sums of a sentence, a threat's and that of blame; `keys` are those of its tokens.
    pub(crate) fn weigh(&self, tokens: &[Token], keys: &[u32]) -> [i32; 2] {
        let (number, sign) = (word_key(NUMBER), word_key(SIGN));
        let mut before = word_key(OPEN);
        let [mut threat, mut blame] = self.begin;
        for (token, key) in tokens.iter().zip(keys) {
            let word = match stands_for(token) {
                None => *key,
                Some(SIGN) => sign,
                Some(_) => number,
            };
            for key in [word, pair_key(before, word)] {
                let [to_threat, to_blame] = self.keys.binary_search(&key).ok().and_then(|at| self.weights.get(at)).copied().unwrap_or_default();
                threat += i32::from(to_threat);
                blame += i32::from(to_blame);
            }
            before = word;
        }
        [threat, blame]
    }

    /// Whether a sentence sounds so.
    pub(crate) fn sounds(&self, voice: Voice, sums: [i32; 2]) -> bool {
        let [threat, blame] = sums;
        (match voice {
            Voice::Threat => threat,
            Voice::Blame => blame,
        }) > 0
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
    let word = |token: &Token| match stands_for(token) {
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
        let weights = &nl::WEIGHTS;
        for (sentence, learned) in document.sentences().iter().zip(weighed_sentences(text).unwrap()) {
            let tokens = document.tokens_of(sentence);
            let keys: Vec<u32> = tokens.iter().map(|token| document.key(token)).collect();
            let words: Vec<u32> = learned.words.iter().map(|word| word_key(word)).collect();
            let singles = words.iter().skip(1).copied();
            let pairs = words.windows(2).map(|pair| pair_key(pair[0], pair[1]));
            let sum = |which: usize| {
                let weight = |key: u32| weights.keys.binary_search(&key).map_or(0, |at| i32::from(weights.weights[at][which]));
                weights.begin[which] + singles.clone().chain(pairs.clone()).map(weight).sum::<i32>()
            };
            assert_eq!(weights.weigh(tokens, &keys), [sum(0), sum(1)]);
        }
    }

    #[test]
    fn a_sentence_is_weighed_by_its_words() {
        let sums = |text: &str| {
            let document = Document::parse(text, Source::Text).unwrap();
            let tokens = document.tokens_of(&document.sentences()[0]);
            let keys: Vec<u32> = tokens.iter().map(|token| document.key(token)).collect();
            nl::WEIGHTS.weigh(tokens, &keys)
        };
        let [threat, _] = sums("Wij weten u te vinden.");
        let [calm, _] = sums("Wij helpen u graag.");
        assert!(threat > 0 && calm < 0, "{threat} {calm}");
    }
}

//! The clarity score: the mean of four parts, each 0 to 100.
//!
//! **A stand-in.** Each part falls smoothly from 100 as its value grows, and is 50 at a value named here. The parts are those that told complex
//! from simple Dutch sentences best (sentence length, word length, office words, passive), with equal weights, because weights trained on one kind
//! of rewriting did not carry over to another. The values for 50 are our own choice and not yet validated; word rarity comes later.

use crate::report::{Clarity, ClarityPart, Counts};
use helder_model::Locale;

struct Part {
    id: &'static str,
    nl: &'static str,
    en: &'static str,
    /// The value at which the part scores 50.
    half: f64,
    /// How steep it is there.
    power: u32,
}

const PARTS: [Part; 4] = [
    Part { id: "sentence-length", nl: "Woorden per zin", en: "Words per sentence", half: 22.0, power: 3 },
    Part { id: "word-length", nl: "Letters per woord", en: "Letters per word", half: 5.8, power: 8 },
    Part { id: "office-words", nl: "Moeilijke woorden per 100 woorden", en: "Hard words per 100 words", half: 6.0, power: 1 },
    Part { id: "passive", nl: "Lijdende vormen per zin", en: "Passives per sentence", half: 0.5, power: 1 },
];

/// The clarity of a text with these counts, hits of terms and passives.
pub(crate) fn clarity(counts: &Counts, office_words: u32, passives: u32, locale: Locale) -> Clarity {
    if counts.words == 0 || counts.sentences == 0 {
        return Clarity { score: None, parts: Vec::new() };
    }
    let words = f64::from(counts.words);
    let sentences = f64::from(counts.sentences);
    let values =
        [words / sentences, f64::from(counts.letters) / words, 100.0 * f64::from(office_words) / words, f64::from(passives) / sentences];
    let weight = 0.25;
    let parts: Vec<ClarityPart> = PARTS
        .iter()
        .zip(values)
        .map(|(part, value)| ClarityPart {
            id: part.id.to_owned(),
            label: match locale {
                Locale::Nl => part.nl.to_owned(),
                Locale::En => part.en.to_owned(),
            },
            value,
            score: falling(value, part.half, part.power),
            weight,
        })
        .collect();
    Clarity { score: Some(parts.iter().map(|part| part.score * part.weight).sum()), parts }
}

/// 100 at 0, 50 at `half`, towards 0 beyond. Only the four operations, so that every engine gives the same bits.
fn falling(value: f64, half: f64, power: u32) -> f64 {
    let ratio = value / half;
    let raised = (0..power).fold(1.0, |product, _| product * ratio);
    100.0 / (1.0 + raised)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_falls_with_every_part_and_stays_within_0_and_100() {
        let counts = |words, letters| Counts { words, letters, sentences: 1, ..Counts::default() };
        let score = |c: &Counts, office, passive| clarity(c, office, passive, Locale::Nl).score.unwrap();
        let plain = score(&counts(8, 36), 0, 0);
        assert!(plain > 85.0 && plain <= 100.0, "{plain}");
        for worse in [score(&counts(30, 135), 0, 0), score(&counts(8, 60), 0, 0), score(&counts(8, 36), 1, 0), score(&counts(8, 36), 0, 1)]
        {
            assert!(worse < plain && worse > 0.0, "{worse}");
        }
    }

    #[test]
    fn nothing_to_measure_gives_no_score() {
        assert_eq!(clarity(&Counts::default(), 0, 0, Locale::Nl).score, None);
    }
}

//! The clarity score: the weighted mean of six parts, each 0 to 100.
//!
//! Each part falls (or rises) smoothly with what it measures and is 50 at a value named here. Weights and values are round numbers that were chosen
//! by hand: weights trained on the pairs tell complex from simple no better, so there is nothing trained here that could fail to carry over.
//! How well it works, and how that was measured: `docs/validation.md`.

use crate::report::{Clarity, ClarityPart};
use helder_model::{Locale, Message};

/// What the parts are made of: sums over a letter.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) words: u32,
    pub(crate) sentences: u32,
    /// Words with letters: numbers, amounts and merge fields make no sentence harder to follow.
    pub(crate) read_words: u32,
    /// Of each sentence those words, squared.
    pub(crate) squares: u64,
    /// Words that carry meaning: below 6 on the Zipf scale, no names.
    pub(crate) content_words: u32,
    /// How far each of them lies below 6, in hundredths.
    pub(crate) rarity: u64,
    /// Terms found.
    pub(crate) office_words: u32,
    pub(crate) passives: u32,
    /// Brackets, dashes and semicolons.
    pub(crate) insertions: u32,
    /// Words that speak to the reader or name the sender.
    pub(crate) direct_words: u32,
}

struct Part {
    id: &'static str,
    label: Message,
    weight: f64,
    /// The value at which the part scores 50.
    half: f64,
    /// How steep it is there.
    power: u32,
    /// More is clearer.
    rises: bool,
}

const PARTS: [Part; 6] = [
    Part {
        id: "sentence-length",
        label: Message::new("Zinslengte, in woorden", "Sentence length, in words"),
        weight: 3.0,
        half: 16.0,
        power: 3,
        rises: false,
    },
    Part {
        id: "rare-words",
        label: Message::new("Zeldzaamheid van de woorden", "Rarity of the words"),
        weight: 2.0,
        half: 1.3,
        power: 2,
        rises: false,
    },
    Part {
        id: "office-words",
        label: Message::new("Stijve woorden, per 100", "Office words, per 100"),
        weight: 2.0,
        half: 3.0,
        power: 1,
        rises: false,
    },
    Part {
        id: "passive",
        label: Message::new("Lijdende vorm, per zin", "Passives, per sentence"),
        weight: 1.0,
        half: 0.5,
        power: 1,
        rises: false,
    },
    Part {
        id: "insertions",
        label: Message::new("Haakjes en streepjes, per 100 woorden", "Brackets and dashes, per 100 words"),
        weight: 1.0,
        half: 6.0,
        power: 1,
        rises: false,
    },
    Part {
        id: "direct",
        label: Message::new("‘U’ en ‘wij’, per 100 woorden", "‘You’ and ‘we’, per 100 words"),
        weight: 1.0,
        half: 5.0,
        power: 1,
        rises: true,
    },
];

/// What the parts are called.
pub(crate) fn messages() -> impl Iterator<Item = Message> {
    PARTS.iter().map(|part| part.label)
}

/// The scores of simplified municipal sentences, from the lowest to the highest, at every twentieth part of them.
const SIMPLIFIED: [f64; 21] =
    [37.8, 51.9, 56.3, 59.1, 61.4, 63.1, 64.8, 66.3, 67.4, 68.9, 70.5, 71.8, 73.1, 74.3, 75.2, 76.9, 78.0, 79.9, 81.9, 84.7, 95.5];

/// The clarity of a letter with these sums.
pub(crate) fn clarity(tally: &Tally, locale: Locale) -> Clarity {
    if tally.words == 0 || tally.sentences == 0 {
        return Clarity { score: None, percentile: None, parts: Vec::new() };
    }
    let [words, sentences, read, content] =
        [tally.words, tally.sentences, tally.read_words.max(1), tally.content_words.max(1)].map(f64::from);
    let per_100 = |count: u32| 100.0 * f64::from(count) / words;
    let values = [
        wide(tally.squares) / read,
        wide(tally.rarity) / (100.0 * content),
        per_100(tally.office_words),
        f64::from(tally.passives) / sentences,
        per_100(tally.insertions),
        per_100(tally.direct_words),
    ];
    let total: f64 = PARTS.iter().map(|part| part.weight).sum();
    let parts: Vec<ClarityPart> = PARTS
        .iter()
        .zip(values)
        .map(|(part, value)| ClarityPart {
            id: part.id.to_owned(),
            label: part.label.of(locale).to_owned(),
            value,
            score: if part.rises { 100.0 - falling(value, part) } else { falling(value, part) },
            weight: part.weight / total,
        })
        .collect();
    let score: f64 = parts.iter().map(|part| part.score * part.weight).sum();
    Clarity { score: Some(score), percentile: Some(percentile(score)), parts }
}

/// A sum as a number with a point: exact up to 2^53, far beyond the largest letter.
fn wide(sum: u64) -> f64 {
    let high = u32::try_from(sum >> 32).unwrap_or(u32::MAX);
    let low = u32::try_from(sum & 0xffff_ffff).unwrap_or(u32::MAX);
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

/// 100 at 0, 50 at `half`, towards 0 beyond. Only the four operations, so that every engine gives the same bits.
fn falling(value: f64, part: &Part) -> f64 {
    let ratio = value / part.half;
    let raised = (0..part.power).fold(1.0, |product, _| product * ratio);
    100.0 / (1.0 + raised)
}

/// How many per cent of the simplified sentences score lower.
fn percentile(score: f64) -> f64 {
    let mut share = 0.0;
    for (low, high) in SIMPLIFIED.iter().zip(SIMPLIFIED.iter().skip(1)) {
        if score >= *high {
            share += 5.0;
        } else if score > *low {
            share += 5.0 * (score - low) / (high - low);
        }
    }
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Tally = Tally {
        words: 60,
        sentences: 6,
        read_words: 60,
        squares: 600,
        content_words: 30,
        rarity: 30 * 120,
        office_words: 0,
        passives: 0,
        insertions: 0,
        direct_words: 6,
    };

    fn score(tally: Tally) -> f64 {
        clarity(&tally, Locale::Nl).score.unwrap()
    }

    #[test]
    fn the_score_falls_with_every_part_and_stays_within_0_and_100() {
        assert!(score(PLAIN) > 75.0 && score(PLAIN) <= 100.0, "{}", score(PLAIN));
        for worse in [
            Tally { squares: 1800, ..PLAIN },
            Tally { rarity: 30 * 240, ..PLAIN },
            Tally { office_words: 3, ..PLAIN },
            Tally { passives: 2, ..PLAIN },
            Tally { insertions: 3, ..PLAIN },
            Tally { direct_words: 0, ..PLAIN },
        ] {
            assert!(score(worse) < score(PLAIN) && score(worse) > 0.0, "{worse:?}");
        }
    }

    #[test]
    fn the_weights_add_up_and_the_score_is_the_mean_of_what_is_shown() {
        let clarity = clarity(&PLAIN, Locale::En);
        assert!((clarity.parts.iter().map(|part| part.weight).sum::<f64>() - 1.0).abs() < 1e-12);
        let mean: f64 = clarity.parts.iter().map(|part| part.weight * part.score).sum();
        assert!((mean - clarity.score.unwrap()).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_measure_gives_no_score() {
        assert_eq!(clarity(&Tally::default(), Locale::Nl).score, None);
    }

    #[test]
    fn the_percentile_rises_from_0_to_100() {
        assert!(SIMPLIFIED.is_sorted());
        assert_eq!((percentile(0.0), percentile(100.0)), (0.0, 100.0));
        assert!(percentile(40.0) <= percentile(60.0));
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(wide(u64::from(u32::MAX) + 2), 4_294_967_297.0);
    }
}

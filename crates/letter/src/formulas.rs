//! Readability formulas as pure functions of counts, each with its source. No rounding: a caller rounds for show.
//!
//! ```
//! use helder_letter::formulas;
//! // 31 words, 6 sentences, 42 syllables.
//! assert!((formulas::flesch_douma(31.0, 6.0, 42.0) - 97.707_419_354_838_7).abs() < 1e-9);
//! ```

use helder_model::Read;
use helder_model::{Error, Locale};
use serde::Serialize;

/// Flesch for Dutch by W. H. Douma (De leesbaarheid van landbouwbladen, Wageningen 1960):
/// 206.835 − 0.93 · words per sentence − 77 · syllables per word. About 0 (very hard) to 100 (very easy).
#[must_use]
pub fn flesch_douma(words: f64, sentences: f64, syllables: f64) -> f64 {
    206.835 - 0.93 * (words / sentences) - 77.0 * (syllables / words)
}

/// Leesindex A by R. H. M. Brouwer (Onderzoek naar de leesmoeilijkheden van Nederlands proza, 1963):
/// 195 − 2 · words per sentence − 2/3 · syllables per 100 words; with the usual 66.67. About 0 to 100, higher is easier.
#[must_use]
pub fn brouwer(words: f64, sentences: f64, syllables: f64) -> f64 {
    195.0 - 2.0 * (words / sentences) - 66.67 * (syllables / words)
}

/// LIX by C. H. Björnsson (Läsbarhet, 1968): words per sentence + percentage of words of more than six letters. Lower is easier.
#[must_use]
pub fn lix(words: f64, sentences: f64, long_words: f64) -> f64 {
    words / sentences + 100.0 * long_words / words
}

/// RIX by J. Anderson (Journal of Reading 26, 1983): words of more than six letters per sentence. Lower is easier.
#[must_use]
pub fn rix(sentences: f64, long_words: f64) -> f64 {
    long_words / sentences
}

/// Brouwer's Leesindex A with the factor rounded to 67, as koRpus has it: about half a point lower than [`brouwer`].
#[must_use]
pub fn brouwer_67(words: f64, sentences: f64, syllables: f64) -> f64 {
    195.0 - 2.0 * (words / sentences) - 67.0 * (syllables / words)
}

/// The features of LiNT-II, for a caller who has a parser: Helder has none and computes no LiNT score of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LintFeatures {
    /// Mean Zipf frequency of the content words, names left out.
    pub frequency: f64,
    /// Mean over the sentences of the longest dependency.
    pub dependency_length: f64,
    /// Content words for each finite verb.
    pub content_words_per_clause: f64,
    /// Share of concrete nouns among concrete, abstract and undefined ones.
    pub concrete_nouns: f64,
}

/// LiNT-II by Kim and Pander Maat (2025), from its features: 0 (easy) to 100 (hard).
#[must_use]
pub fn lint2(features: &LintFeatures) -> f64 {
    let easy = -4.207_82 + 17.283_729 * features.frequency
        - 1.624_415 * features.dependency_length
        - 2.536_780 * features.content_words_per_clause
        + 16.001_231 * features.concrete_nouns;
    100.0 - easy.clamp(0.0, 100.0)
}

/// Automated Readability Index (Smith and Senter 1967), a US school grade. **English constants**: no Dutch adaptation is known.
#[must_use]
pub fn ari(words: f64, sentences: f64, letters: f64) -> f64 {
    4.71 * letters / words + 0.5 * words / sentences - 21.43
}

/// Coleman-Liau (1975), a US school grade. **English constants.**
#[must_use]
pub fn coleman_liau(words: f64, sentences: f64, letters: f64) -> f64 {
    5.88 * letters / words - 29.6 * sentences / words - 15.8
}

/// Gunning's Fog (1952), a US school grade. **English constants**; without its exceptions for easy words of three syllables.
#[must_use]
pub fn gunning_fog(words: f64, sentences: f64, polysyllables: f64) -> f64 {
    0.4 * (words / sentences + 100.0 * polysyllables / words)
}

/// SMOG (McLaughlin 1969), a US school grade. **English constants.**
#[must_use]
pub fn smog(sentences: f64, polysyllables: f64) -> f64 {
    1.043 * (polysyllables * 30.0 / sentences).sqrt() + 3.129_1
}

/// What LIX means (Björnsson 1968, as koRpus has it): the upper bound of each level, and its name. At the last it has none.
pub const LIX_LEVELS: [(f64, &str); 5] =
    [(25.0, "very-easy"), (35.0, "easy"), (45.0, "standard"), (55.0, "difficult"), (f64::INFINITY, "very-difficult")];

/// What LiNT-II means (its README): the upper bound of each level; at level 1 to 4 some 14, 29, 53 and 78 % of adults have difficulty.
pub const LINT2_LEVELS: [(f64, &str); 4] = [(34.0, "1"), (46.0, "2"), (58.0, "3"), (f64::INFINITY, "4")];

/// The level of a value in a table.
#[must_use]
pub fn level(value: f64, levels: &[(f64, &'static str)]) -> Option<&'static str> {
    levels.iter().find(|(bound, _)| value < *bound).map(|(_, name)| *name)
}

/// Counts of a text, for formulas; see `docs/counting.md` for what each counts. What is left out leaves out the formulas that need it.
#[derive(Debug, Clone, PartialEq, Default, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FormulaCounts {
    /// Words, at least 1.
    pub words: u32,
    /// Sentences, at least 1.
    pub sentences: u32,
    /// Syllables.
    #[serde(default)]
    pub syllables: Option<u32>,
    /// Letters and digits.
    #[serde(default)]
    pub letters: Option<u32>,
    /// Words of more than six letters.
    #[serde(default)]
    pub long_words: Option<u32>,
    /// Words of three or more syllables.
    #[serde(default)]
    pub polysyllables: Option<u32>,
    /// Numbers have no language: it is taken so that every request may have it.
    #[serde(default)]
    pub locale: Option<Locale>,
}

/// Readability formulas of counts alone; `null` where a count was left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Formulas {
    /// Flesch-Douma (1960): about 0 (very hard) to 100 (very easy).
    pub flesch_douma: Option<f64>,
    /// Brouwer's Leesindex A (1963), with 66.67.
    pub brouwer: Option<f64>,
    /// The same with 67, as koRpus has it.
    pub brouwer67: Option<f64>,
    /// LIX (Björnsson 1968).
    pub lix: Option<f64>,
    /// What it means: `very-easy`, `easy`, `standard`, `difficult`, `very-difficult`.
    pub lix_level: Option<String>,
    /// RIX (Anderson 1983).
    pub rix: Option<f64>,
    /// Automated Readability Index: English constants.
    pub ari: Option<f64>,
    /// Coleman-Liau: English constants.
    pub coleman_liau: Option<f64>,
    /// Gunning's Fog: English constants.
    pub gunning_fog: Option<f64>,
    /// SMOG: English constants.
    pub smog: Option<f64>,
}

/// Every formula that the counts allow.
///
/// ```
/// use helder_letter::formulas::{FormulaCounts, formulas};
/// let counts = FormulaCounts { words: 31, sentences: 6, syllables: Some(42), long_words: Some(3), ..FormulaCounts::default() };
/// let found = formulas(&counts).unwrap();
/// assert_eq!((found.flesch_douma.map(f64::round), found.lix_level.as_deref(), found.ari), (Some(98.0), Some("very-easy"), None));
/// ```
///
/// # Errors
/// `invalid-value` at `words` or `sentences` when there are none, and at `sentences`, `longWords` or `polysyllables` when there are more than words.
pub fn formulas(counts: &FormulaCounts) -> Result<Formulas, Error> {
    for (name, count) in [("words", counts.words), ("sentences", counts.sentences)] {
        if count == 0 {
            return Err(Error::new("invalid-value", name, format!("expected at least 1 as `{name}`, found 0")));
        }
    }
    let parts = [("sentences", Some(counts.sentences)), ("longWords", counts.long_words), ("polysyllables", counts.polysyllables)];
    for (name, count) in parts {
        if let Some(count) = count.filter(|count| *count > counts.words) {
            return Err(Error::new(
                "invalid-value",
                name,
                format!("expected at most {} as `{name}`, one for each word, found {count}", counts.words),
            ));
        }
    }
    let (words, sentences) = (f64::from(counts.words), f64::from(counts.sentences));
    let [syllables, letters, long, many] =
        [counts.syllables, counts.letters, counts.long_words, counts.polysyllables].map(|count| count.map(f64::from));
    let lix = long.map(|long| lix(words, sentences, long));
    Ok(Formulas {
        flesch_douma: syllables.map(|syllables| flesch_douma(words, sentences, syllables)),
        brouwer: syllables.map(|syllables| brouwer(words, sentences, syllables)),
        brouwer67: syllables.map(|syllables| brouwer_67(words, sentences, syllables)),
        lix,
        lix_level: lix.and_then(|lix| level(lix, &LIX_LEVELS)).map(str::to_owned),
        rix: long.map(|long| rix(sentences, long)),
        ari: letters.map(|letters| ari(words, sentences, letters)),
        coleman_liau: letters.map(|letters| coleman_liau(words, sentences, letters)),
        gunning_fog: many.map(|many| gunning_fog(words, sentences, many)),
        smog: many.map(|many| smog(sentences, many)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts of three texts, and what the published constants give for them, worked out with exact fractions to 1e-9.
    struct Row {
        words: f64,
        sentences: f64,
        syllables: f64,
        long_words: f64,
        flesch_douma: f64,
        brouwer: f64,
        brouwer_67: f64,
        lix: f64,
        rix: f64,
    }

    const ROWS: [Row; 3] = [
        Row {
            words: 31.0,
            sentences: 6.0,
            syllables: 42.0,
            long_words: 3.0,
            flesch_douma: 97.707_419_354_839,
            brouwer: 94.339_569_892_473,
            brouwer_67: 93.892_473_118_28,
            lix: 14.844_086_021_505,
            rix: 0.5,
        },
        Row {
            words: 39.0,
            sentences: 3.0,
            syllables: 72.0,
            long_words: 13.0,
            flesch_douma: 52.591_153_846_154,
            brouwer: 45.916_923_076_923,
            brouwer_67: 45.307_692_307_692,
            lix: 46.333_333_333_333,
            rix: 4.333_333_333_333,
        },
        Row {
            words: 57.0,
            sentences: 2.0,
            syllables: 120.0,
            long_words: 23.0,
            flesch_douma: 18.224_736_842_105,
            brouwer: -2.357_894_736_842,
            brouwer_67: -3.052_631_578_947,
            lix: 68.850_877_192_982,
            rix: 11.5,
        },
    ];

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-9, "{a} {b}");
    }

    #[test]
    fn dutch_formulas_give_what_their_constants_say() {
        for row in &ROWS {
            near(flesch_douma(row.words, row.sentences, row.syllables), row.flesch_douma);
            near(brouwer(row.words, row.sentences, row.syllables), row.brouwer);
            near(brouwer_67(row.words, row.sentences, row.syllables), row.brouwer_67);
            near(lix(row.words, row.sentences, row.long_words), row.lix);
            near(rix(row.sentences, row.long_words), row.rix);
        }
    }

    #[test]
    fn english_formulas_give_what_their_constants_say() {
        near(ari(100.0, 5.0, 500.0), 12.12);
        near(coleman_liau(100.0, 5.0, 500.0), 12.12);
        near(gunning_fog(100.0, 5.0, 15.0), 14.0);
        near(smog(30.0, 16.0), 7.3011);
    }

    #[test]
    fn counts_that_cannot_be_are_refused_by_name() {
        let counts = FormulaCounts { words: 10, sentences: 2, ..FormulaCounts::default() };
        let place = |counts: FormulaCounts| formulas(&counts).map_err(|error| error.path).err();
        assert_eq!(place(counts.clone()), None);
        assert_eq!(place(FormulaCounts { sentences: 11, ..counts.clone() }).as_deref(), Some("sentences"));
        assert_eq!(place(FormulaCounts { long_words: Some(11), ..counts.clone() }).as_deref(), Some("longWords"));
        assert_eq!(place(FormulaCounts { polysyllables: Some(11), ..counts }).as_deref(), Some("polysyllables"));
    }

    #[test]
    fn levels_begin_at_their_bounds() {
        assert_eq!(
            [24.9, 25.0, 44.9, 55.0].map(|lix| level(lix, &LIX_LEVELS)),
            [Some("very-easy"), Some("easy"), Some("standard"), Some("very-difficult")]
        );
        assert_eq!([33.9, 34.0, 57.9, 58.0].map(|lint| level(lint, &LINT2_LEVELS)), [Some("1"), Some("2"), Some("3"), Some("4")]);
    }

    #[test]
    fn lint2_is_bounded_and_rises_with_what_makes_a_text_hard() {
        let plain = LintFeatures { frequency: 5.0, dependency_length: 3.0, content_words_per_clause: 4.0, concrete_nouns: 0.6 };
        near(lint2(&plain), 100.0 - (-4.207_82 + 86.418_645 - 4.873_245 - 10.147_12 + 9.600_738_6));
        assert!(lint2(&LintFeatures { dependency_length: 9.0, ..plain }) > lint2(&plain));
        assert!((0.0..=100.0).contains(&lint2(&LintFeatures { frequency: 0.0, dependency_length: 90.0, ..plain })));
    }
}

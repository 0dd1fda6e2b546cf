//! Readability formulas as pure functions of counts, each with its source. No rounding: a caller rounds for show.
//!
//! ```
//! use helder_letter::formulas;
//! // 31 words, 6 sentences, 42 syllables.
//! assert!((formulas::flesch_douma(31.0, 6.0, 42.0) - 97.707_419_354_838_7).abs() < 1e-9);
//! ```

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_give_what_others_give_for_the_same_counts() {
        // Three texts: words, sentences, syllables, long words; the values were computed with textstat 0.7.13 and by hand.
        for (w, s, sy, lw, douma, brouwer_a, lix_, rix_) in [
            (31.0, 6.0, 42.0, 3.0, 97.707_419_354_838_7, 94.344_086_021_505_38, 14.844_086_021_505_376, 0.5),
            (39.0, 3.0, 72.0, 13.0, 52.591_153_846_153_84, 45.916_923_076_923_08, 46.333_333_333_333_33, 4.333_333_333_333_333),
            (57.0, 2.0, 120.0, 23.0, 18.224_736_842_105_273, -2.357_894_736_842_1, 68.850_877_192_982_46, 11.5),
        ] {
            let near = |a: f64, b: f64| assert!((a - b).abs() < 0.01, "{a} {b}");
            assert!((flesch_douma(w, s, sy) - douma).abs() < 1e-9);
            near(brouwer(w, s, sy), brouwer_a);
            assert!((lix(w, s, lw) - lix_).abs() < 1e-9);
            assert!((rix(s, lw) - rix_).abs() < 1e-9);
        }
    }
}

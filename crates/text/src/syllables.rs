//! Syllables of a Dutch word by its vowel nuclei.
//!
//! A nucleus is the longest of the listed vowel groups; a trema begins a new one. Hyphenation patterns are not used: they never split off one
//! letter, so that `over` would have one syllable.

use crate::case::lower;

/// The number of syllables of a Dutch word, at least 1 when it holds a letter; 0 when it holds none.
///
/// ```
/// use helder_text::syllables;
/// let counted = ["rekening", "idee", "ruïne", "coöperatie", "bureau", "e-mail", "42"].map(syllables);
/// assert_eq!(counted, [3, 2, 3, 5, 2, 2, 0]);
/// ```
#[must_use]
pub fn syllables(word: &str) -> u32 {
    word.split(['-', '\u{2010}', '\u{2011}']).map(part).sum()
}

/// How many bytes the vowel group at the start of a text has that is one nucleus: the longest of `ieu`, `aai`, `oe` and the like. `c` and `next` are
/// its first two characters.
fn group(rest: &str, c: char, next: char) -> usize {
    let three = match (c, next) {
        ('i', 'e') => rest.starts_with("ieu"),
        ('e', 'e') => rest.starts_with("eeu"),
        ('e', 'a') => rest.starts_with("eau"),
        ('a', 'a') => rest.starts_with("aai"),
        ('o', 'o') => rest.starts_with("ooi"),
        ('o', 'e') => rest.starts_with("oei"),
        ('o', 'u') => rest.starts_with("oui"),
        _ => false,
    };
    let two = matches!(
        (c, next),
        ('a', 'a' | 'u' | 'i' | 'y')
            | ('e', 'e' | 'u' | 'i' | 'y')
            | ('i', 'e' | 'j')
            | ('o', 'o' | 'e' | 'u' | 'i' | 'y')
            | ('u', 'u' | 'i' | 'y')
            | ('ë', 'i' | 'e')
            | ('ï', 'e')
            | ('ö', 'o')
            | ('é', 'é' | 'e')
            | ('ó', 'ó')
    );
    c.len_utf8()
        + if three {
            next.len_utf8() + 1
        } else if two {
            next.len_utf8()
        } else {
            0
        }
}

fn part(word: &str) -> u32 {
    let mut lower = [0u8; 96];
    let Some(word) = lowercase(word, &mut lower) else { return long_part(word) };
    count(word)
}

/// Very long words are rare: counted with an allocation.
fn long_part(word: &str) -> u32 {
    count(&word.chars().map(lower).collect::<String>())
}

/// Lower case without an allocation; nothing when the word does not fit.
fn lowercase<'b>(word: &str, buffer: &'b mut [u8; 96]) -> Option<&'b str> {
    let mut used = 0;
    for c in word.chars().map(lower) {
        let end = used + c.len_utf8();
        c.encode_utf8(buffer.get_mut(used..end)?);
        used = end;
    }
    buffer.get(..used).and_then(|bytes| std::str::from_utf8(bytes).ok())
}

/// English words whose last e is not heard, also at the end of a compound: `betaalservice`.
const SILENT_E: [&str; 34] = [
    "cake",
    "case",
    "code",
    "deadline",
    "drone",
    "file",
    "fire",
    "game",
    "hardware",
    "home",
    "homepage",
    "image",
    "interface",
    "iphone",
    "life",
    "line",
    "live",
    "lifestyle",
    "offline",
    "online",
    "phone",
    "pipeline",
    "race",
    "sale",
    "service",
    "site",
    "skype",
    "smartphone",
    "software",
    "store",
    "style",
    "update",
    "website",
    "zone",
];

fn count(word: &str) -> u32 {
    let mut nuclei: u32 = 0;
    let mut before = ' ';
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let mut used = c.len_utf8();
        let after = rest.get(used..).and_then(|tail| tail.chars().next()).unwrap_or(' ');
        if c == 'q' && after == 'u' && rest.get(2..).is_some_and(|tail| tail.starts_with(is_vowel)) {
            // The u of `qu` is no vowel.
            used = 2;
        } else if c == 'y' && is_vowel(after) && !is_vowel(before) {
            // The y of `yoghurt` is no vowel.
        } else if nuclei > 0 && matches!(before, 't' | 's' | 'c') && glides(rest) {
            // The i of `station`, `sociaal` and `commercieel` is no vowel.
        } else if is_vowel(c) {
            nuclei += 1;
            // `museum` has two.
            if !(after == 'u' && rest.starts_with("eum")) {
                used = group(rest, c, after);
            }
        }
        before = c;
        rest = rest.get(used..).unwrap_or("");
    }
    if nuclei == 0 {
        // Read out letter by letter: `gsm`, `vmbo`, `zzp`.
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        return if letters <= 5 { u32::try_from(letters).unwrap_or(1) } else { 1 };
    }
    let end = word.strip_suffix('s').unwrap_or(word);
    // Few words that end in -e and are not short end in two letters that a loan ends in.
    let silent = end.ends_with('e') && nuclei > 1 && SILENT_E.iter().any(|loan| end.ends_with(loan));
    nuclei.saturating_sub(u32::from(silent)).max(1)
}

/// An i before another vowel, with more of the word behind it: `io` of `station`, not of `patio`.
fn glides(rest: &str) -> bool {
    let Some(tail) = rest.strip_prefix('i') else { return false };
    let more = |vowel: char| tail.strip_prefix(vowel).is_some_and(|end| !end.is_empty() && end != "s" && !end.starts_with('\''));
    more('o') || more('a') || more('ë') || tail.starts_with("ee")
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'á'..='æ' | 'à' | 'è'..='ï' | 'ò'..='ö' | 'ø' | 'ù'..='ý' | 'ÿ' | 'œ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_words_of_letters() {
        for (word, expected) in [
            ("u", 1),
            ("over", 2),
            ("open", 2),
            ("eten", 2),
            ("april", 2),
            ("betalen", 3),
            ("rekening", 3),
            ("één", 1),
            ("ideeën", 3),
            ("reünie", 3),
            ("nieuw", 1),
            ("eeuwen", 2),
            ("mooie", 2),
            ("bureau", 2),
            ("quote", 2),
            ("yoghurt", 2),
            ("type", 2),
            ("incassokosten", 5),
            ("buitengerechtelijke", 7),
            ("e-mailadres", 4),
            ("zzp", 3),
            ("gsm", 3),
            ("station", 2),
            ("sociaal", 2),
            ("patio", 3),
            ("radio", 3),
            ("museum", 3),
            ("website", 2),
            ("betaalservices", 4),
            ("draaien", 2),
            ("politie", 3),
            ("ge\u{eb}ist", 2),
            ("COÖPERATIE", 5),
            ("", 0),
            ("€", 0),
        ] {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }

    #[test]
    fn a_very_long_word_is_counted_as_well() {
        assert_eq!(syllables(&"ba".repeat(1000)), 1000);
    }
}

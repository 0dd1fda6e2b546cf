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
    if word.is_ascii() && !word.contains('-') {
        return part(word);
    }
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
    if word.is_ascii() {
        let bytes = buffer.get_mut(..word.len())?;
        bytes.copy_from_slice(word.as_bytes());
        bytes.make_ascii_lowercase();
        return std::str::from_utf8(bytes).ok();
    }
    let mut used = 0;
    for c in word.chars().map(lower) {
        let end = used + c.len_utf8();
        c.encode_utf8(buffer.get_mut(used..end)?);
        used = end;
    }
    buffer.get(..used).and_then(|bytes| std::str::from_utf8(bytes).ok())
}

/// Loans whose last e is not heard, also within a compound: `betaalservice`, `leaseauto`, `websites`.
const SILENT_E: [&str; 64] = [
    "backstage",
    "balance",
    "base",
    "baseline",
    "bridge",
    "cake",
    "case",
    "change",
    "charge",
    "coverage",
    "cruise",
    "dance",
    "date",
    "deadline",
    "delete",
    "douche",
    "drone",
    "finance",
    "fire",
    "freelance",
    "game",
    "hardware",
    "hole",
    "home",
    "homepage",
    "hotline",
    "image",
    "incentive",
    "interface",
    "iphone",
    "joke",
    "lease",
    "licence",
    "life",
    "like",
    "live",
    "lounge",
    "manage",
    "mobile",
    "offline",
    "online",
    "performance",
    "phone",
    "pipeline",
    "private",
    "race",
    "release",
    "response",
    "ride",
    "safe",
    "sale",
    "service",
    "site",
    "skype",
    "software",
    "statement",
    "store",
    "style",
    "surplace",
    "swipe",
    "time",
    "trade",
    "update",
    "website",
];

/// What stands before and behind an `ea` or `oa` that is one vowel, as in `team`, `lease` and `coach`.
const ONE_VOWEL: [(&str, &str); 37] = [
    ("t", "m"),
    ("d", "l"),
    ("j", "n"),
    ("br", "k"),
    ("h", "l"),
    ("h", "v"),
    ("h", "ring"),
    ("l", "se"),
    ("l", "sing"),
    ("l", "d"),
    ("cl", "n"),
    ("cr", "m"),
    ("st", "k"),
    ("sw", "t"),
    ("r", "ch"),
    ("w", "th"),
    ("r", "d"),
    ("s", "rch"),
    ("str", "m"),
    ("dr", "m"),
    ("s", "t"),
    ("b", "ch"),
    ("l", "k"),
    ("p", "k"),
    ("sp", "k"),
    ("sn", "k"),
    ("cl", "r"),
    ("c", "ch"),
    ("t", "st"),
    ("c", "t"),
    ("b", "rd"),
    ("g", "l"),
    ("l", "n"),
    ("fl", "t"),
    ("s", "p"),
    ("b", "t"),
    ("cl", "k"),
];

/// Short names with a vowel that are read out letter by letter all the same: `mbo`, `vmbo-school`.
const SPELLED: [&str; 15] = ["aow", "cao", "cjib", "fte", "hbo", "ivf", "mbo", "ozb", "uwv", "vmbo", "vve", "vwo", "wmo", "wao", "woz"];

fn count(word: &str) -> u32 {
    // `gsm'en`, `pdf'jes`
    let mut named = 0;
    let last_vowel = word.rfind(is_vowel).unwrap_or(0);
    let mut end = word;
    while let Some((name, behind)) = end.split_once(['\'', '’'])
        && name.len() > 1
        && (!name.contains(is_vowel) || SPELLED.contains(&name))
    {
        named += spelled(name);
        if word.len() - behind.len() > last_vowel {
            return named;
        }
        end = behind;
    }
    named + nuclei(end)
}

fn nuclei(word: &str) -> u32 {
    let mut nuclei: u32 = 0;
    let mut before = ' ';
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let mut used = c.len_utf8();
        let after = rest.get(used..).and_then(|tail| tail.chars().next()).unwrap_or(' ');
        if c == 'q' && after == 'u' && rest.get(2..).is_some_and(|tail| tail.starts_with(is_vowel)) {
            // The u of `qu` is no vowel.
            used = 2;
        } else if c == 'y' && is_vowel(after) && (before == ' ' || rest.starts_with("yog")) {
            // The y of `yoghurt` is no vowel.
        } else if c == 'u' && before == 'g' && after == 'ï' {
            // Nor the u of `pinguïn`.
        } else if c == 'e' && nuclei > 0 && is_silent(word, word.len() - rest.len(), after) {
            // Nor the last e of `service`.
        } else if nuclei > 0 && matches!(before, 't' | 's' | 'c') && glides(rest) {
            // The i of `station`, `sociaal` and `commercieel` is no vowel.
        } else if is_vowel(c) {
            nuclei += 1;
            used = match (c, after) {
                // `museum` has two at its end, `kleumen` one.
                ('e', 'u') if rest.starts_with("eum") && !rest.get(3..).is_some_and(|tail| tail.starts_with(is_vowel)) => 1,
                // `geautomatiseerd`: ge-au.
                ('e', 'a') if word.starts_with("geau") && rest.len() + 1 == word.len() => 1,
                // `religieus`: gi-eus.
                ('i', 'e') if rest.starts_with("ieus") || rest.starts_with("ieuz") => 1,
                ('e' | 'o', 'a') if is_one_vowel(word, word.len() - rest.len()) => 2,
                _ => group(rest, c, after),
            };
        }
        before = c;
        rest = rest.get(used..).unwrap_or("");
    }
    if nuclei == 0 || SPELLED.contains(&word) { spelled(word) } else { nuclei }
}

/// Read out letter by letter: `gsm`, `vmbo`, `zzp`.
fn spelled(name: &str) -> u32 {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters <= 5 { u32::try_from(letters).unwrap_or(1) } else { 1 }
}

/// Whether the e at a place of a word is the last of a loan, and is followed by nothing, an s, or another part that begins with a consonant.
fn is_silent(word: &str, at: usize, after: char) -> bool {
    let Some([first, last]) = word.get(at.saturating_sub(2)..at).map(str::as_bytes) else { return false };
    // Most words show here that they are no loan.
    let may_be = match last {
        b'c' => matches!(first, b'a' | b'i' | b'n'),
        b'g' => matches!(first, b'a' | b'd' | b'n' | b'r'),
        b's' => matches!(first, b'a' | b'i' | b'n'),
        b'n' => matches!(first, b'i' | b'o'),
        b't' => matches!(first, b'a' | b'e' | b'i'),
        b'k' => matches!(first, b'a' | b'i' | b'o'),
        b'l' => matches!(first, b'a' | b'i' | b'y'),
        b'r' => matches!(first, b'a' | b'i' | b'o'),
        b'm' => matches!(first, b'a' | b'i' | b'o'),
        b'p' => matches!(first, b'i' | b'y'),
        b'f' => matches!(first, b'a' | b'i'),
        b'v' | b'd' => *first == b'i',
        b'h' => *first == b'c',
        _ => false,
    };
    // In `managen` and `freelancer` it is heard.
    let tail = word.get(at + 1..).unwrap_or("");
    if !may_be || matches!(after, 'n' | 'r') || (is_vowel(after) && !tail.starts_with("au")) {
        return false;
    }
    let stem = word.get(..=at).unwrap_or("");
    // Short ones stand at the start or the end of a word, not in the middle of `statenbijbel`.
    SILENT_E.iter().any(|loan| stem.ends_with(loan) && (loan.len() > 4 || at + 1 == loan.len() || tail.is_empty() || tail == "s"))
}

/// Whether the two vowels at a place of a word are one, as in `team`.
fn is_one_vowel(word: &str, at: usize) -> bool {
    let (before, behind) = (word.get(..at).unwrap_or(""), word.get(at + 2..).unwrap_or(""));
    ONE_VOWEL.iter().any(|(start, end)| before.ends_with(start) && behind.starts_with(end))
}

/// An i before another vowel, with more of the word behind it: `io` of `station`, not of `patio`.
fn glides(rest: &str) -> bool {
    let Some(tail) = rest.strip_prefix('i') else { return false };
    let more = |vowel: char| tail.strip_prefix(vowel).is_some_and(|end| !end.is_empty() && end != "s" && !end.starts_with('\''));
    more('o') || more('a') || (more('ë') && tail != "ën") || tail.starts_with("ee")
}

#[inline]
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
            ("gsm'en", 4),
            ("pdf'jes", 4),
            ("pdf's", 3),
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
            ("leaseauto", 3),
            ("freelancer", 3),
            ("teamleider", 3),
            ("coach", 1),
            ("discipline", 4),
            ("postcode", 3),
            ("vmbo-school", 5),
            ("pdf'je", 4),
            ("foto's", 2),
            ("religieus", 4),
            ("financi\u{eb}n", 4),
            ("ge\u{ef}nteresseerd", 5),
            ("embryonaal", 4),
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

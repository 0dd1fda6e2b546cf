//! Numbers that are written as words, as far as amounts of money go: `vierhonderdvijftig`.

use crate::case::lower;
use crate::find::around;

const UNITS: [&str; 19] = [
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
];
const TENS: [&str; 8] = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];

/// The number that a Dutch word names, below a million; behind `honderd` and `duizend` there may be a space.
///
/// ```
/// use helder_text::numeral;
/// let read = ["vijftig", "Tweeëntwintig", "vierhonderdvijftig", "twaalfhonderd", "tweeduizendvijf", "honderden"].map(numeral);
/// assert_eq!(read, [Some(50), Some(22), Some(450), Some(1_200), Some(2_005), None]);
/// ```
#[must_use]
pub fn numeral(word: &str) -> Option<u64> {
    /// Bytes of the longest: `zevenhonderdzevenenzeventigduizendzevenhonderdzevenenzeventig`.
    const LONGEST: usize = 64;
    let mut plain = [0; LONGEST];
    let mut length = 0;
    for c in word.chars() {
        let c = match lower(c) {
            'é' | 'ë' => 'e',
            // `vijf en twintig` are two.
            ' ' if plain.get(..length).is_some_and(|text| text.ends_with(b"d")) => continue,
            other => other,
        };
        *plain.get_mut(length)? = u8::try_from(c).ok().filter(u8::is_ascii_lowercase)?;
        length += 1;
    }
    let plain = std::str::from_utf8(plain.get(..length)?).ok()?;
    of_parts(plain, "duizend", 1_000, |part| of_parts(part, "honderd", 100, below_hundred)).filter(|number| *number > 0)
}

/// `front`, a name such as `honderd`, and what comes behind it; nothing in front of the name is one.
fn of_parts(text: &str, name: &str, value: u64, part: impl Fn(&str) -> Option<u64>) -> Option<u64> {
    let Some((front, behind)) = around(text, name) else { return part(text) };
    let count = if front.is_empty() { 1 } else { part(front).filter(|count| *count > 0)? };
    // `honderdentwee`
    let rest = behind.strip_prefix("en").filter(|rest| !rest.is_empty()).unwrap_or(behind);
    Some(count * value + part(rest)?)
}

/// Nothing at all is zero.
fn below_hundred(text: &str) -> Option<u64> {
    if text.is_empty() {
        return Some(0);
    }
    let unit = |text: &str| UNITS.iter().zip(1..).find(|(name, _)| **name == text).map(|(_, number)| number);
    let tens = |(name, ten): (&&str, u64)| {
        let front = text.strip_suffix(name)?;
        let units = if front.is_empty() { 0 } else { front.strip_suffix("en").and_then(unit).filter(|units| *units < 10)? };
        Some(ten * 10 + units)
    };
    unit(text).or_else(|| TENS.iter().zip(2..).find_map(tens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words() {
        for (word, expected) in [
            ("twee", Some(2)),
            ("één", Some(1)),
            ("ZEVENTIEN", Some(17)),
            ("drieëndertig", Some(33)),
            ("drieendertig", Some(33)),
            ("honderd", Some(100)),
            ("honderdeneen", Some(101)),
            ("honderdtien", Some(110)),
            ("vijfenzeventig", Some(75)),
            ("duizend", Some(1_000)),
            ("duizendvierhonderdtwaalf", Some(1_412)),
            ("twaalfhonderdvijftig", Some(1_250)),
            ("negenhonderdnegenennegentigduizendnegenhonderdnegenennegentig", Some(999_999)),
            ("duizend tweehonderd", Some(1_200)),
            ("vijf twintig", None),
            ("", None),
            ("en", None),
            ("enhonderd", None),
            ("twaalfentwintig", None),
            ("twintigenvijf", None),
            ("honderden", None),
            ("honderdhonderd", None),
            ("duizendduizend", None),
            ("honderdduizendhonderd", Some(100_100)),
            ("vijftiger", None),
            ("euro", None),
        ] {
            assert_eq!(numeral(word), expected, "{word}");
        }
        assert_eq!(numeral(&"honderd".repeat(1_000)), None);
    }
}

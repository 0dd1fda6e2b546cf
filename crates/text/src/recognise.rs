//! What is written with digits or signs and read as one thing: amounts, IBANs, telephone numbers, addresses on the web, dates.
//!
//! Each function looks at the start of a text and returns how many bytes the thing takes.

use crate::case::lower;
use crate::key::small_word_key;
use crate::numerals::numeral;
use crate::tokens::Token;

/// An amount with its sign: `€ 1.234,56`, `€45,-`, `EUR 12,50`; in a column `€     9,35`.
pub(crate) fn amount(text: &str) -> Option<usize> {
    /// Between a sign and its number.
    const MOST_SPACES: usize = 12;
    let sign = ["€", "EUR", "eur", "Eur", "$", "£"].into_iter().find(|sign| text.starts_with(sign))?;
    let after = text.get(sign.len()..)?;
    let spaces = after.len() - after.trim_start_matches(' ').len();
    if spaces > MOST_SPACES {
        return None;
    }
    let digits = number(after.get(spaces..)?)?;
    Some(sign.len() + spaces + digits)
}

/// A number with its separators: `1.234,56`, `45,-`, `12,5%`, `01-06-2026`, `10:30`, `2024/123`.
pub(crate) fn number(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if !bytes.first()?.is_ascii_digit() {
        return None;
    }
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let joins = matches!(byte, b'.' | b',' | b':' | b'/' | b'-') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && !joins {
            break;
        }
        at += 1;
    }
    let tail = text.get(at..)?;
    let end = [",--", ",-", ",–", ",—", "%", " %"].into_iter().find(|end| tail.starts_with(end)).map_or(0, str::len);
    Some(at + end)
}

/// A telephone number as written in the Netherlands: ten digits from 0, or nine behind +31, or a service number (0800, 0900).
pub(crate) fn phone(text: &str) -> Option<usize> {
    if !text.starts_with(['0', '+', '(']) {
        return None;
    }
    let mut digits = String::with_capacity(14);
    let mut end = 0;
    for (at, c) in text.char_indices().take(24) {
        match c {
            '0'..='9' => {
                digits.push(c);
                end = at + 1;
            }
            '+' if at == 0 => {}
            '(' | ')' | ' ' | '-' | '.' | '–' => {}
            _ => break,
        }
        let more = text.get(end..)?.chars().next().is_some_and(|next| next.is_alphanumeric());
        if end == at + 1 && !more && is_phone(&digits, text.starts_with('+')) {
            // `0800 1234` may go on: take the longest.
            let rest = text.get(end..)?.trim_start_matches([' ', '-']);
            let service = digits.starts_with("0800") || digits.starts_with("0900");
            if !(service && digits.len() == 8 && rest.starts_with(|c: char| c.is_ascii_digit())) {
                return Some(end);
            }
        }
    }
    None
}

fn is_phone(digits: &str, plus: bool) -> bool {
    if plus {
        return (digits.starts_with("31") && digits.len() == 11)
            || (digits.starts_with("310") && digits.len() == 12)
            || (digits.len() >= 11 && digits.len() <= 13 && !digits.starts_with("31"));
    }
    let service = digits.starts_with("0800") || digits.starts_with("0900");
    (digits.starts_with('0') && !digits.starts_with("00") && digits.len() == 10)
        || (digits.starts_with("0031") && digits.len() == 13)
        || (service && (digits.len() == 8 || digits.len() == 11))
}

/// An IBAN, with or without its spaces, or what was meant as one: with a sign too few, or too many. It is judged by [`iban_is_valid`].
pub(crate) fn iban(text: &str) -> Option<usize> {
    let country = text.get(..2).filter(|c| c.bytes().all(|b| b.is_ascii_uppercase()))?;
    if !text.as_bytes().get(2..4)?.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let length = iban_length(country)?;
    // A code of another length may be one of another kind: then its signs have to be those of an IBAN.
    let fits: fn(usize, u8) -> bool = match country {
        "NL" => |at, sign| at < 4 || sign.is_ascii_uppercase() == (at < 8),
        "AT" | "BE" | "DE" | "DK" | "FI" | "PL" => |at, sign| at < 4 || sign.is_ascii_digit(),
        _ => return signs(text, length, |_, _| true),
    };
    let meant = [length, length - 1, length + 1].into_iter().find_map(|length| signs(text, length, fits));
    meant.or_else(|| signs(text, length, |_, _| true))
}

/// How many bytes take so many capitals and digits, with single spaces between them, when nothing of the kind follows.
fn signs(text: &str, count: usize, fits: fn(usize, u8) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut found = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' | b'A'..=b'Z' if fits(found, *byte) => found += 1,
            b' ' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => {}
            _ => return None,
        }
        if found == count {
            let ends = bytes.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric());
            return ends.then_some(at + 1);
        }
    }
    None
}

/// ISO 13616.
fn iban_length(country: &str) -> Option<usize> {
    IBAN_LENGTHS.iter().find(|(code, _)| *code == country).map(|(_, length)| *length)
}

/// The country's length.
const IBAN_LENGTHS: [(&str, usize); 14] = [
    ("AT", 20),
    ("BE", 16),
    ("CH", 21),
    ("DE", 22),
    ("DK", 18),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("IE", 22),
    ("IT", 27),
    ("LU", 20),
    ("NL", 18),
    ("PL", 28),
];

/// Whether an IBAN has the length of its country, when that is known, and right check digits (ISO 7064, modulo 97). Spaces do not count.
///
/// ```
/// assert!(helder_text::iban_is_valid("NL91 ABNA 0417 1643 00"));
/// assert!(!helder_text::iban_is_valid("NL92 ABNA 0417 1643 00"));
/// ```
#[must_use]
pub fn iban_is_valid(iban: &str) -> bool {
    let signs: Vec<u32> = iban.chars().filter(|c| !c.is_whitespace()).map_while(|c| c.to_digit(36)).collect();
    let (Some(head), Some(tail)) = (signs.get(..4), signs.get(4..)) else { return false };
    let country = iban.trim_start().get(..2).unwrap_or_default().to_ascii_uppercase();
    if tail.is_empty() || iban_length(&country).is_some_and(|length| length != signs.len()) {
        return false;
    }
    let rest = tail.iter().chain(head).fold(0, |rest, sign| (if *sign > 9 { rest * 100 } else { rest * 10 } + sign) % 97);
    rest == 1
}

/// An address on the web or of a mailbox, without the punctuation behind it. The flag says whether it is a mailbox.
pub(crate) fn address(text: &str) -> Option<(usize, bool)> {
    /// Bytes of the longest mailbox, or address without `www.`, and of the longest link that is known as one. Without a bound each word of a text
    /// without spaces would be searched to its end.
    const LONGEST: usize = 320;
    const LONGEST_LINK: usize = 8_192;
    let is_link = ["http", "www."].iter().any(|start| text.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case(start)));
    let near = text.get(..text.floor_char_boundary(if is_link { LONGEST_LINK } else { LONGEST }))?;
    let chunk_end = near
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '|' | '\u{FFFC}'))
        .unwrap_or(near.len());
    let chunk = near.get(..chunk_end).filter(|_| chunk_end < near.len() || near.len() == text.len())?;
    if !chunk.contains(['.', '@', ':']) {
        return None;
    }
    let chunk = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '-']);
    let lower = chunk.get(..chunk.floor_char_boundary(8)).unwrap_or("").to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") || (lower.starts_with("www.") && chunk.len() > 6) {
        return Some((chunk.len(), false));
    }
    if let Some((name, host)) = chunk.split_once('@') {
        let good = !name.is_empty()
            && host_length(host, |_| true) == Some(host.len())
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '+' | '-'));
        return good.then_some((chunk.len(), true));
    }
    let host = host_length(chunk, |top| KNOWN.contains(&top))?;
    let tail = chunk.get(host..)?;
    (tail.is_empty() || tail.starts_with('/')).then_some((chunk.len(), false))
}

/// The top-level domains of what is a web address without a sign of one.
const KNOWN: [&str; 14] = ["nl", "be", "de", "com", "eu", "org", "net", "fr", "info", "nu", "frl", "amsterdam", "app", "io"];

/// How long the host name at the start of a text is; its top-level domain must be one of some.
fn host_length(text: &str, is_top: fn(&str) -> bool) -> Option<usize> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-')).unwrap_or(text.len());
    let host = text.get(..end)?;
    let (name, top) = host.rsplit_once('.')?;
    let good = !name.is_empty() && name.split('.').all(|part| !part.is_empty()) && name.bytes().any(|b| b.is_ascii_alphabetic());
    (good && top.len() >= 2 && is_top(top)).then_some(end)
}

/// What an amount comes to in cents: `€ 1.234,56`, `€45,-`, `100 euro`. Nothing when it does not fit, or reads in two ways.
///
/// ```
/// assert_eq!(["€ 1.234,56", "€45,-", "100 euro", "€ 1,234.56", "EUR 7,5"].map(helder_text::cents), [Some(123_456), Some(4_500), Some(10_000), Some(123_456), None]);
/// ```
#[must_use]
pub fn cents(amount: &str) -> Option<u64> {
    // What a dollar comes to in cents of a euro nobody can say.
    let from = amount.find(|c: char| c.is_ascii_digit()).filter(|_| !amount.starts_with(['$', '£']))?;
    let number = amount.get(from..)?;
    let end = number.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(number.len());
    let number = number.get(..end)?.trim_end_matches([',', '.']);
    let (whole, cents) = match number.rfind([',', '.']) {
        Some(at) if number.len() - at == 3 => (number.get(..at)?, number.get(at + 1..)?),
        // `€ 0,245` is a price for each, and no thousands.
        Some(at) if number.len() - at == 4 && !number.starts_with('0') => (number, "00"),
        None => (number, "00"),
        Some(_) => return None,
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(cents.parse().ok()?)
}

/// Whether a number token is a date in digits: `01-06-2026`, `1/6/26`, `1.6.2026`, `2026-06-01`.
pub(crate) fn is_numeric_date(number: &str) -> bool {
    let Some(separator) = ['-', '/', '.'].into_iter().find(|sign| number.matches(*sign).count() == 2) else { return false };
    let parts: Vec<(usize, u32)> = number.split(separator).filter_map(|part| part.parse().ok().map(|value| (part.len(), value))).collect();
    let day = |value: u32| (1..=31).contains(&value);
    let month = |value: u32| (1..=12).contains(&value);
    let year = |(len, value): (usize, u32)| len == 2 || (len == 4 && (1900..=2199).contains(&value));
    match parts.as_slice() {
        [(1..=2, d), (1..=2, m), y] if day(*d) && month(*m) && year(*y) => true,
        [(4, y), (2, m), (2, d)] => day(*d) && month(*m) && (1900..=2199).contains(y),
        _ => false,
    }
}

/// Whether a number token may be a day without its year: `18-09`, `18/09`; not `3/4`.
pub(crate) fn is_short_date(number: &str) -> bool {
    let Some((day, month)) = number.split_once(['-', '/']) else { return false };
    let within = |part: &str, most: u32| part.len() <= 2 && part.parse::<u32>().is_ok_and(|value| (1..=most).contains(&value));
    within(day, 31) && within(month, 12) && month.len() == 2
}

/// The day of the week that a word names, zero for Monday.
#[must_use]
#[inline(never)]
pub fn named_weekday(token: &Token) -> Option<usize> {
    const NAMES: [u32; 7] = [
        small_word_key("maandag"),
        small_word_key("dinsdag"),
        small_word_key("woensdag"),
        small_word_key("donderdag"),
        small_word_key("vrijdag"),
        small_word_key("zaterdag"),
        small_word_key("zondag"),
    ];
    NAMES.iter().position(|name| *name == token.key)
}

/// A number in order: `16e`, `2de`, `1ste`, `eenentwintigste`.
///
/// ```
/// let read = ["16e", "2de", "eerste", "Derde", "twaalfde", "eenentwintigste", "goede"].map(helder_text::ordinal);
/// assert_eq!(read, [Some(16), Some(2), Some(1), Some(3), Some(12), Some(21), None]);
/// ```
#[must_use]
#[inline(never)]
pub fn ordinal(word: &str) -> Option<u32> {
    let number = word.strip_suffix(['e', 'E'])?;
    let number = ["st", "ST", "d", "D"].iter().find_map(|end| number.strip_suffix(end)).unwrap_or(number);
    let in_words = || match number {
        "eer" | "Eer" => Some(1),
        "der" | "Der" => Some(3),
        _ => u32::try_from(numeral(number)?).ok(),
    };
    number.parse().ok().or_else(in_words)
}

/// The month that a word names, 1 to 12, whole or shortened.
///
/// ```
/// assert_eq!(["mei", "Sept.", "maand"].map(helder_text::month), [Some(5), Some(9), None]);
/// ```
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
    const SHORT: [&str; 12] = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sept", "okt", "nov", "dec"];
    let lower: String = word.chars().map(lower).collect();
    let lower = lower.trim_end_matches('.');
    let at = |list: &[&str]| list.iter().position(|name| *name == lower);
    at(&MONTHS).or_else(|| at(&SHORT)).or((lower == "sep").then_some(8)).and_then(|i| u32::try_from(i + 1).ok())
}

#[cfg(test)]
#[allow(clippy::string_slice, reason = "tests may fail loudly")]
mod tests {
    use super::*;

    fn taken(text: &str, length: Option<usize>) -> &str {
        length.map_or("", |length| &text[..length])
    }

    #[test]
    fn amounts() {
        for (text, found) in [
            ("€ 1.234,56 te", "€ 1.234,56"),
            ("€45,- en", "€45,-"),
            ("EUR 12,50.", "EUR 12,50"),
            ("€ 100.", "€ 100"),
            ("€ 45,--", "€ 45,--"),
            ("€", ""),
            ("€ veel", ""),
            ("euro 5", ""),
            ("EURO", ""),
            ("EUR", ""),
        ] {
            assert_eq!(taken(text, amount(text)), found, "{text}");
        }
    }

    #[test]
    fn phone_numbers() {
        for (text, found) in [
            ("020 123 45 67 of", "020 123 45 67"),
            ("06-12345678.", "06-12345678"),
            ("(020) 123 4567", "(020) 123 4567"),
            ("+31 20 123 45 67", "+31 20 123 45 67"),
            ("0031201234567", "0031201234567"),
            ("0800-1234", "0800-1234"),
            ("0900 123 4567", "0900 123 4567"),
            ("088 - 123 45 67", "088 - 123 45 67"),
            ("01-06-2026", ""),
            ("0,50", ""),
            ("0612345", ""),
            ("+5", ""),
            ("(zie", ""),
        ] {
            assert_eq!(taken(text, phone(text)), found, "{text}");
        }
    }

    #[test]
    fn ibans() {
        for (text, found) in [
            ("NL91ABNA0417164300 ", "NL91ABNA0417164300"),
            ("NL91 ABNA 0417 1643 00.", "NL91 ABNA 0417 1643 00"),
            ("BE68 5390 0754 7034", "BE68 5390 0754 7034"),
            // A slip of the fingers is an IBAN that is wrong.
            ("NL91ABNA041716430", "NL91ABNA041716430"),
            ("NL91ABNA04171643001", "NL91ABNA04171643001"),
            ("NL91 ABNA 0417 1643 0 op", "NL91 ABNA 0417 1643 0"),
            ("NL91 ABNA 0417 1643 0 U kunt", "NL91 ABNA 0417 1643 0"),
            ("BE68 5390 0754 703 ", "BE68 5390 0754 703"),
            ("NL91 ABNA O417 1643 00", "NL91 ABNA O417 1643 00"),
            ("NL91 ABNA 0417 1643", ""),
            // A creditor in a direct debit, and references.
            ("BE69ZZZ0123456789", ""),
            ("AT61ZZZ01234567890", ""),
            ("NL24FACT00123456", ""),
            ("BE68 5390 0754 703 U kunt", "BE68 5390 0754 703"),
            ("NL91ABNA0417164300AB", ""),
            ("NLABNA", ""),
            ("nl91abna0417164300", ""),
        ] {
            assert_eq!(taken(text, iban(text)), found, "{text}");
        }
    }

    #[test]
    fn addresses() {
        for (text, found) in [
            ("www.helder.nl/betalen.", Some((21, false))),
            ("https://x.nl/a?b=c, of", Some((18, false))),
            ("klant@helder.nl.", Some((15, true))),
            ("helder.nl", Some((9, false))),
            ("t.a.v. De", None),
            ("betaald.Wij", None),
            ("e.d.", None),
            ("geld.nl.", Some((7, false))),
            ("a@b", None),
        ] {
            assert_eq!(address(text), found, "{text}");
        }
    }

    #[test]
    fn dates_in_digits() {
        for (text, date) in [
            ("01-06-2026", true),
            ("1/6/26", true),
            ("1.6.2026", true),
            ("2026-06-01", true),
            ("31-12-2026", true),
            ("32-01-2026", false),
            ("1.234", false),
            ("2024-00123", false),
            ("1-2-3456", false),
            ("10:30", false),
        ] {
            assert_eq!(is_numeric_date(text), date, "{text}");
        }
    }

    #[test]
    fn days_without_a_year_are_told_by_what_stands_around_them() {
        use crate::{Document, EntityKind, Source};
        let days = |text: &str| {
            let document = Document::parse(text, Source::Text).unwrap();
            document.entities().iter().filter(|entity| entity.kind == EntityKind::Date).count()
        };
        for text in [
            "Betaal uiterlijk 18-09.",
            "Vóór 5/06 graag",
            "VÓÓR 5-06",
            "Betaaldatum: 18-09",
            "De betaaldatum is 18-12",
            "Dat kan tot en met 18-09",
            "open t/m 31-12",
            "uiterlijk vrijdag 18-09 het bedrag",
            "uiterlijk 10-12 te betalen",
            "uiterlijk vrijdag de 16e",
            "op zondag de 1ste.",
            "UITERLIJK VRIJDAG DE 16E",
            "betaal uiterlijk de 25e.",
            "tot en met de 3de betalen",
            "vóór de 12e van deze maand",
        ] {
            assert_eq!(days(text), 1, "{text}");
        }
        for text in [
            "open van 10-12 uur",
            "op 10-12 uur",
            "voor 3/4 deel",
            "voor 1/12 deel",
            "kenmerk: 12-08",
            "uiterlijk 18-13",
            "met 10-12 mensen",
            "tot 10-12 personeelsleden",
            "tot 5-10 procent van",
            "is 10-12 dagen",
            "betaal de 2e termijn",
            "op vrijdag de 32e",
            "vandaag 2e",
            "voor de 3e keer",
            "op de 2e verdieping",
            "de 25e.",
            "op de betaaldag de 2e termijn",
        ] {
            assert_eq!(days(text), 0, "{text}");
        }
    }
}

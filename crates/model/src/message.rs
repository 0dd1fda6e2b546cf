//! The texts of the interface. Each is Dutch with its translations beside it in the source; the wasm holds the Dutch only, and is handed the
//! others when they are asked for ([`provide_messages`]), so that nobody downloads languages that nobody reads.

use std::sync::{Mutex, PoisonError};

use crate::Locale;

/// A text in the languages of the interface, with places to fill in: `{amount}`. A language that is left empty reads as English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    nl: &'static str,
    /// English, German, French; empty when the language is not built in, or not there.
    others: [&'static str; 3],
}

impl Message {
    /// A text that is still to be translated into German and French.
    #[must_use]
    pub const fn new(nl: &'static str, en: &'static str) -> Self {
        Self::in_all(nl, en, "", "")
    }

    /// A text in Dutch, English, German and French.
    #[must_use]
    pub const fn in_all(nl: &'static str, en: &'static str, de: &'static str, fr: &'static str) -> Self {
        Self { nl, others: if cfg!(feature = "locales") { [en, de, fr] } else { ["", "", ""] } }
    }

    /// The text in a language: as it is built in or was provided, else in English, else in Dutch.
    #[must_use]
    pub fn of(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Nl => self.nl,
            Locale::En => self.other(0).unwrap_or(self.nl),
            Locale::De => self.other(1).or_else(|| self.other(0)).unwrap_or(self.nl),
            Locale::Fr => self.other(2).or_else(|| self.other(0)).unwrap_or(self.nl),
        }
    }

    /// Whether the text is written in this language itself.
    #[must_use]
    pub fn is_in(&self, locale: Locale) -> bool {
        let at = match locale {
            Locale::Nl => return true,
            Locale::En => 0,
            Locale::De => 1,
            Locale::Fr => 2,
        };
        self.others.get(at).is_some_and(|text| !text.is_empty())
    }

    fn other(&self, at: usize) -> Option<&'static str> {
        self.others.get(at).copied().filter(|text| !text.is_empty()).or_else(|| provided(at, key(self.nl)))
    }

    /// The text with its places filled in.
    ///
    /// ```
    /// use helder_model::{Locale, Message};
    /// const DUE: Message = Message::new("U betaalt {amount}.", "You pay {amount}.");
    /// assert_eq!(DUE.fill(Locale::En, &[("amount", "€5.00")]), "You pay €5.00.");
    /// ```
    #[must_use]
    pub fn fill<T: AsRef<str>>(&self, locale: Locale, places: &[(&str, T)]) -> String {
        let mut rest = self.of(locale);
        let mut out = String::with_capacity(rest.len() + 16 * places.len());
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(before);
            out.push_str(places.iter().find(|(place, _)| *place == name).map_or("", |(_, text)| text.as_ref()));
            rest = after;
        }
        out + rest
    }

    /// The key by which a translation is found, and the text: `1a2b3c4d`, a tab, the text. Nothing when there is none.
    #[must_use]
    pub fn line(&self, locale: Locale) -> Option<String> {
        self.is_in(locale).then(|| format!("{:x}\t{}\n", key(self.nl), self.of(locale)))
    }
}

/// Translations by the key of the Dutch text, for English, German and French.
static PROVIDED: Mutex<[Vec<(u32, &'static str)>; 3]> = Mutex::new([const { Vec::new() }; 3]);

fn provided(at: usize, key: u32) -> Option<&'static str> {
    let all = PROVIDED.lock().unwrap_or_else(PoisonError::into_inner);
    all.get(at)?.iter().find(|(known, _)| *known == key).map(|(_, text)| *text)
}

/// Hands over the texts of a language, for a build that holds the Dutch only: the lines of [`Message::line`]. They stay for the life of the process.
pub fn provide_messages(locale: Locale, lines: String) {
    let at = match locale {
        Locale::Nl => return,
        Locale::En => 0,
        Locale::De => 1,
        Locale::Fr => 2,
    };
    let lines: &'static str = Box::leak(lines.into_boxed_str());
    let line = |line: &'static str| line.split_once('\t').and_then(|(key, text)| Some((u32::from_str_radix(key, 16).ok()?, text)));
    let mut all = PROVIDED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(texts) = all.get_mut(at) {
        *texts = lines.lines().filter_map(line).collect();
    }
}

/// FNV-1a. A test sees to it that no two texts share a key.
const fn key(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let (mut hash, mut at) = (0x811c_9dc5_u32, 0);
    while at < bytes.len() {
        #[allow(clippy::indexing_slicing, reason = "`at` is below the length, and a constant function has no iterator")]
        let byte = bytes[at];
        hash = (hash ^ byte as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_is_not_there_reads_as_english() {
        const HALF: Message = Message::new("ja", "yes");
        const WHOLE: Message = Message::in_all("ja", "yes", "ja", "oui");
        assert_eq!([Locale::Nl, Locale::En, Locale::De, Locale::Fr].map(|locale| HALF.of(locale)), ["ja", "yes", "yes", "yes"]);
        assert_eq!(WHOLE.of(Locale::Fr), "oui");
    }

    #[test]
    fn what_is_provided_is_found_by_the_dutch_text() {
        const TEXT: Message = Message::in_all("een proef", "a trial", "eine Probe", "un essai");
        provide_messages(Locale::De, TEXT.line(Locale::De).unwrap());
        let without = Message { nl: "een proef", others: [""; 3] };
        assert_eq!(without.of(Locale::De), "eine Probe");
        assert_eq!(without.of(Locale::Fr), "een proef");
    }

    #[test]
    fn places_are_filled_by_name_and_what_is_not_given_is_left_out() {
        const TEXT: Message = Message::new("{a} en {b}, {a}", "{a} and {b}{c}");
        assert_eq!(TEXT.fill(Locale::Nl, &[("a", "1"), ("b", "{a}")]), "1 en {a}, 1");
        assert_eq!(TEXT.fill(Locale::En, &[("b", "2"), ("a", "1")]), "1 and 2");
    }
}

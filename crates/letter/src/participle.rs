//! Whether a Dutch word is a past participle, as far as its shape tells. Meant for the passive: a wrong "yes" is worse than a wrong "no".

/// `betaald`, `overgedragen`; not `gemeente`, `bekend`.
pub(crate) fn is_participle(word: &str) -> bool {
    if word.len() < 5 || word.len() > 40 || !word.is_ascii() {
        return false;
    }
    let word = word.to_ascii_lowercase();
    if NOT.binary_search(&word.as_str()).is_ok() {
        return false;
    }
    if STRONG.binary_search(&word.as_str()).is_ok() {
        return true;
    }
    let weak = word.ends_with('d') || word.ends_with('t');
    let ends = |stem: &str| stem.len() >= 3 && (weak || stem.ends_with("en"));
    // be-, ver- and the like leave out the ge-; with -en they look like an infinitive and need the list.
    if weak && ["be", "ver", "ont", "her", "er", "mis"].iter().any(|prefix| word.strip_prefix(prefix).is_some_and(|stem| stem.len() >= 3)) {
        return word.len() >= 6;
    }
    if word.strip_prefix("ge").is_some_and(ends) {
        return true;
    }
    // Separable: over-ge-dragen, aan-ge-maand.
    SEPARABLE.iter().any(|prefix| word.strip_prefix(prefix).and_then(|rest| rest.strip_prefix("ge")).is_some_and(ends))
}

const SEPARABLE: [&str; 26] = [
    "aan", "achter", "af", "bij", "binnen", "buiten", "door", "goed", "in", "kwijt", "mee", "na", "neer", "om", "onder", "op", "over",
    "plaats", "samen", "tegen", "terug", "toe", "uit", "vast", "voor", "weg",
];

/// Participles without ge- that end in -en, sorted.
const STRONG: [&str; 19] = [
    "begrepen",
    "behouden",
    "bekeken",
    "beschreven",
    "besloten",
    "besproken",
    "bevonden",
    "bewezen",
    "herzien",
    "ondernomen",
    "ontbonden",
    "ontvangen",
    "overwogen",
    "vergeleken",
    "vergeten",
    "verkregen",
    "verlaten",
    "vervangen",
    "verzonden",
];

/// Words of the same shape that are something else, sorted.
const NOT: [&str; 56] = [
    "bedrag",
    "bekend",
    "belast",
    "beleid",
    "bereid",
    "bericht",
    "beroemd",
    "beroerd",
    "bestand",
    "bewind",
    "bewust",
    "ergst",
    "ernst",
    "geacht",
    "gebied",
    "gebouwen",
    "gebrek",
    "geduld",
    "geeft",
    "geheel",
    "gekleurd",
    "geldt",
    "geleden",
    "geliefd",
    "geluid",
    "gemeen",
    "gemiddeld",
    "gemoed",
    "genot",
    "gepast",
    "gerecht",
    "gerust",
    "gesprekken",
    "gevoelen",
    "gevolgen",
    "gewend",
    "gewicht",
    "gezegend",
    "gezicht",
    "gezind",
    "gezond",
    "herfst",
    "meegaand",
    "onbekend",
    "ontbijt",
    "uiteraard",
    "verblijd",
    "verdacht",
    "verder",
    "verkeerd",
    "verkouden",
    "verliefd",
    "verplicht",
    "verschillend",
    "vervolgens",
    "verzoekt",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        assert!(STRONG.is_sorted(), "{STRONG:?}");
        assert!(NOT.is_sorted(), "{NOT:?}");
    }

    #[test]
    fn participles_are_told_from_other_words() {
        for word in [
            "betaald",
            "verhoogd",
            "verzonden",
            "ontvangen",
            "overgedragen",
            "aangemaand",
            "ingeschakeld",
            "gestuurd",
            "genomen",
            "opgelegd",
            "Herinnerd",
            "afgesloten",
        ] {
            assert!(is_participle(word), "{word}");
        }
        for word in [
            "gemeente", "geen", "bedrag", "gezond", "betalen", "bekend", "verder", "geld", "lid", "duurder", "gesprek", "gewone", "begin",
            "bereid",
        ] {
            assert!(!is_participle(word), "{word}");
        }
    }
}

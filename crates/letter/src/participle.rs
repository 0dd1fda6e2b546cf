//! Whether a Dutch word is a past participle, as far as its shape tells. Meant for the passive: a wrong "yes" is worse than a wrong "no".

/// `betaald`, `overgedragen`; not `gemeente`, `bekend`.
pub(crate) fn is_participle(word: &str) -> bool {
    if word.len() < 5 || word.len() > 40 || word.chars().any(|c| !c.is_ascii_alphabetic() && !matches!(c, 'ï' | 'ë')) {
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
    // Separable: over-ge-dragen, aan-ge-maand, door-be-rekend.
    SEPARABLE.iter().any(|prefix| {
        word.strip_prefix(prefix).is_some_and(|rest| {
            rest.strip_prefix("ge").is_some_and(ends) || (weak && ["betaald", "berekend", "belast", "bericht", "vorderd"].contains(&rest))
        })
    })
}

const SEPARABLE: [&str; 49] = [
    "aan",
    "achter",
    "af",
    "bekend",
    "bij",
    "bijeen",
    "binnen",
    "buiten",
    "buitenspel",
    "door",
    "gelijk",
    "goed",
    "hoog",
    "in",
    "klaar",
    "kwijt",
    "los",
    "mede",
    "mee",
    "na",
    "neer",
    "om",
    "onder",
    "op",
    "open",
    "over",
    "plaats",
    "rond",
    "samen",
    "schadeloos",
    "stil",
    "stop",
    "tegen",
    "teleur",
    "teniet",
    "terecht",
    "terug",
    "toe",
    "uit",
    "vast",
    "vol",
    "voor",
    "vooraf",
    "voort",
    "vooruit",
    "vrij",
    "waar",
    "weer",
    "weg",
];

/// Participles that do not show it by ge- and their ending, sorted.
const STRONG: [&str; 59] = [
    "aanbevolen",
    "aanvaard",
    "bedongen",
    "bedrogen",
    "begrepen",
    "behouden",
    "bekeken",
    "beschreven",
    "besloten",
    "besproken",
    "betrokken",
    "bevolen",
    "bevonden",
    "bewezen",
    "gedaan",
    "goedgekeurd",
    "heroverwogen",
    "herzien",
    "omschreven",
    "onderbroken",
    "ondernomen",
    "onderschreven",
    "ondertekend",
    "ondervonden",
    "onderworpen",
    "onderzocht",
    "ontbonden",
    "ontheven",
    "ontnomen",
    "ontslagen",
    "onttrokken",
    "ontvangen",
    "overeengekomen",
    "overhandigd",
    "overschreden",
    "overtreden",
    "overwogen",
    "verboden",
    "verbroken",
    "verdreven",
    "vergeleken",
    "vergeten",
    "verholpen",
    "verkozen",
    "verkregen",
    "verlaten",
    "verloren",
    "vernomen",
    "verschoven",
    "verstoten",
    "vervangen",
    "verwezen",
    "verworven",
    "verzonden",
    "voldaan",
    "voltooid",
    "voorbehouden",
    "voorgeschreven",
    "voorzien",
];

/// Words of the same shape that are something else, sorted.
const NOT: [&str; 68] = [
    "aangezicht",
    "afgelegen",
    "bedrag",
    "begripvol",
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
    "gehandicapt",
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
    "geïnteresseerd",
    "herfst",
    "ingewikkeld",
    "meegaand",
    "onbekend",
    "onderwijst",
    "ontbijt",
    "opgewekt",
    "toegankelijkheid",
    "uiteraard",
    "uitgebreid",
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
    "voorgebouwen",
    "voorgerecht",
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

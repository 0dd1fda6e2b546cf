//! Dutch abbreviations that are written with a full stop, so that the stop is not taken for the end of a sentence.

/// Without their last stop, lower case, sorted. Those of single letters (`t.a.v.`) need not be here.
const WITH_STOP: [&str; 71] = [
    "aant", "aanv", "afd", "afk", "afz", "alg", "apr", "art", "artt", "aug", "bc", "betr", "bijl", "bijv", "bijz", "blz", "bv", "ca",
    "dec", "dhr", "dir", "div", "dr", "dra", "drs", "ds", "ed", "eerw", "enz", "etc", "evt", "excl", "feb", "fig", "gebr", "hfst", "hr",
    "incl", "ing", "inz", "ir", "jan", "jhr", "jkvr", "jl", "jr", "jul", "jun", "kenm", "max", "mej", "mevr", "min", "mln", "mr", "mrt",
    "mw", "nov", "nr", "nrs", "okt", "opm", "pag", "plm", "prof", "resp", "sept", "tel", "vgl", "vnl", "zgn",
];

/// May stand at the end of a sentence: a capital behind them begins a new one.
const MAY_END: [&str; 24] = [
    "a.s.", "a.u.b.", "apr.", "aug.", "b.v.", "dec.", "e.a.", "e.d.", "e.v.", "enz.", "etc.", "feb.", "i.d.", "jan.", "jl.", "jr.", "l.s.",
    "mln.", "n.v.", "nov.", "o.i.d.", "okt.", "s.v.p.", "sept.",
];

/// Whether a word with a stop behind it is an abbreviation.
pub(crate) fn takes_stop(word: &str) -> bool {
    if word.len() > 16 || !word.is_ascii() {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    // `klantnr.`, `bonnr.`: no Dutch word ends like that.
    lower.ends_with("nr") || WITH_STOP.binary_search(&lower.as_str()).is_ok()
}

/// Whether a sentence may end with this abbreviation (its stop included).
pub(crate) fn may_end(abbreviation: &str) -> bool {
    let lower = abbreviation.to_ascii_lowercase();
    MAY_END.binary_search(&lower.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_so_that_they_can_be_searched() {
        assert!(WITH_STOP.is_sorted());
        assert!(MAY_END.is_sorted());
        assert!(takes_stop("Dhr") && takes_stop("bijv") && takes_stop("Klantnr") && !takes_stop("u") && !takes_stop("kosten"));
    }
}

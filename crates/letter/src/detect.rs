//! What rules find in the words of one sentence, and what a sentence begins or ends with.

use crate::data::WordKind;
use crate::participle::is_participle;
use crate::words::is_word;
use helder_text::{BlockKind, Document, Sentence, Token, TokenKind, upper};

/// A stretch of a sentence, from one token to another.
pub(crate) type Stretch<'t> = (&'t Token, &'t Token);

/// The word of a kind that belongs to the word at `i`.
pub(crate) fn sequence<'t>(
    document: &Document,
    tokens: &'t [Token],
    i: usize,
    (then, within, except, except_endings): (WordKind, usize, &[u32], &[&str]),
) -> Option<Stretch<'t>> {
    let here = tokens.get(i)?;
    let behind = tokens.get(i + 1..)?;
    let is_word = |token: &Token| token.kind == TokenKind::Word;
    match then {
        WordKind::Number => {
            // `artikel 6:96`, `artikel XIX.4`
            let is_roman = |text: &str| text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'));
            let is_number = |token: &&Token| {
                let text = document.text(token);
                text.starts_with(|c: char| c.is_ascii_digit()) || is_roman(text)
            };
            Some((here, behind.iter().take(within).find(is_number)?))
        }
        // Behind it within the clause, or directly before it.
        WordKind::Participle => {
            let fits = |token: &&Token| is_word(token) && is_participle(document.text(token)) && except.binary_search(&token.key).is_err();
            // `betaald worden`, `betaald moeten worden`
            let before = |back: usize| i.checked_sub(back).and_then(|i| tokens.get(i));
            let helps = |token: &&Token| is_word!(token, "moeten" | "kunnen" | "mogen" | "zullen");
            if let Some(before) = before(1).filter(fits).or_else(|| before(1).filter(helps).and_then(|_| before(2)).filter(fits)) {
                return Some((before, here));
            }
            let mut last = here;
            let clause = behind.iter().take(within).take_while(move |token| {
                let before = std::mem::replace(&mut last, token);
                // `wordt in dat geval gebracht`, `wordt als beëindigd beschouwd`
                let is_within =
                    (is_word!(token, "dat") && is_preposition(before)) || (is_word!(token, "als") && std::ptr::eq(before, here));
                token.kind != TokenKind::Sign && (is_within || !is_conjunction(token))
            });
            let mut found = clause.filter(fits);
            let first = found.next()?;
            // `als beëindigd beschouwd`
            let second = behind.first().filter(|token| is_word!(token, "als")).and_then(|_| found.next());
            Some((here, second.unwrap_or(first)))
        }
        // `niet onmogelijk`; or another no before anything parts the two: `geen regel die u niet`.
        WordKind::Negative => {
            let mut near = behind.iter().take(within).take_while(|token| is_word(token));
            let stretch = || behind.iter().take(STRETCH).take_while(|token| token.kind != TokenKind::Sign && !joins(token));
            let by_itself = |token: &&Token| is_word(token) && is_no(token);
            Some((here, near.find(|token| is_negative(document.text(token))).or_else(|| stretch().find(by_itself))?))
        }
        // `het indienen van`, `het achterwege blijven van`, `het niet betalen`; `ter voorkoming van`
        WordKind::NounOfVerb => {
            let is_small = |token: &&Token| is_word(token) && document.text(token).chars().all(|c| upper(c) != c || c == '-');
            let small = |count: usize| behind.iter().take(count).all(|token| is_small(&token));
            let shaped = |noun: &Token| {
                let word = document.text(noun);
                word.len() >= 7
                    && NOUN_ENDINGS.iter().any(|end| word.ends_with(end))
                    && !except_endings.iter().any(|end| ends_in(word, end))
            };
            if is_word!(here, "van") {
                // `uitvoering van de`: the noun stands before it, and something is done to what stands behind.
                let before = i.checked_sub(1)?;
                let noun = tokens.get(before)?;
                let is_done = document.text(noun).ends_with("ing") && is_determiner(behind.first()?);
                return (is_done && shaped(noun) && (before == 0 || is_small(&noun))).then_some((noun, here));
            }
            if !is_word!(here, "het") {
                let (noun, van) = (behind.first()?, behind.get(1)?);
                return (is_small(&noun) && shaped(noun) && is_word!(van, "van")).then_some((here, van));
            }
            if behind.first().is_some_and(|token| is_word!(token, "niet")) {
                let between = |token: &&Token| is_word!(token, "tijdig" | "op" | "tijd" | "volledig" | "geheel" | "correct");
                let verb = behind.get(1..)?.iter().find(|token| !between(token))?;
                if !(is_word(verb) && is_infinitive(document.text(verb))) {
                    return None;
                }
                return Some((here, verb));
            }
            let van = behind.iter().take(within + 1).position(|token| is_word!(token, "van"))?;
            let verb = behind.get(van.checked_sub(1)?)?;
            (small(van) && is_infinitive(document.text(verb))).then(|| Some((here, behind.get(van)?)))?
        }
    }
}

/// Whether a word ends so, also in capitals.
pub(crate) fn ends_in(word: &str, end: &str) -> bool {
    word.len().checked_sub(end.len()).and_then(|from| word.get(from..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

pub(crate) fn is_preposition(token: &Token) -> bool {
    is_word!(
        token,
        "aan"
            | "bij"
            | "door"
            | "in"
            | "met"
            | "na"
            | "onder"
            | "op"
            | "over"
            | "sinds"
            | "tegen"
            | "tijdens"
            | "tot"
            | "uit"
            | "van"
            | "vanwege"
            | "via"
            | "volgens"
            | "voor"
            | "wegens"
    )
}

fn is_determiner(token: &Token) -> bool {
    is_word!(token, "de" | "het" | "een" | "deze" | "dit" | "die" | "dat" | "uw" | "je" | "jouw" | "onze" | "ons" | "mijn" | "alle")
}

/// Words that begin another clause.
fn is_conjunction(token: &Token) -> bool {
    is_word!(token, "dat" | "als" | "omdat" | "maar" | "want" | "wanneer" | "die" | "waar" | "waarin" | "zodat" | "om" | "indien" | "of")
}

/// So many tokens behind a no another one is still of the same sentence for the reader.
const STRETCH: usize = 24;

fn is_no(token: &Token) -> bool {
    is_word!(token, "niet" | "geen" | "niets" | "niemand" | "nooit" | "nergens" | "nimmer" | "geenszins" | "zonder")
}

/// Words behind which a sentence says something else: two of these are no double no.
fn joins(token: &Token) -> bool {
    is_word!(token, "en" | "ook" | "maar" | "want" | "dus" | "noch" | "of" | "dan" | "waarom" | "waardoor" | "hoe")
}

/// `onmogelijk`, `onbespreekbaar`: no by its first letters. By its ending: many words begin with on- and say nothing of the kind.
fn is_negative(word: &str) -> bool {
    const ENDINGS: [&str; 31] = [
        "baar", "baars", "lijk", "lijke", "lijks", "heid", "ig", "ige", "zaam", "matig", "kend", "recht", "redelijk", "waar", "rijk",
        "rijke", "acht", "gegrond", "verwacht", "juist", "gewoon", "gewone", "wel", "geschikt", "tevreden", "billijk", "genegen",
        "gelezen", "woord", "merkt", "geldig",
    ];
    const OTHER: [&str; 8] =
        ["onmiddellijk", "onmiddellijke", "onderling", "ontvankelijk", "onveilig", "ongelofelijk", "onnodig", "onnodige"];
    let word = word.to_ascii_lowercase();
    let stem = word.strip_prefix("on").unwrap_or("");
    stem.len() >= 4
        && !stem.starts_with("der")
        && !stem.starts_with("tv")
        && (ENDINGS.iter().any(|end| stem.ends_with(end)) || is_participle(stem))
        && !OTHER.contains(&word.as_str())
}

/// A noun made of a verb, by its shape.
const NOUN_ENDINGS: [&str; 9] = ["ing", "atie", "itie", "name", "gave", "age", "dracht", "stelling", "zending"];

/// Things that look like a verb, sorted.
const THINGS: [&str; 18] = [
    "bewijzen",
    "deken",
    "eten",
    "examen",
    "kussen",
    "laken",
    "leven",
    "lijden",
    "onderwijzen",
    "overlijden",
    "seizoen",
    "teken",
    "verleden",
    "vermoeden",
    "vertrouwen",
    "wapen",
    "weten",
    "wezen",
];

/// A verb by its shape, and not one of the things that look like one.
fn is_infinitive(word: &str) -> bool {
    word.len() >= 4 && word.ends_with("en") && THINGS.binary_search(&word).is_err()
}

/// Whether a word is written short, by its shape: small letters with stops (`i.c.m.`), or no vowel at all (`mbt`). In capitals it is a name (`IBAN`).
pub(crate) fn is_abbreviation(document: &Document, token: &Token) -> bool {
    let text = document.text(token);
    /// Letters of one that may stand at the head of a sentence: `Cfm. onze afspraak`, but not `Hr`.
    const LONG: usize = 3;
    let small = |text: &str| text.chars().all(|c| upper(c) != c || c == '.');
    let is_vowel = |c: char| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y');
    let may_begin = || text.len() >= LONG && !text.starts_with(is_vowel) && text.get(1..).is_some_and(small);
    match token.kind {
        TokenKind::Abbreviation => small(text),
        TokenKind::Word => {
            (2..=5).contains(&text.len())
                && (small(text) || may_begin())
                && !text.contains(['a', 'e', 'i', 'o', 'u', 'y', 'é', 'ë', '\'', '’'])
        }
        _ => false,
    }
}

/// Whether a word of a sentence is a name of capitals, read out letter by letter, that a reader may not know: `volgens de CAT-telling`; not in a code, a name or
/// a cry, nor beside brackets, where it is explained. `is_common` tells words that stand in capitals for their weight: `NIET`.
#[inline(never)]
pub(crate) fn is_acronym(document: &Document, tokens: &[Token], at: usize, is_common: impl Fn(&str) -> bool) -> bool {
    /// Lines that are looked through for a signature, and the tokens of one.
    const LINES: usize = 200;
    const SIGNATURE: u32 = 16;
    let text = |at: usize| tokens.get(at).map_or("", |token| document.text(token));
    let word = text(at);
    let name = word.get(..word.bytes().take_while(u8::is_ascii_uppercase).count()).unwrap_or_default();
    // `CAT-telling`, but not `IMK-1`
    let goes_on = |tail: &str| tail.bytes().enumerate().all(|(at, b)| if at == 0 { b == b'-' } else { b.is_ascii_lowercase() });
    let is_name = (2..=5).contains(&name.len()) && word.get(name.len()..).is_some_and(goes_on);
    let is_small = |text: &str| text.starts_with(|c: char| c.is_ascii_lowercase());
    let stands_in_sentence = at > 0 && (at == 1 || is_small(text(at - 1)));
    let next = text(at + 1);
    // Who signs is no riddle: `Betaal uw premie aan VGZ.`
    let key = [tokens.get(at).map_or(0, |token| token.key)];
    let signs = || {
        document
            .sentences()
            .iter()
            .take(LINES)
            .any(|line| line.last - line.first <= SIGNATURE && !document.ends(line) && has_one(document.tokens_of(line), &key))
    };
    let has_vowel = || name.bytes().any(|b| matches!(b, b'A' | b'E' | b'I' | b'O' | b'U'));
    is_name
        && stands_in_sentence
        && (is_small(next) || matches!(next, "." | "," | "?" | ";" | ":"))
        && !(has_vowel() && is_common(name))
        && !signs()
}

/// Whether a word at a place of the letter is written short, by what follows it in its block, which ends with byte `end`: a stop where no sentence ends
/// (`de fact. van mei`), or a stroke between two letters (`t/m`). Gives its last token. `is_known` tells words that may well end a sentence that goes on without a capital.
pub(crate) fn cut_short<'t>(document: &'t Document, at: usize, end: u32, is_known: impl Fn(&str) -> bool) -> Option<&'t Token> {
    let [word, sign, next] = document.tokens().get(at..at + 3)? else { return None };
    let text = document.text(word);
    let small = |text: &str| text.starts_with(|c: char| c.is_ascii_lowercase());
    let is_small = text.bytes().all(|b| b.is_ascii_lowercase()) || text.len() == 1;
    if word.kind != TokenKind::Word || next.end > end || word.end != sign.start || !is_small {
        return None;
    }
    let (behind, close) = (document.text(next), sign.end == next.start);
    match document.text(sign) {
        "." if !close && text.len() <= 9 && !next.new_line && next.kind == TokenKind::Word && small(behind) && !is_known(text) => {
            Some(sign)
        }
        "/" if close && text.len() == 1 && behind.len() == 1 && small(behind) => Some(next),
        _ => None,
    }
}

/// What is put between commas and keeps two parts of a sentence apart: at least so many words that begin with one of `first`.
pub(crate) fn insertion<'t>(document: &Document, tokens: &'t [Token], keys: &[u32], first: &[u32], least: usize) -> Option<Stretch<'t>> {
    // Between commas it must begin with one of the words; between dashes or brackets anything may stand.
    let is = |token: &Token, sign: &str| token.kind == TokenKind::Sign && document.text(token) == sign;
    let comma = |token: &Token| is(token, ",");
    for (open, close) in [("–", "–"), ("—", "—"), ("(", ")")] {
        let Some(start) = tokens.iter().position(|token| is(token, open)).filter(|start| *start > 0) else { continue };
        let inside = tokens.get(start + 1..)?;
        let Some(end) = inside.iter().position(|token| is(token, close)) else { continue };
        let goes_on = inside.get(end + 1..).is_some_and(|rest| rest.iter().any(|token| token.kind.is_word()));
        if goes_on && inside.iter().take(end).filter(|token| token.kind.is_word()).count() >= least {
            return Some((inside.first()?, inside.get(end.checked_sub(1)?)?));
        }
    }
    for (i, _) in tokens.iter().enumerate().filter(|(i, token)| *i > 0 && comma(token)) {
        if keys.get(i + 1).is_none_or(|key| first.binary_search(key).is_err()) {
            continue;
        }
        let inside = tokens.get(i + 1..)?;
        let Some(end) = inside.iter().position(comma) else { continue };
        let words = inside.iter().take(end).filter(|token| token.kind.is_word()).count();
        let goes_on = inside.get(end + 1..).is_some_and(|rest| rest.iter().any(|token| token.kind.is_word()));
        // `…, dat u …, en dat …` is a list, not something in between.
        let list = tokens.get(i + end + 2).is_some_and(|token| is_word!(token, "en" | "maar" | "of"));
        if words >= least && goes_on && !list {
            return Some((inside.first()?, inside.get(end - 1)?));
        }
    }
    None
}

/// A verb near the start of a sentence whose other half comes only at its end, at least so many words later: `Wij zullen … opzeggen`,
/// `U hebt … betaald`, `Wij sluiten … af`. `first` are verbs that need another, `last` the halves that come off.
pub(crate) fn bracket<'t>(
    document: &Document,
    tokens: &'t [Token],
    keys: &[u32],
    (first, last, least): (&[u32], &[u32], usize),
) -> Option<Stretch<'t>> {
    /// Words before the verb: `Onze afdeling kan`.
    const BEFORE: usize = 4;
    let found = late_verb(document, tokens, keys, first, least);
    if let Some(found) = found.or_else(|| clause_within(document, tokens)).or_else(|| packed(document, tokens, keys, first)) {
        return Some(found);
    }
    let end = tokens.iter().rposition(|token| token.kind.is_word())?;
    let closing = document.text(tokens.get(end)?);
    let is_first = |key: &u32| first.binary_search(key).is_ok();
    let comma = |token: &Token| token.kind == TokenKind::Sign && document.text(token) == ",";
    // `Onze marktmeester, de heer Top, zal`
    let behind_name = || {
        let open = tokens.iter().take(BEFORE + 1).position(comma)?;
        let close = open + 1 + tokens.iter().skip(open + 1).take(BEFORE + 1).position(comma)?;
        keys.get(close + 1).is_some_and(is_first).then_some(close + 1)
    };
    let verb = keys.iter().take(BEFORE + 1).position(is_first).or_else(behind_name);
    let comes_off = keys.get(end).is_some_and(|key| last.binary_search(key).is_ok());
    let start = match verb {
        // A verb of the first kind at the end belongs to a clause of its own: `… voor het werk dat wij dan hebben`.
        Some(verb)
            if (is_participle(closing) || is_infinitive(closing) || closing.ends_with("staan")) && !keys.get(end).is_some_and(is_first) =>
        {
            verb
        }
        // `Wij sluiten … af`: any verb in second place.
        None if comes_off => keys.iter().take(2).rposition(|key| *key != 0)?,
        _ => return None,
    };
    let inside = tokens.get(start + 1..end)?;
    let words = inside.iter().filter(|token| token.kind.is_word()).count();
    // Where the sentence pauses, or goes on with a second thing, the reader can rest.
    // A comma before an `en` is that of a list: `de huur over januari, februari en maart`.
    let last_and = inside.iter().rposition(|token| is_word!(token, "en")).unwrap_or(0);
    // Two commas around something put in between are none either: `hebben u in mei, helaas zonder iemand te bereiken, gebeld`.
    let is_verb = verb.is_some() || tokens.first().is_some_and(|first| is_word!(first, "wij" | "we" | "ik"));
    let put_in = put_in(document, inside).filter(|_| is_verb);
    let pause = |(at, token): (usize, &Token)| {
        if put_in.is_some_and(|(open, close)| at == open || at == close) {
            return false;
        }
        let lists =
            at < last_and && comma(token) && inside.get(at + 1).is_some_and(|next| !is_word!(next, "dan" | "en" | "die" | "dat" | "doen"));
        let is_sign = token.kind == TokenKind::Sign && !lists;
        is_sign || is_word!(token, "maar" | "want" | "of" | "als" | "omdat" | "zodat")
    };
    let two_things = |(at, pair): (usize, &[Token])| {
        let [one, other] = pair else { return false };
        // `… bellen en …`, `… en wij …`; not `stoelen en banken …`
        let are_things =
            || inside.get(at + 2).is_some_and(|next| is_infinitive(document.text(next)) && !is_word!(next, "samen" | "morgen"));
        (is_word!(other, "en") && ((is_infinitive(document.text(one)) && !are_things()) || is_participle(document.text(one))))
            || (is_word!(one, "en") && is_word!(other, "dat" | "wij" | "we" | "u" | "je" | "ik" | "daarna" | "dan" | "daarom" | "het"))
    };
    (words >= least && !inside.iter().enumerate().any(pause) && !inside.windows(2).enumerate().any(two_things))
        .then_some((tokens.get(start)?, tokens.get(end)?))
}

/// The only two commas, around something of some words that is put in between.
fn put_in(document: &Document, inside: &[Token]) -> Option<(usize, usize)> {
    const LEAST: usize = 4;
    let mut commas = inside.iter().enumerate().filter(|(_, token)| document.text(token) == ",").map(|(at, _)| at);
    let (Some(open), Some(close), None) = (commas.next(), commas.next(), commas.next()) else { return None };
    // `gebeld, gemaild of geschreven, …` is a list.
    let is_verb = |token: &Token| is_infinitive(document.text(token)) || is_participle(document.text(token));
    let before = inside.get(..open)?.last();
    let goes_on = inside.get(close + 1).is_some_and(|next| !is_word!(next, "en" | "dan" | "dat" | "die" | "doen"));
    (close - open > LEAST && goes_on && !before.is_some_and(is_verb)).then_some((open, close))
}

/// `De factuur die onze monteur … heeft gestuurd, is …`: a subject with a clause in it, so long that its verb comes late.
fn late_verb<'t>(document: &Document, tokens: &'t [Token], keys: &[u32], first: &[u32], least: usize) -> Option<Stretch<'t>> {
    let begins = |token: &&Token| is_word!(token, "de" | "het" | "een" | "uw" | "je" | "onze" | "ons" | "deze" | "die" | "dit");
    let start = tokens.first().filter(begins)?;
    let relative = |token: &Token| is_word!(token, "die" | "dat" | "waarin" | "waarmee" | "waarvoor" | "waarvan" | "waarop" | "wie");
    let clause = tokens.iter().position(relative).filter(|at| *at >= 2)?;
    // Its verb stands behind the verb of the clause.
    let closes = |token: &Token| document.text(token) == "," || is_participle(document.text(token)) || is_infinitive(document.text(token));
    let late = (clause + 3..tokens.len()).find(|at| {
        keys.get(*at).is_some_and(|key| first.binary_search(key).is_ok())
            && at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(closes)
    })?;
    let words = tokens.iter().take(late).filter(|token| token.kind.is_word()).count();
    (words > least).then_some((start, tokens.get(late)?))
}

/// `De rekening die het ziekenhuis u na uw behandeling in november stuurde, staat nog open`: a long clause about a noun, and only behind it the rest.
fn clause_within<'t>(document: &Document, tokens: &'t [Token]) -> Option<Stretch<'t>> {
    const LEAST: usize = 8;
    /// Where no comma has come by then, it is a sentence of another kind, and in one of a megabyte nobody looks to its end for each word.
    const FARTHEST: usize = 60;
    // There the comma ends the clause that the sentence begins with.
    let is_clause = |token: &Token| {
        is_word!(
            token,
            "als"
                | "indien"
                | "wanneer"
                | "omdat"
                | "zodra"
                | "voordat"
                | "nadat"
                | "hoewel"
                | "doordat"
                | "sinds"
                | "mocht"
                | "zolang"
                | "nu"
                | "om"
                | "wie"
        )
    };
    if tokens.first().is_some_and(is_clause) {
        return None;
    }
    (2..tokens.len()).find_map(|at| {
        let (token, before) = (tokens.get(at)?, tokens.get(at - 1)?);
        let about_noun = if is_word!(token, "dat") {
            let is_article = |token: &Token| is_word!(token, "het" | "een" | "uw" | "ons" | "dit" | "je");
            tokens.get(at.saturating_sub(3)..at - 1).is_some_and(|near| near.iter().any(is_article))
        } else {
            is_word!(token, "die" | "waarin" | "waarmee" | "waarvoor" | "waarvan" | "waarop" | "waarover")
                && before.kind.is_word()
                && !is_word!(before, "en" | "of" | "maar" | "in" | "van" | "met" | "voor")
        };
        let inside = tokens.get(at + 1..tokens.len().min(at + 1 + FARTHEST)).filter(|_| about_noun)?;
        let comma = inside.iter().position(|token| document.text(token) == ",")?;
        let words = inside.iter().take(comma).filter(|token| token.kind.is_word()).count();
        let next = tokens.get(at + comma + 2)?;
        let goes_on = !is_word!(
            next,
            "dan"
                | "en"
                | "maar"
                | "of"
                | "want"
                | "die"
                | "dat"
                | "wij"
                | "we"
                | "u"
                | "je"
                | "ik"
                | "het"
                | "zodat"
                | "omdat"
                | "waardoor"
                | "terwijl"
                | "als"
                | "dus"
                | "waarna"
        );
        (words >= LEAST && goes_on).then_some((token, tokens.get(at + 1 + comma)?))
    })
}

/// `Het in 2022 te veel aan u en uw partner uitgekeerde bedrag`: half a sentence between an article and its noun.
fn packed<'t>(document: &Document, tokens: &'t [Token], keys: &[u32], verbs: &[u32]) -> Option<Stretch<'t>> {
    const LEAST: usize = 5;
    /// As for a clause within another.
    const FARTHEST: usize = 60;
    let text = |at: usize| tokens.get(at).map_or("", |token| document.text(token));
    let is_preposition = |at: usize| tokens.get(at).is_some_and(is_preposition);
    (0..tokens.len()).find_map(|at| {
        let opens = |token: &&Token| {
            // `het` within a sentence is rather `it`.
            is_word!(token, "de" | "een" | "uw" | "ons" | "onze" | "deze" | "dit") || document.text(token) == "Het"
        };
        tokens.get(at).filter(opens)?;
        if !is_preposition(at + 1) {
            return None;
        }
        let breaks = |at: usize| {
            let verb = keys.get(at).is_some_and(|key| *key == 0 || verbs.binary_search(key).is_ok());
            verb || tokens.get(at).is_some_and(|token| is_word!(token, "die" | "dat" | "om" | "of" | "als" | "wij" | "we"))
        };
        let farthest = tokens.len().min(at + FARTHEST);
        let last = (at + 2..farthest).find(|at| breaks(*at)).unwrap_or(farthest);
        let end = (at + 1 + LEAST..last).find(|at| {
            let word = text(*at);
            let attribute = is_participle(word) || word.strip_suffix('e').is_some_and(is_participle);
            let noun =
                tokens.get(at + 1).filter(|token| at + 1 < last && token.kind.has_letters()).map_or("", |token| document.text(token));
            attribute
                && noun.chars().next().is_some_and(|c| upper(c) != c)
                && !is_infinitive(noun)
                && !is_participle(noun)
                && !is_preposition(at + 1)
        })?;
        Some((tokens.get(at)?, tokens.get(end + 1)?))
    })
}

/// Whether a token is one of some words, which are sorted. Not inlined, for it is asked at many places and its code is most of theirs.
#[inline(never)]
pub(crate) fn is_one(token: &Token, words: &[u32]) -> bool {
    words.binary_search(&token.key).is_ok()
}

/// Whether one of some words stands among tokens.
#[inline(never)]
pub(crate) fn has_one(tokens: &[Token], words: &[u32]) -> bool {
    tokens.iter().any(|token| is_one(token, words))
}

/// Whether a sentence ends as a question does.
pub(crate) fn asks(document: &Document, sentence: &Sentence) -> bool {
    document.tokens_of(sentence).last().is_some_and(|token| document.text(token) == "?")
}

/// The sentence with a number, when it begins with one of some words.
pub(crate) fn begins_with<'d>(document: &'d Document, number: u32, words: &[u32]) -> Option<&'d Sentence> {
    let sentence = document.sentences().get(number as usize)?;
    let first = document.tokens().get(sentence.first as usize)?;
    words.contains(&first.key).then_some(sentence)
}

/// The question before the sentence with a number, when that answers it: it begins with one of some words.
pub(crate) fn question_before<'d>(document: &'d Document, number: u32, answers: &[u32]) -> Option<&'d Sentence> {
    begins_with(document, number, answers)?;
    let question = document.sentences().get(number.checked_sub(1)? as usize)?;
    asks(document, question).then_some(question)
}

/// The first sentence of a letter that does not say in its first sentences what it is about: none with an amount or one of the cue words.
/// Headings, data and a salutation do not count as sentences, but the cue may stand in them.
pub(crate) fn slow_opening<'d>(document: &'d Document, cues: &[u32], within: usize) -> Option<Stretch<'d>> {
    let mut first: Option<Stretch> = None;
    let mut running = 0;
    for sentence in document.sentences() {
        let tokens = document.tokens_of(sentence);
        let amount = |token: &Token| token.kind == TokenKind::Amount;
        if tokens.iter().any(|token| amount(token) || cues.binary_search(&token.key).is_ok()) {
            return None;
        }
        if document.block_kind(sentence) != BlockKind::Paragraph || !document.ends(sentence) {
            continue;
        }
        first = first.or(tokens.first().zip(tokens.last()));
        running += 1;
        if running == within {
            return first;
        }
    }
    None
}

/// Where a letter of more than so many words has no heading, or none of its headings is a question. The first heading is the subject and does not count.
pub(crate) fn bare_of_headings<'d>(document: &'d Document, least: u32, question: bool) -> Option<Stretch<'d>> {
    let is_heading = |sentence: &&Sentence| document.block_kind(sentence) == BlockKind::Heading;
    let mut headings = document.sentences().iter().filter(is_heading).skip(1).map(|sentence| document.tokens_of(sentence)).peekable();
    if headings.peek().is_some() {
        /// Headings of which one should be a question.
        const FEW: usize = 3;
        let first = headings.peek().and_then(|tokens| tokens.first().zip(tokens.last()));
        let count = headings.clone().count();
        let asks = headings.any(|tokens| tokens.last().is_some_and(|token| document.text(token) == "?"));
        return first.filter(|_| question && !asks && count >= FEW);
    }
    let mut words = 0;
    document.sentences().iter().filter(|_| !question).find_map(|sentence| {
        let tokens = document.tokens_of(sentence);
        words += u32::try_from(tokens.iter().filter(|token| token.kind.is_word()).count()).unwrap_or(u32::MAX);
        tokens.first().zip(tokens.last()).filter(|_| words > least)
    })
}

/// Runs of words in capitals: one long word, or two words and more; `DOE JE MEE`. Names of things such as IBAN and BTW are short and alone.
pub(crate) fn shouted<'t>(document: &Document, tokens: &'t [Token], least: usize) -> Vec<Stretch<'t>> {
    let mut runs: Vec<(&Token, &Token, usize, usize)> = Vec::new();
    let mut open = false;
    for token in tokens {
        let text = document.text(token);
        // Most words show it in their second letter.
        if token.kind != TokenKind::Word || text.as_bytes().get(1).is_none_or(u8::is_ascii_lowercase) {
            open = false;
            continue;
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = token.kind == TokenKind::Word
            && letters >= 2
            && text.chars().all(|c| upper(c) == c)
            && !text.contains(|c: char| c.is_ascii_digit());
        if capitals {
            match runs.last_mut().filter(|_| open) {
                Some(run) => (run.1, run.2, run.3) = (token, run.2 + 1, run.3.max(letters)),
                None => runs.push((token, token, 1, letters)),
            }
        }
        open = capitals;
    }
    runs.into_iter()
        .filter(|(_, _, words, longest)| *longest >= least || (*words >= 2 && *longest >= 4) || (*words >= 3 && *longest >= 3))
        .map(|(from, to, ..)| (from, to))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_things_are_sorted_so_that_they_can_be_searched() {
        assert!(THINGS.is_sorted());
    }

    #[test]
    fn words_that_say_no_are_told_from_others_that_begin_alike() {
        for word in
            ["onmogelijk", "Onbespreekbaar", "onmogelijkheid", "onopzettelijk", "ongebruikelijk", "onbekend", "onredelijk", "onterecht"]
        {
            assert!(is_negative(word), "{word}");
        }
        for word in [
            "onder",
            "onderdeel",
            "onderhoudend",
            "ons",
            "onze",
            "ontvangen",
            "ontvankelijk",
            "ongeveer",
            "ondanks",
            "onmiddellijk",
            "oneven",
        ] {
            assert!(!is_negative(word), "{word}");
        }
    }
}

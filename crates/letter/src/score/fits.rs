//! Whether a plain wording can be put in the place of a hard one. Where it cannot, it is told.

use crate::data::{Action, Form, GAP, Term};
use crate::detect::is_preposition;
use crate::participle::is_participle;
use crate::phrases::Hit;
use crate::words::is_word;
use helder_text::{Document, Token, TokenKind, lower, upper};

/// Whether the plain wording of a form reads well where the form was found.
pub(super) fn fits(document: &Document, (form, term): (&Form, &Term), tokens: &[Token], keys: &[u32], hit: &Hit) -> bool {
    let Action::Replace(plain) = form.action else { return true };
    let plain = plain.split('=').next().unwrap_or_default();
    !does_not_go_with(term, keys, hit)
        && !is_name(document, tokens, hit)
        && !is_quoted(document, tokens, hit)
        && !lacks_ending(document, plain, tokens, hit)
        && !comes_too_soon(document, plain, tokens, hit)
        && !lacks_verb(document, plain, tokens, hit)
}

/// Whether it opens a clause that has no verb: `ook mits gecombineerd met …` is no `ook als gecombineerd met …`, nor is `mits door drie leden gesteund`.
fn lacks_verb(document: &Document, plain: &str, tokens: &[Token], hit: &Hit) -> bool {
    /// Words from the first of the clause to its participle.
    const FAR: usize = 6;
    let behind = tokens.get(hit.last..).unwrap_or_default();
    let is_who = |token: &Token| {
        is_word!(
            token,
            "u" | "je"
                | "jij"
                | "wij"
                | "we"
                | "ik"
                | "zij"
                | "ze"
                | "hij"
                | "men"
                | "het"
                | "de"
                | "een"
                | "er"
                | "dit"
                | "dat"
                | "deze"
                | "die"
                | "uw"
                | "jouw"
                | "ons"
                | "onze"
                | "alle"
                | "beide"
        )
    };
    let opens_with_who = behind.first().is_none_or(is_who);
    plain == "als" && !opens_with_who && behind.iter().take(FAR).any(|token| is_participle(document.text(token)))
}

/// Whether a word that stands in the sentence, near or far, does not go with it: `wij hebben u een nota doen toekomen`.
fn does_not_go_with(term: &Term, keys: &[u32], hit: &Hit) -> bool {
    let stands = |contexts: &[Vec<u32>], keys: Option<&[u32]>| {
        contexts.iter().any(|context| match context.as_slice() {
            [GAP, word] | [word, GAP] => keys.is_some_and(|keys| keys.contains(word)),
            _ => false,
        })
    };
    stands(&term.not_before, keys.get(hit.last..)) || stands(&term.not_after, keys.get(..hit.first))
}

/// Whether a word within a sentence begins with a capital, as names do: `Boekhandel Onverwijld`.
fn is_name(document: &Document, tokens: &[Token], hit: &Hit) -> bool {
    let begins = |at: usize| at.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(|before| before.kind == TokenKind::Sign);
    let is_capital = |at: usize| {
        let mut letters = tokens.get(at).map_or("", |token| document.text(token)).chars();
        letters.next().is_some_and(|c| lower(c) != c) && letters.next().is_some_and(|c| upper(c) != c)
    };
    // `E.A. Schuurman` is not `en anderen`.
    let is_initials = || {
        let text = tokens.get(hit.first).map_or("", |token| document.text(token));
        hit.last == hit.first + 1 && text.contains('.') && text.chars().all(|c| upper(c) == c) && is_capital(hit.last)
    };
    (hit.first..hit.last).any(|at| is_capital(at) && !begins(at)) || is_initials()
}

/// Whether it is quoted as a word, or stands in a name in quotes: `het schip 'Immer Voort'`.
fn is_quoted(document: &Document, tokens: &[Token], hit: &Hit) -> bool {
    /// Words of such a name behind the hard one.
    const NAME: usize = 3;
    let is_quote = |token: &Token| matches!(document.text(token), "'" | "‘" | "’" | "\"" | "“" | "”" | "„" | "«" | "»");
    let opens = hit.first.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(is_quote);
    opens && tokens.iter().skip(hit.last).take(NAME).any(is_quote)
}

/// Whether it is a verb with what belongs to it, where a subordinate clause has them the other way round: `nu de termijn is verstreken` is no
/// `nu de termijn is voorbij`.
fn comes_too_soon(document: &Document, plain: &str, tokens: &[Token], hit: &Hit) -> bool {
    /// Words in which a clause opens.
    const CLAUSE: usize = 40;
    let is_border = |token: &&Token| document.text(token) != ",";
    let opens = |token: &Token| {
        is_word!(
            token,
            "dat"
                | "die"
                | "wat"
                | "waarvan"
                | "waarin"
                | "waarop"
                | "waarvoor"
                | "waarmee"
                | "omdat"
                | "als"
                | "indien"
                | "zodat"
                | "opdat"
                | "wanneer"
                | "nadat"
                | "voordat"
                | "nu"
                | "hoewel"
                | "tenzij"
                | "zolang"
                | "zodra"
                | "aangezien"
                | "doordat"
                | "of"
        )
    };
    // `die zal plaatsvinden op 3 mei` is no `die is op 3 mei`.
    let is_bare = matches!(plain, "is" | "zijn") && tokens.get(hit.last).is_some_and(|next| next.kind == TokenKind::Word);
    let is_verb = is_bare || ["is ", "zijn "].iter().any(|verb| plain.starts_with(verb));
    let before = tokens.get(..hit.first).unwrap_or_default();
    // `Dat is …` is no clause.
    let before = if before.len() == 1 { &[] } else { before };
    is_verb
        && (is_bare || !plain.rsplit(' ').next().is_some_and(is_done))
        && before.iter().rev().take(CLAUSE).take_while(is_border).any(opens)
}

/// Whether it is a participle that would lose its ending before a noun: `de toegezonden nota` is no `gestuurd nota`.
fn lacks_ending(document: &Document, plain: &str, tokens: &[Token], hit: &Hit) -> bool {
    let is_noun = |token: &Token| {
        let is_other = is_word!(
            token,
            "en" | "of"
                | "maar"
                | "dat"
                | "als"
                | "om"
                | "te"
                | "niet"
                | "dan"
                | "hebben"
                | "heeft"
                | "hebt"
                | "heb"
                | "had"
                | "hadden"
                | "is"
                | "zijn"
                | "was"
                | "waren"
                | "wordt"
                | "worden"
                | "werd"
                | "kan"
                | "zal"
                | "u"
                | "wij"
                | "ik"
                | "de"
                | "het"
                | "een"
        );
        token.kind == TokenKind::Word && !is_other && !is_preposition(token)
    };
    let last = hit.last.checked_sub(1).and_then(|last| tokens.get(last)).map_or("", |token| document.text(token));
    last.ends_with("en")
        && (plain.ends_with(['d', 't']) || plain.ends_with("aan"))
        && is_done(plain)
        && tokens.get(hit.last).is_some_and(is_noun)
}

/// A participle, and those that do not look like one.
fn is_done(word: &str) -> bool {
    is_participle(word) || matches!(word, "ontstaan" | "gedaan")
}

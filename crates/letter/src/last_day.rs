//! The last day to pay, as often as a letter tells it: whether it is the same day each time.

use crate::detect::{ends, has_one, is_one};
use helder_text::{Document, Entity, EntityKind, Token, TokenKind, cents, day_and_month};

/// The words by which a last day to pay is known; each list but that of the ordinals is sorted.
#[derive(Debug)]
pub(crate) struct DayWords {
    /// Right before it: `uiterlijk`, `tot`; `vóór`, where it is the day before; `op`; `na`.
    pub(crate) until: &'static [u32],
    pub(crate) earlier: &'static [u32],
    pub(crate) on: &'static [u32],
    pub(crate) after: &'static [u32],
    /// Before a date that is no last day: `de brief van 1 mei`, `van 8 tot en met 17 mei`.
    pub(crate) of: &'static [u32],
    /// In a sentence about paying: `betalen`, `bedrag`. A sentence with an amount is about paying too.
    pub(crate) pay: &'static [u32],
    /// In a sentence in which money has to be there on a day, and what says that it has to: `binnen`, `rekening`; `moet`, `graag`.
    pub(crate) there: &'static [u32],
    pub(crate) must: &'static [u32],
    /// In a sentence in which it may not be there: `als`, or `is` as the first word; `niet`, `geen`; `betaald` says that it is there, too.
    pub(crate) when: &'static [u32],
    pub(crate) opens: &'static [u32],
    pub(crate) no: &'static [u32],
    pub(crate) paid: &'static [u32],
    /// What happens after it: `kosten`, `incassobureau`.
    pub(crate) then: &'static [u32],
    /// Its name: `laatste` and `dag`, or `betaaldag`.
    pub(crate) last: &'static [u32],
    pub(crate) day: &'static [u32],
    pub(crate) name: &'static [u32],
    /// In the same clause: another day than the last one to pay, or one that is past.
    pub(crate) except: &'static [u32],
    /// At the beginning of what can be done when the answer to a question is no: another day then is an offer.
    pub(crate) answer: &'static [u32],
    /// A part of a plan, and which one it is, the first one first: `termijn`; `eerste`, `tweede`.
    pub(crate) part: &'static [u32],
    pub(crate) ordinals: &'static [u32],
    /// All of it: `helemaal`, `volledige`.
    pub(crate) whole: &'static [u32],
    /// A bill that has a number of its own: `factuur 3356`.
    pub(crate) bill: &'static [u32],
}

/// What has to be paid on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    /// A part of a plan by its number, from one.
    Part(usize),
    Last,
    All,
}

/// A last day to pay, where a letter tells it.
struct Told<'d> {
    entity: &'d Entity,
    day: (u32, u32),
    turn: Turn,
    share: Option<Share>,
    /// In the same sentence, up to the day.
    amounts: Vec<u64>,
    bills: Vec<&'d str>,
    /// The first token of its sentence.
    sentence: usize,
    /// In a line that is no sentence, as in a table.
    is_row: bool,
}

/// How a day is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// `uiterlijk op 31 mei`
    On,
    /// `vóór 1 juni`: it is the day before.
    Before,
    /// `is het op 1 juni niet binnen`: it is that day or the one before.
    Missed,
}

/// The second of two different last days to pay. In a letter about a plan, where each part has its day, only days of the same part are compared.
pub(crate) fn other_day<'d>(document: &'d Document, words: &DayWords, is_planned: bool) -> Option<&'d Entity> {
    let mut known: Vec<Told> = Vec::new();
    for told in document.entities().iter().filter_map(|entity| told(document, words, is_planned, entity)) {
        let part = |told: &Told| if let Some(Share::Part(number)) = told.share { number } else { 0 };
        let parts = known.iter().map(part).max().unwrap_or(0);
        if known.iter().any(|before| contradicts(before, &told, is_planned, parts)) {
            return Some(told.entity);
        }
        // Of one share the first day counts.
        if !known.iter().any(|before| before.share == told.share) {
            known.push(told);
        }
    }
    None
}

/// `parts` is the number of the last part that is known.
fn contradicts(one: &Told, other: &Told, is_planned: bool, parts: usize) -> bool {
    // All is paid when the last part is.
    let ends_it = |share: Share| matches!(share, Share::All | Share::Last) || (parts > 1 && share == Share::Part(parts));
    let of_one_share = match (one.share, other.share) {
        (Some(one), Some(other)) => one == other || (ends_it(one) && ends_it(other)),
        _ => !is_planned,
    };
    let shared = |one: &[u64], other: &[u64]| one.is_empty() || other.is_empty() || other.iter().any(|amount| one.contains(amount));
    let of_one_bill = other.bills.is_empty() || one.bills == other.bills;
    // Two days in one sentence, or in two lines of a table, are those of two parts.
    let apart = one.sentence != other.sentence && !(one.is_row && other.is_row && one.share == other.share);
    apart && of_one_share && of_one_bill && shared(&one.amounts, &other.amounts) && !same_day(one, other)
}

#[inline(never)]
fn same_day(one: &Told, other: &Told) -> bool {
    let exact = |told: &Told| told.turn == Turn::On;
    one.day == other.day
        || (!exact(one) && exact(other) && follows(one.day, other.day))
        || (!exact(other) && exact(one) && follows(other.day, one.day))
        || (one.turn == Turn::Before && other.turn == Turn::Missed && follows(other.day, one.day))
}

/// Whether a day comes right after another.
fn follows((day, month): (u32, u32), (other, other_month): (u32, u32)) -> bool {
    if day == 1 { other >= 28 && other_month % 12 + 1 == month } else { day == other + 1 && month == other_month }
}

/// A date that is a last day to pay.
#[inline(never)]
fn told<'d>(document: &'d Document, words: &DayWords, is_planned: bool, entity: &'d Entity) -> Option<Told<'d>> {
    /// Words before a date in which one that tells it may stand: `uiterlijk op vrijdag`.
    const NEAR: usize = 3;
    /// Words of a clause that is too short to tell what its day is.
    const SHORT: usize = 6;
    /// Words of a sentence that are looked at before and behind.
    const FAR: usize = 60;
    if entity.kind != EntityKind::Date {
        return None;
    }
    let number = document.sentences().partition_point(|sentence| sentence.last <= entity.token);
    let sentence = document.sentences().get(number)?;
    let at = entity.token as usize;
    let first = (sentence.first as usize).max(at.saturating_sub(FAR));
    let tokens = document.tokens().get(first..(sentence.last as usize).min(at + FAR))?;
    let at = at - first;
    let (before, behind) = (tokens.get(..at)?, tokens.get(at + 1..)?);
    let is = |token: &Token, list: &[u32]| is_one(document, token, list);
    let any = |tokens: &[Token], list: &[u32]| has_one(document, tokens, list);
    let near = before.get(before.len().saturating_sub(NEAR)..)?;

    let is_border = |token: &Token| matches!(document.text(token), "," | ";" | "(" | ")");
    let start = before.iter().rposition(is_border).map_or(0, |border| border + 1);
    let end = at + 1 + behind.iter().position(is_border).unwrap_or(behind.len());
    // `…, uiterlijk op 1 mei, …` says nothing by itself.
    let clause = if end - start > SHORT { tokens.get(start..end)? } else { tokens };
    let is_number = |token: &Token| document.text(token).starts_with(|c: char| c.is_ascii_digit());
    let is_period =
        any(near, words.until) && before.windows(2).any(|pair| matches!(pair, [of, from] if is(of, words.of) && is_number(from)));
    let right_before = near.get(near.len().saturating_sub(2)..)?;
    if is_period || any(right_before, words.of) {
        return None;
    }
    // `Zou u vóór 1 mei willen betalen?` is no past.
    let asks = tokens.last().is_some_and(|token| document.text(token) == "?");
    let excepted =
        |clause: &[Token]| clause.iter().skip(usize::from(asks && clause.len() == tokens.len())).any(|token| is(token, words.except));
    if excepted(clause) {
        return None;
    }
    let pays = any(tokens, words.pay) || tokens.iter().any(|token| token.kind == TokenKind::Amount);
    let is_named = any(tokens, words.name)
        || tokens.windows(2).any(|pair| matches!(pair, [one, other] if is(one, words.last) && is(other, words.day)));
    let is_on = any(near, words.on);
    let opens = tokens.first().is_some_and(|token| is(token, words.opens));
    let may_be = is_on && (opens || any(before, words.when));
    let is_there = any(tokens, words.there);
    let row = || is_planned.then(|| row(document, number)).flatten().map(Share::Part);
    let share = share(document, words, tokens, at).or((is_planned && is_named).then_some(Share::All)).or_else(row);
    let turn = if may_be && (is_there || any(tokens, words.paid)) && any(tokens, words.no) {
        Turn::Missed
    } else if pays && any(right_before, words.earlier) && !any(right_before, words.until) {
        Turn::Before
    } else if is_named
        || (pays && any(near, words.until))
        || (is_on && is_there && (opens || any(tokens, words.must)) && !excepted(tokens))
        || (is_on && any(before, words.must) && any(behind, words.paid) && !excepted(tokens))
        || (pays && any(near, words.after) && any(behind, words.then))
        // In a plan each part is told with its day: `Termijn 3: 31 augustus 2026`.
        || (is_planned && share.is_some_and(|share| share != Share::All))
    {
        Turn::On
    } else {
        return None;
    };
    if !is_named && answers(document, words, number) {
        return None;
    }
    // As a person reads it: in HTML a tag may stand within.
    let date: Vec<&str> = tokens.iter().skip(at).take(2).map(|token| document.text(token)).collect();
    let day = day_and_month(&date.join(" "))?;
    Some(Told {
        entity,
        day,
        turn,
        share,
        amounts: before.iter().filter(|token| token.kind == TokenKind::Amount).filter_map(|token| cents(document.text(token))).collect(),
        bills: bills(document, words, tokens),
        sentence: sentence.first as usize,
        is_row: !ends(document, sentence),
    })
}

/// Which line of a list of days this is, from one: the lines before and behind it that look the same.
#[inline(never)]
fn row(document: &Document, number: usize) -> Option<usize> {
    /// Parts of a plan.
    const MOST: usize = 60;
    let sentence = |number: usize| document.sentences().get(number);
    let looks = |number: usize| -> Option<Vec<TokenKind>> {
        let sentence = sentence(number).filter(|sentence| !ends(document, sentence))?;
        Some(document.tokens_of(sentence).iter().map(|token| token.kind).collect())
    };
    let same = looks(number)?;
    let is_like = |other: usize| looks(other).is_some_and(|looks| looks == same);
    let before = (0..number).rev().take(MOST).take_while(|other| is_like(*other)).count();
    (before > 0 || is_like(number + 1)).then_some(before + 1)
}

/// Whether a sentence says what can be done when the answer to the question before it is no.
fn answers(document: &Document, words: &DayWords, number: usize) -> bool {
    let tokens = |number: usize| document.sentences().get(number).map(|sentence| document.tokens_of(sentence)).unwrap_or_default();
    let asks = number.checked_sub(1).is_some_and(|before| tokens(before).last().is_some_and(|token| document.text(token) == "?"));
    asks && tokens(number).first().is_some_and(|token| is_one(document, token, words.answer))
}

/// What a sentence says has to be paid by a day: of what stands before the day the nearest, else what stands behind it.
#[inline(never)]
fn share(document: &Document, words: &DayWords, tokens: &[Token], at: usize) -> Option<Share> {
    /// Words between `vierde` and `betaling`: `vierde en laatste betaling`
    const APART: usize = 3;
    let is = |token: &Token, list: &[u32]| is_one(document, token, list);
    let ordinal = |token: &Token| words.ordinals.iter().position(|word| *word == document.key(token)).map(|place| place + 1);
    let is_part = |token: &Token| is(token, words.part) || token.kind == TokenKind::Amount;
    let found = |place: usize| {
        let token = tokens.get(place)?;
        let next = tokens.get(place + 1);
        let parts = |apart: usize| tokens.get(place + 1..).unwrap_or(&[]).iter().take(apart).any(is_part);
        if is(token, words.last) && (parts(1) || next.is_some_and(|next| is(next, words.on) || is(next, words.until))) {
            // `vierde en laatste termijn`
            let number = place.checked_sub(2).and_then(|before| ordinal(tokens.get(before)?));
            return Some(number.map_or(Share::Last, Share::Part));
        }
        if is(token, words.whole) {
            return Some(Share::All);
        }
        // `termijn 3`
        let number = next.filter(|_| is(token, words.part)).and_then(|next| document.text(next).parse().ok());
        number.filter(|number| (1..=60).contains(number)).or_else(|| ordinal(token).filter(|_| parts(APART))).map(Share::Part)
    };
    (0..at).rev().find_map(found).or_else(|| (at..tokens.len()).find_map(found))
}

/// The numbers of the bills that a sentence names.
#[inline(never)]
fn bills<'d>(document: &'d Document, words: &DayWords, tokens: &[Token]) -> Vec<&'d str> {
    let numbered = |pair: &[Token]| match pair {
        [bill, number] if number.kind == TokenKind::Number && is_one(document, bill, words.bill) => Some(document.text(number)),
        _ => None,
    };
    tokens.windows(2).filter_map(numbered).collect()
}

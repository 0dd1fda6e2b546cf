//! A time to pay in that a letter tells in days, and whether a last day is that far from the day of the letter: `binnen veertien dagen na vandaag`.

use super::{DayWords, Told};
use crate::calendar::{Day, dates_letter, read};
use crate::detect::has_one;
use crate::words::{is_word, number};
use helder_text::{Document, Entity, EntityKind, Sentence, Token};

/// Where it is counted from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Today,
    Receipt,
    /// It does not say.
    Open,
}

struct Term {
    days: i64,
    from: Start,
    /// Its first token.
    token: u32,
    place: (u32, u32),
}

/// The place of a time to pay in that is another than before, or of what stands second of one and a last day that do not fit.
pub(super) fn beside_term(document: &Document, words: &DayWords, today: Option<&Day>, known: &[Told]) -> Option<(u32, u32)> {
    /// Times, and days, that are compared with each other.
    const MOST: usize = 100;
    let all: Vec<Term> = document.lines().iter().flat_map(|line| terms(document, words, line)).take(MOST).collect();
    let is_other =
        |pair: &[Term]| matches!(pair, [one, other] if one.days != other.days && (one.from == other.from || other.from == Start::Open));
    if let Some([_, other]) = all.windows(2).find(|pair| is_other(pair)) {
        return Some(other.place);
    }
    let today = today?;
    let differs = |term: &Term, told: &Told| {
        let Some(far) = told.days_from(today) else { return false };
        // Whether the day itself counts, and a weekend, make a day or two.
        let is_early = far < term.days - i64::from(term.from != Start::Receipt);
        let is_late = term.from == Start::Today && far > term.days + 2;
        is_early || is_late
    };
    all.iter().find_map(|term| {
        let told = known.iter().take(MOST).find(|told| differs(term, told))?;
        Some(if told.entity.token > term.token { (told.entity.start, told.entity.end) } else { term.place })
    })
}

/// The day on which the letter was written: at its head, or behind `vandaag`.
pub(super) fn today(document: &Document) -> Option<Day> {
    /// Words and signs from `vandaag` to the day: `na dagtekening van deze e-mail (15 september)`.
    const FAR: usize = 6;
    let is_called = |entity: &&Entity| {
        let before = document.tokens().get(..entity.token as usize).unwrap_or_default();
        let mut near = before.iter().rev().take(FAR);
        matches!(before.last().map(|sign| document.text(sign)), Some("," | "(")) && near.any(is_today)
    };
    let dates = || document.entities().iter().filter(|entity| entity.kind == EntityKind::Date);
    let own = dates().find(|entity| dates_letter(document, entity)).or_else(|| dates().find(is_called))?;
    read(document, own).filter(|day| day.month > 0)
}

fn is_today(token: &Token) -> bool {
    is_word!(token, "vandaag" | "heden" | "dagtekening")
}

/// The times to pay in that a sentence tells.
fn terms<'d>(document: &'d Document, words: &'d DayWords, line: &'d Sentence) -> impl Iterator<Item = Term> + 'd {
    /// Words that are looked at before and behind.
    const NEAR: usize = 4;
    const BEHIND: usize = 12;
    let tokens = document.tokens_of(line);
    let is_unit = |token: &Token| is_word!(token, "dagen" | "week" | "weken");
    let pays = |token: &Token| {
        is_word!(
            token,
            "betaal" | "betaalt" | "betalen" | "betaald" | "overmaken" | "overmaakt" | "maak" | "maakt" | "voldoen" | "voldoet" | "voldaan"
        )
    };
    let term = move |at: usize| -> Option<Term> {
        let unit = tokens.get(at)?;
        let each = if is_word!(unit, "dagen") { 1 } else { 7 };
        let counted = at.checked_sub(1)?;
        let first = tokens.get(counted)?;
        let count = if each == 7 && is_word!(first, "een" | "één") { 1 } else { number(document, first)? };
        let before = tokens.get(..counted)?;
        let is_given = |token: &Token| is_word!(token, "binnen" | "nog" | "precies" | "heeft" | "hebt" | "heb" | "krijgt" | "krijg");
        // `Anders krijgt u een brief; dan heeft u nog veertien dagen` is another time.
        let is_then = before.iter().any(|token| is_word!(token, "dan" | "anders"));
        if is_then || !before.iter().rev().take(NEAR).any(is_given) {
            return None;
        }
        let behind = tokens.get(at + 1..(at + 1 + BEHIND).min(tokens.len()))?;
        let is_receipt = |token: &Token| {
            is_word!(token, "ontvangst" | "ontvangen" | "ontvangt" | "ontving" | "bezorgd" | "bezorging" | "krijgt" | "kreeg" | "gekregen")
        };
        let is_after = |token: &Token| is_word!(token, "na" | "vanaf" | "nadat");
        // `na de datum van deze brief`
        let is_this = |token: &Token| is_today(token) || is_word!(token, "deze" | "dit");
        let named = behind.iter().find(|token| is_receipt(token) || is_today(token));
        let from = if named.is_some_and(is_receipt) {
            Start::Receipt
        } else if behind.first().is_some_and(is_after) {
            Some(Start::Today).filter(|_| behind.iter().any(is_this))?
        } else {
            Some(Start::Open).filter(|_| tokens.iter().any(pays))?
        };
        let place = document.place(first.start, unit.end);
        Some(Term { days: i64::from(count * each), from, token: line.first + u32::try_from(counted).ok()?, place })
    };
    let may = tokens.iter().any(is_unit) && (has_one(tokens, words.pay) || tokens.iter().any(|token| is_word!(token, "doen")));
    let is_other = || [words.reply, words.except, words.void].iter().any(|list| has_one(tokens, list));
    let tokens = if may && !is_other() { tokens } else { Default::default() };
    tokens.iter().enumerate().filter(move |(_, token)| is_unit(token)).filter_map(move |(at, _)| term(at))
}

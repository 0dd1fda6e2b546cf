//! The time that a fourteen-day letter gives: too short, or counted from too early. The fourteen days begin on the day after the customer received it.

use crate::detect::{has_one, is_one};
use crate::words::{is_word, number};
use helder_text::{Document, Token, ordinal};

/// The words by which such a time is known; each list is sorted.
#[derive(Debug)]
pub(crate) struct NoticeWords {
    /// What is counted: `dagen`; `werkdagen`; `weken`.
    pub(crate) days: &'static [u32],
    pub(crate) workdays: &'static [u32],
    pub(crate) weeks: &'static [u32],
    /// Between the number and what is counted: `volle`.
    pub(crate) whole: &'static [u32],
    /// Before where it begins: `na`, `vanaf`; `ingaande`; and what says that it begins: `tellen`, `beginnen`.
    pub(crate) from: &'static [u32],
    pub(crate) begins: &'static [u32],
    /// It begins when the letter was written or sent: `dagtekening`, `verzonden`; or so it may be: `datum`, `brief`.
    pub(crate) sent: &'static [u32],
    pub(crate) written: &'static [u32],
    /// It begins when the letter was received: `ontvangst`, `bezorgd`; on the day behind that: `nadat`, `daarna`.
    pub(crate) received: &'static [u32],
    pub(crate) next: &'static [u32],
    /// In a sentence about something else: `bezwaar`, `delen`.
    pub(crate) other: &'static [u32],
    /// Before a time to pay in: `binnen`; in a sentence that asks to pay: `betaal`; in one that asks for it another time, or does not ask: `dan`, `wij`.
    pub(crate) within: &'static [u32],
    pub(crate) pay: &'static [u32],
    pub(crate) except: &'static [u32],
}

/// Where it is counted from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// The day on which the letter was written or sent.
    Sent,
    /// The day on which it was received; and the one behind that.
    DayReceived,
    Received,
}

/// The fewest days that the law asks for, from the day after the letter was received.
const LEAST: u32 = 14;
const WEEK: u32 = 7;
/// From the day on which it was sent more than these may be enough.
const ENOUGH: u32 = 16;

/// The places of the times that are too short, or begin too early. Of a letter whose purpose is not told nobody knows that it has to give fourteen days:
/// of such only those are told that are fourteen days and begin too early.
pub(crate) fn wrong_terms<'d>(document: &'d Document, words: &'d NoticeWords, is_notice: bool) -> impl Iterator<Item = (u32, u32)> + 'd {
    document.lines().iter().filter_map(move |line| Line { document, words, tokens: document.tokens_of(line) }.wrong(is_notice))
}

struct Line<'d> {
    document: &'d Document<'d>,
    words: &'d NoticeWords,
    tokens: &'d [Token],
}

impl Line<'_> {
    #[inline(never)]
    fn wrong(&self, is_notice: bool) -> Option<(u32, u32)> {
        let words = self.words;
        // Looked up once: a line may be a letter without a full stop.
        let is_of_other = has_one(self.tokens, words.other);
        let pays = has_one(self.tokens, words.pay);
        let asks_to_pay = pays && !has_one(self.tokens, words.except);
        let places = self.tokens.iter().enumerate().filter(|(_, token)| self.is_unit(token) || is_word!(token, "termijn"));
        places.map(|(at, _)| at).find_map(|at| {
            let (days, first) = self.days(at).unwrap_or((LEAST, at));
            let has_number = first < at;
            let is_term = has_number || self.tokens.get(at).is_some_and(|token| is_word!(token, "dagen" | "termijn"));
            let start = self.behind(at, has_number).filter(|_| is_term).or_else(|| self.before(first).filter(|_| has_number));
            let is_short = days < LEAST;
            let is_early = |start: Start| match start {
                Start::Sent => days < ENOUGH,
                Start::DayReceived => days <= LEAST,
                Start::Received => is_short,
            };
            match start {
                // `Wij antwoorden binnen een week na vandaag`, `u belde drie dagen na ontvangst`
                _ if is_short && (!is_notice || is_of_other || !(pays || self.is_given(first, at))) => None,
                Some((start, from, to)) if is_early(start) => Some(self.place(from.min(first), to.max(at))),
                None if has_number && is_short && ((asks_to_pay && self.is_within(first)) || self.is_given(first, at)) => {
                    Some(self.place(first, at))
                }
                _ => None,
            }
        })
    }

    fn is_unit(&self, token: &Token) -> bool {
        [self.words.days, self.words.workdays, self.words.weeks].iter().any(|list| is_one(token, list))
    }

    fn place(&self, first: usize, last: usize) -> (u32, u32) {
        let place = |at: usize| self.tokens.get(at).map_or((0, 0), |token| (token.start, token.end));
        self.document.place(place(first).0, place(last).1)
    }

    /// How many days are counted at a place, and the token that the number begins at: `veertien (14) volle dagen`, `de veertiende dag`.
    fn days(&self, at: usize) -> Option<(u32, usize)> {
        let (words, document) = (self.words, self.document);
        let unit = self.tokens.get(at).filter(|unit| self.is_unit(unit))?;
        let back = |place: usize| self.tokens.get(place.checked_sub(1)?).map(|token| (token, place - 1));
        let (mut token, mut first) = back(at)?;
        if is_one(token, words.whole) {
            (token, first) = back(first)?;
        }
        if document.text(token) == ")" {
            (token, first) = back(back(back(first)?.1)?.1)?;
        }
        if is_word!(unit, "dag") {
            // Not `de eerste dag is die na ontvangst`, nor `wij bellen op de tweede dag na vandaag`.
            return Some((ordinal(document.text(token)).filter(|day| *day >= WEEK)?, first));
        }
        let count = if is_word!(token, "een" | "één") { 1 } else { number(document, token)? };
        let days = if is_one(unit, words.weeks) {
            count * WEEK
        } else if is_one(unit, words.workdays) {
            // Ten of them are two weeks.
            count * WEEK / 5
        } else {
            count
        };
        Some((days, first))
    }

    /// Where the time begins that is counted at a place, with its first and last token; without a number only when the sentence says that it begins.
    fn behind(&self, at: usize, has_number: bool) -> Option<(Start, usize, usize)> {
        /// Words from what is counted to `vanaf`, and from there on.
        const APART: usize = 7;
        let behind = self.tokens.get(at + 1..)?;
        let near = behind.get(..behind.len().min(APART)).unwrap_or(behind);
        let begins = near.iter().position(|token| is_one(token, self.words.begins));
        let from = near.iter().position(|token| is_one(token, self.words.from));
        // `De termijn gaat in op de datum van deze brief`
        let from = if has_number { [from, begins].into_iter().flatten().min()? } else { begins? };
        let (start, to) = self.start(at + 1 + from)?;
        Some((start, at, to))
    }

    /// `vanaf heden 14 dagen`
    fn before(&self, first: usize) -> Option<(Start, usize, usize)> {
        const APART: usize = 8;
        let begin = first.saturating_sub(APART);
        let from = self.tokens.get(begin..first)?.iter().rposition(|token| is_one(token, self.words.from))? + begin;
        let (start, to) = self.start(from)?;
        (to < first).then_some((start, from, to))
    }

    /// What a time begins with that is told from a place on, and the last token of it.
    fn start(&self, from: usize) -> Option<(Start, usize)> {
        const FAR: usize = 16;
        let words = self.words;
        let tokens = self.tokens.get(from..self.tokens.len().min(from + FAR))?;
        let end = tokens.iter().position(|token| matches!(self.document.text(token), "." | "?" | "!" | ";")).unwrap_or(tokens.len());
        let tokens = tokens.get(..end)?;
        let mut may_be = None;
        for (at, token) in tokens.iter().enumerate() {
            if is_one(token, words.received) {
                // Not `na ontvangst van uw mail`.
                if matches!(tokens.get(at + 1..), Some([of, this, ..]) if is_word!(of, "van") && !is_word!(this, "deze" | "dit" | "de" | "het"))
                {
                    return None;
                }
                let before = tokens.get(..at).unwrap_or_default();
                // `na ontvangst`, `de dag nadat`, `volgt op de dag van ontvangst`; but not `vanaf de dag waarop u deze brief krijgt`
                let is_next = has_one(before, words.next) || !before.iter().any(|token| is_word!(token, "dag" | "moment" | "datum"));
                // `nadat u hem kreeg, die dag meegerekend`
                let counts_too = tokens.iter().any(|token| is_word!(token, "meegerekend" | "meegeteld"))
                    && !tokens.iter().any(|token| is_word!(token, "niet"));
                let is_next = is_next && !counts_too
                    || tokens.get(at..).is_some_and(|behind| behind.iter().any(|token| is_word!(token, "daarna" | "erna")));
                return Some((if is_next { Start::Received } else { Start::DayReceived }, from + at));
            }
            if is_one(token, words.sent) {
                return Some((Start::Sent, from + at));
            }
            if is_one(token, words.written) && may_be.is_none() {
                may_be = Some((Start::Sent, from + at));
            }
        }
        may_be
    }

    /// `U heeft nog tien dagen.`, `u krijgt een week de tijd`
    fn is_given(&self, first: usize, at: usize) -> bool {
        const NEAR: usize = 3;
        let gives = |token: &Token| is_word!(token, "heeft" | "hebt" | "heb" | "krijgt" | "krijg");
        let near = self.tokens.get(first.saturating_sub(NEAR)..first).unwrap_or_default();
        let next = self.tokens.get(at + 1).is_none_or(|next| matches!(self.document.text(next), "." | "," | "de" | "om"));
        next && near.iter().any(gives) && !near.iter().any(|token| is_word!(token, "al" | "dan"))
    }

    /// `Betaal binnen tien dagen`
    fn is_within(&self, first: usize) -> bool {
        const NEAR: usize = 2;
        has_one(self.tokens.get(first.saturating_sub(NEAR)..first).unwrap_or_default(), self.words.within)
    }
}

//! What a letter reckons itself: a total of what it lists, what is left of a sum, instalments that make up a whole.
//!
//! Nothing is assumed of what belongs to what. An amount that says that it is the whole, or what is left, is right when any plain reckoning with the
//! other amounts and numbers of the letter leads to it; only when none does, and the letter names what it is made of, it is told.

use super::{Role, Sum, SumWords};
use crate::detect::has_one;
use crate::words::{MOST_TIMES, is_word, number};
use helder_text::{Document, Entity, Token, TokenKind, month};

/// Amounts that are reckoned with; a letter with more is a table.
const MOST: usize = 24;
/// Different numbers of a letter that are tried.
const MOST_NUMBERS: usize = 16;

/// The amounts of a letter, and what else is needed to reckon with them.
pub(super) struct Reckoning<'a, 'd> {
    document: &'d Document<'d>,
    words: &'a SumWords,
    all: &'a [Sum<'d>],
    /// The numbers of the letter that may be a count.
    numbers: Vec<u64>,
    /// How many instalments there are, when the letter says so, and of no other number: `in drie gelijke delen`.
    times: Option<u64>,
}

impl<'a, 'd> Reckoning<'a, 'd> {
    #[inline(never)]
    pub(super) fn new(document: &'d Document<'d>, words: &'a SumWords, all: &'a [Sum<'d>]) -> Self {
        /// Words between a number and what it counts.
        const APART: usize = 3;
        let tokens = document.tokens();
        let mut new = Self { document, words, all, numbers: Vec::new(), times: None };
        let mut counted: Option<u64> = None;
        let mut is_one = true;
        if all.len() > MOST {
            return new;
        }
        let mut months = 0;
        for (at, token) in tokens.iter().enumerate() {
            // `de huur van april, mei en juni`
            if month(document.text(token)).is_some() {
                months += 1;
            } else if token.kind == TokenKind::Word && !is_word!(token, "en") {
                if months > 1 && !new.numbers.contains(&months) {
                    new.numbers.push(months);
                }
                months = 0;
            }
            // A count stands before what is counted; not `Zaagmolenpad 5`, nor `12 juni`.
            let counts_next = |next: &Token| {
                (next.kind == TokenKind::Word && month(document.text(next)).is_none()) || matches!(document.text(next), "×" | "*" | "(")
            };
            let Some(number) = number(document, token).map(u64::from).filter(|_| tokens.get(at + 1).is_some_and(counts_next)) else {
                continue;
            };
            if new.numbers.len() < MOST_NUMBERS && !new.numbers.contains(&number) {
                new.numbers.push(number);
            }
            if counts(document, words, tokens.get(at..(at + APART).min(tokens.len())).unwrap_or_default()) {
                is_one &= *counted.get_or_insert(number) == number;
            }
        }
        new.times = counted.filter(|_| is_one);
        new
    }

    fn has_one(&self, words: &[u32]) -> bool {
        has_one(self.document.tokens(), words)
    }

    /// The amount that no reckoning leads to.
    #[inline(never)]
    pub(super) fn misreckoned(&self, is_planned: bool) -> Option<&'d Entity> {
        let all = self.all;
        let mut is_due = false;
        if all.len() > MOST {
            return None;
        }
        for (at, sum) in all.iter().enumerate() {
            let before = all.get(..at).unwrap_or_default();
            let is_first_due = sum.role == Role::Due && !is_due;
            is_due |= sum.role == Role::Due;
            if sum.cents == 0 || (sum.is_apart && !sum.is_whole && !sum.is_left) || repeated(all, at, sum.cents) {
                continue;
            }
            // It is made of two others at least, or of one so many times.
            let is_made =
                before.windows(2).any(|two| matches!(two, [one, other] if one.cents != other.cents)) || before.iter().any(Sum::is_unit);
            // The last line of a table; the first sum to pay behind the price of one.
            let is_last_line = sum.is_row
                && all.get(at + 1).is_none_or(|next| !next.is_row)
                && sum.role == Role::Due
                && matches!(before, [.., one, other] if one.is_row && other.is_row);
            // All its lines are costs beside the first: then they all count.
            let lines = all.get(..at).unwrap_or_default().rsplit(|line| !line.is_row).next().unwrap_or_default();
            let is_of_costs = matches!(lines, [claim, costs @ ..] if costs.len() > 1 && claim.role != Role::Cost && costs.iter().all(|line| line.role == Role::Cost));
            let of_lines: u64 = lines.iter().map(|line| line.cents).fold(0, u64::saturating_add);
            if is_last_line && is_of_costs && of_lines.abs_diff(sum.cents) > 1 {
                return Some(sum.entity);
            }
            let is_of_units = is_first_due && before.iter().any(Sum::is_unit);
            let has_costs = || sum.only_then && sum.role == Role::Due && self.has_one(self.words.cost);
            let claims = !matches!(sum.role, Role::Cost | Role::Paid | Role::Part)
                && (sum.is_whole || sum.is_result || is_last_line || is_of_units || has_costs());
            let is_unknown = sum.is_known && !before.is_empty();
            if ((claims && is_made) || is_unknown) && !self.leads_to(at, sum.cents) {
                return Some(sum.entity);
            }
            // Parts with their days make up what is to be paid.
            let parts = || all.iter().skip(at + 1).filter(|part| part.has_day && part.cents < sum.cents);
            if is_planned && is_first_due && parts().count() >= 2 && !self.has_one(self.words.vat) && !self.leads_to(at, sum.cents) {
                let whole = all.iter().skip(at + 1).find(|other| other.is_whole);
                let odd = parts().rfind(|part| parts().filter(|other| other.cents == part.cents).count() == 1);
                return whole.or(odd).or(parts().next_back()).map(|sum| sum.entity);
            }
            // So many times an amount is no part of what was to pay.
            let only_unit = sum.is_unit() && all.iter().filter(|other| other.is_unit()).count() == 1 && sum.role == Role::Part;
            let Some(times) = sum.times.or(self.times.filter(|_| only_unit)).filter(|_| is_planned) else { continue };
            let whole = times.saturating_mul(sum.cents);
            let is_of_more = before.iter().any(|other| other.role == Role::Due && other.cents > sum.cents);
            if is_of_more && !repeated(all, at, whole) && !self.leads_to(at, whole) {
                return Some(sum.entity);
            }
        }
        None
    }

    /// Whether a plain reckoning leads to an amount of the letter.
    pub(super) fn is_reckoned(&self, cents: u64) -> bool {
        let at = self.all.iter().position(|sum| sum.cents == cents).unwrap_or(self.all.len());
        self.all.len() <= MOST && self.leads_to(at, cents)
    }

    /// Whether a plain reckoning with the other amounts of the letter, without the one at a place, leads to an amount.
    #[inline(never)]
    fn leads_to(&self, at: usize, cents: u64) -> bool {
        let (all, numbers) = (self.all, &self.numbers);
        let others: Vec<&Sum> = all.iter().enumerate().filter(|(other, sum)| *other != at && sum.cents > 0).map(|(_, sum)| sum).collect();
        let near = |one: u64, other: u64| one.abs_diff(other) <= 1;
        let result = all.get(at).filter(|result| result.cents == cents);
        // What was paid makes no more of what is left to pay, costs no less of a whole.
        let is_left = |result: &&Sum| result.is_left || result.is_rest || result.is_asked;
        let left_from = result.filter(is_left).map_or(0, |result| result.entity.token);
        let adds = |sum: &Sum| sum.role != Role::Paid || sum.entity.token >= left_from || sum.cents > cents;
        let takes = |sum: &Sum| sum.role != Role::Cost || !result.is_some_and(|result| result.is_whole && !result.is_spared);
        // Whether an amount is another one, none of those that were counted already.
        let stands = |wanted: u64, used: &[usize]| {
            wanted == 0 || others.iter().enumerate().any(|(place, sum)| near(sum.cents, wanted) && !used.contains(&place) && adds(sum))
        };
        // Some amounts one behind the other.
        let in_a_row = (0..others.len()).any(|from| {
            let mut sum = 0_u64;
            others.get(from..).unwrap_or_default().iter().take_while(|other| adds(other)).any(|other| {
                sum = sum.saturating_add(other.cents);
                near(sum, cents)
            })
        });
        // So many times one of them, with another one or without.
        let times = |sum: &Sum, whole: u64| {
            let fits = |times: u64| near(times.saturating_mul(sum.cents), whole);
            let any_number = || sum.times.is_none() && whole.is_multiple_of(sum.cents) && whole / sum.cents <= u64::from(MOST_TIMES);
            sum.is_unit() && (numbers.iter().copied().chain(sum.times).any(fits) || any_number())
        };
        let of_vat = |sum: &Sum| [9, 21, 109, 121].iter().any(|percent| near(sum.cents.saturating_mul(*percent) / 100, cents));
        // Two or three of them, each added or taken off.
        let one_more = |wanted: u64, sum: &Sum, used: &[usize]| {
            (adds(sum) && wanted.checked_sub(sum.cents).is_some_and(|rest| stands(rest, used)))
                || (takes(sum) && stands(wanted.saturating_add(sum.cents), used))
        };
        let two_more = |(place, sum): (usize, &Sum), (other_place, other): (usize, &Sum)| {
            let used = [place, other_place];
            (adds(sum) && cents.checked_sub(sum.cents).is_some_and(|less| one_more(less, other, &used)))
                || (takes(sum) && one_more(cents.saturating_add(sum.cents), other, &used))
        };
        // `vijf à € 12 en zes à € 2,60`
        let both_times = |sum: &Sum, other: &Sum| {
            let rest = |times: u64| cents.checked_sub(times.saturating_mul(sum.cents));
            sum.is_unit()
                && other.is_unit()
                && numbers
                    .iter()
                    .filter_map(|times| rest(*times))
                    .any(|rest| numbers.iter().any(|times| near(times.saturating_mul(other.cents), rest)))
        };
        in_a_row
            || (others.iter().any(|sum| of_vat(sum)) && self.has_one(self.words.vat))
            || others.iter().enumerate().any(|(place, sum)| {
                let behind = || others.iter().enumerate().skip(place + 1);
                one_more(cents, sum, &[place])
                    || times(sum, cents)
                    || others.iter().any(|other| {
                        // An instalment is not what comes beside its own.
                        other.cents != sum.cents
                            && ((adds(sum) && cents.checked_sub(sum.cents).is_some_and(|rest| times(other, rest)))
                                || sum.cents.checked_sub(cents).is_some_and(|rest| times(other, rest))
                                || (takes(sum) && times(other, cents.saturating_add(sum.cents))))
                    })
                    || behind().any(|(_, other)| both_times(sum, other))
                    || behind().any(|(other_place, other)| two_more((place, sum), (other_place, other)))
            })
    }
}

fn repeated(all: &[Sum], at: usize, cents: u64) -> bool {
    all.iter().enumerate().any(|(other, sum)| other != at && sum.cents == cents)
}

/// Whether a number and the words behind it say how many times: `vier gelijke termijnen`, `viermaal`.
pub(super) fn counts(document: &Document, words: &SumWords, tokens: &[Token]) -> bool {
    let Some((number, behind)) = tokens.split_first() else { return false };
    document.text(number).ends_with("maal") || has_one(behind, words.counted)
}

impl Sum<'_> {
    /// It is to be paid some times: an instalment, or the price of one.
    fn is_unit(&self) -> bool {
        self.times.is_some() || (self.role == Role::Part && !self.has_day)
    }
}

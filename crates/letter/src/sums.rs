//! The sum to pay, as often as a letter tells it: whether it is the same each time, or the letter says why not.

use crate::detect::{has_one, is_one};
use crate::words::{is_word, number};
use helder_text::{Document, Entity, EntityKind, Token, TokenKind};

mod reckoning;
use reckoning::{Reckoning, counts};

/// The words by which a sum is known; each list is sorted.
#[derive(Debug)]
pub(crate) struct SumWords {
    /// Near a sum to pay: `bedrag`, `betalen`.
    pub(crate) cue: &'static [u32],
    /// The ends of other such words: `tandartsrekening`.
    pub(crate) cue_ends: &'static [&'static str],
    /// Near one that says it is the whole: `totaal`, `samen`.
    pub(crate) whole: &'static [u32],
    /// In a sentence with what is left to pay: `restant`, `nog`.
    pub(crate) rest: &'static [u32],
    /// Near a sum that is asked for: `betaling`, `overmaken`.
    pub(crate) asked: &'static [u32],
    /// Before or behind what comes on top: `incassokosten`; behind it: `bij`.
    pub(crate) cost: &'static [u32],
    pub(crate) added: &'static [u32],
    /// Before or behind what was paid, or taken off: `betaalde`, `korting`.
    pub(crate) paid: &'static [u32],
    /// Anywhere before what was paid: `betaalde`.
    pub(crate) past: &'static [u32],
    /// Before what was paid, in a sentence that says that it is there: `uw betaling van`; `verwerkt`.
    pub(crate) made: &'static [u32],
    pub(crate) received: &'static [u32],
    /// Before what is still to be paid: `na ontvangst van € 40`.
    pub(crate) upon: &'static [u32],
    /// Near a part of it: `termijn`, `maand`.
    pub(crate) part: &'static [u32],
    /// Before a sum that is only due when something happens: `dan`, `anders`.
    pub(crate) then: &'static [u32],
    /// In a sentence with a sum without costs: `voorkomen`, `zonder`.
    pub(crate) spared: &'static [u32],
    /// In a sentence with a sum of something else: `schuld`.
    pub(crate) apart: &'static [u32],
    pub(crate) vat: &'static [u32],
    /// The first word of a sentence in which it is missed: `Staat de € 80 er niet`.
    pub(crate) opens: &'static [u32],
    /// Near what a reckoning comes to: `daarmee`, `dus`, `resteert`.
    pub(crate) result: &'static [u32],
    /// Before what is left of a sum: `restant`.
    pub(crate) left: &'static [u32],
    /// What there are so many of: `termijnen`.
    pub(crate) counted: &'static [u32],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A sum to pay.
    Due,
    Cost,
    Paid,
    Part,
    Other,
}

/// An amount of a letter.
struct Sum<'d> {
    cents: u64,
    entity: &'d Entity,
    role: Role,
    /// It says that it is the whole; that it is what is left; it is asked for; only then; without costs.
    is_whole: bool,
    is_rest: bool,
    is_asked: bool,
    only_then: bool,
    is_spared: bool,
    is_apart: bool,
    /// What a reckoning comes to; and what it leaves.
    is_result: bool,
    is_left: bool,
    /// It is one that was named before: `die € 40`; or what a sum of the line comes to: `4 x € 12 = € 48`.
    is_known: bool,
    /// In a line that is no sentence, as in a table.
    is_row: bool,
    /// Beside its day.
    has_day: bool,
    /// It is to be paid so many times.
    times: Option<u64>,
}

/// The amount that contradicts another as the sum to pay. Either it has the same digits in another order, a slip of the fingers; or both are sums to pay,
/// and neither another amount, nor VAT, nor instalments explain the difference. In a letter of a plan, which names its instalments, only what says that
/// it is the whole counts, or what is asked for in place of what is left.
pub(crate) fn other_sum<'d>(document: &'d Document, words: &SumWords, is_planned: bool) -> Option<&'d Entity> {
    /// Amounts that are looked at: with more it is a table, and each is compared with those before it.
    const MOST: usize = 100;
    let all: Vec<Sum> = document.entities().iter().filter_map(|entity| sum(document, words, entity)).take(MOST).collect();
    if all.iter().all(|sum| all.first().is_some_and(|first| first.cents == sum.cents)) {
        return None;
    }
    let stands = |cents: u64| all.iter().any(|sum| sum.cents == cents);
    let slip = |(at, sum): &(usize, &Sum)| {
        let swapped =
            |other: &&Sum| other.cents != sum.cents && digits(other.cents) == digits(sum.cents) && !stands(other.cents.abs_diff(sum.cents));
        all.iter().take(*at).any(|other| swapped(&other))
    };
    if let Some((_, sum)) = all.iter().enumerate().find(slip) {
        return Some(sum.entity);
    }
    let said = |pair: &&[Sum]| matches!(pair, [one, other] if one.cents != other.cents && is_said_again(document, one, other));
    if let Some([_, again]) = all.windows(2).find(said) {
        return Some(again.entity);
    }
    let reckoning = Reckoning::new(document, words, &all);
    if let Some(sum) = reckoning.misreckoned(is_planned) {
        return Some(sum);
    }
    // `Samen betaal je dan € 220` is no more when there are no costs.
    let has_costs = all.iter().any(|sum| sum.role == Role::Cost);
    let costs = |cents: u64| all.iter().any(|other| other.cents == cents && other.role == Role::Cost);
    let only_then = |sum: &Sum| sum.only_then && has_costs;
    let mut dues = all.iter().filter(|sum| sum.role == Role::Due);
    let mut due = dues.next()?;
    // All that is explained by what came before.
    let mut known = vec![due.cents];
    let mut apart: Vec<u64> = Vec::new();
    for sum in dues {
        if sum.cents == due.cents || apart.contains(&sum.cents) {
            continue;
        }
        if sum.is_apart {
            apart.push(sum.cents);
            continue;
        }
        let more = sum.cents.checked_sub(due.cents);
        let is_cost = more.is_some_and(costs);
        // `Uw factuur is € 610, de vergoeding € 70,50. Te betalen: € 680,50.`
        let is_claim = |more: u64| more > due.cents && known.iter().take_while(|one| **one != due.cents).any(|one| *one == more);
        // What was due before a part was paid, asked for after that; or costs that can be spared, or that were counted already.
        let is_old = due.is_rest && sum.is_asked && !sum.only_then && !sum.is_left && more.is_some_and(|more| !is_claim(more)) && !is_cost;
        let twice = |one: &u64| sum.cents.checked_sub(*one).is_some_and(|more| counted(&all, more, *one) && costs(more));
        let is_spared = sum.is_asked && ((is_cost && sum.is_spared) || known.iter().any(twice));
        if is_old || is_spared {
            return Some(sum.entity);
        }
        // An instalment of what is due, or so many of them.
        let fits = |one: &u64| sum.cents > 0 && (one.is_multiple_of(sum.cents) || sum.cents.is_multiple_of((*one).max(1)));
        // A line of the total that was added once more.
        let again = |one: &u64| sum.cents.checked_sub(*one).is_some_and(|more| counted(&all, more, *one));
        let is_explained = known.iter().any(fits) || (reckoning.is_reckoned(sum.cents) && !known.iter().any(again));
        let counts = !only_then(sum) && (!is_planned || sum.is_whole || sum.is_asked);
        if !is_explained && counts {
            return Some(sum.entity);
        }
        if is_explained {
            known.push(sum.cents);
            if (sum.is_rest && sum.cents < due.cents) || (sum.is_whole && !is_cost && !only_then(sum)) {
                due = sum;
            }
        }
    }
    None
}

/// Whether an amount is told once more right behind it: `€ 450 (zegge: vierhonderdvijftig euro)`.
fn is_said_again(document: &Document, one: &Sum, other: &Sum) -> bool {
    /// Words and signs between them.
    const APART: usize = 5;
    let between = document.tokens().get(one.entity.token as usize + 1..other.entity.token as usize).unwrap_or_default();
    between.len() <= APART && between.iter().any(|token| is_word!(token, "zegge"))
}

#[inline(never)]
fn sum<'d>(document: &'d Document, words: &SumWords, entity: &'d Entity) -> Option<Sum<'d>> {
    /// `€ 45,50 aan ons moet overmaken`
    const BEHIND: usize = 4;
    const BEFORE: usize = 5;
    /// Words between an amount and what says that it is no sum to pay.
    const BESIDE: usize = 3;
    /// Words between an amount and its day: `€ 50 op 1 maart`.
    const DAY: usize = 2;
    /// Words before an amount that a sentence begins with.
    const SHORT: usize = 5;
    /// Words of a sentence that are looked at before and behind.
    const FAR: usize = 60;
    let at = entity.token as usize;
    let cents = document.cents(entity)?;
    let number = document.lines().partition_point(|sentence| sentence.last <= entity.token);
    let sentence = document.lines().get(number)?;
    let first = (sentence.first as usize).max(at.saturating_sub(FAR));
    let last = (sentence.last as usize).min(at + FAR);
    let tokens = document.tokens().get(first..last)?;
    let at = at - first;
    let (before, behind) = (tokens.get(..at)?, tokens.get(at + 1..)?);
    // `Totaal ........ € 155,00`
    let leads = |token: &Token| document.text(token).bytes().all(|sign| matches!(sign, b'.' | b'|' | b'_'));
    let before = before.get(..before.iter().rposition(|token| !leads(token)).map_or(0, |last| last + 1))?;
    let any = |tokens: &[Token], list: &[u32]| has_one(tokens, list);
    // `€ 40 niet te betalen` is no sum to pay.
    let goes_on = |token: &&Token| token.kind != TokenKind::Sign && !is_word!(token, "niet");
    // `€ 45 uiterlijk op 14 december 2026 overmaken`
    let is_dated_behind = behind.first().is_some_and(|token| is_word!(token, "uiterlijk" | "vóór" | "voor" | "tot"));
    let reach = behind.iter().take(if is_dated_behind { 2 * BEHIND } else { BEHIND }).take_while(goes_on).count();
    let behind = behind.get(..reach)?;
    // `met € 25,00 omlaag, naar € 412,50`
    let start = before.iter().rposition(|token| document.text(token) == ",").map_or(0, |comma| comma + 1);
    let within = before.get(before.len().saturating_sub(BEFORE).max(start)..)?;
    let border = tokens.iter().skip(at + 1).position(|token| document.text(token) == ",").map_or(tokens.len(), |comma| at + 1 + comma);
    // `…, € 702, …` says nothing by itself.
    let clause = if border - start > BESIDE { tokens.get(start..border)? } else { tokens };
    let near = before.get(before.len().saturating_sub(BEFORE)..)?;
    let beside = near.get(near.len().saturating_sub(BESIDE)..)?;
    let next = behind.get(..behind.len().min(BESIDE))?;
    // `de hele maand` says nothing of the sum.
    let is_period = |pair: &[Token]| matches!(pair, [of, period] if is_one(of, words.whole) && is_one(period, words.counted));
    // Nor does `in totaal € 90, driemaal € 30` of the second.
    let other = near.iter().rposition(|token| token.kind == TokenKind::Amount).map_or(0, |other| other + 1);
    let of_it = near.get(other..)?;
    // `Als alle delen binnen zijn, hebt u € 300 betaald`; not `voor de eerste termijn hebt u …`, which is past.
    let comes_to = tokens.first().is_some_and(|token| is_word!(token, "als" | "zodra" | "met" | "na"))
        && !before.iter().any(|token| is_word!(token, "eerste" | "vorige" | "tweede"))
        && (any(before, words.part) || any(before, words.counted));
    // `Dan hebt u € 300 betaald` is to come.
    let is_then = tokens.first().is_some_and(|token| is_word!(token, "dan"));
    let will_have = (comes_to || is_then) && any(next, words.paid) && near.iter().any(|token| is_word!(token, "hebt" | "heeft" | "heb"));
    // `inclusief btw`, `kosten inbegrepen`
    let is_inclusive = near.iter().chain(next).any(|token| is_word!(token, "inclusief" | "inbegrepen" | "incl"));
    let is_whole = is_inclusive || (any(of_it, words.whole) && !of_it.windows(2).any(is_period)) || any(behind, words.whole) || will_have;
    // `15 maart: € 245,00`
    let is_row = !document.ends(sentence);
    let is_dated = is_row && entities_in(document, first..last).any(|other| other.kind == EntityKind::Date);
    let has_day = is_dated
        || entities_in(document, (first + at).saturating_sub(DAY)..first + at + 1 + DAY).any(|other| other.kind == EntityKind::Date);
    let ends_as_cue = |token: &Token| words.cue_ends.iter().any(|end| document.text(token).ends_with(end));
    // `Is de € 390 dan niet ontvangen`, `Staat de € 390 er niet`
    let all_behind = tokens.get(at + 1..)?;
    let opens = before.len() < SHORT && tokens.first().is_some_and(|token| is_one(token, words.opens));
    let no = all_behind.iter().take(2 * BEHIND).position(|token| is_word!(token, "niet"));
    let is_there = |next: &[Token]| any(next, words.received) || any(next, words.paid);
    let is_missed = no.is_some_and(|no| opens || all_behind.get(no + 1..).is_some_and(|next| is_there(next.get(..2).unwrap_or(next))));
    // `De linten van € 34,50 brengen wij niet in rekening`
    let is_dropped = no
        .and_then(|no| all_behind.get(no + 1..))
        .is_some_and(|next| next.iter().take(BESIDE).any(|token| is_word!(token, "rekening" | "rekenen")));
    // `uw betaling van € 50 is binnen`
    let is_received = any(within, words.made) && any(tokens, words.received) && !tokens.iter().any(|token| is_word!(token, "niet"));
    // `in één keer` is no part.
    let is_part = |tokens: &[Token]| {
        let in_one = |place: usize| {
            let before = place.checked_sub(2).and_then(|from| tokens.get(from..place));
            matches!(before, Some([into, one]) if is_word!(into, "in") && is_word!(one, "één" | "een"))
        };
        tokens.iter().enumerate().any(|(place, token)| is_one(token, words.part) && !in_one(place))
    };
    // `April en mei zijn betaald, samen € 90`
    let is_sum_of_paid = matches!(
        before,
        [.., paid, comma, whole]
            if (is_one(paid, words.paid) || is_one(paid, words.received)) && document.text(comma) == "," && is_one(whole, words.whole)
    ) && !before.iter().any(|token| is_word!(token, "niet"));
    // `creditnota C-88 van € 181,50`, but not `na de creditnota resteert € 40`
    let is_credit = within.last().is_some_and(|token| is_word!(token, "van"))
        && within
            .rsplit(|token| is_word!(token, "creditnota"))
            .next()
            .is_some_and(|named| named.len() < within.len() && !any(named, words.left) && !any(named, words.result));
    // `nog niet betaald: € 72,60`
    let is_unpaid = near.windows(2).any(|pair| matches!(pair, [no, paid] if is_word!(no, "niet") && is_one(paid, words.paid)));
    // `het eerder genoemde bedrag van € 525 was een schatting`
    let is_told_before =
        near.iter().any(|token| is_word!(token, "genoemde" | "vermelde")) && next.first().is_some_and(|token| is_word!(token, "was"));
    // `15% incassokosten, te weten € 84,00`
    let joins = |token: &Token| token.kind == TokenKind::Sign || is_word!(token, "te" | "weten" | "oftewel" | "namelijk" | "zijnde");
    let named = near.get(..near.iter().rposition(|token| !joins(token)).map_or(0, |last| last + 1)).unwrap_or_default();
    let role = if any(next, words.vat)
        || any(beside, words.cost)
        || named.last().is_some_and(|token| is_one(token, words.cost))
        || (is_row && any(before, words.vat))
        || ((is_row || before.last().is_some_and(|token| document.text(token) == ":")) && any(before, words.cost))
        || any(next, words.cost)
        || any(next, words.added)
    {
        Role::Cost
    } else if is_received
        || is_sum_of_paid
        || is_credit
        || (!is_unpaid
            && (any(before, words.past) || ((any(within, words.paid) || any(next, words.paid)) && !any(within, words.upon) && !is_whole)))
    {
        Role::Paid
    } else if is_dropped || beside.iter().any(|token| is_word!(token, "plaats")) || is_told_before {
        // `in plaats van € 390`
        Role::Other
    } else if (is_dated || is_part(within) || is_part(behind)) && !is_whole {
        Role::Part
    } else if is_whole || is_missed || is_unpaid || any(near, words.cue) || any(behind, words.cue) || near.iter().any(ends_as_cue) {
        Role::Due
    } else if is_part(near) {
        // `het deel van mei, € 65`
        Role::Part
    } else {
        Role::Other
    };
    Some(Sum {
        cents,
        entity,
        role,
        is_whole,
        // `nog niet betaald` is no rest.
        is_rest: any(tokens, words.rest) && !is_unpaid,
        is_asked: any(near, words.asked) || any(behind, words.asked),
        // `Betaal dan € 80` asks for it now.
        only_then: any(before, words.then) && !tokens.first().is_some_and(|token| is_one(token, words.asked)),
        is_spared: any(tokens, words.spared),
        is_apart: any(clause, words.apart),
        is_result: any(near, words.result) || any(behind, words.result),
        is_left: any(near, words.left),
        is_known: match near {
            [.., before, _] if is_word!(before, "is" | "was" | "zijn") => false,
            [.., last] => is_word!(last, "die" | "deze") || document.text(last) == "=",
            [] => false,
        },
        is_row,
        has_day,
        times: times(document, words, tokens, at),
    })
}

/// How many times an amount is to be paid: `vier termijnen van € 45`, `6 x € 145`; `€ 175 per maand, zeven maanden lang`.
#[inline(never)]
fn times(document: &Document, words: &SumWords, tokens: &[Token], at: usize) -> Option<u64> {
    /// Words between a number and its amount, or what it counts.
    const FAR: usize = 8;
    const APART: usize = 3;
    let is_amount = |token: &Token| token.kind == TokenKind::Amount;
    let number = |place: usize| {
        let number = number(document, tokens.get(place)?).map(u64::from)?;
        // `vijf termijnen: vier van € 110 en een van € 60`
        let is_of_it = place + 2 == at && tokens.get(place + 1).is_some_and(|of| is_word!(of, "van"));
        (is_of_it || counts(document, words, tokens.get(place..(place + 1 + APART).min(tokens.len()))?)).then_some(number)
    };
    let start = (0..at).rev().take(FAR).take_while(|place| !tokens.get(*place).is_some_and(is_amount)).last().unwrap_or(at);
    let is_last = || !tokens.iter().skip(at + 1).any(is_amount);
    let behind = || (at + 1..tokens.len()).take(FAR).find_map(number).filter(|_| is_last());
    (start..at).rev().find_map(number).or_else(behind)
}

fn entities_in<'d>(document: &'d Document, tokens: std::ops::Range<usize>) -> impl Iterator<Item = &'d Entity> {
    let first = document.entities().partition_point(|entity| (entity.token as usize) < tokens.start);
    document.entities().iter().skip(first).take_while(move |entity| (entity.token as usize) < tokens.end)
}

/// Whether an amount is counted in a sum already.
fn counted(all: &[Sum], amount: u64, sum: u64) -> bool {
    // What was paid is no line of a total.
    let holds = |parts: &[Sum]| parts.iter().any(|part| part.cents == amount) && parts.iter().all(|part| part.role != Role::Paid);
    in_list(all, &|total, parts| total == sum && holds(parts))
}

/// Whether something holds of a sum and the amounts right before it that it is the sum of.
#[inline(never)]
fn in_list(all: &[Sum], holds: &dyn Fn(u64, &[Sum]) -> bool) -> bool {
    /// Amounts in such a list.
    const MOST: usize = 12;
    for (at, total) in all.iter().enumerate() {
        let mut sum = 0_u64;
        for from in (at.saturating_sub(MOST)..at).rev() {
            let parts = all.get(from..at).unwrap_or_default();
            sum = sum.saturating_add(parts.first().map_or(0, |part| part.cents));
            if sum == total.cents && holds(sum, parts) {
                return true;
            }
        }
    }
    false
}

/// How often each digit stands in a number.
#[inline(never)]
fn digits(mut number: u64) -> [u8; 10] {
    let mut counts = [0_u8; 10];
    while number > 0 {
        if let Some(count) = usize::try_from(number % 10).ok().and_then(|digit| counts.get_mut(digit)) {
            *count += 1;
        }
        number /= 10;
    }
    counts
}

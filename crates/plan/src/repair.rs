//! A plan of which payments were missed.

use crate::dates::day;
use crate::plan::positive;
use crate::wire::{Instalment, RepairRequest, RepairWay, Repairs};
use crate::words;
use helder_model::{Amount, Error};
use rust_decimal::{Decimal, RoundingStrategy};

/// The most instalments that are read.
const MOST: usize = 1000;

/// How a plan can go on of which payments were missed. Payments count for the oldest instalments first.
///
/// # Errors
/// `invalid-value` at instalments that are not in order; `negative-amount`, `invalid-amount` at amounts; `too-late` beyond the year 9999.
pub fn repair_plan(request: &RepairRequest) -> Result<Repairs, Error> {
    let agreed = &request.instalments;
    if agreed.is_empty() || agreed.len() > MOST {
        return Err(Error::new("invalid-value", "instalments", format!("expected 1 to {MOST} instalments, found {}", agreed.len())));
    }
    let mut total = Decimal::ZERO;
    for (at, pair) in agreed.iter().enumerate() {
        let path = format!("instalments[{at}].amount");
        let too_large = || Error::new("too-large", &path, "the instalments add up to more than an amount can hold");
        total = total.checked_add(positive(pair.amount, &path)?).ok_or_else(too_large)?;
        if agreed.get(at + 1).is_some_and(|next| next.due <= pair.due) {
            let path = format!("instalments[{}].due", at + 1);
            return Err(Error::new("invalid-value", &path, "expected instalments in the order of their days"));
        }
    }
    if request.paid.0.is_sign_negative() && !request.paid.0.is_zero() {
        return Err(Error::new("negative-amount", "paid", format!("expected an amount, not below nothing, found {}", request.paid)));
    }
    let left = (total - request.paid.0).max(Decimal::ZERO);
    let until_today: Decimal = agreed.iter().filter(|one| one.due < request.today).map(|one| one.amount.0).sum();
    let missed = (until_today - request.paid.0).max(Decimal::ZERO);
    if missed.is_zero() {
        return Ok(Repairs { missed: Amount(missed), left: Amount(left), ways: Vec::new() });
    }
    let coming: Vec<Instalment> = agreed.iter().filter(|one| one.due >= request.today).copied().collect();
    let mut ways = Vec::new();
    let mut way = |id: &str, instalments: Vec<Instalment>| {
        ways.push(RepairWay { id: id.to_owned(), text: words::repair(id, missed, &instalments, request.locale), instalments });
    };
    way("at-the-end", at_the_end(request, &coming, missed)?);
    if coming.len() > 1 {
        way("spread", spread(&coming, missed));
    }
    if let Some((next, rest)) = coming.split_first() {
        let caught_up = Instalment { amount: Amount(next.amount.0 + missed), ..*next };
        way("catch-up", std::iter::once(caught_up).chain(rest.iter().copied()).collect());
    }
    Ok(Repairs { missed: Amount(missed), left: Amount(left), ways })
}

/// The plan goes on as it was, and what was missed is paid after it, in instalments no larger than before.
fn at_the_end(request: &RepairRequest, coming: &[Instalment], missed: Decimal) -> Result<Vec<Instalment>, Error> {
    let each = request.instalments.iter().map(|one| one.amount.0).max().unwrap_or(missed);
    // Behind the last agreed day, or from today when that is past.
    let last = request.instalments.last().map_or(request.today, |one| one.due);
    let begin = request.instalments.first().map_or(last, |one| one.due);
    let mut instalments = coming.to_vec();
    let (mut rest, mut at) = (missed, 0);
    while !rest.is_zero() {
        let due = day(begin, request.every, at)
            .ok_or_else(|| Error::new("too-late", "instalments", "the plan would end beyond the year 9999"))?;
        at += 1;
        if due > last && due >= request.today {
            let amount = rest.min(each);
            instalments.push(Instalment { due, amount: Amount(amount) });
            rest -= amount;
        }
    }
    Ok(instalments)
}

/// What was missed is spread over the payments to come; the last takes the smaller rest.
fn spread(coming: &[Instalment], missed: Decimal) -> Vec<Instalment> {
    let count = Decimal::from(coming.len());
    let each = (missed / count).round_dp_with_strategy(2, RoundingStrategy::AwayFromZero);
    let mut rest = missed;
    let more = |one: &Instalment| {
        let more = each.min(rest);
        rest -= more;
        Instalment { amount: Amount(one.amount.0 + more), ..*one }
    };
    coming.iter().map(more).collect()
}

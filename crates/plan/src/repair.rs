//! A plan of which payments were missed.

use crate::dates::day;
use crate::plan::{currency, positive, sum};
use crate::wire::{Instalment, RepairRequest, RepairWay, Repairs};
use crate::words;
use helder_model::{Amount, Error, Exact, LIMIT};
use rust_decimal::{Decimal, RoundingStrategy};

/// The most instalments that are read.
const MOST: usize = 1000;

/// How a plan can go on of which payments were missed. Payments count for the oldest instalments first.
///
/// # Errors
/// `invalid-value` at instalments that are not in order; `negative-amount`, `invalid-amount` and `too-large` at amounts; `too-late` beyond the year
/// 9999.
pub fn repair_plan(request: &RepairRequest) -> Result<Repairs, Error> {
    let currency = currency(request.currency.as_deref())?;
    let agreed = &request.instalments;
    if agreed.is_empty() || agreed.len() > MOST {
        return Err(Error::new("invalid-value", "instalments", format!("expected 1 to {MOST} instalments, found {}", agreed.len())));
    }
    let mut total = Decimal::ZERO;
    for (at, pair) in agreed.iter().enumerate() {
        let path = format!("instalments[{at}].amount");
        let too_large = || Error::new("too-large", &path, "the instalments add up to more than an amount can hold");
        total = total.plus(positive(pair.amount, &path)?).ok_or_else(too_large)?;
        if agreed.get(at + 1).is_some_and(|next| next.due <= pair.due) {
            let path = format!("instalments[{}].due", at + 1);
            return Err(Error::new("invalid-value", &path, "expected instalments in the order of their days"));
        }
    }
    let paid = request.paid.in_whole_cents("paid")?;
    let unpaid = |owed: Decimal| owed.minus(paid).unwrap_or(Decimal::ZERO).max(Decimal::ZERO);
    if total >= LIMIT {
        return Err(Error::new("too-large", "instalments", "the instalments add up to more than is computed with"));
    }
    let left = unpaid(total);
    let overpaid = Amount(paid.minus(total).unwrap_or(Decimal::ZERO).max(Decimal::ZERO));
    let missed = unpaid(sum(agreed.iter().filter(|one| one.due < request.today).map(|one| one.amount)));
    if missed.is_zero() {
        return Ok(Repairs { currency, missed: Amount(missed), left: Amount(left), overpaid, ways: Vec::new() });
    }
    // What of the payments is interest is no longer known once they move.
    let bare = |one: &Instalment| Instalment { interest: None, ..*one };
    let coming: Vec<Instalment> = agreed.iter().filter(|one| one.due >= request.today).map(bare).collect();
    let mut ways = Vec::new();
    let mut way = |id: &str, instalments: Vec<Instalment>| {
        ways.push(RepairWay {
            id: id.to_owned(),
            text: words::repair(id, missed, coming.len(), &instalments, &currency, request.locale),
            instalments,
        });
    };
    way("at-the-end", at_the_end(request, &coming, missed)?);
    if coming.len() > 1 {
        way("spread", spread(&coming, missed));
    }
    if let Some((next, rest)) = coming.split_first() {
        let caught_up = Instalment { amount: Amount(more(next.amount, missed)), ..*next };
        way("catch-up", std::iter::once(caught_up).chain(rest.iter().copied()).collect());
    }
    Ok(Repairs { currency, missed: Amount(missed), left: Amount(left), overpaid, ways })
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
            instalments.push(Instalment { due, amount: Amount(amount), interest: None });
            rest = rest.minus(amount).unwrap_or(Decimal::ZERO);
        }
    }
    Ok(instalments)
}

/// What was missed is spread over the payments to come; the last takes the smaller rest.
fn spread(coming: &[Instalment], missed: Decimal) -> Vec<Instalment> {
    let count = Decimal::from(coming.len());
    let each = missed.over(count).unwrap_or(missed).rounded_to(2, RoundingStrategy::AwayFromZero);
    let mut rest = missed;
    let raised = |one: &Instalment| {
        let part = each.min(rest);
        rest = rest.minus(part).unwrap_or(Decimal::ZERO);
        Instalment { amount: Amount(more(one.amount, part)), ..*one }
    };
    coming.iter().map(raised).collect()
}

/// Both are parts of one total, which an amount can hold.
fn more(amount: Amount, part: Decimal) -> Decimal {
    amount.0.plus(part).unwrap_or(Decimal::MAX)
}

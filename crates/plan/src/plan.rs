//! One plan, and several side by side.

use crate::dates::days;
use crate::wire::{Budget, Instalment, PaymentPlan, PaymentPlans, PlanInterest, PlanOffer, PlanRequest, PlansRequest};
use crate::words;
use chrono::Datelike;
use helder_model::{Amount, Date, Error, Exact, clip};
use rust_decimal::{Decimal, RoundingStrategy};

/// The most instalments of a plan.
const MOST: u32 = 1000;
/// The most plans side by side.
const MOST_PLANS: usize = 12;

/// An amount above nothing, in whole cents.
pub(crate) fn positive(amount: Amount, name: &str) -> Result<Decimal, Error> {
    if amount.0.is_zero() {
        return Err(Error::new("invalid-value", name, "expected an amount above nothing, found 0.00"));
    }
    amount.in_whole_cents(name)
}

/// The currency that was asked for.
pub(crate) fn currency(given: Option<&str>) -> Result<String, Error> {
    let given = given.unwrap_or("EUR");
    if given.len() == 3 && given.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(given.to_owned());
    }
    Err(Error::new("invalid-value", "currency", format!("expected an ISO 4217 code such as \"EUR\", found \"{}\"", clip(given))))
}

/// One plan.
///
/// ```
/// use helder_plan::payment_plan;
/// let request = helder_model::from_json(r#"{"total": "100.00", "instalments": 3, "first": "2026-01-31"}"#).unwrap();
/// let plan = payment_plan(&request).unwrap();
/// let paid: Vec<String> = plan.instalments.iter().map(|one| format!("{} {}", one.due, one.amount)).collect();
/// assert_eq!(paid, ["2026-01-31 33.34", "2026-02-28 33.34", "2026-03-31 33.32"]);
/// ```
///
/// # Errors
/// `missing-field`, `negative-amount`, `invalid-amount`, `too-large` or `invalid-value` at what cannot be planned; `too-late` when it would end beyond the
/// year 9999.
pub fn payment_plan(request: &PlanRequest) -> Result<PaymentPlan, Error> {
    let total = positive(request.total, "total")?;
    let amount = request.amount.map(|amount| positive(amount, "amount")).transpose()?;
    match (request.instalments, amount) {
        (Some(_), Some(_)) => return Err(Error::new("invalid-value", "amount", "expected either `instalments` or `amount`, found both")),
        (None, None) => return Err(Error::new("missing-field", "instalments", "expected `instalments` or `amount`, found neither")),
        (Some(count), None) if count == 0 || count > MOST => {
            return Err(Error::new("invalid-value", "instalments", format!("expected 1 to {MOST} instalments, found {count}")));
        }
        _ => {}
    }
    let currency = currency(request.currency.as_deref())?;
    let instalments = match &request.interest {
        None => without_interest(request, total, amount)?,
        Some(interest) => with_interest(request, total, amount, interest)?,
    };
    let first = request.first;
    let interest = request.interest.map(|_| sum(instalments.iter().filter_map(|one| one.interest)));
    Ok(PaymentPlan {
        total: Amount(interest.map_or(Some(total), |interest| total.plus(interest)).ok_or_else(too_large)?),
        interest: interest.map(Amount),
        every: request.every,
        steps: words::plan(&instalments, request.every, &request.skip_months, interest, &currency, request.locale),
        ends: instalments.last().map_or(first, |one| one.due),
        last: instalments.last().map_or(Amount::ZERO, |one| one.amount),
        currency,
        instalments,
    })
}

fn too_large() -> Error {
    Error::new("too-large", "total", "this amount is too large to compute with")
}

/// Amounts of one total added up: they cannot be more than an amount can hold.
pub(crate) fn sum(amounts: impl Iterator<Item = Amount>) -> Decimal {
    amounts.fold(Decimal::ZERO, |sum, amount| sum.plus(amount.0).unwrap_or(Decimal::MAX))
}

fn too_small() -> Error {
    Error::new("invalid-value", "amount", format!("expected an amount that pays the total in at most {MOST} instalments"))
}

/// Equal instalments, the last of which takes what remains.
fn without_interest(request: &PlanRequest, total: Decimal, amount: Option<Decimal>) -> Result<Vec<Instalment>, Error> {
    let (each, count) = match (request.instalments, amount) {
        (Some(count), _) => (share(total, count)?, count),
        (None, amount) => {
            let amount = amount.unwrap_or(total);
            let count = total.over(amount).and_then(|count| u32::try_from(count.ceil()).ok()).filter(|count| *count <= MOST);
            (amount.min(total), count.ok_or_else(too_small)?)
        }
    };
    let days = days(request.first, request.every, &request.skip_months, count)?;
    let before = each.times(Decimal::from(days.len().saturating_sub(1)));
    let last = before.and_then(|before| total.minus(before)).ok_or_else(too_large)?;
    let amount = |at: usize| if at + 1 == days.len() { last } else { each };
    Ok(days.iter().enumerate().map(|(at, due)| Instalment { due: *due, amount: Amount(amount(at)), interest: None }).collect())
}

/// Equal instalments that pay the interest first; with a number of them the least amount that is enough.
fn with_interest(
    request: &PlanRequest,
    total: Decimal,
    amount: Option<Decimal>,
    interest: &PlanInterest,
) -> Result<Vec<Instalment>, Error> {
    let percent = interest.percent.0;
    if percent.is_below_zero() || percent > Decimal::ONE_HUNDRED {
        return Err(Error::new("invalid-value", "interest.percent", format!("expected a percentage from 0 to 100, found {percent}")));
    }
    if interest.from > request.first {
        let message = format!("expected the day of the first payment or an earlier one, found {}", interest.from);
        return Err(Error::new("invalid-value", "interest.from", message));
    }
    if percent.is_zero() {
        let free = |one: &Instalment| Instalment { interest: Some(Amount::ZERO), ..*one };
        return Ok(without_interest(request, total, amount)?.iter().map(free).collect());
    }
    let days = days(request.first, request.every, &request.skip_months, request.instalments.unwrap_or(MOST))?;
    let pay = |each: Decimal| pay_off(total, each, percent, interest.from, &days).ok_or_else(too_large);
    if let Some(amount) = amount {
        let (instalments, open) = pay(amount)?;
        return if open.is_zero() { Ok(instalments) } else { Err(too_small()) };
    }
    // Between nothing and all of it at once, halved until the cents touch.
    let (mut short, mut enough) = (Decimal::ZERO, total);
    while !pay(enough)?.1.is_zero() {
        (short, enough) = (enough, enough.times(Decimal::TWO).ok_or_else(too_large)?);
    }
    loop {
        let middle = short.plus(enough).and_then(|both| both.over(Decimal::TWO)).ok_or_else(too_large)?;
        let middle = middle.rounded_to(2, RoundingStrategy::ToZero);
        if middle == short {
            break;
        }
        if pay(middle)?.1.is_zero() { enough = middle } else { short = middle }
    }
    let (instalments, _) = pay(enough)?;
    if instalments.len() < days.len() {
        let message = format!("so small an amount is paid in {} instalments already; expected fewer", instalments.len());
        return Err(Error::new("invalid-value", "instalments", message));
    }
    Ok(instalments)
}

/// What is paid on each day when it is so much each time, and what is open after the last. A payment goes to the interest first, and interest bears none.
fn pay_off(total: Decimal, each: Decimal, percent: Decimal, from: Date, days: &[Date]) -> Option<(Vec<Instalment>, Decimal)> {
    let mut instalments = Vec::new();
    let (mut principal, mut accrued, mut day) = (total, Decimal::ZERO, from);
    for due in days {
        let factor = percent.times(Decimal::from(due.days_since(day)))?;
        let more = principal.times(factor)?.over(Decimal::from(36_500))?.in_cents();
        accrued = accrued.plus(more)?;
        let amount = each.min(principal.plus(accrued)?);
        let interest = accrued.min(amount);
        instalments.push(Instalment { due: *due, amount: Amount(amount), interest: Some(Amount(interest)) });
        accrued = accrued.minus(interest)?;
        principal = principal.minus(amount.minus(interest)?)?;
        day = *due;
        if principal.is_zero() {
            break;
        }
    }
    Some((instalments, principal))
}

/// What each of so many instalments is: rounded up to cents, so that the last is the smaller one; rounded down where nothing would be left for it.
fn share(total: Decimal, count: u32) -> Result<Decimal, Error> {
    let exact = total.over(Decimal::from(count)).ok_or_else(too_large)?;
    let up = exact.rounded_to(2, RoundingStrategy::AwayFromZero);
    if up.times(Decimal::from(count - 1)).is_some_and(|before| before < total) {
        return Ok(up);
    }
    let down = exact.rounded_to(2, RoundingStrategy::ToZero);
    if down.is_zero() {
        return Err(Error::new("invalid-value", "instalments", "expected at least a cent for each instalment"));
    }
    Ok(down)
}

/// Several plans of one total, side by side, with what the customer can pay by his own figures.
///
/// # Errors
/// As [`payment_plan`]; what is wrong with the budget at `budget`.
pub fn payment_plans(request: &PlansRequest) -> Result<PaymentPlans, Error> {
    let counts = if request.instalments.is_empty() { &[3, 6, 12][..] } else { request.instalments.as_slice() };
    if counts.len() > MOST_PLANS {
        return Err(Error::new("too-large", "instalments", format!("expected at most {MOST_PLANS} plans, found {}", counts.len())));
    }
    let left = request.budget.as_ref().map(left_in_a_month).transpose()?;
    let room = left.map(|left| left.max(Decimal::ZERO));
    let currency = currency(request.currency.as_deref())?;
    let offer = |(at, count): (usize, &u32)| {
        let one = PlanRequest {
            total: request.total,
            instalments: Some(*count),
            amount: None,
            first: request.first,
            every: request.every,
            skip_months: request.skip_months.clone(),
            interest: request.interest,
            currency: request.currency.clone(),
            locale: request.locale,
        };
        let plan = payment_plan(&one).map_err(|error| match error.path.as_str() {
            // Our own numbers are no fault of who asked.
            "instalments" if request.instalments.is_empty() => Error { path: "total".to_owned(), ..error },
            "instalments" => Error { path: format!("instalments[{at}]"), ..error },
            _ => error,
        })?;
        let per_month = dearest_month(&plan.instalments);
        Ok(PlanOffer { per_month: Amount(per_month), fits: room.map(|room| per_month <= room), plan })
    };
    let plans = counts.iter().enumerate().map(offer).collect::<Result<Vec<PlanOffer>, Error>>()?;
    let notes = request.budget.as_ref().zip(left).map(|(budget, left)| words::room(budget, left, &currency, request.locale));
    Ok(PaymentPlans { room: room.map(Amount), plans, notes: notes.unwrap_or_default() })
}

/// What is left in a month; below nothing when it falls short.
fn left_in_a_month(budget: &Budget) -> Result<Decimal, Error> {
    let part = |amount: Amount, name: &str| amount.in_whole_cents(&format!("budget.{name}"));
    let (income, costs, keep) = (part(budget.income, "income")?, part(budget.costs, "costs")?, part(budget.keep, "keep")?);
    Ok(income.minus(costs).and_then(|left| left.minus(keep)).unwrap_or(Decimal::MIN))
}

/// The most that is paid in one month of the calendar; the instalments are in the order of their days.
fn dearest_month(instalments: &[Instalment]) -> Decimal {
    let (mut dearest, mut sum, mut month) = (Decimal::ZERO, Decimal::ZERO, None);
    for one in instalments {
        let here = Some((one.due.0.year(), one.due.0.month()));
        sum = if here == month { sum.plus(one.amount.0).unwrap_or(Decimal::MAX) } else { one.amount.0 };
        month = here;
        dearest = dearest.max(sum);
    }
    dearest
}

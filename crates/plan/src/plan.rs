//! One plan, and several side by side.

use crate::dates::days;
use crate::wire::{Budget, Every, Instalment, Plan, PlanOffer, PlanRequest, Plans, PlansRequest};
use crate::words;
use chrono::Datelike;
use helder_model::{Amount, Error, Locale};
use rust_decimal::{Decimal, RoundingStrategy};

/// The most instalments of a plan.
const MOST: u32 = 1000;
/// The most plans side by side.
const MOST_PLANS: usize = 12;
pub(crate) const CURRENCY: &str = "EUR";

/// An amount above nothing, in whole cents.
pub(crate) fn positive(amount: Amount, name: &str) -> Result<Decimal, Error> {
    if amount.0.is_sign_negative() && !amount.0.is_zero() {
        return Err(Error::new("negative-amount", name, format!("expected an amount above nothing, found {amount}")));
    }
    if amount.0.is_zero() {
        return Err(Error::new("invalid-value", name, "expected an amount above nothing, found 0.00"));
    }
    cents(amount, name)
}

/// An amount in whole cents.
fn cents(amount: Amount, name: &str) -> Result<Decimal, Error> {
    if amount.rounded().0 != amount.0 {
        return Err(Error::new("invalid-amount", name, format!("expected whole cents, found {amount}")));
    }
    Ok(amount.0)
}

/// One plan.
///
/// ```
/// use helder_plan::{Every, PlanRequest, payment_plan};
/// let request = PlanRequest {
///     total: "100.00".parse().unwrap(), instalments: Some(3), amount: None, first: "2026-01-31".parse().unwrap(), every: Every::Month,
///     skip_months: vec![], locale: Default::default(),
/// };
/// let plan = payment_plan(&request).unwrap();
/// let paid: Vec<String> = plan.instalments.iter().map(|one| format!("{} {}", one.due, one.amount)).collect();
/// assert_eq!(paid, ["2026-01-31 33.34", "2026-02-28 33.34", "2026-03-31 33.32"]);
/// ```
///
/// # Errors
/// `negative-amount`, `invalid-amount` or `invalid-value` at what cannot be planned; `too-late` when it would end beyond the year 9999.
pub fn payment_plan(request: &PlanRequest) -> Result<Plan, Error> {
    let total = positive(request.total, "total")?;
    let (each, count) = match (request.instalments, request.amount) {
        (Some(count), None) => (share(total, count)?, count),
        (None, Some(amount)) => {
            let amount = positive(amount, "amount")?;
            let count = total.checked_div(amount).and_then(|count| u32::try_from(count.ceil()).ok()).filter(|count| *count <= MOST);
            let few =
                || Error::new("invalid-value", "amount", format!("expected an amount that pays the total in at most {MOST} instalments"));
            (amount.min(total), count.ok_or_else(few)?)
        }
        (Some(_), Some(_)) => return Err(Error::new("invalid-value", "amount", "expected either `instalments` or `amount`, found both")),
        (None, None) => return Err(Error::new("missing-field", "instalments", "expected `instalments` or `amount`, found neither")),
    };
    let days = days(request.first, request.every, &request.skip_months, count)?;
    Ok(of_days(total, each, &days, request.every, request.locale))
}

/// What each of so many instalments is: rounded up to cents, so that the last is the smaller one; rounded down where nothing would be left for it.
fn share(total: Decimal, count: u32) -> Result<Decimal, Error> {
    if count == 0 || count > MOST {
        return Err(Error::new("invalid-value", "instalments", format!("expected 1 to {MOST} instalments, found {count}")));
    }
    let exact = total / Decimal::from(count);
    let up = exact.round_dp_with_strategy(2, RoundingStrategy::AwayFromZero);
    if up * Decimal::from(count - 1) < total {
        return Ok(up);
    }
    let down = exact.round_dp_with_strategy(2, RoundingStrategy::ToZero);
    if down.is_zero() {
        return Err(Error::new("invalid-value", "instalments", "expected at least a cent for each instalment"));
    }
    Ok(down)
}

/// A plan of equal instalments on these days, the last of which takes what remains.
fn of_days(total: Decimal, each: Decimal, days: &[helder_model::Date], every: Every, locale: Locale) -> Plan {
    let last = total - each * Decimal::from(days.len().saturating_sub(1));
    let amount = |at: usize| if at + 1 == days.len() { last } else { each };
    let instalments: Vec<Instalment> =
        days.iter().enumerate().map(|(at, due)| Instalment { due: *due, amount: Amount(amount(at)) }).collect();
    let first = days.first().copied().unwrap_or(helder_model::Date(chrono::NaiveDate::MIN));
    let ends = days.last().copied().unwrap_or(first);
    Plan {
        currency: CURRENCY.to_owned(),
        total: Amount(total),
        every,
        steps: words::plan(&instalments, every, locale),
        instalments,
        ends,
        last: Amount(last),
    }
}

/// Several plans of one total, side by side, with what the customer can pay by his own figures.
///
/// # Errors
/// As [`payment_plan`]; what is wrong with the budget at `budget`.
pub fn payment_plans(request: &PlansRequest) -> Result<Plans, Error> {
    let counts = if request.instalments.is_empty() { &[3, 6, 12][..] } else { request.instalments.as_slice() };
    if counts.len() > MOST_PLANS {
        return Err(Error::new("too-large", "instalments", format!("expected at most {MOST_PLANS} plans, found {}", counts.len())));
    }
    let room = request.budget.as_ref().map(room).transpose()?;
    let offer = |(at, count): (usize, &u32)| {
        let one = PlanRequest {
            total: request.total,
            instalments: Some(*count),
            amount: None,
            first: request.first,
            every: request.every,
            skip_months: request.skip_months.clone(),
            locale: request.locale,
        };
        let plan = payment_plan(&one).map_err(|error| match error.path.as_str() {
            "instalments" => Error { path: format!("instalments[{at}]"), ..error },
            _ => error,
        })?;
        let per_month = dearest_month(&plan.instalments);
        Ok(PlanOffer { per_month: Amount(per_month), fits: room.map(|room| per_month <= room), plan })
    };
    let plans = counts.iter().enumerate().map(offer).collect::<Result<Vec<PlanOffer>, Error>>()?;
    let notes = request.budget.as_ref().zip(room).map(|(budget, room)| words::room(budget, room, request.locale));
    Ok(Plans { room: room.map(Amount), plans, notes: notes.unwrap_or_default() })
}

/// What is left in a month; never below nothing.
fn room(budget: &Budget) -> Result<Decimal, Error> {
    let part = |amount: Amount, name: &str| {
        let path = format!("budget.{name}");
        if amount.0.is_sign_negative() && !amount.0.is_zero() {
            return Err(Error::new("negative-amount", &path, format!("expected an amount, not below nothing, found {amount}")));
        }
        cents(amount, &path)
    };
    let (income, costs, keep) = (part(budget.income, "income")?, part(budget.costs, "costs")?, part(budget.keep, "keep")?);
    let left = income.checked_sub(costs).and_then(|left| left.checked_sub(keep));
    Ok(left.unwrap_or(Decimal::ZERO).max(Decimal::ZERO))
}

/// The most that is paid in one month of the calendar; the instalments are in the order of their days.
fn dearest_month(instalments: &[Instalment]) -> Decimal {
    let (mut dearest, mut sum, mut month) = (Decimal::ZERO, Decimal::ZERO, None);
    for one in instalments {
        let here = Some((one.due.0.year(), one.due.0.month()));
        sum = if here == month { sum + one.amount.0 } else { one.amount.0 };
        month = here;
        dearest = dearest.max(sum);
    }
    dearest
}

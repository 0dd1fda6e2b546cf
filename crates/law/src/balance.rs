//! What is still owed on a day, after part payments.

use helder_model::{Amount, Error, Exact};
use rust_decimal::Decimal;

use crate::interest::{Claim, too_large};
use crate::ledger::SetOff;
use crate::statutes::{self, Answer};
use crate::words::{self, money};
use crate::{Allocation, Balance, BalanceRequest};

const MOST_PAYMENTS: usize = 1_000;

/// What is still owed on a day. Each payment is set off against the costs, then the interest up to its day, then the principal: article 6:44 BW in
/// the Netherlands, § 367 BGB in Germany. For a payment that reaches the interest, what came up to its day is rounded to cents.
///
/// ```
/// let request = helder_model::from_json(
///     r#"{"principal": "1000", "costs": "150", "from": "2025-01-01", "to": "2026-01-01", "payments": [{"date": "2025-07-02", "amount": "500"}]}"#,
/// ).unwrap();
/// let balance = helder_law::balance(&request).unwrap();
/// let paid = &balance.payments[0]; // 182 days at 6 %: 29.92 of interest
/// assert_eq!([paid.costs, paid.interest, paid.principal].map(|amount| amount.to_string()), ["150.00", "29.92", "320.08"]);
/// // 183 days more at 6 % on 679.92: 20.45, which the full year adds to the principal.
/// assert_eq!(balance.total.to_string(), "700.37");
/// ```
///
/// # Errors
/// As [`crate::interest()`]; `negative-amount` and `invalid-value` in `payments`; `too-large` at `payments` when there are more than 1,000.
pub fn balance(request: &BalanceRequest) -> Result<Balance, Error> {
    let law = statutes::of(request.jurisdiction);
    law.same_currency(request.currency.as_deref(), "currency")?;
    let (currency, locale) = (law.currency, request.locale);
    let claim = Claim {
        law,
        table: law.interest(request.party)?,
        party: request.party,
        principal: request.principal.0,
        from: request.from,
        to: request.to,
        own: request.rates.as_deref(),
        day_count: request.day_count,
        locale,
    };
    let mut ledger = claim.ledger()?;
    if let Some(costs) = request.costs {
        ledger.costs = costs.in_whole_cents("costs")?;
    }
    if request.payments.len() > MOST_PAYMENTS {
        let message = format!("expected at most {MOST_PAYMENTS} payments, found {}", request.payments.len());
        return Err(Error::new("too-large", "payments", message));
    }
    let mut payments = Vec::with_capacity(request.payments.len());
    let mut overpaid = Decimal::ZERO;
    let mut before = request.from;
    for (i, payment) in request.payments.iter().enumerate() {
        let at = |field: &str| format!("payments[{i}].{field}");
        let amount = payment.amount.in_whole_cents(&at("amount"))?;
        if payment.date < before || payment.date > request.to {
            let message = format!("expected a day from {before} to {}, in order, found {}", request.to, payment.date);
            return Err(Error::new("invalid-value", at("date"), message));
        }
        before = payment.date;
        ledger.run_to(payment.date).ok_or_else(too_large)?;
        let SetOff { costs, interest, principal, over } = ledger.pay(amount).ok_or_else(too_large)?;
        overpaid = overpaid.plus(over).ok_or_else(too_large)?;
        let [all, to_costs, to_interest, to_principal] = [amount, costs, interest, principal].map(|part| money(part, currency, locale));
        payments.push(Allocation {
            date: payment.date,
            amount: payment.amount,
            costs: Amount(costs),
            interest: Amount(interest),
            principal: Amount(principal),
            text: words::ALLOCATED
                .fill(locale, &[("amount", &all), ("costs", &to_costs), ("interest", &to_interest), ("principal", &to_principal)]),
            source: law.allocation_article.to_owned(),
        });
    }
    ledger.run_to(request.to).ok_or_else(too_large)?;
    let interest = ledger.open_interest().ok_or_else(too_large)?;
    let principal = Amount(ledger.principal).rounded();
    let total = ledger.costs.plus(interest).and_then(|sum| sum.plus(principal.0)).ok_or_else(too_large)?;
    // How payments are set off, and then all that holds for interest.
    let mut notes = law.notes(Answer::Balance, locale, &[]);
    notes.extend(law.notes(Answer::Interest, locale, &claim.cases(&ledger.parts)));
    Ok(Balance {
        currency: currency.to_owned(),
        costs: Amount(ledger.costs),
        interest: Amount(interest),
        principal,
        total: Amount(total),
        overpaid: Amount(overpaid),
        payments,
        periods: claim.periods(&ledger.parts),
        notes,
    })
}

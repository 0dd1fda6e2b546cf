//! Collection costs: so many per cent of each tier of the principal, at least a minimum and at most a maximum, and VAT on top.

use helder_model::{Amount, Error};
use rust_decimal::Decimal;

use crate::statutes::{self, Answer, When};
use crate::words::{self, Slice};
use crate::{Costs, CostsRequest, Party, Step};

const ONE_PER_CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// The highest collection costs the law allows on a claim, with the steps that lead to them.
///
/// In the Netherlands: article 2 of the *Besluit vergoeding voor buitengerechtelijke incassokosten* (Stb. 2012, 141). Rounded once, at the
/// end, half a cent away from zero; VAT is computed over the rounded costs and rounded likewise.
///
/// ```
/// let request = helder_model::from_json(r#"{"principal": "1234.56", "vatRate": "21"}"#).unwrap();
/// let costs = helder_law::collection_costs(&request).unwrap();
/// assert_eq!(costs.costs.to_string(), "185.18");
/// assert_eq!(costs.vat.to_string(), "38.89");
/// assert_eq!(costs.total.to_string(), "224.07");
/// assert_eq!(costs.steps[0].text, "15% over € 1.234,56");
/// ```
///
/// # Errors
/// `negative-amount` and `invalid-principal` at `principal` when there is no claim, `invalid-value` at `vatRate` outside 0 to 100.
pub fn collection_costs(request: &CostsRequest) -> Result<Costs, Error> {
    let principal = request.principal.0;
    if principal.is_sign_negative() && !principal.is_zero() {
        return Err(Error::new("negative-amount", "principal", "the principal is what was not paid: expected an amount above zero"));
    }
    if principal.is_zero() {
        return Err(Error::new("invalid-principal", "principal", "without a claim there are no costs: expected an amount above zero"));
    }
    let vat_rate = request.vat_rate.map_or(Decimal::ZERO, |rate| rate.0);
    if vat_rate < Decimal::ZERO || vat_rate > Decimal::ONE_HUNDRED {
        return Err(Error::new("invalid-value", "vatRate", format!("expected a percentage from 0 to 100, found {vat_rate}")));
    }
    let law = statutes::of(request.jurisdiction);
    let scheme = law.cost_scheme().ok_or_else(|| Error::new("invalid-value", "jurisdiction", "this country has no scheme of costs"))?;
    let too_large = || Error::new("too-large", "principal", "this amount is too large to compute with");

    let (currency, locale) = (law.currency, request.locale);
    let step = |text: String, amount: Decimal, source: &str| Step {
        text,
        amount: Amount(amount).rounded(),
        source: source.to_owned(),
        confirmed: scheme.confirmed,
    };
    let mut steps = Vec::with_capacity(scheme.tiers.len() + 2);
    let mut sum = Decimal::ZERO;
    let mut start = Decimal::ZERO;
    for tier in scheme.tiers {
        let end = tier.up_to.map_or(principal, |up_to| up_to.min(principal));
        let part = end.checked_sub(start).ok_or_else(too_large)?;
        // Exact: a percentage of an amount only moves the point and adds digits behind it.
        let costs = part.checked_mul(tier.percent).and_then(|amount| amount.checked_mul(ONE_PER_CENT)).ok_or_else(too_large)?;
        sum = sum.checked_add(costs).ok_or_else(too_large)?;
        let slice = match (start.is_zero(), end == principal) {
            (true, true) => Slice::Whole,
            (true, false) => Slice::First,
            (false, false) => Slice::Next,
            (false, true) => Slice::Rest,
        };
        steps.push(step(words::tier(tier.percent, slice, part, currency, locale), costs, scheme.article));
        if end == principal {
            break;
        }
        start = end;
    }
    if sum < scheme.minimum {
        sum = scheme.minimum;
        steps.push(step(words::minimum(sum, currency, locale), sum, scheme.article));
    } else if sum > scheme.maximum {
        sum = scheme.maximum;
        steps.push(step(words::maximum(sum, currency, locale), sum, scheme.article));
    }

    let costs = Amount(sum).rounded();
    // The maximum keeps this far from any overflow.
    let vat = Amount(costs.0 * vat_rate * ONE_PER_CENT).rounded();
    if !vat_rate.is_zero() {
        steps.push(step(words::vat(vat_rate, costs.0, currency, locale), vat.0, scheme.vat_article));
    }
    let party = match request.party {
        Party::Consumer => When::Consumer,
        Party::Business => When::Business,
    };
    let vat_case = if vat_rate.is_zero() { party } else { When::Vat };
    Ok(Costs {
        currency: currency.to_owned(),
        costs,
        vat,
        total: Amount(costs.0 + vat.0),
        steps,
        notes: law.notes(Answer::Costs, locale, &[(party, None), (vat_case, None)]),
    })
}

//! Collection costs: what of the principal counts, what the scheme of the country makes of it, the contract, and VAT on top.

use helder_model::{Amount, Error, Exact, LIMIT, Locale, Message};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::statutes::{self, Answer, Band, CostScheme, FeeTable, Scale, Statutes, Tier, When};
use crate::words::{self, money, number, percent};
use crate::{Costs, CostsRequest, Effort, Party, Step};

const MOST_CLAIMS: usize = 10_000;

/// The highest collection costs the law allows on a claim, with the steps that lead to them.
///
/// - The Netherlands: article 2 of the *Besluit vergoeding voor buitengerechtelijke incassokosten* (Stb. 2012, 141); between companies a
///   contract may say otherwise.
/// - Belgium: the limits of book XIX of the code of economic law on what a contract with a consumer may claim; between companies the lump sum.
/// - Germany: the fee a collector may claim of the debtor, by the table of lawyers (§ 13e RDG, § 13 RVG, Nr. 2300 VV RVG), for a claim that is
///   not disputed; of a company at least the lump sum of § 288 V BGB.
/// - The European Union: the lump sum between companies of directive 2011/7/EU.
///
/// Rounded once, at the end, half a cent away from zero; VAT is computed over the rounded costs and rounded likewise.
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
/// `missing-field` at `principal`; `negative-amount` and `invalid-principal` where there is no claim; `currency-mismatch`; `invalid-value` at
/// `vatRate` outside 0 to 100, at `paid` beyond the claim, at `party` where the law is for companies only; `before-first-row` at `on`;
/// `too-large` for an amount or a list beyond what is computed with.
pub fn collection_costs(request: &CostsRequest) -> Result<Costs, Error> {
    let law = statutes::of(request.jurisdiction);
    law.same_currency(request.currency.as_deref(), "currency")?;
    let vat_rate = vat_rate(request.vat_rate)?;
    let scheme = law.cost_scheme(request.party, request.on)?;
    if !vat_rate.is_zero() && scheme.vat_article.is_none() {
        return Err(Error::new("invalid-value", "vatRate", "this law adds no VAT to these costs: expected none"));
    }
    let mut sum = Sum { scheme, currency: law.currency, locale: request.locale, steps: Vec::with_capacity(4) };
    let mut cases = vec![match request.party {
        Party::Consumer => When::Consumer,
        Party::Business => When::Business,
    }];

    let principal = sum.basis(request, law, &mut cases)?;
    let costs = if principal.is_zero() { Decimal::ZERO } else { sum.by_law(principal, request).ok_or_else(too_large)? };
    let costs = sum.by_contract(costs, request)?;
    // The maximum of every scheme, or the contract, keeps this far from any overflow.
    let vat = Amount(costs.0.per_cent(vat_rate).ok_or_else(too_large)?.in_cents());
    if !vat_rate.is_zero() {
        let places = [("rate", percent(vat_rate, sum.locale)), ("amount", sum.money(costs.0))];
        sum.step(words::VAT, &places, vat.0, scheme.vat_article.unwrap_or(scheme.article));
        cases.push(When::Vat);
        if sum.scheme.minimum == Some(costs.0) {
            cases.push(When::VatOnMinimum);
        }
    }
    let cases: Vec<_> = cases.into_iter().map(|when| (when, None)).collect();
    Ok(Costs {
        currency: law.currency.to_owned(),
        costs,
        vat,
        total: Amount(costs.0.plus(vat.0).ok_or_else(too_large)?),
        steps: sum.steps,
        notes: law.notes(Answer::Costs, request.locale, &cases),
    })
}

/// A percentage of VAT.
pub(crate) fn vat_rate(rate: Option<Amount>) -> Result<Decimal, Error> {
    let rate = rate.map_or(Decimal::ZERO, |rate| rate.0);
    if rate.is_below_zero() || rate > Decimal::ONE_HUNDRED {
        return Err(Error::new("invalid-value", "vatRate", format!("expected a percentage from 0 to 100, found {rate}")));
    }
    Ok(rate)
}

fn too_large() -> Error {
    Error::new("too-large", "principal", "this amount is too large to compute with")
}

/// A claim: a cent at the least; less would be shown as nothing and still bear the lowest costs.
fn claim(amount: Decimal, path: &str) -> Result<Decimal, Error> {
    if amount.is_below_zero() {
        return Err(Error::new("negative-amount", path, "the principal is what was not paid: expected an amount above zero"));
    }
    if amount.in_cents().is_zero() {
        return Err(Error::new("invalid-principal", path, "without a claim there are no costs: expected a cent or more"));
    }
    Ok(amount)
}

/// A sum that grows with its steps.
struct Sum {
    scheme: &'static CostScheme,
    currency: &'static str,
    locale: Locale,
    steps: Vec<Step>,
}

impl Sum {
    fn money(&self, amount: Decimal) -> String {
        money(amount, self.currency, self.locale)
    }

    fn step(&mut self, text: Message, places: &[(&str, String)], amount: Decimal, source: &str) {
        self.steps.push(Step {
            text: text.fill(self.locale, places),
            amount: Amount(amount).rounded(),
            source: source.to_owned(),
            confirmed: self.scheme.confirmed,
        });
    }

    /// What bears costs: the principal or the claims together, less what was paid in time.
    fn basis(&mut self, request: &CostsRequest, law: &Statutes, cases: &mut Vec<When>) -> Result<Decimal, Error> {
        let mut basis = match (request.principal, request.claims.as_slice()) {
            (Some(_), [_, ..]) => return Err(Error::new("invalid-value", "claims", "expected either `principal` or `claims`, found both")),
            (None, []) => return Err(Error::new("missing-field", "principal", "expected `principal` or `claims`, found neither")),
            (Some(principal), []) => claim(principal.0, "principal")?,
            (None, claims) => {
                if claims.len() > MOST_CLAIMS {
                    let message = format!("expected at most {MOST_CLAIMS} claims, found {}", claims.len());
                    return Err(Error::new("too-large", "claims", message));
                }
                let mut all = Decimal::ZERO;
                for (i, one) in claims.iter().enumerate() {
                    law.same_currency(one.currency.as_deref(), &format!("claims[{i}].currency"))?;
                    let path = format!("claims[{i}].amount");
                    let sum = all.plus(claim(one.amount.0, &path)?).filter(|sum| *sum < LIMIT);
                    all = sum.ok_or_else(|| Error { path, ..too_large() })?;
                }
                if claims.len() > 1 {
                    let places = [("count", claims.len().to_string()), ("amount", self.money(all))];
                    self.step(words::CLAIMS, &places, all, self.scheme.article);
                    cases.push(When::Claims);
                }
                all
            }
        };
        if let Some(paid) = request.paid.map(|paid| paid.0).filter(|paid| !paid.is_zero()) {
            if paid.is_below_zero() {
                return Err(Error::new("negative-amount", "paid", "expected what was paid in time, zero or more"));
            }
            if paid > basis {
                return Err(Error::new("invalid-value", "paid", format!("expected at most the claim of {}, found {paid}", Amount(basis))));
            }
            basis = basis.minus(paid).ok_or_else(too_large)?;
            // As a claim of less than a cent is none, so is what is left of one.
            if basis.in_cents().is_zero() {
                basis = Decimal::ZERO;
            }
            let text = if basis.is_zero() { words::ALL_PAID } else { words::REST };
            let places = [("paid", self.money(paid)), ("amount", self.money(basis))];
            self.step(text, &places, basis, self.scheme.article);
        }
        Ok(basis)
    }

    /// What the scheme of the country makes of a claim; nothing when the numbers outgrow a decimal.
    fn by_law(&mut self, principal: Decimal, request: &CostsRequest) -> Option<Decimal> {
        let mut sum = match &self.scheme.scale {
            Scale::Tiers(tiers) => self.tiers(principal, tiers)?,
            Scale::Bands(bands) => self.bands(principal, bands)?,
            Scale::Flat(amount) => {
                self.step(words::FLAT, &[("amount", self.money(*amount))], *amount, self.scheme.article);
                *amount
            }
            Scale::Fee(table) => self.fee(principal, table, request)?,
        };
        for (limit, text, article) in [
            (self.scheme.minimum.filter(|least| sum < *least), words::MINIMUM, self.scheme.minimum_article),
            (self.scheme.maximum.filter(|most| sum > *most), words::MAXIMUM, self.scheme.article),
        ] {
            if let Some(limit) = limit {
                sum = limit;
                self.step(text, &[("amount", self.money(limit))], limit, article);
            }
        }
        Some(sum)
    }

    /// So many per cent of each part of the principal.
    fn tiers(&mut self, principal: Decimal, tiers: &[Tier]) -> Option<Decimal> {
        let (mut sum, mut start) = (Decimal::ZERO, Decimal::ZERO);
        for tier in tiers {
            let end = tier.up_to.map_or(principal, |up_to| up_to.min(principal));
            let part = end.minus(start)?;
            let costs = part.per_cent(tier.percent)?;
            sum = sum.plus(costs)?;
            let text = match (start.is_zero(), end == principal) {
                (true, true) => words::TIER_WHOLE,
                (true, false) => words::TIER_FIRST,
                (false, false) => words::TIER_NEXT,
                (false, true) => words::TIER_REST,
            };
            let places = [("rate", percent(tier.percent, self.locale)), ("part", self.money(part))];
            self.step(text, &places, costs, self.scheme.article);
            if end == principal {
                break;
            }
            start = end;
        }
        Some(sum)
    }

    /// A lump sum by the size of the principal, and so many per cent of what lies above the limit.
    fn bands(&mut self, principal: Decimal, bands: &[Band]) -> Option<Decimal> {
        let band = bands.iter().rev().find(|band| band.above < principal || band.above.is_zero())?;
        let limit = self.money(band.above);
        let text = if band.above.is_zero() { words::FLAT } else { words::FLAT_ABOVE };
        self.step(text, &[("limit", limit.clone()), ("amount", self.money(band.base))], band.base, self.scheme.article);
        if band.percent.is_zero() {
            return Some(band.base);
        }
        let part = principal.minus(band.above)?;
        let more = part.per_cent(band.percent)?;
        let places = [("rate", percent(band.percent, self.locale)), ("limit", limit), ("part", self.money(part))];
        self.step(words::ABOVE, &places, more, self.scheme.article);
        band.base.plus(more)
    }

    /// So many times the fee that a table gives for the principal, and expenses.
    fn fee(&mut self, principal: Decimal, table: &FeeTable, request: &CostsRequest) -> Option<Decimal> {
        let whole = fee_of(principal, table)?;
        let factor = match request.effort.unwrap_or_default() {
            Effort::Simple => table.simple,
            Effort::Usual => table.usual,
            Effort::Extensive => table.extensive,
        };
        let mut costs = whole.times(factor)?.max(table.least).in_cents();
        let places = [("factor", number(factor, self.locale)), ("fee", self.money(whole)), ("principal", self.money(principal))];
        self.step(words::FEE, &places, costs, self.scheme.article);
        if request.expenses {
            let expenses = costs.per_cent(table.expenses)?.min(table.most_expenses).in_cents();
            let places =
                [("rate", percent(table.expenses, self.locale)), ("amount", self.money(costs)), ("most", self.money(table.most_expenses))];
            self.step(words::EXPENSES, &places, expenses, table.expenses_article);
            costs = costs.plus(expenses)?;
        }
        Some(costs)
    }

    /// What the contract names: for a consumer never more than the law allows.
    fn by_contract(&mut self, by_law: Decimal, request: &CostsRequest) -> Result<Amount, Error> {
        let by_law = Amount(by_law).rounded();
        let Some(agreed) = request.agreed else { return Ok(by_law) };
        if agreed.0.is_below_zero() {
            return Err(Error::new("negative-amount", "agreed", "expected the costs that the contract names, zero or more"));
        }
        if agreed.0 >= LIMIT {
            return Err(Error::new("too-large", "agreed", format!("expected less than {LIMIT}, found {agreed}")));
        }
        let business = request.party == Party::Business;
        if agreed.0 >= by_law.0 && (!business || by_law.0.is_zero()) {
            return Ok(by_law);
        }
        let agreed = agreed.rounded();
        self.step(words::AGREED, &[("amount", self.money(agreed.0))], agreed.0, self.scheme.article);
        // Between companies the law sets a floor that no contract goes below.
        let floor = match &self.scheme.scale {
            Scale::Flat(amount) => Some(*amount),
            _ => self.scheme.minimum,
        };
        match floor.filter(|floor| business && agreed.0 < *floor && !by_law.0.is_zero()) {
            Some(floor) => {
                self.step(words::MINIMUM, &[("amount", self.money(floor))], floor, self.scheme.minimum_article);
                Ok(Amount(floor))
            }
            None => Ok(agreed),
        }
    }
}

/// The full fee for a principal: that of the first row, and so much more for each part of a row that is begun.
fn fee_of(principal: Decimal, table: &FeeTable) -> Option<Decimal> {
    if principal <= table.small {
        return Some(table.small_fee);
    }
    let (mut fee, mut start) = (table.first_fee, table.first_up_to);
    for row in table.steps {
        if principal <= start {
            break;
        }
        let end = row.up_to.map_or(principal, |up_to| up_to.min(principal));
        let begun = end.minus(start)?.over(row.each)?.rounded_to(0, RoundingStrategy::ToPositiveInfinity);
        fee = fee.plus(begun.times(row.plus)?)?;
        start = end;
    }
    Some(fee)
}

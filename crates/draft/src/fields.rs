//! What the fields and the conditions of a text stand for.

use helder_law::{CostsRequest, Party, collection_costs, date_in_words, money_in_words};
use helder_model::{Account, Amount, Channel, CustomerKind, Date, Error, Exact, Invoice, Jurisdiction, Locale, Outcome, Skill, sort_by};
use helder_plan::{PaymentPlan, PlanRequest, payment_plan};
use helder_policy::{Fact, Facts, costs_from, disputed_invoices, facts, newest_plan, open_amounts};
use rust_decimal::Decimal;

use crate::{Address, DraftLanguage, DraftOptions};

/// How long a customer has to pay now, unless the host says otherwise.
const DAYS_TO_PAY: i64 = 14;
/// A proposal begins so long after the last day to answer it.
const DAYS_TO_BEGIN: i64 = 14;
/// A proposal that the host leaves to us: so much a month at most, in at most a year; from this amount on.
const A_MONTH: Decimal = Decimal::from_parts(50, 0, 0, false, 0);
const MOST_INSTALMENTS: u32 = 12;
/// Instalments of one contract that are missed within so many days bear lower costs, the later ones (art. 2a of the decree on collection costs).
const SIX_MONTHS: i64 = 184;
/// A customer of so many years is one of long standing (S2.5).
const LONG_RELATION: i64 = 5;

/// The steps that bring a proposal along.
const WITH_PLAN: [&str; 5] = ["offer-plan", "adjust-plan", "confirm-plan", "second-reminder", "call"];

/// The steps that are about what was paid, and never about what is open.
const OF_PAID: [&str; 3] = ["thank", "plan-kept", "win-back"];
/// The room that a bank leaves beside a transfer, in characters, and what of it a text message can spare.
const REFERENCE_ROOM: usize = 140;
const SHORT_REFERENCE_ROOM: usize = 35;

/// What is known, and what was asked for and is not.
pub(crate) struct Fields<'a> {
    account: &'a Account,
    options: &'a DraftOptions,
    pub(crate) address: Address,
    /// A short message: no signs that a text message cannot carry.
    pub(crate) short: bool,
    facts: Facts,
    /// The invoices it is about, with what is open of each; see [`about`].
    about: Vec<(&'a Invoice, Decimal)>,
    amount: Decimal,
    plan: Option<PaymentPlan>,
    blanks: Vec<String>,
}

impl<'a> Fields<'a> {
    pub(crate) fn of(account: &'a Account, options: &'a DraftOptions) -> Result<Self, Error> {
        let today = options.today;
        let by_post = options.channel.is_none_or(|channel| channel == Channel::Letter);
        let first_call = today.plus_days(i64::from(by_post));
        for (path, day, first) in [
            ("payBy", options.pay_by, today),
            ("plan.first", options.plan.as_ref().and_then(|plan| plan.first), today),
            // A letter does not arrive on the day it is written.
            ("moment.day", options.moment.as_ref().filter(|_| options.step == "announce-call").map(|moment| moment.day), first_call),
        ] {
            if let Some(day) = day.filter(|day| *day < first) {
                let message = format!("expected {first} or a later day: the draft is of {today}; found {day}");
                return Err(Error::new("invalid-value", format!("options.{path}"), message));
            }
        }
        let (about, amount) = if OF_PAID.contains(&options.step.as_str()) {
            (last_paid(account, options).into_iter().collect(), Decimal::ZERO)
        } else {
            let about = about(account, options);
            let amount = about.iter().try_fold(Decimal::ZERO, |sum, (_, open)| sum.plus(*open)).unwrap_or(Decimal::MAX);
            (about, amount)
        };
        let mut fields = Self {
            account,
            options,
            address: options.address,
            short: false,
            facts: facts(account, today, options.jurisdiction),
            about,
            amount,
            plan: None,
            blanks: Vec::new(),
        };
        fields.plan = fields.proposal()?;
        Ok(fields)
    }

    /// The proposal of the host, or for a step that brings one along: equal parts of at most fifty euro a month, in at most a year.
    fn proposal(&self) -> Result<Option<PaymentPlan>, Error> {
        let asked = self.options.plan.clone();
        if asked.is_none() && !WITH_PLAN.contains(&self.options.step.as_str()) {
            return Ok(None);
        }
        let by_host = asked.is_some();
        let asked = asked.unwrap_or_default();
        let instalments = asked.instalments.or_else(|| asked.amount.is_none().then(|| parts(self.amount)));
        if self.amount < A_MONTH && !by_host {
            return Ok(None);
        }
        let request = PlanRequest {
            total: Amount(self.amount),
            instalments,
            amount: asked.amount,
            first: asked.first.unwrap_or_else(|| self.pay_by().plus_days(DAYS_TO_BEGIN)),
            every: asked.every,
            skip_months: Vec::new(),
            interest: None,
            currency: Some(self.account.currency.clone()),
            locale: self.locale(),
        };
        match payment_plan(&request) {
            // The texts speak of parts: one part is a slip where a plan is what the step brings, and nothing to offer elsewhere.
            Ok(plan) if plan.instalments.len() < 2 && !WITH_PLAN.contains(&self.options.step.as_str()) => Ok(None),
            Ok(plan) if plan.instalments.len() < 2 => {
                let name = if instalments.is_some() { "instalments" } else { "amount" };
                let message = format!("expected two instalments or more of {}, found one", Amount(self.amount));
                Err(Error::new("invalid-value", format!("options.plan.{name}"), message))
            }
            Ok(plan) => Ok(Some(plan)),
            // What the host asked for is told; what we would have added is left out.
            Err(error) if by_host => Err(Error { path: format!("options.plan.{}", error.path), ..error }),
            Err(_) => Ok(None),
        }
    }

    fn locale(&self) -> Locale {
        match self.options.language {
            DraftLanguage::Nl => Locale::Nl,
            DraftLanguage::En => Locale::En,
        }
    }

    fn pay_by(&self) -> Date {
        self.options.pay_by.unwrap_or_else(|| self.options.today.plus_days(DAYS_TO_PAY))
    }

    /// The fields that were asked for and are not known, each once, in the order of the text.
    pub(crate) fn blanks(self) -> Vec<String> {
        self.blanks
    }

    fn money(&self, amount: Decimal) -> String {
        let text = money_in_words(amount, &self.account.currency, self.locale());
        // A text message has no sign for the euro without becoming half as long.
        match text.strip_prefix('€') {
            Some(number) if self.short => format!("{} euro", number.trim_start()),
            // Nor for a space that no line ends at.
            _ if self.short => text,
            // No line ends between the sign and the number.
            _ => text.replacen(' ', "\u{a0}", 1),
        }
    }

    fn day(&self, day: Date) -> String {
        let text = date_in_words(day, self.locale());
        // A message is short, and it is about these weeks.
        let year = format!(" {}", day.to_string().get(..4).unwrap_or_default());
        if self.short { text.strip_suffix(&year).unwrap_or(&text).to_owned() } else { text }
    }

    /// What a field stands for; what is not known stays a merge field.
    pub(crate) fn value(&mut self, name: &str) -> String {
        let known = self.options.values.get(name).cloned().or_else(|| self.known(name)).filter(|value| !value.trim().is_empty());
        known.unwrap_or_else(|| {
            if !self.blanks.iter().any(|blank| blank == name) {
                self.blanks.push(name.to_owned());
            }
            format!("{{{{{name}}}}}")
        })
    }

    fn known(&self, name: &str) -> Option<String> {
        let sender = &self.options.sender;
        let first = self.about.first();
        let list = |rows: Vec<String>| (!rows.is_empty()).then(|| rows.join("\n"));
        match name {
            "name" => self.account.customer.name.clone(),
            "amount" => (!self.amount.is_zero()).then(|| self.money(self.amount)),
            "invoice" => first.map(|(invoice, _)| invoice.id.clone()),
            "reference" => self.reference(),
            "invoice-amount" => first.map(|(_, open)| self.money(*open)),
            "due" => first.map(|(invoice, _)| self.day(invoice.due)),
            "invoices" => list(self.about.iter().map(|(invoice, open)| self.invoice_line(invoice, *open)).collect()),
            "pay-by" => Some(self.day(self.pay_by())),
            "today" => Some(self.day(self.options.today)),
            "iban" => sender.iban.clone(),
            "account-holder" => sender.account_holder.clone().or_else(|| sender.name.clone()),
            "pay-link" => sender.pay_link.clone(),
            "help-link" => sender.help_link.clone(),
            "sender" => sender.name.clone(),
            "signatory" => sender.signatory.clone(),
            "company-number" => sender.company_number.clone(),
            "phone" => sender.phone.clone(),
            "hours" => sender.hours.clone(),
            "email" => sender.email.clone(),
            "website" => sender.website.clone(),
            "adviser" => self.account.customer.adviser.clone(),
            "costs" => self.costs().map(|costs| self.money(costs)),
            "total" => self.costs().and_then(|costs| costs.plus(self.amount)).map(|total| self.money(total)),
            "total-charged" => {
                let total = self.amount.plus(self.costs_charged().unwrap_or_default());
                total.filter(|total| !total.is_zero()).map(|total| self.money(total))
            }
            "costs-charged" => self.costs_charged().map(|costs| self.money(costs)),
            "plan" => self.plan.as_ref().and_then(|plan| {
                list(plan.instalments.iter().map(|one| format!("- {}: {}", self.day(one.due), self.money(one.amount.0))).collect())
            }),
            "plan-count" => self.plan.as_ref().map(|plan| plan.instalments.len().to_string()),
            "plan-first" => self.plan.as_ref().and_then(|plan| plan.instalments.first()).map(|one| self.money(one.amount.0)),
            "instalment" => self.next_instalment().map(|(_, amount)| self.money(amount)),
            "instalment-day" => self.next_day().map(|day| self.day(day)),
            "promise-day" => {
                let running = self.account.promises.iter().filter(|promise| promise.made <= self.options.today && promise.kept.is_none());
                running.max_by_key(|promise| (promise.made, promise.due)).map(|promise| self.day(promise.due))
            }
            "call-day" => self.options.moment.as_ref().map(|moment| self.day(moment.day)),
            "call-time" => self.call_time(),
            _ => None,
        }
    }

    fn invoice_line(&self, invoice: &Invoice, open: Decimal) -> String {
        let (id, open, due) = (&invoice.id, self.money(open), self.day(invoice.due));
        match self.options.language {
            // The word of Belgian law, in a letter that has to name the day.
            DraftLanguage::Nl if self.options.jurisdiction == Jurisdiction::BE => format!("- rekening {id}: {open}, vervaldag was {due}"),
            DraftLanguage::Nl => format!("- rekening {id}: {open}, betaaldag was {due}"),
            DraftLanguage::En => format!("- invoice {id}: {open}, which was due on {due}"),
        }
    }

    /// What the customer adds to the payment, when it is not given: the numbers of all the invoices, for these are found back. More than fit
    /// beside a transfer are not named by half.
    fn reference(&self) -> Option<String> {
        let ids: Vec<&str> = self.about.iter().map(|(invoice, _)| invoice.id.as_str()).collect();
        let room = if self.short { SHORT_REFERENCE_ROOM } else { REFERENCE_ROOM };
        let all = ids.join(", ");
        (ids.len() == 1 || (1..=room).contains(&all.chars().count())).then_some(all)
    }

    fn call_time(&self) -> Option<String> {
        let moment = self.options.moment.as_ref()?;
        let (from, until) = (moment.from.as_deref()?, moment.until.as_deref()?);
        let hour = |time: &str| time.strip_suffix(":00").map_or_else(|| time.to_owned(), |hour| hour.trim_start_matches('0').to_owned());
        Some(match self.options.language {
            DraftLanguage::Nl => format!("tussen {} en {} uur", hour(from), hour(until)),
            DraftLanguage::En => format!("between {from} and {until}"),
        })
    }

    /// The highest costs the law allows on what is open and was due.
    fn costs(&self) -> Option<Decimal> {
        let request = CostsRequest {
            jurisdiction: self.options.jurisdiction,
            party: if self.is_business() { Party::Business } else { Party::Consumer },
            principal: Some(Amount(self.amount)),
            currency: Some(self.account.currency.clone()),
            on: self.about.first().map(|(invoice, _)| invoice.due),
            vat_rate: self.options.sender.vat_rate,
            ..CostsRequest::default()
        };
        collection_costs(&request).ok().map(|costs| costs.total.0)
    }

    fn costs_charged(&self) -> Option<Decimal> {
        let due = self.about.first()?.0.due;
        let charges = self.account.charges.iter().filter(|charge| charge.date > due && charge.date <= self.options.today);
        let sum = charges.fold(Decimal::ZERO, |sum, charge| sum.plus(charge.amount.0).unwrap_or(Decimal::MAX));
        (!sum.is_zero()).then_some(sum)
    }

    /// The day of the next instalment of the newest plan.
    fn next_day(&self) -> Option<Date> {
        let proposed = self.plan.as_ref().and_then(|plan| plan.instalments.first()).map(|one| one.due);
        self.newest_plan().and_then(|plan| plan.next_due).or(proposed)
    }

    fn next_instalment(&self) -> Option<(Date, Decimal)> {
        let proposed = self.plan.as_ref().and_then(|plan| plan.instalments.first()).map(|one| (one.due, one.amount.0));
        self.newest_plan().and_then(|plan| Some((plan.next_due?, plan.instalment?.0))).or(proposed)
    }

    fn newest_plan(&self) -> Option<&helder_model::Plan> {
        newest_plan(self.account, self.options.today).map(|(_, plan)| plan)
    }

    fn is_business(&self) -> bool {
        self.account.customer.kind == CustomerKind::Business
    }

    /// Whether a condition of a text holds; one that nobody knows does not.
    pub(crate) fn holds(&self, name: &str) -> bool {
        let (account, sender) = (self.account, &self.options.sender);
        match name {
            "many-invoices" => self.about.len() > 1,
            "equal-invoices" => self.has_equal_invoices(),
            "costs-charged" => self.facts.flag(Fact::CostsCharged),
            "costs-with-vat" => sender.vat_rate.is_some_and(|rate| !rate.0.is_zero()) && self.options.jurisdiction == Jurisdiction::NL,
            "cause-known" => self.facts.word(Fact::Cause) != "none",
            "plan-offered" => self.plan.is_some(),
            "pay-link" => sender.pay_link.is_some(),
            "iban" => sender.iban.is_some(),
            "adviser" => self.facts.flag(Fact::Adviser),
            "long-relation" => self.facts.number(Fact::RelationYears) >= LONG_RELATION,
            "part-paid" => self.facts.flag(Fact::PartPaid),
            "debit-failed" => self.facts.word(Fact::FailedDebit) != "none",
            // Something is still to be paid, late or not.
            "open-invoices" => open_amounts(account, self.options.today).iter().any(|open| !open.in_cents().is_zero()),
            "in-nl" => self.options.jurisdiction == Jurisdiction::NL,
            "in-be" => self.options.jurisdiction == Jurisdiction::BE,
            "in-de" => self.options.jurisdiction == Jurisdiction::DE,
            "in-eu" => self.options.jurisdiction == Jurisdiction::EU,
            "by-post" => self.options.channel.is_none_or(|channel| channel == Channel::Letter),
            "consumer" => !self.is_business(),
            "business" => self.is_business(),
            // Those whom the law asks to point to the municipality (Wet gemeentelijke schuldhulpverlening).
            "early-warning" => account.service.is_some() && self.options.jurisdiction == Jurisdiction::NL,
            "digital" => account.customer.skills.digital != Some(Skill::None) && sender.email.is_some() && !self.has_bounced(),
            _ => false,
        }
    }

    /// Whether two invoices look like instalments of one contract: as high as each other, and due within six months.
    fn has_equal_invoices(&self) -> bool {
        let mut all: Vec<(Amount, Date)> = self.about.iter().map(|(invoice, _)| (invoice.amount, invoice.due)).collect();
        sort_by(&mut all, Ord::cmp);
        all.iter().zip(all.iter().skip(1)).any(|(one, next)| one.0 == next.0 && next.1.days_since(one.1) <= SIX_MONTHS)
    }

    /// Whether the last e-mail came back: who did not get it will hardly write one.
    fn has_bounced(&self) -> bool {
        let mails = self.account.contacts.iter().filter(|contact| contact.channel == Channel::Email);
        mails.max_by_key(|contact| contact.date).is_some_and(|contact| contact.outcome == Outcome::Bounced)
    }
}

/// The invoices that a step is about, with what is open of each, the oldest first: those that are late and that nobody disputes, else the next one.
fn about<'a>(account: &'a Account, options: &DraftOptions) -> Vec<(&'a Invoice, Decimal)> {
    let today = options.today;
    let amounts = open_amounts(account, today).into_iter().zip(disputed_invoices(account, today));
    // Less than a cent is nothing that can be paid.
    let mut open: Vec<(&Invoice, (Decimal, bool))> =
        account.invoices.iter().zip(amounts).filter(|(_, (open, _))| !open.in_cents().is_zero()).collect();
    sort_by(&mut open, |a, b| (a.0.due, &a.0.id).cmp(&(b.0.due, &b.0.id)));
    let only = |belongs: &dyn Fn(&Invoice, bool) -> bool| -> Vec<(&'a Invoice, Decimal)> {
        open.iter().filter(|(invoice, (_, disputed))| belongs(invoice, *disputed)).map(|(invoice, (open, _))| (*invoice, *open)).collect()
    };
    let late = only(&|invoice, _| invoice.due < today);
    let of_step = match options.step.as_str() {
        "answer-dispute" => {
            let any_late = open.iter().any(|(invoice, (_, disputed))| *disputed && invoice.due < today);
            only(&|invoice, disputed| (!any_late || invoice.due < today) && disputed)
        }
        "correct-error" => only(&|invoice, _| invoice.our_error),
        "charge-costs" => match letter_of_costs(account, options) {
            Letter::Unknown => Vec::new(),
            Letter::Sent(day) => return only(&|invoice, disputed| day.is_some_and(|day| invoice.due < day) && !disputed),
        },
        // The helper sees the whole of it.
        "contact-helper" => late.clone(),
        _ => Vec::new(),
    };
    if !of_step.is_empty() {
        return of_step;
    }
    // Nothing is late: the next one. What is late and in dispute is no reason to ask for the next one as if it were late.
    let mut asked = only(&|invoice, disputed| (late.is_empty() || invoice.due < today) && !disputed);
    if late.is_empty() {
        asked.truncate(1);
    }
    asked
}

/// The letter that named the costs.
enum Letter {
    /// No such letter is on record: only the host knows what it named.
    Unknown,
    /// The day of the newest whose term is over, if any.
    Sent(Option<Date>),
}

/// The fourteen-day letter that costs can stand on: it named what was late on its day, and nothing that became late afterwards.
fn letter_of_costs(account: &Account, options: &DraftOptions) -> Letter {
    let past = account.contacts.iter().filter(|contact| contact.date <= options.today);
    past.filter_map(|contact| Some((contact.date, costs_from(contact, options.jurisdiction)?))).fold(
        Letter::Unknown,
        |known, (day, from)| {
            let newest = if let Letter::Sent(newest) = known { newest } else { None };
            Letter::Sent(newest.max((from <= options.today).then_some(day)))
        },
    )
}

/// The invoice that was paid last, of a plan rather one that was late when the plan was made, with the whole of its amount.
fn last_paid<'a>(account: &'a Account, options: &DraftOptions) -> Option<(&'a Invoice, Decimal)> {
    let today = options.today;
    let paid = account.invoices.iter().zip(open_amounts(account, today)).filter(|(_, open)| open.in_cents().is_zero());
    let mut paid: Vec<&Invoice> = paid.map(|(invoice, _)| invoice).collect();
    sort_by(&mut paid, |a, b| a.id.cmp(&b.id));
    let booked = account.payments.iter().filter(|payment| payment.failed.is_none() && payment.date <= today).filter_map(|payment| {
        let id = payment.invoice.as_deref()?;
        let place = paid.binary_search_by(|invoice| invoice.id.as_str().cmp(id)).ok()?;
        Some((*paid.get(place)?, payment.date))
    });
    let marked = paid.iter().filter_map(|invoice| Some((*invoice, invoice.paid.filter(|day| *day <= today)?)));
    let agreed = newest_plan(account, today).map(|(_, plan)| plan.agreed).filter(|_| options.step == "plan-kept");
    let of_plan = |invoice: &Invoice| agreed.is_some_and(|agreed| invoice.due < agreed);
    let last = marked.chain(booked).max_by_key(|(invoice, day)| (of_plan(invoice), *day, invoice.due));
    last.map(|(invoice, _)| (invoice, invoice.amount.0))
}

/// In how many parts: of at most fifty euro each, two to twelve.
fn parts(amount: Decimal) -> u32 {
    (2..MOST_INSTALMENTS).find(|parts| A_MONTH.times(Decimal::from(*parts)).is_some_and(|most| most >= amount)).unwrap_or(MOST_INSTALMENTS)
}

//! From an account to its facts. Whatever is dated later than today is not yet known; the order of the records does not matter.

use chrono::Datelike;
use helder_law::{Delivery, NoticeRequest, notice};
use helder_model::{
    Account, Channel, Contact, CustomerKind, Date, Direction, Dispute, DisputeStatus, Exact, Invoice, Jurisdiction, Outcome, Payment,
    PaymentFailure, Plan, PlanStatus, Purpose, sort_by,
};
use rust_decimal::Decimal;

use crate::facts::{Fact, Facts, Value};

/// How far back the way a customer pays is read.
const HISTORY_DAYS: i64 = 730;
const YEAR: i64 = 365;
const MONTH: i64 = 30;
const FORTNIGHT: i64 = 14;
/// Payments take a day or two, and a weekend.
const BANK_DAYS: i64 = 3;

/// The facts of an account on a day.
#[must_use]
pub fn facts(account: &Account, today: Date, jurisdiction: Jurisdiction) -> Facts {
    let ids = invoice_ids(account);
    let open = open_by(&ids, account, today);
    let mut derive = Derive { account, today, ids, open, facts: Facts::new(), contacts: contacts_by_day(account, today) };
    derive.customer();
    let oldest_due = derive.invoices();
    derive.payments(oldest_due);
    derive.contacts(oldest_due);
    derive.contact_points();
    derive.promises(oldest_due);
    derive.plans();
    derive.dispute();
    derive.debt_help();
    derive.letters(oldest_due, jurisdiction);
    derive.facts
}

/// Our messages of the last days, the latest last: for how often we may write.
pub(crate) fn outbound_days(account: &Account, today: Date) -> Vec<Date> {
    let mut days: Vec<Date> =
        account.contacts.iter().filter(|c| c.direction == Direction::Outbound && c.date <= today).map(|c| c.date).collect();
    sort_by(&mut days, Ord::cmp);
    days
}

struct Derive<'a> {
    account: &'a Account,
    today: Date,
    ids: Vec<(&'a str, usize)>,
    /// What is open of each invoice.
    open: Vec<Decimal>,
    facts: Facts,
    /// Those up to today, by day and hour; of one hour in an order that does not depend on that of the account.
    contacts: Vec<(usize, &'a Contact)>,
}

/// The customer was heard. Who only looked (opened, followed a link, logged in) was not.
pub(crate) fn is_real(contact: &Contact) -> bool {
    let looked = matches!(contact.outcome, Outcome::Opened | Outcome::Clicked);
    contact.outcome == Outcome::Reached || (contact.direction == Direction::Inbound && !looked)
}

fn contacts_by_day(account: &Account, today: Date) -> Vec<(usize, &Contact)> {
    let mut contacts: Vec<_> = account.contacts.iter().enumerate().filter(|(_, contact)| contact.date <= today).collect();
    let what = |c: &Contact| (c.said, c.cause, c.channel, c.outcome as u8, c.purpose.map(|purpose| purpose as u8), c.received);
    let moment = |c: &Contact| (c.date, c.hour, c.direction == Direction::Outbound, what(c));
    sort_by(&mut contacts, |a, b| moment(a.1).cmp(&moment(b.1)));
    contacts
}

/// The newest plan up to a day, and its place; of plans of one day the one that speaks most for the customer.
#[must_use]
pub fn newest_plan(account: &Account, today: Date) -> Option<(usize, &Plan)> {
    let kindness = |status: PlanStatus| match status {
        PlanStatus::Failed => 0,
        PlanStatus::Completed => 1,
        PlanStatus::Missed => 2,
        PlanStatus::Proposed => 3,
        PlanStatus::Running => 4,
    };
    let plans = account.plans.iter().enumerate().filter(|(_, plan)| plan.agreed <= today);
    // Every field takes part, so that the order of the records never decides.
    plans.max_by_key(|(_, plan)| (plan.agreed, kindness(plan.status), plan.by_customer, plan.next_due, plan.instalment))
}

/// Each once. For words of a short list.
fn distinct<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    all.into_iter().fold(Vec::new(), |mut seen, word| {
        if !seen.contains(&word) {
            seen.push(word);
        }
        seen
    })
}

/// The ids of the invoices with their places in the account, sorted.
fn invoice_ids(account: &Account) -> Vec<(&str, usize)> {
    let mut ids: Vec<_> = account.invoices.iter().enumerate().map(|(place, invoice)| (invoice.id.as_str(), place)).collect();
    sort_by(&mut ids, Ord::cmp);
    ids
}

/// What is open of each invoice on a day: as the record says, else the amount less what was booked on it; nothing of one that is paid.
#[must_use]
pub fn open_amounts(account: &Account, today: Date) -> Vec<Decimal> {
    open_by(&invoice_ids(account), account, today)
}

fn open_by(ids: &[(&str, usize)], account: &Account, today: Date) -> Vec<Decimal> {
    let mut booked = vec![Decimal::ZERO; ids.len()];
    for payment in account.payments.iter().filter(|payment| payment.failed.is_none() && payment.date <= today) {
        let place = payment.invoice.as_deref().and_then(|id| place_of(ids, id));
        if let Some(sum) = place.and_then(|place| booked.get_mut(place)) {
            *sum = sum.plus(payment.amount.0).unwrap_or(Decimal::MAX);
        }
    }
    let open = |(invoice, booked): (&Invoice, &Decimal)| {
        if invoice.paid.is_some_and(|day| day <= today) {
            return Decimal::ZERO;
        }
        let left = || invoice.amount.0.minus(*booked).unwrap_or(Decimal::MIN);
        invoice.open.map_or_else(left, |open| open.0).max(Decimal::ZERO)
    };
    account.invoices.iter().zip(&booked).map(open).collect()
}

/// The place of an invoice in the account, by [`invoice_ids`].
fn place_of(ids: &[(&str, usize)], id: &str) -> Option<usize> {
    let found = ids.binary_search_by(|(known, _)| (*known).cmp(id)).ok()?;
    ids.get(found).map(|(_, place)| *place)
}

/// Which invoices an open dispute is about, by their places. A dispute without an invoice is about all of them, and so is one about an id that no
/// invoice has: that is a slip, which must not make a dispute smaller, or disappear.
#[must_use]
pub fn disputed_invoices(account: &Account, today: Date) -> Vec<bool> {
    disputed_by(&invoice_ids(account), account, today)
}

fn disputed_by(ids: &[(&str, usize)], account: &Account, today: Date) -> Vec<bool> {
    let mut disputed = vec![false; ids.len()];
    let is_open = |dispute: &&Dispute| dispute.status == DisputeStatus::Open && dispute.opened <= today;
    for dispute in account.disputes.iter().filter(is_open) {
        match dispute.invoice.as_deref().and_then(|id| place_of(ids, id)) {
            Some(place) => disputed.iter_mut().skip(place).take(1).for_each(|slot| *slot = true),
            None => return vec![true; disputed.len()],
        }
    }
    disputed
}

/// The first day on which the costs that a contact named may be charged; nothing when it was no fourteen-day letter of ours that can have arrived.
#[must_use]
pub fn costs_from(contact: &Contact, jurisdiction: Jurisdiction) -> Option<Date> {
    if contact.purpose != Some(Purpose::FourteenDayLetter) || !is_delivered(contact) {
        return None;
    }
    let channel = match contact.channel {
        Channel::Letter => Delivery::Post,
        Channel::Email => Delivery::Email,
        // Only a letter or an e-mail can carry it.
        Channel::Sms | Channel::Whatsapp | Channel::Call | Channel::Visit | Channel::Portal => return None,
    };
    // In Belgium the term counts from the sending, whenever it was received.
    let received = contact.received.filter(|day| *day >= contact.date && jurisdiction != Jurisdiction::BE);
    let request = NoticeRequest {
        jurisdiction,
        received,
        sent: received.is_none().then_some(contact.date),
        channel: received.is_none().then_some(channel),
        ..NoticeRequest::default()
    };
    notice(&request).ok().map(|notice| notice.costs_from)
}

/// Sent by us, and it did not come back.
fn is_delivered(contact: &Contact) -> bool {
    contact.direction == Direction::Outbound && contact.outcome != Outcome::Bounced
}

impl<'a> Derive<'a> {
    fn number(&mut self, fact: Fact, number: impl TryInto<i64>) {
        self.facts.set(fact, Value::Number(number.try_into().unwrap_or(i64::MAX)));
    }

    fn flag(&mut self, fact: Fact, flag: bool) {
        self.facts.set(fact, Value::Flag(flag));
    }

    fn amount(&mut self, fact: Fact, amount: Decimal) {
        self.facts.set(fact, Value::Amount(amount));
    }

    /// A value of a closed vocabulary: its words follow the one for what is not known.
    fn word(&mut self, fact: Fact, place: u8) {
        self.facts.set(fact, Value::Word(1 + place));
    }

    fn day(&mut self, fact: Fact, day: Date) {
        self.facts.set(fact, Value::Day(day));
    }

    /// The place of the invoice that a dispute is about; nothing when it is about all of them, as in [`disputed_invoices`].
    fn about(&self, dispute: &Dispute) -> Option<usize> {
        place_of(&self.ids, dispute.invoice.as_deref()?)
    }

    fn days_ago(&self, day: Date) -> i64 {
        self.today.days_since(day)
    }

    /// The last day on which money came in.
    fn last_paid(&self) -> Option<Date> {
        let arrived = |payment: &&Payment| payment.failed.is_none() && payment.date <= self.today && !payment.amount.0.is_zero();
        self.account.payments.iter().filter(arrived).map(|payment| payment.date).max()
    }

    fn customer(&mut self) {
        let customer = &self.account.customer;
        self.facts.set(Fact::CustomerKind, Value::Word(customer.kind as u8));
        if let Some(service) = self.account.service {
            self.word(Fact::Service, service as u8);
        }
        let skills =
            [(Fact::Digital, customer.skills.digital), (Fact::Literacy, customer.skills.literacy), (Fact::Dutch, customer.skills.dutch)];
        for (fact, skill) in skills {
            if let Some(skill) = skill {
                self.word(fact, skill as u8);
            }
        }
        self.flag(Fact::Deceased, customer.deceased);
        let minor = customer.kind == CustomerKind::Consumer && customer.born.is_some_and(|born| full_years(born, self.today) < 18);
        self.flag(Fact::Minor, minor);
        self.number(Fact::Vulnerabilities, customer.vulnerabilities.len());

        self.flag(Fact::Preference, customer.preferences.channel.is_some());
        self.flag(Fact::Adviser, customer.adviser.as_deref().is_some_and(|adviser| !adviser.trim().is_empty()));
        // Without a day on record, the oldest invoice tells how long at least. That it is a new customer it does not tell.
        let first = self.account.invoices.iter().map(|invoice| invoice.issued.unwrap_or(invoice.due)).min();
        let years = |since: Date| full_years(since, self.today).max(0);
        if let Some(years) = customer.since.map(years).or_else(|| first.map(years).filter(|years| *years > 0)) {
            self.number(Fact::RelationYears, years);
        }
    }

    /// What is open, and how earlier invoices were paid. Gives the due day of the oldest overdue invoice.
    fn invoices(&mut self) -> Option<Date> {
        let (account, today) = (self.account, self.today);
        let disputed = disputed_by(&self.ids, account, today);
        let outbound = outbound_days(account, today);
        let (mut overdue, mut undisputed, mut count, mut oldest, mut next) = (Decimal::ZERO, Decimal::ZERO, 0, None::<Date>, None::<Date>);
        let (mut paid, mut late, mut longest, mut after_message, mut our_error) = (0_i64, 0_i64, 0, 0, false);
        for (i, invoice) in account.invoices.iter().enumerate() {
            if let Some(day) = invoice.paid.filter(|day| *day <= today) {
                if self.days_ago(invoice.due) <= HISTORY_DAYS {
                    paid += 1;
                    let delay = day.days_since(invoice.due);
                    if delay > 0 {
                        late += 1;
                        longest = longest.max(delay);
                        let before = outbound.partition_point(|day| *day <= invoice.due);
                        after_message += i32::from(outbound.get(before).is_some_and(|message| *message <= day));
                        self.facts.seen_in(Fact::LatePaid, "invoices", i);
                    }
                }
                continue;
            }
            let open = self.open.get(i).copied().unwrap_or_default();
            if open.is_zero() {
                continue;
            }
            if invoice.due >= today {
                next = Some(next.map_or(invoice.due, |next| next.min(invoice.due)));
                continue;
            }
            count += 1;
            overdue = overdue.plus(open).unwrap_or(Decimal::MAX);
            oldest = Some(oldest.map_or(invoice.due, |oldest| oldest.min(invoice.due)));
            our_error |= invoice.our_error;
            if disputed.get(i) == Some(&false) {
                undisputed = undisputed.plus(open).unwrap_or(Decimal::MAX);
            }
            for fact in [Fact::OverdueAmount, Fact::DaysLate] {
                self.facts.seen_in(fact, "invoices", i);
            }
        }
        self.amount(Fact::OverdueAmount, overdue);
        self.amount(Fact::UndisputedAmount, undisputed);
        self.number(Fact::OverdueInvoices, count);
        self.flag(Fact::OurError, our_error);
        if let Some(oldest) = oldest {
            self.number(Fact::DaysLate, self.days_ago(oldest));
            self.number(Fact::ClaimYears, full_years(oldest, today));
        }
        if let Some(next) = next {
            self.number(Fact::DueIn, next.days_since(today));
        }
        self.number(Fact::PaidInvoices, paid);
        self.number(Fact::LatePaid, late);
        self.number(Fact::LongestDelay, longest);
        self.number(Fact::PaidAfterReminder, after_message);
        // Of one or two invoices a share would say nothing.
        if paid >= 3 {
            self.number(Fact::LateShare, late.saturating_mul(100) / paid);
        }
        oldest
    }

    fn payments(&mut self, oldest_due: Option<Date>) {
        let (mut unbooked, mut part_paid, mut recent) = (Decimal::ZERO, false, false);
        let mut failure: Option<(Date, PaymentFailure, usize)> = None;
        for (i, payment) in self.account.payments.iter().enumerate().filter(|(_, payment)| payment.date <= self.today) {
            let since_due = oldest_due.is_some_and(|due| payment.date > due);
            if let Some(failed) = payment.failed {
                let newer = failure.is_none_or(|(date, kind, _)| (payment.date, failed as u8) > (date, kind as u8));
                if self.days_ago(payment.date) <= 60 && newer {
                    failure = Some((payment.date, failed, i));
                }
                continue;
            }
            if payment.amount.0.is_zero() {
                continue;
            }
            let invoice = payment.invoice.as_deref().and_then(|id| self.account.invoices.get(place_of(&self.ids, id)?));
            if invoice.is_none() && since_due {
                unbooked = unbooked.plus(payment.amount.0).unwrap_or(Decimal::MAX);
                self.facts.seen_in(Fact::UnbookedAmount, "payments", i);
            }
            if since_due {
                part_paid = true;
                self.facts.seen_in(Fact::PartPaid, "payments", i);
            }
            recent |= self.days_ago(payment.date) <= 7 && invoice.is_some_and(|invoice| invoice.due < self.today);
        }
        // An invoice may be marked as paid without its payment on record.
        recent |= self
            .account
            .invoices
            .iter()
            .any(|invoice| invoice.paid.is_some_and(|day| day > invoice.due && (0..=7).contains(&self.days_ago(day))));
        self.amount(Fact::UnbookedAmount, unbooked);
        self.flag(Fact::PartPaid, part_paid);
        self.flag(Fact::RecentPayment, recent);
        if let Some((_, kind, i)) = failure {
            self.word(Fact::FailedDebit, kind as u8);
            self.facts.seen_in(Fact::FailedDebit, "payments", i);
        }
    }

    fn contacts(&mut self, oldest_due: Option<Date>) {
        let contacts = std::mem::take(&mut self.contacts);
        let last_outbound = contacts.iter().rev().find(|(_, contact)| contact.direction == Direction::Outbound);
        if let Some((i, contact)) = last_outbound {
            self.number(Fact::DaysSinceContact, self.days_ago(contact.date));
            self.day(Fact::LastContact, contact.date);
            self.facts.seen_in(Fact::LastContact, "contacts", *i);
        }
        let written =
            |contact: &Contact| contact.direction == Direction::Outbound && !matches!(contact.channel, Channel::Call | Channel::Visit);
        // The last thing that happened was our message, and it arrived.
        if let Some((_, last)) = contacts.last().filter(|(_, last)| written(last) && !is_real(last) && last.outcome != Outcome::Bounced) {
            self.number(Fact::DaysSinceMessage, self.days_ago(last.date));
        }
        // A question is answered when we came back to the customer later, or spoke on the same day. A reminder is no answer.
        let dunning =
            |purpose: Purpose| matches!(purpose, Purpose::Reminder | Purpose::FourteenDayLetter | Purpose::Demand | Purpose::FinalNotice);
        let answers = |contact: &Contact| contact.outcome == Outcome::Reached || !contact.purpose.is_some_and(dunning);
        let last_answer = contacts.iter().rev().find(|(_, contact)| contact.direction == Direction::Outbound && answers(contact));
        // In order, as the contacts are.
        let spoken: Vec<Date> =
            contacts.iter().filter(|(_, contact)| contact.outcome == Outcome::Reached).map(|(_, contact)| contact.date).collect();
        let is_answered = |question: &Contact| {
            last_answer.is_some_and(|(_, last)| last.date > question.date) || spoken.binary_search(&question.date).is_ok()
        };
        // Whom nobody answered was heard, and not spoken with.
        let is_talk = |contact: &Contact| match contact.outcome {
            Outcome::NoAnswer | Outcome::Bounced => false,
            Outcome::Unanswered => is_real(contact) && is_answered(contact),
            _ => is_real(contact),
        };
        if let Some((i, spoken)) = contacts.iter().rev().find(|(_, contact)| is_talk(contact)) {
            self.number(Fact::DaysSinceSpoken, self.days_ago(spoken.date));
            self.day(Fact::LastSpoken, spoken.date);
            self.facts.seen_in(Fact::LastSpoken, "contacts", *i);
        }
        if let Some(due) = oldest_due {
            let about_it = due.plus_days(-MONTH);
            let (mut attempts, mut reached, mut opened, mut clicked) = (0, 0, 0, 0);
            let mut silent: Vec<Channel> = Vec::new();
            for (i, contact) in contacts.iter().filter(|(_, contact)| contact.date >= about_it) {
                if is_talk(contact) {
                    reached += 1;
                    self.facts.seen_in(Fact::Reached, "contacts", *i);
                }
                if is_real(contact) {
                    silent.clear();
                }
                if matches!(contact.outcome, Outcome::Opened | Outcome::Clicked) && contact.date > due {
                    opened += 1;
                    clicked += i32::from(contact.outcome == Outcome::Clicked);
                    self.facts.seen_in(Fact::Opened, "contacts", *i);
                }
                let ours = contact.direction == Direction::Outbound && contact.purpose != Some(Purpose::PaymentReceived);
                if ours && contact.date > due {
                    attempts += 1;
                    self.facts.seen_in(Fact::Attempts, "contacts", *i);
                    if !is_real(contact) {
                        silent.push(contact.channel);
                    }
                }
            }
            let calls = silent.iter().filter(|channel| **channel == Channel::Call).count();
            let streak = silent.len();
            let silent = distinct(silent);
            self.number(Fact::Attempts, attempts);
            self.number(Fact::Reached, reached);
            self.number(Fact::Opened, opened);
            self.number(Fact::Clicked, clicked);
            self.number(Fact::NoAnswer, streak);
            self.number(Fact::NoAnswerChannels, silent.len());
            self.number(Fact::NoAnswerCalls, calls);
            let said = contacts.iter().rev().filter(|(_, contact)| contact.date >= about_it && is_real(contact));
            if let Some((i, said)) = said.clone().find_map(|(i, contact)| contact.said.map(|said| (*i, said))) {
                self.word(Fact::Said, said as u8);
                self.facts.seen_in(Fact::Said, "contacts", i);
            }
        }
        let mut causes = Vec::new();
        let today = self.today;
        for (i, contact) in contacts.iter().rev().filter(|(_, contact)| today.days_since(contact.date) <= YEAR) {
            if let Some(cause) = contact.cause {
                if causes.is_empty() {
                    self.word(Fact::Cause, cause as u8);
                }
                self.facts.seen_in(Fact::Cause, "contacts", *i);
                causes.push(cause);
            }
        }
        self.number(Fact::Causes, distinct(causes).len());
        let mut open_questions = 0;
        for (i, question) in contacts.iter().filter(|(_, contact)| contact.outcome == Outcome::Unanswered) {
            if !is_answered(question) && self.days_ago(question.date) <= YEAR {
                open_questions += 1;
                self.facts.seen_in(Fact::Unanswered, "contacts", *i);
            }
        }
        self.number(Fact::Unanswered, open_questions);
        self.contacts = contacts;
    }

    fn contact_points(&mut self) {
        let mut bounced = 0;
        let mut verified: Option<Date> = None;
        for (i, point) in self.account.contact_points.iter().enumerate() {
            let confirmed = point.verified.filter(|day| *day <= self.today);
            if point.bounced.is_some_and(|day| day <= self.today && confirmed.is_none_or(|confirmed| day >= confirmed)) {
                bounced += 1;
                self.facts.seen_in(Fact::Bounced, "contactPoints", i);
            }
            verified = verified.max(confirmed);
        }
        let returned: Vec<usize> = self
            .contacts
            .iter()
            .filter(|(_, contact)| {
                contact.outcome == Outcome::Bounced && verified.is_none_or(|day| contact.date > day) && self.days_ago(contact.date) <= YEAR
            })
            .map(|(i, _)| *i)
            .collect();
        for i in &returned {
            self.facts.seen_in(Fact::Bounced, "contacts", *i);
        }
        self.number(Fact::Bounced, bounced + returned.len());
        if let Some(verified) = verified {
            self.number(Fact::ContactDataAge, self.days_ago(verified) / MONTH);
        }
    }

    fn promises(&mut self, oldest_due: Option<Date>) {
        let last_paid = self.last_paid();
        let mut judged: Vec<(Date, Date, Kept, usize)> = Vec::new();
        for (i, promise) in self.account.promises.iter().enumerate().filter(|(_, promise)| promise.made <= self.today) {
            let status = match promise.kept {
                Some(true) => Kept::Yes,
                Some(false) => Kept::No,
                None if promise.due >= self.today => Kept::NotYet,
                None if self.days_ago(promise.due) <= BANK_DAYS => Kept::NotYet,
                None if last_paid.is_some_and(|day| day >= promise.made) => Kept::Yes,
                None => Kept::No,
            };
            judged.push((promise.made, promise.due, status, i));
        }
        let broken: Vec<usize> =
            judged.iter().filter(|(made, _, status, _)| *status == Kept::No && self.days_ago(*made) <= YEAR).map(|(.., i)| *i).collect();
        for i in &broken {
            self.facts.seen_in(Fact::PromisesBroken, "promises", *i);
        }
        self.number(Fact::PromisesBroken, broken.len());
        // The latest; of one day the one that speaks for the customer.
        let kindness = |status: Kept| match status {
            Kept::No => 0,
            Kept::Yes => 1,
            Kept::NotYet => 2,
        };
        let latest = judged.into_iter().max_by_key(|(made, due, status, _)| (*made, kindness(*status), *due));
        // A promise about an invoice that is long paid says nothing of this one.
        let Some((made, due, status, i)) =
            latest.filter(|(made, _, status, _)| *status == Kept::NotYet || oldest_due.is_some_and(|due| *made >= due.plus_days(-MONTH)))
        else {
            return;
        };
        debug_assert!(made <= self.today);
        self.word(Fact::Promise, status as u8);
        self.facts.seen_in(Fact::Promise, "promises", i);
        if status == Kept::NotYet {
            // Three days later we would see the money.
            self.day(Fact::PromiseDue, due.plus_days(BANK_DAYS));
        }
    }

    fn plans(&mut self) {
        let recent = |plan: &&Plan| plan.agreed <= self.today && self.days_ago(plan.agreed) <= HISTORY_DAYS;
        let failed = self.account.plans.iter().filter(|plan| plan.status == PlanStatus::Failed).filter(recent);
        self.number(Fact::PlansFailed, failed.count());
        let Some((i, plan)) = newest_plan(self.account, self.today) else {
            return;
        };
        // An instalment may come some days early; what came in since then speaks for the customer.
        let is_due = |next: Date| self.days_ago(next) > BANK_DAYS;
        let missed = |next: Date| is_due(next) && self.last_paid().is_none_or(|paid| paid < next.plus_days(-FORTNIGHT));
        let is_missed = plan.status == PlanStatus::Running && plan.next_due.is_some_and(missed);
        let status = if is_missed { PlanStatus::Missed } else { plan.status };
        self.word(Fact::Plan, status as u8);
        self.flag(Fact::PlanByCustomer, plan.by_customer);
        self.facts.seen_in(Fact::Plan, "plans", i);
        if let Some(next) = plan.next_due {
            self.day(Fact::PlanDue, next);
            self.number(Fact::PlanDueIn, next.days_since(self.today));
        }
    }

    fn dispute(&mut self) {
        let is_open = |place: usize| self.open.get(place).is_some_and(|open| !open.is_zero());
        let about_open = self
            .account
            .disputes
            .iter()
            .enumerate()
            .filter(|(_, dispute)| dispute.opened <= self.today && self.about(dispute).is_none_or(is_open));
        let kindness = |status: DisputeStatus| match status {
            DisputeStatus::Rejected => 0,
            DisputeStatus::Accepted => 1,
            DisputeStatus::Open => 2,
        };
        let latest =
            about_open.max_by_key(|(_, dispute)| (dispute.status == DisputeStatus::Open, dispute.opened, kindness(dispute.status)));
        if let Some((i, dispute)) = latest {
            self.word(Fact::Dispute, dispute.status as u8);
            self.facts.seen_in(Fact::Dispute, "disputes", i);
        }
    }

    fn debt_help(&mut self) {
        let Some(help) = &self.account.debt_help else { return };
        if help.since <= self.today && help.until.is_none_or(|until| until >= self.today) {
            self.word(Fact::DebtHelp, help.kind as u8);
            if let Some(until) = help.until {
                self.day(Fact::DebtHelpUntil, until);
            }
        }
    }

    /// The letters that carry weight, and the costs.
    fn letters(&mut self, oldest_due: Option<Date>, jurisdiction: Jurisdiction) {
        let Some(due) = oldest_due else { return };
        let charged =
            self.account.charges.iter().filter(|charge| charge.date > due && charge.date <= self.today && !charge.amount.0.is_zero());
        let first_charge = charged.map(|charge| charge.date).min();
        self.flag(Fact::CostsCharged, first_charge.is_some());
        self.flag(Fact::EarlyWarning, self.account.reported.is_some_and(|day| day > due && day <= self.today));
        // Before the due day it is no default.
        let since_due = || self.contacts.iter().filter(|(_, contact)| contact.date > due);
        let is_final = since_due().any(|(_, contact)| contact.purpose == Some(Purpose::FinalNotice) && is_delivered(contact));
        let costs_from: Vec<(Date, usize)> =
            since_due().filter_map(|(i, contact)| costs_from(contact, jurisdiction).map(|day| (day, *i))).collect();
        let allowed = costs_from.iter().map(|(day, _)| *day).min();
        self.flag(Fact::CostsTooEarly, first_charge.is_some_and(|charged| allowed.is_none_or(|day| charged < day)));
        // After a second letter its own term counts: we named that day.
        let latest = costs_from.into_iter().max_by_key(|(day, _)| *day);
        self.flag(Fact::FinalNotice, is_final);
        if let Some((day, i)) = latest {
            // The words: running, run out.
            self.word(Fact::FourteenDayLetter, u8::from(self.today >= day));
            self.day(Fact::CostsFrom, day);
            self.facts.seen_in(Fact::FourteenDayLetter, "contacts", i);
        }
    }
}

/// Whether a promise was kept, in the order of its words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    NotYet,
    Yes,
    No,
}

/// Full years between two days; 29 February has its anniversary on 1 March of a common year.
fn full_years(from: Date, to: Date) -> i64 {
    let years = i64::from(to.0.year()) - i64::from(from.0.year());
    years - i64::from((to.0.month(), to.0.day()) < (from.0.month(), from.0.day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts;
    use helder_model::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_word_of_the_wire_is_a_word_of_its_fact() {
        fn same<T: Read + serde::Serialize + Copy>(words: &[&str], first: usize, place: impl Fn(T) -> u8) {
            for (i, word) in words.iter().enumerate().skip(first) {
                let value: T = from_json(&format!("{word:?}")).unwrap();
                assert_eq!(usize::from(place(value)) + first, i, "{word}");
            }
            // And the vocabulary ends where the words do: an unknown word is told all of them.
            let told = from_json::<T>("\"?\"").err().unwrap().message;
            let listed = told.split("one of ").nth(1).unwrap_or_default().split(", found").next().unwrap_or_default();
            assert_eq!(listed.split(", ").count(), words.len() - first, "{told}");
        }
        same::<Cause>(facts::CAUSES, 1, |value| value as u8);
        same::<Said>(facts::SAID, 1, |value| value as u8);
        same::<PlanStatus>(facts::PLANS, 1, |value| value as u8);
        same::<DisputeStatus>(facts::DISPUTES, 1, |value| value as u8);
        same::<DebtHelpKind>(facts::DEBT_HELP, 1, |value| value as u8);
        same::<Skill>(facts::SKILLS, 1, |value| value as u8);
        same::<PaymentFailure>(facts::FAILURES, 1, |value| value as u8);
        same::<Service>(facts::SERVICES, 1, |value| value as u8);
        same::<CustomerKind>(facts::KINDS, 0, |value| value as u8);
        same::<crate::Posture>(facts::POSTURES, 0, |value| value as u8);
    }

    #[test]
    fn years_are_full_on_the_anniversary() {
        assert_eq!(full_years(day("2020-02-29"), day("2021-02-28")), 0);
        assert_eq!(full_years(day("2020-02-29"), day("2021-03-01")), 1);
        assert_eq!(full_years(day("2008-11-24"), day("2026-11-23")), 17);
        assert_eq!(full_years(day("2008-11-23"), day("2026-11-23")), 18);
    }

    /// One row: an account, a fact, and its value on 23 November 2026.
    #[test]
    fn facts_follow_from_the_records() {
        let cases = [
            (r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-23"}]"#, Fact::DaysLate, "0"),
            (r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-23"}]"#, Fact::DueIn, "0"),
            (r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-22"}]"#, Fact::DaysLate, "1"),
            (r#""invoices":[{"id":"1","amount":"10.00","due":"2027-01-01"}]"#, Fact::OverdueAmount, "0.00"),
            (r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01","paid":"2026-11-24"}]"#, Fact::OverdueAmount, "10.00"),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"payments":[{"date":"2026-11-02","amount":"4.00","invoice":"1"}]"#,
                Fact::OverdueAmount,
                "6.00",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"payments":[{"date":"2026-11-02","amount":"14.00","invoice":"1"}]"#,
                Fact::OverdueAmount,
                "0.00",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"payments":[{"date":"2026-11-02","amount":"4.00"}]"#,
                Fact::UnbookedAmount,
                "4.00",
            ),
            // One that is booked on an invoice that is not there: perhaps a slip, perhaps an old one.
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"payments":[{"date":"2026-11-02","amount":"4.00","invoice":"of-another"}]"#,
                Fact::UnbookedAmount,
                "4.00",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"payments":[{"date":"2026-11-02","amount":"4.00","invoice":"of-another"}]"#,
                Fact::OverdueAmount,
                "10.00",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"disputes":[{"opened":"2026-11-02","status":"open"}]"#,
                Fact::UndisputedAmount,
                "0.00",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"},{"id":"2","amount":"5.00","due":"2026-11-01"}],"disputes":[{"opened":"2026-11-02","status":"open","invoice":"1"}]"#,
                Fact::UndisputedAmount,
                "5.00",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"disputes":[{"opened":"2026-11-02","status":"open","invoice":"of-another"}]"#,
                Fact::Dispute,
                "open",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"disputes":[{"opened":"2026-11-02","status":"open","invoice":"of-another"}]"#,
                Fact::UndisputedAmount,
                "0.00",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"payments":[{"date":"2026-11-05","amount":"10.00","invoice":"1"}],"disputes":[{"opened":"2026-11-02","status":"open","invoice":"1"}]"#,
                Fact::Dispute,
                "none",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"payments":[{"date":"2026-11-05","amount":"9.99","invoice":"1"}],"disputes":[{"opened":"2026-11-02","status":"open","invoice":"1"}]"#,
                Fact::Dispute,
                "open",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"promises":[{"made":"2026-11-10","due":"2026-11-21"}]"#,
                Fact::Promise,
                "running",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"promises":[{"made":"2026-11-10","due":"2026-11-15"}]"#,
                Fact::Promise,
                "broken",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-11-01"}],"promises":[{"made":"2026-11-10","due":"2026-11-15"}],"payments":[{"date":"2026-11-14","amount":"1.00","invoice":"1"}]"#,
                Fact::Promise,
                "kept",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-10-20","channel":"letter","outcome":"sent","purpose":"fourteen-day-letter","received":"2026-11-09"}]"#,
                Fact::FourteenDayLetter,
                "running",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-10-20","channel":"letter","outcome":"sent","purpose":"fourteen-day-letter","received":"2026-11-08"}]"#,
                Fact::FourteenDayLetter,
                "run-out",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-10-20","channel":"letter","outcome":"bounced","purpose":"fourteen-day-letter"}]"#,
                Fact::FourteenDayLetter,
                "none",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-09-20","channel":"letter","outcome":"sent","purpose":"fourteen-day-letter"}]"#,
                Fact::FourteenDayLetter,
                "none",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-10-20","channel":"sms","outcome":"sent","purpose":"fourteen-day-letter"}]"#,
                Fact::FourteenDayLetter,
                "none",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-11-20","channel":"email","direction":"inbound","outcome":"unanswered"}]"#,
                Fact::Unanswered,
                "1",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-11-20","channel":"email","direction":"inbound","outcome":"unanswered"},{"date":"2026-11-21","channel":"call","outcome":"reached"}]"#,
                Fact::Unanswered,
                "0",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-11-10","channel":"email","direction":"inbound","outcome":"unanswered"},{"date":"2026-11-21","channel":"letter","outcome":"sent","purpose":"reminder"}]"#,
                Fact::Unanswered,
                "1",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-10-20","channel":"call","outcome":"no-answer"},{"date":"2026-10-22","channel":"email","outcome":"sent"},{"date":"2026-12-22","channel":"email","outcome":"sent"}]"#,
                Fact::NoAnswerChannels,
                "2",
            ),
            // A question that waits for us is no talk; once answered it is, and so is a message that needed no answer.
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-11-16","channel":"email","direction":"inbound","outcome":"unanswered"}]"#,
                Fact::Reached,
                "0",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-11-10","channel":"call","outcome":"reached"},{"date":"2026-11-16","channel":"email","direction":"inbound","outcome":"unanswered"}]"#,
                Fact::DaysSinceSpoken,
                "13",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-11-10","channel":"call","outcome":"reached"},{"date":"2026-11-16","channel":"call","direction":"inbound","outcome":"no-answer"}]"#,
                Fact::DaysSinceSpoken,
                "13",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-11-16","channel":"email","direction":"inbound","outcome":"unanswered"},{"date":"2026-11-18","channel":"email","outcome":"sent"}]"#,
                Fact::DaysSinceSpoken,
                "7",
            ),
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-11-16","channel":"email","direction":"inbound","outcome":"sent"}]"#,
                Fact::DaysSinceSpoken,
                "7",
            ),
            // The customer was heard all the same.
            (
                r#""invoices":[{"id":"1","amount":"10.00","due":"2026-10-01"}],"contacts":[{"date":"2026-11-10","channel":"email","outcome":"sent"},{"date":"2026-11-16","channel":"email","direction":"inbound","outcome":"unanswered"}]"#,
                Fact::NoAnswer,
                "0",
            ),
            (r#""invoices":[],"customer":{"born":"2008-11-24"}"#, Fact::Minor, "true"),
            (r#""invoices":[],"customer":{"born":"2008-11-23"}"#, Fact::Minor, "false"),
            (r#""invoices":[],"debtHelp":{"kind":"municipal","since":"2026-01-01","until":"2026-11-22"}"#, Fact::DebtHelp, "none"),
            (r#""invoices":[],"debtHelp":{"kind":"municipal","since":"2026-01-01","until":"2026-11-23"}"#, Fact::DebtHelp, "municipal"),
            (r#""invoices":[],"contactPoints":[{"channel":"email","bounced":"2026-10-01","verified":"2026-10-02"}]"#, Fact::Bounced, "0"),
            (r#""invoices":[],"contactPoints":[{"channel":"email","bounced":"2026-10-02","verified":"2026-10-01"}]"#, Fact::Bounced, "1"),
        ];
        for (account, fact, expected) in cases {
            let account: Account = from_json(&format!("{{\"id\":\"a\",{account}}}")).unwrap();
            let facts = facts(&account, day("2026-11-23"), Jurisdiction::NL);
            assert_eq!(facts.get(fact).map(|value| value.text(fact)).as_deref(), Some(expected), "{}: {account:?}", fact.name());
        }
    }
}

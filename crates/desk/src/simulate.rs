//! What if: the same customers under each pack, day by day. Seeded and whole-numbered, so the same request gives the same bytes everywhere. Each
//! draw belongs to a customer, a day and a question, not to the order of drawing: two packs meet the same luck. What is really going on with a
//! customer is drawn once, before any pack is run: a pack that reads its customers otherwise meets no other customers.

use helder_model::{
    Account, Amount, Cause, Channel, Charge, Contact, CustomerKind, Date, DebtHelp, DebtHelpKind, Direction, Dispute, DisputeStatus, Error,
    Exact, Locale, Message, Outcome, Pairs, Payment, Plan, PlanStatus, Purpose, Read, Said, sort_by,
};
use helder_policy::{PolicyPack, Posture, decide, open_amounts};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::assumptions::{Assumption, Assumptions, Is};

/// Decisions that one run may take: some seconds in a browser.
const MOST_DECISIONS: usize = 500_000;
/// Records of an account that make a decision on it count for one more.
const RECORDS_OF_A_DECISION: usize = 200;

const MODEL: Message = Message::new(
    "Dit is een model, geen voorspelling. Het vergelijkt beleid onder dezelfde aannames.",
    "This is a model, not a forecast. It compares policies under the same assumptions.",
);

/// Asks what packs would do with accounts.
#[derive(Debug, Clone, PartialEq, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SimulateRequest {
    /// The ids of the packs to compare, at most 4.
    pub packs: Vec<String>,
    /// The accounts as they are on the first day.
    pub accounts: Vec<Account>,
    /// The first day.
    pub from: Date,
    /// For how many days, at most 366.
    pub days: u32,
    /// Another seed is other luck; 1 when left out.
    #[serde(default)]
    pub seed: Option<u32>,
    /// Assumptions to change, by their id.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<std::collections::BTreeMap<String, u32>>", optional))]
    pub assumptions: Pairs<u32>,
    /// The language of the texts.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
}

/// What the packs would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Simulation {
    /// Each pack, in the order asked for.
    pub packs: Vec<PackOutcome>,
    /// What was open on the first day.
    pub open: Amount,
    /// How many accounts.
    pub accounts: u32,
    /// What was taken for true.
    pub assumptions: Vec<Assumption>,
    /// What to keep in mind.
    pub notes: Vec<String>,
}

/// What one pack would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PackOutcome {
    /// The pack's id.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// Money that came in.
    pub paid: Amount,
    /// The same of what was open, per cent.
    pub paid_percent: u32,
    /// The days until half of those who paid had paid.
    pub median_days: Option<u32>,
    /// Contacts, calls and letters included.
    pub contacts: u32,
    /// What contacts and agencies cost.
    pub cost: Amount,
    /// Collection costs charged to customers.
    pub charged: Amount,
    /// Customers handed over to an agency.
    pub handed_over: u32,
    /// Customers on a plan, or who kept one.
    pub plans: u32,
    /// Customers who found help with debts.
    pub helped: u32,
    /// Steps that harm the bond with a customer.
    pub bad_experiences: u32,
    /// Customers who stay.
    pub kept: u32,
    /// What winning new customers for the lost ones costs.
    pub replacement: Amount,
    /// How often each step was taken.
    pub steps: Vec<StepCount>,
    /// Week by week, added up since the first day.
    pub weeks: Vec<Week>,
}

/// How often a step was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct StepCount {
    /// The step.
    pub step: String,
    /// How often.
    pub count: u32,
}

/// The end of a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Week {
    /// Its last day.
    pub day: Date,
    /// Money that came in so far.
    pub paid: Amount,
    /// Contacts so far.
    pub contacts: u32,
    /// What they cost so far.
    pub cost: Amount,
}

/// Runs each pack on the same customers with the same luck. What is going on with each customer is read from the records by the pack that advises
/// unless told otherwise (`nl-consumer`, for a company `nl-business`), whatever packs are compared; where that one is not known, by the first of
/// the request.
///
/// # Errors
/// What is wrong with an account, at `accounts[i]`; `unknown-policy` at `packs[i]`; `invalid-value` and `too-large` for what cannot be run;
/// what is wrong with an assumption.
pub fn simulate(request: &SimulateRequest) -> Result<Simulation, Error> {
    let assumptions = Assumptions::with(&request.assumptions)?;
    if request.packs.is_empty() || request.packs.len() > 4 {
        return Err(Error::new("invalid-value", "packs", format!("expected one to four packs, found {}", request.packs.len())));
    }
    if request.days == 0 || request.days > 366 {
        return Err(Error::new("invalid-value", "days", format!("expected 1 to 366 days, found {}", request.days)));
    }
    let days = usize::try_from(request.days).unwrap_or(usize::MAX);
    let accounts = request.accounts.iter().map(|account| 1 + records(account) / RECORDS_OF_A_DECISION).fold(0, usize::saturating_add);
    let decisions = request.packs.len().saturating_mul(accounts).saturating_mul(days);
    if decisions > MOST_DECISIONS {
        let message = format!(
            "packs × accounts × days is {decisions}, each {RECORDS_OF_A_DECISION} records of an account counted as one more; at most {MOST_DECISIONS} are run"
        );
        return Err(Error::new("too-large", "accounts", message));
    }
    for (i, account) in request.accounts.iter().enumerate() {
        account.check().map_err(|error| Error { path: format!("accounts[{i}].{}", error.path), ..error })?;
    }
    let mut packs = Vec::new();
    for (i, id) in request.packs.iter().enumerate() {
        packs.push(PolicyPack::named(id).map_err(|error| Error { path: format!("packs[{i}]"), ..error })?);
    }
    let usual = |kind: CustomerKind| PolicyPack::named(PolicyPack::usual(kind)).ok().or_else(|| packs.first().cloned());
    let (consumers, businesses) = (usual(CustomerKind::Consumer), usual(CustomerKind::Business));
    let customer = |(i, account): (usize, &Account)| {
        let reads = if account.customer.kind == CustomerKind::Consumer { &consumers } else { &businesses };
        let posture = reads.as_ref().map_or(Posture::Unknown, |pack| decide(pack, account, request.from).posture());
        Customer::of(account, i, posture, request, &assumptions)
    };
    let customers: Vec<Customer> = request.accounts.iter().enumerate().map(customer).collect();
    let packs = packs.iter().map(|pack| Run::of(pack, customers.clone(), request, &assumptions)).collect();
    let open = request.accounts.iter().flat_map(|account| open_amounts(account, request.from)).fold(Decimal::ZERO, add);
    Ok(Simulation {
        packs,
        open: Amount(open).rounded(),
        accounts: count(request.accounts.len()),
        assumptions: assumptions.shown(request.locale),
        notes: vec![MODEL.of(request.locale).to_owned()],
    })
}

/// How much there is to read of an account.
fn records(account: &Account) -> usize {
    let Account { contact_points, invoices, payments, contacts, promises, plans, disputes, charges, .. } = account;
    contact_points.len() + invoices.len() + payments.len() + contacts.len() + promises.len() + plans.len() + disputes.len() + charges.len()
}

fn add(sum: Decimal, amount: Decimal) -> Decimal {
    sum.plus(amount).unwrap_or(Decimal::MAX)
}

fn count(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

/// What is really going on with a customer; nobody in the model knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Truth {
    Forgot,
    Slip,
    CannotNow,
    CannotLasting,
    Disputes,
    Unreachable,
    WillNot,
}

/// A question that luck decides. The number keeps the draws apart.
#[derive(Clone, Copy)]
enum Asked {
    Truth = 1,
    Posture,
    PaysAlone,
    Response,
    Answers,
    Tells,
    Plan,
    Instalment,
    Right,
    Help,
    Agency,
    Stays,
}

/// One customer in the model.
#[derive(Clone)]
struct Customer {
    account: Account,
    truth: Truth,
    luck: u64,
    /// Good experiences, and bad ones.
    good: u32,
    bad: u32,
    /// The day the account was handed over.
    handed_over: Option<Date>,
    /// The instalments of a plan that are left, and how much each is.
    plan_left: Option<(u32, Decimal)>,
    done: bool,
    /// The next day on which the pack is asked.
    ask_on: Date,
}

struct Run<'a> {
    pack: &'a PolicyPack,
    assumptions: &'a Assumptions,
    paid: Decimal,
    cost: Decimal,
    charged: Decimal,
    contacts: u32,
    handed_over: u32,
    plans: u32,
    helped: u32,
    bad: u32,
    /// The days after which customers had paid all.
    paid_after: Vec<u32>,
    steps: Vec<StepCount>,
}

/// A number that is the same for the same customer, day and question (splitmix64), from 0 to 9,999.
fn draw(luck: u64, day: u32, asked: Asked) -> u32 {
    let mut z = luck ^ (u64::from(day) << 32) ^ ((asked as u64) << 56);
    for _ in 0..2 {
        z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
    }
    u32::try_from(z % 10_000).unwrap_or(0)
}

/// Whether it comes so, for an assumption that is a share.
fn happens(assumptions: &Assumptions, which: Is, luck: u64, day: u32, asked: Asked) -> bool {
    draw(luck, day, asked) < assumptions.get(which).saturating_mul(100)
}

impl Customer {
    /// A customer as the records show, and what is really going on: mostly what the records tell.
    fn of(account: &Account, place: usize, told: Posture, request: &SimulateRequest, assumptions: &Assumptions) -> Self {
        let seed = u64::from(request.seed.unwrap_or(1));
        let luck = seed.wrapping_mul(0x2545_f491_4f6c_dd1d).wrapping_add(place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let told = match told {
            Posture::Forgot => Some(Truth::Forgot),
            Posture::Slip => Some(Truth::Slip),
            Posture::CannotPayNow => Some(Truth::CannotNow),
            Posture::CannotPayLasting => Some(Truth::CannotLasting),
            Posture::Disputes => Some(Truth::Disputes),
            Posture::Unreachable => Some(Truth::Unreachable),
            Posture::WillNotPay => Some(Truth::WillNot),
            Posture::NotBehind | Posture::Unknown => None,
        };
        let trusted = happens(assumptions, Is::Trust, luck, 0, Asked::Posture);
        let truth = told.filter(|_| trusted).unwrap_or_else(|| {
            let mix = [
                (Is::MixForgot, Truth::Forgot),
                (Is::MixSlip, Truth::Slip),
                (Is::MixNow, Truth::CannotNow),
                (Is::MixLasting, Truth::CannotLasting),
                (Is::MixDispute, Truth::Disputes),
                (Is::MixUnreachable, Truth::Unreachable),
            ];
            let mut left = draw(luck, 0, Asked::Truth) / 100;
            for (part, truth) in mix {
                let share = assumptions.get(part);
                if left < share {
                    return truth;
                }
                left -= share;
            }
            Truth::WillNot
        });
        Self {
            account: account.clone(),
            truth,
            luck,
            good: 0,
            bad: 0,
            handed_over: None,
            plan_left: None,
            done: open_amounts(account, request.from).iter().all(Decimal::is_zero),
            ask_on: request.from,
        }
    }

    /// Books so much, which came in on a day, on what is open, the oldest invoice first; gives how much that was.
    fn pay(&mut self, most: Decimal, came_in: Date, date: Date) -> Decimal {
        let open = open_amounts(&self.account, date);
        let Account { invoices, payments, .. } = &mut self.account;
        let mut invoices: Vec<_> = invoices.iter_mut().zip(open).filter(|(_, open)| !open.is_zero()).collect();
        invoices.sort_by_key(|(invoice, _)| invoice.due);
        let mut paid = Decimal::ZERO;
        for (invoice, open) in invoices {
            let part = most.minus(paid).unwrap_or_default().min(open);
            if part.is_zero() {
                break;
            }
            if part == open {
                invoice.paid = Some(came_in);
            } else if let Some(left) = &mut invoice.open {
                // What the record says is open goes before what was booked.
                left.0 = open.minus(part).unwrap_or_default();
            }
            payments.push(Payment { date: came_in, amount: Amount(part), invoice: Some(invoice.id.clone()), failed: None });
            paid = add(paid, part);
        }
        paid
    }

    fn pay_all(&mut self, date: Date) -> Decimal {
        self.pay(Decimal::MAX, date, date)
    }

    /// Books what came in and is on no invoice of the account. What is over when nothing is open any more is nobody's debt.
    fn book(&mut self, date: Date) {
        let Account { invoices, payments, .. } = &mut self.account;
        let mut ids: Vec<&str> = invoices.iter().map(|invoice| invoice.id.as_str()).collect();
        sort_by(&mut ids, Ord::cmp);
        let (mut unbooked, mut came_in) = (Decimal::ZERO, None);
        payments.retain(|payment| {
            let is_booked = payment.invoice.as_deref().is_some_and(|id| ids.binary_search(&id).is_ok());
            let stays = is_booked || payment.failed.is_some() || payment.date > date;
            if !stays {
                unbooked = add(unbooked, payment.amount.0);
                came_in = came_in.max(Some(payment.date));
            }
            stays
        });
        if let Some(came_in) = came_in {
            self.pay(unbooked, came_in, date);
            self.done |= open_amounts(&self.account, date).iter().all(Decimal::is_zero);
        }
    }
}

impl<'a> Run<'a> {
    fn of(pack: &'a PolicyPack, mut customers: Vec<Customer>, request: &SimulateRequest, assumptions: &'a Assumptions) -> PackOutcome {
        let mut run = Run {
            pack,
            assumptions,
            paid: Decimal::ZERO,
            cost: Decimal::ZERO,
            charged: Decimal::ZERO,
            contacts: 0,
            handed_over: 0,
            plans: 0,
            helped: 0,
            bad: 0,
            paid_after: Vec::new(),
            steps: Vec::new(),
        };
        let open = request.accounts.iter().flat_map(|account| open_amounts(account, request.from)).fold(Decimal::ZERO, add);
        let mut weeks = Vec::new();
        for day in 0..request.days {
            let date = request.from.plus_days(day.into());
            for customer in customers.iter_mut().filter(|customer| !customer.done) {
                run.live(customer, day, date);
            }
            if day % 7 == 6 || day + 1 == request.days {
                weeks.push(Week { day: date, paid: Amount(run.paid).rounded(), contacts: run.contacts, cost: Amount(run.cost).rounded() });
            }
        }
        let kept = customers.iter().filter(|customer| run.stays(customer)).count();
        let lost = Decimal::from(customers.len() - kept);
        run.paid_after.sort_unstable();
        run.steps.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.step.cmp(&b.step)));
        let percent = Decimal::ONE_HUNDRED.times(run.paid).and_then(|paid| paid.over(open));
        PackOutcome {
            pack: pack.id().to_owned(),
            version: pack.version().to_owned(),
            paid: Amount(run.paid).rounded(),
            paid_percent: percent.and_then(|percent| u32::try_from(percent.trunc().mantissa()).ok()).unwrap_or(0),
            median_days: run.paid_after.get(run.paid_after.len() / 2).copied(),
            contacts: run.contacts,
            cost: Amount(run.cost).rounded(),
            charged: Amount(run.charged).rounded(),
            handed_over: run.handed_over,
            plans: run.plans,
            helped: run.helped,
            bad_experiences: run.bad,
            kept: count(kept),
            replacement: Amount(lost.times(assumptions.get(Is::Replace).into()).unwrap_or(Decimal::MAX)).rounded(),
            steps: run.steps,
            weeks,
        }
    }

    fn percent(&self, which: Is, luck: u64, day: u32, asked: Asked) -> bool {
        happens(self.assumptions, which, luck, day, asked)
    }

    fn stays(&self, customer: &Customer) -> bool {
        let keeps = self.assumptions.get(Is::GoodKeeps);
        let up = customer.good.saturating_mul(keeps);
        let down = customer.bad.saturating_mul(keeps).saturating_mul(self.assumptions.get(Is::OneBad));
        let chance = self.assumptions.get(Is::Stays).saturating_add(up).saturating_sub(down).min(99);
        draw(customer.luck, 0, Asked::Stays) < chance * 100
    }

    /// One day of a customer.
    fn live(&mut self, customer: &mut Customer, day: u32, date: Date) {
        if let Some(since) = customer.handed_over {
            // What an agency brings comes evenly: on a day in the middle of its time.
            let days = date.days_since(since);
            if days == self.assumptions.days(Is::AgencyPaysAfter)
                && self.percent(Is::AgencyPays, customer.luck, 0, Asked::Agency)
                && customer.truth != Truth::CannotLasting
            {
                let open = customer.pay_all(date);
                self.paid = add(self.paid, open);
                let share =
                    Decimal::from(self.assumptions.get(Is::AgencyCost)).times(open).and_then(|cost| cost.over(Decimal::ONE_HUNDRED));
                self.cost = add(self.cost, share.unwrap_or_default());
                self.finish(customer, day);
            }
            customer.done |= days >= self.assumptions.days(Is::AgencyDays);
            return;
        }
        if customer.plan_left.is_some() {
            return self.instalment(customer, day, date);
        }
        let alone = match customer.truth {
            Truth::Forgot => Is::SelfForgot,
            Truth::Slip => Is::SelfSlip,
            _ => Is::SelfOther,
        };
        if draw(customer.luck, day, Asked::PaysAlone) < self.assumptions.get(alone) * 10 {
            return self.pays(customer, day, date);
        }
        if date < customer.ask_on {
            return;
        }
        let decision = decide(self.pack, &customer.account, date);
        let Some((step, channel, earliest)) = decision.steps().next() else { return };
        if earliest > date {
            customer.ask_on = earliest;
            return;
        }
        let (step, effects) = (step.to_owned(), self.pack.effects_of(step));
        self.take(customer, &step, channel, effects.relation, day, date);
    }

    /// A step is taken, and the customer does something, or nothing.
    fn take(&mut self, customer: &mut Customer, step: &str, channel: Option<Channel>, relation: i32, day: u32, date: Date) {
        match self.steps.iter_mut().find(|known| known.step == step) {
            Some(known) => known.count += 1,
            None => self.steps.push(StepCount { step: step.to_owned(), count: 1 }),
        }
        // A step that contacts nobody is done, and the customer is looked at again later.
        customer.ask_on = date.plus_days(if channel.is_some() { 1 } else { self.assumptions.days(Is::AskedAgain) });
        if let Some(channel) = channel {
            self.contacts += 1;
            self.cost = add(self.cost, self.pack.cost_of(channel));
        }
        if relation < 0 {
            customer.bad += 1;
            self.bad += 1;
        } else if relation > 0 && channel.is_some() {
            customer.good += 1;
        }
        match step {
            "hand-over" => {
                customer.handed_over = Some(date);
                self.handed_over += 1;
                return;
            }
            "charge-costs" => {
                let open = open_amounts(&customer.account, date).into_iter().fold(Decimal::ZERO, add);
                let share = Decimal::from(self.assumptions.get(Is::CostsShare)).times(open);
                let costs = share.and_then(|costs| costs.over(Decimal::ONE_HUNDRED)).unwrap_or_default();
                let amount = Amount(costs.max(self.assumptions.get(Is::CostsLeast).into())).rounded();
                customer.account.charges.push(Charge { date, amount });
                self.charged = add(self.charged, amount.0);
            }
            "waive-costs" => customer.account.charges.clear(),
            "answer-dispute" => {
                let right = self.percent(Is::DisputeRight, customer.luck, day, Asked::Right);
                let status = if right { DisputeStatus::Accepted } else { DisputeStatus::Rejected };
                customer.account.disputes.iter_mut().for_each(|dispute| dispute.status = status);
                if right {
                    // What was wrong is taken off: nothing is open, and nothing came in.
                    customer.pay_all(date);
                    customer.done = true;
                } else if self.percent(Is::DisputePays, customer.luck, day, Asked::Response) {
                    self.pays(customer, day, date);
                }
                return;
            }
            "correct-error" | "book-payment" => {
                customer.account.invoices.iter_mut().for_each(|invoice| invoice.our_error = false);
                customer.book(date);
                if customer.done {
                    return;
                }
            }
            _ => {}
        }
        let Some(channel) = channel else { return };
        let is_call = matches!(channel, Channel::Call | Channel::Visit);
        let answers = if customer.truth == Truth::Unreachable { Is::TalkHard } else { Is::TalkReach };
        let reached = is_call && self.percent(answers, customer.luck, day, Asked::Answers);
        let outcome = match (is_call, reached) {
            (true, true) => Outcome::Reached,
            (true, false) => Outcome::NoAnswer,
            (false, _) => Outcome::Sent,
        };
        let purpose = match step {
            "fourteen-day-letter" => Some(Purpose::FourteenDayLetter),
            "final-notice" => Some(Purpose::FinalNotice),
            "thank" => Some(Purpose::PaymentReceived),
            _ => Some(Purpose::Reminder),
        };
        let mut contact = Contact {
            date,
            hour: is_call.then_some(if day.is_multiple_of(2) { 18 } else { 10 }),
            channel,
            direction: Direction::Outbound,
            outcome,
            purpose,
            step: Some(step.to_owned()),
            received: None,
            cause: None,
            said: None,
        };
        let heard = reached || !is_call;
        let firm = matches!(step, "fourteen-day-letter" | "charge-costs" | "final-notice");
        let offers = matches!(step, "offer-plan" | "confirm-plan" | "adjust-plan" | "second-reminder" | "self-service-link");
        let willing = matches!(customer.truth, Truth::Forgot | Truth::Slip);
        if reached && self.percent(Is::TalkTells, customer.luck, day, Asked::Tells) {
            match customer.truth {
                Truth::CannotNow => (contact.cause, contact.said) = (Some(Cause::JobLoss), Some(Said::CannotPay)),
                Truth::CannotLasting => (contact.cause, contact.said) = (Some(Cause::Debts), Some(Said::CannotPay)),
                Truth::WillNot => contact.said = Some(Said::WillNotPay),
                Truth::Disputes => {
                    contact.said = Some(Said::Disagrees);
                    customer.account.disputes.push(Dispute { opened: date, status: DisputeStatus::Open, invoice: None });
                }
                Truth::Forgot => contact.cause = Some(Cause::Forgot),
                Truth::Slip | Truth::Unreachable => {}
            }
        }
        customer.account.contacts.push(contact);
        if !heard {
            return;
        }
        if offers && customer.truth == Truth::CannotNow && self.percent(Is::PlanTaken, customer.luck, day, Asked::Plan) {
            return self.begins_plan(customer, date);
        }
        let helps = matches!(step, "refer-debt-help" | "early-warning-report");
        if helps && customer.truth == Truth::CannotLasting && self.percent(Is::HelpTaken, customer.luck, day, Asked::Help) {
            customer.account.debt_help = Some(DebtHelp { kind: DebtHelpKind::Municipal, since: date, until: None });
            self.helped += 1;
            return;
        }
        let chance = match (firm, reached, customer.truth) {
            (true, _, Truth::WillNot) => Is::LetterWillNot,
            (true, ..) if willing => Is::LetterWilling,
            (true, ..) => Is::LetterOther,
            (false, true, _) if willing => Is::TalkPays,
            (false, _, Truth::Forgot) => Is::WriteForgot,
            (false, _, Truth::Slip) => Is::WriteSlip,
            (false, ..) => Is::WriteOther,
        };
        let percent = self.assumptions.get(chance);
        let gain = if relation > 0 && !firm { percent * self.assumptions.get(Is::Friendly) } else { 0 };
        if draw(customer.luck, day, Asked::Response) < percent * 100 + gain {
            self.pays(customer, day, date);
        }
    }

    fn pays(&mut self, customer: &mut Customer, day: u32, date: Date) {
        self.paid = add(self.paid, customer.pay_all(date));
        self.finish(customer, day);
    }

    fn finish(&mut self, customer: &mut Customer, day: u32) {
        self.paid_after.push(day);
        customer.done = true;
    }

    fn begins_plan(&mut self, customer: &mut Customer, date: Date) {
        let open = open_amounts(&customer.account, date).into_iter().fold(Decimal::ZERO, add);
        let instalments = self.assumptions.get(Is::Instalments);
        let each = Amount(open.over(instalments.into()).unwrap_or_default()).rounded();
        customer.plan_left = Some((instalments, each.0));
        let next_due = Some(date.plus_days(self.assumptions.days(Is::InstalmentDays)));
        customer.account.plans.push(Plan {
            agreed: date,
            status: PlanStatus::Running,
            next_due,
            instalment: Some(each),
            by_customer: false,
        });
        self.plans += 1;
    }

    /// The day of an instalment: it is paid, or the plan is missed.
    fn instalment(&mut self, customer: &mut Customer, day: u32, date: Date) {
        let Some((left, each)) = customer.plan_left else { return };
        let Some(plan) = customer.account.plans.last_mut() else { return };
        if plan.next_due != Some(date) {
            return;
        }
        if !self.percent(Is::PlanKept, customer.luck, day, Asked::Instalment) {
            plan.status = PlanStatus::Missed;
            customer.plan_left = None;
            customer.ask_on = date.plus_days(1);
            return;
        }
        // The last one is what is left.
        if left <= 1 {
            plan.status = PlanStatus::Completed;
            return self.pays(customer, day, date);
        }
        plan.next_due = Some(date.plus_days(self.assumptions.days(Is::InstalmentDays)));
        customer.plan_left = Some((left - 1, each));
        self.paid = add(self.paid, customer.pay(each, date, date));
    }
}

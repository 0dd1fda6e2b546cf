//! By which channel: what can be used at all, what the pack forbids, what the customer prefers.

use helder_model::{Account, Amount, Channel, ContactPoint, Date, Direction, Fault, Read, Reader};
use std::cmp::Reverse;

use crate::condition::{invalid, no_such};
use crate::derive::is_real;
use crate::facts::Facts;
use crate::pack::{Guardrail, PolicyPack};

/// Without a single contact point on record we assume what nearly every customer has. The advice then asks for the rest.
const ASSUMED: [Channel; 3] = [Channel::Letter, Channel::Email, Channel::Call];

/// The parts of a day in which people are called, in hours: from, until. In the evening most are at home.
const PARTS: [(u16, u16); 3] = [(17, 20), (13, 17), (9, 13)];

/// Every channel, as the wire orders them.
const ALL: [Channel; 7] =
    [Channel::Letter, Channel::Email, Channel::Sms, Channel::Whatsapp, Channel::Call, Channel::Visit, Channel::Portal];

/// How many channels there are.
const CHANNELS: usize = ALL.len();

/// What a contact costs us, in euro, by channel; nothing for one that the pack does not name.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Costs([Amount; CHANNELS]);

impl Costs {
    pub(crate) fn of(&self, channel: Channel) -> Amount {
        self.0.get(channel as usize).copied().unwrap_or_default()
    }
}

impl Read for Costs {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut costs = Self::default();
        reader.table("a table of channels, such as { call = \"4.00\" }", &mut |name, reader| {
            let known = || ALL.iter().map(|channel| channel.word());
            let place = known().position(|word| word == name).ok_or_else(|| invalid(reader, no_such("channel", name, known())))?;
            let amount = Amount::read(reader)?;
            if amount < Amount::ZERO {
                return Err(reader.refuse("negative-amount", format!("{amount} is below zero; a contact costs nothing or something")));
            }
            costs.0.iter_mut().skip(place).take(1).for_each(|cost| *cost = amount);
            Ok(())
        })?;
        Ok(costs)
    }

    fn blank() -> Self {
        Self::default()
    }
}

/// The ways by which this customer can be reached.
#[derive(Debug, Clone)]
pub(crate) struct Reach {
    usable: [bool; CHANNELS],
    preferred: Option<Channel>,
    /// The channel of our last attempt, when it brought no answer.
    silent: Option<Channel>,
    pub(crate) no_contact_points: bool,
    /// For each part of the day: calls that were answered, and those that were not.
    calls: [(u32, u32); PARTS.len()],
    /// The last call that was not answered.
    vain: Option<Date>,
}

impl Reach {
    /// Of a customer of whom nothing is known.
    pub(crate) fn unknown() -> Self {
        Self { usable: set(&ASSUMED), preferred: None, silent: None, no_contact_points: true, calls: Default::default(), vain: None }
    }

    /// `late_since`: the due day of the oldest overdue invoice; what brought no answer before it says nothing of now.
    pub(crate) fn of(account: &Account, today: Date, late_since: Date) -> Self {
        let preferences = &account.customer.preferences;
        let points = &account.contact_points;
        let mut usable = if points.is_empty() {
            set(&ASSUMED)
        } else {
            let works = |point: &&ContactPoint| {
                let confirmed = point.verified.filter(|day| *day <= today);
                let bounced = point.bounced.is_some_and(|day| day <= today && confirmed.is_none_or(|confirmed| day >= confirmed));
                !bounced && point.consent != Some(false)
            };
            let mut usable = [false; CHANNELS];
            points.iter().filter(works).for_each(|point| mark(&mut usable, point.channel, true));
            // An address is what an invoice is sent to: only when it is on record and came back, it cannot be used.
            if !points.iter().any(|point| point.channel == Channel::Letter) {
                mark(&mut usable, Channel::Letter, true);
            }
            usable
        };
        // Who lives there can be visited.
        if has(&usable, Channel::Letter) {
            mark(&mut usable, Channel::Visit, true);
        }
        preferences.not.iter().for_each(|channel| mark(&mut usable, *channel, false));

        let past = || account.contacts.iter().filter(|contact| contact.date <= today);
        let answered = past().filter(|contact| is_real(contact)).map(|contact| contact.date).max();
        let since = answered.map_or(late_since, |day| day.max(late_since));
        let silent = past()
            .filter(|contact| !is_real(contact) && contact.date > since)
            .map(|contact| (contact.date, contact.hour, contact.channel))
            .max();
        let mut calls = [(0, 0); PARTS.len()];
        let outbound = past().filter(|contact| contact.channel == Channel::Call && contact.direction == Direction::Outbound);
        for call in outbound.clone() {
            let hour = call.hour.map(u16::from);
            let part = hour.and_then(|hour| PARTS.iter().position(|(from, until)| (*from..*until).contains(&hour)));
            if let Some((reached, vain)) = part.and_then(|part| calls.get_mut(part)) {
                *if is_real(call) { reached } else { vain } += 1;
            }
        }
        let vain = outbound.filter(|call| !is_real(call)).map(|call| call.date).max();
        Self {
            usable,
            preferred: preferences.channel,
            silent: silent.map(|(.., channel)| channel),
            no_contact_points: points.is_empty(),
            calls,
            vain,
        }
    }

    /// Whether there is such a way.
    pub(crate) fn can(&self, channel: Channel) -> bool {
        has(&self.usable, channel)
    }

    /// What the pack makes of these ways for this customer.
    pub(crate) fn ways<'p>(&self, pack: &'p PolicyPack, facts: &Facts) -> Ways<'p> {
        let mut forbidden = [None; CHANNELS];
        for guardrail in pack.guardrails.iter().filter(|guardrail| !guardrail.channels.is_empty() && guardrail.when.holds(facts)) {
            for channel in &guardrail.channels {
                if let Some(by) = forbidden.get_mut(*channel as usize) {
                    by.get_or_insert(guardrail);
                }
            }
        }
        let mut place = [u8::MAX; CHANNELS];
        let first = pack.channel.iter().filter(|row| row.when.holds(facts)).flat_map(|row| row.first.iter().copied()).chain(self.preferred);
        for (at, channel) in (0..u8::MAX).zip(first) {
            if let Some(place) = place.get_mut(channel as usize) {
                *place = (*place).min(at);
            }
        }
        Ways { usable: self.usable, forbidden, place, tired: self.silent.filter(|channel| self.preferred != Some(*channel)) }
    }

    /// The part of the day in which a call has the best chance, and the day: not a weekday on which it failed the last time.
    pub(crate) fn moment_to_call(&self, day: Date, is_business: bool, next_working_day: impl Fn(Date) -> Date) -> (Date, (u16, u16)) {
        let parts = PARTS.iter().zip(&self.calls).enumerate();
        // Offices are called while they work, the morning first.
        let order = |place: usize| if is_business { PARTS.len() - place } else { place };
        let open = parts.filter(|(_, ((from, _), _))| !is_business || *from < 17);
        let best = open.min_by_key(|(place, (_, (reached, vain)))| (Reverse(*reached), *vain, order(*place)));
        let hours = best.map_or((9, 17), |(_, (hours, _))| *hours);
        let first = next_working_day(day);
        let same_weekday = self.vain.is_some_and(|vain| first.days_since(vain).rem_euclid(7) == 0);
        (if same_weekday { next_working_day(first.plus_days(1)) } else { first }, hours)
    }
}

fn set(channels: &[Channel]) -> [bool; CHANNELS] {
    let mut all = [false; CHANNELS];
    channels.iter().for_each(|channel| mark(&mut all, *channel, true));
    all
}

fn mark(all: &mut [bool; CHANNELS], channel: Channel, to: bool) {
    if let Some(slot) = all.get_mut(channel as usize) {
        *slot = to;
    }
}

fn has(all: &[bool; CHANNELS], channel: Channel) -> bool {
    all.get(channel as usize).copied().unwrap_or(false)
}

/// The ways to one customer as a pack sees them.
pub(crate) struct Ways<'p> {
    usable: [bool; CHANNELS],
    forbidden: [Option<&'p Guardrail>; CHANNELS],
    /// Who goes first; all others come after.
    place: [u8; CHANNELS],
    /// Just brought no answer.
    tired: Option<Channel>,
}

impl<'p> Ways<'p> {
    /// The best channel of those a step can use: what the pack puts first for this customer, what the customer prefers, then the step's own
    /// order; a channel that just brought no answer goes behind the others. `Err`: the guardrail that forbids the last one, if any did.
    pub(crate) fn pick(&self, channels: &[Channel]) -> Result<Channel, Option<&'p Guardrail>> {
        let forbidden = |channel: &Channel| self.forbidden.get(*channel as usize).copied().flatten();
        let usable = || channels.iter().enumerate().filter(|(_, channel)| has(&self.usable, **channel));
        let place = |channel: Channel| self.place.get(channel as usize).copied().unwrap_or(u8::MAX);
        let fit = usable().filter(|(_, channel)| forbidden(channel).is_none());
        let best = fit.min_by_key(|(order, channel)| (place(**channel), self.tired == Some(**channel), *order));
        best.map(|(_, channel)| *channel).ok_or_else(|| {
            // When the pack forbids what a step needs, that is the reason, whether or not the number is on record.
            usable().filter_map(|(_, channel)| forbidden(channel)).next_back().or_else(|| channels.iter().find_map(forbidden))
        })
    }
}

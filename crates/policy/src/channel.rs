//! By which channel: what can be used at all, what the pack forbids, what the customer prefers.

use helder_model::{Account, Channel, Contact, Date, Direction, Outcome, sort_by};

use crate::facts::Facts;
use crate::pack::PolicyPack;

/// Without a single contact point on record we assume what nearly every customer has. The advice then asks for the rest.
const ASSUMED: [Channel; 3] = [Channel::Letter, Channel::Email, Channel::Call];

/// The ways by which this customer can be reached.
#[derive(Debug, Clone)]
pub(crate) struct Reach {
    usable: Vec<Channel>,
    preferred: Option<Channel>,
    /// The channels of our attempts that brought no answer, the latest last.
    silent: Vec<Channel>,
    pub(crate) no_contact_points: bool,
}

impl Reach {
    /// Of a customer of whom nothing is known.
    pub(crate) fn unknown() -> Self {
        Self { usable: ASSUMED.to_vec(), preferred: None, silent: Vec::new(), no_contact_points: true }
    }

    /// `late_since`: the due day of the oldest overdue invoice; what brought no answer before it says nothing of now.
    pub(crate) fn of(account: &Account, today: Date, late_since: Date) -> Self {
        let preferences = &account.customer.preferences;
        let points = &account.contact_points;
        let mut usable: Vec<Channel> = if points.is_empty() {
            ASSUMED.to_vec()
        } else {
            // An address is what an invoice is sent to: only when it is on record and came back, it cannot be used.
            let letter = (!points.iter().any(|point| point.channel == Channel::Letter)).then_some(Channel::Letter);
            let works = points.iter().filter(|point| {
                let confirmed = point.verified.filter(|day| *day <= today);
                let bounced = point.bounced.is_some_and(|day| day <= today && confirmed.is_none_or(|confirmed| day >= confirmed));
                !bounced && point.consent != Some(false)
            });
            works.map(|point| point.channel).chain(letter).collect()
        };
        // Who lives there can be visited.
        if usable.contains(&Channel::Letter) {
            usable.push(Channel::Visit);
        }
        usable.retain(|channel| !preferences.not.contains(channel));
        let is_real = |contact: &Contact| contact.outcome == Outcome::Reached || contact.direction == Direction::Inbound;
        let past = || account.contacts.iter().filter(|contact| contact.date <= today);
        let answered = past().filter(|contact| is_real(contact)).map(|contact| contact.date).max();
        let since = answered.map_or(late_since, |day| day.max(late_since));
        let mut silent: Vec<_> = past()
            .filter(|contact| !is_real(contact) && contact.date > since)
            .map(|contact| (contact.date, contact.hour, contact.channel))
            .collect();
        sort_by(&mut silent, Ord::cmp);
        Self {
            usable,
            preferred: preferences.channel,
            silent: silent.into_iter().map(|(.., channel)| channel).collect(),
            no_contact_points: points.is_empty(),
        }
    }

    /// The best channel of those a step can use: what the pack puts first for this customer, what the customer prefers, then the step's own
    /// order; a channel that just brought no answer goes behind the others. `Err`: the guardrail that forbids the last one, if any did.
    pub(crate) fn pick<'p>(&self, pack: &'p PolicyPack, facts: &Facts, channels: &[Channel]) -> Result<Channel, Option<&'p str>> {
        let forbidden =
            |channel: &Channel| pack.guardrail.iter().find(|guardrail| guardrail.channels.contains(channel) && guardrail.when.holds(facts));
        let mut by = None;
        let mut fit: Vec<Channel> = Vec::with_capacity(channels.len());
        for channel in channels.iter().filter(|channel| self.usable.contains(channel)) {
            match forbidden(channel) {
                Some(guardrail) => by = Some(guardrail.id.as_str()),
                None => fit.push(*channel),
            }
        }
        // When the pack forbids what a step needs, that is the reason, whether or not the number is on record.
        if fit.is_empty() && by.is_none() {
            by = channels.iter().find_map(forbidden).map(|guardrail| guardrail.id.as_str());
        }
        let first: Vec<Channel> = pack
            .channel
            .iter()
            .filter(|row| row.when.holds(facts))
            .flat_map(|row| row.first.iter().copied())
            .chain(self.preferred)
            .collect();
        let place = |channel: &Channel| {
            let wanted = first.iter().position(|known| known == channel).unwrap_or(first.len());
            let tired = self.silent.last() == Some(channel) && self.preferred != Some(*channel);
            (wanted, tired)
        };
        // The sort keeps the step's own order where nothing else decides.
        sort_by(&mut fit, |a, b| place(a).cmp(&place(b)));
        fit.first().copied().ok_or(by)
    }
}

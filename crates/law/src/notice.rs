//! The days of the letter that has to come first: when its term starts, the last day to pay, and from when costs may be charged or the debtor is in
//! default.

use chrono::Datelike;
use helder_model::{Date, Error};

use crate::costs::{collection_costs, vat_rate};
use crate::holidays::{is_day_of_rest, is_of_kind, next_day};
use crate::statutes::{self, Answer, Arrival, Statutes, When};
use crate::{Costs, CostsRequest, Delivery, Notice, NoticeRequest, Party};

/// The days of the letter that has to come first, from the day it was received, or from the day and the way it was sent.
///
/// - The Netherlands: the *veertiendagenbrief*, article 6:96 lid 6 BW; HR 25 November 2016, ECLI:NL:HR:2016:2704. The term starts on the day after
///   receipt and lasts fourteen days. A letter by post is held to be delivered on the second day after sending; a Sunday, a Monday and a public
///   holiday count neither as a day in between nor as the day of delivery.
/// - Belgium: the free reminder to a consumer, article XIX.2 of the code of economic law. The fourteen days count from the day of sending: by post
///   from the third working day after it, otherwise from the next day.
/// - Germany: § 286 III BGB. Thirty days after the receipt of the invoice; when that is no working day, the next one.
/// - The European Union: article 3 of directive 2011/7/EU, between companies. Thirty days after the receipt of the invoice.
///
/// ```
/// let request = helder_model::from_json(r#"{"sent": "2026-11-18", "channel": "post"}"#).unwrap();
/// let notice = helder_law::notice(&request).unwrap();
/// assert_eq!(notice.received.unwrap().to_string(), "2026-11-20");
/// assert_eq!(notice.term_starts.to_string(), "2026-11-21");
/// assert_eq!(notice.last_day.to_string(), "2026-12-04");
/// assert_eq!(notice.costs_from.to_string(), "2026-12-05");
/// ```
///
/// # Errors
/// `missing-field` at `received` when neither day is given (in Belgium at `sent`), `invalid-value` at `sent` when both are, at `received` in
/// Belgium, and at `party` in the Netherlands and Belgium, where the letter is for consumers only; `too-late` when the term would end beyond the year 9999; `invalid-value` at `vatRate` outside 0 to 100; those of
/// [`collection_costs`] when the principal is given.
pub fn notice(request: &NoticeRequest) -> Result<Notice, Error> {
    let law = statutes::of(request.jurisdiction);
    if law.notice.consumers_only && request.party == Party::Business {
        return Err(Error::new("invalid-value", "party", "this letter is for consumers; between companies no reminder has to come first"));
    }
    let mut cases = Vec::with_capacity(2);
    let (path, received, starts) = match (request.received, request.sent) {
        (Some(_), Some(_)) => {
            return Err(Error::new("invalid-value", "sent", "expected the day of receipt or the day of sending, found both"));
        }
        (Some(_), None) if law.notice.from_sending => {
            let message = "this law counts from the day of sending: expected `sent` and `channel`";
            return Err(Error::new("invalid-value", "received", message));
        }
        (None, None) if law.notice.from_sending => return Err(Error::new("missing-field", "sent", "expected `sent` and `channel`")),
        (None, None) => return Err(Error::new("missing-field", "received", "expected `received`, or `sent` and `channel`")),
        (Some(received), None) => ("received", Some(received), received.plus_days(1)),
        (None, Some(sent)) => {
            let channel = request.channel.unwrap_or(Delivery::Post);
            let arrives = match channel {
                // What is not electronic counts as post where the day of sending decides.
                Delivery::Hand if !law.notice.from_sending => sent,
                Delivery::Post | Delivery::Registered | Delivery::Hand => {
                    cases.push((When::Post, None));
                    arrival(law, sent, &law.notice.post)
                }
                Delivery::Email | Delivery::Sms | Delivery::Portal => {
                    cases.push((When::Email, None));
                    arrival(law, sent, &law.notice.electronic)
                }
            };
            let received = (!law.notice.from_sending).then_some(arrives);
            ("sent", received, received.map_or(arrives, |received| received.plus_days(1)))
        }
    };
    let mut last_day = starts.plus_days(law.notice.days - 1);
    if is_day_of_rest(law, last_day) {
        let working_day = next_day(last_day, |day| !is_day_of_rest(law, day));
        cases.push((When::EndsOnDayOfRest, Some(working_day)));
        if law.notice.extends {
            last_day = working_day;
        }
    }
    let costs_from = last_day.plus_days(1);
    if costs_from.0.year() > 9999 {
        return Err(Error::new("too-late", path, "the term would end after the year 9999"));
    }
    Ok(Notice {
        received,
        term_starts: starts,
        last_day,
        costs_from,
        costs: costs(request, law, request.sent.or(received).unwrap_or(starts))?,
        source: law.notice.article.to_owned(),
        confirmed: law.notice.confirmed,
        notes: law.notes(Answer::Notice, request.locale, &cases),
    })
}

/// The costs that the letter has to name.
fn costs(request: &NoticeRequest, law: &Statutes, letter: Date) -> Result<Option<Costs>, Error> {
    // Also where there are no costs to name: who gives a rate is told that it is none.
    vat_rate(request.vat_rate)?;
    let Some(principal) = request.principal.filter(|_| law.notice.names_costs) else { return Ok(None) };
    let costs = CostsRequest {
        jurisdiction: request.jurisdiction,
        party: request.party,
        principal: Some(principal),
        vat_rate: request.vat_rate,
        on: Some(letter),
        locale: request.locale,
        ..CostsRequest::default()
    };
    match collection_costs(&costs) {
        // The letter is older than the rules: it has none to name.
        Err(error) if error.code == "before-first-row" => Ok(None),
        answer => answer.map(Some),
    }
}

/// The day on which a letter is held to arrive. The reading, in one place: go from day to day after sending, pass over the days that do not
/// count, and stop at the last of those asked for.
fn arrival(law: &Statutes, sent: Date, rule: &Arrival) -> Date {
    let counts = |day: Date| !rule.not_on.iter().any(|kind| is_of_kind(law, day, *kind));
    (0..rule.day).fold(sent, |day, _| next_day(day.plus_days(1), counts))
}

//! The days of a fourteen-day letter (*veertiendagenbrief*): when its term starts, the last day to pay, and from when costs may be charged.

use chrono::Datelike;
use helder_model::{Date, Error};

use crate::holidays::{is_day_of_rest, is_of_kind, next_day};
use crate::statutes::{self, Answer, Statutes, When};
use crate::{Delivery, Notice, NoticeRequest};

/// The days of a fourteen-day letter, from the day it was received, or from the day and the way it was sent.
///
/// In the Netherlands: article 6:96 lid 6 BW; HR 25 November 2016, ECLI:NL:HR:2016:2704. The term starts on the day after receipt and lasts
/// fourteen days. A letter by post is held to be delivered on the second day after sending; a Sunday, a Monday and a public holiday count
/// neither as a day in between nor as the day of delivery.
///
/// ```
/// let request = helder_model::from_json(r#"{"sent": "2026-11-18", "channel": "post"}"#).unwrap();
/// let notice = helder_law::notice(&request).unwrap();
/// assert_eq!(notice.received.to_string(), "2026-11-20");
/// assert_eq!(notice.term_starts.to_string(), "2026-11-21");
/// assert_eq!(notice.last_day.to_string(), "2026-12-04");
/// assert_eq!(notice.costs_from.to_string(), "2026-12-05");
/// ```
///
/// # Errors
/// `missing-field` at `received` when neither day is given, `invalid-value` at `sent` when both are, `too-late` when the term would end
/// beyond the year 9999.
pub fn notice(request: &NoticeRequest) -> Result<Notice, Error> {
    let law = statutes::of(request.jurisdiction);
    let mut cases = Vec::with_capacity(2);
    let (path, received) = match (request.received, request.sent) {
        (Some(_), Some(_)) => {
            return Err(Error::new("invalid-value", "sent", "expected the day of receipt or the day of sending, found both"));
        }
        (None, None) => return Err(Error::new("missing-field", "received", "expected `received`, or `sent` and `channel`")),
        (Some(received), None) => ("received", received),
        (None, Some(sent)) => match request.channel.unwrap_or(Delivery::Post) {
            Delivery::Post => {
                cases.push((When::Post, None));
                ("sent", delivered(law, sent))
            }
            Delivery::Email => {
                cases.push((When::Email, None));
                ("sent", sent)
            }
        },
    };
    let last_day = received.plus_days(law.notice.days);
    let costs_from = last_day.plus_days(1);
    if costs_from.0.year() > 9999 {
        return Err(Error::new("too-late", path, "the term would end after the year 9999"));
    }
    if is_day_of_rest(law, last_day) {
        cases.push((When::EndsOnDayOfRest, Some(next_day(last_day, |day| !is_day_of_rest(law, day)))));
    }
    Ok(Notice {
        received,
        term_starts: received.plus_days(1),
        last_day,
        costs_from,
        source: law.notice.article.to_owned(),
        confirmed: law.notice.confirmed,
        notes: law.notes(Answer::Notice, request.locale, &cases),
    })
}

/// The day on which a letter by post is held to be delivered. The reading, in one place: go from day to day after sending, pass over the
/// days of `no_post_on`, and stop at the `post_day`th that is left.
fn delivered(law: &Statutes, sent: Date) -> Date {
    let brings_post = |day: Date| !law.notice.no_post_on.iter().any(|kind| is_of_kind(law, day, *kind));
    (0..law.notice.post_day).fold(sent, |day, _| next_day(day.plus_days(1), brings_post))
}

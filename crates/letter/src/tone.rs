//! How a letter sounds: a number from 0 to 100 that is a sum of points, all of which are shown.
//!
//! The points are round numbers of our own: each threat and each reproach takes away, warmth and help add, and none counts without end. What a threat
//! is depends on the purpose (`languages/nl/rules.toml`): a last letter may name a step, a reminder may not. No reader was asked; it is a summary of
//! the findings, not a measurement of people.

use crate::report::{Tone, TonePart};
use helder_model::{Audience, Locale, Message};

/// Places in a letter that were counted.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Heard {
    pub(crate) threats: u32,
    pub(crate) blame: u32,
    pub(crate) loud: u32,
    pub(crate) warmth: u32,
    pub(crate) help: u32,
    /// Sentences in which the reader comes first, and the sender.
    pub(crate) about_reader: u32,
    pub(crate) about_sender: u32,
}

struct Part {
    id: &'static str,
    label: Message,
    /// For each place …
    points: i32,
    /// … up to so many.
    most: u32,
    count: fn(&Heard) -> u32,
}

const PARTS: [Part; 5] = [
    Part { id: "threats", label: Message::new("Dreigt", "Threatens"), points: -20, most: 3, count: |heard| heard.threats },
    Part { id: "blame", label: Message::new("Verwijt", "Blames"), points: -15, most: 3, count: |heard| heard.blame },
    Part {
        id: "loud",
        label: Message::new("Roept (uitroeptekens, hoofdletters)", "Shouts (exclamation marks, capitals)"),
        points: -5,
        most: 3,
        count: |heard| heard.loud,
    },
    Part { id: "warmth", label: Message::new("Toont begrip", "Shows understanding"), points: 10, most: 2, count: |heard| heard.warmth },
    Part { id: "help", label: Message::new("Biedt hulp", "Offers help"), points: 10, most: 2, count: |heard| heard.help },
];

/// What the parts are called.
pub(crate) fn messages() -> impl Iterator<Item = Message> {
    PARTS.iter().map(|part| part.label)
}

/// Where a letter starts: polite, and no more. Between companies less warmth is expected.
fn start(audience: Audience) -> i32 {
    match audience {
        Audience::Consumer => 60,
        Audience::Business => 70,
    }
}

/// The tone of a letter; `words` is how many it has.
pub(crate) fn tone(heard: &Heard, words: u32, audience: Audience, locale: Locale) -> Tone {
    let start = start(audience);
    let part = |part: &Part| {
        let count = (part.count)(heard);
        TonePart {
            id: part.id.to_owned(),
            label: part.label.of(locale).to_owned(),
            count,
            points: part.points * i32::try_from(count.min(part.most)).unwrap_or(0),
        }
    };
    let parts: Vec<TonePart> = PARTS.iter().map(part).collect();
    let sum = parts.iter().map(|part| part.points).sum::<i32>() + start;
    Tone {
        score: (words > 0).then_some(sum.clamp(0, 100)),
        start,
        parts,
        threats: heard.threats,
        blame: heard.blame,
        warmth: heard.warmth,
        help: heard.help,
        about_reader: heard.about_reader,
        about_sender: heard.about_sender,
    }
}

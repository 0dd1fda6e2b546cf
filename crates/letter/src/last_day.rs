//! The last day to pay, as often as a letter tells it: whether it is the same day each time.

use crate::calendar::{Day, days_from};
use crate::detect::{asks, is_one};
use crate::words::is_word;
use helder_text::{Document, Entity, EntityKind, Sentence, Token};

mod term;
mod told;
use term::{beside_term, today};
use told::{bills, told};

/// The words by which a last day to pay is known; each list but that of the ordinals is sorted.
#[derive(Debug)]
pub(crate) struct DayWords {
    /// Right before it: `uiterlijk`, `tot`; `vóór`, where it is the day before; `op`; `na`.
    pub(crate) until: &'static [u32],
    pub(crate) earlier: &'static [u32],
    pub(crate) on: &'static [u32],
    pub(crate) after: &'static [u32],
    /// Behind `vóór of`: `op`; behind the date and `of`: `eerder`; before the date and `dan`: `later`.
    pub(crate) sooner: &'static [u32],
    pub(crate) later: &'static [u32],
    /// Before a date that is no last day: `de brief van 1 mei`, `van 8 tot en met 17 mei`.
    pub(crate) of: &'static [u32],
    /// In a sentence about paying: `betalen`, `bedrag`. A sentence with an amount is about paying too.
    pub(crate) pay: &'static [u32],
    /// Behind those: `vóór het einde van de dag op 1 mei`. Behind `tot`, where it is no last day: `tot vandaag`.
    pub(crate) end: &'static [u32],
    pub(crate) now: &'static [u32],
    /// Before a weekday, where it is no last day: `vanaf vrijdag`.
    pub(crate) since: &'static [u32],
    /// In a sentence that goes on about what the one before it asks for, both of them: `dat`, `daarvoor`; `kan`, `heeft`.
    pub(crate) goes_on: &'static [u32],
    pub(crate) may: &'static [u32],
    /// In a sentence in which money has to be there on a day, and what says that it has to: `binnen`, `rekening`; `moet`, `graag`.
    pub(crate) there: &'static [u32],
    pub(crate) must: &'static [u32],
    /// In a sentence in which it may not be there: `als`, or `is` as the first word; `niet`, `geen`; `betaald` says that it is there, too.
    pub(crate) when: &'static [u32],
    pub(crate) opens: &'static [u32],
    pub(crate) no: &'static [u32],
    pub(crate) paid: &'static [u32],
    /// Behind it in a clause in which it will be there: `is`; what says that it was: `al`.
    pub(crate) present: &'static [u32],
    pub(crate) already: &'static [u32],
    /// What happens after it: `kosten`, `incassobureau`.
    pub(crate) then: &'static [u32],
    /// Behind a day from which it is too late.
    pub(crate) late: &'static [u32],
    /// Its name: `laatste` and `dag`, or `betaaldag`.
    pub(crate) last: &'static [u32],
    pub(crate) day: &'static [u32],
    pub(crate) name: &'static [u32],
    /// A time to pay in, and what says that it ends: `betaaltermijn`, `afloopt`.
    pub(crate) term: &'static [u32],
    pub(crate) over: &'static [u32],
    /// Anywhere in a sentence: a day that counts no more, `vergeten`, `oude`; or `geldt` and `niet`. Before `datum`, that those before it count no more: `nieuwe`.
    pub(crate) void: &'static [u32],
    pub(crate) holds: &'static [u32],
    pub(crate) new: &'static [u32],
    /// In the same clause: a day for something else than paying, `reageren`; another day than the last one to pay, or one that is past.
    pub(crate) reply: &'static [u32],
    pub(crate) except: &'static [u32],
    /// At the beginning of what can be done when the answer to a question is no: another day then is an offer.
    pub(crate) answer: &'static [u32],
    /// A part of a plan, and which one it is, the first one first: `termijn`; `eerste`, `tweede`.
    pub(crate) part: &'static [u32],
    pub(crate) ordinals: &'static [u32],
    /// All of it in place of parts: `ineens`, or `één` and `keer`. The part after this one: `volgende`.
    pub(crate) at_once: &'static [u32],
    pub(crate) one: &'static [u32],
    pub(crate) times: &'static [u32],
    pub(crate) next: &'static [u32],
    /// The last part: `slottermijn`.
    pub(crate) closing: &'static [u32],
    /// All of it: `helemaal`, `volledige`.
    pub(crate) whole: &'static [u32],
    /// A bill that has a number of its own: `factuur 3356`.
    pub(crate) bill: &'static [u32],
}

/// What has to be paid on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    /// A part of a plan by its number, from one.
    Part(usize),
    Last,
    All,
    /// All of it at once, in place of a plan or after one.
    AtOnce,
    /// The one after that which the letter asks for.
    Next,
}

/// A last day to pay, where a letter tells it.
struct Told<'d> {
    entity: &'d Entity,
    day: Day,
    /// Where it is named.
    weekday: Option<usize>,
    turn: Turn,
    share: Option<Share>,
    /// In the same sentence: up to the day, else behind it.
    amounts: Vec<u64>,
    bills: Vec<&'d str>,
    /// The months whose rent or instalment it is: `de huur van mei`.
    months: Vec<u32>,
    /// The first token of its sentence.
    sentence: usize,
    /// In a line that is no sentence, as in a table.
    is_row: bool,
}

impl Told<'_> {
    /// How many days after a day all has to be paid; nothing for a part, or a day without its month.
    #[inline(never)]
    fn days_from(&self, day: &Day) -> Option<i64> {
        let is_of_all = self.day.month > 0 && matches!(self.share, None | Some(Share::All));
        is_of_all.then(|| days_from(day, &self.day) - i64::from(self.turn == Turn::Before))
    }
}

/// How a day is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// `uiterlijk op 31 mei`
    On,
    /// `vóór 1 juni`: it is the day before.
    Before,
    /// `is het op 1 juni niet binnen`: it is that day or the one before.
    Missed,
}

/// Whether a letter tells a date as a last day to pay.
pub(crate) fn is_last_day(document: &Document, words: &DayWords, is_planned: bool, entity: &Entity) -> bool {
    told(document, words, is_planned, entity).is_some()
}

/// The place of the second of two different last days to pay. In a letter about a plan, where each part has its day, only days of the same part are
/// compared.
pub(crate) fn other_day(document: &Document, words: &DayWords, is_planned: bool) -> Option<(u32, u32)> {
    let mut all: Vec<Told> = document.entities().iter().filter_map(|entity| told(document, words, is_planned, entity)).collect();
    // What is past is no day to pay any more.
    let today = today(document);
    if let Some(today) = &today {
        all.retain(|told| told.day.month == 0 || days_from(today, &told.day) >= 0);
    }
    // What is told before a new day counts no more, when the letter tells that day.
    if let Some(new) = new_day(document, words).filter(|new| all.iter().any(|told| told.entity.token >= *new)) {
        all.retain(|told| told.entity.token >= new);
    }
    if is_planned {
        number_parts(document, &mut all);
    }
    let beside = || beside_term(document, words, today.as_ref(), &all);
    if let Some(place) = if is_planned { None } else { beside() } {
        return Some(place);
    }
    let has_bills = several(bills(document, words, document.tokens()).into_iter());
    let mut known: Vec<Told> = Vec::new();
    for told in all {
        let part = |told: &Told| if let Some(Share::Part(number)) = told.share { number } else { 0 };
        let parts = known.iter().map(part).max().unwrap_or(0);
        let of_one_bill = |one: &Told| told.bills.is_empty() || one.bills == told.bills || (told.is_row && !has_bills);
        if known.iter().any(|before| of_one_bill(before) && contradicts(before, &told, is_planned, parts)) {
            return Some((told.entity.start, told.entity.end));
        }
        // Of one share the first day counts.
        if !known.iter().any(|before| before.share == told.share) {
            known.push(told);
        }
    }
    None
}

/// The place of the first last day to pay that comes fewer days after that of the letter.
pub(crate) fn early_day(document: &Document, words: &DayWords, least: u32) -> Option<(u32, u32)> {
    let today = today(document)?;
    let is_early = |told: &Told| told.days_from(&today).is_some_and(|far| (0..i64::from(least)).contains(&far));
    let early = document.entities().iter().filter_map(|entity| told(document, words, false, entity)).find(is_early)?;
    Some((early.entity.start, early.entity.end))
}

/// The first token of the sentence in which a letter names a new day to pay: `een nieuwe datum`; not where the reader may ask for one, or is asked.
fn new_day(document: &Document, words: &DayWords) -> Option<u32> {
    let is = |token: &Token, list: &[u32]| is_one(token, list);
    let is_day = |token: &Token| is(token, words.day) || is(token, words.name);
    let is_new = |three: &[Token]| matches!(three, [new, last, day] if is(new, words.new) && (is_day(last) || (is(last, words.last) && is_day(day))));
    let offers = |token: &Token| is_word!(token, "vraag" | "vragen" | "kies" | "kiezen" | "kunt" | "kun" | "wilt" | "wil");
    let names = |line: &&Sentence| {
        let tokens = document.tokens_of(line);
        tokens.windows(3).any(is_new) && !tokens.iter().any(offers) && !asks(document, line)
    };
    document.lines().iter().find(names).map(|line| line.first)
}

/// Of a plan, days one after the other in one sentence are those of its parts: `uiterlijk 31 juli, uiterlijk 31 augustus en uiterlijk 30 september`;
/// of `uiterlijk op 31 juli, 31 augustus en 30 september` the first is.
fn number_parts(document: &Document, all: &mut [Told]) {
    /// Words and signs from one day to the next.
    const APART: u32 = 5;
    for of_sentence in all.chunk_by_mut(|one, other| one.sentence == other.sentence && one.share.is_none() && other.share.is_none()) {
        if of_sentence.len() > 1 {
            for (told, number) in of_sentence.iter_mut().zip(1..) {
                told.share = Some(Share::Part(number));
            }
        }
    }
    for told in all.iter_mut().filter(|told| told.share.is_none()) {
        let next = document.entities().partition_point(|other| other.token <= told.entity.token);
        let next = document.entities().get(next).filter(|next| next.kind == EntityKind::Date && next.token < told.entity.token + APART);
        if next.is_some() {
            told.share = Some(Share::Part(1));
        }
    }
}

fn several<'d>(mut names: impl Iterator<Item = &'d str>) -> bool {
    let first = names.next();
    names.any(|name| Some(name) != first)
}

/// `parts` is the number of the last part that is known.
fn contradicts(one: &Told, other: &Told, is_planned: bool, parts: usize) -> bool {
    // All is paid when the last part is.
    let ends_it = |share: Share| matches!(share, Share::All | Share::Last) || (parts > 1 && share == Share::Part(parts));
    let of_one_share = match (one.share, other.share) {
        (Some(Share::AtOnce), Some(Share::All)) | (Some(Share::All), Some(Share::AtOnce)) => true,
        (Some(one), Some(other)) => one == other || (ends_it(one) && ends_it(other)),
        (_, Some(Share::AtOnce | Share::Next)) | (Some(Share::AtOnce | Share::Next), _) => false,
        // A plan without numbered parts: two days for two amounts are those of two parts.
        _ if !is_planned => true,
        (one_share, other_share) => {
            let is_part = |share: Option<Share>| share.is_some_and(|share| share != Share::All);
            let of_two_amounts = !one.amounts.is_empty() && !other.amounts.is_empty();
            parts == 0 && !is_part(one_share) && !is_part(other_share) && !of_two_amounts
        }
    };
    let shared = |one: &[u64], other: &[u64]| one.is_empty() || other.is_empty() || other.iter().any(|amount| one.contains(amount));
    let of_one_month = other.months.is_empty() || one.months == other.months;
    // Two days in one sentence, or in two lines of a table, are those of two parts.
    let apart = one.sentence != other.sentence && !(one.is_row && other.is_row && one.share == other.share);
    apart && of_one_share && of_one_month && shared(&one.amounts, &other.amounts) && !same_day(one, other)
}

#[inline(never)]
fn same_day(one: &Told, other: &Told) -> bool {
    let exact = |told: &Told| told.turn == Turn::On;
    let is_one_month = one.day.month == other.day.month || one.day.month == 0 || other.day.month == 0;
    let is_one_year = one.day.year == other.day.year || one.day.year.is_none() || other.day.year.is_none();
    // `woensdag 23 september`, `vrijdag de 23e`
    let is_one_weekday = one.weekday == other.weekday || one.weekday.is_none() || other.weekday.is_none();
    (one.day.day == other.day.day && is_one_month && is_one_year && is_one_weekday)
        || (!exact(one) && exact(other) && follows(one.day, other.day))
        || (!exact(other) && exact(one) && follows(other.day, one.day))
        || (one.turn == Turn::Before && other.turn == Turn::Missed && follows(other.day, one.day))
}

/// Whether a day comes right after another.
fn follows(one: Day, other: Day) -> bool {
    let is_named = one.month > 0 && other.month > 0;
    if one.day == 1 {
        other.day >= 28 && (!is_named || other.month % 12 + 1 == one.month)
    } else {
        one.day == other.day + 1 && (!is_named || one.month == other.month)
    }
}

//! The words by which a last day, a time to pay in and a sum to pay are known, from the data to the source of `data.rs`.

use crate::single_keys;
use serde::Deserialize;

/// The words by which a last day to pay is known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Days {
    until: Vec<String>,
    earlier: Vec<String>,
    on: Vec<String>,
    after: Vec<String>,
    sooner: Vec<String>,
    later: Vec<String>,
    end: Vec<String>,
    now: Vec<String>,
    since: Vec<String>,
    may: Vec<String>,
    reply: Vec<String>,
    at_once: Vec<String>,
    one: Vec<String>,
    times: Vec<String>,
    next: Vec<String>,
    closing: Vec<String>,
    goes_on: Vec<String>,
    term: Vec<String>,
    over: Vec<String>,
    void: Vec<String>,
    holds: Vec<String>,
    new: Vec<String>,
    of: Vec<String>,
    pay: Vec<String>,
    there: Vec<String>,
    must: Vec<String>,
    when: Vec<String>,
    opens: Vec<String>,
    no: Vec<String>,
    paid: Vec<String>,
    present: Vec<String>,
    already: Vec<String>,
    then: Vec<String>,
    late: Vec<String>,
    last: Vec<String>,
    day: Vec<String>,
    name: Vec<String>,
    except: Vec<String>,
    answer: Vec<String>,
    part: Vec<String>,
    ordinals: Vec<String>,
    whole: Vec<String>,
    bill: Vec<String>,
}

impl Days {
    pub(crate) fn source(&self, at: &str) -> String {
        let lists = [
            ("until", &self.until),
            ("earlier", &self.earlier),
            ("on", &self.on),
            ("after", &self.after),
            ("sooner", &self.sooner),
            ("later", &self.later),
            ("end", &self.end),
            ("now", &self.now),
            ("since", &self.since),
            ("may", &self.may),
            ("reply", &self.reply),
            ("at_once", &self.at_once),
            ("one", &self.one),
            ("times", &self.times),
            ("next", &self.next),
            ("closing", &self.closing),
            ("goes_on", &self.goes_on),
            ("term", &self.term),
            ("over", &self.over),
            ("void", &self.void),
            ("holds", &self.holds),
            ("new", &self.new),
            ("of", &self.of),
            ("pay", &self.pay),
            ("there", &self.there),
            ("must", &self.must),
            ("when", &self.when),
            ("opens", &self.opens),
            ("no", &self.no),
            ("paid", &self.paid),
            ("present", &self.present),
            ("already", &self.already),
            ("then", &self.then),
            ("late", &self.late),
            ("last", &self.last),
            ("day", &self.day),
            ("name", &self.name),
            ("except", &self.except),
            ("answer", &self.answer),
            ("part", &self.part),
            ("whole", &self.whole),
            ("bill", &self.bill),
        ];
        format!("DayWords {{ {} ordinals: &{:?} }}", fields(&lists, at), in_order(&self.ordinals, at))
    }
}

/// The words by which a sum to pay is known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sums {
    cue: Vec<String>,
    cue_ends: Vec<String>,
    whole: Vec<String>,
    rest: Vec<String>,
    asked: Vec<String>,
    cost: Vec<String>,
    added: Vec<String>,
    paid: Vec<String>,
    past: Vec<String>,
    upon: Vec<String>,
    part: Vec<String>,
    then: Vec<String>,
    spared: Vec<String>,
    apart: Vec<String>,
    vat: Vec<String>,
    opens: Vec<String>,
    result: Vec<String>,
    left: Vec<String>,
    made: Vec<String>,
    received: Vec<String>,
    counted: Vec<String>,
}

impl Sums {
    pub(crate) fn source(&self, at: &str) -> String {
        let lists = [
            ("cue", &self.cue),
            ("whole", &self.whole),
            ("rest", &self.rest),
            ("asked", &self.asked),
            ("cost", &self.cost),
            ("added", &self.added),
            ("paid", &self.paid),
            ("past", &self.past),
            ("upon", &self.upon),
            ("part", &self.part),
            ("then", &self.then),
            ("spared", &self.spared),
            ("apart", &self.apart),
            ("vat", &self.vat),
            ("opens", &self.opens),
            ("result", &self.result),
            ("left", &self.left),
            ("made", &self.made),
            ("received", &self.received),
            ("counted", &self.counted),
        ];
        format!("SumWords {{ {} cue_ends: &{:?} }}", fields(&lists, at), self.cue_ends)
    }
}

/// The words by which the time that a fourteen-day letter gives is known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Notice {
    days: Vec<String>,
    workdays: Vec<String>,
    weeks: Vec<String>,
    whole: Vec<String>,
    from: Vec<String>,
    begins: Vec<String>,
    sent: Vec<String>,
    written: Vec<String>,
    received: Vec<String>,
    next: Vec<String>,
    other: Vec<String>,
    within: Vec<String>,
    pay: Vec<String>,
    except: Vec<String>,
}

impl Notice {
    pub(crate) fn source(&self, at: &str) -> String {
        let lists = [
            ("days", &self.days),
            ("workdays", &self.workdays),
            ("weeks", &self.weeks),
            ("whole", &self.whole),
            ("from", &self.from),
            ("begins", &self.begins),
            ("sent", &self.sent),
            ("written", &self.written),
            ("received", &self.received),
            ("next", &self.next),
            ("other", &self.other),
            ("within", &self.within),
            ("pay", &self.pay),
            ("except", &self.except),
        ];
        format!("NoticeWords {{ {} }}", fields(&lists, at))
    }
}

/// Words whose order tells which one it is.
fn in_order(words: &[String], at: &str) -> Vec<u32> {
    words.iter().flat_map(|word| single_keys(std::slice::from_ref(word), at)).collect()
}

fn fields(lists: &[(&str, &Vec<String>)], at: &str) -> String {
    lists.iter().map(|(name, words)| format!("{name}: &{:?}, ", single_keys(words, at))).collect()
}

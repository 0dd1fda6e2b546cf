//! The shapes of the data that `build.rs` reads from `languages/`, checks, and writes for here.

use crate::Category;
use crate::last_day::DayWords;
use crate::learned::Voice;
use crate::notice::NoticeWords;
use crate::sums::SumWords;
use helder_model::{Channel, Jurisdiction, Message, Purpose, Severity};
use helder_text::{EntityKind, KeyBuilder, around, pair_key, word_key};
use std::sync::OnceLock;

/// What a term says about the tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ToneKind {
    Threat,
    Blame,
    Warmth,
    Help,
}

/// What is said with a term.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Says {
    /// No more than that there is a plainer word.
    Nothing,
    /// Why, or what to write.
    Because(Message),
    /// A plain wording that has to be fitted in, in the language of the letter.
    Plain(&'static str),
    /// What it means, in the language of the letter.
    Means(&'static str),
}

/// A word or phrase to replace, explain or count.
#[derive(Debug)]
pub(crate) struct Term {
    /// With its prefix: `term/voldoen`.
    pub(crate) rule: String,
    pub(crate) severity: Severity,
    pub(crate) source: &'static str,
    pub(crate) tone: Option<ToneKind>,
    /// It is written short: the message says so.
    pub(crate) abbreviation: bool,
    pub(crate) says: Says,
    /// No finding when one of these follows directly, or stands directly before. With a gap: when it stands anywhere on that side, the plain wording is told
    /// and not put in the place.
    pub(crate) not_before: Vec<Vec<u32>>,
    pub(crate) not_after: Vec<Vec<u32>>,
}

/// A term as its line says, read when one of its forms is first found: a letter has some dozens of the thousands.
#[derive(Debug)]
struct TermLine {
    line: &'static str,
    /// It names a term that has no name of its own.
    first_form: &'static str,
    term: OnceLock<Option<Box<Term>>>,
}

/// A form of a term.
#[derive(Debug)]
pub(crate) struct Form {
    term: u16,
    pub(crate) action: Action,
}

/// What a form asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Action {
    /// The plain wordings with `=` between them, the best first; an empty one means: leave the words out.
    Replace(&'static str),
    Explain,
    Count,
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    /// An index of the forms.
    Form(u16),
    /// An index of the rules.
    Rule(u16),
    /// The rule at this index looks from this word on.
    First(u16),
    /// A word of a group of the rule at this index.
    Group(u16, u8),
    /// An index of the checklist: the thing is there.
    Found(u16),
    /// An index of the checklist: the thing was meant.
    Unclear(u16),
}

/// A phrase: where its keys lie among those of the pack; [`GAP`] stands for at most four words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Phrase {
    /// Of its first two words.
    pair: u32,
    start: u32,
    length: u8,
    /// It must begin a clause.
    pub(crate) opens: bool,
    /// The next phrase of the same drawer.
    next: u16,
    /// The place of its last word in a [`presence`].
    last: u8,
    pub(crate) target: Target,
}

/// Which words are there, one bit each; some share one.
pub(crate) fn presence(keys: &[u32]) -> u64 {
    keys.iter().fold(0, |bits, key| bits | 1 << bit(*key))
}

fn bit(key: u32) -> u8 {
    u8::try_from(key % u64::BITS).unwrap_or(0)
}

impl Phrase {
    /// Whether its last word may be among those that are there. Most phrases that begin alike end in a word that is nowhere in the sentence.
    pub(crate) fn may_end(&self, presence: u64) -> bool {
        presence >> self.last & 1 == 1
    }

    /// The more words, the higher; of as many the later one.
    pub(crate) fn rank(&self) -> u32 {
        u32::from(self.length) << 24 | self.start
    }
}

/// Phrases lie in drawers by their first two words: with the first alone, hundreds would have to be tried at each `niet`.
const DRAWERS: usize = 1 << 13;
/// No further phrase in a drawer.
const LAST: u16 = u16::MAX;

/// In a phrase: at most four words in between.
pub(crate) const GAP: u32 = 1;

/// A rule that is not a term.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) id: &'static str,
    pub(crate) category: Category,
    pub(crate) severity: Severity,
    pub(crate) source: &'static str,
    pub(crate) message: Message,
    /// What to write instead, where no words can take the place of those found.
    pub(crate) explanation: Option<Message>,
    /// Empty: for every purpose.
    pub(crate) purposes: &'static [Purpose],
    /// Empty: for every channel.
    pub(crate) channels: &'static [Channel],
    /// What each find says about the tone.
    pub(crate) tone: Option<ToneKind>,
    pub(crate) kind: Kind,
}

/// The closed set of rule kinds. A new rule is data; a new kind is code.
#[derive(Debug)]
pub(crate) enum Kind {
    /// Counts words in a scope; far above its measure it is more serious.
    Occurrence { scope: Scope, max: u32, warning_above: Option<u32>, error_above: Option<u32> },
    /// Finds phrases.
    Existence { replacement: Option<&'static str> },
    /// Finds a word and a word of a kind near it, unless `lifted_by` stands in the sentence; `with` must stand in it.
    Sequence {
        then: WordKind,
        within: usize,
        with: Option<u32>,
        /// Words that only look like one of the kind …
        except: &'static [u32],
        /// … and what such words end in.
        except_endings: &'static [&'static str],
        lifted_by: Option<u32>,
    },
    /// Finds sentences with a phrase of each part of a construction; its phrases are those that make such a sentence harmless.
    Together {
        /// How many parts each construction has; their groups are numbered on.
        constructions: &'static [usize],
        /// A sentence that begins with one of these is read as one with the question before it: `Betaalt u niet? Dan …`
        answers: &'static [u32],
        /// The amount may stand in the sentence behind it, when that begins with one of these: `Die zijn € 40,00.`
        sums: &'static [u32],
        /// Sentences with an amount are harmless, and those with a date if warmth or help stands near.
        dated: bool,
        /// Sentences with a date are harmless.
        undated: bool,
        /// So many others may stand in a letter, if warmth or help stands near …
        free: u32,
        /// … but none in a letter of these purposes.
        never: &'static [Purpose],
    },
    /// Finds sentences that may be meant so, by the weights of their words, where the rule `unless` finds nothing; left out: where no other find
    /// sets the tone. Those with a date are harmless when it says so.
    Learned { voice: Voice, unless: Option<&'static str>, undated: bool },
    /// Finds a verb whose other half stands far away.
    Bracket { first: &'static [u32], last: &'static [u32], least: usize },
    /// Finds the rarer of groups of words; its phrases are places where a word means something else.
    Consistency {
        groups: usize,
        /// What other words of a group end in: `tandartsrekening` …
        endings: &'static [(usize, &'static str)],
        /// … but not those that end so: `bankrekening`.
        except_endings: &'static [&'static str],
    },
    /// Finds what is put between commas.
    Insertion { first: &'static [u32], least: usize },
    /// Finds a sign, but in sentences with a word of `except`.
    Sign { sign: &'static str, except: &'static [u32] },
    /// Finds words in capitals.
    Capitals { least: usize },
    /// Finds abbreviations; its phrases are those that need not be written out.
    Abbreviation { except: &'static [u32] },
    /// Finds merge fields that do not end.
    Field,
    /// Finds IBANs with wrong check digits.
    Iban,
    /// Finds days that the calendar does not have, and weekdays that are not theirs.
    Calendar,
    /// Finds a second sum to pay. In a letter of the purposes `planned`, which names instalments too, only what says that it is the whole counts.
    Amounts { words: &'static SumWords, planned: &'static [Purpose] },
    /// Finds a beginning that does not say what the letter is about: no amount and none of the words in so many sentences. Short letters are spared.
    Opening { cues: &'static [u32], within: usize, least: u32 },
    /// Finds long letters without headings; with `question`, those of whose headings none is a question.
    Headings { least: u32, question: bool },
    /// Finds a second last day to pay. In a letter of the purposes `planned` each part has its day: there only the days of one part are compared.
    Dates { words: &'static DayWords, planned: &'static [Purpose] },
    /// Finds a time to pay in that is shorter than a fourteen-day letter has to give, or begins too early.
    Notice { words: &'static NoticeWords },
    /// Finds a last day to pay that comes fewer days after that of the letter.
    Early { least: u32 },
    /// Finds where a text message goes on beyond what one holds.
    Characters,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Sentence,
    Block,
    Letter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    Participle,
    Number,
    /// `onmogelijk`
    Negative,
    /// `het indienen van`
    NounOfVerb,
}

/// A question of the reader.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) id: &'static str,
    pub(crate) label: Message,
    pub(crate) entities: &'static [EntityKind],
    /// Empty: the entity counts anywhere.
    pub(crate) cues: &'static [u32],
    pub(crate) fields: &'static [&'static str],
    /// Its phrases count only with words behind them.
    pub(crate) followed: bool,
    pub(crate) missing: Message,
    pub(crate) unclear: Option<Message>,
    pub(crate) invalid: Option<Message>,
    pub(crate) purposes: &'static [Purpose],
    /// Empty: for every channel.
    pub(crate) channels: &'static [Channel],
}

/// What the law of a country asks of a letter: found as a question of the reader is.
#[derive(Debug)]
pub(crate) struct Requirement {
    pub(crate) jurisdiction: Jurisdiction,
    /// Only for who collects for others.
    pub(crate) collector: bool,
    pub(crate) article: &'static str,
    pub(crate) confirmed: bool,
    /// It holds only when the letter claims what it is about.
    pub(crate) conditional: bool,
    /// Its phrases do not count behind a smaller number, in digits or one of these words: `drie dagen vanaf de dag nadat`.
    pub(crate) least: u32,
    pub(crate) fewer: &'static [u32],
    /// Its phrases count only in a sentence with an amount.
    pub(crate) beside_amount: bool,
    /// Its missing text says what to write; its purposes are those of the duty, empty for every letter.
    pub(crate) item: Item,
}

/// Words by what they are, sorted.
struct Words {
    direct: &'static [u32],
    reader: &'static [u32],
    sender: &'static [u32],
}

/// The keys of the words of a line: at each place one, or several that may stand there, up to where its end says.
#[derive(Debug, Default)]
struct LineWords {
    keys: Vec<u32>,
    ends: Vec<usize>,
}

/// The rules of one language.
#[derive(Debug)]
pub(crate) struct Pack {
    terms: Vec<TermLine>,
    sources: &'static [&'static str],
    pub(crate) forms: Vec<Form>,
    keys: Vec<u32>,
    /// The words that were read last.
    words: LineWords,
    phrases: Vec<Phrase>,
    /// The first phrase of each drawer; in a drawer the longest comes first.
    drawers: Vec<u16>,
    pub(crate) rules: &'static [Rule],
    pub(crate) items: &'static [Item],
    /// Words that speak to the reader or name the sender, sorted.
    pub(crate) direct: &'static [u32],
    /// Those of them that may be a subject: the reader, the sender; sorted.
    persons: (&'static [u32], &'static [u32]),
}

impl Pack {
    /// The words by which a last day to pay is known, and the purposes of letters about a plan.
    pub(crate) fn day_words(&self) -> Option<(&'static DayWords, &'static [Purpose])> {
        self.rules.iter().find_map(|rule| if let Kind::Dates { words, planned } = &rule.kind { Some((*words, *planned)) } else { None })
    }

    /// Reads the lines that `build.rs` wrote: those of the terms, an empty one, the phrases. A table of the same would be twice as large to download: most of
    /// it would be addresses.
    fn read(text: &'static str, sources: &'static [&'static str], rules: &'static [Rule], items: &'static [Item], words: Words) -> Self {
        let (terms, lines) = around(text, "\n\n").unwrap_or_default();
        let mut pack = Self {
            // About as many as there are: growing step by step costs more than all the rest of a start.
            terms: Vec::with_capacity(terms.len() / 60),
            sources,
            forms: Vec::with_capacity(lines.len() / 25),
            keys: Vec::with_capacity(lines.len() / 6),
            words: LineWords::default(),
            phrases: Vec::with_capacity(lines.len() / 14),
            drawers: vec![LAST; DRAWERS],
            rules,
            items,
            direct: words.direct,
            persons: (words.reader, words.sender),
        };
        let mut target = Target::Rule(u16::MAX);
        let mut terms = terms.split('\n');
        let mut at = 0;
        while let Some(mark) = lines.as_bytes().get(at) {
            at += 1;
            match mark {
                b'@' => {
                    at += 1;
                    pack.terms.extend(terms.next().map(|line| TermLine { line, first_form: "", term: OnceLock::new() }));
                }
                b'!' => {
                    let line = lines.get(at..).and_then(|rest| rest.split('\n').next()).unwrap_or("");
                    at += line.len() + 1;
                    target = target_of(line);
                }
                b'=' => {
                    let end = pack.words(lines, at);
                    let plain = lines.get(end + 1..).and_then(|rest| rest.split('\n').next()).unwrap_or("");
                    pack.form(lines, at, end, Action::Replace(plain));
                    at = end + plain.len() + 2;
                }
                b'?' | b'+' => {
                    let end = pack.words(lines, at);
                    pack.form(lines, at, end, if *mark == b'?' { Action::Explain } else { Action::Count });
                    at = end + 1;
                }
                _ => {
                    let opens = lines.as_bytes().get(at) == Some(&b'^');
                    at = pack.words(lines, at + if opens { 2 } else { 0 }) + 1;
                    pack.phrases(target, opens);
                }
            }
        }
        pack.file();
        pack
    }

    /// Reads the keys of the words from a place on, up to the end of the line or an equals sign, whose place it gives. Byte by byte: this is the
    /// greater part of what a start costs.
    fn words(&mut self, lines: &str, start: usize) -> usize {
        self.words.keys.clear();
        self.words.ends.clear();
        let mut key = KeyBuilder::default();
        let mut gap = false;
        for (at, byte) in lines.as_bytes().iter().enumerate().skip(start) {
            match byte {
                // Letters, in one comparison.
                b'>'.. => key.add(*byte),
                b' ' | b'/' | b'=' | b'\n' => {
                    self.words.keys.push(if gap { GAP } else { key.finish() });
                    if *byte != b'/' {
                        self.words.ends.push(self.words.keys.len());
                    }
                    if matches!(byte, b'=' | b'\n') {
                        return at;
                    }
                    (key, gap) = (KeyBuilder::default(), false);
                }
                b'*' => gap = true,
                byte => key.add(*byte),
            }
        }
        lines.len()
    }

    /// A form of the last term, or several that differ in a word: from `start` to `end`, whose words were read last.
    fn form(&mut self, lines: &'static str, start: usize, end: usize, action: Action) {
        let (at, term) = (self.forms.len(), self.terms.len().saturating_sub(1));
        if let Some(first) = self.terms.last_mut().filter(|term| term.first_form.is_empty()) {
            first.first_form = lines.get(start..end).unwrap_or("");
        }
        self.forms.push(Form { term: u16::try_from(term).unwrap_or(u16::MAX), action });
        self.phrases(Target::Form(u16::try_from(at).unwrap_or(u16::MAX)), false);
    }

    /// The phrases of the words that were read last: each word of a place with each of the others.
    fn phrases(&mut self, target: Target, opens: bool) {
        let words = std::mem::take(&mut self.words);
        let starts = || std::iter::once(0).chain(words.ends.iter().copied());
        let places = || starts().zip(&words.ends).map(|(from, to)| words.keys.get(from..*to).unwrap_or_default());
        let count: usize = places().map(<[u32]>::len).product();
        for number in 0..count {
            let mut rest = number;
            for some in places() {
                self.keys.extend(some.get(rest % some.len()));
                rest /= some.len();
            }
            self.phrase(target, opens);
        }
        self.words = words;
    }

    /// A phrase of the keys that belong to none yet.
    fn phrase(&mut self, target: Target, opens: bool) {
        let start = self.phrases.last().map_or(0, |last| last.start + u32::from(last.length));
        let length = u8::try_from(self.keys.len() - start as usize).unwrap_or(u8::MAX);
        let key = |at: u32| self.keys.get((start + at) as usize).copied().unwrap_or(0);
        let pair = pair_key(key(0), key(1));
        let last = self.keys.last().map_or(0, |key| bit(*key));
        self.phrases.push(Phrase { pair, start, length, opens, next: LAST, last, target });
    }

    /// Puts the phrases in their drawers, each behind those that are longer.
    fn file(&mut self) {
        for place in 0..u16::try_from(self.phrases.len()).unwrap_or(LAST) {
            let Some(&Phrase { pair, length, .. }) = self.phrases.get(usize::from(place)) else { return };
            let Some(mut next) = self.drawers.get(drawer(pair)).copied() else { return };
            let mut before = None;
            while let Some(other) = self.phrases.get(usize::from(next)).filter(|other| other.length > length) {
                before = Some(next);
                next = other.next;
            }
            if let Some(phrase) = self.phrases.get_mut(usize::from(place)) {
                phrase.next = next;
            }
            match before.and_then(|before| self.phrases.get_mut(usize::from(before))) {
                Some(before) => before.next = place,
                None => self.drawers.get_mut(drawer(pair)).map(|first| *first = place).unwrap_or_default(),
            }
        }
    }

    /// The term of a form.
    pub(crate) fn term(&self, form: &Form) -> Option<&Term> {
        self.terms.get(usize::from(form.term))?.read(self.sources)
    }

    /// Whether a word is the reader as a subject, or the sender.
    pub(crate) fn person(&self, key: u32) -> Option<bool> {
        let (reader, sender) = self.persons;
        if reader.contains(&key) { Some(true) } else { sender.contains(&key).then_some(false) }
    }

    pub(crate) fn keys_of(&self, phrase: &Phrase) -> &[u32] {
        let start = phrase.start as usize;
        self.keys.get(start..start + usize::from(phrase.length)).unwrap_or(&[])
    }

    /// The phrases that may stand where a word is followed by another one (0 for none): first those of several words, the longest first, then the single word,
    /// then those with a gap behind the first word.
    pub(crate) fn starting_with(&self, key: u32, next: u32) -> impl Iterator<Item = &Phrase> {
        let several = (next != 0).then(|| self.of_pair(pair_key(key, next)));
        several.into_iter().flatten().chain(self.of_pair(pair_key(key, 0))).chain(self.of_pair(pair_key(key, GAP)))
    }

    fn of_pair(&self, pair: u32) -> impl Iterator<Item = &Phrase> {
        let at = |place: u16| self.phrases.get(usize::from(place));
        let first = self.drawers.get(drawer(pair)).and_then(|place| at(*place));
        std::iter::successors(first, move |phrase| at(phrase.next)).filter(move |phrase| phrase.pair == pair)
    }
}

fn drawer(pair: u32) -> usize {
    (pair ^ (pair >> 16)) as usize % DRAWERS
}

/// `r12`, `f3`, `g2 12`: a kind of target and an index; of a group its number before that of its rule.
fn target_of(line: &str) -> Target {
    let (kind, index) = line.split_at_checked(1).unwrap_or_default();
    let at = number_of(index);
    match kind {
        "r" => Target::Rule(at),
        "s" => Target::First(at),
        "f" => Target::Found(at),
        "u" => Target::Unclear(at),
        _ => group_of(index),
    }
}

/// `2 12`: a group and its rule.
fn group_of(line: &str) -> Target {
    let (group, rule) = line.split_once(' ').unwrap_or_default();
    Target::Group(number_of(rule), u8::try_from(number_of(group)).unwrap_or(u8::MAX))
}

/// By way of the one integer that is read elsewhere too: each weighs a kilobyte.
fn number_of(text: &str) -> u16 {
    text.parse::<u32>().ok().and_then(|number| u16::try_from(number).ok()).unwrap_or(u16::MAX)
}

impl TermLine {
    fn read(&self, sources: &[&'static str]) -> Option<&Term> {
        self.term.get_or_init(|| self.parse(sources).map(Box::new)).as_deref()
    }

    /// Of words of which one may stand at a place, the first.
    fn first_words(&self) -> String {
        let words = self.first_form.split(' ').map(|words| words.split('/').next().unwrap_or(words));
        words.collect::<Vec<_>>().join("-")
    }

    /// `severity tone abbreviation source` as one sign each, then the rest between tabs.
    fn parse(&self, sources: &[&'static str]) -> Option<Term> {
        let mut parts = self.line.split('\t');
        let mut signs = parts.next()?.bytes();
        let severity = match signs.next()? {
            b'e' => Severity::Error,
            b'w' => Severity::Warning,
            _ => Severity::Hint,
        };
        let tone = match signs.next()? {
            b't' => Some(ToneKind::Threat),
            b'b' => Some(ToneKind::Blame),
            b'w' => Some(ToneKind::Warmth),
            b'h' => Some(ToneKind::Help),
            _ => None,
        };
        let abbreviation = signs.next()? == b'a';
        let source = sources.get(usize::from(signs.next()?.checked_sub(b'A')?)).copied()?;
        let mut next = || parts.next().unwrap_or_default();
        let (name, nl, en, before, after) = (next(), next(), next(), next(), next());
        let rule = if name.is_empty() { format!("term/{}", self.first_words()) } else { format!("term/{name}") };
        let says = match (nl.strip_prefix('='), nl.strip_prefix(':')) {
            (Some(plain), _) => Says::Plain(plain),
            (_, Some(means)) => Says::Means(means),
            _ if nl.is_empty() => Says::Nothing,
            _ => Says::Because(Message::new(nl, en)),
        };
        let contexts = |list: &str| list.split('|').filter(|context| !context.is_empty()).map(|context| keys(context).collect()).collect();
        let (not_before, not_after) = (contexts(before), contexts(after));
        Some(Term { rule, severity, source, tone, abbreviation, says, not_before, not_after })
    }
}

/// The keys of the words of a phrase, as the tokeniser would give them (`build.rs` holds that); `*` is a gap.
fn keys(phrase: &str) -> impl Iterator<Item = u32> {
    phrase.split(' ').map(|word| if word == "*" { GAP } else { word_key(word.trim_end_matches('.')) })
}

/// Every text that a report may hold in the language of the interface.
#[must_use]
pub fn messages() -> Vec<Message> {
    let pack = nl::pack();
    let of_terms = pack
        .terms
        .iter()
        .filter_map(|line| line.read(pack.sources))
        .filter_map(|term| if let Says::Because(because) = term.says { Some(because) } else { None });
    let of_rules = pack.rules.iter().flat_map(|rule| [Some(rule.message), rule.explanation]).flatten();
    let of_items = pack.items.iter().flat_map(|item| [Some(item.label), Some(item.missing), item.unclear, item.invalid]).flatten();
    let of_parts = crate::tone::messages().chain(crate::clarity::messages()).chain(crate::score::MESSAGES);
    let of_duties = nl::REQUIREMENTS.iter().flat_map(|requirement| [requirement.item.label, requirement.item.missing]);
    of_terms.chain(of_rules).chain(of_items).chain(of_duties).chain(of_parts).collect()
}

pub(crate) mod nl {
    use super::{Item, Kind, Pack, Requirement, Rule, Scope, ToneKind, WordKind, Words};
    use crate::Category;
    use crate::last_day::DayWords;
    use crate::learned::{self, Voice, Weights};
    use crate::notice::NoticeWords;
    use crate::paired::Paired;
    use crate::rarity::{Frequencies, Packed};
    use crate::sums::SumWords;
    use helder_model::Severity;
    use helder_model::{Channel, Jurisdiction, Message, Purpose};
    use helder_text::EntityKind;
    use std::sync::OnceLock;

    include!(concat!(env!("OUT_DIR"), "/nl.rs"));

    /// Read at the first letter.
    pub(crate) fn pack() -> &'static Pack {
        static TEXT_UNPACKED: OnceLock<String> = OnceLock::new();
        static PACK: OnceLock<Pack> = OnceLock::new();
        PACK.get_or_init(|| {
            Pack::read(
                TEXT_UNPACKED.get_or_init(|| TEXT.text()),
                SOURCES,
                RULES,
                ITEMS,
                Words { direct: DIRECT, reader: READER, sender: SENDER },
            )
        })
    }

    /// Unpacked at the first letter.
    pub(crate) fn weights() -> &'static Weights {
        static WEIGHTS_UNPACKED: OnceLock<Weights> = OnceLock::new();
        WEIGHTS_UNPACKED.get_or_init(|| Weights::unpack(&WEIGHTS))
    }

    /// Unpacked at the first letter.
    pub(crate) fn frequencies() -> &'static Frequencies {
        static WORDS_UNPACKED: OnceLock<Frequencies> = OnceLock::new();
        WORDS_UNPACKED.get_or_init(|| Frequencies::unpack(&WORDS))
    }
}

//! One pass over a letter: counts, findings, checklist.

use crate::calendar::wrong_days;
use crate::checklist::{Seen, checklist, requirements};
use crate::clarity::{Tally, clarity};
use crate::data::{Action, Form, Kind, Pack, Requirement, Rule, Says, Scope, Target, Term, ToneKind, WordKind, nl};
use crate::detect::{
    bare_of_headings, bracket, cut_short, ends_in, insertion, is_abbreviation, is_acronym, sequence, shouted, slow_opening,
};
use crate::formulas;
use crate::last_day::{early_day, other_day};
use crate::learned::sounds;
use crate::notice::wrong_terms;
use crate::phrases::{Hit, find};
use crate::places::{Places, as_read};
use crate::report::{Category, Counts, Finding, Format, LetterOptions, LetterReport, Measures, Suggestion};
use crate::sms::{LONG_MESSAGE, message_holds, text_message};
use crate::stretches::Stretches;
use crate::sums::other_sum;
use crate::tone::{Heard, tone};
use helder_model::{Channel, Error, Language, Locale, Message, Purpose, Severity, sort_by};
use helder_text::{Document, Entity, EntityKind, Sentence, Source, Token, TokenKind, iban_is_valid, lower, syllables, upper, word_key};
use std::cmp::Reverse;

mod fits;
mod together;
use together::Named;

/// Words as frequent as this say little by themselves: `de`, `van`, `niet`. In hundredths on the Zipf scale.
const LIGHT: u32 = 600;
/// Above this a word in capitals has them for its weight.
const COMMON: u32 = 400;

/// The most findings in one report; a letter has a few dozen.
const MOST_FINDINGS: usize = 10_000;

/// Judges a letter.
///
/// ```
/// use helder_letter::{LetterOptions, score_letter};
/// let report = score_letter("Wij sommeren u te betalen.", &LetterOptions::default()).unwrap();
/// assert_eq!(report.findings[0].text, "sommeren");
/// assert_eq!(report.findings[0].suggestions[0].replacement.as_deref(), Some("vragen"));
/// ```
///
/// # Errors
/// `too-large` for a letter beyond 32 MiB.
pub fn score_letter(text: &str, options: &LetterOptions) -> Result<LetterReport, Error> {
    let source = match options.format {
        Format::Auto if options.channel == Some(Channel::Email) => Source::Mail,
        Format::Auto => Source::Auto,
        Format::Text => Source::Text,
        Format::Html => Source::Html,
        Format::Email => Source::Mail,
        Format::Markdown => Source::Markdown,
    };
    let document = Document::parse(text, source)?;
    let pack = match options.language {
        Language::Nl => nl::pack(),
    };
    let active = active_rules(pack, options);
    let mut pass = Pass {
        pack,
        active: &active,
        document: &document,
        places: Places::new(text),
        options,
        counts: Counts { merge_fields: to_u32(document.field_count()), ..Counts::default() },
        raw: Vec::new(),
        seen: vec![Seen::default(); pack.items.len() + nl::REQUIREMENTS.len()],
        heard: Heard::default(),
        tally: Tally::default(),
        groups: vec![Vec::new(); pack.rules.len()],
        letter_words: 0,
        sentence: 0,
        kindness: Vec::new(),
        named: Vec::new(),
        excused: Vec::new(),
    };
    pass.run();
    Ok(pass.report())
}

/// The rules that a letter's purpose and channel ask for and that are not switched off.
fn active_rules(pack: &'static Pack, options: &LetterOptions) -> Vec<(u16, &'static Rule)> {
    let LetterOptions { purpose, channel, off, .. } = options;
    let fits = |rule: &Rule| {
        let of_purpose = rule.purposes.is_empty() || purpose.is_none_or(|purpose| rule.purposes.contains(&purpose));
        let of_channel = rule.channels.is_empty() || channel.is_some_and(|channel| rule.channels.contains(&channel));
        of_purpose && of_channel && !off.iter().any(|id| id == rule.id)
    };
    (0u16..).zip(pack.rules).filter(|(_, rule)| fits(rule)).collect()
}

/// A finding before it has a name and places for the outside.
struct Raw {
    start: u32,
    end: u32,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    /// A form, and whether its plain wording can be put in its place.
    Form(u16, bool),
    /// A rule and what it counted; of a word that has another name, where that begins in the plain text.
    Rule(u16, u32),
}

struct Pass<'a> {
    pack: &'static Pack,
    /// With their index.
    active: &'a [(u16, &'static Rule)],
    document: &'a Document<'a>,
    places: Places<'a>,
    options: &'a LetterOptions,
    counts: Counts,
    raw: Vec<Raw>,
    seen: Vec<Seen>,
    heard: Heard,
    tally: Tally,
    /// For each rule with groups: the groups of its words, where they stand in the plain text, and (without a group) where they mean something else.
    groups: Vec<Vec<(Option<usize>, u32, u32)>>,
    letter_words: u32,
    /// The sentence that is looked at, and those in which warmth or an offer of help was heard.
    sentence: u32,
    kindness: Vec<u32>,
    /// Where rules that look at whole sentences found one.
    named: Vec<Named>,
    /// Where one of them found what is harmless because it tells the amount.
    excused: Vec<(u32, u32)>,
}

impl Pass<'_> {
    fn run(&mut self) {
        let document = self.document;
        let mut keys = Vec::new();
        let mut hits = Vec::new();
        let mut block = None;
        let mut block_words = 0;
        let mut block_start = 0;
        for (i, sentence) in document.sentences().iter().enumerate() {
            let tokens = document.tokens_of(sentence);
            self.sentence = to_u32(i);
            keys.clear();
            keys.extend(tokens.iter().map(|token| token.key));
            let words = self.count(sentence, tokens, &keys);
            if words > 0 && block != Some(sentence.block) {
                self.counts.blocks += 1;
            }
            if block != Some(sentence.block) {
                (block, block_words, block_start) = (Some(sentence.block), 0, tokens.first().map_or(0, |token| token.start));
            }
            block_words += words;
            find(self.pack, &keys, &mut hits);
            for hit in &hits {
                self.hit(hit, sentence, tokens, &keys);
            }
            // Data is no sentence that may be too long.
            self.rules(sentence, tokens, &keys, if document.is_data(sentence) { 0 } else { words });
            self.letter_words += words;
            if let (Some(first), Some(last)) = (tokens.first(), tokens.last())
                && self.letter_words > words
            {
                self.beyond(self.letter_words - words, self.letter_words, first.start, last.end);
            }
            let last_of_block = document.sentences().get(i + 1).is_none_or(|next| next.block != sentence.block);
            if last_of_block && let Some(last) = tokens.last() {
                self.occurrence(Scope::Block, block_words, block_start, last.end);
            }
        }
        for &(at, rule) in self.active {
            self.whole(at, rule);
        }
    }

    /// What a rule finds in the letter as a whole.
    fn whole(&mut self, at: u16, rule: &Rule) {
        let document = self.document;
        let raw = |(start, end): (u32, u32)| Raw { start, end, what: What::Rule(at, 0) };
        match &rule.kind {
            Kind::Consistency { groups, .. } => self.consistency(at, *groups),
            Kind::Field => self.raw.extend(document.unclosed_fields().map(raw)),
            Kind::Iban => {
                let wrong = |entity: &&Entity| {
                    let token = document.tokens().get(entity.token as usize);
                    entity.kind == EntityKind::Iban && !token.is_some_and(|token| iban_is_valid(document.text(token)))
                };
                self.raw.extend(document.entities().iter().filter(wrong).map(|entity| raw((entity.start, entity.end))));
            }
            Kind::Calendar => self.raw.extend(wrong_days(document).into_iter().map(raw)),
            Kind::Opening { cues, within, least } if self.counts.words >= *least => {
                if let Some((from, to)) = slow_opening(document, cues, *within) {
                    self.push_tokens(at, from, to);
                }
            }
            Kind::Headings { least, question } if self.counts.words >= *least => {
                if let Some((from, to)) = bare_of_headings(document, *least, *question) {
                    self.push_tokens(at, from, to);
                }
            }
            Kind::Dates { words, planned } => {
                let day = other_day(document, words, self.is_planned(planned));
                self.raw.extend(day.map(raw));
            }
            Kind::Amounts { words, planned } => {
                let sum = other_sum(document, words, self.is_planned(planned));
                self.raw.extend(sum.map(|entity| raw((entity.start, entity.end))));
            }
            Kind::Notice { words } => {
                let is_notice = self.options.purpose.is_some();
                self.raw.extend(wrong_terms(document, words, is_notice).map(raw));
            }
            // Of a letter whose purpose is not told, nobody knows that it has to give fourteen days.
            Kind::Early { least } if self.options.purpose.is_some() => {
                let by_post = u32::from(self.options.channel == Some(Channel::Letter));
                let day = nl::pack().day_words().and_then(|(words, _)| early_day(document, words, *least + by_post));
                self.raw.extend(day.map(raw));
            }
            Kind::Characters => {
                let letter = document.source();
                let (length, beyond) = text_message(letter);
                if let Some(beyond) = beyond {
                    self.raw.push(Raw { start: to_u32(beyond), end: to_u32(letter.len()), what: What::Rule(at, length) });
                }
            }
            _ => {}
        }
    }

    /// Adds a sentence to the counts; returns its words.
    fn count(&mut self, sentence: &Sentence, tokens: &[Token], keys: &[u32]) -> u32 {
        let mut words = 0;
        let data = self.document.is_data(sentence);
        for token in tokens.iter().filter(|token| token.kind.is_word()) {
            words += 1;
            if data {
                continue;
            }
            let text = self.document.text(token);
            self.counts.words += 1;
            if token.kind.has_letters() {
                let letters = to_u32(if text.is_ascii() {
                    text.bytes().filter(u8::is_ascii_alphanumeric).count()
                } else {
                    text.chars().filter(|c| c.is_alphanumeric()).count()
                });
                let nuclei = syllables(text);
                self.counts.letters += letters;
                self.counts.syllables += nuclei;
                self.counts.long_words += u32::from(letters > 6);
                self.counts.polysyllables += u32::from(nuclei >= 3);
                self.counts.monosyllables += u32::from(nuclei == 1);
            } else if token.kind != TokenKind::Field {
                self.counts.letters += to_u32(text.chars().filter(|c| c.is_alphanumeric()).count());
            }
        }
        if words > 0 && !data {
            self.counts.sentences += 1;
            self.weigh(tokens, keys);
        }
        words
    }

    /// How long a sentence is to who reads it, how rare its words are, how many speak to the reader, and what is put in between.
    fn weigh(&mut self, tokens: &[Token], keys: &[u32]) {
        let document = self.document;
        let read = to_u32(tokens.iter().filter(|token| token.kind.has_letters()).count());
        self.tally.read_words += read;
        self.tally.squares += u64::from(read) * u64::from(read);
        let is_insertion = |token: &&Token| token.kind == TokenKind::Sign && matches!(document.text(token), "(" | ";" | "–" | "—");
        self.tally.insertions += to_u32(tokens.iter().filter(is_insertion).count());
        match keys.iter().find_map(|key| self.pack.person(*key)) {
            Some(true) => self.heard.about_reader += 1,
            Some(false) => self.heard.about_sender += 1,
            None => {}
        }
        let mut first = true;
        for (token, key) in tokens.iter().zip(keys).filter(|(token, _)| token.kind.is_word()) {
            let begins = std::mem::take(&mut first);
            let text = document.text(token);
            // A capital within a sentence begins a name; a digit makes a code: neither is a rare word.
            let named = !begins && text.chars().next().is_some_and(|c| lower(c) != c);
            if token.kind != TokenKind::Word || named || text.bytes().any(|b| b.is_ascii_digit()) {
                continue;
            }
            self.tally.direct_words += u32::from(self.pack.direct.binary_search(key).is_ok());
            let zipf = nl::frequencies().zipf(text, *key);
            if zipf < LIGHT {
                self.tally.content_words += 1;
                self.tally.rarity += u64::from(LIGHT - zipf);
            }
        }
    }

    fn hit(&mut self, hit: &Hit, sentence: &Sentence, tokens: &[Token], keys: &[u32]) {
        let (Some(first), Some(last)) = (tokens.get(hit.first), tokens.get(hit.last - 1)) else { return };
        let (start, end) = (first.start, last.end);
        // Where it stands in the letter is looked up only for what is told: most words that may be a part of something are none.
        let place = || self.document.place(start, end);
        match hit.target {
            Target::Form(form) => {
                let fits = self.form(form).is_some_and(|(form, term)| fits::fits(self.document, (form, term), tokens, keys, hit));
                self.term(form, place(), fits);
            }
            Target::Rule(rule) => match (self.active_rule(rule).map(|rule| &rule.kind), self.groups.get_mut(usize::from(rule))) {
                (Some(Kind::Consistency { .. } | Kind::Together { .. }), Some(places)) => places.push((None, start, end)),
                (Some(_), _) => {
                    let (start, end) = place();
                    self.raw.push(Raw { start, end, what: What::Rule(rule, 0) });
                }
                (None, _) => {}
            },
            Target::First(rule) => {
                let lifted = |word: &Option<u32>| word.is_some_and(|word| keys.contains(&word));
                if let Some(Rule { kind: Kind::Sequence { then, within, with, except, except_endings, lifted_by }, .. }) =
                    self.active_rule(rule)
                    && with.is_none_or(|with| keys.contains(&with))
                    && let Some((from, to)) = sequence(
                        self.document,
                        tokens,
                        hit.first,
                        (*then, *within, if lifted(lifted_by) { &[] } else { except }, except_endings),
                    )
                {
                    // What is done counts, not what has been done: `is betaald` may just say how things are.
                    self.tally.passives += u32::from(*then == WordKind::Participle && (except.is_empty() || lifted(lifted_by)));
                    self.push_tokens(rule, from, to);
                }
            }
            Target::Group(rule, group) => {
                // `6707 JE` is no form of address, nor is the hour in `17.30 u`.
                let before = hit.first.checked_sub(1).and_then(|before| tokens.get(before));
                let is_code =
                    before.is_some_and(|token| token.kind == TokenKind::Number) && matches!(self.document.text(first), "JE" | "u");
                if let Some(places) = self.groups.get_mut(usize::from(rule)).filter(|_| !is_code) {
                    places.push((Some(usize::from(group)), start, end));
                }
            }
            Target::Found(item) => {
                let duty = usize::from(item).checked_sub(self.pack.items.len()).and_then(|at| nl::REQUIREMENTS.get(at));
                let beside = |duty: &Requirement| !duty.beside_amount || self.has(sentence, &[EntityKind::Amount]);
                let before = hit.first.checked_sub(1).and_then(|before| tokens.get(before));
                let is_fewer = |token: &Token, duty: &Requirement| {
                    let number = self.document.text(token).parse::<u32>();
                    number.is_ok_and(|number| number < duty.least) || duty.fewer.binary_search(&token.key).is_ok()
                };
                let enough = |duty: &Requirement| !before.is_some_and(|token| is_fewer(token, duty));
                if duty.is_some_and(|duty| duty.jurisdiction != self.options.jurisdiction || !beside(duty) || !enough(duty)) {
                    return;
                }
                if let Some(seen) = self.seen.get_mut(usize::from(item)) {
                    seen.found.push(place());
                }
            }
            Target::Unclear(item) => {
                if let Some(seen) = self.seen.get_mut(usize::from(item)) {
                    seen.unclear.push(place());
                }
            }
        }
    }

    /// The rule at an index, when the letter asks for it.
    fn active_rule(&self, rule: u16) -> Option<&'static Rule> {
        self.active.binary_search_by_key(&rule, |(at, _)| *at).ok().and_then(|at| self.active.get(at)).map(|(_, rule)| *rule)
    }

    fn term(&mut self, form: u16, (start, end): (u32, u32), fits: bool) {
        let Some((form_data, term)) = self.form(form) else { return };
        if self.options.off.iter().any(|id| *id == term.rule || id == "term") {
            return;
        }
        match term.tone {
            Some(ToneKind::Warmth) => {
                self.heard.warmth += 1;
                self.kindness.push(self.sentence);
            }
            Some(ToneKind::Help) => {
                self.heard.help += 1;
                self.kindness.push(self.sentence);
            }
            // Heard by their findings.
            Some(ToneKind::Threat | ToneKind::Blame) | None => {}
        }
        match form_data.action {
            Action::Count => {}
            // Words to leave out go with the space behind them.
            Action::Replace(plain) if plain.is_empty() || plain.starts_with('=') => {
                let space = u32::from(self.places.text(end, end + 1) == " ");
                self.tally.office_words += 1;
                self.raw.push(Raw { start, end: end + space, what: What::Form(form, fits) });
            }
            Action::Replace(_) | Action::Explain => {
                self.tally.office_words += 1;
                self.raw.push(Raw { start, end, what: What::Form(form, fits) });
            }
        }
    }

    fn form(&self, form: u16) -> Option<(&'static Form, &'static Term)> {
        let form = self.pack.forms.get(usize::from(form))?;
        self.pack.term(form).map(|term| (form, term))
    }

    /// The rules that look at one sentence.
    fn rules(&mut self, sentence: &Sentence, tokens: &[Token], keys: &[u32], words: u32) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        self.occurrence(Scope::Sentence, words, first.start, last.end);
        let document = self.document;
        let mut weighed = None;
        for &(at, rule) in self.active {
            match &rule.kind {
                Kind::Insertion { first, least } => {
                    if let Some((from, to)) = insertion(document, tokens, keys, first, *least) {
                        self.push_tokens(at, from, to);
                    }
                }
                Kind::Bracket { first, last, least } => {
                    if let Some((from, to)) = bracket(document, tokens, keys, (first, last, *least)) {
                        self.push_tokens(at, from, to);
                    }
                }
                Kind::Together { .. } => self.together(at, rule, sentence),
                Kind::Consistency { endings, except_endings, .. } if !endings.is_empty() => {
                    /// Bytes of a word that is looked at: most words are shorter, and none that ends so.
                    const LEAST: u32 = 7;
                    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word && token.end - token.start >= LEAST) {
                        let word = document.text(token);
                        let group = endings.iter().find(|(_, end)| word.len() > end.len() && ends_in(word, end)).map(|(group, _)| *group);
                        if group.is_some()
                            && !except_endings.iter().any(|end| ends_in(word, end))
                            && let Some(places) = self.groups.get_mut(usize::from(at))
                        {
                            places.push((group, token.start, token.end));
                        }
                    }
                }
                Kind::Learned { voice, undated, .. } => {
                    // It is the sentence as a whole that is meant so.
                    let sums = *weighed.get_or_insert_with(|| nl::weights().weigh(self.document, tokens));
                    let tells_day = || *undated && self.has(sentence, &[EntityKind::Date]);
                    if sounds(*voice, sums) && document.ends(sentence) && !tells_day() {
                        self.push_tokens(at, first, last);
                    }
                }
                Kind::Abbreviation { except } => {
                    let end = document.blocks().get(sentence.block as usize).map_or(0, |block| block.end);
                    for (i, (token, key)) in tokens.iter().zip(keys).enumerate() {
                        if except.binary_search(key).is_ok() {
                            continue;
                        }
                        let is_known = |word: &str| nl::frequencies().knows(word);
                        let whole = || cut_short(document, sentence.first as usize + i, end, is_known);
                        let is_common = |word: &str| nl::frequencies().zipf(word, word_key(word)) > COMMON;
                        let is_short =
                            || is_abbreviation(document, token) || (document.ends(sentence) && is_acronym(document, tokens, i, is_common));
                        let last = if is_short() { Some(token) } else { whole() };
                        if let Some(last) = last {
                            self.push_tokens(at, token, last);
                        }
                    }
                }
                Kind::Sign { sign, except } => {
                    let is_warm = keys.iter().any(|key| except.binary_search(key).is_ok());
                    let is_loud = |token: &Token| matches!(document.text(token), "!" | "?");
                    // `Nu is het klaar!!!` is not warm, and `Doe je mee??` is no question.
                    let many = tokens
                        .windows(2)
                        .find(|two| two.iter().all(is_loud))
                        .filter(|_| !is_warm || tokens.windows(3).any(|three| three.iter().all(is_loud)));
                    if let Some([first, last]) = many {
                        self.push_tokens(at, first, last);
                    }
                    for token in tokens.iter().filter(|token| !is_warm && token.kind == TokenKind::Sign && document.text(token) == *sign) {
                        self.push_tokens(at, token, token);
                    }
                }
                Kind::Capitals { least } => {
                    for (from, to) in shouted(document, tokens, *least) {
                        self.push_tokens(at, from, to);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether something of these kinds stands in a sentence.
    fn has(&self, sentence: &Sentence, kinds: &[EntityKind]) -> bool {
        let entities = self.document.entities();
        let from = entities.partition_point(|entity| entity.token < sentence.first);
        let inside = entities.get(from..).unwrap_or(&[]).iter().take_while(|entity| entity.token < sentence.last);
        inside.into_iter().any(|entity| kinds.contains(&entity.kind))
    }

    fn occurrence(&mut self, at_scope: Scope, words: u32, start: u32, end: u32) {
        for &(at, rule) in self.active {
            if let Kind::Occurrence { scope, max, .. } = rule.kind
                && scope == at_scope
                && words > max
            {
                let (start, end) = self.document.place(start, end);
                self.raw.push(Raw { start, end, what: What::Rule(at, words) });
            }
        }
    }

    /// The sentence in which a letter grows beyond its measure.
    fn beyond(&mut self, before: u32, after: u32, start: u32, end: u32) {
        for &(at, rule) in self.active {
            if let Kind::Occurrence { scope: Scope::Letter, max, .. } = rule.kind
                && before <= max
                && after > max
            {
                let (start, end) = self.document.place(start, end);
                self.raw.push(Raw { start, end, what: What::Rule(at, after) });
            }
        }
    }

    fn push_tokens(&mut self, rule: u16, from: &Token, to: &Token) {
        let (start, end) = self.document.place(from.start, to.end);
        self.raw.push(Raw { start, end, what: What::Rule(rule, 0) });
    }

    /// The words of all groups but the one that is used most.
    fn consistency(&mut self, at: u16, groups: usize) {
        let Some(places) = self.groups.get(usize::from(at)) else { return };
        let elsewhere = Stretches::new(places.iter().filter(|(group, ..)| group.is_none()).map(|(_, start, end)| (*start, *end)));
        let mut words: Vec<(usize, u32, u32)> = places
            .iter()
            .filter(|(_, start, _)| !elsewhere.cross(*start, *start + 1))
            .filter_map(|(group, start, end)| Some(((*group)?, *start, *end)))
            .collect();
        sort_by(&mut words, |a, b| a.1.cmp(&b.1));
        let count = |group: usize| words.iter().filter(|(of, ..)| *of == group).count();
        // Of those used as often, the first to be used.
        let begins = |group: usize| words.iter().position(|(of, ..)| *of == group).unwrap_or(words.len());
        let most = (0..groups).max_by_key(|group| (count(*group), Reverse(begins(*group)))).unwrap_or(0);
        let document = self.document;
        let other = words.get(begins(most)).map_or(0, |(_, start, _)| *start);
        self.raw.extend(words.iter().filter(|(group, ..)| *group != most).map(|(_, start, end)| {
            let (start, end) = document.place(*start, *end);
            Raw { start, end, what: What::Rule(at, other) }
        }));
    }

    /// Whether the letter speaks of instalments by its purpose.
    fn is_planned(&self, purposes: &[Purpose]) -> bool {
        self.options.purpose.is_some_and(|purpose| purposes.contains(&purpose))
    }

    fn report(mut self) -> LetterReport {
        // Of the same words the plain wording comes first.
        let is_rule = |raw: &Raw| matches!(raw.what, What::Rule(..));
        sort_by(&mut self.raw, |a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)).then(is_rule(a).cmp(&is_rule(b))));
        // An abbreviation that a term writes out needs no second finding.
        let terms = self.raw.iter().filter(|raw| matches!(raw.what, What::Form(..))).map(|raw| (raw.start, raw.end));
        let terms = Stretches::new(terms);
        let is_short = |rule: u16| matches!(self.pack.rules.get(usize::from(rule)).map(|rule| &rule.kind), Some(Kind::Abbreviation { .. }));
        self.raw.retain(|raw| !matches!(raw.what, What::Rule(rule, _) if is_short(rule) && terms.cover(raw.start, raw.end)));
        // Of what one rule finds within or across another of its finds, the first and widest is kept.
        let mut reach = vec![0_u32; self.pack.rules.len()];
        self.raw.retain(|raw| {
            let What::Rule(rule, _) = raw.what else { return true };
            let Some(reach) = reach.get_mut(usize::from(rule)) else { return true };
            let apart = raw.start >= *reach;
            *reach = (*reach).max(raw.end);
            apart
        });
        self.drop_guesses();
        // So many of some finds a letter may hold.
        for &(at, rule) in self.active {
            let Kind::Together { free, never, .. } = rule.kind else { continue };
            if free > 0 && !self.options.purpose.is_some_and(|purpose| never.contains(&purpose)) {
                self.spare(at, free);
            }
        }
        self.heard.threats = self.places_of(|tone, _| tone == Some(ToneKind::Threat));
        self.heard.blame = self.places_of(|tone, _| tone == Some(ToneKind::Blame));
        self.heard.loud = self.places_of(|_, kind| matches!(kind, Some(Kind::Sign { .. } | Kind::Capitals { .. })));
        self.drop_repeated();
        let omitted = self.raw.len().saturating_sub(MOST_FINDINGS);
        let mut findings: Vec<Finding> = self.raw.iter().take(MOST_FINDINGS).filter_map(|raw| self.finding(raw)).collect();
        number(&mut findings);
        let locale = self.options.locale;
        LetterReport {
            format: match self.options.format {
                _ if self.document.is_html() => Format::Html,
                Format::Auto if self.options.channel == Some(Channel::Email) => Format::Email,
                Format::Auto => Format::Text,
                format => format,
            },
            measures: measures(&self.counts),
            clarity: clarity(&Tally { words: self.counts.words, sentences: self.counts.sentences, ..self.tally }, locale),
            tone: tone(&self.heard, self.counts.words, self.options.audience, locale),
            findings,
            findings_omitted: to_u32(omitted),
            checklist: checklist(self.pack, self.document, &self.places, &self.seen, self.options),
            requirements: requirements(self.document, &self.places, self.seen.get(self.pack.items.len()..).unwrap_or(&[]), self.options),
            counts: self.counts,
        }
    }

    fn tone_of(&self, raw: &Raw) -> Option<ToneKind> {
        match raw.what {
            What::Form(form, _) => self.form(form).and_then(|(_, term)| term.tone),
            What::Rule(rule, _) => self.pack.rules.get(usize::from(rule)).and_then(|rule| rule.tone),
        }
    }

    /// How many places there are of finds with a tone or of a kind; finds across one another are one place. The finds are in order.
    fn places_of(&self, counts: impl Fn(Option<ToneKind>, Option<&Kind>) -> bool) -> u32 {
        let (mut places, mut reach) = (0, 0);
        for raw in &self.raw {
            let counted = match raw.what {
                What::Form(form, _) => counts(self.form(form).and_then(|(_, term)| term.tone), None),
                What::Rule(rule, _) => self.pack.rules.get(usize::from(rule)).is_some_and(|rule| counts(rule.tone, Some(&rule.kind))),
            };
            if counted {
                places += u32::from(raw.start >= reach);
                reach = reach.max(raw.end);
            }
        }
        places
    }

    fn finding(&self, raw: &Raw) -> Option<Finding> {
        let place = self.places.place(raw.start, raw.end);
        let locale = self.options.locale;
        // A tag within the words would be lost by a replacement: then the plain wording is told instead.
        let whole = !(self.document.is_html() && place.text.contains('<'));
        // In a message stands what a person reads.
        let bare = (self.document.is_html() && place.text.contains(['<', '&'])).then(|| as_read(&place.text));
        let words = bare.as_deref().unwrap_or(&place.text).trim();
        let (rule, category, severity, message, suggestions, source) = match raw.what {
            What::Form(form, fits) => {
                let (form, term) = self.form(form)?;
                let toned = matches!(term.tone, Some(ToneKind::Threat | ToneKind::Blame));
                let category = if toned { Category::Tone } else { Category::Words };
                (
                    term.rule.as_str(),
                    category,
                    term.severity,
                    term_message(term, &form.action, words, locale),
                    term_suggestions(term, &form.action, words, self.places.text(raw.end, raw.end + 1), whole && fits, locale),
                    term.source,
                )
            }
            What::Rule(rule, counted) => {
                let rule = self.pack.rules.get(usize::from(rule))?;
                let mut severity = rule.severity;
                let mut max = 0;
                if let Kind::Characters = rule.kind {
                    max = message_holds(self.document.source());
                    // Too long only by its alphabet: some senders write `vóór` as `voor` on the way.
                    if counted <= LONG_MESSAGE {
                        severity = Severity::Hint;
                    }
                }
                if let Kind::Occurrence { max: limit, warning_above, error_above, .. } = rule.kind {
                    max = limit;
                    let is_beyond = |above: Option<u32>| above.is_some_and(|above| counted > above);
                    if is_beyond(error_above) {
                        severity = Severity::Error;
                    } else if is_beyond(warning_above) {
                        severity = Severity::Warning;
                    }
                }
                let tokens = self.document.tokens();
                let named = || tokens.get(tokens.partition_point(|token| token.start < counted));
                let other = if let Kind::Consistency { .. } = rule.kind { named() } else { None };
                let other = other.map_or("", |token| self.document.text(token));
                let told = [("n", counted.to_string()), ("max", max.to_string()), ("text", clip(words)), ("other", other.to_owned())];
                let message = rule.message.fill(locale, &told.each_ref().map(|(name, value)| (*name, value.as_str())));
                let suggestions = match rule.kind {
                    Kind::Existence { replacement: Some(plain) } => vec![replacement(plain, words, whole, locale)],
                    _ => rule.explanation.iter().map(|instead| explanation(instead.of(locale), locale)).collect(),
                };
                (rule.id, rule.category, severity, message, suggestions, rule.source)
            }
        };
        Some(Finding {
            id: format!("{rule}-{:08x}", word_key(&place.text)),
            rule: rule.to_owned(),
            category,
            severity,
            start: place.start,
            end: place.end,
            text: place.text,
            message,
            suggestions,
            source: source.to_owned(),
        })
    }
}

/// Ends each name with how often it came before. A name tells what was found and not where: it survives an edit elsewhere.
fn number(findings: &mut [Finding]) {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    let name = |place: usize| findings.get(place).map(|finding| finding.id.as_str());
    sort_by(&mut order, |a, b| name(*a).cmp(&name(*b)));
    let mut ordinals = vec![1_u32; findings.len()];
    let mut before = None;
    for place in order {
        let ordinal = before.filter(|(last, _)| name(*last) == name(place)).map_or(1, |(_, ordinal)| ordinal + 1);
        if let Some(slot) = ordinals.get_mut(place) {
            *slot = ordinal;
        }
        before = Some((place, ordinal));
    }
    for (finding, ordinal) in findings.iter_mut().zip(ordinals) {
        finding.id.push_str(&format!("-{ordinal}"));
    }
}

const EXPLAIN: Message = Message::new(
    "‘{text}’ is niet voor iedereen duidelijk. Zeg het anders of leg het uit.",
    "‘{text}’ is not clear to everyone. Say it otherwise or explain it.",
);
const SHORT: Message =
    Message::new("‘{text}’ is een afkorting. Schrijf de woorden uit.", "‘{text}’ is an abbreviation. Write the words in full.");
const HARD: Message = Message::new("‘{text}’ is een moeilijk woord. Het kan gewoner.", "‘{text}’ is a hard word. There is a plainer one.");
const SAY: Message = Message::new("Leg uit", "Explain");
const LEAVE_OUT: Message = Message::new("Weglaten", "Leave out");
const RATHER: Message = Message::new("Schrijf liever", "Rather write");

/// The messages that stand here and not with a rule.
pub(crate) const MESSAGES: [Message; 6] = [EXPLAIN, SHORT, HARD, SAY, LEAVE_OUT, RATHER];

fn term_message(term: &Term, action: &Action, text: &str, locale: Locale) -> String {
    let message = match (action, term.says) {
        // What it means is the suggestion; the message says what to do with it.
        (Action::Explain, Says::Because(because)) if term.tone.is_some() => return because.of(locale).to_owned(),
        (Action::Explain, Says::Because(_)) => EXPLAIN,
        (_, Says::Because(because)) => return because.of(locale).to_owned(),
        _ if term.abbreviation => SHORT,
        (Action::Explain, Says::Means(_)) => EXPLAIN,
        _ => HARD,
    };
    message.fill(locale, &[("text", &clip(text.trim_end()))])
}

/// `next` is the character behind the words.
fn term_suggestions(term: &Term, action: &Action, text: &str, next: &str, whole: bool, locale: Locale) -> Vec<Suggestion> {
    match action {
        Action::Replace(plain) => {
            // A clause ends with a comma, where no sign ends it already.
            let ended = |plain: &'static str| if next == " " { plain } else { plain.trim_end_matches(',') };
            plain.split('=').map(|plain| replacement(ended(plain), text, whole, locale)).collect()
        }
        Action::Explain | Action::Count => match term.says {
            Says::Nothing => Vec::new(),
            Says::Because(because) => vec![explanation(because.of(locale), locale)],
            Says::Plain(plain) => vec![replacement(plain, text, false, locale)],
            Says::Means(means) => vec![wording(means, SAY.of(locale))],
        },
    }
}

fn explanation(text: &str, locale: Locale) -> Suggestion {
    Suggestion { label: SAY.of(locale).to_owned(), replacement: None, wording: None, explanation: Some(text.to_owned()) }
}

fn wording(text: &str, label: &str) -> Suggestion {
    Suggestion { label: label.to_owned(), replacement: None, wording: Some(text.to_owned()), explanation: None }
}

/// A plain wording with the capitals of the words it replaces.
fn replacement(plain: &str, text: &str, whole: bool, locale: Locale) -> Suggestion {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let is_capital = |c: char| lower(c) != c;
    let first = text.chars().next().is_some_and(is_capital);
    let all = first && letters.clone().count() > 1 && letters.all(is_capital);
    let plain = if all {
        plain.chars().map(upper).collect()
    } else if first {
        let mut rest = plain.chars();
        rest.next().map(|c| std::iter::once(upper(c)).chain(rest).collect()).unwrap_or_default()
    } else {
        plain.to_owned()
    };
    let label = if plain.is_empty() { LEAVE_OUT.of(locale).to_owned() } else { plain.clone() };
    if whole {
        Suggestion { label, replacement: Some(plain), wording: None, explanation: None }
    } else {
        wording(&label, RATHER.of(locale))
    }
}

/// The words found, short enough for a message.
fn clip(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST - 1).chain(['…']).collect() }
}

fn measures(counts: &Counts) -> Measures {
    if counts.words == 0 || counts.sentences == 0 {
        return Measures::default();
    }
    let [words, sentences, syllables, long, letters] =
        [counts.words, counts.sentences, counts.syllables, counts.long_words, counts.letters].map(f64::from);
    Measures {
        flesch_douma: Some(formulas::flesch_douma(words, sentences, syllables)),
        brouwer: Some(formulas::brouwer(words, sentences, syllables)),
        lix: Some(formulas::lix(words, sentences, long)),
        rix: Some(formulas::rix(sentences, long)),
        words_per_sentence: Some(words / sentences),
        syllables_per_word: Some(syllables / words),
        letters_per_word: Some(letters / words),
    }
}

fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

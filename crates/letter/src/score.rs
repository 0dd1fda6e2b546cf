//! One pass over a letter: counts, findings, checklist.

use crate::checklist::{Seen, checklist};
use crate::clarity::{Tally, clarity};
use crate::data::{Action, Form, Kind, Pack, Rule, Scope, Target, Term, ToneKind, WordKind, nl};
use crate::formulas;
use crate::participle::is_participle;
use crate::phrases::{Hit, find};
use crate::places::Places;
use crate::report::{Category, Counts, Finding, Format, LetterOptions, LetterReport, Measures, Severity, Suggestion, Tone};
use helder_model::{Error, Language, Locale, sort_by};
use helder_text::{Document, Sentence, Source, Token, TokenKind, lower, syllables, upper, word_key};

/// Words as frequent as this say little by themselves: `de`, `van`, `niet`. In hundredths on the Zipf scale.
const LIGHT: u32 = 600;

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
        Format::Auto => Source::Auto,
        Format::Text => Source::Text,
        Format::Html => Source::Html,
    };
    let document = Document::parse(text, source)?;
    let pack = match options.language {
        Language::Nl => nl::pack(),
    };
    let mut pass = Pass {
        pack,
        document: &document,
        places: Places::new(text),
        options,
        counts: Counts { merge_fields: to_u32(document.field_count()), ..Counts::default() },
        raw: Vec::new(),
        seen: vec![Seen::default(); pack.items.len()],
        tone: Tone::default(),
        tally: Tally::default(),
        groups: vec![[Vec::new(), Vec::new()]; pack.rules.len()],
    };
    pass.run();
    Ok(pass.report())
}

/// A finding before it has a name and places for the outside.
struct Raw {
    start: u32,
    end: u32,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    Form(u16),
    /// A rule and what it counted.
    Rule(u16, u32),
}

struct Pass<'a> {
    pack: &'static Pack,
    document: &'a Document<'a>,
    places: Places<'a>,
    options: &'a LetterOptions,
    counts: Counts,
    raw: Vec<Raw>,
    seen: Vec<Seen>,
    tone: Tone,
    tally: Tally,
    /// For each rule of kind consistency: where the words of its two groups stand.
    groups: Vec<[Vec<(u32, u32)>; 2]>,
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
            let words = self.count(sentence, tokens);
            if words > 0 && block != Some(sentence.block) {
                self.counts.blocks += 1;
            }
            if block != Some(sentence.block) {
                (block, block_words, block_start) = (Some(sentence.block), 0, tokens.first().map_or(0, |token| token.start));
            }
            block_words += words;
            keys.clear();
            keys.extend(tokens.iter().map(|token| document.key(token)));
            find(self.pack, &keys, &mut hits);
            for hit in &hits {
                self.hit(hit, tokens);
            }
            self.rules(tokens, &keys, words);
            let last_of_block = document.sentences().get(i + 1).is_none_or(|next| next.block != sentence.block);
            if last_of_block && let Some(last) = tokens.last() {
                self.occurrence(Scope::Block, block_words, block_start, last.end);
            }
        }
        self.consistency();
        let unclosed: Vec<(u32, u32)> = document.unclosed_fields().collect();
        for (at, _) in self.active_rules().filter(|(_, rule)| matches!(rule.kind, Kind::Field)).collect::<Vec<_>>() {
            self.raw.extend(unclosed.iter().map(|(start, end)| Raw { start: *start, end: *end, what: What::Rule(at, 0) }));
        }
    }

    /// The rules that this letter's purpose asks for, with their index.
    fn active_rules(&self) -> impl Iterator<Item = (u16, &'static Rule)> + use<> {
        let purpose = self.options.purpose;
        (0u16..)
            .zip(self.pack.rules)
            .filter(move |(_, rule)| rule.purposes.is_empty() || purpose.is_none_or(|purpose| rule.purposes.contains(&purpose)))
    }

    /// Adds a sentence to the counts; returns its words.
    fn count(&mut self, sentence: &Sentence, tokens: &[Token]) -> u32 {
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
            self.weigh(tokens);
        }
        words
    }

    /// How long a sentence is to who reads it, how rare its words are, how many speak to the reader, and what is put in between.
    fn weigh(&mut self, tokens: &[Token]) {
        let document = self.document;
        let read = to_u32(tokens.iter().filter(|token| token.kind.has_letters()).count());
        self.tally.read_words += read;
        self.tally.squares += u64::from(read) * u64::from(read);
        let is_insertion = |token: &&Token| matches!(document.text(token), "(" | ";" | "–" | "—");
        self.tally.insertions += to_u32(tokens.iter().filter(is_insertion).count());
        let mut first = true;
        for token in tokens.iter().filter(|token| token.kind.is_word()) {
            let begins = std::mem::take(&mut first);
            let text = document.text(token);
            // A capital within a sentence begins a name; a digit makes a code: neither is a rare word.
            let named = !begins && text.chars().next().is_some_and(|c| lower(c) != c);
            if token.kind != TokenKind::Word || named || text.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            self.tally.direct_words += u32::from(self.pack.direct.binary_search(&document.key(token)).is_ok());
            let zipf = nl::frequencies().zipf(text);
            if zipf < LIGHT {
                self.tally.content_words += 1;
                self.tally.rarity += u64::from(LIGHT - zipf);
            }
        }
    }

    fn hit(&mut self, hit: &Hit, tokens: &[Token]) {
        let (Some(first), Some(last)) = (tokens.get(hit.first), tokens.get(hit.last - 1)) else { return };
        let place = self.document.place(first.start, last.end);
        match hit.target {
            Target::Form(form) => self.term(form, place),
            Target::Rule(rule) => {
                if self.active_rules().any(|(at, _)| at == rule) {
                    self.raw.push(Raw { start: place.0, end: place.1, what: What::Rule(rule, 0) });
                }
            }
            Target::Found(item) => {
                if let Some(seen) = self.seen.get_mut(usize::from(item)) {
                    seen.found.push(place);
                }
            }
            Target::Unclear(item) => {
                if let Some(seen) = self.seen.get_mut(usize::from(item)) {
                    seen.unclear.push(place);
                }
            }
        }
    }

    fn term(&mut self, form: u16, (start, end): (u32, u32)) {
        let Some((form_data, term)) = self.form(form) else { return };
        match term.tone {
            Some(ToneKind::Threat) => self.tone.threats += 1,
            Some(ToneKind::Blame) => self.tone.blame += 1,
            Some(ToneKind::Warmth) => self.tone.warmth += 1,
            Some(ToneKind::Help) => self.tone.help += 1,
            None => {}
        }
        match form_data.action {
            Action::Count => {}
            // Words to leave out go with the space behind them.
            Action::Replace(plain) if plain.is_empty() || plain.starts_with('=') => {
                let space = u32::from(self.places.text(end, end + 1) == " ");
                self.tally.office_words += 1;
                self.raw.push(Raw { start, end: end + space, what: What::Form(form) });
            }
            Action::Replace(_) | Action::Explain => {
                self.tally.office_words += 1;
                self.raw.push(Raw { start, end, what: What::Form(form) });
            }
        }
    }

    fn form(&self, form: u16) -> Option<(&'static Form, &'static Term)> {
        let form = self.pack.forms.get(usize::from(form))?;
        self.pack.terms.get(usize::from(form.term)).map(|term| (form, term))
    }

    /// The rules that look at one sentence.
    fn rules(&mut self, tokens: &[Token], keys: &[u32], words: u32) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        self.occurrence(Scope::Sentence, words, first.start, last.end);
        let document = self.document;
        for (at, rule) in self.active_rules() {
            match &rule.kind {
                Kind::Sequence { first, then, within } => {
                    for (i, _) in keys.iter().enumerate().filter(|(_, key)| first.binary_search(key).is_ok()) {
                        if let Some((from, to)) = sequence(document, tokens, i, *then, *within) {
                            self.tally.passives += u32::from(*then == WordKind::Participle);
                            self.push_tokens(at, from, to);
                        }
                    }
                }
                Kind::Consistency { groups } => {
                    for (token, key) in tokens.iter().zip(keys) {
                        if let Some(group) = groups.iter().position(|group| group.binary_search(key).is_ok())
                            && let Some(list) = self.groups.get_mut(usize::from(at)).and_then(|groups| groups.get_mut(group))
                        {
                            list.push(document.place(token.start, token.end));
                        }
                    }
                }
                Kind::Sign { sign } => {
                    for token in tokens.iter().filter(|token| token.kind == TokenKind::Sign && document.text(token) == *sign) {
                        self.push_tokens(at, token, token);
                    }
                }
                Kind::Capitals { least } => {
                    for (from, to) in shouted(document, tokens, *least) {
                        self.push_tokens(at, from, to);
                    }
                }
                Kind::Occurrence { .. } | Kind::Existence { .. } | Kind::Field => {}
            }
        }
    }

    fn occurrence(&mut self, at_scope: Scope, words: u32, start: u32, end: u32) {
        for (at, rule) in self.active_rules() {
            if let Kind::Occurrence { scope, max, .. } = rule.kind
                && scope == at_scope
                && words > max
            {
                let (start, end) = self.document.place(start, end);
                self.raw.push(Raw { start, end, what: What::Rule(at, words) });
            }
        }
    }

    fn push_tokens(&mut self, rule: u16, from: &Token, to: &Token) {
        let (start, end) = self.document.place(from.start, to.end);
        self.raw.push(Raw { start, end, what: What::Rule(rule, 0) });
    }

    fn consistency(&mut self) {
        for (at, groups) in (0u16..).zip(&self.groups) {
            let [formal, informal] = groups;
            if formal.is_empty() || informal.is_empty() {
                continue;
            }
            let rarer = if formal.len() < informal.len() { formal } else { informal };
            self.raw.extend(rarer.iter().map(|(start, end)| Raw { start: *start, end: *end, what: What::Rule(at, 0) }));
        }
    }

    fn report(mut self) -> LetterReport {
        sort_by(&mut self.raw, |a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
        let omitted = self.raw.len().saturating_sub(MOST_FINDINGS);
        let mut findings: Vec<Finding> = self.raw.iter().take(MOST_FINDINGS).filter_map(|raw| self.finding(raw)).collect();
        number(&mut findings);
        let locale = self.options.locale;
        LetterReport {
            format: if self.document.is_html() { Format::Html } else { Format::Text },
            measures: measures(&self.counts),
            clarity: clarity(&Tally { words: self.counts.words, sentences: self.counts.sentences, ..self.tally }, locale),
            tone: self.tone,
            findings,
            findings_omitted: to_u32(omitted),
            checklist: checklist(self.pack, self.document, &self.places, &self.seen, self.options),
            counts: self.counts,
        }
    }

    fn finding(&self, raw: &Raw) -> Option<Finding> {
        let place = self.places.place(raw.start, raw.end);
        let locale = self.options.locale;
        // A tag within the words would be lost by a replacement: then the plain wording is told instead.
        let whole = !(self.document.is_html() && place.text.contains('<'));
        let (rule, category, severity, message, suggestions, source) = match raw.what {
            What::Form(form) => {
                let (form, term) = self.form(form)?;
                let toned = matches!(term.tone, Some(ToneKind::Threat | ToneKind::Blame));
                let category = if toned { Category::Tone } else { Category::Words };
                (
                    term.rule,
                    category,
                    term.severity,
                    term_message(term, &form.action, &place.text, locale),
                    term_suggestions(term, &form.action, &place.text, whole, locale),
                    term.source,
                )
            }
            What::Rule(rule, counted) => {
                let rule = self.pack.rules.get(usize::from(rule))?;
                let mut severity = rule.severity;
                let mut max = 0;
                if let Kind::Occurrence { max: limit, error_above, .. } = rule.kind {
                    max = limit;
                    if error_above.is_some_and(|above| counted > above) {
                        severity = Severity::Error;
                    }
                }
                let message = rule
                    .message
                    .get(locale)
                    .replace("{n}", &counted.to_string())
                    .replace("{max}", &max.to_string())
                    .replace("{text}", &clip(&place.text));
                let suggestions = match rule.kind {
                    Kind::Existence { replacement: Some(plain) } => vec![replacement(plain, &place.text, whole, locale)],
                    _ => Vec::new(),
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

/// The word of a kind that belongs to the word at `i`: behind it within a clause, or (a participle) directly before it.
fn sequence<'t>(document: &Document, tokens: &'t [Token], i: usize, then: WordKind, within: usize) -> Option<(&'t Token, &'t Token)> {
    let here = tokens.get(i)?;
    match then {
        WordKind::Number => {
            let next = tokens.get(i + 1..)?.iter().take(within).find(|token| token.kind == TokenKind::Number)?;
            Some((here, next))
        }
        WordKind::Participle => {
            let fits = |token: &&Token| token.kind == TokenKind::Word && is_participle(document.text(token));
            if let Some(before) = i.checked_sub(1).and_then(|i| tokens.get(i)).filter(fits) {
                return Some((before, here));
            }
            let clause = tokens
                .get(i + 1..)?
                .iter()
                .take(within)
                .take_while(|token| token.kind != TokenKind::Sign && !is_conjunction(document.text(token)));
            let found = clause.clone().find(fits)?;
            Some((here, found))
        }
    }
}

/// Words that begin another clause.
fn is_conjunction(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "dat" | "als" | "omdat" | "maar" | "want" | "wanneer" | "die" | "waar" | "waarin" | "zodat" | "tot" | "om" | "indien" | "of"
    )
}

/// Runs of words in capitals: one long word, or two words and more. Names of things such as IBAN and BTW are short and alone.
fn shouted<'t>(document: &Document, tokens: &'t [Token], least: usize) -> Vec<(&'t Token, &'t Token)> {
    let mut runs: Vec<(&Token, &Token, usize, usize)> = Vec::new();
    let mut open = false;
    for token in tokens {
        let text = document.text(token);
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = token.kind == TokenKind::Word
            && letters >= 2
            && text.chars().all(|c| upper(c) == c)
            && !text.contains(|c: char| c.is_ascii_digit());
        if capitals {
            match runs.last_mut().filter(|_| open) {
                Some(run) => (run.1, run.2, run.3) = (token, run.2 + 1, run.3.max(letters)),
                None => runs.push((token, token, 1, letters)),
            }
        }
        open = capitals;
    }
    runs.into_iter()
        .filter(|(_, _, words, longest)| *longest >= least || (*words >= 2 && *longest >= 4))
        .map(|(from, to, ..)| (from, to))
        .collect()
}

fn term_message(term: &Term, action: &Action, text: &str, locale: Locale) -> String {
    let text = clip(text.trim_end());
    match (action, term.because, locale) {
        // What it means is the suggestion; the message says what to do with it.
        (Action::Explain, Some(because), _) if term.tone.is_some() => because.get(locale).to_owned(),
        (Action::Explain, _, Locale::Nl) => format!("Niet iedereen kent ‘{text}’. Leg uit wat het betekent."),
        (Action::Explain, _, Locale::En) => format!("Not everyone knows ‘{text}’. Say what it means."),
        (_, Some(because), _) => because.get(locale).to_owned(),
        (_, None, Locale::Nl) if term.abbreviation => format!("‘{text}’ is een afkorting. Schrijf de woorden uit."),
        (_, None, Locale::En) if term.abbreviation => format!("‘{text}’ is an abbreviation. Write the words in full."),
        (_, None, Locale::Nl) => format!("‘{text}’ is een moeilijk woord. Het kan gewoner."),
        (_, None, Locale::En) => format!("‘{text}’ is a hard word. There is a plainer one."),
    }
}

fn term_suggestions(term: &Term, action: &Action, text: &str, whole: bool, locale: Locale) -> Vec<Suggestion> {
    match action {
        Action::Replace(plain) => plain.split('=').map(|plain| replacement(plain, text, whole, locale)).collect(),
        Action::Explain | Action::Count => term
            .because
            .map(|because| {
                let label = match locale {
                    Locale::Nl => "Leg uit",
                    Locale::En => "Explain",
                };
                Suggestion { label: label.to_owned(), replacement: None, explanation: Some(because.get(locale).to_owned()) }
            })
            .into_iter()
            .collect(),
    }
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
    let label = match (plain.is_empty(), locale) {
        (true, Locale::Nl) => "Weglaten".to_owned(),
        (true, Locale::En) => "Leave out".to_owned(),
        (false, _) => plain.clone(),
    };
    if whole {
        Suggestion { label, replacement: Some(plain), explanation: None }
    } else {
        let explanation = match locale {
            Locale::Nl => format!("Schrijf liever: {label}"),
            Locale::En => format!("Better: {label}"),
        };
        Suggestion { label, replacement: None, explanation: Some(explanation) }
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

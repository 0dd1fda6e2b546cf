//! Reads the rules, terms and checklist of each language and writes them as tables, so that nothing is parsed in the browser.
//! A fault names the file, the entry and what was expected.
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a build script fails loudly"
)]

#[path = "build/folded.rs"]
mod folded;
#[path = "build/known.rs"]
mod known;
#[path = "build/paired.rs"]
mod paired;

use folded::folded;
use helder_text::{Document, Source, TokenKind, lower, pair_key, word_key};
use known::{Days, Notice, Sums};
use paired::paired;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{env, fs};

/// In a phrase: at most four words in between. The same number as `data::GAP`.
const GAP: u32 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermFile {
    term: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    id: String,
    source: String,
    severity: Option<String>,
    tone: Option<String>,
    #[serde(default)]
    replace: Vec<Vec<String>>,
    #[serde(default)]
    explain: Vec<String>,
    #[serde(default)]
    count: Vec<String>,
    because: Option<Texts>,
    /// A plain wording, or what it means: Dutch in every language of the interface, for it is to be written in the letter.
    plain: Option<String>,
    means: Option<String>,
    #[serde(default)]
    not_before: Vec<String>,
    #[serde(default)]
    not_after: Vec<String>,
    #[serde(default)]
    bad: Vec<Vec<String>>,
    #[serde(default)]
    #[allow(dead_code, reason = "read by the tests")]
    good: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    nl: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: String,
    kind: String,
    category: String,
    severity: String,
    source: String,
    message: Texts,
    explanation: Option<Texts>,
    #[serde(default)]
    purposes: Vec<String>,
    #[serde(default)]
    channels: Vec<String>,
    count: Option<String>,
    scope: Option<String>,
    max: Option<u32>,
    warning_above: Option<u32>,
    error_above: Option<u32>,
    #[serde(default)]
    phrases: Vec<String>,
    replacement: Option<String>,
    #[serde(default)]
    first: Vec<String>,
    then: Option<String>,
    within: Option<usize>,
    with: Option<String>,
    lifted_by: Option<String>,
    #[serde(default)]
    question: bool,
    #[serde(default)]
    groups: Vec<Vec<String>>,
    #[serde(default)]
    group_endings: Vec<Vec<String>>,
    #[serde(default)]
    constructions: Vec<Vec<Vec<String>>>,
    #[serde(default)]
    answers: Vec<String>,
    #[serde(default)]
    sums: Vec<String>,
    amounts: Option<Sums>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    except_endings: Vec<String>,
    tone: Option<String>,
    #[serde(default)]
    last: Vec<String>,
    #[serde(default)]
    dated: bool,
    #[serde(default)]
    undated: bool,
    #[serde(default)]
    free: u32,
    #[serde(default)]
    never: Vec<String>,
    #[serde(default)]
    planned: Vec<String>,
    days: Option<Days>,
    notice: Option<Notice>,
    #[serde(default)]
    cues: Vec<String>,
    sign: Option<String>,
    voice: Option<String>,
    unless: Option<String>,
    least: Option<usize>,
    bad: Vec<String>,
    good: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemFile {
    item: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "source, good and bad are read by people and tests")]
struct Item {
    id: String,
    label: Texts,
    entities: Vec<String>,
    #[serde(default)]
    cues: Vec<String>,
    fields: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    attention: Vec<String>,
    #[serde(default)]
    followed: bool,
    missing: Texts,
    unclear: Option<Texts>,
    invalid: Option<Texts>,
    source: String,
    #[serde(default)]
    channels: Vec<String>,
    #[serde(default)]
    purposes: Vec<String>,
    good: Vec<String>,
    bad: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequirementFile {
    requirement: Vec<Requirement>,
}

/// A text in every language of the interface.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AllTexts {
    nl: String,
    en: String,
    de: String,
    fr: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "good and bad are read by tests")]
struct Requirement {
    jurisdiction: String,
    id: String,
    label: AllTexts,
    article: String,
    confirmed: bool,
    #[serde(default)]
    collector: bool,
    #[serde(default)]
    purposes: Vec<String>,
    #[serde(default)]
    entities: Vec<String>,
    #[serde(default)]
    cues: Vec<String>,
    #[serde(default)]
    fields: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    beside: Option<String>,
    least: Option<u32>,
    #[serde(default)]
    fewer: Vec<String>,
    #[serde(default)]
    claimed: Vec<String>,
    write: AllTexts,
    good: Vec<String>,
    bad: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clarity {
    direct: Vec<String>,
    reader: Vec<String>,
    sender: Vec<String>,
}

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap()).join("languages/nl");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut out = Tables::default();
    let mut files: Vec<PathBuf> =
        fs::read_dir(root.join("terms")).expect("languages/nl/terms").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "toml")) {
        let abbreviations = file.ends_with("abbreviations.toml");
        for term in read::<TermFile>(file).term {
            out.term(&term, abbreviations, &format!("{}: term `{}`", file.display(), term.id));
        }
    }
    let file = root.join("rules.toml");
    let mut knows: Option<String> = None;
    for rule in read::<RuleFile>(&file).rule {
        out.rule(&rule, &format!("{}: rule `{}`", file.display(), rule.id));
        if let Some(sure) = rule.unless {
            let one = *knows.get_or_insert_with(|| sure.clone()) == sure;
            assert!(
                one && out.ids.contains(&sure),
                "{}: rule `{}`: `unless` is one rule for all, and stands before them",
                file.display(),
                rule.id
            );
        }
    }
    let file = root.join("checklist.toml");
    for item in read::<ItemFile>(&file).item {
        out.item(&item, &format!("{}: item `{}`", file.display(), item.id));
    }
    let folder = root.join("../../requirements");
    println!("cargo::rerun-if-changed={}", folder.display());
    for country in ["be", "de", "nl"] {
        let file = folder.join(format!("{country}.toml"));
        for requirement in read::<RequirementFile>(&file).requirement {
            out.requirement(&requirement, &format!("{}: requirement `{}`", file.display(), requirement.id));
        }
    }
    let file = root.join("clarity.toml");
    let clarity = read::<Clarity>(&file);
    let [direct, reader, sender] =
        [&clarity.direct, &clarity.reader, &clarity.sender].map(|list| single_keys(list, &file.display().to_string()));
    let words = words(&root.join("words.tsv"));
    let weights = weights(&root.join("tone.tsv"));
    let target = PathBuf::from(env::var("OUT_DIR").unwrap()).join("nl.rs");
    fs::write(
        target,
        format!(
            "{}static DIRECT: &[u32] = &{direct:?};\nstatic READER: &[u32] = &{reader:?};\nstatic SENDER: &[u32] = &{sender:?};\n{words}{weights}",
            out.source()
        ),
    )
    .unwrap();
}

fn read<T: for<'de> Deserialize<'de>>(file: &Path) -> T {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[derive(Default)]
struct Tables {
    ids: BTreeSet<String>,
    seen_forms: BTreeMap<String, String>,
    /// What `data.rs` reads: a line for each term, and apart from those the phrases. Texts and phrases each among their like are smaller to download.
    terms: String,
    lines: String,
    sources: Vec<String>,
    rules: String,
    rule_count: usize,
    items: String,
    item_count: usize,
    requirements: String,
    requirement_count: usize,
}

impl Tables {
    fn unique(&mut self, id: &str, at: &str) {
        assert!(self.ids.insert(id.to_owned()), "{at}: this id is used twice");
        assert!(
            !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{at}: an id is kebab-case"
        );
    }

    fn term(&mut self, term: &Term, abbreviation: bool, at: &str) {
        self.unique(&term.id, at);
        let counts = !term.count.is_empty();
        assert!(!term.bad.is_empty(), "{at}: give at least one example in `bad`");
        assert!(counts || !(term.replace.is_empty() && term.explain.is_empty()), "{at}: give `replace`, `explain` or `count`");
        assert!(!counts || matches!(term.tone.as_deref(), Some("warmth" | "help")), "{at}: `count` needs tone warmth or help");
        let needs_because = !term.explain.is_empty() || matches!(term.tone.as_deref(), Some("threat" | "blame"));
        let says = [term.because.is_some(), term.plain.is_some(), term.means.is_some()].iter().filter(|there| **there).count();
        assert!(!needs_because || says == 1, "{at}: this term needs a `because`, a `plain` wording or what it `means`, one of them");
        assert!(says < 2, "{at}: a term has a `because`, a `plain` wording or what it `means`, one of them");
        let replacing = !term.replace.is_empty();
        assert!(
            !replacing || term.bad.iter().filter(|bad| bad.len() == 2).count() >= 2,
            "{at}: a term that replaces needs two examples with their result in `bad`"
        );
        let tone = match term.tone.as_deref() {
            None => '-',
            Some(tone @ ("threat" | "blame" | "warmth" | "help")) => initial(tone),
            Some(other) => panic!("{at}: tone `{other}`: expected threat, blame, warmth or help"),
        };
        let severity = term.severity.as_deref().unwrap_or("warning");
        assert_severity(severity, at);
        let source = self.source_at(&term.source);
        let (nl, en) = match (&term.because, &term.plain, &term.means) {
            (Some(because), ..) => (because.nl.clone(), because.en.as_str()),
            (_, Some(plain), _) => (format!("={plain}"), ""),
            (.., Some(means)) => (format!(":{means}"), ""),
            _ => (String::new(), ""),
        };
        // The lines are read at run time, so a build without the other languages has to leave them out here.
        let en = if env::var_os("CARGO_FEATURE_LOCALES").is_some() { en } else { "" };
        let contexts = |phrases: &[String]| {
            // A word and a gap: it stands anywhere on that side.
            let bare = |phrase: &str| phrase.strip_prefix("* ").or(phrase.strip_suffix(" *")).unwrap_or(phrase).to_owned();
            phrases.iter().for_each(|phrase| check(&bare(phrase), at));
            phrases.join("|")
        };
        let (before, after) = (contexts(&term.not_before), contexts(&term.not_after));
        let short = if abbreviation { 'a' } else { '-' };
        // Most are named as their first form is written: the name is left out then, and made of that.
        let first = term.replace.first().map(|row| &row[0]).or(term.explain.first()).or(term.count.first()).unwrap();
        let name = if normal(first).replace(' ', "-") == term.id { "" } else { &term.id };
        self.line("@", at);
        let line = format!("{}{tone}{short}{source}\t{name}\t{nl}\t{en}\t{before}\t{after}", initial(severity));
        assert!(!line.contains('\n'), "{at}: no line breaks in a text");
        // Most end with nothing.
        self.terms.push_str(line.trim_end_matches('\t'));
        self.terms.push('\n');
        for row in &term.replace {
            assert!(row.len() >= 2, "{at}: a row of `replace` is a form and at least one plain wording, found {row:?}");
            assert!(row.iter().all(|text| !text.contains('=')), "{at}: no `=` in a wording");
            self.form(&row[0], at);
        }
        let mut plain: Vec<String> = term.replace.iter().map(|row| row[1..].join("=")).collect();
        let mut seen = BTreeSet::new();
        plain.retain(|plain| seen.insert(plain.clone()));
        for plain in plain {
            let forms: Vec<String> = term.replace.iter().filter(|row| row[1..].join("=") == plain).map(|row| normal(&row[0])).collect();
            for forms in folded(&forms) {
                self.line(&format!("={forms}={plain}"), at);
            }
        }
        for (mark, forms) in [("?", &term.explain), ("+", &term.count)] {
            forms.iter().for_each(|form| self.form(form, at));
            for forms in folded(&forms.iter().map(|form| normal(form)).collect::<Vec<_>>()) {
                self.line(&format!("{mark}{forms}"), at);
            }
        }
    }

    /// A sign for a source: each is written once.
    fn source_at(&mut self, source: &str) -> char {
        let at = self.sources.iter().position(|known| known == source).unwrap_or_else(|| {
            self.sources.push(source.to_owned());
            self.sources.len() - 1
        });
        let sign = char::from(b'A' + u8::try_from(at).unwrap());
        assert!(sign.is_ascii_graphic(), "too many different sources");
        sign
    }

    fn line(&mut self, line: &str, at: &str) {
        assert!(!line.contains('\n'), "{at}: no line breaks in a text");
        self.lines.push_str(line);
        self.lines.push('\n');
    }

    fn form(&mut self, form: &str, at: &str) {
        if let Some(other) = self.seen_forms.insert(form.to_lowercase(), at.to_owned()) {
            panic!("{at}: the form `{form}` stands in {other} as well");
        }
        assert!(!form.starts_with('^'), "{at}: only the phrases of a rule tell that they begin a clause");
        check(form, at);
    }

    fn phrases(&mut self, mark: &str, index: usize, phrases: &[String], at: &str) {
        if !phrases.is_empty() {
            self.line(&format!("!{mark}{index}"), at);
        }
        phrases.iter().for_each(|phrase| check(phrase, at));
        let (opening, others): (Vec<String>, Vec<String>) =
            phrases.iter().map(|phrase| normal(phrase)).partition(|phrase| phrase.starts_with("^ "));
        let opening: Vec<String> = opening.iter().map(|phrase| phrase["^ ".len()..].to_owned()).collect();
        for (mark, phrases) in [("-^ ", opening), ("-", others)] {
            for phrase in folded(&phrases) {
                self.line(&format!("{mark}{phrase}"), at);
            }
        }
    }

    fn groups<'r>(&mut self, rule: &Rule, groups: impl IntoIterator<Item = &'r Vec<String>>, at: &str) {
        self.phrases("r", self.rule_count, &rule.except, at);
        for (number, group) in (0_u8..).zip(groups) {
            self.phrases(&format!("g{number} "), self.rule_count, group, at);
        }
    }

    fn rule(&mut self, rule: &Rule, at: &str) {
        self.unique(&rule.id, at);
        assert!(!rule.bad.is_empty() && !rule.good.is_empty(), "{at}: give at least one example in `bad` and in `good`");
        let need = |name: &str| -> ! { panic!("{at}: a rule of kind `{}` needs `{name}`", rule.kind) };
        let kind = match rule.kind.as_str() {
            "occurrence" => {
                assert!(rule.count.as_deref() == Some("words"), "{at}: `count` must be \"words\"");
                let scope = match rule.scope.as_deref() {
                    Some("sentence") => "Sentence",
                    Some("block") => "Block",
                    Some("letter") => "Letter",
                    _ => need("scope = \"sentence\", \"block\" or \"letter\""),
                };
                let steps = [rule.max, rule.warning_above, rule.error_above];
                assert!(steps.iter().flatten().is_sorted(), "{at}: `max`, `warning_above` and `error_above` must not fall");
                format!(
                    "Kind::Occurrence {{ scope: Scope::{scope}, max: {}, warning_above: {:?}, error_above: {:?} }}",
                    rule.max.unwrap_or_else(|| need("max")),
                    rule.warning_above,
                    rule.error_above
                )
            }
            "existence" => {
                if rule.phrases.is_empty() {
                    need("phrases")
                }
                self.phrases("r", self.rule_count, &rule.phrases, at);
                format!("Kind::Existence {{ replacement: {:?} }}", rule.replacement)
            }
            "sequence" => {
                let then = match rule.then.as_deref() {
                    Some("participle") => "Participle",
                    Some("number") => "Number",
                    Some("negative") => "Negative",
                    Some("noun-of-verb") => "NounOfVerb",
                    _ => need("then = \"participle\", \"number\", \"negative\" or \"noun-of-verb\""),
                };
                self.phrases("s", self.rule_count, &rule.first, at);
                let key = |word: &String| single_keys(std::slice::from_ref(word), at)[0];
                let (with, lifted_by) = (rule.with.as_ref().map(key), rule.lifted_by.as_ref().map(key));
                self.phrases("r", self.rule_count, &rule.phrases, at);
                format!(
                    "Kind::Sequence {{ then: WordKind::{then}, within: {}, with: {with:?}, except: &{:?}, except_endings: &{:?}, lifted_by: {lifted_by:?} }}",
                    rule.within.unwrap_or_else(|| need("within")),
                    single_keys(&rule.except, at),
                    rule.except_endings
                )
            }
            "together" => {
                let constructions = if rule.constructions.is_empty() { vec![rule.groups.clone()] } else { rule.constructions.clone() };
                let parts: Vec<usize> = constructions.iter().map(Vec::len).collect();
                assert!(parts.iter().all(|parts| *parts > 0), "{at}: give `groups`, or `constructions` of one group or more each");
                assert!(rule.groups.is_empty() || rule.constructions.is_empty(), "{at}: either `groups` or `constructions`");
                self.groups(rule, constructions.iter().flatten(), at);
                format!(
                    "Kind::Together {{ constructions: &{parts:?}, answers: &{:?}, sums: &{:?}, dated: {}, undated: {}, free: {}, never: &[{}] }}",
                    single_keys(&rule.answers, at),
                    single_keys(&rule.sums, at),
                    rule.dated,
                    rule.undated,
                    rule.free,
                    purposes(&rule.never, at)
                )
            }
            "learned" => match rule.voice.as_deref() {
                Some(voice @ ("threat" | "blame" | "vague")) => {
                    format!("Kind::Learned {{ voice: Voice::{}, unless: {:?}, undated: {} }}", title(voice), rule.unless, rule.undated)
                }
                _ => need("voice = \"threat\", \"blame\" or \"vague\""),
            },
            "bracket" => format!(
                "Kind::Bracket {{ first: &{:?}, last: &{:?}, least: {} }}",
                single_keys(&rule.first, at),
                single_keys(&rule.last, at),
                rule.least.unwrap_or_else(|| need("least"))
            ),
            "consistency" => {
                assert!(!rule.groups.is_empty(), "{at}: give `groups`");
                self.groups(rule, &rule.groups, at);
                let endings: Vec<(usize, &String)> =
                    rule.group_endings.iter().enumerate().flat_map(|(group, ends)| ends.iter().map(move |end| (group, end))).collect();
                assert!(rule.group_endings.len() <= rule.groups.len(), "{at}: `group_endings` are those of the first `groups`");
                let twice = |word: &&String| endings.iter().any(|(_, end)| word.len() > end.len() && word.ends_with(end.as_str()));
                assert_eq!(rule.groups.iter().flatten().find(twice), None, "{at}: `group_endings` hold this word already");
                let is_idle = |word: &&String| !endings.iter().any(|(_, end)| word.ends_with(end.as_str()));
                assert_eq!(rule.except_endings.iter().find(is_idle), None, "{at}: no word of `group_endings` ends in this exception");
                format!(
                    "Kind::Consistency {{ groups: {}, endings: &{endings:?}, except_endings: &{:?} }}",
                    rule.groups.len(),
                    rule.except_endings
                )
            }
            "insertion" => {
                format!(
                    "Kind::Insertion {{ first: &{:?}, least: {} }}",
                    single_keys(&rule.first, at),
                    rule.least.unwrap_or_else(|| need("least"))
                )
            }
            "abbreviation" => format!("Kind::Abbreviation {{ except: &{:?} }}", single_keys(&rule.except, at)),
            "iban" => "Kind::Iban".to_owned(),
            "calendar" => "Kind::Calendar".to_owned(),
            "opening" => format!(
                "Kind::Opening {{ cues: &{:?}, within: {}, least: {} }}",
                single_keys(&rule.cues, at),
                rule.within.unwrap_or_else(|| need("within")),
                rule.least.unwrap_or_else(|| need("least"))
            ),
            "headings" => {
                format!("Kind::Headings {{ least: {}, question: {} }}", rule.least.unwrap_or_else(|| need("least")), rule.question)
            }
            "dates" => {
                let days = rule.days.as_ref().unwrap_or_else(|| need("days"));
                format!("Kind::Dates {{ words: &{}, planned: &[{}] }}", days.source(at), purposes(&rule.planned, at))
            }
            "amounts" => {
                let sums = rule.amounts.as_ref().unwrap_or_else(|| need("amounts"));
                format!("Kind::Amounts {{ words: &{}, planned: &[{}] }}", sums.source(at), purposes(&rule.planned, at))
            }
            "notice" => {
                let notice = rule.notice.as_ref().unwrap_or_else(|| need("notice"));
                format!("Kind::Notice {{ words: &{} }}", notice.source(at))
            }
            "early" => format!("Kind::Early {{ least: {} }}", rule.least.unwrap_or_else(|| need("least"))),
            "characters" => "Kind::Characters".to_owned(),
            "sign" => {
                let sign = rule.sign.as_deref().unwrap_or_else(|| need("sign"));
                format!("Kind::Sign {{ sign: {sign:?}, except: &{:?} }}", single_keys(&rule.except, at))
            }
            "capitals" => format!("Kind::Capitals {{ least: {} }}", rule.least.unwrap_or_else(|| need("least"))),
            "field" => "Kind::Field".to_owned(),
            other => panic!(
                "{at}: kind `{other}`: expected occurrence, existence, sequence, together, consistency, insertion, bracket, opening, headings, sign, capitals, abbreviation, field, iban, amounts, dates, notice, early or characters"
            ),
        };
        writeln!(
            self.rules,
            "Rule {{ id: {:?}, category: {}, severity: {}, source: {:?}, message: {}, explanation: {}, purposes: &[{}], channels: &[{}], tone: {}, kind: {kind} }},",
            rule.id,
            category(&rule.category, at),
            severity(&rule.severity, at),
            rule.source,
            texts(&rule.message),
            optional(rule.explanation.as_ref()),
            purposes(&rule.purposes, at),
            channels(&rule.channels, at),
            match rule.tone.as_deref() {
                None => "None".to_owned(),
                Some(tone @ ("threat" | "blame")) => format!("Some(ToneKind::{})", title(tone)),
                Some(other) => panic!("{at}: tone `{other}`: expected threat or blame"),
            },
        )
        .unwrap();
        self.rule_count += 1;
    }

    fn item(&mut self, item: &Item, at: &str) {
        self.unique(&item.id, at);
        self.phrases("f", self.item_count, &item.phrases, at);
        self.phrases("u", self.item_count, &item.attention, at);
        assert!((item.attention.is_empty() && !item.followed) || item.unclear.is_some(), "{at}: `attention` and `followed` need `unclear`");
        writeln!(
            self.items,
            "Item {{ id: {:?}, label: {}, entities: &[{}], cues: &{:?}, fields: &{:?}, followed: {}, missing: {}, unclear: {}, invalid: {}, purposes: &[{}], channels: &[{}] }},",
            item.id,
            texts(&item.label),
            entities(&item.entities, at),
            single_keys(&item.cues, at),
            item.fields,
            item.followed,
            texts(&item.missing),
            optional(item.unclear.as_ref()),
            optional(item.invalid.as_ref()),
            purposes(&item.purposes, at),
            channels(&item.channels, at),
        )
        .unwrap();
        self.item_count += 1;
    }

    /// A duty is found as a question of the checklist is, behind which it is counted.
    fn requirement(&mut self, requirement: &Requirement, at: &str) {
        let id = format!("{}-{}", requirement.jurisdiction.to_lowercase(), requirement.id);
        self.unique(&id, at);
        assert!(!requirement.good.is_empty() && !requirement.bad.is_empty(), "{at}: give at least one example in `good` and in `bad`");
        assert!(matches!(requirement.beside.as_deref(), None | Some("amount")), "{at}: `beside` must be \"amount\"");
        let place = self.item_count + self.requirement_count;
        self.phrases("f", place, &requirement.phrases, at);
        self.phrases("u", place, &requirement.claimed, at);
        writeln!(
            self.requirements,
            "Requirement {{ jurisdiction: Jurisdiction::{}, collector: {}, article: {:?}, confirmed: {}, conditional: {}, beside_amount: {}, least: {}, fewer: &{:?}, item: Item {{ id: {id:?}, label: {}, entities: &[{}], cues: &{:?}, fields: &{:?}, followed: false, missing: {}, unclear: None, invalid: None, purposes: &[{}], channels: &[] }} }},",
            requirement.jurisdiction,
            requirement.collector,
            requirement.article,
            requirement.confirmed,
            !requirement.claimed.is_empty(),
            requirement.beside.is_some(),
            requirement.least.unwrap_or(0),
            single_keys(&requirement.fewer, at),
            all_texts(&requirement.label),
            entities(&requirement.entities, at),
            single_keys(&requirement.cues, at),
            requirement.fields,
            all_texts(&requirement.write),
            purposes(&requirement.purposes, at),
        )
        .unwrap();
        self.requirement_count += 1;
    }

    fn source(&self) -> String {
        format!(
            "static TEXT: Paired = {};\nstatic SOURCES: &[&str] = &{:?};\nstatic RULES: &[Rule] = &[\n{}];\nstatic ITEMS: &[Item] = &[\n{}];\npub(crate) static REQUIREMENTS: &[Requirement] = &[\n{}];\n",
            paired(&format!("{}\n{}", self.terms, self.lines)),
            self.sources,
            self.rules,
            self.items,
            self.requirements
        )
    }
}

fn entities(entities: &[String], at: &str) -> String {
    let kind = |entity: &String| match entity.as_str() {
        "amount" | "date" | "iban" | "phone" | "email" | "url" => format!("EntityKind::{}", title(entity)),
        other => panic!("{at}: entity `{other}`: expected amount, date, iban, phone, email or url"),
    };
    entities.iter().map(kind).collect::<Vec<_>>().join(", ")
}

fn all_texts(texts: &AllTexts) -> String {
    format!("Message::in_all({:?}, {:?}, {:?}, {:?})", texts.nl, texts.en, texts.de, texts.fr)
}

/// A phrase is read by its spaces when a letter is read: the tokeniser must agree. Before it `^ ` says that it begins a clause.
fn check(phrase: &str, at: &str) {
    let phrase = phrase.strip_prefix("^ ").unwrap_or(phrase);
    let by_space: Vec<u32> = phrase.split(' ').map(|word| if word == "*" { GAP } else { word_key(word.trim_end_matches('.')) }).collect();
    assert_eq!(keys(phrase, at), by_space, "{at}: `{phrase}` must be words with single spaces between them");
}

/// A phrase as its keys are made of: lower case, straight apostrophes, no last stops.
fn normal(phrase: &str) -> String {
    let words = phrase.split(' ').map(|word| word.trim_end_matches('.').chars().map(lower).collect::<String>().replace(['’', '‘'], "'"));
    words.collect::<Vec<_>>().join(" ")
}

fn initial(word: &str) -> char {
    word.chars().next().unwrap()
}

/// Bits, the lowest first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: usize,
}

impl Bits {
    /// The quotient in ones and a zero, then the remainder in so many bits.
    fn rice(&mut self, number: u32, remainder: u32) {
        for _ in 0..number >> remainder {
            self.push(1, 1);
        }
        self.push(0, 1);
        self.push(number & ((1 << remainder) - 1), remainder);
    }

    fn push(&mut self, number: u32, count: u32) {
        for bit in 0..count {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            *self.bytes.last_mut().unwrap() |= u8::from(number >> bit & 1 == 1) << (self.used % 8);
            self.used += 1;
        }
    }
}

/// The frequent words as `src/rarity.rs` reads them; the numbers here and there are one.
fn words(file: &Path) -> String {
    const SPREAD: u64 = 64;
    const RICE: u32 = 6;
    /// The least frequency of each band, in hundredths.
    const BANDS: [u32; 8] = [0, 375, 400, 425, 450, 500, 550, 600];
    let text = fs::read_to_string(file).unwrap();
    let lines: Vec<(&str, u32)> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (word, zipf) =
                line.split_once('\t').unwrap_or_else(|| panic!("{}: expected a word, a tab and a number: {line}", file.display()));
            let (whole, rest) =
                zipf.split_once('.').unwrap_or_else(|| panic!("{}: expected a number such as 5.21: {line}", file.display()));
            (word, whole.parse::<u32>().unwrap() * 100 + rest.parse::<u32>().unwrap())
        })
        .collect();
    let line = lines.len() as u64 * SPREAD;
    let mut places: BTreeMap<u32, u32> = BTreeMap::new();
    for (word, zipf) in &lines {
        let place = u32::try_from((u64::from(word_key(word)) * line) >> 32).unwrap();
        let band = u32::try_from(BANDS.iter().rposition(|least| least <= zipf).unwrap()).unwrap();
        // Where two words share a place, the more frequent decides.
        let seen = places.entry(place).or_insert(band);
        *seen = (*seen).max(band);
    }
    let order = by_frequency(places.values().copied());
    let (mut gaps, mut bands, mut before) = (Bits::default(), Bits::default(), 0);
    for (place, band) in &places {
        gaps.rice(place - before, RICE);
        let rank = rank(&order, band);
        bands.push(rank.min(3), 2);
        if rank >= 3 {
            bands.rice(rank - 3, 0);
        }
        before = *place;
    }
    format!(
        "static WORDS: Packed = Packed {{ listed: {}, words: {}, gaps: &{:?}, bands: &{:?}, order: &{order:?} }};\n",
        lines.len(),
        places.len(),
        gaps.bytes,
        bands.bytes
    )
}

/// The weights of words and pairs, as `cargo xtask tone` writes them.
fn weights(file: &Path) -> String {
    // The same numbers as in `learned.rs`.
    const SHORTENED: u32 = 9;
    const RICE: u32 = 11;
    const PLACE: u32 = 2;
    /// The heaviest that `cargo xtask tone` writes.
    const MOST: i8 = 15;
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let at = file.display().to_string();
    let mut begin = [0; 3];
    let mut weights: BTreeMap<u32, [i8; 3]> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let [words, threat, blame, vague] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{at}: expected words and three weights: {line}")
        };
        if words.is_empty() {
            begin = [threat, blame, vague].map(|number| number.parse::<i32>().unwrap());
            continue;
        }
        let key = match words.split(' ').map(|word| distinct(word_key(word), word, &at)).collect::<Vec<_>>()[..] {
            [word] => word,
            [first, second] => pair_key(first, second),
            _ => panic!("{at}: a weight is of a word or of two: {line}"),
        };
        let weight = [threat, blame, vague].map(|number| number.parse::<i8>().unwrap_or_else(|error| panic!("{at}: {error}: {line}")));
        assert!(weight.iter().all(|weight| (-MOST..=MOST).contains(weight)), "{at}: a weight is {MOST} at most: {line}");
        // Where two share a shortened key, the heavier is weighed.
        let heavy = |weight: &[i8; 3]| weight.iter().map(|weight| weight.abs()).max();
        let seen = weights.entry(key >> SHORTENED).or_insert(weight);
        if heavy(&weight) > heavy(seen) {
            *seen = weight;
        }
    }
    let order = by_frequency(weights.values().flatten().copied().filter(|weight| *weight != 0));
    let (mut gaps, mut bits, mut before) = (Bits::default(), Bits::default(), 0);
    for (key, weight) in &weights {
        gaps.rice(key - before, RICE);
        for weight in weight {
            bits.push(u32::from(*weight != 0), 1);
            if *weight != 0 {
                bits.rice(rank(&order, weight), PLACE);
            }
        }
        before = *key;
    }
    format!(
        "static WEIGHTS: learned::Packed = learned::Packed {{ count: {}, gaps: &{:?}, weights: &{:?}, order: &{order:?}, begin: {begin:?} }};\n",
        weights.len(),
        gaps.bytes,
        bits.bytes
    )
}

/// What there is of a thing, the most frequent first: so the places of most are small numbers.
fn by_frequency<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let mut order: Vec<T> = counts.keys().copied().collect();
    order.sort_by_key(|one| std::cmp::Reverse(counts[one]));
    order
}

fn rank<T: PartialEq>(order: &[T], one: &T) -> u32 {
    u32::try_from(order.iter().position(|other| other == one).unwrap()).unwrap()
}

/// The keys of a phrase, by the very tokeniser that reads the letters.
fn keys(phrase: &str, at: &str) -> Vec<u32> {
    let keys: Vec<u32> = phrase
        .split(" * ")
        .enumerate()
        .flat_map(|(i, part)| {
            let document = Document::parse(part, Source::Text).unwrap();
            let good = document.tokens().iter().all(|token| token.kind != TokenKind::Sign) && !document.tokens().is_empty();
            assert!(good, "{at}: `{phrase}` must be words with spaces between them");
            let keys: Vec<u32> = document.tokens().iter().map(|token| distinct(token.key, document.text(token), at)).collect();
            (i > 0).then_some(GAP).into_iter().chain(keys).collect::<Vec<_>>()
        })
        .collect();
    assert!(keys.len() <= 16, "{at}: `{phrase}` is too long");
    keys
}

/// A key, when no other word of the language has it.
fn distinct(key: u32, word: &str, at: &str) -> u32 {
    static WORDS: Mutex<BTreeMap<u32, String>> = Mutex::new(BTreeMap::new());
    let word = word.to_lowercase().trim_end_matches('.').replace(['’', '‘'], "'");
    let other = WORDS.lock().unwrap().insert(key, word.clone()).unwrap_or_else(|| word.clone());
    assert!(other == word && key > GAP, "{at}: `{word}` and `{other}` have the same key; change `word_key`");
    key
}

fn single_keys(words: &[String], at: &str) -> Vec<u32> {
    let mut list: Vec<u32> = words
        .iter()
        .map(|word| {
            let keys = keys(word, at);
            assert!(keys.len() == 1, "{at}: `{word}` must be one word");
            keys[0]
        })
        .collect();
    list.sort_unstable();
    list
}

fn texts(texts: &Texts) -> String {
    format!("Message::new({:?}, {:?})", texts.nl, texts.en)
}

fn optional(texts_given: Option<&Texts>) -> String {
    texts_given.map_or("None".to_owned(), |given| format!("Some({})", texts(given)))
}

fn title(word: &str) -> String {
    word.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

fn assert_severity(word: &str, at: &str) {
    assert!(matches!(word, "error" | "warning" | "hint"), "{at}: severity `{word}`: expected error, warning or hint");
}

fn severity(word: &str, at: &str) -> String {
    assert_severity(word, at);
    format!("Severity::{}", title(word))
}

fn category(word: &str, at: &str) -> String {
    assert!(
        matches!(word, "words" | "sentences" | "tone" | "address" | "structure" | "law"),
        "{at}: category `{word}`: expected words, sentences, tone, address, structure or law"
    );
    format!("Category::{}", title(word))
}

fn channels(words: &[String], at: &str) -> String {
    let channel = |word: &String| {
        assert!(
            matches!(word.as_str(), "letter" | "email" | "sms" | "whatsapp"),
            "{at}: channel `{word}`: expected letter, email, sms or whatsapp"
        );
        format!("Channel::{}", title(word))
    };
    words.iter().map(channel).collect::<Vec<_>>().join(", ")
}

fn purposes(list: &[String], at: &str) -> String {
    const KNOWN: [&str; 9] = [
        "reminder",
        "fourteen-day-letter",
        "demand",
        "final-notice",
        "plan-offer",
        "plan-confirmation",
        "broken-plan",
        "dispute-answer",
        "payment-received",
    ];
    for purpose in list {
        assert!(KNOWN.contains(&purpose.as_str()), "{at}: purpose `{purpose}`: expected one of {KNOWN:?}");
    }
    list.iter().map(|purpose| format!("Purpose::{}", title(purpose))).collect::<Vec<_>>().join(", ")
}

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

use helder_text::{Document, Source, TokenKind};
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
    #[serde(default)]
    purposes: Vec<String>,
    count: Option<String>,
    scope: Option<String>,
    max: Option<u32>,
    error_above: Option<u32>,
    #[serde(default)]
    phrases: Vec<String>,
    replacement: Option<String>,
    #[serde(default)]
    first: Vec<String>,
    then: Option<String>,
    within: Option<usize>,
    #[serde(default)]
    groups: Vec<Vec<String>>,
    sign: Option<String>,
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
    missing: Texts,
    unclear: Option<Texts>,
    invalid: Option<Texts>,
    source: String,
    #[serde(default)]
    purposes: Vec<String>,
    good: Vec<String>,
    bad: Vec<String>,
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
    for rule in read::<RuleFile>(&file).rule {
        out.rule(&rule, &format!("{}: rule `{}`", file.display(), rule.id));
    }
    let file = root.join("checklist.toml");
    for item in read::<ItemFile>(&file).item {
        out.item(&item, &format!("{}: item `{}`", file.display(), item.id));
    }
    let target = PathBuf::from(env::var("OUT_DIR").unwrap()).join("nl.rs");
    fs::write(target, out.source()).unwrap();
}

fn read<T: for<'de> Deserialize<'de>>(file: &Path) -> T {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[derive(Default)]
struct Tables {
    ids: BTreeSet<String>,
    seen_forms: BTreeMap<String, String>,
    terms: String,
    term_count: usize,
    forms: String,
    form_count: usize,
    rules: String,
    rule_count: usize,
    items: String,
    item_count: usize,
    /// Sorted by first key, then the longest first.
    phrases: Vec<(Vec<u32>, String)>,
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
        assert!(!needs_because || term.because.is_some(), "{at}: this term needs a `because`");
        let replacing = !term.replace.is_empty();
        assert!(
            !replacing || term.bad.iter().filter(|bad| bad.len() == 2).count() >= 2,
            "{at}: a term that replaces needs two examples with their result in `bad`"
        );
        let tone = match term.tone.as_deref() {
            None => "None".to_owned(),
            Some(tone @ ("threat" | "blame" | "warmth" | "help")) => format!("Some(ToneKind::{})", title(tone)),
            Some(other) => panic!("{at}: tone `{other}`: expected threat, blame, warmth or help"),
        };
        writeln!(
            self.terms,
            "Term {{ rule: {:?}, severity: {}, source: {:?}, tone: {tone}, abbreviation: {abbreviation}, because: {}, not_before: &[{}], not_after: &[{}] }},",
            format!("term/{}", term.id),
            severity(term.severity.as_deref().unwrap_or("warning"), at),
            term.source,
            optional(term.because.as_ref()),
            contexts(&term.not_before, at),
            contexts(&term.not_after, at),
        )
        .unwrap();
        for row in &term.replace {
            assert!(row.len() >= 2, "{at}: a row of `replace` is a form and at least one plain wording, found {row:?}");
            self.form(&row[0], &format!("Action::Replace(&{:?})", &row[1..]), at);
        }
        for form in &term.explain {
            self.form(form, "Action::Explain", at);
        }
        for form in &term.count {
            self.form(form, "Action::Count", at);
        }
        self.term_count += 1;
    }

    fn form(&mut self, form: &str, action: &str, at: &str) {
        if let Some(other) = self.seen_forms.insert(form.to_lowercase(), at.to_owned()) {
            panic!("{at}: the form `{form}` stands in {other} as well");
        }
        let keys = keys(form, at);
        self.phrases.push((keys, format!("Target::Form({})", self.form_count)));
        writeln!(self.forms, "Form {{ term: {}, action: {action} }},", self.term_count).unwrap();
        self.form_count += 1;
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
                    _ => need("scope = \"sentence\" or \"block\""),
                };
                format!(
                    "Kind::Occurrence {{ scope: Scope::{scope}, max: {}, error_above: {:?} }}",
                    rule.max.unwrap_or_else(|| need("max")),
                    rule.error_above
                )
            }
            "existence" => {
                if rule.phrases.is_empty() {
                    need("phrases")
                }
                for phrase in &rule.phrases {
                    self.phrases.push((keys(phrase, at), format!("Target::Rule({})", self.rule_count)));
                }
                format!("Kind::Existence {{ replacement: {:?} }}", rule.replacement)
            }
            "sequence" => {
                let then = match rule.then.as_deref() {
                    Some("participle") => "Participle",
                    Some("number") => "Number",
                    _ => need("then = \"participle\" or \"number\""),
                };
                let first = single_keys(&rule.first, at);
                format!(
                    "Kind::Sequence {{ first: &{first:?}, then: WordKind::{then}, within: {} }}",
                    rule.within.unwrap_or_else(|| need("within"))
                )
            }
            "consistency" => {
                assert!(rule.groups.len() == 2, "{at}: `groups` must be two groups");
                format!(
                    "Kind::Consistency {{ groups: [&{:?}, &{:?}] }}",
                    single_keys(&rule.groups[0], at),
                    single_keys(&rule.groups[1], at)
                )
            }
            "sign" => format!("Kind::Sign {{ sign: {:?} }}", rule.sign.as_deref().unwrap_or_else(|| need("sign"))),
            "capitals" => format!("Kind::Capitals {{ least: {} }}", rule.least.unwrap_or_else(|| need("least"))),
            "field" => "Kind::Field".to_owned(),
            other => panic!("{at}: kind `{other}`: expected occurrence, existence, sequence, consistency, sign, capitals or field"),
        };
        writeln!(
            self.rules,
            "Rule {{ id: {:?}, category: {}, severity: {}, source: {:?}, message: {}, purposes: &[{}], kind: {kind} }},",
            rule.id,
            category(&rule.category, at),
            severity(&rule.severity, at),
            rule.source,
            texts(&rule.message),
            purposes(&rule.purposes, at),
        )
        .unwrap();
        self.rule_count += 1;
    }

    fn item(&mut self, item: &Item, at: &str) {
        self.unique(&item.id, at);
        for (list, target) in [(&item.phrases, "Found"), (&item.attention, "Unclear")] {
            for phrase in list {
                self.phrases.push((keys(phrase, at), format!("Target::{target}({})", self.item_count)));
            }
        }
        assert!(item.attention.is_empty() || item.unclear.is_some(), "{at}: `attention` needs `unclear`");
        let entities: Vec<String> = item
            .entities
            .iter()
            .map(|entity| match entity.as_str() {
                "amount" | "date" | "iban" | "phone" | "email" | "url" => format!("EntityKind::{}", title(entity)),
                other => panic!("{at}: entity `{other}`: expected amount, date, iban, phone, email or url"),
            })
            .collect();
        writeln!(
            self.items,
            "Item {{ id: {:?}, label: {}, entities: &[{}], cues: &{:?}, fields: &{:?}, missing: {}, unclear: {}, invalid: {}, purposes: &[{}] }},",
            item.id,
            texts(&item.label),
            entities.join(", "),
            single_keys(&item.cues, at),
            item.fields,
            texts(&item.missing),
            optional(item.unclear.as_ref()),
            optional(item.invalid.as_ref()),
            purposes(&item.purposes, at),
        )
        .unwrap();
        self.item_count += 1;
    }

    fn source(mut self) -> String {
        self.phrases.sort_by(|(a, _), (b, _)| a[0].cmp(&b[0]).then(b.len().cmp(&a.len())).then(a.cmp(b)));
        let phrases: String = self.phrases.iter().fold(String::new(), |mut text, (keys, target)| {
            writeln!(text, "Phrase {{ keys: &{keys:?}, target: {target} }},").unwrap();
            text
        });
        format!(
            "pub(crate) static PACK: Pack = Pack {{ terms: &[\n{}], forms: &[\n{}], phrases: &[\n{phrases}], rules: &[\n{}], items: &[\n{}] }};\n",
            self.terms, self.forms, self.rules, self.items
        )
    }
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
            let keys: Vec<u32> = document.tokens().iter().map(|token| distinct(document.key(token), document.text(token), at)).collect();
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

fn contexts(phrases: &[String], at: &str) -> String {
    phrases.iter().map(|phrase| format!("&{:?}", keys(phrase, at))).collect::<Vec<_>>().join(", ")
}

fn texts(texts: &Texts) -> String {
    format!("Texts {{ nl: {:?}, en: {:?} }}", texts.nl, texts.en)
}

fn optional(texts_given: Option<&Texts>) -> String {
    texts_given.map_or("None".to_owned(), |given| format!("Some({})", texts(given)))
}

fn title(word: &str) -> String {
    word.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

fn severity(word: &str, at: &str) -> String {
    assert!(matches!(word, "error" | "warning" | "hint"), "{at}: severity `{word}`: expected error, warning or hint");
    format!("Severity::{}", title(word))
}

fn category(word: &str, at: &str) -> String {
    assert!(
        matches!(word, "words" | "sentences" | "tone" | "address" | "structure" | "law"),
        "{at}: category `{word}`: expected words, sentences, tone, address, structure or law"
    );
    format!("Category::{}", title(word))
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

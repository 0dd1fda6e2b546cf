//! Every figure that `docs/validation.md` publishes, computed anew. Fails when one is worse than published.

use crate::shell::{Outcome, root};
use crate::tone::{self, Judged};
use helder_letter::formulas::{self, LintFeatures};
use helder_letter::{LetterOptions, LetterReport, score_letter};
use helder_model::{Severity, from_value};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const PUBLISHED: &str = "docs/validation.md";

/// A figure: its name in the table, what came out, and which way is better.
struct Figure {
    name: String,
    value: f64,
    better: Better,
    note: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Better {
    More,
    Less,
    /// A measure to compare with, not ours to make better.
    Neither,
}

/// Computes and compares. Data that are not there are told as skipped.
pub(crate) fn run() -> Outcome {
    println!("==> validation");
    let (figures, skipped) = figures()?;
    let published = published()?;
    let mut worse = Vec::new();
    for Figure { name, value, better, note } in &figures {
        let known = published.get(name);
        let fails = match better {
            Better::More => known.is_none_or(|known| *value < known - 0.05),
            Better::Less => known.is_none_or(|known| *value > known + 0.05),
            Better::Neither => false,
        };
        let told = known.map_or("not published".to_owned(), |known| format!("published {known:.1}"));
        println!("    {name}: {value:.1} {note} ({told}){}", if fails { "  WORSE" } else { "" });
        if fails {
            worse.push(name.as_str());
        }
    }
    println!("validation: {} passed, {} failed, {skipped} skipped", figures.len() - worse.len(), worse.len());
    if worse.is_empty() { Ok(()) } else { Err(format!("worse than {PUBLISHED} says, or not there: {}", worse.join(", "))) }
}

/// Puts the figures of now between the marks of the page.
pub(crate) fn write() -> Outcome {
    let (figures, skipped) = figures()?;
    if skipped > 0 {
        return Err("figures are published from all data, and some are not there".to_owned());
    }
    let file = root().join(PUBLISHED);
    let page = fs::read_to_string(&file).map_err(|error| format!("{PUBLISHED}: {error}"))?;
    let (before, rest) = page.split_once(BEGIN).ok_or_else(|| format!("{PUBLISHED}: no {BEGIN}"))?;
    let (_, after) = rest.split_once(END).ok_or_else(|| format!("{PUBLISHED}: no {END}"))?;
    let rows: String = figures.iter().map(|figure| format!("| {} | {:.1} {} |\n", figure.name, figure.value, figure.note)).collect();
    fs::write(&file, format!("{before}{BEGIN}\n\n| figure | value |\n|---|---|\n{rows}\n{END}{after}"))
        .map_err(|error| format!("{PUBLISHED}: {error}"))?;
    println!("{PUBLISHED} is written");
    Ok(())
}

const BEGIN: &str = "<!-- figures: `cargo xtask validate --write` -->";
const END: &str = "<!-- end of figures -->";

/// Every figure, and how many data were not there.
fn figures() -> Result<(Vec<Figure>, usize), String> {
    let mut figures = Vec::new();
    for split in ["dev", "held"] {
        letters(split, &mut figures)?;
    }
    contradictions(&mut figures)?;
    voices(&mut figures)?;
    let data = std::env::var_os("HELDER_DATA").map_or_else(|| root().join("../shared/data"), PathBuf::from);
    let mut skipped = 0;
    for (file, measure) in
        [("nl-simplification-pairs.csv", pairs as fn(&Path, &mut Vec<Figure>) -> Outcome), ("nl-syllables.tsv", syllables)]
    {
        if data.join(file).is_file() {
            measure(&data.join(file), &mut figures)?;
        } else {
            skipped += 1;
            println!("    skipped: {file} is not there; the folder is named by HELDER_DATA, or is ../shared/data");
        }
    }
    if data.join("lint-ii").is_dir() {
        lint2(&data.join("lint-ii"), &mut figures)?;
    } else {
        skipped += 1;
        println!("    skipped: lint-ii is not there; the folder is named by HELDER_DATA, or is ../shared/data");
    }
    Ok((figures, skipped))
}

/// A sentence of LiNT-II's own examples, with what it found and the score it gave.
#[derive(Deserialize)]
struct LintSentence {
    lint_score: Option<f64>,
    mean_log_word_frequency: Option<f64>,
    max_sdl: Option<f64>,
    proportion_of_concrete_nouns: Option<f64>,
    content_words_per_clause: Option<f64>,
}

/// How far the formula is from the scores of LiNT-II's own examples.
fn lint2(folder: &Path, figures: &mut Vec<Figure>) -> Outcome {
    #[derive(Deserialize)]
    struct Text {
        sentences: Vec<LintSentence>,
    }
    let (mut equal, mut all) = (0.0, 0);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let text: Text = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        for sentence in text.sentences {
            let (Some(score), Some(frequency), Some(dependency_length), Some(concrete_nouns), Some(content_words_per_clause)) = (
                sentence.lint_score,
                sentence.mean_log_word_frequency,
                sentence.max_sdl,
                sentence.proportion_of_concrete_nouns,
                sentence.content_words_per_clause,
            ) else {
                continue;
            };
            let features = LintFeatures { frequency, dependency_length, content_words_per_clause, concrete_nouns };
            all += 1;
            equal += f64::from(u8::from((formulas::lint2(&features) - score).abs() < 1e-9));
        }
    }
    let note = format!("% of {all} sentences of its own examples, to 1e-9");
    figures.push(Figure { name: "LiNT-II: equal to its own scores".to_owned(), value: share(equal, all), better: Better::More, note });
    Ok(())
}

/// The rows `| name | figure | … |` of the published tables.
fn published() -> Result<BTreeMap<String, f64>, String> {
    let text = fs::read_to_string(root().join(PUBLISHED)).map_err(|error| format!("{PUBLISHED}: {error}"))?;
    let row = |line: &str| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let name = cells.next()?.trim().to_owned();
        let value = cells.next()?.split_whitespace().next()?.parse().ok()?;
        Some((name, value))
    };
    Ok(text.lines().filter_map(row).collect())
}

fn report(text: &str, options: &LetterOptions) -> Result<LetterReport, String> {
    score_letter(text, options).map_err(|error| error.to_string())
}

fn share(part: f64, whole: usize) -> f64 {
    100.0 * part / f64::from(u32::try_from(whole.max(1)).unwrap_or(u32::MAX))
}

/// A letter of tests/letters.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Letter {
    #[serde(rename = "title")]
    _title: String,
    purpose: String,
    channel: String,
    audience: String,
    pub(crate) quality: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) planted: Vec<Planted>,
}

#[derive(Deserialize)]
pub(crate) struct Planted {
    pub(crate) kind: String,
    pub(crate) text: String,
}

/// Which rules may answer for a planted kind.
fn answers(kind: &str, rule: &str) -> bool {
    let term = rule.starts_with("term/");
    match kind {
        "office-word" | "legal-term" => term,
        "blame" => term || rule.ends_with("reproach"),
        "threat" => term || rule.ends_with("consequence") || rule == "withheld",
        "pliers" => matches!(rule, "pliers" | "verb-bracket" | "packed-noun"),
        "abbreviation" => rule == "abbreviation" || term,
        "long-sentence" => rule == "sentence-length",
        "passive" => rule.starts_with("passive"),
        "nominal-style" => rule == "nominal-style" || term,
        "vague-deadline" => matches!(rule, "vague-deadline" | "possibly-vague-day") || term,
        "u-je-mix" => rule == "u-je",
        "shouting" => matches!(rule, "exclamation" | "capitals"),
        "double-negation" => matches!(rule, "double-negation" | "negated-condition"),
        "wrong-notice-term" => matches!(rule, "notice-term" | "notice-day"),
        "iban-invalid" => rule == "iban",
        other => rule == other,
    }
}

/// Whether a fault is found at its place; nothing when it is not in the letter.
fn is_found(report: &LetterReport, text: &str, planted: &Planted) -> Option<bool> {
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let (before, _) = text.split_once(planted.text.as_str())?;
    let (start, end) = (units(before), units(before) + units(&planted.text));
    Some(report.findings.iter().any(|finding| answers(&planted.kind, &finding.rule) && finding.start < end && finding.end > start))
}

/// A letter of tests/letters/contradictions.jsonl.
#[derive(Deserialize)]
struct Contradiction {
    /// `two-dates`, `two-amounts` or `good`.
    kind: String,
    purpose: String,
    /// The second day or sum; empty in a good letter.
    planted: String,
    text: String,
}

/// How many letters that contradict themselves are found, and how many that do not get an alarm.
fn contradictions(figures: &mut Vec<Figure>) -> Outcome {
    const FILE: &str = "tests/letters/contradictions.jsonl";
    let lines = fs::read_to_string(root().join(FILE)).map_err(|error| format!("{FILE}: {error}"))?;
    let mut kinds: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for (line, number) in lines.lines().zip(1..) {
        let letter: Contradiction = serde_json::from_str(line).map_err(|error| format!("{FILE}:{number}: {error}"))?;
        let options: LetterOptions =
            from_value(&json!({ "purpose": letter.purpose })).map_err(|error| format!("{FILE}:{number}: {error}"))?;
        let report = report(&letter.text, &options)?;
        let found = if letter.kind == "good" {
            report.findings.iter().any(|finding| matches!(finding.rule.as_str(), "two-dates" | "two-amounts"))
        } else {
            let planted = Planted { kind: letter.kind.clone(), text: letter.planted };
            is_found(&report, &letter.text, &planted).ok_or_else(|| format!("{FILE}:{number}: `{}` is not in it", planted.text))?
        };
        let count = kinds.entry(letter.kind).or_default();
        *count = (count.0 + u32::from(found), count.1 + 1);
    }
    for (kind, (found, all)) in kinds {
        let (name, better) = if kind == "good" { ("false alarms", Better::Less) } else { (kind.as_str(), Better::More) };
        let value = 100.0 * f64::from(found) / f64::from(all);
        figures.push(Figure { name: format!("contradictions: {name}"), value, better, note: format!("% of {all} letters") });
    }
    Ok(())
}

/// How many planted faults are found, and how many alarms good letters give.
fn letters(split: &str, figures: &mut Vec<Figure>) -> Outcome {
    let folder = root().join("tests/letters").join(split);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    let mut kinds: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let (mut words, mut alarms) = (0, 0);
    for file in files {
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let letter: Letter = toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        let options = json!({ "purpose": letter.purpose, "channel": letter.channel, "audience": letter.audience });
        let options: LetterOptions = from_value(&options).map_err(|error| format!("{}: {error}", file.display()))?;
        let report = report(&letter.text, &options)?;
        for planted in &letter.planted {
            let found = is_found(&report, &letter.text, planted)
                .ok_or_else(|| format!("{}: `{}` is not in the letter", file.display(), planted.text))?;
            let count = kinds.entry(planted.kind.clone()).or_default();
            *count = (count.0 + u32::from(found), count.1 + 1);
        }
        if letter.quality == "plain" {
            words += report.counts.words;
            alarms += report.findings.iter().filter(|finding| finding.severity != Severity::Hint).count();
        }
    }
    let mut all = (0, 0);
    for (kind, (found, planted)) in kinds {
        all = (all.0 + found, all.1 + planted);
        let value = 100.0 * f64::from(found) / f64::from(planted);
        figures.push(Figure { name: format!("{split}: {kind}"), value, better: Better::More, note: format!("% of {planted}") });
    }
    let value = 100.0 * f64::from(all.0) / f64::from(all.1);
    figures.push(Figure { name: format!("{split}: all kinds"), value, better: Better::More, note: format!("% of {}", all.1) });
    let value = 300.0 * f64::from(u32::try_from(alarms).unwrap_or(u32::MAX)) / f64::from(words);
    figures.push(Figure {
        name: format!("{split}: false alarms"),
        value,
        better: Better::Less,
        note: format!("in 300 words of plain letters ({words} words)"),
    });
    Ok(())
}

/// How well the learned weights hear a threat, blame, or that a day is missing, in sentences of writers that were left out.
fn voices(figures: &mut Vec<Figure>) -> Outcome {
    let Judged { voices: [threat, blame, vague], words } = tone::judge(&tone::examples()?);
    for (name, heard) in [("threats", &threat), ("blame", &blame), ("no day", &vague)] {
        let value = 100.0 * f64::from(heard.found) / f64::from(heard.all.max(1));
        let note = format!("% of {} sentences of writers left out", heard.all);
        figures.push(Figure { name: format!("learned: {name}"), value, better: Better::More, note });
    }
    for (name, alarms) in [("false alarms", threat.alarms + blame.alarms), ("false alarms for no day", vague.alarms)] {
        let value = 300.0 * f64::from(alarms) / f64::from(words.max(1));
        let note = format!("in 300 words of good sentences of writers left out ({words} words)");
        figures.push(Figure { name: format!("learned: {name}"), value, better: Better::Less, note });
    }
    Ok(())
}

#[derive(Deserialize)]
struct Pair {
    #[serde(rename = "Document ID")]
    document: String,
    #[serde(rename = "Complex")]
    complex: String,
    #[serde(rename = "Simple")]
    simple: String,
}

/// How often the clearer of two texts scores higher; a tie counts half.
fn pairs(file: &Path, figures: &mut Vec<Figure>) -> Outcome {
    let mut reader = csv::Reader::from_path(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let pairs: Vec<Pair> = reader.deserialize().collect::<Result<_, _>>().map_err(|error| format!("{}: {error}", file.display()))?;
    let plain = LetterOptions::default();
    let no_terms = LetterOptions { off: vec!["term".to_owned()], ..LetterOptions::default() };
    type Measure = fn(&LetterReport) -> f64;
    let measures: [(&str, Measure); 4] = [
        ("pairs: clarity", |report| report.clarity.score.unwrap_or(0.0)),
        ("pairs: sentence length", |report| -report.measures.words_per_sentence.unwrap_or(0.0)),
        ("pairs: LIX", |report| -report.measures.lix.unwrap_or(0.0)),
        ("pairs: Flesch-Douma", |report| report.measures.flesch_douma.unwrap_or(0.0)),
    ];
    let compare = |complex: f64, simple: f64| {
        if simple > complex {
            1.0
        } else if simple < complex {
            0.0
        } else {
            0.5
        }
    };
    let reports: Vec<(LetterReport, LetterReport)> =
        pairs.iter().map(|pair| Ok((report(&pair.complex, &plain)?, report(&pair.simple, &plain)?))).collect::<Result<_, String>>()?;
    for (name, measure) in measures {
        let wins: Vec<f64> = reports.iter().map(|(complex, simple)| compare(measure(complex), measure(simple))).collect();
        let (low, high) = interval(&pairs, &wins);
        let note = format!("% of {} (95 % interval over documents {low:.1}–{high:.1})", pairs.len());
        let better = if name == "pairs: clarity" { Better::More } else { Better::Neither };
        figures.push(Figure { name: name.to_owned(), value: share(wins.iter().sum(), wins.len()), better, note });
    }
    let mut wins = 0.0;
    for pair in &pairs {
        let score = |text: &str| report(text, &no_terms).map(|report| report.clarity.score.unwrap_or(0.0));
        wins += compare(score(&pair.complex)?, score(&pair.simple)?);
    }
    figures.push(Figure {
        name: "pairs: clarity without terms".to_owned(),
        value: share(wins, pairs.len()),
        better: Better::More,
        note: "%".to_owned(),
    });

    let mut documents: BTreeMap<&str, (String, String)> = BTreeMap::new();
    for pair in &pairs {
        let (complex, simple) = documents.entry(&pair.document).or_default();
        *complex = format!("{complex}{}\n\n", pair.complex);
        *simple = format!("{simple}{}\n\n", pair.simple);
    }
    documents.retain(|_, (complex, _)| complex.split_whitespace().count() >= 100);
    let mut wins = 0.0;
    for (complex, simple) in documents.values() {
        let score = |text: &str| report(text, &plain).map(|report| report.clarity.score.unwrap_or(0.0));
        wins += compare(score(complex)?, score(simple)?);
    }
    let note = format!("% of {} documents of 100 words or more", documents.len());
    figures.push(Figure { name: "documents: clarity".to_owned(), value: share(wins, documents.len()), better: Better::More, note });
    lexical(&no_terms, figures)
}

/// The middle 95 % of 1,000 samples of whole documents: sentences of one document are alike. The samples are the same each time.
fn interval(pairs: &[Pair], wins: &[f64]) -> (f64, f64) {
    let mut documents: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (pair, win) in pairs.iter().zip(wins) {
        documents.entry(&pair.document).or_default().push(*win);
    }
    let documents: Vec<Vec<f64>> = documents.into_values().collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap_or(0) % documents.len().max(1)
    };
    let mut samples: Vec<f64> = (0..1000)
        .map(|_| {
            let sample: Vec<f64> = (0..documents.len()).filter_map(|_| documents.get(next())).flatten().copied().collect();
            share(sample.iter().sum(), sample.len())
        })
        .collect();
    samples.sort_by(f64::total_cmp);
    (samples.get(25).copied().unwrap_or(0.0), samples.get(974).copied().unwrap_or(0.0))
}

#[derive(Deserialize)]
struct Terms {
    term: Vec<Term>,
}

#[derive(Deserialize)]
struct Term {
    bad: Vec<Vec<String>>,
}

/// Sentences in which only words were replaced: the examples of the terms, judged with the terms switched off, so by word rarity above all.
fn lexical(no_terms: &LetterOptions, figures: &mut Vec<Figure>) -> Outcome {
    let folder = root().join("crates/letter/languages/nl/terms");
    let mut wins = 0.0;
    let mut count = 0;
    for entry in
        fs::read_dir(&folder).map_err(|error| error.to_string())?.flatten().filter(|entry| entry.file_name() != "abbreviations.toml")
    {
        let text = fs::read_to_string(entry.path()).map_err(|error| error.to_string())?;
        let terms: Terms = toml::from_str(&text).map_err(|error| format!("{}: {error}", entry.path().display()))?;
        for pair in terms.term.iter().flat_map(|term| &term.bad) {
            if let [complex, simple] = pair.as_slice() {
                let score = |text: &str| report(text, no_terms).map(|report| report.clarity.score.unwrap_or(0.0));
                let (complex, simple) = (score(complex)?, score(simple)?);
                wins += if simple > complex {
                    1.0
                } else if simple < complex {
                    0.0
                } else {
                    0.5
                };
                count += 1;
            }
        }
    }
    let note = format!("% of {count} rewritings of single words");
    figures.push(Figure { name: "lexical: clarity without terms".to_owned(), value: share(wins, count), better: Better::More, note });
    Ok(())
}

/// How many words get one of the accepted numbers of syllables. Even rows were looked at when the rules were made, odd ones were not.
fn syllables(file: &Path, figures: &mut Vec<Figure>) -> Outcome {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let list = root().join("crates/letter/languages/nl/words.tsv");
    let list = fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    // How often a word is used, in a thousand million words.
    let frequency = |line: &str| {
        let (word, zipf) = line.split_once('\t')?;
        Some((word.to_owned(), 10_f64.powf(zipf.parse().ok()?)))
    };
    let frequencies: BTreeMap<String, f64> = list.lines().filter_map(frequency).collect();
    for (name, half) in [("rows looked at", 0), ("rows kept apart", 1)] {
        let (mut good, mut all) = (0.0, 0);
        let (mut often_good, mut often, mut listed) = (0.0, 0.0, 0);
        for (_, line) in text.lines().skip(1).enumerate().filter(|(i, _)| i % 2 == half) {
            let Some((word, accepted)) = line.split_once('\t') else { continue };
            let counted = report(word, &LetterOptions::default())?.counts.syllables.to_string();
            let right = f64::from(u8::from(accepted.split('/').any(|number| number == counted)));
            good += right;
            all += 1;
            if let Some(frequency) = frequencies.get(word) {
                listed += 1;
                often += frequency;
                often_good += right * frequency;
            }
        }
        let figure = |name: String, value: f64, note: String| Figure { name, value, better: Better::More, note };
        figures.push(figure(format!("syllables: {name}"), share(good, all), format!("% of {all} types")));
        let value = 100.0 * often_good / often;
        figures.push(figure(format!("syllables: {name}, by frequency"), value, format!("% of {listed} frequent types")));
    }
    Ok(())
}

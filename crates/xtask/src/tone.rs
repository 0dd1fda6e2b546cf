//! The weights by which a sentence may be meant as a threat, as blame or without a day, learned from sentences with a label.

use crate::shell::{Outcome, root};
use crate::validate::Letter;
use helder_letter::weighed_sentences;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

const FILE: &str = "crates/letter/languages/nl/tone.tsv";

/// A word or pair is learned when so many sentences have it, and kept when its weight is among so many of the heaviest.
const LEAST_SENTENCES: usize = 3;
const MOST_WEIGHTS: usize = 3_900;
/// How much the sentences count against small weights.
const FIT: f64 = 1.0;
/// How much more a sentence with the voice counts than one without.
const FOR_VOICE: f64 = 4.0;
/// The voices, in the order of their weights: threat, blame, vague. From which probability on a sentence is meant so.
const VOICES: usize = 3;
const SURE: [f64; VOICES] = [0.36, 0.34, 0.22];
/// A weight is told in so many parts of one, five bits at most.
const PARTS: f64 = 6.0;
/// Less than so many of these parts is nothing.
const LEAST: i32 = 2;
const ROUNDS: usize = 120;
/// Writers are left out by so many at a time … each writer once.
const FOLDS: usize = 6;

/// A sentence with its label.
pub(crate) struct Example {
    /// Who wrote it: a file of `tests/sentences`, or a part of the development letters.
    writer: String,
    /// Whether it is a threat, blame, vague; nothing where nobody said.
    voices: [Option<bool>; VOICES],
    /// It stands in a letter or list of good sentences.
    good: bool,
    words: u32,
    features: Vec<String>,
}

/// Every sentence there is to learn from; the held letters are not among them.
pub(crate) fn examples() -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    for file in files("tests/sentences", "tsv")? {
        let writer = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        for line in text.lines() {
            let at = || format!("{}: {line}", file.display());
            let (label, sentence) = line.split_once('\t').ok_or_else(at)?;
            let (voices, good) = match label {
                "threat" => ([Some(true), Some(false), None], false),
                "blame" => ([Some(false), Some(true), None], false),
                "other" => ([Some(false), Some(false), None], false),
                "vague" => ([None, None, Some(true)], false),
                "good" => ([Some(false); VOICES], true),
                _ => return Err(at()),
            };
            // Two short sentences under one label are one example.
            let words: Vec<String> =
                weighed_sentences(sentence).map_err(|error| error.message)?.into_iter().flat_map(|part| part.words).collect();
            examples.push(example(writer.clone(), voices, good, &words));
        }
    }
    for (number, file) in files("tests/letters/dev", "toml")?.into_iter().enumerate() {
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let letter: Letter = toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        for sentence in weighed_sentences(&letter.text).map_err(|error| error.message)? {
            let (start, end) = (sentence.place.0 as usize, sentence.place.1 as usize);
            let is = |kind: &str| {
                letter.planted.iter().filter(|planted| planted.kind == kind).any(|planted| {
                    let from = letter.text.find(&planted.text).unwrap_or(usize::MAX);
                    from < end && from.saturating_add(planted.text.len()) > start + 3
                })
            };
            let writer = format!("letters {}", number / 20);
            let voices = ["threat", "blame", "vague-deadline"].map(|kind| Some(is(kind)));
            examples.push(example(writer, voices, letter.quality == "plain", &sentence.words));
        }
    }
    for file in files("crates/letter/languages/nl/terms", "toml")?.into_iter().chain([root().join("crates/letter/languages/nl/rules.toml")])
    {
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let entries: Entries = toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        for entry in entries.term.into_iter().chain(entries.rule) {
            let voice = entry.voice.or(entry.tone);
            let is_vague = entry.id.as_deref() == Some("vague-deadline") || voice.as_deref() == Some("vague");
            let voices = [Some(voice.as_deref() == Some("threat")), Some(voice.as_deref() == Some("blame")), Some(is_vague)];
            let bad = entry.bad.iter().map(|bad| match bad {
                // The second is what the first becomes.
                Bad::Rewritten(both) => both.first().map_or("", String::as_str),
                Bad::Alone(text) => text,
            });
            let labelled =
                bad.map(|text| (text, voices, false)).chain(entry.good.iter().map(|text| (text.as_str(), [Some(false); VOICES], true)));
            for (text, voices, good) in labelled {
                let words: Vec<String> =
                    weighed_sentences(text).map_err(|error| error.message)?.into_iter().flat_map(|part| part.words).collect();
                examples.push(example("examples of the rules".to_owned(), voices, good, &words));
            }
        }
    }
    Ok(examples)
}

/// The examples of terms and rules are sentences with a label too.
#[derive(Deserialize)]
struct Entries {
    #[serde(default)]
    term: Vec<Entry>,
    #[serde(default)]
    rule: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: Option<String>,
    tone: Option<String>,
    voice: Option<String>,
    #[serde(default)]
    bad: Vec<Bad>,
    #[serde(default)]
    good: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Bad {
    Alone(String),
    Rewritten(Vec<String>),
}

fn files(folder: &str, ending: &str) -> Result<Vec<PathBuf>, String> {
    let folder = root().join(folder);
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == ending)).collect();
    files.sort();
    Ok(files)
}

/// Its features are its words and pairs of neighbours, each as often as it stands there.
fn example(writer: String, voices: [Option<bool>; VOICES], good: bool, words: &[String]) -> Example {
    let singles = words.iter().filter(|word| *word != "^").cloned();
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [_, second] if second == "^" => None,
        [first, second] => Some(format!("{first} {second}")),
        _ => None,
    });
    Example { writer, voices, good, words: u32::try_from(words.len()).unwrap_or(u32::MAX), features: singles.chain(pairs).collect() }
}

/// Learned weights: of each feature for each voice, and where the sums begin.
pub(crate) struct Learned {
    weights: BTreeMap<String, [i8; VOICES]>,
    begin: [i32; VOICES],
}

impl Learned {
    fn sounds(&self, example: &Example) -> [bool; VOICES] {
        let mut sums = self.begin;
        for weights in example.features.iter().filter_map(|feature| self.weights.get(feature)) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(*weight);
            }
        }
        sums.map(|sum| sum > 0)
    }
}

/// Learns from these examples.
pub(crate) fn learn(examples: &[&Example]) -> Learned {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for example in examples {
        for feature in example.features.iter().map(String::as_str).collect::<BTreeSet<_>>() {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let numbers: BTreeMap<&str, usize> = counts
        .iter()
        .filter(|(_, count)| **count >= LEAST_SENTENCES)
        .enumerate()
        .map(|(number, (feature, _))| (*feature, number))
        .collect();
    let row = |example: &Example| example.features.iter().filter_map(|feature| numbers.get(feature.as_str()).copied()).collect();
    let fitted: [(Vec<f64>, f64); VOICES] = std::array::from_fn(|voice| {
        let said = |example: &&&Example| example.voices.get(voice).copied().flatten();
        let labels: Vec<bool> = examples.iter().filter_map(|example| said(&example)).collect();
        let rows: Vec<Vec<usize>> = examples.iter().filter(|example| said(example).is_some()).map(|example| row(example)).collect();
        fit(&rows, &labels, numbers.len())
    });
    let weight = |of: &[f64], number: usize| of.get(number).copied().unwrap_or(0.0);
    let mut heaviest: Vec<(f64, &str, usize)> = numbers
        .iter()
        .map(|(feature, number)| (fitted.iter().map(|(of, _)| weight(of, *number).abs()).fold(0.0, f64::max), *feature, *number))
        .collect();
    heaviest.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let mut weights = BTreeMap::new();
    for (_, feature, number) in heaviest.into_iter().take(MOST_WEIGHTS) {
        let all = fitted.each_ref().map(|(of, _)| told(weight(of, number)));
        if all.iter().any(|weight| *weight != 0) {
            weights.insert(feature.to_owned(), all.map(|whole| i8::try_from(whole).unwrap_or(0)));
        }
    }
    let begin = std::array::from_fn(|voice| {
        let (begin, sure) = (fitted.get(voice).map_or(0.0, |(_, begin)| *begin), SURE.get(voice).copied().unwrap_or(0.5));
        whole((begin - (sure / (1.0 - sure)).ln()) * PARTS)
    });
    Learned { weights, begin }
}

/// A weight as it is told; those of next to nothing are none, for each costs five bits.
fn told(weight: f64) -> i32 {
    let whole = whole(weight * PARTS).clamp(-15, 15);
    if whole.abs() < LEAST { 0 } else { whole }
}

#[allow(clippy::cast_possible_truncation, reason = "weights are small")]
fn whole(number: f64) -> i32 {
    number.round() as i32
}

/// A logistic regression with small weights: Nesterov's accelerated descent, each weight with a step of its own that cannot overshoot. Gives the weights
/// and what every sum begins with.
fn fit(rows: &[Vec<usize>], labels: &[bool], features: usize) -> (Vec<f64>, f64) {
    let importance = |label: bool| if label { FOR_VOICE * FIT } else { FIT };
    // The steps: of each weight the most that the slope can change by all of them together.
    let mut steepness = vec![1.0; features];
    let mut steepness_begin = 0.0;
    for (row, label) in rows.iter().zip(labels) {
        let size = f64::from(u32::try_from(row.len() + 1).unwrap_or(1));
        for feature in row {
            if let Some(steep) = steepness.get_mut(*feature) {
                *steep += 0.25 * importance(*label) * size;
            }
        }
        steepness_begin += 0.25 * importance(*label) * size;
    }
    let (mut weights, mut begin) = (vec![0.0; features], 0.0);
    let (mut ahead, mut ahead_begin) = (weights.clone(), begin);
    let mut pace = 1.0_f64;
    for _ in 0..ROUNDS {
        let mut slope = ahead.clone();
        let mut slope_begin = 0.0;
        for (row, label) in rows.iter().zip(labels) {
            let sum = ahead_begin + row.iter().filter_map(|feature| ahead.get(*feature)).sum::<f64>();
            let pull = importance(*label) * (1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(*label)));
            for feature in row {
                if let Some(slope) = slope.get_mut(*feature) {
                    *slope += pull;
                }
            }
            slope_begin += pull;
        }
        let next_pace = (1.0 + (1.0 + 4.0 * pace * pace).sqrt()) / 2.0;
        let momentum = (pace - 1.0) / next_pace;
        for (((weight, ahead), slope), steep) in weights.iter_mut().zip(&mut ahead).zip(&slope).zip(&steepness) {
            let next = *ahead - slope / steep;
            *ahead = next + momentum * (next - *weight);
            *weight = next;
        }
        let next = ahead_begin - slope_begin / steepness_begin;
        ahead_begin = next + momentum * (next - begin);
        begin = next;
        pace = next_pace;
    }
    (weights, begin)
}

/// How well sentences of writers that were left out are told apart.
#[derive(Default)]
pub(crate) struct Judged {
    /// Of each voice: how many there are, how many were found, and how many good sentences were all the same.
    pub(crate) voices: [Heard; VOICES],
    /// Words of good sentences.
    pub(crate) words: u32,
}

#[derive(Default)]
pub(crate) struct Heard {
    pub(crate) all: u32,
    pub(crate) found: u32,
    pub(crate) alarms: u32,
}

/// Leaves out each writer once, and judges their sentences by the others'.
pub(crate) fn judge(examples: &[Example]) -> Judged {
    let writers: BTreeMap<&str, usize> = examples
        .iter()
        .map(|example| example.writer.as_str())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .enumerate()
        .map(|(at, writer)| (writer, at % FOLDS))
        .collect();
    let mut judged = Judged::default();
    for fold in 0..FOLDS {
        let is_left_out = |example: &Example| writers.get(example.writer.as_str()) == Some(&fold);
        let others: Vec<&Example> = examples.iter().filter(|example| !is_left_out(example)).collect();
        let learned = learn(&others);
        for example in examples.iter().filter(|example| is_left_out(example)) {
            let found = learned.sounds(example);
            judged.words += if example.good { example.words } else { 0 };
            for ((said, found), heard) in example.voices.iter().zip(found).zip(&mut judged.voices) {
                heard.all += u32::from(*said == Some(true));
                heard.found += u32::from(*said == Some(true) && found);
                heard.alarms += u32::from(example.good && found);
            }
        }
    }
    judged
}

/// Learns the weights anew and writes them.
pub(crate) fn write() -> Outcome {
    let examples = examples()?;
    let learned = learn(&examples.iter().collect::<Vec<_>>());
    let numbers = |of: &[String]| of.join("\t");
    let mut text = format!(
        "# What words and pairs of neighbours add to how a sentence is meant: as a threat, as blame, without a day. The first line: where the sums begin; above 0 it\n\
         # is meant so. `^` begins a sentence, `0` is a number, `§` a sign other than `?` and `!`. Written by `cargo xtask tone` from tests/sentences and the development letters.\n\
         \t{}\n",
        numbers(&learned.begin.map(|begin| begin.to_string()))
    );
    for (feature, weights) in &learned.weights {
        text.push_str(&format!("{feature}\t{}\n", numbers(&weights.map(|weight| weight.to_string()))));
    }
    fs::write(root().join(FILE), text).map_err(|error| format!("{FILE}: {error}"))?;
    println!("{FILE}: {} weights of {} sentences", learned.weights.len(), examples.len());
    let Judged { voices, words } = judge(&examples);
    for (name, Heard { all, found, alarms }) in ["threats", "blame", "no day"].iter().zip(voices) {
        let share = 100.0 * f64::from(found) / f64::from(all.max(1));
        let rate = 300.0 * f64::from(alarms) / f64::from(words.max(1));
        println!("of writers left out: {name} {share:.1} % of {all}, {rate:.2} false in 300 words of good sentences");
    }
    Ok(())
}

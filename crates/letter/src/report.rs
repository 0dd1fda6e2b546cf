//! What a letter's report says: the wire types.

use helder_model::Read;
use helder_model::{Audience, Channel, Jurisdiction, Language, Locale, Purpose, Severity};
use serde::Serialize;

/// How the letter is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// HTML when it holds a tag that HTML knows, else plain text; by the channel e-mail an e-mail.
    #[default]
    Auto,
    /// Plain text: a blank line ends a paragraph.
    Text,
    /// HTML, also broken HTML.
    Html,
    /// An e-mail, as text or HTML: its subject is a heading, quoted replies are not read, headers and a text's signature are data.
    Email,
    /// Markdown: its marks are no text.
    Markdown,
}

/// What is known of a letter besides its text. Everything may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct LetterOptions {
    /// How the letter is written down; `auto` when left out.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub format: Format,
    /// The language of the letter.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub language: Language,
    /// The language of messages and labels in the report.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub locale: Locale,
    /// Whose law applies.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub jurisdiction: Jurisdiction,
    /// What the letter is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// How it is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Who reads it.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub audience: Audience,
    /// The writer collects for others, or bought the claim: laws ask more of such a letter.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub collector: bool,
    /// Rules that are switched off, by their name: `exclamation`, `term/nota`; `term` is all terms.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub off: Vec<String>,
}

/// The judgement of one letter.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LetterReport {
    /// The format it was read as: never `auto`.
    pub format: Format,
    /// What was counted.
    pub counts: Counts,
    /// Readability formulas, each from the counts alone.
    pub measures: Measures,
    /// One number for how clear the letter is, with all its parts.
    pub clarity: Clarity,
    /// How the letter sounds.
    pub tone: Tone,
    /// What could be better, in the order of the text.
    pub findings: Vec<Finding>,
    /// How many findings beyond the first 10,000 were left out.
    pub findings_omitted: u32,
    /// What the reader must be able to find.
    pub checklist: Vec<ChecklistItem>,
    /// What the law of the country asks of a letter for this purpose; recognised in the languages of the country.
    pub requirements: Vec<LetterRequirement>,
}

/// What was counted. How each is defined: `docs/counting.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Letters and digits in words.
    pub letters: u32,
    /// Words: runs of letters, digits and inner hyphens or apostrophes; an amount, date, IBAN, URL, address or merge field is one word.
    pub words: u32,
    /// Sentences, headings and list items included.
    pub sentences: u32,
    /// Syllables by vowel nuclei; amounts, dates, IBANs, URLs, addresses and merge fields have none.
    pub syllables: u32,
    /// Words of more than six letters.
    pub long_words: u32,
    /// Words of three or more syllables.
    pub polysyllables: u32,
    /// Words of one syllable.
    pub monosyllables: u32,
    /// Paragraphs, list items, headings and table cells with at least one word.
    pub blocks: u32,
    /// Merge fields, such as `{{naam}}`.
    pub merge_fields: u32,
}

/// Readability formulas. `null` when there is no word to measure.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Measures {
    /// Flesch-Douma (1960): about 0 (very hard) to 100 (very easy).
    pub flesch_douma: Option<f64>,
    /// Brouwer's Leesindex A (1963): about 0 (very hard) to 100 (very easy).
    pub brouwer: Option<f64>,
    /// LIX (Björnsson 1968): below 25 very easy, above 55 very hard.
    pub lix: Option<f64>,
    /// RIX (Anderson 1983): long words per sentence.
    pub rix: Option<f64>,
    /// Words per sentence.
    pub words_per_sentence: Option<f64>,
    /// Syllables per word.
    pub syllables_per_word: Option<f64>,
    /// Letters per word.
    pub letters_per_word: Option<f64>,
}

/// One number for how clear the letter is, 0 to 100, higher is clearer. It is the weighted mean of its parts, all of which are shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Clarity {
    /// 0 to 100; `null` when there is no word to measure.
    pub score: Option<f64>,
    /// How many per cent of 1,111 sentences, simplified by experts of a municipality, score lower; `null` when there is no word to measure.
    pub percentile: Option<f64>,
    /// What it is made of.
    pub parts: Vec<ClarityPart>,
}

/// A part of the clarity score.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClarityPart {
    /// Stable name, such as `sentence-length`.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// What was measured, in the unit the label names.
    pub value: f64,
    /// 0 to 100, higher is clearer.
    pub score: f64,
    /// Its share of the whole; the weights add up to 1.
    pub weight: f64,
}

/// How the letter sounds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Tone {
    /// 0 (cold) to 100 (warm): the start and the points of all parts, never below 0 nor above 100; `null` when there is no word to hear.
    pub score: Option<i32>,
    /// Where a letter starts: 60 for a consumer, 70 between companies.
    pub start: i32,
    /// What adds to it or takes away.
    pub parts: Vec<TonePart>,
    /// Places that threaten, for a letter of this purpose.
    pub threats: u32,
    /// Places that blame.
    pub blame: u32,
    /// Words that show warmth or understanding.
    pub warmth: u32,
    /// Offers of help.
    pub help: u32,
    /// Sentences in which the reader (`u`, `je`) comes first.
    pub about_reader: u32,
    /// Sentences in which the sender (`wij`, `ik`) comes first.
    pub about_sender: u32,
}

/// What adds to the tone or takes away from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TonePart {
    /// Stable name: `threats`, `blame`, `loud`, `warmth`, `help`.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// How many places were counted.
    pub count: u32,
    /// What they add to the score; below zero they take away.
    pub points: i32,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// A word that is hard, old or official.
    Words,
    /// A sentence that is hard to follow.
    Sentences,
    /// How it sounds.
    Tone,
    /// How the reader is addressed.
    Address,
    /// How it is laid out, and merge fields.
    Structure,
    /// A point of law: attention, not advice.
    Law,
}

/// One place in the letter that could be better.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Names this finding within the letter; the same after an edit elsewhere in the text.
    pub id: String,
    /// The rule, such as `sentence-length` or `term/sommeren`.
    pub rule: String,
    /// What it is about.
    pub category: Category,
    /// How much it matters.
    pub severity: Severity,
    /// First UTF-16 unit in the letter as it was given.
    pub start: u32,
    /// One past the last UTF-16 unit.
    pub end: u32,
    /// `letter.slice(start, end)`.
    pub text: String,
    /// What is wrong, in one or two sentences.
    pub message: String,
    /// What to write instead; the best first. May be empty.
    pub suggestions: Vec<Suggestion>,
    /// Where the advice comes from.
    pub source: String,
}

/// What to write instead, or how to explain it. Exactly one of `replacement`, `wording` and `explanation` is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// For a button.
    pub label: String,
    /// Takes the place of the finding's text, as it stands. Empty: leave the words out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
    /// Words in the language of the letter that the writer fits in by hand: a plainer wording, or what a term means. The label says which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// A sentence for the writer, in the language of the messages: how to say it otherwise, or what to say with a term that has to stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}

/// Whether the reader can find a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Read)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is there.
    Found,
    /// It is there, but unclear or wrong.
    Attention,
    /// It is not there.
    Missing,
}

/// One thing the reader must be able to find.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChecklistItem {
    /// Stable name: `amount`, `deadline`, `payment`, `contact`, `help`.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// Whether it is there.
    pub status: Status,
    /// What to do when it is not there, or what is unclear.
    pub message: String,
    /// Where it stands.
    pub places: Vec<Place>,
}

/// One thing that the law asks of a letter.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LetterRequirement {
    /// Stable name: `nl-costs`, `be-clause`, `de-authority`.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// Whether it is there; `attention` when the letter claims what it does not account for.
    pub status: Status,
    /// What to write when it is not there.
    pub message: String,
    /// Where it stands.
    pub places: Vec<Place>,
    /// The article.
    pub article: String,
    /// `false` when the source was not confirmed.
    pub confirmed: bool,
}

/// A place in the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// First UTF-16 unit.
    pub start: u32,
    /// One past the last UTF-16 unit.
    pub end: u32,
    /// `letter.slice(start, end)`.
    pub text: String,
}

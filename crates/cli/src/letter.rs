//! `helder letter`.

use crate::args::LetterArgs;
use crate::lines::{each, take_text};
use crate::words::{self, Paint, Words};
use crate::{Ended, input, say};
use helder_letter::{Finding, Format, LetterOptions, LetterReport, Place, Status, as_read, score_letter};
use helder_model::{Error, Locale, Severity, from_value, to_json};
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt::Write as _;

pub(crate) fn run(args: &LetterArgs) -> Result<Ended, Error> {
    let too_hard = |report: &LetterReport| args.min_clarity.is_some_and(|least| report.clarity.score.is_some_and(|score| score < least));
    let mut all_clear = true;
    if args.output.jsonl {
        let ended = each(args.file.as_deref(), &args.fields(), |mut fields| {
            fields.remove("id");
            let text = take_text(&mut fields, "text")?;
            let report = score(&text, fields)?;
            all_clear &= !too_hard(&report);
            Ok(to_json(&report))
        })?;
        return Ok(if all_clear || ended == Ended::BadInput { ended } else { Ended::NotClear });
    }
    let mut fields = args.fields();
    let locale = words::locale(&fields)?;
    let (text, office) = input::letter(args.file.as_deref())?;
    if office {
        fields.insert("format".to_owned(), "html".into());
    } else if args.is_markdown() {
        fields.insert("format".to_owned(), "markdown".into());
    }
    let report = score(&text, fields)?;
    say(&match args.output.json {
        // The places are places in the HTML that was taken out of the file.
        true if office => to_json(&WithText { text: &text, report: &report }) + "\n",
        true => to_json(&report) + "\n",
        false => page(&text, &report, locale),
    })?;
    Ok(if too_hard(&report) { Ended::NotClear } else { Ended::Well })
}

#[derive(Serialize)]
struct WithText<'a> {
    text: &'a str,
    #[serde(flatten)]
    report: &'a LetterReport,
}

fn score(text: &str, options: Map<String, Value>) -> Result<LetterReport, Error> {
    let options: LetterOptions = from_value(&Value::Object(options))?;
    score_letter(text, &options)
}

/// The report for a person.
fn page(text: &str, report: &LetterReport, locale: Locale) -> String {
    let words = Words::of(locale);
    let paint = Paint::of_terminal();
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = match report.clarity.score {
        Some(score) => writeln!(out, "{} {}", paint.bold(words.clarity), paint.bold(&format!("{score:.0} {}", words.of_100))),
        None => writeln!(out, "{}", paint.bold(words.no_words)),
    };
    for part in &report.clarity.parts {
        let _ = writeln!(out, "  {:<38} {:>6}   {}", part.label, words::decimal(part.value, 1, locale), words::bar(part.score));
    }
    if let Some(score) = report.tone.score {
        let _ = writeln!(out, "{} {}", paint.bold(words.tone), paint.bold(&format!("{score} {}", words.of_100)));
        for part in &report.tone.parts {
            let points = if part.points == 0 { "0".to_owned() } else { format!("{:+}", part.points) };
            let _ = writeln!(out, "  {:<38} {:>6}   {points}", part.label, part.count);
        }
    }
    if let (Some(douma), Some(lix)) = (report.measures.flesch_douma, report.measures.lix) {
        let _ = writeln!(
            out,
            "  {}",
            paint.dim(&format!(
                "Flesch-Douma {}, LIX {}, {} {}, {} {}",
                words::decimal(douma, 1, locale),
                words::decimal(lix, 1, locale),
                report.counts.words,
                words.words,
                report.counts.sentences,
                words.sentences
            ))
        );
    }

    let found = report.checklist.iter().filter(|item| item.status == Status::Found).count();
    let _ = writeln!(out, "\n{} {}", paint.bold(words.checklist), paint.dim(&words.of_count(found, report.checklist.len())));
    let line = |status: Status, label: &str, message: &str, places: &[Place]| {
        let is_html = report.format == Format::Html;
        let read = |place: &Place| if is_html { as_read(&place.text).trim().to_owned() } else { place.text.clone() };
        let places: Vec<String> = places.iter().take(3).map(read).collect();
        let (sign, rest) = match status {
            Status::Found => (paint.good("✓"), words::one_line(&places.join(", "))),
            Status::Attention => (paint.warn("!"), message.to_owned()),
            Status::Missing => (paint.bad("✗"), message.to_owned()),
        };
        format!("  {sign} {label:<35} {}\n", paint.dim(&rest))
    };
    for item in &report.checklist {
        out += &line(item.status, &item.label, &item.message, &item.places);
    }
    if !report.requirements.is_empty() {
        let found = report.requirements.iter().filter(|duty| duty.status == Status::Found).count();
        let _ = writeln!(out, "\n{} {}", paint.bold(words.requirements), paint.dim(&words.of_count(found, report.requirements.len())));
        for duty in &report.requirements {
            let open = if duty.confirmed { "" } else { words.not_confirmed };
            let label = format!("{} ({}{open})", duty.label, duty.article);
            out += &line(duty.status, &label, &duty.message, &duty.places);
        }
    }

    let count = report.findings.len();
    let _ = writeln!(out, "\n{}", paint.bold(&words.findings(count)));
    let mut lines = Lines::new(text);
    for finding in &report.findings {
        out.push_str(&finding_lines(finding, &lines.place(finding.start), &words, &paint));
    }
    if report.findings_omitted > 0 {
        let _ = writeln!(out, "  {}", words.omitted(report.findings_omitted));
    }
    out
}

fn finding_lines(finding: &Finding, place: &str, words: &Words, paint: &Paint) -> String {
    let text = words::one_line(&finding.text);
    let text = match finding.severity {
        Severity::Error => paint.bad(&text),
        Severity::Warning => paint.warn(&text),
        Severity::Hint => text,
    };
    let better: Vec<&str> = finding
        .suggestions
        .iter()
        .filter_map(|suggestion| suggestion.replacement.as_deref())
        .map(|plain| if plain.is_empty() { words.leave_out } else { plain })
        .collect();
    let arrow = if better.is_empty() { String::new() } else { format!(" → {}", paint.good(&better.join(" / "))) };
    let more = finding.suggestions.iter().find_map(|suggestion| match (&suggestion.wording, &suggestion.explanation) {
        (Some(wording), _) => Some(format!("{}: {wording}", suggestion.label)),
        // For some the message is the explanation: once is enough.
        (_, explanation) => explanation.clone().filter(|text| *text != finding.message),
    });
    let explained = more.map(|text| format!("\n         {}", paint.dim(&text))).unwrap_or_default();
    format!("  {place:<6} {text}{arrow}\n         {}{explained}\n", paint.dim(&finding.message))
}

/// From UTF-16 places, asked in rising order, to line and column.
struct Lines<'a> {
    rest: std::str::Chars<'a>,
    at: u32,
    line: u32,
    column: u32,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { rest: text.chars(), at: 0, line: 1, column: 1 }
    }

    fn place(&mut self, target: u32) -> String {
        while self.at < target
            && let Some(c) = self.rest.next()
        {
            self.at += u32::try_from(c.len_utf16()).unwrap_or(1);
            (self.line, self.column) = if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        format!("{}:{}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_as_line_and_column() {
        let text = "Een 😀\ntwee drie";
        let mut lines = Lines::new(text);
        assert_eq!(
            (lines.place(0), lines.place(4), lines.place(7), lines.place(12)),
            ("1:1".into(), "1:5".into(), "2:1".into(), "2:6".into())
        );
    }
}

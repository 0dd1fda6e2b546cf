//! The marks in a text: `[u-form|je-form]`, `{field}`, and `?name ` or `?!name ` before a paragraph or a bullet that is there only then. Of
//! several such marks all have to hold.

use crate::fields::Fields;
use crate::{Address, GuidePart};

impl Fields<'_> {
    /// A letter or a message.
    pub(crate) fn letter(&mut self, body: &str) -> String {
        let mut out = String::with_capacity(body.len());
        for paragraph in body.trim().split("\n\n") {
            if let Some(kept) = self.kept(paragraph.trim()) {
                if !out.is_empty() {
                    out.push_str("\n\n");
                }
                let said = self.filled(kept);
                out.push_str(&said);
            }
        }
        out
    }

    /// A subject.
    pub(crate) fn line(&mut self, text: &str) -> String {
        self.filled(text.trim())
    }

    /// A call guide.
    pub(crate) fn guide(&mut self, body: &str) -> Vec<GuidePart> {
        let mut sections: Vec<GuidePart> = Vec::new();
        for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(title) = line.strip_prefix("## ") {
                let title = self.filled(title);
                sections.push(GuidePart { title, lines: Vec::new() });
            } else if let Some(kept) = self.kept(line.strip_prefix("- ").unwrap_or(line)) {
                // A list in a line of a guide is told in one breath: of a field that begins a line, the first mark goes too.
                let said = self.filled(kept).replace("\n- ", "; ");
                let said = said.strip_prefix("- ").unwrap_or(&said).to_owned();
                if let Some(section) = sections.last_mut() {
                    section.lines.push(said);
                }
            }
        }
        sections.retain(|section| !section.lines.is_empty());
        sections
    }

    /// The text without its conditions, when they hold.
    pub(crate) fn kept<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut text = text;
        while let Some(marked) = text.strip_prefix('?') {
            let (name, rest) = marked.split_once(' ').unwrap_or((marked, ""));
            let (name, wanted) = name.strip_prefix('!').map_or((name, true), |name| (name, false));
            if self.holds(name) != wanted {
                return None;
            }
            text = rest.trim_start();
        }
        Some(text)
    }

    /// What is between the marks, and the fields. What a field holds is not looked into: a name with brackets stays a name with brackets.
    fn filled(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(['[', '{']) {
            let (before, marked) = rest.split_at_checked(at).unwrap_or((rest, ""));
            out.push_str(before);
            let close = if marked.starts_with('[') { ']' } else { '}' };
            let Some((inside, after)) = marked.get(1..).and_then(|inside| inside.split_once(close)) else {
                out.push_str(marked);
                return out;
            };
            if close == ']' {
                let (u, je) = inside.split_once('|').unwrap_or((inside, inside));
                let said = self.filled(if self.address == Address::U { u } else { je });
                out.push_str(&said);
            } else {
                let value = self.value(inside);
                out.push_str(&value);
                // The full stop of "B.V." ends the sentence too.
                if value.ends_with('.') {
                    rest = after.strip_prefix('.').unwrap_or(after);
                    continue;
                }
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// A guide as Markdown.
pub(crate) fn as_text(guide: &[GuidePart]) -> String {
    let section = |section: &GuidePart| {
        let lines: String = section.lines.iter().map(|line| format!("\n- {line}")).collect();
        format!("## {}\n{lines}", section.title)
    };
    guide.iter().map(section).collect::<Vec<_>>().join("\n\n")
}

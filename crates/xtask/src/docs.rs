//! The pages of the guide that are made from the data: docs/rules.md and docs/terms.md.

use crate::shell::{Outcome, root};
use std::fmt::Write as _;
use std::fs;
use toml::{Table, Value};

const LANGUAGE: &str = "crates/letter/languages/nl";
const HEAD: &str = "<!-- Written by `cargo xtask docs` from the data. Do not edit: change the data and run it again. -->\n\n";

/// Writes the pages.
pub(crate) fn write() -> Outcome {
    for (file, text) in pages()? {
        fs::write(root().join(file), text).map_err(|error| format!("{file}: {error}"))?;
        println!("{file} is written");
    }
    Ok(())
}

/// Fails when a committed page is not what the data say.
pub(crate) fn check() -> Outcome {
    for (file, text) in pages()? {
        let committed = fs::read_to_string(root().join(file)).unwrap_or_default();
        if committed.replace("\r\n", "\n") != text {
            return Err(format!("{file} is out of date; run `cargo xtask docs` and commit it"));
        }
        println!("==> {file} is up to date");
    }
    Ok(())
}

fn pages() -> Result<[(&'static str, String); 2], String> {
    Ok([("docs/rules.md", rules()?), ("docs/terms.md", terms()?)])
}

fn read(name: &str) -> Result<Table, String> {
    let file = root().join(LANGUAGE).join(name);
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    text.parse().map_err(|error| format!("{}: {error}", file.display()))
}

fn tables<'t>(table: &'t Table, name: &str) -> impl Iterator<Item = &'t Table> {
    table.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn text<'t>(table: &'t Table, name: &str) -> &'t str {
    table.get(name).and_then(Value::as_str).unwrap_or("")
}

fn both(table: &Table, name: &str) -> Option<(String, String)> {
    let texts = table.get(name)?.as_table()?;
    Some((text(texts, "nl").to_owned(), text(texts, "en").to_owned()))
}

fn list(table: &Table, name: &str) -> Vec<String> {
    let list = table.get(name).and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|item| item.as_str().map(str::to_owned).or_else(|| item.as_array()?.first()?.as_str().map(str::to_owned))).collect()
}

/// A cell of a table: no bars.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

// Writing to a String cannot fail.
fn rules() -> Result<String, String> {
    let (rules, checklist) = (read("rules.toml")?, read("checklist.toml")?);
    let mut page = format!(
        "{HEAD}# Rules for a Dutch letter\n\nEvery rule has its source, and examples that are its tests. A rule is switched off with the option `off: [\"name\"]` of `scoreLetter`, or `--off` \
        on the command line; `off: [\"term\"]` switches off all [terms](terms.md). The data: [`rules.toml`](../{LANGUAGE}/rules.toml).\n"
    );
    for rule in tables(&rules, "rule") {
        let (nl, en) = both(rule, "message").unwrap_or_default();
        let _ = write!(
            page,
            "\n## `{}`\n\n{} · {} · {}\n\n> {nl}\n>\n> {en}\n\n",
            text(rule, "id"),
            text(rule, "category"),
            text(rule, "severity"),
            text(rule, "kind")
        );
        for (name, label) in [("purposes", "Only for"), ("channels", "Only by")] {
            let words = list(rule, name);
            if !words.is_empty() {
                let _ = writeln!(page, "{label}: {}.", words.join(", "));
            }
        }
        let _ = writeln!(page, "Source: {}.\n", text(rule, "source"));
        for (name, sign) in [("bad", "✗"), ("good", "✓")] {
            for example in list(rule, name) {
                let short: String = example.chars().take(240).collect();
                let _ = writeln!(page, "- {sign} {short}{}", if short.len() < example.len() { "…" } else { "" });
            }
        }
    }
    page.push_str("\n# What the reader must find\n\n| question | name | when it is missing | source |\n|---|---|---|---|\n");
    for item in tables(&checklist, "item") {
        let (label, _) = both(item, "label").unwrap_or_default();
        let (missing, _) = both(item, "missing").unwrap_or_default();
        let _ = writeln!(page, "| {} | `{}` | {} | {} |", cell(&label), text(item, "id"), cell(&missing), cell(text(item, "source")));
    }
    Ok(page)
}

fn terms() -> Result<String, String> {
    let folder = root().join(LANGUAGE).join("terms");
    let mut files: Vec<String> = fs::read_dir(&folder)
        .map_err(|error| error.to_string())?
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    files.sort();
    let mut rows = String::new();
    let mut count = 0;
    for file in files.iter().filter(|file| file.ends_with(".toml")) {
        for term in tables(&read(&format!("terms/{file}"))?, "term") {
            count += 1;
            let forms = [list(term, "replace"), list(term, "explain"), list(term, "count")].concat();
            let shown = forms.iter().take(4).map(|form| cell(form)).collect::<Vec<_>>().join(", ");
            let more = forms.len().saturating_sub(4);
            let plain: Vec<&str> = term
                .get("replace")
                .and_then(Value::as_array)
                .and_then(|rows| rows.first()?.as_array())
                .into_iter()
                .flatten()
                .skip(1)
                .filter_map(Value::as_str)
                .collect();
            let what = match (plain.as_slice(), text(term, "tone")) {
                ([], "warmth" | "help") => format!("*counted as {}*", text(term, "tone")),
                ([], _) => format!("*explain:* {}", cell(&both(term, "because").unwrap_or_default().0)),
                (plain, _) => plain
                    .iter()
                    .map(|wording| if wording.is_empty() { "*leave out*".to_owned() } else { cell(wording) })
                    .collect::<Vec<_>>()
                    .join(" / "),
            };
            let more = if more > 0 { format!(" … (+{more})") } else { String::new() };
            let _ = writeln!(rows, "| `term/{}` | {shown}{more} | {what} | {} |", text(term, "id"), cell(text(term, "source")));
        }
    }
    Ok(format!(
        "{HEAD}# Terms\n\n{count} office, legal and collection words, each with its plain wording or what it means. The data: [`terms/`](../{LANGUAGE}/terms).\n\n\
        | name | forms | plain wording | source |\n|---|---|---|---|\n{rows}"
    ))
}

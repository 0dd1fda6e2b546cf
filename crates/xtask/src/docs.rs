//! The pages of the guide that are made from the data: docs/rules.md, docs/terms.md, docs/law.md, docs/practices.md and docs/policy.md.

use crate::shell::{Outcome, root};
use helder_model::Locale;
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

fn pages() -> Result<[(&'static str, String); 5], String> {
    Ok([
        ("docs/rules.md", rules()?),
        ("docs/terms.md", terms()?),
        ("docs/law.md", law()?),
        ("docs/practices.md", practices()?),
        ("docs/policy.md", policy()?),
    ])
}

fn read(name: &str) -> Result<Table, String> {
    read_table(&format!("{LANGUAGE}/{name}"))
}

fn read_table(name: &str) -> Result<Table, String> {
    let file = root().join(name);
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
        // Far above its measure a finding is more serious.
        let step = |severity: &str| {
            let above = rule.get(&format!("{severity}_above")).and_then(Value::as_integer);
            above.map(|above| format!(", {severity} above {above}")).unwrap_or_default()
        };
        let _ = write!(
            page,
            "\n## `{}`\n\n{} · {}{}{} · {}\n\n> {nl}\n>\n> {en}\n\n",
            text(rule, "id"),
            text(rule, "category"),
            text(rule, "severity"),
            step("warning"),
            step("error"),
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
                ([], _) if term.contains_key("plain") => format!("*rather:* {}", cell(text(term, "plain"))),
                ([], _) if term.contains_key("means") => format!("*explain:* {}", cell(text(term, "means"))),
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

fn practices() -> Result<String, String> {
    let practices = read_table("crates/policy/practices.toml")?;
    let mut page = format!(
        "{HEAD}# Practices\n\nWhat the five documents about customer-friendly collection ask for, and what of Helder does it. S0: Janssen & Janssen, S1: Onguard, \
        S2: troy, S3: Mail to Pay, S4: Purpose. A test sees to it that everything named here exists. Steps, rows and guardrails: [policy.md](policy.md). The data: \
        [`practices.toml`](../crates/policy/practices.toml).\n\n| no. | what it asks for | what does it | its test |\n|---|---|---|---|\n"
    );
    for practice in tables(&practices, "practice") {
        let by: Vec<String> = list(practice, "by").iter().map(|name| format!("`{}`", name.replacen(':', " ", 1))).collect();
        let test = cell(&text(practice, "test").replace('_', " "));
        let _ = writeln!(page, "| {} | {} | {} | {test} |", text(practice, "no"), cell(text(practice, "says")), by.join(", "));
    }
    Ok(page)
}

/// The packs that ship, the one that the others extend first.
const PACKS: [&str; 6] = ["nl-consumer", "nl-business", "nl-housing", "nl-utility", "be-consumer", "de-consumer"];

/// A condition as it is written.
fn condition(row: &Table) -> String {
    let cell = |(name, value): (&String, &Value)| match value {
        Value::String(text) if text.starts_with(['<', '>', '=']) || text.contains("..") => format!("{name} {text}"),
        Value::Array(words) => {
            format!("{name} {}", words.iter().map(|word| word.as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>().join(" or "))
        }
        value => format!("{name} = {}", value.to_string().trim_matches('"')),
    };
    let when = row.get("when").and_then(Value::as_table);
    when.map(|cells| cells.iter().map(cell).collect::<Vec<_>>().join("; ")).unwrap_or_default()
}

fn english<'t>(row: &'t Table, name: &str) -> &'t str {
    row.get(name).and_then(|texts| texts.get("en")).and_then(Value::as_str).unwrap_or_default()
}

/// The packs, the facts they may speak of, and what the checker and the what-if know.
fn policy() -> Result<String, String> {
    let mut page = format!(
        "{HEAD}# The policy\n\nWho is this customer, what is the kindest step that works, and why: a policy pack says it, as a file that a credit manager can \
        read and change. How one is written, and how to make your own on top of one of these: [write-a-pack.md](write-a-pack.md). What every practice of the \
        five documents became: [practices.md](practices.md).\n\nThe way of an account: records → facts → posture (weighed evidence) → guardrails (what may not \
        happen now) → steps (ranked rows). Among the steps that are not blocked the one with the highest rank comes first: the weight of its best row, less 25 for \
        each place it stands further back in that row, plus its effects times the weights of the pack. A step that was done is not advised again \
        for so many days as its rest.\n"
    );
    for id in PACKS {
        let pack = read_table(&format!("crates/policy/packs/{id}.toml"))?;
        let head = pack.get("pack").and_then(Value::as_table).ok_or_else(|| format!("{id}: no [pack]"))?;
        let _ = writeln!(page, "\n## {id}\n");
        if let Some(base) = head.get("extends").and_then(Value::as_str) {
            let _ = writeln!(page, "Everything of [{base}](#{base}), with what stands here laid over it. {}\n", english(head, "vision"));
            let without = pack.get("without").and_then(Value::as_table);
            let left = without.map(|lists| {
                lists.iter().map(|(list, _)| format!("{list} {}", self::list(lists, list).join(", "))).collect::<Vec<_>>().join("; ")
            });
            if let Some(left) = left {
                let _ = writeln!(page, "Left out: {left}.\n");
            }
        } else {
            let _ = writeln!(page, "{}\n", english(head, "vision"));
        }
        let section = |page: &mut String, name: &str, title: &str, head: &str, row: &dyn Fn(&Table) -> String| {
            let rows: String = if pack.contains_key(name) { tables(&pack, name).map(row).collect() } else { String::new() };
            if !rows.is_empty() {
                let columns = head.matches('|').count() - 1;
                let _ = writeln!(page, "### {title}\n\n{head}\n|{}\n{rows}", "---|".repeat(columns));
            }
        };
        section(&mut page, "evidence", "Evidence", "| evidence | for | points | when | source |", &|row| {
            format!(
                "| {} | {} | {} | {} | {} |\n",
                cell(english(row, "because")),
                text(row, "posture"),
                shown(row, "points"),
                cell(&condition(row)),
                cell(text(row, "source"))
            )
        });
        section(
            &mut page,
            "step",
            "Steps",
            "| step | what it is for | family | firmness | channels | rest | payment, cost, relation |",
            &|row| {
                let effects = row.get("effects").and_then(Value::as_table);
                let effect = |name: &str| effects.map(|effects| shown(effects, name)).unwrap_or_default();
                let effects = ["payment", "cost", "relation"].map(effect).join(", ");
                let channels = list(row, "channels").join(", ");
                format!(
                    "| `{}` | {} | {} | {} | {channels} | {} | {effects} |\n",
                    text(row, "id"),
                    cell(english(row, "purpose")),
                    text(row, "family"),
                    shown(row, "firmness"),
                    shown(row, "rest")
                )
            },
        );
        section(&mut page, "guardrail", "Guardrails", "| guardrail | blocks | when | until | why | source |", &|row| {
            let blocks = [list(row, "families"), list(row, "steps"), list(row, "channels")].concat().join(", ");
            let until = row.get("until").map(|until| until.to_string().trim_matches('"').to_owned()).unwrap_or_default();
            format!(
                "| `{}` | {blocks} | {} | {until} | {} | {} |\n",
                text(row, "id"),
                cell(&condition(row)),
                cell(english(row, "because")),
                cell(text(row, "source"))
            )
        });
        section(&mut page, "row", "Rows", "| row | weight | when | then | why | source |", &|row| {
            format!(
                "| `{}` | {} | {} | {} | {} | {} |\n",
                text(row, "id"),
                shown(row, "weight"),
                cell(&condition(row)),
                list(row, "then").join(", "),
                cell(english(row, "because")),
                cell(text(row, "source"))
            )
        });
    }
    page += "\n## Facts\n\nWhat is derived from the records of an account; conditions speak of these.\n\n| fact | what it is | its words |\n|---|---|---|\n";
    for fact in helder_policy::Fact::ALL {
        let _ = writeln!(page, "| `{}` | {} | {} |", fact.name(), fact.label(Locale::En), fact.words().join(", "));
    }
    page += "\n## The checker\n\n`helder check-policy` and `checkPolicy` tell these, with line and column.\n\n| code | how bad | what it says |\n|---|---|---|\n";
    for (code, weight, message) in helder_policy::lint_codes() {
        let _ = writeln!(page, "| `{code}` | {} | {} |", format!("{weight:?}").to_lowercase(), cell(message.of(Locale::En)));
    }
    page += "\n## The what-if\n\n`helder simulate` and `simulate` take these for true. It is a model, not a forecast; each number may be changed.\n\n| assumption | value | what it is | source |\n|---|---|---|---|\n";
    for known in helder_desk::assumptions(Locale::En) {
        let _ = writeln!(page, "| `{}` | {} {} | {} | {} |", known.id, known.value, known.unit, cell(known.text), cell(known.source));
    }
    Ok(page)
}

const COUNTRIES: [(&str, &str); 4] =
    [("nl", "The Netherlands"), ("be", "Belgium"), ("de", "Germany"), ("eu", "The European Union, between companies")];

/// What is not confirmed says so.
fn confirmed(table: &Table) -> &'static str {
    if table.get("confirmed").and_then(Value::as_bool) == Some(false) { "**not confirmed**: " } else { "" }
}

fn shown(table: &Table, name: &str) -> String {
    match table.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}

/// Rows of rates: the day, the per cents, and the source with its name written out.
fn rate_rows(rows: &Table, name: &str, sources: &Table) -> String {
    let row = |row: &Table| {
        let source = text(sources, text(row, "source"));
        let per_cents = ["percent", "points"].map(|field| shown(row, field)).concat();
        format!("| {} | {per_cents} | {}{} |\n", shown(row, "from"), confirmed(row), cell(source))
    };
    tables(rows, name).map(row).collect()
}

fn law() -> Result<String, String> {
    let mut page = format!(
        "{HEAD}# Statutes\n\nWhat the sums rest on, row by row, each with its source; what stands on one weak source says so, and so does every answer \
        that uses it. Helder informs; it gives no legal advice. The data: [`statutes/`](../crates/law/statutes); of letters: \
        [`requirements/`](../crates/letter/requirements). Every sum is held by [tables made by another method](../crates/law/tests).\n"
    );
    for (file, country) in COUNTRIES {
        let law = read_table(&format!("crates/law/statutes/{file}.toml"))?;
        let empty = Table::new();
        let sources = law.get("sources").and_then(Value::as_table).unwrap_or(&empty);
        let _ = write!(page, "\n## {country}\n\n### Collection costs\n\n| from | whom | how | article | source |\n|---|---|---|---|---|\n");
        for scheme in tables(&law, "costs") {
            let row = |name: &str, line: fn(&Table) -> String| tables(scheme, name).map(line).collect::<Vec<_>>().join("; ");
            let limits = ["minimum", "maximum"].map(|name| shown(scheme, name));
            let mut how = vec![
                row("tiers", |tier| {
                    format!(
                        "{} % up to {}",
                        shown(tier, "percent"),
                        if tier.contains_key("up_to") { shown(tier, "up_to") } else { "the end".to_owned() }
                    )
                }),
                row("bands", |band| {
                    format!("above {}: {} and {} % of the rest", shown(band, "above"), shown(band, "base"), shown(band, "percent"))
                }),
            ];
            if let Some(flat) = scheme.get("flat").and_then(Value::as_str) {
                how.push(flat.to_owned());
            }
            if let Some(fee) = scheme.get("fee").and_then(Value::as_table) {
                how.push(format!(
                    "{} times the fee ({} when simple, {} when extensive): {} up to {}, {} up to {}; {}",
                    shown(fee, "usual"),
                    shown(fee, "simple"),
                    shown(fee, "extensive"),
                    shown(fee, "small_fee"),
                    shown(fee, "small"),
                    shown(fee, "first_fee"),
                    shown(fee, "first_up_to"),
                    tables(fee, "steps")
                        .map(|step| format!(
                            "+{} for each {} begun{}",
                            shown(step, "plus"),
                            shown(step, "each"),
                            if step.contains_key("up_to") { format!(" up to {}", shown(step, "up_to")) } else { String::new() }
                        ))
                        .collect::<Vec<_>>()
                        .join("; ")
                ));
            }
            for (limit, word) in limits.iter().zip(["at least", "at most"]) {
                if !limit.is_empty() {
                    how.push(format!("{word} {limit}"));
                }
            }
            how.retain(|part| !part.is_empty());
            let party = if scheme.contains_key("party") { text(scheme, "party") } else { "everyone" };
            let _ = writeln!(
                page,
                "| {} | {party} | {} | {} | {}{} |",
                shown(scheme, "from"),
                how.join("; "),
                text(scheme, "article"),
                confirmed(scheme),
                cell(text(sources, text(scheme, "source")))
            );
        }
        if let Some(base) = law.get("base").and_then(Value::as_table) {
            let _ = write!(
                page,
                "\n### Base rate ({})\n\n| from | % | source |\n|---|---|---|\n{}",
                text(base, "article"),
                rate_rows(base, "rates", sources)
            );
        }
        for party in ["consumer", "business"] {
            let Some(table) = law.get("interest").and_then(Value::as_table).and_then(|all| all.get(party)).and_then(Value::as_table) else {
                continue;
            };
            let (_, name) = both(table, "name").unwrap_or_default();
            let over = if table.contains_key("over_base") { "points above the base rate" } else { "%" };
            let _ = write!(
                page,
                "\n### Interest, {party}: {name} ({})\n\n| from | {over} | source |\n|---|---|---|\n{}{}",
                text(table, "article"),
                rate_rows(table, "rates", sources),
                rate_rows(table, "over_base", sources)
            );
            if let Some(older) = table.get("older").and_then(Value::as_table) {
                let until = if older.contains_key("until") { format!(" until {}", shown(older, "until")) } else { String::new() };
                let _ = writeln!(
                    page,
                    "\nA claim that began before {} bears {} point less from that day on{until}.",
                    shown(older, "before"),
                    shown(older, "less")
                );
            }
        }
        if let Some(notice) = law.get("notice").and_then(Value::as_table) {
            let arrival = |name: &str| {
                let rule = notice.get(name).and_then(Value::as_table);
                rule.map(|rule| (shown(rule, "day"), list(rule, "not_on").join(", "))).unwrap_or_default()
            };
            let ((post, not_on), (electronic, _)) = (arrival("post"), arrival("electronic"));
            let what = if notice.get("from_sending").is_some() { "the term starts" } else { "it is held to arrive" };
            let extends = if notice.get("extends").is_some() { " A last day that is no working day moves to the next." } else { "" };
            let _ = writeln!(
                page,
                "\n### The letter that comes first ({})\n\n{} days. By post {what} on day {post} after sending, not counting {not_on}; electronically on day {electronic}.{extends} Source: {}{}.",
                text(notice, "article"),
                shown(notice, "days"),
                confirmed(notice),
                text(sources, text(notice, "source"))
            );
        }
        let days: Vec<&str> = tables(&law, "holidays").map(|holiday| text(holiday, "name")).collect();
        let _ = writeln!(page, "\n### Public holidays\n\n{}.", days.join(", "));
        if file != "eu" {
            let duties = read_table(&format!("crates/letter/requirements/{file}.toml"))?;
            let _ = write!(
                page,
                "\n### What a letter must say\n\n| name | what | letters | article | what to write |\n|---|---|---|---|---|\n"
            );
            for duty in tables(&duties, "requirement") {
                let collector = if duty.contains_key("collector") { "of a collector: " } else { "" };
                let purposes = list(duty, "purposes");
                let purposes = if purposes.is_empty() { "every letter".to_owned() } else { purposes.join(", ") };
                let (label, _) = both(duty, "label").unwrap_or_default();
                let (write, _) = both(duty, "write").unwrap_or_default();
                let _ = writeln!(
                    page,
                    "| `{file}-{}` | {} | {collector}{purposes} | {}{} | {} |",
                    text(duty, "id"),
                    cell(&label),
                    confirmed(duty),
                    text(duty, "article"),
                    cell(&write)
                );
            }
        }
    }
    Ok(page)
}

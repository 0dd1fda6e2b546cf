//! Everything that must hold before a change lands.

use crate::shell::{Outcome, cargo, node, npm, packages, root, step};
use crate::{browsers, bundle, docs, size, types, validate};
use std::process::Command;

/// Without this tool: it has no tests, and its libraries would be compiled twice, with other features.
const TESTS: [&str; 5] = ["test", "--quiet", "--workspace", "--exclude", "xtask"];

/// Every test there is, the quick ones first.
pub(crate) fn all() -> Outcome {
    step("format", &mut cargo(&["fmt", "--all", "--check"]))?;
    step("lints", &mut cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
    step("Rust tests", &mut cargo(&TESTS))?;
    types::check()?;
    docs::check()?;
    validate::run()?;
    bundle::demo()?;
    size::report()?;
    // As its own tests were built: alone it would be built anew, with fewer features.
    step("the command line", cargo(&TESTS).arg("--no-run"))?;
    step("the npm package in Node", &mut node(&["--test", "--test-reporter=spec", "tests/js/"]))?;
    for page in ["letter-desk", "portal", "editors"] {
        step(&format!("types of examples/{page}"), npm(&["run", "--silent", "check"]).current_dir(root().join("examples").join(page)))?;
    }
    step("real browsers", &mut browser_command(&["test"])?)?;
    println!("\nEverything passed.");
    Ok(())
}

/// Times, as ratios against a peer in the same run; budgets that fail are those with a wide margin.
pub(crate) fn bench() -> Outcome {
    step("sums", &mut cargo(&["bench", "--quiet", "--package", "helder-law", "--bench", "sums"]))?;
    step("advice", &mut cargo(&["bench", "--quiet", "--package", "helder-policy", "--bench", "advice"]))?;
    step("bench", &mut node(&["--expose-gc", "tests/js/bench.mjs"]))
}

/// Every spec in every browser of this machine.
pub(crate) fn in_browsers() -> Outcome {
    step("every spec in every browser", &mut browser_command(&["test", "--", "--all"])?)
}

/// The package as it is published, in small projects.
pub(crate) fn packaging() -> Outcome {
    packages("js/packaging")?;
    let command = browser_command(&[])?;
    let mut run = node(&["js/packaging/run.mjs"]);
    run.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    step("the packed package in small projects", &mut run)
}

/// Pictures of the demo.
pub(crate) fn screenshots(folder: Option<&str>) -> Outcome {
    let mut arguments = vec!["run", "screenshots", "--"];
    arguments.extend(folder);
    step("screenshots", &mut browser_command(&arguments)?)
}

fn browser_command(arguments: &[&str]) -> Result<Command, String> {
    packages("tests/browser")?;
    let found = browsers::find()?;
    let mut command = npm(arguments);
    command.current_dir(root().join("tests/browser"));
    command.env("HELDER_CHROMIUM", found.chromium.unwrap_or_default()).env("HELDER_FIREFOX", found.firefox.unwrap_or_default());
    Ok(command)
}

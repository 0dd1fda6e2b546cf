//! What a newcomer and CI call: build, demo, test, types, size, bench.

mod browsers;
mod bundle;
mod docs;
mod shell;
mod size;
mod tests;
mod tone;
mod types;
mod validate;
mod words;

use shell::Outcome;
use std::env;
use std::process::ExitCode;

const HELP: &str = "\
Helder's own tasks.

Usage: cargo xtask <task>

  demo [--open] [--port N]  build everything and serve the demo on localhost
  test                      everything: format, lints, Rust, types, npm package, sizes, the demo in a real browser
  build                     the wasm and the npm package, in js/dist
  types [--check]           write js/src/types.ts from the Rust wire types; --check: fail when it is out of date
  docs [--check]            write docs/rules.md, terms.md, law.md, practices.md and policy.md from the data; --check: fail when they are out of date
  validate [--write]        compute every figure of docs/validation.md anew (data in HELDER_DATA); --write: publish them
  words                     write the list of Dutch words and their frequency anew, from its source; needs Python 3 with pip
  tone                      learn the weights of how a sentence sounds anew, from tests/sentences and the development letters
  size                      how large everything is, against the budgets
  browsers                  every spec in every browser: the editors, the portal and axe on every page, which `test` leaves out, too
  packaging                 what is published, in small projects: Node, bundlers, a script tag
  bench                     how fast everything is, against its budgets and a peer
  screenshots [folder]      pictures of the demo, light and dark, wide and narrow

Needed: rustup and Node 20.19 or later. The rest is fetched by cargo and npm.
The browser test needs Chromium or Firefox; on Debian as root `test` installs Chromium with apt.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["demo", options @ ..] => demo(options),
        ["test"] => tests::all(),
        ["build"] => bundle::build(),
        ["types"] => types::write(),
        ["types", "--check"] => types::check(),
        ["docs"] => docs::write(),
        ["docs", "--check"] => docs::check(),
        ["validate"] => validate::run(),
        ["validate", "--write"] => validate::write(),
        ["words"] => words::write(),
        ["tone"] => tone::write(),
        ["size"] => bundle::build().and_then(|()| size::report()),
        ["browsers"] => bundle::demo().and_then(|()| tests::in_browsers()),
        ["packaging"] => bundle::build().and_then(|()| tests::packaging()),
        ["bench"] => bundle::build().and_then(|()| tests::bench()),
        ["screenshots", folder @ ..] if folder.len() < 2 => bundle::demo().and_then(|()| tests::screenshots(folder.first().copied())),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("unknown task: {}\n\n{HELP}", other.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nerror: {message}");
            ExitCode::FAILURE
        }
    }
}

fn demo(options: &[&str]) -> Outcome {
    let mut vite = vec!["run", "preview", "--", "--host", "127.0.0.1"];
    let mut rest = options.iter();
    while let Some(option) = rest.next() {
        match *option {
            "--open" => vite.push("--open"),
            "--port" => vite.extend(["--port", rest.next().ok_or("--port needs a number")?]),
            other => return Err(format!("unknown option: {other}\n\n{HELP}")),
        }
    }
    bundle::demo()?;
    println!("\nThe demo is served at the address below. Ctrl+C stops it.\n");
    shell::step("serve the demo", shell::npm(&vite).current_dir(shell::root().join("examples/letter-desk")))
}

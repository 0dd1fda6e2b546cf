//! `helder`: letters in a pipeline, accounts in bulk, sums on the command line.
//!
//! Every command reads one thing for a person, or with `--json` for a program, or with `--jsonl` a line at a time; but `check-policy` takes several
//! packs, and `simulate` always reads accounts a line at a time. What it prints as JSON is byte for byte what the npm package gives.
#![forbid(unsafe_code)]

mod advise;
mod args;
mod draft;
mod input;
mod letter;
mod lines;
mod office;
mod plans;
mod policy;
mod sums;
mod words;

use args::{Args, Command};
use clap::Parser;
use helder_model::Error;
use std::io::{self, Write};
use std::process::ExitCode;

/// How a run ended. The numbers are in `helder --help`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Well,
    /// Some input could not be used.
    BadInput,
    /// A letter is less clear than `--min-clarity`.
    NotClear,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let outcome = match &args.command {
        Command::Letter(args) => letter::run(args),
        Command::Advise(args) => advise::run(args),
        Command::Draft(args) => draft::run(args),
        Command::CheckPolicy(args) => policy::run(args),
        Command::Simulate(args) => policy::simulate(args),
        Command::Costs(args) => sums::costs(args),
        Command::Interest(args) => sums::interest(args),
        Command::Balance(args) => sums::balance(args),
        Command::Notice(args) => sums::notice(args),
        Command::Plan(args) => plans::plan(args),
        Command::Plans(args) => plans::plans(args),
        Command::Repair(args) => plans::repair(args),
        Command::Formulas(args) => sums::formulas(args),
    };
    match outcome {
        Ok(Ended::Well) => ExitCode::SUCCESS,
        Ok(Ended::BadInput) => ExitCode::from(1),
        Ok(Ended::NotClear) => ExitCode::from(3),
        Err(error) => {
            // A reader that has seen enough, such as `head`, is no fault of ours.
            if error.code == "broken-pipe" {
                return ExitCode::SUCCESS;
            }
            // Nothing is left to tell it to when this fails too.
            let _ = writeln!(io::stderr(), "helder: {error}");
            ExitCode::from(1)
        }
    }
}

/// Writes to the standard output, at once.
fn say(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Error::new("broken-pipe", "", error.to_string()),
        _ => Error::new("output", "", format!("cannot write: {error}")),
    })
}

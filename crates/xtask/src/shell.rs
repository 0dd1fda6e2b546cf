//! Running other programs and saying what is going on.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Done, or a sentence that says what went wrong and what to do.
pub(crate) type Outcome = Result<(), String>;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Runs a program to its end, shows its output, and says how long it took.
pub(crate) fn step(what: &str, command: &mut Command) -> Outcome {
    println!("==> {what}");
    let begin = Instant::now();
    let status = command.status().map_err(|error| format!("{what}: cannot run {}: {error}", command.get_program().display()))?;
    if !status.success() {
        return Err(format!("{what} failed ({status}): {}", shown(command)));
    }
    println!("    {what}: {:.1} s", begin.elapsed().as_secs_f64());
    Ok(())
}

fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Cargo, at the root, of the toolchain that runs this.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// npm.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(arguments);
    command
}

/// Node.
pub(crate) fn node(arguments: &[&str]) -> Command {
    let mut command = Command::new("node");
    command.args(arguments).current_dir(root());
    command
}

/// The npm packages of a folder, exactly as its lock file names them; nothing to do when that was done before.
pub(crate) fn packages(folder: &str) -> Outcome {
    let folder = root().join(folder);
    let lock = std::fs::read(folder.join("package-lock.json")).map_err(|error| format!("{}: {error}", folder.display()))?;
    let stamp = folder.join("node_modules/.helder-lock");
    if std::fs::read(&stamp).is_ok_and(|done| done == lock) {
        return Ok(());
    }
    step(
        &format!("npm packages of {}", folder.display()),
        npm(&["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&folder),
    )?;
    std::fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

//! The list of Dutch words with how often they are used, from an openly licensed list.

use crate::shell::{Outcome, root, step};
use std::fs;
use std::process::Command;

/// The list and where it comes from, exactly.
const PACKAGE: &str = "wordfreq==3.1.1";
const FILE: &str = "crates/letter/languages/nl/words.tsv";
/// More words told complex from simple Dutch no better: docs/validation.md.
const MOST: usize = 8_000;

/// Prints `word<TAB>frequency` of the most frequent Dutch words, the most frequent first: letters, apostrophes and hyphens only.
const SCRIPT: &str = r#"
import re, sys
from wordfreq import top_n_list, zipf_frequency
most = int(sys.argv[1])
shape = re.compile(r"[a-zà-öø-ÿœ]+(?:['’-][a-zà-öø-ÿœ]+)*")
words = [word for word in top_n_list("nl", 3 * most) if shape.fullmatch(word) and (len(word) > 1 or word == "u")]
for word in words[:most]:
    print(f"{word}\t{zipf_frequency(word, 'nl'):.2f}")
"#;

/// Writes the list anew.
pub(crate) fn write() -> Outcome {
    let folder = root().join("target/wordfreq");
    step(
        &format!("pip install {PACKAGE}"),
        Command::new("python3")
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"])
            .arg(&folder)
            .arg(PACKAGE),
    )?;
    let output = Command::new("python3")
        .args(["-c", SCRIPT, &MOST.to_string()])
        .env("PYTHONPATH", &folder)
        .output()
        .map_err(|error| format!("cannot run python3: {error}"))?;
    if !output.status.success() {
        return Err(format!("the list could not be read: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let text = String::from_utf8(output.stdout).map_err(|error| error.to_string())?;
    let head = "# Dutch words, the most frequent first, with their frequency on the Zipf scale (6: a thousand times in a million words).\n\
        # Written by `cargo xtask words`; source and licence: NOTICE.md beside this file.\n";
    fs::write(root().join(FILE), format!("{head}{text}")).map_err(|error| format!("{FILE}: {error}"))?;
    println!("{FILE} is written");
    Ok(())
}

//! How large everything is, against the budgets of the design.

use crate::shell::{Outcome, node, root, step};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;

/// What is weighed: a name, the files that make it up, and the most it may be in bytes after gzip.
const BUDGETS: [(&str, &[&str], usize); 9] = [
    ("letters.wasm, with the Dutch pack", &["letters.wasm"], 250_000),
    ("accounts.wasm", &["accounts.wasm"], 200_000),
    ("desk.wasm, for who owns a policy", &["desk.wasm"], 250_000),
    ("letters as JavaScript", &["letters.script.js"], 300_000),
    ("accounts as JavaScript", &["accounts.script.js"], 300_000),
    (
        "JavaScript of the main entry, without wasm",
        &["index.js", "engine.js", "error.js", "load.js", "csp.js", "bytes.js", "letters_bg.js", "accounts_bg.js"],
        10_000,
    ),
    ("policy packs, beside the wasm", &["packs.js"], 30_000),
    ("drafts in Dutch and English, beside the wasm", &["drafts.js"], 50_000),
    ("English, German and French, beside the wasm", &["messages.js"], 30_000),
];

/// Prints every size; fails when one is beyond its budget.
pub(crate) fn report() -> Outcome {
    println!("==> sizes");
    let dist = root().join("js/dist");
    let mut beyond = Vec::new();
    for (name, files, budget) in BUDGETS {
        let mut raw = 0;
        let mut packed = 0;
        for file in files {
            let bytes = fs::read(dist.join(file)).map_err(|error| format!("js/dist/{file}: {error}; run `cargo xtask build` first"))?;
            raw += bytes.len();
            packed += gzip(&bytes)?;
        }
        println!("    {name}: {raw} bytes, {packed} after gzip, budget {budget}");
        if packed > budget {
            beyond.push(name);
        }
    }
    step("as a bundler takes them", &mut node(&["js/size.mjs"]))?;
    if beyond.is_empty() { Ok(()) } else { Err(format!("beyond its budget: {}", beyond.join(", "))) }
}

fn gzip(bytes: &[u8]) -> Result<usize, String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map(|packed| packed.len()).map_err(|error| error.to_string())
}

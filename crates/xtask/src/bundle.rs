//! From Rust to what a page loads: wasm, glue, npm package, demo.

use crate::shell::{Outcome, cargo, node, npm, packages, root, step};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use helder_model::Locale;
use helder_policy::PolicyPack;
use std::fs;
use std::path::Path;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// The wasm and the npm package, in `js/dist`.
pub(crate) fn build() -> Outcome {
    add_target()?;
    packages("js")?;
    let root = root();
    let made = root.join("target/npm");
    remake(&made)?;
    // While one part is rewritten and becomes JavaScript, the next one compiles.
    std::thread::scope(|scope| {
        let mut finishing = Vec::new();
        for part in PARTS {
            let compiled = compile(part)?;
            let made = &made;
            finishing.push(scope.spawn(move || finish(part, &compiled, made)));
        }
        finishing.into_iter().try_for_each(|part| part.join().unwrap_or_else(|_| Err("a part of the build panicked".to_owned())))
    })?;
    let packs: String = PolicyPack::embedded().iter().map(|(id, text)| format!("  {id:?}: {text:?},\n")).collect();
    write(
        &made.join("packs.js"),
        &format!("/** The policy packs that ship with Helder, as JSON text. */\nexport default {{\n{packs}}};\n"),
    )?;
    let drafts: String = helder_draft::embedded().iter().map(|(language, text)| format!("  {language}: {text:?},\n")).collect();
    write(
        &made.join("drafts.js"),
        &format!("/** The texts of the drafts, as JSON text by language. */\nexport default {{\n{drafts}}};\n"),
    )?;
    write(&made.join("messages.js"), &messages())?;
    let dist = root.join("js/dist");
    remake(&dist)?;
    for file in fs::read_dir(&made).map_err(|error| format!("{}: {error}", made.display()))?.flatten() {
        copy(&file.path(), &dist.join(file.file_name()))?;
    }
    step("TypeScript", npm(&["exec", "--no", "--", "tsc"]).current_dir(root.join("js")))?;
    step("the single files and the manifest of the elements", &mut node(&["js/bundle.mjs"]))
}

/// The parts of the engine, each a file of its own.
const PARTS: [&str; 3] = ["letters", "accounts", "desk"];

/// Compiles one part; gives the bytes.
fn compile(part: &str) -> Result<Vec<u8>, String> {
    let root = root();
    // Paths of the machine have no place in a published file, and would change its hash.
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo"))).unwrap_or_default();
    // Without reference types the same glue serves WebAssembly and JavaScript.
    let flags = format!(
        "-Ctarget-feature=-reference-types,-multivalue --remap-path-prefix={}=helder --remap-path-prefix={home}=cargo",
        root.display()
    );
    let build = [
        "build",
        "--quiet",
        "--profile",
        "wasm",
        "--target",
        TARGET,
        "--package",
        "helder-wasm",
        "--no-default-features",
        "--features",
        part,
    ];
    step(&format!("{part} as wasm"), cargo(&build).env("RUSTFLAGS", flags))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into);
    let file = target.join(TARGET).join("wasm/helder_wasm.wasm");
    fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))
}

/// One part, ready: `letters_bg.js`, the glue; `letters.wasm`; the same as text, for who has no file to serve; the same as JavaScript, for who may not
/// run WebAssembly.
fn finish(part: &str, compiled: &[u8], made: &Path) -> Outcome {
    let glue = root().join("target/glue").join(part);
    remake(&glue)?;
    let whole = glue.join("whole.wasm");
    fs::write(&whole, [compiled, NO_FEATURES].concat()).map_err(|error| format!("{}: {error}", whole.display()))?;
    Bindgen::new()
        .input_path(&whole)
        .out_name(part)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .bundler(true)
        .and_then(|bindgen| bindgen.generate(&glue))
        .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    copy(&glue.join(format!("{part}_bg.js")), &made.join(format!("{part}_bg.js")))?;
    let bound = glue.join(format!("{part}_bg.wasm"));

    let optimised = made.join(format!("{part}.wasm"));
    // Measured: a third faster than -Os, and hardly larger after gzip; with less put in the place where it is called, no slower and two in a
    // hundred smaller. Below 1,024 lies the end of the stack, which no address with an offset points into.
    let fast = ["-O3", "--low-memory-unused", "--one-caller-inline-max-function-size=30", "--flexible-inline-max-function-size=3"];
    binaryen("wasm-opt", part, &fast, &bound, &optimised)?;
    let wasm = fs::read(&optimised).map_err(|error| format!("{}: {error}", optimised.display()))?;
    write(&made.join(format!("{part}.inline.js")), &format!("export default \"{}\";\n", STANDARD.encode(wasm)))?;
    as_javascript(part, &bound, &glue, &made.join(format!("{part}.script.js")))
}

/// A section for tools: the wasm uses no features that they should know of. Stripping takes away what rustc says, and without it wasm-bindgen takes
/// reference types for granted.
const NO_FEATURES: &[u8] = b"\0\x11\x0ftarget_features\0";

/// The same engine as JavaScript: a module that starts with its glue, `letters_bg.js`, beside it. What wasm has and JavaScript has not is put in other
/// words first.
fn as_javascript(part: &str, bound: &Path, glue: &Path, to: &Path) -> Outcome {
    let lowered = glue.join("lowered.wasm");
    // A function that holds all others in it is too long for the optimisers of browsers.
    let small = "--one-caller-inline-max-function-size=20";
    let lowering = ["--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering", "--signext-lowering", "-Os", small];
    binaryen("wasm-opt", part, &lowering, bound, &lowered)?;
    let script = glue.join("script.js");
    binaryen("wasm2js", part, &["-Os", small], &lowered, &script)?;
    let text = fs::read_to_string(&script).map_err(|error| format!("{}: {error}", script.display()))?;
    // Wasm lets its old memory go when it grows, and the glue looks for that; JavaScript would keep it, and the glue would read what is past.
    const GROWN: &str = "buffer = newBuffer;";
    if text.matches(GROWN).count() != 1 {
        return Err(format!("{part}: wasm2js writes the growth of memory in other words than `{GROWN}`"));
    }
    let text = text.replacen(GROWN, &format!("structuredClone(buffer, {{ transfer: [buffer] }}); {GROWN}"), 1);
    write(to, &texts_as_text(part, &text)?)
}

/// Data as text where they are text, stretch by stretch: base64 hides from gzip what repeats in them, and the Dutch pack takes half as much again. What
/// looks random stays base64.
fn texts_as_text(part: &str, script: &str) -> Result<String, String> {
    const DECODE: &str = "base64DecodeToExistingUint8Array(bufferView, ";
    const BEFORE: &str = "function initActiveSegments(";
    const WRITE: &str = "function writeText(uint8Array, offset, text) {\n  for (var i = 0; i < text.length; ++i) uint8Array[offset + i] = text.charCodeAt(i);\n}\n";
    let unknown = || format!("{part}: wasm2js writes data in other words than `{DECODE}`");
    let mut pieces = script.split(DECODE);
    let mut written = pieces.next().unwrap_or_default().replacen(BEFORE, &format!("{WRITE}{BEFORE}"), 1);
    if !written.contains(WRITE) {
        return Err(unknown());
    }
    for piece in pieces {
        let (offset, rest) = piece.split_once(", \"").ok_or_else(unknown)?;
        let (base64, rest) = rest.split_once("\")").ok_or_else(unknown)?;
        let bytes = STANDARD.decode(base64).map_err(|_| unknown())?;
        let mut offset: usize = offset.parse().map_err(|_| unknown())?;
        let mut calls = Vec::new();
        for (stretch, random) in stretches(&bytes) {
            calls.push(if random {
                format!("{DECODE}{offset}, \"{}\")", STANDARD.encode(stretch))
            } else {
                format!("writeText(bufferView, {offset}, \"{}\")", ascii_literal(stretch))
            });
            offset += stretch.len();
        }
        written.push_str(&calls.join(";\n"));
        written.push_str(rest);
    }
    Ok(written)
}

/// Stretches of bytes, and whether each looks random: most of it neither text nor nothing. A short one goes with the one before it.
fn stretches(bytes: &[u8]) -> Vec<(&[u8], bool)> {
    const WINDOW: usize = 64;
    const LEAST: usize = 256;
    let is_random = |window: &[u8]| window.iter().filter(|byte| !matches!(byte, b' '..=b'~' | b'\n' | 0)).count() * 2 > window.len();
    let runs = bytes.chunks(WINDOW).collect::<Vec<_>>();
    let mut lengths: Vec<(usize, bool)> = Vec::new();
    for run in runs.chunk_by(|one, other| is_random(one) == is_random(other)) {
        let length = run.iter().map(|window| window.len()).sum();
        let random = run.first().is_some_and(|window| is_random(window));
        match lengths.last_mut() {
            Some((before, kind)) if length < LEAST || *kind == random => *before += length,
            _ => lengths.push((length, random)),
        }
    }
    let mut rest = bytes;
    let mut cut = |(length, random): (usize, bool)| {
        let (stretch, behind) = rest.split_at(length.min(rest.len()));
        rest = behind;
        (stretch, random)
    };
    lengths.into_iter().map(&mut cut).collect()
}

/// Each byte as a character, with ASCII alone: a page with another encoding must read the same.
fn ascii_literal(bytes: &[u8]) -> String {
    let mut literal = String::new();
    for byte in bytes {
        match byte {
            b'\n' => literal.push_str("\\n"),
            b'"' => literal.push_str("\\\""),
            b'\\' => literal.push_str("\\\\"),
            b' '..=b'~' => literal.push(char::from(*byte)),
            _ => literal.push_str(&format!("\\x{byte:02x}")),
        }
    }
    literal
}

/// One of binaryen's tools, with the features that rustc's wasm target has by default; it uses no others.
fn binaryen(tool: &str, part: &str, options: &[&str], from: &Path, to: &Path) -> Outcome {
    let features = ["--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int", "--enable-mutable-globals"];
    let mut command = Command::new("node");
    command.arg(root().join("js/node_modules/binaryen/bin").join(tool)).args(options).args(features).arg(from).arg("-o").arg(to);
    step(&format!("{tool} of {part}"), &mut command)
}

/// The texts of the interface in the languages that the wasm does without.
fn messages() -> String {
    let mut all = helder_letter::messages();
    all.extend(helder_law::messages());
    all.extend(helder_plan::messages());
    all.extend(helder_policy::messages());
    let language = |(name, locale): (&str, Locale)| {
        let mut lines: Vec<String> = all.iter().filter_map(|message| message.line(locale)).collect();
        lines.sort();
        lines.dedup();
        format!("  {name}: {:?},\n", lines.concat())
    };
    let languages: String = [("en", Locale::En), ("de", Locale::De), ("fr", Locale::Fr)].into_iter().map(language).collect();
    format!("/** The texts of the interface, by the key of the Dutch one. */\nexport default {{\n{languages}}};\n")
}

/// Everything, and the demo in `examples/letter-desk/dist`, with the pages of its neighbours in it.
pub(crate) fn demo() -> Outcome {
    build()?;
    let examples = root().join("examples");
    for page in ["letter-desk", "portal", "editors"] {
        packages(&format!("examples/{page}"))?;
        step(&format!("examples/{page}"), npm(&["run", "--silent", "build"]).current_dir(examples.join(page)))?;
    }
    for page in ["portal", "editors"] {
        copy_all(&examples.join(page).join("dist"), &examples.join("letter-desk/dist").join(page))?;
    }
    Ok(())
}

/// The compiler's half for the browser comes with the toolchain file; where it does not, rustup adds it.
fn add_target() -> Outcome {
    let found = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).current_dir(root()).output();
    if found.is_ok_and(|output| output.status.success() && Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir()) {
        return Ok(());
    }
    step("rustup target add", Command::new("rustup").args(["target", "add", TARGET]).current_dir(root()))
}

fn remake(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// A folder with all that is in it.
fn copy_all(from: &Path, to: &Path) -> Outcome {
    remake(to)?;
    for entry in fs::read_dir(from).map_err(|error| format!("{}: {error}", from.display()))?.flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { copy_all(&from, &to)? } else { copy(&from, &to)? }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(|_| ()).map_err(|error| format!("{}: {error}", from.display()))
}

fn write(to: &Path, text: &str) -> Outcome {
    fs::write(to, text).map_err(|error| format!("{}: {error}", to.display()))
}

//! From Rust to what a page loads: wasm, glue, npm package, demo.

use crate::shell::{Outcome, cargo, npm, packages, root, step};
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
    let dist = root.join("js/dist");
    remake(&dist)?;
    for part in PARTS {
        build_part(part, &dist)?;
    }
    let packs: String = PolicyPack::embedded().iter().map(|(id, text)| format!("  {id:?}: {text:?},\n")).collect();
    write(
        &dist.join("packs.js"),
        &format!("/** The policy packs that ship with Helder, as JSON text. */\nexport default {{\n{packs}}};\n"),
    )?;
    let drafts: String = helder_draft::embedded().iter().map(|(language, text)| format!("  {language}: {text:?},\n")).collect();
    write(
        &dist.join("drafts.js"),
        &format!("/** The texts of the drafts, as JSON text by language. */\nexport default {{\n{drafts}}};\n"),
    )?;
    write(&dist.join("messages.js"), &messages())?;
    step("TypeScript", npm(&["exec", "--no", "--", "tsc"]).current_dir(root.join("js")))
}

/// The parts of the engine, each a file of its own.
const PARTS: [&str; 3] = ["letters", "accounts", "desk"];

/// One part: `letters.wasm` with its glue, and the same as text for who has no file to serve.
fn build_part(part: &str, dist: &Path) -> Outcome {
    let root = root();
    // Paths of the machine have no place in a published file, and would change its hash.
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo"))).unwrap_or_default();
    let flags = format!("--remap-path-prefix={}=helder --remap-path-prefix={home}=cargo", root.display());
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
    let glue = root.join("target/glue");
    remake(&glue)?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into);
    Bindgen::new()
        .input_path(target.join(TARGET).join("wasm/helder_wasm.wasm"))
        .out_name(part)
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .web(true)
        .and_then(|bindgen| bindgen.generate(&glue))
        .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    copy(&glue.join(format!("{part}.js")), &dist.join(format!("{part}.js")))?;

    let optimised = dist.join(format!("{part}.wasm"));
    // The features that rustc's wasm target has by default; wasm-opt uses no others.
    let features = [
        "--enable-bulk-memory",
        "--enable-sign-ext",
        "--enable-nontrapping-float-to-int",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
    ];
    step(
        "wasm-opt",
        Command::new("node")
            .arg(root.join("js/node_modules/binaryen/bin/wasm-opt"))
            // Measured: a third faster than -Os, and hardly larger after gzip. Below 1,024 lies the end of the stack, which no address with an
            // offset points into.
            .args(["-O3", "--low-memory-unused"])
            .args(features)
            .arg(glue.join(format!("{part}_bg.wasm")))
            .arg("-o")
            .arg(&optimised),
    )?;
    let wasm = fs::read(&optimised).map_err(|error| format!("{}: {error}", optimised.display()))?;
    write(&dist.join(format!("{part}.inline.js")), &format!("export default \"{}\";\n", STANDARD.encode(wasm)))
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

/// Everything, and the demo in `examples/letter-desk/dist`.
pub(crate) fn demo() -> Outcome {
    build()?;
    packages("examples/letter-desk")?;
    step("the demo", npm(&["run", "--silent", "build"]).current_dir(root().join("examples/letter-desk")))
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

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(|_| ()).map_err(|error| format!("{}: {error}", from.display()))
}

fn write(to: &Path, text: &str) -> Outcome {
    fs::write(to, text).map_err(|error| format!("{}: {error}", to.display()))
}

//! Turns each `packs/*.toml` into JSON that the crate embeds: TOML is for people, and its reader would be the larger in the wasm.
//! What a pack means is checked when it is loaded, by the same code for ours and for a stranger's, and by the tests.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, reason = "a build script fails loudly")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=packs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo tells where the crate is"));
    let mut files: Vec<PathBuf> =
        fs::read_dir(root.join("packs")).expect("crates/policy/packs is there").map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    let mut source = String::from("pub(crate) static PACKS: &[(&str, &str)] = &[\n");
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "toml")) {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut tree: serde_json::Value = toml::from_str(&text).unwrap_or_else(|error| panic!("\n\n{}: {error}\n", file.display()));
        // The pack's own tests are run by ours, from the file; nobody downloads them.
        tree.as_object_mut().expect("TOML is a table").remove("test");
        let id = tree["pack"]["id"].as_str().unwrap_or_else(|| panic!("{}: pack.id is missing", file.display()));
        writeln!(source, "({id:?}, {:?}),", tree.to_string()).expect("a string takes every write");
    }
    source.push_str("];\n");
    let out = env::var_os("OUT_DIR").expect("cargo tells where to write");
    fs::write(Path::new(&out).join("packs.rs"), source).expect("the generated list can be written");
}

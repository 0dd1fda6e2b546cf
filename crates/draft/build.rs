//! Turns `drafts/<language>/*.toml` into one JSON text a language that the crate embeds: TOML is for people, and its reader would be the larger
//! in the wasm. Texts are checked when they are read, by the tests.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, reason = "a build script fails loudly")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=drafts");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo tells where the crate is")).join("drafts");
    let mut source = String::from("pub(crate) static TEXTS: &[(&str, &str)] = &[\n");
    let mut languages: Vec<PathBuf> = fs::read_dir(&root).expect("drafts/ is there").map(|entry| entry.expect("readable").path()).collect();
    languages.sort();
    for language in languages {
        let mut steps = serde_json::Map::new();
        let mut files: Vec<PathBuf> =
            fs::read_dir(&language).expect("a folder a language").map(|entry| entry.expect("readable").path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "toml")) {
            let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let draft: serde_json::Value = toml::from_str(&text).unwrap_or_else(|error| panic!("\n\n{}: {error}\n", file.display()));
            steps.insert(file.file_stem().expect("a name").to_str().expect("UTF-8").to_owned(), draft);
        }
        let name = language.file_name().expect("a name").to_str().expect("UTF-8");
        writeln!(source, "({name:?}, {:?}),", serde_json::Value::Object(steps).to_string()).expect("a string takes every write");
    }
    source.push_str("];\n");
    let out = env::var_os("OUT_DIR").expect("cargo tells where to write");
    fs::write(Path::new(&out).join("texts.rs"), source).expect("the generated list can be written");
}

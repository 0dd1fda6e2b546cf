//! Turns each `statutes/*.toml` into static Rust tables, so that nothing is parsed at run time. A file that is not right stops the build
//! with an error that names file, table, row and field.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, reason = "a build script fails loudly")]

#[path = "build/generate.rs"]
mod generate;
#[path = "build/statute_file.rs"]
mod statute_file;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=statutes");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo tells where the crate is"));
    let mut files: Vec<PathBuf> =
        fs::read_dir(root.join("statutes")).expect("crates/law/statutes is there").map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    let mut source = String::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "toml")) {
        let name = format!("crates/law/statutes/{}", file.file_name().unwrap().to_string_lossy());
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{name}: {error}"));
        match statute_file::parse(&name, &text) {
            Ok(statutes) => source.push_str(&generate::rust_source(&statutes)),
            Err(error) => panic!("\n\n{error}\n"),
        }
    }
    let out = env::var_os("OUT_DIR").expect("cargo tells where to write");
    fs::write(Path::new(&out).join("statutes.rs"), source).expect("the generated tables can be written");
}

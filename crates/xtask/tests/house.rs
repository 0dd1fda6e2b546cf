//! The house stands as it is drawn: who may know whom, and one sentence for each room.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may know. A new arrow is a decision: it is made here first.
const ARROWS: [(&str, &[&str]); 12] = [
    ("derive", &[]),
    ("model", &["derive"]),
    ("text", &["model"]),
    ("law", &["model"]),
    ("plan", &["model", "law"]),
    ("letter", &["text", "model"]),
    ("policy", &["model", "law"]),
    // The letter is for its tests: every draft passes the judgement of letters.
    ("draft", &["model", "law", "plan", "policy", "letter"]),
    ("desk", &["model", "policy"]),
    ("wasm", &["model", "letter", "law", "plan", "policy", "draft", "desk"]),
    ("cli", &["model", "letter", "law", "plan", "policy", "draft", "desk"]),
    ("xtask", &["model", "letter", "law", "plan", "policy", "draft", "desk"]),
];

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// The manifest of each crate, by the name of its folder.
fn manifests() -> BTreeMap<String, toml::Table> {
    let folders = fs::read_dir(crates()).unwrap().map(|entry| entry.unwrap().path());
    let manifest = |folder: PathBuf| {
        let text = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        (folder.file_name().unwrap().to_str().unwrap().to_owned(), text.parse().unwrap())
    };
    folders.filter(|folder| folder.join("Cargo.toml").is_file()).map(manifest).collect()
}

#[test]
fn every_room_knows_only_the_rooms_it_may_know() {
    let manifests = manifests();
    let rooms: BTreeSet<&str> = ARROWS.iter().map(|(room, _)| *room).collect();
    assert_eq!(rooms, manifests.keys().map(String::as_str).collect(), "a room without arrows, or arrows without a room");
    for (room, arrows) in ARROWS {
        let tables = ["dependencies", "build-dependencies", "dev-dependencies"];
        let known = tables.iter().filter_map(|table| manifests[room].get(*table)?.as_table()).flat_map(toml::Table::keys);
        let known: BTreeSet<&str> = known.filter_map(|name| name.strip_prefix("helder-")).collect();
        assert_eq!(known, arrows.iter().copied().collect(), "`{room}`: what it knows, and its arrows");
    }
}

#[test]
fn the_readme_the_manifest_and_the_source_say_the_same_sentence_of_a_room() {
    let readme = fs::read_to_string(crates().parent().unwrap().join("README.md")).unwrap();
    for (room, manifest) in manifests() {
        let sentence = manifest["package"]["description"].as_str().unwrap();
        assert!(readme.contains(sentence), "README.md does not say of `{room}`: {sentence}");
        let files = ["src/lib.rs", "src/main.rs"].map(|file| crates().join(&room).join(file));
        let file = files.into_iter().find(|file| file.is_file()).unwrap();
        let source = fs::read_to_string(&file).unwrap();
        assert_eq!(source.lines().next(), Some(format!("//! {sentence}").as_str()), "{}", file.display());
    }
}

#[test]
fn every_library_forbids_unsafe_code_but_the_boundary() {
    for (room, _) in ARROWS.iter().filter(|(room, _)| !matches!(*room, "wasm" | "cli" | "xtask")) {
        let source = fs::read_to_string(crates().join(room).join("src/lib.rs")).unwrap();
        assert!(source.contains("#![forbid(unsafe_code)]"), "{room}");
    }
}

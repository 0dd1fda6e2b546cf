//! What the checker does about a pack that is meant to keep it busy, counted in bytes that it asks for. The only test of its file: another one beside it
//! would be counted too.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unsafe_code,
    reason = "tests may fail loudly, and only an allocator can count what is allocated"
)]

use helder_desk::{CheckOptions, check_policy};
use helder_model::from_json;
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

struct Counting;

static ASKED: AtomicUsize = AtomicUsize::new(0);

// SAFETY: each call goes to the system's own allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.fetch_add(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

#[test]
fn a_pack_of_ten_megabytes_or_of_endless_depth_is_refused_at_once() {
    let options: CheckOptions = from_json(r#"{"today": "2026-11-23", "locale": "en"}"#).unwrap();
    let large = format!("[pack]\nid = \"x\"\nvision.nl = \"{}\"", "a".repeat(10_000_000));
    let deep = format!("[pack]\nx = {}1{}", "[".repeat(200_000), "]".repeat(200_000));
    let deep_json = format!("{{\"pack\":{}1{}}}", "[".repeat(200_000), "]".repeat(200_000));
    let many = format!("[pack]\nid = \"x\"\nextends = \"nl-consumer\"\n{}", "[[row]]\nid = \"x\"\n".repeat(40_000));
    // The most bytes that may be asked for, in all: what is too large or too deep is hardly looked at, and of the others each row costs the same.
    let cases = [("large", large, 1_000), ("deep", deep, 40_000_000), ("deep JSON", deep_json, 1_000), ("many rows", many, 1_000_000_000)];
    for (what, text, most) in cases {
        let before = ASKED.load(Ordering::Relaxed);
        let report = check_policy(&text, &options);
        let asked = ASKED.load(Ordering::Relaxed) - before;
        assert!(!report.ok, "{what}");
        assert!(asked <= most, "{what}: {asked} bytes");
    }
}

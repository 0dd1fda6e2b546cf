//! What the checker does about a pack that is meant to keep it busy, counted in bytes that it asks for, and in time for what asks for none. The only
//! test of its file: another one beside it would be counted too.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unsafe_code,
    reason = "tests may fail loudly, and only an allocator can count what is allocated"
)]

use helder_desk::{CheckOptions, PolicyReport, check_policy};
use helder_model::from_json;
use helder_policy::PolicyPack;
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

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

fn counted(text: &str, options: &CheckOptions) -> (PolicyReport, usize) {
    let before = ASKED.load(Ordering::Relaxed);
    let report = check_policy(text, options);
    (report, ASKED.load(Ordering::Relaxed) - before)
}

/// A pack that can be read, of so many rows in one line of nearly a megabyte: of each there is something to tell, and each is much like the others.
fn busy(rows: usize) -> String {
    let needless: String = ["overdue-amount", "attempts", "reached", "opened", "clicked", "bounced", "causes", "vulnerabilities"]
        .iter()
        .map(|fact| format!(r#""{fact}":">= 0","#))
        .collect();
    let row = |i: usize| {
        format!(
            r#"{{"id":"x{i}","weight":{i},"when":{{{needless}"days-late":">= {i}","adviser":true}},"then":["call","call-back"],"because":{{"nl":"","en":"{}"}},"source":""}}"#,
            "because ".repeat(900_000 / 8 / rows - 40)
        )
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!(r#"{{"pack":{{"id":"busy","version":"1","extends":"nl-consumer"}},"row":[{}]}}"#, rows.join(","))
}

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
        let (report, asked) = counted(&text, &options);
        assert!(!report.ok, "{what}");
        assert!(asked <= most, "{what}: {asked} bytes");
    }
    // As many rows as a pack may have, on one line, each with something to tell of: twice as many cost twice as much, and what each is held beside
    // or counted up to is not asked for in bytes, but in time.
    let rows = PolicyPack::MOST_ROWS - 80;
    let (few, some) = counted(&busy(rows / 2), &options);
    let began = Instant::now();
    let (many, asked) = counted(&busy(rows), &options);
    assert!(few.ok && many.ok, "{:#?}", many.diagnostics.first());
    assert!(many.diagnostics.len() > 5 * rows && asked < 3 * some, "{} told, {some} and {asked} bytes", many.diagnostics.len());
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    let (more, _) = counted(&busy(PolicyPack::MOST_ROWS + 1), &options);
    assert_eq!((more.ok, more.diagnostics.first().map(|told| told.path.as_str())), (false, Some("row")));
}

//! A longer text takes as much more memory and as many more allocations, whatever the text.
//!
//! `CONGVAN_GROWTH=16384 cargo test --release --all-features --test growth` begins with texts
//! of so many bytes; without it they are short where the program is not optimised.
#![cfg(all(
    feature = "check",
    feature = "docx",
    feature = "dsig",
    feature = "json",
    feature = "xml",
    feature = "edxml",
    feature = "akn",
    feature = "record"
))]
#![allow(clippy::unwrap_used)] // what cannot be set up must fail

mod attacks;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use allocation_counter::measure;
use attacks::Attack;

/// How many times as much four times the text may take, in hundredths: 2.2 for each
/// doubling. The most at one time goes in steps, as lists double; what grows with the
/// square of the text would take 16 times as much.
const MOST: [u64; 3] = [484, 484, 600];

/// What does not grow with the text, for the longest ones: allocations, and bytes.
const GROUND: [u64; 3] = [200, 200_000, 200_000];

/// The length of the shorter text.
fn size() -> usize {
    let usual = if cfg!(debug_assertions) { 1024 } else { 4 * 1024 };
    std::env::var("CONGVAN_GROWTH").map_or(usual, |size| size.parse().unwrap())
}

/// What of an attack grows faster than its text.
fn steep(attack: &Attack, size: usize) -> Vec<String> {
    let [small, large] = [size, 4 * size].map(|size| attack.text(size));
    attack.run(&small); // what is made once is there
    let [small, large] = [small, large].map(|text| {
        let info = measure(|| attack.run(&text));
        [info.count_total, info.bytes_total, info.bytes_max]
    });
    let counted = small.into_iter().zip(large).zip(MOST.into_iter().zip(GROUND));
    let named = ["allocations", "bytes", "peak"].into_iter().zip(counted);
    named
        .filter(|(_, ((small, large), (most, ground)))| large * 100 > small * most && *large > small * 4 + ground)
        .map(|(what, ((small, large), _))| format!("{}: {what} {small}, then {large}", attack.name))
        .collect()
}

#[test]
fn allocations_grow_as_the_text_does() {
    let size = size();
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let threads = thread::available_parallelism().map_or(1, Into::into);
    // Each thread counts its own allocations.
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let attacks = attacks::all();
                while let Some(attack) = attacks.get(next.fetch_add(1, Ordering::Relaxed)) {
                    found.lock().unwrap().extend(steep(attack, size));
                }
            });
        }
    });
    let found = found.into_inner().unwrap();
    assert!(found.is_empty(), "{} of them:\n{}", found.len(), found.join("\n"));
}

//! A longer text takes as much more memory and as many more allocations, whatever the text.
#![cfg(all(
    feature = "check",
    feature = "json",
    feature = "xml",
    feature = "edxml",
    feature = "akn",
    feature = "record"
))]

mod attacks;

use allocation_counter::measure;

/// How many times as much four times the text may take, in hundredths: 2.2 for each
/// doubling. The most at one time goes in steps, as lists double; what grows with the
/// square of the text would take 16 times as much.
const MOST: [u64; 3] = [484, 484, 600];

/// What does not grow with the text: allocations, and bytes.
const GROUND: [u64; 3] = [200, 200_000, 200_000];

#[test]
fn allocations_grow_as_the_text_does() {
    let size = 4 * 1024;
    let mut steep = Vec::new();
    for attack in attacks::all() {
        let [small, large] = [size, 4 * size].map(|size| {
            let text = attack.text(size);
            attack.run(&text); // what is made once is there
            let info = measure(|| attack.run(&text));
            [info.count_total, info.bytes_total, info.bytes_max]
        });
        let counted = small.into_iter().zip(large).zip(MOST.into_iter().zip(GROUND));
        for (what, ((small, large), (most, ground))) in ["allocations", "bytes", "peak"].iter().zip(counted) {
            if large * 100 > small * most && large > small * 4 + ground {
                steep.push(format!("{}: {what} {small}, then {large}", attack.name));
            }
        }
    }
    assert!(steep.is_empty(), "{} of them:\n{}", steep.len(), steep.join("\n"));
}

//! How the work of every reader grows with texts that repeat one thing.
//!
//! `benches/growth.sh` counts the instructions of each attack for N and 2 N bytes. By
//! itself the program prints the time for both, which shows the gross cases at once.

// A bench that cannot measure must stop, and its figures are for the terminal.
#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stdout
)]

#[path = "../tests/attacks/mod.rs"]
mod attacks;

use std::hint::black_box;
use std::time::Instant;

use attacks::Attack;

/// valgrind begins a new part of its profile here.
#[inline(never)]
fn part_of_profile(at: usize) {
    black_box(at);
}

/// What stands behind an option: the attacks whose name has the last word.
fn chosen(words: &[String]) -> impl Iterator<Item = Attack> {
    let wanted = words.last().cloned().unwrap_or_default();
    attacks::all()
        .into_iter()
        .filter(move |attack| attack.name.contains(&wanted))
}

fn timed(size: usize) {
    for attack in attacks::all() {
        let [small, large] = [size, 2 * size].map(|size| {
            let text = attack.text(size);
            let least = (0..2).map(|_| {
                let start = Instant::now();
                attack.run(&text);
                start.elapsed().as_micros()
            });
            least.min().unwrap_or_default().max(1)
        });
        println!(
            "{:>3}.{:02} x {small:>9} µs {}",
            large / small,
            large * 100 / small % 100,
            attack.name
        );
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    match arguments.as_slice() {
        [option, words @ ..] if option == "--list" => chosen(words).for_each(|attack| println!("{}", attack.name)),
        [option, size, words @ ..] if option == "--all" => {
            for attack in chosen(words) {
                let text = attack.text(size.parse().unwrap());
                part_of_profile(0);
                attack.run(&text);
                part_of_profile(1);
            }
        }
        [size] => timed(size.parse().unwrap()),
        _ => timed(256 * 1024),
    }
}

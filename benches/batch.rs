//! Many letters on one thread and on two, beside what `is_nfc` gains on two threads over
//! the same letters in the same run: the budget is 0.9 of that gain.
//!
//! `cargo bench --bench batch -- [LETTERS [CONGVAN LINES]]`; 20,000 unless told. The most
//! memory that the process held is printed below the rates. With a command and a file of
//! lines `CONGVAN check --ndjson LINES` takes its turn in each pass: what the command
//! itself gains. `benches/batch.sh` gives both.

// A bench that cannot measure must stop, and its figures are for the terminal.
#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    dead_code
)]

#[path = "../examples/generate_letters/generator.rs"]
mod generator;

use std::process::{Command, Stdio};
use std::time::Instant;

use congvan::batch::Batch;
use congvan::{Checker, cite, letter};
use generator::Random;
use unicode_normalization::is_nfc;

/// What is done to the text of a letter.
type Task<'a> = dyn Fn(&str) -> usize + Sync + 'a;

const USUAL: usize = 20_000;
/// The letters are divided among so many passes over all works, one after the other, and
/// the median counts: a machine that others use is not as fast in one minute as in the next.
const PASSES: usize = 9;
/// So many letters go to a thread at once, so that handing them over costs next to
/// nothing beside `is_nfc`, too.
const CHUNK: usize = 64;
/// `is_nfc` is so fast that it goes over a chunk this often.
const ROUNDS: usize = 50;
/// Letters that are made before the clock runs; the stream repeats them.
const MADE: usize = 2_000;
const SEED: u64 = 7;

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let letters = words.first().map_or(USUAL, |word| word.parse().unwrap());
    let command = words.get(1).zip(words.get(2));
    let mut random = Random::new(SEED);
    let texts: Vec<String> = (0..MADE).map(|_| generator::letter(&mut random)).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{letters} letters of {} bytes each", bytes / texts.len());

    let checker = Checker::new();
    let nfc: &Task<'_> = &|text| (0..ROUNDS).filter(|_| is_nfc(std::hint::black_box(text))).count();
    let works: [(&str, &Task<'_>); 4] = [
        ("is_nfc", nfc),
        ("refs", &|text| cite::find(text).count()),
        ("parse", &|text| letter::from_str(text).document.body.len()),
        ("check", &|text| {
            checker.check(&letter::from_str(text)).diagnostics.len()
        }),
    ];
    let mut rates = [const { [const { Vec::new() }; 2] }; 4];
    let mut of_command = [const { Vec::new() }; 2];
    for _ in 0..PASSES {
        for (rates, (_, work)) in rates.iter_mut().zip(works) {
            for (rates, jobs) in rates.iter_mut().zip([1, 2]) {
                rates.push(rate(jobs, letters / PASSES, &texts, work));
            }
        }
        if let Some((congvan, lines)) = command {
            for (rates, jobs) in of_command.iter_mut().zip(["1", "2"]) {
                rates.push(rate_of_command(congvan, lines, jobs));
            }
        }
    }
    let rates = rates.map(|of| of.map(median));
    let most = rates[0][1] / rates[0][0];
    let names = works.iter().map(|(name, _)| *name).chain(["congvan check --ndjson"]);
    let all = rates.into_iter().chain(command.map(|_| of_command.map(median)));
    for (name, [one, two]) in names.zip(all) {
        let gained = two / one;
        println!(
            "  {name}: {one:.0} letters a second, {two:.0} on two threads: {gained:.2} times, {:.2} of what is_nfc gains",
            gained / most
        );
    }
    println!("  the budget is 0.9; most memory held: {} MiB", peak() / 1024);
}

/// Lines a second of the command, its start and its output included.
fn rate_of_command(congvan: &str, lines: &str, jobs: &str) -> f64 {
    let count = std::fs::read_to_string(lines).unwrap().lines().count();
    let begun = Instant::now();
    let arguments = ["check", "--format", "json", "--ndjson", lines, "--jobs", jobs];
    let ended = Command::new(congvan)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let took = begun.elapsed();
    assert!(matches!(ended.unwrap().code(), Some(0 | 1)));
    count as f64 / took.as_secs_f64()
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

fn rate(jobs: usize, letters: usize, texts: &[String], work: &Task<'_>) -> f64 {
    let chunks = letters.div_ceil(CHUNK);
    let begun = Instant::now();
    let mut done = 0;
    Batch::new()
        .jobs(jobs)
        .run(
            0..chunks,
            |chunk| {
                let places = chunk * CHUNK..letters.min((chunk + 1) * CHUNK);
                let count = places.len();
                let found: usize = places
                    .filter_map(|i| texts.get(i % texts.len()))
                    .map(|text| work(text))
                    .sum();
                std::hint::black_box(found);
                count
            },
            |count| {
                done += count;
                Ok::<(), ()>(())
            },
        )
        .unwrap();
    assert_eq!(done, letters);
    letters as f64 / begun.elapsed().as_secs_f64()
}

/// The most resident memory of this process in KiB, where the system says it.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok())
        .unwrap_or(0)
}

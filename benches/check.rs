//! Checking a letter beside reading it, over the same letters in the same run:
//! the budget is once the time of reading, citations found once.
//!
//! `cargo bench --bench check` prints the ratio behind the times.
#![allow(missing_docs, clippy::print_stdout)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use congvan::Checker;
use congvan::check::{example_letters, rules};
use congvan::letter::{self, Reading};
use criterion::Criterion;

/// The letters in which the examples of the rules stand, wrong and right: every
/// kind of document, every sort of fault.
fn letters() -> Vec<String> {
    let letters = rules().filter_map(|rule| example_letters(&rule.code));
    letters.flat_map(|letters| [letters.wrong, letters.right]).collect()
}

fn read(texts: &[String]) -> Vec<Reading> {
    texts.iter().map(|text| letter::from_str(black_box(text))).collect()
}

fn check(checker: &Checker, readings: &[Reading]) -> usize {
    let reports = readings.iter().map(|reading| checker.check(black_box(reading)));
    reports.map(|report| report.diagnostics.len()).sum()
}

fn best(rounds: usize, mut work: impl FnMut()) -> Duration {
    let times = (0..rounds).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let texts = letters();
    let readings = read(&texts);
    let checker = Checker::new();
    let mut group = criterion.benchmark_group("check");
    group.bench_function("read", |bench| bench.iter(|| read(&texts)));
    group.bench_function("check", |bench| bench.iter(|| check(&checker, &readings)));
    group.finish();
    criterion.final_summary();

    let (mut reading, mut checking) = (Duration::MAX, Duration::MAX);
    for _ in 0..20 {
        reading = reading.min(best(1, || {
            black_box(read(&texts));
        }));
        checking = checking.min(best(1, || {
            black_box(check(&checker, &readings));
        }));
    }
    println!(
        "{} letters, {} rules: check / read = {:.2} (budget 1)",
        texts.len(),
        rules().count(),
        checking.as_secs_f64() / reading.as_secs_f64()
    );
}

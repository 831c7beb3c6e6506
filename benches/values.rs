//! Parsing a number beside chrono's parsing of a date in the same run: the budget
//! is twice its time, for every form that is written as it should be.
//!
//! `cargo bench --bench values` prints the ratios and the allocations behind the
//! times of criterion, says which forms are beyond the budget, and fails where one
//! is far beyond it: half as much again, for a busy machine moves the figures. The
//! allocator that counts them is in the way of the times too, of ours alone: chrono
//! allocates nothing for a date. A number that is written as it should be allocates
//! once, its text; one that has to be mended a few times, for both spellings, at
//! most the times stated below. Mended forms are no typical numbers: they have no
//! budget of time, and their ratios are printed beside the others.

// A bench that cannot measure must stop, and its figures are for the terminal.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use congvan::value::DocumentNumber;
use criterion::Criterion;

const DATE: &str = "2020-03-05";

/// Each form as it is printed in order.
const NUMBERS: &[(&str, &str)] = &[
    ("decree", "118/2003/NĐ-CP"),
    ("letter", "1907/UBND-GDVH"),
    ("decision", "15/QĐ-BNV"),
    ("party", "2041-CV/BTCTU"),
    ("circular", "07/2013/TT-BTC"),
    ("law", "51/2025/QH15"),
    ("of a province", "21/2019/QĐ-UBND"),
    ("decimal", "41.2/2025/NQ-CP"),
    ("suffix", "12a/2008/NQ-CP"),
    ("consolidated", "29/VBHN-VPQH"),
    ("joint", "52/2009/TTLT-BTC-BNV"),
    ("joint of seven", "1874/2008/TTLT-TTCP-BNV-BTC-BQP-BCA-BTP-KTNN"),
    ("joint resolution", "73/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN"),
    ("party, rare kind", "33-CTr/TU"),
    ("mass organisation", "188-KH/TWĐTN-TNNT"),
    ("union", "804/QĐ-TLĐ"),
    ("court", "41/2022/HNGĐ-ST"),
    ("company", "05-02/18/CV-PT"),
    ("legacy", "97/CP"),
    ("legacy, groups", "744-TC/QĐ/NSNN"),
    ("blank", "/UBND-VX"),
    ("year behind", "11/QĐ-TTg/2021"),
    ("nine digits", "204118375/TTr-BQLDAHT"),
    ("letters first", "THK-QN/HQ/218"),
];

/// What has to be mended first: no typical number, told for comparison.
const MENDED: &[(&str, &str)] = &[
    ("spaces", "45/VHTT - TTTT"),
    ("en dash", "8/2013/TT–BTC"),
    ("look-alike", "15/QÐ-UBND"),
    ("old space", "71 TC/NSNN"),
    ("missing slash", "61/1999NĐ-CP"),
    ("decomposed", "45/UBND-E\u{302}"),
    ("lost bar", "8/2023/NQ-HDND"),
    ("line break", "8/2013/TT-\nBTC"),
    ("doubled", "52/2007//NĐ-CP"),
    ("blank of dots", "……/UBND-VX"),
];

/// The budget, and what fails the run.
const BUDGET: f64 = 2.0;
const FAR_BEYOND: f64 = 1.5 * BUDGET;

/// The most allocations that mending a number takes.
const MOST_ALLOCATIONS: u64 = 6;

/// The times that one parse is repeated in one measurement.
const REPEATS: u32 = 2000;

fn date() {
    black_box(black_box(DATE).parse::<NaiveDate>().unwrap());
}

fn number(text: &str) {
    black_box(black_box(text).parse::<DocumentNumber>().unwrap());
}

fn time(work: impl Fn()) -> Duration {
    let start = Instant::now();
    (0..REPEATS).for_each(|_| work());
    start.elapsed()
}

/// The best of many rounds of both, taken by turns so that both meet the same machine.
fn ratio(text: &str) -> f64 {
    let (mut ours, mut chrono) = (Duration::MAX, Duration::MAX);
    for _ in 0..400 {
        chrono = chrono.min(time(date));
        ours = ours.min(time(|| number(text)));
    }
    ours.as_secs_f64() / chrono.as_secs_f64()
}

/// How often a parse allocates, and how many bytes, the tables being there.
fn allocations(text: &str) -> (u64, u64) {
    number(text);
    let info = allocation_counter::measure(|| number(text));
    (info.count_total, info.bytes_total)
}

/// Prints the rows of a list and gives the ratio of each.
fn rows(numbers: &[(&'static str, &str)]) -> Vec<(&'static str, f64)> {
    let row = |(name, text): &(&'static str, &str)| {
        let (count, bytes) = allocations(text);
        let ratio = ratio(text);
        println!("  {name:18} {text:48} {ratio:5.2} {count:3} {bytes:4}");
        (*name, ratio)
    };
    numbers.iter().map(row).collect()
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let mut group = criterion.benchmark_group("values");
    group.bench_function("chrono date", |bench| bench.iter(date));
    for (name, text) in NUMBERS.iter().chain(MENDED) {
        group.bench_function(*name, |bench| bench.iter(|| number(text)));
    }
    group.finish();
    criterion.final_summary();

    let (count, bytes) = {
        let info = allocation_counter::measure(date);
        (info.count_total, info.bytes_total)
    };
    println!("number / chrono date (budget {BUDGET}), allocations, bytes allocated (chrono: {count}, {bytes})");
    for (_, text) in NUMBERS {
        assert_eq!(allocations(text).0, 1, "a number allocates its text alone: {text}");
    }
    let ratios = rows(NUMBERS);
    println!("to be mended first (no budget)");
    rows(MENDED);
    for (_, text) in MENDED {
        let count = allocations(text).0;
        assert!(count <= MOST_ALLOCATIONS, "mending allocates {count} times: {text}");
    }
    let beyond: Vec<_> = ratios.iter().filter(|(_, ratio)| *ratio > BUDGET).collect();
    println!("beyond the budget: {} of {} {beyond:.2?}", beyond.len(), ratios.len());
    let far: Vec<_> = beyond.iter().filter(|(_, ratio)| *ratio > FAR_BEYOND).collect();
    assert!(far.is_empty(), "far beyond the budget: {far:.2?}");
}

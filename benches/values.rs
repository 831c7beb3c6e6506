//! Parsing a number beside chrono's parsing of a date, allocations counted.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::hint::black_box;

use chrono::NaiveDate;
use congvan::value::DocumentNumber;
use criterion::{Criterion, criterion_group, criterion_main};

const NUMBERS: [&str; 4] = ["30/2020/NĐ-CP", "2362/UBND-VHTT", "15/QĐ-BNV", "3270-CV/BTGTU"];

fn values(c: &mut Criterion) {
    let mut group = c.benchmark_group("values");
    group.bench_function("chrono date", |b| {
        b.iter(|| black_box("2020-03-05").parse::<NaiveDate>().unwrap());
    });
    for number in NUMBERS {
        group.bench_function(number.replace('/', "_"), |b| {
            b.iter(|| black_box(number).parse::<DocumentNumber>().unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, values);
criterion_main!(benches);

//! What the work costs whatever the machine is doing: allocations and instructions.
//!
//! `cargo bench --bench counts` prints how often each piece of work allocates, and how
//! many bytes. `benches/instructions.sh` runs the pieces under valgrind, one after the
//! other, and prints their instructions beside those of their yardsticks.

// A bench that cannot measure must stop, and its figures are for the terminal.
#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stdout,
    dead_code
)]

#[path = "../examples/generate_letters/generator.rs"]
mod generator;

use std::hint::black_box;

use congvan::letter::Reading;
use congvan::value::DocumentNumber;
use congvan::{Checker, Document, cite, edxml, json, letter, xml};
use generator::Random;
use quick_xml::NsReader;
use quick_xml::events::Event;
use unicode_normalization::is_nfc;

/// How many generated letters the work is done on.
const LETTERS: usize = 200;
const SEED: u64 = 7;

/// A piece of work, its yardstick if another one measures it, and over how many things
/// it goes.
struct Work {
    name: &'static str,
    yardstick: Option<&'static str>,
    per: usize,
    run: Box<dyn Fn() -> usize>,
}

fn work(
    name: &'static str,
    yardstick: impl Into<Option<&'static str>>,
    per: usize,
    run: impl Fn() -> usize + 'static,
) -> Work {
    Work {
        name,
        yardstick: yardstick.into(),
        per,
        run: Box::new(run),
    }
}

fn texts() -> Vec<String> {
    let mut random = Random::new(SEED);
    (0..LETTERS).map(|_| generator::letter(&mut random)).collect()
}

fn readings() -> Vec<Reading> {
    texts().iter().map(|text| letter::from_str(text)).collect()
}

fn documents() -> Vec<Document> {
    readings().into_iter().map(|reading| reading.document).collect()
}

fn written(write: impl Fn(&Document) -> String) -> Vec<String> {
    documents().iter().map(write).collect()
}

fn events(text: &str) -> usize {
    let mut reader = NsReader::from_str(text);
    let mut count = 0;
    while let Ok((_, event)) = reader.read_resolved_event() {
        if matches!(event, Event::Eof) {
            break;
        }
        count += 1;
    }
    count
}

/// Does something to each text, and adds the answers up.
fn sum(texts: &[String], of: impl Fn(&str) -> usize) -> usize {
    texts.iter().map(|text| of(black_box(text))).sum()
}

/// A name, and what makes the work of that name.
type Named = (&'static str, fn() -> Work);

/// Every piece of work; its input is made when it is taken out of the list.
fn all() -> Vec<Named> {
    vec![
        ("nfc", || {
            let texts = texts();
            work("nfc", None, LETTERS, move || {
                sum(&texts, |text| usize::from(is_nfc(text)))
            })
        }),
        ("date", || {
            work("date", None, 1, || {
                usize::from(chrono::NaiveDate::parse_from_str(black_box("05/03/2020"), "%d/%m/%Y").is_ok())
            })
        }),
        ("number", || {
            work("number", "date", 1, || {
                usize::from(black_box("45/UBND-VX").parse::<DocumentNumber>().is_ok())
            })
        }),
        ("references", || {
            let texts = texts();
            work("references", "nfc", LETTERS, move || {
                sum(&texts, |text| cite::find(text).count())
            })
        }),
        ("letter", || {
            let texts = texts();
            work("letter", "nfc", LETTERS, move || {
                sum(&texts, |text| letter::from_str(text).document.body.len())
            })
        }),
        ("check", || {
            let (readings, checker) = (readings(), Checker::new());
            work("check", "letter", LETTERS, move || {
                let reports = readings.iter().map(|reading| checker.check(black_box(reading)));
                reports.map(|report| report.diagnostics.len()).sum()
            })
        }),
        ("json", || {
            let texts = written(|document| json::to_string(document).unwrap().output);
            work("json", None, LETTERS, move || {
                sum(&texts, |text| json::from_str(text).unwrap().body.len())
            })
        }),
        ("events", || {
            let texts = written(|document| xml::to_string(document).unwrap().output);
            work("events", None, LETTERS, move || sum(&texts, events))
        }),
        ("xml", || {
            let texts = written(|document| xml::to_string(document).unwrap().output);
            work("xml", "events", LETTERS, move || {
                sum(&texts, |text| xml::from_str(text).unwrap().body.len())
            })
        }),
        ("edxml", || {
            let packet = edxml::Packet::from_document(&documents().swap_remove(0)).output;
            let file = edxml::to_string(&packet).unwrap().output;
            work("edxml", None, 1, move || {
                usize::from(edxml::Reader::new(black_box(file.as_bytes())).is_ok())
            })
        }),
    ]
}

/// `--once NAME TIMES`: for valgrind, which counts what it sees.
fn once(arguments: &[String]) -> bool {
    let Some(at) = arguments.iter().position(|word| word == "--once") else {
        return false;
    };
    let (Some(name), Some(times)) = (arguments.get(at + 1), arguments.get(at + 2)) else {
        panic!("--once NAME TIMES");
    };
    let (_, make) = all().into_iter().find(|(known, _)| known == name).unwrap();
    let work = make();
    for _ in 0..times.parse().unwrap() {
        black_box((work.run)());
    }
    true
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if once(&arguments) {
        return;
    }
    if arguments.iter().any(|word| word == "--list") {
        for (_, make) in all() {
            let work = make();
            println!("{} {} {}", work.name, work.yardstick.unwrap_or("-"), work.per);
        }
        return;
    }
    println!(
        "{:<12} {:>14} {:>14}   for one, the tables being there",
        "work", "allocations", "bytes"
    );
    for (_, make) in all() {
        let work = make();
        black_box((work.run)());
        let info = allocation_counter::measure(|| {
            black_box((work.run)());
        });
        let per = u64::try_from(work.per).unwrap();
        println!(
            "{:<12} {:>14} {:>14}",
            work.name,
            info.count_total / per,
            info.bytes_total / per
        );
    }
}

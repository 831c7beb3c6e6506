//! Our side of `benches/peers/run.sh`: the same work that it has its peers do.
//!
//! `cargo bench --bench peers -- references FILE.ndjson`, `… packet FILE.edxml` and
//! `… word FOLDER` print one line of JSON each: seconds of the best of several runs, what was
//! counted, and the most memory that the process held.

// A bench that cannot measure must stop, and its figures are for the script.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::fs::File;
use std::io::{self, BufReader};
use std::time::{Duration, Instant};

use congvan::batch::{self, Item};
use congvan::{cite, docx, edxml};

const RUNS: usize = 5;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let (Some(work), Some(file)) = (arguments.next(), arguments.next()) else {
        println!("cargo bench --bench peers -- references FILE.ndjson | packet FILE.edxml | word FOLDER");
        return;
    };
    let (seconds, count) = match work.as_str() {
        "references" => references(&file),
        "word" => word(&file),
        _ => packet(&file),
    };
    println!(
        "{{\"work\": \"{work}\", \"by\": \"congvan\", \"seconds\": {seconds:.6}, \"count\": {count}, \"peak_kb\": {}}}",
        peak()
    );
}

fn best<T>(mut work: impl FnMut() -> T) -> (f64, T) {
    let mut shortest: Option<(Duration, T)> = None;
    for _ in 0..RUNS {
        let begun = Instant::now();
        let done = work();
        let took = begun.elapsed();
        if shortest.as_ref().is_none_or(|(before, _)| took < *before) {
            shortest = Some((took, done));
        }
    }
    let (took, done) = shortest.unwrap();
    (took.as_secs_f64(), done)
}

/// Citations in the texts of letters that are in memory.
fn references(file: &str) -> (f64, usize) {
    let reader = BufReader::new(File::open(file).unwrap());
    let texts: Vec<String> = batch::lines(reader, 1 << 26)
        .map(|line| Item::from_line(&line.unwrap()).unwrap().text().unwrap().to_owned())
        .collect();
    best(|| texts.iter().map(|text| cite::find(text).count()).sum())
}

/// Letters in Word files that are in memory, and how many of them have a number.
fn word(folder: &str) -> (f64, usize) {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let paths = paths.filter(|path| path.extension().is_some_and(|ending| ending == "docx"));
    let files: Vec<Vec<u8>> = paths.map(|path| std::fs::read(path).unwrap()).collect();
    best(|| {
        let readings = files.iter().map(|file| docx::from_slice(file).unwrap());
        readings.filter(|reading| reading.document.number.is_some()).count()
    })
}

/// The header of a packet and the bytes of its attachments, from the file.
fn packet(file: &str) -> (f64, usize) {
    best(|| {
        let mut reader = edxml::Reader::new(BufReader::with_capacity(64 * 1024, File::open(file).unwrap())).unwrap();
        let mut bytes = 0;
        while let Some(mut attachment) = reader.next_attachment().unwrap() {
            bytes += io::copy(&mut attachment, &mut io::sink()).unwrap();
        }
        usize::try_from(bytes).unwrap()
    })
}

/// The most resident memory of this process in KiB, where the system says it.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok())
        .unwrap_or(0)
}

//! Numbers as they are printed in real sentences and letters.
//!
//! The corpus is not part of the crate: its folder comes from the environment
//! variable `CONGVAN_CORPUS`, and without it the tests say that they were skipped.
#![cfg(feature = "letter")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::string_slice
)] // what cannot be set up must fail; figures are for the log

use std::fs;
use std::path::{Path, PathBuf};

use congvan::letter;
use congvan::text::{Limits, Source};
use congvan::value::{DocumentNumber, Kind};
use serde_json::Value;

fn corpus() -> Option<PathBuf> {
    let place = std::env::var_os("CONGVAN_CORPUS").map(PathBuf::from);
    if place.is_none() {
        println!("skipped: CONGVAN_CORPUS does not name the folder of the corpus");
    }
    place
}

/// How many numbers were read, and the misses with what was found.
#[derive(Debug, Default)]
struct Tally {
    read: usize,
    misses: Vec<String>,
}

impl Tally {
    fn count(&mut self, place: &str, gold: &str, found: Option<&DocumentNumber>) {
        self.read += 1;
        if found.is_none_or(|number| number.as_str() != gold) {
            let found = found.map_or("nothing", DocumentNumber::as_str);
            self.misses.push(format!("{place}: {gold} reads as {found}"));
        }
    }

    fn report(self, what: &str) -> Self {
        for miss in &self.misses {
            println!("{miss}");
        }
        println!("{what}: {} of {} numbers", self.read - self.misses.len(), self.read);
        self
    }
}

/// The first number of a stretch of a text, read where it stands, beside the word
/// that names its kind.
fn first_number(text: &str, from: usize, to: usize, kind: &str) -> Option<DocumentNumber> {
    let kind: Kind = kind.parse().unwrap();
    let places = text[from..to].char_indices().map(|(at, _)| from + at);
    let mut found = places.filter_map(|at| {
        let starts = text[at..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-'));
        DocumentNumber::scan_at(text, at).filter(|_| starts)
    });
    Some(found.next()?.0.beside(&kind))
}

/// Each cited number from its sentence, at the span of the citation.
fn sentences(corpus: &Path) -> Tally {
    let text = fs::read_to_string(corpus.join("references.jsonl")).unwrap();
    let mut tally = Tally::default();
    let mut left_out = 0;
    for line in text.lines() {
        let sentence: Value = serde_json::from_str(line).unwrap();
        let text = sentence["text"].as_str().unwrap();
        let byte = |of: &Value| {
            let at = usize::try_from(of.as_u64().unwrap()).unwrap();
            text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte)
        };
        for reference in sentence["refs"].as_array().unwrap() {
            let Some(gold) = reference["number"].as_str() else {
                continue;
            };
            // A serial without symbol is completed by the reader of citations.
            let printed = reference["number_raw"].as_str().unwrap_or(gold);
            if !printed.contains(char::is_uppercase) {
                left_out += 1;
                continue;
            }
            let kind = reference["type"].as_str().unwrap_or("văn bản");
            let found = first_number(text, byte(&reference["start"]), byte(&reference["end"]), kind);
            tally.count(&format!("sentence {}", sentence["id"]), gold, found.as_ref());
        }
    }
    println!("left out: {left_out} serials without symbol");
    assert!(left_out < 10);
    tally.report("sentences")
}

/// Every number that a walk through a text finds, from left to right.
fn numbers_in(text: &str, find: impl Fn(usize) -> Option<(DocumentNumber, usize)>) -> Vec<DocumentNumber> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let inside = text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ','));
        if at < from || inside || !(c.is_alphanumeric() || matches!(c, '/' | '-')) {
            continue;
        }
        if let Some((number, length)) = find(at) {
            from = at + length;
            found.push(number);
        }
    }
    found
}

/// The numbers that are found in the sentences and are none of the answer's: where
/// the words before them are looked at, and where they are not.
fn spurious(corpus: &Path) -> [Vec<String>; 2] {
    let text = fs::read_to_string(corpus.join("references.jsonl")).unwrap();
    let mut spurious = [Vec::new(), Vec::new()];
    let mut all = [0, 0];
    for line in text.lines() {
        let sentence: Value = serde_json::from_str(line).unwrap();
        let text = sentence["text"].as_str().unwrap();
        let mut gold: Vec<DocumentNumber> = Vec::new();
        for reference in sentence["refs"].as_array().unwrap() {
            let kind: Kind = reference["type"].as_str().unwrap_or("văn bản").parse().unwrap();
            let texts = [&reference["number"], &reference["number_raw"]];
            let numbers = texts.into_iter().filter_map(Value::as_str);
            gold.extend(numbers.filter_map(|text| DocumentNumber::parse_beside(text, &kind).ok()));
        }
        let led = numbers_in(text, |at| DocumentNumber::scan_at(text, at));
        let bare = numbers_in(text, |at| DocumentNumber::scan(&text[at..]));
        for (i, found) in [led, bare].into_iter().enumerate() {
            all[i] += found.len();
            let is_gold = |number: &DocumentNumber| {
                // The word for the kind may have given a bar back.
                let same = |gold: &DocumentNumber| gold == number || gold.as_str().replace('Đ', "D") == number.as_str();
                gold.iter().any(same)
            };
            let wrong = found.into_iter().filter(|number| !is_gold(number));
            spurious[i].extend(wrong.map(|number| format!("sentence {}: {}", sentence["id"], number.as_written())));
        }
    }
    for ((what, wrong), all) in ["behind its words", "alone"].iter().zip(&spurious).zip(all) {
        println!(
            "found {what}: {all} numbers, of them {} no number of the answer",
            wrong.len()
        );
        wrong.iter().for_each(|wrong| println!("  {wrong}"));
    }
    spurious
}

/// The answer to each letter, its file and its name.
fn letters(corpus: &Path) -> Vec<(Value, PathBuf, String)> {
    let entries = fs::read_dir(corpus.join("letters")).unwrap();
    let mut answers: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    answers.retain(|path| path.to_string_lossy().ends_with(".gold.json"));
    answers.sort();
    let letter = |path: &PathBuf| {
        let gold = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let stem = path.to_string_lossy().replace(".gold.json", "");
        let sources = ["txt", "md"].map(|end| PathBuf::from(format!("{stem}.{end}")));
        let source = sources.into_iter().find(|source| source.exists()).unwrap();
        let name = source.file_name().unwrap().to_string_lossy().into_owned();
        (gold, source, name)
    };
    answers.iter().map(letter).collect()
}

/// The number of each letter from its line, never from what the answer says of it.
fn own_numbers(corpus: &Path) -> Tally {
    let mut tally = Tally::default();
    for (gold, source, name) in letters(corpus) {
        let number = &gold["number"];
        let Some(text) = number["text"].as_str() else { continue };
        let reading = letter::from_slice(&fs::read(source).unwrap()).unwrap();
        let printed = reading.document.number.as_ref().map(DocumentNumber::as_written);
        let printed = printed.filter(|printed| reading.source.text().contains(printed));
        let kind = reading.document.kind.clone().unwrap_or(Kind::CongVan);
        let read = |text: &str| DocumentNumber::parse_beside(text, &kind).ok();
        // A serial that a scan destroyed leaves the symbol.
        let found = printed.and_then(|printed| read(printed).or_else(|| read(&printed[printed.find('/')?..])));
        tally.count(&name, text, found.as_ref());
        if let Some(found) = found.filter(|found| found.as_str() == text) {
            assert_eq!(found.serial().map(u64::from), number["serial"].as_u64(), "{text}");
            assert_eq!(found.year().map(u64::from), number["year"].as_u64(), "{text}");
            assert_eq!(found.notation(), number["notation"].as_str(), "{text}");
        }
    }
    tally.report("letters")
}

/// The numbers that each letter cites, from the citation as it is printed.
fn cited_numbers(corpus: &Path) -> Tally {
    let mut tally = Tally::default();
    for (gold, source, name) in letters(corpus) {
        let source = Source::from_slice(&fs::read(source).unwrap(), &Limits::default()).unwrap();
        for reference in gold["references"].as_array().into_iter().flatten() {
            let gold = (reference["number"].as_str(), reference["as_written"].as_str());
            let (Some(number), Some(printed)) = gold else { continue };
            if number.contains(char::is_uppercase) && printed.contains(char::is_uppercase) {
                let kind = reference["kind"].as_str().unwrap_or("văn bản");
                // In a font of before Unicode the letter is decoded before it is read.
                let decoded = source.legacy().map(|legacy| Source::from_legacy(printed, legacy.font));
                let printed = decoded.as_ref().map_or(printed, Source::text);
                let found = first_number(printed, 0, printed.len(), kind);
                tally.count(&name, number, found.as_ref());
            }
        }
    }
    tally.report("citations of letters")
}

#[test]
fn numbers_are_read_from_print_to_their_canonical_form() {
    let Some(corpus) = corpus() else { return };
    let tallies = [sentences(&corpus), own_numbers(&corpus), cited_numbers(&corpus)];
    let read: usize = tallies.iter().map(|tally| tally.read).sum();
    let missed: usize = tallies.iter().map(|tally| tally.misses.len()).sum();
    println!("all: {} of {read} numbers", read - missed);
    assert!(read > 200, "{read}");
    assert!(missed * 100 <= read, "fewer than 99 %: {tallies:#?}");
}

/// The numbers that are found in the letters and that their answers do not know.
fn spurious_in_letters(corpus: &Path) -> Vec<String> {
    let mut spurious = Vec::new();
    let mut all = 0;
    for (gold, source, name) in letters(corpus) {
        let Some(references) = gold["references"].as_array() else {
            continue;
        };
        let source = Source::from_slice(&fs::read(source).unwrap(), &Limits::default()).unwrap();
        let cited = references.iter().map(|reference| &reference["number"]);
        let known = cited.chain([&gold["number"]["text"]]).filter_map(Value::as_str);
        let bare = |text: &str| text.replace('Đ', "D");
        let known: Vec<String> = known.map(bare).collect();
        let text = source.text();
        let found = numbers_in(text, |at| DocumentNumber::scan_at(text, at));
        all += found.len();
        let wrong = found.iter().filter(|number| !known.contains(&bare(number.as_str())));
        spurious.extend(wrong.map(|number| format!("{name}: {}", number.as_written())));
    }
    println!(
        "found in letters: {all} numbers, of them {} no number of the answers",
        spurious.len()
    );
    spurious.iter().for_each(|wrong| println!("  {wrong}"));
    spurious
}

/// The one form that is found alone, twice, has its word before it: `Biểu số`.
#[test]
fn what_is_found_in_sentences_is_a_number() {
    let Some(corpus) = corpus() else { return };
    let [led, bare] = spurious(&corpus);
    assert!(led.is_empty() && bare.len() <= 2, "{led:#?} {bare:#?}");
    // The blank of a draft, a serial that lost a digit, the number of a copy: numbers
    // of documents all three, which the answers give otherwise or not at all.
    let letters = spurious_in_letters(&corpus);
    assert!(letters.len() <= 3, "{letters:#?}");
}

//! Numbers against a corpus of real ones.
//!
//! The corpus is not part of the crate: its folder comes from the environment
//! variable `CONGVAN_CORPUS`, and without it the test says that it was skipped.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)] // what cannot be set up must fail; figures are for the log

use std::fs;
use std::path::PathBuf;

use congvan::value::DocumentNumber;
use serde_json::Value;

fn corpus() -> Option<PathBuf> {
    let place = std::env::var_os("CONGVAN_CORPUS").map(PathBuf::from);
    if place.is_none() {
        println!("skipped: CONGVAN_CORPUS does not name the folder of the corpus");
    }
    place
}

/// Each number as it stands in the text, if that is told, and its canonical form.
fn references(corpus: &std::path::Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(corpus.join("references.jsonl")).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let refs = lines.flat_map(|line| line["refs"].as_array().unwrap().clone());
    refs.filter_map(|reference| {
        let number = reference["number"].as_str()?.to_owned();
        // What the citation left out is completed by its reader, not by the number.
        let raw = reference["number_raw"].as_str();
        let raw = raw.filter(|raw| raw.contains(|c: char| c.is_uppercase()));
        Some((raw.unwrap_or(&number).to_owned(), number))
    })
    .collect()
}

#[test]
fn numbers_parse_to_their_canonical_form() {
    let Some(corpus) = corpus() else { return };
    let mut pairs = references(&corpus);
    let cited = pairs.len();
    for entry in fs::read_dir(corpus.join("letters")).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with(".gold.json") {
            let gold: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            let number = &gold["number"];
            if let Some(text) = number["text"].as_str() {
                let parsed: DocumentNumber = text.parse().unwrap();
                assert_eq!(parsed.serial().map(u64::from), number["serial"].as_u64(), "{text}");
                assert_eq!(parsed.year().map(u64::from), number["year"].as_u64(), "{text}");
                assert_eq!(parsed.notation(), number["notation"].as_str(), "{text}");
                pairs.push((text.to_owned(), text.to_owned()));
            }
        }
    }
    let wrong = pairs.iter().filter(|(raw, gold)| {
        let right = raw
            .parse::<DocumentNumber>()
            .is_ok_and(|number| number.as_str() == gold);
        if !right {
            println!("{raw}: not {gold}");
        }
        !right
    });
    let wrong = wrong.count();
    println!(
        "{} of {} numbers, {cited} of them cited",
        pairs.len() - wrong,
        pairs.len()
    );
    assert!(wrong * 100 <= pairs.len());
    // In running text a number begins with its serial or the blank for it; those
    // of private senders that begin with letters need the word `số` before them.
    let symbol = |text: &str| text.contains(|c: char| c.is_uppercase()) && !text.starts_with(char::is_alphabetic);
    let scanned = pairs.iter().filter(|(raw, _)| symbol(raw));
    let (mut found, mut of) = (0, 0);
    for (raw, _) in scanned {
        of += 1;
        match DocumentNumber::scan(&format!("{raw} ngày")) {
            Some((_, length)) if length == raw.len() => found += 1,
            other => println!("scan: {raw}: {other:?}"),
        }
    }
    println!("scanned: {found} of {of}");
    assert!((of - found) * 100 <= of * 3);
}

//! The reader against real letters with answers written by hand.
//!
//! The letters are not part of the crate: their folder comes from the
//! environment variable `CONGVAN_CORPUS`, and without it the test says that it
//! was skipped.
#![cfg(feature = "letter")]
#![allow(clippy::unwrap_used, clippy::print_stdout)] // what cannot be set up must fail; figures are for the log

mod kept;
mod told;

use std::fs;
use std::path::{Path, PathBuf};

use congvan::letter::{self, Reading};
use congvan::text::fold;
use congvan::value::Kind;
use kept::{letters_in, letters_of, text_of};
use serde_json::Value;
use told::letters_in_folder;

fn corpus() -> Option<PathBuf> {
    let place = std::env::var_os("CONGVAN_CORPUS").map(PathBuf::from);
    if place.is_none() {
        println!("skipped: CONGVAN_CORPUS does not name the folder of the corpus");
    }
    place
}

fn read(file: &Path) -> Reading {
    letter::from_slice(&fs::read(file).unwrap()).unwrap()
}

fn gold_of(file: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(file.with_extension("gold.json")).unwrap()).unwrap()
}

/// The letter that the crate started from: every field of its answer.
#[test]
fn the_first_letter_gives_every_field() {
    let Some(corpus) = corpus() else { return };
    let file = corpus.join("letters/000_binh_thanh_2024.md");
    let reading = read(&file);
    let document = serde_json::to_value(&reading.document).unwrap();
    let gold = gold_of(&file);
    for field in [
        "kind",
        "issuers",
        "place",
        "date",
        "subject",
        "addressees",
        "recipients",
        "urgency",
        "secrecy",
    ] {
        assert_eq!(document[field], gold[field], "{field}");
    }
    for (field, parts) in [
        ("number", ["serial", "year", "notation", "text"].as_slice()),
        ("archive", &["units", "copies"]),
    ] {
        for part in parts {
            assert_eq!(document[field][part], gold[field][part], "{field}.{part}");
        }
    }
    let (signature, expected) = (&document["signatures"][0], &gold["signatures"][0]);
    assert_eq!(
        signature["capacity"][0]["authority"],
        expected["capacity"][0]["authority"]
    );
    assert_eq!(signature["capacity"][0]["title"], expected["capacity"][0]["title"]);
    assert_eq!(
        (&signature["position"], &signature["signer"]),
        (&expected["position"], &expected["signer"])
    );
    assert!(reading.document.unplaced.is_empty());
}

#[test]
fn the_first_letter_cites_five_documents() {
    let Some(corpus) = corpus() else { return };
    let file = corpus.join("letters/000_binh_thanh_2024.md");
    let text = fs::read_to_string(&file).unwrap();
    let found: Vec<_> = congvan::cite::find(&text).collect();
    let gold = gold_of(&file);
    let expected = gold["references"].as_array().unwrap();
    assert_eq!(found.len(), expected.len());
    for (citation, expected) in found.iter().zip(expected) {
        let reference = &citation.reference;
        assert_eq!(reference.kind, Kind::from_name(expected["kind"].as_str().unwrap()));
        assert_eq!(
            reference.number.as_ref().map(|n| n.as_str()),
            expected["number"].as_str()
        );
        assert_eq!(
            reference.date.map(|d| d.to_string()).as_deref(),
            expected["date"].as_str()
        );
        assert_eq!(reference.issuer.as_deref(), expected["issuer"].as_str());
    }
}

#[cfg(feature = "check")]
#[test]
fn the_first_letter_breaks_just_these_rules() {
    use congvan::Checker;
    use congvan::check::Stage;
    use congvan::diagnostic::Severity;

    let Some(corpus) = corpus() else { return };
    let reading = read(&corpus.join("letters/000_binh_thanh_2024.md"));
    let found = |stage| {
        let report = Checker::new().stage(stage).check(&reading);
        let codes = report
            .diagnostics
            .into_iter()
            .map(|d| (d.code.into_owned(), d.severity));
        codes.collect::<Vec<_>>()
    };
    let code = |code: &str, severity| (code.to_owned(), severity);
    let expected = [
        code("F02", Severity::Error),
        code("N07", Severity::Error),
        code("D01", Severity::Error),
        code("B21", Severity::Warning),
        code("R17", Severity::Error),
    ];
    assert_eq!(found(Stage::Incoming), expected);
    let draft = [
        code("F02", Severity::Error),
        code("N07", Severity::Info),
        code("D01", Severity::Info),
        code("B21", Severity::Warning),
        code("R17", Severity::Error),
    ];
    assert_eq!(found(Stage::Draft), draft);
}

/// Every letter, legible or not, gives a document and keeps its text.
#[test]
fn every_letter_gives_a_document_and_keeps_its_letters() {
    let Some(corpus) = corpus() else { return };
    let mut letters = letters_in_folder(corpus.join("letters"));
    letters.extend(letters_in_folder(corpus.join("letters_unlabelled")));
    let (mut kept, mut total, mut unplaced) = (0, 0, 0);
    for file in &letters {
        let reading = read(file);
        let (source, found) = (
            letters_of(reading.source.text()),
            letters_in(&text_of(&reading.document)),
        );
        kept += source
            .iter()
            .map(|(c, n)| n.min(found.get(c).unwrap_or(&0)))
            .sum::<usize>();
        total += source.values().sum::<usize>();
        unplaced += letters_of(&reading.document.unplaced.join(" ")).values().sum::<usize>();
    }
    println!(
        "{} letters: {kept} of {total} characters kept, {unplaced} unplaced",
        letters.len()
    );
    assert!(kept * 1000 >= total * 999, "kept {kept} of {total}");
    assert!(unplaced * 100 <= total * 5, "unplaced {unplaced} of {total}");
}

/// The share of right fields over all letters with an answer.
#[test]
fn most_fields_of_every_letter_are_right() {
    let Some(corpus) = corpus() else { return };
    let (mut right, mut total) = (0, 0);
    for file in letters_in_folder(corpus.join("letters")) {
        let document = serde_json::to_value(read(&file).document).unwrap();
        let gold = gold_of(&file);
        for field in [
            "issuers",
            "place",
            "date",
            "subject",
            "addressees",
            "recipients",
            "urgency",
            "secrecy",
        ] {
            if let Some(expected) = gold.get(field) {
                total += 1;
                right += usize::from(comparable(&document[field]) == comparable(expected));
            }
        }
    }
    println!("{right} of {total} fields right");
    assert!(right * 100 >= total * 90, "{right} of {total} fields right");
}

fn comparable(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::from(
            fold(text)
                .trim_matches([' ', '.', ';', ',', '-'])
                .replace("- ", "-")
                .replace(" -", "-"),
        ),
        Value::Array(items) => items.iter().map(comparable).collect(),
        Value::Object(fields) => fields.iter().map(|(k, v)| (k.clone(), comparable(v))).collect(),
        other => other.clone(),
    }
}

//! Letters that we wrote, each beside the document that a careful clerk reads in it.
//!
//! With `CONGVAN_BLESS=1` the documents are written anew: read the diff before
//! committing it.

use std::fs;
use std::path::Path;

use congvan::letter;
use serde_json::Value;

use crate::told::letters_in_folder;

#[test]
fn every_letter_reads_as_its_document() {
    let files = letters_in_folder("tests/letters");
    assert!(files.len() >= 6, "the letters are missing");
    for file in files {
        let reading = letter::from_slice(&fs::read(&file).unwrap()).unwrap();
        let document = serde_json::to_value(&reading.document).unwrap();
        let gold_file = file.with_extension("json");
        if std::env::var_os("CONGVAN_BLESS").is_some() {
            fs::write(
                &gold_file,
                serde_json::to_string_pretty(&reading.document).unwrap() + "\n",
            )
            .unwrap();
        }
        let gold: Value = serde_json::from_str(&fs::read_to_string(&gold_file).unwrap()).unwrap();
        for (field, value) in gold.as_object().unwrap() {
            assert_eq!(&document[field], value, "{}: {field}", file.display());
        }
    }
}

#[test]
fn every_place_lies_in_the_text_and_holds_its_value() {
    for file in letters_in_folder("tests/letters") {
        let reading = letter::from_slice(&fs::read(&file).unwrap()).unwrap();
        for (path, traced) in reading.trace.iter() {
            assert!(
                reading.source.slice(traced.span).is_some(),
                "{}: {path}",
                file.display()
            );
        }
        let at = |path: &str| {
            reading
                .trace
                .get(path)
                .and_then(|traced| reading.source.slice(traced.span))
        };
        let document = &reading.document;
        assert_eq!(at("/number"), document.number.as_ref().map(|n| n.as_written()));
        assert_eq!(at("/end_mark"), document.end_mark.as_deref());
        assert_eq!(at("/place"), document.place.as_deref());
    }
}

#[test]
fn the_same_letter_in_every_spelling_is_the_same_document() {
    use unicode_normalization::UnicodeNormalization;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters");
    let text = fs::read_to_string(folder.join("cong_van_hai_cot.txt")).unwrap();
    let expected = letter::from_str(&text).document;
    let decomposed: String = text.nfd().collect();
    let utf16: Vec<u8> = format!("\u{FEFF}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes) in [
        ("NFD", decomposed.into_bytes()),
        ("byte order mark", format!("\u{FEFF}{text}").into_bytes()),
        ("CRLF", text.replace('\n', "\r\n").into_bytes()),
        ("Icelandic Ð", text.replace('Đ', "Ð").into_bytes()),
        ("UTF-16", utf16),
    ] {
        let reading = letter::from_slice(&bytes).unwrap();
        assert_eq!(reading.document, expected, "{name}");
    }
}

#[test]
fn a_document_written_as_text_reads_as_itself() {
    for file in letters_in_folder("tests/letters") {
        let document = letter::from_slice(&fs::read(&file).unwrap()).unwrap().document;
        let written = letter::to_string(&document).unwrap();
        let again = letter::from_str(&written.output).document;
        let name = file.display();
        assert_eq!(again.kind, document.kind, "{name}");
        assert_eq!(again.issuers, document.issuers, "{name}");
        assert_eq!(again.number, document.number, "{name}");
        assert_eq!((again.place, again.date), (document.place, document.date), "{name}");
        assert_eq!(again.subject, document.subject, "{name}");
        assert_eq!(again.addressees, document.addressees, "{name}");
        assert_eq!(again.signatures, document.signatures, "{name}");
        assert_eq!(again.recipients, document.recipients, "{name}");
        assert_eq!(again.archive, document.archive, "{name}");
        assert_eq!(
            (again.urgency, again.end_mark),
            (document.urgency, document.end_mark),
            "{name}"
        );
    }
}

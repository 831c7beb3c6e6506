//! Akoma Ntoso: what is written reads back, is valid, and says what archives look for;
//! what others wrote is read as far as it goes.
#![cfg(all(feature = "akn", feature = "json"))]
#![allow(clippy::unwrap_used, clippy::print_stdout)] // what cannot be set up must fail; notices are for the log

mod common;

use std::collections::BTreeMap;

use common::{document, is_xml_char, text, wild_text};
use congvan::document::{Appendix, Block, BlockKind, Signature};
use congvan::text::Limits;
use congvan::value::{Capacity, Kind, Organ, SigningAuthority};
use congvan::{Document, ErrorKind, Lang, akn, json};
use proptest::prelude::*;
use serde_json::Value;

fn as_json(document: &Document) -> String {
    json::to_string(document).unwrap().output
}

proptest! {
    #[test]
    fn every_document_reads_back(document in document(&text())) {
        let written = akn::to_string(&document).unwrap();
        prop_assert_eq!(&written.losses, &[]);
        let read = akn::read(written.output.as_bytes(), &Limits::default()).unwrap();
        prop_assert_eq!(&read.losses, &[]);
        // Equality of numbers leaves out how they were written; the text does not.
        prop_assert_eq!(as_json(&read.output), as_json(&document));
        prop_assert_eq!(akn::to_string(&read.output).unwrap(), written);
    }

    /// Characters that XML cannot hold become U+FFFD, and each field says so once.
    #[test]
    fn the_losses_are_what_differs(document in document(&wild_text())) {
        let mut expected: Value = serde_json::from_str(&as_json(&document)).unwrap();
        let mut lost = BTreeMap::new();
        replace(&mut expected, String::new(), &mut lost);
        let written = akn::to_string(&document).unwrap();
        let reported: Vec<(String, String)> = written.losses.iter().map(|l| (l.path.clone(), l.what.clone())).collect();
        prop_assert_eq!(reported.len(), lost.len());
        prop_assert_eq!(reported.into_iter().collect::<BTreeMap<_, _>>(), lost);
        let back = akn::from_str(&written.output).unwrap();
        prop_assert_eq!(serde_json::to_value(&back).unwrap(), expected);
    }

    #[test]
    fn utf_16_says_the_same(document in document(&text())) {
        let written = akn::to_string(&document).unwrap().output;
        let utf16: Vec<u8> = "\u{FEFF}".encode_utf16().chain(written.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        prop_assert_eq!(as_json(&akn::from_slice(&utf16).unwrap()), as_json(&document));
    }

    #[test]
    fn a_damaged_file_is_an_error_with_a_place(
        document in document(&text()),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = akn::to_vec(&document).unwrap().output;
        for (index, byte) in &changes {
            let at = index.index(bytes.len());
            bytes[at] = *byte;
        }
        if let Err(error) = akn::from_str(&String::from_utf8_lossy(&bytes)) {
            prop_assert!(error.position().is_some(), "{}", error);
            prop_assert!(!error.message(Lang::Vi).is_empty());
        }
    }
}

/// Does to a JSON value what XML does to its texts.
fn replace(value: &mut Value, path: String, lost: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            let mut found = Vec::new();
            for c in text.chars().filter(|c| !is_xml_char(*c)) {
                let point = format!("U+{:04X}", u32::from(c));
                if !found.contains(&point) {
                    found.push(point);
                }
            }
            if !found.is_empty() {
                *text = text.replace(|c| !is_xml_char(c), "\u{FFFD}");
                lost.insert(path, found.join(", "));
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter_mut().enumerate() {
                replace(item, format!("{path}/{i}"), lost);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                replace(field, format!("{path}/{name}"), lost);
            }
        }
        _ => {}
    }
}

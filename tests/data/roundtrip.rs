//! Laws of the formats: what is written reads back, and nothing is lost on the way.

use std::collections::BTreeMap;

use crate::common::{document, replace, text, wild_text};
use congvan::{Document, json, xml};
use proptest::prelude::*;

fn as_json(document: &Document) -> String {
    let written = json::to_string(document).unwrap();
    assert!(written.losses.is_empty());
    written.output
}

proptest! {
    #[test]
    fn json_reads_back_as_the_same_text(document in document(&wild_text())) {
        let text = as_json(&document);
        let back = json::from_str(&text).unwrap();
        prop_assert_eq!(&back, &document);
        // Equality of numbers leaves out how they were written; the text does not.
        prop_assert_eq!(as_json(&back), text);
    }

    #[test]
    fn xml_reads_back_as_the_same_document(document in document(&text())) {
        let written = xml::to_string(&document).unwrap();
        prop_assert_eq!(&written.losses, &[]);
        let back = xml::from_str(&written.output).unwrap();
        prop_assert_eq!(&back, &document);
        prop_assert_eq!(as_json(&back), as_json(&document));
        prop_assert_eq!(xml::to_string(&back).unwrap(), written);
    }

    #[test]
    fn json_to_xml_and_back_is_the_same_json(document in document(&text())) {
        let text = as_json(&document);
        let through = xml::to_vec(&json::from_str(&text).unwrap()).unwrap();
        prop_assert_eq!(as_json(&xml::from_slice(&through.output).unwrap()), text);
    }

    /// Both formats read UTF-16 as they read UTF-8.
    #[test]
    fn utf_16_says_the_same(document in document(&text())) {
        let utf16 = |text: &str| -> Vec<u8> {
            "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
        };
        let json = as_json(&document);
        prop_assert_eq!(as_json(&json::from_slice(&utf16(&json)).unwrap()), json.clone());
        let xml = xml::to_string(&document).unwrap().output;
        prop_assert_eq!(as_json(&xml::from_slice(&utf16(&xml)).unwrap()), json);
    }

    /// Characters that XML cannot hold become U+FFFD, and each field says so once.
    #[test]
    fn xml_reports_what_it_cannot_hold(document in document(&wild_text())) {
        let mut expected = serde_json::to_value(&document).unwrap();
        let mut lost = BTreeMap::new();
        replace(&mut expected, String::new(), &mut lost);
        let written = xml::to_string(&document).unwrap();
        let reported: Vec<(String, String)> = written.losses.iter().map(|l| (l.path.clone(), l.what.clone())).collect();
        prop_assert_eq!(reported.len(), lost.len());
        prop_assert_eq!(reported.into_iter().collect::<BTreeMap<_, _>>(), lost);
        let back = xml::from_str(&written.output).unwrap();
        prop_assert_eq!(serde_json::to_value(&back).unwrap(), expected);
    }

    /// Whatever is given, the readers answer.
    #[test]
    fn nothing_makes_the_readers_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,60}") {
        let _ = (json::from_slice(&bytes), xml::from_slice(&bytes));
        let _ = (json::from_str(&text), xml::from_str(&text));
    }

    /// A document with a few bytes changed reads or fails, and an error has its place.
    #[test]
    fn a_damaged_document_is_an_error_with_a_place(
        document in document(&text()),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let damage = |text: String| {
            let mut bytes = text.into_bytes();
            for (index, byte) in &changes {
                let at = index.index(bytes.len());
                bytes[at] = *byte;
            }
            String::from_utf8_lossy(&bytes).into_owned()
        };
        for result in [
            json::from_str(&damage(as_json(&document))),
            xml::from_str(&damage(xml::to_string(&document).unwrap().output)),
        ] {
            if let Err(error) = result {
                prop_assert!(error.position().is_some(), "{}", error);
                prop_assert!(!error.message(congvan::Lang::Vi).is_empty());
            }
        }
    }
}

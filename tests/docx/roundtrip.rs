//! A document that is written as a Word file reads back as itself.

use crate::printed::document;
use congvan::document::Document;
use congvan::docx;
use congvan::value::Kind;
use proptest::prelude::*;

fn read_back(document: &Document) -> Document {
    let written = docx::to_vec(document).unwrap();
    assert_eq!(written.losses, []);
    docx::from_slice(&written.output).unwrap().document
}

proptest! {
    // Each case is a whole file, written and read twice.
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 4))]

    #[test]
    fn written_and_read_it_is_the_same(document in document()) {
        let mut again = read_back(&document);
        // Blanks in a date are drawn as wide as the printer likes.
        again.date_as_written.clone_from(&document.date_as_written);
        prop_assert!(again == document, "{}", difference(&document, &again));
    }
}

#[test]
fn letters_of_every_kind_read_back() {
    let mut wrong = Vec::new();
    // A thư công has no title: nothing on the page tells it from a công văn.
    let told = |(_, letter): &(String, Document)| letter.kind != Some(Kind::ThuCong);
    for (name, letter) in crate::paper::letters().into_iter().filter(told) {
        let again = read_back(&letter);
        if again != letter {
            wrong.push(format!("{name}: {}", difference(&letter, &again)));
        }
    }
    assert!(wrong.is_empty(), "{} letters differ\n{}", wrong.len(), wrong.join("\n"));
}

/// The page keeps the rules: what it is found guilty of lies in the words.
#[cfg(feature = "check")]
#[test]
fn the_page_is_without_fault() {
    let mut faults = Vec::new();
    for (name, letter) in crate::paper::letters() {
        let file = docx::to_vec(&letter).unwrap().output;
        let reading = docx::from_slice(&file).unwrap();
        let of_words = congvan::Checker::new().check(&reading.document).diagnostics;
        for found in congvan::Checker::new().check(&reading).diagnostics {
            if !of_words.iter().any(|other| other.code == found.code) {
                faults.push(format!(
                    "{name}: {} {} at {:?}",
                    found.code, found.message.en, found.path
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// The lines in which two documents differ.
fn difference(before: &Document, after: &Document) -> String {
    let (before, after) = (format!("{before:#?}"), format!("{after:#?}"));
    let only = |a: &str, b: &str, sign: char| -> String {
        let lines = a.lines().filter(|line| !b.lines().any(|other| other == *line));
        lines.map(|line| format!("\n  {sign} {}", line.trim())).collect()
    };
    only(&before, &after, '-') + &only(&after, &before, '+')
}

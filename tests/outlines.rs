//! The outline of the content: type and marker of each block, against outlines
//! written by hand before the reader saw the letter.
#![cfg(feature = "letter")]
#![allow(clippy::unwrap_used, clippy::print_stdout)] // in helpers, too: what cannot be set up must fail

mod told;

use std::fs;

use congvan::Document;
use congvan::document::Block;
use congvan::letter;
use congvan::text::Limits;
use told::{difference, kind_of, letters_in_folder};

/// One line a block: `clause 1.`; `appendix` before the blocks of each annex.
fn outline(document: &Document) -> String {
    let line = |block: &Block| match &block.marker {
        Some(marker) => format!("{} {marker}\n", kind_of(block)),
        None => kind_of(block) + "\n",
    };
    let mut out: String = document.body.iter().map(line).collect();
    for appendix in &document.appendices {
        out.push_str("appendix\n");
        out.extend(appendix.body.iter().map(line));
    }
    out
}

#[test]
fn every_letter_has_the_outline_written_for_it() {
    let files = letters_in_folder("tests/outlines");
    assert!(files.len() >= 10, "the letters are missing");
    let mut wrong = Vec::new();
    for file in &files {
        let reading = letter::from_slice(&fs::read(file).unwrap(), &Limits::default()).unwrap();
        let expected = fs::read_to_string(file.with_extension("outline")).unwrap();
        let found = outline(&reading.document);
        if found != expected {
            wrong.push(difference(file, &expected, &found) + &found);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} outlines differ\n{}",
        wrong.len(),
        files.len(),
        wrong.join("\n")
    );
}

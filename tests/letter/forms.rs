//! Letters in every shape that offices, programs and machines give them, each
//! beside what a careful clerk reads in it, written before the reader saw it.
//!
//! An expectation has one line a value; ` … ` in it stands for words left out.

use std::fs;

use crate::kept::assert_kept;
use crate::told::{is_told, letters_in_folder, tell};
use congvan::letter;

#[test]
fn every_shape_reads_as_its_document() {
    let files = letters_in_folder("tests/shapes");
    assert!(files.len() >= 40, "the letters are missing");
    let mut wrong = Vec::new();
    for file in &files {
        let reading = letter::from_slice(&fs::read(file).unwrap()).unwrap();
        let expected = fs::read_to_string(file.with_extension("expect")).unwrap();
        let told = tell(&reading.document);
        if !is_told(&expected, &told) {
            wrong.push(crate::told::difference(file, &expected, &told));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} shapes differ\n{}",
        wrong.len(),
        files.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_shape_keeps_its_letters() {
    for file in letters_in_folder("tests/shapes") {
        assert_kept(&fs::read_to_string(file).unwrap());
    }
}

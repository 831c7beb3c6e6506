//! The register of outgoing letters (sổ đăng ký văn bản đi) as a table for a spreadsheet or
//! the import of another system: one row for each letter, its columns those of NĐ 30/2020,
//! Annex VI. What no letter says itself, the clerk adds.
//!
//! ```text
//! cargo run --all-features --example register > so-van-ban-di.csv
//! ```
//!
//! Letters of your own are named behind `--`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example speaks to the terminal"
)]

use std::error::Error;
use std::fs::File;

use congvan::record::{self, Dispatch, Outgoing};
use congvan::{Lang, detect};

const LETTERS: [&str; 3] = [
    concat!(env!("CARGO_MANIFEST_DIR"), "/examples/letters/bao_cao_van_thu.txt"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/examples/letters/cong_van.txt"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/examples/letters/tra_loi.txt"),
];

/// What the clerk knows of all of these: the file they belong to, in the decree's names.
const CLERK: &str = r#"{"FileCode": {"FileNotation": "01.VTLT", "FileCatalog": 2025}, "PageAmount": 1}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        files = LETTERS.map(str::to_owned).into();
    }
    let mut dispatch: Dispatch = record::json::one_from_str(CLERK)?;
    let mut register = Vec::new();
    for (file, ordinal) in files.iter().zip(1..) {
        let input = detect::from_reader(File::open(file)?)?;
        dispatch.doc_ordinal = Some(ordinal);
        let written = Outgoing::of(input.document(), &dispatch);
        for loss in &written.losses {
            eprintln!("{file}: {} {} ({})", loss.path, loss.what, loss.why.get(Lang::Vi));
        }
        // A value that is too long for its field stays whole, and is told.
        for misfit in record::misfits(&written.output) {
            eprintln!("{file}: {} {}", misfit.path, misfit.message.get(Lang::Vi));
        }
        register.push(written.output);
    }
    print!("{}", record::csv::to_string(&register)?);
    Ok(())
}

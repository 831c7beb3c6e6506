//! Reads a letter and prints what it says, where it says it, and what it cites.
//!
//! ```text
//! cargo run --all-features --example read_letter
//! ```
//!
//! A letter of your own is named behind `--`.
#![allow(clippy::print_stdout, reason = "it is what an example is for")]

use std::error::Error;

use congvan::{cite, letter};

const LETTER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/letters/du_thao_loi.txt");

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).unwrap_or_else(|| LETTER.to_owned());

    // Reading never fails on content: what is missing stays empty.
    let reading = letter::from_slice(&std::fs::read(&file)?)?;
    let document = &reading.document;
    if let Some(kind) = &document.kind {
        println!("Loại: {kind}");
    }
    for issuer in &document.issuers {
        println!("Cơ quan: {issuer}");
    }
    if let Some(number) = &document.number {
        println!("Số, ký hiệu: {number} (viết: {})", number.as_written());
    }
    if let Some(date) = document.date {
        println!("Ngày: {date}");
    }
    if let Some(subject) = &document.subject {
        println!("Trích yếu: {subject}");
    }
    for recipient in &document.recipients {
        println!("Nơi nhận: {recipient}");
    }

    // Every value knows its place in the file.
    if let Some(number) = reading.trace.get("/number") {
        println!("Số, ký hiệu ở {}", reading.source.position(number.span.start));
    }

    println!("Viện dẫn:");
    for citation in cite::find_in(&reading.source) {
        println!("  {} ({})", citation.text, citation.relation);
    }
    Ok(())
}

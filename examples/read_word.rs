//! Reads Word files: what each says, and how its number is set.
//!
//! ```text
//! cargo run --all-features --example create_letter -- target
//! cargo run --all-features --example read_word -- target/thu-moi.docx
//! ```
#![allow(clippy::print_stdout, reason = "it is what an example is for")]

use std::fs::File;
use std::time::Instant;

use congvan::docx;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let start = Instant::now();
        let reading = docx::from_reader(File::open(&path)?)?;
        let took = start.elapsed();
        let document = &reading.document;
        let number = document.number.as_ref().map_or("–", |number| number.as_str());
        let subject = document.subject.as_deref().unwrap_or("–");
        println!("{path}: {number} {subject}");
        println!(
            "  {} blocks, {} unplaced, {took:?}",
            document.body.len(),
            document.unplaced.len()
        );
        let layout = reading.layout.as_ref();
        let place = reading.trace.get("/number");
        for run in layout
            .into_iter()
            .zip(place)
            .flat_map(|(layout, place)| layout.runs_in(place.span))
        {
            let font = run.style.font.as_deref().unwrap_or("–");
            println!("  its number: {font}, {} pt", run.style.size.points());
        }
        for note in &reading.diagnostics {
            println!("  {}: {}", note.code, note.message.en);
        }
    }
    Ok(())
}

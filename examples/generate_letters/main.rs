//! Prints letters out of a seed, one item to a line, for `congvan … --ndjson`.
//!
//! ```text
//! cargo run --release --all-features --example generate_letters -- 1000000 7 > letters.ndjson
//! ```
//!
//! Without arguments it prints three letters of seed 1.
#![allow(clippy::indexing_slicing, reason = "the lists are never empty")]

mod generator;

use std::error::Error;
use std::io::{self, BufWriter, Write};

use generator::{Random, letter};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let count: u64 = arguments.next().map_or(Ok(3), |n| n.parse())?;
    let seed: u64 = arguments.next().map_or(Ok(1), |n| n.parse())?;
    let mut random = Random::new(seed);
    let mut out = BufWriter::new(io::stdout().lock());
    for id in 1..=count {
        let item = serde_json::json!({"id": id, "text": letter(&mut random)});
        serde_json::to_writer(&mut out, &item)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

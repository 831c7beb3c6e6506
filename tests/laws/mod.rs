//! What must hold for any input, one function for each reader of the crate.
//!
//! libFuzzer feeds them (`fuzz/run.sh`), and `cargo test --test fuzzed` runs them over
//! the seeds and over what was once found, on any machine.
//!
//! An input is raw: the text or file as it comes. One that begins with [`RECIPE`], a
//! byte that begins no text, is a recipe instead: its bytes choose the pieces that a
//! letter, a sentence, a document or a packet is put together from, so that the fuzzer
//! gets behind the first lines of a grammar.
// What does not hold must fail; a test has this crate as a module of its own.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod documents;
mod elements;
#[path = "../kept/mod.rs"]
mod kept;
mod letters;
mod markup;
mod packets;
mod pages;
mod parts;
mod pieces;
mod printed;
mod recipe;
mod records;
#[path = "../pages/mod.rs"]
mod shown;
mod signed;
#[path = "../printed/tables.rs"]
mod tables;
mod values;
mod words;

pub use documents::{akn, json, xml};
pub use letters::{legacy, letter, references};
pub use packets::edxml;
pub use pages::html;
pub use records::record;
pub use signed::{SIGNED, dsig};
pub use values::{date, number, values};
pub use words::docx;

/// The first byte of a recipe; it stands in no UTF-8.
pub const RECIPE: u8 = 0xF8;

/// A function of this crate: it panics if something does not hold.
pub type Target = fn(&[u8]);

/// Every target by the name of its program and of its folder of seeds.
pub const TARGETS: &[(&str, Target)] = &[
    ("number", number),
    ("date", date),
    ("references", references),
    ("letter", letter),
    ("legacy", legacy),
    ("values", values),
    ("json", json),
    ("xml", xml),
    ("edxml", edxml),
    ("akn", akn),
    ("record", record),
    ("docx", docx),
    ("html", html),
    ("dsig", dsig),
];

/// What an error must say: a place in the file, and how to mend it in both languages.
fn well_told(error: &congvan::Error, length: usize) {
    use congvan::Lang;
    assert!(error.offset().is_none_or(|offset| offset <= length), "{error:?}");
    let said = [Lang::Vi, Lang::En].map(|lang| error.message(lang).trim());
    assert!(
        said.iter().all(|words| !words.is_empty()) && said[0] != said[1],
        "{error:?}"
    );
}

//! Word files: read, written, checked, on paper, and broken.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what tests share may fail like the tests"
)]

mod broken;
mod check;
mod clips;
#[path = "../common/mod.rs"]
mod common;
mod covers;
mod formulas;
mod layout;
mod links;
mod on_pages;
#[path = "../paper/mod.rs"]
mod paper;
#[path = "../printed/mod.rs"]
mod printed;
mod read;
mod roundtrip;
#[path = "../support/mod.rs"]
mod support;
mod write;

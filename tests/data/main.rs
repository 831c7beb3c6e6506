//! JSON and XML of the crate: both ways, in streams, broken.
#![cfg(all(feature = "json", feature = "xml"))]
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
#[path = "../common/mod.rs"]
mod common;
mod extras;
mod formats;
#[path = "../full/mod.rs"]
mod full;
mod roundtrip;
mod streams;

//! Letters as text: what is read, kept, printed and told.
#![cfg(feature = "letter")]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what tests share may fail like the tests"
)]

mod evidence;
mod examples;
mod forms;
mod hostile;
#[path = "../kept/mod.rs"]
mod kept;
mod legacy;
mod mutated;
mod nothing_lost;
mod print;
#[path = "../printed/mod.rs"]
mod printed;
mod structure;
#[path = "../told/mod.rs"]
mod told;
mod typists;

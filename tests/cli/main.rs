//! The command line, as a user calls it.
#![cfg(feature = "cli")]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what tests share may fail like the tests"
)]

mod commands;
mod edxml;
mod ends;
mod html;
mod many;
mod spoofed;
mod verify;

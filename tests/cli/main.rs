//! The command line, as a user calls it.
#![cfg(feature = "cli")]
#![allow(
    clippy::field_reassign_with_default,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what tests share may fail like the tests, and the records are not exhaustive"
)]

mod commands;
mod edxml;
mod ends;
mod html;
mod many;
mod packed;
mod spoofed;
mod usage;
mod verify;

use std::path::Path;
use std::process::{Command, Output};

/// Runs the command in a folder.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_congvan"));
    command.current_dir(folder).args(arguments).output().unwrap()
}

//! Packets: read, written, forgiven and refused.
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

mod any;
mod attached;
mod back;
mod cases;
mod convert;
mod files;
mod forgiven;
mod frame;
mod full;
mod refused;
mod told;

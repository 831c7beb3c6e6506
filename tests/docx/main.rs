//! Word files: read, written, checked, on paper, and broken.

mod broken;
mod check;
#[path = "../common/mod.rs"]
mod common;
mod layout;
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

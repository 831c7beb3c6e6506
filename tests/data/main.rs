//! JSON and XML of the crate: both ways, in streams, broken.
#![cfg(all(feature = "json", feature = "xml"))]

mod broken;
#[path = "../common/mod.rs"]
mod common;
mod extras;
mod formats;
#[path = "../full/mod.rs"]
mod full;
mod roundtrip;
mod streams;

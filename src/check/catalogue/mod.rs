//! The rules, listed with their examples, and what became of each rule of the decree.

pub(in crate::check) mod coverage;
pub(in crate::check) mod list;

pub use list::{ExampleLetters, ExampleReadings, example_letters, example_readings, find_rule, rules};
pub(in crate::check) use list::{basis, entries, half};

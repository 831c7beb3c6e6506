//! The rules, listed with their examples, and what became of each rule of the decree.

pub(in crate::check) mod coverage;
mod examples;
pub(in crate::check) mod list;

pub use examples::{ExampleLetters, ExampleReadings, example_letters, example_readings};
pub(in crate::check) use list::{basis, entries, half};
pub use list::{find_rule, rules};

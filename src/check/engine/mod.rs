//! Asks the rules of the catalogue about a document, and orders what they answer.

pub(in crate::check) mod checker;
mod order;
mod run;
pub(in crate::check) mod series;
mod settings;
#[cfg(test)]
mod tests;

//! Numbers in each form of practice; the serials and most bodies are invented.

mod equality;
mod forms;
mod kinds;
mod mends;
mod scanning;

use super::DocumentNumber;

fn number(text: &str) -> DocumentNumber {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

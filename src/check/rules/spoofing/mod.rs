//! SP: what makes a document look like another one. These rules hold for every document,
//! whatever its day and system.
//!
//! Each rests on the provision that the forged thing breaks: the letters on TCVN 6909,
//! the components on the article that lists them, the signature on the one about signing.

mod address;
pub(in crate::check) mod addressing;
pub(in crate::check) mod amounts;
mod capitals;
pub(in crate::check) mod characters;
mod claims;
mod contrast;
mod css;
mod figures;
mod foreign;
pub(in crate::check) mod glued;
pub(in crate::check) mod heads;
mod labels;
mod lines;
mod links;
pub(in crate::check) mod markup;
pub(in crate::check) mod names;
pub(in crate::check) mod page;
pub(in crate::check) mod serial;
pub(in crate::check) mod signers;
pub(in crate::check) mod stamps;
mod strange;
mod strokes;
mod struck;
mod tags;

use crate::text::deceptive::{Deceit, deceit};

/// So many characters of hidden words are told.
const EXCERPT: usize = 80;

/// The head of a text, on one line, without what is not seen.
fn excerpt(text: &str) -> String {
    let seen = |c: &char| !matches!(deceit(*c), Some(Deceit::Turns | Deceit::Unseen | Deceit::Smuggles(_)));
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    let mut chars = line.chars().filter(|c| !c.is_control()).filter(seen);
    let mut head: String = chars.by_ref().take(EXCERPT).collect();
    if chars.next().is_some() {
        head.push('…');
    }
    head
}

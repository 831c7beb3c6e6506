//! The grammar of citations, one file per part of it.

mod bind;
mod date;
pub(super) mod document;
mod follows;
mod issuer;
mod issuer_words;
pub(super) mod kind;
mod law;
mod names;
pub(super) mod number;
mod provision;
pub(super) mod serials;

pub(super) use provision::{Provisions, provisions};

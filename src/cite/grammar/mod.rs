//! The grammar of citations, one file per part of it.

mod date;
pub(super) mod document;
mod issuer;
pub(super) mod kind;
mod law;
mod names;
pub(super) mod number;
mod provision;

pub(in super) use provision::{Provisions, provisions};

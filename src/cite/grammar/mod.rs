//! The grammar of citations, one file per part of it.

mod date;
pub(super) mod document;
mod follows;
mod issuer;
pub(super) mod kind;
mod law;
mod names;
pub(super) mod number;
mod provision;

pub(super) use provision::{Provisions, provisions};

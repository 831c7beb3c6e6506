//! The grammar of citations, one file per part of it.

mod bind;
pub(super) mod date;
pub(super) mod document;
mod fields;
mod follows;
pub(super) mod issuer;
mod issuer_words;
mod item;
pub(super) mod kind;
pub(super) mod law;
mod mention;
mod names;
pub(super) mod number;
mod provision;
pub(super) mod serials;
mod tail;

#[cfg(feature = "check")]
pub(crate) use issuer::body_at_head;
pub(super) use issuer::is_body_head;
pub(super) use issuer_words::DOTTED;
#[cfg(feature = "check")]
pub(crate) use names::all as law_names;
pub(super) use provision::{Provisions, provisions};

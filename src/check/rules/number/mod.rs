//! Number and symbol.

pub(in crate::check) mod form;
pub(in crate::check) mod number_page;
pub(in crate::check) mod symbol;
pub(in crate::check::rules) mod symbol_issuer;
pub(in crate::check::rules) mod symbol_kind;

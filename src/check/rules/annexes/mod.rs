//! Annexes and attached texts.

pub(in crate::check) mod annex;
pub(in crate::check::rules) mod annex_form;
pub(in crate::check) mod annex_page;
pub(in crate::check::rules) mod annex_pointer;
pub(in crate::check::rules) mod attached;

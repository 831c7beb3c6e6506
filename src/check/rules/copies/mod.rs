//! Copies.

pub(in crate::check) mod copies_page;
pub(in crate::check) mod copy_block;
pub(in crate::check::rules) mod copy_foot;
pub(in crate::check::rules) mod copy_number;

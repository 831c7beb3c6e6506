//! Who is addressed.

pub(in crate::check) mod addressees_page;
pub(in crate::check) mod label;
pub(in crate::check) mod list;

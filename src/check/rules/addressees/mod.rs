//! Who is addressed.

pub(in crate::check) mod label;
pub(in crate::check) mod list;

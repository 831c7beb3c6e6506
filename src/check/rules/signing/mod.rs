//! Who signs, by which power, with which title and name.

pub(in crate::check) mod authority;
pub(in crate::check) mod behalf;
pub(in crate::check) mod councils;
pub(in crate::check) mod deputies;
pub(in crate::check) mod signature;
pub(in crate::check) mod signer;
pub(in crate::check) mod signing_page;

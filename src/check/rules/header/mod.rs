//! The header: national title and motto, the issuing bodies, their names.

pub(in crate::check) mod address;
pub(in crate::check) mod header_form;
pub(in crate::check) mod header_page;
pub(in crate::check) mod issuer;
pub(in crate::check::rules) mod issuer_name;
pub(in crate::check) mod national;
pub(in crate::check::rules) mod organs;

//! Marks of urgency, secrecy and circulation, and stamps of the electronic form.

pub(in crate::check) mod degrees;
pub(in crate::check) mod marks_page;
pub(in crate::check) mod stamps;
pub(in crate::check) mod stamps_page;

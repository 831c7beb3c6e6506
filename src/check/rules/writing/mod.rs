//! How the text is written: encoding, letters, case.

pub(in crate::check::rules) mod case;
pub(in crate::check) mod encoding;
pub(in crate::check) mod letters;
pub(in crate::check::rules) mod scan;

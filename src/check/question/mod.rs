//! What the caller asks: about which document, at which point of its life, by which rules.

pub(in crate::check) mod profile;
pub(in crate::check) mod sector;
pub(in crate::check) mod stage;
pub(in crate::check) mod target;

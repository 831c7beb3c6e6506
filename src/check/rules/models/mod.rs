//! The models of Annex III, kind by kind.

pub(in crate::check::rules) mod model;
pub(in crate::check) mod model_attached;
pub(in crate::check) mod model_decision;
pub(in crate::check) mod model_leave;
pub(in crate::check) mod model_letter;
pub(in crate::check) mod model_minutes;
pub(in crate::check) mod model_page;
pub(in crate::check::rules) mod moments;

//! The models of Annex III, kind by kind.

pub(in crate::check::rules) mod model;
pub(in crate::check) mod model_articles;
pub(in crate::check) mod model_attached;
pub(in crate::check) mod model_decision;
pub(in crate::check) mod model_introduction;
pub(in crate::check) mod model_issuing;
pub(in crate::check) mod model_leave;
pub(in crate::check) mod model_letter;
pub(in crate::check) mod model_minutes;
pub(in crate::check) mod model_minutes_end;
pub(in crate::check) mod model_page;
pub(in crate::check::rules) mod moments;

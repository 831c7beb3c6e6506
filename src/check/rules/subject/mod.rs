//! Kind, title and subject.

pub(in crate::check) mod kind;
pub(in crate::check::rules) mod kind_code;
pub(in crate::check::rules) mod subject_label;
pub(in crate::check) mod subject_line;
pub(in crate::check) mod subject_page;

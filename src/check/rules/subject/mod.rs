//! Kind, title and subject.

pub(in crate::check) mod kind;
pub(in crate::check::rules) mod kind_code;
pub(in crate::check::rules) mod subject_label;
pub(in crate::check) mod subject_line;
pub(in crate::check) mod subject_page;

use crate::check::answer::Answer;

pub(in crate::check::rules) const PATH: &str = "/subject";

pub(in crate::check::rules) fn no_subject() -> Answer {
    Answer::not_applicable(
        "văn bản không có trích yếu (xem T01)",
        "the document has no subject (see T01)",
    )
}

//! The content: its recitals, citations, parts and lists.

pub(in crate::check::rules) mod articles;
pub(in crate::check::rules) mod cited;
pub(in crate::check) mod citing;
pub(in crate::check::rules) mod clauses;
pub(in crate::check::rules) mod divisions;
pub(in crate::check) mod divisions_page;
pub(in crate::check::rules) mod first_citation;
mod full_form;
mod issuer_told;
pub(in crate::check::rules) mod list_signs;
pub(in crate::check) mod nesting;
mod number_series;
pub(in crate::check::rules) mod provisions;
mod recital_label;
pub(in crate::check::rules) mod recital_laws;
pub(in crate::check::rules) mod recital_parts;
pub(in crate::check) mod recitals;
pub(in crate::check) mod running_page;
pub(in crate::check) mod sequence;
pub(in crate::check) mod structure;
mod subject_told;
pub(in crate::check) mod wording;

use crate::check::answer::Answer;
use crate::text::{is_letter, is_small};

/// The basis of the rules on how parts are numbered and set.
pub(in crate::check::rules) const FORM: &str = "điểm đ khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

/// The basis of the rules on their headings.
pub(in crate::check::rules) const HEADINGS: &str = "điểm d khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

/// Whether a text is in capitals; a remark in brackets need not be.
pub(in crate::check::rules) fn is_mostly_upper(text: &str) -> bool {
    let (mut upper, mut letters) = (0, 0);
    for c in text.chars().filter(|c| is_letter(*c)) {
        letters += 1;
        upper += usize::from(!is_small(c));
    }
    letters > 0 && upper * 10 >= letters * 7
}

/// The answer of the rules on recitals that are not there.
pub(in crate::check::rules) fn no_recital() -> Answer {
    Answer::not_applicable("văn bản không có căn cứ ban hành", "the document has no recital")
}

//! The header: national title and motto, the issuing bodies, their names.

pub(in crate::check) mod address;
pub(in crate::check) mod header_form;
pub(in crate::check) mod header_page;
pub(in crate::check) mod issuer;
pub(in crate::check::rules) mod issuer_name;
pub(in crate::check) mod national;
pub(in crate::check::rules) mod organs;

use crate::check::answer::Answer;

/// The answer of rules on a name that another rule misses.
pub(in crate::check::rules) fn no_issuer() -> Answer {
    Answer::not_applicable(
        "văn bản không có tên cơ quan ban hành",
        "the document names no issuing body",
    )
}

/// The answer of rules on a superior that is not there.
pub(in crate::check::rules) fn no_superior() -> Answer {
    Answer::not_applicable(
        "văn bản không ghi cơ quan chủ quản",
        "the document names no superior body",
    )
}

//! Copies.

pub(in crate::check) mod copies_page;
pub(in crate::check) mod copy_block;
pub(in crate::check::rules) mod copy_foot;
pub(in crate::check::rules) mod copy_number;

use std::ops::Range;

use crate::check::answer::{Answer, Finding};
use crate::check::subject::Subject;
use crate::check::words::words;
use crate::diagnostic::Severity;
use crate::document::CopyBlock;
use crate::text::skeleton;
use crate::value::Kind;

pub(in crate::check::rules) const RIGHT: &str = "SAO Y\n\nSỞ Y TẾ\nSố: 17/SY-SYT\nHà Khê, ngày 18 tháng 5 năm 2026\n\n\
                                Nơi nhận:\n- Các bệnh viện;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\n\
                                Đặng Quốc Bảo";

/// What a block seems to lack is a warning where words of the text fit no component:
/// it may be among them.
pub(in crate::check::rules) fn lacking(subject: &Subject<'_>, finding: Finding) -> Answer {
    let unread = !subject.document().unplaced.is_empty();
    finding
        .beside("/copy_block/kind")
        .lighter_if(unread, Severity::Warning)
        .into()
}

pub(in crate::check::rules) fn no_copy() -> Answer {
    Answer::not_applicable("văn bản không phải bản sao", "the document is no copy")
}

/// Asks about the block, if there is one.
pub(in crate::check::rules) fn of_copy(subject: &Subject<'_>, test: impl Fn(&CopyBlock) -> Answer) -> Answer {
    subject.document().copy_block.as_ref().map_or_else(no_copy, test)
}

/// The form of copy at the head of some words, and where its words stand.
pub(in crate::check::rules) fn form_in(text: &str) -> Option<(Kind, Range<usize>)> {
    let found: Vec<(Range<usize>, String)> = words(text).map(|(place, word)| (place, skeleton(word))).collect();
    found.windows(2).find_map(|pair| {
        let [(first, a), (second, b)] = pair else { return None };
        let kind = match (a.as_str(), b.as_str()) {
            ("sao", "y") => Kind::SaoY,
            ("sao", "luc") => Kind::SaoLuc,
            ("trich", "sao") => Kind::TrichSao,
            _ => return None,
        };
        Some((kind, first.start..second.end))
    })
}

//! The fixed words of the page around the letter.

use crate::cite::Relation;
use crate::message::Lang;

/// The fixed words in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) lang: Lang,
    /// The code of the language.
    pub(super) code: &'static str,
    pub(super) document: &'static str,
    pub(super) unplaced: &'static str,
    pub(super) table: &'static str,
    pub(super) copy: &'static str,
    pub(super) cited: &'static str,
    pub(super) cited_at: &'static str,
    pub(super) whole: &'static str,
    pub(super) findings: &'static str,
    pub(super) finding: &'static str,
    pub(super) skip: &'static str,
    pub(super) without_place: &'static str,
    pub(super) in_letter: &'static str,
    pub(super) place: &'static str,
    pub(super) line: &'static str,
    pub(super) column: &'static str,
    pub(super) part: &'static str,
    pub(super) back: &'static str,
    pub(super) rules: &'static str,
    pub(super) passed: &'static str,
    pub(super) failed: &'static str,
    pub(super) not_applicable: &'static str,
    pub(super) not_evaluated: &'static str,
    pub(super) profile: &'static str,
}

static VI: Words = Words {
    lang: Lang::Vi,
    code: "vi",
    document: "Văn bản",
    unplaced: "Phần chữ chưa xếp được vào thành phần nào",
    table: "Bảng",
    copy: "Phần sao văn bản",
    cited: "Văn bản viện dẫn",
    cited_at: "Viện dẫn tại",
    whole: "toàn văn bản",
    findings: "Kết quả kiểm tra",
    finding: "Phát hiện",
    skip: "Đến kết quả kiểm tra",
    without_place: "Chung cho văn bản hoặc phần còn thiếu",
    in_letter: "Trong văn bản",
    place: "Vị trí",
    line: "dòng",
    column: "cột",
    part: "tệp",
    back: "Về vị trí trong văn bản",
    rules: "Quy tắc đã xét",
    passed: "đạt",
    failed: "không đạt",
    not_applicable: "không áp dụng",
    not_evaluated: "chưa xét được",
    profile: "bộ quy tắc",
};

static EN: Words = Words {
    lang: Lang::En,
    code: "en",
    document: "Document",
    unplaced: "Text that fits no component",
    table: "Table",
    copy: "Copy certification",
    cited: "Documents cited",
    cited_at: "Cited at",
    whole: "the whole document",
    findings: "Findings",
    finding: "Finding",
    skip: "To the findings",
    without_place: "Of the whole document, or of what is missing",
    in_letter: "In the letter",
    place: "Place",
    line: "line",
    column: "column",
    part: "file",
    back: "To the place in the letter",
    rules: "Rules looked at",
    passed: "passed",
    failed: "failed",
    not_applicable: "not applicable",
    not_evaluated: "not evaluated",
    profile: "set of rules",
};

pub(super) fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// How a letter stands to what it cites, in both languages.
const RELATIONS: [(Relation, &str, &str); 15] = [
    (Relation::Basis, "căn cứ", "basis"),
    (Relation::Amends, "sửa đổi, bổ sung", "amends"),
    (Relation::Replaces, "thay thế", "replaces"),
    (Relation::Repeals, "bãi bỏ", "repeals"),
    (Relation::Guides, "hướng dẫn", "guides"),
    (Relation::AttachedTo, "kèm theo", "attached to"),
    (Relation::RepliesTo, "trả lời", "replies to"),
    (Relation::Follows, "tiếp theo", "follows"),
    (Relation::Corrects, "đính chính", "corrects"),
    (Relation::AmendedBy, "được sửa đổi bởi", "amended by"),
    (Relation::ConsolidatedIn, "hợp nhất tại", "consolidated in"),
    (Relation::Promulgates, "công bố", "promulgates"),
    (Relation::Except, "trừ", "except"),
    (Relation::Implements, "thực hiện", "implements"),
    (Relation::Refers, "viện dẫn", "refers"),
];

/// The words for a relation.
pub(super) fn relation(relation: Relation, lang: Lang) -> &'static str {
    let row = RELATIONS.iter().find(|row| row.0 == relation);
    row.map_or("", |row| if lang == Lang::Vi { row.1 } else { row.2 })
}

//! B: content (box 6).

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::rules::{MOST, WITHOUT_MODEL};
use crate::check::subject::Subject;
use crate::check::subject::recitals::Recitals;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Block, BlockKind};
use crate::text::{is_letter, is_small};
use crate::value::KindFamily;

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "B05",
        name: "content-present",
        severity: Severity::Error,
        basis: "điểm e khoản 2 Điều 8 Nghị định số 30/2020/NĐ-CP",
        vi: "văn bản có nội dung",
        en: "the document has content",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "./.",
            "Sở Nội vụ đề nghị các cơ quan thực hiện./.",
        ),
        test: present,
    },
    Row {
        code: "B10",
        name: "content-small-letters",
        severity: Severity::Error,
        basis: "điểm e khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "nội dung viết chữ in thường, kiểu chữ đứng",
        en: "the content is not in capitals, and upright",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "1. ĐỀ NGHỊ CÁC PHÒNG GỬI SỐ LIỆU TRƯỚC NGÀY 20 THÁNG 5.\n2. Văn phòng Sở tổng hợp./.",
            "1. Đề nghị các phòng gửi số liệu trước ngày 20 tháng 5.\n2. Văn phòng Sở tổng hợp./.",
        ),
        test: small_letters,
    },
    END_MARK,
];

const END_MARK: Row = Row {
    code: "B02",
    name: "end-mark",
    severity: Severity::Warning,
    basis: "Mục II Phụ lục III Nghị định số 30/2020/NĐ-CP",
    vi: "nội dung kết thúc bằng dấu “./.” (theo các mẫu; Phụ lục I không quy định)",
    en: "the content ends with `./.` (by the models; Annex I does not order it)",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &CONG_VAN,
        Slot::Body,
        "Đề nghị các đơn vị thực hiện.",
        "Đề nghị các đơn vị thực hiện./.",
    ),
    test: end_mark,
};

const MARK: &str = "./.";

fn present(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let enacts = Recitals::of(document).enacting.is_some();
    let says = |block: &Block| match block.kind {
        BlockKind::Heading | BlockKind::Note => false,
        // A letter may say what it has to say behind `Căn cứ …,`.
        BlockKind::Recital => !enacts,
        _ => !block.text.trim().is_empty() || !block.rows.is_empty(),
    };
    if document.body.iter().any(says) {
        return Answer::Passed;
    }
    // What the reader could place nowhere may be the content.
    let unread = document.unplaced.iter().map(String::len).sum::<usize>() > 200;
    Finding::at(
        "/body",
        "văn bản không có nội dung giữa phần đầu và phần ký",
        "nothing stands between the head of the document and its signature",
    )
    .lighter_if(unread, Severity::Warning)
    .into()
}

/// Words that make a block a sentence in capitals and no title.
const MANY_WORDS: usize = 12;

fn small_letters(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.body.is_empty() {
        return Answer::not_applicable("văn bản không có nội dung", "the document has no content");
    }
    let findings = document.body.iter().enumerate().filter_map(|(at, block)| {
        let text = block.text.as_str();
        let titles = matches!(
            block.kind,
            BlockKind::Part | BlockKind::Chapter | BlockKind::Section | BlockKind::Subsection | BlockKind::Table
        );
        // Headings are in capitals, that of an article is the matter of B31.
        let heads = matches!(block.kind, BlockKind::Heading | BlockKind::Article);
        let ends = text.ends_with(['.', ';', ',']);
        if titles || !is_all_capitals(text) || (heads && !ends) {
            return None;
        }
        let words = text.split(' ').filter(|word| word.contains(is_letter)).count();
        if words < 3 || (heads && words < MANY_WORDS) {
            return None;
        }
        let head: String = text.chars().take(40).collect();
        let finding = Finding::at(
            format!("/body/{at}"),
            format!("“{head}…” viết chữ in hoa; nội dung văn bản viết chữ in thường"),
            format!("“{head}…” is in capitals; the content is not"),
        );
        // A short line without its stop may be meant for a title.
        Some(finding.lighter_if(words < MANY_WORDS && !ends, Severity::Warning))
    });
    Answer::of(findings.take(MOST))
}

/// Every letter a capital, with marks on some: acronyms have none.
fn is_all_capitals(text: &str) -> bool {
    let mut marked = false;
    for c in text.chars().filter(|c| is_letter(*c)) {
        if is_small(c) {
            return false;
        }
        marked |= !c.is_ascii() && c != 'Đ';
    }
    marked
}

fn end_mark(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let without_model = document
        .kind
        .as_ref()
        .is_some_and(|kind| WITHOUT_MODEL.contains(kind) || kind.family() != KindFamily::Administrative);
    if without_model {
        return Answer::not_applicable(
            "loại văn bản này không có mẫu trong Phụ lục III",
            "Annex III has no model of this kind",
        );
    }
    let path = "/end_mark";
    match &document.end_mark {
        Some(mark) if mark.trim() == MARK => Answer::Passed,
        Some(mark) => {
            let edits = subject
                .piece(path)
                .map(|piece| piece.replace(0..piece.text().len(), MARK));
            Finding::at(
                path,
                format!("nội dung kết thúc bằng “{mark}”; các mẫu kết thúc bằng “{MARK}”"),
                format!("the content ends with “{mark}”; the models end with “{MARK}”"),
            )
            .with_safe_edits(edits.into_iter().collect())
            .into()
        }
        None if document.body.is_empty() => {
            Answer::not_applicable("văn bản không có nội dung", "the document has no content")
        }
        None => {
            // Footnotes stand behind the content.
            let content = document.body.iter().rposition(|block| block.kind != BlockKind::Note);
            let last = content.unwrap_or(document.body.len() - 1);
            Finding::at(
                path,
                format!("cuối nội dung không có dấu “{MARK}” như các mẫu"),
                format!("the content does not end with “{MARK}” as the models do"),
            )
            .beside(format!("/body/{last}"))
            .into()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::document::{Block, BlockKind};
    use crate::value::Kind;

    fn ending(mark: Option<&str>) -> Letter {
        let mut letter = Letter::cong_van();
        letter.document.end_mark = mark.map(String::from);
        letter
    }

    #[test]
    fn the_content_ends_as_in_the_models() {
        assert!(findings("B02", &ending(Some("./."))).is_empty());
        let found = findings("B02", &ending(None));
        assert_eq!(found[0].severity, Severity::Warning);
        assert!(found[0].span.is_some());
        let letter = ending(Some("./"));
        assert_eq!(findings("B02", &letter).len(), 1);
        assert!(fixed("B02", &letter).contains("thực hiện./.\n"));
    }

    #[test]
    fn a_document_has_content() {
        let holding = |kind: Kind, blocks: Vec<Block>| {
            let mut letter = Letter::named(kind, "15/QĐ-SNV");
            letter.document.body = blocks;
            letter
        };
        let heading = |text: &str| Block::new(BlockKind::Heading, text);
        let recital = || Block::new(BlockKind::Recital, "Căn cứ tình hình, Sở thông báo nghỉ");
        assert_eq!(
            state("B05", &holding(Kind::CongVan, vec![recital()])),
            RuleState::Passed
        );
        assert_eq!(
            state(
                "B05",
                &holding(Kind::BaoCao, vec![Block::table(vec![vec!["a".into()]])])
            ),
            RuleState::Passed
        );
        for empty in [
            vec![],
            vec![heading("GIÁM ĐỐC")],
            vec![recital(), heading("QUYẾT ĐỊNH:")],
        ] {
            let letter = holding(Kind::QuyetDinh, empty);
            assert_eq!(findings("B05", &letter)[0].severity, Severity::Error);
        }
        let mut unread = holding(Kind::CongVan, vec![]);
        unread.document.unplaced = vec!["chữ không đọc được ".repeat(20)];
        assert_eq!(findings("B05", &unread)[0].severity, Severity::Warning);
    }

    #[test]
    fn the_content_is_not_in_capitals() {
        let holding = |block: Block| {
            let mut letter = Letter::cong_van();
            letter.document.body = vec![block];
            letter
        };
        let clause = |text: &str| Block::new(BlockKind::Clause, text).marked("1.");
        for fine in [
            clause("Đề nghị UBND, HĐND các XÃ"),
            clause("VNPT, EVN, VTV;"),
            clause("KHO"),
            Block::new(BlockKind::Heading, "NHIỆM VỤ VÀ GIẢI PHÁP TRONG NĂM"),
            Block::new(BlockKind::Chapter, "QUY ĐỊNH CHUNG VỀ KHO").marked("Chương I"),
        ] {
            assert!(findings("B10", &holding(fine.clone())).is_empty(), "{fine}");
        }
        let found = findings("B10", &holding(clause("ĐỀ NGHỊ CÁC PHÒNG GỬI SỐ LIỆU.")));
        assert_eq!(found[0].severity, Severity::Error);
        let found = findings("B10", &holding(clause("MỤC ĐÍCH, YÊU CẦU")));
        assert_eq!(found[0].severity, Severity::Warning);
    }

    #[test]
    fn kinds_without_model_and_empty_documents_are_left_alone() {
        for kind in [Kind::HopDong, Kind::ThuCong, "ĐƠN".parse().unwrap()] {
            let mut letter = ending(None);
            letter.document.kind = Some(kind);
            assert!(matches!(state("B02", &letter), RuleState::NotApplicable { .. }));
        }
        let mut empty = ending(None);
        empty.document.body.clear();
        assert!(matches!(state("B02", &empty), RuleState::NotApplicable { .. }));
    }
}

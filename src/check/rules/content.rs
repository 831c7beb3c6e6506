//! B: content (box 6).

use super::WITHOUT_MODEL;
use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::example::Example;
use crate::check::form::{CONG_VAN, Slot};
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::BlockKind;
use crate::value::KindFamily;

pub(in crate::check) const RULES: &[Row] = &[Row {
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
}];

const MARK: &str = "./.";

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

//! S05 and S06: who signs what a body decides, with title and name (box 7a).

use super::signature::{capacity_path, position_path};
use super::signer::{leftover_name, signer_path};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{QUYET_DINH, Slot};
use crate::check::example::models::UNSIGNED;
use crate::check::row::Row;
use crate::check::rules::WITHOUT_MODEL;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Document, Signature};
use crate::value::title::{Named, Sort, named};
use crate::value::{Kind, KindFamily, SigningAuthority, SigningForm};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "S05",
        name: "authority-of-the-decision",
        severity: Severity::Warning,
        basis: "Mục II Phụ lục III, điểm b khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "dòng thẩm quyền ban hành ghi chức vụ người đứng đầu thì không ký “TM.”; ghi tên tập thể thì ký “TM.” \
             (theo Mẫu 1.2, 1.3; với nghị quyết là suy ra)",
        en: "a decision of the head is not signed `TM.`, one of a collective is (by models 1.2 and 1.3; inferred for \
             resolutions)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&QUYET_DINH, Slot::Capacity, "TM. BAN GIÁM ĐỐC\nGIÁM ĐỐC", "GIÁM ĐỐC"),
        test: decided_by,
    },
    Row {
        code: "S06",
        name: "title-and-name",
        severity: Severity::Error,
        basis: "điểm g khoản 2 Điều 8, điểm c khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "cuối văn bản có chức vụ và họ tên của người ký",
        en: "title and name of whoever signs close the document",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &UNSIGNED,
            Slot::Signer,
            "Trần Thị Minh Hà",
            "GIÁM ĐỐC\n\nTrần Thị Minh Hà",
        ),
        test: title_and_name,
    },
];

/// Why the powers in a document are not judged: whoever signs minutes or a
/// contract does so as a party to it.
pub(in crate::check::rules) fn unjudged(document: &Document) -> Option<Answer> {
    let kind = document.kind.as_ref()?;
    if *kind == Kind::BienBan {
        return Some(Answer::not_applicable(
            "biên bản: người ký theo vai trò trong cuộc họp (Mẫu 1.9)",
            "minutes are signed by role in the meeting (model 1.9)",
        ));
    }
    WITHOUT_MODEL.contains(kind).then(|| {
        Answer::not_applicable(
            "văn bản do các bên ký hoặc không có mẫu",
            "the document is signed by its parties, or has no model",
        )
    })
}

/// Each signature with its place, where powers are judged.
pub(in crate::check::rules) fn judged<'a>(
    subject: &Subject<'a>,
) -> Result<impl Iterator<Item = (usize, &'a Signature)>, Answer> {
    let document = subject.document();
    match unjudged(document) {
        Some(answer) => Err(answer),
        None if document.signatures.is_empty() => Err(Answer::not_applicable(
            "văn bản không có phần ký (xem S06)",
            "the document has no signature (see S06)",
        )),
        None => Ok(document.signatures.iter().enumerate()),
    }
}

fn decided_by(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(authority) = subject.decision().and_then(|decision| decision.authority) else {
        return Answer::not_applicable(
            "văn bản không có dòng thẩm quyền ban hành",
            "the document has no line of who decides",
        );
    };
    let (Some(line), [signature]) = (document.body.get(authority), document.signatures.as_slice()) else {
        return Answer::not_applicable("văn bản có nhiều người ký", "several persons sign");
    };
    let line = &line.text;
    let on_behalf = signature
        .capacity
        .iter()
        .position(|c| c.authority == SigningAuthority::Tm);
    let form = SigningForm::of(&signature.capacity);
    let alone = matches!(form, Ok(SigningForm::Head | SigningForm::Deputy | SigningForm::Acting));
    match (named(line), on_behalf) {
        (Named::Head, Some(at)) => Finding::at(
            capacity_path(0, at),
            format!("thẩm quyền ban hành là “{line}” nên không ký “TM.” (theo Mẫu 1.2, 1.3)"),
            format!("“{line}” decides, so the document is not signed `TM.` (by models 1.2 and 1.3)"),
        )
        .into(),
        (Named::Collective(Sort::Together | Sort::ByStatute), None) if alone && signature.position.is_some() => {
            Finding::at(
                position_path(0),
                format!("thẩm quyền ban hành là tập thể “{line}” nên phải ký “TM.” (theo Mẫu 1.2, 1.3)"),
                format!("the collective “{line}” decides, so the document is signed `TM.` (by models 1.2 and 1.3)"),
            )
            .into()
        }
        _ => Answer::Passed,
    }
}

fn title_and_name(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if let Some(answer) = unjudged(document) {
        return answer;
    }
    let other = document
        .kind
        .as_ref()
        .is_some_and(|kind| kind.family() != KindFamily::Administrative);
    // A title of the second column may stand in the list of recipients.
    let listed = document.recipients.iter().any(|line| {
        let last = line.as_str().rsplit(';').next().unwrap_or_default().trim();
        matches!(named(last), Named::Head | Named::Deputy) && line.as_str().len() > last.len()
    });
    let doubt = other || listed || !subject.is_placed();
    if document.signatures.is_empty() {
        return Finding::at(
            "/signatures",
            "cuối văn bản thiếu chức vụ và họ tên của người ký",
            "title and name of whoever signs are missing at the end",
        )
        .lighter_if(doubt, Severity::Warning)
        .beside("/archive")
        .into();
    }
    let signatures = document.signatures.iter().enumerate();
    let missing = signatures.filter_map(|(i, signature)| {
        let finding = match &signature.signer {
            Some(name) if signature.capacity.is_empty() && signature.position.is_none() => Finding::at(
                position_path(i),
                format!("phía trên họ tên “{name}” thiếu chức vụ của người ký"),
                format!("the title is missing above the name “{name}”"),
            )
            .beside(signer_path(i)),
            None if leftover_name(subject, i).is_none() => Finding::at(
                signer_path(i),
                "dưới chức vụ của người ký thiếu họ tên",
                "the name is missing below the title of whoever signs",
            )
            .beside(format!("/signatures/{i}")),
            _ => return None,
        };
        Some(finding.lighter_if(doubt, Severity::Warning))
    });
    Answer::of(missing)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, severities, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::document::{Block, BlockKind};
    use crate::value::Kind;

    fn signed(lines: &[&str]) -> Letter {
        Letter::cong_van().signed(lines)
    }

    #[test]
    fn a_decision_is_signed_as_it_is_decided() {
        let decided = |by: &str, lines: &[&str]| {
            let mut letter = Letter::named(Kind::QuyetDinh, "15/QĐ-SNV").signed(lines);
            letter.document.body = vec![
                Block::new(BlockKind::Heading, by),
                Block::new(BlockKind::Recital, "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;"),
                Block::new(BlockKind::Heading, "QUYẾT ĐỊNH:"),
                Block::new(BlockKind::Article, "Lập kho.").marked("Điều 1."),
            ];
            letter
        };
        for (by, lines) in [
            ("GIÁM ĐỐC SỞ NỘI VỤ", &["GIÁM ĐỐC"][..]),
            ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", &["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
            ("ỦY BAN NHÂN DÂN XÃ", &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
            ("ỦY BAN NHÂN DÂN XÃ", &["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"]),
            // The chair certifies what the people's council has resolved.
            ("HỘI ĐỒNG NHÂN DÂN TỈNH HÀ KHÊ KHÓA XVI, KỲ HỌP THỨ 7", &["CHỦ TỊCH"]),
            ("SỞ NỘI VỤ", &["GIÁM ĐỐC"]),
        ] {
            assert!(findings("S05", &decided(by, lines)).is_empty(), "{by} {lines:?}");
        }
        let on_behalf = decided("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
        assert_eq!(findings("S05", &on_behalf)[0].path, "/signatures/0/capacity/0");
        let alone = decided("HỘI ĐỒNG THÀNH VIÊN", &["CHỦ TỊCH"]);
        assert_eq!(severities("S05", &alone), [Severity::Warning]);
        assert!(matches!(
            state("S05", &signed(&["GIÁM ĐỐC"])),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn title_and_name_close_the_document() {
        for fine in [&["GIÁM ĐỐC"][..], &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], &["Q. GIÁM ĐỐC"]] {
            assert!(findings("S06", &signed(fine)).is_empty(), "{fine:?}");
        }
        let untitled = signed(&[]);
        assert_eq!(findings("S06", &untitled)[0].path, "/signatures/0/position");
        let mut unnamed = signed(&["GIÁM ĐỐC"]);
        unnamed.document.signatures[0].signer = None;
        assert_eq!(findings("S06", &unnamed)[0].path, "/signatures/0/signer");
        unnamed.document.signatures.clear();
        assert_eq!(severities("S06", &unnamed), [Severity::Error]);
        // What no component took may be the name.
        unnamed.document.unplaced.push("ng V Hg".into());
        assert_eq!(severities("S06", &unnamed), [Severity::Warning]);
        unnamed.document.kind = Some(Kind::BienBan);
        assert!(matches!(state("S06", &unnamed), RuleState::NotApplicable { .. }));
    }
}

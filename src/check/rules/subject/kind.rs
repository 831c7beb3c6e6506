//! T: kind and subject (boxes 5a, 5b).

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{Slot, TO_TRINH};
use crate::check::row::Row;
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::check::words::folded_words;
use crate::diagnostic::{Needs, Severity};
use crate::document::Document;
use crate::value::{Kind, KindFamily};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "T01",
    name: "title-and-subject",
    severity: Severity::Error,
    basis: "điểm a, điểm b khoản 5 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "văn bản có tên loại ghi tên loại và trích yếu ở giữa; công văn ghi “V/v …” dưới số, ký hiệu và không có tên loại",
    en: "a named kind has its title and subject line; a công văn has `V/v …` below its number and no title",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &TO_TRINH,
        Slot::Title,
        "TỜ TRÌNH",
        "TỜ TRÌNH\nVề việc bổ sung biên chế năm 2026",
    ),
    test: title_and_subject,
}];

/// Whose models have no subject line (Annex III, models 1.8 and 1.10). That minutes
/// name their meeting is the matter of M33.
pub(in crate::check::rules) const WITHOUT_SUBJECT: [Kind; 3] = [Kind::BienBan, Kind::GiayGioiThieu, Kind::GiayNghiPhep];

fn title_and_subject(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(kind) = &document.kind else {
        return unknown_kind(subject);
    };
    match kind {
        Kind::CongVan => cong_van(document),
        // The decree lists it and gives neither abbreviation nor model.
        Kind::ThuCong => Answer::not_applicable("thư công không có mẫu trình bày", "a thư công has no model form"),
        kind if kind.family() == KindFamily::Administrative => named(document, kind),
        _ => Answer::not_applicable(
            "loại văn bản không thuộc 29 loại văn bản hành chính (Điều 7)",
            "the kind is none of the 29 administrative kinds (Điều 7)",
        ),
    }
}

/// Whatever the kind is: without title and subject it lacks one of them.
fn unknown_kind(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.title.is_some() || document.subject.is_some() {
        return Answer::not_evaluated("chưa rõ tên loại văn bản", "the kind of the document is not known");
    }
    Finding::at(
        "/title",
        "không có tên loại và trích yếu; văn bản phải có tên loại kèm trích yếu, công văn phải có “V/v …”",
        "neither title nor subject; a document has its title and subject, a công văn `V/v …`",
    )
    .lighter_if(looks_scanned(subject), Severity::Warning)
    .into()
}

fn cong_van(document: &Document) -> Answer {
    let title = document.title.as_ref().map(|title| {
        Finding::at(
            "/title",
            format!("công văn không ghi tên loại; bỏ dòng “{title}”"),
            format!("a công văn has no title; leave out the line “{title}”"),
        )
    });
    let subject = document.subject.is_none().then(|| {
        Finding::at(
            "/subject",
            "công văn thiếu trích yếu; phải ghi “V/v …” dưới số, ký hiệu",
            "the công văn lacks its subject; `V/v …` stands below its number",
        )
        .beside("/number")
    });
    Answer::of(title.into_iter().chain(subject))
}

fn named(document: &Document, kind: &Kind) -> Answer {
    let name = kind.name();
    let title = document.title.is_none().then(|| {
        Finding::at(
            "/title",
            format!("thiếu tên loại văn bản; phải có dòng “{}”", name.to_uppercase()),
            format!("the title is missing; the line “{}” must be there", name.to_uppercase()),
        )
        .beside("/subject")
    });
    let exempt = WITHOUT_SUBJECT.contains(kind) || has_subject(document, kind);
    let subject = (!exempt).then(|| {
        let finding = Finding::at(
            "/subject",
            format!("thiếu trích yếu nội dung dưới tên loại “{}”", name.to_uppercase()),
            format!("the subject below the title “{}” is missing", name.to_uppercase()),
        );
        finding.beside("/title")
    });
    Answer::of(title.into_iter().chain(subject))
}

/// The subject has a field of its own, or goes on in the line of the title
/// (`GIẤY MỜI HỌP`).
fn has_subject(document: &Document, kind: &Kind) -> bool {
    let in_title = document.title.as_ref().is_some_and(|title| {
        let (title, name) = (folded_words(title), folded_words(kind.name()));
        title.len() > name.len() && title.starts_with(&name)
    });
    document.subject.is_some() || in_title
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::RuleState;
    use crate::value::Kind;

    fn letter(kind: Kind, title: Option<&str>, subject: Option<&str>) -> Letter {
        let mut letter = Letter::named(kind, "15/X-SNV");
        letter.document.title = title.map(String::from);
        letter.document.subject = subject.map(String::from);
        letter
    }

    #[test]
    fn a_named_kind_has_title_and_subject() {
        let subject = Some("Công tác phòng, chống lụt bão");
        for fine in [
            letter(Kind::KeHoach, Some("KẾ HOẠCH"), subject),
            letter(Kind::GiayMoi, Some("GIẤY MỜI HỌP"), None),
            letter(Kind::GiayGioiThieu, Some("GIẤY GIỚI THIỆU"), None),
            letter(Kind::GiayNghiPhep, Some("GIẤY NGHỈ PHÉP"), None),
        ] {
            assert_eq!(state("T01", &fine), RuleState::Passed, "{:?}", fine.document.title);
        }
        let found = findings("T01", &letter(Kind::KeHoach, Some("KẾ HOẠCH"), None));
        assert_eq!((found.len(), found[0].path.as_str()), (1, "/subject"));
        let found = findings("T01", &letter(Kind::KeHoach, None, subject));
        assert_eq!((found.len(), found[0].path.as_str()), (1, "/title"));
        assert_eq!(findings("T01", &letter(Kind::GiayNghiPhep, None, None)).len(), 1);
        assert_eq!(findings("T01", &letter(Kind::QuyetDinh, None, None)).len(), 2);
    }

    #[test]
    fn a_bien_ban_names_its_meeting_by_the_model_alone() {
        assert!(findings("T01", &letter(Kind::BienBan, Some("BIÊN BẢN"), None)).is_empty());
    }

    #[test]
    fn a_cong_van_has_a_subject_and_no_title() {
        assert!(findings("T01", &Letter::cong_van()).is_empty());
        assert_eq!(findings("T01", &letter(Kind::CongVan, None, None))[0].path, "/subject");
        assert_eq!(
            findings("T01", &letter(Kind::CongVan, Some("CÔNG VĂN"), Some("x")))[0].path,
            "/title"
        );
    }

    #[test]
    fn other_kinds_are_not_its_matter() {
        for kind in [Kind::ThuCong, Kind::KetLuan, "ĐƠN".parse().unwrap()] {
            let state = state("T01", &letter(kind, None, None));
            assert!(matches!(state, RuleState::NotApplicable { .. }));
        }
        let mut unknown = letter(Kind::KeHoach, Some("KH"), None);
        unknown.document.kind = None;
        assert!(matches!(state("T01", &unknown), RuleState::NotEvaluated { .. }));
        unknown.document.title = None;
        assert_eq!(state("T01", &unknown), RuleState::Failed);
    }
}

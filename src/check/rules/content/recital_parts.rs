//! B15 to B18: what a recital says of the document it rests on (box 6).

use super::issuer_told::behind_subject;
use super::no_recital;
use super::recital_label::without_label;
use super::recital_label::{located, name};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{QUYET_DINH, Slot};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::check::subject::recitals::{Basis, Recitals, bases, is_can_cu, is_law};
use crate::diagnostic::{Needs, Severity};
use crate::text::{fold, fold_eq, is_letter_or_digit};
use crate::value::{IssueDate, Kind};
use std::ops::Range;

const FORM: &str = "điểm a khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

const RIGHT: &str = "Căn cứ Nghị định số 45/2023/NĐ-CP ngày 03 tháng 7 năm 2023 của Chính phủ về kho lưu trữ;\n\
                     Theo đề nghị của Chánh Văn phòng Sở.";

pub(in crate::check::rules) const ROW: Row = Row {
    code: "",
    name: "",
    severity: Severity::Error,
    basis: FORM,
    vi: "",
    en: "",
    needs: Needs::Text,
    mends: false,
    example: Example::new(&QUYET_DINH, Slot::Recitals, "", ""),
    test: number,
};

pub(in crate::check::rules) const B15: Row = Row {
    code: "B15",
    name: "recital-number",
    vi: "căn cứ là văn bản (trừ Luật, Pháp lệnh) ghi rõ số, ký hiệu",
    en: "a recital that is a document, no Luật or Pháp lệnh, gives its number and symbol",
    example: Example::new(
        &QUYET_DINH,
        Slot::Recitals,
        "Căn cứ Nghị định của Chính phủ về kho lưu trữ;\nTheo đề nghị của Chánh Văn phòng Sở.",
        RIGHT,
    ),
    test: number,
    ..ROW
};

pub(in crate::check::rules) const B16: Row = Row {
    code: "B16",
    name: "recital-date",
    vi: "căn cứ là văn bản (trừ Luật, Pháp lệnh) ghi rõ ngày, tháng, năm ban hành",
    en: "a recital that is a document, no Luật or Pháp lệnh, gives its date",
    example: Example::new(
        &QUYET_DINH,
        Slot::Recitals,
        "Căn cứ Nghị định số 45/2023/NĐ-CP của Chính phủ về kho lưu trữ;\nTheo đề nghị của Chánh Văn phòng Sở.",
        RIGHT,
    ),
    test: date,
    ..ROW
};

pub(in crate::check::rules) const B17: Row = Row {
    code: "B17",
    name: "recital-issuer",
    vi: "căn cứ là văn bản (trừ Luật, Pháp lệnh) ghi rõ cơ quan ban hành",
    en: "a recital that is a document, no Luật or Pháp lệnh, names who issued it",
    example: Example::new(
        &QUYET_DINH,
        Slot::Recitals,
        "Căn cứ Nghị định số 45/2023/NĐ-CP ngày 03 tháng 7 năm 2023 về kho lưu trữ;\n\
         Theo đề nghị của Chánh Văn phòng Sở.",
        RIGHT,
    ),
    test: issuer,
    ..ROW
};

pub(in crate::check::rules) const B18: Row = Row {
    code: "B18",
    name: "recital-subject",
    vi: "căn cứ là văn bản (trừ Luật, Pháp lệnh) ghi trích yếu nội dung",
    en: "a recital that is a document, no Luật or Pháp lệnh, says what it is about",
    example: Example::new(
        &QUYET_DINH,
        Slot::Recitals,
        "Căn cứ Nghị định số 45/2023/NĐ-CP ngày 03 tháng 7 năm 2023 của Chính phủ;\n\
         Theo đề nghị của Chánh Văn phòng Sở.",
        RIGHT,
    ),
    test: subject_of,
    ..ROW
};

/// Kinds that are always numbered. Those of the second list also name things that
/// are no documents (`Căn cứ Kế hoạch sản xuất năm 2026`), so that a doubt remains.
const NUMBERED: [Kind; 7] = [
    Kind::NghiDinh,
    Kind::ThongTu,
    Kind::ThongTuLienTich,
    Kind::NghiQuyet,
    Kind::QuyetDinh,
    Kind::ChiThi,
    Kind::CongVan,
];

const MOSTLY_NUMBERED: [Kind; 4] = [Kind::ThongBao, Kind::KeHoach, Kind::ToTrinh, Kind::CongDien];

/// Resolutions of meetings often have no number.
const MEETINGS: [&str; 4] = ["đại hội", "hội nghị", "kỳ họp", "phiên họp"];

pub(in crate::check::rules) fn with_recitals(
    subject: &Subject<'_>,
    test: impl Fn(&Recitals, &[Basis<'_>]) -> Vec<Finding>,
) -> Answer {
    if subject
        .document()
        .kind
        .as_ref()
        .is_some_and(|kind| OF_PARTIES.contains(kind))
    {
        return Answer::not_applicable(
            "hợp đồng, bản ghi nhớ, bản thỏa thuận do các bên lập, không có căn cứ ban hành",
            "a contract, memorandum or agreement is made by its parties; nothing is its ground of issue",
        );
    }
    let recitals = Recitals::of(subject.document());
    if recitals.blocks.is_empty() {
        return no_recital();
    }
    let bases = bases(subject, &recitals);
    Answer::of(test(&recitals, &bases))
}

/// What two parties make has no issuer and no subject: `Hợp đồng số … giữa … và …`.
const OF_PARTIES: [Kind; 3] = [Kind::HopDong, Kind::BanGhiNho, Kind::BanThoaThuan];

/// Those that a body issued.
fn issued<'b>(bases: &'b [Basis<'b>]) -> impl Iterator<Item = &'b Basis<'b>> {
    documents(bases).filter(|basis| {
        let kind = basis.cited.citation.reference.kind.as_ref();
        !kind.is_some_and(|kind| OF_PARTIES.contains(kind))
    })
}

/// Those that are no laws.
fn documents<'b>(bases: &'b [Basis<'b>]) -> impl Iterator<Item = &'b Basis<'b>> {
    bases.iter().filter(|basis| {
        let reference = &basis.cited.citation.reference;
        let kind = reference.kind.as_ref();
        reference.number.is_some() && kind.is_some_and(|kind| !is_law(kind) && *kind != Kind::HienPhap)
    })
}

fn number(subject: &Subject<'_>) -> Answer {
    with_recitals(subject, |recitals, bases| {
        let body = &subject.document().body;
        let unnumbered = recitals.blocks.iter().filter_map(|at| {
            let text = body.get(*at)?.text.as_str();
            let (kind, place) = unnumbered_kind(text)?;
            let path = format!("/body/{at}");
            let cites = bases.iter().any(|basis| basis.cited.at.path() == path);
            if cites {
                return None;
            }
            let finding = Finding::at(
                path.as_str(),
                format!("căn cứ nêu {kind} mà không ghi số, ký hiệu; phải ghi “{kind} số …/… ngày … của …”"),
                format!(
                    "the recital names a {kind} without number and symbol; it must be “{kind} số …/… ngày … của …”"
                ),
            );
            Some(
                finding
                    .lighter_if(MOSTLY_NUMBERED.contains(&kind), Severity::Warning)
                    .within_opt(subject.locate(&path, text, place)),
            )
        });
        let incomplete = documents(bases).filter_map(|basis| {
            let citation = &basis.cited.citation;
            let number = citation.reference.number.as_ref()?;
            let finding = if citation.number_incomplete {
                Finding::at(
                    basis.path(),
                    format!("“{}” không có ký hiệu; phải ghi đủ số và ký hiệu", name(basis)),
                    format!("“{}” has no symbol; it takes number and symbol", name(basis)),
                )
            } else if number.serial().is_none() && number.as_str().starts_with('/') {
                Finding::at(
                    basis.path(),
                    format!("căn cứ để trống số của văn bản (“…{number}”)"),
                    format!("the recital leaves the number of the document blank (“…{number}”)"),
                )
                .awaiting_issue()
            } else {
                return None;
            };
            Some(located(subject, basis, basis.cited.doc.clone(), finding))
        });
        let unlabelled = documents(bases).filter_map(|basis| without_label(subject, basis));
        unnumbered.chain(incomplete).chain(unlabelled).collect()
    })
}

/// `Căn cứ Nghị định của Chính phủ …`: a kind that has a number, and no number.
fn unnumbered_kind(text: &str) -> Option<(Kind, Range<usize>)> {
    if !is_can_cu(text) {
        return None;
    }
    let start = text.find("ăn cứ ")? + "ăn cứ ".len();
    let rest = text.get(start..)?;
    let (kind, length) = NUMBERED.iter().chain(&MOSTLY_NUMBERED).find_map(|kind| {
        let name = kind.name();
        let head = rest.get(..name.len())?;
        // Small letters name a sort of thing, but for what only the State issues.
        let capital = head == name || matches!(kind, Kind::NghiDinh | Kind::ThongTu | Kind::ThongTuLienTich);
        (capital && fold_eq(head, name)).then_some((kind.clone(), name.len()))
    })?;
    let behind = rest.get(length..)?;
    if behind.starts_with(is_letter_or_digit) || behind.contains('/') {
        return None;
    }
    let named = fold(behind);
    let of_meeting = MEETINGS.iter().any(|word| named.contains(&fold(word)));
    (!of_meeting).then_some((kind, start..start + length))
}

fn date(subject: &Subject<'_>) -> Answer {
    with_recitals(subject, |_, bases| {
        let missing = documents(bases).filter_map(|basis| {
            let date = basis.cited.citation.reference.date;
            let whole = date.is_some_and(|date| date.day().is_some());
            let told = basis.behind().trim_start_matches([',', ' ']).starts_with("ngày ");
            if whole || (date.is_none() && told) {
                return None;
            }
            let name = name(basis);
            let finding = match (date, impossible_day(basis)) {
                (None, _) => Finding::at(
                    basis.path(),
                    format!("căn cứ {name} không ghi ngày ban hành; phải ghi “ngày … tháng … năm …”"),
                    format!("the recital of {name} has no date; it takes “ngày … tháng … năm …”"),
                ),
                (Some(_), Some(day)) => no_such_day(basis, &name, day),
                (Some(_), None) => Finding::at(
                    basis.path(),
                    format!("căn cứ {name} chưa ghi đủ ngày, tháng, năm ban hành"),
                    format!("the date in the recital of {name} is not whole"),
                )
                .awaiting_issue(),
            };
            Some(located(subject, basis, basis.cited.doc.clone(), finding))
        });
        missing.collect()
    })
}

pub(super) fn no_such_day(basis: &Basis<'_>, name: &str, day: &str) -> Finding {
    Finding::at(
        basis.path(),
        format!("căn cứ {name} ghi “{day}” là ngày không có trong lịch; hãy xem lại văn bản đó và ghi đúng ngày"),
        format!("“{day}” in the recital of {name} is in no calendar; look the document up and give its date"),
    )
}

/// A date with day, month and year that no calendar has, as the recital writes it.
pub(super) fn impossible_day<'t>(basis: &Basis<'t>) -> Option<&'t str> {
    let doc = basis.text.get(basis.cited.doc.clone())?;
    let written = doc.get(doc.rfind("ngày ")?..)?;
    IssueDate::is_impossible(written).then_some(written)
}

fn issuer(subject: &Subject<'_>) -> Answer {
    with_recitals(subject, |_, bases| {
        let missing = issued(bases).filter_map(|basis| {
            let cited = basis.cited;
            let doc = basis.text.get(cited.doc.clone()).unwrap_or_default();
            // `các Quyết định của Bộ trưởng: số …, số …`: told once for the list.
            let of_list = doc.starts_with("số ");
            let before = basis.text.get(..cited.doc.start).unwrap_or_default();
            let behind = basis.behind().trim_start_matches([',', ' ']);
            let told = behind.starts_with("của ") || behind.starts_with("do ") || before.ends_with(" tại ");
            let told = told || behind_subject(basis.behind(), subject.registry()).is_some();
            if cited.citation.reference.issuer.is_some() || of_list || told {
                return None;
            }
            let name = name(basis);
            let finding = Finding::at(
                basis.path(),
                format!("căn cứ {name} không ghi cơ quan ban hành; phải ghi “của …” sau ngày ban hành"),
                format!("the recital of {name} does not say who issued it; it takes “của …” behind the date"),
            );
            Some(located(subject, basis, cited.doc.clone(), finding))
        });
        missing.collect()
    })
}

fn subject_of(subject: &Subject<'_>) -> Answer {
    with_recitals(subject, |_, bases| {
        let missing = issued(bases).filter_map(|basis| {
            let behind = basis.behind();
            let closes = behind.trim_end().ends_with([';', '.', ',']) || basis.end == basis.text.len();
            if behind.contains(is_letter_or_digit) || !closes {
                return None;
            }
            let name = name(basis);
            let finding = Finding::at(
                basis.path(),
                format!("căn cứ {name} không ghi trích yếu nội dung, như “… của Chính phủ về …”"),
                format!("the recital of {name} does not say what it is about, as “… của Chính phủ về …”"),
            );
            Some(located(subject, basis, basis.cited.range.clone(), finding))
        });
        missing.collect()
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, state};
    use crate::check::{Checker, Stage};
    use crate::diagnostic::{RuleState, Severity};
    use crate::document::{Block, BlockKind};
    use crate::value::Kind;

    const PARTS: [&str; 6] = ["B15", "B16", "B17", "B18", "B19", "B20"];

    /// The rules on the parts of a recital that it breaks.
    fn broken(recital: &str) -> Vec<&'static str> {
        let letter = Letter::resting(recital);
        PARTS
            .into_iter()
            .filter(|code| !findings(code, &letter).is_empty())
            .collect()
    }

    #[test]
    fn a_document_is_named_in_full() {
        for fine in [
            "Căn cứ Thông tư số 08/2022/TT-BNV ngày 14 tháng 9 năm 2022 của Bộ trưởng Bộ Nội vụ quy định giờ mở kho;",
            "Căn cứ Công văn số 31/SYT-VP của Sở Y tế tỉnh Hà Khê ngày 05 tháng 4 năm 2025 về việc mượn kho;",
            "Căn cứ các Nghị định của Chính phủ: số 12/2021/NĐ-CP ngày 05 tháng 3 năm 2021 quy định chức năng; \
             số 15/2022/NĐ-CP ngày 07 tháng 6 năm 2022 sửa đổi, bổ sung Nghị định số 12/2021/NĐ-CP;",
            "Căn cứ Nghị định số 12/2021/NĐ-CP ngày 05 tháng 3 năm 2021 của Chính phủ quy định chức năng \
             (được sửa đổi tại Nghị định số 15/2022/NĐ-CP);",
            "Căn cứ Hợp đồng số 12/HĐ-SNV ngày 02 tháng 4 năm 2026 giữa Sở Nội vụ và Công ty cổ phần An Bình;",
            "Căn cứ Hợp đồng số 12/HĐ-SNV ngày 02 tháng 4 năm 2026;",
            "Căn cứ kết quả kiểm kê kho năm 2025;",
            "Căn cứ báo cáo của Văn phòng Sở;",
            "Căn cứ Quy chế làm việc của Sở Nội vụ;",
            "Căn cứ Nghị quyết Đại hội Công đoàn Sở nhiệm kỳ 2023 - 2028;",
            "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
            "Theo đề nghị của Văn phòng Sở tại Tờ trình số 12/TTr-VP;",
        ] {
            assert_eq!(broken(fine), [""; 0], "{fine}");
        }
        for (wrong, codes) in [
            ("Căn cứ Thông tư của Bộ trưởng Bộ Nội vụ về giờ mở kho;", &["B15"][..]),
            ("Căn cứ Công văn của Sở Y tế về việc mượn kho;", &["B15"]),
            (
                "Căn cứ Thông tư số 08/2022/TT-BNV của Bộ trưởng Bộ Nội vụ về kho;",
                &["B16"],
            ),
            (
                "Căn cứ Thông tư số 08/2022/TT-BNV ngày 14 tháng 9 năm 2022 quy định giờ mở kho;",
                &["B17"],
            ),
            (
                "Căn cứ Thông tư số 08/2022/TT-BNV ngày 14 tháng 9 năm 2022 của Bộ Nội vụ;",
                &["B18"],
            ),
            ("Căn cứ Thông tư số 08/2022/TT-BNV;", &["B16", "B17", "B18"]),
        ] {
            assert_eq!(broken(wrong), codes, "{wrong}");
        }
        assert_eq!(
            findings("B15", &Letter::resting("Căn cứ Kế hoạch sản xuất của Sở;"))[0].severity,
            Severity::Warning
        );
    }

    /// A date that cannot be is wrong, not blank, for a draft as well.
    #[test]
    fn a_day_that_no_calendar_has_is_told_as_that() {
        for day in ["ngày 31/2/2025", "ngày 30 tháng 02 năm 2025", "ngày 05/13/2025"] {
            let recital = format!("Căn cứ Quyết định số 12/QĐ-UBND {day} của UBND tỉnh về biên chế;");
            let report = Checker::new()
                .stage(Stage::Draft)
                .check(&Letter::resting(&recital).read());
            let found = report.diagnostics.iter().find(|d| d.code == "B16").unwrap();
            assert_eq!(found.severity, Severity::Error, "{day}");
            assert!(
                found
                    .message
                    .vi
                    .contains(&format!("“{day}” là ngày không có trong lịch")),
                "{}",
                found.message
            );
        }
        let leap = "Căn cứ Quyết định số 12/QĐ-UBND ngày 29/02/2024 của UBND tỉnh về biên chế;";
        assert_eq!(broken(leap), [""; 0]);
    }

    #[test]
    fn a_contract_is_issued_by_nobody() {
        let mut contract = Letter::resting("Căn cứ Thông tư số 08/2022/TT-BNV;");
        contract.document.kind = Some(Kind::HopDong);
        for code in ["B16", "B17", "B18"] {
            assert!(
                matches!(state(code, &contract), RuleState::NotApplicable { .. }),
                "{code}"
            );
        }
    }

    #[test]
    fn what_a_draft_leaves_blank_is_information_in_it() {
        let letter =
            Letter::resting("Căn cứ Quyết định số     /QĐ-UBND ngày    tháng 5 năm 2026 của UBND tỉnh về biên chế;");
        for code in ["B15", "B16"] {
            assert_eq!(findings(code, &letter)[0].severity, Severity::Error, "{code}");
            let report = Checker::new().stage(Stage::Draft).check(&letter.read());
            let found = report.diagnostics.iter().find(|d| d.code == code).unwrap();
            assert_eq!(found.severity, Severity::Info, "{code}");
        }
    }

    #[test]
    fn a_document_that_was_named_before_needs_no_more() {
        let mut letter =
            Letter::resting("Căn cứ Nghị định số 12/2021/NĐ-CP ngày 05 tháng 3 năm 2021 của Chính phủ về kho;");
        letter.document.body.insert(
            1,
            Block::new(BlockKind::Recital, "Căn cứ khoản 2 Điều 5 Nghị định số 12/2021/NĐ-CP;"),
        );
        for code in PARTS {
            assert_eq!(state(code, &letter), RuleState::Passed, "{code}");
        }
        assert!(matches!(
            state("B16", &Letter::cong_van()),
            RuleState::NotApplicable { .. }
        ));
    }
}

//! LG: what the components say of each other. Inferred from the law, not ordered by it.

use std::collections::HashMap;

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::citations::Cited;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::Document;
use crate::text::{fold, skeleton};
use crate::value::{IssueDate, Kind, NumberSystem};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "LG-01",
        name: "no-citation-of-the-future",
        severity: Severity::Warning,
        basis: "điểm b khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "văn bản được viện dẫn không có ngày sau ngày của văn bản (suy ra: chưa ban hành thì chưa viện dẫn được)",
        en: "no cited document is dated after the document (inferred: what is not issued cannot be cited)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Thực hiện Công văn số 88/SYT-VP ngày 20 tháng 8 năm 2026 của Sở Y tế về phối hợp rà soát biên chế, \
             Sở Nội vụ đề nghị Sở Y tế gửi số liệu./.",
            "Thực hiện Công văn số 88/SYT-VP ngày 20 tháng 4 năm 2026 của Sở Y tế về phối hợp rà soát biên chế, \
             Sở Nội vụ đề nghị Sở Y tế gửi số liệu./.",
        ),
        test: future,
    },
    Row {
        code: "LG-02",
        name: "one-date-for-one-citation",
        severity: Severity::Warning,
        basis: "điểm b khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "một văn bản được viện dẫn nhiều lần với cùng một ngày (suy ra)",
        en: "a document that is cited more than once has one date (inferred)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Thực hiện Công văn số 88/SYT-VP ngày 20 tháng 4 năm 2026 của Sở Y tế về phối hợp rà soát biên chế, \
             Sở Nội vụ đề nghị:\n1. Gửi số liệu theo Công văn số 88/SYT-VP ngày 22 tháng 4 năm 2026 của Sở Y tế./.",
            "Thực hiện Công văn số 88/SYT-VP ngày 20 tháng 4 năm 2026 của Sở Y tế về phối hợp rà soát biên chế, \
             Sở Nội vụ đề nghị:\n1. Gửi số liệu theo Công văn số 88/SYT-VP./.",
        )
        .also(&["B21", "B22"]),
        test: two_dates,
    },
    Row {
        code: "LG-03",
        name: "archive-of-the-drafting-unit",
        severity: Severity::Info,
        basis: "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "đơn vị lưu ở dòng “Lưu” là đơn vị soạn thảo trong ký hiệu công văn (suy ra; ký hiệu có thể ghi lĩnh vực)",
        en: "the unit in the `Lưu` line is the drafting unit in the symbol of a công văn (inferred; the symbol may name a field)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Recipients,
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, TCCB.",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.",
        ),
        test: archive_unit,
    },
];

fn future(subject: &Subject<'_>) -> Answer {
    let Some(day) = subject.document().date.filter(|date| date.to_naive().is_some()) else {
        return Answer::not_applicable("văn bản chưa ghi đủ ngày", "the date of the document is not complete");
    };
    let late = subject.citations().iter().filter_map(|cited| {
        let of = cited.citation.reference.date?;
        (of.to_naive()? > day.to_naive()?).then(|| (cited, of.in_words(), day.in_words()))
    });
    Answer::of(late.map(|(cited, of, day)| {
        let text = &cited.citation.text;
        at(
            subject,
            cited,
            format!("viện dẫn “{text}” đề {of}, sau ngày của văn bản ({day})"),
            format!("“{text}” is dated {of}, after the document itself ({day})"),
        )
    }))
}

/// A finding at a citation.
fn at(subject: &Subject<'_>, cited: &Cited, vi: String, en: String) -> Finding {
    let path = cited.at.path();
    let text = subject.text_at(cited.at).unwrap_or_default();
    let place = subject.locate(&path, text, cited.range.clone());
    Finding::at(path, vi, en).within_opt(place)
}

fn two_dates(subject: &Subject<'_>) -> Answer {
    let mut first: HashMap<(String, String), IssueDate> = HashMap::new();
    let mut found = Vec::new();
    for cited in subject.citations() {
        let reference = &cited.citation.reference;
        let (Some(number), Some(day)) = (&reference.number, reference.date) else {
            continue;
        };
        if day.to_naive().is_none() {
            continue;
        }
        // Numbers of local bodies repeat from body to body: the issuer must be told.
        let issuer = match (&reference.issuer, number.system()) {
            (Some(issuer), _) => skeleton(issuer),
            (None, NumberSystem::Normative) => String::new(),
            (None, _) => continue,
        };
        let before = *first.entry((fold(number.as_str()), issuer)).or_insert(day);
        if before != day {
            let (day, before) = (day.in_words(), before.in_words());
            found.push(at(
                subject,
                cited,
                format!("“{number}” ở đây đề {day}, ở trên đề {before}"),
                format!("“{number}” is dated {day} here and {before} above"),
            ));
        }
    }
    Answer::of(found)
}

fn archive_unit(subject: &Subject<'_>) -> Answer {
    let Document {
        kind, number, archive, ..
    } = subject.document();
    let (Some(Kind::CongVan), Some(number), Some(archive)) = (kind, number, archive) else {
        return Answer::not_applicable(
            "chỉ xét công văn có số, ký hiệu và dòng “Lưu”",
            "only a công văn with a number and a `Lưu` line is looked at",
        );
    };
    // In other systems the second group may be the body itself.
    if number.system() != NumberSystem::State || number.year().is_some() {
        return Answer::Passed;
    }
    let drafting: Vec<&str> = number.groups().skip(1).collect();
    let units: Vec<&str> = archive
        .units
        .iter()
        .map(String::as_str)
        .filter(|unit| *unit != "VT")
        .collect();
    if drafting.is_empty() || units.is_empty() {
        return Answer::Passed;
    }
    let same = |unit: &str, group: &str| {
        let (unit, group) = (skeleton(unit), skeleton(group));
        unit.contains(&group) || group.contains(&unit)
    };
    if units.iter().any(|unit| drafting.iter().any(|group| same(unit, group))) {
        return Answer::Passed;
    }
    let (units, drafting) = (units.join(", "), drafting.join("-"));
    Finding::at(
        "/archive",
        format!("dòng “Lưu” ghi {units}, ký hiệu ghi {drafting}: kiểm tra lại đơn vị soạn thảo"),
        format!("the `Lưu` line has {units}, the symbol {drafting}: see which unit drafted it"),
    )
    .into()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, state};
    use crate::diagnostic::RuleState;

    /// The base letter is dated 2 May 2024.
    #[test]
    fn nothing_is_cited_before_it_is_issued() {
        for fine in [
            "theo Công văn số 8/SYT-VP ngày 02/5/2024 của Sở Y tế",
            "theo Nghị định số 30/2020/NĐ-CP",
            "hoàn thành trước ngày 30/6/2024",
        ] {
            assert!(findings("LG-01", &Letter::saying_all(&[fine])).is_empty(), "{fine}");
        }
        let letter = Letter::saying_all(&["theo Công văn số 8/SYT-VP ngày 03/5/2024 của Sở Y tế về phối hợp"]);
        let found = findings("LG-01", &letter);
        assert_eq!(
            letter.read().source.slice(found[0].span.unwrap().span()),
            Some("Công văn số 8/SYT-VP ngày 03/5/2024 của Sở Y tế")
        );
        let undated = letter.dated("ngày    tháng 5 năm 2024");
        assert!(matches!(state("LG-01", &undated), RuleState::NotApplicable { .. }));
    }

    #[test]
    fn a_document_has_one_date() {
        let twice = |a: &str, b: &str| findings("LG-02", &Letter::saying_all(&[a, b])).len();
        let (y_te, noi_vu) = (
            "Công văn số 8/SYT-VP ngày 02/5/2023 của Sở Y tế",
            "Công văn số 8/SYT-VP ngày 03/5/2023 của Sở Y tế",
        );
        assert_eq!(twice(y_te, noi_vu), 1);
        assert_eq!(twice(y_te, y_te), 0);
        let other_body = "Công văn số 8/SYT-VP ngày 03/5/2023 của Sở Y tế tỉnh Bình Lâm";
        assert_eq!(twice(y_te, other_body), 0);
        assert_eq!(
            twice(
                "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
                "Nghị định số 30/2020/NĐ-CP ngày 03/5/2020"
            ),
            1
        );
    }

    #[test]
    fn the_unit_of_the_archive_line_is_that_of_the_symbol() {
        for (number, archive, count) in [
            ("45/SNV-VP", "Lưu: VT, VP.", 0),
            ("45/SNV-TCBC", "Lưu: VT, TCBC-VP.", 0),
            ("45/SNV-VP", "Lưu: VT.", 0),
            ("45/SNV", "Lưu: VT, TCCB.", 0),
            ("312/2025/CV-BYT", "Lưu: VT, TCCB.", 0),
            ("45/SNV-VP", "Lưu: VT, TCCB.", 1),
        ] {
            let letter = Letter::cong_van().numbered(number).archived(archive);
            assert_eq!(findings("LG-03", &letter).len(), count, "{number} {archive}");
        }
    }
}

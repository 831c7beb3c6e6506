//! B, C: how the content cites documents (box 6).

use super::cited::CITING;
use std::collections::HashSet;
use std::ops::Range;

use super::cited::{Own, by_number, is_full, own};
use super::{first_citation, provisions};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::running_text::At;
use crate::check::row::Row;
use crate::check::rules::MOST;
use crate::check::subject::Subject;
use crate::check::subject::recitals::{Recitals, is_can_cu, is_law};
use crate::diagnostic::{Needs, Severity};
use crate::text::{fold_eq, is_small};
use crate::value::Kind;

pub(in crate::check) const RULES: &[Row] = &[
    first_citation::B21,
    Row {
        code: "B22",
        name: "later-citation-short",
        severity: Severity::Warning,
        basis: CITING,
        vi: "các lần viện dẫn tiếp theo chỉ ghi tên loại và số, ký hiệu",
        en: "later citations give kind, number and symbol alone",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Thực hiện Công văn số 31/UBND-NC ngày 04 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh về kiểm kê kho, \
             Sở Nội vụ đề nghị các cơ quan gửi số liệu theo mẫu của Công văn số 31/UBND-NC ngày 04 tháng 5 năm 2026 \
             của Ủy ban nhân dân tỉnh./.",
            "Thực hiện Công văn số 31/UBND-NC ngày 04 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh về kiểm kê kho, \
             Sở Nội vụ đề nghị các cơ quan gửi số liệu theo mẫu của Công văn số 31/UBND-NC./.",
        ),
        test: later_short,
    },
    Row {
        code: "B23",
        name: "law-by-kind-and-name",
        severity: Severity::Warning,
        basis: CITING,
        vi: "viện dẫn Luật, Pháp lệnh chỉ ghi tên loại và tên của Luật, Pháp lệnh",
        en: "a Luật or Pháp lệnh is cited by its kind and name alone",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở Nội vụ đề nghị thực hiện theo Luật Lưu trữ số 33/2024/QH15./.",
            "Sở Nội vụ đề nghị thực hiện theo Luật Lưu trữ./.",
        ),
        test: law_by_name,
    },
    provisions::C01,
    Row {
        code: "C28",
        name: "kind-word-capital",
        severity: Severity::Warning,
        basis: "khoản 6 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa chữ cái đầu của tên loại khi nêu một văn bản cụ thể",
        en: "the kind of a given document has a capital",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Trả lời công văn số 12/SYT-VP ngày 04 tháng 5 năm 2026 của Sở Y tế về mượn kho, Sở Nội vụ đồng ý./.",
            "Trả lời Công văn số 12/SYT-VP ngày 04 tháng 5 năm 2026 của Sở Y tế về mượn kho, Sở Nội vụ đồng ý./.",
        ),
        test: kind_capital,
    },
    provisions::C29,
];

fn later_short(subject: &Subject<'_>) -> Answer {
    let mut told_in_full = HashSet::new();
    let mut findings = Vec::new();
    for own in own(subject) {
        if !by_number(subject, own.cited) {
            continue;
        }
        let reference = &own.cited.citation.reference;
        let says_more = reference.date.is_some() || reference.issuer.is_some();
        if told_in_full.contains(&own.id) && says_more && findings.len() < MOST {
            findings.extend(too_long(subject, &own));
        }
        if is_full(own.cited) {
            told_in_full.insert(own.id);
        }
    }
    Answer::of(findings)
}

fn too_long(subject: &Subject<'_>, own: &Own<'_>) -> Option<Finding> {
    let reference = &own.cited.citation.reference;
    let (kind, number) = (reference.kind.as_ref()?, reference.number.as_ref()?);
    let end = own.cited.range.start + own.text.get(own.cited.range.clone())?.find(number.as_written())?;
    let more = end + number.as_written().len()..own.cited.range.end;
    let found = own.text.get(more.clone())?.trim();
    let path = own.path();
    let finding = Finding::at(
        path.as_str(),
        format!(
            "{kind} số {number} đã được viện dẫn đầy đủ ở trên; lần này chỉ ghi tên loại và số, ký hiệu, bỏ “{found}”"
        ),
        format!(
            "{kind} số {number} was cited in full before; here kind, number and symbol are enough, without “{found}”"
        ),
    );
    let edit = subject.cut(&path, own.text, more.clone());
    Some(
        finding
            .within_opt(subject.locate(&path, own.text, more))
            .with_edits(false, edit.into_iter().collect()),
    )
}

fn law_by_name(subject: &Subject<'_>) -> Answer {
    let recitals = Recitals::of(subject.document());
    let laws = own(subject).into_iter().filter(|own| {
        let kind = own.cited.citation.reference.kind.as_ref();
        // Those of the recitals are the matter of B19.
        kind.is_some_and(is_law) && !(recitals.contains(own.block) && is_can_cu(own.text))
    });
    Answer::of(laws.filter_map(|own| more_than_name(subject, &own)).take(MOST))
}

fn more_than_name(subject: &Subject<'_>, own: &Own<'_>) -> Option<Finding> {
    let reference = &own.cited.citation.reference;
    let path = own.path();
    let Some(name) = &reference.name else {
        let number = reference.number.as_ref()?;
        let kind = reference.kind.as_ref()?;
        // An amending law is seldom called by its long name.
        let finding = Finding::at(
            path.as_str(),
            format!("“{kind} số {number}”: viện dẫn {kind} bằng tên loại và tên, không bằng số, ký hiệu"),
            format!("“{kind} số {number}”: a {kind} is cited by kind and name, not by its number"),
        );
        let place = subject.locate(&path, own.text, own.cited.doc.clone());
        return Some(finding.lighter(Severity::Info).within_opt(place));
    };
    let whole_date = reference.date.is_some_and(|date| date.day().is_some());
    if reference.number.is_none() && reference.issuer.is_none() && !whole_date {
        return None;
    }
    let more = behind_name(own, name)?;
    let found = own.text.get(more.clone())?.trim();
    let edit = subject.cut(&path, own.text, more.clone());
    Some(
        Finding::at(
            path.as_str(),
            format!("viện dẫn {name} chỉ ghi tên loại và tên; bỏ “{found}”"),
            format!("{name} is cited by kind and name alone, without “{found}”"),
        )
        .within_opt(subject.locate(&path, own.text, more))
        .with_edits(false, edit.into_iter().collect()),
    )
}

/// What stands in the citation behind the name of the law.
fn behind_name(own: &Own<'_>, name: &str) -> Option<Range<usize>> {
    let doc = own.cited.doc.clone();
    let text = own.text.get(doc.clone())?;
    let same = text.get(..name.len()).is_some_and(|head| fold_eq(head, name));
    let start = if same {
        name.len()
    } else {
        text.find(" số ").or_else(|| text.find(" ngày "))?
    };
    Some(doc.start + start..own.cited.range.end.max(doc.end))
}

fn kind_capital(subject: &Subject<'_>) -> Answer {
    let small = subject.citations().iter().filter_map(|cited| {
        let reference = &cited.citation.reference;
        let kind = reference.kind.as_ref().filter(|kind| !matches!(kind, Kind::Other(_)))?;
        reference.number.as_ref()?;
        let text = subject.text(cited.at);
        let doc = text.get(cited.doc.clone())?;
        let word = doc.get(..kind.name().len())?;
        let first = word.chars().next().filter(|c| is_small(*c))?;
        if matches!(cited.at, At::Cell(..)) || !fold_eq(word, kind.name()) {
            return None;
        }
        let path = cited.at.path();
        let capital: String = first.to_uppercase().collect();
        let range = cited.doc.start..cited.doc.start + word.len();
        let edit = subject.replace(&path, text, range.start..range.start + first.len_utf8(), &capital);
        let number = reference.number.as_ref()?;
        Some(
            Finding::at(
                path.as_str(),
                format!(
                    "“{word} số {number}”: tên loại của một văn bản cụ thể viết hoa chữ cái đầu: “{kind} số {number}”"
                ),
                format!("“{word} số {number}”: the kind of a given document has a capital: “{kind} số {number}”"),
            )
            .within_opt(subject.locate(&path, text, range))
            .with_safe_edits(edit.into_iter().collect()),
        )
    });
    Answer::of(small.take(MOST))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed};
    use crate::diagnostic::Severity;

    const FULL: &str = "Công văn số 31/UBND-NC ngày 04 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh về kiểm kê kho.";

    #[test]
    fn later_citations_are_short() {
        for fine in [
            &[FULL, "theo Công văn số 31/UBND-NC, Sở đề nghị"][..],
            &["theo Công văn số 31/UBND-NC.", FULL],
            &[
                FULL,
                "Công văn số 31/UBND-NC ngày 09 tháng 6 năm 2025 của Ủy ban nhân dân huyện về việc khác",
            ],
        ] {
            assert!(findings("B22", &Letter::saying_all(fine)).is_empty(), "{fine:?}");
        }
        let letter = Letter::saying_all(&[
            FULL,
            "Sở thực hiện Công văn số 31/UBND-NC ngày 04 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh thì",
        ]);
        let found = findings("B22", &letter);
        assert_eq!((found.len(), found[0].path.as_str()), (1, "/body/1"));
        let fix = found[0].fix.clone().unwrap();
        let mut text = letter.read().source.text().to_owned();
        text.replace_range(fix.edits[0].start..fix.edits[0].end, &fix.edits[0].text);
        assert!(text.contains("Sở thực hiện Công văn số 31/UBND-NC thì"), "{text}");
    }

    #[test]
    fn laws_are_cited_by_kind_and_name() {
        for fine in [
            "theo Luật Lưu trữ",
            "theo khoản 2 Điều 5 Luật Giá năm 2023",
            "theo Luật này",
        ] {
            assert!(findings("B23", &Letter::saying_all(&[fine])).is_empty(), "{fine}");
        }
        for (wrong, more) in [
            ("theo Luật Lưu trữ số 33/2024/QH15", "số 33/2024/QH15"),
            ("theo Luật Lưu trữ ngày 21 tháng 6 năm 2024", "ngày 21 tháng 6 năm 2024"),
        ] {
            let found = findings("B23", &Letter::saying_all(&[wrong]));
            assert_eq!((found.len(), found[0].severity), (1, Severity::Warning), "{wrong}");
            assert!(
                found[0].message.vi.ends_with(&format!("bỏ “{more}”")),
                "{}",
                found[0].message
            );
        }
        let found = findings("B23", &Letter::saying_all(&["được sửa đổi theo Luật số 87/2025/QH15"]));
        assert!(found.iter().all(|d| d.severity == Severity::Info));
    }

    #[test]
    fn the_kind_of_a_given_document_has_a_capital() {
        for fine in [
            "theo Công văn số 12/SYT-VP",
            "các nghị định của Chính phủ",
            "công văn này",
            "văn bản số 5/SYT",
        ] {
            assert!(findings("C28", &Letter::saying_all(&[fine])).is_empty(), "{fine}");
        }
        let letter = Letter::saying_all(&["theo nghị định số 45/2023/NĐ-CP và công văn số 12/SYT-VP ngày 04/5/2026"]);
        assert_eq!(findings("C28", &letter).len(), 2);
        let mended = fixed("C28", &letter);
        assert!(
            mended.contains("theo Nghị định số 45/2023/NĐ-CP và Công văn số 12/SYT-VP"),
            "{mended}"
        );
    }
}

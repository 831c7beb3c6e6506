//! U: secrecy, urgency, circulation (boxes 10a, 10b, 11).

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::head_marks::{Found, Mark, read};
use crate::check::facts::original::Piece;
use crate::check::row::Row;
use crate::check::rules::writing::case::is_capitals;
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "U01",
        name: "degrees-of-the-list",
        severity: Severity::Error,
        basis: "điểm a, điểm b khoản 2 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "mức độ khẩn là HỎA TỐC, THƯỢNG KHẨN hoặc KHẨN; độ mật là TUYỆT MẬT, TỐI MẬT hoặc MẬT",
        en: "urgency is HỎA TỐC, THƯỢNG KHẨN or KHẨN, secrecy TUYỆT MẬT, TỐI MẬT or MẬT",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Urgency, "HỎA TỐC HẸN GIỜ", "HỎA TỐC"),
        test: degrees,
    },
    Row {
        code: "U02",
        name: "urgency-capitals",
        severity: Severity::Error,
        basis: "điểm b khoản 2 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "dấu chỉ mức độ khẩn in hoa, cỡ 13 đến 14, kiểu chữ đứng, đậm",
        en: "the mark of urgency is in capitals, 13 to 14 points, upright and bold",
        needs: Needs::Source,
        mends: true,
        example: Example::new(&CONG_VAN, Slot::Urgency, "Hỏa tốc", "HỎA TỐC"),
        test: urgency_capitals,
    },
    Row {
        code: "U06",
        name: "one-urgency",
        severity: Severity::Warning,
        basis: "điểm b khoản 2 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "chỉ một mức độ khẩn (suy ra)",
        en: "there is one degree of urgency (inferred)",
        needs: Needs::Source,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Urgency, "KHẨN\nHỎA TỐC", "HỎA TỐC"),
        test: one_urgency,
    },
    Row {
        code: "U07",
        name: "one-secrecy",
        severity: Severity::Warning,
        basis: "điểm a khoản 2 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "chỉ một độ mật",
        en: "there is one degree of secrecy",
        needs: Needs::Source,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Secrecy, "MẬT\nTỐI MẬT", "TỐI MẬT"),
        test: one_secrecy,
    },
    Row {
        code: "U10",
        name: "circulation-as-named",
        severity: Severity::Info,
        basis: "điểm c khoản 2 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "chỉ dẫn phạm vi lưu hành là XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ (Nghị định nêu làm ví dụ)",
        en: "the note on circulation is XEM XONG TRẢ LẠI or LƯU HÀNH NỘI BỘ (the decree names them as examples)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(&CONG_VAN, Slot::Circulation, "KHÔNG PHỔ BIẾN", "LƯU HÀNH NỘI BỘ"),
        test: circulation,
    },
    Row {
        code: "U11",
        name: "circulation-capitals",
        severity: Severity::Error,
        basis: "điểm c khoản 2 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "chỉ dẫn phạm vi lưu hành in hoa, cỡ 13 đến 14, kiểu chữ đứng, đậm, trong khung viền đơn ở ô số 11",
        en: "the note on circulation is in capitals, 13 to 14 points, upright and bold, in a single-line box in box 11",
        needs: Needs::Source,
        mends: true,
        example: Example::new(&CONG_VAN, Slot::Circulation, "Lưu hành nội bộ", "LƯU HÀNH NỘI BỘ"),
        test: circulation_capitals,
    },
];

/// The head with its marks.
fn in_head<'a>(subject: &Subject<'a>) -> Option<(Piece<'a>, &'a [Found])> {
    Some((subject.head()?, subject.marks()))
}

/// The answer of rules that look at marks as they are printed.
fn no_source() -> Answer {
    Answer::not_applicable(
        "không có văn bản gốc để xem dấu chỉ mức độ",
        "there is no source text to see the marks in",
    )
}

fn degrees(subject: &Subject<'_>) -> Answer {
    let Some((head, found)) = in_head(subject) else {
        return Answer::Passed;
    };
    let other = |found: &Found| {
        let text = found.text(&head);
        let (path, vi, en) = match found.mark {
            Mark::OtherUrgency => (
                "/urgency",
                format!("mức độ khẩn “{text}” không có trong Nghị định; phải là HỎA TỐC, THƯỢNG KHẨN hoặc KHẨN"),
                format!("the decree has no urgency “{text}”; it is HỎA TỐC, THƯỢNG KHẨN or KHẨN"),
            ),
            Mark::OtherSecrecy => (
                "/secrecy",
                format!("độ mật “{text}” không có trong quy định; phải là TUYỆT MẬT, TỐI MẬT hoặc MẬT"),
                format!("there is no secrecy “{text}”; it is TUYỆT MẬT, TỐI MẬT or MẬT"),
            ),
            _ => return None,
        };
        let finding = Finding::at(path, vi, en).within(head.span(found.at.clone()));
        Some(finding.lighter_if(looks_scanned(subject), Severity::Warning))
    };
    Answer::of(found.iter().filter_map(other))
}

fn urgency_capitals(subject: &Subject<'_>) -> Answer {
    capitals(
        subject,
        |mark| matches!(mark, Mark::Urgency(_) | Mark::OtherUrgency),
        "/urgency",
        ("dấu chỉ mức độ khẩn", "the mark of urgency"),
    )
}

fn circulation_capitals(subject: &Subject<'_>) -> Answer {
    capitals(
        subject,
        |mark| matches!(mark, Mark::Circulation),
        "/circulation",
        ("chỉ dẫn phạm vi lưu hành", "the note on circulation"),
    )
}

fn capitals(subject: &Subject<'_>, is_meant: impl Fn(Mark) -> bool, path: &str, (vi, en): (&str, &str)) -> Answer {
    let Some((head, found)) = in_head(subject) else {
        return no_source();
    };
    let small = found
        .iter()
        .filter(|found| is_meant(found.mark) && !is_capitals(found.text(&head)));
    Answer::of(small.map(|found| {
        let text = found.text(&head);
        let right = text.to_uppercase();
        Finding::at(
            path,
            format!("{vi} “{text}” phải in hoa: “{right}”"),
            format!("{en} “{text}” must be in capitals: “{right}”"),
        )
        .lighter_if(looks_scanned(subject), Severity::Warning)
        .within(head.span(found.at.clone()))
        .with_safe_edits(vec![head.replace(found.at.clone(), right)])
    }))
}

fn one_urgency(subject: &Subject<'_>) -> Answer {
    let degree = |mark| match mark {
        Mark::Urgency(urgency) => Some(urgency),
        _ => None,
    };
    one(subject, degree, "/urgency", ("mức độ khẩn", "degrees of urgency"))
}

fn one_secrecy(subject: &Subject<'_>) -> Answer {
    let degree = |mark| match mark {
        Mark::Secrecy(secrecy) => Some(secrecy),
        _ => None,
    };
    one(subject, degree, "/secrecy", ("độ mật", "degrees of secrecy"))
}

/// A second mark of another degree than the first.
fn one<D: PartialEq>(
    subject: &Subject<'_>,
    degree: impl Fn(Mark) -> Option<D>,
    path: &str,
    (vi, en): (&str, &str),
) -> Answer {
    let Some((head, found)) = in_head(subject) else {
        return no_source();
    };
    let mut degrees = found.iter().filter_map(|found| Some((degree(found.mark)?, found)));
    let Some((first, at_first)) = degrees.next() else {
        return Answer::Passed;
    };
    let second = degrees.find(|(degree, _)| *degree != first);
    Answer::of(second.map(|(_, second)| {
        let (a, b) = (at_first.text(&head), second.text(&head));
        Finding::at(
            path,
            format!("văn bản có hai {vi}, “{a}” và “{b}”; chỉ ghi một"),
            format!("there are two {en}, “{a}” and “{b}”; one is to stand there"),
        )
        .within(head.span(second.at.clone()))
    }))
}

fn circulation(subject: &Subject<'_>) -> Answer {
    let told = |text: &str| {
        Finding::at(
            "/circulation",
            format!("chỉ dẫn phạm vi lưu hành “{text}” không thuộc hai chỉ dẫn mà Nghị định nêu làm ví dụ"),
            format!("the note on circulation “{text}” is none of the two that the decree names as examples"),
        )
    };
    if let Some((head, found)) = in_head(subject) {
        let other = found.iter().filter(|found| found.mark == Mark::OtherCirculation);
        return Answer::of(other.map(|found| told(found.text(&head)).within(head.span(found.at.clone()))));
    }
    let note = subject.document().circulation.as_deref();
    Answer::of(note.filter(|note| read(note) != Some(Mark::Circulation)).map(told))
}

#[cfg(test)]
mod tests {
    use crate::Checker;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::letter;

    fn read_with(mark: &str) -> letter::Reading {
        letter::from_str(&format!(
            "SỞ NỘI VỤ                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             Số: 45/SNV-VP                 Độc lập - Tự do - Hạnh phúc\n\
             V/v báo cáo số liệu\n\n{mark}\n\nHà Khê, ngày 12 tháng 5 năm 2026\n\nKính gửi: Sở Y tế\n\n\
             Khẩn\nSở Nội vụ đề nghị phối hợp./.\n"
        ))
    }

    fn found(code: &str, mark: &str) -> Vec<Diagnostic> {
        let mut found = Checker::new().check(&read_with(mark)).diagnostics;
        found.retain(|d| d.code == code);
        found
    }

    #[test]
    fn degrees_are_those_of_the_list() {
        for fine in ["HỎA TỐC", "| KHẨN |", "[MẬT]", "Khẩn", ""] {
            assert!(found("U01", fine).is_empty(), "{fine}");
        }
        for wrong in ["HỎA TỐC HẸN GIỜ", "+------+\n| BÍ MẬT |\n+------+", "**RẤT KHẨN**"] {
            let of_rule = found("U01", wrong);
            assert_eq!((of_rule.len(), of_rule[0].severity), (1, Severity::Error), "{wrong}");
        }
    }

    #[test]
    fn marks_are_in_capitals() {
        for fine in ["HỎA TỐC", "LƯU HÀNH NỘI BỘ", "Mật", ""] {
            assert!(found("U02", fine).is_empty() && found("U11", fine).is_empty(), "{fine}");
        }
        for (code, wrong, right) in [
            ("U02", "Hỏa tốc", "HỎA TỐC"),
            ("U11", "Lưu hành nội bộ", "LƯU HÀNH NỘI BỘ"),
        ] {
            let of_rule = found(code, wrong);
            assert_eq!(of_rule.len(), 1, "{wrong}");
            let mended = crate::fix::apply(&read_with(wrong).source, &of_rule).text;
            assert!(mended.contains(right), "{wrong}");
        }
    }

    #[test]
    fn one_degree_of_each_sort() {
        assert!(found("U06", "KHẨN\nMẬT").is_empty() && found("U07", "KHẨN\nMẬT").is_empty());
        assert!(found("U06", "KHẨN\nKHẨN").is_empty());
        assert_eq!(found("U06", "KHẨN   HỎA TỐC").len(), 1);
        assert_eq!(found("U07", "MẬT\nTỐI MẬT").len(), 1);
    }

    #[test]
    fn other_notes_on_circulation_are_information() {
        assert!(found("U10", "XEM XONG TRẢ LẠI").is_empty());
        assert_eq!(found("U10", "KHÔNG PHỔ BIẾN")[0].severity, Severity::Info);
        let mut document = read_with("").document;
        document.circulation = Some("KHÔNG PHỔ BIẾN".into());
        let report = Checker::new().check(&document);
        assert!(report.diagnostics.iter().any(|d| d.code == "U10"));
    }
}

//! U: secrecy, urgency, circulation (boxes 10a, 10b, 11).
//!
//! A mark that the reader does not know may have gone into another field, so the
//! lines of the head are looked at themselves.

use std::ops::Range;

use super::case::is_capitals;
use super::scan::looks_scanned;
use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::example::Example;
use crate::check::form::{CONG_VAN, Slot};
use crate::check::piece::Piece;
use crate::check::subject::Subject;
use crate::check::words::folded_words;
use crate::diagnostic::{Needs, Severity};
use crate::value::{Secrecy, Urgency};

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
        vi: "dấu chỉ mức độ khẩn in hoa",
        en: "the mark of urgency is in capitals",
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
        vi: "chỉ dẫn phạm vi lưu hành in hoa",
        en: "the note on circulation is in capitals",
        needs: Needs::Source,
        mends: true,
        example: Example::new(&CONG_VAN, Slot::Circulation, "Lưu hành nội bộ", "LƯU HÀNH NỘI BỘ"),
        test: circulation_capitals,
    },
];

/// What a line of the head says as a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Urgency(Urgency),
    Secrecy(Secrecy),
    /// Words of urgency or secrecy that are no degree.
    OtherUrgency,
    OtherSecrecy,
    /// One of the notes of the decree, or the stamp of documents to be returned.
    Circulation,
    OtherCirculation,
}

/// A mark with its place in the head.
struct Found<'a> {
    mark: Mark,
    at: Range<usize>,
    text: &'a str,
}

/// A mark has no more bytes.
const MOST_BYTES: usize = 80;

/// The head of a letter has no more lines.
const MOST_LINES: usize = 80;

/// Words of which marks of urgency are made, folded.
const URGENT: [&str; 15] = [
    "khẩn",
    "hỏa",
    "tốc",
    "thượng",
    "rất",
    "cấp",
    "tối",
    "đặc",
    "biệt",
    "cực",
    "hẹn",
    "giờ",
    "phút",
    "trước",
    "h",
];

/// Words of which marks of secrecy are made, folded.
const SECRET: [&str; 9] = ["mật", "tuyệt", "tối", "bí", "rất", "đối", "đặc", "biệt", "độ"];

/// The notes that the decree names, and the stamp of the rules on secrets.
const NOTES: [&str; 3] = ["xem xong trả lại", "lưu hành nội bộ", "tài liệu thu hồi"];

/// Pairs of words of which one stands in other notes on circulation.
const NOTE_WORDS: [[&str; 2]; 9] = [
    ["lưu", "hành"],
    ["phổ", "biến"],
    ["sao", "chụp"],
    ["sao", "chép"],
    ["thu", "hồi"],
    ["trả", "lại"],
    ["đăng", "tải"],
    ["phát", "tán"],
    ["nội", "bộ"],
];

/// How a note begins.
const NOTE_HEADS: [&str; 7] = ["không", "cấm", "chỉ", "lưu", "xem", "tài", "đọc"];

fn read(text: &str) -> Option<Mark> {
    if text.len() > MOST_BYTES || !text.contains(char::is_alphabetic) {
        return None;
    }
    if let Ok(urgency) = text.parse() {
        return Some(Mark::Urgency(urgency));
    }
    if let Ok(secrecy) = text.parse() {
        return Some(Mark::Secrecy(secrecy));
    }
    let own = folded_words(text);
    if own.len() > 8 {
        return None;
    }
    let of = |list: &[&str], word: &String| list.iter().any(|known| folded_words(known).first() == Some(word));
    let number = |word: &String| word.bytes().all(|b| b.is_ascii_digit());
    let has = |word: &str| own.contains(&folded_words(word).concat());
    if own.iter().all(|word| of(&URGENT, word) || number(word)) && (has("khẩn") || has("hỏa") && has("tốc")) {
        return Some(Mark::OtherUrgency);
    }
    if own.iter().all(|word| of(&SECRET, word)) && has("mật") && own.len() > 1 {
        return Some(Mark::OtherSecrecy);
    }
    if NOTES.iter().any(|note| folded_words(note) == own) {
        return Some(Mark::Circulation);
    }
    let note = NOTE_WORDS.iter().any(|pair| {
        let pair: Vec<String> = pair.iter().flat_map(|word| folded_words(word)).collect();
        own.windows(2).any(|two| two == pair.as_slice())
    });
    let begins = own.first().is_some_and(|first| of(&NOTE_HEADS, first));
    (note && begins && own.len() < 7).then_some(Mark::OtherCirculation)
}

/// The marks among the lines and cells of the head.
fn marks<'a>(head: &Piece<'a>) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    let text = head.text();
    let mut start = 0;
    for line in text.split_inclusive('\n').take(MOST_LINES) {
        let mut at = start;
        start += line.len();
        // Most lines are too long for a mark, whole or in columns.
        for cell in line
            .split_inclusive(['|', '\t'])
            .flat_map(|cell| cell.split_inclusive("   "))
        {
            let bare = cell.trim_matches(|c: char| !c.is_alphanumeric());
            let lead = cell.len() - cell.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            if let Some(mark) = read(bare) {
                let from = at + lead;
                found.push(Found {
                    mark,
                    at: from..from + bare.len(),
                    text: bare,
                });
            }
            at += cell.len();
        }
    }
    found
}

fn in_head<'a>(subject: &Subject<'a>) -> Option<(Piece<'a>, Vec<Found<'a>>)> {
    let head = subject.head()?;
    Some((head, marks(&head)))
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
    let other = |found: &Found<'_>| {
        let text = found.text;
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
        .filter(|found| is_meant(found.mark) && !is_capitals(found.text));
    Answer::of(small.map(|found| {
        let (text, right) = (found.text, found.text.to_uppercase());
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
        let (a, b) = (at_first.text, second.text);
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
        return Answer::of(other.map(|found| told(found.text).within(head.span(found.at.clone()))));
    }
    let note = subject.document().circulation.as_deref();
    Answer::of(note.filter(|note| read(note) != Some(Mark::Circulation)).map(told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Checker;
    use crate::diagnostic::Diagnostic;
    use crate::letter;

    #[test]
    fn marks_are_known_by_their_words() {
        for (text, mark) in [
            ("HOẢ TỐC", Some(Mark::Urgency(Urgency::HoaToc))),
            ("Thượng khẩn", Some(Mark::Urgency(Urgency::ThuongKhan))),
            ("HỎA TỐC HẸN GIỜ", Some(Mark::OtherUrgency)),
            ("RẤT KHẨN", Some(Mark::OtherUrgency)),
            ("HỎA TỐC TRƯỚC 10 GIỜ", Some(Mark::OtherUrgency)),
            ("TỐI MẬT", Some(Mark::Secrecy(Secrecy::ToiMat))),
            ("BÍ MẬT", Some(Mark::OtherSecrecy)),
            ("Lưu hành nội bộ", Some(Mark::Circulation)),
            ("KHÔNG SAO CHỤP", Some(Mark::OtherCirculation)),
            ("TÀI LIỆU NỘI BỘ", Some(Mark::OtherCirculation)),
            ("SỞ NỘI VỤ", None),
            ("V/v xử lý tình huống khẩn cấp", None),
            ("PHÒNG QUẢN LÝ NỘI BỘ", None),
            ("Về việc thu hồi giấy phép", None),
            ("TỐC HÀNH", None),
            ("", None),
        ] {
            assert_eq!(read(text), mark, "{text}");
        }
    }

    fn read_with(mark: &str) -> letter::Reading {
        letter::from_str(&format!(
            "SỞ NỘI VỤ                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             Số: 45/SNV-VP                 Độc lập - Tự do - Hạnh phúc\n\
             V/v báo cáo số liệu\n\n{mark}\n\nHà Khê, ngày 12 tháng 5 năm 2026\n\nKính gửi: Sở Y tế\n\n\
             Khẩn\nSở Nội vụ đề nghị phối hợp./.\n"
        ))
    }

    fn found(code: &str, mark: &str) -> Vec<Diagnostic> {
        let mut found = Checker::new().check_reading(&read_with(mark)).diagnostics;
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

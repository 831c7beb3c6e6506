//! SP-15: a number that no program reads, or reads otherwise than a person does.

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::rules::number::symbol::{is_roman_or_words, written_serial};
use crate::check::rules::writing::scan::looks_scanned_elsewhere;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::text::deceptive::{Deceit, deceit};
use crate::text::{is_letter, is_letter_or_digit};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "SP-15",
    name: "readable-number",
    severity: Severity::Warning,
    basis: "điểm a khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "số của văn bản đọc được: chỉ gồm chữ số 0-9, không xen ký tự khác, không có chữ trông như chữ số",
    en: "the number can be read: digits 0 to 9 and no other characters among them, no letter that looks like a digit",
    needs: Needs::Text,
    mends: false,
    example: Example::new(&CONG_VAN, Slot::Number, "Số: 45²/SNV-VP", "Số: 45/SNV-VP"),
    test: readable,
}];

/// Letters behind digits that pass for one more digit.
const DIGIT_LIKE: [&str; 4] = ["O", "o", "l", "I"];

fn readable(subject: &Subject<'_>) -> Answer {
    let Some(number) = &subject.document().number else {
        return Answer::not_applicable("văn bản không có số, ký hiệu", "the document has no number");
    };
    let serial = written_serial(number);
    if number.serial().is_some() {
        let doubtful = DIGIT_LIKE.contains(&number.suffix());
        return Answer::of(doubtful.then(|| finding(subject, serial)));
    }
    if is_blank(serial) {
        return Answer::not_applicable("văn bản chưa có số", "the document has no number yet");
    }
    let told = |c: char| matches!(deceit(c), Some(Deceit::Digit(_) | Deceit::Letter(_)));
    if is_roman_or_words(serial) || serial.contains(told) {
        return Answer::not_applicable(
            "lỗi của số đã nêu ở quy tắc khác (N06, SP-03, SP-04)",
            "what is wrong with the number is told by another rule (N06, SP-03, SP-04)",
        );
    }
    finding(subject, serial).into()
}

fn finding(subject: &Subject<'_>, serial: &str) -> Finding {
    let serial = super::excerpt(serial);
    Finding::at(
        "/number",
        format!("số “{serial}” không đọc được thành một số: mỗi người, mỗi máy có thể hiểu khác nhau"),
        format!("“{serial}” cannot be read as one number: people and programs may take it for different ones"),
    )
    // What a scanner garbled nobody forged.
    .lighter_if(looks_scanned_elsewhere(subject), Severity::Info)
}

/// Whether a place is left for the number: dots, lines, `(1)`, `[số]`, `xx`.
fn is_blank(serial: &str) -> bool {
    let bare = serial.trim_matches(|c: char| !is_letter_or_digit(c));
    let drawn = bare.is_empty() && !serial.contains(char::is_numeric);
    let bracketed = serial
        .trim_matches(['.', '…', ' ', '_'])
        .starts_with(['(', '[', '{', '<']);
    let one_sign = bare.chars().nth(1).is_none() || bare.chars().all(|c| is_letter(c) || c == ' ');
    let crossed = bare.chars().all(|c| matches!(c, 'x' | 'X'));
    drawn || (bracketed && one_sign) || (crossed && !bare.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings};
    use crate::letter;

    fn told(serial: &str) -> usize {
        let number = letter::from_str(&format!("SỞ NỘI VỤ\nSố: {serial}/SNV-VP\nV/v báo cáo\n"))
            .document
            .number;
        let mut letter = Letter::cong_van();
        letter.document.number = number;
        assert!(letter.document.number.is_some(), "{serial}");
        findings("SP-15", &letter).len()
    }

    #[test]
    fn a_number_that_nobody_reads_for_sure_is_told() {
        for wrong in [
            "9a82",
            "98²",
            "一",
            "四十五",
            "④⑤",
            "4 5",
            "l5",
            "45O",
            "45I",
            "45½",
            "45\u{301}",
            "#45",
            "45?",
            "(45)",
            "x45",
            "99999999999999999999",
        ] {
            assert_eq!(told(wrong), 1, "{wrong}");
        }
    }

    #[test]
    fn numbers_blanks_and_what_others_tell_are_left_in_peace() {
        for fine in [
            "45",
            "05a",
            "45b",
            "41.2",
            "…",
            "......",
            "     ",
            "(1)",
            "…(2)…",
            "[số]",
            "xx",
            "XLV",
            "４５",
            "٤٥",
        ] {
            assert_eq!(told(fine), 0, "{fine}");
        }
    }
}

//! SP-15: a number that no program reads, or reads otherwise than a person does.

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::rules::number::symbol::{is_roman_or_words, written_serial};
use crate::check::rules::writing::scan::looks_scanned_elsewhere;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::Document;
use crate::text::deceptive::{Deceit, deceit, is_mark};
use crate::text::{fold_eq, is_letter, is_letter_or_digit};

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
        let broken = broken_line(subject.document());
        return broken.map_or_else(
            || Answer::not_applicable("văn bản không có số, ký hiệu", "the document has no number"),
            |(path, line)| finding(subject, path, line).into(),
        );
    };
    let serial = written_serial(number);
    if number.serial().is_some() {
        let doubtful = DIGIT_LIKE.contains(&number.suffix());
        return Answer::of(doubtful.then(|| finding(subject, "/number", serial)));
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
    finding(subject, "/number", serial).into()
}

/// A line of number and symbol that no reader could take for one: markup or signs stand in
/// it, `Số: <s>05</s>06/SNV-VP`.
fn broken_line(document: &Document) -> Option<(String, &str)> {
    const LONGEST: usize = 300;
    let unplaced = document.unplaced.iter().enumerate();
    let unplaced = unplaced.map(|(i, text)| (format!("/unplaced/{i}"), text.as_str()));
    let first = document.body.first();
    let first = first.map(|block| (String::from("/body/0"), block.text.as_str()));
    let broken = |text: &str| {
        let (before, behind) = text.split_once(':')?;
        let label = before.rsplit(|c: char| !is_letter(c) && !is_mark(c)).next()?;
        let serial = behind.split('/').next().filter(|_| behind.contains('/'))?;
        let numbered = serial.contains(|c: char| c.is_ascii_digit());
        let odd = text.contains(['<', '[', '~', '*']);
        (odd && numbered && fold_eq(label, "số")).then_some(())
    };
    let mut lines = unplaced.chain(first).filter(|(_, text)| text.len() <= LONGEST);
    lines.find(|(_, text)| broken(text).is_some())
}

fn finding(subject: &Subject<'_>, path: impl Into<String>, serial: &str) -> Finding {
    let serial = super::excerpt(serial);
    Finding::at(
        path,
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
    use crate::check::Checker;
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
    fn a_line_of_number_that_markup_breaks_is_told() {
        for (line, count) in [
            ("Số: <s>45</s>46/SNV-VP", 1),
            ("Số: 45<sub>/99</sub>/SNV-VP", 1),
            ("[Số: 99/SNV-VP](#)", 1),
            ("<del>Số: 45/SNV-VP</del> Số: 99/SNV-VP", 1),
            ("[Mẫu số 01/SNV-VP]", 0),
        ] {
            let text = format!("SỞ NỘI VỤ\n{line}\nV/v báo cáo\n\nKính gửi: Sở Y tế\n\nGửi báo cáo./.\n");
            let found = Checker::new().check(&letter::from_str(&text)).diagnostics;
            assert_eq!(found.iter().filter(|d| d.code == "SP-15").count(), count, "{line}");
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

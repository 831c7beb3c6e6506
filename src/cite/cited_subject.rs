//! The subject of a cited document, which may name other documents: where it ends.

use super::cursor::{Cursor, last_word, same_word};
use super::grammar::{DOTTED, is_body_head};
use super::lead_words::{ANEW, SUBJECT, TURNS};
use crate::text::is_capital;

/// The most bytes of a subject.
const LONGEST: usize = 600;

/// Whether the words between two citations are all of the subject of the first.
pub(super) fn is_subject(gap: &str) -> bool {
    let mut cursor = Cursor::new(gap, 0);
    cursor.eat_char(&[',', '(']);
    cursor.eat_char(&['“', '"']);
    let begins = cursor.sees_any(SUBJECT) || gap.trim_start().starts_with("V/v");
    begins && gap.len() < LONGEST && !gap.contains(" thì ") && !gap.contains(';') && !ends_sentence(gap) && !turns(gap)
}

/// Whether a sentence ends within a text: its sign, a blank and a capital.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.match_indices(['.', ':', '?', '!']).any(|(at, sign)| {
        let before = text.get(..at).unwrap_or_default();
        let behind = text.get(at + 1..).unwrap_or_default();
        let behind = behind.trim_start_matches(['”', '"', ')']);
        let next = behind.trim_start();
        if next.len() == behind.len() {
            return false;
        }
        let quoted = sign == ":" && next.starts_with(['“', '"']);
        let begins = quoted
            || next
                .trim_start_matches(['“', '"', '(', '-', '–', ' '])
                .starts_with(is_capital);
        begins && !goes_on(before, sign)
    })
}

/// Whether the sign behind a text is no end: `TP. Cà Mau`, `về việc: Sửa đổi`.
fn goes_on(before: &str, sign: &str) -> bool {
    let word = last_word(before);
    match sign {
        "." => DOTTED.iter().any(|short| same_word(word, short)),
        ":" => ["việc", "về", "v"].iter().any(|head| same_word(word, head)),
        _ => false,
    }
}

/// Whether the sentence turns from the subject to what its author wants:
/// `…, Sở Y tế đề nghị …`, `…, yêu cầu …`.
fn turns(gap: &str) -> bool {
    gap.match_indices(',').any(|(at, sign)| {
        let behind = gap.get(at + sign.len()..).unwrap_or_default().trim_start();
        let cursor = Cursor::new(behind, 0);
        if cursor.sees_any(TURNS) {
            return true;
        }
        if !behind.starts_with(is_capital) {
            return false;
        }
        if cursor.sees_any(ANEW) {
            return true;
        }
        if !is_body_head(behind) {
            return false;
        }
        let clause = behind.split([',', '.', ':', '(']).next().unwrap_or_default();
        let words = clause.match_indices(' ');
        words.into_iter().any(|(at, _)| {
            clause
                .get(at..)
                .is_some_and(|rest| Cursor::new(rest, 0).sees_any(TURNS))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_runs_up_to_the_end_of_its_sentence() {
        for gap in [
            " về việc chuyển ",
            " về việc phân cấp cho TP. Hà Khê theo ",
            " về việc: Sửa đổi ",
            " về mức 1.200.000 đồng theo ",
            " quy định chi tiết một số điều của ",
            " về phòng, chống lụt bão theo ",
            " về phối hợp giữa Sở Nội vụ, Sở Y tế theo ",
            ", “về kiểm kê kho theo ",
            " V/v triển khai ",
        ] {
            assert!(is_subject(gap), "{gap}");
        }
        for gap in [
            " về kiểm kê kho. Phòng Nội vụ thực hiện ",
            " về báo cáo quý II. Các đơn vị thực hiện ",
            " về báo cáo năm 2024.\nCác đơn vị thực hiện ",
            " về kiểm kê kho (đợt 2). “Phòng Nội vụ” theo ",
            " về kiểm kê kho như sau: Các phòng thực hiện ",
            " hướng dẫn như sau: “thực hiện theo ",
            " về kiểm kê kho, Phòng Nội vụ đề nghị các xã thực hiện ",
            " về kiểm kê kho, Ủy ban nhân dân xã An Phú yêu cầu thực hiện ",
            " về kiểm kê kho,\n\nNhằm thực hiện ",
            " về kiểm kê kho, đề nghị các xã thực hiện ",
            " về kiểm kê kho; thực hiện ",
            " về kiểm kê kho thì thực hiện ",
            " trong tháng theo ",
        ] {
            assert!(!is_subject(gap), "{gap}");
        }
        assert!(!is_subject(&format!(" về {}", "kho ".repeat(LONGEST))));
    }
}

//! Date and issuer in front of a document: `Ngày 5/6/2024, UBND huyện đã ban hành Kế hoạch số …`.

use super::cursor::Cursor;
use super::grammar::{date, issuer};
use crate::registry::Registry;
use crate::value::IssueDate;

/// How far back the day may stand, in bytes.
const REACH: usize = 240;

/// What stands between the body and its document.
const VERBS: &[&str] = &["ban hành", "ký ban hành", "ra", "có", "gửi"];

/// The day and the body that the words right before a document name, if they
/// say that it was issued then.
pub(super) fn announced(before: &str, registry: &Registry) -> Option<(IssueDate, String)> {
    // Nearly all citations have something else in front.
    let words = before.trim_end_matches([' ', '\n']);
    let words = words
        .strip_suffix("các")
        .map_or(words, |words| words.trim_end_matches([' ', '\n']));
    if !VERBS.iter().any(|verb| words.ends_with(verb)) {
        return None;
    }
    let from = before.len().saturating_sub(REACH);
    let from = (from..=before.len()).find(|at| before.is_char_boundary(*at))?;
    let tail = before.get(from..)?;
    let at = from + tail.rfind("Ngày ").max(tail.rfind(" ngày "))?;
    let mut cursor = Cursor::new(before, at);
    let date = date::date(&mut cursor, false).filter(|date| date.month().is_some())?;
    cursor.eat_char(&[',']);
    let body = issuer::body(&mut cursor, registry)?;
    cursor.eat("đã");
    if !cursor.eat_any(VERBS) {
        return None;
    }
    cursor.eat("các");
    cursor.rest().trim().is_empty().then_some((date, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_and_the_body_stand_in_front() {
        for (before, date, body) in [
            (
                "Ngày 05 tháng 6 năm 2024, UBND huyện Minh Sơn đã ban hành ",
                "2024-06-05",
                "UBND huyện Minh Sơn",
            ),
            ("Trước đó, ngày 5/6/2024 Sở Nội vụ có ", "2024-06-05", "Sở Nội vụ"),
            (
                "Ngày 5/6/2024, Bộ trưởng Bộ Y tế\nký ban hành các ",
                "2024-06-05",
                "Bộ trưởng Bộ Y tế",
            ),
        ] {
            let (day, issuer) = announced(before, Registry::shared()).unwrap_or_else(|| panic!("{before}"));
            assert_eq!((day.to_string().as_str(), issuer.as_str()), (date, body));
        }
        for before in [
            "",
            "Ngày 5/6/2024, ",
            "Ngày 5/6/2024, UBND huyện Minh Sơn họp theo ",
            "Ngày 5/6/2024, UBND huyện Minh Sơn ban hành kế hoạch thực hiện ",
            "UBND huyện Minh Sơn ban hành ",
            "có hiệu lực từ ngày 5/6/2024; theo ",
        ] {
            assert!(announced(before, Registry::shared()).is_none(), "{before}");
        }
    }
}

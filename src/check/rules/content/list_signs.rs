//! The signs of a list of those who receive a document: a dash before each, a
//! semicolon behind, a full stop behind the last (Annex I, II.9.d).

use crate::check::answer::Finding;
use crate::check::facts::original::Piece;
use crate::diagnostic::Severity;
use crate::text::{is_letter_or_digit, is_small};

/// Whether a sign of a list stands before it; scans read the dash as other signs.
pub(in crate::check::rules) fn has_dash(piece: &Piece<'_>) -> bool {
    let is_mark =
        |c: char| !is_letter_or_digit(c) && !c.is_whitespace() && !matches!(c, ':' | ';' | ',' | '.' | '|' | '>');
    piece.text().trim_start().starts_with(is_mark) || piece.before().trim_end().ends_with(is_mark)
}

/// Whether a text is words of a list, not what a scan or a second column left there.
pub(in crate::check::rules) fn reads_as_words(text: &str) -> bool {
    text.chars().filter(|c| is_small(*c)).nth(2).is_some()
}

/// The words of a line without its dash and its end.
fn without_signs(line: &str) -> &str {
    let words = line.trim_start_matches(|c: char| !is_letter_or_digit(c) && c != '(');
    words.trim_end_matches([';', '.', ',', ':', ' '])
}

/// A list of a word processor may lose its dashes on the way to text: a warning.
pub(in crate::check::rules) fn dash(path: &str, piece: &Piece<'_>) -> Option<Finding> {
    if has_dash(piece) {
        return None;
    }
    let name = piece.text().trim();
    let finding = Finding::at(
        path,
        format!("đầu dòng “{name}” thiếu gạch đầu dòng: “- {name}”"),
        format!("the dash before “{name}” is missing: “- {name}”"),
    );
    Some(
        finding
            .lighter(Severity::Warning)
            .with_safe_edits(vec![piece.replace(0..0, "- ")]),
    )
}

/// The sign at the end of a line, which a space may precede.
pub(in crate::check::rules) fn end_sign(path: &str, piece: &Piece<'_>, expected: char) -> Option<Finding> {
    let text = piece.text();
    // Behind the sign may stand what a scan or a second column left: `(để b/c); =`.
    let behind = text
        .rsplit_once(expected)
        .map(|(_, rest)| rest.trim())
        .filter(|rest| !rest.is_empty());
    let closed = |rest: &str| !rest.contains(is_letter_or_digit) || expected == ';' && !reads_as_words(rest);
    if behind.is_some_and(closed) {
        return None;
    }
    let own = text.chars().next_back().filter(|c| matches!(c, ';' | '.' | ',' | ':'));
    let after = piece.after();
    let skipped = after.len() - after.trim_start_matches([' ', '\t', '\u{A0}', '*', '_', '\\']).len();
    let next = after.get(skipped..).and_then(|rest| rest.chars().next());
    let (sign, range) = match (own, next) {
        (Some(sign), _) => (Some(sign), text.len() - sign.len_utf8()..text.len()),
        (None, Some(sign @ (';' | '.' | ',' | ':'))) => {
            let at = text.len() + skipped;
            (Some(sign), at..at + sign.len_utf8())
        }
        // The end of the line or of the cell.
        (None, None | Some('|' | '<')) => (None, text.len()..text.len()),
        // Something else follows: a second column, a remark. Who can tell?
        (None, Some(_)) => return None,
    };
    if sign == Some(expected) {
        return None;
    }
    let (vi, en) = if expected == '.' {
        (
            "dòng cuối cùng phải kết thúc bằng dấu chấm (.)",
            "the last line ends with a full stop",
        )
    } else {
        ("cuối dòng phải có dấu chấm phẩy (;)", "the line ends with a semicolon")
    };
    let name = without_signs(text);
    let finding = Finding::at(path, format!("“{name}”: {vi}"), format!("“{name}”: {en}"));
    let finding = finding.lighter_if(piece.is_doubtful(), Severity::Warning);
    Some(finding.with_safe_edits(vec![piece.replace(range, expected.to_string())]))
}

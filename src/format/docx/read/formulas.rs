//! What is told of formulas: they are read as a line of signs.

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::message::Message;
use crate::text::{Source, Span};

/// So many bytes around a formula are looked at, on its line.
const AROUND: usize = 200;

/// Units of money, behind an amount.
const MONEY: [&str; 7] = ["đồng", "đ", "vnđ", "vnd", "usd", "triệu", "tỷ"];

/// What is told of the formulas of a text: more of those that touch a number, a day or an
/// amount, where a sign that is not seen as such makes another of it.
pub(super) fn told(formulas: &[Span], source: &Source) -> Option<Diagnostic> {
    let grave = formulas.iter().find(|formula| counts(source.text(), **formula));
    let at = grave.or(formulas.first())?;
    let count = formulas.len();
    let (severity, message) = match grave {
        Some(_) => (
            Severity::Warning,
            Message::new(
                "công thức nằm cùng dòng với số, ngày hoặc trong số tiền: được đọc thành một dòng ký hiệu (x^2, a/b), trang giấy hiện khác; hãy viết thành chữ thường",
                "a formula stands in the line of the number or the day, or in an amount: it was read as a line of signs (x^2, a/b), and the page shows it otherwise; write it as plain text",
            ),
        ),
        None => (
            Severity::Info,
            Message::new(
                format!("tệp có {count} công thức, được đọc thành một dòng ký hiệu (x^2, a/b)"),
                format!("the file has {count} formulas, which were read as a line of signs (x^2, a/b)"),
            ),
        ),
    };
    let mut diagnostic = Diagnostic::new("READ-FORMULAS", "formulas", severity, message, "");
    diagnostic.span = Some(Place::new(*at, source));
    Some(diagnostic)
}

/// Whether a formula stands in the line of a number or a day, or is part of a figure.
fn counts(text: &str, formula: Span) -> bool {
    let (before, behind) = around(text, formula);
    let line = format!("{before} {behind}").to_lowercase();
    let is_head = line.trim_start().starts_with("số") || (line.contains("ngày") && line.contains("tháng"));
    let touches = before.ends_with(|c: char| c.is_ascii_digit()) || behind.starts_with(|c: char| c.is_ascii_digit());
    let inside = text.get(formula.range()).unwrap_or_default();
    let unit = behind.split_whitespace().next().unwrap_or_default().to_lowercase();
    let unit = unit.trim_end_matches(|c: char| !c.is_alphabetic());
    is_head || touches || (inside.contains(|c: char| c.is_ascii_digit()) && MONEY.contains(&unit))
}

/// What stands on the line of a formula before it and behind it.
fn around(text: &str, formula: Span) -> (&str, &str) {
    let from = formula.start.saturating_sub(AROUND);
    let to = text.len().min(formula.end.saturating_add(AROUND));
    let from = (from..=formula.start).find(|at| text.is_char_boundary(*at));
    let to = (formula.end..=to).rev().find(|at| text.is_char_boundary(*at));
    let before = text
        .get(from.unwrap_or(formula.start)..formula.start)
        .unwrap_or_default();
    let behind = text.get(formula.end..to.unwrap_or(formula.end)).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    (before, behind.split('\n').next().unwrap_or_default())
}

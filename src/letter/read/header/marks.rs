//! Stamps of urgency, secrecy and circulation in the head.

use super::super::words::is_upper;
use super::Header;
use crate::text::{Span, skeleton};
use crate::value::{Secrecy, Urgency};

/// The longest mark is `TÀI LIỆU THU HỒI`.
const MOST_MARK_BYTES: usize = 40;

impl Header<'_, '_> {
    pub(super) fn is_mark(&self, text: &str) -> bool {
        let bare = strip_box(text);
        if bare.len() > MOST_MARK_BYTES {
            return false;
        }
        Urgency::from_words(bare).is_some() || Secrecy::from_words(bare).is_some() || is_circulation(bare)
    }

    /// Stamps of urgency, secrecy and circulation.
    pub(super) fn mark(&mut self, span: Span) -> bool {
        let text = self.page.text(span);
        let bare = strip_box(text);
        if bare.len() > MOST_MARK_BYTES || !is_upper(bare) {
            return false;
        }
        // A second mark of a sort is not overwritten: the ledger keeps it.
        let document = &mut self.page.document;
        let path = if let Some(urgency) = Urgency::from_words(bare) {
            set_once(&mut document.urgency, urgency).then_some("/urgency")
        } else if let Some(secrecy) = Secrecy::from_words(bare) {
            set_once(&mut document.secrecy, secrecy).then_some("/secrecy")
        } else if is_circulation(bare) {
            set_once(&mut document.circulation, bare.to_owned()).then_some("/circulation")
        } else {
            return false;
        };
        if let Some(path) = path {
            self.page.place(path, span);
        }
        true
    }
}

/// Fills an empty field; false if it was taken.
fn set_once<T>(field: &mut Option<T>, value: T) -> bool {
    let free = field.is_none();
    if free {
        *field = Some(value);
    }
    free
}

/// The words inside a box drawn with signs.
fn strip_box(text: &str) -> &str {
    text.trim_matches(|c: char| matches!(c, '|' | '[' | ']' | '(' | ')' | '+' | '-' | '*' | ' ' | '!'))
}

fn is_circulation(text: &str) -> bool {
    const MARKS: [&str; 3] = ["luu hanh noi bo", "xem xong tra lai", "tai lieu thu hoi"];
    text.starts_with(['L', 'l', 'X', 'x', 'T', 't']) && MARKS.contains(&skeleton(text).as_str())
}

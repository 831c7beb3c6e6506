//! What stands right behind a kind word.

use super::super::cursor::Cursor;
use super::super::phrases::phrases;
use crate::registry::Head;

phrases! {
    /// Words that point back to a document named before, or to the text itself.
    DEICTIC = ["này", "nêu trên", "nói trên", "trên đây", "kể trên", "đó", "dẫn trên"];

    /// What stands before a number; the last ones are readings of machines.
    LABEL = ["số", "không số", "không có số", "sô", "só", "sồ", "sỗ"];

    /// What stands before an issuer.
    ISSUED = ["của", "giữa"];

    /// Words behind which a number is not that of the document: `quy định tại mẫu số 6`, `thông báo giá số 3`.
    FORMS = [
        "tại", "theo", "trong", "ở", "có", "mẫu", "biểu", "phụ lục", "bảng", "tờ khai", "hóa đơn", "hoá đơn", "phiếu",
        "điều", "khoản", "điểm", "mục", "chương", "phần", "phòng", "nhà", "tổ", "đội", "thửa", "tờ", "và", "hoặc",
        "của", "các", "về", "cho", "từ", "đến", "với", "lô", "gói thầu", "tài khoản", "mã", "biển", "được", "kèm",
    ];
}

/// What stands behind a kind word.
pub(super) enum Follows {
    /// `số`, `không số`.
    Label,
    /// A digit.
    Digit,
    /// `này`, `nêu trên`.
    Pointer,
    /// A word such as `hướng dẫn`, then `số` or a digit.
    Role,
    /// `của`.
    Issuer,
    /// Anything else.
    Other,
}

pub(super) fn what_follows(cursor: &Cursor<'_>) -> Follows {
    let mut next = *cursor;
    // `các Công văn: số 12/…, số 13/…`
    let mut listed = next;
    if listed.eat_char(&[':']) && listed.sees_any(&["số"]) {
        next = listed;
    }
    let rest = next.spaces().rest();
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Follows::Digit;
    }
    let head = Head::of(rest);
    if LABEL.from(head, rest) {
        Follows::Label
    } else if DEICTIC.from(head, rest) {
        Follows::Pointer
    } else if ISSUED.from(head, rest) {
        Follows::Issuer
    } else if numbered_role(next).is_some() {
        Follows::Role
    } else {
        Follows::Other
    }
}

/// What the document does, before its number: `Thông tư hướng dẫn số …`,
/// `Báo cáo giải trình số …`. The words are in small letters, at most four.
pub(super) fn numbered_role(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut next = cursor;
    for _ in 0..4 {
        next.spaces();
        let word = next.word();
        if !word.starts_with(char::is_lowercase) {
            return None;
        }
        next.bump(word.len());
        let mut number = next;
        if eat_label(&mut number) {
            let found = number.spaces().peek()?.is_ascii_digit() && !is_form(cursor, next.at);
            return found.then_some(next);
        }
    }
    None
}

/// Whether one of the words up to `end` is of [`FORMS`].
fn is_form(mut cursor: Cursor<'_>, end: usize) -> bool {
    while cursor.spaces().at < end {
        if FORMS.follow(&cursor) {
            return true;
        }
        cursor.bump(cursor.word().len());
    }
    false
}

/// Reads `này`, `nêu trên`.
pub(super) fn pointer(cursor: &mut Cursor<'_>) -> Option<()> {
    let length = DEICTIC.at(cursor.spaces().rest())?;
    cursor.bump(length);
    Some(())
}

/// `số`, twice by a slip of the hand, with or without a colon.
pub(super) fn eat_label(cursor: &mut Cursor<'_>) -> bool {
    let mut first = *cursor;
    let first = first.spaces().rest();
    if !(first.starts_with(':') || LABEL.may_begin(first)) {
        return false;
    }
    let mut found = false;
    for _ in 0..2 {
        let mut next = *cursor;
        if !found {
            next.eat_char(&[':']);
        }
        let Some(length) = LABEL.at(next.spaces().rest()) else {
            break;
        };
        next.bump(length);
        next.eat_char(&[':']);
        *cursor = next;
        found = true;
    }
    found
}

//! What stands right behind a kind word.

use super::super::cursor::Cursor;
use super::super::phrases::phrases;
use super::{kind, number};
use crate::text::{Head, is_small, is_word};
use crate::value::Kind;

phrases! {
    /// Words that point back to a document named before, or to the text itself.
    DEICTIC = ["này", "nêu trên", "nói trên", "trên đây", "kể trên", "đó", "dẫn trên"];

    /// Words that go on behind `trên` where it points: `Công văn trên đã gửi`, not `trên địa bàn`.
    ABOVE = [
        "là", "thì", "mà", "đã", "được", "bị", "có", "và", "hoặc", "của", "về", "để", "cho", "do", "vẫn", "còn", "không",
        "chưa", "sẽ", "hết", "như", "nhưng", "nếu", "khi", "tại", "với", "thay", "bãi bỏ", "quy định",
    ];

    /// What stands before a number; the last ones are readings of machines.
    LABEL = ["số", "không số", "không có số", "sô", "só", "sồ", "sỗ"];

    /// Words of a role that would end it elsewhere.
    ROLES = ["về", "về việc", "sự thỏa thuận của các đương sự", "và sự thỏa thuận của các đương sự"];

    /// What stands before an issuer.
    ISSUED = ["của", "giữa"];

    /// Words that end the role of a document: `quy định tại mẫu số 6`.
    ROLE_ENDS = [
        "tại", "theo", "trong", "ở", "có", "và", "hoặc", "của", "các", "cho", "từ", "đến", "với", "được", "kèm",
    ];

    /// Things that have the number when they stand right before it: `thông báo giá nhà số 3`.
    OWNERS = [
        "mẫu", "biểu", "phụ lục", "bảng", "tờ khai", "hóa đơn", "hoá đơn", "phiếu", "điều", "khoản", "điểm", "mục",
        "chương", "phần", "phòng", "nhà", "tổ", "đội", "thửa", "tờ", "lô", "gói thầu", "tài khoản", "mã", "biển",
        "hồ sơ", "hộ", "căn hộ", "đường", "xe", "máy",
    ];
}

/// What stands behind a kind word.
pub(super) enum Follows<'a> {
    /// `số`, `không số`.
    Label,
    /// A digit.
    Digit,
    /// `này`, `nêu trên`.
    Pointer,
    /// What the document does, then `số`: the cursor stands behind the words.
    Role(Cursor<'a>),
    /// `của`.
    Issuer,
    /// Anything else.
    Other,
}

pub(super) fn what_follows<'a>(cursor: &Cursor<'a>, kind: &Kind) -> Follows<'a> {
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
    } else if pointer_length(rest).is_some() {
        Follows::Pointer
    } else if ISSUED.from(head, rest) {
        Follows::Issuer
    } else {
        numbered_role(next, kind).map_or(Follows::Other, Follows::Role)
    }
}

/// Whether a text behind a kind word says what the document does, and then its number.
pub(super) fn has_numbered_role(rest: &str, kind: &Kind) -> bool {
    numbered_role(Cursor::new(rest, 0), kind).is_some()
}

/// What the document does, before its number: `Thông tư hướng dẫn số …`,
/// `Quyết định xử phạt vi phạm hành chính số …`, in small letters. Behind many
/// words the number must bear the code of the kind.
fn numbered_role<'a>(cursor: Cursor<'a>, kind: &Kind) -> Option<Cursor<'a>> {
    if !label_ahead(cursor.rest()) {
        return None;
    }
    let mut next = cursor;
    for words in 1..=LONGEST_ROLE {
        let word = next.spaces().word();
        if !word.starts_with(is_small) {
            return None;
        }
        next.bump(word.len());
        let mut number = next;
        if eat_label(&mut number) {
            let digit = number.spaces().peek()?.is_ascii_digit();
            return (digit && is_role(cursor, next.at, words, number, kind)).then_some(next);
        }
    }
    None
}

/// Whether the words up to `end` say what a document of this kind does, and the
/// number behind them is its own.
fn is_role(cursor: Cursor<'_>, end: usize, words: usize, mut number: Cursor<'_>, kind: &Kind) -> bool {
    let mut next = cursor;
    let mut short = words <= SHORT_ROLE;
    let mut others: Vec<&Kind> = Vec::new();
    while next.spaces().at < end {
        if let Some(length) = ROLES.at(next.rest()) {
            next.bump(length);
            short = false;
            continue;
        }
        let owned = OWNERS.at(next.rest()).is_some_and(|length| next.at + length == end);
        if owned || ROLE_ENDS.follow(&next) {
            return false;
        }
        others.extend(kind::find(next.rest()).map(|other| other.kind));
        next.bump(next.word().len());
    }
    let Some(number) = number::full(&mut number, true, kind) else {
        return short;
    };
    let bears = |kind: &Kind| {
        let code = kind.code();
        code.is_some_and(|code| number.value.groups().any(|group| group.starts_with(code)))
    };
    // `báo cáo thực hiện kế hoạch số 5/KH-UBND`: it is the plan's.
    bears(kind) || (short && !others.into_iter().any(bears))
}

/// The most words between a kind and its number.
const LONGEST_ROLE: usize = 12;

/// Up to so many words any number is that of the kind.
const SHORT_ROLE: usize = 4;

/// Whether a word that may be a label stands within reach: an `s` before a letter with marks.
fn label_ahead(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    let reach = bytes.get(..LONGEST_ROLE * 12).unwrap_or(bytes);
    let pairs = reach.iter().zip(reach.iter().skip(1));
    // Without an early exit the processor takes many bytes at a time.
    pairs.fold(false, |seen, (a, b)| seen | ((*a == b's') & (*b >= 0xC3)))
}

/// Reads `này`, `nêu trên`.
pub(super) fn pointer(cursor: &mut Cursor<'_>) -> Option<()> {
    let length = pointer_length(cursor.spaces().rest())?;
    cursor.bump(length);
    Some(())
}

/// The length of the words that point, at the head of a text.
fn pointer_length(rest: &str) -> Option<usize> {
    if let Some(length) = DEICTIC.at(rest) {
        return Some(length);
    }
    let mut cursor = Cursor::new(rest, 0);
    if !(rest.starts_with("trên") && cursor.eat("trên")) {
        return None;
    }
    let length = cursor.at;
    let ends = !cursor.spaces().peek().is_some_and(is_word);
    (ends || ABOVE.at(cursor.rest()).is_some()).then_some(length)
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

//! Marks of secrecy, urgency and circulation among the lines of the head.
//!
//! A mark that the reader does not know may have gone into another field, so the
//! lines are looked at themselves, once for all rules.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::original::Piece;
use crate::check::words::{folded_words, words};
use crate::text::{fold, is_letter_or_digit, word_key};
use crate::value::{Secrecy, Urgency};

/// What a line of the head says as a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Mark {
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
#[derive(Debug)]
pub(in crate::check) struct Found {
    pub(in crate::check) mark: Mark,
    pub(in crate::check) at: Range<usize>,
}

impl Found {
    /// The mark as it is printed.
    pub(in crate::check) fn text<'a>(&self, head: &Piece<'a>) -> &'a str {
        head.text().get(self.at.clone()).unwrap_or_default()
    }
}

/// A mark has no more bytes.
const MOST_BYTES: usize = 60;

/// A mark has no more words.
const MOST_WORDS: usize = 8;

/// The head of a letter has no more lines.
const MOST_LINES: usize = 80;

/// The words of which marks are made, in the form that compares equal.
struct Lists {
    /// Words of marks of urgency.
    urgent: Vec<String>,
    /// Words of marks of secrecy.
    secret: Vec<String>,
    /// The notes that the decree names, and the stamp of the rules on secrets.
    notes: Vec<Vec<String>>,
    /// Pairs of words of which one stands in other notes on circulation.
    pairs: Vec<Vec<String>>,
    /// How such a note begins.
    heads: Vec<String>,
    /// The keys of all of these: every mark begins with one.
    firsts: HashSet<u64>,
    /// Without one of these there is no degree.
    khan: String,
    hoa: String,
    toc: String,
    mat: String,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    const URGENT: &[&str] = &[
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
    const SECRET: &[&str] = &["mật", "tuyệt", "tối", "bí", "rất", "đối", "đặc", "biệt", "độ"];
    const HEADS: &[&str] = &["không", "cấm", "chỉ", "lưu", "xem", "tài", "đọc"];
    let words = |list: &[&str]| list.iter().map(|word| fold(word)).collect();
    let phrases = |list: &[&str]| list.iter().map(|phrase| folded_words(phrase)).collect();
    Lists {
        firsts: [URGENT, SECRET, HEADS].concat().into_iter().map(word_key).collect(),
        urgent: words(URGENT),
        secret: words(SECRET),
        notes: phrases(&["xem xong trả lại", "lưu hành nội bộ", "tài liệu thu hồi"]),
        pairs: phrases(&[
            "lưu hành",
            "phổ biến",
            "sao chụp",
            "sao chép",
            "thu hồi",
            "trả lại",
            "đăng tải",
            "phát tán",
            "nội bộ",
        ]),
        heads: words(HEADS),
        khan: fold("khẩn"),
        hoa: fold("hỏa"),
        toc: fold("tốc"),
        mat: fold("mật"),
    }
});

/// What a line says as a mark, if it is nothing else.
pub(in crate::check) fn read(text: &str) -> Option<Mark> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let lists = &*LISTS;
    let (_, first) = words(text).next()?;
    if !lists.firsts.contains(&word_key(first)) || text.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let own = folded_words(text);
    let first = own.first()?;
    if let Ok(urgency) = text.parse() {
        return Some(Mark::Urgency(urgency));
    }
    if let Ok(secrecy) = text.parse() {
        return Some(Mark::Secrecy(secrecy));
    }
    let number = |word: &String| word.bytes().all(|b| b.is_ascii_digit());
    let of_urgency = own.iter().all(|word| lists.urgent.contains(word) || number(word));
    if of_urgency && (own.contains(&lists.khan) || own.contains(&lists.hoa) && own.contains(&lists.toc)) {
        return Some(Mark::OtherUrgency);
    }
    let of_secrecy = own.iter().all(|word| lists.secret.contains(word));
    if of_secrecy && own.contains(&lists.mat) && own.len() > 1 {
        return Some(Mark::OtherSecrecy);
    }
    if lists.notes.contains(&own) {
        return Some(Mark::Circulation);
    }
    let note = lists
        .pairs
        .iter()
        .any(|pair| own.windows(2).any(|two| two == pair.as_slice()));
    (note && lists.heads.contains(first) && own.len() < 7).then_some(Mark::OtherCirculation)
}

/// What wide gaps part on a line.
fn columns(cell: &str) -> impl Iterator<Item = &str> {
    const GAP: &str = "   ";
    let is_wide = cell.as_bytes().windows(GAP.len()).any(|gap| gap == GAP.as_bytes());
    let parts = is_wide.then(|| cell.split_inclusive(GAP));
    let whole = (!is_wide).then_some(cell);
    parts.into_iter().flatten().chain(whole)
}

/// The marks among the lines and cells of the head.
pub(in crate::check) fn find(head: &Piece<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in head.text().split_inclusive('\n').take(MOST_LINES) {
        let mut at = start;
        start += line.len();
        for cell in line.split_inclusive(['|', '\t']).flat_map(columns) {
            let bare = cell.trim_matches(|c: char| !is_letter_or_digit(c));
            let lead = cell.len() - cell.trim_start_matches(|c: char| !is_letter_or_digit(c)).len();
            if let Some(mark) = read(bare) {
                let from = at + lead;
                found.push(Found {
                    mark,
                    at: from..from + bare.len(),
                });
            }
            at += cell.len();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

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
}

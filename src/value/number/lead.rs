//! What the words before a number say about it.

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use crate::text::{fold, is_letter_or_digit, skeleton};
use crate::value::Kind;

/// The most bytes that are looked at before a number.
const REACH: usize = 64;

/// What stands before a number of another sort: forms, accounts, telephones,
/// houses, plates, plots, groups of households, roads, classes, counts.
const OTHERS: &[&str] = &[
    "mẫu",
    "biểu",
    "biểu mẫu",
    "phụ lục",
    "phụ biểu",
    "bảng",
    "tờ khai",
    "hóa đơn",
    "chứng từ",
    "tài khoản",
    "điện thoại",
    "đt",
    "tel",
    "fax",
    "hotline",
    "nhà",
    "ngõ",
    "ngách",
    "hẻm",
    "kiệt",
    "đường",
    "quốc lộ",
    "tỉnh lộ",
    "biển",
    "biển kiểm soát",
    "thửa",
    "thửa đất",
    "tờ bản đồ",
    "lô",
    "lô đất",
    "tổ",
    "tổ dân phố",
    "khu phố",
    "khu vực",
    "thôn",
    "ấp",
    "đội",
    "lớp",
    "khối",
    "khóa",
    "lần",
    "thứ",
    "lần thứ",
    "đạt",
    "tỷ lệ",
    "tỉ lệ",
    "bằng",
];

/// Words for a document that is not named by its kind.
const DOCUMENTS: &[&str] = &["văn bản", "cv", "vb", "vbhn", "bản án", "giấy phép"];

/// What is known of a number from the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// Nothing.
    Plain,
    /// The word `số` stands right before it.
    Labelled,
    /// A kind of document is named right before it, with `số` or without.
    Named { labelled: bool },
    /// It numbers something else than a document.
    Other,
}

impl Lead {
    /// Reads the end of what stands before a number.
    pub(super) fn of(before: &str) -> Self {
        let mut from = before.len().saturating_sub(REACH);
        while !before.is_char_boundary(from) {
            from += 1;
        }
        let near = before.get(from..).unwrap_or_default();
        let (words, labelled) = match strip_label(trim(near)) {
            Some(words) => (words, true),
            None => (trim(near), false),
        };
        let line = words.rsplit('\n').next().unwrap_or_default();
        // A label that opens its line is that of a letter's own number.
        let opening = near.trim_end().rsplit('\n').next().map(trim).and_then(strip_label);
        if labelled && opening.is_some_and(str::is_empty) && (from == 0 || near.trim_end().contains('\n')) {
            return Lead::Named { labelled };
        }
        let folded = fold(line);
        static FOLDED: LazyLock<[Vec<String>; 2]> =
            LazyLock::new(|| [OTHERS, DOCUMENTS].map(|words| words.iter().map(|word| fold(word)).collect()));
        let [others, documents] = &*FOLDED;
        let ends = |list: &[String]| {
            list.iter().any(|word| {
                let head = folded.strip_suffix(word.as_str());
                head.is_some_and(|head| !head.ends_with(is_letter_or_digit))
            })
        };
        match () {
            () if ends(others) => Lead::Other,
            () if ends(documents) || names_a_kind(line) => Lead::Named { labelled },
            () if labelled => Lead::Labelled,
            () => Lead::Plain,
        }
    }
}

/// The most words of the name of a kind: `Nghị quyết liên tịch`, `Giấy biên nhận hồ sơ`.
const LONGEST_NAME: usize = 5;

/// Whether the last words are the name of a kind, or its code: `Công văn`, `QĐ`.
fn names_a_kind(words: &str) -> bool {
    let starts = words.char_indices().rev().filter(|(at, c)| {
        let head = words.get(..*at).unwrap_or_default();
        c.is_alphanumeric() && !head.ends_with(|c: char| c.is_alphanumeric() || is_combining_mark(c))
    });
    let mut tails = starts.take(LONGEST_NAME).filter_map(|(at, _)| words.get(at..));
    tails.any(|tail| Kind::from_name(tail).is_some() || Kind::from_code(tail).is_some())
}

fn trim(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '“' | '"' | '(' | '[' | '*' | '_'))
}

/// Takes the word `số` off the end, however a scan spelt it (`sô`, `só`, `Sé`).
fn strip_label(words: &str) -> Option<&str> {
    let start = words
        .char_indices()
        .rev()
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(words.len(), |(at, _)| at);
    let (head, word) = words.split_at_checked(start)?;
    matches!(skeleton(word).as_str(), "so" | "se").then(|| trim(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_decide() {
        for (before, lead) in [
            ("", Lead::Plain),
            ("theo ", Lead::Plain),
            ("của Sở Nội vụ số ", Lead::Labelled),
            ("Quyết định số ", Lead::Named { labelled: true }),
            ("theo Thông tư liên tịch ", Lead::Named { labelled: false }),
            ("tại QĐ ", Lead::Named { labelled: false }),
            ("Số: ", Lead::Named { labelled: true }),
            ("SỞ NỘI VỤ\nSố: ", Lead::Named { labelled: true }),
            ("văn bản sô ", Lead::Named { labelled: true }),
            ("Tổ ", Lead::Other),
            ("họp lần thứ ", Lead::Other),
            ("theo mẫu số ", Lead::Other),
            ("theo Mẫu ", Lead::Other),
            ("HOÁ ĐƠN SỐ: ", Lead::Other),
            ("tại Phụ lục ", Lead::Other),
            ("số nhà ", Lead::Other),
            ("kiểu mẫu mực ", Lead::Plain),
        ] {
            assert_eq!(Lead::of(before), lead, "{before}");
        }
    }
}

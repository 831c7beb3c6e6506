//! What the words before a number say about it.

use crate::text::{fold, skeleton};

/// The most bytes that are looked at before a number.
const REACH: usize = 64;

/// What stands before a number of another sort: forms, accounts, telephones,
/// houses, plates, plots.
const OTHERS: [&str; 22] = [
    "mẫu",
    "biểu",
    "biểu mẫu",
    "phụ lục",
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
    "biển",
    "biển kiểm soát",
    "thửa",
    "thửa đất",
    "tờ bản đồ",
];

/// What is known of a number from the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// Nothing.
    Plain,
    /// The word `số` stands right before it.
    Labelled,
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
        let folded = fold(words);
        let other = OTHERS.iter().any(|other| {
            let head = folded.strip_suffix(fold(other).as_str());
            head.is_some_and(|head| !head.ends_with(char::is_alphanumeric))
        });
        match (other, labelled) {
            (true, _) => Lead::Other,
            (false, true) => Lead::Labelled,
            (false, false) => Lead::Plain,
        }
    }
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
            ("Quyết định số ", Lead::Labelled),
            ("Số: ", Lead::Labelled),
            ("văn bản sô ", Lead::Labelled),
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

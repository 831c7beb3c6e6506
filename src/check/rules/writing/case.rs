//! Capital and small letters of printed lines.

use std::borrow::Cow;

use crate::check::facts::original::Piece;
use crate::check::words::words;
use crate::diagnostic::Edit;
use crate::text::{is_capital, is_letter, is_small};

/// Whether a line is all in capitals: it has letters, and none of them is small.
pub(in crate::check::rules) fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| is_letter(*c)).peekable();
    letters.peek().is_some() && letters.all(|c| !is_small(c))
}

/// Whether running text is set in capitals: several words, nearly all of them.
/// A short name or code in capitals is no such text, nor is one in another language,
/// which has no Vietnamese letter.
pub(in crate::check::rules) fn is_set_in_capitals(text: &str) -> bool {
    let (mut capital, mut all) = (0, 0);
    for (_, word) in words(text).filter(|(_, word)| word.contains(is_letter)) {
        all += 1;
        capital += usize::from(is_capitals(word));
    }
    all >= 3 && capital * 10 >= all * 9 && !text.is_ascii()
}

/// The words with a small letter, brands that mix both (`VnExpress`) left out, and
/// how many words there are.
pub(in crate::check::rules) fn small_words(text: &str) -> (usize, usize) {
    let (mut small, mut all) = (0, 0);
    for (_, word) in words(text).filter(|(_, word)| word.contains(is_letter)) {
        all += 1;
        let capitals = word.chars().filter(|c| is_capital(*c)).count();
        small += usize::from(word.contains(is_small) && capitals < 2);
    }
    (small, all)
}

/// A line in capitals, as an edit of the original; `None` where marks of a page
/// stand inside it.
pub(in crate::check::rules) fn in_capitals(piece: &Piece<'_>) -> Option<Edit> {
    let text = piece.text();
    let plain = !text.contains(['<', '>', '|', '&']);
    plain.then(|| piece.replace(0..text.len(), text.to_uppercase()))
}

/// A word with a capital at its head and small letters behind.
pub(in crate::check::rules) fn with_capital(word: &str) -> String {
    let mut chars = word.chars();
    let head = chars.next().map(|c| c.to_uppercase().collect::<String>());
    head.unwrap_or_default() + &chars.as_str().to_lowercase()
}

/// A name in capitals as it stands in running text, a capital at the head of
/// each word: `TÂN HÒA` gives `Tân Hòa`. Others stay.
pub(in crate::check::rules) fn in_running_text(name: &str) -> Cow<'_, str> {
    if !is_capitals(name) {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len());
    let mut at = 0;
    for (range, word) in words(name) {
        out.push_str(name.get(at..range.start).unwrap_or_default());
        out.push_str(&with_capital(word));
        at = range.end;
    }
    out.push_str(name.get(at..).unwrap_or_default());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_told_from_names_in_capitals() {
        assert!(is_capitals("THÔNG BÁO 5"));
        assert!(!is_capitals("THÔNG BáO"));
        assert!(!is_capitals("2024"));
        assert!(is_set_in_capitals("VỀ VIỆC TUYỂN DỤNG, 2024"));
        for other in [
            "ISO",
            "ANNUAL REPORT OF 2024",
            "HĐND, UBND",
            "tuyển dụng VIÊN CHỨC",
            "Về việc HĐND",
        ] {
            assert!(!is_set_in_capitals(other), "{other}");
        }
        assert_eq!(small_words("SỞ Nội vụ VnExpress"), (2, 4));
        assert_eq!(with_capital("NỘI"), "Nội");
    }
}

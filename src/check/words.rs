//! The words of a line, whatever stands between them.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::text::{fold, is_letter_or_digit, word_key};

/// Each run of letters and digits with its place.
pub(super) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    runs(text, |c| {
        is_letter_or_digit(c) || (!c.is_ascii() && is_combining_mark(c))
    })
}

/// Each run of characters that a test takes, with its place.
pub(super) fn runs(text: &str, takes: impl Fn(char) -> bool) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut chars = text.char_indices();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| takes(*c))?;
        let mut end = start + first.len_utf8();
        for (at, c) in chars.by_ref() {
            if !takes(c) {
                break;
            }
            end = at + c.len_utf8();
        }
        Some((start..end, text.get(start..end)?))
    })
}

/// The words in the form in which spellings compare equal.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    words(text).map(|(_, word)| fold(word)).collect()
}

/// Whether two lines have the same words, whatever their case and signs.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let keys = |text| words(text).map(|(_, word)| word_key(word));
    a == b || keys(a).eq(keys(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_places() {
        let found: Vec<_> = words("  Độc lập–Tự\u{301}x ").collect();
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].0, 2..2 + "Độc".len());
        assert_eq!(found[2].1, "Tự\u{301}x");
        assert!(same_words("HOÀ, bình", "hòa bình***"));
        assert!(!same_words("hòa", "hoa"));
    }
}

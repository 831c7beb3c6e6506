//! Names of bodies in words, those that senders shorten written out.

use unicode_normalization::char::is_combining_mark;

use crate::text::{fold, is_letter_or_digit};

/// What senders shorten, and what it stands for.
const SHORT: [(&str, &str); 5] = [
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("hdnd", "hội đồng nhân dân"),
    ("tp", "thành phố"),
    ("tx", "thị xã"),
];

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded, for comparison.
    pub(super) text: String,
    /// Whether something else than white space stands before it.
    pub(super) apart: bool,
}

/// The words of a text, marks kept, in their order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let folded = fold(text);
    let mut out = Vec::new();
    let mut apart = false;
    for piece in folded.split_inclusive(is_between) {
        let word = piece.trim_end_matches(is_between);
        if !word.is_empty() {
            let row = SHORT.iter().find(|row| row.0 == word);
            for part in row.map_or(word, |row| row.1).split(' ') {
                let text = if row.is_some() { fold(part) } else { part.to_owned() };
                out.push(Word { text, apart });
                apart = false;
            }
        }
        let between = piece.get(word.len()..).unwrap_or_default();
        // A full stop is that of `TP.`
        apart |= between.contains(|c: char| !c.is_whitespace() && c != '.');
    }
    out
}

/// Whether a character of a folded text, in which marks stand behind their letters, parts
/// words.
fn is_between(c: char) -> bool {
    !is_letter_or_digit(c) && !is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_written_out_and_breaks_are_seen() {
        let texts = |text| words(text).into_iter().map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(texts("UBND TP. Hà Khê"), texts("Ủy  ban nhân dân thành phố Hà Khê"));
        assert_eq!(texts(" (A) – B "), ["a", "b"]);
        let apart: Vec<bool> = words("Sở Y tế (bản thử), TP. Hà")
            .iter()
            .map(|word| word.apart)
            .collect();
        assert_eq!(apart, [false, false, false, true, false, true, false, false]);
    }
}

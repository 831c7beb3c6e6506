//! Which characters of a field are which of the text that it was read from.
//!
//! A reader mends what it reads: it composes letters, joins lines, takes out marks of
//! a list. The walk goes through both texts at once, compares letters without their
//! marks, and after a difference looks a few letters ahead for where they agree again.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::markup::is_unseen;
use crate::text::base_letter;

/// How far to look in the source for what the field says next.
const AHEAD: usize = 48;
/// How far to look in the field for what the source says next.
const AHEAD_IN_FIELD: usize = 8;
/// How many letters must agree to go on from there.
const AGREE: usize = 4;

/// The most texts that a finding marks words in, as the cells of a row.
const MOST_TEXTS: usize = 16;

/// A letter of a field and its place in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    /// Where it stands in the source, in bytes.
    pub(super) at: usize,
    /// Which of the texts it is in.
    pub(super) text: usize,
    /// Where in that.
    pub(super) range: Range<usize>,
}

/// A letter without its marks.
struct Letter {
    base: char,
    text: usize,
    range: Range<usize>,
}

/// The letters of some texts, in order, that were found in a source.
pub(super) fn align<'a>(source: &str, texts: impl Iterator<Item = &'a str>) -> Vec<Pair> {
    let there = letters(0, source);
    let mut here = Vec::new();
    for (i, text) in texts.enumerate() {
        here.extend(letters(i, text));
    }
    let mut pairs = Vec::with_capacity(here.len().min(there.len()));
    let (mut i, mut j) = (0, 0);
    while let (Some(from), Some(to)) = (there.get(i), here.get(j)) {
        if from.base == to.base {
            pairs.push(Pair {
                at: from.range.start,
                text: to.text,
                range: to.range.clone(),
            });
            (i, j) = (i + 1, j + 1);
        } else if let Some(skip) = (1..=AHEAD).find(|skip| agree(&there, i + skip, &here, j)) {
            i += skip;
        } else if let Some(skip) = (1..=AHEAD_IN_FIELD).find(|skip| agree(&there, i, &here, j + skip)) {
            j += skip;
        } else {
            (i, j) = (i + 1, j + 1);
        }
    }
    pairs
}

/// The parts of the texts that stand at a place of the source, one for each text; none
/// for a place so wide that it is no matter of words.
pub(super) fn parts(pairs: &[Pair], place: &Range<usize>) -> Vec<(usize, Range<usize>)> {
    let from = pairs.partition_point(|pair| pair.at < place.start);
    let to = pairs.partition_point(|pair| pair.at < place.end);
    let mut inside = pairs.get(from..to).unwrap_or_default();
    let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
    while let Some(first) = inside.first() {
        if parts.len() == MOST_TEXTS {
            return Vec::new();
        }
        let length = inside.partition_point(|pair| pair.text == first.text);
        let (of_text, rest) = inside.split_at_checked(length).unwrap_or((inside, &[]));
        let end = of_text.last().map_or(first.range.end, |last| last.range.end);
        parts.push((first.text, first.range.start..end));
        inside = rest;
    }
    parts
}

fn letters(text: usize, words: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let end = at + c.len_utf8();
        if is_combining_mark(c) {
            if let Some(letter) = letters.last_mut() {
                letter.range.end = end;
            }
        } else if !c.is_whitespace() && !is_unseen(c) {
            letters.push(Letter {
                base: base_letter(c),
                text,
                range: at..end,
            });
        }
    }
    letters
}

/// Whether some letters from two places on are the same, as far as there are any.
fn agree(there: &[Letter], i: usize, here: &[Letter], j: usize) -> bool {
    let (there, here) = (there.get(i..).unwrap_or_default(), here.get(j..).unwrap_or_default());
    let pairs = there.iter().zip(here).take(AGREE);
    !there.is_empty() && !here.is_empty() && pairs.into_iter().all(|(a, b)| a.base == b.base)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of the texts stands where a part of the source is.
    fn found(source: &str, part: &str, texts: &[&str]) -> Vec<String> {
        let start = source.find(part).unwrap();
        let pairs = align(source, texts.iter().copied());
        let parts = parts(&pairs, &(start..start + part.len()));
        parts
            .into_iter()
            .map(|(text, range)| texts[text][range].to_owned())
            .collect()
    }

    #[test]
    fn words_are_found_where_nothing_was_mended() {
        assert_eq!(found("1. Các xã, thị trấn", "xã", &["1.", "Các xã, thị trấn"]), ["xã"]);
        assert_eq!(
            found("1. Các xã, thị trấn", "1. Các", &["1.", "Các xã, thị trấn"]),
            ["1.", "Các"]
        );
    }

    #[test]
    fn words_are_found_behind_what_was_mended() {
        let source = "**Đie\u{302}\u{300}u 1.**  Ban hành –\n      Quy chế";
        let texts = ["Điều 1.", "Ban hành - Quy chế"];
        assert_eq!(found(source, "Quy chế", &texts), ["Quy chế"]);
        assert_eq!(found(source, "Đie\u{302}\u{300}u", &texts), ["Điều"]);
    }

    #[test]
    fn a_place_that_is_everywhere_is_nowhere() {
        let source = "a ".repeat(40);
        assert_eq!(found(&source, source.trim(), &["a"; 40]), Vec::<String>::new());
        assert_eq!(found(&source, "a a", &["a"; 40]), ["a", "a"]);
    }

    #[test]
    fn what_the_field_does_not_have_is_not_found() {
        assert_eq!(found("Số: 45/SNV", "Số:", &["45/SNV"]), Vec::<String>::new());
        assert_eq!(found("- Lưu: VT;", ";", &["Lưu: VT"]), Vec::<String>::new());
    }
}

//! Fixed words as machines misread them, and what else a scan leaves on a page.

use super::anchors::Bare;
use super::english;
use crate::text::{
    Span, has_pair, is_capital, is_letter, is_letter_or_digit, is_possible_syllable, is_small, skeleton,
};

/// `V/v` as OCR programs give it, before a word in small letters.
const SUBJECT_MARKS: &[&str] = &[
    "Viv", "VIv", "Vlv", "V1v", "V!v", "Vjv", "V]v", "V|v", "Vív", "Vìv", "Vĩv", "VWv", "VW", "VN", "Vv", "V⁄v", "V∕v",
    "V-v", "V.v", "V,v", "VÀ", "VA", "Vfv", "V/y", "V/w", "V/ý", "V/V", "Wv", "W/v", "Y/v",
];

/// The length of a misread `V/v` at the head of a piece that stands where the
/// subject must begin.
pub(super) fn subject_label(piece: &str) -> Option<usize> {
    if !piece.starts_with(['V', 'W', 'Y']) {
        return None;
    }
    let (mark, rest) = piece.split_once(' ')?;
    let mark = mark.trim_end_matches([':', '.']);
    let small = rest.trim_start().starts_with(is_small);
    (small && SUBJECT_MARKS.contains(&mark)).then(|| piece.len() - rest.len())
}

/// A date with its fixed words as they are spelt.
pub(super) fn date_words(written: &str) -> String {
    const MISREAD: [(&str, &str); 4] = [("thing", "thang"), ("thaug", "thang"), ("ndm", "nam"), ("nim", "nam")];
    let mut bare = skeleton(written);
    for (misread, word) in MISREAD {
        if bare.contains(misread) {
            bare = bare.replace(misread, word);
        }
    }
    bare
}

/// Where a phrase with one letter misread ends at the head of a line, the colon
/// behind it included: without the colon it could be any word.
pub(super) fn label(bare: &Bare<'_>, phrase: &str) -> Option<Span> {
    let letters = bare.letters().as_bytes();
    bare.span(0, end_of(letters, 0, phrase)?)
}

/// As [`label`], anywhere on the line.
pub(super) fn label_inside(bare: &Bare<'_>, phrase: &str) -> Option<Span> {
    let letters = bare.letters().as_bytes();
    let colons = letters.iter().enumerate().filter(|(_, b)| **b == b':').map(|(i, _)| i);
    colons.into_iter().find_map(|colon| {
        let start = colon.checked_sub(phrase.len())?;
        bare.span(start, end_of(letters, start, phrase)?)
    })
}

fn end_of(letters: &[u8], start: usize, phrase: &str) -> Option<usize> {
    let end = start + phrase.len();
    let found = letters.get(start..end)?;
    let wrong = found.iter().zip(phrase.bytes()).filter(|(a, b)| **a != *b).count();
    (wrong <= 1 && letters.get(end) == Some(&b':')).then_some(end + 1)
}

/// Whether a piece holds next to nothing that can be Vietnamese: what a stamp, a
/// pen or a fold of the paper left.
pub(super) fn is_noise(piece: &str) -> bool {
    let (mut good, mut bad) = (0, 0);
    for word in piece.split(' ').filter(|word| !word.is_empty()) {
        let core = core_of(word);
        let letters = Letters::of(core);
        let strange = core.len() > 2 && letters.is_word() && letters.small > 0;
        let strange = strange && !is_possible_syllable(core.chars()) && !english::is_word(core);
        if strange || is_noise_core(word, core, &letters) {
            bad += 1;
        } else if core.is_empty() {
            // A dash says nothing.
        } else {
            good += 1;
        }
    }
    bad > good
}

/// Whether a word is the work of a machine: signs, letters and digits mixed, or
/// small letters that no syllable has.
pub(super) fn is_noise_word(word: &str) -> bool {
    let core = core_of(word);
    is_noise_core(word, core, &Letters::of(core))
}

/// As [`is_noise_word`], for a word that was looked at.
fn is_noise_core(word: &str, core: &str, letters: &Letters) -> bool {
    if core.is_empty() {
        return !matches!(word, "-" | "–" | "—" | "&" | "+" | "/");
    }
    if letters.count == 1 && !core.is_ascii() && letters.capitals == 1 {
        return !english::is_word(core);
    }
    let starts = |test: fn(char) -> bool| core.starts_with(test);
    let mixed = letters.digits > 0 && letters.letters > 0 && letters.small > 0 && !starts(|c: char| c.is_ascii_digit());
    let capital_tail = letters.capitals > usize::from(starts(is_capital)) && letters.small > 0;
    let doubtful = letters.is_word() && letters.small > 0 && (starts(is_small) || capital_tail);
    let noise = letters.odd || mixed || (doubtful && !is_possible_syllable(core.chars()));
    noise && !english::is_word(core)
}

/// A word without the signs around it.
fn core_of(word: &str) -> &str {
    let core = |c: char| is_letter_or_digit(c);
    if word.starts_with(core) && word.ends_with(core) {
        return word;
    }
    word.trim_matches(|c: char| !is_letter_or_digit(c))
}

/// What a word is made of.
#[derive(Default)]
struct Letters {
    count: usize,
    letters: usize,
    small: usize,
    capitals: usize,
    digits: usize,
    /// Signs that no word or code has.
    odd: bool,
}

impl Letters {
    fn of(word: &str) -> Self {
        let mut seen = Self::default();
        for c in word.chars() {
            seen.count += 1;
            seen.small += usize::from(is_small(c));
            seen.capitals += usize::from(is_capital(c));
            if is_letter(c) {
                seen.letters += 1;
            } else if c.is_ascii_digit() {
                seen.digits += 1;
            } else {
                seen.odd |= !is_letter_or_digit(c) && !matches!(c, '-' | '/' | '.' | ',' | '&' | '’' | '\'');
            }
        }
        seen
    }

    fn is_word(&self) -> bool {
        self.letters == self.count
    }
}

/// Where a line of addressees begins behind what a stamp left before its dash:
/// `Ng... 4/12. - Sở Y tế`.
pub(super) fn item_start(line: &str) -> usize {
    if !has_pair(line, |a, b| (a == b'-') & (b == b' ')) {
        return 0;
    }
    let dashed = line.match_indices("- ").map(|(at, _)| at).find(|at| {
        let head = line.get(..*at).unwrap_or_default().trim();
        let stamped = || head.contains("..") || !head.contains(is_letter_or_digit) || is_noise(head);
        let item = line.get(at + 2..).unwrap_or_default().trim_start();
        !head.is_empty() && item.starts_with(is_capital) && stamped()
    });
    dashed.unwrap_or(0)
}

/// The part of an addressee before the marks that a stamp left beside it.
pub(super) fn without_noise(piece: &str) -> &str {
    if !piece.split(' ').any(|word| !word.is_empty() && is_noise_word(word)) {
        return piece;
    }
    let words: Vec<(usize, &str)> = piece
        .split(' ')
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        })
        .filter(|(_, word)| !word.is_empty())
        .collect();
    let noise: Vec<bool> = words.iter().map(|(_, word)| is_noise_word(word)).collect();
    // From the first odd word on, at least half of the words must be odd.
    let from = noise.iter().position(|odd| *odd).filter(|first| *first > 0);
    let Some(from) = from else { return piece };
    let tail = noise.get(from..).unwrap_or_default();
    let odd = tail.iter().filter(|odd| **odd).count();
    match words.get(from) {
        Some((start, _)) if odd * 2 >= tail.len() => piece.get(..*start).unwrap_or(piece).trim_end(),
        _ => piece,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_beside_an_addressee_come_off() {
        for (line, kept) in [
            ("Tổng cục Dự trữ jc ` &- 2v0/ ey)", "Tổng cục Dự trữ"),
            ("Chi cục Thuế Ì —", "Chi cục Thuế"),
            ("Công ty TNHH Formosan Vina", "Công ty TNHH Formosan Vina"),
            ("UBND TP. Hồ Chí Minh (P.12, Q.3)", "UBND TP. Hồ Chí Minh (P.12, Q.3)"),
            ("Sở Nội vụ - Phòng TCBC & ĐT", "Sở Nội vụ - Phòng TCBC & ĐT"),
        ] {
            assert_eq!(without_noise(line), kept, "{line}");
        }
    }

    #[test]
    fn scraps_are_noise_and_short_lines_are_not() {
        for line in ["„ “ neqy . | B2fAD", "Ì —", "jc `", "StS."] {
            assert!(is_noise(line), "{line}");
        }
        for line in ["cho phép thành lập hội", "UBND tỉnh", "năm 2024", "đợt 2"] {
            assert!(!is_noise(line), "{line}");
        }
    }

    #[test]
    fn a_misread_mark_of_the_subject() {
        assert_eq!(subject_label("Viv thu phí"), Some(4));
        assert_eq!(subject_label("VÀ thu phí"), Some("VÀ ".len()));
        assert_eq!(subject_label("VÀ PHÁT TRIỂN"), None);
        assert_eq!(subject_label("Vay vốn"), None);
    }
}

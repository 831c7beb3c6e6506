//! Names of persons and transcribed names.

use std::borrow::Cow;

use super::recase::capitalised;
use crate::check::facts::running_text::At;
use crate::check::facts::slip::Slip;
use crate::check::words::words;
use crate::text::{fold_eq, is_capital, is_letter, is_letter_or_digit, is_possible_syllable, is_small};

/// Offices and degrees that a capital marks beside a person's name (V.3), in folded form.
pub(super) const TITLES: [&str; 24] = [
    "giáo sư",
    "phó giáo sư",
    "tiến sĩ",
    "thạc sĩ",
    "chủ tịch",
    "phó chủ tịch",
    "tổng bí thư",
    "bí thư",
    "phó bí thư",
    "thủ tướng",
    "phó thủ tướng",
    "bộ trưởng",
    "thứ trưởng",
    "giám đốc",
    "phó giám đốc",
    "cục trưởng",
    "vụ trưởng",
    "hiệu trưởng",
    "đại tướng",
    "thượng tướng",
    "trung tướng",
    "thiếu tướng",
    "đại tá",
    "thượng tá",
];

/// The common family names, as they are spelt.
const SURNAMES: [&str; 46] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đinh", "Đoàn", "Lâm", "Trịnh", "Mai", "Trương", "Đào", "Cao", "Hà", "Lương", "Lưu", "Tạ", "Tô", "Tăng",
    "Thái", "Triệu", "Quách", "Kiều", "Vương", "Phùng", "Chu", "Châu", "Bạch", "Đàm", "Đậu", "Nghiêm", "Nông", "Lò",
    "Tôn", "Tống",
];

fn is_surname(word: &str) -> bool {
    SURNAMES.contains(&word)
}

/// Whether a text begins with these words and a space.
fn opens(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|behind| behind.starts_with(' '))
}

/// C24: an office in small letters before a name.
pub(super) fn titled(at: At, text: &str, start: usize, titles: &[&str]) -> Option<Slip> {
    let rest = text.get(start..)?;
    let title = titles.iter().find(|title| opens(rest, title))?;
    // `phó chủ tịch` is met at its first word already.
    let before = text.get(..start)?.trim_end();
    if before.ends_with("phó") || before.ends_with("tổng") || before.ends_with("nguyên") {
        return None;
    }
    let behind = rest.get(title.len()..)?.trim_start();
    name_length(behind).filter(|count| *count >= 2)?;
    Some(Slip {
        code: "C24",
        at,
        range: start..start + title.len(),
        expected: Cow::Owned(first_capital(title)),
    })
}

/// How many syllables of a Vietnamese name stand at the head of a text.
fn name_length(text: &str) -> Option<usize> {
    let first = text.split(' ').next()?;
    if !is_surname(first) || !first.starts_with(is_capital) || !first.contains(is_small) {
        return None;
    }
    let names = text.split(' ').take_while(|word| {
        let bare = word.trim_end_matches([',', '.', ';', ')', ':']);
        bare.starts_with(is_capital) && bare.chars().skip(1).all(is_small)
    });
    Some(names.count())
}

/// C04: `Nguyễn văn An` behind `ông`, `bà`: a surname, a syllable in small letters,
/// a capital again.
pub(super) fn half_small(at: At, text: &str, from: usize) -> Option<Slip> {
    let mut syllables = text.get(from..)?.split(' ');
    let (surname, middle, given) = (syllables.next()?, syllables.next()?, syllables.next()?);
    let given = given.trim_end_matches([',', '.', ';', ')', ':']);
    let is_name = |word: &str| word.starts_with(is_capital) && word.chars().skip(1).all(is_small);
    let slip = is_surname(surname)
        && is_name(surname)
        && MIDDLE.contains(&middle)
        && is_name(given)
        && given.contains(is_small);
    let start = from + surname.len() + 1;
    slip.then(|| Slip {
        code: "C04",
        at,
        range: start..start + middle.len(),
        expected: Cow::Owned(capitalised(middle)),
    })
}

/// Middle names that are left small by mistake; other words behind a surname
/// (`ông Hồ cho An`) are no names.
const MIDDLE: [&str; 14] = [
    "văn", "thị", "đình", "hữu", "đức", "ngọc", "xuân", "thanh", "minh", "quang", "công", "duy", "hoàng", "kim",
];

/// The syllables of a person's name that begin small.
pub(in crate::check::rules) fn small_syllables(name: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mixed = name.contains(is_capital) && name.contains(is_small);
    words(name)
        .filter(move |(_, word)| mixed && word.starts_with(is_small))
        .map(|(range, _)| range)
}

/// C07: a transcribed name whose later syllables have capitals: `Vla-Đi-Mia`.
///
/// Joined names of two places (`Hà Nội-Hải Phòng`) are none: a syllable that
/// Vietnamese cannot have tells a transcription.
pub(super) fn transcribed(at: At, text: &str, start: usize) -> Option<Slip> {
    if text
        .get(..start)?
        .ends_with(|c: char| c == '-' || is_letter_or_digit(c))
    {
        return None;
    }
    let rest = text.get(start..)?;
    let end = rest.find(|c: char| !(is_letter(c) || c == '-')).unwrap_or(rest.len());
    let name = rest.get(..end)?.trim_end_matches('-');
    // `Covid-19`
    if !name.contains('-') {
        return None;
    }
    let syllables: Vec<&str> = name.split('-').collect();
    let is_name = |word: &&&str| word.starts_with(is_capital) && word.contains(is_small);
    let capitals = syllables.iter().filter(is_name).count();
    let foreign = syllables.iter().any(|word| !is_possible_syllable(word.chars()));
    if capitals != syllables.len() || !foreign || syllables.iter().any(|word| word.chars().count() > 5) {
        return None;
    }
    let expected = syllables.iter().enumerate().map(|(i, word)| {
        if i == 0 {
            (*word).to_owned()
        } else {
            word.to_lowercase()
        }
    });
    let expected = expected.collect::<Vec<_>>().join("-");
    fold_eq(&expected, name).then(|| Slip {
        code: "C07",
        at,
        range: start..start + name.len(),
        expected: Cow::Owned(expected),
    })
}

/// The phrase with a capital at its head.
fn first_capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

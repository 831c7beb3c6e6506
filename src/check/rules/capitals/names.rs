//! Names of persons and transcribed names.

use std::borrow::Cow;

use super::scan::capitalised;
use crate::check::facts::{At, Slip};
use crate::check::words::words;
use crate::text::{fold, is_possible_syllable};

/// Offices and degrees that a capital marks beside a person's name (V.3), in folded form.
const TITLES: [&str; 24] = [
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

/// Words that a person's name follows (II.1.a).
const ADDRESSED: [&str; 4] = ["ông", "bà", "Ông", "Bà"];

/// C24 and C04 at a word: an office in small letters before a name, and a name
/// behind `ông`, `bà` with a syllable in small letters.
pub(super) fn titled(at: At, text: &str, start: usize, rest: &str) -> Option<Slip> {
    let first = rest.split(' ').next()?;
    if ADDRESSED.contains(&first) {
        let from = start + first.len() + 1;
        return half_small(at, text.get(from..)?, from);
    }
    let first_letter = first.chars().next()?;
    if !first_letter.is_lowercase() {
        return None;
    }
    let title = TITLES
        .iter()
        .find(|title| rest.strip_prefix(**title).is_some_and(|behind| behind.starts_with(' ')))?;
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
    if !is_surname(first) || !first.starts_with(char::is_uppercase) || !first.contains(char::is_lowercase) {
        return None;
    }
    let names = text.split(' ').take_while(|word| {
        let bare = word.trim_end_matches([',', '.', ';', ')', ':']);
        bare.starts_with(char::is_uppercase) && bare.chars().skip(1).all(char::is_lowercase)
    });
    Some(names.count())
}

/// C04: `Nguyễn văn An`: a surname, a syllable in small letters, a capital again.
fn half_small(at: At, text: &str, from: usize) -> Option<Slip> {
    let mut syllables = text.split(' ');
    let (surname, middle, given) = (syllables.next()?, syllables.next()?, syllables.next()?);
    let given = given.trim_end_matches([',', '.', ';', ')', ':']);
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    let slip = is_surname(surname)
        && is_name(surname)
        && MIDDLE.contains(&middle)
        && is_name(given)
        && given.contains(char::is_lowercase);
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
    let mixed = name.contains(char::is_uppercase) && name.contains(char::is_lowercase);
    words(name)
        .filter(move |(_, word)| mixed && word.starts_with(char::is_lowercase))
        .map(|(range, _)| range)
}

/// C07: a transcribed name whose later syllables have capitals: `Vla-Đi-Mia`.
///
/// Joined names of two places (`Hà Nội-Hải Phòng`) are none: a syllable that
/// Vietnamese cannot have tells a transcription.
pub(super) fn transcribed(at: At, text: &str, start: usize) -> Option<Slip> {
    if text.get(..start)?.ends_with(|c: char| c == '-' || c.is_alphanumeric()) {
        return None;
    }
    let rest = text.get(start..)?;
    let end = rest
        .find(|c: char| !(c.is_alphabetic() || c == '-'))
        .unwrap_or(rest.len());
    let name = rest.get(..end)?.trim_end_matches('-');
    if !name.contains('-') {
        return None;
    }
    let syllables: Vec<&str> = name.split('-').collect();
    let is_name = |word: &&&str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
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
    (fold(&expected) == fold(name)).then(|| Slip {
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

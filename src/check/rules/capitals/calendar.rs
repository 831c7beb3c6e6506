//! Lunar years and hyphens in names of provinces.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::recase::capitalised;
use crate::check::facts::running_text::At;
use crate::check::facts::slip::Slip;
use crate::registry::provinces;
use crate::text::{Head, KeyMap, fold_eq, is_capital, is_letter, is_small, word_key};

/// The ten stems and twelve branches that name a lunar year (V.8.a).
pub(super) const STEMS: [&str; 10] = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];
const BRANCHES: [&str; 12] = [
    "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi",
];

/// C30: `Mậu thân` behind `năm`, `tuổi`, `xuân`, `Tết`.
pub(super) fn lunar_year(at: At, text: &str, before: Range<usize>, start: usize) -> Option<Slip> {
    let before = text.get(before)?.rsplit(' ').next()?;
    if !["năm", "xuân", "tết", "đán"].iter().any(|word| fold_eq(before, word)) {
        return None;
    }
    let mut words = text.get(start..)?.split([' ', ',', '.', ';', ')', ':']);
    let (stem, branch) = (words.next()?, words.next()?);
    let of = |list: &[&str], word: &str| list.iter().any(|name| fold_eq(name, word));
    if !of(&STEMS, stem) || !of(&BRANCHES, branch) {
        return None;
    }
    let small = [stem, branch].iter().any(|word| word.starts_with(is_small));
    small.then(|| Slip {
        code: "C30",
        at,
        range: start..start + stem.len() + 1 + branch.len(),
        expected: Cow::Owned(format!("{} {}", capitalised(stem), capitalised(branch))),
    })
}

/// The syllables of provinces of two syllables: first word → rest and full name.
static PROVINCES: LazyLock<KeyMap<u64, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut map: KeyMap<u64, Vec<(&str, &str)>> = KeyMap::default();
    let days = [(2024, 1, 1), (2025, 7, 1)].map(|(y, m, d)| chrono::NaiveDate::from_ymd_opt(y, m, d));
    for province in days.into_iter().flatten().flat_map(provinces) {
        let bare = province
            .name
            .strip_prefix("Tỉnh ")
            .or(province.name.strip_prefix("Thành phố "));
        if let Some((first, rest)) = bare
            .and_then(|name| name.split_once(' '))
            .filter(|(_, rest)| !rest.contains(' '))
        {
            map.entry(word_key(first)).or_default().push((first, rest));
        }
    }
    map
});

/// C09: `Thái-Nguyên`: a hyphen between the syllables of a province.
pub(super) fn hyphenated(at: At, text: &str, head: Head, start: usize) -> Option<Slip> {
    let written = text.get(start..)?;
    let (first, behind) = written.split_at_checked(head.length)?;
    let second = behind.strip_prefix('-')?;
    if !first.starts_with(is_capital) || !second.starts_with(is_capital) {
        return None;
    }
    let length = second.find(|c: char| !is_letter(c)).unwrap_or(second.len());
    let second = second.get(..length)?;
    let joined = text.get(..start)?.ends_with('-') || written.get(head.length + 1 + length..)?.starts_with('-');
    let known = PROVINCES.get(&head.key)?;
    let province = known.iter().any(|(_, rest)| fold_eq(rest, second));
    (province && !joined).then(|| Slip {
        code: "C09",
        at,
        range: start..start + first.len() + 1 + second.len(),
        expected: Cow::Owned(format!("{first} {second}")),
    })
}

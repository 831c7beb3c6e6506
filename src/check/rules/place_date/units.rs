//! Administrative units in the names of bodies and in the place of issue.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::check::words::words;
use crate::document::Document;
use crate::registry::{Province, every_province};
use crate::text::{KeyMap, opens_with, skeleton, word_key};

/// The first day of two levels of local government: districts and townships end,
/// provinces and communes are formed anew (Luật Tổ chức chính quyền địa phương 2025).
pub(in crate::check::rules) const TWO_LEVELS: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 7, 1);

/// The level of a unit, as far as its word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check::rules) enum Level {
    /// Tỉnh.
    Province,
    /// Thành phố: of the rank of a province, or below one until June 2025.
    City,
    /// Huyện, quận, thị xã, until June 2025.
    District,
    /// Thị trấn, until June 2025.
    Township,
    /// Xã, phường, đặc khu.
    Commune,
}

struct UnitWord {
    /// In full, in the form that compares equal.
    words: &'static str,
    short: &'static [&'static str],
    level: Level,
    /// As it stands at the head of a place.
    name: &'static str,
}

const UNIT_WORDS: [UnitWord; 9] = [
    unit("thành phố", &["tp"], Level::City, "Thành phố"),
    unit("thị xã", &["tx"], Level::District, "Thị xã"),
    unit("thị trấn", &["tt"], Level::Township, "Thị trấn"),
    unit("đặc khu", &["đk"], Level::Commune, "Đặc khu"),
    unit("tỉnh", &["t"], Level::Province, "Tỉnh"),
    unit("huyện", &["h"], Level::District, "Huyện"),
    unit("quận", &["q"], Level::District, "Quận"),
    unit("phường", &["p"], Level::Commune, "Phường"),
    unit("xã", &["x"], Level::Commune, "Xã"),
];

const fn unit(words: &'static str, short: &'static [&'static str], level: Level, name: &'static str) -> UnitWord {
    UnitWord {
        words,
        short,
        level,
        name,
    }
}

/// How the word of a unit is met by its first word.
#[derive(Debug, Clone, Copy)]
enum Form {
    /// It is one word.
    One,
    /// It is two words; the key of the second.
    Two(u64),
    /// It is abbreviated.
    Short,
}

/// The words of units by the key of their first word.
static BY_FIRST: LazyLock<KeyMap<u64, Vec<(Form, &'static UnitWord)>>> = LazyLock::new(|| {
    let mut map: KeyMap<u64, Vec<(Form, &'static UnitWord)>> = KeyMap::default();
    for unit in &UNIT_WORDS {
        let form = unit
            .words
            .split_once(' ')
            .map_or(Form::One, |(_, second)| Form::Two(word_key(second)));
        map.entry(word_key(unit.words)).or_default().push((form, unit));
        for short in unit.short {
            map.entry(word_key(short)).or_default().push((Form::Short, unit));
        }
    }
    map
});

/// A unit with its word: `XÃ AN PHÚ`, `TP. Vũng Tàu`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check::rules) struct Unit<'a> {
    pub(in crate::check::rules) level: Level,
    /// The word in full, with a capital.
    pub(in crate::check::rules) word: &'static str,
    /// The word is abbreviated (`TP.`).
    pub(in crate::check::rules) is_short: bool,
    /// The name behind it, up to the next sign; empty if there is none.
    pub(in crate::check::rules) name: &'a str,
}

impl<'a> Unit<'a> {
    /// Reads a unit at the head of a text.
    pub(in crate::check::rules) fn at_head(text: &'a str) -> Option<Self> {
        let mut found = words(text);
        let (place, first) = found.next()?;
        let second = found.next().map(|(place, word)| (place, word_key(word)));
        let rows = BY_FIRST.get(&word_key(first)).map_or(&[][..], Vec::as_slice);
        let met = rows.iter().find_map(|(form, unit)| match (form, &second) {
            (Form::One, _) => Some((unit, place.end, false)),
            (Form::Two(key), Some((place, second))) if key == second => Some((unit, place.end, false)),
            (Form::Short, Some(_)) => Some((unit, place.end, true)),
            _ => None,
        });
        if let Some((unit, end, is_short)) = met {
            return Some(unit.followed_by(text.get(end..)?, is_short));
        }
        // `Q1`, `P12`.
        let number = first.trim_start_matches(|c: char| !c.is_ascii_digit());
        let head = first.get(..first.len() - number.len()).filter(|_| !number.is_empty())?;
        let rows = BY_FIRST.get(&word_key(head))?;
        let (_, unit) = rows.iter().find(|(form, _)| matches!(form, Form::Short))?;
        Some(unit.followed_by(text.get(place.end - number.len()..)?, true))
    }

    /// Whether the unit is one of those that ended with June 2025.
    pub(in crate::check::rules) fn has_ended_on(&self, day: NaiveDate) -> bool {
        let ended = match self.level {
            Level::District | Level::Township => true,
            Level::City => !matches!(province(self.name, day), Some(found) if found.holds),
            Level::Province | Level::Commune => false,
        };
        ended && TWO_LEVELS.is_some_and(|first| first <= day)
    }
}

impl UnitWord {
    fn followed_by<'a>(&self, rest: &'a str, is_short: bool) -> Unit<'a> {
        let rest = rest.trim_start_matches(['.', ' ', ',', '-']);
        let end = rest.find([',', '(', ';']).unwrap_or(rest.len());
        let mut name = rest.get(..end).unwrap_or_default().trim();
        // The unit above may follow: `PHƯỜNG 1 THÀNH PHỐ VŨNG TÀU`.
        let mut later = words(name).skip(1).map(|(place, _)| place.start);
        let next = later.find(|at| name.get(*at..).is_some_and(begins_with_unit));
        if let Some(next) = next {
            name = name.get(..next).unwrap_or_default().trim();
        }
        Unit {
            level: self.level,
            word: self.name,
            is_short,
            name,
        }
    }
}

/// Whether the word of a unit in full stands at the head of a text.
fn begins_with_unit(text: &str) -> bool {
    let mut found = words(text).map(|(_, word)| word);
    let Some(first) = found.next().filter(|word| matches!(word.chars().count(), 2..=6)) else {
        return false;
    };
    let Some(rows) = BY_FIRST.get(&word_key(first)) else {
        return false;
    };
    let second = found.next().map(word_key);
    rows.iter().any(|(form, _)| match form {
        // `xã hội` is no commune.
        Form::One => second != Some(*HOI),
        Form::Two(key) => second == Some(*key),
        Form::Short => false,
    })
}

static HOI: LazyLock<u64> = LazyLock::new(|| word_key("hội"));

/// What stands behind `ỦY BAN NHÂN DÂN`, `HĐND` and their like at the head of a name;
/// `None` for other bodies.
pub(in crate::check::rules) fn behind_committee(name: &str) -> Option<&str> {
    const COMMITTEES: [&str; 4] = ["uy ban nhan dan", "hoi dong nhan dan", "ubnd", "hdnd"];
    let (_, first) = words(name).next()?;
    if !["uy", "hoi", "ubnd", "hdnd"].iter().any(|head| opens_with(first, head)) {
        return None;
    }
    let mut bare = String::new();
    for (place, word) in words(name).take(4) {
        if !bare.is_empty() {
            bare.push(' ');
        }
        bare.push_str(&skeleton(word));
        if COMMITTEES.contains(&bare.as_str()) {
            return Some(name.get(place.end..).unwrap_or_default().trim());
        }
    }
    None
}

/// The name of a place without the word of its unit, in bare letters.
pub(in crate::check::rules) fn bare_name(place: &str) -> String {
    let name = Unit::at_head(place).map_or(place, |unit| unit.name);
    bare_words(name)
}

fn bare_words(text: &str) -> String {
    let words: Vec<String> = words(text).map(|(_, word)| skeleton(word)).collect();
    words.join(" ")
}

/// A province of a name, on a day.
#[derive(Debug, Clone, Copy)]
pub(in crate::check::rules) struct Found {
    pub(in crate::check::rules) province: &'static Province,
    /// Whether it exists on the day; else it is one of before.
    pub(in crate::check::rules) holds: bool,
}

/// The province that a place names, with or without its word, by its bare letters.
pub(in crate::check::rules) fn province(place: &str, day: NaiveDate) -> Option<Found> {
    static NAMES: LazyLock<HashMap<String, Vec<&'static Province>>> = LazyLock::new(|| {
        let mut names: HashMap<String, Vec<&'static Province>> = HashMap::new();
        for row in every_province() {
            names.entry(bare_name(row.name)).or_default().push(row);
        }
        names
    });
    let rows = NAMES.get(&bare_name(place))?;
    let named = || rows.iter().copied();
    let found = |province, holds| Found { province, holds };
    let holds = named().find(|row| row.is_valid_on(day));
    holds.map(|row| found(row, true)).or_else(|| {
        let before = named().filter(|row| row.valid_to.is_some_and(|last| last < day));
        before.max_by_key(|row| row.valid_to).map(|row| found(row, false))
    })
}

/// The day that tells which units exist; `None` where the document leaves it open.
pub(in crate::check::rules) fn day(document: &Document) -> Option<NaiveDate> {
    let date = document.date?;
    let is_open = date.month().is_none() && date.year() == 2025;
    (!is_open).then(|| date.latest())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Option<(Level, bool, &str)> {
        Unit::at_head(text).map(|unit| (unit.level, unit.is_short, unit.name))
    }

    #[test]
    fn units_are_read_by_their_word() {
        assert_eq!(unit("XÃ AN PHÚ"), Some((Level::Commune, false, "AN PHÚ")));
        assert_eq!(unit("Thành phố Hồ Chí Minh"), Some((Level::City, false, "Hồ Chí Minh")));
        assert_eq!(unit("TP. Vũng Tàu"), Some((Level::City, true, "Vũng Tàu")));
        assert_eq!(unit("Q1"), Some((Level::District, true, "1")));
        assert_eq!(unit("THỊ XÃ HÀ TÂY"), Some((Level::District, false, "HÀ TÂY")));
        assert_eq!(
            unit("PHƯỜNG 1 THÀNH PHỐ HÀ KHÊ, TỈNH BÌNH LÂM"),
            Some((Level::Commune, false, "1"))
        );
        assert_eq!(unit("TỈNH"), Some((Level::Province, false, "")));
        for other in ["An Phú", "P", "Tuy Hòa", ""] {
            assert_eq!(unit(other), None, "{other}");
        }
    }

    #[test]
    fn committees_are_known_in_full_and_short() {
        assert_eq!(behind_committee("ỦY BAN NHÂN DÂN XÃ AN PHÚ"), Some("XÃ AN PHÚ"));
        assert_eq!(behind_committee("UBND TỈNH"), Some("TỈNH"));
        assert_eq!(behind_committee("HĐND"), Some(""));
        assert_eq!(behind_committee("SỞ NỘI VỤ"), None);
    }

    #[test]
    fn provinces_of_a_day() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let found = province("Tỉnh Bình Dương", day(2026, 1, 1)).unwrap();
        assert!(!found.holds);
        assert_eq!(found.province.successor, Some("Thành phố Hồ Chí Minh"));
        assert!(province("BÌNH DƯƠNG", day(2024, 1, 1)).unwrap().holds);
        assert!(province("TP. Huế", day(2025, 1, 1)).unwrap().holds);
        assert!(province("Thừa Thiên - Huế", day(2024, 1, 1)).unwrap().holds);
        assert!(province("An Phú", day(2024, 1, 1)).is_none());
        let ended = |text| Unit::at_head(text).unwrap().has_ended_on(day(2025, 7, 1));
        assert!(ended("Huyện An Khê") && ended("Thành phố Vũng Tàu") && ended("Thị trấn Phú Bài"));
        assert!(!ended("Thành phố Huế") && !ended("Xã An Khê"));
        assert!(!Unit::at_head("Huyện An Khê").unwrap().has_ended_on(day(2025, 6, 30)));
    }
}

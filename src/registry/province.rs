//! The provinces, before and after 1 July 2025.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Certainty, data};
use crate::text::fold;

/// A province or a city of its rank, for one period.
///
/// A province that took in others on 1 July 2025 begins anew on that day.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::registry;
///
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(registry::provinces(day(2024, 1, 1)).count(), 63);
/// assert_eq!(registry::provinces(day(2025, 7, 1)).count(), 34);
/// let before = registry::province("Bình Thuận", day(2026, 1, 1)).unwrap();
/// assert_eq!(before.valid_to, Some(day(2025, 6, 30)));
/// assert_eq!(before.successor, Some("Tỉnh Lâm Đồng"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Province {
    /// The name with its rank: `Tỉnh Cà Mau`, `Thành phố Huế`.
    pub name: &'static str,
    /// The first day; `None` where it is of old.
    pub valid_from: Option<NaiveDate>,
    /// The last day; `None` for a province that exists.
    pub valid_to: Option<NaiveDate>,
    /// The province it went into.
    pub successor: Option<&'static str>,
    /// How sure the row is.
    pub certainty: Certainty,
    /// Where it was read.
    pub source: &'static str,
}

impl Province {
    /// Whether the row held on a day.
    #[must_use]
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day) && self.valid_to.is_none_or(|last| day <= last)
    }
}

static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| data::provinces().collect());

/// The provinces of a day, cities of the centre included.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::registry::provinces;
///
/// let day = NaiveDate::from_ymd_opt(2025, 7, 1).unwrap();
/// let cities = provinces(day).filter(|province| province.name.starts_with("Thành phố"));
/// assert_eq!(cities.count(), 6);
/// ```
pub fn provinces(on: NaiveDate) -> impl Iterator<Item = &'static Province> {
    PROVINCES.iter().filter(move |row| row.is_valid_on(on))
}

/// The provinces of all days.
#[cfg(feature = "check")]
pub(crate) fn every_province() -> impl Iterator<Item = &'static Province> {
    PROVINCES.iter()
}

/// The province of a name on a day, else the last one of that name before it;
/// the word `tỉnh`, `thành phố` or `TP.` may be left out, dashes do not count.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::registry::province;
///
/// let day = NaiveDate::from_ymd_opt(2024, 7, 1).unwrap();
/// assert_eq!(province("TP. hồ chí minh", day).unwrap().name, "Thành phố Hồ Chí Minh");
/// assert!(province("Hà Khê", day).is_none());
/// ```
#[must_use]
pub fn province(name: &str, on: NaiveDate) -> Option<&'static Province> {
    let ranks = ["tỉnh ", "thành phố ", "tp. ", "tp.", "tp "].map(|rank| (fold(rank), rank.ends_with(' ')));
    let bare = |name: &str| {
        let folded = fold(name.trim());
        let stripped = ranks.iter().find_map(|(rank, spaced)| {
            let rest = folded.strip_prefix(rank)?;
            if *spaced { rest.strip_prefix(' ') } else { Some(rest) }
        });
        let words = stripped
            .unwrap_or(&folded)
            .split(|c: char| c == '-' || c.is_whitespace());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let wanted = bare(name);
    let named = || PROVINCES.iter().filter(|row| bare(row.name) == wanted);
    let before = || named().filter(|row| row.valid_to.is_some_and(|last| last < on));
    named()
        .find(|row| row.is_valid_on(on))
        .or_else(|| before().max_by_key(|row| row.valid_to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn counts_of_the_law() {
        let count = |y, m, d| provinces(day(y, m, d)).count();
        assert_eq!((count(2024, 12, 31), count(2025, 1, 1)), (63, 63));
        assert_eq!(
            (count(2025, 6, 30), count(2025, 7, 1), count(2026, 11, 1)),
            (63, 34, 34)
        );
        assert_eq!(PROVINCES.len(), 90);
        let cities = |on| provinces(on).filter(|p| p.name.starts_with("Thành phố")).count();
        assert_eq!((cities(day(2024, 12, 31)), cities(day(2025, 6, 30))), (5, 6));
        assert_eq!((cities(day(2025, 7, 1)), cities(day(2026, 11, 1))), (6, 9));
    }

    /// 11 stayed as they were, 17 are made of two, 6 of three.
    #[test]
    fn every_province_went_into_one_of_the_34() {
        let (before, after) = (day(2025, 6, 30), day(2025, 7, 1));
        let made_of = |new: &Province| {
            let old = provinces(before).filter(|old| *old == new || old.successor == Some(new.name));
            old.count()
        };
        let of = |n| provinces(after).filter(|new| made_of(new) == n).count();
        assert_eq!((of(1), of(2), of(3)), (11, 17, 6));
        let parts = |name: &str| -> Vec<&str> {
            let new = province(name, after).unwrap();
            let old = provinces(before).filter(|old| old.successor == Some(new.name));
            old.map(|old| old.name).collect()
        };
        assert_eq!(parts("Lâm Đồng"), ["Tỉnh Bình Thuận", "Tỉnh Đắk Nông", "Tỉnh Lâm Đồng"]);
        assert_eq!(
            parts("TP. Hồ Chí Minh"),
            ["Tỉnh Bà Rịa - Vũng Tàu", "Tỉnh Bình Dương", "Thành phố Hồ Chí Minh"]
        );
    }

    #[test]
    fn dashes_of_a_name_do_not_count() {
        let before = day(2024, 1, 1);
        for (written, name) in [
            ("Bà Rịa-Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu"),
            ("tỉnh Bà Rịa – Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu"),
            ("Bà Rịa Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu"),
            ("Thừa Thiên - Huế", "Tỉnh Thừa Thiên Huế"),
            ("TP.Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ] {
            assert_eq!(province(written, before).map(|row| row.name), Some(name), "{written}");
        }
        assert_eq!(province("-", before), None);
    }

    #[test]
    fn names_are_unique_on_every_day_and_successors_hold() {
        for row in PROVINCES.iter() {
            let next = row.valid_to.and_then(|last| last.succ_opt());
            assert_eq!(next.is_some(), row.successor.is_some(), "{}", row.name);
            if let Some(day) = next {
                let follows = row.successor.unwrap();
                assert!(provinces(day).any(|p| p.name == follows), "{follows}");
            }
            let others = PROVINCES.iter().filter(|p| p.name == row.name && *p != row);
            for other in others {
                assert!(row.valid_to < other.valid_from || other.valid_to < row.valid_from);
            }
            let held = row.valid_to.or(row.valid_from).unwrap_or(day(2020, 1, 1));
            assert_eq!(province(&row.name.to_uppercase(), held), Some(row));
        }
    }
}

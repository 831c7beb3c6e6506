//! What the State and the Party publish about their bodies, as data: symbols,
//! names, periods of validity.
//!
//! The rows say who a symbol in a number means (`BNV` in `15/QĐ-BNV`) and
//! which words are a name of a body. Sources: the symbols as printed in
//! numbers; for the changes of 1 March 2025 Nghị quyết số 176/2025/QH15 and
//! Nghị định số 36/2025/NĐ-CP and its sisters of that day; for the Party
//! 399-QĐ/TW. [`Certainty`] says of each row how sure it is.
//!
//! # Not supported
//!
//! Bodies of one province: their symbols repeat from province to province, so
//! [`agency`] knows only what they stand for everywhere (`SNV`, Sở Nội vụ). Add
//! those you need with [`Registry::with`].

mod data;
mod letters;
mod names;
mod province;

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::value::OrganId;

#[cfg(feature = "check")]
pub(crate) use province::every_province;
pub use province::{Province, province, provinces};

pub(crate) use letters::{is_word, lower};
pub(crate) use names::{Head, KeyMap, NameIndex, word_key};

/// How sure a row of the registry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Certainty {
    /// Read in a document of the State or the Party, or in numbers they printed.
    Documented,
    /// Common knowledge of the trade; the document was not at hand.
    Reported,
}

/// An issuing body: its symbol in numbers, its name and when both held.
///
/// ```
/// use chrono::NaiveDate;
/// use congvan::registry::Agency;
///
/// let row = Agency::new("SNV", "Sở Nội vụ tỉnh Cà Mau").since(NaiveDate::from_ymd_opt(2025, 3, 1).unwrap());
/// assert!(row.is_valid_on(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()));
/// assert!(!row.is_valid_on(NaiveDate::from_ymd_opt(2024, 1, 1).unwrap()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Agency {
    /// The symbol in numbers: `BNV`. Empty for a body that has a name only.
    pub code: Cow<'static, str>,
    /// The full name.
    pub name: Cow<'static, str>,
    /// The first day; `None` where it is not known or of old.
    pub valid_from: Option<NaiveDate>,
    /// The last day; `None` for a body that still exists.
    pub valid_to: Option<NaiveDate>,
    /// How sure the row is.
    pub certainty: Certainty,
    /// The symbol of the body that followed it.
    pub successor: Option<Cow<'static, str>>,
    /// Where the row was read; empty for rows of a caller.
    pub source: Cow<'static, str>,
}

impl Agency {
    /// A row without limits in time.
    #[must_use]
    pub fn new(code: impl Into<Cow<'static, str>>, name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            valid_from: None,
            valid_to: None,
            certainty: Certainty::Documented,
            successor: None,
            source: Cow::Borrowed(""),
        }
    }

    /// Sets the first day.
    #[must_use]
    pub fn since(mut self, first: NaiveDate) -> Self {
        self.valid_from = Some(first);
        self
    }

    /// Sets the last day.
    #[must_use]
    pub fn until(mut self, last: NaiveDate) -> Self {
        self.valid_to = Some(last);
        self
    }

    /// Whether the row held on a day.
    #[must_use]
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day) && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// The bodies that are known: the central ones of the State and the Party, and
/// those a caller adds.
///
/// ```
/// use chrono::NaiveDate;
/// use congvan::registry::{Agency, Registry};
///
/// let registry = Registry::builtin().with(Agency::new("SNV", "Sở Nội vụ"));
/// let in_2024 = NaiveDate::from_ymd_opt(2024, 6, 1);
/// assert_eq!(registry.find_code("BTNMT", in_2024).unwrap().name, "Bộ Tài nguyên và Môi trường");
/// assert!(registry.find_code("BTNMT", NaiveDate::from_ymd_opt(2026, 1, 1)).is_none());
/// assert_eq!(registry.find_name("BỘ NỘI VỤ").unwrap().code, "BNV");
/// assert_eq!(registry.find_name("sở nội vụ").unwrap().code, "SNV");
/// ```
#[derive(Debug, Clone)]
pub struct Registry {
    rows: Vec<Agency>,
    names: NameIndex<usize>,
    codes: KeyMap<u64, Vec<usize>>,
}

static BUILTIN: LazyLock<Registry> = LazyLock::new(|| {
    let empty = Registry {
        rows: Vec::new(),
        names: NameIndex::default(),
        codes: KeyMap::default(),
    };
    data::central().fold(empty, Registry::with)
});

impl Registry {
    /// The central bodies of the State and the Party.
    #[must_use]
    pub fn builtin() -> Self {
        BUILTIN.clone()
    }

    /// The same without a copy.
    pub(crate) fn shared() -> &'static Self {
        &BUILTIN
    }

    /// Adds a row, as for a local body. Rows of the same symbol or name stand
    /// side by side; the older one is found first.
    #[must_use]
    pub fn with(mut self, row: Agency) -> Self {
        let at = self.rows.len();
        self.names.insert(&row.name, at);
        if !row.code.is_empty() {
            self.codes.entry(code_key(&row.code)).or_default().push(at);
        }
        self.rows.push(row);
        self
    }

    /// Every row.
    pub fn iter(&self) -> impl Iterator<Item = &Agency> {
        self.rows.iter()
    }

    /// The body that a symbol means, on a day if one is given, else the one
    /// that exists now or existed last. `&` and case do not count; the number
    /// of a term may follow (`QH15`).
    #[must_use]
    pub fn find_code(&self, code: &str, on: Option<NaiveDate>) -> Option<&Agency> {
        let of = |code: &str| {
            let rows = self.codes.get(&code_key(code))?.iter();
            let mut rows = rows.filter_map(|at| self.rows.get(*at));
            match on {
                Some(day) => rows.find(|row| row.is_valid_on(day)),
                None => rows.max_by_key(|row| row.valid_to.unwrap_or(NaiveDate::MAX)),
            }
        };
        of(code).or_else(|| of(code.trim_end_matches(|c: char| c.is_ascii_digit())))
    }

    /// The body of a name, however it is spelt.
    ///
    /// A text that only begins with a name is none.
    #[must_use]
    pub fn find_name(&self, name: &str) -> Option<&Agency> {
        let name = name.trim();
        let (at, length) = self.names.longest(name)?;
        if length < name.len() {
            return None;
        }
        self.rows.get(*at)
    }

    /// The length of the longest name at the head of `text`.
    pub(crate) fn name_length(&self, head: Head, text: &str) -> Option<usize> {
        Some(self.names.longest_from(head, text)?.1)
    }
}

/// Bodies that every province has, by what their symbols stand for.
#[cfg(feature = "check")]
pub(crate) fn local() -> impl Iterator<Item = &'static Agency> {
    LOCAL.iter()
}

static LOCAL: LazyLock<Vec<Agency>> = LazyLock::new(|| data::local().collect());

/// What a symbol means on a day: the body that had it then, else the last one
/// that had it before. Its period says until when, and
/// [`successor`](Agency::successor) what follows.
///
/// Symbols that all provinces share are known by what they stand for.
///
/// ```
/// use chrono::NaiveDate;
/// use congvan::registry;
///
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let body = registry::agency("BTTTT", day(2026, 1, 1)).unwrap();
/// assert_eq!(body.name, "Bộ Thông tin và Truyền thông");
/// assert!(!body.is_valid_on(day(2026, 1, 1)));
/// assert_eq!(body.valid_to, Some(day(2025, 2, 28)));
/// assert_eq!(body.successor.as_deref(), Some("BKHCN"));
/// assert_eq!(registry::agency("SNV", day(2024, 1, 1)).unwrap().name, "Sở Nội vụ");
/// ```
#[must_use]
pub fn agency(code: &str, on: NaiveDate) -> Option<&'static Agency> {
    let registry = Registry::shared();
    let key = code_key(code);
    let rows = registry.codes.get(&key).into_iter().flatten();
    let central = rows.filter_map(|at| registry.rows.get(*at));
    let rows: Vec<&Agency> = central
        .chain(LOCAL.iter().filter(|row| code_key(&row.code) == key))
        .collect();
    let valid = rows.iter().find(|row| row.is_valid_on(on));
    let before = || {
        let ended = rows.iter().filter(|row| row.valid_to.is_some_and(|last| last < on));
        ended.max_by_key(|row| row.valid_to)
    };
    let found = valid.or_else(before).copied();
    // The number of a term may follow: `QH15`.
    let bare = code.trim_end_matches(|c: char| c.is_ascii_digit());
    found.or_else(|| (bare.len() < code.len()).then(|| agency(bare, on))?)
}

/// The identifier of a body of the highest level, with the name it had in 2020.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct OrganCode {
    /// The new identifier (QĐ 20/2020/QĐ-TTg): `G12`.
    pub code: &'static str,
    /// The name of the body or province.
    pub name: &'static str,
    /// How sure the row is.
    pub certainty: Certainty,
    /// Where it was read.
    pub source: &'static str,
}

impl OrganCode {
    /// The old identifier (QCVN 102:2016/BTTTT): `000.00.00.G12`.
    #[must_use]
    pub fn old(&self) -> String {
        format!("000.00.00.{}", self.code)
    }
}

static ORGAN_CODES: LazyLock<Vec<OrganCode>> = LazyLock::new(|| data::organ_codes().collect());

/// The identifiers of the highest level.
pub fn organ_codes() -> impl Iterator<Item = &'static OrganCode> {
    ORGAN_CODES.iter()
}

/// The body or province at whose head an identifier stands, old or new; `None` for
/// those that are not known, which is no fault of theirs.
///
/// ```
/// use congvan::registry::organ_root;
///
/// assert_eq!(organ_root(&"000.01.13.H53".parse()?).unwrap().name, "Tỉnh Tây Ninh");
/// assert_eq!(organ_root(&"G12.18".parse()?).unwrap().old(), "000.00.00.G12");
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[must_use]
pub fn organ_root(id: &OrganId) -> Option<&'static OrganCode> {
    let root = id.root()?;
    organ_codes().find(|row| row.code == root)
}

fn code_key(code: &str) -> u64 {
    if code.contains('&') {
        word_key(&code.replace('&', ""))
    } else {
        word_key(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn symbols_mean_what_they_meant_on_the_day() {
        let registry = Registry::builtin();
        let name = |code, on| registry.find_code(code, on).map(|row| row.name.to_string());
        assert_eq!(name("BNV", day(2024, 1, 1)).as_deref(), Some("Bộ Nội vụ"));
        assert_eq!(name("CP", day(2020, 3, 5)).as_deref(), Some("Chính phủ"));
        assert_eq!(name("CP", day(1975, 6, 20)).as_deref(), Some("Hội đồng Chính phủ"));
        assert_eq!(name("QH15", None).as_deref(), Some("Quốc hội"));
        assert_eq!(
            name("BNN&MT", day(2025, 8, 31)).as_deref(),
            Some("Bộ Nông nghiệp và Môi trường")
        );
        assert_eq!(name("BNNMT", day(2024, 8, 31)), None);
        assert_eq!(name("BKHĐT", None).as_deref(), Some("Bộ Kế hoạch và Đầu tư"));
        assert_eq!(name("XYZ", None), None);
    }

    #[test]
    fn names_are_found_however_they_are_spelt() {
        let registry = Registry::builtin();
        assert_eq!(registry.find_name("Uỷ ban Thường vụ Quốc hội").unwrap().code, "UBTVQH");
        assert_eq!(
            registry.find_name("Bộ văn hoá, thể thao & du lịch").unwrap().code,
            "BVHTTDL"
        );
        assert!(registry.find_name("Bộ Nội vụ và").is_none());
        assert!(registry.find_name("").is_none());
    }

    #[test]
    fn every_row_is_found_by_its_name_and_has_an_order_of_days() {
        let registry = Registry::builtin();
        for row in registry.iter() {
            assert!(registry.find_name(&row.name).is_some(), "{}", row.name);
            if let (Some(first), Some(last)) = (row.valid_from, row.valid_to) {
                assert!(first <= last, "{}", row.name);
            }
        }
    }
}

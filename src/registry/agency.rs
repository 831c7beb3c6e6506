//! One row of the registry.

use std::borrow::Cow;

use chrono::NaiveDate;

/// How sure a row of the registry is.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::registry::{self, Certainty};
///
/// let ministry = registry::agency("BXD", NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()).unwrap();
/// assert_eq!(ministry.certainty, Certainty::Documented);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Certainty {
    /// Read in a document of the State or the Party, or in numbers they printed.
    Documented,
    /// Common knowledge of the trade; the document was not at hand.
    Reported,
}

/// Where a body stands in the State.
///
/// ```
/// use congvan::registry::{Level, Registry};
///
/// let registry = Registry::builtin();
/// let interior = registry.rows_of_code("BNV").next().unwrap();
/// assert_eq!(interior.level, Some(Level::Central));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Level {
    /// The State as a whole.
    Central,
    /// A province or a city of its rank.
    Province,
    /// A district, up to 30 June 2025.
    District,
    /// A commune, a ward, a special zone.
    Commune,
    /// Any level below the centre: `UBND`.
    Local,
}

/// An issuing body: its symbol in numbers, its name and when both held.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::registry::Agency;
///
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let row = Agency::new("SGTVT", "Sở Giao thông vận tải tỉnh Hà Khê")
///     .since(day(1997, 1, 1))
///     .until(day(2025, 2, 28))
///     .followed_by("SXD");
/// assert!(row.is_valid_on(day(2024, 1, 1)));
/// assert!(!row.is_valid_on(day(2026, 1, 1)));
/// assert_eq!(row.successor.as_deref(), Some("SXD"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Agency {
    /// The symbol in numbers: `BNV`. Empty for a body that has a name only.
    pub code: Cow<'static, str>,
    /// The full name.
    pub name: Cow<'static, str>,
    /// Where the body stands; `None` where a caller did not say.
    pub level: Option<Level>,
    /// The first day; `None` where it is not known or of old.
    pub valid_from: Option<NaiveDate>,
    /// The last day; `None` for a body that still exists.
    pub valid_to: Option<NaiveDate>,
    /// How sure symbol and name are.
    pub certainty: Certainty,
    /// How sure the days are, and what follows; `None` where there are none.
    pub period_certainty: Option<Certainty>,
    /// The symbol of the body that followed it; of the one that took most over,
    /// where its work was split.
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
            level: None,
            valid_from: None,
            valid_to: None,
            certainty: Certainty::Documented,
            period_certainty: None,
            successor: None,
            source: Cow::Borrowed(""),
        }
    }

    /// Sets the first day.
    #[must_use]
    pub fn since(mut self, first: NaiveDate) -> Self {
        self.valid_from = Some(first);
        self.period_certainty.get_or_insert(Certainty::Documented);
        self
    }

    /// Sets the last day.
    #[must_use]
    pub fn until(mut self, last: NaiveDate) -> Self {
        self.valid_to = Some(last);
        self.period_certainty.get_or_insert(Certainty::Documented);
        self
    }

    /// Names the symbol of the body that followed.
    #[must_use]
    pub fn followed_by(mut self, code: impl Into<Cow<'static, str>>) -> Self {
        self.successor = Some(code.into());
        self
    }

    /// Whether the row held on a day.
    #[must_use]
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day) && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// The row that held on a day; without a day the one that exists now or existed last.
/// Of several the first.
pub(super) fn pick<'a>(rows: impl Iterator<Item = &'a Agency>, on: Option<NaiveDate>) -> Option<&'a Agency> {
    let mut fitting = rows.filter(|row| on.is_none_or(|day| row.is_valid_on(day)));
    let first = fitting.next()?;
    let last_day = |row: &Agency| row.valid_to.unwrap_or(NaiveDate::MAX);
    Some(match on {
        Some(_) => first,
        None => fitting.fold(
            first,
            |best, row| if last_day(row) > last_day(best) { row } else { best },
        ),
    })
}

/// The row that held on a day, else the last one that held before it.
pub(super) fn pick_or_before<'a>(rows: &[&'a Agency], on: NaiveDate) -> Option<&'a Agency> {
    let before = || rows.iter().filter(|row| row.valid_to.is_some_and(|last| last < on));
    pick(rows.iter().copied(), Some(on)).or_else(|| pick(before().copied(), None))
}

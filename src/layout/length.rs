//! Lengths on the page.

use std::fmt;
use std::ops::{Add, Sub};

/// A length on the page, kept in twentieths of a point as Word does.
///
/// ```
/// use congvan::layout::Length;
///
/// let margin = Length::from_mm(30.0);
/// assert_eq!(margin.twips(), 1701);
/// assert_eq!(margin.to_string(), "30 mm");
/// assert_eq!(Length::from_points(14.0).points(), 14.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Length(i32);

impl Length {
    /// No length.
    pub const ZERO: Self = Self(0);

    /// A length of so many twentieths of a point.
    #[must_use]
    pub const fn from_twips(twips: i32) -> Self {
        Self(twips)
    }

    /// A length of so many points, to the next twentieth.
    #[must_use]
    pub fn from_points(points: f64) -> Self {
        Self::rounded(points * 20.0)
    }

    /// A length of so many millimetres, to the next twentieth of a point.
    #[must_use]
    pub fn from_mm(mm: f64) -> Self {
        Self::rounded(mm * 1440.0 / 25.4)
    }

    /// A length of so many English metric units, of which drawings in Word count
    /// 914 400 to an inch.
    #[must_use]
    pub fn from_emu(emu: i64) -> Self {
        Self(i32::try_from(emu / 635).unwrap_or(if emu < 0 { i32::MIN } else { i32::MAX }))
    }

    /// A value out of range, or that is no number, becomes the nearest that can be kept.
    #[allow(clippy::cast_possible_truncation)]
    fn rounded(twips: f64) -> Self {
        Self(twips.round() as i32)
    }

    /// In twentieths of a point.
    #[must_use]
    pub const fn twips(self) -> i32 {
        self.0
    }

    /// In points.
    #[must_use]
    pub fn points(self) -> f64 {
        f64::from(self.0) / 20.0
    }

    /// In millimetres.
    #[must_use]
    pub fn mm(self) -> f64 {
        f64::from(self.0) * 25.4 / 1440.0
    }
}

#[cfg(feature = "docx")]
impl Length {
    /// So many of it, one behind the other.
    pub(crate) fn times(self, count: usize) -> Self {
        let count = i32::try_from(count).unwrap_or(i32::MAX);
        Self::from_twips(self.twips().saturating_mul(count))
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Length {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Self::add)
    }
}

impl fmt::Display for Length {
    /// In millimetres, to the tenth: `12.7 mm`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} mm", (self.mm() * 10.0).round() / 10.0)
    }
}

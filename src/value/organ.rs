//! The body that issues a document.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::{ParseValueError, ValueKind};
use super::spelling::collapse;

/// An issuing body and, where it is printed, the body above it (NĐ 30/2020,
/// Annex I, II.2).
///
/// # Syntax
///
/// `NAME`, or `SUPERIOR / NAME`: what stands behind the last slash between spaces is
/// the name. Prints the same, spaces collapsed; serde writes an object. Bodies order
/// by superior, then by name.
///
/// # Errors
///
/// Empty text, a slash with nothing before or behind it.
///
/// # Examples
///
/// ```
/// use congvan::value::Organ;
///
/// let organ = Organ::new("SỞ NỘI VỤ").under("UBND TỈNH CÀ MAU");
/// assert_eq!(organ.to_string(), "UBND TỈNH CÀ MAU / SỞ NỘI VỤ");
/// assert_eq!(organ.to_string().parse(), Ok(organ));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Organ {
    /// The direct superior (cơ quan chủ quản), case as printed.
    pub superior: Option<String>,
    /// The issuing body, or the state office that issues, case as printed.
    pub name: String,
}

impl Organ {
    /// A body without a superior.
    ///
    /// The text form reads back as the same value if neither name is empty or has
    /// the slash between spaces that parts them.
    ///
    /// ```
    /// use congvan::value::Organ;
    ///
    /// let office = Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ");
    /// assert_eq!(office.superior.as_deref(), Some("UBND TỈNH HÀ KHÊ"));
    /// ```
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            superior: None,
            name: collapse(name),
        }
    }

    /// Names the superior.
    #[must_use]
    pub fn under(mut self, superior: &str) -> Self {
        self.superior = Some(collapse(superior));
        self
    }
}

impl FromStr for Organ {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::Organ;
    ///
    /// let office: Organ = "UBND TỈNH HÀ KHÊ / SỞ NỘI VỤ".parse()?;
    /// assert_eq!(office, Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let line = collapse(s);
        let (superior, name) = match line.rsplit_once(" / ") {
            Some((superior, name)) => (Some(superior), name),
            None => (None, line.as_str()),
        };
        let fail = |offset| {
            let (vi, en) = ("thiếu tên cơ quan", "a name is missing");
            Err(ParseValueError::new(ValueKind::Organ, s, offset, vi, en))
        };
        if line.is_empty() || line.starts_with("/ ") {
            return fail(0);
        }
        if line.ends_with(" /") || line == "/" {
            return fail(s.trim_end().len());
        }
        let organ = Self::new(name);
        Ok(match superior {
            Some(superior) => organ.under(superior),
            None => organ,
        })
    }
}

impl fmt::Display for Organ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(superior) = &self.superior {
            write!(f, "{superior} / ")?;
        }
        f.write_str(&self.name)
    }
}

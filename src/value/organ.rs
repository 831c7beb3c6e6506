//! The body that issues a document.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::spelling::collapse;

/// An issuing body and, where it is printed, the body above it (NĐ 30/2020,
/// Annex I, II.2).
///
/// ```
/// use congvan::value::Organ;
///
/// let organ = Organ::new("SỞ NỘI VỤ").under("UBND TỈNH CÀ MAU");
/// assert_eq!(organ.to_string(), "UBND TỈNH CÀ MAU / SỞ NỘI VỤ");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

impl fmt::Display for Organ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(superior) = &self.superior {
            write!(f, "{superior} / ")?;
        }
        f.write_str(&self.name)
    }
}

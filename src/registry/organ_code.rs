//! The identifiers of bodies in the exchange of documents.

use std::sync::LazyLock;

use super::{Certainty, data};
use crate::value::OrganId;

/// The identifier of a body of the highest level, with the name it had in 2020.
///
/// What became of the body since then, [`agency_named`](super::agency_named) and
/// [`province`](super::province()) tell by its name.
///
/// ```
/// use congvan::chrono::NaiveDate;
/// use congvan::registry::{organ_codes, province};
///
/// let row = organ_codes().find(|row| row.code == "H39").unwrap();
/// assert_eq!((row.name, row.old().as_str()), ("Tỉnh Long An", "000.00.00.H39"));
/// let before = province(row.name, NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()).unwrap();
/// assert_eq!(before.successor, Some("Tỉnh Tây Ninh"));
/// ```
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

/// The identifiers of the highest level: `G…` of the State's central bodies,
/// `H…` of the provinces, `A…` of the Party's provincial bodies.
///
/// ```
/// use congvan::registry;
///
/// assert!(registry::organ_codes().any(|row| row.code.starts_with('H')));
/// ```
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

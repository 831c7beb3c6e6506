//! Identifiers of bodies in the exchange of documents.

use std::fmt;
use std::str::FromStr;

use super::error::{ParseValueError, ValueKind};
use super::text_value::serde_as_text;

/// The identifier of a body on the exchange axis (trục liên thông văn bản).
///
/// # Syntax
///
/// | Scheme | Form | Example |
/// |---|---|---|
/// | Old, QCVN 102:2016/BTTTT | `AAA.BB.CC.DEE`, the highest level last | `000.01.13.H53` |
/// | New, QĐ 20/2020/QĐ-TTg, Điều 4 | groups of digits and capitals, the highest first, at most 35 characters | `G12.18` |
/// | Enterprise, Điều 5 | `02` and the enterprise code, a branch behind it | `020312345678` |
/// | Centre | `NN.NN.WNN` | `02.29.W00` |
///
/// Prints and is written by serde as it stands. Other identifiers are met; they are
/// kept and have no level. [`organ_root`](crate::registry::organ_root) knows the
/// bodies of the highest level. Two are equal
/// if they are the same letters: bodies were numbered anew between the
/// schemes, so an old and a new code are never compared.
///
/// # Errors
///
/// Empty text, more than 35 characters, spaces or commas inside, each at its place.
///
/// # Examples
///
/// ```
/// use congvan::value::{OrganId, OrganIdScheme};
///
/// let id: OrganId = "000.01.13.H53".parse()?;
/// assert_eq!(id.scheme(), OrganIdScheme::Old);
/// assert_eq!((id.root(), id.level()), (Some("H53"), Some(3)));
/// assert_eq!(id.parent().unwrap().as_str(), "000.00.13.H53");
///
/// let id: OrganId = "G12.18".parse()?;
/// assert_eq!((id.scheme(), id.level()), (OrganIdScheme::New, Some(2)));
/// assert_eq!(id.parent().unwrap().as_str(), "G12");
///
/// let branch: OrganId = "020312345678-001".parse()?;
/// assert_eq!(branch.scheme(), OrganIdScheme::Enterprise);
/// assert_eq!(branch.parent().unwrap().as_str(), "020312345678");
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrganId(String);

/// The scheme that an [`OrganId`] follows, which has an example.
///
/// ```
/// use congvan::value::{OrganId, OrganIdScheme};
///
/// let scheme = |id: &str| id.parse::<OrganId>().map(|id| id.scheme());
/// assert_eq!(scheme("H99.02")?, OrganIdScheme::New); // a department of a province
/// assert_eq!(scheme("000.02.15.H99")?, OrganIdScheme::Old); // the same sort of body, before 2022
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum OrganIdScheme {
    /// QCVN 102:2016/BTTTT before its amendment of 2022.
    Old,
    /// State bodies under QĐ 20/2020/QĐ-TTg.
    New,
    /// Enterprises, cooperatives, household businesses.
    Enterprise,
    /// Centres of the axis itself, which receive no documents.
    Centre,
    /// Anything else that senders use.
    Other,
}

/// The most characters (QĐ 20/2020/QĐ-TTg, Điều 4).
const MOST: usize = 35;

/// `02` and ten digits; what stands behind them is a branch.
const ENTERPRISE: usize = 12;

impl OrganId {
    /// The identifier as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The scheme, told by the form.
    #[must_use]
    pub fn scheme(&self) -> OrganIdScheme {
        let groups: Vec<&str> = self.0.split('.').collect();
        let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        let letter = |text: &str| text.starts_with(|c: char| c.is_ascii_uppercase());
        let top = |text: &str| letter(text) && text.get(1..).is_some_and(|rest| digits(rest, 2));
        match groups.as_slice() {
            [a, b, c] if digits(a, 2) && digits(b, 2) && c.starts_with('W') && top(c) => OrganIdScheme::Centre,
            [below @ .., last] if (1..=3).contains(&below.len()) && is_old_top(last) && is_old_below(below) => {
                OrganIdScheme::Old
            }
            [first, below @ ..] if top(first) && below.iter().all(|group| is_new_group(group)) => OrganIdScheme::New,
            [whole] if is_enterprise(whole) => OrganIdScheme::Enterprise,
            _ => OrganIdScheme::Other,
        }
    }

    /// The code of the highest level: `H53`, `G12`. It has none where the scheme has
    /// no such code: enterprises, centres, others.
    #[must_use]
    pub fn root(&self) -> Option<&str> {
        match self.scheme() {
            OrganIdScheme::Old => self.0.rsplit('.').next(),
            OrganIdScheme::New => self.0.split('.').next(),
            _ => None,
        }
    }

    /// How deep the body stands: 1 for a ministry, a province, an enterprise, 2 for what
    /// is right below it; `None` where the scheme has no levels.
    #[must_use]
    pub fn level(&self) -> Option<usize> {
        match self.scheme() {
            OrganIdScheme::Old => {
                let (unused, _) = self.split_unused();
                Some(self.0.split('.').count() - unused)
            }
            OrganIdScheme::New => Some(self.0.split('.').count()),
            OrganIdScheme::Enterprise => Some(if self.0.len() > ENTERPRISE { 2 } else { 1 }),
            _ => None,
        }
    }

    /// The body above; `None` at the highest level and where the scheme has none.
    ///
    /// ```
    /// use congvan::value::OrganId;
    ///
    /// let office: OrganId = "H99.02".parse()?;
    /// assert_eq!(office.parent(), Some("H99".parse()?));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    #[must_use]
    pub fn parent(&self) -> Option<OrganId> {
        match self.scheme() {
            OrganIdScheme::New => Some(Self(self.0.rsplit_once('.')?.0.to_owned())),
            OrganIdScheme::Old if self.level()? > 1 => {
                // The leftmost group in use becomes zeros.
                let (unused, _) = self.split_unused();
                let groups = self.0.split('.').enumerate().map(|(i, group)| match i == unused {
                    true => "0".repeat(group.len()),
                    false => group.to_owned(),
                });
                Some(Self(groups.collect::<Vec<_>>().join(".")))
            }
            OrganIdScheme::Enterprise if self.level()? > 1 => Some(Self(self.0.get(..ENTERPRISE)?.to_owned())),
            _ => None,
        }
    }

    /// How many groups at the head are all zeros, and the rest.
    fn split_unused(&self) -> (usize, usize) {
        let groups = self.0.split('.').count();
        let zeros = self.0.split('.').take(groups.saturating_sub(1));
        let unused = zeros.take_while(|group| group.bytes().all(|b| b == b'0')).count();
        (unused, groups - unused)
    }
}

/// `H53`; `TT2` is met.
fn is_old_top(group: &str) -> bool {
    let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    group.len() == 3 && group.starts_with(|c: char| c.is_ascii_uppercase()) && group.bytes().all(plain)
}

fn is_old_below(groups: &[&str]) -> bool {
    let digits = |group: &&str| (2..=4).contains(&group.len()) && group.bytes().all(|b| b.is_ascii_digit());
    groups.iter().all(digits)
}

fn is_new_group(group: &str) -> bool {
    let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    (2..=3).contains(&group.len()) && group.bytes().all(plain)
}

/// `02` and ten digits, with three more for a branch.
fn is_enterprise(text: &str) -> bool {
    let Some(code) = text.strip_prefix("02") else {
        return false;
    };
    let bare = code.replacen('-', "", 1);
    let dashed = code.find('-').is_none_or(|at| at == 10);
    dashed && matches!(bare.len(), 10 | 13) && bare.bytes().all(|b| b.is_ascii_digit())
}

impl FromStr for OrganId {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::{OrganId, OrganIdScheme};
    ///
    /// let id: OrganId = "H99.02".parse()?;
    /// assert_eq!((id.scheme(), id.root(), id.level()), (OrganIdScheme::New, Some("H99"), Some(2)));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let fail = |offset, vi, en| Err(ParseValueError::new(ValueKind::OrganId, s, offset, vi, en));
        let id = s.trim();
        let head = s.len() - s.trim_start().len();
        if id.is_empty() {
            return fail(0, "chuỗi rỗng", "the text is empty");
        }
        if let Some(at) = id.find(|c: char| c.is_whitespace() || c.is_control() || c == ',') {
            return fail(
                head + at,
                "có dấu cách hoặc dấu phẩy bên trong",
                "there is a space or comma inside",
            );
        }
        if let Some((at, _)) = id.char_indices().nth(MOST) {
            return fail(head + at, "dài quá 35 ký tự", "it has more than 35 characters");
        }
        Ok(Self(id.to_owned()))
    }
}

impl AsRef<str> for OrganId {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for OrganId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(OrganId);

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> OrganId {
        text.parse().unwrap()
    }

    #[test]
    fn schemes_levels_and_parents() {
        use OrganIdScheme::*;
        for (text, scheme, level, parent) in [
            ("000.00.00.H41", Old, Some(1), None),
            ("000.00.13.H53", Old, Some(2), Some("000.00.00.H53")),
            ("000.01.13.H53", Old, Some(3), Some("000.00.13.H53")),
            ("001.00.20.TT2", Old, Some(4), Some("000.00.20.TT2")),
            ("01.02.G22", Old, Some(3), Some("00.02.G22")),
            ("G12", New, Some(1), None),
            ("H37.02.02", New, Some(3), Some("H37.02")),
            ("H37.DN.001", New, Some(3), Some("H37.DN")),
            ("020312345678", Enterprise, Some(1), None),
            ("020312345678-001", Enterprise, Some(2), Some("020312345678")),
            ("020312345678001", Enterprise, Some(2), Some("020312345678")),
            ("02.29.W00", Centre, None, None),
            ("vxp.saas.01", Other, None, None),
        ] {
            let id = id(text);
            let found = (id.scheme(), id.level(), id.parent().map(|p| p.to_string()));
            assert_eq!(found, (scheme, level, parent.map(str::to_owned)), "{text}");
        }
    }

    #[test]
    fn errors_say_where() {
        for (text, offset) in [("", 0), ("G12 18", 3), (" G12,18", 4), (&"A".repeat(36), 35)] {
            assert_eq!(text.parse::<OrganId>().unwrap_err().offset(), offset, "{text}");
        }
    }
}

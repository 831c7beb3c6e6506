//! By what power a document is signed.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::{ParseValueError, ValueKind};
use super::spelling::{collapse, tidy};

/// The power by which somebody signs (NĐ 30/2020, Điều 13; Annex I, II.7.b).
///
/// The head of a body under the regime of one head signs without any.
///
/// # Syntax
///
/// | Power | State | Party | Before |
/// |---|---|---|---|
/// | thay mặt | `TM.` | `T/M` | a collective |
/// | ký thay | `KT.` | `K/T` | the title of the head |
/// | thừa lệnh | `TL.` | `T/L` | the title of the head |
/// | thừa ủy quyền | `TUQ.` | `T/UQ` | the title of the head |
/// | quyền | `Q.` | | the title of the head |
///
/// The sign may be a full stop, a slash or, but for `Q.`, missing; small letters
/// pass before a stop (`Kt.`). Prints the State's form; serde writes the code alone
/// (`KT`). How powers stand over one another is the matter of [`SigningForm`](super::SigningForm).
///
/// # Errors
///
/// Any other text.
///
/// # Examples
///
/// ```
/// use congvan::value::SigningAuthority;
///
/// let authority: SigningAuthority = "T/M".parse()?; // as the Party writes it
/// assert_eq!(authority, SigningAuthority::Tm);
/// assert_eq!(authority.to_string(), "TM.");
/// assert_eq!(authority.name(), "thay mặt");
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum SigningAuthority {
    /// `TM.` thay mặt: on behalf of a collective body.
    Tm,
    /// `KT.` ký thay: a deputy for the head.
    Kt,
    /// `TL.` thừa lệnh: the head of a unit, by order.
    Tl,
    /// `TUQ.` thừa ủy quyền: by written authorisation.
    Tuq,
    /// `Q.` quyền: the acting head.
    Q,
}

/// Abbreviation and meaning.
const AUTHORITIES: [(SigningAuthority, &str, &str); 5] = [
    (SigningAuthority::Tuq, "TUQ", "thừa ủy quyền"),
    (SigningAuthority::Tm, "TM", "thay mặt"),
    (SigningAuthority::Kt, "KT", "ký thay"),
    (SigningAuthority::Tl, "TL", "thừa lệnh"),
    (SigningAuthority::Q, "Q", "quyền"),
];

impl SigningAuthority {
    /// The abbreviation without its full stop: `KT`.
    ///
    /// ```
    /// use congvan::value::SigningAuthority;
    ///
    /// assert_eq!((SigningAuthority::Tuq.code(), SigningAuthority::Tuq.name()), ("TUQ", "thừa ủy quyền"));
    /// ```
    #[must_use]
    pub fn code(self) -> &'static str {
        AUTHORITIES.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The form of the Party, with its slash: `K/T`. `Q.` has none.
    ///
    /// ```
    /// use congvan::value::SigningAuthority;
    ///
    /// assert_eq!(SigningAuthority::Tl.party_form(), "T/L");
    /// assert_eq!(SigningAuthority::Q.party_form(), "Q.");
    /// ```
    #[must_use]
    pub fn party_form(self) -> &'static str {
        match self {
            Self::Tm => "T/M",
            Self::Kt => "K/T",
            Self::Tl => "T/L",
            Self::Tuq => "T/UQ",
            Self::Q => "Q.",
        }
    }

    /// The words that it stands for: `ký thay`.
    #[must_use]
    pub fn name(self) -> &'static str {
        AUTHORITIES.iter().find(|row| row.0 == self).map_or("", |row| row.2)
    }

    /// Takes an abbreviation with its sign off the head of a line.
    ///
    /// The sign is a full stop or a slash (`KT.`, `K/T`, `KT/`); without any the
    /// abbreviation must be followed by a space.
    fn strip(line: &str) -> Option<(Self, &str)> {
        AUTHORITIES.iter().find_map(|(authority, code, _)| {
            let mut rest = line;
            for (i, letter) in code.chars().enumerate() {
                if i > 0 {
                    rest = rest.strip_prefix(['/', '.']).unwrap_or(rest);
                }
                // `Kt.`: small letters behind the first are a slip, with the stop to prove it.
                let small = letter.to_ascii_lowercase();
                rest = match rest.strip_prefix(letter) {
                    Some(rest) => rest,
                    None if i > 0 && line.contains('.') => rest.strip_prefix(small)?,
                    None => return None,
                };
            }
            let signed = rest.strip_prefix(['.', '/', ':']);
            // `KT . GIÁM ĐỐC`
            let signed = signed.or_else(|| rest.strip_prefix(" ."));
            let rest = match signed {
                Some(rest) => rest,
                None if rest.is_empty() || (rest.starts_with(' ') && *authority != SigningAuthority::Q) => rest,
                None => return None,
            };
            Some((*authority, rest))
        })
    }
}

impl FromStr for SigningAuthority {
    type Err = ParseValueError;

    /// Reads `KT`, `KT.`, `K/T` and the like.
    ///
    /// ```
    /// use congvan::value::SigningAuthority;
    ///
    /// assert_eq!("KT.".parse(), Ok(SigningAuthority::Kt));
    /// assert_eq!("K/T".parse(), Ok(SigningAuthority::Kt)); // as the Party writes it
    /// assert!("GĐ".parse::<SigningAuthority>().is_err());
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match Self::strip(&collapse(s)) {
            Some((authority, rest)) if rest.trim().is_empty() => Ok(authority),
            _ => Err(ParseValueError::new(
                ValueKind::SigningAuthority,
                s,
                0,
                "phải là TM., KT., TL., TUQ. hoặc Q.",
                "it must be TM., KT., TL., TUQ. or Q.",
            )),
        }
    }
}

impl fmt::Display for SigningAuthority {
    /// The State's form, with its full stop: `KT.`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.", self.code())
    }
}

/// One authority line of a signature: `KT. GIÁM ĐỐC` (NĐ 30/2020, Annex I, II.7.b).
///
/// # Syntax
///
/// A [`SigningAuthority`] and the title or body behind it. Prints the State's form,
/// `as_written` keeps the line; serde writes an object.
///
/// Equality, hash and order leave out how it was written.
///
/// # Errors
///
/// Another beginning; a power without a title, at the end.
///
/// # Examples
///
/// ```
/// use congvan::value::{Capacity, SigningAuthority};
///
/// let line: Capacity = "K/T TRƯỞNG BAN".parse()?;
/// assert_eq!(line.authority, SigningAuthority::Kt);
/// assert_eq!(line.title, "TRƯỞNG BAN");
/// assert_eq!(line.as_written, "K/T TRƯỞNG BAN");
/// assert_eq!(line.to_string(), "KT. TRƯỞNG BAN");
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Capacity {
    /// The power.
    pub authority: SigningAuthority,
    /// The collective behind `TM.`, or the head's title behind the others.
    pub title: String,
    /// The whole line as printed, with the Party's slash or a missing stop.
    pub as_written: String,
}

impl Capacity {
    /// A line in the State's form. It reads back as the same value if the title is
    /// neither empty nor ends with a sign.
    ///
    /// ```
    /// use congvan::value::{Capacity, SigningAuthority};
    ///
    /// let line = Capacity::new(SigningAuthority::Kt, "GIÁM ĐỐC");
    /// assert_eq!(line.to_string(), "KT. GIÁM ĐỐC");
    /// ```
    #[must_use]
    pub fn new(authority: SigningAuthority, title: &str) -> Self {
        let title = collapse(title);
        let as_written = format!("{authority} {title}");
        Self {
            authority,
            title,
            as_written,
        }
    }

    /// Whether the power is written with the Party's slash: `K/T TRƯỞNG BAN`.
    #[must_use]
    pub fn is_party_form(&self) -> bool {
        let power = self.as_written.split(' ').next().unwrap_or_default();
        power.trim_end_matches('/').contains('/')
    }
}

impl Capacity {
    /// The authority line that a line is, if it is one: most are none.
    pub(crate) fn from_line(line: &str) -> Option<Self> {
        if !line.trim_start().starts_with(['T', 'K', 'Q']) {
            return None;
        }
        let line = collapse(line);
        let (authority, rest) = SigningAuthority::strip(&line)?;
        let title = tidy(rest);
        title.starts_with(char::is_alphabetic).then_some(Self {
            authority,
            title,
            as_written: line,
        })
    }
}

impl PartialEq for Capacity {
    fn eq(&self, other: &Self) -> bool {
        (self.authority, &self.title) == (other.authority, &other.title)
    }
}

impl Eq for Capacity {}

impl Hash for Capacity {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.authority, &self.title).hash(state);
    }
}

impl PartialOrd for Capacity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Capacity {
    /// By power, then by title.
    fn cmp(&self, other: &Self) -> Ordering {
        (self.authority, &self.title).cmp(&(other.authority, &other.title))
    }
}

impl FromStr for Capacity {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::{Capacity, SigningAuthority};
    ///
    /// let line: Capacity = "TM. ỦY BAN NHÂN DÂN".parse()?;
    /// assert_eq!((line.authority, &*line.title), (SigningAuthority::Tm, "ỦY BAN NHÂN DÂN"));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        if let Some(capacity) = Self::from_line(s) {
            return Ok(capacity);
        }
        let line = collapse(s);
        let (offset, vi, en) = match SigningAuthority::strip(&line) {
            None => (
                0,
                "không bắt đầu bằng TM., KT., TL., TUQ. hay Q.",
                "it does not begin with TM., KT., TL., TUQ. or Q.",
            ),
            Some(_) => (line.len(), "thiếu chức vụ", "a title is missing"),
        };
        Err(ParseValueError::in_collapsed(
            ValueKind::SigningAuthority,
            s,
            offset,
            vi,
            en,
        ))
    }
}

impl fmt::Display for Capacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.authority, self.title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SigningAuthority::*;

    #[test]
    fn reads_the_state_s_and_the_party_s_spellings() {
        for (text, authority, title) in [
            ("KT. CHỦ TỊCH", Kt, "CHỦ TỊCH"),
            ("KT.CHỦ TỊCH", Kt, "CHỦ TỊCH"),
            ("KT . CHỦ TỊCH", Kt, "CHỦ TỊCH"),
            ("KT/ BỘ TRƯỞNG", Kt, "BỘ TRƯỞNG"),
            ("K/T TRƯỞNG BAN", Kt, "TRƯỞNG BAN"),
            ("T/M BAN THƯỜNG VỤ", Tm, "BAN THƯỜNG VỤ"),
            ("TM. ỦY BAN NHÂN DÂN", Tm, "ỦY BAN NHÂN DÂN"),
            ("TUQ. CHỦ TỊCH", Tuq, "CHỦ TỊCH"),
            ("T/UQ GIÁM ĐỐC", Tuq, "GIÁM ĐỐC"),
            ("TL BỘ TRƯỞNG", Tl, "BỘ TRƯỞNG"),
            ("Q. TỔNG GIÁM ĐỐC", Q, "TỔNG GIÁM ĐỐC"),
            ("Kt. Giám đốc", Kt, "Giám đốc"),
        ] {
            let line: Capacity = text.parse().unwrap();
            assert_eq!((line.authority, line.title.as_str()), (authority, title), "{text}");
            assert_eq!(line.to_string().parse::<Capacity>().unwrap().title, title);
        }
    }

    #[test]
    fn other_lines_are_no_authority() {
        for text in ["GIÁM ĐỐC", "TMĐT", "Q GIÁM ĐỐC", "QUYỀN GIÁM ĐỐC", "KTV", "KT.", ""] {
            assert!(text.parse::<Capacity>().is_err(), "{text}");
        }
    }

    #[test]
    fn abbreviations_parse_back() {
        for (authority, code, _) in AUTHORITIES {
            assert_eq!(authority.to_string().parse(), Ok(authority));
            assert_eq!(code.parse(), Ok(authority));
        }
    }
}

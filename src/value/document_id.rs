//! The identifier of a document in edXML.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use chrono::NaiveDate;

use super::error::{ParseValueError, ValueKind};
use super::text_value::serde_as_text;
use super::{DocumentNumber, OrganId};

/// The `DocumentId` of edXML (QCVN 102:2016/BTTTT): who issued what, and when.
///
/// # Syntax
///
/// `{identifier of the body},{yyyy/MM/dd},{number and symbol}`, split at the first
/// two commas. Senders also write UUIDs, numbers of gateways and others; these
/// have no parts. Answers are matched by the whole string, so every byte of it
/// is kept, and two are equal if their bytes are.
///
/// # Errors
///
/// Empty text.
///
/// # Examples
///
/// ```
/// use congvan::value::DocumentId;
///
/// let id: DocumentId = "020312345678,2025/10/13,318/CNHV-KT".parse()?;
/// assert_eq!(id.organ().unwrap().as_str(), "020312345678");
/// assert_eq!(id.date().unwrap().to_string(), "2025-10-13");
/// assert_eq!(id.number().unwrap().as_str(), "318/CNHV-KT");
///
/// let gateway: DocumentId = "GW-20260102030405-17".parse()?;
/// assert!(!gateway.is_standard());
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(String);

impl DocumentId {
    /// The identifier in the form of the standard.
    ///
    /// ```
    /// use congvan::chrono::NaiveDate;
    /// use congvan::value::DocumentId;
    ///
    /// let day = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    /// let id = DocumentId::new(&"H37.02".parse()?, day, &"07/SNV-VP".parse()?);
    /// assert_eq!(id.to_string(), "H37.02,2026/01/05,07/SNV-VP");
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    #[must_use]
    pub fn new(organ: &OrganId, date: NaiveDate, number: &DocumentNumber) -> Self {
        Self(format!("{organ},{},{number}", date.to_string().replace('-', "/")))
    }

    /// The identifier, byte for byte.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it has the form of the standard: all three parts can be read.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        self.organ().is_some() && self.date().is_some() && self.number().is_some()
    }

    /// The issuing body.
    #[must_use]
    pub fn organ(&self) -> Option<OrganId> {
        self.part(0)?.parse().ok()
    }

    /// The date of issue, if it is one of the calendar.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        let text = self.part(1)?;
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10 && bytes.get(4) == Some(&b'/') && bytes.get(7) == Some(&b'/');
        let number = |range: Range<usize>| -> Option<u32> {
            let digits = text.get(range)?;
            digits
                .bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| digits.parse().ok())?
        };
        let year = i32::try_from(number(0..4)?).ok()?;
        NaiveDate::from_ymd_opt(year, number(5..7)?, number(8..10)?).filter(|_| shape)
    }

    /// The number and symbol.
    #[must_use]
    pub fn number(&self) -> Option<DocumentNumber> {
        self.part(2)?.parse().ok()
    }

    /// A part, if there are three.
    fn part(&self, which: usize) -> Option<&str> {
        let mut parts = self.0.splitn(3, ',');
        let parts = [parts.next()?, parts.next()?, parts.next()?];
        parts.get(which).copied()
    }
}

impl FromStr for DocumentId {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::DocumentId;
    ///
    /// let id: DocumentId = "H99.02,2026/01/05,45/SNV-VP".parse()?;
    /// assert_eq!(id.number().unwrap().as_str(), "45/SNV-VP");
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        if s.trim().is_empty() {
            return Err(ParseValueError::new(
                ValueKind::DocumentId,
                s,
                0,
                "chuỗi rỗng",
                "the text is empty",
            ));
        }
        Ok(Self(s.to_owned()))
    }
}

impl AsRef<str> for DocumentId {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(DocumentId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_what_has_none() {
        let id = DocumentId::new(
            &"H29.14.02".parse().unwrap(),
            NaiveDate::from_ymd_opt(2018, 9, 8).unwrap(),
            &"05/SNV-VP".parse().unwrap(),
        );
        assert_eq!(id.as_str(), "H29.14.02,2018/09/08,05/SNV-VP");
        assert!(id.is_standard());
        for text in [
            "000.00.01.H08,2018,10",
            "9f7a3c1e-0000",
            "G12,2018/02/30,1/X",
            "G12,2018-09-28,1/X",
            "G12,2018/09/28,",
            ",,",
            " x ",
        ] {
            let id: DocumentId = text.parse().unwrap();
            assert!(!id.is_standard(), "{text}");
            assert_eq!(id.to_string(), text);
        }
        assert!("  ".parse::<DocumentId>().is_err());
    }
}

//! The number and symbol of a document.

mod lead;
mod meaning;
mod mend;
mod near_miss;
mod parts;
mod repr;
mod scan;
mod spell;
mod system;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use self::parts::Parts;
use self::repr::Repr;
use super::error::{ParseValueError, ValueKind};

pub use meaning::KindContext;
pub use mend::{MendKind, NumberMend};
pub(crate) use scan::scan_number;
pub use system::NumberSystem;

/// The number and symbol (số, ký hiệu) of a document (NĐ 30/2020, Annex I, II.3).
///
/// # Syntax
///
/// | System | Form | Example |
/// |---|---|---|
/// | State, named kind | serial `/` code `-` issuer | `15/QĐ-BNV` |
/// | State, công văn | serial `/` issuer `-` unit | `415/UBND-VHTT` |
/// | Normative | serial `/` year `/` code `-` issuer | `30/2020/NĐ-CP` |
/// | Party | serial `-` code `/` issuer | `731-CV/BTGTU` |
/// | Mass organisation | as the State or the Party | `933/QĐ-TLĐ`, `317-QĐ/TWĐTN-TNTH` |
/// | Court | serial `/` year `/` case `-` instance | `58/2023/HNGĐ-ST` |
/// | Company | of its own | `02-01/16/CV-TN` |
/// | Legacy | groups split by `-`, `/` or a space | `999-TC/QĐ/CĐKT` |
///
/// A serial may carry a suffix (`30a`, `66.7`, `08.a`) or be left blank
/// (`/UBND-VX`). Spaces around the signs, dashes of any sort and `Ð` for `Đ`
/// are mended; [`as_written`](Self::as_written) keeps what stood there.
/// What fits no form keeps its text, without serial and notation.
///
/// Two numbers are equal if they mean the same, however they were written and
/// with or without a zero before the serial; [`same_document`](Self::same_document)
/// also takes the signs of old numbers for one another.
///
/// # Errors
///
/// Empty text, and a number whose symbol is missing behind its separator.
///
/// ```
/// use congvan::value::DocumentNumber;
///
/// let number: DocumentNumber = "45/VHTT - TTTT".parse()?;
/// assert_eq!(number.to_string(), "45/VHTT-TTTT");
/// assert_eq!(number.as_written(), "45/VHTT - TTTT");
/// assert_eq!((number.serial(), number.notation()), (Some(45), Some("VHTT-TTTT")));
///
/// let law: DocumentNumber = "66.7/2025/NQ-CP".parse()?;
/// assert_eq!((law.serial(), law.suffix(), law.year()), (Some(66), ".7", Some(2025)));
///
/// let blank: DocumentNumber = "    /UBND-VHXXH".parse()?;
/// assert_eq!((blank.serial(), blank.to_string().as_str()), (None, "/UBND-VHXXH"));
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "Repr", into = "Repr")]
pub struct DocumentNumber {
    text: String,
    /// `None` where it is the text.
    as_written: Option<Box<str>>,
    parts: Parts,
}

impl DocumentNumber {
    /// The serial number, `None` where it is blank or the form is free.
    #[must_use]
    pub fn serial(&self) -> Option<u32> {
        self.parts.serial
    }

    /// What stands right behind the serial: `a` in `30a`, `.7` in `66.7`; mostly empty.
    #[must_use]
    pub fn suffix(&self) -> &str {
        self.text.get(self.parts.suffix.clone()).unwrap_or_default()
    }

    /// The year inside the number, which normative documents have.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.parts.year
    }

    /// The symbol behind serial and year: `UBND-VX`, `QĐ-BNV`, `CV/BTGTU`.
    #[must_use]
    pub fn notation(&self) -> Option<&str> {
        self.text.get(self.parts.notation.clone()?)
    }

    /// The groups of the symbol: `QĐ`, `BNV`.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.notation()
            .unwrap_or_default()
            .split(['-', '/', '(', ')'])
            .filter(|g| !g.is_empty())
    }

    /// The system of numbering.
    #[must_use]
    pub fn system(&self) -> NumberSystem {
        self.parts.system
    }

    /// The canonical text, as [`Display`](fmt::Display) prints it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stood in the document, its inner spaces and signs untouched.
    #[must_use]
    pub fn as_written(&self) -> &str {
        self.as_written.as_deref().unwrap_or(&self.text)
    }

    /// Keeps another spelling beside the same meaning.
    #[must_use]
    pub(crate) fn with_as_written(mut self, as_written: impl Into<String>) -> Self {
        let as_written: String = as_written.into();
        self.as_written = (as_written != self.text).then(|| as_written.into_boxed_str());
        self
    }

    /// The text without the zeros before its serial: what equality looks at.
    fn key(&self) -> &str {
        if self.parts.serial.is_none() {
            return &self.text;
        }
        let bare = self.text.trim_start_matches('0');
        if bare.starts_with(|c: char| c.is_ascii_digit()) {
            return bare;
        }
        // A serial that is zero keeps one.
        let zeros = self.text.len() - bare.len();
        self.text.get(zeros.saturating_sub(1)..).unwrap_or(&self.text)
    }

    /// Whether two numbers can be those of one document, which is looser than
    /// equality: if one of them is in an old form, every run of `-`, `/` and
    /// space counts as the same sign, for citations exchange them freely; and `TƯ`
    /// is `TW`.
    ///
    /// It is no equivalence: `64/TC-TCT` and `64-TC/TCT` are the same document,
    /// `26/NQ-TW` and `26-NQ/TW` are not. So it is apart from `==`, on which
    /// maps and sets rely. Bodies and dates are not looked at: many provinces
    /// have a `15/QĐ-UBND`.
    ///
    /// ```
    /// use congvan::value::DocumentNumber;
    ///
    /// let number = |text: &str| text.parse::<DocumentNumber>().unwrap();
    /// assert!(number("191/CP").same_document(&number("191-CP")));
    /// assert!(number("64/TC-TCT").same_document(&number("64 TC/TCT")));
    /// assert!(number("5/QĐ-BNV").same_document(&number("05/QĐ-BNV")));
    /// assert!(!number("26/NQ-TW").same_document(&number("26-NQ/TW")));
    /// ```
    #[must_use]
    pub fn same_document(&self, other: &Self) -> bool {
        if self == other {
            return true;
        }
        let groups = |n: &Self| -> Vec<String> {
            let groups = n.key().split(['-', '/', '(', ')']).filter(|group| !group.is_empty());
            groups
                .map(|group| if group == "TƯ" { "TW" } else { group }.to_owned())
                .collect()
        };
        let signs = |n: &Self| n.text.chars().filter(|c| matches!(c, '-' | '/')).collect::<String>();
        let legacy = [self, other].iter().any(|n| n.system() == NumberSystem::Legacy);
        (legacy || signs(self) == signs(other)) && groups(self) == groups(other)
    }

    /// Reads a number at the head of a text and says how many bytes it takes,
    /// spaces before it included.
    ///
    /// It stops where the symbol ends; a blank serial counts if a symbol follows
    /// its slash. What has no symbol is none: dates, fractions, amounts,
    /// telephone numbers; nor are units of measure (`50 USD/MT`) and forms of
    /// the tax office (`01/GTGT`).
    ///
    /// ```
    /// use congvan::value::DocumentNumber;
    ///
    /// let (number, length) = DocumentNumber::scan("45/VHTT - TTTT Minh Sơn, ngày").unwrap();
    /// assert_eq!((number.as_str(), length), ("45/VHTT-TTTT", 14));
    /// assert!(DocumentNumber::scan("24/4/2024").is_none());
    /// assert!(DocumentNumber::scan("01/GTGT").is_none());
    /// ```
    #[must_use]
    pub fn scan(text: &str) -> Option<(Self, usize)> {
        scan_number(text)
    }

    /// [`scan`](Self::scan) right behind the word `số`, which allows more: letters
    /// before the serial, as private senders write, and dots or a line for a
    /// serial that is to come.
    ///
    /// ```
    /// use congvan::value::DocumentNumber;
    ///
    /// let (number, length) = DocumentNumber::scan_labelled(" THK-QN/HQ/218 ngày").unwrap();
    /// assert_eq!((number.as_str(), length), ("THK-QN/HQ/218", 14));
    /// assert_eq!(DocumentNumber::scan_labelled(" …../UBND-NC").unwrap().0.as_str(), "/UBND-NC");
    /// ```
    #[must_use]
    pub fn scan_labelled(text: &str) -> Option<(Self, usize)> {
        scan::scan_labelled(text)
    }

    /// Reads the number that begins at a place of a running text, and says how many
    /// bytes it takes. The words before it are looked at: behind `số` it is
    /// [`scan_labelled`](Self::scan_labelled); behind mẫu, biểu, phụ lục, tờ khai,
    /// hóa đơn, behind an account or a telephone it is no document's number.
    ///
    /// `None` too where the place is inside a word, a number or a character.
    ///
    /// ```
    /// use congvan::value::DocumentNumber;
    ///
    /// let text = "nộp mẫu 07/ĐK theo công văn số 218/UBND-TH";
    /// let at = |piece| DocumentNumber::scan_at(text, text.find(piece).unwrap());
    /// assert!(at("07/ĐK").is_none());
    /// assert_eq!(at("218/").unwrap().0.as_str(), "218/UBND-TH");
    /// assert!(at("18/UBND").is_none());
    /// ```
    #[must_use]
    pub fn scan_at(text: &str, at: usize) -> Option<(Self, usize)> {
        scan::scan_at(text, at)
    }
}

impl FromStr for DocumentNumber {
    type Err = ParseValueError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let written = s.trim();
        let fail = |offset, vi, en| ParseValueError::new(ValueKind::DocumentNumber, s, offset, vi, en);
        let head = s.find(|c: char| !c.is_whitespace()).unwrap_or_default();
        let canonical = spell::canonical(written).map_err(|fault| fail(head + fault.offset, fault.vi, fault.en))?;
        let as_written = canonical.is_some().then(|| written.into());
        let text = canonical.unwrap_or_else(|| written.to_owned());
        if text.ends_with(['-', '/']) {
            return Err(fail(s.trim_end().len(), "thiếu ký hiệu", "a symbol is missing"));
        }
        let parts = Parts::of(&text);
        Ok(Self {
            text,
            as_written,
            parts,
        })
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for DocumentNumber {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for DocumentNumber {}

impl Hash for DocumentNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl PartialOrd for DocumentNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DocumentNumber {
    /// By year, serial and suffix, then by text: the order of a register.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |n: &Self| (n.parts.year, n.parts.serial);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.suffix().cmp(other.suffix()))
            .then_with(|| self.key().cmp(other.key()))
    }
}

//! The number and symbol of a document.

mod equality;
mod lead;
mod meaning;
mod mend;
mod near_miss;
mod parts;
mod repr;
mod scan;
mod spell;
mod symbol;
mod system;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use self::equality::Meaning;
use self::near_miss::NearMiss;
use self::parts::Parts;
use self::repr::Repr;
use super::error::{ParseValueError, ValueKind};

pub use meaning::KindContext;
pub use mend::{MendKind, NumberMend};
pub(crate) use scan::scan_number;
pub(in crate::value) use symbol::packed;
pub use system::NumberSystem;

/// The number and symbol (số, ký hiệu) of a document.
///
/// Source: NĐ 30/2020/NĐ-CP, Annex I, II.3, for administrative documents; Luật
/// 64/2025/QH15, Điều 7, and the laws before it for normative ones; the guides of
/// the Party's Office; the numbers that other bodies print.
///
/// # Syntax
///
/// `serial [suffix] sign symbol`, the symbol being groups that `-` and `/` join:
///
/// | System | Form | Examples |
/// |---|---|---|
/// | State, named kind | serial `/` code `-` issuer | `15/QĐ-BNV`, `88/KH-BNG-BGD&ĐT` |
/// | State, công văn | serial `/` issuer `-` unit | `1907/UBND-GDVH`, `3310/VP.HĐND-TH` |
/// | State, copy | serial `/` code | `16/SY`, `17/TrS-SNV` |
/// | Normative | serial `/` year `/` code `-` issuer | `30/2020/NĐ-CP`, `12a/2008/NQ-CP` |
/// | – of the National Assembly | serial `/` year `/` body and term | `51/2025/QH15`, `07/2026/UBTVQH16` |
/// | – of several bodies | code `-` or `/` every issuer | `52/2009/TTLT-BTC-BNV` |
/// | – consolidated | without year | `29/VBHN-VPQH` |
/// | Party | serial `-` code `/` issuer | `2041-CV/BTCTU` |
/// | Mass organisation | as the State or the Party | `804/QĐ-TLĐ`, `188-KH/TWĐTN-TNNT` |
/// | Court | serial `/` year `/` case `-` instance | `41/2022/HNGĐ-ST` |
/// | Company | of its own | `05-02/18/CV-PT` |
/// | Legacy | groups split by `-`, `/` or a space | `97/CP`, `744-TC/QĐ/NSNN` |
/// | Free | anything else | `THK-QN/HQ/218`, `2018095`, `không số` |
///
/// A suffix is a letter, `bis` or decimals (`12a`, `03.b`, `23bis`, `41.2`). A
/// serial may be left blank: `/UBND-VX`, with dots or a line for it too.
///
/// Parsing is lenient: it takes out spaces and the line break behind a dash, and
/// mends dashes of any sort, doubled and missing signs and `Ð` for `Đ`;
/// [`as_written`](Self::as_written) keeps what stood there, [`mends`](Self::mends)
/// tells each mend. The symbols of bodies that mean nothing without the bar of their
/// `Đ` get it back (`HDND`, `LDTBXH`, `BGDDT`, `TWDTN`); `QD` and `ND` become `QĐ`
/// and `NĐ` only [beside](Self::beside) a word that says so. What fits no form keeps
/// its text, without serial and notation.
///
/// A serial without symbol, alone or with its year, is a number that was left
/// incomplete (`126`, `52/2013`). Anything else without a symbol is none, nor is
/// what has the symbol of a form or the unit of an amount.
///
/// # Equality and order
///
/// Two numbers are equal if they mean the same, however they were written, with or
/// without a zero before the serial. Where the State numbers, the signs between the
/// groups do not tell one document from another, and old texts exchange them
/// freely: `191/CP` is `191-CP`, `20/2000/QĐ/BTC` is `20/2000/QĐ-BTC`. In the
/// Party's form they do: `19-NQ/TW` is not `19/NQ-TW`. [`same_document`] is looser.
/// Numbers order by year, serial and suffix: the order of a register.
///
/// [`same_document`]: Self::same_document
///
/// # Examples
///
/// ```
/// use congvan::value::{DocumentNumber, NumberSystem};
///
/// let number: DocumentNumber = "45/VHTT - TTTT".parse()?;
/// assert_eq!(number.to_string(), "45/VHTT-TTTT");
/// assert_eq!(number.as_written(), "45/VHTT - TTTT");
/// assert_eq!((number.serial(), number.notation()), (Some(45), Some("VHTT-TTTT")));
///
/// let decree: DocumentNumber = "41.2/2025/NQ-CP".parse()?;
/// assert_eq!((decree.serial(), decree.suffix(), decree.year()), (Some(41), ".2", Some(2025)));
/// assert_eq!(decree.system(), NumberSystem::Normative);
///
/// let draft: DocumentNumber = "    /UBND-VHXXH".parse()?;
/// assert_eq!((draft.serial(), draft.to_string().as_str()), (None, "/UBND-VHXXH"));
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
///
/// # Errors
///
/// | Text | What is wrong |
/// |---|---|
/// | empty | the text is empty |
/// | `45/QĐ-` | a symbol is missing, at the end |
/// | `Sở Nội vụ`, `số 45/QĐ-SNV` | there is neither a serial nor a symbol, at the head |
/// | `45/QĐ-SNV ngày 5`, `51/2025/QH15CỘNG` | there is text behind the number, where it begins |
/// | `45/QĐ: 5`, `12,5%` | no number has this character, at its place |
/// | `1/2`, `25/12/2024`, `0243.8435678` | there is no symbol, where it should be |
/// | `50 USD/MT` | the symbol is a unit of measure or a currency, where it begins |
/// | `01/GTGT`, `03-1A/TNDN` | the symbol is that of a form, where it begins |
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

    /// Whether the serial is left open, as in a draft: the office of records gives it
    /// when the document is issued (NĐ 30/2020, Điều 15). Such a number tells the body
    /// and the kind, and no document from another.
    ///
    /// ```
    /// use congvan::value::DocumentNumber;
    ///
    /// let number = |text: &str| text.parse::<DocumentNumber>().unwrap();
    /// assert!(number("…../SNV-VP").is_blank());
    /// assert!(number("-CV/TU").is_blank()); // the Party
    /// assert!(!number("45/SNV-VP").is_blank());
    /// ```
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.serial().is_none() && self.text.starts_with(['/', '-'])
    }

    /// What stands right behind the serial: `a` in `12a`, `.2` in `41.2`; mostly empty.
    #[must_use]
    pub fn suffix(&self) -> &str {
        self.text.get(self.parts.suffix.clone()).unwrap_or_default()
    }

    /// The year inside the number, which normative documents have.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.parts.year
    }

    /// The symbol behind serial and year: `UBND-VX`, `QĐ-BNV`, `CV/BTCTU`.
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
    pub(crate) fn with_as_written(mut self, as_written: impl AsRef<str>) -> Self {
        let as_written = as_written.as_ref();
        self.as_written = (as_written != self.text).then(|| as_written.into());
        self
    }

    /// What equality looks at.
    fn meaning(&self) -> Meaning<'_> {
        Meaning::of(self)
    }

    /// Whether two numbers can be those of one document, which is looser than
    /// equality: if one of them is in an old form, its signs say nothing at all,
    /// for citations exchange them freely.
    ///
    /// It is no equivalence: `58-QĐ-HU` is the same document as `58/QĐ-HU` of the
    /// State and as `58-QĐ/HU` of the Party, which are not the same. So it is apart
    /// from `==`, on which maps and sets rely. Bodies and dates are not looked at:
    /// many provinces have a `15/QĐ-UBND`.
    ///
    /// ```
    /// use congvan::value::DocumentNumber;
    ///
    /// let number = |text: &str| text.parse::<DocumentNumber>().unwrap();
    /// assert!(number("58-QĐ-HU").same_document(&number("58-QĐ/HU")));
    /// assert!(number("5/QĐ-BNV").same_document(&number("05/QĐ-BNV")));
    /// assert!(!number("19/NQ-TW").same_document(&number("19-NQ/TW")));
    /// ```
    #[must_use]
    pub fn same_document(&self, other: &Self) -> bool {
        let legacy = [self, other].iter().any(|n| n.system() == NumberSystem::Legacy);
        self == other || legacy && self.meaning().is_but_for_signs(&other.meaning())
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
    /// hóa đơn, behind an account, a telephone, a house or a count (`lần thứ`) it is no
    /// document's number. Where no word tells, it has to be telling itself: by a year
    /// in it, a kind and its issuer, a date behind it, a list that it goes on.
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

/// Where the symbol of a number begins, or should: behind the serial and its sign; the
/// unit behind an amount.
fn symbol_place(written: &str, miss: NearMiss) -> usize {
    let filled = written.get(spell::blank_length(written)..).unwrap_or_default();
    let amount = miss == NearMiss::Measure;
    let behind = filled.trim_start_matches(|c: char| c.is_ascii_digit() || amount && c == '.');
    let sign = |c: char| c.is_whitespace() || c == '/' || spell::is_dash(c);
    written.len() - behind.trim_start_matches(sign).len()
}

impl FromStr for DocumentNumber {
    type Err = ParseValueError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let written = s.trim();
        let fail = |offset, vi, en| ParseValueError::new(ValueKind::DocumentNumber, s, offset, vi, en);
        let canonical = spell::canonical(written).map_err(|fault| {
            let head = s.find(|c: char| !c.is_whitespace()).unwrap_or_default();
            fail(head + fault.offset, fault.vi, fault.en)
        })?;
        let mut mended = canonical.is_some();
        let mut text = canonical.unwrap_or_else(|| written.to_owned());
        if let Some(barred) = mend::with_bars(&text) {
            (text, mended) = (barred, true);
        }
        if matches!(text.as_bytes().last(), Some(b'-' | b'/')) {
            return Err(fail(s.trim_end().len(), "thiếu ký hiệu", "a symbol is missing"));
        }
        let parts = Parts::of(&text);
        if let Some(miss) = NearMiss::of(mended.then_some(written), &text, &parts) {
            let (vi, en) = miss.message();
            let head = s.find(|c: char| !c.is_whitespace()).unwrap_or_default();
            return Err(fail(head + symbol_place(written, miss), vi, en));
        }
        Ok(Self {
            as_written: mended.then(|| written.into()),
            text,
            parts,
        })
    }
}

impl AsRef<str> for DocumentNumber {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for DocumentNumber {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text || self.meaning() == other.meaning()
    }
}

impl Eq for DocumentNumber {}

impl Hash for DocumentNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.meaning().hash(state);
    }
}

impl PartialOrd for DocumentNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DocumentNumber {
    /// By year, serial and suffix, then by symbol: the order of a register.
    fn cmp(&self, other: &Self) -> Ordering {
        self.meaning().cmp(&other.meaning())
    }
}

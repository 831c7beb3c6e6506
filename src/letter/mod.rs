//! Letters as text: from a text to a [`Reading`], and from a document to text.
//!
//! A Vietnamese letter of state (công văn) or decision (quyết định) has no markup. What
//! each line is, is told by where it stands and how it begins, and that is ordered by a
//! decree (NĐ 30/2020/NĐ-CP, Annex I). This is the page, with the numbers of its boxes:
//!
//! ```text
//! UBND TỈNH HÀ KHÊ               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM     2 | 1  issuer | Quốc hiệu
//! SỞ NỘI VỤ                          Độc lập - Tự do - Hạnh phúc               and its Tiêu ngữ
//! Số: 45/SNV-VP                  Hà Khê, ngày 02 tháng 5 năm 2024       3 | 4  number | place, date
//! V/v báo cáo số liệu quý II                                            5b     what it is about
//!                  Kính gửi: Ủy ban nhân dân xã An Phú                  9a     addressee
//! Sở Nội vụ đề nghị …./.                                                6      content, end mark
//! Nơi nhận:                      GIÁM ĐỐC                               9b| 7a recipients | signer's title
//! - Như trên;
//! - Lưu: VT, VP.                 Trần Thị Minh Hà                            7b archive line | signer
//! ```
//!
//! A decision has its kind and subject in the middle instead (`QUYẾT ĐỊNH`, box 5a). The
//! reader takes such a page as it comes out of mail, Word, a web form or a scan: columns
//! drawn with spaces, tabs or tables, Markdown, boxes missing, blanks where the office
//! will write number and day.
//!
//! ```
//! use congvan::letter;
//!
//! let reading = letter::from_str("SỞ NỘI VỤ\nSố:      /SNV-VP\nV/v báo cáo số liệu quý II\n");
//! assert_eq!(reading.document.subject.as_deref(), Some("báo cáo số liệu quý II"));
//! assert!(reading.document.number.as_ref().unwrap().is_blank()); // a draft
//! assert_eq!(letter::from_str(reading.source.text()).document, reading.document);
//! ```
//!
//! # What becomes of the text
//!
//! - What was understood is a field of the [`Document`], mended where its meaning is plain
//!   (`45/SNV - VP` is `45/SNV-VP`).
//! - Where each field stood, in bytes of the original, is in the [`Trace`]; what the
//!   reader relied on is its [`Evidence`].
//! - What fits nowhere is in [`Document::unplaced`], word for word.
//! - What was odd is a [diagnostic](Reading::diagnostics) with a code `READ-…`. Whether
//!   the letter keeps the decree is another question: [`check`](crate::check).
//!
//! So content never is an error. [`from_slice`] and [`from_reader`] fail where there is no
//! text (bytes of no encoding, a limit), [`from_str`] never does.

mod read;
mod report;
mod trace;
mod write;

#[cfg(any(feature = "check", all(feature = "dsig", feature = "edxml")))]
pub(crate) use read::{begins_body_name, is_name};
pub use trace::{Evidence, Trace, Traced};
pub use write::{to_string, to_vec, to_writer};

use std::io::Read;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;
use crate::layout::Layout;
use crate::text::{Limits, Source};

/// What a reader made of a text: the document, where each value stood, and
/// what was odd on the way. Word files give one, too ([`layout`](Self::layout)); packets of the
/// exchange have their own, `edxml::Reading`.
///
/// ```
/// use congvan::letter;
///
/// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 45/SNV - VP\n");
/// assert_eq!(reading.document.number.unwrap().as_str(), "45/SNV-VP");
/// let place = reading.trace.get("/number").unwrap();
/// assert_eq!(reading.source.slice(place.span), Some("45/SNV - VP")); // as it was written
/// assert!(reading.layout.is_none()); // a text has no fonts and margins
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reading {
    /// The document, with gaps where the text has none.
    pub document: Document,
    /// Where each value stood.
    pub trace: Trace,
    /// What was mended or not understood; no judgement by rules.
    pub diagnostics: Vec<Diagnostic>,
    /// The text as it came; of a Word file what its paragraphs say, line by line.
    pub source: Source,
    /// How the document is laid out, where the file says so (Word).
    pub layout: Option<Box<Layout>>,
}

/// Reads a letter, plain or Markdown. It never fails: an empty text gives an
/// empty document, and what stands behind the [most rows](Limits::rows) is one
/// unplaced text.
///
/// ```
/// use congvan::letter;
///
/// let reading = letter::from_str(
///     "UBND XÃ AN PHÚ\nTRƯỜNG TIỂU HỌC AN PHÚ\nSố: 12/TH-VP\nV/v mượn hội trường\n\
///      Kính gửi: Ủy ban nhân dân xã\nNhà trường đề nghị được mượn hội trường./.\n",
/// );
/// let document = reading.document;
/// assert_eq!(document.issuers[0].superior.as_deref(), Some("UBND XÃ AN PHÚ"));
/// assert_eq!(document.subject.as_deref(), Some("mượn hội trường"));
/// assert_eq!(document.addressees[0].as_str(), "Ủy ban nhân dân xã");
/// ```
#[must_use]
pub fn from_str(text: &str) -> Reading {
    from_source(Source::from(text))
}

/// Reads a letter, plain or Markdown, with limits of the caller.
///
/// # Errors
///
/// [`ErrorKind::Limit`] for a text beyond `limits`. Content never is an error.
///
/// ```
/// use congvan::{ErrorKind, letter, text::Limits};
///
/// let error = letter::from_str_with("Kính gửi: Sở Nội vụ", &Limits::default().text_bytes(10)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
pub fn from_str_with(text: &str, limits: &Limits) -> Result<Reading, Error> {
    limits.check_length(text.len())?;
    within(Source::from(text), limits)
}

/// Reads a letter from a text that was decoded before, see [`Source::from_legacy`].
///
/// ```
/// use congvan::letter;
/// use congvan::text::{LegacyFont, Source};
///
/// let reading = letter::from_source(Source::from_legacy("So^': 5/QDD-UBND", LegacyFont::Viqr));
/// assert_eq!(reading.document.number.unwrap().as_str(), "5/QĐ-UBND");
/// ```
#[must_use]
pub fn from_source(source: Source) -> Reading {
    read::read(source, &Limits::default())
}

/// Reads a letter whose lines are known for what they are.
#[cfg(feature = "docx")]
pub(crate) fn from_sheet(source: Source, sheet: &crate::layout::Sheet, limits: &Limits) -> Reading {
    read::read_rows(source, limits, |text| crate::layout::Rows {
        rows: sheet.rows(text),
        rest: None,
    })
}

/// Reads a letter from bytes: UTF-8 or UTF-16, or TCVN3, VNI or windows-1258
/// where that is plain to see.
///
/// # Errors
///
/// [`ErrorKind::Encoding`] for bytes that are no text, [`ErrorKind::Limit`] for a text
/// beyond the default [`Limits`]. Content never is an error.
///
/// ```
/// use congvan::{ErrorKind, letter};
///
/// let reading = letter::from_slice("\u{FEFF}Số: 5/QĐ-SNV".as_bytes())?;
/// assert_eq!(reading.document.number.unwrap().serial(), Some(5));
/// assert_eq!(letter::from_slice(b"\xFF\x00\x9F").unwrap_err().kind(), ErrorKind::Encoding);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_slice(bytes: &[u8]) -> Result<Reading, Error> {
    from_slice_with(bytes, &Limits::default())
}

/// Reads a letter from bytes, with limits of the caller.
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// use congvan::{letter, text::Limits};
///
/// let small = Limits::default().text_bytes(1024);
/// assert!(letter::from_slice_with(&[b' '; 2000], &small).is_err());
/// ```
pub fn from_slice_with(bytes: &[u8], limits: &Limits) -> Result<Reading, Error> {
    within(Source::from_slice(bytes, limits)?, limits)
}

/// Reads a letter from anything that reads, up to the default limit.
///
/// # Errors
///
/// As [`from_slice`], and [`ErrorKind::Io`] where reading fails.
///
/// ```
/// use congvan::letter;
///
/// let file = std::io::Cursor::new("Số: 45/SNV-VP\nKính gửi: Ủy ban nhân dân xã An Phú\n");
/// let document = letter::from_reader(file)?.document;
/// assert_eq!(document.addressees[0].as_str(), "Ủy ban nhân dân xã An Phú");
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_reader(reader: impl Read) -> Result<Reading, Error> {
    from_reader_with(reader, &Limits::default())
}

/// Reads a letter from anything that reads, with limits of the caller: not a byte more
/// than the limit is taken.
///
/// # Errors
///
/// As [`from_reader`].
///
/// ```
/// use congvan::{ErrorKind, letter, text::Limits};
///
/// let endless = std::io::repeat(b' ');
/// let error = letter::from_reader_with(endless, &Limits::default().text_bytes(1024)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
pub fn from_reader_with(reader: impl Read, limits: &Limits) -> Result<Reading, Error> {
    from_slice_with(&limits.read(reader)?, limits)
}

/// The reading of a text, unless it has more rows than are read.
fn within(source: Source, limits: &Limits) -> Result<Reading, Error> {
    let reading = read::read(source, limits);
    let whole = !reading.diagnostics.iter().any(report::is_beyond_limit);
    whole.then_some(reading).ok_or_else(|| limits.too_many_rows())
}

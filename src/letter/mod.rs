//! Letters as text: from a text to a [`Reading`], and from a document to text.

mod read;
mod report;
mod trace;
mod write;

#[cfg(feature = "check")]
pub(crate) use read::begins_body_name;
pub use trace::{Evidence, Trace, Traced};
pub use write::to_string;

use std::io::Read;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::error::Error;
use crate::layout::Layout;
use crate::text::{Limits, Source};

/// What a reader made of a text: the document, where each value stood, and
/// what was odd on the way.
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
/// [`ErrorKind::Encoding`](crate::ErrorKind::Encoding) for bytes that are no
/// text, [`ErrorKind::Limit`](crate::ErrorKind::Limit) for a text beyond
/// `limits`. Content never is an error.
///
/// ```
/// use congvan::letter;
/// use congvan::text::Limits;
///
/// let reading = letter::from_slice("\u{FEFF}Số: 5/QĐ-SNV".as_bytes(), &Limits::default())?;
/// assert_eq!(reading.document.number.unwrap().serial(), Some(5));
/// assert!(letter::from_slice(b"\xFF\x00\x9F", &Limits::default()).is_err());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_slice(bytes: &[u8], limits: &Limits) -> Result<Reading, Error> {
    let reading = read::read(Source::from_slice(bytes, limits)?, limits);
    let whole = !reading.diagnostics.iter().any(report::is_beyond_limit);
    whole.then_some(reading).ok_or_else(|| limits.too_many_rows())
}

/// Reads a letter from a reader, no further than the limit.
///
/// # Errors
///
/// As [`from_slice`], and [`ErrorKind::Io`](crate::ErrorKind::Io) if reading fails.
pub fn from_reader(reader: impl Read, limits: &Limits) -> Result<Reading, Error> {
    from_slice(&limits.read(reader)?, limits)
}

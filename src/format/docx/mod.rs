//! Word files (`.docx`, ISO/IEC 29500): letters as offices write and receive them.
//!
//! ```
//! use std::io::Cursor;
//! use congvan::{Document, docx, value::Kind};
//!
//! let document = Document::builder(Kind::CongVan).number("45/SNV-VP".parse()?).subject("họp giao ban").build();
//! let mut file = Cursor::new(Vec::new()); // or `std::fs::File`
//! for loss in docx::to_writer(&mut file, &document)? {
//!     println!("{}: {}", loss.path, loss.what); // a letter without content has no end mark
//! }
//!
//! let reading = docx::from_reader(file)?;
//! assert_eq!(reading.document.number, document.number);
//! // How the letters of the number are set.
//! let number = reading.trace.get("/number").unwrap();
//! let layout = reading.layout.as_ref().unwrap();
//! assert!(layout.runs_in(number.span).all(|run| run.style.color.is_black()));
//! # Ok::<(), congvan::Error>(())
//! ```
//!
//! # What is read
//!
//! | In Word | In the reading |
//! |---|---|
//! | paragraphs, tables, boxes that float | lines of the source and rows of the letter, in the order in which they are read |
//! | lists that Word numbers | their numbers as text: `Điều 1.`, `a)` |
//! | fields, hyperlinks, content controls | what they show |
//! | changes that are tracked | the text with all of them accepted, and a finding |
//! | hidden text, rows that are hidden, cells that others cover | unplaced text, and a finding |
//! | filled shapes before the text | [`TextStyle::covered`](crate::layout::TextStyle::covered) for the letters under them, and a finding |
//! | words that only a newer program shows | nothing but a finding |
//! | footnotes and endnotes | notes behind the paragraph of their mark |
//! | headers and footers | the number of the page in [`layout`](crate::layout); other text of the first page before and behind the letter, running heads unplaced |
//! | fonts of before Unicode (`.VnTime`, `VNI-Times`) | Unicode, and a finding |
//! | fields that fetch, run or follow the clock; controls that show other data | the result that was saved, and a finding |
//! | fields that never end | their text behind all other, and a finding |
//! | comments, macros, objects, charts, what lies outside of the file | nothing but a finding: nothing is run or fetched |
//!
//! Pages, paragraphs and letters are in [`Reading::layout`](crate::letter::Reading::layout).
//! Both forms of the standard are read, transitional and strict, templates and files with
//! macros too, by whichever program they were written.
//!
//! # What is written
//!
//! A letter laid out by Annex I of NĐ 30/2020: A4, Times New Roman, every box of the
//! decree's drawing in its place.
//!
//! | Box | On the page |
//! |---|---|
//! | 1 to 5b | two columns of 2 to 3 without lines; rules as long as Tiêu ngữ, and of 40 % below the issuer and the subject |
//! | 6 | justified, the first line indented, 6 pt between paragraphs; tables with lines around their cells, their head repeated on each page |
//! | 7, 9b, 12 | one row that no page breaks, kept with the end of the content |
//! | 10a, 10b | red boxes of the sizes of the stamps, left of `Kính gửi` |
//! | 11, 13, 14 | the margins of the first page |
//! | page number | the middle of the top margin, from page 2 |
//! | copy blocks | below a rule over the whole text |
//! | annexes | sections of their own with their own page numbers, on their side where a table is wide |
//! | letters of the Party | `ĐẢNG CỘNG SẢN VIỆT NAM` at the right, a star below the issuer, `Số` without colon |
//! | unplaced text | behind the foot |
//!
//! Each part has a style with its Vietnamese name. The same document gives the same bytes.
//!
//! A Word file is a packed archive, not a text: there is no `from_str` and no
//! `to_string`.

mod names;
mod package;
mod read;
mod write;

use std::io::{Cursor, Read, Seek};

pub use write::{Indent, Sizes, Writer, to_vec, to_writer};

use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;
use crate::letter::Reading;
use crate::text::Limits;

/// Reads a letter from the bytes of a Word file.
///
/// # Errors
///
/// [`ErrorKind::Data`] for what is no Word file or a damaged one,
/// [`ErrorKind::Unsupported`] for one with a password, of Word before 2007 or of another
/// program, [`ErrorKind::Syntax`] for nothing at all and for a part that is no XML, with its name,
/// [`ErrorKind::Limit`] for more than the [`Limits`] allow.
///
/// ```
/// use congvan::{docx, ErrorKind, Lang};
///
/// let error = docx::from_slice(b"PK").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Data);
/// assert!(error.message(Lang::En).contains("no Word file"));
/// ```
pub fn from_slice(bytes: &[u8]) -> Result<Reading, Error> {
    from_slice_with(bytes, &Limits::default())
}

/// Reads a letter from the bytes of a Word file, with limits of the caller.
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// use congvan::{Document, ErrorKind, docx, text::Limits};
///
/// let file = docx::to_vec(&Document::default())?.output;
/// let error = docx::from_slice_with(&file, &Limits::default().archive_entries(3)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_slice_with(bytes: &[u8], limits: &Limits) -> Result<Reading, Error> {
    from_reader_with(Cursor::new(bytes), limits)
}

/// Reads a letter from a Word file; of its parts only those are unpacked that are read.
///
/// # Errors
///
/// As [`from_slice`], and [`ErrorKind::Io`] where reading fails.
///
/// ```
/// use std::io::Cursor;
/// use congvan::{Document, docx, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).subject("góp ý dự thảo").build();
/// let file = Cursor::new(docx::to_vec(&document)?.output);
/// let reading = docx::from_reader(file)?;
/// assert_eq!(reading.document.subject.as_deref(), Some("góp ý dự thảo"));
/// assert!(reading.layout.is_some());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_reader(reader: impl Read + Seek) -> Result<Reading, Error> {
    from_reader_with(reader, &Limits::default())
}

/// Reads a letter from a Word file, with limits of the caller.
///
/// # Errors
///
/// As [`from_reader`].
///
/// ```
/// use std::io::Cursor;
/// use congvan::{Document, docx, text::Limits};
///
/// let file = Cursor::new(docx::to_vec(&Document::default())?.output);
/// assert!(docx::from_reader_with(file, &Limits::default().archive_bytes(100)).is_err());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_reader_with(reader: impl Read + Seek, limits: &Limits) -> Result<Reading, Error> {
    read::read(reader, limits)
}

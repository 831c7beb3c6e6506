//! Documents as JSON: the contract that programs and people read alike.
//!
//! One object per document, its keys in the order of the paper, names of kinds
//! in ASCII, text as printed. What is absent is `null` or an empty list:
//!
//! ```
//! use congvan::json;
//!
//! let document = json::from_str(r#"{
//!   "kind": "cong-van",
//!   "issuers": [{"superior": "UBND TỈNH HÀ KHÊ", "name": "SỞ NỘI VỤ"}],
//!   "number": {"serial": 45, "suffix": "", "year": null, "notation": "SNV-VP", "text": "45/SNV-VP"},
//!   "date": "2024-05-02",
//!   "body": [{"type": "paragraph", "marker": null, "level": 0, "text": "Sở Nội vụ báo cáo như sau:"}]
//! }"#)?;
//! assert_eq!(document.number.unwrap().serial(), Some(45));
//! # Ok::<(), congvan::Error>(())
//! ```
//!
//! # What is written
//!
//! UTF-8 without byte order mark, indented by two spaces, letters beyond ASCII
//! as they are, one line break at the end. The first field is the `version` of
//! the format. JSON holds everything a document can: the losses are always
//! empty, and reading what was written gives the same document, and writing that
//! the same text.
//!
//! # What is read
//!
//! UTF-8 or UTF-16, with or without byte order mark. Keys of the document may
//! be left out, the version too, which the first readers and writers did not
//! have. Refused are a newer version, names that the model does not have, names
//! that stand twice, values of another type, and a number whose parts contradict
//! its text: the error says which, where, and how to mend it. A [`Reader`] can
//! keep the names that the model does not have; [`SCHEMA`] says what is read.
//!
//! Many documents stand one on a line (NDJSON): [`documents`], [`DocumentsWriter`].
//!
//! ```
//! use congvan::{json, Lang};
//!
//! let error = json::from_str("{\n  \"kind\": \"cong-van\",\n  \"date\": \"2024-13\"\n}").unwrap_err();
//! assert_eq!(error.path(), Some("/date"));
//! assert_eq!(error.position().unwrap().to_string(), "3:11");
//! assert_eq!(
//!     error.message(Lang::En),
//!     "`2024-13` is no date of issue: the calendar has no such date at offset 5; write it as in `2020-03-05`",
//! );
//! ```

mod cursor;
mod documents;
mod explain;
mod objects;
mod reader;
mod shapes;
mod strict;
mod syntax;
mod write;

use std::io::{Read, Write};

pub use documents::{Documents, DocumentsWriter, documents};
pub use reader::Reader;

use super::input;
use crate::document::{Document, Extra, Loss, Written};
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;
use crate::text::Limits;
use reader::parse;

/// The JSON Schema (2020-12) of the format: `schema/document-1.schema.json`.
///
/// It says what [`from_str`] takes. Beyond it the reader asks what a schema
/// cannot say: that the parts of a number agree with its text, that a kind or a
/// recipient is more than signs; and it takes degrees of urgency and secrecy
/// however they are spelt.
///
/// ```
/// use congvan::json;
///
/// assert!(json::SCHEMA.contains("\"$id\": \"urn:congvan:document:1:json\""));
/// ```
pub const SCHEMA: &str = include_str!("../../../schema/document-1.schema.json");

/// The field that has the version of the format; the first of a document.
pub(crate) const VERSION_FIELD: &str = "version";

/// The error of JSON text whose syntax `serde_json` refused, in our words.
#[cfg(feature = "parallel")]
pub(crate) fn syntax_error(text: &str, error: &serde_json::Error) -> Error {
    syntax::fault(text, error).into_error(&crate::text::Source::unicode(text))
}

/// Reads a document from JSON text.
///
/// # Errors
///
/// [`ErrorKind::Syntax`] for broken JSON, [`ErrorKind::Data`] for JSON that is
/// no document, [`ErrorKind::Limit`] for more than the default [`Limits`]; all
/// but the last with position, and with path inside the document.
///
/// ```
/// use congvan::json;
///
/// let document = json::from_str(r#"{"subject": "báo cáo số liệu quý II"}"#)?;
/// assert_eq!(document.subject.as_deref(), Some("báo cáo số liệu quý II"));
///
/// let error = json::from_str(r#"{"subjekt": "báo cáo"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "1:2: /subjekt: `subjekt` is unknown here; did you mean `subject`?");
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_str(text: &str) -> Result<Document, Error> {
    from_str_with(text, &Limits::default())
}

/// Reads a document from JSON text, with limits of the caller.
///
/// # Errors
///
/// As [`from_str`].
///
/// ```
/// use congvan::{json, text::Limits, ErrorKind};
///
/// let error = json::from_str_with("{   }", &Limits::default().text_bytes(4)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
pub fn from_str_with(text: &str, limits: &Limits) -> Result<Document, Error> {
    input::from_str(text, limits, parse(limits))
}

/// Reads a document from the bytes of a JSON file.
///
/// # Errors
///
/// As [`from_str`], and [`ErrorKind::Encoding`] for bytes that are neither UTF-8
/// nor UTF-16.
///
/// ```
/// use congvan::{json, ErrorKind};
///
/// assert_eq!(json::from_slice(b"{}")?, Default::default());
/// assert_eq!(json::from_slice(b"{\xFF}").unwrap_err().kind(), ErrorKind::Encoding);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_slice(bytes: &[u8]) -> Result<Document, Error> {
    from_slice_with(bytes, &Limits::default())
}

/// Reads a document from the bytes of a JSON file, with limits of the caller.
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// use congvan::{json, text::Limits};
///
/// let small = Limits::default().text_bytes(1024);
/// assert!(json::from_slice_with(&[b' '; 2000], &small).is_err());
/// ```
pub fn from_slice_with(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    input::from_slice(bytes, limits, parse(limits))
}

/// Reads a document from anything that reads, up to the default limit.
///
/// # Errors
///
/// As [`from_slice`], and [`ErrorKind::Io`] where reading fails.
///
/// ```
/// use congvan::json;
///
/// let file = std::io::Cursor::new("{\"place\": \"Hà Khê\"}");
/// assert_eq!(json::from_reader(file)?.place.as_deref(), Some("Hà Khê"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_reader(reader: impl Read) -> Result<Document, Error> {
    from_reader_with(reader, &Limits::default())
}

/// Reads a document from anything that reads, with limits of the caller.
///
/// # Errors
///
/// As [`from_reader`].
///
/// ```
/// use congvan::{json, text::Limits, ErrorKind};
///
/// let endless = std::io::repeat(b' ');
/// let error = json::from_reader_with(endless, &Limits::default().text_bytes(1024)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
pub fn from_reader_with(reader: impl Read, limits: &Limits) -> Result<Document, Error> {
    input::from_reader(reader, limits, parse(limits))
}

/// Writes a document as JSON text, with a line break at its end.
///
/// # Errors
///
/// None for any document; the signature is that of every format.
///
/// ```
/// use congvan::{json, Document, value::Kind};
///
/// let written = json::to_string(&Document::builder(Kind::CongVan).subject("họp \"giao ban\"").build())?;
/// assert!(written.output.contains("  \"subject\": \"họp \\\"giao ban\\\"\",\n"));
/// assert!(written.output.ends_with("}\n"));
/// assert!(written.losses.is_empty());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_string(document: &Document) -> Result<Written<String>, Error> {
    to_string_keeping(document, &[])
}

/// Writes a document as JSON text with what its file said beyond the model.
///
/// Each extra stands at the end of the object that it was a part of. An extra
/// whose object the document no longer has is a [`Loss`], as is one out of XML.
///
/// # Errors
///
/// As [`to_string`].
///
/// ```
/// use congvan::document::Unknown;
/// use congvan::json;
///
/// let text = r#"{"issuers": [{"name": "SỞ NỘI VỤ", "code": "SNV"}]}"#;
/// let kept = json::Reader::new().unknown(Unknown::Keep).from_str(text)?;
/// let written = json::to_string_keeping(&kept.document, &kept.extras)?;
/// assert!(written.output.contains("\"name\": \"SỞ NỘI VỤ\",\n      \"code\": \"SNV\"\n"));
///
/// let losses = json::to_string_keeping(&Default::default(), &kept.extras)?.losses;
/// assert_eq!(losses[0].path, "/issuers/0/code"); // that issuer is gone
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_string_keeping(document: &Document, extras: &[Extra]) -> Result<Written<String>, Error> {
    let mut written = write::pretty(document, extras)?;
    written.output.push('\n');
    Ok(written)
}

/// Writes a document as the bytes of a JSON file, in UTF-8.
///
/// # Errors
///
/// As [`to_string`].
///
/// ```
/// use congvan::{json, Document};
///
/// let written = json::to_vec(&Document::default())?;
/// assert_eq!(json::from_slice(&written.output)?, Document::default());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_vec(document: &Document) -> Result<Written<Vec<u8>>, Error> {
    to_string(document).map(Written::into_bytes)
}

/// Writes a document to anything that writes; gives the losses, of which JSON has
/// none. Many documents, one on a line, are the matter of [`DocumentsWriter`].
///
/// # Errors
///
/// [`ErrorKind::Io`] where writing fails.
///
/// ```
/// use congvan::{json, Document};
///
/// let mut file = Vec::new();
/// let losses = json::to_writer(&mut file, &Document::default())?;
/// assert!(losses.is_empty());
/// assert!(file.starts_with(b"{\n  \"version\": 1,\n  \"kind\": null,\n"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_writer(writer: impl Write, document: &Document) -> Result<Vec<Loss>, Error> {
    to_string(document)?.write_to(writer)
}

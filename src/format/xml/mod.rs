//! Documents as XML, in the namespace `urn:congvan:document:1`.
//!
//! The format says the same as [`json`](crate::json) with the same names: a
//! field is an element, an item of a list an element of its own, what is absent
//! has no element. An empty element is an empty text or an empty list.
//!
//! ```
//! use congvan::xml;
//!
//! let document = xml::from_str(r#"<?xml version="1.0" encoding="UTF-8"?>
//! <document xmlns="urn:congvan:document:1" version="1">
//!   <kind>cong-van</kind>
//!   <issuers>
//!     <issuer>
//!       <superior>UBND TỈNH HÀ KHÊ</superior>
//!       <name>SỞ NỘI VỤ</name>
//!     </issuer>
//!   </issuers>
//!   <date>2024-05-02</date>
//!   <recipients>
//!     <recipient>UBND tỉnh &amp; H&#272;ND tỉnh</recipient>
//!   </recipients>
//! </document>"#)?;
//! assert_eq!(document.issuers[0].name, "SỞ NỘI VỤ");
//! assert_eq!(document.recipients[0].as_str(), "UBND tỉnh & HĐND tỉnh");
//! # Ok::<(), congvan::Error>(())
//! ```
//!
//! # Lists
//!
//! | List | Item |
//! |---|---|
//! | `addressees`, `appendices`, `issuers`, `recipients`, `signatures`, `stamps`, `units` | the singular |
//! | `body` | `block` |
//! | `further_copies` | `copy_block` |
//! | `capacity`, `contact` | `line` |
//! | `rows` | `row`, with `cell`s |
//! | `unplaced` | `text` |
//!
//! # What is written
//!
//! UTF-8 without byte order mark, indented by two spaces, one line break at the
//! end. Spaces, tabs and line ends in a text are kept (a carriage return is
//! written `&#13;`, for XML would read it as a line feed), so every document
//! reads back as it was, but for the characters that XML 1.0 does not have: control
//! characters, U+FFFE and U+FFFF. U+FFFD is written in their place, and each field
//! where that happened is a [`Loss`].
//!
//! # What is read
//!
//! UTF-8 or UTF-16, with or without byte order mark; elements in any order, with
//! any prefix for the namespace; comments, processing instructions, CDATA and
//! references. White space counts inside a text and nowhere else. Refused are
//!
//! - XML that is not well-formed, and entities but the five of XML;
//! - a DTD, so that no entity is ever expanded;
//! - another namespace or root element, and a version newer than 1;
//! - elements and attributes that the format does not have, elements that stand
//!   twice, and text between elements;
//! - more attributes or deeper nesting than the [`Limits`];
//! - values that are none, as in JSON.
//!
//! A [`Reader`] can keep elements and attributes that the format does not have;
//! [`SCHEMA`] says what is read. Many documents stand in one root element
//! `documents`: [`documents`], [`DocumentsWriter`].
//!
//! ```
//! use congvan::{xml, Lang};
//!
//! let text = "<document xmlns='urn:congvan:document:1' version='1'>\n  <titel>QUYẾT ĐỊNH</titel>\n</document>";
//! let error = xml::from_str(text).unwrap_err();
//! assert_eq!((error.path(), error.position().unwrap().to_string().as_str()), (Some("/titel"), "2:3"));
//! assert_eq!(error.message(Lang::En), "`titel` is unknown here; did you mean `title`?");
//! ```

mod de;
mod documents;
mod documents_writer;
pub(in crate::format) mod events;
pub(crate) mod names;
mod read;
mod reader;
mod split;
mod write;

use std::io::{Read, Write};

pub use documents::{Documents, documents};
pub use documents_writer::DocumentsWriter;
pub use reader::Reader;

use super::fault::Fault;
use super::input;
use crate::document::{Document, Extra, Loss, Written};
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;
use crate::text::{Limits, Source};
use reader::parse;

/// The XML Schema (XSD 1.0) of the format: `schema/document-1.xsd`.
///
/// It has one document as root and many. As that of JSON it cannot say all that
/// the reader asks, see [`json::SCHEMA`](crate::json::SCHEMA).
///
/// ```
/// use congvan::xml;
///
/// assert!(xml::SCHEMA.contains("targetNamespace=\"urn:congvan:document:1\""));
/// ```
pub const SCHEMA: &str = include_str!("../../../schema/document-1.xsd");

/// Reads a document from XML text.
///
/// # Errors
///
/// [`ErrorKind::Syntax`] for XML that is not well-formed, [`ErrorKind::Data`] for
/// XML that is no document, [`ErrorKind::Unsupported`] for a DTD or a newer
/// version, [`ErrorKind::Encoding`] for a declared encoding other than UTF-8 and
/// UTF-16, [`ErrorKind::Limit`] for more than the default [`Limits`]; with
/// position, and with path inside the document.
///
/// ```
/// use congvan::{xml, ErrorKind};
///
/// let text = "<document xmlns='urn:congvan:document:1' version='1'><place>Hà Khê</place></document>";
/// assert_eq!(xml::from_str(text)?.place.as_deref(), Some("Hà Khê"));
///
/// let error = xml::from_str("<!DOCTYPE document>\n<document/>").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Unsupported);
/// assert_eq!(error.to_string(), "1:1: a DTD (`<!DOCTYPE …>`) is not read; remove it");
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_str(text: &str) -> Result<Document, Error> {
    from_str_with(text, &Limits::default())
}

/// Reads a document from XML text, with limits of the caller.
///
/// # Errors
///
/// As [`from_str`].
///
/// ```
/// use congvan::{xml, text::Limits, ErrorKind};
///
/// let text = "<document xmlns='urn:congvan:document:1' version='1'>\n<place/></document>";
/// let error = xml::from_str_with(text, &Limits::default().xml_depth(1)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// assert!(error.to_string().starts_with("2:1: the elements are nested deeper than the limit of 1; "));
/// ```
pub fn from_str_with(text: &str, limits: &Limits) -> Result<Document, Error> {
    input::from_str(text, limits, parse(limits))
}

/// Reads a document from the bytes of an XML file.
///
/// # Errors
///
/// As [`from_str`], and [`ErrorKind::Encoding`] for bytes that are neither UTF-8
/// nor UTF-16.
///
/// ```
/// use congvan::xml;
///
/// let bytes = b"<document xmlns='urn:congvan:document:1' version='1'/>";
/// assert_eq!(xml::from_slice(bytes)?, Default::default());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_slice(bytes: &[u8]) -> Result<Document, Error> {
    from_slice_with(bytes, &Limits::default())
}

/// Reads a document from the bytes of an XML file, with limits of the caller.
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// use congvan::{xml, text::Limits};
///
/// let small = Limits::default().text_bytes(1024);
/// assert!(xml::from_slice_with(&[b' '; 2000], &small).is_err());
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
/// use congvan::xml;
///
/// let file = std::io::Cursor::new("<document xmlns='urn:congvan:document:1' version='1'/>");
/// assert_eq!(xml::from_reader(file)?, Default::default());
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
/// use congvan::{xml, text::Limits, ErrorKind};
///
/// let endless = std::io::repeat(b' ');
/// let error = xml::from_reader_with(endless, &Limits::default().text_bytes(1024)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
pub fn from_reader_with(reader: impl Read, limits: &Limits) -> Result<Document, Error> {
    input::from_reader(reader, limits, parse(limits))
}

/// Writes a document as XML text, with a line break at its end.
///
/// # Errors
///
/// None for any document; the signature is that of every format.
///
/// ```
/// use congvan::{xml, Document};
///
/// let mut document = Document::default();
/// document.subject = Some("họp <giao ban>\u{1}".into());
/// let written = xml::to_string(&document)?;
/// assert!(written.output.contains("\n  <subject>họp &lt;giao ban&gt;\u{FFFD}</subject>\n"));
/// assert_eq!(written.losses[0].path, "/subject");
/// assert_eq!(written.losses[0].what, "U+0001");
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_string(document: &Document) -> Result<Written<String>, Error> {
    to_string_keeping(document, &[])
}

/// Writes a document as XML text with what its file said beyond the model.
///
/// Each element stands at the end of the one that it was a part of, each
/// attribute in the tag of its element, with the namespaces that they need. What
/// has no place any more is a [`Loss`], as is what comes out of JSON.
///
/// # Errors
///
/// As [`to_string`].
///
/// ```
/// use congvan::document::Unknown;
/// use congvan::xml;
///
/// let text = "<document xmlns='urn:congvan:document:1' xmlns:r='urn:register' version='1'>\
///             <place r:code='12'>Hà Khê</place><r:book/></document>";
/// let kept = xml::Reader::new().unknown(Unknown::Keep).from_str(text)?;
/// assert_eq!(kept.extras[0].path(), "/place/@r:code");
///
/// let written = xml::to_string_keeping(&kept.document, &kept.extras)?.output;
/// assert!(written.contains("<place xmlns:r=\"urn:register\" r:code=\"12\">Hà Khê</place>"));
/// assert!(written.contains("<r:book xmlns:r=\"urn:register\"/>"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_string_keeping(document: &Document, extras: &[Extra]) -> Result<Written<String>, Error> {
    write::write(document, extras).map_err(unwritten)
}

/// Writes a document as the bytes of an XML file, in UTF-8.
///
/// # Errors
///
/// As [`to_string`].
///
/// ```
/// use congvan::{xml, Document};
///
/// let written = xml::to_vec(&Document::default())?;
/// assert_eq!(xml::from_slice(&written.output)?, Document::default());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_vec(document: &Document) -> Result<Written<Vec<u8>>, Error> {
    to_string(document).map(Written::into_bytes)
}

/// Writes a document to anything that writes; gives the losses.
///
/// # Errors
///
/// [`ErrorKind::Io`] where writing fails.
///
/// ```
/// use congvan::{xml, Document};
///
/// let mut file = Vec::new();
/// let losses = xml::to_writer(&mut file, &Document::default())?;
/// assert!(losses.is_empty());
/// assert!(file.starts_with(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document "));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_writer(writer: impl Write, document: &Document) -> Result<Vec<Loss>, Error> {
    to_string(document)?.write_to(writer)
}

/// No document has a value that the writer does not know.
fn unwritten(fault: Fault) -> Error {
    fault.into_error(&Source::from(""))
}

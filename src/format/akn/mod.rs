//! Documents as Akoma Ntoso 3.0 (LegalDocML, OASIS Standard of 29 August 2018), the
//! XML of the world's legal archives.
//!
//! ```
//! use congvan::{Document, akn, value::Kind};
//!
//! let document = Document::builder(Kind::ThongBao)
//!     .number("07/TB-SNV".parse()?)
//!     .date("2024-05-02".parse()?)
//!     .subject("lịch tiếp công dân")
//!     .build();
//! let written = akn::to_string(&document)?;
//! assert!(written.output.contains("<FRBRuri value=\"/akn/vn/doc/thong-bao/2024-05-02/7-tb-snv\"/>"));
//! assert!(written.losses.is_empty());
//! assert_eq!(akn::from_str(&written.output)?, document);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is written
//!
//! | Document | Akoma Ntoso |
//! |---|---|
//! | law, decree, circular, what has a year in its number | `act` with `body` |
//! | thông cáo, tuyên bố, lời kêu gọi | `statement` with `mainBody` |
//! | every other | `doc` with `mainBody` |
//! | kind | the `name` of the document and `FRBRsubtype` |
//! | number, date, issuers | `identification`: IRIs by the naming convention (`/akn/vn/doc/…`, language `vie`), `FRBRnumber`, `FRBRdate`, `FRBRauthor` |
//! | Quốc hiệu, Tiêu ngữ | `docJurisdiction`, `inline name="motto"` |
//! | issuers, number, place, date, kind line, subject | `docAuthority`, `docNumber`, `location`, `docDate`, `docType`, `docTitle` in `preface` |
//! | urgency, secrecy, circulation | `inline` of that name in `preface` |
//! | addressees, contact | `container` of that name in `preface` |
//! | grounds, the line of the decision | `citation` (`Căn cứ`), `recital`, `formula` in `preamble` |
//! | part, chapter, section, sub-section, article, point | the element of that name |
//! | clause, bullet, running text | `paragraph`, `indent`, `alinea` (`p` at the top of a `mainBody`) |
//! | heading, table, note, later ground | `hcontainer` of that name (`table`, `authorialNote` at the top of a `mainBody`) |
//! | what is cited | `ref` with the IRI of the work and the place in it, `class` the relation |
//! | signatures | `container name="signature"` in `conclusions`: `role` (its `class` the power: `KT`), `signature`, `person` |
//! | recipients, archive line, box 12, stamps, copy blocks, unplaced text | `container` or `inline` of that name in `conclusions` |
//! | appendices | `attachment` with `num`, `heading`, `subheading` and a `doc` |
//! | bodies, roles, persons, places | `TLCOrganization`, `TLCRole`, `TLCPerson`, `TLCLocation` in `references` |
//!
//! Identifiers (`eId`) follow the convention, too: `art_5__para_2__point_a`, which is
//! what [`cite::element_id`](crate::cite::element_id) gives for a citation.
//!
//! The issuer in an IRI has the place of the body above it, where that is a people's
//! committee or a Party committee: `so-cong-thuong-tinh-minh-son`, as others cite it, for each
//! province has its `Sở Công Thương`. A document that cites itself, or a body of its head by
//! less than the full name (`UBND tỉnh`), is linked by the same names.
//!
//! Attributes of the namespace `urn:congvan:akn:1` stand where the standard has no
//! place: `level` of a block that stands at another depth than its element, `date` for
//! a part of a date (the standard takes whole days), `number`, `units` and `copies`
//! where a line as printed reads otherwise, `empty` for rows without cells. White space
//! that readers would drop is marked with `xml:space`.
//!
//! So every document reads back as it was, but for the characters that XML 1.0 does
//! not have: U+FFFD is written in their place, and each field where that happened is a
//! [`Loss`].
//!
//! # What is read
//!
//! UTF-8 or UTF-16; any document of the standard, whoever wrote it. An element that is
//! a field fills it; a line with other words around a field is kept in `unplaced`, too.
//! Elements that the model does not have are walked through, and their text is kept:
//! in the content as running text, outside of it in `unplaced`. Metadata without a
//! field (`lifecycle`, `analysis`, …) is a loss: [`read`] gives the document with the list
//! of them, where [`from_slice`] gives the document alone. Refused are
//!
//! - XML that is not well-formed, entities but the five of XML, a DTD;
//! - another root element or namespace, and a second document;
//! - more attributes, elements ([`Limits::rows`]) or deeper nesting than the
//!   [`Limits`], and in any case more than 256 elements inside each other;
//! - attributes of our namespace with a value that is none.
//!
//! The path of an error is that of the element in the file:
//!
//! ```
//! use congvan::akn;
//!
//! let text = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>
//! <act><meta/><body><article/><article><num></act></akomaNtoso>";
//! let error = akn::from_str(text).unwrap_err();
//! assert_eq!(error.path(), Some("/akomaNtoso/act/body/article[2]/num"));
//! assert_eq!(error.position().unwrap().to_string(), "2:43");
//! ```

mod names;
mod read;
mod tree;
mod write;

use std::io::{Read, Write};

use super::input;
use crate::document::{Document, Loss, Written};
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;
use crate::text::Limits;

/// Reads a document from Akoma Ntoso.
///
/// # Errors
///
/// [`ErrorKind::Syntax`] for XML that is not well-formed, [`ErrorKind::Data`] for XML
/// that is no Akoma Ntoso, [`ErrorKind::Unsupported`] for a DTD or another version of
/// the standard, [`ErrorKind::Encoding`] for a declared encoding other than UTF-8 and
/// UTF-16, [`ErrorKind::Limit`] for more than the default [`Limits`]; with position and
/// the path of the element.
///
/// ```
/// use congvan::akn;
///
/// let document = akn::from_str(
///     "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>
///        <act name='act'><meta/><body>
///          <article><num>Điều 1.</num><heading>Phạm vi</heading><content><p>Luật này …</p></content></article>
///        </body></act>
///      </akomaNtoso>",
/// )?;
/// assert_eq!(document.body[0].to_string(), "Điều 1. Phạm vi");
/// assert_eq!(document.body[1].text, "Luật này …");
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_str(text: &str) -> Result<Document, Error> {
    from_str_with(text, &Limits::default())
}

/// Reads a document from Akoma Ntoso, with limits of the caller.
///
/// # Errors
///
/// As [`from_str`].
///
/// ```
/// use congvan::{akn, text::Limits, ErrorKind};
///
/// let text = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>\n<doc/></akomaNtoso>";
/// let error = akn::from_str_with(text, &Limits::default().xml_depth(1)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
pub fn from_str_with(text: &str, limits: &Limits) -> Result<Document, Error> {
    input::from_str(text, limits, |text| read::read(text, limits)).map(|read| read.output)
}

/// Reads a document from the bytes of a file.
///
/// # Errors
///
/// As [`from_str`], and [`ErrorKind::Encoding`] for bytes that are neither UTF-8 nor
/// UTF-16.
///
/// ```
/// use congvan::{Document, akn};
///
/// let file = akn::to_vec(&Document::default())?.output;
/// assert_eq!(akn::from_slice(&file)?, Document::default());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_slice(bytes: &[u8]) -> Result<Document, Error> {
    from_slice_with(bytes, &Limits::default())
}

/// Reads a document from the bytes of a file, with limits of the caller.
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// use congvan::{akn, text::Limits};
///
/// let small = Limits::default().text_bytes(1024);
/// assert!(akn::from_slice_with(&[b' '; 2000], &small).is_err());
/// ```
pub fn from_slice_with(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    read(bytes, limits).map(|read| read.output)
}

/// Reads a document from the bytes of a file, and says what of the file it does not
/// hold; the paths of these losses are those of the file.
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// use congvan::{akn, text::Limits};
///
/// let text = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>
///   <doc name='letter'><meta><lifecycle source='#x'/></meta><mainBody><p>Kính gửi</p></mainBody></doc>
/// </akomaNtoso>";
/// let read = akn::read(text.as_bytes(), &Limits::default())?;
/// assert_eq!(read.output.body[0].text, "Kính gửi");
/// assert_eq!(read.losses[0].path, "/meta/lifecycle");
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Written<Document>, Error> {
    input::from_slice(bytes, limits, |text| read::read(text, limits))
}

/// Reads a document from anything that reads, up to the default limit.
///
/// # Errors
///
/// As [`from_slice`], and [`ErrorKind::Io`] where reading fails.
///
/// ```
/// use congvan::{Document, akn};
///
/// let file = std::io::Cursor::new(akn::to_vec(&Document::default())?.output);
/// assert_eq!(akn::from_reader(file)?, Document::default());
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
/// use congvan::{akn, text::Limits, ErrorKind};
///
/// let endless = std::io::repeat(b' ');
/// let error = akn::from_reader_with(endless, &Limits::default().text_bytes(1024)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
pub fn from_reader_with(reader: impl Read, limits: &Limits) -> Result<Document, Error> {
    input::from_reader(reader, limits, |text| read::read(text, limits)).map(|read| read.output)
}

/// Writes a document as Akoma Ntoso, with a line break at its end.
///
/// # Errors
///
/// None for any document; the signature is that of every format.
///
/// ```
/// use congvan::{Document, akn};
///
/// let mut document = Document::default();
/// document.subject = Some("họp <giao ban>\u{1}".into());
/// let written = akn::to_string(&document)?;
/// assert!(written.output.contains("<docTitle>họp &lt;giao ban&gt;\u{FFFD}</docTitle>"));
/// assert_eq!((written.losses[0].path.as_str(), written.losses[0].what.as_str()), ("/subject", "U+0001"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_string(document: &Document) -> Result<Written<String>, Error> {
    Ok(write::write(document))
}

/// Writes a document as the bytes of a file, in UTF-8.
///
/// # Errors
///
/// As [`to_string`].
///
/// ```
/// use congvan::{Document, akn};
///
/// assert!(akn::to_vec(&Document::default())?.output.starts_with(b"<?xml version=\"1.0\""));
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
/// use congvan::{Document, akn};
///
/// let mut file = Vec::new();
/// assert!(akn::to_writer(&mut file, &Document::default())?.is_empty());
/// assert!(file.ends_with(b"</akomaNtoso>\n"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_writer(writer: impl Write, document: &Document) -> Result<Vec<Loss>, Error> {
    to_string(document)?.write_to(writer)
}

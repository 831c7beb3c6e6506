//! Which format is this, and one way to read them all.
//!
//! A format is known by its content, not by the name of the file: the first
//! bytes, or the root element and namespace of XML. Formats that are
//! recognised and not read give an error that says how to convert them.

#[cfg(feature = "edxml")]
mod attached;
mod format;
mod unsupported;

use std::io::Read;

pub use format::{Format, UnknownFormat};

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::error::Error;
#[cfg(feature = "letter")]
use crate::letter::{self, Reading};
use crate::text::{Limits, Source};

/// What was read from a file of any format.
///
/// A letter as text keeps its places; a document from another format has none.
///
/// ```
/// use congvan::detect::{self, Input};
/// use congvan::text::Limits;
/// use congvan::{Checker, diagnostic::Report};
///
/// fn report(bytes: &[u8]) -> Result<Report, congvan::Error> {
///     let input = detect::read(bytes, None, &Limits::default())?;
///     Ok(match &input {
///         Input::Reading(reading) => Checker::new().check_reading(reading), // findings with places
///         other => Checker::new().check(other.document()),
///     })
/// }
/// assert!(report(b"{}")?.diagnostics.iter().all(|finding| finding.span.is_none()));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Input {
    /// A letter as text or from a Word file, with the places of what was read.
    #[cfg(feature = "letter")]
    Reading(Box<Reading>),
    /// A document from a format that states its fields.
    Document(Box<Document>),
    /// A document of Akoma Ntoso, with what of the file it does not hold.
    #[cfg(feature = "akn")]
    Akn(Box<crate::document::Written<Document>>),
    /// A packet of edXML, with the document that its header describes.
    #[cfg(feature = "edxml")]
    Packet(Box<PacketInput>),
}

/// A packet that was read, and the document that its header describes.
#[cfg(feature = "edxml")]
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PacketInput {
    /// What the file holds.
    pub content: crate::edxml::Edxml,
    /// What the reader forgave.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the elements of the file stand.
    pub places: crate::edxml::Places,
    /// The document, without a body; empty for a status message.
    pub document: Document,
    /// What of the packet is not in the document.
    pub losses: Vec<crate::document::Loss>,
}

impl Input {
    /// The document.
    #[must_use]
    pub fn document(&self) -> &Document {
        match self {
            #[cfg(feature = "letter")]
            Input::Reading(reading) => &reading.document,
            Input::Document(document) => document,
            #[cfg(feature = "akn")]
            Input::Akn(read) => &read.output,
            #[cfg(feature = "edxml")]
            Input::Packet(packet) => &packet.document,
        }
    }

    /// The document alone.
    #[must_use]
    pub fn into_document(self) -> Document {
        match self {
            #[cfg(feature = "letter")]
            Input::Reading(reading) => reading.document,
            Input::Document(document) => *document,
            #[cfg(feature = "akn")]
            Input::Akn(read) => read.output,
            #[cfg(feature = "edxml")]
            Input::Packet(packet) => packet.document,
        }
    }

    /// The text that the document was read from, if it was a text.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        match self {
            #[cfg(feature = "letter")]
            Input::Reading(reading) => Some(&reading.source),
            Input::Document(_) => None,
            #[cfg(feature = "akn")]
            Input::Akn(_) => None,
            #[cfg(feature = "edxml")]
            Input::Packet(_) => None,
        }
    }

    /// What the reader had to mend or did not understand.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            #[cfg(feature = "letter")]
            Input::Reading(reading) => &reading.diagnostics,
            Input::Document(_) => &[],
            #[cfg(feature = "akn")]
            Input::Akn(_) => &[],
            #[cfg(feature = "edxml")]
            Input::Packet(packet) => &packet.diagnostics,
        }
    }

    /// What of the file is not in the document; the paths are those of the file.
    ///
    /// ```
    /// use congvan::detect;
    /// use congvan::text::Limits;
    ///
    /// let input = detect::read("SỞ NỘI VỤ\n".as_bytes(), None, &Limits::default())?;
    /// assert!(input.losses().is_empty()); // a text is read whole
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[must_use]
    pub fn losses(&self) -> &[crate::document::Loss] {
        match self {
            #[cfg(feature = "letter")]
            Input::Reading(_) => &[],
            Input::Document(_) => &[],
            #[cfg(feature = "akn")]
            Input::Akn(read) => &read.losses,
            #[cfg(feature = "edxml")]
            Input::Packet(packet) => &packet.losses,
        }
    }
}

/// Reads a document of any format that the crate reads.
///
/// Without `format` the content decides, see [`Format::detect`].
///
/// # Errors
///
/// [`ErrorKind::Unsupported`](crate::ErrorKind::Unsupported) for a format that is recognised and not read, or
/// whose feature is off; else what the reader of the format gives.
///
/// ```
/// use congvan::detect;
/// use congvan::text::Limits;
/// use congvan::{ErrorKind, Lang};
///
/// let input = detect::read("SỞ NỘI VỤ\nSố: 45/SNV-VP\n".as_bytes(), None, &Limits::default())?;
/// assert_eq!(input.document().number.as_ref().unwrap().as_str(), "45/SNV-VP");
/// assert!(input.source().is_some());
///
/// let error = detect::read(b"%PDF-1.7\n", None, &Limits::default()).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Unsupported);
/// assert!(error.message(Lang::En).contains("pdftotext"));
/// # Ok::<(), congvan::Error>(())
/// ```
#[cfg_attr(
    not(any(feature = "letter", feature = "json", feature = "xml", feature = "edxml")),
    expect(unused_variables)
)]
pub fn read(bytes: &[u8], format: Option<Format>, limits: &Limits) -> Result<Input, Error> {
    let format = format.unwrap_or_else(|| Format::detect(bytes));
    match format {
        #[cfg(feature = "letter")]
        Format::Text => letter::from_slice(bytes, limits).map(|reading| Input::Reading(Box::new(reading))),
        #[cfg(feature = "json")]
        Format::Json => crate::json::from_slice_with(bytes, limits).map(stated),
        #[cfg(feature = "xml")]
        Format::Xml => crate::xml::from_slice_with(bytes, limits).map(stated),
        #[cfg(feature = "akn")]
        Format::Akn => crate::akn::read(bytes, limits).map(|read| Input::Akn(Box::new(read))),
        #[cfg(feature = "edxml")]
        Format::EdXml => crate::edxml::from_slice_with(bytes, &packet_options(limits)).map(packet),
        #[cfg(feature = "docx")]
        Format::Docx => crate::docx::from_slice(bytes, limits).map(|reading| Input::Reading(Box::new(reading))),
        // What looks like an Office file and is none that is read: its reader knows why.
        #[cfg(feature = "docx")]
        Format::Doc | Format::Zip if unsupported::is_office(bytes) => match crate::docx::from_slice(bytes, limits) {
            Ok(reading) => Ok(Input::Reading(Box::new(reading))),
            Err(error) => Err(error),
        },
        other => Err(unsupported::error(other)),
    }
}

/// Reads a document of any format from a file or a stream, not a byte more
/// than the limit allows. Packets of edXML may be longer: their header and each
/// attachment have limits of their own.
///
/// # Errors
///
/// [`ErrorKind::Io`](crate::ErrorKind::Io) if reading fails, [`ErrorKind::Limit`](crate::ErrorKind::Limit) for more than
/// [`Limits::text_bytes`]; else as [`read`].
///
/// ```
/// use congvan::detect::{self, Format};
/// use congvan::text::Limits;
///
/// let file = std::io::Cursor::new("SỞ NỘI VỤ\nSố: 45/SNV-VP\n");
/// let input = detect::from_reader(file, Some(Format::Text), &Limits::default())?;
/// assert!(input.document().number.is_some());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_reader(reader: impl Read, format: Option<Format>, limits: &Limits) -> Result<Input, Error> {
    #[cfg(any(feature = "edxml", feature = "docx"))]
    let (reader, format) = {
        let mut reader = reader;
        let mut head = Vec::new();
        reader
            .by_ref()
            .take(Format::HEAD)
            .read_to_end(&mut head)
            .map_err(Error::io)?;
        let format = format.unwrap_or_else(|| Format::detect(&head));
        let whole = std::io::Cursor::new(head).chain(reader);
        #[cfg(feature = "docx")]
        if matches!(format, Format::Docx | Format::Doc | Format::Zip) {
            let mut bytes = Vec::new();
            let most = limits.archive_bytes.saturating_add(1);
            whole.take(most).read_to_end(&mut bytes).map_err(Error::io)?;
            // What tells archives apart may stand at their end.
            return read(&bytes, (format != Format::Zip).then_some(format), limits);
        }
        #[cfg(feature = "edxml")]
        if format == Format::EdXml {
            // Packets have limits of their own: attachments are larger than letters.
            return crate::edxml::from_reader_with(whole, &packet_options(limits)).map(packet);
        }
        // What tells archives apart may stand at their end.
        (whole, (format != Format::Zip).then_some(format))
    };
    read(&limits.read(reader)?, format, limits)
}

#[cfg(feature = "edxml")]
fn packet_options(limits: &Limits) -> crate::edxml::Options {
    crate::edxml::Options::default()
        .xml_depth(limits.xml_depth)
        .xml_attributes(limits.xml_attributes)
}

#[cfg(feature = "edxml")]
fn packet(reading: crate::edxml::Reading) -> Input {
    let (document, losses) = match reading.content.packet() {
        Some(packet) => {
            let written = packet.to_document();
            (written.output, written.losses)
        }
        None => (Document::default(), Vec::new()),
    };
    Input::Packet(Box::new(PacketInput {
        content: reading.content,
        diagnostics: reading.diagnostics,
        places: reading.places,
        document,
        losses,
    }))
}

#[cfg(any(feature = "json", feature = "xml"))]
fn stated(document: Document) -> Input {
    Input::Document(Box::new(document))
}

#[cfg(all(test, feature = "letter"))]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::message::Lang;

    #[test]
    fn every_format_that_is_not_read_says_how_to_convert_it() {
        for format in Format::all().filter(|format| !format.is_read()) {
            let error = read(b"", Some(format), &Limits::default()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unsupported);
            for lang in [Lang::Vi, Lang::En] {
                assert!(error.message(lang).contains("; "), "{format}: {}", error.message(lang));
            }
        }
    }

    #[test]
    fn a_stream_is_not_read_beyond_the_limit() {
        let limits = Limits::default().text_bytes(10);
        let endless = std::io::repeat(b'a');
        let error = from_reader(endless, None, &limits).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
        // What is too long and not read anyway is told by its kind.
        let pdf = std::io::Cursor::new(b"%PDF-1.7\nlonger than ten bytes");
        assert_eq!(
            from_reader(pdf, None, &limits).unwrap_err().kind(),
            ErrorKind::Unsupported
        );
        assert!(from_reader(std::io::Cursor::new(b"0123456789"), None, &limits).is_ok());
    }

    #[cfg(feature = "json")]
    #[test]
    fn json_may_have_a_byte_order_mark() {
        let input = read(b"\xEF\xBB\xBF{\"kind\": \"cong-van\"}", None, &Limits::default()).unwrap();
        assert!(input.source().is_none());
        assert!(input.into_document().kind.is_some());
    }
}

//! Which format is this, and one way to read them all.
//!
//! What comes to an office is Word, text out of mail, a packet of the exchange, JSON of
//! another system, and its name proves nothing: `cong-van.doc` may be any of them. So a
//! format is known by its content: the first bytes, or the root element and namespace of
//! XML. Formats that are recognised and not read (PDF, Word before 2007, pictures) give an
//! error that says how to convert them.
//!
//! ```
//! use congvan::detect;
//!
//! for file in ["SỞ NỘI VỤ\nSố: 45/SNV-VP\n", r#"{"number": {"serial": 45, "suffix": "",
//!     "year": null, "notation": "SNV-VP", "text": "45/SNV-VP"}}"#] {
//!     let input = detect::from_slice(file.as_bytes())?;
//!     assert_eq!(input.document().number.as_ref().unwrap().serial(), Some(45));
//! }
//! # Ok::<(), congvan::Error>(())
//! ```

#[cfg(feature = "edxml")]
mod attached;
mod format;
mod unsupported;

use std::io::Read;

#[cfg(feature = "edxml")]
pub use attached::Letters;
pub use format::{Format, UnknownFormat};

use crate::diagnostic::{Diagnostic, Report};
use crate::document::Document;
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;
#[cfg(feature = "letter")]
use crate::letter::{self, Reading};
use crate::report::Checked;
use crate::text::{Limits, Source};

/// What was read from a file of any format.
///
/// A letter as text or from Word keeps its places; a document from another format has
/// none. A checker takes it as it is:
///
/// ```
/// # #[cfg(feature = "check")] {
/// use congvan::{Checker, detect};
///
/// let has_places = |file: &[u8]| -> Result<bool, congvan::Error> {
///     let report = Checker::new().check(&detect::from_slice(file)?);
///     Ok(report.diagnostics.iter().any(|finding| finding.span.is_some()))
/// };
/// assert!(has_places("SỞ NỘI VỤ\nSố: 5/SNV-VP\nV/v báo cáo số liệu quý II\n".as_bytes())?);
/// assert!(!has_places(br#"{"kind": "cong-van"}"#)?);
/// # }
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
///
/// ```
/// use congvan::detect::{self, Input};
/// use congvan::edxml::{self, Packet};
///
/// let mut packet = Packet::default();
/// packet.header.subject = Some("họp giao ban".into());
/// let file = edxml::to_vec(&packet)?.output;
/// let Input::Packet(read) = detect::from_slice(&file)? else { unreachable!() };
/// assert_eq!(read.document.subject.as_deref(), Some("họp giao ban"));
/// assert!(read.reading.content.packet().is_some_and(|packet| packet.attachments.is_empty()));
/// # Ok::<(), congvan::Error>(())
/// ```
#[cfg(feature = "edxml")]
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PacketInput {
    /// What the file holds, what its reader forgave, and where its elements stand.
    pub reading: crate::edxml::Reading,
    /// The document, without a body; empty for a status message.
    pub document: Document,
    /// What of the packet is not in the document.
    pub losses: Vec<crate::document::Loss>,
}

impl Input {
    /// The document.
    ///
    /// ```
    /// use congvan::detect;
    ///
    /// let input = detect::from_slice("SỞ NỘI VỤ\nSố: 45/SNV-VP\n".as_bytes())?;
    /// assert_eq!(input.document().issuers[0].name, "SỞ NỘI VỤ");
    /// # Ok::<(), congvan::Error>(())
    /// ```
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

    /// The reading, of a letter as text or from Word: with places, remarks and layout.
    ///
    /// ```
    /// use congvan::detect;
    ///
    /// let input = detect::from_slice("Số: 45/SNV-VP\n".as_bytes())?;
    /// assert!(input.reading().is_some_and(|reading| reading.trace.get("/number").is_some()));
    /// assert!(detect::from_slice(b"{}")?.reading().is_none());
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[cfg(feature = "letter")]
    #[must_use]
    pub fn reading(&self) -> Option<&Reading> {
        match self {
            Input::Reading(reading) => Some(reading),
            _ => None,
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
    ///
    /// ```
    /// use congvan::detect;
    ///
    /// let input = detect::from_slice(" \n".as_bytes())?;
    /// assert_eq!(input.diagnostics()[0].code, "READ-EMPTY");
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            #[cfg(feature = "letter")]
            Input::Reading(reading) => &reading.diagnostics,
            Input::Document(_) => &[],
            #[cfg(feature = "akn")]
            Input::Akn(_) => &[],
            #[cfg(feature = "edxml")]
            Input::Packet(packet) => &packet.reading.diagnostics,
        }
    }

    /// A report about it, to be printed: with the text that the report points into, and with
    /// what the reader noted.
    ///
    /// ```
    /// # #[cfg(feature = "check")] {
    /// use congvan::{Checker, Lang, detect};
    ///
    /// let input = detect::from_slice("SỞ NỘI VỤ\nSố: 5/SNV-VP\n".as_bytes())?;
    /// let report = Checker::new().check(&input);
    /// let shown = input.checked("thu.txt", &report).display(Lang::Vi).to_string();
    /// assert!(shown.contains("2 | Số: 5/SNV-VP")); // the line of the letter
    /// # }
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[must_use]
    pub fn checked<'a>(&'a self, file: &'a str, report: &'a Report) -> Checked<'a> {
        let checked = Checked::new(file, report).with_notes(self.diagnostics());
        match self.source() {
            Some(source) => checked.with_source(source),
            None => checked,
        }
    }

    /// What of the file is not in the document; the paths are those of the file.
    ///
    /// ```
    /// use congvan::detect;
    ///
    /// let input = detect::from_slice("SỞ NỘI VỤ\n".as_bytes())?;
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

#[cfg(all(feature = "letter", feature = "check"))]
impl<'a> From<&'a Input> for crate::check::Target<'a> {
    /// Of a packet it is the document that its header describes; the packet itself is
    /// judged by `edxml::Check`.
    fn from(input: &'a Input) -> Self {
        match input {
            Input::Reading(reading) => (&**reading).into(),
            other => other.document().into(),
        }
    }
}

/// Reads a document of any format that the crate reads; its content tells which one it
/// is, see [`Format::detect`].
///
/// # Errors
///
/// [`ErrorKind::Unsupported`] for a format that is recognised and not read, or whose
/// feature is off; else what the reader of the format gives.
///
/// ```
/// use congvan::{ErrorKind, Lang, detect};
///
/// let input = detect::from_slice("SỞ NỘI VỤ\nSố: 45/SNV-VP\n".as_bytes())?;
/// assert_eq!(input.document().number.as_ref().unwrap().as_str(), "45/SNV-VP");
/// assert!(input.source().is_some());
///
/// let error = detect::from_slice(b"%PDF-1.7\n").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Unsupported);
/// assert!(error.message(Lang::En).contains("pdftotext"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_slice(bytes: &[u8]) -> Result<Input, Error> {
    from_slice_with(bytes, None, &Limits::default())
}

/// Reads a document of a format that the caller knows, or of any, with limits of the
/// caller. Without `format` the content decides.
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// use congvan::detect::{self, Format};
/// use congvan::text::Limits;
///
/// // A letter that begins with a brace is one all the same.
/// let limits = Limits::default().text_bytes(1024);
/// let input = detect::from_slice_with(b"{\"so\": 5}", Some(Format::Text), &limits)?;
/// assert!(input.reading().is_some());
/// # Ok::<(), congvan::Error>(())
/// ```
#[cfg_attr(
    not(any(feature = "letter", feature = "json", feature = "xml", feature = "edxml")),
    expect(unused_variables)
)]
pub fn from_slice_with(bytes: &[u8], format: Option<Format>, limits: &Limits) -> Result<Input, Error> {
    let format = format.unwrap_or_else(|| Format::detect(bytes));
    match format {
        #[cfg(feature = "letter")]
        Format::Text => letter::from_slice_with(bytes, limits).map(|reading| Input::Reading(Box::new(reading))),
        #[cfg(feature = "json")]
        Format::Json => crate::json::from_slice_with(bytes, limits).map(stated),
        #[cfg(feature = "xml")]
        Format::Xml => crate::xml::from_slice_with(bytes, limits).map(stated),
        #[cfg(feature = "akn")]
        Format::Akn => crate::akn::read(bytes, limits).map(|read| Input::Akn(Box::new(read))),
        #[cfg(feature = "edxml")]
        Format::EdXml => crate::edxml::from_slice_with(bytes, &packet_options(limits)).map(packet),
        #[cfg(feature = "docx")]
        Format::Docx => crate::docx::from_slice_with(bytes, limits).map(|reading| Input::Reading(Box::new(reading))),
        // What looks like an Office file and is none that is read: its reader knows why.
        #[cfg(feature = "docx")]
        Format::Doc | Format::Zip if unsupported::is_office(bytes) => match crate::docx::from_slice_with(bytes, limits)
        {
            Ok(reading) => Ok(Input::Reading(Box::new(reading))),
            Err(error) => Err(error),
        },
        other => Err(unsupported::error(other)),
    }
}

/// Reads a document of any format from a file or a stream, up to the default limits.
/// Packets of edXML may be longer: their header and each attachment have limits of their
/// own.
///
/// # Errors
///
/// [`ErrorKind::Io`] if reading fails, [`ErrorKind::Limit`] for more than
/// [`Limits::text_bytes`]; else as [`from_slice`].
///
/// ```
/// use congvan::detect;
///
/// let file = std::io::Cursor::new("SỞ NỘI VỤ\nSố: 45/SNV-VP\n");
/// assert!(detect::from_reader(file)?.document().number.is_some());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_reader(reader: impl Read) -> Result<Input, Error> {
    from_reader_with(reader, None, &Limits::default())
}

/// Reads a document from a file or a stream, of a format that the caller knows, or of
/// any, with limits of the caller: not a byte more is taken.
///
/// # Errors
///
/// As [`from_reader`].
///
/// ```
/// use congvan::detect::{self, Format};
/// use congvan::text::Limits;
///
/// let file = std::io::Cursor::new("{\"place\": \"Hà Khê\"}");
/// let input = detect::from_reader_with(file, Some(Format::Json), &Limits::default())?;
/// assert_eq!(input.document().place.as_deref(), Some("Hà Khê"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_reader_with(reader: impl Read, format: Option<Format>, limits: &Limits) -> Result<Input, Error> {
    read(reader, format, limits, true)
}

/// As [`from_reader_with`], for those who look at the document alone: the attachments of a
/// packet are described, and their bytes are passed over without being held.
///
/// # Errors
///
/// As [`from_reader`].
///
/// ```
/// use congvan::detect::{self, Input};
/// use congvan::edxml::{self, Attachment, Packet};
///
/// let mut packet = Packet::default();
/// packet.attach(Attachment::new("1", "thu.pdf").with_content(vec![0; 1_000_000]));
/// let file = std::io::Cursor::new(edxml::to_vec(&packet)?.output);
/// let input = detect::outline_from_reader(file, None, &Default::default())?;
/// let Input::Packet(read) = input else { unreachable!() };
/// let attachment = &read.reading.content.packet().unwrap().attachments[0];
/// assert_eq!(attachment.attachment_name.as_deref(), Some("thu.pdf"));
/// assert!(attachment.content.is_none());
/// # Ok::<(), congvan::Error>(())
/// ```
#[cfg(feature = "edxml")]
pub fn outline_from_reader(reader: impl Read, format: Option<Format>, limits: &Limits) -> Result<Input, Error> {
    read(reader, format, limits, false)
}

#[cfg_attr(not(feature = "edxml"), expect(unused_variables))]
fn read(reader: impl Read, format: Option<Format>, limits: &Limits, keeps_bytes: bool) -> Result<Input, Error> {
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
            return from_slice_with(&bytes, (format != Format::Zip).then_some(format), limits);
        }
        #[cfg(feature = "edxml")]
        if format == Format::EdXml {
            // Packets have limits of their own: attachments are larger than letters.
            let options = packet_options(limits);
            let reading = match keeps_bytes {
                true => crate::edxml::from_reader_with(whole, &options),
                false => crate::edxml::outline_from_reader(whole, &options),
            };
            return reading.map(packet);
        }
        // What tells archives apart may stand at their end.
        (whole, (format != Format::Zip).then_some(format))
    };
    from_slice_with(&limits.read(reader)?, format, limits)
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
        reading,
        document,
        losses,
    }))
}

#[cfg(any(feature = "json", feature = "xml"))]
fn stated(document: Document) -> Input {
    Input::Document(Box::new(document))
}

#[cfg(all(test, feature = "letter"))]
mod tests;

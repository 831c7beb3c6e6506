//! A whole file at once.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, Read, Write};

use super::index::Index;
use super::input::fault;
use super::model::Content;
use super::notes::Notes;
use super::options::Options;
use super::place::{Lines, position};
use super::reading::{Reading, refuse_grave};
use super::stream::Reader;
use super::utf16::Decoded;
use super::write::{EdxmlRef, write};
use crate::document::{Loss, Written};
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;

/// Reads a packet from text, its attachments into memory.
///
/// # Errors
///
/// [`ErrorKind::Syntax`] for XML that is not well-formed or cut off,
/// [`ErrorKind::Data`] for XML without envelope or header, [`ErrorKind::Unsupported`] for
/// a DTD and for other generations, which it names, [`ErrorKind::Limit`] for more than
/// the default [`Options`]; with position.
///
/// ```
/// use congvan::{ErrorKind, edxml};
///
/// let error = edxml::from_str("<edXML>\n</edXML>").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Data);
///
/// let old = "<e:Envelope xmlns:e='x' xmlns:edXML='http://www.e-doc.vn/Schema/'/>";
/// let error = edxml::from_str(old).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Unsupported);
/// assert!(error.to_string().contains("older e-doc generation"));
/// ```
pub fn from_str(text: &str) -> Result<Reading, Error> {
    from_str_with(text, &Options::default())
}

/// Reads a packet from text, with options.
///
/// # Errors
///
/// As [`from_str`]; in strict reading also what is otherwise forgiven.
///
/// ```
/// use congvan::edxml::{self, Options, Packet};
///
/// let file = edxml::to_string(&Packet::default())?.output;
/// assert!(edxml::from_str_with(&file, &Options::default().xml_depth(1)).is_err());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_str_with(text: &str, options: &Options) -> Result<Reading, Error> {
    from_slice_with(text.as_bytes(), options)
}

/// Reads a packet from the bytes of a file, its attachments into memory.
///
/// # Errors
///
/// As [`from_str`], and [`ErrorKind::Encoding`] for what is neither UTF-8 nor UTF-16.
///
/// ```
/// use congvan::edxml;
///
/// let error = edxml::from_slice(b"\xFF\xFE<").unwrap_err();
/// assert_eq!(error.kind(), congvan::ErrorKind::Encoding);
/// ```
pub fn from_slice(bytes: &[u8]) -> Result<Reading, Error> {
    from_slice_with(bytes, &Options::default())
}

/// Reads a packet from the bytes of a file, with options.
///
/// # Errors
///
/// As [`from_slice`]; in strict reading also what is otherwise forgiven.
///
/// ```
/// use congvan::ErrorKind;
/// use congvan::edxml::{self, Attachment, Options, Packet};
///
/// let mut packet = Packet::default();
/// packet.attach(Attachment::new("1", "thu.pdf"));
/// let file = edxml::to_vec(&packet)?.output;
/// let error = edxml::from_slice_with(&file, &Options::default().attachments(0)).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_slice_with(bytes: &[u8], options: &Options) -> Result<Reading, Error> {
    let bytes = utf8(bytes, options)?;
    let (mut reading, entries) = Index::with_options(&bytes, options)?.into_parts();
    let super::model::Edxml::Document(packet) = &mut reading.content else {
        return Ok(reading);
    };
    let mut notes = Notes::default();
    notes.enter_attachments();
    for (i, entry) in entries.iter().enumerate() {
        let mut attachment = entry.about().clone();
        if entry.has_data() {
            // Three bytes for four characters; the text may have line breaks besides.
            let mut decoded = Vec::with_capacity(entry.base64().len() / 4 * 3 + 3);
            let mut reader = entry.raw();
            reader.drain_into(&mut decoded)?;
            if let Some((tolerance, at)) = reader.tolerance() {
                notes.enter_attachment(i, at);
                notes.note(tolerance, at, &[]);
                notes.leave();
            }
            attachment.content = Some(Content::new(decoded));
        }
        packet.attachments.push(attachment);
    }
    refuse_grave(&notes, options, |at| Some(position(&bytes, at)))?;
    let mut lines = Lines::new(&bytes);
    reading.diagnostics.extend(notes.take(|at| lines.point(at)));
    Ok(reading)
}

/// The file in UTF-8.
fn utf8<'a>(bytes: &'a [u8], options: &Options) -> Result<Cow<'a, [u8]>, Error> {
    if !bytes.starts_with(b"\xFF\xFE") && !bytes.starts_with(b"\xFE\xFF") {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut out = Vec::new();
    match Decoded::new(bytes).read_to_end(&mut out) {
        Ok(_) => Ok(Cow::Owned(out)),
        Err(error) => Err(fault(&error, options.header_bytes).into_error_at(None)),
    }
}

/// Reads a packet from anything that reads, its attachments into memory.
///
/// # Errors
///
/// As [`from_slice`], and [`ErrorKind::Io`] where reading fails.
///
/// ```
/// use congvan::edxml::{self, Status, StatusCode};
///
/// let file = edxml::to_vec(&Status::new(StatusCode::Arrived))?.output;
/// let reading = edxml::from_reader(std::io::Cursor::new(file))?;
/// assert!(reading.content.status().is_some());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_reader(reader: impl Read) -> Result<Reading, Error> {
    from_reader_with(reader, &Options::default())
}

/// Reads a packet from anything that reads, with options.
///
/// # Errors
///
/// As [`from_reader`]; in strict reading also what is otherwise forgiven.
///
/// ```
/// use congvan::edxml::{self, Options, Packet};
///
/// let file = edxml::to_vec(&Packet::default())?.output;
/// let reading = edxml::from_reader_with(file.as_slice(), &Options::default().header_bytes(64 * 1024))?;
/// assert!(reading.content.packet().is_some());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn from_reader_with(reader: impl Read, options: &Options) -> Result<Reading, Error> {
    read(reader, options, true)
}

/// Reads a packet from anything that reads, its attachments without their bytes, as long
/// as they stand behind the header.
pub(crate) fn outline_from_reader(reader: impl Read, options: &Options) -> Result<Reading, Error> {
    let mut reading = read(reader, options, false)?;
    if let super::model::Edxml::Document(packet) = &mut reading.content {
        packet
            .attachments
            .iter_mut()
            .for_each(|attachment| attachment.content = None);
    }
    Ok(reading)
}

fn read(mut reader: impl Read, options: &Options, keeps_bytes: bool) -> Result<Reading, Error> {
    // The attachments may stand first: what was read is kept until the header is there.
    let kept = RefCell::new(Some(Vec::new()));
    let recorded = Recorded {
        reader: &mut reader,
        kept: &kept,
    };
    let mut reader = match Reader::open(recorded, options) {
        Ok(opened) => opened,
        Err(stopped) if stopped.is_backwards => {
            let mut bytes = kept.take().unwrap_or_default();
            let most = options.attachment_bytes.saturating_mul(2);
            reader.by_ref().take(most).read_to_end(&mut bytes).map_err(Error::io)?;
            return from_slice_with(&bytes, options);
        }
        Err(stopped) => return Err(stopped.error),
    };
    kept.take();
    let (mut contents, mut lists) = (Vec::new(), 0);
    while let Some(mut attachment) = reader.next_attachment()? {
        if attachment.lists_before() > lists {
            lists = attachment.lists_before();
            contents.clear();
        }
        if !keeps_bytes {
            // They are decoded all the same: what is wrong with them is told.
            attachment.copy_to(&mut io::sink())?;
            while attachment.again()? {
                attachment.copy_to(&mut io::sink())?;
            }
            continue;
        }
        let mut decoded = Vec::new();
        let has_data = attachment.has_data();
        attachment.copy_to(&mut decoded)?;
        while attachment.again()? {
            decoded.clear();
            attachment.copy_to(&mut decoded)?;
        }
        contents.push(has_data.then(|| Content::new(decoded)));
    }
    let mut reading = reader.finish()?;
    if let super::model::Edxml::Document(packet) = &mut reading.content {
        for (attachment, content) in packet.attachments.iter_mut().zip(contents) {
            attachment.content = content;
        }
    }
    Ok(reading)
}

/// A reader that keeps what is read until nobody asks for it any more.
struct Recorded<'a, R> {
    reader: R,
    kept: &'a RefCell<Option<Vec<u8>>>,
}

impl<R: Read> Read for Recorded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        if let Some(kept) = self.kept.borrow_mut().as_mut() {
            kept.extend_from_slice(buffer.get(..count).unwrap_or_default());
        }
        Ok(count)
    }
}

/// Writes a packet or status as text.
///
/// # Errors
///
/// None for a packet or status in memory; the signature is that of every format.
///
/// ```
/// use congvan::edxml::{self, Packet};
///
/// let mut packet = Packet::default();
/// packet.header.subject = Some("họp <giao ban>\u{1}".into());
/// let written = edxml::to_string(&packet)?;
/// assert!(written.output.contains("<edXML:Subject>họp &lt;giao ban&gt;\u{FFFD}</edXML:Subject>\r\n"));
/// assert_eq!((written.losses[0].path.as_str(), written.losses[0].what.as_str()), ("/subject", "U+0001"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_string<'a>(content: impl Into<EdxmlRef<'a>>) -> Result<Written<String>, Error> {
    let Written { output, losses } = to_vec(content)?;
    let output = String::from_utf8(output).map_err(|error| Error::io(io::Error::other(error)))?;
    Ok(Written::new(output, losses))
}

/// Writes a packet or status as the bytes of a file.
///
/// # Errors
///
/// As [`to_string`].
///
/// ```
/// use congvan::edxml::{self, Packet};
///
/// let file = edxml::to_vec(&Packet::default())?.output;
/// assert_eq!(edxml::from_slice(&file)?.content.into_packet(), Some(Packet::default()));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_vec<'a>(content: impl Into<EdxmlRef<'a>>) -> Result<Written<Vec<u8>>, Error> {
    let mut output = Vec::new();
    let losses = write(content.into(), &mut output)?;
    Ok(Written::new(output, losses))
}

/// Writes a packet or status to anything that writes; gives the losses.
///
/// # Errors
///
/// [`ErrorKind::Io`] where writing fails.
///
/// ```
/// use congvan::edxml::{self, Packet};
///
/// let mut file = Vec::new();
/// assert!(edxml::to_writer(&mut file, &Packet::default())?.is_empty());
/// assert!(file.ends_with(b"  <AttachmentEncoded />\r\n</edXML>\r\n"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_writer<'a>(sink: impl Write, content: impl Into<EdxmlRef<'a>>) -> Result<Vec<Loss>, Error> {
    write(content.into(), sink)
}

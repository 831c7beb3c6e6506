//! A packet in memory: the header, and where each attachment stands.

use std::io::{self, BufRead, Read, Write};
use std::ops::Range;

use super::data::Decoder;
use super::element::Element;
use super::input::Input;
use super::model::{Attachment, Edxml};
use super::notes::Tolerance;
use super::options::Options;
use super::place::{Lines, position};
use super::reading::{Places, Reading, described, refuse_grave, too_many};
use super::record::Record;
use super::scan::Scanner;
use super::text::Text;
use super::walk::{Child, Walk};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::format::fault::Fault;

/// A packet in memory, its attachments found but not decoded.
///
/// Nothing of the data is copied: an [`Entry`] borrows the base64 where it stands and
/// decodes it when it is read.
///
/// ```
/// use congvan::edxml::{self, Attachment, Content, Index, Packet};
///
/// let mut packet = Packet::default();
/// let mut attachment = Attachment::new("1", "thu.pdf");
/// attachment.content = Some(Content::new(*b"%PDF-1.7"));
/// packet.attach(attachment);
/// let file = edxml::to_vec(&packet)?.output;
///
/// let index = Index::new(&file)?;
/// let entry = &index.entries()[0];
/// assert_eq!(entry.about().attachment_name.as_deref(), Some("thu.pdf"));
/// let mut bytes = Vec::new();
/// entry.copy_to(&mut bytes)?;
/// assert_eq!(bytes, b"%PDF-1.7");
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug)]
pub struct Index<'a> {
    content: Edxml,
    entries: Vec<Entry<'a>>,
    diagnostics: Vec<Diagnostic>,
    places: Places,
}

/// One attachment of an [`Index`], which has an example.
///
/// ```
/// use congvan::edxml::{self, Attachment, Entry, Index, Packet};
///
/// let mut packet = Packet::default();
/// packet.attach(Attachment::new("1", "thu.pdf").with_content(*b"%PDF-1.7"));
/// let file = edxml::to_vec(&packet)?.output;
/// let index = Index::new(&file)?;
/// let entry: &Entry<'_> = &index.entries()[0];
/// assert_eq!(entry.base64(), b"JVBERi0xLjc="); // where it stands in the file
/// let mut bytes = Vec::new();
/// assert_eq!(entry.copy_to(&mut bytes)?, 8);
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    about: Attachment,
    index: usize,
    file: &'a [u8],
    /// Where the text of the data stands; `None` without data.
    data: Option<Range<usize>>,
    options: Options,
}

/// Where the data of an attachment was found.
type Found = (Element, Option<Range<usize>>);

impl<'a> Index<'a> {
    /// Reads the header of a packet in UTF-8 and finds its attachments.
    ///
    /// # Errors
    ///
    /// What is no XML, has no envelope or no header, is of another generation, or
    /// exceeds a limit; in UTF-16 it must be read with
    /// [`from_slice`](super::from_slice) or a [`Reader`](super::Reader).
    ///
    /// ```
    /// use congvan::edxml::{self, Attachment, Content, Index, Packet};
    ///
    /// let mut packet = Packet::default();
    /// packet.attach(Attachment::new("1", "thu.pdf").with_content(Content::new(*b"%PDF-1.7")));
    /// let file = edxml::to_vec(&packet)?.output;
    /// let index = Index::new(&file)?;
    /// assert_eq!(index.entries().len(), 1); // found, not decoded
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub fn new(file: &'a [u8]) -> Result<Self, Error> {
        Self::with_options(file, &Options::default())
    }

    /// As [`Index::new`], with options.
    ///
    /// # Errors
    ///
    /// As [`Index::new`]; in strict reading also what is otherwise forgiven.
    pub fn with_options(file: &'a [u8], options: &Options) -> Result<Self, Error> {
        let input = Input::new(file, options.header_bytes);
        let found = match Walk::begin(input, options.clone()) {
            Ok(mut walk) => read(&mut walk, file).map(|(content, found)| (content, found, walk.scanner.notes)),
            Err((fault, _)) => Err(fault),
        };
        let (content, found, mut notes) = found.map_err(|fault| located(fault, file))?;
        let mut entries = Vec::new();
        notes.enter_attachments();
        for (i, (element, data)) in found.into_iter().enumerate() {
            notes.enter_attachment(i, element.at);
            if let Edxml::Status(_) = content {
                notes.note(Tolerance::InStatus, element.at, &[]);
            }
            let about = Attachment::read(element, &mut notes);
            notes.leave();
            entries.push(Entry {
                about: described(about),
                index: i,
                file,
                data,
                options: options.clone(),
            });
        }
        refuse_grave(&notes, options, |at| Some(position(file, at)))?;
        let mut lines = Lines::new(file);
        let diagnostics = notes.take(|at| lines.point(at));
        notes.spots().settle(|at| lines.point(at));
        Ok(Self {
            content,
            entries,
            diagnostics,
            places: Places::new(std::mem::take(notes.spots())),
        })
    }

    /// What the packet says; its attachments are in the [entries](Index::entries).
    #[must_use]
    pub fn content(&self) -> &Edxml {
        &self.content
    }

    /// The attachments.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// What was forgiven, with path and place.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Where its elements stand.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    pub(super) fn into_parts(self) -> (Reading, Vec<Entry<'a>>) {
        let reading = Reading {
            content: self.content,
            diagnostics: self.diagnostics,
            places: self.places,
        };
        (reading, self.entries)
    }
}

pub(super) fn located(fault: Fault, file: &[u8]) -> Error {
    let position = fault.offset().map(|at| position(file, at));
    fault.into_error_at(position)
}

fn read(walk: &mut Walk<&[u8]>, file: &[u8]) -> Result<(Edxml, Vec<Found>), Fault> {
    let mut found = Vec::new();
    let mut frame = None;
    let mut before = None;
    loop {
        match walk.next_child()? {
            Child::Envelope => {}
            Child::Attachments(start, whole) => {
                // The last list counts, as in the official reader.
                if let Some(at) = before.replace(start.at) {
                    walk.scanner.notes.note(Tolerance::Twice, at, &["AttachmentEncoded"]);
                }
                found.clear();
                let mut extra = super::element::Extra::default();
                super::walk::keep_attributes(&start, &mut extra);
                if !whole {
                    loop {
                        let next = walk.next_attachment(&mut extra);
                        let Some((element, whole)) = next.map_err(|fault| within(fault, found.len()))? else {
                            break;
                        };
                        if found.len() >= walk.scanner.options.attachments {
                            let fault = too_many(walk.scanner.options.attachments).at(element.at);
                            return Err(within(fault, found.len()));
                        }
                        let one = attachment(walk, element, whole, file);
                        found.push(one.map_err(|fault| within(fault, found.len() + 1))?);
                    }
                }
                frame = Some(extra);
            }
            Child::End => break,
        }
    }
    let mut content = walk.content()?;
    content.frame_mut().attachments = frame.unwrap_or_default();
    content.frame_mut().root.elements = walk.take_others();
    Ok((content, found))
}

/// Names the last attachment that was begun, if there was one.
fn within(fault: Fault, begun: usize) -> Fault {
    match begun.checked_sub(1) {
        Some(last) => fault.on(format!("/attachments/{last}")),
        None => fault,
    }
}

fn attachment(walk: &mut Walk<&[u8]>, mut element: Element, whole: bool, file: &[u8]) -> Result<Found, Fault> {
    let mut data = None;
    if whole {
        return Ok((element, data));
    }
    while walk.seek_data(&mut element)? {
        walk.forget_data(&mut element);
        let start = walk.scanner.input().offset();
        let mut text = Text::default();
        while text.pass(&mut walk.scanner)? {}
        let end = walk.scanner.input().offset();
        data = Some(start..end);
        walk.end_data()?;
    }
    // An empty element has data, too: none.
    if data.is_none() && element.child(super::names::DATA).is_some() {
        data = Some(file.len()..file.len());
    }
    Ok((element, data))
}

impl<'a> Entry<'a> {
    /// What the packet says about it, without its bytes.
    #[must_use]
    pub fn about(&self) -> &Attachment {
        &self.about
    }

    /// Whether it has data at all.
    #[must_use]
    pub fn has_data(&self) -> bool {
        self.data.is_some()
    }

    /// The base64 as it stands in the packet, with whatever XML has put into it.
    #[must_use]
    pub fn base64(&self) -> &'a [u8] {
        let range = self.data.clone().unwrap_or_default();
        self.file.get(range).unwrap_or_default()
    }

    /// The packed bytes, decoded as they are read.
    #[must_use]
    pub fn raw(&self) -> EntryReader<'a> {
        let range = self.data.clone().unwrap_or_default();
        // The parser needs the end tag to stop before.
        let rest = self.file.get(range.start..).unwrap_or_default();
        let input = Input::new(rest, self.options.header_bytes);
        EntryReader {
            scanner: Scanner::new(input, self.options.clone()),
            decoder: Decoder::default(),
            index: self.index,
            start: range.start,
            file: self.file,
            ended: range.is_empty(),
        }
    }

    /// Decodes the packed bytes into a sink; tells how many there were.
    ///
    /// # Errors
    ///
    /// Data that is cut off or has characters that XML does not have, more than the limit,
    /// and what the sink gives.
    pub fn copy_to(&self, sink: &mut impl Write) -> Result<u64, Error> {
        self.raw().drain_into(sink)
    }
}

/// The packed bytes of an [`Entry`], decoded as they are read.
///
/// An error of [`Read`] holds the [`Error`] of the crate.
///
/// ```
/// use std::io::Read;
/// use congvan::edxml::{self, Attachment, EntryReader, Index, Packet};
///
/// let mut packet = Packet::default();
/// packet.attach(Attachment::new("1", "thu.pdf").with_content(*b"%PDF-1.7"));
/// let file = edxml::to_vec(&packet)?.output;
/// let index = Index::new(&file)?;
/// let mut reader: EntryReader<'_> = index.entries()[0].raw();
/// let mut head = String::new();
/// reader.by_ref().take(4).read_to_string(&mut head).unwrap();
/// assert_eq!(head, "%PDF");
/// # Ok::<(), congvan::Error>(())
/// ```
pub struct EntryReader<'a> {
    scanner: Scanner<&'a [u8]>,
    decoder: Decoder,
    index: usize,
    start: usize,
    file: &'a [u8],
    ended: bool,
}

impl EntryReader<'_> {
    pub(super) fn drain_into(&mut self, sink: &mut impl Write) -> Result<u64, Error> {
        let mut copied = 0;
        loop {
            let bytes = self.fill()?;
            if bytes.is_empty() {
                return Ok(copied);
            }
            sink.write_all(bytes).map_err(Error::io)?;
            let count = bytes.len();
            copied += count as u64;
            self.decoder.consume(count);
        }
    }
}

impl std::fmt::Debug for EntryReader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EntryReader")
            .field("start", &self.start)
            .finish_non_exhaustive()
    }
}

impl EntryReader<'_> {
    fn fill(&mut self) -> Result<&[u8], Error> {
        if self.ended {
            return Ok(&[]);
        }
        let (index, start, file) = (self.index, self.start, self.file);
        self.decoder
            .fill(&mut self.scanner)
            .map_err(|fault| located(within(fault.shifted(start), index + 1), file))
    }

    /// Whether the text had something that is no base64; known at the end.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.decoder.is_foreign()
    }

    /// What to tell about the text and where; known at the end.
    pub(super) fn tolerance(&self) -> Option<(Tolerance, usize)> {
        let (tolerance, at) = self.decoder.tolerance()?;
        Some((tolerance, self.start + at))
    }
}

impl BufRead for EntryReader<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.fill().map_err(io::Error::other)
    }

    fn consume(&mut self, count: usize) {
        self.decoder.consume(count);
    }
}

impl Read for EntryReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

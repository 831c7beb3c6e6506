//! A packet from a stream: the header first, then each attachment.

use std::io::{self, BufRead, Read, Write};

use super::data::Decoder;
use super::element::{Element, Extra};
use super::index::{described, refuse_grave};
use super::input::{Decoded, Input, Stream};
use super::model::{Attachment, Edxml};
use super::names::DATA;
use super::notes::{Tolerance, point};
use super::options::Options;
use super::place::position;
use super::record::Record;
use super::walk::{Child, Walk, keep_attributes};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, ErrorKind};
use crate::format::fault::Fault;
use crate::message::Message;
use crate::text::Position;

/// Reads a packet from a stream, in memory that does not grow with it.
///
/// The header is there first; then each attachment in turn, decoded as it comes.
///
/// ```
/// use std::io::Cursor;
/// use congvan::edxml::{self, Attachment, Content, Packet, Reader};
///
/// let mut packet = Packet::default();
/// packet.header.subject = Some("báo cáo số liệu".into());
/// let mut attachment = Attachment::new("1", "thu.pdf");
/// attachment.content = Some(Content::new(*b"%PDF-1.7"));
/// packet.attach(attachment);
/// let file = Cursor::new(edxml::to_vec(&packet)?.output);
///
/// let mut reader = Reader::new(file)?;
/// assert_eq!(reader.content().packet().unwrap().header.subject.as_deref(), Some("báo cáo số liệu"));
/// while let Some(mut attachment) = reader.next_attachment()? {
///     assert_eq!(attachment.about().attachment_name.as_deref(), Some("thu.pdf"));
///     let mut bytes = Vec::new();
///     attachment.copy_to(&mut bytes)?;
///     assert_eq!(bytes, b"%PDF-1.7");
/// }
/// assert!(reader.finish()?.diagnostics.is_empty());
/// # Ok::<(), congvan::Error>(())
/// ```
pub struct Reader<R: Read> {
    walk: Walk<Stream<Decoded<R>>>,
    content: Edxml,
    options: Options,
    diagnostics: Vec<Diagnostic>,
    state: State,
    extra: Extra,
    count: usize,
    /// Whether the list of attachments is passed: what is wrong then is none of theirs.
    over: bool,
}

/// Where a reader stands.
enum State {
    /// Between two attachments.
    Between,
    /// In the data of one.
    Data(Element, Decoder),
    /// Behind the data of one.
    Inside(Element),
    /// Behind one without data.
    Whole(Element),
    /// Behind the list.
    Behind,
    /// Something was wrong; nothing more is read.
    Failed,
}

/// What was read, with what was forgiven.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reading {
    /// What the file holds.
    pub content: Edxml,
    /// What was forgiven, with path and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl<R: Read> Reader<R> {
    /// Reads the header.
    ///
    /// # Errors
    ///
    /// What is no XML, has no envelope or no header before its attachments, is of another
    /// generation, or exceeds a limit.
    pub fn new(reader: R) -> Result<Self, Error> {
        Self::with(reader, &Options::default())
    }

    /// As [`Reader::new`], with options.
    ///
    /// # Errors
    ///
    /// As [`Reader::new`]; in strict reading also what is otherwise forgiven.
    pub fn with(reader: R, options: &Options) -> Result<Self, Error> {
        let bytes = Stream::new(Decoded::new(reader));
        let input = Input::new(bytes, options.header_bytes, true);
        let mut walk = match Walk::begin(input, options.clone()) {
            Ok(walk) => walk,
            Err((fault, mut scanner)) => {
                let head = scanner.input().take_head();
                let place = fault.offset().map(|at| position(&head, at));
                return Err(fault.into_error_at(place));
            }
        };
        let header = header(&mut walk);
        let head = walk.scanner.input().take_head();
        let place = |at| position(&head, at);
        let (content, state, extra) = header.map_err(|fault| {
            let position = fault.offset().map(place);
            fault.into_error_at(position)
        })?;
        refuse_grave(&walk.scanner.notes, options, |at| Some(place(at)))?;
        let diagnostics = walk.scanner.notes.take(|at| {
            let position = place(at);
            Some(point(at, position.line, position.column))
        });
        walk.scanner.notes.enter("AttachmentEncoded", None);
        Ok(Self {
            walk,
            content,
            options: options.clone(),
            diagnostics,
            state,
            extra,
            count: 0,
            over: false,
        })
    }

    /// What the packet says; the attachments that were passed stand in it without
    /// their bytes.
    #[must_use]
    pub fn content(&self) -> &Edxml {
        &self.content
    }

    /// What was forgiven so far, with path and place.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The next attachment; what is left of the one before is passed over.
    ///
    /// # Errors
    ///
    /// XML that is broken or cut off, more attachments than the limit; nothing more is
    /// read then.
    pub fn next_attachment(&mut self) -> Result<Option<AttachmentReader<'_, R>>, Error> {
        self.advance().map_err(|fault| self.fail(fault))?;
        self.note()?;
        if matches!(self.state, State::Behind | State::Failed) {
            return Ok(None);
        }
        let element = match &self.state {
            State::Data(element, _) | State::Inside(element) | State::Whole(element) => element.clone(),
            _ => Element::default(),
        };
        // What stands behind the data is told when the attachment is passed.
        let mut silent = super::notes::Notes::default();
        let about = described(Attachment::read(element, &mut silent));
        Ok(Some(AttachmentReader { reader: self, about }))
    }

    /// Reads to the end and gives everything but the bytes.
    ///
    /// # Errors
    ///
    /// As [`Reader::next_attachment`], and what stands behind the root.
    pub fn finish(mut self) -> Result<Reading, Error> {
        while self.next_attachment()?.is_some() {}
        self.content.frame_mut().attachments = std::mem::take(&mut self.extra);
        self.content.frame_mut().root.elements = self.walk.take_others();
        Ok(Reading {
            content: self.content,
            diagnostics: self.diagnostics,
        })
    }

    /// Goes to the data of the next attachment.
    fn advance(&mut self) -> Result<(), Fault> {
        loop {
            match std::mem::replace(&mut self.state, State::Failed) {
                State::Data(element, mut decoder) => {
                    while !decoder.fill(&mut self.walk.scanner)?.is_empty() {
                        decoder.consume(usize::MAX);
                    }
                    self.end_of_data(element, &decoder)?;
                }
                State::Inside(mut element) => {
                    // A second data element does not count: the first was given away already.
                    while self.walk.seek_data(&mut element)? {
                        let at = self.walk.scanner.at;
                        self.walk.scanner.notes.note(Tolerance::Twice, at, &[DATA]);
                        element.children.pop();
                        self.walk.scanner.skip()?;
                    }
                    self.passed(element);
                    self.state = State::Between;
                }
                State::Between => {
                    let Some((mut element, whole)) = self.walk.next_attachment(&mut self.extra)? else {
                        return self.behind();
                    };
                    if self.count >= self.options.attachments {
                        return Err(too_many(self.options.attachments).at(element.at));
                    }
                    self.count += 1;
                    let data = !whole && self.walk.seek_data(&mut element)?;
                    self.state = match data {
                        true => State::Data(element, Decoder::default()),
                        false => State::Whole(element),
                    };
                    return Ok(());
                }
                State::Whole(element) => {
                    self.passed(element);
                    self.state = State::Between;
                }
                State::Behind => {
                    self.state = State::Behind;
                    return Ok(());
                }
                State::Failed => return Ok(()),
            }
        }
    }

    fn end_of_data(&mut self, element: Element, decoder: &Decoder) -> Result<(), Fault> {
        if let Some(tolerance) = decoder.tolerance() {
            let at = element.child(DATA).map_or(0, |data| data.at);
            let notes = &mut self.walk.scanner.notes;
            notes.enter("Attachment", Some(self.count.saturating_sub(1)));
            notes.note(tolerance, at, &[]);
            notes.leave();
        }
        self.walk.end_data()?;
        self.state = State::Inside(element);
        Ok(())
    }

    /// Takes an attachment that was read to its end.
    fn passed(&mut self, element: Element) {
        let notes = &mut self.walk.scanner.notes;
        notes.enter("Attachment", Some(self.count.saturating_sub(1)));
        let about = described(Attachment::read(element, notes));
        notes.leave();
        if let Edxml::Document(packet) = &mut self.content {
            packet.attachments.push(about);
        }
    }

    /// Reads what stands behind the list of attachments.
    fn behind(&mut self) -> Result<(), Fault> {
        self.over = true;
        loop {
            match self.walk.next_child()? {
                Child::End => {
                    self.state = State::Behind;
                    return Ok(());
                }
                Child::Envelope => {}
                Child::Attachments(start, whole) => {
                    let notes = &mut self.walk.scanner.notes;
                    notes.note(Tolerance::Twice, start.at, &["AttachmentEncoded"]);
                    if !whole {
                        self.walk.scanner.skip()?;
                    }
                }
            }
        }
    }

    /// Turns new notes into diagnostics.
    fn note(&mut self) -> Result<(), Error> {
        if self.walk.scanner.notes.is_empty() {
            return Ok(());
        }
        let mut notes = std::mem::take(&mut self.walk.scanner.notes);
        let input = self.walk.scanner.input();
        let refused = refuse_grave(&notes, &self.options, |at| input.position_of(at));
        let found = notes.take(|at| input.position_of(at).map(|place| point(at, place.line, place.column)));
        // The path to where the reader stands is kept.
        self.walk.scanner.notes = notes;
        refused?;
        self.diagnostics.extend(found);
        Ok(())
    }

    fn fail(&mut self, fault: Fault) -> Error {
        self.state = State::Failed;
        let place = fault.offset().and_then(|at| self.walk.scanner.input().position_of(at));
        if self.over || self.count == 0 {
            return fault.into_error_at(place);
        }
        fault
            .on(format!("/attachments/{}", self.count - 1))
            .into_error_at(place)
    }

    fn position(&mut self) -> Option<Position> {
        self.walk.scanner.input().position()
    }
}

impl<R: Read> std::fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader")
            .field("content", &self.content)
            .finish_non_exhaustive()
    }
}

/// Reads to the attachments, or the end.
fn header<R: Read>(walk: &mut Walk<Stream<Decoded<R>>>) -> Result<(Edxml, State, Extra), Fault> {
    let mut extra = Extra::default();
    let state = loop {
        match walk.next_child()? {
            Child::Envelope => {}
            Child::End => break State::Behind,
            Child::Attachments(start, whole) => {
                if !walk.has_envelope() {
                    return Err(walk.not_quite().unwrap_or_else(|| backwards().at(start.at)));
                }
                keep_attributes(&start, &mut extra);
                if whole {
                    continue;
                }
                break State::Between;
            }
        }
    };
    Ok((walk.content()?, state, extra))
}

fn backwards() -> Fault {
    Fault::new(
        ErrorKind::Unsupported,
        Message::new(
            "tệp đính kèm đứng trước edXMLEnvelope, không đọc tuần tự được; hãy đọc cả tệp vào bộ nhớ (edxml::from_slice)",
            "the attachments stand before edXMLEnvelope and cannot be read as a stream; read the file into memory (edxml::from_slice)",
        ),
    )
}

pub(super) fn too_many(limit: usize) -> Fault {
    Fault::new(
        ErrorKind::Limit,
        Message::new(
            format!("gói tin có hơn {limit} tệp đính kèm, quá giới hạn"),
            format!("the packet has more attachments than the limit of {limit}"),
        ),
    )
}

/// One attachment of a [`Reader`]: its packed bytes, decoded as they come.
///
/// An error of [`Read`] holds the [`Error`] of the crate.
pub struct AttachmentReader<'r, R: Read> {
    reader: &'r mut Reader<R>,
    about: Attachment,
}

impl<R: Read> AttachmentReader<'_, R> {
    /// What the packet says about it; what stands behind its data is not read yet.
    #[must_use]
    pub fn about(&self) -> &Attachment {
        &self.about
    }

    /// Whether it has data at all.
    #[must_use]
    pub fn has_data(&self) -> bool {
        match &self.reader.state {
            State::Data(..) | State::Inside(_) => true,
            State::Whole(element) => element.child(DATA).is_some(),
            _ => false,
        }
    }

    /// Decodes the rest of the packed bytes into a sink; tells how many there were.
    ///
    /// # Errors
    ///
    /// Data that is cut off or has characters that XML does not have, more than the limit,
    /// and what the sink gives.
    pub fn copy_to(&mut self, sink: &mut impl Write) -> Result<u64, Error> {
        let mut copied = 0;
        loop {
            let bytes = self.fill()?;
            if bytes.is_empty() {
                return Ok(copied);
            }
            sink.write_all(bytes).map_err(Error::io)?;
            let count = bytes.len();
            copied += count as u64;
            self.consume(count);
        }
    }

    fn fill(&mut self) -> Result<&[u8], Error> {
        let reader = &mut *self.reader;
        let State::Data(_, decoder) = &mut reader.state else {
            return Ok(&[]);
        };
        match decoder.fill(&mut reader.walk.scanner) {
            Ok([]) => {}
            Ok(_) => return Ok(self.given()),
            Err(fault) => return Err(reader.fail(fault)),
        }
        // The data is over.
        if let State::Data(element, decoder) = std::mem::replace(&mut reader.state, State::Failed) {
            reader
                .end_of_data(element, &decoder)
                .map_err(|fault| reader.fail(fault))?;
        }
        Ok(&[])
    }

    /// What was decoded and not given away.
    fn given(&self) -> &[u8] {
        match &self.reader.state {
            State::Data(_, decoder) => decoder.given(),
            _ => &[],
        }
    }

    /// Where the reader stands in the file.
    #[must_use]
    pub fn position(&mut self) -> Option<Position> {
        self.reader.position()
    }
}

impl<R: Read> std::fmt::Debug for AttachmentReader<'_, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AttachmentReader")
            .field("about", &self.about)
            .finish_non_exhaustive()
    }
}

impl<R: Read> BufRead for AttachmentReader<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.fill().map_err(io::Error::other)
    }

    fn consume(&mut self, count: usize) {
        if let State::Data(_, decoder) = &mut self.reader.state {
            decoder.consume(count);
        }
    }
}

impl<R: Read> Read for AttachmentReader<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

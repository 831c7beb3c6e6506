//! A packet from a stream: the header first, then each attachment.

use std::io::Read;

use super::attachment::AttachmentReader;
use super::data::Decoder;
use super::element::{Element, Extra};
use super::input::{Input, Stream};
use super::model::{Attachment, Edxml};
use super::names::DATA;
use super::notes::{Notes, Tolerance, is_of_attachment, point};
use super::options::Options;
use super::place::{Lines, position};
use super::reading::{Places, Reading, backwards, described, refuse_grave, too_many};
use super::record::Record;
use super::utf16::Decoded;
use super::walk::{Child, Walk, keep_attributes};
use crate::diagnostic::{Diagnostic, Place};
use crate::error::Error;
use crate::format::fault::Fault;

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
    pub(super) walk: Walk<Stream<Decoded<R>>>,
    content: Edxml,
    options: Options,
    diagnostics: Vec<Diagnostic>,
    pub(super) state: State,
    extra: Extra,
    /// Where the list of attachments stands, and how many lists were before it.
    list_at: usize,
    pub(super) lists: usize,
    count: usize,
    /// Whether the list of attachments is passed: what is wrong then is none of theirs.
    over: bool,
}

/// Where a reader stands.
pub(super) enum State {
    /// Between two attachments.
    Between,
    /// In the data of one.
    Data(Element, Decoder),
    /// Behind the data of one.
    Inside(Element),
    /// Behind one without data.
    Whole(Element),
    /// Behind a list that is empty.
    Empty,
    /// Behind the list.
    Behind,
    /// Something was wrong; nothing more is read.
    Failed,
}

impl<R: Read> Reader<R> {
    /// Reads the header.
    ///
    /// # Errors
    ///
    /// What is no XML, has no envelope or no header before its attachments, is of another
    /// generation, or exceeds a limit.
    pub fn new(reader: R) -> Result<Self, Error> {
        Self::with_options(reader, &Options::default())
    }

    /// As [`Reader::new`], with options.
    ///
    /// # Errors
    ///
    /// As [`Reader::new`]; in strict reading also what is otherwise forgiven.
    pub fn with_options(reader: R, options: &Options) -> Result<Self, Error> {
        Self::open(reader, options).map_err(|stopped| stopped.error)
    }

    pub(super) fn open(reader: R, options: &Options) -> Result<Self, Stopped> {
        let bytes = Stream::new(Decoded::new(reader), options.header_bytes);
        let input = Input::new(bytes, options.header_bytes);
        let mut walk = match Walk::begin(input, options.clone()) {
            Ok(walk) => walk,
            Err((fault, mut scanner)) => return Err(Stopped::at_fault(fault, &scanner.input().take_head())),
        };
        let header = header(&mut walk);
        let head = walk.scanner.input().take_head();
        let (content, state, (list_at, extra)) = match header {
            Ok(Ok(header)) => header,
            Ok(Err(at)) => {
                let stopped = Stopped::at_fault(backwards().at(at), &head);
                return Err(Stopped {
                    is_backwards: true,
                    ..stopped
                });
            }
            Err(fault) => return Err(Stopped::at_fault(fault, &head)),
        };
        refuse_grave(&walk.scanner.notes, options, |at| Some(position(&head, at)))?;
        let mut lines = Lines::new(&head);
        let diagnostics = walk.scanner.notes.take(|at| lines.point(at));
        walk.scanner.input().keep_list(list_at, position(&head, list_at));
        walk.scanner.notes.spots().keep(head);
        walk.scanner.notes.enter_attachments();
        Ok(Self {
            walk,
            content,
            options: options.clone(),
            diagnostics,
            state,
            extra,
            list_at,
            lists: 0,
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
        let mut silent = Notes::default();
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
            places: Places::new(std::mem::take(self.walk.scanner.notes.spots())),
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
                        self.state = State::Empty;
                        continue;
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
                State::Empty => {
                    self.behind()?;
                    if !matches!(self.state, State::Between) {
                        return Ok(());
                    }
                }
                State::Behind => {
                    self.state = State::Behind;
                    return Ok(());
                }
                State::Failed => return Ok(()),
            }
        }
    }

    pub(super) fn end_of_data(&mut self, element: Element, decoder: &Decoder) -> Result<(), Fault> {
        if let Some((tolerance, at)) = decoder.tolerance() {
            let index = self.count.saturating_sub(1);
            self.walk.scanner.notes.enter_attachment(index, element.at);
            self.walk.scanner.notes.note(tolerance, at, &[]);
            self.walk.scanner.notes.leave();
        }
        self.walk.end_data()?;
        self.state = State::Inside(element);
        Ok(())
    }

    /// Takes an attachment that was read to its end.
    fn passed(&mut self, element: Element) {
        let index = self.count.saturating_sub(1);
        let notes = &mut self.walk.scanner.notes;
        notes.enter_attachment(index, element.at);
        if let Edxml::Status(_) = self.content {
            notes.note(Tolerance::InStatus, element.at, &[]);
        }
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
                    // The last list counts, as in the official reader.
                    let before = std::mem::replace(&mut self.list_at, start.at);
                    self.walk.scanner.notes.forget_attachments();
                    self.diagnostics.retain(|note| !is_of_attachment(&note.path));
                    self.walk
                        .scanner
                        .notes
                        .note(Tolerance::Twice, before, &["AttachmentEncoded"]);
                    let input = self.walk.scanner.input();
                    if let Some(place) = input.position_of(start.at) {
                        input.keep_list(start.at, place);
                    }
                    if let Edxml::Document(packet) = &mut self.content {
                        packet.attachments.clear();
                    }
                    self.extra = Extra::default();
                    keep_attributes(&start, &mut self.extra);
                    self.lists += 1;
                    self.count = 0;
                    if !whole {
                        self.over = false;
                        self.state = State::Between;
                        return Ok(());
                    }
                }
            }
        }
    }

    /// Turns new notes into diagnostics, and finds the places of what was passed.
    fn note(&mut self) -> Result<(), Error> {
        let mut notes = std::mem::take(&mut self.walk.scanner.notes);
        let input = self.walk.scanner.input();
        let refused = refuse_grave(&notes, &self.options, |at| input.position_of(at));
        let mut place = |at: usize| -> Option<Place> {
            let position = input.position_of(at)?;
            Some(point(at, position.line, position.column))
        };
        self.diagnostics.extend(notes.take(&mut place));
        notes.spots().settle(place);
        // The path to where the reader stands is kept.
        self.walk.scanner.notes = notes;
        refused
    }

    pub(super) fn fail(&mut self, fault: Fault) -> Error {
        self.state = State::Failed;
        let place = fault.offset().and_then(|at| self.walk.scanner.input().position_of(at));
        if self.over || self.count == 0 {
            return fault.into_error_at(place);
        }
        fault
            .on(format!("/attachments/{}", self.count - 1))
            .into_error_at(place)
    }
}

impl<R: Read> std::fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader")
            .field("content", &self.content)
            .finish_non_exhaustive()
    }
}

/// Why no header could be read.
pub(super) struct Stopped {
    pub(super) error: Error,
    /// Whether the attachments stand before it.
    pub(super) is_backwards: bool,
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self {
            error,
            is_backwards: false,
        }
    }
}

impl Stopped {
    fn at_fault(fault: Fault, head: &[u8]) -> Self {
        let place = fault.offset().map(|at| position(head, at));
        fault.into_error_at(place).into()
    }
}

/// What a header says, what follows it, and the list of attachments.
type Header = (Edxml, State, (usize, Extra));

/// Reads to the attachments, or the end; an `Err` inside is where attachments stand
/// before the header.
fn header<R: Read>(walk: &mut Walk<Stream<Decoded<R>>>) -> Result<Result<Header, usize>, Fault> {
    let mut extra = Extra::default();
    let mut at = 0;
    let state = loop {
        match walk.next_child()? {
            Child::Envelope => {}
            Child::End => break State::Behind,
            Child::Attachments(start, whole) => {
                if !walk.has_envelope() {
                    if whole {
                        continue;
                    }
                    return match walk.not_quite() {
                        Some(fault) => Err(fault),
                        None => Ok(Err(start.at)),
                    };
                }
                keep_attributes(&start, &mut extra);
                at = start.at;
                // Behind an empty list another may stand.
                break if whole { State::Empty } else { State::Between };
            }
        }
    };
    Ok(Ok((walk.content()?, state, (at, extra))))
}

//! What was read, and where it stood.

use std::collections::HashMap;

use super::model::{Attachment, Edxml};
use super::notes::Notes;
use super::options::Options;
use super::spots::Spots;
use crate::diagnostic::{Diagnostic, Place};
use crate::error::{Error, ErrorKind};
use crate::format::fault::Fault;
use crate::message::Message;
use crate::text::Position;

/// A packet or status message that was read, with what was forgiven. A letter that was read is
/// a [`letter::Reading`](crate::letter::Reading).
///
/// ```
/// use congvan::edxml::{self, Packet};
///
/// let reading = edxml::from_str(&edxml::to_string(&Packet::default())?.output)?;
/// assert!(reading.content.packet().is_some());
/// for note in &reading.diagnostics {
///     println!("{}: {}", note.path, note.message);
/// }
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reading {
    /// What the file holds.
    pub content: Edxml,
    /// What was forgiven, with path and place.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the elements of the file stand.
    pub places: Places,
}

/// Where the elements of a file stand, by their paths.
///
/// ```
/// use congvan::edxml::{self, Packet};
///
/// let mut packet = Packet::default();
/// packet.header.subject = Some("họp giao ban".into());
/// let reading = edxml::from_str(&edxml::to_string(&packet)?.output)?;
///
/// let subject = reading.places.get("/subject").unwrap();
/// assert_eq!((subject.line, subject.column), (6, 9));
/// // What is missing is missed in what stands around it.
/// assert_eq!(reading.places.get("/code/codeNumber").unwrap().line, 5);
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Places {
    spots: Spots,
}

impl Places {
    pub(super) fn new(spots: Spots) -> Self {
        Self { spots }
    }

    /// The start of the element at a path, such as `/to/0/organId`; of the nearest
    /// element around it where it is missing.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Place> {
        nearest(&self.spots.by_path(), path)
    }

    /// All of them, to look up many.
    pub(super) fn by_path(&self) -> HashMap<String, Place> {
        self.spots.by_path()
    }
}

/// The place of a path, or of the nearest one around it.
pub(super) fn nearest(places: &HashMap<String, Place>, path: &str) -> Option<Place> {
    let mut path = path;
    loop {
        if let Some(place) = places.get(path) {
            return Some(*place);
        }
        path = path.get(..path.rfind('/')?)?;
    }
}

/// An attachment whose bytes are elsewhere.
pub(super) fn described(mut about: Attachment) -> Attachment {
    about.content = None;
    about
}

/// In strict reading, the first thing that is otherwise forgiven.
pub(super) fn refuse_grave(
    notes: &Notes,
    options: &Options,
    place: impl FnOnce(usize) -> Option<Position>,
) -> Result<(), Error> {
    let Some(note) = notes.first_grave().filter(|_| options.strict) else {
        return Ok(());
    };
    let fault = Fault::new(ErrorKind::Data, note.message.clone()).on(note.path.clone());
    Err(fault.into_error_at(place(note.at)))
}

pub(super) fn too_many(limit: usize) -> Fault {
    Fault::new(
        ErrorKind::Limit,
        Message::new(
            format!("gói tin có hơn {limit} tệp đính kèm, quá giới hạn; hãy tách gói tin hoặc nâng giới hạn"),
            format!("the packet has more attachments than the limit of {limit}; split it or raise the limit"),
        ),
    )
}

/// Attachments that stand before the header.
pub(super) fn backwards() -> Fault {
    Fault::new(
        ErrorKind::Unsupported,
        Message::new(
            "tệp đính kèm đứng trước edXMLEnvelope, không đọc tuần tự được; hãy sắp lại: congvan convert … --to edxml (edxml::from_reader, rồi to_writer)",
            "the attachments stand before edXMLEnvelope and cannot be read as a stream; put them in order: congvan convert … --to edxml (edxml::from_reader, then to_writer)",
        ),
    )
}

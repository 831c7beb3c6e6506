//! The frame of a packet: the root, the envelope, the attachments.

use super::element::{Element, Extra, Node};
use super::input::{Bytes, Input};
use super::model::frame::{DocumentHeader, Envelope, StatusHeader};
use super::model::{Edxml, Frame, Manifest, Packet, StatusPacket};
use super::names::{ATTACHMENT, ATTACHMENTS, DATA, ENVELOPE, NAMESPACE, RELATIVES};
use super::notes::Tolerance;
use super::options::Options;
use super::record::Record;
use super::scan::{Piece, Scanner};
use super::tag::{empty, without_bound};
use super::tree::is_blank;
use crate::error::ErrorKind;
use crate::format::fault::{Fault, excerpt};
use crate::format::look::no_xml;
use crate::format::syntax::{cut_off, outside_root};
use crate::message::Message;

/// How much of a file tells whether it is XML.
const HEAD: usize = 1024;

/// What stands right below the root.
pub(super) enum Child {
    /// The envelope, which was read.
    Envelope,
    /// The attachments: what their element has besides, and whether it is empty.
    Attachments(Element, bool),
    /// The end of the file.
    End,
}

/// The namespace of an envelope that is none.
enum Named {
    Bound(String),
    /// None: the attribute that would declare it.
    Unbound(String),
}

/// A way through the frame, one step at a time.
pub(super) struct Walk<B: Bytes> {
    pub(super) scanner: Scanner<B>,
    root: Element,
    /// Elements below the root that the standard does not have.
    others: Vec<Element>,
    envelope: Option<Element>,
    /// The namespace of an envelope that is none.
    near: Option<(Named, usize)>,
    closed: bool,
}

impl<B: Bytes> Walk<B> {
    /// Reads up to the root and through its start tag.
    pub(super) fn begin(mut input: Input<B>, options: Options) -> Result<Self, (Fault, Box<Scanner<B>>)> {
        // What is no XML at all is told as what it is, not by the sign that is no tag.
        let head = input.data(HEAD).unwrap_or_default();
        let other = no_xml(head.get(..head.len().min(HEAD)).unwrap_or_default());
        let mut scanner = Scanner::new(input, options);
        match root(&mut scanner) {
            Ok((root, closed)) => Ok(Self {
                scanner,
                root,
                others: Vec::new(),
                envelope: None,
                near: None,
                closed,
            }),
            Err(fault) => {
                let is_no_xml = matches!(fault.kind(), ErrorKind::Syntax | ErrorKind::Encoding);
                let fault = match other.filter(|_| is_no_xml) {
                    Some((kind, what)) => no_packet(kind, what),
                    None => fault,
                };
                Err((fault, Box::new(scanner)))
            }
        }
    }

    pub(super) fn has_envelope(&self) -> bool {
        self.envelope.is_some()
    }

    pub(super) fn next_child(&mut self) -> Result<Child, Fault> {
        loop {
            self.scanner.allow();
            if self.closed {
                return trailer(&mut self.scanner).map(|()| Child::End);
            }
            let (start, whole) = match self.scanner.next()? {
                Piece::Start(element) => (element, false),
                Piece::Whole(element) => (element, true),
                Piece::Text => {
                    self.stray_text();
                    continue;
                }
                Piece::End | Piece::Eof => {
                    self.closed = true;
                    continue;
                }
            };
            refuse_relative(&start, &self.root)?;
            if start.local_name() == ATTACHMENTS {
                return Ok(Child::Attachments(start, whole));
            }
            let named = start.local_name() == ENVELOPE;
            let namespace = self.namespace_of(&start);
            let ours = named && namespace == Some(NAMESPACE);
            if named && !ours {
                let named = namespace.filter(|namespace| !namespace.is_empty());
                let named = named.map_or_else(|| Named::Unbound(binding(&start)), |n| Named::Bound(n.to_owned()));
                self.near = Some((named, start.at));
            }
            let element = if whole {
                empty(start)
            } else {
                self.scanner.element(start)?
            };
            if ours && self.envelope.is_none() {
                self.envelope = Some(element);
                return Ok(Child::Envelope);
            }
            let tolerance = if ours { Tolerance::Twice } else { Tolerance::Unknown };
            self.scanner.notes.note(tolerance, element.at, &[&element.name]);
            self.others.push(element);
        }
    }

    /// Tells text between elements, where it is more than white space.
    fn stray_text(&mut self) {
        if !is_blank(&self.scanner.text) {
            let at = self.scanner.at;
            self.scanner.notes.note(Tolerance::StrayText, at, &[]);
        }
    }

    /// The namespace of an element below the root.
    fn namespace_of<'e>(&'e self, element: &'e Element) -> Option<&'e str> {
        let key = binding(element);
        element.attribute(&key).or_else(|| self.root.attribute(&key))
    }

    /// What was read, without attachments. Call it when the walk is over, or when the
    /// attachments begin.
    pub(super) fn content(&mut self) -> Result<Edxml, Fault> {
        let Some(envelope) = self.envelope.take() else {
            return Err(self.no_envelope());
        };
        let notes = &mut self.scanner.notes;
        let at = envelope.at;
        let mut envelope = Envelope::read(envelope, notes);
        let mut root = std::mem::take(&mut self.root.attributes);
        root.retain(|(name, _)| name != "xmlns");
        let mut frame = Frame {
            root: Extra {
                attributes: root,
                ..Extra::default()
            },
            ..Frame::default()
        };
        let Some(header) = envelope.header.take() else {
            return Err(missing("edXMLHeader").at(at));
        };
        frame.envelope = std::mem::take(&mut envelope.extra);
        frame.envelope.attributes.retain(|(name, _)| name != "xmlns");
        // Header and body are written in their order, others behind them.
        frame.envelope.order.clear();
        let mut body = envelope.body.take().unwrap_or_default();
        let mut manifest: Manifest = body.manifest.take().unwrap_or_default();
        frame.body = std::mem::take(&mut body.extra);
        frame.body.order.clear();
        manifest.extra.attributes.retain(|attribute| *attribute != version());
        let messages = header.elements().filter(|child| child.local_name() == "MessageHeader");
        let status = messages
            .last()
            .is_some_and(|message| message.child("StatusCode").is_some());
        Ok(if status {
            let mut header = StatusHeader::read(header, notes);
            frame.header = std::mem::take(&mut header.extra);
            Edxml::Status(Box::new(StatusPacket {
                status: header.message.unwrap_or_default(),
                trace_header_list: header.trace_header_list,
                signature: header.signature,
                frame,
            }))
        } else {
            let mut header = DocumentHeader::read(header, notes);
            frame.header = std::mem::take(&mut header.extra);
            Edxml::Document(Box::new(Packet {
                header: header.message.unwrap_or_default(),
                trace_header_list: header.trace_header_list,
                signature: header.signature,
                manifest,
                attachments: Vec::new(),
                frame,
            }))
        })
    }

    /// Elements below the root that the standard does not have.
    pub(super) fn take_others(&mut self) -> Vec<Element> {
        std::mem::take(&mut self.others)
    }

    fn no_envelope(&self) -> Fault {
        if let Some(element) = self.others.iter().find_map(find_relative) {
            return element;
        }
        self.not_quite().unwrap_or_else(|| missing(ENVELOPE).at(self.root.at))
    }

    /// The fault of an envelope in another namespace, if one was met.
    pub(super) fn not_quite(&self) -> Option<Fault> {
        let (namespace, at) = self.near.as_ref()?;
        let fault = match namespace {
            Named::Bound(namespace) => {
                let namespace = excerpt(namespace);
                Fault::data(
                    format!("edXMLEnvelope thuộc không gian tên `{namespace}`; phải là `{NAMESPACE}`"),
                    format!("edXMLEnvelope is in the namespace `{namespace}`; it must be `{NAMESPACE}`"),
                )
            }
            Named::Unbound(binding) => {
                let binding = excerpt(binding);
                Fault::data(
                    format!("edXMLEnvelope không thuộc không gian tên nào; hãy khai báo {binding}=\"{NAMESPACE}\""),
                    format!("edXMLEnvelope is in no namespace; declare {binding}=\"{NAMESPACE}\""),
                )
            }
        };
        Some(fault.at(*at))
    }

    /// The start of the next attachment, and whether it is empty; `None` behind the last.
    /// What else is met goes to `extra`.
    pub(super) fn next_attachment(&mut self, extra: &mut Extra) -> Result<Option<(Element, bool)>, Fault> {
        loop {
            self.scanner.allow();
            let found = match self.scanner.next()? {
                Piece::Start(mut element) if element.local_name() == ATTACHMENT => {
                    without_bound(&mut element);
                    return Ok(Some((element, false)));
                }
                Piece::Whole(element) if element.local_name() == ATTACHMENT => return Ok(Some((empty(element), true))),
                Piece::Start(element) => self.scanner.element(element)?,
                Piece::Whole(element) => empty(element),
                Piece::Text => {
                    self.stray_text();
                    continue;
                }
                Piece::End => return Ok(None),
                Piece::Eof => return Err(cut_off().at(self.scanner.at)),
            };
            self.scanner.notes.note(Tolerance::Unknown, found.at, &[&found.name]);
            extra.elements.push(found);
        }
    }

    /// Reads on in an attachment, to its data (`true`) or its end.
    pub(super) fn seek_data(&mut self, attachment: &mut Element) -> Result<bool, Fault> {
        loop {
            let child = match self.scanner.next()? {
                Piece::Start(element) if element.local_name() == DATA => {
                    let mut place = element;
                    without_bound(&mut place);
                    attachment.children.push(Node::Element(place));
                    return Ok(true);
                }
                Piece::Whole(mut element) if element.local_name() == DATA => {
                    without_bound(&mut element);
                    element
                }
                Piece::Start(element) => self.scanner.element(element)?,
                Piece::Whole(element) => empty(element),
                Piece::Text => {
                    if !is_blank(&self.scanner.text) {
                        attachment.children.push(Node::Text(self.scanner.text.clone()));
                    }
                    continue;
                }
                Piece::End => return Ok(false),
                Piece::Eof => return Err(cut_off().at(self.scanner.at)),
            };
            attachment.children.push(Node::Element(child));
        }
    }

    /// Forgets data that stands before other data: the last counts, as in the official
    /// reader.
    pub(super) fn forget_data(&mut self, attachment: &mut Element) {
        let is_data = |node: &Node| matches!(node, Node::Element(element) if element.local_name() == DATA);
        let Some(last) = attachment.children.iter().rposition(is_data) else {
            return;
        };
        let mut at = 0;
        attachment.children.retain(|node| {
            at += 1;
            match node {
                Node::Element(before) if at <= last && is_data(node) => {
                    self.scanner.notes.note(Tolerance::Twice, before.at, &[DATA]);
                    false
                }
                _ => true,
            }
        });
    }

    /// Reads the end tag of the data.
    pub(super) fn end_data(&mut self) -> Result<(), Fault> {
        self.scanner.allow();
        match self.scanner.next()? {
            Piece::End => Ok(()),
            _ => Err(cut_off().at(self.scanner.at)),
        }
    }
}

/// Keeps what the element of the attachments has besides.
pub(super) fn keep_attributes(start: &Element, extra: &mut Extra) {
    let mut start = start.clone();
    without_bound(&mut start);
    start.attributes.retain(|(name, _)| name != "xmlns");
    extra.attributes = start.attributes;
}

/// The attribute that every manifest has.
pub(super) fn version() -> (String, String) {
    ("version".to_owned(), "1.0".to_owned())
}

fn root<B: Bytes>(scanner: &mut Scanner<B>) -> Result<(Element, bool), Fault> {
    loop {
        let (root, whole) = match scanner.next()? {
            Piece::Start(root) => (root, false),
            Piece::Whole(root) => (root, true),
            Piece::Text if is_blank(&scanner.text) => continue,
            Piece::Text if is_mime(&scanner.text) => return Err(older().at(scanner.at)),
            Piece::Text => return Err(outside_root().at(scanner.at)),
            Piece::End | Piece::Eof => {
                let empty = Message::new("tệp không có phần tử nào", "there is no element in the file");
                return Err(Fault::new(ErrorKind::Syntax, empty).at(scanner.at));
            }
        };
        refuse_relative(&root, &root)?;
        return Ok((root, whole));
    }
}

/// Whether a text is the head of a MIME message: the older generation sent its files
/// in the parts of one.
fn is_mime(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.contains("mime-version:") || text.contains("content-type:")
}

/// What stands behind the root: nothing.
fn trailer<B: Bytes>(scanner: &mut Scanner<B>) -> Result<(), Fault> {
    loop {
        match scanner.next()? {
            Piece::Text if is_blank(&scanner.text) => {}
            Piece::Eof => return Ok(()),
            _ => return Err(outside_root().at(scanner.at)),
        }
    }
}

/// The fault of a file that is something else than XML.
fn no_packet(kind: ErrorKind, what: Message) -> Fault {
    let Message { vi, en } = what;
    let message = Message::new(
        format!(
            "đây là {vi}, không phải gói tin edXML; gói tin là tệp XML có phần tử gốc `edXML`, còn văn bản nằm trong gói; hãy chọn đúng tệp gói tin, hoặc đọc tệp này như một văn bản"
        ),
        format!(
            "this is {en}, no edXML packet; a packet is an XML file whose root is `edXML`, with the letter inside; take the packet, or read this file as a letter"
        ),
    );
    Fault::new(kind, message).at(0)
}

fn missing(name: &str) -> Fault {
    Fault::data(
        format!("không có `{name}`; đây không phải gói tin edXML theo QCVN 102:2016/BTTTT"),
        format!("there is no `{name}`; this is no edXML packet by QCVN 102:2016/BTTTT"),
    )
}

/// The attribute that binds the name of an element to its namespace.
fn binding(element: &Element) -> String {
    match element.name.split_once(':') {
        Some((prefix, _)) => format!("xmlns:{prefix}"),
        None => "xmlns".to_owned(),
    }
}

/// Refuses what is of another generation, by name.
fn refuse_relative(element: &Element, root: &Element) -> Result<(), Fault> {
    let is_root = std::ptr::eq(element, root);
    let named = |name: &str| is_root && element.local_name() == name;
    match find_relative(element) {
        Some(fault) => Err(fault),
        None => match RELATIVES.iter().find(|row| row.0.is_empty() && named(row.1)) {
            Some((_, _, vi, en)) => Err(relative(vi, en).at(element.at)),
            None => Ok(()),
        },
    }
}

/// The fault of an element that is bound to the namespace of a relative.
fn find_relative(element: &Element) -> Option<Fault> {
    let bindings = element
        .attributes
        .iter()
        .filter(|(name, uri)| uri != NAMESPACE && name.starts_with("xmlns"));
    let row = bindings
        .flat_map(|(_, uri)| {
            RELATIVES
                .iter()
                .filter(move |row| !row.0.is_empty() && uri.contains(row.0))
        })
        .next();
    match row {
        Some((_, _, vi, en)) => Some(relative(vi, en).at(element.at)),
        None => element.elements().find_map(find_relative),
    }
}

/// The fault of a packet of the older generation.
fn older() -> Fault {
    let [(_, _, vi, en), ..] = RELATIVES;
    relative(vi, en)
}

fn relative(vi: &str, en: &str) -> Fault {
    Fault::new(
        ErrorKind::Unsupported,
        Message::new(format!("đây là {vi}"), format!("this is {en}")),
    )
}

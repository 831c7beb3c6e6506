//! What can be written, and the frame around it.

use std::io::Write;

use super::element::{Element, Node};
use super::model::frame::{Envelope, StatusHeader};
use super::model::{Edxml, Frame, Packet, Status, StatusPacket};
use super::names::{NAMESPACE, ROOT};
use super::record::Record;
use super::writer::Writer;
use super::xml::Xml;
use crate::document::Loss;
use crate::error::Error;

/// What can be written: a packet, a status, or what was read; each turns into one by
/// itself.
///
/// ```
/// use congvan::edxml::{self, EdxmlRef, Status, StatusCode};
///
/// let status = Status::new(StatusCode::Arrived);
/// assert!(matches!(EdxmlRef::from(&status), EdxmlRef::Status(_)));
/// assert!(edxml::to_string(&status).is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum EdxmlRef<'a> {
    /// A document.
    Document(&'a Packet),
    /// A status message.
    Status(&'a Status),
    /// A status message with what stands around it.
    StatusPacket(&'a StatusPacket),
}

impl<'a> From<&'a Packet> for EdxmlRef<'a> {
    fn from(packet: &'a Packet) -> Self {
        EdxmlRef::Document(packet)
    }
}

impl<'a> From<&'a Status> for EdxmlRef<'a> {
    fn from(status: &'a Status) -> Self {
        EdxmlRef::Status(status)
    }
}

impl<'a> From<&'a StatusPacket> for EdxmlRef<'a> {
    fn from(status: &'a StatusPacket) -> Self {
        EdxmlRef::StatusPacket(status)
    }
}

impl<'a> From<&'a Edxml> for EdxmlRef<'a> {
    fn from(content: &'a Edxml) -> Self {
        match content {
            Edxml::Document(packet) => EdxmlRef::Document(packet),
            Edxml::Status(status) => EdxmlRef::StatusPacket(status),
        }
    }
}

/// Writes all, the bytes of the attachments as they are packed.
pub(super) fn write<W: Write>(content: EdxmlRef<'_>, sink: W) -> Result<Vec<Loss>, Error> {
    match content {
        EdxmlRef::Document(packet) => {
            let mut writer = Writer::new(sink, packet)?;
            for attachment in &packet.attachments {
                match &attachment.content {
                    Some(content) => writer.attach_packed(content.as_bytes())?,
                    None => writer.attach_nothing()?,
                }
            }
            Ok(writer.finish()?.1)
        }
        EdxmlRef::Status(status) => status_message(&StatusPacket::from(status.clone()), sink),
        EdxmlRef::StatusPacket(packet) => status_message(packet, sink),
    }
}

fn status_message(packet: &StatusPacket, mut sink: impl Write) -> Result<Vec<Loss>, Error> {
    let header = StatusHeader {
        message: Some(packet.status.clone()),
        trace_header_list: packet.trace_header_list.clone(),
        signature: packet.signature.clone(),
        extra: packet.frame.header.clone(),
    };
    let mut header_element = header.write("edXML:edXMLHeader");
    keep_message(&mut header_element);
    keep_code(&mut header_element);
    let envelope = Envelope {
        header: Some(header_element),
        body: None,
        extra: packet.frame.envelope.clone(),
    };
    let mut xml = Xml::new();
    xml.open(&root(&packet.frame));
    xml.element(&envelope_element(&envelope));
    for other in &packet.frame.root.elements {
        xml.element(other);
    }
    xml.close(ROOT);
    sink.write_all(xml.out.as_bytes()).map_err(Error::io)?;
    sink.flush().map_err(Error::io)?;
    Ok(xml.losses)
}

/// A header has its message, even if that says nothing.
pub(super) fn keep_message(header: &mut Element) {
    if header.child("MessageHeader").is_none() {
        header
            .children
            .insert(0, Node::Element(Element::new("edXML:MessageHeader")));
    }
}

/// A status without code would be read as a document.
fn keep_code(header: &mut Element) {
    let mut elements = header.children.iter_mut().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    let message = elements.find(|element| element.local_name() == "MessageHeader");
    if let Some(message) = message.filter(|message| message.child("StatusCode").is_none()) {
        message.children.push(Node::Element(Element::new("edXML:StatusCode")));
    }
}

pub(super) fn root(frame: &Frame) -> Element {
    let mut root = Element::new(ROOT).with_attribute("xmlns", NAMESPACE);
    root.attributes.extend(frame.root.attributes.iter().cloned());
    root
}

pub(super) fn envelope_element(envelope: &Envelope) -> Element {
    let mut element = envelope.write("edXML:edXMLEnvelope");
    element
        .attributes
        .insert(0, ("xmlns:edXML".to_owned(), NAMESPACE.to_owned()));
    element
}

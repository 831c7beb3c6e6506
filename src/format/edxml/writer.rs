//! Writing a packet: the header, then each attachment as it comes.

use std::io::{self, Read, Write};

use super::element::{Element, Node};
use super::encode::{Data, encode};
use super::model::frame::{Body, DocumentHeader, Envelope};
use super::model::{Attachment, Frame, Header, Packet};
use super::names::{ATTACHMENT, ATTACHMENTS, DATA, ROOT};
use super::packing::{Packing, ZIP, entry_name, says_zip};
use super::record::Record;
use super::walk::version;
use super::write::{envelope_element, keep_message, root};
use super::xml::Xml;
use crate::document::Loss;
use crate::error::{Error, ErrorKind};
use crate::message::Message;

/// Writes a document packet to a sink, in memory that does not grow with it.
///
/// What the packet says is written first; then its attachments are given in turn, as
/// many as it lists.
///
/// ```
/// use congvan::edxml::{self, Attachment, Packet, Writer};
///
/// let mut packet = Packet::default();
/// packet.attach(Attachment::new("1", "thu.pdf"));
/// packet.attach(Attachment::new("2", "bảng.xlsx")); // will be zipped
///
/// let mut writer = Writer::new(Vec::new(), &packet)?;
/// writer.attach(&b"%PDF-1.7"[..])?; // anything that reads, such as a file
/// writer.attach(&b"..."[..])?;
/// let (file, losses) = writer.finish()?;
/// assert!(losses.is_empty());
///
/// let read = edxml::from_slice(&file)?.content.into_packet().unwrap();
/// assert_eq!(read.attachments[0].content.as_ref().unwrap().as_bytes(), b"%PDF-1.7");
/// assert!(read.attachments[1].content.as_ref().unwrap().as_bytes().starts_with(b"PK"));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug)]
pub struct Writer<W: Write> {
    sink: W,
    xml: Xml,
    attachments: std::vec::IntoIter<Attachment>,
    frame: Frame,
    written: usize,
    empty: bool,
}

impl<W: Write> Writer<W> {
    /// Writes what the packet says. The bytes that its attachments may hold are not used.
    ///
    /// # Errors
    ///
    /// What the sink gives.
    ///
    /// ```
    /// use congvan::edxml::{Attachment, Packet, Writer};
    ///
    /// let mut packet = Packet::default();
    /// packet.attach(Attachment::new("1", "thu.txt"));
    /// let mut writer = Writer::new(Vec::new(), &packet)?;
    /// writer.attach(&b"V/v b\xC3\xA1o c\xC3\xA1o"[..])?; // from anything that reads
    /// let (file, losses) = writer.finish()?;
    /// assert!(losses.is_empty() && file.starts_with(b"<?xml"));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub fn new(sink: W, packet: &Packet) -> Result<Self, Error> {
        let mut xml = Xml::new();
        let mut message = packet.header.clone();
        let lost = unreadable(&mut message);
        let mut body = Body {
            manifest: None,
            extra: packet.frame.body.clone(),
        }
        .write("edXML:edXMLBody");
        let mut manifest = packet.manifest.write("edXML:edXMLManifest");
        if manifest.attribute("version").is_none() {
            manifest.attributes.insert(0, version());
        }
        body.children.insert(0, Node::Element(manifest));
        let header = DocumentHeader {
            message: Some(message),
            trace_header_list: packet.trace_header_list.clone(),
            signature: packet.signature.clone(),
            extra: packet.frame.header.clone(),
        };
        let mut header = header.write("edXML:edXMLHeader");
        keep_message(&mut header);
        let envelope = Envelope {
            header: Some(header),
            body: None,
            extra: packet.frame.envelope.clone(),
        };
        let mut envelope = envelope_element(&envelope);
        let behind = envelope
            .children
            .iter()
            .position(|node| matches!(node, Node::Element(element) if element.local_name() == "edXMLHeader"));
        envelope
            .children
            .insert(behind.map_or(0, |at| at + 1), Node::Element(body));
        xml.open(&root(&packet.frame));
        xml.element(&envelope);
        xml.losses.extend(lost);
        let mut list = Element::new(ATTACHMENTS);
        list.attributes.clone_from(&packet.frame.attachments.attributes);
        let empty = packet.attachments.is_empty() && packet.frame.attachments.elements.is_empty();
        if empty {
            xml.element(&list);
        } else {
            xml.open(&list);
        }
        let described = packet.attachments.iter().map(|attachment| Attachment {
            content: attachment.content.as_ref().map(|_| Default::default()),
            ..described(attachment)
        });
        let mut writer = Self {
            sink,
            xml,
            attachments: described.collect::<Vec<_>>().into_iter(),
            frame: packet.frame.clone(),
            written: 0,
            empty,
        };
        writer.flush()?;
        Ok(writer)
    }

    fn flush(&mut self) -> Result<(), Error> {
        let written = self.sink.write_all(self.xml.out.as_bytes());
        self.xml.out.clear();
        written.map_err(Error::io)
    }

    /// Writes the next attachment from a file, packed as its type and name ask: zipped
    /// with one entry if the type is `application/zip` and the name is not that of a zip
    /// archive, as it is otherwise.
    ///
    /// # Errors
    ///
    /// More attachments than the packet lists, and what reading and the sink give.
    pub fn attach(&mut self, file: impl Read) -> Result<(), Error> {
        let about = self.next()?;
        let name = about.attachment_name.clone().unwrap_or_default();
        let content_type = about.content_type.clone();
        let zips = says_zip(content_type.as_deref()) && Packing::of_name(&name) == Packing::Zipped;
        if !zips {
            let packing = Packing::of_name(&name);
            let about = Attachment {
                content_type: content_type.or_else(|| Some(packing.content_type().to_owned())),
                ..about
            };
            return self.put(about, Data::Packed(file));
        }
        let about = Attachment {
            content_type: content_type.or_else(|| Some(ZIP.to_owned())),
            ..about
        };
        let entry = entry_name(&(self.written + 1).to_string(), &name);
        self.put(about, Data::Zipped(file, entry))
    }

    /// Writes the next attachment from bytes that are packed already.
    ///
    /// # Errors
    ///
    /// As [`Writer::attach`].
    pub fn attach_packed(&mut self, packed: impl Read) -> Result<(), Error> {
        let about = self.next()?;
        self.put(about, Data::Packed(packed))
    }

    /// Writes the next attachment without data, as some packets have it; the official
    /// reader refuses such a packet.
    ///
    /// # Errors
    ///
    /// As [`Writer::attach`].
    pub fn attach_nothing(&mut self) -> Result<(), Error> {
        let about = self.next()?;
        self.put(about, Data::<io::Empty>::Nothing)
    }

    /// Writes the end; gives the sink and what was lost.
    ///
    /// # Errors
    ///
    /// Fewer attachments than the packet lists, and what the sink gives.
    pub fn finish(mut self) -> Result<(W, Vec<Loss>), Error> {
        let missing = self.attachments.len();
        if missing > 0 {
            return Err(data(
                format!("còn thiếu {missing} tệp đính kèm mà gói tin đã kê"),
                format!("{missing} attachments that the packet lists were not given"),
            ));
        }
        if !self.empty {
            for other in &self.frame.attachments.elements {
                self.xml.element(other);
            }
            self.xml.close(ATTACHMENTS);
        }
        for other in &self.frame.root.elements {
            self.xml.element(other);
        }
        self.xml.close(ROOT);
        self.flush()?;
        self.sink.flush().map_err(Error::io)?;
        Ok((self.sink, self.xml.losses))
    }

    fn next(&mut self) -> Result<Attachment, Error> {
        self.attachments.next().ok_or_else(|| {
            data(
                "gói tin không kê thêm tệp đính kèm nào",
                "the packet lists no more attachments",
            )
        })
    }

    fn put<R: Read>(&mut self, about: Attachment, data: Data<R>) -> Result<(), Error> {
        let about = Attachment {
            content: (!matches!(data, Data::Nothing)).then(Default::default),
            ..about
        };
        let element = about.write(ATTACHMENT);
        self.xml.open(&Element {
            children: Vec::new(),
            ..element.clone()
        });
        let mut data = Some(data);
        for child in element.elements() {
            let taken = (child.local_name() == DATA).then(|| data.take()).flatten();
            let Some(data) = taken else {
                self.xml.element(child);
                continue;
            };
            self.xml.start_of_data(child);
            self.flush()?;
            encode(data, &mut self.sink)?;
            self.xml.end_of_data(child);
        }
        self.xml.close(ATTACHMENT);
        self.written += 1;
        self.flush()
    }
}

fn data(vi: impl Into<std::borrow::Cow<'static, str>>, en: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorKind::Data, Message::new(vi, en))
}

/// An attachment without its bytes: they may be large.
fn described(attachment: &Attachment) -> Attachment {
    Attachment {
        content_id: attachment.content_id.clone(),
        attachment_name: attachment.attachment_name.clone(),
        description: attachment.description.clone(),
        field_name: attachment.field_name.clone(),
        mime_type: attachment.mime_type.clone(),
        content_type: attachment.content_type.clone(),
        format: attachment.format.clone(),
        content: None,
        extra: attachment.extra.clone(),
    }
}

/// Takes out what would make the official reader lose the whole file.
fn unreadable(header: &mut Header) -> Option<Loss> {
    let steering = header.steering_type.as_ref().filter(|field| field.get().is_none())?;
    let loss = Loss::new(
        "/steeringType",
        steering.as_written(),
        Message::new(
            "SteeringType phải là số nguyên, nếu không bên nhận sẽ không đọc được cả gói tin",
            "SteeringType must be a whole number, or receivers cannot read the packet at all",
        ),
    );
    header.steering_type = None;
    Some(loss)
}

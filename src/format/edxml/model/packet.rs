//! A whole file.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::attachment::{Attachment, Manifest, Reference};
use super::codes::BusinessKind;
use super::header::Header;
use super::status::Status;
use super::trace::TraceHeaderList;
use crate::format::edxml::element::{Element, Extra};

/// A document packet: a document on its way between two systems (QCVN 102:2016/BTTTT).
///
/// ```
/// use congvan::edxml::{self, Attachment, Content, Code, Organization, Packet};
///
/// let mut packet = Packet::default();
/// packet.header.from = Some(Organization::new("H37.02", "Sở Nội vụ tỉnh Hà Khê"));
/// packet.header.to = vec![Organization::new("H37", "UBND tỉnh Hà Khê")];
/// packet.header.code = Some(Code::new("45", "SNV-VP"));
/// let mut attachment = Attachment::new("1", "thu.pdf");
/// attachment.content_type = Some("application/pdf".into());
/// attachment.content = Some(Content::new(*b"%PDF-1.7"));
/// packet.attach(attachment);
///
/// let written = edxml::to_string(&packet)?;
/// let reading = edxml::from_str(&written.output)?;
/// assert_eq!(reading.content.packet(), Some(&packet));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Packet {
    /// What it says about the document.
    pub header: Header,
    /// The way that it went, and what it does.
    pub trace_header_list: Option<TraceHeaderList>,
    /// The signature as found; reading does not verify it (feature `dsig` does).
    pub signature: Option<Element>,
    /// The list of attachments in the body.
    pub manifest: Manifest,
    /// The attachments.
    pub attachments: Vec<Attachment>,
    /// What the elements around them had besides.
    pub frame: Frame,
}

impl Packet {
    /// Adds an attachment, to the manifest as well.
    ///
    /// ```
    /// use congvan::edxml::{Attachment, Packet};
    ///
    /// let mut packet = Packet::default();
    /// packet.attach(Attachment::new("1", "thu.pdf"));
    /// assert_eq!(packet.manifest.reference.len(), packet.attachments.len()); // listed, too
    /// ```
    pub fn attach(&mut self, attachment: Attachment) {
        self.manifest.reference.push(Reference {
            content_id: attachment.content_id.clone(),
            content_type: attachment.content_type.clone(),
            description: attachment.description.clone(),
            attachment_name: attachment.attachment_name.clone(),
            ..Reference::default()
        });
        self.attachments.push(attachment);
    }

    /// What the packet does; one that does not say is a new document.
    ///
    /// `None` for a code that the standard does not have.
    #[must_use]
    pub fn business(&self) -> Option<BusinessKind> {
        let list = self.trace_header_list.as_ref();
        match list.and_then(|list| list.bussiness.as_ref()?.bussiness_doc_type.as_ref()) {
            Some(code) => code.get(),
            None => Some(BusinessKind::New),
        }
    }
}

/// What the elements around the header and the attachments had besides: attributes,
/// elements that the standard does not have.
///
/// ```
/// use congvan::edxml;
///
/// // A sender put an element of his own beside the envelope: it is kept.
/// let file = edxml::to_string(&edxml::Packet::default())?.output;
/// let file = file.replace("</edXML>", "<x:Room xmlns:x=\"urn:x\">12</x:Room></edXML>");
/// let reading = edxml::from_str(&file)?;
/// let frame = &reading.content.packet().unwrap().frame;
/// assert_eq!(frame.root.elements[0].local_name(), "Room");
/// assert!(edxml::to_string(&reading.content)?.output.contains("<x:Room"));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Frame {
    /// Of the root.
    pub root: Extra,
    /// Of `edXMLEnvelope`.
    pub envelope: Extra,
    /// Of `edXMLHeader`.
    pub header: Extra,
    /// Of `edXMLBody`.
    pub body: Extra,
    /// Of `AttachmentEncoded`.
    pub attachments: Extra,
}

/// A status message with what stands around it.
///
/// ```
/// use congvan::edxml::{self, Edxml, Status, StatusCode, StatusPacket};
///
/// let packet = StatusPacket::from(Status::new(StatusCode::Arrived));
/// let file = edxml::to_string(&packet)?.output;
/// assert!(matches!(edxml::from_str(&file)?.content, Edxml::Status(_)));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatusPacket {
    /// The message.
    pub status: Status,
    /// The way that it went.
    pub trace_header_list: Option<TraceHeaderList>,
    /// The signature as found.
    pub signature: Option<Element>,
    /// What the elements around it had besides.
    pub frame: Frame,
}

impl From<Status> for StatusPacket {
    fn from(status: Status) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }
}

/// What a file holds: a document or a status message.
///
/// As JSON it is `{"kind": …, "header": …, "attachments": […]}`, its header with the names
/// and the nesting of the standard in lower camel case.
///
/// ```
/// use congvan::edxml::{Edxml, Packet, Status, StatusCode};
///
/// assert!(Edxml::from(Packet::default()).packet().is_some());
/// assert!(Edxml::from(Status::new(StatusCode::Arrived)).packet().is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Edxml {
    /// A document.
    Document(Box<Packet>),
    /// A status message.
    Status(Box<StatusPacket>),
}

impl From<Packet> for Edxml {
    fn from(packet: Packet) -> Self {
        Edxml::Document(Box::new(packet))
    }
}

impl From<Status> for Edxml {
    fn from(status: Status) -> Self {
        Edxml::Status(Box::new(status.into()))
    }
}

impl Edxml {
    /// The packet, if it holds a document.
    #[must_use]
    pub fn packet(&self) -> Option<&Packet> {
        match self {
            Edxml::Document(packet) => Some(packet),
            Edxml::Status(_) => None,
        }
    }

    /// The message, if it is a status.
    #[must_use]
    pub fn status(&self) -> Option<&Status> {
        match self {
            Edxml::Document(_) => None,
            Edxml::Status(packet) => Some(&packet.status),
        }
    }

    pub(in crate::format::edxml) fn frame_mut(&mut self) -> &mut Frame {
        match self {
            Edxml::Document(packet) => &mut packet.frame,
            Edxml::Status(packet) => &mut packet.frame,
        }
    }

    /// The packet, if it holds a document.
    #[must_use]
    pub fn into_packet(self) -> Option<Packet> {
        match self {
            Edxml::Document(packet) => Some(*packet),
            Edxml::Status(_) => None,
        }
    }
}

/// A header with what stands beside it.
#[derive(Serialize)]
struct Beside<'a, T: Serialize> {
    #[serde(flatten)]
    message: &'a T,
    #[serde(rename = "traceHeaderList")]
    trace_header_list: &'a Option<TraceHeaderList>,
    signature: &'a Option<Element>,
}

impl Serialize for Edxml {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        match self {
            Edxml::Document(packet) => {
                map.serialize_entry("kind", "document")?;
                let beside = Beside {
                    message: &packet.header,
                    trace_header_list: &packet.trace_header_list,
                    signature: &packet.signature,
                };
                map.serialize_entry("header", &beside)?;
                map.serialize_entry("attachments", &packet.attachments)?;
            }
            Edxml::Status(packet) => {
                map.serialize_entry("kind", "status")?;
                let beside = Beside {
                    message: &packet.status,
                    trace_header_list: &packet.trace_header_list,
                    signature: &packet.signature,
                };
                map.serialize_entry("header", &beside)?;
                map.serialize_entry("attachments", &[(); 0])?;
            }
        }
        map.end()
    }
}

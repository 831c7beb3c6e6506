//! The frame of a packet, and what every reader makes of it.

use congvan::Error;
use congvan::edxml::{self, Packet, Reading};

pub(crate) const NAMESPACE: &str = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

/// A packet of a header, given as its elements, and of what stands behind the envelope.
pub(crate) fn packet(header: &str, behind: &str) -> String {
    enveloped("", header, "", behind)
}

/// The same with what stands before the packet and behind its header.
fn enveloped(before: &str, header: &str, body: &str, behind: &str) -> String {
    format!(
        "{before}<edXML xmlns=\"{NAMESPACE}\"><edXML:edXMLEnvelope xmlns:edXML=\"{NAMESPACE}\"><edXML:edXMLHeader>{header}\
         </edXML:edXMLHeader>{body}</edXML:edXMLEnvelope>{behind}</edXML>"
    )
}

/// A packet of a message, given as its elements.
pub(crate) fn message(elements: &str) -> String {
    packet(&format!("<edXML:MessageHeader>{elements}</edXML:MessageHeader>"), "")
}

/// A packet of one attachment, given as its elements.
pub(crate) fn file(elements: &str) -> String {
    files(&list(&format!("<Attachment>{elements}</Attachment>")))
}

/// A packet of lists of attachments.
pub(crate) fn files(lists: &str) -> String {
    packet("<edXML:MessageHeader/>", lists)
}

/// A list of attachments.
pub(crate) fn list(attachments: &str) -> String {
    format!("<AttachmentEncoded>{attachments}</AttachmentEncoded>")
}

/// A whole packet, as the official library writes it, of a message.
pub(crate) fn packet_of(message: &str) -> String {
    whole(&format!("<edXML:MessageHeader>{message}</edXML:MessageHeader>"), "")
}

/// The same of attachments.
pub(crate) fn packet_with(attachments: &str) -> String {
    whole("<edXML:MessageHeader/>", attachments)
}

fn whole(header: &str, attachments: &str) -> String {
    const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n";
    const BODY: &str = "<edXML:edXMLBody><edXML:edXMLManifest version=\"1.0\"/></edXML:edXMLBody>";
    enveloped(DECLARED, header, BODY, &list(attachments))
}

pub(crate) fn read(text: &str) -> Packet {
    edxml::from_str(text).unwrap().content.into_packet().unwrap()
}

/// What the reader of a text and that of a stream make of the same.
pub(crate) fn both(text: &str) -> [Reading; 2] {
    [
        edxml::from_str(text).unwrap(),
        edxml::from_reader(text.as_bytes()).unwrap(),
    ]
}

/// Why neither of them reads it.
pub(crate) fn refusals(text: &str) -> [Error; 2] {
    [
        edxml::from_str(text).unwrap_err(),
        edxml::from_reader(text.as_bytes()).unwrap_err(),
    ]
}

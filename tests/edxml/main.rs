//! Packets: read, written, forgiven and refused.
#![allow(
    clippy::field_reassign_with_default,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what tests share may fail like the tests, and the records are not exhaustive"
)]

mod any;
mod attached;
mod back;
mod cases;
mod convert;
mod files;
mod forgiven;
mod full;
mod refused;

use congvan::edxml::{self, Packet};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n\
<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\
<edXML:edXMLEnvelope xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\"><edXML:edXMLHeader>";

const BODY: &str = "</edXML:edXMLHeader><edXML:edXMLBody><edXML:edXMLManifest version=\"1.0\"/></edXML:edXMLBody>\
</edXML:edXMLEnvelope>";

/// A packet of a message, given as its elements.
fn packet_of(message: &str) -> String {
    format!(
        "{HEAD}<edXML:MessageHeader>{message}</edXML:MessageHeader>{BODY}<AttachmentEncoded></AttachmentEncoded></edXML>"
    )
}

/// A packet of attachments, given as their elements.
fn packet_with(attachments: &str) -> String {
    format!("{HEAD}<edXML:MessageHeader/>{BODY}<AttachmentEncoded>{attachments}</AttachmentEncoded></edXML>")
}

fn read(text: &str) -> Packet {
    edxml::from_str(text).unwrap().content.into_packet().unwrap()
}

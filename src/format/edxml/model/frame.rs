//! The elements around the messages, as records on their way to and from packets.

use super::attachment::Manifest;
use super::header::Header;
use super::status::Status;
use super::trace::TraceHeaderList;
use crate::format::edxml::element::Element;
use crate::format::edxml::record::record;

record! {
    /// `edXMLEnvelope`.
    pub(in crate::format::edxml) struct Envelope (last, kept) {
        header: Option<Element> = "edXML:edXMLHeader",
        body: Option<Body> = "edXML:edXMLBody",
    }
}

record! {
    /// `edXMLHeader` of a document.
    pub(in crate::format::edxml) struct DocumentHeader (last, kept) {
        message: Option<Header> = "edXML:MessageHeader",
        trace_header_list: Option<TraceHeaderList> = "edXML:TraceHeaderList",
        signature: Option<Element> = "Signature",
    }
}

record! {
    /// `edXMLHeader` of a status.
    pub(in crate::format::edxml) struct StatusHeader (last, kept) {
        message: Option<Status> = "edXML:MessageHeader",
        trace_header_list: Option<TraceHeaderList> = "edXML:TraceHeaderList",
        signature: Option<Element> = "Signature",
    }
}

record! {
    /// `edXMLBody`.
    pub(in crate::format::edxml) struct Body (last, kept) {
        manifest: Option<Manifest> = "edXML:edXMLManifest" or "Manifest",
    }
}

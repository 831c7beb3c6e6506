//! Packets of the national exchange of documents: edXML (QCVN 102:2016/BTTTT with its
//! amendment 1:2022, Thông tư 10/2016/TT-BTTTT and 01/2022/TT-BTTTT).
//!
//! Offices send each other letters over an axis (trục liên thông văn bản quốc gia) that
//! joins the systems of ministries and provinces. What travels is a packet: an XML file
//! whose header says what the letter says of itself (number, date, subject, who signed),
//! from which body to which, by identifiers such as `H99.02`; the letter itself is an
//! attachment, mostly a signed PDF. The receiver answers with status messages: arrived,
//! accepted, refused with the reason, done.
//!
//! | Part of a packet | Type |
//! |---|---|
//! | what it says of the letter, from whom to whom | [`Header`], [`Organization`] |
//! | the way it went; whether it recalls or updates one that was sent | [`TraceHeaderList`], [`Business`] |
//! | the files | [`Attachment`], [`Manifest`] |
//! | how far a letter has come | [`Status`], [`StatusCode`] |
//!
//! A file holds a document, with its header and attachments, or a status message about
//! one: [`Edxml`]. Reading forgives what senders really write and says so in
//! [diagnostics](Reading::diagnostics); [`Options::strict`] makes that an error.
//! Writing gives what the official library and strict receivers take.
//!
//! ```
//! use congvan::chrono::NaiveDate;
//! use congvan::edxml::{self, BusinessKind};
//!
//! let reading = edxml::from_str(r#"<?xml version="1.0" encoding="UTF-8"?>
//! <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">
//!   <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
//!     <edXML:edXMLHeader>
//!       <edXML:MessageHeader>
//!         <edXML:Code>
//!           <edXML:CodeNumber>45</edXML:CodeNumber>
//!           <edXML:CodeNotation>SNV-VP</edXML:CodeNotation>
//!         </edXML:Code>
//!         <edXML:PromulgationInfo>
//!           <edXML:PromulgationDate>02/05/2024</edXML:PromulgationDate>
//!         </edXML:PromulgationInfo>
//!       </edXML:MessageHeader>
//!     </edXML:edXMLHeader>
//!   </edXML:edXMLEnvelope>
//! </edXML>"#)?;
//! let packet = reading.content.packet().unwrap();
//! let info = packet.header.promulgation_info.as_ref().unwrap();
//! let date = info.promulgation_date.as_ref().unwrap();
//! assert_eq!(date.get(), NaiveDate::from_ymd_opt(2024, 5, 2));
//! assert_eq!(packet.business(), Some(BusinessKind::New));
//!
//! // The date is in another order than the standard has it.
//! let finding = &reading.diagnostics[0];
//! assert_eq!(finding.path, "/promulgationInfo/promulgationDate");
//! assert_eq!(finding.span.unwrap().line, 11);
//! # Ok::<(), congvan::Error>(())
//! ```
//!
//! Whether a packet keeps the standard is told by [`Check`]; a letter becomes a packet by
//! [`Packet::from_document`].
//!
//! # Large attachments
//!
//! [`from_slice`] decodes every attachment into memory. [`Reader`] and [`Writer`] stream
//! them; [`Index`] finds them in a slice and decodes nothing.
//!
//! # What is read
//!
//! UTF-8 or UTF-16; elements by their local names, in any order, under any prefix, bound
//! or not; only `edXMLEnvelope` must be in the namespace of the standard, as for the
//! official reader. Where an element stands twice, the one that the official reader
//! takes counts; the other is kept beside it. Elements and attributes that the standard
//! does not have are kept and written back. A DTD is refused, and so are entities.
//!
//! # What is written
//!
//! UTF-8 with CR LF, the prefixes and the order of the official writer, or the order in
//! which it was read. Empty elements are left out, dates and numbers are written in the
//! form of the standard. The same packet gives the same bytes.

mod active;
mod attachment;
mod body_name;
mod check;
mod convert;
mod data;
mod element;
mod encode;
mod field;
mod file_name;
mod flow;
mod index;
mod input;
mod leaves;
mod losses;
mod model;
mod names;
mod notes;
mod options;
mod packing;
mod pairs;
mod part;
mod place;
mod reading;
mod record;
mod scan;
#[cfg(feature = "dsig")]
mod signed;
mod spots;
mod stream;
mod tag;
mod text;
mod tree;
mod unpack;
mod utf16;
mod walk;
mod whole;
mod write;
mod writer;
mod xml;

pub use attachment::AttachmentReader;
pub use check::{Check, Target, rules, unjudged};
pub use element::{Element, Extra, Node};
pub use field::{Field, Value};
pub use file_name::safe_file_name;
pub use flow::Party;
pub use index::{Entry, EntryReader, Index};
pub use model::{
    Appendixes, Attachment, Business, BusinessDocumentInfo, BusinessKind, Code, Content, ContentId, DocumentType,
    Edxml, Frame, Header, Manifest, OrganIds, Organization, OtherInfo, Packet, PromulgationInfo, Receiver,
    ReceiverChange, Receivers, Reference, Replacement, Replacements, ResponseFor, SignerInfo, StaffInfo, Status,
    StatusCode, StatusPacket, Tasks, ToPlaces, TraceHeader, TraceHeaderList,
};
pub use options::Options;
pub use packing::Packing;
pub use reading::{Places, Reading};
#[cfg(feature = "dsig")]
pub use signed::{
    Coverage, PacketSignature, Rewriting, SenderMatch, Signer, Verified, signature_rules, verify, verify_with,
};
pub use stream::Reader;
pub use unpack::Unpacked;
pub(crate) use whole::outline_from_reader;
pub use whole::{
    from_reader, from_reader_with, from_slice, from_slice_with, from_str, from_str_with, to_string, to_vec, to_writer,
};
pub use write::EdxmlRef;
pub use writer::Writer;

//! The parts of a packet, compared with what was signed.

use super::Coverage;
use crate::format::dsig::Signature;
use crate::format::edxml::element::{Element, Node, local};
use crate::format::edxml::model::{Attachment, BusinessKind, Edxml, TraceHeaderList};
use crate::format::edxml::names::{ATTACHMENT, ATTACHMENTS, ENVELOPE, NAMESPACE};
use crate::format::edxml::options::Options;
use crate::format::edxml::record::Record;
use crate::format::edxml::whole::from_slice_with;

/// What a packet says, part by part, without the declarations of namespaces, which
/// canonical XML moves about.
pub(super) struct Parts {
    header: Element,
    trace: Option<Element>,
    /// What is said besides that a new document is brought.
    business: Option<Element>,
    manifest: Option<Element>,
    attachments: Vec<(Element, Option<Vec<u8>>)>,
}

/// A part that can be signed by itself: the elements around it, from the outside, and
/// which parts it holds.
struct Part {
    name: &'static str,
    around: (&'static str, &'static str),
    holds: Holds,
}

#[derive(Clone, Copy)]
struct Holds {
    header: bool,
    trace: bool,
    manifest: bool,
    attachments: Attachments,
}

/// Which attachments a part holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Attachments {
    None,
    /// One of them: it says nothing about others.
    One,
    /// Their list: there are no others, in no other order.
    All,
}

const fn holds(header: bool, trace: bool, manifest: bool, attachments: Attachments) -> Holds {
    Holds {
        header,
        trace,
        manifest,
        attachments,
    }
}

const EVERYTHING: Holds = holds(true, true, true, Attachments::All);

const OPEN: &str = "<edXML:edXMLEnvelope xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">";
const CLOSE: &str = "</edXML:edXMLEnvelope>";

/// What is written around the parts, inside the root and the envelope.
#[rustfmt::skip]
const PARTS: [Part; 8] = [
    Part { name: ENVELOPE, around: ("", ""), holds: holds(true, true, true, Attachments::None) },
    Part { name: "edXMLHeader", around: ("{", "}"), holds: holds(true, true, false, Attachments::None) },
    Part { name: "MessageHeader", around: ("{<edXML:edXMLHeader>", "</edXML:edXMLHeader>}"),
        holds: holds(true, false, false, Attachments::None) },
    Part { name: "TraceHeaderList", around: ("{<edXML:edXMLHeader>", "</edXML:edXMLHeader>}"),
        holds: holds(false, true, false, Attachments::None) },
    Part { name: "edXMLBody", around: ("{<edXML:edXMLHeader/>", "}"), holds: holds(false, false, true, Attachments::None) },
    Part { name: "edXMLManifest", around: ("{<edXML:edXMLHeader/><edXML:edXMLBody>", "</edXML:edXMLBody>}"),
        holds: holds(false, false, true, Attachments::None) },
    Part { name: ATTACHMENTS, around: ("{<edXML:edXMLHeader/>}", ""), holds: holds(false, false, false, Attachments::All) },
    Part { name: ATTACHMENT, around: ("{<edXML:edXMLHeader/>}<AttachmentEncoded>", "</AttachmentEncoded>"),
        holds: holds(false, false, false, Attachments::One) },
];

impl Parts {
    pub(super) fn of(content: &Edxml) -> Self {
        let trace = |list: &Option<TraceHeaderList>| list.as_ref().map(|list| bare(list.write("trace")));
        match content {
            Edxml::Document(packet) => Self {
                header: bare(packet.header.write("header")),
                trace: trace(&packet.trace_header_list),
                business: business(packet.trace_header_list.as_ref()),
                manifest: Some(bare(packet.manifest.write("manifest"))),
                attachments: packet.attachments.iter().map(attachment).collect(),
            },
            Edxml::Status(packet) => Self {
                header: bare(packet.status.write("header")),
                trace: trace(&packet.trace_header_list),
                business: business(packet.trace_header_list.as_ref()),
                manifest: None,
                attachments: Vec::new(),
            },
        }
    }

    /// Which of these parts a signature covers: each text that it signed is read by
    /// itself, and says the same.
    pub(super) fn covered_by(&self, signature: &Signature, options: &Options) -> Coverage {
        let mut covers = Coverage {
            attachments: vec![false; self.attachments.len()],
            ..Coverage::default()
        };
        for text in signature.signed() {
            if let Some((signed, holds)) = read(text, options) {
                self.compare(&signed, holds, &mut covers);
            }
        }
        // A status has no list and no attachments, and so none that is not signed; what brings
        // a new document, or no more than a status, does nothing to another.
        covers.manifest |= self.manifest.is_none();
        covers.business |= self.business.is_none();
        covers
    }

    fn compare(&self, signed: &Parts, holds: Holds, covers: &mut Coverage) {
        covers.header |= holds.header && signed.header == self.header;
        covers.trace_header_list |= holds.trace && signed.trace == self.trace;
        covers.business |= holds.trace && signed.business == self.business;
        covers.manifest |= holds.manifest && signed.manifest == self.manifest;
        let same = signed.attachments == self.attachments;
        for (covered, attachment) in covers.attachments.iter_mut().zip(&self.attachments) {
            *covered |= match holds.attachments {
                Attachments::None => false,
                Attachments::One => signed.attachments.contains(attachment),
                Attachments::All => same,
            };
        }
    }
}

/// Reads a signed text: a whole file, or one part with what belongs around it.
fn read(text: &[u8], options: &Options) -> Option<(Parts, Holds)> {
    let text = std::str::from_utf8(text).ok()?;
    let part = PARTS.iter().find(|part| Some(part.name) == root(text));
    let lenient = options.clone().strict(false);
    let Some(part) = part else {
        let reading = from_slice_with(text.as_bytes(), &lenient).ok()?;
        return Some((Parts::of(&reading.content), EVERYTHING));
    };
    let (before, behind) = part.around;
    let frame = |text: &str| text.replace('{', OPEN).replace('}', CLOSE);
    let whole = [
        &format!("<edXML xmlns=\"{NAMESPACE}\">"),
        frame(before).as_str(),
        text,
        frame(behind).as_str(),
        "</edXML>",
    ]
    .concat();
    let reading = from_slice_with(whole.as_bytes(), &lenient).ok()?;
    Some((Parts::of(&reading.content), part.holds))
}

/// The local name of the root of a canonical text.
fn root(text: &str) -> Option<&str> {
    let name = text.strip_prefix('<')?;
    let end = name.find([' ', '>'])?;
    name.get(..end).map(local)
}

fn business(list: Option<&TraceHeaderList>) -> Option<Element> {
    let business = list?.bussiness.as_ref()?;
    let written = bare(business.write("business"));
    let sort = business.bussiness_doc_type.as_ref();
    // Nothing but the sort: a reason or a document that is replaced is more than that.
    let is_new = sort.is_none_or(|sort| sort.get() == Some(BusinessKind::New));
    let is_bare = is_new && written.children.len() == usize::from(sort.is_some());
    (!is_bare).then_some(written)
}

fn attachment(attachment: &Attachment) -> (Element, Option<Vec<u8>>) {
    let bytes = attachment.content.as_ref().map(|content| content.as_bytes().to_vec());
    (bare(attachment.write("attachment")), bytes)
}

/// An element without the declarations of namespaces in it.
fn bare(mut element: Element) -> Element {
    let declares = |name: &str| name == "xmlns" || name.starts_with("xmlns:");
    element.attributes.retain(|(name, _)| !declares(name));
    element.attributes.sort();
    for child in &mut element.children {
        if let Node::Element(child) = child {
            *child = bare(std::mem::take(child));
        }
    }
    element
}

//! What a conversion between documents and packets loses.

use super::leaves::{Leaf, lay_out};
use super::model::Packet;
use super::record::Record;
use crate::document::{Document, Loss, System};
use crate::message::Message;

fn loss(path: impl Into<String>, what: impl Into<String>, vi: &'static str, en: &'static str) -> Loss {
    Loss::new(path, what, Message::new(vi, en))
}

/// A loss of what a header has no place for.
pub(super) fn no_place(path: &str, what: impl Into<String>) -> Loss {
    loss(
        path,
        what,
        "phần đầu gói tin edXML không có chỗ cho mục này",
        "the header of edXML has no place for it",
    )
}

/// A loss of a date that lacks its day or month, or whose day no calendar has.
pub(super) fn not_whole(path: &str, what: impl Into<String>) -> Loss {
    loss(
        path,
        what,
        "`PromulgationDate` phải đủ ngày, tháng, năm và có trong lịch",
        "`PromulgationDate` takes day, month and year, of a day that the calendar has",
    )
}

/// A loss of what a document has no field for.
pub(super) fn not_held(path: impl Into<String>, what: &str) -> Loss {
    loss(path, what, "văn bản không có mục này", "a document has no field for it")
}

/// What of a document a header has no place for, but its date and signature.
pub(super) fn lost_of(document: &Document) -> Vec<Loss> {
    let mut out = Vec::new();
    let mut lost = |is: bool, path: &str, what: &str| {
        if is {
            out.push(no_place(path, what));
        }
    };
    lost(!document.body.is_empty(), "/body", "nội dung văn bản");
    for (i, issuer) in document.issuers.iter().enumerate().skip(1) {
        lost(true, &format!("/issuers/{i}"), &issuer.name);
    }
    for (i, signature) in document.signatures.iter().enumerate().skip(1) {
        lost(
            true,
            &format!("/signatures/{i}"),
            signature.signer.as_deref().unwrap_or_default(),
        );
    }
    if let Some(secrecy) = document.secrecy {
        lost(true, "/secrecy", secrecy.name());
    }
    lost(!document.contact.is_empty(), "/contact", &document.contact.join("; "));
    lost(!document.stamps.is_empty(), "/stamps", &document.stamps.join("; "));
    lost(document.copy_block.is_some(), "/copy_block", "phần chứng thực bản sao");
    lost(
        !document.further_copies.is_empty(),
        "/further_copies",
        "phần chứng thực bản sao tiếp theo",
    );
    for (i, appendix) in document.appendices.iter().enumerate() {
        lost(
            !appendix.body.is_empty(),
            &format!("/appendices/{i}/body"),
            "nội dung phụ lục",
        );
        if let Some(reference) = &appendix.reference {
            lost(true, &format!("/appendices/{i}/reference"), reference);
        }
    }
    lost(
        !document.unplaced.is_empty(),
        "/unplaced",
        &document.unplaced.join("; "),
    );
    out
}

/// Texts of a header that a document takes over; what it cannot read of them is told
/// where it is read.
const HELD: [&str; 14] = [
    "/from/organName",
    "/from/organizationInCharge",
    "/to/organName",
    "/code/codeNumber",
    "/code/codeNotation",
    "/promulgationInfo/place",
    "/promulgationInfo/promulgationDate",
    "/documentType/typeName",
    "/subject",
    "/signerInfo/competence",
    "/signerInfo/position",
    "/signerInfo/fullName",
    "/toPlaces/place",
    "/otherInfo/appendixes/appendix",
];

/// Texts that a document takes over if it understands them.
type Understood = (&'static str, fn(&Packet, &Document, &str) -> bool);
const UNDERSTOOD: [Understood; 7] = [
    ("/content", |packet, _, _| {
        packet.header.content == packet.header.subject
    }),
    ("/documentType/type", |_, document, text| is_type(document, 0, text)),
    ("/documentType/typeDetail", |_, document, text| {
        is_type(document, 1, text)
    }),
    // 0 is what nobody hurries.
    ("/otherInfo/priority", |_, document, text| {
        document.urgency.is_some() || text == "0"
    }),
    ("/otherInfo/sphereOfPromulgation", |_, document, _| {
        document.circulation.is_some()
    }),
    ("/otherInfo/typerNotation", |_, document, _| document.drafter.is_some()),
    ("/otherInfo/promulgationAmount", |_, document, _| {
        document.issued_copies.is_some()
    }),
];

/// Whether a number of the type, the group or the row in its table, is that of the kind.
fn is_type(document: &Document, part: usize, text: &str) -> bool {
    let normative = document.system() == System::Normative;
    let kind = document.kind.as_ref();
    match kind.and_then(|kind| kind.edxml_type(normative)) {
        Some((group, row)) => [group, row].get(part).is_some_and(|number| number.to_string() == text),
        None => part == 0 && text == if normative { "1" } else { "2" },
    }
}

impl Packet {
    /// What the document of this packet has no field for.
    pub(super) fn lost(&self, document: &Document) -> Vec<Loss> {
        let mut leaves = Vec::new();
        lay_out(&self.header.write("message"), "", ("", ""), &mut leaves);
        let held = |leaf: &Leaf| {
            let row = UNDERSTOOD.iter().find(|(row, _)| *row == leaf.row);
            row.map_or(HELD.contains(&leaf.row.as_str()), |(_, is)| {
                is(self, document, &leaf.text)
            })
        };
        let lost = leaves.iter().filter(|leaf| !held(leaf));
        let mut out: Vec<Loss> = lost.map(|leaf| not_held(leaf.path.as_str(), &leaf.text)).collect();
        if self.trace_header_list.is_some() {
            out.push(not_held("/traceHeaderList", ""));
        }
        if self.signature.is_some() {
            out.push(not_held("/signature", ""));
        }
        for (i, attachment) in self.attachments.iter().enumerate() {
            let name = attachment.attachment_name.as_deref().unwrap_or_default();
            out.push(not_held(format!("/attachments/{i}"), name));
        }
        let frame = &self.frame;
        for extra in [
            &frame.root,
            &frame.envelope,
            &frame.header,
            &frame.body,
            &frame.attachments,
        ] {
            out.extend(extra.elements.iter().map(|element| not_held("", &element.name)));
        }
        out
    }
}

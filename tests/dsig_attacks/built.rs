//! Packets that are built otherwise than the standard has it, so that readers differ.

use congvan::dsig::{Certificate, Reference, Report, Signature, SignatureStatus, Trust, Verifier};
use congvan::edxml;

use super::evil;
use super::signed::{between, verified};

/// Packets whose signatures all hold, with a part that was moved aside, doubled or put
/// beside the signed one. What stands in an element that the standard does not know is
/// read by nobody; of two parts, one program takes the first and another the last.
fn built_otherwise() -> Vec<(&'static str, String)> {
    let text = super::text("by_id");
    let one = super::text("one_attachment");
    let list = between(&text, "<AttachmentEncoded", "</AttachmentEncoded>").to_owned();
    let file = between(&list, "<Attachment ", "</Attachment>").to_owned();
    let header = between(&text, "<edXML:MessageHeader", "</edXML:MessageHeader>").to_owned();
    let trace = between(&text, "<edXML:TraceHeaderList", "</edXML:TraceHeaderList>").to_owned();
    let body = between(&text, "<edXML:edXMLBody", "</edXML:edXMLBody>").to_owned();
    let data = between(
        &list,
        "<edXML:ContentTransferEncoded",
        "</edXML:ContentTransferEncoded>",
    )
    .to_owned();
    let envelope = "<edXML:edXMLEnvelope xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">";
    let other = "JVBERi0xLjcKZ2nhuqMK";
    let evil_data = data.replace("JVBERi0xLjcKZ2nhuqV5IG3hu51pIHRo4butCg==", other);
    let unsigned = |part: &str| {
        ["header", "body", "attachments", "attachment-1"]
            .iter()
            .fold(part.to_owned(), |part, id| part.replace(&format!(" Id=\"{id}\""), ""))
    };
    let evil_list = unsigned(&list).replace(&data, &evil_data);
    let aside = |part: &str| format!("<k:Kho xmlns:k=\"urn:kho\">{part}</k:Kho>");
    let swap = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let signed_file = between(&one, "<Attachment ", "</Attachment>").to_owned();
    vec![
        ("the list moved aside", swap(&list, &aside(&list))),
        (
            "the list moved into the envelope",
            swap(&list, "").replace(&body, &format!("{body}{list}")),
        ),
        (
            "a signed attachment moved aside",
            one.replacen(&signed_file, &aside(&signed_file), 1),
        ),
        ("an unsigned list before", swap(&list, &format!("{evil_list}{list}"))),
        ("an unsigned list behind", swap(&list, &format!("{list}{evil_list}"))),
        (
            "two data in a list before",
            swap(
                &list,
                &format!(
                    "{}{}",
                    aside(&list),
                    evil_list.replace(&evil_data, &format!("{evil_data}{data}"))
                ),
            ),
        ),
        (
            "the same attachment again",
            one.replacen(&signed_file, &format!("{signed_file}{}", unsigned(&signed_file)), 1),
        ),
        (
            "an unsigned header before",
            swap(&header, &format!("{}{header}", evil(&header))),
        ),
        (
            "an unsigned header behind",
            swap(&header, &format!("{header}{}", evil(&header))),
        ),
        (
            "an unsigned body before",
            swap(
                &body,
                &format!("{}{body}", unsigned(&body).replace("Giấy mời", "Hỏa tốc")),
            ),
        ),
        (
            "an unsigned envelope behind",
            swap(
                "</edXML:edXMLEnvelope>",
                &format!(
                    "</edXML:edXMLEnvelope>{envelope}<edXML:edXMLHeader>{}</edXML:edXMLHeader></edXML:edXMLEnvelope>",
                    evil(&header)
                ),
            ),
        ),
        (
            "an envelope of another namespace",
            swap(
                envelope,
                &format!("<e:edXMLEnvelope xmlns:e=\"urn:e\"><e:edXMLHeader/></e:edXMLEnvelope>{envelope}"),
            ),
        ),
        ("two ways", swap(&trace, &format!("{trace}{trace}"))),
        ("the way moved aside", swap(&trace, &aside(&trace))),
        (
            "two businesses",
            swap(
                "<edXML:Bussiness>",
                "<edXML:Bussiness><edXML:BussinessDocType>1</edXML:BussinessDocType></edXML:Bussiness><edXML:Bussiness>",
            ),
        ),
        (
            "a business by its other name beside",
            swap(
                "<edXML:Bussiness>",
                "<edXML:Business><edXML:BusinessDocType>1</edXML:BusinessDocType></edXML:Business><edXML:Bussiness>",
            ),
        ),
        (
            "an attachment in the Object of the signature",
            text.replace(
                "</Signature>",
                &format!("<Object>{}</Object></Signature>", unsigned(&file)),
            ),
        ),
    ]
}

#[test]
fn a_packet_that_is_built_otherwise_is_not_trusted() {
    for (what, packet) in built_otherwise() {
        let verified = verified(packet.as_bytes());
        assert_eq!(verified.status(), SignatureStatus::Valid, "{what}");
        assert!(!verified.is_trusted() && !verified.is_from_sender(), "{what}");
        assert!(verified.signatures.iter().all(|one| !one.covers.is_whole()), "{what}");
        let told = verified.diagnostics.iter().find(|finding| finding.code == "ED-S14");
        assert!(
            told.is_some_and(|told| told.message.en.contains("ask the sender")),
            "{what}"
        );
    }
}

#[test]
fn what_harms_nobody_stays_trusted() {
    let text = super::text("by_id");
    let trace = "</edXML:TraceHeader>";
    let station = between(&text, "<edXML:TraceHeader>", trace);
    for (what, packet) in [
        (
            "stations of the exchange",
            text.replacen(trace, &format!("{trace}{station}{station}"), 1),
        ),
        (
            "an unknown element",
            text.replacen("</edXML>", "<k:Kho xmlns:k=\"urn:kho\">5</k:Kho></edXML>", 1),
        ),
        (
            "an unknown element of the envelope",
            text.replacen("</edXML:edXMLEnvelope>", "<edXML:Extra/></edXML:edXMLEnvelope>", 1),
        ),
        (
            "a manifest of XML-DSig",
            text.replacen("</Signature>", "<Object><Manifest/></Object></Signature>", 1),
        ),
    ] {
        assert_ne!(packet, text, "{what}");
        let verified = verified(packet.as_bytes());
        assert!(
            verified.is_trusted() && verified.is_from_sender(),
            "{what}: {:?}",
            verified.diagnostics
        );
        assert!(verified.signatures[0].covers.plain);
    }
}

/// A document that is new may still say whom it replaces and why.
#[test]
fn what_is_said_beside_a_new_document_must_be_signed() {
    let text = super::text("by_id");
    let new = "<edXML:BussinessDocType>0</edXML:BussinessDocType>";
    for more in [
        "<edXML:BussinessDocReason>thu hồi công văn 45</edXML:BussinessDocReason>",
        "<edXML:DocumentId>H37.02,2025/12/01,44/SNV-VP</edXML:DocumentId>",
        "<edXML:BussinessDocType>1</edXML:BussinessDocType>",
        "<edXML:Paper>1</edXML:Paper>",
        "<edXML:StaffInfo><edXML:Staff>Lê Văn An</edXML:Staff></edXML:StaffInfo>",
        "<edXML:ReplacementInfoList><edXML:ReplacementInfo><edXML:DocumentId>H37.02,2025/12/01,44/SNV-VP</edXML:DocumentId></edXML:ReplacementInfo></edXML:ReplacementInfoList>",
    ] {
        let forged = text.replacen(new, &format!("{new}{more}"), 1);
        assert_ne!(forged, text);
        let verified = verified(forged.as_bytes());
        let covers = &verified.signatures[0].covers;
        assert!(covers.header && !covers.business && !verified.is_trusted(), "{more}");
        assert!(
            verified.diagnostics.iter().any(|finding| finding.code == "ED-S10"),
            "{more}"
        );
    }
}

/// A verifier for which one signature holds, with references to identifiers.
struct Holding(&'static [&'static str]);

impl Verifier for Holding {
    fn verify(&self, _: &[u8]) -> Result<Report, congvan::Error> {
        let mut signature = Signature::new(SignatureStatus::Valid);
        signature.references = self
            .0
            .iter()
            .map(|uri| Reference::new(Some((*uri).into()), ""))
            .collect();
        signature.references.iter_mut().for_each(|one| one.holds = Some(true));
        Ok(Report::new(vec![signature]))
    }
}

/// What is signed attachment by attachment can be put in another order, or taken out.
#[test]
fn attachments_that_were_signed_one_by_one_stand_as_they_were_signed() {
    let text = super::text("by_id");
    let second = |part: &str| {
        let part = part.replace("cid:1", "cid:2").replace("attachment-1", "attachment-2");
        part.replace("Giấy mời", "Danh sách")
    };
    let file = between(&text, "<Attachment ", "</Attachment>");
    let reference = between(&text, "<edXML:Reference>", "</edXML:Reference>");
    let with = |files: &str, listed: &str| text.replacen(file, files, 1).replacen(reference, listed, 1);
    let listed = format!("{reference}{}", second(reference));
    let honest = with(&format!("{file}{}", second(file)), &listed);
    let exchanged = with(&format!("{}{file}", second(file)), &listed);
    let fewer = with(file, &listed);
    let more = with(&format!("{file}{}", second(file)), reference);
    let both = &["#header", "#body", "#attachment-1", "#attachment-2"];
    let back = &["#header", "#attachment-2", "#attachment-1"];
    for (what, packet, uris, plain) in [
        ("as signed", &honest, &both[..], true),
        ("signed in another order than listed", &honest, &back[..], true),
        ("exchanged", &exchanged, &both[..], false),
        ("one taken out", &fewer, &both[..3], false),
        ("one added", &more, &both[..3], false),
        ("one that is nowhere", &fewer, &both[..], false),
        ("a reference to what is no part", &honest, &["#cái-khác"][..], false),
        ("the whole file", &honest, &[""][..], true),
        ("the signature itself", &honest, &["#signature"][..], true),
    ] {
        let verified = edxml::verify(packet.as_bytes(), &Holding(uris)).unwrap();
        assert_eq!(
            verified.signatures[0].covers.plain, plain,
            "{what}: {:?}",
            verified.diagnostics
        );
    }
}

/// A verifier for which several signatures hold, each of a certificate of `tests/dsig`, with
/// references to identifiers. What they signed is the text of the element in the file.
struct Several(Signed);

/// The certificate of each signature, and what it refers to.
type Signed = &'static [(&'static str, &'static [&'static str])];

impl Verifier for Several {
    fn verify(&self, file: &[u8]) -> Result<Report, congvan::Error> {
        let text = std::str::from_utf8(file).unwrap();
        let signatures = self.0.iter().map(|(certificate, ids)| {
            let pem = std::fs::read(super::signed::path(certificate)).unwrap();
            let mut signature = Signature::new(SignatureStatus::Valid);
            signature.trust = Trust::Trusted;
            signature.certificate = Some(Certificate::from_der(&super::signed::der(&pem)).unwrap());
            signature.references = ids.iter().map(|id| held(text, id)).collect();
            signature
        });
        Ok(Report::new(signatures.collect()))
    }
}

/// A reference that holds, with what it selects.
fn held(text: &str, id: &str) -> Reference {
    let at = text.find(&format!(" Id=\"{id}\"")).unwrap();
    let start = text[..at].rfind('<').unwrap();
    let name = &text[start + 1..at];
    let mut reference = Reference::new(Some(format!("#{id}")), "");
    reference.holds = Some(true);
    reference.signed = Some(between(&text[start..], "<", &format!("</{name}>")).as_bytes().to_vec());
    reference
}

/// A packet of two attachments, which can be signed one by one, listed with or without
/// their identifiers.
fn two_attachments(exchanged: bool, listed: bool) -> String {
    let text = super::text("by_id");
    let second = |part: &str| {
        let part = part.replace("cid:1", "cid:2").replace("attachment-1", "attachment-2");
        part.replace("Giấy mời", "Danh sách")
            .replace("JVBERi0xLjcK", "JVBERi0xLjgK")
    };
    let file = between(&text, "<Attachment ", "</Attachment>");
    let reference = between(&text, "<edXML:Reference>", "</edXML:Reference>");
    let files = match exchanged {
        false => format!("{file}{}", second(file)),
        true => format!("{}{file}", second(file)),
    };
    let list = match listed {
        true => format!("{reference}{}", second(reference)),
        false => reference
            .replace("<edXML:ContentId>cid:1</edXML:ContentId>", "")
            .repeat(2),
    };
    text.replacen(file, &files, 1).replacen(reference, &list, 1)
}

const BOTH: &[&str] = &["header", "body", "attachment-1", "attachment-2"];
const FIRST: &[&str] = &["header", "body", "attachment-1"];
const SECOND: &[&str] = &["header", "attachment-2"];
const BACK: &[&str] = &["header", "body", "attachment-2", "attachment-1"];
const LIST: &[&str] = &["header", "body", "attachments"];

fn codes(verified: &edxml::Verified) -> Vec<&str> {
    let mut codes: Vec<&str> = verified.diagnostics.iter().map(|found| found.code.as_ref()).collect();
    codes.retain(|code| *code != "ED-S12");
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Two signatures that both hold the header may each have attachments of its own: how these
/// lie to each other, neither says.
#[test]
fn the_order_of_attachments_that_several_signatures_share_is_that_of_the_list() {
    // Who signed what; the codes where the order is that of signing and where it was exchanged,
    // with a list that names the attachments and with one that does not.
    type Case = (Signed, [&'static [&'static str]; 4]);
    const ODD: &[&str] = &["ED-S14"];
    const PART: &[&str] = &["ED-S10"];
    const PART_AND_ODD: &[&str] = &["ED-S10", "ED-S14"];
    const APART: &[&str] = &["ED-S10", "ED-S13"];
    const CASES: [Case; 6] = [
        (&[("ec.pem", BOTH)], [&[], ODD, &[], ODD]),
        // One signer, of whose signatures each has one of them.
        (
            &[("ec.pem", FIRST), ("ec.pem", SECOND)],
            [PART, PART_AND_ODD, PART_AND_ODD, PART_AND_ODD],
        ),
        // Two signers: nobody vouches for both.
        (
            &[("ec.pem", FIRST), ("root.pem", SECOND)],
            [APART, PART_AND_ODD, PART_AND_ODD, PART_AND_ODD],
        ),
        // One has both, and the other one of them, or both in another order.
        (
            &[("ec.pem", BOTH), ("root.pem", SECOND)],
            [PART, PART_AND_ODD, PART, PART_AND_ODD],
        ),
        (&[("ec.pem", BOTH), ("root.pem", BACK)], [&[], ODD, ODD, ODD]),
        (&[("ec.pem", LIST), ("root.pem", SECOND)], [PART, PART, PART, PART]),
    ];
    for (signatures, expected) in CASES {
        let packets = [(false, true), (true, true), (false, false), (true, false)];
        for ((exchanged, listed), expected) in packets.into_iter().zip(expected) {
            let packet = two_attachments(exchanged, listed);
            let verified = edxml::verify(packet.as_bytes(), &Several(signatures)).unwrap();
            let case = format!("{signatures:?}, exchanged {exchanged}, listed {listed}");
            assert_eq!(codes(&verified), *expected, "{case}: {:?}", verified.diagnostics);
            let all = signatures.iter().all(|(name, _)| *name == "ec.pem");
            let whole = signatures[0].1.len() > FIRST.len() || signatures[0].1 == LIST || all;
            assert_eq!(verified.is_trusted(), whole && !expected.contains(&"ED-S14"), "{case}");
        }
    }
}

/// Attachments that bear one identifier are not told apart by the list.
#[test]
fn identifiers_that_stand_twice_bind_no_order() {
    let twice = |exchanged| two_attachments(exchanged, true).replace("cid:2", "cid:1");
    for (exchanged, odd) in [(false, false), (true, true)] {
        let verified = edxml::verify(twice(exchanged).as_bytes(), &Several(&[("ec.pem", BOTH)])).unwrap();
        assert_eq!(codes(&verified).contains(&"ED-S14"), odd, "{:?}", verified.diagnostics);
        assert_eq!(verified.is_trusted(), !odd);
    }
}

/// A status says how far a document has come; what is done to one may stand in its list of
/// stations, too, which nobody signs.
#[test]
fn a_recall_in_a_status_that_nobody_signed_is_not_covered() {
    const HEADER: Signed = &[("ec.pem", &["header"])];
    const WITH_WAY: Signed = &[("ec.pem", &["header", "way"])];
    let status = |more: &str| {
        format!(
            "<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\
             <edXML:edXMLEnvelope xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\"><edXML:edXMLHeader>\
             <edXML:MessageHeader Id=\"header\"><edXML:From><edXML:OrganId>H37.02</edXML:OrganId></edXML:From>\
             <edXML:ResponseFor><edXML:OrganId>H37.31.04</edXML:OrganId></edXML:ResponseFor>\
             <edXML:StatusCode>03</edXML:StatusCode></edXML:MessageHeader>\
             <edXML:TraceHeaderList Id=\"way\"><edXML:TraceHeader><edXML:OrganId>H37.02</edXML:OrganId>\
             <edXML:Timestamp>2026/01/05 08:00:00</edXML:Timestamp></edXML:TraceHeader>{more}</edXML:TraceHeaderList>\
             </edXML:edXMLHeader></edXML:edXMLEnvelope></edXML>"
        )
    };
    let recall = "<edXML:Bussiness><edXML:BussinessDocType>1</edXML:BussinessDocType></edXML:Bussiness>";
    let new = recall.replace('1', "0");
    let judged = |packet: &str, signed: Signed| {
        let verified = edxml::verify(packet.as_bytes(), &Several(signed)).unwrap();
        assert!(verified.reading.content.status().is_some());
        let told = verified.diagnostics.iter().find(|found| found.code == "ED-S10");
        let told = told.map(|found| found.message.en.to_string()).unwrap_or_default();
        (
            verified.is_trusted(),
            verified.signatures[0].covers.trace_header_list,
            told,
        )
    };
    let (trusted, way, told) = judged(&status(recall), HEADER);
    assert!(!trusted && !way && told.contains("recall"), "{told}");
    for packet in [status(""), status(&new)] {
        assert_eq!(judged(&packet, HEADER), (true, false, String::new()));
    }
    assert_eq!(judged(&status(recall), WITH_WAY), (true, true, String::new()));
}

//! What attackers do to signed packets: nothing that they change passes for signed.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what tests share may fail like the tests"
)]

#[path = "dsig_attacks/built.rs"]
mod built;
mod signed;

use congvan::dsig::{Limits, Native, ProblemKind, SignatureStatus, Trust, Verifier};
use congvan::edxml::{self, Rewriting};
use proptest::prelude::*;

use signed::{between, file, status, text, trusting, verified};

const EVIL: &str = "thu hồi công văn";

/// The subject is another; the signed one may stand anywhere else.
fn evil(header: &str) -> String {
    header
        .replace("tập huấn công tác văn thư", EVIL)
        .replace(" Id=\"header\"", "")
}

/// Packets in which the signed header is moved, doubled or wrapped, so that readers and
/// verifiers could look at different ones (XSW 1 to 8 of Somorovsky and others, and more).
fn wrapped() -> Vec<(&'static str, String)> {
    let text = text("by_id");
    let header = between(&text, "<edXML:MessageHeader", "</edXML:MessageHeader>").to_owned();
    let signature = between(&text, "<Signature", "</Signature>").to_owned();
    let attachments = between(&text, "<AttachmentEncoded", "</AttachmentEncoded>").to_owned();
    let evil = evil(&header);
    let swap = |inner: &str| text.replacen(&header, inner, 1);
    let in_object = signature.replace("</Signature>", &format!("<Object>{header}</Object></Signature>"));
    let without = text.replacen(&signature, "", 1);
    let end = "</edXML:edXMLHeader>";
    let root = "</edXML>";
    let evil_files = attachments
        .replace(" Id=\"attachments\"", "")
        .replace("JVBERi0xLjcKZ2nhuqV5IG3hu51pIHRo4butCg==", "JVBERi0xLjcKZ2nhuqMK");
    vec![
        ("signed header behind the evil one", swap(&format!("{header}{evil}"))),
        ("signed header in the header, evil one behind", text.replace(end, &format!("{evil}{end}"))),
        ("signed header in an Object", swap(&evil).replacen(&signature, &in_object, 1)),
        ("signed header inside the evil one", swap(&evil.replace("</edXML:MessageHeader>", &format!("<edXML:Extra>{header}</edXML:Extra></edXML:MessageHeader>")))),
        ("signed header below the root", swap(&evil).replace(root, &format!("{header}{root}"))),
        ("signed header in an element of its own", swap(&evil).replace(root, &format!("<Wrapper>{header}</Wrapper>{root}"))),
        ("signed header in the body", swap(&evil).replace("<edXML:edXMLManifest", &format!("{header}<edXML:edXMLManifest"))),
        ("signature moved to the root, header with it", swap(&evil).replacen(&signature, "", 1).replace(root, &format!("<Wrapper>{header}{signature}</Wrapper>{root}"))),
        ("evil envelope before the signed one", text.replacen("<edXML:edXMLEnvelope", &format!("<edXML:edXMLEnvelope xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\"><edXML:edXMLHeader>{evil}</edXML:edXMLHeader></edXML:edXMLEnvelope><edXML:edXMLEnvelope"), 1)),
        ("evil header before the signed header element", text.replacen("<edXML:edXMLHeader>", &format!("<edXML:edXMLHeader>{evil}</edXML:edXMLHeader><edXML:edXMLHeader>"), 1)),
        ("evil header element behind", text.replacen(end, &format!("{end}<edXML:edXMLHeader>{evil}</edXML:edXMLHeader>"), 1)),
        ("same identifier twice", swap(&evil.replace("<edXML:MessageHeader", "<edXML:MessageHeader Id=\"header\"")).replace(root, &format!("<Wrapper>{header}</Wrapper>{root}"))),
        ("same identifier by ID", swap(&evil.replace("<edXML:MessageHeader", "<edXML:MessageHeader ID=\"header\"")).replace(root, &format!("<Wrapper>{header}</Wrapper>{root}"))),
        ("signature before, header in its Object", without.replacen(&header, &format!("{in_object}{evil}"), 1)),
        ("evil attachments behind the signed ones", text.replace(root, &format!("{evil_files}{root}"))),
        ("evil attachments, signed ones wrapped", text.replacen(&attachments, &format!("<Wrapper>{attachments}</Wrapper>{evil_files}"), 1)),
        ("evil attachment added", text.replace("</AttachmentEncoded>", &format!("</AttachmentEncoded>{}", evil_files.replace("<Attachment ", "<Attachment x=\"1\" ")))),
        ("whole signed file in an Object", in_whole()),
    ]
}

/// A file signed as a whole, inside the Object of its signature in another file.
fn in_whole() -> String {
    let text = text("rsa_sha256");
    let root = between(&text, "<edXML ", "</edXML>").to_owned();
    let signature = between(&text, "<Signature", "</Signature>").to_owned();
    let inside = root.replace(&signature, "").replace("<edXML ", "<edXML Id=\"whole\" ");
    let moved = signature.replace("URI=\"\"", "URI=\"#whole\"");
    let moved = moved.replace("</Signature>", &format!("<Object>{inside}</Object></Signature>"));
    evil(&text).replacen(&signature, &moved, 1)
}

#[test]
fn wrapped_signatures_never_cover_what_is_read() {
    let cases = wrapped();
    assert!(cases.len() >= 10);
    let honest = text("by_id");
    for (what, packet) in cases {
        assert_ne!(packet, honest, "{what}");
        let Ok(verified) = edxml::verify(packet.as_bytes(), &trusting("root.pem")) else {
            continue;
        };
        let content = verified.reading.content.packet().unwrap();
        let evil_header = content.header.subject.as_deref() == Some(EVIL);
        let bytes = |index: usize| {
            content
                .attachments
                .get(index)
                .and_then(|a| a.content.as_ref().map(|c| c.as_bytes().to_vec()))
        };
        let honest_file = edxml::from_str(&honest).unwrap().content.into_packet().unwrap();
        let evil_files = bytes(0)
            != honest_file.attachments[0]
                .content
                .as_ref()
                .map(|c| c.as_bytes().to_vec());
        for one in &verified.signatures {
            assert!(!(evil_header && one.covers.header), "{what}: covers an evil header");
            assert!(
                !(evil_files && one.covers.attachments.contains(&true)),
                "{what}: covers evil files"
            );
        }
        if evil_header || evil_files {
            assert!(!verified.is_trusted(), "{what}");
        }
    }
}

#[test]
fn the_wrapping_is_no_empty_threat() {
    // In most cases the verifier alone says valid: only the coverage tells.
    let valid = wrapped()
        .into_iter()
        .filter(|(_, packet)| status(packet.as_bytes()) == SignatureStatus::Valid);
    assert!(valid.count() >= 8);
}

#[test]
fn every_change_of_a_signed_part_breaks_it() {
    let root = trusting("root.pem");
    for (name, step) in [("ecdsa_p256", 37), ("by_id", 41)] {
        let text = text(name);
        let honest = edxml::from_str(&text).unwrap().content.into_packet().unwrap();
        let signature = between(&text, "<Signature", "</Signature>");
        let start = text.find(signature).unwrap();
        let inside = start..start + signature.len();
        let places: Vec<_> = text
            .char_indices()
            .filter(|(at, _)| !inside.contains(at))
            .step_by(step)
            .collect();
        assert!(places.len() > 50);
        for (at, c) in places {
            for other in ['x', ' ', '<'] {
                if c == other {
                    continue;
                }
                let mut changed = text.clone();
                changed.replace_range(at..at + c.len_utf8(), &other.to_string());
                if status(changed.as_bytes()) != SignatureStatus::Valid {
                    continue;
                }
                let Ok(verified) = edxml::verify(changed.as_bytes(), &root) else {
                    continue;
                };
                if !verified.is_trusted() {
                    continue;
                }
                // What still is trusted says what was signed.
                let packet = verified.reading.content.packet().unwrap();
                assert_eq!(packet.header, honest.header, "{name} {at} {other}");
                assert_eq!(
                    packet.manifest.reference, honest.manifest.reference,
                    "{name} {at} {other}"
                );
                assert_eq!(packet.attachments, honest.attachments, "{name} {at} {other}");
            }
        }
    }
}

/// Each character of the signed header, one by one.
#[test]
fn no_character_of_the_signed_header_can_change() {
    let text = text("header_only");
    let header = between(&text, "<edXML:MessageHeader", "</edXML:MessageHeader>");
    let start = text.find(header).unwrap();
    let comment = between(&text, "<!-- lần hai", "-->");
    let comment = text.find(comment).unwrap()..text.find(comment).unwrap() + comment.len();
    let mut tried = 0;
    for (at, c) in header.char_indices().map(|(at, c)| (start + at, c)) {
        // What a comment says is not signed, and nobody reads it.
        if comment.contains(&at) {
            continue;
        }
        let other = if c == 'a' { "e" } else { "a" };
        let mut changed = text.clone();
        changed.replace_range(at..at + c.len_utf8(), other);
        assert_ne!(status(changed.as_bytes()), SignatureStatus::Valid, "{at} {c}");
        tried += 1;
    }
    assert!(tried > 1000);
}

#[test]
fn letters_values_and_elements_of_signed_parts_are_bound() {
    let text = text("by_id");
    let signed = between(&text, "<edXML:MessageHeader", "</edXML:MessageHeader>");
    for (at, _) in signed.match_indices('>').step_by(3) {
        let inserted = format!("{}<edXML:X/>{}", &signed[..=at], &signed[at + 1..]);
        if at + 1 == signed.len() {
            continue;
        }
        assert_ne!(
            status(text.replacen(signed, &inserted, 1).as_bytes()),
            SignatureStatus::Valid,
            "inserted at {at}"
        );
    }
    for element in [
        "<edXML:Email/>",
        "<edXML:TypeDetail>18</edXML:TypeDetail>",
        "<edXML:Place>Hà Khê</edXML:Place>",
    ] {
        assert_ne!(
            status(text.replace(element, "").as_bytes()),
            SignatureStatus::Valid,
            "{element}"
        );
    }
    for (from, to) in [
        ("Id=\"header\"", "Id=\"header\" x=\"1\""),
        ("<edXML:Type>2</edXML:Type>", "<edXML:Type> 2</edXML:Type>"),
        ("Hà Khê", "Ha\u{300} Khê"),
        ("<edXML:OrganName>UBND", "<edXML:OrganName xml:lang=\"vi\">UBND"),
        ("edXML:Subject>", "edXML:Content>"),
    ] {
        assert!(text.contains(from));
        assert_ne!(
            status(text.replace(from, to).as_bytes()),
            SignatureStatus::Valid,
            "{from}"
        );
    }
}

#[test]
fn a_comment_in_a_text_does_not_cut_it() {
    // The canonical form drops comments, and so the signature holds; a reader that took
    // the text before the comment would read another organisation.
    let text = text("by_id").replace("H37.31.04", "H37.31<!-- -->.04");
    let verified = verified(text.as_bytes());
    assert!(verified.is_trusted());
    let packet = verified.reading.content.packet().unwrap();
    assert_eq!(packet.header.to[0].organ_id.as_deref(), Some("H37.31.04"));
}

#[test]
fn entities_and_dtds_are_refused() {
    let text = text("by_id");
    let dtd = text.replacen(
        "<edXML ",
        "<!DOCTYPE edXML [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><edXML ",
        1,
    );
    assert!(trusting("root.pem").verify(dtd.as_bytes()).is_err());
    let entity = text.replace("tập huấn", "&x;");
    assert!(trusting("root.pem").verify(entity.as_bytes()).is_err());
}

#[test]
fn other_keys_and_certificates_do_not_verify() {
    let text = text("by_id");
    let own = between(&text, "<KeyInfo>", "</KeyInfo>");
    for other in ["ecdsa_p256", "untrusted", "weak_key"] {
        let other = signed::text(other);
        let swapped = text.replace(own, between(&other, "<KeyInfo>", "</KeyInfo>"));
        assert_ne!(status(swapped.as_bytes()), SignatureStatus::Valid);
    }
    // A key of the attacker beside the certificate, or instead of it, counts for nothing.
    let key = "<KeyValue><RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent></RSAKeyValue></KeyValue>";
    let beside = text.replace("<KeyInfo>", &format!("<KeyInfo>{key}"));
    assert!(verified(beside.as_bytes()).is_trusted());
    let only = text.replace(own, &format!("<KeyInfo>{key}</KeyInfo>"));
    assert_eq!(status(only.as_bytes()), SignatureStatus::Unsupported);
    let elsewhere = text.replace(
        own,
        "<KeyInfo><RetrievalMethod URI=\"http://example.vn/key\"/></KeyInfo>",
    );
    assert_eq!(status(elsewhere.as_bytes()), SignatureStatus::Unsupported);
    // A certificate with a damaged signature is another, and nobody vouches for it.
    let certificate = between(own, "<X509Certificate>", "</X509Certificate>");
    let mut damaged = certificate.to_owned();
    let at = damaged.len() - "</X509Certificate>".len() - 8;
    let swap = if &damaged[at..=at] == "A" { "B" } else { "A" };
    damaged.replace_range(at..=at, swap);
    let verified = verified(text.replace(certificate, &damaged).as_bytes());
    assert!(!verified.is_trusted(), "{:?}", verified.signatures[0].signature);
}

#[test]
fn algorithms_of_attackers_are_not_taken() {
    assert_eq!(status(&file("hmac")), SignatureStatus::Unsupported);
    let text = text("rsa_sha256");
    let method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    for other in [
        "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
        "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
        "none",
        "",
    ] {
        assert_eq!(
            status(text.replace(method, other).as_bytes()),
            SignatureStatus::Unsupported,
            "{other}"
        );
    }
    let other = text.replace(method, "http://www.w3.org/2000/09/xmldsig#rsa-sha1");
    assert_eq!(status(other.as_bytes()), SignatureStatus::Broken);
    let ecdsa = text.replace(method, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
    assert_eq!(status(ecdsa.as_bytes()), SignatureStatus::Unsupported);
    let truncated = text.replace(
        &format!("<SignatureMethod Algorithm=\"{method}\"/>"),
        &format!("<SignatureMethod Algorithm=\"{method}\"><HMACOutputLength>0</HMACOutputLength></SignatureMethod>"),
    );
    assert_eq!(status(truncated.as_bytes()), SignatureStatus::Unsupported);
}

#[test]
fn transforms_that_are_not_understood_are_refused() {
    let text = text("rsa_sha256");
    let last = "<Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/>";
    assert!(text.contains(last));
    for other in [
        "http://www.w3.org/TR/1999/REC-xslt-19991116",
        "http://www.w3.org/TR/1999/REC-xpath-19991116",
        "http://www.w3.org/2002/06/xmldsig-filter2",
        "http://www.w3.org/2000/09/xmldsig#base64",
        // As the samples of the standard misspell it.
        "http://www.w3.org/TR/xml-exc-c14n#",
    ] {
        let changed = text.replace(last, &format!("<Transform Algorithm=\"{other}\"/>"));
        let report = trusting("root.pem").verify(changed.as_bytes()).unwrap();
        let signature = &report.signatures[0];
        assert_eq!(signature.references[0].holds, None, "{other}");
        assert!(signature.has(ProblemKind::Algorithm), "{other}");
        // What the signer signed named another transform.
        assert_eq!(signature.status, SignatureStatus::Broken, "{other}");
    }
    let many = text.replace(last, &last.repeat(5000));
    assert_ne!(status(many.as_bytes()), SignatureStatus::Valid);
    let order = text.replace(
        "</Transforms>",
        "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/></Transforms>",
    );
    assert_ne!(status(order.as_bytes()), SignatureStatus::Valid);
}

#[test]
fn signatures_without_references_or_parts_are_malformed() {
    let text = text("rsa_sha256");
    let reference = between(&text, "<Reference URI", "</Reference>");
    assert_ne!(status(text.replace(reference, "").as_bytes()), SignatureStatus::Valid);
    assert_ne!(
        status(
            text.replace(reference, &reference.repeat(100_000 / reference.len()))
                .as_bytes()
        ),
        SignatureStatus::Valid
    );
    let empty = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>";
    let signature = between(&text, "<Signature", "</Signature>");
    assert_eq!(
        status(text.replace(signature, empty).as_bytes()),
        SignatureStatus::Malformed
    );
    let comment = text.replace("<SignatureValue>", "<SignatureValue><!-- -->");
    assert_eq!(status(comment.as_bytes()), SignatureStatus::Malformed);
    let digest = between(&text, "<DigestValue>", "</DigestValue>");
    assert_ne!(
        status(text.replace(digest, "<DigestValue></DigestValue>").as_bytes()),
        SignatureStatus::Valid
    );
    let doubled = text.replace(signature, &format!("{signature}{signature}"));
    assert_ne!(status(doubled.as_bytes()), SignatureStatus::Valid);
}

/// The packet as a centre of the exchange writes it: with its own white space, with its
/// station, and with the signature in the namespace of the standard.
fn through_the_exchange(text: &str, namespace: bool, station: bool) -> String {
    let mut text = text.to_owned();
    if station {
        let hop = "<edXML:TraceHeader><edXML:OrganId>00.29.W00</edXML:OrganId><edXML:Timestamp>2026/01/05 08:05:00</edXML:Timestamp></edXML:TraceHeader>";
        text = text.replacen("</edXML:TraceHeader>", &format!("</edXML:TraceHeader>{hop}"), 1);
    }
    if namespace {
        text = text.replace(" xmlns=\"http://www.w3.org/2000/09/xmldsig#\"", "");
    }
    // Each tag on its own line, as the official library writes it.
    text.replace("><", ">\r\n      <")
}

#[test]
fn what_the_exchange_does_is_undone_and_told() {
    for (name, namespace, station, undone) in [
        ("compact", false, false, vec![Rewriting::WhiteSpace]),
        (
            "compact",
            false,
            true,
            vec![Rewriting::AddedStations, Rewriting::WhiteSpace],
        ),
        (
            "compact",
            true,
            true,
            vec![
                Rewriting::SignatureNamespace,
                Rewriting::AddedStations,
                Rewriting::WhiteSpace,
            ],
        ),
    ] {
        let rewritten = through_the_exchange(&text(name), namespace, station);
        let verified = verified(rewritten.as_bytes());
        let one = &verified.signatures[0];
        assert_eq!(
            one.signature.status,
            SignatureStatus::Reserialised,
            "{namespace} {station}: {:?}",
            one.signature.problems
        );
        assert_eq!(one.undone, undone);
        assert!(one.covers.is_whole(), "{:?}", one.covers);
        assert_eq!(one.covers.trace_header_list, !station);
        assert!(!verified.is_trusted());
        assert!(verified.diagnostics.iter().any(|finding| finding.code == "ED-S05"));

        // Somebody changed it besides.
        let changed = rewritten.replace("tập huấn", "dừng");
        let verified = signed::verified(changed.as_bytes());
        let expected = match (namespace, station) {
            (true, _) => SignatureStatus::NotInW3cNamespace,
            (false, true) => SignatureStatus::CannotTell,
            (false, false) => SignatureStatus::Broken,
        };
        assert_eq!(verified.status(), expected);
        assert!(!verified.is_trusted());
    }
}

/// The exchange adds stations to the way, and so it is seldom signed; what is done to a
/// document stands in it, too.
#[test]
fn a_recall_that_nobody_signed_is_not_covered() {
    let text = text("by_id");
    let new = "<edXML:BussinessDocType>0</edXML:BussinessDocType>";
    for code in ["1", "2", "3", "7"] {
        let forged = text.replace(new, &new.replace('0', code));
        assert_ne!(forged, text);
        let verified = verified(forged.as_bytes());
        let one = &verified.signatures[0];
        assert!(one.covers.header && !one.covers.is_whole() && !verified.is_trusted());
        let told = verified
            .diagnostics
            .iter()
            .find(|finding| finding.code == "ED-S10")
            .unwrap();
        assert!(told.message.en.contains("recall"), "{}", told.message);
    }
    assert!(signed::verified(text.as_bytes()).is_trusted());
}

/// Counts how often a file is verified.
struct Counting(Native, std::cell::Cell<usize>);

impl Verifier for Counting {
    fn verify(&self, file: &[u8]) -> Result<congvan::dsig::Report, congvan::Error> {
        self.1.set(self.1.get() + 1);
        self.0.verify(file)
    }
}

/// Each attempt to undo what the exchange does verifies every reference anew.
#[test]
fn many_references_are_not_tried_for_long() {
    let text = text("rsa_sha256").replace("tập huấn", "dừng");
    let signature = between(&text, "<Signature", "</Signature>").to_owned();
    let reference = between(&signature, "<Reference", "</Reference>").to_owned();
    let many = signature.replacen(&reference, &reference.repeat(32), 1).repeat(4);
    let tried = |file: &str| {
        let counting = Counting(Native::new(), std::cell::Cell::new(0));
        assert_eq!(
            edxml::verify(file.as_bytes(), &counting).unwrap().status(),
            SignatureStatus::Broken
        );
        counting.1.get()
    };
    let (one, all) = (tried(&text), tried(&text.replacen(&signature, &many, 1)));
    // Four signatures, and each is tried less often than one alone.
    assert!(one > 5 && all < 2 * one, "{one} {all}");
}

/// Anybody can write many references to one element; nobody keeps its bytes for each.
#[test]
fn bytes_that_nobody_signed_are_not_kept_and_selecting_ends() {
    let text = text("rsa_sha256");
    let signature = between(&text, "<Signature", "</Signature>").to_owned();
    let reference = between(&signature, "<Reference", "</Reference>").to_owned();
    let many = signature.replacen(&reference, &reference.repeat(32), 1).repeat(4);
    let many = text.replacen(&signature, &many, 1);
    let root = trusting("root.pem");
    let references = |report: congvan::dsig::Report| -> Vec<_> {
        report.signatures.into_iter().flat_map(|one| one.references).collect()
    };
    // What holds and is signed is there once.
    let one = references(root.verify(text.as_bytes()).unwrap());
    assert!(one.len() == 1 && one[0].signed.is_some());
    // References beside the signed one hold, but the value does not.
    let twice = text.replacen(&reference, &reference.repeat(2), 1);
    let twice = references(root.verify(twice.as_bytes()).unwrap());
    assert!(twice.len() == 2 && twice.iter().all(|one| one.holds == Some(true) && one.signed.is_none()));
    // References to a short file are all looked at; those to a long one together select so much.
    let report = root.verify(many.as_bytes()).unwrap();
    assert!(report.signatures.iter().all(|one| !one.has(ProblemKind::Limit)));
    let long = many.replace("tập huấn", &"tập huấn ".repeat(200_000));
    let report = root.verify(long.as_bytes()).unwrap();
    assert!(report.signatures.iter().any(|one| one.has(ProblemKind::Limit)));
}

/// A reference to what is too long is as much work as the limit allows: what stands behind
/// it is not looked at, however short.
#[test]
fn what_is_too_long_uses_up_what_references_may_select() {
    let text = text("by_id");
    let holding = |verifier: &Native| {
        let report = verifier.verify(text.as_bytes()).unwrap();
        let all = report.signatures.into_iter().flat_map(|one| one.references);
        all.filter(|one| one.holds.is_some()).collect::<Vec<_>>()
    };
    let whole = holding(&trusting("root.pem"));
    let length = |i: usize| whole[i].signed.as_ref().unwrap().len();
    assert!(whole.len() > 1 && length(0) > length(1));
    let few = Native::new().limits(Limits::default().selected_bytes(length(0) - 1));
    assert!(holding(&few).is_empty());
}

/// RFC 5280 wants constraints of names critical; an issuer that forgot is bound all the same.
#[test]
fn constraints_of_names_bind_without_being_critical() {
    let mut anchor = signed::der(&std::fs::read(signed::path("namedca.pem")).unwrap());
    // The identifier of the extension, and whether it is critical.
    let critical = [0x55, 0x1D, 0x1E, 0x01, 0x01, 0xFF];
    let at = anchor
        .windows(critical.len())
        .position(|bytes| bytes == critical)
        .unwrap();
    anchor[at + critical.len() - 1] = 0;
    let verifier = Native::new().trust(&anchor).unwrap().at(signed::at());
    let report = verifier.verify(&file("by_namedca")).unwrap();
    let signature = &report.signatures[0];
    assert_eq!(signature.trust, Trust::Untrusted);
    assert!(
        signature
            .problems
            .iter()
            .any(|problem| problem.message.en.contains("2.5.29.30"))
    );
}

#[test]
fn certificates_that_are_none_are_no_anchors() {
    for bad in [
        &b""[..],
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        b"\x30\x82\xFF\xFF",
        b"-----BEGIN CERTIFICATE-----",
    ] {
        assert!(Native::new().trust(bad).is_err());
    }
    let text = text("rsa_sha256");
    let certificate = between(&text, "<X509Certificate>", "</X509Certificate>");
    let broken = text.replace(certificate, "<X509Certificate>AAAA</X509Certificate>");
    let report = trusting("root.pem").verify(broken.as_bytes()).unwrap();
    assert!(report.signatures[0].has(ProblemKind::Certificate));
    assert_ne!(report.status(), SignatureStatus::Valid);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever happens to a signed file, it is read or refused, and what is trusted in
    /// whole says what was signed.
    #[test]
    fn no_damage_panics_or_passes(
        which in 0..6_usize,
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..5_u8, any::<u8>()), 1..6),
    ) {
        let name = ["rsa_sha256", "ecdsa_p256", "by_id", "signing_time", "two", "prefix_list"][which];
        let honest = file(name);
        let mut bytes = honest.clone();
        for (at, from, how, byte) in edits {
            let at = at.index(bytes.len());
            let from = from.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.truncate(at.max(1)),
                2 => {
                    bytes.drain(at..bytes.len().min(at + usize::from(byte)));
                }
                3 => {
                    let piece: Vec<u8> = bytes[from..bytes.len().min(from + 4 * usize::from(byte))].to_vec();
                    bytes.splice(at..at, piece);
                }
                _ => bytes.insert(at, byte),
            }
            if bytes.is_empty() {
                bytes.push(b'<');
            }
        }
        let root = trusting("root.pem");
        let _ = Native::new().trust(&bytes);
        let valid = root.verify(&bytes).is_ok_and(|report| report.status() == SignatureStatus::Valid);
        if valid && let Ok(verified) = edxml::verify(&bytes, &root) && verified.is_trusted() {
            let before = edxml::from_slice(&honest).unwrap().content.into_packet().unwrap();
            let packet = verified.reading.content.packet().unwrap();
            prop_assert_eq!(&packet.header, &before.header);
            prop_assert_eq!(&packet.attachments, &before.attachments);
        }
    }

    /// Certificates are taken apart without a panic, too.
    #[test]
    fn no_certificate_panics(at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>()) {
        let pem = std::fs::read(signed::path("root.pem")).unwrap();
        let der = signed::der(&pem);
        let mut changed = der.clone();
        let place = at.index(changed.len());
        changed[place] = byte;
        let _ = Native::new().trust(&changed);
        let _ = Native::new().trust(&der[..cut.index(der.len())]);
    }
}

//! Signatures made by the XML-DSig of the Java platform (`tests/dsig/sign.sh`), verified:
//! what holds, what does not, and who is believed.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what tests share may fail like the tests"
)]

mod signed;

use chrono::{DateTime, Utc};
use congvan::dsig::{Limits, Native, ProblemKind, Report, Signature, SignatureStatus, Trust, Verifier};
use congvan::edxml::SenderMatch;
use congvan::{ErrorKind, edxml};

use signed::{at, file, status, text, trusting, verified};

/// What each packet is: its file, status, trust, kind and size of the key, and whether
/// all of it is covered.
#[rustfmt::skip]
const PACKETS: [(&str, SignatureStatus, Trust, &str, usize, bool); 33] = [
    ("rsa_sha256", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("rsa_sha1", SignatureStatus::Valid, Trust::Weak, "RSA", 2048, true),
    ("rsa_sha384", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("rsa_sha512", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("rsa_pss", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("ecdsa_p256", SignatureStatus::Valid, Trust::Trusted, "EC P-256", 256, true),
    ("ecdsa_p384", SignatureStatus::Valid, Trust::Trusted, "EC P-384", 384, true),
    ("exclusive", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("comments", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("compact", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("by_id", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("by_id_inclusive", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("prefix_list", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("no_transform", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("one_attachment", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("header_only", SignatureStatus::Valid, Trust::Trusted, "EC P-256", 256, false),
    ("signing_time", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("expired", SignatureStatus::Valid, Trust::Untrusted, "RSA", 2048, true),
    ("expired_in_time", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("expired_loose_time", SignatureStatus::Valid, Trust::Untrusted, "RSA", 2048, true),
    ("weak_key", SignatureStatus::Valid, Trust::Weak, "RSA", 1024, true),
    ("encipher", SignatureStatus::Valid, Trust::Untrusted, "RSA", 2048, true),
    ("odd_extension", SignatureStatus::Valid, Trust::Untrusted, "RSA", 2048, true),
    ("below", SignatureStatus::Valid, Trust::Untrusted, "RSA", 2048, true),
    ("untrusted", SignatureStatus::Valid, Trust::Untrusted, "RSA", 2048, true),
    ("sha1", SignatureStatus::Valid, Trust::Weak, "RSA", 2048, true),
    ("by_weakca", SignatureStatus::Valid, Trust::Weak, "RSA", 2048, true),
    ("tls", SignatureStatus::Valid, Trust::Untrusted, "RSA", 2048, true),
    ("by_tlsca", SignatureStatus::Valid, Trust::Untrusted, "RSA", 2048, true),
    ("by_namedca", SignatureStatus::Valid, Trust::Untrusted, "RSA", 2048, true),
    ("mail", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("staff", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
    ("identified", SignatureStatus::Valid, Trust::Trusted, "RSA", 2048, true),
];

#[test]
fn every_packet_is_what_its_signer_made_it() {
    for (name, status, trust, key, bits, whole) in PACKETS {
        let verified = verified(&file(name));
        let one = &verified.signatures[0];
        let signature = &one.signature;
        assert_eq!(signature.status, status, "{name}: {:?}", signature.problems);
        assert_eq!(signature.trust, trust, "{name}: {:?}", signature.problems);
        let certificate = signature.certificate.as_ref().unwrap();
        assert_eq!(
            (certificate.key.as_str(), certificate.key_bits),
            (key, Some(bits)),
            "{name}"
        );
        assert!(certificate.subject.contains("(test"), "{name}: {}", certificate.subject);
        assert_eq!(one.covers.is_whole(), whole, "{name}: {:?}", one.covers);
        assert_eq!(verified.is_trusted(), trust == Trust::Trusted && whole, "{name}");
        assert!(one.undone.is_empty(), "{name}");
    }
}

#[test]
fn canonical_forms_of_odd_xml_are_those_of_java() {
    for name in ["inclusive", "exclusive", "11", "comments", "prefixes"] {
        let file = std::fs::read(signed::path(&format!("odd_{name}.xml"))).unwrap();
        let report = trusting("root.pem").verify(&file).unwrap();
        let signature = &report.signatures[0];
        assert_eq!(
            signature.status,
            SignatureStatus::Valid,
            "{name}: {:?}",
            signature.problems
        );
        assert_eq!(signature.signed().count(), 2, "{name}");
    }
}

#[test]
fn facts_of_a_certificate_are_told() {
    let report = trusting("root.pem").verify(&file("rsa_sha256")).unwrap();
    let certificate = report.signatures[0].certificate.as_ref().unwrap();
    assert!(
        certificate.subject.contains("CN=Sở Nội vụ tỉnh Hà Khê (test)"),
        "{}",
        certificate.subject
    );
    assert!(
        certificate.issuer.contains("CN=CA thu nghiem (test CA)"),
        "{}",
        certificate.issuer
    );
    assert_eq!(
        certificate.not_before,
        "2025-01-01T00:00:00Z".parse::<DateTime<Utc>>().unwrap()
    );
    assert_eq!(
        certificate.not_after,
        "2035-01-01T00:00:00Z".parse::<DateTime<Utc>>().unwrap()
    );
    assert!(certificate.serial.len() > 8 && certificate.serial.bytes().all(|b| b.is_ascii_hexdigit()));
}

#[test]
fn a_signed_time_judges_the_certificate_and_an_unsigned_one_does_not() {
    let in_time = verified(&file("expired_in_time"));
    let signature = &in_time.signatures[0].signature;
    assert_eq!(signature.signing_time, Some("2025-06-01T01:30:00Z".parse().unwrap()));
    assert_eq!(
        (signature.judged_at, signature.in_force),
        (signature.signing_time, Some(true))
    );

    // Nobody signed before it was.
    let earlier = "2025-05-31T00:00:00Z".parse().unwrap();
    let ahead = Native::new().at(earlier).verify(&file("expired_in_time")).unwrap();
    assert_eq!(ahead.signatures[0].judged_at, Some(earlier));

    let loose = verified(&file("expired_loose_time"));
    let signature = &loose.signatures[0].signature;
    assert_eq!((signature.signing_time, signature.in_force), (None, Some(false)));
    assert!(signature.has(ProblemKind::OutOfForce));

    // Without any time, nothing is said of force or trust.
    let timeless = Native::new().trust(&file_of("root.pem")).unwrap();
    let report = timeless.verify(&file("rsa_sha256")).unwrap();
    assert_eq!(
        (report.signatures[0].in_force, report.signatures[0].trust),
        (None, Trust::NotAsked)
    );
}

fn file_of(name: &str) -> Vec<u8> {
    std::fs::read(signed::path(name)).unwrap()
}

#[test]
fn what_is_weak_is_told_and_trusted_by_order_alone() {
    for (name, weak) in [
        ("rsa_sha1", true),
        ("weak_key", true),
        ("sha1", true),
        ("by_weakca", true),
        ("rsa_sha256", false),
        ("ecdsa_p256", false),
    ] {
        let verified = verified(&file(name));
        assert_eq!(verified.signatures[0].signature.has(ProblemKind::Weak), weak, "{name}");
        let told = verified
            .diagnostics
            .iter()
            .filter(|finding| finding.code == "ED-S09")
            .count();
        assert_eq!(told, usize::from(weak), "{name}: {:?}", verified.diagnostics);
        assert_eq!(verified.is_trusted(), !weak, "{name}");

        let archive = trusting("root.pem").allow_weak(true);
        let allowed = edxml::verify(&file(name), &archive).unwrap();
        assert!(allowed.is_trusted(), "{name}");
        assert_eq!(allowed.signatures[0].signature.has(ProblemKind::Weak), weak, "{name}");
    }
    // Whoever takes the certificate itself for an anchor needs nobody to vouch for it.
    let text = text("sha1");
    let own = signed::between(&text, "<X509Certificate>", "</X509Certificate>");
    let base64 = own.split(['<', '>']).nth(2).unwrap().replace("&#13;", "");
    let pem = format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n");
    let anchored = Native::new().trust(pem.as_bytes()).unwrap().at(at());
    assert!(edxml::verify(text.as_bytes(), &anchored).unwrap().is_trusted());
    // Without anchors the certificate itself is still looked at.
    let report = Native::new().at(at()).verify(&file("sha1")).unwrap();
    assert!(report.signatures[0].has(ProblemKind::Weak));
}

#[test]
fn a_chain_that_is_not_for_documents_or_not_understood_is_no_chain() {
    for (name, word) in [
        ("tls", "extKeyUsage"),
        ("by_tlsca", "extKeyUsage"),
        ("by_namedca", "2.5.29.30"),
        ("odd_extension", "1.2.3.4.5.6"),
        ("encipher", "keyUsage"),
    ] {
        let verified = verified(&file(name));
        let problems = &verified.signatures[0].signature.problems;
        let told = problems.iter().find(|problem| problem.kind == ProblemKind::Untrusted);
        let told = &told.unwrap().message;
        assert!(told.en.contains(word) && told.vi.contains(word), "{name}: {told}");
        assert!(!verified.is_trusted(), "{name}");
    }
    // Nor where the one that is not understood is the anchor itself.
    let report = trusting("namedca.pem").verify(&file("by_namedca")).unwrap();
    assert_eq!(report.signatures[0].trust, Trust::Untrusted);
}

#[test]
fn the_certificate_is_compared_with_the_sender() {
    for (name, sender) in [
        ("rsa_sha256", SenderMatch::Same),
        ("staff", SenderMatch::Same),
        ("identified", SenderMatch::Same),
        ("ecdsa_p256", SenderMatch::Other),
        ("ecdsa_p384", SenderMatch::Other),
    ] {
        let verified = verified(&file(name));
        assert_eq!(verified.signatures[0].sender, sender, "{name}");
        let told = verified.diagnostics.iter().find(|finding| finding.code == "ED-S12");
        assert_eq!(told.is_some(), sender == SenderMatch::Other, "{name}");
        assert!(verified.is_trusted(), "{name}");
        assert_eq!(verified.is_from_sender(), sender == SenderMatch::Same, "{name}");
        if let Some(told) = told {
            assert!(
                told.message.en.contains("Văn thư") && told.message.vi.contains("Sở Nội vụ tỉnh Hà Khê"),
                "{}",
                told.message
            );
        }
    }
}

#[test]
fn trust_needs_the_right_anchor() {
    let packet = file("rsa_sha256");
    let trust = |anchors: &[&str]| {
        let verifier = anchors.iter().fold(Native::new().at(at()), |verifier, name| {
            verifier.trust(&file_of(name)).unwrap()
        });
        verifier.verify(&packet).unwrap().signatures[0].trust
    };
    assert_eq!(trust(&[]), Trust::NotAsked);
    assert_eq!(trust(&["other.pem"]), Trust::Untrusted);
    assert_eq!(trust(&["issuing.pem"]), Trust::Trusted);
    assert_eq!(trust(&["other.pem", "root.pem"]), Trust::Trusted);
    // The issuer between is missing from what was sent.
    let short = file("untrusted");
    assert_eq!(
        trusting("other.pem").verify(&short).unwrap().signatures[0].trust,
        Trust::Trusted
    );
    // The certificate of the signer itself may be the anchor.
    let own = trusting("ec.pem").verify(&file("ecdsa_p256")).unwrap();
    assert_eq!(own.signatures[0].trust, Trust::Trusted);
}

#[test]
fn a_signature_without_certificate_needs_that_of_its_signer() {
    let text = text("ecdsa_p256");
    let keys = signed::between(&text, "<KeyInfo>", "</KeyInfo>");
    let bare = text.replace(keys, "");
    assert_eq!(status(bare.as_bytes()), SignatureStatus::Unsupported);
    let report = trusting("ec.pem").verify(bare.as_bytes()).unwrap();
    assert_eq!(report.signatures[0].status, SignatureStatus::Valid);
    assert_eq!(report.signatures[0].trust, Trust::Trusted);
}

#[test]
fn the_parts_of_two_signers_are_not_a_packet() {
    let verified = verified(&file("two"));
    assert_eq!(verified.signatures.len(), 2);
    let signers = verified.signers();
    let covers: Vec<_> = signers.iter().map(|signer| &signer.covers).collect();
    assert!(covers[0].header && !covers[0].manifest);
    assert!(!covers[1].header && covers[1].manifest && covers[1].attachments == [true]);
    assert!(signers.iter().all(|signer| !signer.whole));
    assert!(!verified.is_trusted());
    assert!(verified.diagnostics.iter().any(|finding| finding.code == "ED-S13"));
}

#[test]
fn signatures_of_one_signer_add_up_where_each_holds_the_header() {
    let twice = verified(&file("twice"));
    let signers = twice.signers();
    assert_eq!(signers[0].signatures, [0, 1]);
    assert!(signers[0].whole && twice.is_trusted());
    assert!(twice.diagnostics.iter().all(|finding| finding.code != "ED-S13"));

    // The files may be those of another packet of the same office.
    let apart = verified(&file("apart"));
    let signers = apart.signers();
    assert_eq!(signers[0].signatures, [0, 1]);
    assert!(signers[0].covers.is_whole() && !signers[0].whole && !apart.is_trusted());
    assert!(apart.diagnostics.iter().any(|finding| finding.code == "ED-S13"));
}

#[test]
fn what_is_outside_is_not_followed() {
    let verified = verified(&file("external"));
    assert_eq!(verified.status(), SignatureStatus::Incomplete);
    let references = &verified.signatures[0].signature.references;
    assert_eq!(references[1].uri.as_deref(), Some("cid:1"));
    assert_eq!(references[1].holds, None);
    assert_eq!(verified.signatures[0].covers.attachments, [false]);
    assert!(!verified.is_trusted());
    for uri in [
        "",
        "cid:1",
        "http://example.vn/x",
        "file:///etc/hostname",
        "../goc.pem",
        "#xpointer(/)",
        "packet.xml",
    ] {
        let moved = text("by_id").replace("URI=\"#body\"", &format!("URI=\"{uri}\""));
        assert_ne!(status(moved.as_bytes()), SignatureStatus::Valid, "{uri}");
    }
}

#[test]
fn a_packet_without_signature_is_absent_and_the_sdk_namespace_is_told() {
    let plain = std::fs::read_to_string(signed::path("packet.xml")).unwrap();
    let verified = verified(plain.as_bytes());
    assert_eq!(
        (verified.status(), verified.is_trusted()),
        (SignatureStatus::Absent, false)
    );

    let sdk = plain.replace(
        "</edXML:edXMLHeader>",
        "<Signature><SignedInfo><CanonicalizationMethod Algorithm=\"x\"/></SignedInfo></Signature></edXML:edXMLHeader>",
    );
    let verified = signed::verified(sdk.as_bytes());
    assert_eq!(verified.status(), SignatureStatus::NotInW3cNamespace);
    assert!(verified.diagnostics.iter().any(|finding| finding.code == "ED-S03"));
    let finding = &verified.diagnostics[0];
    assert_eq!(
        finding.span.unwrap().line,
        sdk.lines().position(|line| line.contains("<Signature>")).unwrap() + 1
    );
}

/// The spelling of XML may change where its canonical form does not.
#[test]
fn what_keeps_the_canonical_form_keeps_the_signature() {
    let text = text("rsa_sha256");
    let changes: [(&str, String); 12] = [
        ("quotes", text.replace("version=\"1.0\"", "version='1.0'")),
        ("order", text.replace("<Reference URI=\"\">", "<Reference URI = \"\" >")),
        (
            "spaces in tags",
            text.replace("</edXML:Subject>", "</edXML:Subject \n>")
                .replace("<edXML:Subject>", "<edXML:Subject\t>"),
        ),
        (
            "empty element",
            text.replace("<edXML:Email/>", "<edXML:Email></edXML:Email>"),
        ),
        ("character reference", text.replace("An Phú", "&#65;n Ph&#xFA;")),
        (
            "CDATA",
            text.replace("An Phú &amp; các thôn", "<![CDATA[An Phú & các thôn]]>"),
        ),
        ("comment", text.replace("An Phú", "An <!-- ghi chú -->Phú")),
        ("line ends", text.replace('\n', "\r\n")),
        (
            "declaration",
            text.replacen("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>", "", 1),
        ),
        ("mark", format!("\u{FEFF}{text}")),
        (
            "declared twice",
            text.replace(
                "<edXML:Subject>",
                "<edXML:Subject xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">",
            ),
        ),
        (
            "wrapped base64",
            text.replace("<SignatureValue>", "<SignatureValue>\n "),
        ),
    ];
    for (what, changed) in &changes {
        assert_ne!(*changed, text, "{what}");
        let verified = verified(changed.as_bytes());
        assert!(
            verified.is_trusted(),
            "{what}: {:?} {:?}",
            verified.diagnostics,
            verified.signatures[0].covers
        );
    }
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let verified = verified(&wide);
    assert!(verified.is_trusted(), "{:?}", verified.diagnostics);
    let offset = verified.signatures[0].signature.offset;
    assert_eq!(&wide[offset..offset + 4], b"<\0S\0");
}

#[test]
fn a_verifier_of_ones_own_takes_its_place() {
    struct Stub;
    impl Verifier for Stub {
        fn verify(&self, _: &[u8]) -> Result<Report, congvan::Error> {
            Ok(Report::new(vec![Signature::new(SignatureStatus::Broken)]))
        }
    }
    let verified = edxml::verify(&file("rsa_sha256"), &Stub).unwrap();
    assert_eq!(verified.status(), SignatureStatus::Broken);
}

#[test]
fn limits_hold() {
    let many = Native::new().limits(Limits::default().references(2));
    assert_eq!(
        many.verify(&file("by_id")).unwrap().status(),
        SignatureStatus::Unsupported
    );
    let certificates = Native::new().limits(Limits::default().certificates(1));
    assert_eq!(
        certificates.verify(&file("rsa_sha1")).unwrap().status(),
        SignatureStatus::Unsupported
    );
    let bytes = Native::new().limits(Limits::default().selected_bytes(2000));
    assert_eq!(
        bytes.verify(&file("rsa_sha256")).unwrap().status(),
        SignatureStatus::Unsupported
    );
    let bits = Native::new().limits(Limits::default().rsa_bits(1024));
    let report = bits.verify(&file("rsa_sha256")).unwrap();
    assert!(report.signatures[0].has(ProblemKind::Key));
    let signatures = Native::new().limits(Limits::default().signatures(1));
    assert_eq!(signatures.verify(&file("two")).unwrap_err().kind(), ErrorKind::Limit);
    let nodes = Native::new().limits(Limits::default().xml_nodes(20));
    assert_eq!(nodes.verify(&file("two")).unwrap_err().kind(), ErrorKind::Limit);
}

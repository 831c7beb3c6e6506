//! Attacks on the signatures of packets. The packets are those of `tests/dsig`.

use std::path::Path;

use base64::Engine as _;
use congvan::Error;
use congvan::dsig::{Limits, Native, ProblemKind, Report, Trust, Verifier};
use congvan::edxml::{self, SenderMatch, Verified};

use super::{Attack, attack};

const SIGNED: &str = "edXML: signatures";

pub(super) const ATTACKS: &[Attack] = &[
    attack(
        SIGNED,
        "a packet as its sender signed it",
        "trusted; the sender's",
        || verdict("rsa_sha256"),
    ),
    attack(
        SIGNED,
        "header and files of two trusted signers, put together",
        "ED-S10, ED-S12, ED-S13; not trusted",
        || verdict("two"),
    ),
    attack(
        SIGNED,
        "header and files that one signer signed apart, of two packets",
        "ED-S10, ED-S13; not trusted",
        || verdict("apart"),
    ),
    attack(
        SIGNED,
        "two signatures of one signer that both hold the header",
        "ED-S10; trusted; the sender's",
        || verdict("twice"),
    ),
    attack(
        SIGNED,
        "a trusted clerk signs as a department",
        "ED-S12; trusted; another's",
        || verdict("ecdsa_p256"),
    ),
    attack(
        SIGNED,
        "the certificate of a person of the department",
        "trusted; the sender's",
        || verdict("staff"),
    ),
    attack(
        SIGNED,
        "a school below the department, whose certificate names the department as its organisation",
        "ED-S12; trusted; another's",
        || named("Trường Trung học An Phú", &[], "Sở Nội vụ tỉnh Hà Khê", ""),
    ),
    attack(
        SIGNED,
        "a person of a branch, whose certificate names the department as its organisation",
        "ED-S12; trusted; another's",
        || named("Trần Thị Minh Hà", &["Chi cục Văn thư"], "Sở Nội vụ tỉnh Hà Khê", ""),
    ),
    attack(
        SIGNED,
        "a certificate that has only the beginning of the name",
        "ED-S12; trusted; another's",
        || named("Sở Nội vụ", &[], "THU NGHIEM", ""),
    ),
    attack(
        SIGNED,
        "a certificate of the right name in another province than that of the code",
        "ED-S12; trusted; another's",
        || named("Sở Nội vụ Hà Khê", &[], "THU NGHIEM", "tỉnh Cà Mau"),
    ),
    attack(
        SIGNED,
        "the beginning of the name, and the rest beside it",
        "trusted; the sender's",
        || named("Sở Nội vụ", &[], "UBND tỉnh Hà Khê", ""),
    ),
    attack(SIGNED, "a signature by SHA-1", "ED-S09; not trusted", || {
        verdict("rsa_sha1")
    }),
    attack(SIGNED, "an RSA key of 1024 bits", "ED-S09, ED-S12; not trusted", || {
        verdict("weak_key")
    }),
    attack(
        SIGNED,
        "a certificate that SHA-1 vouches for",
        "ED-S09; not trusted",
        || verdict("sha1"),
    ),
    attack(
        SIGNED,
        "an issuer whose key has 1024 bits",
        "ED-S09; not trusted",
        || verdict("by_weakca"),
    ),
    attack(
        SIGNED,
        "the same in an archive that allows it",
        "ED-S09; trusted; the sender's",
        || {
            let verified = verified("by_weakca", true);
            told(&verified)
        },
    ),
    attack(SIGNED, "a certificate for TLS", "ED-S07; not trusted", || {
        verdict("tls")
    }),
    attack(
        SIGNED,
        "a certificate for mail, which serves for documents",
        "trusted; the sender's",
        || verdict("mail"),
    ),
    attack(SIGNED, "an issuer for TLS", "ED-S07; not trusted", || {
        verdict("by_tlsca")
    }),
    attack(
        SIGNED,
        "an issuer that may name others alone (nameConstraints)",
        "ED-S07; not trusted",
        || verdict("by_namedca"),
    ),
    attack(
        SIGNED,
        "an issuer that may name others alone and whose constraints are not critical",
        "ED-S07; not trusted",
        || {
            let pem = include_str!("../dsig/namedca.pem");
            let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
            let mut anchor = base64::engine::general_purpose::STANDARD.decode(base64).unwrap();
            let critical = [0x55, 0x1D, 0x1E, 0x01, 0x01, 0xFF];
            let at = anchor
                .windows(critical.len())
                .position(|bytes| bytes == critical)
                .unwrap();
            anchor[at + critical.len() - 1] = 0;
            let at = "2026-03-01T00:00:00Z".parse().unwrap();
            let verifier = Native::new().trust(&anchor).unwrap().at(at);
            told(&edxml::verify(include_bytes!("../dsig/by_namedca.edxml"), &verifier).unwrap())
        },
    ),
    attack(
        SIGNED,
        "a critical extension that nobody knows",
        "ED-S07, ED-S12; not trusted",
        || verdict("odd_extension"),
    ),
    attack(
        SIGNED,
        "a certificate that a signer issued",
        "ED-S07, ED-S12; not trusted",
        || verdict("below"),
    ),
    attack(
        SIGNED,
        "a certificate of an authority of one's own",
        "ED-S07, ED-S12; not trusted",
        || verdict("untrusted"),
    ),
    attack(
        SIGNED,
        "a signature on the header alone",
        "ED-S10, ED-S12; not trusted",
        || verdict("header_only"),
    ),
    attack(
        SIGNED,
        "an old certificate and a time of signing that is not signed",
        "ED-S07, ED-S08, ED-S12; not trusted",
        || verdict("expired_loose_time"),
    ),
    attack(
        SIGNED,
        "an unsigned list of attachments before the signed one",
        "ED-S14; not trusted",
        || built(ATTACHMENTS, &format!("{EVIL_FILES}{ATTACHMENTS}")),
    ),
    attack(
        SIGNED,
        "the signed attachments in an element that nobody reads",
        "ED-S14; not trusted",
        || {
            let opened = "<k:Kho xmlns:k=\"urn:kho\">";
            let moved = signed_by_id().replace(ATTACHMENTS, &format!("{opened}{ATTACHMENTS}"));
            judged(&moved.replace("</AttachmentEncoded>", "</AttachmentEncoded></k:Kho>"))
        },
    ),
    attack(
        SIGNED,
        "two data in one attachment",
        "ED-S01, ED-S14; not trusted",
        || {
            let data = "</edXML:ContentTransferEncoded>";
            built(
                data,
                &format!("{data}<ContentTransferEncoded>TU0=</ContentTransferEncoded>"),
            )
        },
    ),
    attack(
        SIGNED,
        "an unsigned header before the signed one",
        "ED-S14; not trusted",
        || {
            let header = "<edXML:MessageHeader Id=\"header\">";
            let evil = "<edXML:MessageHeader><edXML:Subject>thu hồi</edXML:Subject></edXML:MessageHeader>";
            built(header, &format!("{evil}{header}"))
        },
    ),
    attack(
        SIGNED,
        "an unsigned body before the signed one",
        "ED-S14; not trusted",
        || {
            let body = "<edXML:edXMLBody Id=\"body\">";
            built(
                body,
                &format!("<edXML:edXMLBody><edXML:edXMLManifest/></edXML:edXMLBody>{body}"),
            )
        },
    ),
    attack(
        SIGNED,
        "an unsigned envelope of another namespace before the signed one",
        "ED-S14; not trusted",
        || {
            let envelope = "<edXML:edXMLEnvelope ";
            built(envelope, &format!("<e:edXMLEnvelope xmlns:e=\"urn:e\"/>{envelope}"))
        },
    ),
    attack(
        SIGNED,
        "an unsigned recall beside the business of a new document",
        "ED-S14; not trusted",
        || {
            let recall = "<edXML:Bussiness><edXML:BussinessDocType>1</edXML:BussinessDocType></edXML:Bussiness>";
            built("<edXML:Bussiness>", &format!("{recall}<edXML:Bussiness>"))
        },
    ),
    attack(
        SIGNED,
        "an unsigned reason beside the business of a new document",
        "ED-S10; not trusted",
        || {
            let end = "</edXML:Bussiness>";
            let reason = "<edXML:BussinessDocReason>thu hồi</edXML:BussinessDocReason>";
            built(end, &format!("{reason}{end}"))
        },
    ),
    attack(
        SIGNED,
        "16 signatures of 32 references to the whole of a long file",
        "refused by the limit; none is looked at behind the first too long",
        || {
            let text = signed_by_id().replacen("tập huấn", &"tập huấn ".repeat(200_000), 1);
            let (_, rest) = text.split_once("<Signature").unwrap();
            let signature = format!("<Signature{}</Signature>", rest.split_once("</Signature>").unwrap().0);
            let (before, rest) = signature.split_once("<Reference").unwrap();
            let (_, behind) = rest.rsplit_once("</Reference>").unwrap();
            let whole = "<Reference URI=\"\"><Transforms><Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>\
                 </Transforms><DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\
                 <DigestValue>AAAA</DigestValue></Reference>";
            let many = format!("{before}{}{behind}", whole.repeat(32)).repeat(16);
            let limits = Limits::default().selected_bytes(8 << 20);
            let report = trusting(false)
                .limits(limits)
                .verify(text.replacen(&signature, &many, 1).as_bytes())
                .unwrap();
            let count = |kind| {
                let problems = report.signatures.iter().flat_map(|one| &one.problems);
                problems.filter(|problem| problem.kind == kind).count()
            };
            // The limit holds three such files; each of these is a changed part.
            let (looked, refused) = (count(ProblemKind::Digest), count(ProblemKind::Limit));
            match looked <= 3 && looked + refused >= 16 * 32 {
                true => "refused by the limit; none is looked at behind the first too long".into(),
                false => format!("{looked} looked at, {refused} refused"),
            }
        },
    ),
    attack(
        SIGNED,
        "a list of 20 000 prefixes, and as many declarations that are held against it",
        "refused: Limit",
        || {
            let prefixes: String = (0..20_000).map(|i| format!(" q{i}")).collect();
            let declarations = "<y xmlns:x=\"u\"/>".repeat(20_000);
            let text = include_str!("../dsig/prefix_list.edxml").replace("xsi #default", &prefixes);
            limited(
                &text.replace("</edXML>", &format!("{declarations}</edXML>")),
                Limits::default(),
            )
        },
    ),
    attack(
        SIGNED,
        "references to the whole of a file of comments, which select no byte of them",
        "refused: Limit",
        || {
            let text = include_str!("../dsig/rsa_sha256.edxml");
            let comments = "<!---->".repeat(20_000);
            let forged = text.replace("</edXML>", &format!("{comments}</edXML>"));
            // What is selected of it is the file as it was, which is within the limit.
            let limits = Limits::default().selected_bytes(2 * text.len());
            assert_ne!(limited(text, limits.clone()), "refused: Limit");
            limited(&forged, limits)
        },
    ),
];

/// Whether the signatures of a packet are refused by a limit.
fn limited(packet: &str, limits: Limits) -> String {
    let report = trusting(false).limits(limits).verify(packet.as_bytes()).unwrap();
    let mut problems = report.signatures.iter().flat_map(|one| &one.problems);
    match problems.any(|problem| problem.kind == ProblemKind::Limit) {
        true => "refused: Limit".into(),
        false => format!("looked at: {:?}", report.status()),
    }
}

fn verified(name: &str, weak: bool) -> Verified {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dsig");
    edxml::verify(
        &std::fs::read(folder.join(format!("{name}.edxml"))).unwrap(),
        &trusting(weak),
    )
    .unwrap()
}

const ATTACHMENTS: &str = "<AttachmentEncoded Id=\"attachments\">";
const EVIL_FILES: &str = "<AttachmentEncoded><Attachment><ContentId>cid:1</ContentId><ContentTransferEncoded>TU0=</ContentTransferEncoded></Attachment></AttachmentEncoded>";

/// A packet in which header, body and attachments are signed by their identifiers.
fn signed_by_id() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dsig");
    std::fs::read_to_string(folder.join("by_id.edxml")).unwrap()
}

/// The verdict on it with something replaced.
fn built(from: &str, to: &str) -> String {
    let text = signed_by_id();
    assert!(text.contains(from), "{from}");
    judged(&text.replacen(from, to, 1))
}

fn judged(packet: &str) -> String {
    told(&edxml::verify(packet.as_bytes(), &trusting(false)).unwrap())
}

fn trusting(weak: bool) -> Native {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dsig");
    let root = std::fs::read(folder.join("root.pem")).unwrap();
    let at = "2026-03-01T00:00:00Z".parse().unwrap();
    Native::new().trust(&root).unwrap().at(at).allow_weak(weak)
}

/// The native verifier, with other names in the certificates.
struct Named<'a> {
    common: &'a str,
    units: &'a [&'a str],
    body: &'a str,
    place: &'a str,
}

impl Verifier for Named<'_> {
    fn verify(&self, file: &[u8]) -> Result<Report, Error> {
        let mut report = trusting(false).verify(file)?;
        for certificate in report.signatures.iter_mut().filter_map(|one| one.certificate.as_mut()) {
            certificate.common_names = vec![self.common.into()];
            certificate.units = self.units.iter().map(|unit| (*unit).into()).collect();
            certificate.organizations = vec![self.body.into()];
            let units = self.units.join(",OU=");
            certificate.subject = format!("CN={},OU={units},O={},ST={}", self.common, self.body, self.place);
        }
        Ok(report)
    }
}

/// The verdict on a packet of `Sở Nội vụ tỉnh Hà Khê` (`H37.02`) by a certificate of these names.
fn named(common: &str, units: &[&str], body: &str, place: &str) -> String {
    let verifier = Named {
        common,
        units,
        body,
        place,
    };
    told(&edxml::verify(include_bytes!("../dsig/rsa_sha256.edxml"), &verifier).unwrap())
}

fn verdict(name: &str) -> String {
    told(&verified(name, false))
}

/// The findings, whether the packet is trusted, and whose it is then.
fn told(verified: &Verified) -> String {
    let mut codes: Vec<&str> = verified.diagnostics.iter().map(|found| found.code.as_ref()).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut parts = Vec::new();
    if !codes.is_empty() {
        parts.push(codes.join(", "));
    }
    if !verified.is_trusted() {
        parts.push("not trusted".into());
        return parts.join("; ");
    }
    assert!(
        verified
            .signatures
            .iter()
            .all(|one| one.signature.trust == Trust::Trusted)
    );
    parts.push("trusted".into());
    let own = verified.signatures.iter().any(|one| one.sender == SenderMatch::Same);
    assert_eq!(own, verified.is_from_sender());
    parts.push(if own { "the sender's" } else { "another's" }.into());
    parts.join("; ")
}

//! Signed packets that somebody changed: nothing that was not signed passes for signed.

use std::collections::HashSet;
use std::sync::LazyLock;

use congvan::dsig::{Limits, Native, Signature, SignatureStatus, Trust, Verifier};
use congvan::edxml::{self as format, Header, Packet};

use super::recipe::Recipe;
use super::well_told;

macro_rules! fixtures {
    ($($name:literal)*) => {
        &[$(include_bytes!(concat!("../dsig/", $name)).as_slice()),*]
    };
}

/// What the tests have signed, in many ways.
#[rustfmt::skip]
pub const SIGNED: &[&[u8]] = fixtures![
    "apart.edxml" "below.edxml" "by_id.edxml" "by_id_inclusive.edxml" "by_namedca.edxml"
    "by_tlsca.edxml" "by_weakca.edxml" "comments.edxml" "compact.edxml" "ecdsa_p256.edxml"
    "ecdsa_p384.edxml" "encipher.edxml" "exclusive.edxml" "expired.edxml" "expired_in_time.edxml"
    "expired_loose_time.edxml" "external.edxml" "header_only.edxml" "hmac.edxml" "identified.edxml"
    "mail.edxml" "no_transform.edxml" "odd.xml" "odd_11.xml" "odd_comments.xml" "odd_exclusive.xml"
    "odd_extension.edxml" "odd_inclusive.xml" "odd_prefixes.xml" "one_attachment.edxml"
    "prefix_list.edxml" "rsa_pss.edxml" "rsa_sha1.edxml" "rsa_sha256.edxml" "rsa_sha384.edxml"
    "rsa_sha512.edxml" "sha1.edxml" "signing_time.edxml" "staff.edxml" "tls.edxml" "twice.edxml"
    "two.edxml" "untrusted.edxml" "weak_key.edxml"
];

const ROOT: &[u8] = include_bytes!("../dsig/root.pem");

/// Whom the verifier trusts, on a day when the certificates are in force.
fn verifier() -> Native {
    let at = "2026-03-01T00:00:00Z".parse().unwrap();
    // Few of everything, so that the limits are met.
    let limits = Limits::default().xml_nodes(20_000).signatures(4).references(8);
    Native::new().trust(ROOT).unwrap().at(at).limits(limits)
}

/// What the signers signed.
#[derive(Default)]
struct Honest {
    /// The canonical texts.
    texts: HashSet<Vec<u8>>,
    /// The names in trusted certificates.
    signers: HashSet<String>,
    packets: Vec<Packet>,
}

static HONEST: LazyLock<Honest> = LazyLock::new(|| {
    let mut honest = Honest::default();
    for file in SIGNED {
        let report = verifier().verify(file).unwrap();
        for one in &report.signatures {
            honest.texts.extend(one.signed().map(<[u8]>::to_vec));
            if one.trust == Trust::Trusted {
                honest
                    .signers
                    .extend(one.certificate.iter().map(|of| of.subject.clone()));
            }
        }
        // Some are no packets.
        let reading = format::from_slice(file).ok();
        honest
            .packets
            .extend(reading.and_then(|reading| reading.content.into_packet()));
    }
    honest
});

/// A signed packet, as it is or changed: it never panics, and what counts as signed are
/// the very bytes that were signed, by nobody else.
pub fn dsig(data: &[u8]) {
    let built = Recipe::of(data).map(|mut recipe| changed(&mut recipe));
    let file = built.as_deref().unwrap_or(data);
    match verifier().verify(file) {
        Ok(report) => report.signatures.iter().for_each(is_as_signed),
        Err(error) => well_told(&error, file.len()),
    }
    match format::verify(file, &verifier()) {
        Ok(verified) => {
            for one in &verified.signatures {
                is_as_signed(&one.signature);
            }
            if let Some(packet) = verified.reading.content.packet() {
                for signer in verified.signers() {
                    says_what_was_signed(packet, signer.covers.header, &signer.covers.attachments);
                }
                let is_one = |honest: &Packet| same(packet, honest);
                assert!(
                    !verified.is_trusted() || HONEST.packets.iter().any(is_one),
                    "{packet:?}"
                );
            }
        }
        Err(error) => well_told(&error, file.len()),
    }
}

/// Nobody without a key makes a signature that holds: the signed texts are known.
fn is_as_signed(signature: &Signature) {
    if !matches!(signature.status, SignatureStatus::Valid | SignatureStatus::Incomplete) {
        return;
    }
    for text in signature.signed() {
        assert!(HONEST.texts.contains(text), "{}", String::from_utf8_lossy(text));
    }
    if signature.trust == Trust::Trusted {
        let subject = signature.certificate.as_ref().map(|of| of.subject.as_str());
        assert!(
            subject.is_some_and(|subject| HONEST.signers.contains(subject)),
            "{signature:?}"
        );
    }
}

/// What is covered by a signature that is believed says what a signer said.
fn says_what_was_signed(packet: &Packet, header: bool, attachments: &[bool]) {
    let headers: Vec<&Header> = HONEST.packets.iter().map(|honest| &honest.header).collect();
    assert!(!header || headers.contains(&&packet.header), "{:?}", packet.header);
    let files = || HONEST.packets.iter().flat_map(|honest| &honest.attachments);
    for (attachment, covered) in packet.attachments.iter().zip(attachments) {
        assert!(!covered || files().any(|honest| honest == attachment), "{attachment:?}");
    }
}

/// Whether two packets say the same, the way that they went aside.
fn same(packet: &Packet, honest: &Packet) -> bool {
    packet.header == honest.header
        && packet.manifest.reference == honest.manifest.reference
        && packet.attachments == honest.attachments
}

/// A signed packet, its elements moved, doubled, wrapped, patched, mixed with another's.
fn changed(recipe: &mut Recipe<'_>) -> Vec<u8> {
    let mut file = recipe.pick(SIGNED).to_vec();
    for _ in 0..=recipe.below(4) {
        let at = usize::from(recipe.number::<u16>()) % (file.len() + 1);
        let to = usize::from(recipe.number::<u16>()) % (file.len() + 1);
        match recipe.below(8) {
            0 => {
                let patch = recipe.bytes(6);
                let end = (at + patch.len()).min(file.len());
                drop(file.splice(at..end, patch.iter().copied()));
            }
            1 => insert(&mut file, at, recipe.pick(MARKS).as_bytes()),
            2 => {
                if let Some(element) = element(&file, at) {
                    let piece = file[element].to_vec();
                    insert(&mut file, to, &piece);
                }
            }
            3 => {
                if let Some(element) = element(&file, at) {
                    let piece: Vec<u8> = file.drain(element).collect();
                    insert(&mut file, to, &piece);
                }
            }
            4 => {
                if let Some(element) = element(&file, at) {
                    let (open, close) = recipe.pick(FRAMES);
                    let piece = [open.as_bytes(), &file[element.clone()], close.as_bytes()].concat();
                    drop(file.splice(element, piece));
                }
            }
            5 => {
                let other = recipe.pick(SIGNED);
                if let (Some(from), Some(into)) = (element(other, to), element(&file, at)) {
                    drop(file.splice(into, other[from].to_vec()));
                }
            }
            6 => {
                let (from, into) = recipe.pick(SWAPS);
                file = String::from_utf8_lossy(&file).replacen(from, into, 1).into_bytes();
            }
            _ => {
                let end = (at + recipe.below(40)).min(file.len());
                drop(file.drain(at..end));
            }
        }
    }
    file
}

/// Inserts behind the tag that ends next.
fn insert(file: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let at = at.min(file.len());
    let behind = file[at..].iter().position(|byte| *byte == b'>');
    let at = behind.map_or(at, |tag| at + tag + 1);
    drop(file.splice(at..at, piece.iter().copied()));
}

/// The element that begins next, with all that is in it.
fn element(file: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let start = at
        + file
            .get(at..)?
            .windows(2)
            .position(|two| two[0] == b'<' && two[1].is_ascii_alphabetic())?;
    let name = file[start + 1..].split(|byte| b" >/\r\n\t".contains(byte)).next()?;
    let close = [b"</", name, b">"].concat();
    let length = file[start..].windows(close.len()).position(|window| window == close)?;
    Some(start..start + length + close.len())
}

const MARKS: &[&str] = &[
    "<!-- a -->",
    "<?a b?>",
    " ",
    "\n",
    "<a/>",
    "<edXML:Subject>b</edXML:Subject>",
    "<Attachment><ContentId>9</ContentId></Attachment>",
    "<a Id=\"header\"/>",
    "<a ID=\"attachments\"/>",
    "<Object Id=\"header\"/>",
    "&#32;",
    "<![CDATA[a]]>",
    "<a xmlns:x=\"urn:x\" x:b=\"c\"/>",
];

const FRAMES: &[(&str, &str)] = &[
    ("<Wrapper>", "</Wrapper>"),
    ("<Object xmlns=\"http://www.w3.org/2000/09/xmldsig#\">", "</Object>"),
    ("<!--", "-->"),
    ("<edXML:MessageHeader>", "</edXML:MessageHeader>"),
    (
        "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">",
        "</Signature>",
    ),
    ("<a xmlns=\"\">", "</a>"),
];

/// Names and algorithms that are put for others.
const SWAPS: &[(&str, &str)] = &[
    ("URI=\"\"", "URI=\"#header\""),
    ("URI=\"#", "URI=\"#x"),
    ("URI=\"", "URI=\"http://198.51.100.1/"),
    ("Id=\"", "ID=\""),
    ("rsa-sha256", "rsa-sha1"),
    ("ecdsa-sha256", "hmac-sha256"),
    ("xmlenc#sha256", "xmldsig#sha1"),
    ("xml-exc-c14n#", "xml-exc-c14n#WithComments"),
    ("enveloped-signature", "base64"),
    (
        "<Transforms>",
        "<Transforms><Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"/>",
    ),
    ("xmlns:edXML=", "xmlns:x="),
    ("<Signature ", "<Signature a=\"b\" "),
    ("\r\n", "\n"),
    ("\n", "\r\n"),
    ("tập huấn", "thu hồi"),
];

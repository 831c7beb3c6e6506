//! Who signed what of a packet.

use serde::Serialize;

use super::{Coverage, PacketSignature, SenderMatch};
use crate::format::dsig::{Certificate, SignatureStatus, Trust};

/// A trusted signer of a packet, and what the signer's valid signatures cover.
///
/// ```
/// use congvan::dsig::Native;
/// use congvan::edxml;
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/twice.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let verified = edxml::verify(packet, &Native::new().trust(root)?.at(now))?;
/// let signer = &verified.signers()[0];
/// assert_eq!(signer.signatures, [0, 1]);
/// assert!(signer.whole);
/// assert!(signer.certificate.unwrap().subject.contains("Sở Nội vụ"));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Signer<'a> {
    /// The certificate; `None` for a signature that a verifier trusts without telling it,
    /// which is then taken for that of a signer of its own.
    pub certificate: Option<&'a Certificate>,
    /// The places of the signatures in [`Verified::signatures`](super::Verified::signatures).
    pub signatures: Vec<usize>,
    /// What they cover, all together.
    pub covers: Coverage,
    /// Whether the signer vouches for the whole packet: by one signature, or by several
    /// that all cover the header. Signatures that do not may have been taken out of
    /// another packet of the same signer.
    pub whole: bool,
    /// Whether the certificate speaks of the sender in the header.
    pub sender: SenderMatch,
}

/// The trusted signers, with what each covers.
pub(super) fn signers(signatures: &[PacketSignature]) -> Vec<Signer<'_>> {
    let mut found: Vec<(Signer<'_>, Coverage)> = Vec::new();
    let trusted = signatures.iter().enumerate().filter(|(_, one)| is_trusted(one));
    for (index, one) in trusted {
        let certificate = one.signature.certificate.as_ref();
        let same =
            |signer: &Signer<'_>| certificate.is_some() && fingerprint(signer.certificate) == fingerprint(certificate);
        let at = found.iter().position(|(signer, _)| same(signer)).unwrap_or(found.len());
        if at == found.len() {
            found.push((Signer::of(certificate, one.sender), Coverage::default()));
        }
        if let Some((signer, bound)) = found.get_mut(at) {
            signer.signatures.push(index);
            signer.covers.add(&one.covers);
            if one.covers.header {
                bound.add(&one.covers);
            }
            signer.whole = bound.is_whole();
        }
    }
    found.into_iter().map(|(signer, _)| signer).collect()
}

/// Whether a signature counts: it is valid, and its signer trusted.
pub(super) fn is_trusted(one: &PacketSignature) -> bool {
    one.signature.trust == Trust::Trusted && one.signature.status == SignatureStatus::Valid
}

fn fingerprint(certificate: Option<&Certificate>) -> Option<&str> {
    certificate.map(|certificate| certificate.fingerprint.as_str())
}

impl<'a> Signer<'a> {
    fn of(certificate: Option<&'a Certificate>, sender: SenderMatch) -> Self {
        Self {
            certificate,
            signatures: Vec::new(),
            covers: Coverage::default(),
            whole: false,
            sender,
        }
    }
}

impl Coverage {
    /// Adds what another covers.
    fn add(&mut self, other: &Self) {
        self.plain |= other.plain;
        self.header |= other.header;
        self.trace_header_list |= other.trace_header_list;
        self.business |= other.business;
        self.manifest |= other.manifest;
        let length = other.attachments.len().max(self.attachments.len());
        self.attachments.resize(length, false);
        for (covered, also) in self.attachments.iter_mut().zip(&other.attachments) {
            *covered |= also;
        }
    }
}

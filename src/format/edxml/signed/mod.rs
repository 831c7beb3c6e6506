//! The signatures of a packet, and what of the packet they speak of.

mod bound;
mod parts;
mod rewriting;
mod rules;
mod same_body;
mod sender;
mod shape;
mod signer;
mod signing_body;

use serde::Serialize;

use self::parts::Parts;
pub use self::rules::signature_rules;
pub use self::sender::SenderMatch;
pub use self::signer::Signer;
use super::options::Options;
use super::place::Lines;
use super::reading::Reading;
use super::whole::from_slice_with;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::format::dsig::{Report, Signature, SignatureStatus, Verifier};

/// A packet that was read, its signatures, and what they cover.
///
/// ```
/// use congvan::dsig::Native;
/// use congvan::edxml;
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha256.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let verified = edxml::verify(packet, &Native::new().trust(root)?.at(now))?;
/// if verified.is_trusted() {
///     // The office that the anchor vouches for said all of this.
///     println!("{:?}", verified.reading.content.packet().unwrap().header.subject);
/// }
/// # assert!(verified.is_trusted());
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Verified {
    /// The packet, as [`from_slice`](super::from_slice) reads it.
    pub reading: Reading,
    /// The signatures, in the order of the file.
    pub signatures: Vec<PacketSignature>,
    /// What is wrong with them, by the rules `ED-S…`; see [`signature_rules`].
    pub diagnostics: Vec<Diagnostic>,
}

/// A signature of a packet.
///
/// ```
/// use congvan::dsig::{Native, SignatureStatus};
/// use congvan::edxml;
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha256.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let verified = edxml::verify(packet, &Native::new().trust(root)?.at(now))?;
/// let one = &verified.signatures[0];
/// assert_eq!(one.signature.status, SignatureStatus::Valid);
/// assert!(one.covers.is_whole() && one.undone.is_empty()); // it came as it was sent
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PacketSignature {
    /// The signature.
    #[serde(flatten)]
    pub signature: Signature,
    /// What of the packet it covers.
    pub covers: Coverage,
    /// What had to be undone before it held, for [`SignatureStatus::Reserialised`].
    pub undone: Vec<Rewriting>,
    /// Whether its certificate speaks of the sender in the header.
    pub sender: SenderMatch,
}

/// Which parts of a packet, *as they were read*, are what was signed.
///
/// The signed bytes are read by themselves, and what they say is compared with what the
/// packet says. Where an element was moved, doubled or wrapped so that the reader finds
/// another one, the part is not covered, however valid the signature.
///
/// ```
/// use congvan::dsig::Native;
/// use congvan::edxml;
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/header_only.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let verified = edxml::verify(packet, &Native::new().trust(root)?.at(now))?;
/// let covers = &verified.signatures[0].covers;
/// assert!(covers.header && !covers.is_whole()); // somebody else may have put the files in
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Coverage {
    /// The header of the document (`MessageHeader`), or the status message.
    pub header: bool,
    /// The way and the business (`TraceHeaderList`). The exchange adds to it on the way,
    /// so signers may leave it out.
    pub trace_header_list: bool,
    /// What the packet does (`Bussiness`), where that says more than that it brings a new
    /// document: a recall, an update or a reason that nobody signed is somebody else's.
    pub business: bool,
    /// The list of attachments in the body.
    pub manifest: bool,
    /// Each attachment.
    pub attachments: Vec<bool>,
    /// Whether the packet is plainly built, so that every reader reads the same: each part of
    /// the frame stands once and in its place, the attachments are as many as the manifest
    /// has, and what the signatures of the packet refer to is what was read. The same for all
    /// of its signatures.
    pub plain: bool,
}

impl Coverage {
    /// Whether header, business, manifest and every attachment are covered, in a packet that
    /// is plainly built; the stations of the way, which the exchange adds to, need not be.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.plain && self.header && self.business && self.manifest && self.attachments.iter().all(|covered| *covered)
    }
}

/// Something that the national exchange does to a packet when it writes it anew.
///
/// ```
/// use congvan::edxml::{PacketSignature, Rewriting};
///
/// /// Whether the centre did no more than add its own station.
/// fn only_passed_on(signature: &PacketSignature) -> bool {
///     signature.undone.iter().all(|what| *what == Rewriting::AddedStations)
/// }
/// # let _ = only_passed_on;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Rewriting {
    /// The signature was put into the namespace of the standard.
    SignatureNamespace,
    /// Stations were added behind those of the sender in the `TraceHeaderList`.
    AddedStations,
    /// The white space between elements is another.
    WhiteSpace,
}

impl Verified {
    /// How the packet stands: [`SignatureStatus::Absent`] without a signature, else the worst of
    /// its signatures.
    #[must_use]
    pub fn status(&self) -> SignatureStatus {
        let worst = self.signatures.iter().map(|one| one.signature.status).max();
        worst.unwrap_or(SignatureStatus::Absent)
    }

    /// Who signed what, of those whom the verifier trusts: one row for each certificate,
    /// in the order of the file, with what its valid signatures cover.
    ///
    /// ```
    /// use congvan::dsig::Native;
    /// use congvan::edxml;
    ///
    /// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/two.edxml"));
    /// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
    /// let now = "2026-03-01T00:00:00Z".parse().unwrap();
    /// let verified = edxml::verify(packet, &Native::new().trust(root)?.at(now))?;
    /// let signers = verified.signers();
    /// assert!(signers[0].covers.header && !signers[0].covers.manifest);
    /// assert!(!signers[1].covers.header && signers[1].covers.manifest);
    /// // Each part has a signature, and nobody signed the packet.
    /// assert!(!verified.is_trusted());
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[must_use]
    pub fn signers(&self) -> Vec<Signer<'_>> {
        signer::signers(&self.signatures)
    }

    /// Whether every signature is valid and one trusted signer
    /// [covers the whole packet](Signer::whole): what was read is what somebody signed whom
    /// the anchors vouch for. Parts that several signers signed are not added up: anybody
    /// could have put them together.
    #[must_use]
    pub fn is_trusted(&self) -> bool {
        self.status() == SignatureStatus::Valid && self.signers().iter().any(|signer| signer.whole)
    }

    /// Whether the packet [is trusted](Self::is_trusted) and one who signed it whole is, by
    /// the certificate, the body that the header names as the sender. A centre or another
    /// body may have signed what is trusted and not from the sender.
    #[must_use]
    pub fn is_from_sender(&self) -> bool {
        let is_sender = |signer: &Signer<'_>| signer.whole && signer.sender == SenderMatch::Same;
        self.is_trusted() && self.signers().iter().any(is_sender)
    }
}

/// Reads a packet and verifies its signatures.
///
/// See [`dsig`](crate::dsig) for what a signature proves.
///
/// # Errors
///
/// As [`from_slice`](super::from_slice), and what the verifier cannot read at all.
///
/// ```
/// use congvan::dsig::{Native, SignatureStatus};
/// use congvan::edxml;
///
/// // The packet, and the certificate (PEM or DER) of the authority that you believe.
/// let file = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/by_id.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// // Certificates expire, and no clock is read: a program gives the time of the check.
/// let at = "2026-03-01T00:00:00Z".parse().unwrap();
/// let verified = edxml::verify(file, &Native::new().trust(root)?.at(at))?;
/// assert!(verified.is_trusted());
/// let one = &verified.signatures[0];
/// assert_eq!(one.signature.status, SignatureStatus::Valid);
/// assert!(one.covers.header && !one.covers.trace_header_list);
///
/// // Whoever trusts nobody in particular has a valid signature of a stranger.
/// let verified = edxml::verify(file, &Native::new().at(at))?;
/// assert_eq!(verified.status(), SignatureStatus::Valid);
/// assert!(!verified.is_trusted());
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn verify(file: &[u8], verifier: &dyn Verifier) -> Result<Verified, Error> {
    verify_with(file, verifier, &Options::default())
}

/// Reads a packet with options, and verifies its signatures.
///
/// # Errors
///
/// As [`verify`]; in strict reading also what is otherwise forgiven.
///
/// ```
/// use congvan::ErrorKind;
/// use congvan::dsig::Native;
/// use congvan::edxml::{self, Options};
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha256.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let few = Options::default().attachments(0);
/// let error = edxml::verify_with(packet, &Native::new().trust(root)?.at(now), &few).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn verify_with(file: &[u8], verifier: &dyn Verifier, options: &Options) -> Result<Verified, Error> {
    let reading = from_slice_with(file, options)?;
    let report: Report = verifier.verify(file)?;
    let parts = Parts::of(&reading.content);
    let from = sender::sender(&reading.content);
    let mut signatures = Vec::new();
    let mut budget = rewriting::MOST_BYTES;
    for (index, signature) in report.signatures.into_iter().enumerate() {
        let found = rewriting::undone(file, index, signature, verifier, &mut budget);
        let covers = parts.covered_by(&found.holding, options);
        let speaks = sender::speaks_of(found.signature.certificate.as_ref(), from);
        signatures.push(PacketSignature {
            signature: found.signature,
            covers,
            undone: found.undone,
            sender: speaks,
        });
    }
    let odd = shape::odd(file, &reading.content, &signatures);
    for one in &mut signatures {
        one.covers.plain = odd.is_empty();
    }
    let mut lines = Lines::new(file);
    let diagnostics = rules::diagnostics(&signatures, from, &odd, |at| lines.point(at));
    Ok(Verified {
        reading,
        signatures,
        diagnostics,
    })
}

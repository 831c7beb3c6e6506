//! What a verifier found.

use chrono::{DateTime, Utc};
use serde::{Serialize, Serializer};

use super::certificate::Known;
use super::limits::Limits;
use super::problem::{Problem, ProblemKind};
use crate::error::{Error, ErrorKind};
use crate::message::Message;

/// What a verifier found in a file: every signature of it, in order.
///
/// ```
/// use congvan::dsig::{Native, SignatureStatus, Verifier};
///
/// // An unsigned packet has a report, too.
/// let report = Native::new().verify(b"<edXML/>")?;
/// assert_eq!((report.signatures.len(), report.status()), (0, SignatureStatus::Absent));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The signatures; none for a file that is not signed.
    pub signatures: Vec<Signature>,
}

impl Report {
    /// A report on signatures, for a verifier of one's own.
    #[must_use]
    pub fn new(signatures: Vec<Signature>) -> Self {
        Self { signatures }
    }

    /// How the file stands: [`SignatureStatus::Absent`] without a signature, else the worst of
    /// its signatures.
    ///
    /// ```
    /// use congvan::dsig::{Report, Signature, SignatureStatus};
    ///
    /// assert_eq!(Report::default().status(), SignatureStatus::Absent);
    /// let both = vec![Signature::new(SignatureStatus::Valid), Signature::new(SignatureStatus::Broken)];
    /// assert_eq!(Report::new(both).status(), SignatureStatus::Broken);
    /// ```
    #[must_use]
    pub fn status(&self) -> SignatureStatus {
        let worst = self.signatures.iter().map(|signature| signature.status).max();
        worst.unwrap_or(SignatureStatus::Absent)
    }
}

/// How a signature stands, the best first.
///
/// It speaks of the bytes alone; whose signature it is, and whether to believe that
/// name, is said by [`Signature::certificate`] and [`Signature::trust`].
///
/// ```
/// use congvan::dsig::{Native, SignatureStatus, Verifier};
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha256.edxml"));
/// let status = |packet: &[u8]| Native::new().verify(packet).map(|report| report.status());
/// assert_eq!(status(packet)?, SignatureStatus::Valid);
/// let forged = String::from_utf8_lossy(packet).replacen("<edXML:Subject>", "<edXML:Subject>Không ", 1);
/// assert_eq!(status(forged.as_bytes())?, SignatureStatus::Broken);
/// assert!(SignatureStatus::Valid < SignatureStatus::Broken); // the best first
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SignatureStatus {
    /// Everything that it refers to is as it was signed.
    Valid,
    /// What it refers to in the file is as it was signed; it also refers to something
    /// outside, such as an attachment by `cid:`, which was not looked at.
    Incomplete,
    /// What was signed is there, but the file was written anew on its way: undoing what
    /// the national exchange is known to do makes the signature valid again.
    Reserialised,
    /// The signer's own words are intact, the file was written anew on its way, and
    /// undoing what is known does not help: it cannot be told whether somebody changed
    /// it besides.
    CannotTell,
    /// The element is in another namespace than that of XML-DSig, as the official
    /// library writes it: nobody's verifier takes it for a signature.
    NotInW3cNamespace,
    /// An algorithm, key or form of reference that is not supported; nothing is said
    /// about the content.
    Unsupported,
    /// The element is no signature by the schema of XML-DSig.
    Malformed,
    /// What was signed has been changed, or the signature is not that of its
    /// certificates.
    Broken,
    /// There is no signature.
    Absent,
}

/// One signature of a file. The foot of a letter, where the signer is named, is a
/// [`document::Signature`](crate::document::Signature).
///
/// ```
/// use congvan::dsig::{Native, Trust, Verifier};
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha256.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let report = Native::new().trust(root)?.at(now).verify(packet)?;
/// let signature = &report.signatures[0];
/// assert_eq!((signature.trust, signature.in_force), (Trust::Trusted, Some(true)));
/// // Read what was signed, and not what stands around it.
/// assert!(signature.signed().count() > 0);
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Signature {
    /// How it stands.
    pub status: SignatureStatus,
    /// What is wrong with it, and what should be known: weak algorithms, a certificate
    /// out of force.
    pub problems: Vec<Problem>,
    /// Where the element begins, in bytes of the file.
    pub offset: usize,
    /// The URI of its algorithm.
    pub algorithm: Option<String>,
    /// The URI of the canonical form of what is signed directly.
    pub canonicalization: Option<String>,
    /// What it refers to.
    pub references: Vec<Reference>,
    /// The certificate of the signer: the one whose key verifies the signature; where
    /// none does, the first that was sent along.
    pub certificate: Option<Certificate>,
    /// When it was made by its own words: the only `SigningTime` among the properties
    /// that it signs. The signer can write any time there.
    #[serde(serialize_with = "perhaps")]
    pub signing_time: Option<DateTime<Utc>>,
    /// When the certificate was judged: at the signing time, else at the time that the
    /// caller gave.
    #[serde(serialize_with = "perhaps")]
    pub judged_at: Option<DateTime<Utc>>,
    /// Whether the certificate was in force then; `None` where no time is known.
    pub in_force: Option<bool>,
    /// Whether the certificate leads to a trust anchor.
    pub trust: Trust,
}

impl Signature {
    /// A signature that stands so, for a verifier of one's own.
    #[must_use]
    pub fn new(status: SignatureStatus) -> Self {
        Self {
            status,
            problems: Vec::new(),
            offset: 0,
            algorithm: None,
            canonicalization: None,
            references: Vec::new(),
            certificate: None,
            signing_time: None,
            judged_at: None,
            in_force: None,
            trust: Trust::NotAsked,
        }
    }

    /// The exact bytes that were signed, one canonical text for each reference that selects
    /// another.
    ///
    /// Empty unless the signature is [`Valid`](SignatureStatus::Valid) or
    /// [`Incomplete`](SignatureStatus::Incomplete). Who reads these instead of the file reads
    /// nothing that was not signed.
    pub fn signed(&self) -> impl Iterator<Item = &[u8]> {
        let holds = matches!(self.status, SignatureStatus::Valid | SignatureStatus::Incomplete);
        let references = self.references.iter().filter(move |_| holds);
        references.filter_map(|reference| reference.signed.as_deref())
    }

    /// Whether there is a problem of a sort.
    #[must_use]
    pub fn has(&self, kind: ProblemKind) -> bool {
        self.problems.iter().any(|problem| problem.kind == kind)
    }
}

/// What a signature refers to.
///
/// ```
/// use congvan::dsig::{Native, Verifier};
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/by_id.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let report = Native::new().trust(root)?.at(now).verify(packet)?;
/// for reference in &report.signatures[0].references {
///     assert!(reference.uri.as_deref().is_some_and(|uri| uri.starts_with('#'))); // an element of the file
///     assert_eq!(reference.holds, Some(true));
/// }
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Reference {
    /// Empty for the whole file, `#…` for the element of an identifier; `None` where it
    /// is missing.
    pub uri: Option<String>,
    /// The URI of its digest.
    pub digest: String,
    /// Whether what is there has the digest; `None` where it could not be looked at.
    pub holds: Option<bool>,
    /// The canonical bytes, where they have the digest, the signature holds and no reference
    /// before has the same.
    #[serde(skip)]
    pub signed: Option<Vec<u8>>,
}

impl Reference {
    /// A reference, for a verifier of one's own.
    #[must_use]
    pub fn new(uri: Option<String>, digest: impl Into<String>) -> Self {
        Self {
            uri,
            digest: digest.into(),
            holds: None,
            signed: None,
        }
    }
}

/// What a certificate says.
///
/// ```
/// use congvan::dsig::{Native, Verifier};
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha256.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let report = Native::new().trust(root)?.at(now).verify(packet)?;
/// let certificate = report.signatures[0].certificate.as_ref().unwrap();
/// assert!(certificate.subject.contains("CN=Sở Nội vụ tỉnh Hà Khê"));
/// assert_eq!((certificate.key.as_str(), certificate.key_bits), ("RSA", Some(2048)));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Certificate {
    /// Whose it is, as RFC 4514 writes names.
    pub subject: String,
    /// The names in it (CN): of a body, or of a person.
    pub common_names: Vec<String>,
    /// The bodies in it (O).
    pub organizations: Vec<String>,
    /// The units of them (OU).
    pub units: Vec<String>,
    /// The codes in it (UID, serialNumber, organizationIdentifier).
    pub identifiers: Vec<String>,
    /// Who issued it.
    pub issuer: String,
    /// Its serial number in hexadecimal.
    pub serial: String,
    /// From when it is in force.
    #[serde(serialize_with = "time")]
    pub not_before: DateTime<Utc>,
    /// Until when it is in force.
    #[serde(serialize_with = "time")]
    pub not_after: DateTime<Utc>,
    /// The sort of its key: `RSA`, `EC P-256`, or an object identifier.
    pub key: String,
    /// The size of its key in bits, where the sort is known.
    pub key_bits: Option<usize>,
    /// The SHA-256 of the certificate in hexadecimal: two that have the same are one.
    pub fingerprint: String,
}

impl Certificate {
    /// What a certificate in DER says, for a verifier of one's own. Nothing in it is
    /// verified.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Data`] for what is no X.509 certificate.
    ///
    /// ```
    /// use congvan::dsig::Certificate;
    ///
    /// assert!(Certificate::from_der(b"no certificate").is_err());
    /// ```
    pub fn from_der(der: &[u8]) -> Result<Self, Error> {
        let read = Known::read(der, Limits::default().rsa_bits);
        read.map(|known| known.facts()).ok_or_else(|| {
            let vi = "không phải chứng thư X.509 đọc được; hãy đưa chứng thư ở dạng DER";
            let en = "it is no X.509 certificate that can be read; give it in DER";
            Error::new(ErrorKind::Data, Message::new(vi, en))
        })
    }
}

/// Whether a certificate leads to a trust anchor.
///
/// No list of revoked certificates is asked: nothing is fetched.
///
/// ```
/// use congvan::dsig::{Native, Trust, Verifier};
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha256.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let anchored = Native::new().trust(root)?.at(now).verify(packet)?;
/// assert_eq!(anchored.signatures[0].trust, Trust::Trusted);
/// // What others may be able to forge is not trusted.
/// let packet_of_2012 = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha1.edxml"));
/// let anchored = Native::new().trust(root)?.at(now).verify(packet_of_2012)?;
/// assert_eq!(anchored.signatures[0].trust, Trust::Weak);
/// // Without anchors, anybody may call himself Sở Nội vụ.
/// assert_eq!(Native::new().at(now).verify(packet)?.signatures[0].trust, Trust::NotAsked);
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Trust {
    /// No trust anchors were given, or the signature does not hold.
    NotAsked,
    /// A chain of certificates in force leads to an anchor.
    Trusted,
    /// One does, but something on the way is weak: SHA-1, or an RSA key of less than 2048
    /// bits. Somebody else may have made the signature.
    /// [`Native::allow_weak`](super::Native::allow_weak) makes it trusted, for old archives.
    Weak,
    /// No chain does; a [problem](Signature::problems) says why.
    Untrusted,
}

/// As `2026-01-05T01:30:00Z`.
fn time<S: Serializer>(time: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{time:?}"))
}

fn perhaps<S: Serializer>(at: &Option<DateTime<Utc>>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => time(at, serializer),
        None => serializer.serialize_none(),
    }
}

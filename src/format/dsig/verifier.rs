//! Verifiers: the contract, and the one that comes with the crate.

use chrono::{DateTime, Utc};

use super::certificate::{Known, of_file};
use super::input::Input;
use super::limits::Limits;
use super::one::One;
use super::report::{Report, Signature};
use super::signatures::{Ids, signatures};
use crate::error::{Error, ErrorKind};
use crate::message::Message;

/// Verifies the signatures of a file.
///
/// The crate's own is [`Native`]. Another, over a library of the operating system or a
/// service, takes its place by implementing this.
///
/// ```
/// use congvan::dsig::{Report, Signature, SignatureStatus, Verifier};
///
/// /// Takes everything for damaged.
/// struct Doubter;
///
/// impl Verifier for Doubter {
///     fn verify(&self, _: &[u8]) -> Result<Report, congvan::Error> {
///         Ok(Report::new(vec![Signature::new(SignatureStatus::Broken)]))
///     }
/// }
///
/// let verifier: Box<dyn Verifier> = Box::new(Doubter);
/// assert_eq!(verifier.verify(b"<a/>")?.status(), SignatureStatus::Broken);
/// # Ok::<(), congvan::Error>(())
/// ```
pub trait Verifier {
    /// Verifies every signature of a file, wherever it stands.
    ///
    /// Implementations read the bytes as they are, fetch nothing and open no files.
    ///
    /// # Errors
    ///
    /// For what is no XML at all, or exceeds a limit. Signatures that do not hold are no
    /// errors: the report says so.
    fn verify(&self, file: &[u8]) -> Result<Report, Error>;
}

/// The verifier of the crate, in Rust alone.
///
/// It knows RSA (PKCS #1 v1.5 and PSS) with keys up to 8192 bits and ECDSA over P-256
/// and P-384, with SHA-1, SHA-256, SHA-384 and SHA-512; Canonical XML 1.0 and 1.1 and
/// its exclusive form; references to the whole file and to identifiers in it; the
/// transforms that leave the signature out or name a canonical form. Everything else is
/// [`Unsupported`](super::SignatureStatus::Unsupported), keys without certificate with it.
///
/// ```
/// use congvan::dsig::{Native, SignatureStatus, Trust, Verifier};
///
/// let file = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha256.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let at = "2026-03-01T00:00:00Z".parse().unwrap();
/// let report = Native::new().trust(root)?.at(at).verify(file)?;
/// let signature = &report.signatures[0];
/// assert_eq!(signature.status, SignatureStatus::Valid);
/// assert_eq!(signature.trust, Trust::Trusted);
/// assert_eq!(signature.certificate.as_ref().unwrap().key_bits, Some(2048));
///
/// // One letter of the file is another.
/// let changed = String::from_utf8_lossy(file).replace("An Phú", "An Phu");
/// let report = Native::new().verify(changed.as_bytes())?;
/// assert_eq!(report.status(), SignatureStatus::Broken);
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Default)]
pub struct Native {
    pub(super) anchors: Vec<Known>,
    pub(super) at: Option<DateTime<Utc>>,
    pub(super) limits: Limits,
    /// Whether weak algorithms and keys are taken for a proof.
    pub(super) weak: bool,
}

impl std::fmt::Debug for Native {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let anchors: Vec<_> = self.anchors.iter().map(|anchor| anchor.facts().subject).collect();
        f.debug_struct("Native")
            .field("anchors", &anchors)
            .field("at", &self.at)
            .field("limits", &self.limits)
            .field("weak", &self.weak)
            .finish()
    }
}

impl Native {
    /// A verifier without trust anchors that does not know the time: no clock is read. Until
    /// it is [told](Self::at), only signatures that sign a time of their own can be trusted.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Trusts the certificates of a file: PEM with one or more, or one in DER.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Data`] for a file that holds no certificates, or one that cannot be
    /// read.
    ///
    /// ```
    /// use congvan::dsig::Native;
    ///
    /// assert!(Native::new().trust(b"no certificate").is_err());
    /// ```
    pub fn trust(mut self, certificates: &[u8]) -> Result<Self, Error> {
        let read = of_file(certificates).filter(|found| !found.is_empty());
        let read = read.and_then(|found| found.iter().map(|der| Known::read(der, self.limits.rsa_bits)).collect());
        let read: Vec<Known> = read.ok_or_else(|| {
            Error::new(
                ErrorKind::Data,
                Message::new(
                    "tệp không chứa chứng thư X.509 đọc được; hãy xuất chứng thư ra PEM hoặc DER",
                    "the file holds no X.509 certificate that can be read; export it as PEM or DER",
                ),
            )
        })?;
        self.anchors.extend(read);
        Ok(self)
    }

    /// Sets the time at which certificates are judged that do not come with a signed
    /// time of signing, or with one that lies behind it. An earlier one is the signer's
    /// own word: where that is not enough, compare it with the day on which the packet
    /// came in.
    #[must_use]
    pub fn at(mut self, time: DateTime<Utc>) -> Self {
        self.at = Some(time);
        self
    }

    /// Sets whether SHA-1 and RSA keys of less than 2048 bits are taken for a proof;
    /// `false` unless set, and then they are [`Trust::Weak`](super::Trust::Weak). Signatures
    /// of old archives have nothing better: allow them where something else vouches for
    /// the day on which the file came in. The weakness is told either way.
    ///
    /// ```
    /// use congvan::dsig::{Native, ProblemKind, Trust, Verifier};
    ///
    /// let old = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha1.edxml"));
    /// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
    /// let now = "2026-03-01T00:00:00Z".parse().unwrap();
    /// let verifier = Native::new().trust(root)?.at(now);
    /// assert_eq!(verifier.verify(old)?.signatures[0].trust, Trust::Weak);
    ///
    /// let report = verifier.allow_weak(true).verify(old)?;
    /// assert_eq!(report.signatures[0].trust, Trust::Trusted);
    /// assert!(report.signatures[0].has(ProblemKind::Weak));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[must_use]
    pub fn allow_weak(mut self, allow: bool) -> Self {
        self.weak = allow;
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

impl Verifier for Native {
    /// # Errors
    ///
    /// [`ErrorKind::Encoding`] for what is neither UTF-8 nor UTF-16,
    /// [`ErrorKind::Syntax`] for XML that is not well-formed, [`ErrorKind::Unsupported`]
    /// for a DTD, [`ErrorKind::Limit`] beyond the [`Limits`].
    fn verify(&self, file: &[u8]) -> Result<Report, Error> {
        let input = Input::new(file)?;
        let tree = input.tree(&self.limits)?;
        let found = signatures(&tree, self.limits.signatures)?;
        let ids = Ids::of(&tree);
        let mut left = self.limits.selected(file.len());
        let verified = found.into_iter().map(|found| {
            let mut signature: Signature = One::new(self, (&tree, &ids), found.id, &mut left).verified(found.w3c);
            let at = tree.node(found.id).map_or(0, |node| node.at);
            signature.offset = input.offset(at);
            signature
        });
        Ok(Report::new(verified.collect()))
    }
}

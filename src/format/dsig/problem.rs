//! What is wrong with a signature.

use serde::Serialize;

use crate::format::fault::excerpt;
use crate::message::Message;

/// What sort of problem it is.
///
/// ```
/// use congvan::dsig::{Native, ProblemKind, Verifier};
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha1.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let report = Native::new().trust(root)?.at(now).verify(packet)?;
/// assert!(report.signatures[0].has(ProblemKind::Weak)); // valid, and SHA-1 is no proof any more
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ProblemKind {
    /// What was signed has another digest now.
    Digest,
    /// The signature value is not that of any certificate that was sent along.
    Value,
    /// A reference points to nothing in the file.
    Missing,
    /// A reference points to an identifier that stands more than once.
    Ambiguous,
    /// A reference points out of the file, such as `cid:` to an attachment; it is not
    /// followed.
    Outside,
    /// An algorithm is not supported.
    Algorithm,
    /// A key is of a sort or size that is not supported.
    Key,
    /// SHA-1 or a short key, of the signer or on the way to the anchor: others may be able
    /// to forge it.
    Weak,
    /// There is no certificate to tell who signed.
    NoCertificate,
    /// A certificate that was sent along cannot be read.
    Certificate,
    /// The certificate was not in force at the time.
    OutOfForce,
    /// No chain of certificates leads to a trust anchor.
    Untrusted,
    /// The element is no signature by the schema of XML-DSig.
    Malformed,
    /// A limit is exceeded.
    Limit,
    /// The element is in another namespace than that of XML-DSig.
    Namespace,
}

/// One thing that is wrong with a signature, or that the reader should know.
///
/// ```
/// use congvan::Lang;
/// use congvan::dsig::{Native, ProblemKind, Verifier};
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/untrusted.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let report = Native::new().trust(root)?.at(now).verify(packet)?;
/// let problem = report.signatures[0].problems.iter().find(|problem| problem.kind == ProblemKind::Untrusted).unwrap();
/// println!("{}", problem.message.get(Lang::En));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Problem {
    /// What sort it is.
    pub kind: ProblemKind,
    /// In words.
    pub message: Message,
}

impl Problem {
    /// A problem in words of both languages.
    #[must_use]
    pub fn new(kind: ProblemKind, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            kind,
            message: Message::new(vi.into(), en.into()),
        }
    }
}

/// The head of a text from outside.
pub(super) fn shown(text: &str) -> String {
    excerpt(text.get(..200).unwrap_or(text))
}

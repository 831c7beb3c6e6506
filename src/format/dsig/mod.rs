//! XML signatures (XML-DSig): verified, with what they prove and what they do not.
//!
//! [`Native`] verifies every signature of a signed XML file; [`edxml::verify`] does so for
//! a packet of the national exchange and tells what of the packet the signatures cover.
//! Both work on bytes alone: nothing is fetched, no file is opened.
//!
//! [`edxml::verify`]: crate::edxml::verify
//!
//! ```
//! use congvan::dsig::{Native, SignatureStatus, Trust, Verifier};
//!
//! let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/signing_time.edxml"));
//! let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
//! let now = "2026-03-01T00:00:00Z".parse().unwrap();
//! let report = Native::new().trust(root)?.at(now).verify(packet)?;
//!
//! let signature = &report.signatures[0];
//! assert_eq!(signature.status, SignatureStatus::Valid); // the bytes are those that were signed
//! assert_eq!(signature.trust, Trust::Trusted); // by somebody whom the root vouches for
//! let signer = signature.certificate.as_ref().unwrap();
//! assert!(signer.subject.contains("Sở Nội vụ tỉnh Hà Khê"));
//! assert_eq!(signature.signing_time.unwrap().to_string(), "2026-01-05 01:30:00 UTC");
//! # Ok::<(), congvan::Error>(())
//! ```
//!
//! # Three questions, three answers
//!
//! **Are these the bytes that were signed?** [`Signature::status`]. A signature holds
//! digests of canonical XML: quotes, the order of attributes, line ends and comments may
//! change, a letter or a space between two elements may not.
//!
//! **Who signed, and do I believe the name?** [`Signature::certificate`] is the
//! certificate whose key made the signature. Anybody can make one with any name in it, so
//! [`Signature::trust`] says whether a chain of certificates leads to an anchor that *you*
//! gave. Without anchors a valid signature is that of a stranger. Whether a certificate
//! was revoked is not looked up. SHA-1 and RSA keys of less than 2048 bits, of the signer or
//! on the way to the anchor, are [no proof](Trust::Weak) unless you
//! [take them](Native::allow_weak) for one, as for an archive. The certificate is judged at the signing time, if the
//! signature signs one, which is the signer's own claim, else at the time that you give.
//!
//! **Is it what I read that was signed?** A signature may refer to one element of a file,
//! and whoever moves that element aside and puts another in its place leaves the
//! signature valid (signature wrapping). Read [`Signature::signed`] instead of the file:
//! these are the signed bytes themselves. For packets, [`Coverage`] compares what they say
//! with what the reader read.
//!
//! [`Coverage`]: crate::edxml::Coverage
//!
//! # Packets of the exchange
//!
//! ```
//! use congvan::dsig::{Native, SignatureStatus};
//! use congvan::edxml;
//!
//! let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/header_only.edxml"));
//! let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
//! let now = "2026-03-01T00:00:00Z".parse().unwrap();
//! let verified = edxml::verify(packet, &Native::new().trust(root)?.at(now))?;
//! assert_eq!(verified.status(), SignatureStatus::Valid);
//! assert!(verified.signatures[0].covers.header);
//! assert!(!verified.is_trusted()); // the attachments are nobody's
//! assert_eq!(verified.diagnostics[0].code, "ED-S10");
//! # Ok::<(), congvan::Error>(())
//! ```
//!
//! What a signature on a packet proves is that somebody who holds the key of the
//! certificate agreed to these fields and attachments. It proves nothing about the date
//! in the header, nor that the packet went to its receivers, nor that it is the only or
//! the last one: an old packet stays valid when it is sent again.
//!
//! The centres of the exchange read a packet and write it anew, so a signature over the
//! whole file seldom survives the way. What they are known to do is undone and tried
//! ([`SignatureStatus::Reserialised`]); where that does not help, the report says that it
//! [cannot tell](SignatureStatus::CannotTell) and does not guess. The official library writes
//! `Signature` in the namespace of the standard, where no verifier finds it
//! ([`SignatureStatus::NotInW3cNamespace`]). The legal signature of a document is as a rule the one
//! inside its PDF, which is not looked at here.
//!
//! # What is refused
//!
//! Hostile input: a DTD, entities, references out of the file, transforms that select or
//! compute (XPath, XSLT), keys that are named or stand elsewhere, HMAC, an identifier that
//! two elements bear, more of anything than the [`Limits`] allow.

mod canonical;
mod certificate;
mod claim;
mod input;
mod key;
mod limits;
mod names;
mod one;
mod problem;
mod report;
mod signatures;
mod subject;
pub(in crate::format) mod tree;
mod trust;
mod verifier;

pub use limits::Limits;
pub use problem::{Problem, ProblemKind};
pub use report::{Certificate, Reference, Report, Signature, SignatureStatus, Trust};
pub use verifier::{Native, Verifier};

#[cfg(feature = "edxml")]
pub(in crate::format) use self::{
    input::Input,
    names::DSIG,
    signatures::{Ids, Target, signatures},
};

/// A whole document as text, for another look at it.
#[cfg(feature = "edxml")]
pub(in crate::format) fn whole_text(tree: &tree::Tree) -> Option<Vec<u8>> {
    let method = canonical::Method {
        comments: true,
        ..canonical::Method::default()
    };
    canonical::canonical(tree, tree.document(), None, &method, usize::MAX)
        .ok()
        .map(|(form, _)| form)
}

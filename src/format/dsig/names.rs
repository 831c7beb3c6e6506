//! The names of XML-DSig, and the tables of its algorithms.

use std::collections::BTreeSet;

use super::canonical::Method;

/// The namespace of XML-DSig.
pub(in crate::format) const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
/// The namespace of the prefix list of Exclusive XML Canonicalization, and its name.
pub(super) const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
pub(super) const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/// A digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

/// How a digest is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    /// RSASSA-PKCS1-v1_5.
    Rsa,
    /// RSASSA-PSS with MGF1 of the same digest, its salt as long as the digest.
    Pss,
    /// ECDSA over P-256 or P-384.
    Ecdsa,
}

#[rustfmt::skip]
pub(super) const DIGESTS: [(&str, Hash); 4] = [
    ("http://www.w3.org/2000/09/xmldsig#sha1", Hash::Sha1),
    ("http://www.w3.org/2001/04/xmlenc#sha256", Hash::Sha256),
    ("http://www.w3.org/2001/04/xmldsig-more#sha384", Hash::Sha384),
    ("http://www.w3.org/2001/04/xmlenc#sha512", Hash::Sha512),
];

#[rustfmt::skip]
pub(super) const SIGNATURES: [(&str, Scheme, Hash); 12] = [
    ("http://www.w3.org/2000/09/xmldsig#rsa-sha1", Scheme::Rsa, Hash::Sha1),
    ("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", Scheme::Rsa, Hash::Sha256),
    ("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", Scheme::Rsa, Hash::Sha384),
    ("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", Scheme::Rsa, Hash::Sha512),
    ("http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1", Scheme::Pss, Hash::Sha1),
    ("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", Scheme::Pss, Hash::Sha256),
    ("http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1", Scheme::Pss, Hash::Sha384),
    ("http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1", Scheme::Pss, Hash::Sha512),
    ("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1", Scheme::Ecdsa, Hash::Sha1),
    ("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", Scheme::Ecdsa, Hash::Sha256),
    ("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", Scheme::Ecdsa, Hash::Sha384),
    ("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512", Scheme::Ecdsa, Hash::Sha512),
];

/// Canonical forms: exclusive, with comments, of version 1.1.
#[rustfmt::skip]
const FORMS: [(&str, bool, bool, bool); 6] = [
    ("http://www.w3.org/TR/2001/REC-xml-c14n-20010315", false, false, false),
    ("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments", false, true, false),
    ("http://www.w3.org/2006/12/xml-c14n11", false, false, true),
    ("http://www.w3.org/2006/12/xml-c14n11#WithComments", false, true, true),
    ("http://www.w3.org/2001/10/xml-exc-c14n#", true, false, false),
    ("http://www.w3.org/2001/10/xml-exc-c14n#WithComments", true, true, false),
];

/// The object identifiers of the signatures on certificates.
#[rustfmt::skip]
pub(super) const ON_CERTIFICATES: [(&str, Scheme, Hash); 7] = [
    ("1.2.840.113549.1.1.5", Scheme::Rsa, Hash::Sha1),
    ("1.2.840.113549.1.1.11", Scheme::Rsa, Hash::Sha256),
    ("1.2.840.113549.1.1.12", Scheme::Rsa, Hash::Sha384),
    ("1.2.840.113549.1.1.13", Scheme::Rsa, Hash::Sha512),
    ("1.2.840.10045.4.3.2", Scheme::Ecdsa, Hash::Sha256),
    ("1.2.840.10045.4.3.3", Scheme::Ecdsa, Hash::Sha384),
    ("1.2.840.10045.4.3.4", Scheme::Ecdsa, Hash::Sha512),
];

/// The canonical form of a URI.
pub(super) fn form(uri: &str) -> Option<Method> {
    let (_, exclusive, comments, eleven) = FORMS.iter().find(|row| row.0 == uri)?;
    Some(Method {
        exclusive: *exclusive,
        comments: *comments,
        eleven: *eleven,
        prefixes: BTreeSet::new(),
    })
}

/// The digest of a URI.
pub(super) fn digest(uri: &str) -> Option<Hash> {
    DIGESTS.iter().find(|row| row.0 == uri).map(|row| row.1)
}

/// The signature of a URI.
pub(super) fn signature(uri: &str) -> Option<(Scheme, Hash)> {
    SIGNATURES.iter().find(|row| row.0 == uri).map(|row| (row.1, row.2))
}

//! Certificates (X.509), as far as a signature needs them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use x509_cert::der::asn1::{AnyRef, ObjectIdentifier};
use x509_cert::der::{Decode, Reader, SliceReader};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage};
use x509_cert::name::Name;
use x509_cert::time::Time;

use super::key::Key;
use super::names::{Hash, ON_CERTIFICATES, Scheme};
use super::report::Certificate;
use super::subject::Subject;

/// The shortest RSA key that is not weak.
pub(super) const RSA_BITS: usize = 2048;

/// Extensions that are understood, or that change nothing here: basic constraints, key
/// usage, extended key usage, policies, other names, key identifiers. Every other one that
/// is critical makes its certificate useless (RFC 5280, 4.2): constraints of names and of
/// policies are among them.
const UNDERSTOOD: [&str; 7] = [
    "2.5.29.19",
    "2.5.29.15",
    "2.5.29.37",
    "2.5.29.32",
    "2.5.29.17",
    "2.5.29.14",
    "2.5.29.35",
];

/// Constraints of names. They must be critical (RFC 5280, 4.2.1.10) and bind all the same
/// where an issuer forgot to say so.
const NAMES: &str = "2.5.29.30";

/// What an extended key usage must have one of, where there is one, so that documents may
/// be signed: any use, mail (S/MIME, which most issuers give to people and bodies), and
/// documents by RFC 9336, Microsoft and Adobe. Certificates for TLS, programs and time
/// stamps have others.
const FOR_DOCUMENTS: [&str; 5] = [
    "2.5.29.37.0",
    "1.3.6.1.5.5.7.3.4",
    "1.3.6.1.5.5.7.3.36",
    "1.3.6.1.4.1.311.10.3.12",
    "1.2.840.113583.1.1.5",
];

/// A certificate that was read.
pub(super) struct Known {
    /// What it is in DER.
    der: Vec<u8>,
    /// The part of it that its issuer signed.
    body: Vec<u8>,
    subject: Name,
    issuer: Name,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    serial: String,
    signature: Vec<u8>,
    /// How its issuer signed it; `None` for a way that is not supported.
    signed: Option<(Scheme, Hash)>,
    pub(super) key: Key,
    /// Whether it may issue others, and how many issuers may follow below it.
    issues: Option<Option<u8>>,
    usage: Option<KeyUsage>,
    /// Whether it may be used for documents by its extended key usage.
    for_documents: bool,
    /// An extension that binds and is not understood.
    odd: Option<String>,
}

impl Known {
    pub(super) fn read(der: &[u8], most_bits: usize) -> Option<Self> {
        let read = x509_cert::Certificate::from_der(der).ok()?;
        let parts = AnyRef::from_der(der).ok()?;
        let body = SliceReader::new(parts.value()).ok()?.tlv_bytes().ok()?.to_vec();
        let tbs = read.tbs_certificate();
        let algorithm = read.signature_algorithm();
        let named = algorithm.oid.to_string();
        let signed = ON_CERTIFICATES.iter().find(|row| row.0 == named);
        // The signed part names the algorithm, too; nobody may change the outer name.
        let signed = signed.filter(|_| algorithm == tbs.signature());
        let constraints = tbs.get_extension::<BasicConstraints>().ok()?.map(|(_, found)| found);
        let usage = tbs.get_extension::<KeyUsage>().ok()?.map(|(_, found)| found);
        let uses = tbs.get_extension::<ExtendedKeyUsage>().ok()?.map(|(_, found)| found.0);
        let document = |used: &ObjectIdentifier| FOR_DOCUMENTS.contains(&used.to_string().as_str());
        let named = |extension: &Extension| extension.extn_id.to_string() == NAMES;
        let extensions = tbs.extensions().into_iter().flatten();
        let weighty = extensions.filter(|extension| extension.critical || named(extension));
        let odd = weighty
            .map(|extension| extension.extn_id.to_string())
            .find(|id| !UNDERSTOOD.contains(&id.as_str()));
        Some(Self {
            der: der.to_vec(),
            body,
            subject: tbs.subject().clone(),
            issuer: tbs.issuer().clone(),
            from: time(tbs.validity().not_before)?,
            to: time(tbs.validity().not_after)?,
            serial: hexadecimal(tbs.serial_number().as_bytes()),
            signature: read.signature().as_bytes()?.to_vec(),
            signed: signed.map(|row| (row.1, row.2)),
            key: Key::of(tbs.subject_public_key_info(), most_bits),
            issues: constraints
                .filter(|found| found.ca)
                .map(|found| found.path_len_constraint),
            usage,
            for_documents: uses.is_none_or(|uses| uses.iter().any(document)),
            odd,
        })
    }

    pub(super) fn facts(&self) -> Certificate {
        let subject = Subject::of(&self.subject);
        Certificate {
            subject: self.subject.to_string(),
            common_names: subject.common_names,
            organizations: subject.organizations,
            units: subject.units,
            identifiers: subject.identifiers,
            issuer: self.issuer.to_string(),
            serial: self.serial.clone(),
            not_before: self.from,
            not_after: self.to,
            key: self.key.name(),
            key_bits: self.key.bits(),
            fingerprint: hexadecimal(&Sha256::digest(&self.der)),
        }
    }

    pub(super) fn is(&self, other: &Known) -> bool {
        self.der == other.der
    }

    pub(super) fn in_force(&self, at: DateTime<Utc>) -> bool {
        (self.from..=self.to).contains(&at)
    }

    /// Whether its extended key usage, or that of its issuer, leaves room for documents.
    pub(super) fn is_for_documents(&self) -> bool {
        self.for_documents
    }

    /// Whether its key may sign documents.
    pub(super) fn may_sign(&self) -> bool {
        let allowed = |usage: &KeyUsage| usage.digital_signature() || usage.non_repudiation();
        self.usage.as_ref().is_none_or(allowed)
    }

    /// Whether it may issue a certificate with so many issuers below it.
    pub(super) fn may_issue(&self, below: usize) -> bool {
        let long_enough = |most: Option<u8>| most.is_none_or(|most| below <= usize::from(most));
        self.issues.is_some_and(long_enough) && self.usage.as_ref().is_none_or(KeyUsage::key_cert_sign)
    }

    /// An extension that binds and is not understood: a critical one, or constraints of names.
    pub(super) fn odd(&self) -> Option<&str> {
        self.odd.as_deref()
    }

    /// Whether another certificate issued it: by its name and by its signature.
    pub(super) fn is_issued_by(&self, other: &Known) -> bool {
        let Some((scheme, hash)) = self.signed.filter(|_| self.issuer == other.subject) else {
            return false;
        };
        other.key.verifies(scheme, hash, &self.body, &self.signature, true)
    }

    /// The size of its RSA key, where that is too small.
    pub(super) fn short_key(&self) -> Option<usize> {
        let bits = self.key.bits().filter(|_| self.key.fits(Scheme::Rsa));
        bits.filter(|bits| *bits < RSA_BITS)
    }

    /// Whether SHA-1 vouches for it.
    pub(super) fn by_sha1(&self) -> bool {
        self.signed.is_some_and(|(_, hash)| hash == Hash::Sha1)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn time(time: Time) -> Option<DateTime<Utc>> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
    DateTime::from_timestamp(seconds, 0)
}

/// The certificates of a file: PEM, or one in DER.
pub(super) fn of_file(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    const END: &str = "-----END CERTIFICATE-----";
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    if !text.contains(BEGIN) {
        return Some(vec![bytes.to_vec()]);
    }
    let decode = |block: &str| {
        let (base64, _) = block.split_once(END)?;
        let base64: String = base64.split_ascii_whitespace().collect();
        STANDARD.decode(base64).ok()
    };
    text.split(BEGIN).skip(1).map(decode).collect()
}

//! Public keys, and whether a signature is theirs.

use p256::ecdsa::signature::hazmat::PrehashVerifier;
use rsa::traits::PublicKeyParts;
use rsa::{BoxedUint, Pkcs1v15Sign, Pss, PublicKey};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::der::Decode;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use super::names::{Hash, Scheme};

const RSA: &str = "1.2.840.113549.1.1.1";
const EC: &str = "1.2.840.10045.2.1";
const P256: &str = "1.2.840.10045.3.1.7";
const P384: &str = "1.3.132.0.34";

/// A public key.
pub(super) enum Key {
    Rsa(PublicKey),
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
    /// Another sort, or one that is damaged or too long: its name.
    Other(String),
}

impl Key {
    /// The key of a certificate.
    pub(super) fn of(info: &SubjectPublicKeyInfoOwned, most_bits: usize) -> Self {
        let sort = info.algorithm.oid.to_string();
        let bytes = info.subject_public_key.as_bytes().unwrap_or_default();
        let parameters = info.algorithm.parameters.as_ref();
        let curve = parameters.and_then(|named| named.decode_as::<ObjectIdentifier>().ok());
        let curve = curve.map(|oid| oid.to_string());
        let key = match (sort.as_str(), curve.as_deref()) {
            (RSA, _) => rsa_key(bytes, most_bits).map(Key::Rsa),
            (EC, Some(P256)) => p256::ecdsa::VerifyingKey::from_sec1_bytes(bytes).ok().map(Key::P256),
            (EC, Some(P384)) => p384::ecdsa::VerifyingKey::from_sec1_bytes(bytes).ok().map(Key::P384),
            _ => None,
        };
        key.unwrap_or_else(|| match (sort.as_str(), curve) {
            (RSA, _) => Key::Other("RSA".to_owned()),
            (EC, Some(curve)) => Key::Other(format!("EC {curve}")),
            _ => Key::Other(sort),
        })
    }

    /// `RSA`, `EC P-256`, or an object identifier.
    pub(super) fn name(&self) -> String {
        match self {
            Key::Rsa(_) => "RSA".to_owned(),
            Key::P256(_) => "EC P-256".to_owned(),
            Key::P384(_) => "EC P-384".to_owned(),
            Key::Other(name) => name.clone(),
        }
    }

    /// The size in bits.
    pub(super) fn bits(&self) -> Option<usize> {
        match self {
            Key::Rsa(key) => usize::try_from(key.n().bit_width()).ok(),
            Key::P256(_) => Some(256),
            Key::P384(_) => Some(384),
            Key::Other(_) => None,
        }
    }

    /// Whether the key fits a scheme at all.
    pub(super) fn fits(&self, scheme: Scheme) -> bool {
        matches!(
            (self, scheme),
            (Key::Rsa(_), Scheme::Rsa | Scheme::Pss) | (Key::P256(_) | Key::P384(_), Scheme::Ecdsa)
        )
    }

    /// Whether a signature over a message is that of the key. `der` tells how an ECDSA
    /// signature is written: as in certificates, or as in XML.
    pub(super) fn verifies(&self, scheme: Scheme, hash: Hash, message: &[u8], signature: &[u8], der: bool) -> bool {
        let digest = digest(hash, message);
        match (self, scheme) {
            (Key::Rsa(key), Scheme::Rsa) => {
                let scheme = match hash {
                    Hash::Sha1 => Pkcs1v15Sign::new::<Sha1>(),
                    Hash::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
                    Hash::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
                    Hash::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
                };
                key.verify(scheme, &digest, signature).is_ok()
            }
            (Key::Rsa(key), Scheme::Pss) => match hash {
                Hash::Sha1 => key.verify(Pss::<Sha1>::new(), &digest, signature).is_ok(),
                Hash::Sha256 => key.verify(Pss::<Sha256>::new(), &digest, signature).is_ok(),
                Hash::Sha384 => key.verify(Pss::<Sha384>::new(), &digest, signature).is_ok(),
                Hash::Sha512 => key.verify(Pss::<Sha512>::new(), &digest, signature).is_ok(),
            },
            (Key::P256(key), Scheme::Ecdsa) => {
                let read = if der {
                    p256::ecdsa::Signature::from_der(signature)
                } else {
                    p256::ecdsa::Signature::from_slice(signature)
                };
                read.is_ok_and(|signature| key.verify_prehash(&digest, &signature).is_ok())
            }
            (Key::P384(key), Scheme::Ecdsa) => {
                let read = if der {
                    p384::ecdsa::Signature::from_der(signature)
                } else {
                    p384::ecdsa::Signature::from_slice(signature)
                };
                read.is_ok_and(|signature| key.verify_prehash(&digest, &signature).is_ok())
            }
            _ => false,
        }
    }
}

/// A key of the form of PKCS #1, of at least 512 bits and at most so many.
fn rsa_key(bytes: &[u8], most_bits: usize) -> Option<PublicKey> {
    let read = rsa::pkcs1::RsaPublicKey::<rsa::pkcs1::UintRef<'_>>::from_der(bytes).ok()?;
    let (n, e) = (read.modulus.as_bytes(), read.public_exponent.as_bytes());
    let unused = n.first().map_or(0, |byte| byte.leading_zeros() as usize);
    if n.len() * 8 - unused > most_bits || e.len() > 8 {
        return None;
    }
    let number = |bytes| BoxedUint::from_be_slice_vartime(bytes);
    PublicKey::new(number(n), number(e)).ok()
}

/// The digest of a message.
pub(super) fn digest(hash: Hash, message: &[u8]) -> Vec<u8> {
    match hash {
        Hash::Sha1 => Sha1::digest(message).to_vec(),
        Hash::Sha256 => Sha256::digest(message).to_vec(),
        Hash::Sha384 => Sha384::digest(message).to_vec(),
        Hash::Sha512 => Sha512::digest(message).to_vec(),
    }
}

//! Whether the certificate of a signer speaks of the body that the packet says it is from.

use serde::Serialize;

use super::bound::is_bound;
use super::same_body::same_body;
use super::signing_body::SigningBody;
use crate::format::dsig::Certificate;
use crate::format::edxml::model::{Edxml, Organization};
use crate::registry::organ_root;
use crate::value::OrganId;

/// Whether a certificate speaks of the sender in the header (`From`).
///
/// A code of the exchange in the certificate decides, where it has one. Else its subject
/// must name the sender: in capitals or not, shortened (`UBND`), without marks; what one
/// name has more (`tỉnh Hà Khê`) must stand beside the other. The name (CN) counts; where
/// it is that of a person or an office, a body among the units (OU), and else the
/// body (O).
///
/// Where the certificate has no code, that of the sender must fit the names: the code of a
/// central body needs the name of that body in the subject, and that of a province needs
/// the province, or one that the registry does not know. A code that the registry does not
/// know says nothing.
///
/// ```
/// use congvan::dsig::Native;
/// use congvan::edxml::{self, SenderMatch};
///
/// let packet = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/rsa_sha256.edxml"));
/// # let of_another = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/ecdsa_p256.edxml"));
/// let root = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dsig/root.pem"));
/// let now = "2026-03-01T00:00:00Z".parse().unwrap();
/// let verifier = Native::new().trust(root)?.at(now);
/// assert_eq!(edxml::verify(packet, &verifier)?.signatures[0].sender, SenderMatch::Same);
///
/// // The clerk of a commune signs what says that it comes from a department.
/// let verified = edxml::verify(of_another, &verifier)?;
/// assert_eq!(verified.signatures[0].sender, SenderMatch::Other);
/// assert!(verified.is_trusted() && !verified.is_from_sender());
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SenderMatch {
    /// It names the sender.
    Same,
    /// It names others.
    Other,
    /// It names the sender, but nothing in it says that the sender's code, which the
    /// registry knows, is that of this body: `G01` is that of Bộ Công an.
    Unbound,
    /// Nothing can be said: there is no certificate, it names nobody, or the packet names
    /// no sender.
    Unknown,
}

/// Who the packet says it is from.
pub(super) fn sender(content: &Edxml) -> Option<&Organization> {
    match content {
        Edxml::Document(packet) => packet.header.from.as_ref(),
        Edxml::Status(packet) => packet.status.from.as_ref(),
    }
}

/// Whether a certificate speaks of a sender.
pub(super) fn speaks_of(certificate: Option<&Certificate>, sender: Option<&Organization>) -> SenderMatch {
    let (Some(certificate), Some(sender)) = (certificate, sender) else {
        return SenderMatch::Unknown;
    };
    if let Some(same) = by_identifier(certificate, sender) {
        return if same { SenderMatch::Same } else { SenderMatch::Other };
    }
    let (Some(name), false) = (sender.organ_name.as_deref(), names(certificate).is_empty()) else {
        return SenderMatch::Unknown;
    };
    let id = sender.id();
    let head = id.as_ref().and_then(organ_root).map(|row| row.name);
    let above: Vec<&str> = sender
        .organization_in_charge
        .as_deref()
        .into_iter()
        .chain(head)
        .collect();
    let signer = SigningBody::of(certificate);
    let same = signer.names.iter().any(|given| {
        let beside: Vec<&str> = signer.beside.iter().copied().filter(|body| body != given).collect();
        same_body((name, &above), (given, &beside))
    });
    match (same, id) {
        (false, _) => SenderMatch::Other,
        (true, Some(id)) if !is_bound(certificate, &id, name) => SenderMatch::Unbound,
        (true, _) => SenderMatch::Same,
    }
}

/// The names in the subject of a certificate that a body may have.
pub(super) fn names(certificate: &Certificate) -> Vec<&str> {
    let Certificate {
        organizations,
        units,
        common_names,
        ..
    } = certificate;
    let all = organizations.iter().chain(units).chain(common_names);
    all.map(String::as_str).collect()
}

/// Whether the code of the exchange in a certificate is that of the sender, if there is one
/// that can be compared: the same scheme, and not a body above or below.
fn by_identifier(certificate: &Certificate, sender: &Organization) -> Option<bool> {
    let wanted = sender.id()?;
    wanted.root()?;
    let given = certificate.identifiers.iter();
    // Issuers write the sort before it: `MST:…`.
    let given = given.filter_map(|text| text.rsplit(':').next()?.trim().parse::<OrganId>().ok());
    let given: Vec<OrganId> = given.filter(|id| id.scheme() == wanted.scheme()).collect();
    if given.contains(&wanted) {
        return Some(true);
    }
    let related = given.iter().any(|id| is_above(id, &wanted) || is_above(&wanted, id));
    (!given.is_empty() && !related).then_some(false)
}

fn is_above(upper: &OrganId, lower: &OrganId) -> bool {
    std::iter::successors(lower.parent(), OrganId::parent).any(|parent| parent == *upper)
}

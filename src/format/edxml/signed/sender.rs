//! Whether the certificate of a signer speaks of the body that the packet says it is from.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::format::dsig::Certificate;
use crate::format::edxml::body_name::{Word, words};
use crate::format::edxml::model::{Edxml, Organization};
use crate::registry::Registry;
use crate::text::skeleton;
use crate::value::OrganId;

/// Whether a certificate speaks of the sender in the header (`From`).
///
/// A code of the exchange in the certificate decides, where it has one. Else the body (O),
/// a unit (OU) or the name (CN) of its subject must name the sender: in capitals or not,
/// shortened (`UBND`), without marks, with or without the province. The certificate of a
/// person counts for the body that it names.
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
    let named = names(certificate);
    let (Some(name), false) = (sender.organ_name.as_deref(), named.is_empty()) else {
        return SenderMatch::Unknown;
    };
    let bodies = [&certificate.organizations, &certificate.units].map(|sort| sort.iter());
    let bodies: Vec<&str> = bodies.into_iter().flatten().map(String::as_str).collect();
    let above: Vec<&str> = sender.organization_in_charge.as_deref().into_iter().collect();
    let same = named.iter().any(|given| {
        let beside: Vec<&str> = bodies.iter().copied().filter(|body| body != given).collect();
        same_body((name, &above), (given, &beside))
    });
    if same { SenderMatch::Same } else { SenderMatch::Other }
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

/// What a word or two of a name do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A rank of places: two bodies of two ranks are two.
    Rank,
    /// Left out at will, such as the committee before its place.
    Filling,
    Plain,
}

/// Words that make one.
#[rustfmt::skip]
const PHRASES: [(&str, Sort); 12] = [
    ("ủy ban nhân dân", Sort::Filling), ("trực thuộc", Sort::Filling), ("thuộc", Sort::Filling),
    ("thành phố", Sort::Rank), ("thị xã", Sort::Rank), ("thị trấn", Sort::Rank),
    ("tỉnh", Sort::Rank), ("quận", Sort::Rank), ("huyện", Sort::Rank),
    ("xã", Sort::Rank), ("phường", Sort::Rank), ("đặc khu", Sort::Rank),
];

/// What the name of a body above begins with, where it stands behind that of one below.
const HEADS: [&str; 3] = ["bộ", "sở", "tổng"];

/// A piece of a name: a word, or words that belong together.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    sort: Sort,
    apart: bool,
}

/// Whether two names are those of one body. Each comes with the names that stand beside
/// it, of the bodies above.
fn same_body(own: (&str, &[&str]), given: (&str, &[&str])) -> bool {
    let registry = Registry::shared();
    let known = |name| registry.find_name(name).map(|row| &row.code);
    if known(own.0).is_some_and(|code| known(given.0) == Some(code)) {
        return true;
    }
    // Certificates are often made without marks; then none are compared.
    let marks = !own.0.is_ascii() && !given.0.is_ascii();
    let (a, b) = (pieces(own.0, marks), pieces(given.0, marks));
    let Some((a, b)) = behind_the_same_head(&a, &b) else {
        return false;
    };
    let around = |rest: &[Piece], beside: &[&str]| {
        let beside = beside.iter().flat_map(|name| pieces(name, marks));
        rest.iter().cloned().chain(beside).collect::<Vec<_>>()
    };
    !are_elsewhere(&around(a, own.1), &around(b, given.1))
}

fn pieces(name: &str, marks: bool) -> Vec<Piece> {
    let words = words(name);
    let bare = |text: &str| if marks { text.to_owned() } else { skeleton(text) };
    let mut rest = words.as_slice();
    let mut out = Vec::new();
    while let Some(first) = rest.first() {
        let phrase = PHRASES.iter().find(|(phrase, _)| begins_with(rest, phrase, marks));
        let (text, sort) = phrase.map_or((first.text.as_str(), Sort::Plain), |(text, sort)| (*text, *sort));
        out.push(Piece {
            text: bare(text),
            sort,
            apart: first.apart,
        });
        let length = phrase.map_or(1, |(phrase, _)| phrase.split(' ').count());
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

fn begins_with(words: &[Word], phrase: &str, marks: bool) -> bool {
    let folded = |text: &str| if marks { crate::text::fold(text) } else { skeleton(text) };
    let mut words = words.iter();
    let mut parts = phrase.split(' ');
    parts.all(|part| words.next().is_some_and(|word| folded(&word.text) == folded(part)))
}

/// What stands behind the head that both names have, if that is as much as one of them and
/// the rest of the other only says where it is.
fn behind_the_same_head<'p>(mut a: &'p [Piece], mut b: &'p [Piece]) -> Option<(&'p [Piece], &'p [Piece])> {
    let mut matched = Vec::new();
    while let ([x, left_a @ ..], [y, left_b @ ..]) = (a, b) {
        if x.text == y.text {
            matched.push(x.sort);
            (a, b) = (left_a, left_b);
        } else if matched.is_empty() {
            return None;
        } else if may_be_left_out(x, y) {
            a = left_a;
        } else if may_be_left_out(y, x) {
            b = left_b;
        } else {
            return None;
        }
    }
    let whole = a.is_empty() && b.is_empty();
    let ranked = matched.last() == Some(&Sort::Rank);
    let says_where = |rest: &[Piece]| {
        rest.first().is_none_or(|first| {
            let heads = || HEADS.iter().any(|head| skeleton(head) == skeleton(&first.text));
            ranked || first.apart || first.sort != Sort::Plain || heads()
        })
    };
    (whole || matched.len() > 1 && says_where(a) && says_where(b)).then_some((a, b))
}

/// Whether a piece may be missing in the other name, which goes on with another one.
fn may_be_left_out(piece: &Piece, other: &Piece) -> bool {
    match piece.sort {
        Sort::Filling => true,
        Sort::Rank => other.sort == Sort::Plain,
        Sort::Plain => false,
    }
}

/// Whether both say where they are, and it is not the same place.
fn are_elsewhere(a: &[Piece], b: &[Piece]) -> bool {
    let places = |pieces: &[Piece]| pieces.iter().any(|piece| piece.sort == Sort::Rank);
    let said = |pieces: &[Piece]| {
        let kept = pieces.iter().filter(|piece| piece.sort != Sort::Filling);
        kept.map(|piece| piece.text.clone()).collect::<BTreeSet<_>>()
    };
    let (in_a, in_b) = (said(a), said(b));
    places(a) && places(b) && !in_a.is_subset(&in_b) && !in_b.is_subset(&in_a)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "Sở Nội vụ tỉnh Hà Khê";

    #[test]
    fn a_body_has_one_name_in_many_spellings() {
        for (own, given) in [
            (HERE, "SỞ NỘI VỤ TỈNH HÀ KHÊ"),
            (HERE, "So Noi vu tinh Ha Khe"),
            (HERE, "Sở Nội vụ"),
            (HERE, "Sở Nội vụ Hà Khê"),
            (HERE, "Sở Nội vụ - UBND tỉnh Hà Khê"),
            ("Sở Nội vụ", HERE),
            ("UBND tỉnh Hà Khê", "Uỷ ban nhân dân tỉnh Hà Khê (văn thư)"),
            ("UBND TP. Minh Sơn", "ỦY BAN NHÂN DÂN THÀNH PHỐ MINH SƠN"),
            ("UBND tỉnh", "UBND tỉnh Hà Khê"),
            ("Cục Văn thư", "Cục Văn thư Bộ Nội vụ"),
            ("Bo Noi vu", "Bộ Nội vụ"),
        ] {
            assert!(same_body((own, &[]), (given, &[])), "{own} / {given}");
        }
    }

    #[test]
    fn bodies_that_only_share_words_are_others() {
        for (own, given) in [
            (HERE, "Sở Y tế tỉnh Hà Khê"),
            (HERE, "Sở Nội vụ tỉnh Minh Hải"),
            (HERE, "Sở Nội vụ tỉnh Hà Khe"),
            (HERE, "Sở"),
            (HERE, "tỉnh Hà Khê"),
            (HERE, "Trần Thị Minh Hà"),
            ("UBND xã Minh Sơn", "UBND huyện Minh Sơn"),
            ("UBND huyện Minh Sơn", "Trung tâm Y tế - UBND huyện Minh Sơn"),
            ("UBND xã An Phú", "UBND xã An Phú Đông"),
            ("UBND", "Ủy ban nhân dân xã An Phú"),
            ("Sở N\u{43E}i vu", "So Noi vu"),
        ] {
            assert!(!same_body((own, &[]), (given, &[])), "{own} / {given}");
        }
    }

    #[test]
    fn the_body_above_tells_namesakes_apart() {
        let (here, there) = (["UBND tỉnh Hà Khê"], ["UBND tỉnh Minh Hải"]);
        let name = "Sở Nội vụ";
        assert!(same_body((name, &here), (name, &here)));
        assert!(!same_body((name, &here), (name, &there)));
        assert!(!same_body((HERE, &[]), (name, &there)));
        assert!(same_body((HERE, &[]), (name, &here)));
        // An issuer puts its own customers into one group: that is no place.
        assert!(same_body((HERE, &[]), (name, &["Khối cơ quan nhà nước"])));
    }
}

//! Whether the code of a sender fits the names in a certificate that has no code.

use super::same_body::{Piece, Sort, pieces, same_body};
use crate::format::dsig::Certificate;
use crate::registry::{OrganCode, agency_named, organ_codes, organ_root, province, successor_of};
use crate::text::{fold, skeleton};
use crate::value::OrganId;

/// The first words of the places that stand highest.
const HIGHEST: [&str; 2] = ["tỉnh", "thành phố"];

/// How often a body may have changed its name since the codes were given.
const CHANGES: usize = 8;

/// Whether a certificate, which speaks of a sender of this name, says that the code is of
/// the same body, or the registry knows nothing of the code.
pub(super) fn is_bound(certificate: &Certificate, id: &OrganId, name: &str) -> bool {
    let Some(root) = organ_root(id) else {
        return true;
    };
    let itself = id.level() == Some(1);
    let marks = !certificate.subject.is_ascii();
    let subject = pieces(&certificate.subject, marks);
    if is_place(root) {
        // A commune is not what the code of a province alone means.
        let lower = |piece: &Piece| piece.sort == Sort::Rank && !is_highest(piece);
        return names_place(&subject, &names(root), marks) && !(itself && pieces(name, true).iter().any(lower));
    }
    match itself {
        true => names(root).iter().any(|body| same_body((body, &[]), (name, &[]))),
        false => names(root)
            .iter()
            .any(|body| position(&subject, &pieces(body, marks)).is_some()),
    }
}

fn is_highest(piece: &Piece) -> bool {
    HIGHEST.iter().any(|rank| skeleton(rank) == skeleton(&piece.text))
}

fn is_place(root: &OrganCode) -> bool {
    let folded = fold(root.name);
    HIGHEST.iter().any(|rank| folded.starts_with(&fold(rank)))
}

/// The name of a body or province when it got its code, and those since then.
fn names(root: &OrganCode) -> Vec<String> {
    let mut out = vec![root.name.to_owned()];
    let Some(then) = chrono::NaiveDate::from_ymd_opt(2020, 12, 31) else {
        return out;
    };
    if is_place(root) {
        out.extend(
            province(root.name, then)
                .and_then(|row| row.successor)
                .map(str::to_owned),
        );
        return out;
    }
    let later = std::iter::successors(agency_named(root.name, then), |row| successor_of(row));
    out.extend(later.skip(1).take(CHANGES).map(|row| row.name.to_string()));
    out
}

/// Whether a subject names one of the provinces, or one that the registry does not know.
fn names_place(subject: &[Piece], places: &[String], marks: bool) -> bool {
    let named = |place: &str| {
        let bare: Vec<Piece> = pieces(place, marks).into_iter().skip_while(is_highest).collect();
        // `xã Lạng Sơn` is no province.
        position(subject, &bare).is_some_and(|at| {
            let before = at.checked_sub(1).and_then(|at| subject.get(at));
            before.is_none_or(|piece| piece.sort != Sort::Rank || is_highest(piece))
        })
    };
    if places.iter().any(|place| named(place)) {
        return true;
    }
    let says_one = subject.iter().any(|piece| skeleton(&piece.text) == "tinh");
    let known = organ_codes().filter(|row| is_place(row)).any(|row| named(row.name));
    says_one && !known
}

/// Where a row of pieces stands in another.
fn position(within: &[Piece], wanted: &[Piece]) -> Option<usize> {
    let same = |window: &[Piece]| window.iter().zip(wanted).all(|(a, b)| a.text == b.text);
    (!wanted.is_empty()).then(|| within.windows(wanted.len()).position(same))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(id: &str, subject: &str, name: &str) -> bool {
        let pem = include_str!("../../../../tests/dsig/ec.pem");
        let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        let der = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, base64).unwrap();
        let mut certificate = Certificate::from_der(&der).unwrap();
        certificate.subject = subject.into();
        is_bound(&certificate, &id.parse().unwrap(), name)
    }

    #[test]
    fn a_code_is_that_of_its_body() {
        for (id, subject, name) in [
            ("G01", "CN=Bộ Công an,C=VN", "Bộ Công an"),
            ("G01.12", "CN=Công an xã An Phú,O=Bộ Công an,C=VN", "Công an xã An Phú"),
            ("G12.12", "CN=KHO BAC NHA NUOC,O=BO TAI CHINH", "Kho bạc Nhà nước"),
            ("H37.02", "CN=Sở Nội vụ,O=UBND tỉnh Lạng Sơn", "Sở Nội vụ"),
            ("H37", "CN=UBND tỉnh Lạng Sơn", "UBND tỉnh Lạng Sơn"),
            ("000.02.37.H37", "CN=UBND xã An Phú,L=Lạng Sơn", "UBND xã An Phú"),
            // The registry does not know the province, or the code.
            ("H37.02", "CN=Sở Nội vụ tỉnh Hà Khê", "Sở Nội vụ tỉnh Hà Khê"),
            ("H99.02", "CN=Sở Nội vụ", "Sở Nội vụ"),
        ] {
            assert!(bound(id, subject, name), "{id} {subject}");
        }
        for (id, subject, name) in [
            ("G01", "CN=UBND xã An Phú", "UBND xã An Phú"),
            ("G01", "CN=Công an xã An Phú,O=Bộ Công an", "Công an xã An Phú"),
            ("G12.12", "CN=Kho bạc Nhà nước,O=T", "Kho bạc Nhà nước"),
            ("H37.02", "CN=Sở Nội vụ tỉnh Cà Mau", "Sở Nội vụ tỉnh Cà Mau"),
            ("H37.02", "CN=UBND xã Lạng Sơn", "UBND xã Lạng Sơn"),
            ("H37.31.04", "CN=UBND xã An Phú,O=T", "UBND xã An Phú"),
            ("H37", "CN=UBND xã An Phú,O=UBND tỉnh Lạng Sơn", "UBND xã An Phú"),
        ] {
            assert!(!bound(id, subject, name), "{id} {subject}");
        }
    }
}

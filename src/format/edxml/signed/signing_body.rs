//! Which body a certificate is of.

use super::same_body::{Sort, pieces};
use crate::format::dsig::Certificate;
use crate::letter::{begins_body_name, is_name};
use crate::text::{fold, skeleton};

/// What persons of an office are called, in the place of their names.
const OFFICES: [&str; 5] = ["văn thư", "lãnh đạo", "người ký", "con dấu", "ký số"];

/// What the units of a body are called that are no bodies; those of a committee are.
const UNITS: [&str; 6] = ["phòng", "ban", "bộ phận", "tổ", "đội", "khối"];

/// The names that a certificate gives its body, and those of what stands around it.
pub(super) struct SigningBody<'a> {
    pub(super) names: Vec<&'a str>,
    pub(super) beside: Vec<&'a str>,
}

impl<'a> SigningBody<'a> {
    /// The most specific one: a school is no province, though its certificate names the
    /// province as the body.
    pub(super) fn of(certificate: &'a Certificate) -> Self {
        let all = |names: &'a [String]| names.iter().map(String::as_str);
        let (units, bodies) = (&certificate.units, &certificate.organizations);
        let beside = || all(units).chain(all(bodies)).collect();
        let named: Vec<&str> = all(&certificate.common_names).filter_map(body_in).collect();
        if !named.is_empty() {
            return Self {
                names: named,
                beside: beside(),
            };
        }
        let committee = all(bodies).any(|body| fold(body).contains(&fold("ủy ban")) || fold(body).contains("ubnd"));
        let names: Vec<&str> = all(units).filter(|unit| is_body(unit, committee)).collect();
        let names = if names.is_empty() { all(bodies).collect() } else { names };
        Self {
            names,
            beside: beside(),
        }
    }
}

/// The body in a name (CN), without the office that stands before it; `None` where it is
/// that of a person or an office alone.
fn body_in(name: &str) -> Option<&str> {
    let bare = name.split('(').next().unwrap_or_default().trim();
    let places = pieces(bare, true).iter().any(|piece| piece.sort == Sort::Rank);
    let person = !places && !begins_body(bare) && is_name(&in_small_letters(bare));
    let office = OFFICES.iter().any(|office| fold(office) == fold(bare));
    (!person && !office && !bare.is_empty()).then_some(name)
}

/// Whether a unit (OU) is a body of its own.
fn is_body(unit: &str, of_committee: bool) -> bool {
    let inner = fold(unit.trim()) == fold("văn phòng") || !of_committee && opens_with_any(unit, &UNITS);
    !inner && begins_body(unit) || of_committee && opens_with_any(unit, &["phòng"])
}

fn opens_with_any(text: &str, all: &[&str]) -> bool {
    let spaced = |text: &str| format!("{} ", skeleton(text.trim()));
    all.iter().any(|words| spaced(text).starts_with(&spaced(words)))
}

fn begins_body(name: &str) -> bool {
    begins_body_name(&name.to_uppercase())
}

/// A name in capitals as persons write theirs.
fn in_small_letters(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_and_offices_are_no_bodies() {
        for name in [
            "Trần Thị Minh Hà (test)",
            "TRẦN THỊ MINH HÀ",
            "Tran Thi Minh Ha",
            "Văn thư (test)",
            "Văn Thư",
        ] {
            assert_eq!(body_in(name), None, "{name}");
        }
        for name in [
            "Trường Tiểu học An Phú",
            "TRUONG TIEU HOC AN PHU",
            "Công an xã An Phú",
            "Văn phòng",
            "Van phong",
            "UBND xã An Phú",
            "Sở Nội vụ",
            "Văn thư xã An Phú",
            "Bộ Công an",
            "THPT Minh Sơn",
        ] {
            assert_eq!(body_in(name), Some(name));
        }
    }

    #[test]
    fn a_unit_of_a_committee_is_a_body() {
        assert!(is_body("Phòng Giáo dục và Đào tạo", true) && is_body("Sở Y tế", true));
        assert!(is_body("Chi cục Thuế", false) && is_body("Trường Tiểu học An Phú", false));
        for (unit, committee) in [
            ("Văn phòng", true),
            ("Văn phòng", false),
            ("Phòng Tổ chức", false),
            ("Khối cơ quan", true),
        ] {
            assert!(!is_body(unit, committee), "{unit}");
        }
    }
}

//! How others cite a document, from what it says of itself.

use std::borrow::Cow;

use super::slug::slug;
use crate::document::Document;
use crate::value::{LegalReference, Organ};

/// The committee above a body, whose place the body's name takes: `Sở Nội vụ tỉnh …`.
const COMMITTEES: &[(&str, usize)] = &[("uy-ban-nhan-dan-", 4), ("ubnd-", 1)];

/// The Party bodies above another, which its name takes whole: `Ban Tuyên giáo Tỉnh ủy …`.
const PARTY: &[&str] = &["tinh-uy-", "thanh-uy-", "huyen-uy-", "quan-uy-", "thi-uy-", "dang-uy-"];

/// The reference by which others cite a document: its kind, number, date and first
/// issuer, as far as it says them, without provisions.
///
/// The issuer has the place of the body above it, which tells it from others of its name.
///
/// ```
/// use congvan::cite::{self, DocumentKey};
/// use congvan::{Document, value::{Kind, Organ}};
///
/// let letter = Document::builder(Kind::CongVan)
///     .issuer(Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
///     .number("1275/SNV-VTLT".parse()?)
///     .date("2025-09-08".parse()?)
///     .build();
/// let own = cite::reference_to(&letter);
/// assert_eq!(own.to_string(), "Công văn số 1275/SNV-VTLT ngày 08/9/2025 của SỞ NỘI VỤ TỈNH HÀ KHÊ");
///
/// let answer = "Phúc đáp Công văn số 1275/SNV-VTLT ngày 08/9/2025 của Sở Nội vụ";
/// let cited = cite::find(answer).next().unwrap().reference;
/// let key = DocumentKey::of(&cited).unwrap();
/// assert!(DocumentKey::of(&own).is_some_and(|own| own.is_same(&key)));
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[must_use]
pub fn reference_to(document: &Document) -> LegalReference {
    LegalReference {
        kind: document.kind.clone(),
        number: document.number.clone(),
        date: document.date,
        issuer: document.issuers.first().map(|organ| author(organ).into_owned()),
        ..LegalReference::default()
    }
}

/// The name of a body as others cite it in full: every province has its `Sở Nội vụ`, and
/// the line above says of which it is. Central bodies have no other of their name.
pub(crate) fn author(organ: &Organ) -> Cow<'_, str> {
    let name = Cow::Borrowed(organ.name.as_str());
    let Some(superior) = &organ.superior else {
        return name;
    };
    let above = slug(superior);
    let committee = COMMITTEES.iter().find(|(head, _)| above.starts_with(head));
    let words = match committee {
        Some((_, words)) => *words,
        None if PARTY.iter().any(|head| above.starts_with(head)) => 0,
        None => return name,
    };
    let place: Vec<&str> = superior.split_whitespace().skip(words).collect();
    let place = place.join(" ");
    if place.is_empty() || slug(&name).ends_with(&slug(&place)) {
        return name;
    }
    Cow::Owned(format!("{name} {place}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_above_tells_bodies_of_one_name_apart() {
        for (superior, name, expected) in [
            ("UBND TỈNH SƠN TRÀ", "SỞ MUỐI", "SỞ MUỐI TỈNH SƠN TRÀ"),
            ("ỦY BAN NHÂN DÂN TỈNH SƠN TRÀ", "SỞ MUỐI", "SỞ MUỐI TỈNH SƠN TRÀ"),
            ("UBND TỈNH SƠN TRÀ", "SỞ MUỐI TỈNH SƠN TRÀ", "SỞ MUỐI TỈNH SƠN TRÀ"),
            ("TỈNH ỦY SƠN TRÀ", "BAN TUYÊN GIÁO", "BAN TUYÊN GIÁO TỈNH ỦY SƠN TRÀ"),
            ("BỘ MUỐI", "CỤC RUỘNG MUỐI", "CỤC RUỘNG MUỐI"),
            ("UBND", "SỞ MUỐI", "SỞ MUỐI"),
        ] {
            assert_eq!(author(&Organ::new(name).under(superior)), expected, "{superior}");
        }
        assert_eq!(author(&Organ::new("CHÍNH PHỦ")), "CHÍNH PHỦ");
    }
}

//! Which law a document follows.

use super::Document;
use crate::text::skeleton;
use crate::value::{Kind, KindFamily, NumberSystem};

/// The law that orders the form of a document.
///
/// ```
/// use congvan::document::System;
/// use congvan::{Document, value::Kind};
///
/// let mut document = Document::builder(Kind::CongVan).build();
/// assert_eq!(document.system(), System::Administrative);
/// document.national_title = Some("ĐẢNG CỘNG SẢN VIỆT NAM".into());
/// assert_eq!(document.system(), System::Party);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum System {
    /// Administrative documents: NĐ 30/2020 and the decrees before it.
    Administrative,
    /// Normative documents: Luật 64/2025/QH15 and the laws before it.
    Normative,
    /// Documents of the Party: 399-QĐ/TW, 05-HD/VPTW and those before them.
    Party,
}

/// Kinds of which some are normative, told by the year in their number.
const EITHER: [Kind; 5] = [
    Kind::NghiQuyet,
    Kind::QuyetDinh,
    Kind::ChiThi,
    Kind::QuyChe,
    Kind::QuyDinh,
];

pub(super) fn of(document: &Document) -> System {
    let header = document.national_title.as_deref().map(skeleton).unwrap_or_default();
    if header.contains("dang cong san") {
        return System::Party;
    }
    let family = document.kind.as_ref().map(Kind::family);
    if family == Some(KindFamily::Normative) {
        return System::Normative;
    }
    let number = document.number.as_ref();
    // Some mass organisations number as the Party does.
    let party_form = number.is_some_and(|n| n.notation().is_some_and(|notation| notation.contains('/')));
    match number.map(|n| n.system()) {
        Some(NumberSystem::Party) if header.is_empty() => System::Party,
        Some(NumberSystem::MassOrganisation) if party_form && header.is_empty() => System::Party,
        Some(NumberSystem::Normative) if document.kind.as_ref().is_some_and(|k| EITHER.contains(k)) => {
            System::Normative
        }
        _ => System::Administrative,
    }
}

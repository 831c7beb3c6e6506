//! What the naming convention of Akoma Ntoso calls documents and places in them.

use std::borrow::Cow;

use super::slug::slug;
use crate::value::{Kind, Provision};

/// The element of Akoma Ntoso that a document is, which is also a part of its IRI.
pub(crate) fn akn_class(kind: Option<&Kind>, year: Option<u16>) -> &'static str {
    match kind {
        Some(Kind::Other(name)) if name.as_str() == "Bản án" => "judgment",
        Some(kind) if is_act(kind) || year.is_some() => "act",
        Some(Kind::ThongCao | Kind::TuyenBo | Kind::LoiKeuGoi) => "statement",
        _ => "doc",
    }
}

pub(super) fn akn_path(class: &str, kind: Option<&Kind>, issuer: Option<&str>, date: &str, id: &str) -> String {
    let kind = kind.map(|kind| slug(kind.slug()));
    let names = [kind.as_deref().map(akn_name), issuer.map(akn_name)];
    let mut iri = format!("/akn/vn/{class}");
    for part in names.iter().flatten().map(AsRef::as_ref).chain([date, id]) {
        if !part.is_empty() {
            iri.push('/');
            iri.push_str(part);
        }
    }
    iri
}

/// A name in front of the date, which is the first part that begins with a digit.
fn akn_name(name: &str) -> Cow<'_, str> {
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        Cow::Owned(format!("_{name}"))
    } else {
        Cow::Borrowed(name)
    }
}

/// The identifier of a place in a document as Akoma Ntoso writes it, to stand
/// behind `~` of the IRI: `art_5__para_2__point_a`. A range is named by its
/// first article.
///
/// ```
/// use congvan::cite::element_id;
///
/// assert_eq!(element_id(&"điểm đ khoản 2 Điều 5".parse()?), "art_5__para_2__point_dd");
/// assert_eq!(element_id(&"Mục 3 Phụ lục II".parse()?), "att_ii__sec_3");
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[must_use]
pub fn element_id(place: &Provision) -> String {
    let levels = [
        ("att", &place.annex),
        ("part", &place.part),
        ("chp", &place.chapter),
        ("sec", &place.section),
        ("subsec", &place.subsection),
        ("art", &place.article),
        ("para", &place.clause),
        ("point", &place.point),
    ];
    let mut id = String::new();
    for (word, number) in levels {
        let Some(number) = number else {
            continue;
        };
        if !id.is_empty() {
            id.push_str("__");
        }
        id.push_str(word);
        if !number.is_empty() {
            id.push('_');
            // Points `d` and `đ` are two.
            id.push_str(&slug(&number.replace(['đ', 'Đ'], "dd")));
        }
    }
    id
}

/// Acts of legislation, whatever their number looks like.
fn is_act(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::HienPhap
            | Kind::Luat
            | Kind::BoLuat
            | Kind::PhapLenh
            | Kind::Lenh
            | Kind::NghiDinh
            | Kind::ThongTu
            | Kind::ThongTuLienTich
            | Kind::NghiQuyetLienTich
            | Kind::SacLenh
            | Kind::SacLuat
            | Kind::VanBanHopNhat
    )
}

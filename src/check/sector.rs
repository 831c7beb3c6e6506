//! Sectors with usages of their own.

use std::fmt;
use std::str::FromStr;

use crate::document::Document;
use crate::text::skeleton;

/// A sector whose heads may order ranks, titles and degrees before the name of
/// the signer (NĐ 30/2020, Annex I, II.7.c, last sentence).
///
/// ```
/// use congvan::check::Sector;
///
/// assert_eq!("health".parse(), Ok(Sector::Health));
/// assert_eq!(Sector::Education.to_string(), "education");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Sector {
    /// Army, police, border guard.
    ArmedForces,
    /// Schools, universities, training.
    Education,
    /// Hospitals, medicine, pharmacy.
    Health,
    /// Institutes and academies of science.
    Science,
    /// None of them.
    Other,
}

const NAMES: [(Sector, &str); 5] = [
    (Sector::ArmedForces, "armed-forces"),
    (Sector::Education, "education"),
    (Sector::Health, "health"),
    (Sector::Science, "science"),
    (Sector::Other, "other"),
];

/// Words that tell the sector, at the head of a body's name. The first that fits counts.
const HEADS: [(Sector, &[&str]); 4] = [
    (
        Sector::ArmedForces,
        &[
            "bo quoc phong",
            "bo cong an",
            "bo tong tham muu",
            "tong cuc chinh tri",
            "bo tu lenh",
            "bo chi huy",
            "ban chi huy quan su",
            "cong an",
            "quan khu",
            "quan chung",
            "quan doan",
            "binh chung",
            "bo doi bien phong",
            "su doan",
            "trung doan",
            "canh sat",
        ],
    ),
    (
        Sector::Health,
        &[
            "bo y te",
            "so y te",
            "benh vien",
            "trung tam y te",
            "tram y te",
            "phong kham",
            "trung tam kiem soat benh tat",
            "truong dai hoc y",
            "truong cao dang y",
            "vien kiem nghiem",
            "vien pasteur",
            "vien ve sinh dich te",
        ],
    ),
    (
        Sector::Education,
        &[
            "bo giao duc",
            "so giao duc",
            "phong giao duc",
            "truong",
            "dai hoc",
            "hoc vien",
            "trung tam giao duc",
            "khoa",
        ],
    ),
    (
        Sector::Science,
        &[
            "bo khoa hoc",
            "so khoa hoc",
            "vien han lam",
            "vien nghien cuu",
            "vien khoa hoc",
            "vien",
            "trung tam nghien cuu",
        ],
    ),
];

/// Institutions by name that are of no such sector.
const NOT_SCIENCE: [&str; 2] = ["vien kiem sat", "vien thong"];

impl Sector {
    /// The sector that the names of the issuing bodies tell: the last body's, else
    /// its superior's.
    pub(super) fn of(document: &Document) -> Option<Self> {
        let names = document.issuers.iter().flat_map(|organ| {
            let superior = organ.superior.iter().map(String::as_str);
            std::iter::once(organ.name.as_str()).chain(superior)
        });
        names.map(skeleton).find_map(|name| {
            if NOT_SCIENCE.iter().any(|head| name.starts_with(head)) {
                return None;
            }
            let starts = |head: &&str| {
                let rest = name.strip_prefix(*head);
                rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            let row = HEADS.iter().find(|(_, heads)| heads.iter().any(starts));
            row.map(|(sector, _)| *sector)
        })
    }
}

impl fmt::Display for Sector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(NAMES.iter().find(|(sector, _)| sector == self).map_or("", |row| row.1))
    }
}

/// The name of a sector that is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("ngành phải là armed-forces, education, health, science hoặc other (the sector must be one of these)")]
pub struct UnknownSector;

impl FromStr for Sector {
    type Err = UnknownSector;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let row = NAMES.iter().find(|(_, name)| name.eq_ignore_ascii_case(s));
        row.map(|(sector, _)| *sector).ok_or(UnknownSector)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Kind, Organ};

    #[test]
    fn names_of_bodies_tell_the_sector() {
        for (superior, name, sector) in [
            ("SỞ Y TẾ HÀ KHÊ", "BỆNH VIỆN ĐA KHOA HÀ KHÊ", Some(Sector::Health)),
            ("UBND XÃ AN PHÚ", "TRƯỜNG TIỂU HỌC AN PHÚ", Some(Sector::Education)),
            ("BỘ Y TẾ", "CỤC QUẢN LÝ DƯỢC", Some(Sector::Health)),
            ("BỘ CÔNG AN", "CÔNG AN TỈNH HÀ KHÊ", Some(Sector::ArmedForces)),
            ("", "VIỆN HÀN LÂM KHOA HỌC XÃ HỘI VIỆT NAM", Some(Sector::Science)),
            ("", "VIỆN KIỂM SÁT NHÂN DÂN TỈNH HÀ KHÊ", None),
            ("UBND TỈNH HÀ KHÊ", "SỞ NỘI VỤ", None),
        ] {
            let mut document = Document::builder(Kind::CongVan).build();
            let organ = Organ::new(name);
            document.issuers = vec![if superior.is_empty() {
                organ
            } else {
                organ.under(superior)
            }];
            assert_eq!(Sector::of(&document), sector, "{name}");
        }
    }

    #[test]
    fn names_lead_back() {
        for (sector, name) in NAMES {
            assert_eq!(name.parse(), Ok(sector));
            assert_eq!(sector.to_string(), name);
        }
        assert_eq!("tax".parse::<Sector>(), Err(UnknownSector));
    }
}

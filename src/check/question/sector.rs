//! Sectors with usages of their own.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use crate::document::Document;
use crate::message::Message;
use crate::text::{NameIndex, is_word};

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

/// Words that begin the name of a body of a sector.
const BODIES: &[(&str, Sector)] = &[
    ("bộ công an", Sector::ArmedForces),
    ("bộ quốc phòng", Sector::ArmedForces),
    ("bộ tổng tham mưu", Sector::ArmedForces),
    ("bộ chỉ huy", Sector::ArmedForces),
    ("bộ tư lệnh", Sector::ArmedForces),
    ("ban chỉ huy quân sự", Sector::ArmedForces),
    ("bchqs", Sector::ArmedForces),
    ("ban chỉ huy bộ đội", Sector::ArmedForces),
    ("ban chỉ huy phòng thủ khu vực", Sector::ArmedForces),
    ("công an", Sector::ArmedForces),
    ("quân khu", Sector::ArmedForces),
    ("quân đoàn", Sector::ArmedForces),
    ("quân chủng", Sector::ArmedForces),
    ("binh chủng", Sector::ArmedForces),
    ("binh đoàn", Sector::ArmedForces),
    ("sư đoàn", Sector::ArmedForces),
    ("lữ đoàn", Sector::ArmedForces),
    ("trung đoàn", Sector::ArmedForces),
    ("tiểu đoàn", Sector::ArmedForces),
    ("đồn biên phòng", Sector::ArmedForces),
    ("bộ đội biên phòng", Sector::ArmedForces),
    ("vùng cảnh sát biển", Sector::ArmedForces),
    ("vùng hải quân", Sector::ArmedForces),
    ("hải đoàn", Sector::ArmedForces),
    ("trại giam", Sector::ArmedForces),
    ("trại tạm giam", Sector::ArmedForces),
    ("tổng cục chính trị", Sector::ArmedForces),
    ("tổng cục hậu cần", Sector::ArmedForces),
    ("tổng cục kỹ thuật", Sector::ArmedForces),
    ("cục cảnh sát", Sector::ArmedForces),
    ("tòa án quân sự", Sector::ArmedForces),
    ("viện kiểm sát quân sự", Sector::ArmedForces),
    ("bệnh viện", Sector::Health),
    ("bv", Sector::Health),
    ("trung tâm y tế", Sector::Health),
    ("ttyt", Sector::Health),
    ("trạm y tế", Sector::Health),
    ("phòng khám", Sector::Health),
    ("nhà hộ sinh", Sector::Health),
    ("trung tâm kiểm soát bệnh tật", Sector::Health),
    ("trung tâm kiểm nghiệm", Sector::Health),
    ("trung tâm cấp cứu", Sector::Health),
    ("trung tâm pháp y", Sector::Health),
    ("trung tâm giám định y khoa", Sector::Health),
    ("trung tâm huyết học", Sector::Health),
    ("trung tâm chăm sóc sức khỏe", Sector::Health),
    ("viện", Sector::Science),
    ("trung tâm nghiên cứu", Sector::Science),
    ("trung tâm khoa học", Sector::Science),
    ("trung tâm ứng dụng", Sector::Science),
    ("trạm nghiên cứu", Sector::Science),
    ("phân viện", Sector::Science),
    ("trường", Sector::Education),
    ("đại học", Sector::Education),
    ("học viện", Sector::Education),
    ("phân hiệu", Sector::Education),
    ("cao đẳng", Sector::Education),
    ("trung học", Sector::Education),
    ("tiểu học", Sector::Education),
    ("mầm non", Sector::Education),
    ("mẫu giáo", Sector::Education),
    ("nhà trẻ", Sector::Education),
    ("trung tâm giáo dục", Sector::Education),
    ("trung tâm gdnn", Sector::Education),
    ("trung tâm đào tạo", Sector::Education),
    ("trung tâm chính trị", Sector::Education),
    ("trung tâm ngoại ngữ", Sector::Education),
    ("trung tâm tin học", Sector::Education),
];

/// Names that begin as those of a sector and are of none.
const OTHERS: &[&str] = &["viện kiểm sát nhân dân", "viện kiểm sát"];

/// The longest beginning tells; `None` for those of no sector.
static BEGINNINGS: LazyLock<NameIndex<Option<Sector>>> = LazyLock::new(|| {
    let mut index = NameIndex::default();
    for (words, sector) in BODIES {
        index.insert(words, Some(*sector));
    }
    for words in OTHERS {
        index.insert(words, None);
    }
    index
});

impl Sector {
    /// The sector that the names of the issuing bodies tell, else those of the
    /// bodies above them.
    pub(in crate::check) fn of(document: &Document) -> Option<Self> {
        let issuers = &document.issuers;
        let superiors = issuers.iter().filter_map(|issuer| issuer.superior.as_deref());
        let names = issuers.iter().map(|issuer| issuer.name.as_str()).chain(superiors);
        names.map(of_name).find_map(|sector| sector)
    }

    /// Whether it may order titles before names.
    pub(in crate::check) fn has_own_rule(self) -> bool {
        self != Sector::Other
    }
}

fn of_name(name: &str) -> Option<Sector> {
    let name = name.trim_start_matches(|c| !is_word(c));
    BEGINNINGS.longest(name).and_then(|(sector, _)| *sector)
}

impl fmt::Display for Sector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(NAMES.iter().find(|(sector, _)| sector == self).map_or("", |row| row.1))
    }
}

/// The name of a sector that is not known.
///
/// ```
/// use congvan::check::{Sector, UnknownSector};
///
/// assert_eq!("y tế".parse::<Sector>(), Err(UnknownSector)); // it is `health`
/// assert!(UnknownSector.to_string().contains("health"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} ({1})", self.message().vi, self.message().en)]
pub struct UnknownSector;

impl UnknownSector {
    /// What is wrong, in both languages.
    ///
    /// ```
    /// use congvan::Lang;
    /// use congvan::check::UnknownSector;
    ///
    /// assert!(UnknownSector.message().get(Lang::En).contains("health"));
    /// ```
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new(
            "ngành phải là armed-forces, education, health, science hoặc other",
            "the sector must be armed-forces, education, health, science or other",
        )
    }
}

impl FromStr for Sector {
    type Err = UnknownSector;

    /// Reads the name of a sector, in capitals or not.
    ///
    /// ```
    /// use congvan::check::Sector;
    ///
    /// assert_eq!("Health".parse(), Ok(Sector::Health));
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let row = NAMES.iter().find(|(_, name)| name.eq_ignore_ascii_case(s));
        row.map(|(sector, _)| *sector).ok_or(UnknownSector)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sectors_by_the_name() {
        for (name, sector) in [
            ("BỆNH VIỆN ĐA KHOA HÀ KHÊ", Some(Sector::Health)),
            ("TRUNG TÂM Y TẾ KHU VỰC TÂN BÌNH", Some(Sector::Health)),
            ("TRƯỜNG TIỂU HỌC AN PHÚ", Some(Sector::Education)),
            ("HỌC VIỆN HÀNH CHÍNH", Some(Sector::Education)),
            ("VIỆN NGHIÊN CỨU LÚA", Some(Sector::Science)),
            ("BỘ CHỈ HUY QUÂN SỰ TỈNH", Some(Sector::ArmedForces)),
            ("CÔNG AN XÃ TÂN BÌNH", Some(Sector::ArmedForces)),
            ("VIỆN KIỂM SÁT QUÂN SỰ KHU VỰC 2", Some(Sector::ArmedForces)),
            ("VIỆN KIỂM SÁT NHÂN DÂN TỈNH", None),
            ("SỞ Y TẾ", None),
            ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", None),
            ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", None),
            ("ỦY BAN NHÂN DÂN TỈNH", None),
        ] {
            assert_eq!(of_name(name), sector, "{name}");
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

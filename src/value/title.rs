//! Titles of heads, deputies and collectives, as far as their words tell.

use unicode_normalization::char::is_combining_mark;

use crate::text::{fold, skeleton};

/// Bodies that are no office: what stands before them can only be `TM.`.
const COLLECTIVES: [&str; 6] = [
    "ủy ban nhân dân",
    "hội đồng",
    "ban giám đốc",
    "ban giám hiệu",
    "ban chấp hành",
    "ban thường vụ",
];

/// Words that open the title of an office: what stands before them is no `TM.`.
const OFFICES: [&str; 17] = [
    "chủ tịch",
    "phó",
    "giám đốc",
    "tổng giám đốc",
    "bộ trưởng",
    "thứ trưởng",
    "thủ trưởng",
    "hiệu trưởng",
    "cục trưởng",
    "tổng cục trưởng",
    "vụ trưởng",
    "viện trưởng",
    "chi cục trưởng",
    "trưởng",
    "chánh",
    "bí thư",
    "chủ nhiệm",
];

/// Whether a title is that of a deputy: `PHÓ GIÁM ĐỐC`, `THỨ TRƯỞNG`, and the
/// short forms `P. TRƯỞNG PHÒNG`, `PCT`.
pub(crate) fn is_deputy(title: &str) -> bool {
    let folded: Vec<String> = words(title).map(fold).collect();
    if folded.contains(&fold("phó")) || folded.starts_with(&[fold("thứ"), fold("trưởng")]) {
        return true;
    }
    let bare = bare_words(title);
    let first = bare.first().map_or("", String::as_str);
    // A scan may have lost the marks; `THỦ TRƯỞNG`, which has them, is a head.
    let unmarked = title.is_ascii() && bare.starts_with(&["thu".into(), "truong".into()]);
    matches!(first, "pho" | "p" | "pct" | "pgd" | "pht" | "pcvp") || unmarked
}

/// Whether it names a body instead of an office.
pub(crate) fn is_collective(title: &str) -> bool {
    let title = fold(title);
    COLLECTIVES.iter().any(|name| title.starts_with(&fold(name)))
}

/// Whether it names an office for certain.
pub(crate) fn is_office(title: &str) -> bool {
    let folded: Vec<String> = words(title).map(fold).collect();
    OFFICES.iter().any(|office| {
        let office: Vec<String> = office.split(' ').map(fold).collect();
        folded.starts_with(&office)
    })
}

/// Whether a line has signs that no title has: a scan failed on it.
pub(crate) fn is_garbled(title: &str) -> bool {
    title.contains(|c: char| !(c.is_alphabetic() || c.is_whitespace() || ".,-–&()/".contains(c)))
        || words(title).next().is_none()
}

/// Whether a deputy's title may be that of a deputy of this head: `BỘ TRƯỞNG` and
/// `THỨ TRƯỞNG`, `CHÁNH VĂN PHÒNG` and `PHÓ CHÁNH VĂN PHÒNG`.
///
/// Only a title of another office is a mismatch; shortened ones (`PHÓ PHÒNG`) are not.
pub(crate) fn may_deputise(head: &str, deputy: &str) -> bool {
    let (head, deputy) = (bare_words(head), bare_words(deputy));
    let minister = head.starts_with(&["bo".into(), "truong".into()]);
    if deputy.starts_with(&["thu".into(), "truong".into()]) {
        return minister;
    }
    let office = deputy.iter().skip_while(|word| matches!(word.as_str(), "pho" | "p"));
    match office.map(String::as_str).next() {
        // The ministers who head an office (`BỘ TRƯỞNG, CHỦ NHIỆM`) have `PHÓ CHỦ NHIỆM`.
        Some("chu") if minister => true,
        Some(word) => head.iter().any(|other| other == word) || word.len() > 2 && word.starts_with('p'),
        None => true,
    }
}

fn bare_words(title: &str) -> Vec<String> {
    words(title).map(skeleton).collect()
}

fn words(title: &str) -> impl Iterator<Item = &str> {
    let apart = title.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c)));
    apart.filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_deputies() {
        for deputy in [
            "PHÓ GIÁM ĐỐC",
            "Thứ trưởng",
            "P. TRƯỞNG PHÒNG",
            "PHO CHỦ NHIỆM",
            "THU TRUONG",
            "PHÓ CHỦ TỊCH THƯỜNG TRỰC",
            "PCT",
        ] {
            assert!(is_deputy(deputy), "{deputy}");
        }
        for other in [
            "GIÁM ĐỐC",
            "THỦ TRƯỞNG CƠ QUAN",
            "TRƯỞNG PHÒNG",
            "CHỦ TỊCH THÀNH PHỐ",
            "PHỤ TRÁCH KẾ TOÁN",
            "TỔNG CỤC TRƯỞNG",
        ] {
            assert!(!is_deputy(other), "{other}");
        }
    }

    #[test]
    fn tells_offices_from_bodies() {
        for office in [
            "CHỦ TỊCH",
            "Phó Giám đốc",
            "BỘ TRƯỞNG BỘ Y TẾ",
            "CHÁNH VĂN PHÒNG",
            "Trưởng phòng",
        ] {
            assert!(is_office(office) && !is_collective(office), "{office}");
        }
        for body in [
            "ỦY BAN NHÂN DÂN",
            "CHÍNH PHỦ",
            "BAN CHỈ ĐẠO",
            "HỘI ĐỒNG TUYỂN DỤNG",
            "TRƯỜNG TIỂU HỌC",
        ] {
            assert!(!is_office(body), "{body}");
        }
    }

    #[test]
    fn heads_and_their_deputies() {
        for (head, deputy) in [
            ("BỘ TRƯỞNG", "THỨ TRƯỞNG"),
            ("BỘ TRƯỞNG BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "THỨ TRƯỞNG"),
            ("BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"),
            ("THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"),
            ("TỔNG CỤC TRƯỞNG", "PHÓ TỔNG CỤC TRƯỞNG"),
            ("CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
            ("CHÁNH VĂN PHÒNG", "PHÓ VĂN PHÒNG"),
            ("VỤ TRƯỞNG VỤ GIÁO DỤC TRUNG HỌC", "PHÓ VỤ TRƯỞNG"),
            ("TRƯỞNG PHÒNG", "PHÓ PHÒNG"),
            ("HIỆU TRƯỞNG", "P. HIỆU TRƯỞNG"),
            ("CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ] {
            assert!(may_deputise(head, deputy), "{head} / {deputy}");
        }
        for (head, deputy) in [
            ("CHỦ TỊCH", "PHÓ GIÁM ĐỐC"),
            ("GIÁM ĐỐC", "THỨ TRƯỞNG"),
            ("BỘ TRƯỞNG", "PHÓ GIÁM ĐỐC"),
            ("GIÁM ĐỐC", "PHÓ TỔNG GIÁM ĐỐC"),
        ] {
            assert!(!may_deputise(head, deputy), "{head} / {deputy}");
        }
    }
}

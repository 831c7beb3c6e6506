//! What a title names: an office, a deputy, a body.

use std::sync::LazyLock;

use super::line::{Line, Table, longest, phrases};
use super::offices::{BODIES, COLLECTIVES, OFFICES, STAFF, Sort};

/// Titles of heads, each with its place in the table of offices.
pub(super) static HEADS: LazyLock<Table<usize>> = LazyLock::new(|| {
    let heads = OFFICES.iter().enumerate();
    heads.map(|(i, office)| (Line::of(office.head), i)).collect()
});

pub(super) static DEPUTIES: LazyLock<Table<usize>> = LazyLock::new(|| {
    let offices = OFFICES.iter().enumerate();
    let deputies = offices.flat_map(|(i, office)| office.deputies.iter().map(move |title| (Line::of(title), i)));
    deputies.collect()
});

static SORTS: LazyLock<Table<Sort>> =
    LazyLock::new(|| COLLECTIVES.iter().map(|(name, sort)| (Line::of(name), *sort)).collect());

pub(super) static HEADED: LazyLock<Table<&[&str]>> =
    LazyLock::new(|| BODIES.iter().map(|(name, heads)| (Line::of(name), *heads)).collect());

static STAFF_TITLES: LazyLock<Vec<Line>> = LazyLock::new(|| phrases(STAFF));
/// What the words behind an authority, or those of a title line, name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// The office of a head: `GIÁM ĐỐC SỞ NỘI VỤ`.
    Head,
    /// That of a deputy: `PHÓ GIÁM ĐỐC`.
    Deputy,
    /// Somebody who heads nothing: `CHUYÊN VIÊN`.
    Staff,
    /// A collective: `ỦY BAN NHÂN DÂN`.
    Collective(Sort),
    /// A body that one person heads: `SỞ NỘI VỤ`.
    Body,
    /// Words of no table.
    Other,
}

/// What a title or a name behind an authority names.
pub(crate) fn named(text: &str) -> Named {
    let line = Line::of(text);
    if line.is_deputy() {
        return Named::Deputy;
    }
    let collective = longest(&SORTS, &line);
    let head = longest(&HEADS, &line);
    let body = longest(&HEADED, &line);
    let length = |phrase: Option<&Line>| phrase.map_or(0, |phrase| phrase.bare.len());
    let of_head = length(head.map(|row| &row.0));
    let of_collective = length(collective.map(|row| &row.0));
    // `chủ tịch đoàn` and `chủ tịch`: the longer one is meant.
    match collective {
        Some((_, sort)) if of_collective > of_head && of_collective >= length(body.map(|row| &row.0)) => {
            Named::Collective(*sort)
        }
        _ if of_head > 0 => Named::Head,
        _ if STAFF_TITLES.iter().any(|title| line.opens_with(title)) => Named::Staff,
        _ if body.is_some() => Named::Body,
        _ => Named::Other,
    }
}

/// Whether a title is that of a deputy: `PHÓ GIÁM ĐỐC`, `THỨ TRƯỞNG`, and the
/// short forms `P. TRƯỞNG PHÒNG`, `PCT`.
pub(crate) fn is_deputy(title: &str) -> bool {
    Line::of(title).is_deputy()
}

/// Whether it names a collective or a body instead of an office.
pub(crate) fn is_collective(title: &str) -> bool {
    matches!(named(title), Named::Collective(_) | Named::Body)
}

/// Whether it names an office for certain.
pub(crate) fn is_office(title: &str) -> bool {
    matches!(named(title), Named::Head | Named::Deputy)
}

/// Whether a deputy's title may be that of a deputy of this head: `BỘ TRƯỞNG` and
/// `THỨ TRƯỞNG`, `CHÁNH VĂN PHÒNG` and `PHÓ CHÁNH VĂN PHÒNG`.
///
/// Only a title of another office is a mismatch; shortened ones (`PHÓ PHÒNG`) are not.
pub(crate) fn may_deputise(head: &str, deputy: &str) -> bool {
    let (head, deputy) = (Line::of(head), Line::of(deputy));
    let offices: Vec<usize> = HEADS
        .iter()
        .filter(|(title, _)| head.has(title))
        .map(|row| row.1)
        .collect();
    // A title of an office may begin that of another: `phó trưởng`, `phó trưởng ban`.
    let of = |(title, _): &&(Line, usize)| deputy.bare.starts_with(&title.bare);
    let longest = DEPUTIES.iter().filter(of).map(|(title, _)| title.bare.len()).max();
    let theirs = DEPUTIES
        .iter()
        .filter(of)
        .filter(|(title, _)| Some(title.bare.len()) == longest);
    let mut theirs = theirs.map(|row| row.1).peekable();
    if !offices.is_empty() && theirs.peek().is_some() {
        return theirs.any(|office| offices.contains(&office));
    }
    let office = deputy.bare.iter().find(|word| word.as_str() != "pho");
    office.is_none_or(|word| head.bare.contains(word) || word.len() > 2 && word.starts_with('p'))
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

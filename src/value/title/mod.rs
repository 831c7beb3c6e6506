//! Titles of heads, deputies and collectives, as far as their words tell.

mod offices;

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use crate::text::{is_letter, is_letter_or_digit, skeleton, word_key};
use offices::{ADVISORY, BODIES, COLLECTIVES, GOVERNING, MINISTERS, OFFICES, STAFF};

pub(crate) use offices::Sort;

/// The words of a line, with their marks and, for lines that lost them all, without.
struct Line {
    /// The keys of the words, the same for all spellings of one.
    keys: Vec<u64>,
    bare: Vec<String>,
    /// A scan may have lost every mark.
    unmarked: bool,
}

impl Line {
    fn of(text: &str) -> Self {
        let keys = keys(text);
        let mut bare: Vec<String> = words(text).map(skeleton).collect();
        // `P. TRƯỞNG PHÒNG`
        if bare.first().is_some_and(|word| word == "p") {
            bare.splice(..1, ["pho".to_owned()]);
        }
        Self {
            keys,
            bare,
            unmarked: text.is_ascii(),
        }
    }

    fn opens_with(&self, phrase: &Line) -> bool {
        self.keys.starts_with(&phrase.keys) || self.unmarked && self.bare.starts_with(&phrase.bare)
    }

    /// Whether it is the title of a deputy, see [`is_deputy`].
    fn is_deputy(&self) -> bool {
        static PHO: LazyLock<u64> = LazyLock::new(|| word_key("phó"));
        static THU_TRUONG: LazyLock<Vec<u64>> = LazyLock::new(|| keys("thứ trưởng"));
        if self.keys.contains(&PHO) || self.keys.starts_with(&THU_TRUONG) {
            return true;
        }
        let mut bare = self.bare.iter().map(String::as_str);
        match bare.next() {
            Some("pho" | "pct" | "pgd" | "pht" | "pcvp") => true,
            // A scan may have lost the marks; `THỦ TRƯỞNG`, which has them, is a head.
            Some("thu") => self.unmarked && bare.next() == Some("truong"),
            _ => false,
        }
    }

    /// Whether the words stand in it anywhere, marks or no marks.
    fn has(&self, phrase: &Line) -> bool {
        self.bare.windows(phrase.bare.len()).any(|part| part == phrase.bare)
    }
}

/// A table with its phrases taken apart once, and a value each.
type Table<V> = Vec<(Line, V)>;

/// The row of the longest phrase that opens a line.
fn longest<'t, V>(table: &'t Table<V>, line: &Line) -> Option<&'t (Line, V)> {
    let rows = table.iter().filter(|(phrase, _)| line.opens_with(phrase));
    rows.max_by_key(|(phrase, _)| phrase.bare.len())
}

/// Titles of heads, each with its place in the table of offices.
static HEADS: LazyLock<Table<usize>> = LazyLock::new(|| {
    let heads = OFFICES.iter().enumerate();
    heads.map(|(i, office)| (Line::of(office.head), i)).collect()
});

static DEPUTIES: LazyLock<Table<usize>> = LazyLock::new(|| {
    let offices = OFFICES.iter().enumerate();
    let deputies = offices.flat_map(|(i, office)| office.deputies.iter().map(move |title| (Line::of(title), i)));
    deputies.collect()
});

static SORTS: LazyLock<Table<Sort>> =
    LazyLock::new(|| COLLECTIVES.iter().map(|(name, sort)| (Line::of(name), *sort)).collect());

static HEADED: LazyLock<Table<&[&str]>> =
    LazyLock::new(|| BODIES.iter().map(|(name, heads)| (Line::of(name), *heads)).collect());

fn phrases(table: &[&str]) -> Vec<Line> {
    table.iter().map(|phrase| Line::of(phrase)).collect()
}

static STAFF_TITLES: LazyLock<Vec<Line>> = LazyLock::new(|| phrases(STAFF));
static ADVISERS: LazyLock<Table<&str>> =
    LazyLock::new(|| ADVISORY.iter().map(|(name, head)| (Line::of(name), *head)).collect());
static GOVERNORS: LazyLock<Vec<Line>> = LazyLock::new(|| phrases(GOVERNING));
static MINISTERIAL: LazyLock<Vec<Line>> = LazyLock::new(|| phrases(MINISTERS));

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

/// Whether the first of the titles in a line is that of a deputy: a chair may
/// print the office that he has elsewhere (`TRƯỞNG BAN` / `PHÓ GIÁM ĐỐC SỞ …`).
pub(crate) fn begins_as_deputy(title: &str) -> bool {
    let line = Line::of(title);
    let word = line.bare.first().map_or("", String::as_str);
    // A power that the reader did not see as one: `KT, GIÁM ĐỐC`.
    if matches!(word, "kt" | "tm" | "tl" | "tuq" | "uq" | "q" | "k" | "t") {
        return false;
    }
    let first = longest(&DEPUTIES, &line).is_some() || word == "pho";
    first || line.is_deputy() && longest(&HEADS, &line).is_none()
}

/// Whether a deputy's title is that of the deputy of just this head, named by the
/// same office.
pub(crate) fn deputises(head: &str, deputy: &str) -> bool {
    let Some((_, office)) = longest(&HEADS, &Line::of(head)) else {
        return false;
    };
    let deputy = Line::of(deputy);
    let longest = longest(&DEPUTIES, &deputy).map(|(title, _)| title.bare.len());
    let theirs = DEPUTIES
        .iter()
        .filter(|(title, _)| deputy.opens_with(title) && Some(title.bare.len()) == longest);
    theirs.into_iter().any(|(_, other)| other == office)
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

/// Whether a line has signs that no title has: a scan failed on it.
pub(crate) fn is_garbled(title: &str) -> bool {
    title.contains(|c: char| !(is_letter(c) || c.is_whitespace() || ".,-–&()/".contains(c)))
        || words(title).next().is_none()
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

/// Whether a unit or body stands behind the office in a title.
pub(crate) fn names_own_unit(title: &str) -> bool {
    let line = Line::of(title);
    let office = longest(&DEPUTIES, &line).or_else(|| longest(&HEADS, &line));
    office.is_some_and(|(phrase, _)| line.bare.len() > phrase.bare.len())
}

/// Whether the title of a head fits a body; `None` where the tables do not tell.
pub(crate) fn may_head(title: &str, body: &str) -> Option<bool> {
    let (title, body) = (Line::of(title), Line::of(body));
    let heads = longest(&HEADED, &body)
        .map(|row| row.1)
        .filter(|heads| !heads.is_empty())?;
    longest(&HEADS, &title)?;
    Some(heads.iter().any(|head| title.opens_with(&Line::of(head))))
}

/// The title of whoever heads a body that advises others (a council, a board, a
/// team); `None` for other bodies.
pub(crate) fn advisory_head(name: &str) -> Option<&'static str> {
    let line = Line::of(name);
    let governs = GOVERNORS.iter().any(|phrase| line.opens_with(phrase));
    longest(&ADVISERS, &line).filter(|_| !governs).map(|row| row.1)
}

/// Whether a line has a title, or that of its deputy, and other words before it.
pub(crate) fn has_later(line: &str, title: &str) -> bool {
    let (line, title) = (Line::of(line), Line::of(title));
    let first = line.bare.iter().skip_while(|word| word.as_str() == "pho").count();
    let opens = line
        .bare
        .iter()
        .skip(line.bare.len() - first)
        .zip(&title.bare)
        .all(|(a, b)| a == b);
    !opens && line.has(&title)
}

/// The title of a minister or deputy minister that a line has behind other words,
/// and whether the name of the ministry follows it.
pub(crate) fn minister_in(line: &str) -> Option<bool> {
    let line = keys(line);
    let ministerial = MINISTERIAL.iter().filter_map(|title| {
        let at = line.windows(title.keys.len()).position(|part| part == title.keys)?;
        Some(at + title.keys.len())
    });
    let end = ministerial.max()?;
    Some(line.len() > end)
}

fn keys(title: &str) -> Vec<u64> {
    words(title).map(word_key).collect()
}

fn words(title: &str) -> impl Iterator<Item = &str> {
    let apart = title.split(|c: char| !(is_letter_or_digit(c) || is_combining_mark(c)));
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

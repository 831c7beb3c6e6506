//! A reference to a legal document.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::date::IssueDate;
use super::error::{ParseValueError, ValueKind};
use super::kind::Kind;
use super::number::{DocumentNumber, scan_number};
use super::provision::{self, Provision};
use super::spelling::collapse;
use crate::text::fold;

/// What a text refers to: a document by its number or name, and the places in
/// it (NĐ 30/2020, Annex I, II.6).
///
/// It is a value: two references to the same place are equal wherever they
/// stand. The place in a text belongs to a `Citation`.
///
/// # Syntax
///
/// Parses and prints the full form of the decree, any part but the document
/// itself left out: provisions, kind, `số` and number (or the
/// name of a law), `ngày d/m/y`, `của` and issuer. To find references in
/// running text, see [`cite::find`](crate::cite::find). serde writes an object.
/// References order by kind, number, name, date, issuer and places.
///
/// # Errors
///
/// No kind; a number or a date that cannot be read; text behind the number; neither
/// number nor name, each at its place; and those of [`Provision`].
///
/// # Examples
///
/// ```
/// use congvan::value::LegalReference;
///
/// let text = "khoản 3 Điều 13 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ";
/// let reference: LegalReference = text.parse()?;
/// assert_eq!(reference.number.as_ref().unwrap().as_str(), "30/2020/NĐ-CP");
/// assert_eq!(reference.issuer.as_deref(), Some("Chính phủ"));
/// assert_eq!(reference.to_string(), text);
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LegalReference {
    /// The kind of the document, where the text names it.
    pub kind: Option<Kind>,
    /// Its number and symbol.
    pub number: Option<DocumentNumber>,
    /// The name of a law with its kind word: `Luật Hộ tịch`.
    pub name: Option<String>,
    /// Its date, or the part that is given.
    pub date: Option<IssueDate>,
    /// Who issued it, as written.
    pub issuer: Option<String>,
    /// The places in it; empty for the whole document.
    #[serde(default)]
    pub provisions: Vec<Provision>,
}

/// The kinds that are cited by a name of their own.
const NAMED: [Kind; 4] = [Kind::Luat, Kind::BoLuat, Kind::PhapLenh, Kind::HienPhap];

/// The kind whose name stands at the head of `text`, and the length of the name.
pub(crate) fn strip_kind(text: &str) -> Option<(Kind, usize)> {
    // Names have at most five words; the longest that fits wins.
    let ends = text
        .char_indices()
        .filter(|(_, c)| *c == ' ')
        .map(|(i, _)| i)
        .chain([text.len()]);
    let mut ends: Vec<usize> = ends.take(5).collect();
    ends.reverse();
    ends.into_iter().find_map(|end| {
        let name = text.get(..end)?;
        Some((Kind::from_name(name.trim_end_matches([',', ':']))?, end))
    })
}

impl FromStr for LegalReference {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::LegalReference;
    ///
    /// let reference: LegalReference = "khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP".parse()?;
    /// assert_eq!(reference.number.unwrap().as_str(), "30/2020/NĐ-CP");
    /// assert_eq!(reference.provisions[0].clause.as_deref(), Some("2"));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let text = collapse(s);
        let fail = |rest: &str, vi, en| {
            Err(ParseValueError::in_collapsed(
                ValueKind::LegalReference,
                s,
                text.len() - rest.len(),
                vi,
                en,
            ))
        };
        let Some(start) = kind_start(&text) else {
            return fail("", "không có tên loại văn bản", "the kind of the document is missing");
        };
        let (places, rest) = text.split_at_checked(start).unwrap_or((&text, ""));
        let mut reference = LegalReference {
            provisions: provision::parse_list(places)?,
            ..LegalReference::default()
        };
        let Some((kind, length)) = strip_kind(rest) else {
            return fail(rest, "không có tên loại văn bản", "the kind of the document is missing");
        };
        let after_kind = rest.get(length..).unwrap_or_default().trim_start();
        let (body, issuer) = match split_at_word(after_kind, "của") {
            Some((body, issuer)) => (body.trim_end(), Some(issuer.to_owned())),
            None => (after_kind, None),
        };
        let (body, date) = match rsplit_at_word(body, "ngày") {
            Some((body, date)) => match IssueDate::from_written(date) {
                Some(date) => (body.trim_end(), Some(date)),
                None => return fail(date, "ngày không đọc được", "the date cannot be read"),
            },
            None => month_or_year(body),
        };
        if let Some(numbered) = body.strip_prefix("số ") {
            let Some((number, length)) = scan_number(numbered) else {
                return fail(numbered, "số, ký hiệu không đọc được", "the number cannot be read");
            };
            if length < numbered.len() {
                let tail = numbered.get(length..).unwrap_or_default();
                return fail(tail, "chữ thừa sau số, ký hiệu", "there is text behind the number");
            }
            reference.number = Some(number);
        } else if NAMED.contains(&kind) {
            let name = rest.get(..length).unwrap_or_default();
            reference.name = Some(if body.is_empty() {
                name.to_owned()
            } else {
                format!("{name} {body}")
            });
        } else {
            return fail(body, "thiếu `số` và số, ký hiệu", "`số` and the number are missing");
        }
        reference.kind = Some(kind);
        reference.date = date;
        reference.issuer = issuer;
        Ok(reference)
    }
}

/// `… tháng 02/2025`, `… năm 2013` at the end: what stands before, and the part of a date.
fn month_or_year(body: &str) -> (&str, Option<IssueDate>) {
    let is_part = |text: &str| {
        let digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        let year = text.rsplit([' ', '/']).next().is_some_and(|year| year.len() == 4);
        year && text.split([' ', '/']).all(|word| word == "năm" || digits(word))
    };
    let parted = ["tháng", "năm"].into_iter().find_map(|word| {
        let (before, behind) = rsplit_at_word(body, word).filter(|(_, behind)| is_part(behind))?;
        let date = IssueDate::from_written(&format!("{word} {behind}"))?;
        Some((before.trim_end(), Some(date)))
    });
    parted.unwrap_or((body, None))
}

/// What stands before the first place of a word and behind it.
fn split_at_word<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    places(text, word).next()
}

/// What stands before the last place of a word and behind it.
fn rsplit_at_word<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    places(text, word).last()
}

fn places<'a>(text: &'a str, word: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.match_indices(word).filter_map(move |(at, word)| {
        let (before, rest) = text.split_at_checked(at)?;
        let behind = rest.get(word.len()..)?.strip_prefix(' ')?;
        (before.is_empty() || before.ends_with(' ')).then_some((before, behind))
    })
}

/// Where the kind word begins, behind the provisions.
fn kind_start(text: &str) -> Option<usize> {
    let starts = std::iter::once(0).chain(text.char_indices().filter(|(_, c)| *c == ' ').map(|(i, _)| i + 1));
    starts.into_iter().find(|start| {
        let Some((_, length)) = text.get(*start..).and_then(strip_kind) else {
            return false;
        };
        // `Điều lệ` is a kind, `Điều 5` a place: the name must be one, not a word of it.
        length > 0 && !fold(text.get(*start..*start + length).unwrap_or_default()).is_empty()
    })
}

impl fmt::Display for LegalReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        provision::write_list(f, &self.provisions)?;
        let mut space = if self.provisions.is_empty() { "" } else { " " };
        if let Some(name) = &self.name {
            write!(f, "{space}{name}")?;
            space = " ";
        } else if let Some(kind) = &self.kind {
            write!(f, "{space}{kind}")?;
            space = " ";
        }
        if let Some(number) = &self.number {
            write!(f, "{space}số {number}")?;
            space = " ";
        }
        if let Some(date) = self.date {
            match (date.day(), date.month()) {
                (Some(day), Some(month)) => {
                    let zero = if month < 3 { "0" } else { "" };
                    write!(f, "{space}ngày {day:02}/{zero}{month}/{}", date.year())?;
                }
                (None, Some(month)) => write!(f, "{space}tháng {month:02}/{}", date.year())?,
                _ => write!(f, "{space}năm {}", date.year())?,
            }
            space = " ";
        }
        if let Some(issuer) = &self.issuer {
            write!(f, "{space}của {issuer}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_it_parses() {
        for text in [
            "Nghị định số 30/2020/NĐ-CP",
            "điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
            "khoản 1 Điều 5, Điều 7 đến Điều 9 Thông tư số 05/2021/TT-BXD ngày 14/7/2021 của Bộ Xây dựng",
            "Điều 8 Luật Bảo vệ bí mật nhà nước",
            "điểm a, điểm b khoản 5, khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
            "Điều 9, điểm b khoản 3 Mục II Phụ lục I Nghị định số 30/2020/NĐ-CP",
            "khoản 1; khoản 2 Điều 5 Thông tư số 05/2021/TT-BXD",
            "Luật Hộ tịch ngày 20/11/2014",
            "khoản 2 Điều 5 Luật Đất đai năm 2013",
            "Công văn số 12/SNV-VP tháng 02/2025 của Sở Nội vụ",
            "Công văn số 731-CV/VPTU ngày 07/02/2024 của Văn phòng Tỉnh ủy",
        ] {
            let reference: LegalReference = text.parse().unwrap();
            assert_eq!(reference.to_string(), text);
        }
    }

    #[test]
    fn errors_say_what_is_missing() {
        for text in [
            "",
            "Điều 5",
            "Nghị định 30",
            "Nghị định số",
            "Nghị định số 30/2020/NĐ-CP xyz",
        ] {
            assert!(text.parse::<LegalReference>().is_err(), "{text}");
        }
    }
}

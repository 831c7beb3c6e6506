//! Places inside a legal document: articles, clauses, points.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::{ParseValueError, ValueKind};
use super::spelling::collapse;
use crate::text::fold_eq;

/// A place inside a legal document: `điểm a khoản 2 Điều 5` (NĐ 30/2020,
/// Annex II, V.7).
///
/// Every level holds its number as written (`5`, `XII`, `a`, `1a`); a level
/// that is not named is `None`. A range of articles has `article_to`.
///
/// # Syntax
///
/// Levels run from small to large, each a word and its number: `điểm`, `khoản`,
/// `Điều`, `Tiểu mục`, `Mục`, `Chương`, `Phần`, `Phụ lục`; a range is
/// `Điều 5 đến Điều 9`. An annex without number is an empty text. Prints the same;
/// serde writes an object of the levels that are named. Places order as a document
/// is printed.
///
/// # Errors
///
/// Empty text, a word that is no level, a level without number, levels from large
/// to small, each at its place.
///
/// # Examples
///
/// ```
/// use congvan::value::Provision;
///
/// let place: Provision = "điểm c khoản 3 Mục II Phần I Phụ lục I".parse()?;
/// assert_eq!(place.point.as_deref(), Some("c"));
/// assert_eq!(place.annex.as_deref(), Some("I"));
/// assert_eq!(place.to_string(), "điểm c khoản 3 Mục II Phần I Phụ lục I");
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Provision {
    /// Phụ lục: annex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annex: Option<String>,
    /// Phần: part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Chương: chapter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chapter: Option<String>,
    /// Mục: section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Tiểu mục: sub-section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subsection: Option<String>,
    /// Điều: article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// The last article of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article_to: Option<String>,
    /// Khoản: clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Điểm: point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
}

/// A level of a legal document, the smallest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Point,
    Clause,
    Article,
    Subsection,
    Section,
    Chapter,
    Part,
    Annex,
}

/// Each level with its word, folded and as it is printed.
pub(crate) const LEVELS: [(Level, &str); 8] = [
    (Level::Point, "điểm"),
    (Level::Clause, "khoản"),
    (Level::Article, "Điều"),
    (Level::Subsection, "Tiểu mục"),
    (Level::Section, "Mục"),
    (Level::Chapter, "Chương"),
    (Level::Part, "Phần"),
    (Level::Annex, "Phụ lục"),
];

impl Provision {
    pub(crate) fn level(&self, level: Level) -> Option<&str> {
        match level {
            Level::Point => self.point.as_deref(),
            Level::Clause => self.clause.as_deref(),
            Level::Article => self.article.as_deref(),
            Level::Subsection => self.subsection.as_deref(),
            Level::Section => self.section.as_deref(),
            Level::Chapter => self.chapter.as_deref(),
            Level::Part => self.part.as_deref(),
            Level::Annex => self.annex.as_deref(),
        }
    }

    fn slot(&mut self, level: Level) -> &mut Option<String> {
        match level {
            Level::Point => &mut self.point,
            Level::Clause => &mut self.clause,
            Level::Article => &mut self.article,
            Level::Subsection => &mut self.subsection,
            Level::Section => &mut self.section,
            Level::Chapter => &mut self.chapter,
            Level::Part => &mut self.part,
            Level::Annex => &mut self.annex,
        }
    }

    pub(crate) fn set_level(&mut self, level: Level, number: impl Into<String>) {
        *self.slot(level) = Some(number.into());
    }

    /// Whether no level is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        LEVELS.iter().all(|(level, _)| self.level(*level).is_none())
    }
}

/// The level whose word stands at the head of `text`, and what follows the word.
pub(crate) fn strip_level(text: &str) -> Option<(Level, &str)> {
    LEVELS.iter().find_map(|(level, word)| {
        let mut end = 0;
        for _ in word.chars() {
            end += text.get(end..)?.chars().next()?.len_utf8();
        }
        let rest = text.get(end..)?;
        let whole = !rest.starts_with(char::is_alphabetic);
        (whole && fold_eq(text.get(..end)?, word)).then_some((*level, rest))
    })
}

impl PartialOrd for Provision {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Provision {
    /// The order of a document: from the largest level to the smallest, a level
    /// that is not named before one that is; numbers, Arabic or Roman, by their
    /// value, letters by the Vietnamese alphabet (`d` before `đ`).
    fn cmp(&self, other: &Self) -> Ordering {
        let mut levels = LEVELS
            .iter()
            .rev()
            .map(|(level, _)| (self.level(*level), other.level(*level)));
        let differ = levels.find_map(|(a, b)| Some(by_place(a, b)).filter(|order| order.is_ne()));
        differ.unwrap_or_else(|| by_place(self.article_to.as_deref(), other.article_to.as_deref()))
    }
}

/// The order of two numbers of one level.
fn by_place(a: Option<&str>, b: Option<&str>) -> Ordering {
    let key = |number: &str| {
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let value = match digits {
            0 => roman(number),
            _ => number.get(..digits).and_then(|digits| digits.parse::<u64>().ok()),
        };
        let letters: Vec<Option<usize>> = number
            .chars()
            .map(|c| ALPHABET.chars().position(|letter| letter == c))
            .collect();
        (value, letters)
    };
    a.map(key).cmp(&b.map(key)).then_with(|| a.cmp(&b))
}

const ALPHABET: &str = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The value of a Roman number.
fn roman(number: &str) -> Option<u64> {
    let mut value = 0;
    let mut last = 0;
    for letter in number.chars().rev() {
        let worth = match letter {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            _ => return None,
        };
        value = if worth < last {
            u64::checked_sub(value, worth)?
        } else {
            value + worth
        };
        last = last.max(worth);
    }
    (value > 0).then_some(value)
}

impl FromStr for Provision {
    type Err = ParseValueError;

    /// ```
    /// use congvan::value::Provision;
    ///
    /// let provision: Provision = "điểm a khoản 2 Điều 5".parse()?;
    /// assert_eq!(provision.article.as_deref(), Some("5"));
    /// assert_eq!(provision.point.as_deref(), Some("a"));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let text = collapse(s);
        let fail = |rest: &str, vi, en| {
            Err(ParseValueError::in_collapsed(
                ValueKind::Provision,
                s,
                text.len() - rest.len(),
                vi,
                en,
            ))
        };
        let mut place = Provision::default();
        let mut smallest = None;
        let mut rest = text.as_str();
        while !rest.is_empty() {
            if let (Some(tail), Some(_), None) = (rest.strip_prefix("đến Điều "), &place.article, &place.article_to)
            {
                let (number, tail) = split_number(tail);
                if number.is_empty() {
                    return fail(tail, "thiếu số điều cuối", "the last article has no number");
                }
                place.article_to = Some(number.to_owned());
                rest = tail.trim_start();
                continue;
            }
            let Some((level, tail)) = strip_level(rest) else {
                return fail(
                    rest,
                    "không phải điểm, khoản, Điều, Mục, Chương, Phần hay Phụ lục",
                    "no level of a document",
                );
            };
            if smallest.is_some_and(|before| level <= before) {
                return fail(
                    rest,
                    "các cấp phải đi từ nhỏ đến lớn",
                    "the levels must run from small to large",
                );
            }
            smallest = Some(level);
            let (number, tail) = split_number(tail.trim_start());
            if number.is_empty() && level != Level::Annex {
                return fail(tail, "thiếu số", "its number is missing");
            }
            place.set_level(level, number);
            rest = tail.trim_start();
        }
        if place.is_empty() {
            return fail("", "chuỗi rỗng", "the text is empty");
        }
        Ok(place)
    }
}

/// Splits the number of a level off: up to a space, unless what follows is the
/// word of the next level already (an annex without number).
fn split_number(text: &str) -> (&str, &str) {
    if strip_level(text).is_some() {
        return ("", text);
    }
    let end = text.find(' ').unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut space = "";
        for (level, word) in LEVELS {
            let Some(number) = self.level(level) else {
                continue;
            };
            write!(f, "{space}{word}")?;
            if !number.is_empty() {
                write!(f, " {number}")?;
            }
            if let (Level::Article, Some(to)) = (level, &self.article_to) {
                write!(f, " đến Điều {to}")?;
            }
            space = " ";
        }
        Ok(())
    }
}

/// Parses provisions joined by commas: one that shares the levels above it with
/// the next leaves them to the next (`điểm a, điểm b khoản 5`); behind a
/// semicolon nothing is shared.
pub(super) fn parse_list(text: &str) -> Result<Vec<Provision>, ParseValueError> {
    let mut places: Vec<Provision> = Vec::new();
    for group in text.split(';') {
        let mut of_group = Vec::new();
        for place in group.split(',').map(str::trim).filter(|place| !place.is_empty()) {
            of_group.push(place.parse::<Provision>()?);
        }
        for i in (1..of_group.len()).rev() {
            let Some(([.., place], [next, ..])) = of_group.split_at_mut_checked(i) else {
                continue;
            };
            place.inherit(next);
        }
        places.append(&mut of_group);
    }
    Ok(places)
}

/// Prints provisions so that [`parse_list`] reads them back.
pub(super) fn write_list(f: &mut fmt::Formatter<'_>, places: &[Provision]) -> fmt::Result {
    for (i, place) in places.iter().enumerate() {
        let Some(next) = places.get(i + 1) else {
            return write!(f, "{place}");
        };
        let own = place.without_shared(next);
        let mut read_back = own.clone();
        read_back.inherit(next);
        if read_back == *place {
            write!(f, "{own}, ")?;
        } else {
            write!(f, "{place}; ")?;
        }
    }
    Ok(())
}

impl Provision {
    fn largest(&self) -> Option<Level> {
        let mut named = LEVELS.iter().rev().map(|(level, _)| *level);
        named.find(|level| self.level(*level).is_some())
    }

    /// Takes the levels above its own from the place behind it, if that names
    /// its largest level too.
    fn inherit(&mut self, next: &Provision) {
        let Some(largest) = self.largest().filter(|level| next.level(*level).is_some()) else {
            return;
        };
        for (level, _) in LEVELS {
            if let Some(number) = next.level(level).filter(|_| level > largest) {
                self.set_level(level, number);
            }
        }
        if largest < Level::Article {
            self.article_to.clone_from(&next.article_to);
        }
    }

    /// The levels from the largest one in which it differs from the next downwards.
    fn without_shared(&self, next: &Provision) -> Provision {
        let mut own = self.clone();
        for (level, _) in LEVELS.iter().rev() {
            let same = self.level(*level) == next.level(*level);
            let smaller = LEVELS.iter().any(|(l, _)| l < level && self.level(*l).is_some());
            if !same || !smaller {
                break;
            }
            own.clear_level(*level);
        }
        own
    }

    fn clear_level(&mut self, level: Level) {
        *self.slot(level) = None;
        if level == Level::Article {
            self.article_to = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_it_parses() {
        for text in [
            "điểm a khoản 2 Điều 5",
            "khoản 1a Điều 13",
            "Điều 5 đến Điều 9",
            "điểm đ khoản 3 Tiểu mục 1 Mục 5 Chương XII Phần I",
            "khoản 2 Mục I Phụ lục",
        ] {
            assert_eq!(text.parse::<Provision>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn sorts_as_a_document_is_printed() {
        let sorted = [
            "Điều 2",
            "khoản 2 Điều 2",
            "điểm d khoản 2 Điều 2",
            "điểm đ khoản 2 Điều 2",
            "khoản 10 Điều 2",
            "Điều 9",
            "Điều 10",
            "Điều 10 đến Điều 12",
            "Điều 10a",
            "Điều 1 Chương IX",
            "Điều 1 Chương X",
            "Mục 1 Phụ lục II",
            "Phụ lục IV",
        ];
        let mut places: Vec<Provision> = sorted.iter().rev().map(|text| text.parse().unwrap()).collect();
        places.sort();
        let printed: Vec<String> = places.iter().map(Provision::to_string).collect();
        assert_eq!(printed, sorted);
    }

    #[test]
    fn says_where_it_fails() {
        for (text, offset) in [("", 0), ("Điều", 7), ("khoản 2 điểm a", 10), ("Điều 5 abc", 10)] {
            assert_eq!(text.parse::<Provision>().unwrap_err().offset(), offset, "{text}");
        }
    }
}

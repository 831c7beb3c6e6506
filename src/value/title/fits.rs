//! Whether a title fits a body, a deputy or a line, as the rules ask.

use std::sync::LazyLock;

use super::line::{Line, Table, keys, longest, phrases, words};
use super::named::{DEPUTIES, HEADED, HEADS};
use super::offices::{ADVISORY, GOVERNING, MINISTERS};
use crate::text::is_letter;

static ADVISERS: LazyLock<Table<&str>> =
    LazyLock::new(|| ADVISORY.iter().map(|(name, head)| (Line::of(name), *head)).collect());
static GOVERNORS: LazyLock<Vec<Line>> = LazyLock::new(|| phrases(GOVERNING));
static MINISTERIAL: LazyLock<Vec<Line>> = LazyLock::new(|| phrases(MINISTERS));

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

/// Whether a line has signs that no title has: a scan failed on it.
pub(crate) fn is_garbled(title: &str) -> bool {
    title.contains(|c: char| !(is_letter(c) || c.is_whitespace() || ".,-–&()/".contains(c)))
        || words(title).next().is_none()
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

//! The blanks of `ngày … tháng … năm …` and what is written in them.

use std::ops::Range;

use crate::check::words::words;
use crate::text::{is_letter_or_digit, skeleton};
use crate::value::IssueDate;

/// A date for a message: `ngày 05/3/2020`, or as much of it as there is.
pub(in crate::check::rules) fn in_figures(date: IssueDate) -> String {
    match (date.day(), date.month()) {
        (Some(day), Some(month)) => {
            let zero = if month < 3 { "0" } else { "" };
            format!("ngày {day:02}/{zero}{month}/{}", date.year())
        }
        (None, Some(month)) => format!("tháng {month}/{}", date.year()),
        _ => format!("năm {}", date.year()),
    }
}

/// What stands in a blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check::rules) enum Filled {
    /// Nothing, or the dots and rules of a form.
    No,
    /// Digits, with the place of the first.
    Number { digits: String, at: usize },
    /// Something that is no number: a scan of handwriting, a remark.
    Unreadable,
}

impl Filled {
    pub(in crate::check::rules) fn digits(&self) -> Option<&str> {
        match self {
            Filled::Number { digits, .. } => Some(digits),
            _ => None,
        }
    }
}

/// The three blanks of a date line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check::rules) struct Slots {
    pub(in crate::check::rules) day: Filled,
    pub(in crate::check::rules) month: Filled,
    pub(in crate::check::rules) year: Filled,
}

impl Slots {
    /// Finds the words of the form; `None` where the line is no such form
    /// (`05/3/2020`).
    pub(in crate::check::rules) fn of(written: &str) -> Option<Self> {
        // `tháng5` is one run of letters and digits: the word ends at the digit.
        let runs: Vec<(Range<usize>, String)> = words(written)
            .map(|(place, word)| {
                let letters = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
                let head = word.get(..letters).unwrap_or_default();
                (place.start..place.start + letters, skeleton(head))
            })
            .collect();
        let find = |from: usize, names: &[&str]| {
            let later = runs.iter().filter(move |(place, _)| place.start >= from);
            later
                .filter(|(_, word)| names.contains(&word.as_str()))
                .map(|(place, _)| place.clone())
                .next()
        };
        let day = find(0, &["ngay"]);
        // `thing` is how scanners misread it.
        let month = find(day.as_ref().map_or(0, |day| day.end), &["thang", "thing"])?;
        let year = find(month.end, &["nam"])?;
        Some(Self {
            day: day.map_or(Filled::No, |day| filled(written, day.end..month.start)),
            month: filled(written, month.end..year.start),
            year: year_of(written, year.end),
        })
    }
}

fn filled(written: &str, place: Range<usize>) -> Filled {
    let content = written.get(place.clone()).unwrap_or_default();
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '.' | '…' | '_' | ',' | '-' | '–' | '—' | '·');
    let bare = content.trim_matches(is_blank);
    if bare.is_empty() {
        return Filled::No;
    }
    let digits: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Filled::Unreadable;
    }
    let at = place.start + content.len() - content.trim_start_matches(is_blank).len();
    Filled::Number { digits, at }
}

/// Four digits, that a scan may have pulled apart; fewer are the printed head of a
/// form (`năm 20…`).
fn year_of(written: &str, from: usize) -> Filled {
    let rest = written.get(from..).unwrap_or_default();
    let lead = rest.len() - rest.trim_start().len();
    let digits: String = rest
        .trim_start()
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == ' ')
        .filter(|c| *c != ' ')
        .collect();
    match digits.len() {
        4 => Filled::Number {
            digits,
            at: from + lead,
        },
        0 if rest.contains(is_letter_or_digit) => Filled::Unreadable,
        0..=3 => Filled::No,
        _ => Filled::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(digits: &str, at: usize) -> Filled {
        Filled::Number {
            digits: digits.into(),
            at,
        }
    }

    #[test]
    fn reads_the_form_as_it_is_filled() {
        let slots = Slots::of("ngày 5 tháng 01 năm 2020").unwrap();
        assert_eq!(slots.day, number("5", "ngày ".len()));
        assert_eq!(slots.month.digits(), Some("01"));
        assert_eq!(slots.year.digits(), Some("2020"));

        let slots = Slots::of("ngày     tháng5 năm 202 5").unwrap();
        assert_eq!((slots.day, slots.month.digits()), (Filled::No, Some("5")));
        assert_eq!(slots.year.digits(), Some("2025"));

        let slots = Slots::of("ngày ..... tháng ..... năm 20…").unwrap();
        assert_eq!(
            (slots.day, slots.month, slots.year),
            (Filled::No, Filled::No, Filled::No)
        );

        let slots = Slots::of("ngày AS thang 1 2 năm [2]").unwrap();
        assert_eq!(slots.day, Filled::Unreadable);
        assert_eq!(slots.month.digits(), Some("12"));
        assert_eq!(slots.year, Filled::Unreadable);

        assert_eq!(Slots::of("tháng 6 năm 2020").unwrap().day, Filled::No);
    }

    #[test]
    fn other_forms_are_none() {
        for text in ["05/3/2020", "Ngày 24-4-2024", "", "ngày 5 tháng 6"] {
            assert_eq!(Slots::of(text), None, "{text}");
        }
    }
}

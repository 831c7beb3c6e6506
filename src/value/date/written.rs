//! A date as people write it: `ngày 05 tháng 3 năm 2020`, `mồng 5 tháng Giêng`, `5/3/20`.

use super::IssueDate;
use crate::text::{Spoken, skeleton};

/// Day, month and year as they stand in a text, possible or not.
#[derive(Default)]
pub(super) struct WrittenDate {
    pub(super) day: Option<u16>,
    pub(super) month: Option<u16>,
    pub(super) year: Option<u16>,
}

impl WrittenDate {
    pub(super) fn parse(text: &str) -> Self {
        let text = skeleton(text);
        let year = year_word(&text);
        if let Some((before, behind)) = text.split_once("thang") {
            let day = before.rsplit_once("ngay").map_or(before, |(_, day)| day);
            let digits = |text: &str| whole_number(&format!("{text}thang"), "thang");
            // The word for the year is no month: `tháng   năm 2020`.
            let until = year.map(|(at, _)| at).and_then(|at| at.checked_sub(before.len() + 5));
            let month = behind.get(..until.unwrap_or(behind.len())).unwrap_or(behind);
            return Self {
                day: digits(ordinal(day)).or_else(|| number_in_words(ordinal(day))),
                month: whole_number(behind, "nam").or_else(|| number_in_words(month)),
                year: year.map(|(_, year)| year).or_else(|| year_behind(behind)),
            };
        }
        if let Some((at, year)) = year {
            let (day, month) = day_and_month(text.get(..at).unwrap_or_default());
            return Self {
                day,
                month,
                year: Some(year),
            };
        }
        // A quarter has no month.
        if let Some((_, quarter)) = text.split_once("quy ") {
            return Self {
                year: year_behind(quarter),
                ..Self::default()
            };
        }
        let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        let mut parts = digits.split(['/', '-', '.']);
        let mut next = || parts.next().and_then(|p| leading_number(p, 4));
        let (first, second, third) = (next(), next(), next());
        match (first, second, third) {
            // `2024-05-02`, `2024/05/02`.
            (Some(year), Some(month), Some(day)) if year > 999 && day < 100 => Self {
                day: Some(day),
                month: Some(month),
                year: Some(year),
            },
            (Some(day), Some(month), Some(year)) => Self {
                day: Some(day),
                month: Some(month),
                year: Some(full_year(year)),
            },
            (Some(month), Some(year), None) if year > 999 => Self {
                month: Some(month),
                year: Some(year),
                ..Self::default()
            },
            (Some(year), None, None) if year > 999 => Self {
                year: Some(year),
                ..Self::default()
            },
            _ => Self::default(),
        }
    }

    pub(super) fn value(self) -> Option<IssueDate> {
        let year = self.year?;
        let month = self.month.and_then(|m| u8::try_from(m).ok());
        let day = self.day.and_then(|d| u8::try_from(d).ok());
        IssueDate::new(year, month, day)
            .or_else(|| IssueDate::new(year, month, None))
            .or_else(|| IssueDate::new(year, None, None))
    }
}

/// Two digits mean 19xx from 45 on, the year the State was founded, else 20xx.
fn full_year(year: u16) -> u16 {
    match year {
        0..=44 => 2000 + year,
        45..=99 => 1900 + year,
        _ => year,
    }
}

/// The number at the head of a text, if it has at most `width` digits.
fn leading_number(text: &str, width: usize) -> Option<u16> {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text.get(..digits).filter(|_| digits <= width)?.parse().ok()
}

/// A day or month in front of a word; what a machine half read (`2f`, `1(`) is none.
fn whole_number(text: &str, next: &str) -> Option<u16> {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text.get(digits..)?;
    let legible = digits == 2 || behind.is_empty() || behind.starts_with([' ', '/', '.']) || behind.starts_with(next);
    let lettered = behind.starts_with(char::is_alphabetic) && !behind.starts_with(next);
    leading_number(text, 2).filter(|_| legible && !lettered)
}

/// Day and month in digits before the word for the year: `ngày 5/3 năm 2020`.
fn day_and_month(before: &str) -> (Option<u16>, Option<u16>) {
    let numbers = || {
        let (_, day) = before.rsplit_once("ngay")?;
        let (day, month) = day.trim().split_once(['/', '-', '.'])?;
        let whole = |number: &str| leading_number(number, 2).filter(|_| number.bytes().all(|b| b.is_ascii_digit()));
        Some((whole(day.trim_end())?, whole(month.trim_start())?))
    };
    numbers().unzip()
}

/// The year behind the last word `năm` that has one, and where the word stands.
fn year_word(text: &str) -> Option<(usize, u16)> {
    let mut words = text.rmatch_indices("nam");
    words.find_map(|(at, word)| Some((at, leading_year(text.get(at + word.len()..)?)?)))
}

/// The year behind a month or quarter without the word `năm`: `tháng 3/2020`, and
/// where `tháng` stands for it.
fn year_behind(text: &str) -> Option<u16> {
    let (_, year) = text.split_once("thang").or_else(|| text.split_once(['/', '-', '.']))?;
    leading_year(year)
}

/// A day of the first ten without the word that says so: `mồng 5`, `mùng năm`.
fn ordinal(day: &str) -> &str {
    let day = day.trim();
    let bare = day.strip_prefix("mong").or_else(|| day.strip_prefix("mung"));
    bare.unwrap_or(day).trim_start()
}

/// A day or month in words, without its marks: `nam`, `hai muoi lam`, `gieng`, `chap`.
fn number_in_words(text: &str) -> Option<u16> {
    /// The first month and the last.
    const MONTHS: [(&str, u16); 2] = [("gieng", 1), ("chap", 12)];
    let month = MONTHS.iter().find(|(name, _)| *name == text.trim()).map(|(_, n)| *n);
    // No day is zero, and none has words of larger numbers.
    let spoken = || {
        Spoken::of_skeleton(text)?
            .try_into()
            .ok()
            .filter(|n| (1..100).contains(n))
    };
    month.or_else(spoken)
}

/// Four digits, which OCR and justified text may pull apart (`202 5`); no five in a row.
fn leading_year(text: &str) -> Option<u16> {
    let text = text.trim_start();
    if text.bytes().take_while(u8::is_ascii_digit).count() > 4 {
        return None;
    }
    let digits: String = text
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == ' ')
        .filter(|c| *c != ' ')
        .take(4)
        .collect();
    digits.parse().ok().filter(|_| digits.len() == 4)
}

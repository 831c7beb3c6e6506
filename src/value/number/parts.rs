//! What the text of a number means.

use crate::text::is_letter_or_digit;
use std::ops::Range;

use super::symbol::{first_sign, last_sign};
use super::system::{self, NumberSystem};

/// The parts of a canonical text, by their places in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) serial: Option<u32>,
    pub(super) suffix: Range<usize>,
    pub(super) year: Option<u16>,
    pub(super) notation: Option<Range<usize>>,
    pub(super) system: NumberSystem,
}

impl Parts {
    pub(super) fn of(text: &str) -> Self {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (ordinal, rest) = text.split_at_checked(digits).unwrap_or((text, ""));
        let serial: Option<u32> = ordinal.parse().ok();
        if serial.is_none() && digits > 0 {
            return Self::default();
        }
        let Some(length) = first_sign(rest) else {
            // Without any sign: a lone serial (`312`, `30a`), or free.
            let suffix = digits..text.len();
            return match rest.is_empty() || is_ordinal_suffix(rest) {
                true if serial.is_some() => Self {
                    serial,
                    suffix,
                    ..Self::default()
                },
                _ => Self::default(),
            };
        };
        let suffix = rest.get(..length).unwrap_or_default();
        let is_suffix = suffix.is_empty() || (serial.is_some() && is_ordinal_suffix(suffix));
        let Some(symbol) = rest.get(length..).filter(|_| is_suffix) else {
            return Self::default();
        };
        let slash = symbol.starts_with('/');
        let symbol = symbol.get(1..).unwrap_or_default();
        // Serial and year alone: `52/2013`.
        if let Some(year) = as_year(symbol).filter(|_| slash && serial.is_some()) {
            return Self {
                serial,
                suffix: digits..digits + length,
                year: Some(year),
                ..Self::default()
            };
        }
        let (year, notation, leading_year) = split_year(symbol);
        if !notation.starts_with(is_letter_or_digit) {
            return Self::default();
        }
        // The year stands before the notation or behind it.
        let start = if leading_year {
            text.len() - notation.len()
        } else {
            text.len() - symbol.len()
        };
        Self {
            serial,
            suffix: digits..digits + length,
            year,
            notation: Some(start..start + notation.len()),
            system: system::of(slash, leading_year, notation),
        }
    }
}

/// `a`, `đ`, `.7`, `.a`, `.7a`, `bis`.
pub(super) fn is_ordinal_suffix(suffix: &str) -> bool {
    let dotted = suffix.strip_prefix('.').unwrap_or_default();
    let digits = dotted.bytes().take_while(u8::is_ascii_digit).count();
    // Decimals before the letter: `41.2a`.
    let letters = match digits {
        0 => suffix,
        1 | 2 => dotted.get(digits..).unwrap_or_default(),
        _ => return false,
    };
    let letter = letters.strip_prefix('.').unwrap_or(letters);
    let mut chars = letter.chars();
    match (chars.next(), chars.next()) {
        (None, _) => digits > 0 && letters.is_empty(),
        (Some(c), None) => c.is_alphabetic(),
        _ => letters == "bis",
    }
}

/// Takes a year off the head (`2020/NĐ-CP`, the normative form) or the end (`QĐ-TTg/2022`).
fn split_year(symbol: &str) -> (Option<u16>, &str, bool) {
    let part = |from: usize, to: usize| symbol.get(from..to).unwrap_or_default();
    if first_sign(symbol) == Some(4)
        && let Some(year) = as_year(part(0, 4))
    {
        return (Some(year), part(5, symbol.len()), true);
    }
    if let Some(at) = last_sign(symbol)
        && let Some(year) = as_year(part(at + 1, symbol.len()))
    {
        return (Some(year), part(0, at), false);
    }
    (None, symbol, false)
}

pub(super) fn as_year(text: &str) -> Option<u16> {
    let &[a @ (b'1' | b'2'), b, c, d] = text.as_bytes() else {
        return None;
    };
    let mut year = 0;
    for digit in [a, b, c, d] {
        year = 10 * year + u16::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
    }
    (1900..2100).contains(&year).then_some(year)
}

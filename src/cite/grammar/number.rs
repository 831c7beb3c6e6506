//! The number of a cited document.

use super::super::cursor::Cursor;
use crate::registry::is_word;
use crate::value::{DocumentNumber, scan_number};

/// A number and how much of it there is.
pub(super) struct Number {
    pub(super) value: DocumentNumber,
    /// Where it begins, spaces in front included.
    pub(super) start: usize,
    /// It has no symbol: `126`, `52/2013`.
    pub(super) incomplete: bool,
}

/// A number with its symbol, or with the blank of a draft for the serial.
pub(super) fn full(cursor: &mut Cursor<'_>, after_label: bool) -> Option<Number> {
    let mut next = *cursor;
    let cursor_start = cursor.at;
    next.spaces();
    if after_label {
        dotted_blank(&mut next);
        while next.peek() == Some('_') {
            next.bump(1);
        }
    }
    let rest = next.rest();
    let digit = rest.starts_with(|c: char| c.is_ascii_digit());
    if !digit && !after_label {
        return None;
    }
    let (_, mut length) = scan_number(rest)
        .filter(|_| digit || rest.starts_with(['/', '-', '–']))
        .or_else(|| letters_first(rest).filter(|_| after_label))?;
    length += underscored(rest.get(length..)?);
    length += unit_in_parentheses(rest.get(length..)?) + legacy_tail(rest, length);
    length -= footnote(rest.get(..length)?);
    let written = rest.get(..length)?;
    next.bump(length);
    *cursor = next;
    let value: DocumentNumber = written.replace('_', "-").parse().ok()?;
    Some(Number {
        value: with_restored_letters(value).with_as_written(written),
        start: cursor_start,
        incomplete: false,
    })
}

/// A group that an underscore joins: `15/QĐ_UBND`.
fn underscored(tail: &str) -> usize {
    match tail.strip_prefix('_') {
        Some(group) if group.starts_with(char::is_uppercase) => {
            1 + group.find(|c: char| !c.is_alphanumeric()).unwrap_or(group.len())
        }
        _ => 0,
    }
}

/// The mark of a footnote that clings to a number: `126/2024/NĐ-CP1`.
fn footnote(written: &str) -> usize {
    let body = written.trim_end_matches(|c: char| c.is_ascii_digit());
    if body.ends_with("-CP") || body.ends_with("-TTg") {
        written.len() - body.len()
    } else {
        0
    }
}

/// Symbols whose `Đ` is often typed as `D`, and what they mean. `HD` and `DA`
/// are symbols of their own.
const RESTORED: &[(&str, &str)] = &[
    ("ND", "NĐ"),
    ("QD", "QĐ"),
    ("CD", "CĐ"),
    ("HDND", "HĐND"),
    ("HDBT", "HĐBT"),
    ("LDTBXH", "LĐTBXH"),
    ("BLDTBXH", "BLĐTBXH"),
    ("BGDDT", "BGDĐT"),
    ("BKHDT", "BKHĐT"),
    ("TWDTN", "TWĐTN"),
];

/// Gives known symbols their `Đ` back: `45/ND-CP` is `45/NĐ-CP`.
fn with_restored_letters(number: DocumentNumber) -> DocumentNumber {
    let restored = |group: &str| {
        RESTORED
            .iter()
            .find(|(typed, _)| *typed == group)
            .map(|(_, meant)| *meant)
    };
    if !number.groups().any(|group| restored(group).is_some()) {
        return number;
    }
    let mut text = String::with_capacity(number.as_str().len() + 4);
    for part in number.as_str().split_inclusive(['-', '/']) {
        let group = part.trim_end_matches(['-', '/']);
        text.push_str(restored(group).unwrap_or(group));
        text.push_str(part.get(group.len()..).unwrap_or_default());
    }
    text.parse().unwrap_or(number)
}

/// The full number that begins at a place where one was read before.
pub(in super::super) fn again(text: &str, start: usize) -> Option<DocumentNumber> {
    Some(full(&mut Cursor::new(text, start), true)?.value)
}

/// A serial without symbol, with or without year: `126`, `52/2013`.
pub(super) fn bare(cursor: &mut Cursor<'_>) -> Option<Number> {
    let mut next = *cursor;
    next.spaces();
    let start = next.at;
    let serial = next.digits();
    if serial.is_empty() || serial.len() > 6 {
        return None;
    }
    let mut year = next;
    if year.eat_char(&['/']) {
        let digits = year.spaces().digits();
        if digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")) {
            next = year;
        }
    }
    // `15a`, `3%`, `7/2` and `12.5` are something else.
    let ends = match next.peek() {
        None => true,
        Some('.' | ',') => !next.rest().get(1..)?.starts_with(|c: char| c.is_ascii_digit()),
        Some(c) => !is_word(c) && !matches!(c, '/' | '%' | '-' | '–'),
    };
    if !ends {
        return None;
    }
    let value = next.since(start).parse().ok()?;
    *cursor = next;
    Some(Number {
        value,
        start,
        incomplete: true,
    })
}

/// Dots or lines that stand for a serial, if a slash follows them.
fn dotted_blank(cursor: &mut Cursor<'_>) {
    let rest = cursor.rest();
    let blank = rest.len() - rest.trim_start_matches(['.', '…', '_', ' ', '\u{a0}']).len();
    if rest.get(blank..).is_some_and(|r| r.starts_with('/')) {
        cursor.bump(blank);
    }
}

/// Numbers of private senders: `AES-VCM/HQQN/3278`, `CV1411/2016-4P`.
fn letters_first(text: &str) -> Option<(DocumentNumber, usize)> {
    let inside = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | '&');
    let length = text.find(|c: char| !inside(c)).unwrap_or(text.len());
    let written = text.get(..length)?.trim_end_matches(['/', '-', '.', '&']);
    let telling = written.starts_with(char::is_uppercase)
        && written.contains(['/', '-'])
        && written.contains(|c: char| c.is_ascii_digit());
    telling.then(|| Some((written.parse().ok()?, written.len())))?
}

/// The unit behind a police number: `06/2009/TT-BCA (C11)`.
fn unit_in_parentheses(tail: &str) -> usize {
    let inner = tail.trim_start_matches(' ');
    let Some(unit) = inner.strip_prefix('(') else {
        return 0;
    };
    // A longer one is none: looking on to a far parenthesis would cost time again and again.
    let Some(end) = unit.bytes().take(10).position(|b| b == b')') else {
        return 0;
    };
    let inside = unit.get(..end).unwrap_or_default();
    let unit = inside.trim_matches(' ');
    let mut chars = unit.chars();
    let is_unit = chars.next().is_some_and(|c| c.is_ascii_uppercase())
        && unit.len() <= 4
        && unit.len() > 1
        && chars.all(|c| c.is_ascii_digit());
    if is_unit {
        tail.len() - inner.len() + inside.len() + 2
    } else {
        0
    }
}

/// The last group of an old number, set off by a space: `20-TC CTN`.
fn legacy_tail(text: &str, length: usize) -> usize {
    let head = text.get(..length).unwrap_or_default();
    let tail = text.get(length..).unwrap_or_default();
    let Some(group) = tail.strip_prefix(' ') else {
        return 0;
    };
    let end = group.find(|c: char| !c.is_uppercase()).unwrap_or(group.len());
    let follows = group.get(end..).is_some_and(|rest| rest.starts_with(" ngày"));
    if !head.contains('/') && end > 1 && follows {
        end + 1
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_a_symbol() {
        for (text, canonical, rest) in [
            (" 45/VHTT-TTTT ngày", "45/VHTT-TTTT", " ngày"),
            (" 12/2019/TT-BCA (C08) ngày", "12/2019/TT-BCA(C08)", " ngày"),
            (" 12/2019/TT-BCA ( C08 ) ngày", "12/2019/TT-BCA(C08)", " ngày"),
            (" 7-TC TCT ngày", "7-TC-TCT", " ngày"),
            (" ...../QĐ-UBND ngày", "/QĐ-UBND", " ngày"),
            (" ABC/HQ/12, ngày", "ABC/HQ/12", ", ngày"),
            (" 15/QĐ-\nUBND", "15/QĐ-UBND", ""),
            (" 15/QĐ_UBND ngày", "15/QĐ-UBND", " ngày"),
            (" _15/QD-UBND", "15/QĐ-UBND", ""),
            (" 7/2021/NĐ-CP2 của", "7/2021/NĐ-CP", "2 của"),
            (" 7/2021/QH15 về", "7/2021/QH15", " về"),
            (" 5/HD-SNV", "5/HD-SNV", ""),
        ] {
            let mut cursor = Cursor::new(text, 0);
            let number = full(&mut cursor, true).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((number.value.as_str(), cursor.rest()), (canonical, rest));
        }
        for text in [" ABC", " của", " 12 tháng", " ngày 5/6"] {
            assert!(full(&mut Cursor::new(text, 0), true).is_none(), "{text}");
        }
    }

    #[test]
    fn serials_alone() {
        for (text, serial) in [(" 126 của", "126"), (" 52/2013.", "52/2013"), (" 80)", "80")] {
            assert_eq!(bare(&mut Cursor::new(text, 0)).unwrap().value.as_str(), serial);
        }
        for text in [" 12.5", " 3%", " 7/2", " 15a", " ", " 1234567"] {
            assert!(bare(&mut Cursor::new(text, 0)).is_none(), "{text}");
        }
    }
}

//! The number of a cited document.

use super::super::cursor::Cursor;
use crate::text::is_word;
use crate::value::{DocumentNumber, Kind, scan_number};

/// A number and how much of it there is.
pub(super) struct Number {
    pub(super) value: DocumentNumber,
    /// Where it begins, spaces in front included.
    pub(super) start: usize,
    /// It has no symbol: `126`, `52/2013`.
    pub(super) incomplete: bool,
}

/// A number with its symbol, or with the blank of a draft for the serial, behind
/// the word that names its kind.
pub(super) fn full(cursor: &mut Cursor<'_>, after_label: bool, kind: &Kind) -> Option<Number> {
    let mut next = *cursor;
    let cursor_start = cursor.at;
    next.spaces();
    let rest = next.rest();
    let digit = rest.starts_with(|c: char| c.is_ascii_digit());
    if !digit && !after_label {
        return None;
    }
    let scan = if after_label {
        DocumentNumber::scan_labelled
    } else {
        scan_number
    };
    let (value, length) = scan(rest)?;
    next.bump(length);
    *cursor = next;
    Some(Number {
        value: value.beside(kind),
        start: cursor_start,
        incomplete: false,
    })
}

/// The full number that begins at a place where one was read before.
pub(in super::super) fn again(text: &str, start: usize, kind: &Kind) -> Option<DocumentNumber> {
    Some(full(&mut Cursor::new(text, start), true, kind)?.value)
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
            let number = full(&mut cursor, true, &Kind::QuyetDinh).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((number.value.as_str(), cursor.rest()), (canonical, rest));
        }
        for text in [" ABC", " của", " 12 tháng", " ngày 5/6"] {
            assert!(
                full(&mut Cursor::new(text, 0), true, &Kind::QuyetDinh).is_none(),
                "{text}"
            );
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

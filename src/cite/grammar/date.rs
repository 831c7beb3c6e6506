//! The date behind a number or a name.

use super::super::cursor::Cursor;
use crate::value::IssueDate;

/// What stands before a day; the last is a reading of machines.
const DAY: &[&str] = &["ngày", "ngay"];

/// A date as it stands: `ngày 05 tháng 3 năm 2020`, `05/3/2020`, `28-12-2021`,
/// `năm 2013`, with blanks for the day or the month of a draft.
///
/// `loose` also takes a date without the word `ngày` (a slip of the hand).
pub(in super::super) fn date(cursor: &mut Cursor<'_>, loose: bool) -> Option<IssueDate> {
    let mut next = *cursor;
    next.eat_char(&[',']);
    let mut named = label(&mut next, DAY);
    if !named {
        if !next.sees_any(&["đề ngày", "ký ngày", "ban hành ngày", "công bố ngày"]) {
            next = *cursor;
            // `58/2023/HNGĐ-ST. Ngày: 29/9/2023`
            let mut labelled = next;
            if labelled.eat_char(&['.']) && labelled.eat("ngày") && labelled.eat_char(&[':']) {
                next.eat_char(&['.']);
            } else if next.eat("năm") {
                let year = four_digits(next.spaces())?;
                *cursor = next;
                return IssueDate::new(year, None, None);
            } else if next.eat("tháng") {
                // `Công văn số 12/SNV-VP tháng 02/2025`: a draft, or a date cut short.
                let date = month_of_year(&mut next)?;
                *cursor = next;
                return Some(date);
            } else if !loose {
                return None;
            }
        }
        next.eat_any(&["đề", "ký", "ban hành", "công bố"]);
        named = label(&mut next, DAY);
    }
    next.eat_any(&["ký", "mùng", "mồng"]);
    next.eat_char(&[':']);
    let date = parts(&mut next, named)?;
    *cursor = next;
    Some(date)
}

/// Reads one of several words, with or without a space before the digits behind it: `tháng10`.
fn label(cursor: &mut Cursor<'_>, words: &[&str]) -> bool {
    if cursor.eat_any(words) {
        return true;
    }
    let mut next = *cursor;
    let rest = next.spaces().rest();
    if !rest.starts_with(['n', 't']) {
        return false;
    }
    let glued = words.iter().find(|word| {
        let digits = rest.strip_prefix(**word);
        digits.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
    });
    let Some(word) = glued else {
        return false;
    };
    next.bump(word.len());
    *cursor = next;
    true
}

/// Day, month, year. A blank day or month is left out of the date.
fn parts(cursor: &mut Cursor<'_>, named: bool) -> Option<IssueDate> {
    blank(cursor);
    let day = small_number(cursor);
    if day.is_none() {
        blank(cursor);
    }
    let mut next = *cursor;
    // `ngày 31 năm 3 năm 2011`, `ngày 18 ngày 5 năm 2004` are slips of the hand.
    if label(&mut next, &["tháng", "thang"]) || (day.is_some() && next.eat_any(&["năm", "ngày"])) {
        blank(&mut next);
        let month = small_number(&mut next);
        blank(&mut next);
        // `tháng 2020` for `năm 2020` is a known slip.
        next.eat_char(&[',']);
        if !label(&mut next, &["năm", "tháng", "nam"]) {
            return None;
        }
        let year = four_digits(next.spaces())?;
        *cursor = next;
        return assemble(year, month, day);
    }
    if !named && day.is_none() {
        return None;
    }
    let month = separated(&mut next)?;
    let mut year = next;
    let written = separated_digits(&mut year);
    let year_number = match written.len() {
        4 => written.parse().ok()?,
        2 => IssueDate::from_written(&format!("1/1/{written}"))?.year(),
        // `ngày 5/2024` of a draft: what stood for the month is the year.
        _ => return None,
    };
    *cursor = year;
    assemble(year_number, month, day)
}

/// `02/2025`, `02 năm 2025`.
fn month_of_year(cursor: &mut Cursor<'_>) -> Option<IssueDate> {
    let month = small_number(cursor.spaces())?;
    if !cursor.eat_char(&['/', '-']) && !cursor.eat("năm") {
        return None;
    }
    let year = four_digits(cursor.spaces())?;
    IssueDate::new(year, Some(month), None)
}

/// Keeps of an impossible date what holds.
fn assemble(year: u16, month: Option<u8>, day: Option<u8>) -> Option<IssueDate> {
    IssueDate::new(year, month, day)
        .or_else(|| IssueDate::new(year, month, None))
        .or_else(|| IssueDate::new(year, None, None))
}

/// Dots, lines and spaces that a form leaves for a hand to fill in.
fn blank(cursor: &mut Cursor<'_>) {
    cursor.spaces();
    while cursor.peek().is_some_and(|c| matches!(c, '.' | '…' | '_')) {
        cursor.bump(cursor.peek().map_or(1, char::len_utf8));
        cursor.spaces();
    }
}

fn small_number(cursor: &mut Cursor<'_>) -> Option<u8> {
    let mut next = *cursor;
    let digits = next.digits();
    let number = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    *cursor = next;
    Some(number)
}

fn four_digits(cursor: &mut Cursor<'_>) -> Option<u16> {
    let digits = cursor.digits();
    digits.parse().ok().filter(|_| digits.len() == 4)
}

/// A sign and the month; the month may be blank.
fn separated(cursor: &mut Cursor<'_>) -> Option<Option<u8>> {
    if !cursor.eat_char(&['/', '-', '.', '–']) {
        return None;
    }
    blank(cursor);
    let digits = cursor.digits();
    match digits.len() {
        0 => Some(None),
        1 | 2 => Some(digits.parse().ok()),
        _ => None,
    }
}

fn separated_digits<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    if !cursor.eat_char(&['/', '-', '.', '–']) {
        return "";
    }
    cursor.spaces();
    cursor.digits()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_styles_of_dates() {
        for (text, iso, rest) in [
            (" ngày 07 tháng 8 năm 2021 của", "2021-08-07", " của"),
            (" ngày 07/8/2021, các", "2021-08-07", ", các"),
            (", ngày 7-8-2021", "2021-08-07", ""),
            (" ngày 7.8.91;", "1991-08-07", ";"),
            (" năm 2013 và", "2013", " và"),
            (" tháng 02/2025 của", "2025-02", " của"),
            (" tháng 3 năm 2025;", "2025-03", ";"),
            (" đề ngày 7/8/2021", "2021-08-07", ""),
            (" ngày     tháng 11 năm 2025", "2025-11", ""),
            (" ngày ... tháng ... năm 2025", "2025", ""),
            (" ngày 07 tháng 8 tháng 2021 của", "2021-08-07", " của"),
            (" ngày 07 năm 8 năm 2021 của", "2021-08-07", " của"),
            (" ngày 07 ngày 8 năm 2021;", "2021-08-07", ";"),
            (" ngày mùng 7 tháng 8 năm 2021", "2021-08-07", ""),
            (" ngày 07 / 8/ 2021", "2021-08-07", ""),
            (" ngày07/8/2021", "2021-08-07", ""),
            (" ngày 07tháng8 năm2021;", "2021-08-07", ";"),
            (" công bố ngày 7 tháng 8 năm 1991", "1991-08-07", ""),
            (" ngày 31/02/2021", "2021-02", ""),
            (". Ngày: 7/8/2021", "2021-08-07", ""),
            (" ngày     /8/2021", "2021-08", ""),
            (" ngày 07 tháng 8\nnăm 2021", "2021-08-07", ""),
        ] {
            let mut cursor = Cursor::new(text, 0);
            let found = date(&mut cursor, false).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.to_string().as_str(), cursor.rest()), (iso, rest), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        for text in [
            "",
            " của",
            " năm nay",
            " tháng 3 tới",
            " tháng 13/2025",
            ", có hiệu lực kể từ ngày 1/1/2020",
            " ngày ký",
            ". Ngày 5/5/2020",
            " 7/8/2021",
        ] {
            let mut cursor = Cursor::new(text, 0);
            assert_eq!(date(&mut cursor, false), None, "{text}");
            assert_eq!(cursor.at, 0);
        }
        let mut cursor = Cursor::new(" 7/8/2021", 0);
        assert_eq!(date(&mut cursor, true).unwrap().to_string(), "2021-08-07");
    }
}

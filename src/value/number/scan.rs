//! Numbers at the head of running text, and what only looks like one.

use super::DocumentNumber;
use super::parts::{as_year, is_ordinal_suffix};
use super::spell::is_dash;
use crate::value::Kind;

/// Reads a number at the head of `text` and says how many bytes it takes.
///
/// Stops where the symbol ends, so that what follows on the same line (a place,
/// a date) is left alone. A blank serial counts if a symbol follows its slash.
pub(crate) fn scan_number(text: &str) -> Option<(DocumentNumber, usize)> {
    let length = scan_length(text)?;
    let written = text.get(..length)?;
    Some((written.parse().ok()?, length))
}

/// The bytes that a number takes at the head of `text`.
fn scan_length(text: &str) -> Option<usize> {
    let mut cursor = Cursor { text, at: 0 };
    cursor.spaces();
    let start = cursor.at;
    let digits = cursor.take(|c| c.is_ascii_digit());
    if digits > MOST_DIGITS || (digits > 8 && text.get(start..)?.starts_with('0')) {
        return None; // a telephone number
    }
    if digits > 0 {
        cursor.ordinal_suffix();
    }
    let mut end = if digits > 0 { cursor.at } else { 0 };
    let mut groups = 0;
    let mut lettered = false;
    loop {
        let before = cursor.at;
        if groups == 0 && digits == 0 && !cursor.blank_serial() {
            break;
        }
        if !cursor.sign() {
            // The legacy form `84 TC/CĐKT`: a space, and a slash later on.
            let legacy = groups == 0 && digits > 0 && cursor.legacy_gap();
            if !legacy {
                break;
            }
        }
        if cursor.group() == 0 {
            break;
        }
        groups += 1;
        end = cursor.at;
        lettered |= text
            .get(before..end)
            .is_some_and(|group| group.contains(char::is_uppercase));
    }
    // Without letters it is a date or a fraction.
    let written = text.get(start..end).filter(|_| lettered)?;
    (!is_near_miss(written)).then_some(end)
}

/// The digits of the longest serials, of tax offices and project boards.
const MOST_DIGITS: usize = 9;

/// What a form of the tax office is for: `01/GTGT`, `03-1A/TNDN`, `05-1/BK-QTT-TNCN`.
const FORMS: [&str; 7] = ["GTGT", "TNDN", "TNCN", "TTĐB", "NTNN", "SDĐPNN", "MST"];

/// Measures and currencies, which an amount has before its slash.
const UNITS: [&str; 24] = [
    "USD", "VND", "VNĐ", "EUR", "JPY", "CNY", "KM", "KG", "KW", "KWH", "MW", "MWH", "GW", "KV", "KVA", "MB", "GB",
    "TB", "MG", "ML", "HA", "M", "L", "T",
];

/// Whether what has the shape of a number is something else: a date before a
/// dash, a measure (`220V/50Hz`), a form.
fn is_near_miss(written: &str) -> bool {
    let joins = |c: char| c == '/' || is_dash(c);
    let mut groups = written.split(joins).map(str::trim).filter(|g| !g.is_empty());
    let mut first = groups.next();
    let serial = first.filter(|group| group.starts_with(|c: char| c.is_ascii_digit()));
    if serial.is_some() {
        first = groups.next();
    }
    let (second, mut last) = (groups.next(), None);
    let is_name = |group: &str| group.starts_with(char::is_alphabetic);
    let mut named = [first, second].into_iter().flatten().any(is_name);
    for group in groups {
        named |= is_name(group);
        last = Some(group);
    }
    let last = last.or(second).or(first);
    let small = |group: &str| group.len() < 3 && group.parse::<u8>().is_ok_and(|n| n < 32);
    let year = |group: &str| as_year(group).is_some();
    let date = serial.is_some_and(small) && first.is_some_and(small) && second.is_some_and(year);
    let form = last.is_some_and(|group| FORMS.contains(&group))
        && !first.is_some_and(|group| Kind::from_code(group).is_some() || year(group));
    date || form || !named || is_measure(written)
}

/// `50 USD/MT`: a unit with a space before it.
fn is_measure(written: &str) -> bool {
    let behind = written.trim_start_matches(|c: char| c.is_ascii_digit());
    let unit = behind
        .split(|c: char| c == '/' || is_dash(c))
        .next()
        .unwrap_or_default();
    unit.starts_with([' ', '\u{a0}']) && UNITS.contains(&unit.trim())
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, matches: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        let length = rest.find(|c| !matches(c)).unwrap_or(rest.len());
        self.at += length;
        length
    }

    fn spaces(&mut self) -> usize {
        self.take(|c| c == ' ' || c == '\t' || c == '\u{a0}')
    }

    /// `a`, `.7`, `bis` behind the digits, if a sign follows.
    fn ordinal_suffix(&mut self) {
        let rest = self.rest();
        let length = rest
            .find(|c: char| is_dash(c) || matches!(c, '/' | ' ' | '\u{a0}'))
            .unwrap_or(0);
        if rest.get(..length).is_some_and(is_ordinal_suffix) {
            self.at += length;
        }
    }

    /// Whether a symbol follows a serial that was left blank: `/UBND-VX`, `-CV/TU`;
    /// a dash with a space behind it begins a list.
    fn blank_serial(&self) -> bool {
        let rest = self.rest();
        let party = rest
            .strip_prefix(is_dash)
            .is_some_and(|r| r.starts_with(char::is_uppercase));
        rest.starts_with('/') || party
    }

    /// A slash or dash with spaces around it, and a line break behind a dash.
    fn sign(&mut self) -> bool {
        let start = self.at;
        self.spaces();
        let rest = self.rest();
        let Some(c) = rest.chars().next().filter(|c| *c == '/' || is_dash(*c)) else {
            self.at = start;
            return false;
        };
        self.at += c.len_utf8();
        // A doubled slash is a slip of the hand.
        if c == '/' {
            self.take(|c| c == '/');
        }
        self.spaces();
        if is_dash(c) && self.rest().starts_with('\n') {
            self.at += 1;
            self.spaces();
        }
        true
    }

    fn legacy_gap(&mut self) -> bool {
        if self.spaces() == 0 {
            return false;
        }
        let group: &str = self.rest();
        let end = group.find(|c: char| !c.is_alphanumeric()).unwrap_or(0);
        let all_upper = group
            .get(..end)
            .is_some_and(|g| g.chars().all(|c| c.is_uppercase()) && !g.is_empty());
        all_upper && group.get(end..).is_some_and(|r| r.starts_with('/'))
    }

    /// One group: a capital letter or digit, then letters, digits, `&`, `.`, `_`.
    /// It ends where a run of small letters begins that is no code (`BTCngày`).
    fn group(&mut self) -> usize {
        let rest = self.rest();
        let mut length = 0;
        let mut small = 0;
        let mut previous = ' ';
        for (i, c) in rest.char_indices() {
            let inside = match c {
                '&' => i > 0,
                '.' => rest.get(i + 1..).is_some_and(|r| r.starts_with(char::is_uppercase)) && i > 0,
                c if c.is_ascii_digit() => true,
                c if c.is_uppercase() => {
                    small = 0;
                    true
                }
                c if c.is_lowercase() => {
                    small += if is_toned(c) { 4 } else { 1 };
                    i > 0
                }
                _ => false,
            };
            if !inside {
                break;
            }
            if small > 3 {
                // The run began a word that only touches the group.
                let run: usize = rest.get(..i).map_or(0, |head| {
                    head.chars()
                        .rev()
                        .take_while(|c| c.is_lowercase())
                        .map(char::len_utf8)
                        .sum()
                });
                length = i - run;
                break;
            }
            length = i + c.len_utf8();
            previous = c;
        }
        if previous == '&' {
            length = length.saturating_sub(1);
        }
        self.at += length;
        length
    }
}

/// Whether a small letter has a tone mark, which no code has: it belongs to a word.
fn is_toned(c: char) -> bool {
    matches!(c, 'à'..='ã' | 'è' | 'é' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý' | 'ĩ' | 'ũ' | '\u{1EA0}'..='\u{1EF9}')
        && !matches!(c, 'â' | 'ê' | 'ô')
}

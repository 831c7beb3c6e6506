//! What has the shape of a number and is none.

use super::parts::as_year;
use super::spell::is_dash;
use crate::value::Kind;

/// The digits of the longest serials, of tax offices and project boards.
const MOST_DIGITS: usize = 9;

/// What a form of the tax office is for: `01/GTGT`, `03-1A/TNDN`, `05-1/BK-QTT-TNCN`.
const FORMS: [&str; 7] = ["GTGT", "TNDN", "TNCN", "TTĐB", "NTNN", "SDĐPNN", "MST"];

/// Measures, currencies and what is counted, which an amount has before its slash.
const UNITS: [&str; 27] = [
    "USD", "VND", "VNĐ", "EUR", "JPY", "CNY", "KM", "KG", "KW", "KWH", "MW", "MWH", "GW", "KV", "KVA", "MB", "GB",
    "TB", "MG", "ML", "HA", "M", "L", "T", "HS", "GV", "SV",
];

/// Whether digits at the head of a text are too many for a serial: a telephone number.
pub(super) fn is_telephone(digits: &str) -> bool {
    digits.len() > MOST_DIGITS || (digits.len() > 8 && digits.starts_with('0'))
}

/// Whether what has the shape of a number is something else: a date before a
/// dash, a measure (`220V/50Hz`), a form, a house (`12/Q`).
pub(super) fn is_near_miss(written: &str) -> bool {
    let joins = |c: char| c == '/' || c == '_' || is_dash(c);
    let mut groups = written
        .split(joins)
        .map(str::trim)
        .filter(|group| !group.is_empty())
        .peekable();
    let serial = groups.next_if(|group| group.starts_with(|c: char| c.is_ascii_digit()));
    let (first, second) = (groups.next(), groups.next());
    let is_name = |group: &str| group.starts_with(char::is_alphabetic);
    let mut named = [first, second].into_iter().flatten().any(is_name);
    let mut last = second.or(first);
    for group in groups {
        named |= is_name(group);
        last = Some(group);
    }
    let small = |group: &str| group.len() < 3 && group.parse::<u8>().is_ok_and(|n| n < 32);
    let year = |group: &str| as_year(group).is_some();
    let date = serial.is_some_and(small) && first.is_some_and(small) && second.is_some_and(year);
    let house = serial.is_some() && second.is_none() && first.is_some_and(|only| only.chars().count() == 1);
    let coded = |group: &str| Kind::from_code(group).is_some() || year(group);
    let form = last.is_some_and(|group| FORMS.contains(&group)) && !first.is_some_and(coded);
    date || form || !named || house || is_measure(written)
}

/// `50 USD/MT`: a unit with a space before it.
fn is_measure(written: &str) -> bool {
    let behind = written.trim_start_matches(|c: char| c.is_ascii_digit());
    if !behind.starts_with([' ', '\u{a0}']) {
        return false;
    }
    let mut groups = behind.split(|c: char| c == '/' || is_dash(c)).map(str::trim);
    let unit = groups.next().unwrap_or_default();
    // `84 TB/TU`: a code of the Party before a body is no terabyte.
    let code = Kind::from_code(unit).is_some() && groups.next().is_some_and(|body| body.len() > 1);
    UNITS.contains(&unit) && !code
}

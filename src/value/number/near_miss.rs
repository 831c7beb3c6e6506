//! What has the shape of a number and is none.

use super::parts::{Parts, as_year, is_ordinal_suffix};
use super::spell::is_dash;
use super::symbol::{pack, packed};
use super::system::ends_in_a_term;
use crate::text::is_letter;
use crate::value::Kind;

/// The digits of the longest serials, of tax offices and project boards.
const MOST_DIGITS: usize = 9;

/// What a form of the tax office is for: `01/GTGT`, `03-1A/TNDN`.
const FORMS: &[u128] = &pack![
    "GTGT", "TNDN", "TNCN", "TTĐB", "NTNN", "SDĐPNN", "SDĐNN", "BVMT", "PBVMT", "LPTB", "LPMB", "CNKD", "TAIN", "MST",
];

/// Sheets of such a form, before what it is for: `05-1/BK-QTT-TNCN`, `02/KK-TNCN`.
const SHEETS: &[u128] = &pack!["KK", "BK", "QTT", "TK", "ĐK", "CK"];

/// Who keeps the books that a form of accounts is for, behind a letter and digits:
/// `C1-07/NS` of the Treasury, `S03-DN` of a firm.
const BOOKS: &[u128] = &pack![
    "NS", "KB", "DN", "DNN", "DNSN", "HCSN", "SN", "HKD", "HTX", "TSCĐ", "LĐTL", "VT", "BH", "H", "X",
];

/// Measures and currencies, which an amount has before its slash.
const UNITS: [&str; 20] = [
    "USD", "VND", "VNĐ", "EUR", "JPY", "CNY", "KM", "KG", "KW", "KWH", "MW", "MWH", "GW", "KV", "KVA", "MB", "GB",
    "MG", "ML", "HA",
];

/// Measures and what is counted, which without a space before them are a suffix or a code.
const SPACED: [&str; 7] = ["TB", "M", "L", "T", "HS", "GV", "SV"];

/// Why a text can be no document's number, whatever stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NearMiss {
    /// There is no symbol: a day, a ratio, an amount, a telephone number.
    NoSymbol,
    /// The symbol is a unit of measure or a currency.
    Measure,
    /// The symbol is that of a form.
    Form,
}

impl NearMiss {
    /// Judges a number that stands alone, by the canonical text with its parts, and
    /// the one that was written if it is another.
    ///
    /// A serial alone and a serial with its year (`52/2013`) are numbers that were
    /// left incomplete, for so documents are cited.
    pub(super) fn of(written: Option<&str>, text: &str, parts: &Parts) -> Option<Self> {
        let Some(notation) = parts.notation.clone().and_then(|place| text.get(place)) else {
            return match () {
                () if is_book(text) => Some(Self::Form),
                () if is_incomplete(text) => None,
                () if is_amount(text) || written.is_some_and(is_amount) => Some(Self::Measure),
                () if has_symbol(text) => None,
                () => Some(Self::NoSymbol),
            };
        };
        // No serial of nine digits and more begins with a zero, as a telephone does.
        let digits = || text.bytes().take_while(u8::is_ascii_digit).count();
        let telephone = text.starts_with('0') && text.get(..digits()).is_some_and(is_telephone);
        // A symbol that begins with a digit may have letters further on.
        let named = notation.starts_with(is_letter) || has_symbol(text);
        if !named || telephone {
            Some(Self::NoSymbol)
        } else if is_form(notation) {
            Some(Self::Form)
        } else {
            written.is_some_and(is_measure).then_some(Self::Measure)
        }
    }

    /// What is said of it, in Vietnamese and in English.
    pub(super) fn message(self) -> (&'static str, &'static str) {
        match self {
            Self::NoSymbol => (
                "không có ký hiệu: có thể là ngày, tỉ lệ, số lượng hay số điện thoại",
                "there is no symbol: it may be a day, a ratio, an amount or a telephone number",
            ),
            Self::Measure => (
                "ký hiệu là đơn vị đo hay đơn vị tiền",
                "the symbol is a unit of measure or a currency",
            ),
            Self::Form => (
                "ký hiệu là của mẫu biểu, không phải của văn bản",
                "the symbol is that of a form, not of a document",
            ),
        }
    }
}

/// Whether a group behind the serial begins with a letter.
fn has_symbol(text: &str) -> bool {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut groups = text.split(['-', '/']);
    // Letters before the serial make the first group a symbol; so do those that cling to it.
    let first = groups.next().unwrap_or_default();
    let clinging = first.get(digits..).unwrap_or_default();
    let named = |group: &str| group.starts_with(is_letter);
    groups.any(named) || clinging.chars().filter(|c| c.is_uppercase()).count() > 1 || digits == 0 && named(first)
}

/// `126`, `30a`, `52/2013`, `66.7/2025`: the symbol was left out.
fn is_incomplete(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (serial, rest) = text.split_at_checked(digits).unwrap_or_default();
    if serial.is_empty() || is_telephone(serial) {
        return false;
    }
    match rest.split_once('/') {
        Some((suffix, year)) => (suffix.is_empty() || is_ordinal_suffix(suffix)) && as_year(year).is_some(),
        // Decimals alone are an amount.
        None => rest.is_empty() || !rest.starts_with('.') && is_ordinal_suffix(rest),
    }
}

/// Whether digits at the head of a text are too many for a serial: a telephone number.
pub(super) fn is_telephone(digits: &str) -> bool {
    digits.len() > MOST_DIGITS || (digits.len() > 8 && digits.starts_with('0'))
}

/// Whether a symbol is that of a form of the tax office; a body before it makes it
/// a document of that body (`3265/TCT-TNCN`).
fn is_form(notation: &str) -> bool {
    // Its last letter alone shows that most symbols are none.
    let ends_like = |last: u8| FORMS.iter().any(|form| form & 0xff == u128::from(last));
    if !notation.bytes().next_back().is_some_and(ends_like) {
        return false;
    }
    let mut groups = notation
        .split(['-', '/'])
        .filter(|group| !group.starts_with(|c: char| c.is_ascii_digit()))
        .map(packed)
        .peekable();
    while groups.next_if(|group| SHEETS.contains(group)).is_some() {}
    groups.peek().is_some() && groups.all(|group| FORMS.contains(&group))
}

/// Whether a text is the number of a form of accounts: `C1-07/NS`, `S03b-DN`, `B01-HKD`.
pub(super) fn is_book(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(|c: char| c.is_ascii_uppercase()) else {
        return false;
    };
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() - behind.len();
    let behind = behind.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or(behind);
    let Some(behind) = behind.strip_prefix('-').filter(|_| matches!(digits, 1 | 2)) else {
        return false;
    };
    let mut groups = behind
        .split(['-', '/'])
        .filter(|group| !group.starts_with(|c: char| c.is_ascii_digit()));
    groups.next().is_some_and(|group| BOOKS.contains(&packed(group)))
}

/// Whether what was found in running text and has the shape of a number is
/// something else: a date before a dash, a measure (`220V/50Hz`), a form, a house
/// (`12/Q`), a region (`01-KV/2`).
pub(super) fn is_near_miss(written: &str) -> bool {
    if is_usual(written) {
        return false;
    }
    let joins = |c: char| c == '/' || c == '_' || is_dash(c);
    let mut groups = written
        .split(joins)
        .map(str::trim)
        .filter(|group| !group.is_empty())
        .peekable();
    let serial = groups.next_if(|group| group.starts_with(|c: char| c.is_ascii_digit()));
    let (first, second) = (groups.next(), groups.next());
    let is_name = |group: &str| group.starts_with(is_letter);
    let mut named = [first, second].into_iter().flatten().any(is_name);
    let (mut last, mut before_last) = (second.or(first), second.and(first));
    for group in groups {
        named |= is_name(group);
        before_last = last.replace(group);
    }
    let small = |group: &str| group.len() < 3 && group.parse::<u8>().is_ok_and(|n| n < 32);
    let year = |group: &str| as_year(group).is_some();
    let date = serial.is_some_and(small) && first.is_some_and(small) && second.is_some_and(year);
    let house = serial.is_some() && second.is_none() && first.is_some_and(|only| only.chars().count() == 1);
    // Digits at the end are a year, or a term of a body: `9LCT/HĐNN-8`.
    let counted = serial.is_some()
        && last.is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()) && !year(last))
        && !before_last.is_some_and(ends_in_a_term);
    let coded = |group: &str| Kind::from_code(group).is_some() || year(group);
    let form = !first.is_some_and(coded) && {
        let start = serial.map_or(0, str::len);
        let symbol = written.get(start..).unwrap_or_default();
        let spaced = symbol.contains(|c: char| c.is_whitespace() || (is_dash(c) && c != '-'));
        match spaced {
            true => is_form(&symbol.replace(|c: char| !c.is_alphanumeric(), "-").replace("--", "-")),
            false => is_form(symbol.trim_start_matches(joins)),
        }
    };
    date || form || !named || house || counted || is_measure(written)
}

/// Whether a text is digits, perhaps a year, two groups of letters and nothing more,
/// as most numbers are: `15/QĐ-SNV`, `30/2020/NĐ-CP`. A form may look like it.
fn is_usual(written: &str) -> bool {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let Some(behind) = written.get(digits..).and_then(|rest| rest.strip_prefix('/')) else {
        return false;
    };
    let symbol = match behind.get(..4).and_then(as_year) {
        Some(_) => behind.get(4..).and_then(|behind| behind.strip_prefix('/')),
        None => Some(behind).filter(|symbol| !is_form(symbol)),
    };
    let groups = symbol.and_then(|symbol| symbol.split_once('-'));
    let named = |group: &str| group.chars().all(is_letter);
    groups.is_some_and(|(code, body)| !code.is_empty() && body.len() > 1 && named(code) && named(body))
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
    (UNITS.contains(&unit) || SPACED.contains(&unit)) && !code
}

/// `120KM/H`, `50.000 VNĐ`, `100.000đ/kg`: an amount with its unit, which nothing splits off.
fn is_amount(written: &str) -> bool {
    let behind = written.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if behind.len() == written.len() {
        return false;
    }
    let behind = behind.trim_start_matches([' ', '\u{a0}']);
    let ends = |c: char| c == '/' || c.is_whitespace() || is_dash(c);
    let unit = behind.split(ends).next().unwrap_or_default().to_uppercase();
    unit == "Đ" || UNITS.contains(&unit.as_str())
}

//! The number and symbol of a document.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::{ParseValueError, ValueKind};
use super::kind::Kind;
use super::spelling::collapse;

/// The number and symbol (số, ký hiệu) of a document (NĐ 30/2020, Annex I, II.3).
///
/// # Syntax
///
/// | System | Form | Example |
/// |---|---|---|
/// | State, named kind | serial `/` code `-` issuer | `15/QĐ-BNV` |
/// | State, công văn | serial `/` issuer `-` unit | `2362/UBND-VHTT` |
/// | Normative | serial `/` year `/` code `-` issuer | `30/2020/NĐ-CP` |
/// | Party | serial `-` code `/` issuer | `3270-CV/BTGTU` |
/// | Legacy | groups split by `-`, `/` or a space | `999-TC/QĐ/CĐKT` |
///
/// A serial may carry a suffix (`30a`, `66.7`, `08.a`) or be left blank
/// (`/UBND-VX`). Spaces around the signs, dashes of any sort and `Ð` for `Đ`
/// are mended; [`as_written`](Self::as_written) keeps what stood there.
/// What fits no form keeps its text, without serial and notation.
///
/// Two numbers are equal if they mean the same, however they were written.
///
/// # Errors
///
/// Empty text, and a number whose symbol is missing behind its separator.
///
/// ```
/// use congvan::value::DocumentNumber;
///
/// let number: DocumentNumber = "45/VHTT - TTTT".parse()?;
/// assert_eq!(number.to_string(), "45/VHTT-TTTT");
/// assert_eq!(number.as_written(), "45/VHTT - TTTT");
/// assert_eq!((number.serial(), number.notation()), (Some(45), Some("VHTT-TTTT")));
///
/// let law: DocumentNumber = "66.7/2025/NQ-CP".parse()?;
/// assert_eq!((law.serial(), law.suffix(), law.year()), (Some(66), ".7", Some(2025)));
///
/// let blank: DocumentNumber = "    /UBND-VHXXH".parse()?;
/// assert_eq!((blank.serial(), blank.to_string().as_str()), (None, "/UBND-VHXXH"));
/// # Ok::<(), congvan::value::ParseValueError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "Repr", into = "Repr")]
pub struct DocumentNumber {
    text: String,
    as_written: String,
    parts: Parts,
}

/// What the text means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Parts {
    serial: Option<u32>,
    suffix: String,
    year: Option<u16>,
    notation: Option<String>,
    system: NumberSystem,
}

/// The system of numbering that a number follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum NumberSystem {
    /// Administrative documents of the State: `15/QĐ-BNV`, `2362/UBND-VHTT`.
    State,
    /// Normative documents, with the year in the number: `30/2020/NĐ-CP`.
    Normative,
    /// The Party and organisations that number like it: `3270-CV/BTGTU`.
    Party,
    /// Forms of before about 1998: `49-TC/TCT`, `84 TC/CĐKT`.
    Legacy,
    /// Anything else: company letters, numbers without symbol.
    #[default]
    Free,
}

/// The JSON form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Repr {
    serial: Option<u32>,
    #[serde(default)]
    suffix: String,
    year: Option<u16>,
    notation: Option<String>,
    text: String,
    #[serde(default)]
    as_written: Option<String>,
}

impl From<DocumentNumber> for Repr {
    fn from(number: DocumentNumber) -> Self {
        Repr {
            serial: number.parts.serial,
            suffix: number.parts.suffix,
            year: number.parts.year,
            notation: number.parts.notation,
            text: number.text,
            as_written: Some(number.as_written),
        }
    }
}

impl TryFrom<Repr> for DocumentNumber {
    type Error = ParseValueError;

    /// The text decides; parts that contradict it are an error, not a choice.
    fn try_from(repr: Repr) -> Result<Self, ParseValueError> {
        let mut number: DocumentNumber = repr.text.parse()?;
        let parts = &number.parts;
        let agrees = repr.serial == parts.serial
            && repr.suffix == parts.suffix
            && repr.year == parts.year
            && repr.notation == parts.notation;
        if !agrees {
            return Err(ParseValueError::new(
                ValueKind::DocumentNumber,
                &repr.text,
                0,
                "các thành phần (serial, suffix, year, notation) không khớp với `text`",
                "the parts (serial, suffix, year, notation) contradict `text`",
            ));
        }
        if let Some(as_written) = repr.as_written {
            number.as_written = as_written;
        }
        Ok(number)
    }
}

impl DocumentNumber {
    /// The serial number, `None` where it is blank or the form is free.
    #[must_use]
    pub fn serial(&self) -> Option<u32> {
        self.parts.serial
    }

    /// What stands right behind the serial: `a` in `30a`, `.7` in `66.7`; mostly empty.
    #[must_use]
    pub fn suffix(&self) -> &str {
        &self.parts.suffix
    }

    /// The year inside the number, which normative documents have.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.parts.year
    }

    /// The symbol behind serial and year: `UBND-VX`, `QĐ-BNV`, `CV/BTGTU`.
    #[must_use]
    pub fn notation(&self) -> Option<&str> {
        self.parts.notation.as_deref()
    }

    /// The groups of the symbol: `QĐ`, `BNV`.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.notation()
            .unwrap_or_default()
            .split(['-', '/'])
            .filter(|g| !g.is_empty())
    }

    /// The system of numbering.
    #[must_use]
    pub fn system(&self) -> NumberSystem {
        self.parts.system
    }

    /// The kind that the symbol names, by its first group; `None` for công văn
    /// and where that group is no code.
    ///
    /// A first group that could also be a body (`CT` is Chỉ thị and Cục Thuế)
    /// counts as a code only if a second group follows.
    ///
    /// ```
    /// use congvan::value::{DocumentNumber, Kind};
    ///
    /// let number: DocumentNumber = "255/TTr-SNV".parse()?;
    /// assert_eq!(number.kind(), Some(Kind::ToTrinh));
    /// # Ok::<(), congvan::value::ParseValueError>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        let mut groups = self.groups();
        let first = Kind::from_code(groups.next()?)?;
        groups.next().map(|_| first)
    }

    /// The canonical text, as [`Display`](fmt::Display) prints it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stood in the document, its inner spaces and signs untouched.
    #[must_use]
    pub fn as_written(&self) -> &str {
        &self.as_written
    }

    /// Keeps another spelling beside the same meaning.
    #[must_use]
    pub(crate) fn with_as_written(mut self, as_written: impl Into<String>) -> Self {
        self.as_written = as_written.into();
        self
    }
}

impl FromStr for DocumentNumber {
    type Err = ParseValueError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let as_written = s.trim();
        let text = canonical(as_written);
        let fail = |vi, en| {
            let offset = s.trim_end().len();
            Err(ParseValueError::new(ValueKind::DocumentNumber, s, offset, vi, en))
        };
        if text.is_empty() {
            return fail("chuỗi rỗng", "the text is empty");
        }
        if text.ends_with(['-', '/']) {
            return fail("thiếu ký hiệu", "a symbol is missing");
        }
        let parts = parse_parts(&text);
        Ok(Self {
            text,
            as_written: as_written.to_owned(),
            parts,
        })
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for DocumentNumber {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for DocumentNumber {}

impl Hash for DocumentNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl PartialOrd for DocumentNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DocumentNumber {
    /// By year, serial and suffix, then by text: the order of a register.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |n: &Self| (n.parts.year, n.parts.serial);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.parts.suffix.cmp(&other.parts.suffix))
            .then_with(|| self.text.cmp(&other.text))
    }
}

/// Whether a character joins two groups, in any of its spellings.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// NFC without spaces, one sort of dash; a space between digits and letters
/// counts as a dash (`84 TC/CĐKT`).
fn canonical(text: &str) -> String {
    // Most numbers are canonical as they stand.
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '&' | 'Đ');
    if text.chars().all(plain) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let (mut gap, mut gaps) = (false, false);
    for c in collapse(text).chars() {
        if c == ' ' {
            (gap, gaps) = (true, true);
            continue;
        }
        let c = if is_dash(c) { '-' } else { c };
        let joins = gap && out.ends_with(|b: char| b.is_ascii_digit()) && c.is_uppercase() && !out.contains(['-', '/']);
        if joins {
            out.push('-');
        }
        gap = false;
        out.push(c);
    }
    // Without its spaces, a letter and a mark may have met.
    if gaps { collapse(&out) } else { out }
}

fn parse_parts(text: &str) -> Parts {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (ordinal, rest) = text.split_at_checked(digits).unwrap_or((text, ""));
    let serial: Option<u32> = ordinal.parse().ok();
    if serial.is_none() && digits > 0 {
        return Parts::default();
    }
    let signs = rest.find(['-', '/']);
    let Some(suffix) = signs.and_then(|at| rest.get(..at)) else {
        // Without any sign: a lone serial (`312`), or free.
        return Parts {
            serial: serial.filter(|_| rest.is_empty()),
            ..Parts::default()
        };
    };
    let is_suffix = suffix.is_empty() || (serial.is_some() && is_ordinal_suffix(suffix));
    let Some(symbol) = rest.get(suffix.len()..).filter(|_| is_suffix) else {
        return Parts::default();
    };
    let after_slash = symbol.starts_with('/');
    let symbol = symbol.get(1..).unwrap_or_default();
    let (year, notation, leading_year) = split_year(symbol);
    let notation = notation.to_owned();
    if !notation.starts_with(char::is_alphanumeric) {
        return Parts::default();
    }
    let system = if leading_year && after_slash {
        NumberSystem::Normative
    } else if after_slash {
        state_or_legacy(&notation)
    } else {
        party_or_legacy(&notation)
    };
    Parts {
        serial,
        suffix: suffix.to_owned(),
        year,
        notation: Some(notation),
        system,
    }
}

/// `a`, `đ`, `.7`, `.a`, `bis`.
fn is_ordinal_suffix(suffix: &str) -> bool {
    if suffix == "bis" {
        return true;
    }
    let (body, dotted) = match suffix.strip_prefix('.') {
        Some(body) => (body, true),
        None => (suffix, false),
    };
    let mut chars = body.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(c), None, None) => c.is_alphabetic() || (dotted && c.is_ascii_digit()),
        (Some(a), Some(b), None) => dotted && a.is_ascii_digit() && b.is_ascii_digit(),
        _ => false,
    }
}

/// Takes a year off the head (`2020/NĐ-CP`, the normative form) or the end (`QĐ-TTg/2022`).
fn split_year(symbol: &str) -> (Option<u16>, &str, bool) {
    if let Some((head, rest)) = symbol.split_once(['/', '-'])
        && let Some(year) = as_year(head)
    {
        return (Some(year), rest, true);
    }
    if let Some((rest, end)) = symbol.rsplit_once(['/', '-'])
        && let Some(year) = as_year(end)
    {
        return (Some(year), rest, false);
    }
    (None, symbol, false)
}

fn as_year(text: &str) -> Option<u16> {
    let year: u16 = text.parse().ok().filter(|_| text.len() == 4)?;
    (1900..2100).contains(&year).then_some(year)
}

/// `QĐ-BNV` is a number of the State; groups joined by `/` (`QĐ/BTC`) are the old form.
fn state_or_legacy(notation: &str) -> NumberSystem {
    if notation.contains('/') {
        NumberSystem::Legacy
    } else {
        NumberSystem::State
    }
}

/// `CV/BTGTU` is the Party's form if the first group names a kind of document.
fn party_or_legacy(notation: &str) -> NumberSystem {
    let Some((first, rest)) = notation.split_once('/') else {
        return NumberSystem::Legacy;
    };
    let named = first == "CV" || first == "QĐi" || Kind::from_code(first).is_some();
    if named && !rest.contains('/') {
        NumberSystem::Party
    } else {
        NumberSystem::Legacy
    }
}

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
    let digits = cursor.take(|c| c.is_ascii_digit());
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
    lettered.then_some(end)
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
                    small += 1;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> DocumentNumber {
        text.parse().unwrap()
    }

    #[test]
    fn reads_every_system() {
        use NumberSystem::*;
        for (text, serial, suffix, year, notation, system) in [
            ("05/QĐ-VP-HC", Some(5), "", None, Some("QĐ-VP-HC"), State),
            ("708/QĐ-EVNNPC", Some(708), "", None, Some("QĐ-EVNNPC"), State),
            ("821/CT-PC&KTT", Some(821), "", None, Some("CT-PC&KTT"), State),
            ("5691/VP.UBND-KTTC", Some(5691), "", None, Some("VP.UBND-KTTC"), State),
            ("30a/2008/NQ-CP", Some(30), "a", Some(2008), Some("NQ-CP"), Normative),
            ("08.a/2010/TT-BTP", Some(8), ".a", Some(2010), Some("TT-BTP"), Normative),
            ("43/2026/QH16", Some(43), "", Some(2026), Some("QH16"), Normative),
            (
                "93/2006/TTLT/BTC-KHCN",
                Some(93),
                "",
                Some(2006),
                Some("TTLT/BTC-KHCN"),
                Normative,
            ),
            ("06/QĐ-TTg/2022", Some(6), "", Some(2022), Some("QĐ-TTg"), State),
            ("26-NQ/TW", Some(26), "", None, Some("NQ/TW"), Party),
            ("8158-CV/TWĐTN-KHCN", Some(8158), "", None, Some("CV/TWĐTN-KHCN"), Party),
            ("49-TC/TCT", Some(49), "", None, Some("TC/TCT"), Party),
            ("84 TC/CĐKT", Some(84), "", None, Some("TC/CĐKT"), Party),
            ("223/TT/LB", Some(223), "", None, Some("TT/LB"), Legacy),
            ("374-HĐBT", Some(374), "", None, Some("HĐBT"), Legacy),
            ("/QĐ-UBND", None, "", None, Some("QĐ-UBND"), State),
            ("CV1411/2016-4P", None, "", None, None, Free),
            ("18042019", Some(18_042_019), "", None, None, Free),
        ] {
            let n = number(text);
            let parts = (n.serial(), n.suffix(), n.year(), n.notation(), n.system());
            assert_eq!(parts, (serial, suffix, year, notation, system), "{text}");
        }
    }

    #[test]
    fn mends_the_spelling_and_keeps_it() {
        for (written, canonical) in [
            (" 45/VHTT - TTTT ", "45/VHTT-TTTT"),
            ("250 /2016/TT\u{2013}BTC", "250/2016/TT-BTC"),
            ("219 / 2013 / TT - BTC", "219/2013/TT-BTC"),
            ("15/QÐ\u{2011}UBND", "15/QĐ-UBND"),
            ("     /SNV-TCBC", "/SNV-TCBC"),
            ("20-\nNQ/TW", "20-NQ/TW"),
            ("84 TC/CĐKT", "84-TC/CĐKT"),
            ("45/UBND-E \u{301}", "45/UBND-É"),
        ] {
            let n = number(written);
            assert_eq!(n.to_string(), canonical);
            assert_eq!(n.as_written(), written.trim());
            assert_eq!(number(&n.to_string()), n);
        }
    }

    #[test]
    fn scanning_stops_where_the_symbol_ends() {
        for (text, found) in [
            ("255/TTr-SNV Bình Thuận, ngày 22", "255/TTr-SNV"),
            ("2362/UBND-VHTT ngày 24/4/2024 của", "2362/UBND-VHTT"),
            ("   /UBND-NC    Lâm Đồng, ngày", "   /UBND-NC"),
            ("4144 /GDĐT – VP      Thành phố", "4144 /GDĐT – VP"),
            ("45/VHTT - TTTT Minh Sơn", "45/VHTT - TTTT"),
            ("1/2013/TT-BTCngày 5", "1/2013/TT-BTC"),
            ("7991/BGDĐT-GDTrH", "7991/BGDĐT-GDTrH"),
            ("126/2024/NĐ-\nCP thì", "126/2024/NĐ-\nCP"),
            ("126/2024/NĐ-CP.", "126/2024/NĐ-CP"),
            ("84 TC/CĐKT ngày", "84 TC/CĐKT"),
            ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
        ] {
            let (n, length) = scan_number(text).unwrap();
            assert_eq!(&text[..length], found);
            assert_eq!(n, number(found));
        }
        for text in ["", "ngày 5", "12 tháng 3", "24/4", "a/b", "/", "- Như trên"] {
            assert!(scan_number(text).is_none(), "{text}");
        }
    }

    #[test]
    fn errors_say_where() {
        assert_eq!("".parse::<DocumentNumber>().unwrap_err().offset(), 0);
        assert_eq!("45/".parse::<DocumentNumber>().unwrap_err().offset(), 3);
    }

    #[test]
    fn a_register_sorts_by_serial() {
        let mut numbers = vec![number("10/QĐ-UBND"), number("9/QĐ-UBND"), number("9a/QĐ-UBND")];
        numbers.sort();
        assert_eq!(
            numbers,
            [number("9/QĐ-UBND"), number("9a/QĐ-UBND"), number("10/QĐ-UBND")]
        );
    }
}

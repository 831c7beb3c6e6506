//! Numbers at the head of running text.

use super::DocumentNumber;
use super::NumberSystem;
use super::lead::Lead;
use super::near_miss::{is_book, is_near_miss, is_telephone};
use super::parts::is_ordinal_suffix;
use super::spell::{glued_symbol, is_blank, is_dash, is_toned_capital, symbol_length};
use super::symbol::{pack, packed};
use super::system::is_known_alone;
use crate::text::{is_capital, is_letter};
use crate::value::Kind;

/// Reads a number at the head of `text` and says how many bytes it takes.
///
/// Stops where the symbol ends, so that what follows on the same line (a place,
/// a date) is left alone. A blank serial counts if a symbol follows its slash.
pub(crate) fn scan_number(text: &str) -> Option<(DocumentNumber, usize)> {
    read(text, scan_length(text)?)
}

/// The same behind the word `số`, which allows more: letters before the serial
/// (`THK-QN/HQ/218`), dots or a line for a serial to come (`…/UBND-VX`).
pub(crate) fn scan_labelled(text: &str) -> Option<(DocumentNumber, usize)> {
    let symbol = text.trim_start_matches(|c| is_blank(c) && c != '\n');
    let blank = text.len() - symbol.len();
    if blank > 0 && (symbol.starts_with('/') || symbol.starts_with(is_dash)) {
        return read(text, blank + scan_length(symbol)?);
    }
    let found = if symbol.starts_with(is_letter) {
        read(symbol, letters_first(symbol)?)
    } else {
        scan_number(symbol)
    };
    found.map(|(number, length)| (number, blank + length))
}

/// The number that begins at a place of a text, if the words before it allow one.
pub(super) fn scan_at(text: &str, at: usize) -> Option<(DocumentNumber, usize)> {
    let (before, rest) = text.split_at_checked(at)?;
    // It begins in the middle of another: `QCVN 102:2016/…`.
    let part = before
        .strip_suffix(':')
        .filter(|part| part.ends_with(|c: char| c.is_ascii_digit()));
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-');
    if !rest.starts_with(char::is_whitespace) && part.unwrap_or(before).ends_with(inside) {
        return None;
    }
    let lead = Lead::of(before);
    let (number, length) = match lead {
        Lead::Other => None,
        Lead::Plain | Lead::Named { labelled: false } => scan_number(rest),
        Lead::Labelled | Lead::Named { labelled: true } => scan_labelled(rest),
    }?;
    let behind = rest.get(length..).unwrap_or_default();
    let is_number = match lead {
        Lead::Plain => is_telling(&number) || is_dated(behind) || goes_on(before),
        Lead::Labelled => !is_doubtful(&number),
        Lead::Named { .. } | Lead::Other => true,
    };
    is_number.then_some((number, length))
}

/// Bodies at the head of the symbol of a công văn that nothing else is called.
const HEADS: &[u128] = &pack![
    "UBND", "HĐND", "VPCP", "VPUB", "VP.UBND", "VP.HĐND", "BHXH", "TANDTC", "VKSTC"
];

/// Whether a number can be nothing else, with no word before it: it has a year, or
/// a kind and its issuer, or a body that all know.
fn is_telling(number: &DocumentNumber) -> bool {
    let mut groups = number.groups();
    let (first, second) = (groups.next().unwrap_or_default(), groups.next());
    let named = second.is_some_and(|group| group.starts_with(is_capital));
    match number.system() {
        NumberSystem::Normative | NumberSystem::Court | NumberSystem::Party | NumberSystem::MassOrganisation => true,
        _ if number.year().is_some() => true,
        NumberSystem::State => named && (Kind::from_code(first).is_some() || HEADS.contains(&packed(first))),
        NumberSystem::Legacy => is_known_alone(packed(first)) || named,
        NumberSystem::Company | NumberSystem::Free => false,
    }
}

/// Whether a symbol is one group behind a dash that is no body or kind of old: with
/// the word `số` alone it may be a form (`Biểu số 102-TTGS`, its first word gone).
fn is_doubtful(number: &DocumentNumber) -> bool {
    let mut groups = number.groups();
    let first = groups.next().unwrap_or_default();
    let alone = groups.next().is_none() && number.year().is_none();
    alone && number.system() == NumberSystem::Legacy && !is_known_alone(packed(first))
}

/// Whether a date follows, as it does behind the number of a document.
fn is_dated(behind: &str) -> bool {
    let behind = behind.trim_start_matches([' ', ',', '(', '\u{a0}']);
    let date = behind.strip_prefix("đề ").unwrap_or(behind).strip_prefix("ngày");
    date.is_some_and(|date| date.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a number goes on a list of numbers: `số 15/UBND-TH, 16/UBND-NC và 17/STC`.
fn goes_on(before: &str) -> bool {
    let before = before.trim_end();
    let head = before.strip_suffix([',', ';']).or_else(|| before.strip_suffix("và"));
    let last = head
        .map(str::trim_end)
        .and_then(|head| head.split_whitespace().next_back());
    last.is_some_and(|last| {
        last.starts_with(|c: char| c.is_ascii_digit()) && last.contains(is_capital) && last.contains(['/', '-'])
    })
}

fn read(text: &str, length: usize) -> Option<(DocumentNumber, usize)> {
    Some((text.get(..length)?.parse().ok()?, length))
}

/// The bytes that a number takes at the head of `text`.
fn scan_length(text: &str) -> Option<usize> {
    let mut cursor = Cursor { text, at: 0 };
    cursor.spaces();
    let start = cursor.at;
    let digits = cursor.take(|c| c.is_ascii_digit());
    if is_telephone(text.get(start..cursor.at)?) {
        return None;
    }
    let mut end = if digits > 0 { cursor.at } else { 0 };
    let mut groups = 0;
    let mut lettered = false;
    if digits > 0 {
        if let Some(length) = glued_symbol(cursor.rest()).filter(|length| cursor.sign_behind(*length)) {
            cursor.at += length;
            (groups, lettered) = (1, true);
        } else {
            cursor.ordinal_suffix();
        }
        end = cursor.at;
    }
    loop {
        let before = cursor.at;
        if groups == 0 && digits == 0 && !cursor.blank_serial() {
            break;
        }
        if !cursor.sign() {
            // The legacy form `71 TC/NSNN`: a space, and a slash later on.
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
        lettered |= text.get(before..end).is_some_and(|group| group.contains(is_capital));
    }
    end -= footnote(text.get(start..end)?);
    // Without letters it is a date or a fraction.
    let written = text.get(start..end).filter(|_| lettered)?;
    if is_near_miss(written) {
        return None;
    }
    let tail = text.get(end..)?;
    Some(end + unit_in_parentheses(tail) + legacy_tail(written, tail))
}

/// The length of the mark of a footnote that clings to a number: `30/2020/NĐ-CP1`,
/// `96/2015/TT-BTC2`, `14/2008/QH123`.
fn footnote(written: &str) -> usize {
    let body = written.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = written.len() - body.len();
    if digits == 0 {
        return 0;
    }
    let mut groups = written.split('/').skip(1);
    let has_year = groups
        .next()
        .is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    // The terms of the Quốc hội have two digits at most.
    if has_year && body.ends_with("QH") {
        return digits.saturating_sub(2);
    }
    let unnumbered = body.ends_with("-CP") || body.ends_with("-TTg");
    // Units have numbers (`-C11`, `-A03`), ministries and councils have none.
    let issuer = body.rsplit('-').next().unwrap_or_default();
    let of_body = has_year && body.contains('-') && issuer.chars().filter(|c| c.is_uppercase()).count() > 1;
    if unnumbered || (of_body && digits < 3) {
        digits
    } else {
        0
    }
}

/// The length of a number of a private sender: `THK-QN/HQ/218`, `CV2218/2017-5P`.
fn letters_first(text: &str) -> Option<usize> {
    let inside = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | '&');
    let length = text.find(|c: char| !inside(c)).unwrap_or(text.len());
    let written = text.get(..length)?.trim_end_matches(['/', '-', '.', '&']);
    let telling = written.starts_with(is_capital)
        && written.contains(['/', '-'])
        && written.contains(|c: char| c.is_ascii_digit())
        && !is_book(written);
    telling.then_some(written.len())
}

/// The length of the unit behind a number of the police: `31/2008/TT-BCA (C09)`.
fn unit_in_parentheses(tail: &str) -> usize {
    let inner = tail.trim_start_matches([' ', '\u{a0}']);
    let Some(unit) = inner.strip_prefix('(') else {
        return 0;
    };
    // A longer one is none: looking on to a far parenthesis would cost time again and again.
    let Some(end) = unit.bytes().take(10).position(|b| b == b')') else {
        return 0;
    };
    let inside = unit.get(..end).unwrap_or_default();
    let unit = inside.trim_matches(' ');
    let is_unit = unit.starts_with(|c: char| c.is_ascii_uppercase())
        && (2..=4).contains(&unit.len())
        && unit.bytes().skip(1).all(|b| b.is_ascii_digit());
    if is_unit {
        tail.len() - inner.len() + inside.len() + 2
    } else {
        0
    }
}

/// The last group of an old number, set off by a space: `31-TC CTN ngày`.
fn legacy_tail(written: &str, tail: &str) -> usize {
    let Some(group) = tail.strip_prefix(' ').filter(|_| !written.contains('/')) else {
        return 0;
    };
    let end = group.find(|c: char| !c.is_uppercase()).unwrap_or(group.len());
    let follows = group.get(end..).unwrap_or_default();
    let dated = follows.trim_start_matches([',', ' ']).starts_with("ngày") && follows.starts_with([' ', ',']);
    if end > 1 && dated { end + 1 } else { 0 }
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
        let party = rest.strip_prefix(is_dash).is_some_and(|r| r.starts_with(is_capital));
        rest.starts_with('/') || party
    }

    /// Whether a sign or a space stands behind the next bytes.
    fn sign_behind(&self, length: usize) -> bool {
        self.rest()
            .get(length..)
            .is_some_and(|rest| rest.starts_with('/') || rest.starts_with(is_dash))
    }

    /// A slash or dash with spaces around it, and a line break behind a dash;
    /// an underscore right between two groups.
    fn sign(&mut self) -> bool {
        let start = self.at;
        if let Some(behind) = self.rest().strip_prefix('_') {
            let joins = self.at > 0 && behind.starts_with(is_capital);
            self.at += usize::from(joins);
            return joins;
        }
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

    /// A space before a symbol in capitals that a slash joins to another.
    fn legacy_gap(&mut self) -> bool {
        if self.spaces() == 0 {
            return false;
        }
        let group: &str = self.rest();
        let end = group.find(|c: char| !c.is_alphanumeric()).unwrap_or(0);
        let symbol = group.get(..end).unwrap_or_default();
        let capitals = !symbol.is_empty() && symbol.chars().all(|c| c.is_uppercase() && !is_toned_capital(c));
        // `TTg` is the one with small letters.
        let behind = group.get(end..).unwrap_or_default().strip_prefix('/');
        let joined = behind.is_some_and(|rest| rest.trim_start_matches(' ').starts_with(is_capital));
        (capitals || symbol == "TTg") && joined
    }

    /// One group: a capital letter or digit, then letters, digits, `&`, `.`. It ends
    /// where a word begins that only touches it.
    fn group(&mut self) -> usize {
        let rest = self.rest();
        let mut length = 0;
        for (i, c) in rest.char_indices() {
            let inside = match c {
                '&' => i > 0,
                '.' => i > 0 && rest.get(i + 1..).is_some_and(|r| r.starts_with(is_capital)),
                c if c.is_lowercase() => i > 0,
                c => c.is_ascii_digit() || c.is_uppercase(),
            };
            if !inside {
                break;
            }
            length = i + c.len_utf8();
        }
        let run = rest.get(..length).unwrap_or_default();
        let length = run
            .get(..symbol_length(run))
            .unwrap_or_default()
            .trim_end_matches('&')
            .len();
        self.at += length;
        length
    }
}

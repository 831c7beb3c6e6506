//! One spelling for all the ways to write a number.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::parts::{as_year, is_ordinal_suffix};
use super::symbol::{first_groups, first_sign, packed};
use super::system::is_assembly;
use crate::text::{fold_eq, is_capital, is_small};
use crate::value::Kind;
use crate::value::spelling::collapse;

/// What stands for the number of a document that has none.
pub(super) const UNNUMBERED: &str = "không số";

/// Where a text stops being a number, and what was expected there.
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) vi: &'static str,
    pub(super) en: &'static str,
}

impl Fault {
    fn at(offset: usize, vi: &'static str, en: &'static str) -> Self {
        Self { offset, vi, en }
    }
}

/// Whether a character joins two groups, in any of its spellings.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Whether a small letter has a tone mark, which no symbol has: it belongs to a word.
pub(super) fn is_toned(c: char) -> bool {
    matches!(c, 'à'..='ã' | 'è' | 'é' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý' | 'ĩ' | 'ũ' | '\u{1EA0}'..='\u{1EF9}')
        && !matches!(c, 'â' | 'ê' | 'ô')
}

/// What may stand for a serial that is still to come: `…/UBND-VX`, `____/UBND-VX`.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, '.' | '…' | '_') || c.is_whitespace()
}

/// The length of the dots or the line at the head of a text: they stand for a serial
/// to come, or are what a serial was filled in on (`.....15/QĐ-SNV`). A line right
/// before a symbol is its dash (`…_CV/TU`).
pub(super) fn blank_length(text: &str) -> usize {
    let rest = text.trim_start_matches(is_blank);
    let blank = text.get(..text.len() - rest.len()).unwrap_or_default();
    let numbered = rest.starts_with(|c: char| c.is_ascii_digit() || c == '/' || is_dash(c));
    match blank.rfind('_') {
        _ if numbered => blank.len(),
        Some(dash) => dash,
        None => 0,
    }
}

/// The canonical text, `None` where it is the one that was written: NFC without
/// spaces, one sort of dash, no sign twice.
///
/// A space between digits and letters counts as a dash (`71 TC/NSNN`), and
/// one between two groups does where the number began with one (`31-TC CTN`) and
/// behind the code of a kind (`15/QĐ UBND`).
///
/// `text` is trimmed.
pub(super) fn canonical(text: &str) -> Result<Option<String>, Fault> {
    // Most numbers are canonical as they stand.
    if is_plain(text) {
        return Ok(with_missing_sign(text));
    }
    if text.starts_with(['k', 'K']) && fold_eq(text, UNNUMBERED) {
        return Ok((text != UNNUMBERED).then(|| UNNUMBERED.to_owned()));
    }
    validate(text)?;
    let mended = mend(text);
    let mended = with_missing_sign(&mended).unwrap_or(mended);
    if mended == text {
        return Ok(None);
    }
    // Composed, odd signs and marks may be another text altogether.
    if !is_plain(&mended) {
        validate(&mended).map_err(|fault| Fault { offset: 0, ..fault })?;
    }
    Ok(Some(mended))
}

/// What a byte of a number is.
enum Byte {
    /// A capital, or a sign inside a group.
    Letter,
    Small,
    Digit,
    Sign,
    /// The first of two of a capital with its own character: `Đ`, `Ư`.
    Lead,
    Other,
}

impl Byte {
    fn of(byte: u8) -> Self {
        match byte {
            b'0'..=b'9' => Byte::Digit,
            b'A'..=b'Z' | b'.' | b'&' => Byte::Letter,
            b'a'..=b'z' => Byte::Small,
            b'-' | b'/' => Byte::Sign,
            0xC3 | 0xC4 | 0xC6 => Byte::Lead,
            _ => Byte::Other,
        }
    }
}

/// Whether a text is canonical as far as its characters go: capitals, digits,
/// signs, none of them doubled, no small letter at its head and no run of them.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut numbered = false;
    let mut last = 0;
    let mut small = 0;
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        match Byte::of(*byte) {
            Byte::Small => {
                small += 1;
                if small > MOST_SMALL {
                    return false;
                }
                last = *byte;
                continue;
            }
            Byte::Letter => {}
            Byte::Digit => numbered = true,
            Byte::Sign if last != *byte => numbered = true,
            Byte::Lead => {
                let next = rest.next().copied().unwrap_or_default();
                // Đ; Ơ, Ư; Â, Ê, Ô.
                let capital = matches!(
                    (byte, next),
                    (0xC4, 0x90) | (0xC6, 0xA0 | 0xAF) | (0xC3, 0x82 | 0x8A | 0x94)
                );
                if !capital {
                    return false;
                }
            }
            Byte::Sign | Byte::Other => return false,
        }
        small = 0;
        last = *byte;
    }
    numbered
        && !bytes
            .first()
            .is_some_and(|first| first.is_ascii_lowercase() || matches!(first, b'.' | b'&'))
}

/// What stands in sentences and amounts and in no number.
const ALIEN: [char; 16] = [
    ':', ';', ',', '%', '+', '=', '<', '>', '$', '€', '₫', '°', '"', '“', '”', '?',
];

/// Whether a text can be a number at all, else where it stops being one.
fn validate(text: &str) -> Result<(), Fault> {
    if text.is_empty() {
        return Err(Fault::at(0, "chuỗi rỗng", "the text is empty"));
    }
    let body = text.len() - text.trim_start_matches(is_blank).len();
    let rest = text.get(body..).unwrap_or_default();
    // Dots that no sign follows are no blank.
    let body = if rest.starts_with(['/', '-']) { body } else { 0 };
    let rest = text.get(body..).unwrap_or_default();
    let first = composed(rest.get(..token(rest)).unwrap_or_default());
    let word = first.starts_with(is_small) || first.chars().any(|c| c.is_lowercase() && is_toned(c));
    if word || !rest.contains(|c: char| c.is_ascii_digit() || c == '/' || is_dash(c)) {
        return Err(Fault::at(
            body,
            "không có số thứ tự hay ký hiệu",
            "there is neither a serial nor a symbol",
        ));
    }
    let mut before = None;
    let mut gap = false;
    let mut word_end = 0;
    for (at, c) in rest.char_indices() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if c.is_control() || ALIEN.contains(&c) {
            return Err(Fault::at(
                body + at,
                "ký tự không có trong số, ký hiệu",
                "no number has this character",
            ));
        }
        let next = rest.get(at..).unwrap_or_default();
        let tail = if gap && before.is_some_and(|before| !joins(before, next)) {
            Some(0)
        } else if at >= word_end {
            let word = next.get(..token(next)).unwrap_or_default();
            word_end = at + word.len().max(1);
            glued_word(word)
        } else {
            None
        };
        if let Some(tail) = tail {
            return Err(Fault::at(
                body + at + tail,
                "chữ thừa sau số, ký hiệu",
                "there is text behind the number",
            ));
        }
        gap = false;
        if !is_combining_mark(c) {
            before = Some(c);
        }
    }
    Ok(())
}

/// Where a word begins that only touches the symbol before it, in a run of letters
/// and digits: `CỘNG` in `QH15CỘNG`.
fn glued_word(run: &str) -> Option<usize> {
    // Most runs have capitals and digits alone.
    if run.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()) {
        return None;
    }
    let whole = composed(run);
    let symbol = symbol_length(&whole);
    if symbol == whole.len() {
        return None;
    }
    // Counted in letters, for each may have been written as several characters.
    let letters = whole.get(..symbol).map_or(0, |symbol| symbol.chars().count());
    let mut places = run.char_indices().filter(|(_, c)| !is_combining_mark(*c));
    Some(places.nth(letters).map_or(0, |(at, _)| at))
}

/// The small letters in a row that a code may have: `TTra`, `CTr`, `TTg`.
const MOST_SMALL: u8 = 3;

/// The length of the symbol at the head of a run of letters, digits, `&` and `.`: it
/// ends where a run of small letters begins that is no code (`BTCngày`), or where a
/// word in capitals does, which its tones give away (`QH15CỘNG`).
pub(super) fn symbol_length(run: &str) -> usize {
    let mut small = 0;
    for (i, c) in run.char_indices() {
        let head = run.get(..i).unwrap_or_default();
        if is_toned_capital(c) {
            return before_word(head);
        }
        if !c.is_lowercase() {
            small = 0;
            continue;
        }
        small += if is_toned(c) { MOST_SMALL + 1 } else { 1 };
        if small > MOST_SMALL {
            return head.trim_end_matches(is_small).len();
        }
    }
    run.len()
}

/// Whether a capital has a tone mark, which no symbol has.
pub(super) fn is_toned_capital(c: char) -> bool {
    !c.is_ascii() && c.is_uppercase() && c.to_lowercase().any(is_toned)
}

/// The consonants of several letters that may begin a syllable.
const ONSETS: [&str; 9] = ["NGH", "NG", "NH", "CH", "GH", "KH", "PH", "TH", "TR"];

/// The length of a symbol without the letters of the word that touches it; the
/// word goes on behind `text` with a letter that has a tone.
fn before_word(text: &str) -> usize {
    let text = text.trim_end_matches(['A', 'E', 'I', 'O', 'U', 'Y', 'Ư', 'Ơ']);
    let onset = ONSETS.iter().find_map(|onset| text.strip_suffix(onset));
    let onset = onset.or_else(|| text.strip_suffix(is_capital));
    onset.unwrap_or(text).len()
}

fn composed(word: &str) -> Cow<'_, str> {
    match word.chars().any(is_combining_mark) {
        true => word.nfc().collect(),
        false => Cow::Borrowed(word),
    }
}

/// The length of the letters, digits and marks at the head of a text.
fn token(text: &str) -> usize {
    let ends = |c: char| !(c.is_alphanumeric() || is_combining_mark(c));
    text.find(ends).unwrap_or(text.len())
}

/// Whether what stands on both sides of a space belongs to one number.
fn joins(before: char, next: &str) -> bool {
    let word = composed(next.get(..token(next)).unwrap_or_default());
    if word.is_empty() || !before.is_alphanumeric() {
        return true;
    }
    if before.is_ascii_digit() {
        return !word.starts_with(is_small) || is_ordinal_suffix(&word);
    }
    !word.contains(is_small)
}

/// The text without spaces, with one sort of each sign.
fn mend(text: &str) -> String {
    let text = text.get(blank_length(text)..).unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    let (mut gap, mut gaps) = (false, false);
    let mut sign = None;
    for c in collapse(text).chars() {
        if c == ' ' {
            (gap, gaps) = (true, true);
            continue;
        }
        let c = if is_dash(c) || c == '_' { '-' } else { c };
        let is_sign = matches!(c, '-' | '/');
        if is_sign && out.ends_with(c) {
            gap = false;
            continue;
        }
        let joins = gap
            && c.is_uppercase()
            && match sign {
                None => out.ends_with(|b: char| b.is_ascii_digit()),
                Some('-') => out.ends_with(is_capital),
                // `15/QĐ UBND`, not `15/QĐ-UB ND`.
                Some(_) => is_code(&out),
            };
        if joins {
            out.push('-');
            sign.get_or_insert('-');
        }
        if is_sign {
            sign.get_or_insert(c);
        }
        gap = false;
        out.push(c);
    }
    // Without its spaces, a letter and a mark may have met.
    if gaps { collapse(&out) } else { out }
}

/// Whether the last group of a text is the code of a kind, right behind a slash.
fn is_code(text: &str) -> bool {
    text.rsplit_once('/')
        .is_some_and(|(_, group)| Kind::from_code(group).is_some())
}

/// Symbols of old that cling to their serial: `903TC/QĐ-NSNN`, `9LCT/HĐNN-8`.
const GLUED: [&str; 5] = ["TC", "LCT", "HĐBT", "CP", "TTg"];

/// The length of a symbol of old that clings to the serial before it.
pub(super) fn glued_symbol(text: &str) -> Option<usize> {
    let glued = GLUED.iter().find(|symbol| {
        let behind = text.strip_prefix(**symbol);
        behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '-', ' ']))
    });
    glued.map(|symbol| symbol.len())
}

/// The text with the sign that was left out behind serial or year, if one was:
/// `903-TC/QĐ-NSNN`, `61/1999/NĐ-CP`.
fn with_missing_sign(text: &str) -> Option<String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).filter(|_| digits > 0)?;
    if matches!(rest.as_bytes().first(), Some(b'A'..=b'Z' | 0xC4)) {
        glued_symbol(rest)?;
        return Some(format!("{}-{rest}", text.get(..digits)?));
    }
    let symbol = rest.get(first_sign(rest)? + 1..)?;
    let year = symbol.get(..4).filter(|year| as_year(year).is_some())?;
    let behind = symbol.get(4..).filter(|behind| behind.starts_with(is_capital))?;
    let code = first_groups(behind).0;
    if !Kind::is_normative_code(packed(code)) && !is_assembly(code) {
        return None;
    }
    let head = text.len() - symbol.len();
    Some(format!("{}{year}/{behind}", text.get(..head)?))
}

//! The words of a text that may be in an old encoding.

use super::LegacyFont;
use crate::text::syllable::is_possible;

/// Longer runs are no words.
pub(super) const LONGEST: usize = 32;

/// Whether a character can be part of a word in an old encoding: its letters
/// include the signs of Latin-1.
pub(super) fn is_part(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '¡'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}' | '₫')
}

/// Whether only Unicode has this letter of Vietnamese.
pub(super) fn is_unicode_letter(c: char) -> bool {
    matches!(c, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{300}'..='\u{36F}'
        | '\u{1EA0}'..='\u{1EF9}')
}

/// What a word says about the encoding of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// The same in both.
    Same,
    /// It holds letters that only Unicode has.
    Unicode,
    /// A possible word as it stands, none when decoded.
    Intact,
    /// It may be either.
    Open,
    /// A possible word only when decoded.
    Legacy,
    /// No word either way.
    Neither,
}

impl Look {
    pub(super) fn at(word: &str, font: LegacyFont) -> Look {
        if word.is_ascii() {
            return Look::Same;
        }
        if word.chars().any(is_unicode_letter) {
            return Look::Unicode;
        }
        let Some(decoded) = decoded(word, font) else {
            return Look::Same;
        };
        match (is_word(word), is_possible(&decoded)) {
            (true, false) => Look::Intact,
            (true, true) => Look::Open,
            (false, true) => Look::Legacy,
            (false, false) => Look::Neither,
        }
    }
}

/// A capital never follows a small letter.
fn is_word(word: &str) -> bool {
    let mut small = false;
    let even = word.chars().all(|c| {
        let falls = small && c.is_uppercase();
        small = c.is_lowercase();
        !falls
    });
    even && is_possible(word)
}

/// The word decoded, `None` where that changes nothing.
fn decoded(word: &str, font: LegacyFont) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    let mut changed = false;
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let (letter, length) = font.letter(rest).unwrap_or((c, c.len_utf8()));
        changed |= letter != c;
        out.push(letter);
        rest = rest.get(length..)?;
    }
    changed.then_some(out)
}

//! The words of a text that may be in an old encoding.

use super::LegacyFont;
use crate::text::letters::{is_capital, is_small};
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
        if !changes(word, font) {
            return Look::Same;
        }
        match (
            is_word(word),
            is_possible(decoded(word, font).map(|(_, letter)| letter)),
        ) {
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
        let falls = small && is_capital(c);
        small = is_small(c);
        !falls
    });
    even && is_possible(word.chars())
}

/// The letters of a word decoded, each behind the character that it began with.
fn decoded(word: &str, font: LegacyFont) -> impl Iterator<Item = (char, char)> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let c = rest.chars().next()?;
        let (letter, length) = font.letter(rest).unwrap_or((c, c.len_utf8()));
        rest = rest.get(length..)?;
        Some((c, letter))
    })
}

/// Whether decoding a word changes anything.
fn changes(word: &str, font: LegacyFont) -> bool {
    decoded(word, font).any(|(c, letter)| c != letter)
}

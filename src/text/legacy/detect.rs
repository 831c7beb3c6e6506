//! Which encoding a text is in.

use std::collections::HashSet;

use super::LegacyFont;
use super::word::{LONGEST, Look, is_part};
use crate::text::Span;
use crate::text::letters::is_small;

/// The encodings that are looked for.
const FONTS: [LegacyFont; 3] = [LegacyFont::Tcvn3, LegacyFont::Vni, LegacyFont::Windows1258];

/// So many different words must be Vietnamese only when decoded.
const ENOUGH: usize = 3;

/// So many are beyond doubt.
const PLENTY: usize = 200;

/// Recognises the encoding of a text.
///
/// Only words with a character that Unicode Vietnamese never has are looked at:
/// a text in order costs one look at its bytes.
pub(super) fn detect(text: &str) -> Option<LegacyFont> {
    let mut scores = FONTS.map(Score::new);
    for (at, word) in foreign_words(text) {
        for score in &mut scores {
            score.see(at, word);
        }
        if scores.iter().any(|score| score.good >= PLENTY && score.holds()) {
            break;
        }
    }
    let best = scores
        .into_iter()
        .filter(Score::holds)
        .max_by_key(|score| score.good.saturating_sub(score.bad))?;
    Some(best.font)
}

/// A second encoding in a text that is in `font` for the most part: whole words are
/// Vietnamese in the second alone. The first of them stands at the span.
pub(super) fn second(text: &str, font: LegacyFont) -> Option<(LegacyFont, Span)> {
    let mut scores = FONTS.map(Score::new);
    for (at, word) in foreign_words(text) {
        let own = matches!(Look::at(word, font), Look::Legacy | Look::Open);
        for score in scores.iter_mut().filter(|score| !own && score.font != font) {
            score.see(at, word);
        }
    }
    let second = scores.into_iter().filter(Score::holds).max_by_key(|score| score.good)?;
    Some((second.font, second.first?))
}

struct Score<'a> {
    font: LegacyFont,
    words: HashSet<&'a str>,
    /// The first word that is Vietnamese only when decoded.
    first: Option<Span>,
    good: usize,
    bad: usize,
}

impl<'a> Score<'a> {
    fn new(font: LegacyFont) -> Self {
        Self {
            font,
            words: HashSet::new(),
            first: None,
            good: 0,
            bad: 0,
        }
    }

    fn see(&mut self, at: usize, word: &'a str) {
        match Look::at(word, self.font) {
            Look::Legacy => {
                self.good += 1;
                self.first.get_or_insert(Span::new(at, at + word.len()));
                if self.words.len() < ENOUGH {
                    self.words.insert(word);
                }
            }
            Look::Intact => self.bad += 1,
            // Abbreviations (`Q§`) are no words in any encoding.
            Look::Same | Look::Neither if word.chars().any(is_small) => self.bad += 1,
            Look::Same | Look::Neither | Look::Unicode | Look::Open => {}
        }
    }

    fn holds(&self) -> bool {
        self.words.len() >= ENOUGH && self.good > 2 * self.bad
    }
}

fn is_consonant(c: char) -> bool {
    c.is_ascii_alphabetic() && !matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// The words with such a character, and where each begins. A single sign, or vowels alone, is not telling:
/// `µ`, `AÙ`.
fn foreign_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    let words = foreign(text.as_bytes()).filter_map(move |at| {
        if at < from {
            return None;
        }
        let (start, word, end) = word_around(text, from, at);
        from = end;
        Some((start, word))
    });
    words.filter(|(_, word)| word.contains(is_consonant))
}

/// The places of characters that Latin-1 has and Unicode Vietnamese has not.
fn foreign(bytes: &[u8]) -> impl Iterator<Item = usize> {
    /// One bit for each of `À` to `ÿ`.
    const LETTERS: u64 = {
        let codes = *b"\xC4\xC5\xC6\xC7\xCB\xCE\xCF\xD0\xD1\xD6\xD7\xD8\xDB\xDC\xDE\xDF";
        let mut bits = 0;
        let mut rest: &[u8] = &codes;
        while let [code, tail @ ..] = rest {
            // The small letter stands 32 behind its capital.
            bits |= (1 << (*code - 0xC0)) | (1 << (*code - 0xA0));
            rest = tail;
        }
        bits
    };
    let behind_another = |at: usize| at.checked_sub(2).and_then(|before| bytes.get(before)) == Some(&0xC3);
    // The first byte of any of them; most letters of Vietnamese begin with others.
    let begins = bytes.iter().enumerate().filter(|(_, byte)| **byte & 0xFE == 0xC2);
    begins.map(|(at, _)| at).filter(move |at| match bytes.get(*at..at + 2) {
        Some([0xC3, b]) if LETTERS >> (b & 0x3F) & 1 == 1 => true,
        // `Ì`, `Ò`, `ì`, `ò` are marks of windows-1258 behind such a letter.
        Some([0xC3, 0x8C | 0x92 | 0xAC | 0xB2]) => behind_another(*at),
        Some([0xC2, b]) => *b > 0xA0,
        _ => false,
    })
}

/// The word around a place, not before `from`, where it begins and where it ends.
fn word_around(text: &str, from: usize, at: usize) -> (usize, &str, usize) {
    let before = text.get(from..at).unwrap_or_default();
    let head: usize = before
        .chars()
        .rev()
        .take(LONGEST)
        .take_while(|c| is_part(*c))
        .map(char::len_utf8)
        .sum();
    let after = text.get(at..).unwrap_or_default();
    let tail: usize = after
        .chars()
        .take(LONGEST)
        .take_while(|c| is_part(*c))
        .map(char::len_utf8)
        .sum();
    let end = at + tail.max(1);
    (at - head, text.get(at - head..at + tail).unwrap_or_default(), end)
}

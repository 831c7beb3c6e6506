//! Finds the words that may begin a citation.

use std::sync::LazyLock;

use super::grammar::kind;
use crate::registry::{Head, KeyMap, is_word, word_key};

/// What a word may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Trigger {
    /// A kind of document.
    pub(super) kind: bool,
    /// A point, clause, article or a part above it.
    pub(super) level: bool,
    /// `số`: a further number of a list.
    pub(super) number: bool,
}

/// First words of the levels of a document.
const LEVELS: &[&str] = &[
    "điểm", "khoản", "điều", "tiểu", "mục", "chương", "phần", "phụ", "tiết", "gạch",
];

/// The bits of the filter; a power of two.
const BITS: usize = 1 << 14;

struct Tables {
    triggers: KeyMap<u64, Trigger>,
    /// Which heads of words, by four bytes, any trigger has.
    filter: Vec<u64>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables {
        triggers: KeyMap::default(),
        filter: vec![0; BITS / 64],
    };
    for word in kind::first_words() {
        tables.add(&word, |trigger| trigger.kind = true);
    }
    for word in LEVELS {
        tables.add(word, |trigger| trigger.level = true);
    }
    tables.add("số", |trigger| trigger.number = true);
    tables
});

impl Tables {
    fn add(&mut self, word: &str, set: impl Fn(&mut Trigger)) {
        set(self.triggers.entry(word_key(word)).or_default());
        let small = word.to_lowercase();
        let mut title = small.chars();
        let head = title.next().map(char::to_uppercase).into_iter().flatten();
        let title: String = head.chain(title.as_str().chars()).collect();
        for form in [title, word.to_uppercase(), small] {
            match *form.as_bytes() {
                [a, b, c, d, ..] => self.mark(slot(a, b, c, d)),
                // What follows a short word: a space for an abbreviation, then a digit or `số`.
                [a, b, c] => self.mark(slot(a, b, c, b' ')),
                [a, b] => b"0123456789sS/"
                    .iter()
                    .for_each(|next| self.mark(slot(a, b, b' ', *next))),
                _ => {}
            }
        }
    }

    fn mark(&mut self, at: usize) {
        if let Some(bits) = self.filter.get_mut(at / 64) {
            *bits |= 1 << (at % 64);
        }
    }

    fn may_begin(&self, at: usize) -> bool {
        self.filter
            .get(at / 64)
            .is_some_and(|bits| bits & (1 << (at % 64)) != 0)
    }
}

/// The bit of a head of a word.
fn slot(a: u8, b: u8, c: u8, d: u8) -> usize {
    let head = u32::from_le_bytes([a, b, c, d]).wrapping_mul(0x9E37_79B1);
    usize::try_from(head >> 18).unwrap_or(0) & (BITS - 1)
}

/// Goes through a text once.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    tables: &'static Tables,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self {
            text,
            at,
            tables: &TABLES,
        }
    }

    /// How far it came.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// Goes on behind what was read.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = self.at.max(at);
    }

    /// The next word that may begin a citation: where, and what.
    pub(super) fn next(&mut self) -> Option<(usize, Trigger)> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        if at > 0 && self.text.get(..at)?.ends_with(is_word) {
            at = behind_word(bytes, at);
        }
        while let Some(&byte) = bytes.get(at) {
            let width = match CLASSES.get(usize::from(byte)) {
                Some(Class::Word) => 1,
                Some(Class::Gap) => {
                    at += 1;
                    continue;
                }
                _ => {
                    let (is_word, width) = class(byte, bytes.get(at + 1).copied().unwrap_or(0));
                    if !is_word {
                        at += width;
                        continue;
                    }
                    width
                }
            };
            if self.may_begin(bytes, at)
                && let Some(trigger) = self.trigger(at)
            {
                self.at = at + width;
                // The next call must not begin inside a character.
                while !self.text.is_char_boundary(self.at) {
                    self.at += 1;
                }
                return Some((at, trigger));
            }
            at = behind_word(bytes, at + width);
        }
        self.at = bytes.len();
        None
    }

    fn may_begin(&self, bytes: &[u8], at: usize) -> bool {
        let head = match bytes.get(at..at + 4) {
            Some(&[a, b, c, d]) => slot(a, b, c, d),
            _ => {
                let head = |i| bytes.get(at + i).copied().unwrap_or(b' ');
                slot(head(0), head(1), head(2), head(3))
            }
        };
        self.tables.may_begin(head)
    }

    fn trigger(&self, at: usize) -> Option<Trigger> {
        let rest = self.text.get(at..)?;
        self.tables.triggers.get(&Head::of(rest).key).copied()
    }
}

/// Where the word ends that goes on at `at`.
#[inline]
fn behind_word(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match CLASSES.get(usize::from(byte)) {
            Some(Class::Word) => at += 1,
            Some(Class::Gap) => break,
            _ => match class(byte, bytes.get(at + 1).copied().unwrap_or(0)) {
                (true, width) => at += width,
                (false, _) => break,
            },
        }
    }
    at
}

/// What a byte says alone.
#[derive(Clone, Copy)]
enum Class {
    /// It belongs to a word: ASCII letters and digits, bytes of Vietnamese letters.
    Word,
    /// It stands between words.
    Gap,
    /// The first byte of a character that has to be looked at.
    Other,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0_u8;
    loop {
        let class = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0x80..=0xBF | 0xC3..=0xC9 | 0xE1 => Class::Word,
            0..=0x7F => Class::Gap,
            _ => Class::Other,
        };
        // A byte is an index of 256 places.
        #[allow(clippy::indexing_slicing)]
        {
            classes[byte as usize] = class;
        }
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};

/// Whether a character belongs to a word, by its first bytes, and how many bytes it has.
fn class(byte: u8, second: u8) -> (bool, usize) {
    match byte {
        0x00..=0x7F => (byte.is_ascii_alphanumeric(), 1),
        // NBSP and signs of Latin-1.
        0xC2 => (false, 2),
        0xC0..=0xDF => (true, 2),
        // Punctuation, arrows, signs; the rest of the three-byte letters.
        0xE2 => (second > 0xAF, 3),
        0xE0..=0xEF => (true, 3),
        0xF0..=0xFF => (true, 4),
        // The inside of a character; it is never met.
        0x80..=0xBF => (true, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trigger_is_found_in_every_case() {
        let text = "“Nghị định NGHỊ nghị, điều Điều ĐIỀU (khoản) Số số SỐ — Công ty bàn ghế";
        let mut scanner = Scanner::new(text, 0);
        let mut found = Vec::new();
        while let Some((at, _)) = scanner.next() {
            found.push(
                text.get(at..)
                    .unwrap()
                    .split([' ', ',', ')'])
                    .next()
                    .unwrap()
                    .to_lowercase(),
            );
        }
        assert_eq!(
            found,
            [
                "nghị", "nghị", "nghị", "điều", "điều", "điều", "khoản", "số", "số", "số", "công"
            ]
        );
    }

    #[test]
    fn each_byte_is_looked_at_once() {
        let text = "Điều ".repeat(1000);
        let mut scanner = Scanner::new(&text, 0);
        let mut count = 0;
        let mut last = 0;
        while let Some((at, trigger)) = scanner.next() {
            assert!(trigger.level && (count == 0 || at > last));
            last = at;
            count += 1;
        }
        assert_eq!(count, 1000);
    }
}

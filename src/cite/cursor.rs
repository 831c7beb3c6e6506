//! A place in a text, moved word by word.

use crate::text::{is_small, is_word, lower};

/// A line at least this long was broken because it was full; a shorter one
/// ends a paragraph. Counted in bytes.
const FULL_LINE: usize = 60;

/// The most bytes that are read as one word.
const LONGEST_WORD: usize = 120;

/// Counts the characters that are looked at, for tests that bound the work.
#[cfg(test)]
pub(super) mod work {
    use std::cell::Cell;

    thread_local!(static STEPS: Cell<usize> = const { Cell::new(0) });

    pub(super) fn add(steps: usize) {
        STEPS.with(|all| all.set(all.get() + steps));
    }

    /// The steps since the last call.
    pub(in super::super) fn take() -> usize {
        STEPS.with(|all| all.replace(0))
    }
}

/// Reads forward through a text. A copy is a mark to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What was read since an earlier place.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self, length: usize) {
        self.at = (self.at + length).min(self.text.len());
    }

    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Skips white space with at most one line break: a blank line ends every phrase.
    #[inline]
    pub(super) fn spaces(&mut self) -> &mut Self {
        #[cfg(test)]
        work::add(1);
        // One space or none, then a letter or a sign, is the rule.
        let one = usize::from(self.byte() == b' ');
        let next = self.text.as_bytes().get(self.at + one).copied().unwrap_or(0);
        if matches!(next, b'!'..=0x7F | 0xC3..=0xE0) {
            self.at += one;
        } else {
            self.all_spaces();
        }
        self
    }

    fn all_spaces(&mut self) {
        let mut breaks = 0;
        loop {
            #[cfg(test)]
            work::add(1);
            match self.byte() {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' if breaks == 0 => {
                    breaks = 1;
                    self.at += 1;
                }
                0x80.. => match self.peek() {
                    Some(c) if c.is_whitespace() => self.at += c.len_utf8(),
                    _ => return,
                },
                _ => return,
            }
        }
    }

    /// Skips spaces, and a line break only where the line was full or the next
    /// one goes on in small letters.
    pub(super) fn soft_spaces(&mut self) -> bool {
        let start = self.at;
        self.spaces();
        let Some(gap) = self.text.get(start..self.at).filter(|gap| gap.contains('\n')) else {
            return true;
        };
        let goes_on = self.peek().is_some_and(is_small);
        let break_at = start + gap.find('\n').unwrap_or(0);
        let head = self.text.as_bytes().get(break_at.saturating_sub(FULL_LINE)..break_at);
        let full = head.is_some_and(|head| head.len() == FULL_LINE && !head.contains(&b'\n'));
        if goes_on || full {
            return true;
        }
        self.at = start;
        false
    }

    /// The word at the cursor, empty if there is none; of an endless one its head.
    pub(super) fn word(&self) -> &'a str {
        let rest = self.rest();
        let mut bytes = rest.bytes().take(LONGEST_WORD).enumerate();
        let length = match bytes.find(|(_, byte)| !is_inside_word(*byte)) {
            Some((length, byte)) if byte.is_ascii() => length,
            _ => word_length(rest),
        };
        #[cfg(test)]
        work::add(length);
        rest.get(..length).unwrap_or_default()
    }

    /// Reads words, behind spaces; the words are given in small letters.
    #[inline]
    pub(super) fn eat(&mut self, words: &str) -> bool {
        let mut start = *self;
        start.spaces();
        start.may_see(words) && self.take_words(start, words)
    }

    /// Reads the first of several phrases that fits, behind spaces.
    pub(super) fn eat_any(&mut self, phrases: &[&str]) -> bool {
        let mut start = *self;
        start.spaces();
        phrases
            .iter()
            .any(|words| start.may_see(words) && self.take_words(start, words))
    }

    /// Reads the first phrase of a table that fits, behind spaces: what stands beside it.
    pub(super) fn eat_row<'t, T>(&mut self, table: &'t [(&str, T)]) -> Option<&'t T> {
        let mut start = *self;
        start.spaces();
        let mut rows = table.iter();
        rows.find(|(words, _)| start.may_see(words) && self.take_words(start, words))
            .map(|(_, value)| value)
    }

    /// Whether words may stand here, by their first byte: most fail at it. Capitals share
    /// the lead byte of their small letters.
    #[inline]
    fn may_see(&self, words: &str) -> bool {
        #[cfg(test)]
        work::add(1);
        self.byte().to_ascii_lowercase() == words.as_bytes().first().copied().unwrap_or(0)
    }

    /// Moves behind words that stand at `start`.
    fn take_words(&mut self, start: Self, words: &str) -> bool {
        let mut next = start;
        let found = next.eat_here(words);
        if found {
            *self = next;
        }
        found
    }

    /// Reads words right at the cursor, which need not stay where it was if they are not there.
    fn eat_here(&mut self, words: &str) -> bool {
        // Small letters with single spaces are the rule.
        if self.rest().as_bytes().starts_with(words.as_bytes()) {
            self.at += words.len();
            return !self.peek().is_some_and(is_word);
        }
        for want in words.chars() {
            if want == ' ' {
                let before = self.at;
                if self.spaces().at == before {
                    return false;
                }
                continue;
            }
            match self.peek() {
                Some(c) if c == want || lower(c) == want => self.at += c.len_utf8(),
                _ => return false,
            }
        }
        !self.peek().is_some_and(is_word)
    }

    /// Whether one of several phrases follows.
    pub(super) fn sees_any(&self, phrases: &[&str]) -> bool {
        let mut next = *self;
        next.eat_any(phrases)
    }

    /// Reads one of several characters, behind spaces.
    pub(super) fn eat_char(&mut self, chars: &[char]) -> bool {
        let mut next = *self;
        next.spaces();
        match next.peek() {
            Some(c) if chars.contains(&c) => {
                next.bump(c.len_utf8());
                *self = next;
                true
            }
            _ => false,
        }
    }

    /// Reads digits at the cursor: their text, empty if there are none.
    pub(super) fn digits(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        #[cfg(test)]
        work::add(length);
        self.bump(length);
        rest.get(..length).unwrap_or_default()
    }
}

/// Which bytes belong to a word, whatever stands beside them. The last bytes
/// of `×` and `÷` are left open.
const INSIDE_WORD: [bool; 256] = {
    let mut inside = [false; 256];
    let mut byte = 0_u8;
    loop {
        let letter = byte.is_ascii_alphanumeric() || matches!(byte, 0x80..=0xBF | 0xC3..=0xC9 | 0xE1);
        // A byte is an index of 256 places.
        #[allow(clippy::indexing_slicing)]
        {
            inside[byte as usize] = letter && !matches!(byte, 0x97 | 0xB7);
        }
        if byte == u8::MAX {
            break inside;
        }
        byte += 1;
    }
};

fn is_inside_word(byte: u8) -> bool {
    INSIDE_WORD.get(usize::from(byte)).is_some_and(|inside| *inside)
}

/// The word at the end of a text, empty if it ends with something else.
pub(super) fn last_word(text: &str) -> &str {
    let length = match text.bytes().rev().position(|byte| !is_inside_word(byte)) {
        Some(length) if text.as_bytes().get(text.len() - length - 1).is_some_and(u8::is_ascii) => length,
        _ => text.chars().rev().take_while(|c| is_word(*c)).map(char::len_utf8).sum(),
    };
    text.get(text.len() - length..).unwrap_or_default()
}

fn word_length(text: &str) -> usize {
    let mut length = 0;
    for c in text.chars() {
        if !is_word(c) || length > LONGEST_WORD {
            break;
        }
        length += c.len_utf8();
    }
    length
}

/// Whether a word is the one given in small letters, whatever its case.
pub(super) fn same_word(word: &str, small: &str) -> bool {
    let mut left = small.chars();
    word.chars()
        .all(|c| left.next().is_some_and(|want| want == c || want == lower(c)))
        && left.next().is_none()
}

/// Runs of white space made one space; letters are composed already.
pub(super) fn one_line(text: &str) -> String {
    // NBSP begins with 0xC2, the wide spaces with 0xE2 0x80.
    let space = |b: u8| matches!(b, b'\t'..=b'\r' | 0xC2 | 0xE2);
    let pairs = text.bytes().zip(text.bytes().skip(1));
    let twice = pairs.fold(false, |twice, (a, b)| twice | ((a == b' ') & (b == b' ')));
    let odd = text.bytes().fold(twice, |odd, b| odd | space(b));
    if !odd && !text.starts_with(' ') && !text.ends_with(' ') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_across_one_line_break() {
        let mut cursor = Cursor::new("Nghị\n định SỐ: 5\n\nngày", 0);
        assert!(cursor.eat("nghị định"));
        assert!(!cursor.eat("ngày"));
        assert!(cursor.eat_any(&["ngày", "số"]));
        assert!(cursor.eat_char(&[':', ';']));
        cursor.spaces();
        assert_eq!(cursor.digits(), "5");
        assert!(!cursor.eat("ngày"), "a blank line is between");
    }

    #[test]
    fn a_short_line_ends_a_name() {
        let mut cursor = Cursor::new("huyện\nKính gửi", "huyện".len());
        assert!(!cursor.soft_spaces());
        let mut cursor = Cursor::new("huyện\nnhà", "huyện".len());
        assert!(cursor.soft_spaces());
    }
}

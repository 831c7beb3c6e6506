//! The bare letters of a text, one after the other: fixed words are looked for
//! in them without making a [`skeleton`](super::skeleton) first.

use std::str::Chars;

use unicode_normalization::char::is_combining_mark;

use super::fold::is_invisible;
use super::letters::base_letter;

/// Stands for every letter that ASCII does not have: no word has it.
const OTHER: u8 = 0xFF;

/// The bytes of the skeleton of a text.
struct Letters<'a> {
    chars: Chars<'a>,
    /// How many characters are still to be looked at.
    reach: usize,
    /// Whether there was a letter.
    begun: bool,
    /// Whether white space stands before the next letter.
    spaced: bool,
    /// The letter behind a space that was just given.
    held: Option<u8>,
}

impl<'a> Letters<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            chars: text.chars(),
            reach: usize::MAX,
            begun: false,
            spaced: false,
            held: None,
        }
    }

    fn give(&mut self, letter: u8) -> u8 {
        let spaced = std::mem::take(&mut self.spaced) && self.begun;
        self.begun = true;
        if spaced {
            self.held = Some(letter);
            return b' ';
        }
        letter
    }
}

impl Iterator for Letters<'_> {
    type Item = u8;

    // A few words are compared many times for each line.
    #[inline(always)]
    fn next(&mut self) -> Option<u8> {
        if let Some(held) = self.held.take() {
            return Some(held);
        }
        while self.reach > 0 {
            self.reach -= 1;
            let c = self.chars.next()?;
            if c == ' ' {
                self.spaced = true;
                continue;
            }
            let base = base_letter(c);
            if base.is_ascii_graphic() {
                let letter = u8::try_from(base).unwrap_or(OTHER).to_ascii_lowercase();
                if self.spaced {
                    return Some(self.give(letter));
                }
                self.begun = true;
                return Some(letter);
            }
            if c.is_whitespace() {
                self.spaced = true;
            } else if !is_combining_mark(c) && !is_invisible(c) {
                return Some(self.give(OTHER));
            }
        }
        None
    }
}

/// Whether the skeleton of a text starts with these words.
pub(crate) fn opens_with(text: &str, words: &str) -> bool {
    let mut letters = Letters::of(text);
    words.bytes().all(|byte| letters.next() == Some(byte))
}

/// The first letters of a skeleton, as far as they go into one number.
pub(crate) fn first_letters(text: &str) -> u64 {
    let letters = Letters::of(text).take(size_of::<u64>());
    letters.fold(0, |key, letter| key << 8 | u64::from(letter))
}

/// Words that lines may open with, each with the bits that it stands for.
///
/// A line is compared with all of them at once, letter by letter, and given up
/// where none goes on: mostly behind the second or third.
pub(crate) struct Heads {
    nodes: Vec<Node>,
    /// The nodes of the first letters, by letter.
    firsts: Vec<u16>,
    /// Which letters may follow each of them, a bit for each class of letters.
    seconds: Vec<u32>,
}

/// The bit of a letter: two that share one are told apart later.
fn class(letter: u8) -> u32 {
    1 << (letter & 31)
}

/// One letter of a word.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    letter: u8,
    /// What the words say that end here.
    bits: u32,
    /// The first node of the next letter; 0 for none.
    child: u16,
    /// The next node of the same letter's place; 0 for none.
    sibling: u16,
}

/// How many characters of a line are looked at.
const REACH: usize = 24;

impl Heads {
    /// The words of each list stand for its bits; a space at the end of a word
    /// is met by the end of the line, too.
    pub(crate) fn new(lists: &[(&[&str], u32)]) -> Self {
        let mut heads = Self {
            nodes: vec![Node::default()],
            firsts: Vec::new(),
            seconds: Vec::new(),
        };
        for (words, bits) in lists {
            for word in *words {
                heads.insert(word, *bits);
            }
        }
        let first = |letter| heads.child(0, letter).and_then(|at| u16::try_from(at).ok());
        heads.firsts = (0..=u8::MAX).map(|letter| first(letter).unwrap_or_default()).collect();
        heads.seconds = heads
            .firsts
            .iter()
            .map(|first| heads.behind(usize::from(*first)))
            .collect();
        heads
    }

    /// The classes of the letters behind a node; all of them where a word ends.
    fn behind(&self, at: usize) -> u32 {
        let Some(node) = self.nodes.get(at).filter(|_| at != 0) else {
            return 0;
        };
        let mut classes = if node.bits == 0 { 0 } else { u32::MAX };
        let mut child = node.child;
        while let Some(node) = self.nodes.get(usize::from(child)).filter(|_| child != 0) {
            classes |= class(node.letter);
            child = node.sibling;
        }
        classes
    }

    fn insert(&mut self, word: &str, bits: u32) {
        let mut at = 0;
        for c in word.chars() {
            let letter = u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(OTHER);
            at = self.child(at, letter).unwrap_or_else(|| self.push(at, letter));
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.bits |= bits;
        }
    }

    fn push(&mut self, parent: usize, letter: u8) -> usize {
        let at = self.nodes.len();
        let Ok(index) = u16::try_from(at) else { return 0 };
        if let Some(parent) = self.nodes.get_mut(parent) {
            let sibling = std::mem::replace(&mut parent.child, index);
            self.nodes.push(Node {
                letter,
                sibling,
                ..Node::default()
            });
        }
        at
    }

    fn child(&self, at: usize, letter: u8) -> Option<usize> {
        let mut child = usize::from(self.nodes.get(at)?.child);
        while child != 0 {
            let node = self.nodes.get(child)?;
            if node.letter == letter {
                return Some(child);
            }
            child = usize::from(node.sibling);
        }
        None
    }

    /// Whether the first two letters of a line rule every word out: nearly always,
    /// and without a look for spaces and marks.
    fn is_out(&self, line: &str) -> bool {
        let letter = |c: char| {
            let base = u8::try_from(base_letter(c)).ok();
            base.filter(u8::is_ascii_graphic).map(|base| base.to_ascii_lowercase())
        };
        let mut chars = line.chars();
        let Some(first) = chars.next().and_then(letter) else {
            return false;
        };
        let behind = self.seconds.get(usize::from(first)).copied().unwrap_or_default();
        behind == 0
            || chars
                .next()
                .and_then(letter)
                .is_some_and(|second| behind & class(second) == 0)
    }

    /// The bits of all words that a line opens with.
    pub(crate) fn of(&self, line: &str) -> u32 {
        if self.is_out(line) {
            return 0;
        }
        let mut letters = Letters {
            reach: REACH,
            ..Letters::of(line)
        };
        let first = usize::from(letters.next().unwrap_or(b' '));
        let behind = self.seconds.get(first).copied().unwrap_or_default();
        if behind == 0 {
            return 0;
        }
        let mut letter = letters.next();
        if behind & class(letter.unwrap_or(b' ')) == 0 {
            return 0;
        }
        let mut at = usize::from(self.firsts.get(first).copied().unwrap_or_default());
        let mut bits = 0;
        let mut ended = false;
        let mut read = true;
        while at != 0 && !ended {
            bits |= self.nodes.get(at).map_or(0, |node| node.bits);
            if !std::mem::take(&mut read) {
                letter = letters.next();
            }
            ended = letter.is_none();
            at = self.child(at, letter.unwrap_or(b' ')).unwrap_or_default();
        }
        bits | self.nodes.get(at).filter(|_| at != 0).map_or(0, |node| node.bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::skeleton;

    #[test]
    fn letters_are_those_of_the_skeleton() {
        for text in [
            "Nơi  nhận:",
            " ĐỘC LẬP – Tự do ",
            "",
            "  ",
            "a\u{301} \u{AD}b\u{200B}\tc",
            "x\u{3000}y",
            "\u{301}\u{A0}z",
        ] {
            let letters: Vec<u8> = Letters::of(text).collect();
            assert_eq!(String::from_utf8(letters).unwrap(), skeleton(text), "{text:?}");
        }
        assert_eq!(Letters::of("a 中 b").collect::<Vec<_>>(), b"a \xFF b");
    }

    #[test]
    fn words_at_the_head() {
        assert!(opens_with("  Của Bộ", "cua "));
        assert!(!opens_with("Của ", "cua "));
        assert!(!opens_with("Củ", "cua"));
    }

    #[test]
    fn heads_of_lines() {
        let heads = Heads::new(&[(&["bo ", "so ", "phong "], 1), (&["bo truong", "pho "], 2)]);
        for (line, bits) in [
            ("BỘ TRƯỞNG", 3),
            ("Bộ", 1),
            ("Bộ Nội vụ", 1),
            ("bổn phận", 0),
            ("  Sở   Y tế", 1),
            ("PHÓ", 2),
            ("PHÒNG", 1),
            ("Phong trào", 1),
            ("", 0),
            ("x", 0),
        ] {
            assert_eq!(heads.of(line), bits, "{line}");
        }
    }
}

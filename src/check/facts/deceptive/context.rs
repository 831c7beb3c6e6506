//! The text around a character that deceives: the word, the figure, the address that it
//! stands in.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use crate::text::deceptive::{Deceit, Deceptive, deceit, is_mark};
use crate::text::{is_latin, look_alike};

/// A word is looked at no further than this on either side.
const REACH: usize = 24;

/// Whether a character goes on a word: a letter, or a mark on one.
fn is_of_word(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36F}')
}

/// What no space divides, one piece after the other: each is looked at once, however
/// many characters of it deceive.
pub(super) struct Tokens<'a> {
    text: &'a str,
    end: usize,
    /// Whether it is a number, an amount, an address.
    is_token: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            end: 0,
            is_token: false,
        }
    }

    /// Whether a number, an amount or an address stands at a place; the places go up.
    pub(super) fn at(&mut self, at: usize) -> bool {
        if at >= self.end {
            let space = |c: char| c.is_whitespace();
            let (before, after) = self.text.split_at_checked(at).unwrap_or_default();
            let start = before.rfind(space).map_or(self.end, |start| start.max(self.end));
            self.end = at + after.find(space).unwrap_or(after.len());
            let word = self.text.get(start..self.end).unwrap_or_default();
            let telling = |c: char| c.is_ascii_digit() || c == '@';
            self.is_token = word.contains(telling) || word.contains("://");
        }
        self.is_token
    }
}

/// The text around a character.
pub(super) struct Around<'a> {
    found: Deceptive,
    pub(super) in_token: bool,
    before: &'a str,
    after: &'a str,
}

impl<'a> Around<'a> {
    pub(super) fn new(text: &'a str, found: Deceptive, in_token: bool) -> Self {
        let after = found.at + found.c.len_utf8();
        Self {
            found,
            in_token,
            before: text.get(..found.at).unwrap_or_default(),
            after: text.get(after..).unwrap_or_default(),
        }
    }

    /// The characters of the word on both sides, as a test takes them.
    fn sides(&self, takes: impl Fn(char) -> bool + Copy + 'a) -> (Vec<char>, impl Iterator<Item = char> + 'a) {
        let mut before: Vec<char> = self
            .before
            .chars()
            .rev()
            .take(REACH)
            .take_while(|c| takes(*c))
            .collect();
        before.reverse();
        (before, self.after.chars().take(REACH).take_while(move |c| takes(*c)))
    }

    /// What no space divides, as it stands; what is not seen is left out.
    pub(super) fn word(&self) -> String {
        let seen = |c: &char| {
            let unseen = matches!(deceit(*c), Some(Deceit::Turns | Deceit::Unseen | Deceit::Smuggles(_)));
            !unseen && !c.is_control()
        };
        let (before, after) = self.sides(|c| !c.is_whitespace());
        let whole = before.into_iter().chain([self.found.c]).chain(after);
        whole.filter(seen).collect()
    }

    pub(super) fn splits_a_figure(&self) -> bool {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        digit(self.before.chars().next_back()) && digit(self.after.chars().next())
    }

    /// Whether the reader reads it as the letter that it looks like.
    pub(super) fn is_mended_by_reader(&self) -> bool {
        look_alike(self.found.c, self.before, self.after).is_some()
    }

    /// Whether no word of its own script stands here: it is mixed with Latin letters,
    /// or made of nothing but letters that look Latin, or of styled ones.
    pub(super) fn is_mixed(&self) -> bool {
        if u32::from(self.found.c) >= 0xFF00 {
            return true;
        }
        // `hν` is physics.
        if matches!(self.found.c, 'ν' | 'ι') {
            return false;
        }
        let (before, after) = self.sides(is_of_word);
        let others: Vec<char> = before.into_iter().chain(after).collect();
        let alike = |c: &char| matches!(deceit(*c), Some(Deceit::Letter(_)));
        let latin = others.iter().any(|c| is_latin(*c) && !alike(c));
        latin || (!others.is_empty() && others.iter().all(alike))
    }

    /// Whether the letters beside it are Latin ones.
    pub(super) fn is_among_latin(&self) -> bool {
        let (before, mut after) = self.sides(is_of_word);
        let latin = |c: char| is_latin(c) && deceit(c).is_none();
        before.into_iter().any(latin) || after.any(latin)
    }

    /// The character that a mark stands on.
    fn base(&self) -> Option<char> {
        let mut before = self.before.chars().rev().take(REACH);
        before.find(|c| !is_mark(*c))
    }

    /// Whether a mark stands on a letter or a figure: `≠` has one, too.
    pub(super) fn is_on_letter(&self) -> bool {
        // An emoji of a key is a figure in a box.
        !self.before.ends_with('\u{FE0F}') && self.base().is_some_and(|c| is_latin(c) || c.is_ascii_digit())
    }

    /// Whether a mark stands on a figure, or on a letter of an address.
    pub(super) fn is_on_figure(&self) -> bool {
        self.in_token && self.base().is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether a mark stands on a letter that no language writes with it: those of others
    /// have characters of their own (`ç`), or a breve or macron on one with marks (`ê̆`).
    pub(super) fn is_stacked(&self) -> bool {
        const OF_OTHERS: [char; 2] = ['\u{304}', '\u{306}'];
        const MOST_MARKS: usize = 4;
        let mark = self.found.c;
        let mut marks: Vec<char> = self.before.chars().rev().take(MOST_MARKS).collect();
        let base = marks.iter().position(|c| !is_mark(*c));
        // More marks than that no letter has.
        let Some(base) = base else {
            return self.is_on_letter();
        };
        marks.truncate(base + 1);
        let whole = marks.iter().rev().copied().nfc().last();
        let latin = marks.last().is_some_and(|c| is_latin(*c));
        let is_letter = whole.is_some_and(|whole| compose(whole, mark).is_some());
        latin && !OF_OTHERS.contains(&mark) && !is_letter
    }
}

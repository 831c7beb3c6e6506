//! The bare letters of one line, each with its place.

use std::iter::repeat_n;

use crate::text::{Span, base_letter};

/// The letters of a line without spaces, marks and case, each with its place.
pub(in super::super) struct Bare<'a> {
    pub(super) text: &'a str,
    pub(super) letters: String,
    /// For each byte of `letters` where its character starts in the line.
    places: Vec<u32>,
    /// Where the line starts in the text.
    start: usize,
    /// Which letters of ASCII there are, a bit for each.
    alphabet: u32,
}

/// The bits of the letters of a phrase.
fn alphabet(phrase: &str) -> u32 {
    phrase.bytes().fold(0, |bits, letter| bits | bit(letter))
}

fn bit(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() {
        1 << (letter - b'a')
    } else {
        0
    }
}

impl<'a> Bare<'a> {
    pub(super) fn new(text: &'a str, span: Span) -> Self {
        let line = text.get(span.range()).unwrap_or_default();
        let mut bare = Self {
            text,
            letters: String::new(),
            places: repeat_n(0, line.len()).collect(),
            start: span.start,
            alphabet: 0,
        };
        // No line has more letters than bytes, unless one of them has no base in ASCII.
        let mut letters: Vec<u8> = repeat_n(0, line.len()).collect();
        let mut slots = letters.iter_mut().zip(&mut bare.places);
        let mut count = 0;
        for (i, c) in line.char_indices() {
            let base = base_letter(c);
            match u8::try_from(base) {
                Ok(base) if base > b' ' && base.is_ascii() => {
                    let Some((letter, place)) = slots.next() else { break };
                    *letter = base.to_ascii_lowercase();
                    // No line that is looked at is longer.
                    *place = u32::try_from(i).unwrap_or(u32::MAX);
                    bare.alphabet |= bit(*letter);
                    count += 1;
                }
                _ if base.is_whitespace() => {}
                _ => return bare.with_others(line),
            }
        }
        letters.truncate(count);
        bare.letters = String::from_utf8(letters).unwrap_or_default();
        bare.places.truncate(count);
        bare
    }

    /// As [`new`](Self::new), for a line with letters and signs that ASCII has not.
    fn with_others(self, line: &str) -> Self {
        let mut bare = Self {
            letters: String::with_capacity(line.len()),
            places: Vec::with_capacity(line.len()),
            alphabet: 0,
            ..self
        };
        for (i, c) in line.char_indices() {
            if c.is_whitespace() {
                continue;
            }
            let place = u32::try_from(i).unwrap_or(u32::MAX);
            let base = base_letter(c);
            if base.is_ascii() {
                let letter = base.to_ascii_lowercase();
                bare.alphabet |= u8::try_from(letter).map_or(0, bit);
                bare.letters.push(letter);
                bare.places.push(place);
            } else {
                bare.letters.extend(base.to_lowercase());
                bare.places.resize(bare.letters.len(), place);
            }
        }
        bare
    }

    pub(in super::super) fn letters(&self) -> &str {
        &self.letters
    }

    /// The span in the text of a range of the bare letters.
    pub(in super::super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let place = |at: usize| Some(self.start + usize::try_from(*self.places.get(at)?).ok()?);
        let first = place(start)?;
        let last = place(end.checked_sub(1)?)?;
        let length = self.text.get(last..)?.chars().next()?.len_utf8();
        Some(Span::new(first, last + length))
    }

    /// Where a phrase begins, from a place on.
    pub(super) fn position(&self, phrase: &str, from: usize) -> Option<usize> {
        let wanted = alphabet(phrase);
        if self.alphabet & wanted != wanted {
            return None;
        }
        find(self.letters.as_bytes(), phrase.as_bytes(), from)
    }

    /// Every place where a phrase begins.
    pub(super) fn positions(&self, phrase: &'static str) -> impl Iterator<Item = usize> {
        let mut from = Some(0);
        std::iter::from_fn(move || {
            let at = self.position(phrase, from?);
            from = at.map(|at| at + phrase.len());
            at
        })
    }

    pub(super) fn find(&self, phrase: &str) -> Option<Span> {
        let at = self.position(phrase, 0)?;
        self.span(at, at + phrase.len())
    }

    /// From one word to another that follows it closely.
    pub(super) fn find_between(&self, first: &str, last: &str, within: usize) -> Option<Span> {
        let at = self.position(first, 0)?;
        let end = self.position(last, at)? + last.len();
        (end - at <= within).then(|| self.span(at, end)).flatten()
    }
}

/// Where a phrase begins, from a place on. What `str::find` prepares for long
/// texts costs more than a line does.
fn find(letters: &[u8], phrase: &[u8], from: usize) -> Option<usize> {
    let first = phrase.first()?;
    let mut at = from;
    loop {
        let rest = letters.get(at..)?;
        let next = rest.iter().position(|letter| letter == first)?;
        if rest.get(next..).is_some_and(|rest| rest.starts_with(phrase)) {
            return Some(at + next);
        }
        at += next + 1;
    }
}

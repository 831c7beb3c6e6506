//! Choices out of the bytes of a recipe.

use arbitrary::Unstructured;

use super::RECIPE;
use super::pieces::{ODD, WORDS};

/// The bytes that choose. Behind their end every choice is the first.
pub struct Recipe<'a>(Unstructured<'a>);

impl<'a> Recipe<'a> {
    /// The choices of an input, unless it is raw.
    pub fn of(data: &'a [u8]) -> Option<Self> {
        let (first, rest) = data.split_first()?;
        (*first == RECIPE).then(|| Self(Unstructured::new(rest)))
    }

    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0.int_in_range(0..=most.saturating_sub(1)).unwrap_or(0)
    }

    pub fn chance(&mut self, of: usize) -> bool {
        self.below(of) == 1
    }

    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// Fewer than `most` things, none behind the end of the bytes.
    pub fn many<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut made = Vec::new();
        while made.len() + 1 < most && !self.0.is_empty() && self.below(4) != 0 {
            made.push(make(self));
        }
        made
    }

    pub fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (!self.0.is_empty() && self.below(2) == 1).then(|| make(self))
    }

    /// Whether anything is left to choose with.
    pub fn is_over(&self) -> bool {
        self.0.is_empty()
    }

    pub fn number<T: arbitrary::Arbitrary<'a> + Default>(&mut self) -> T {
        self.0.arbitrary().unwrap_or_default()
    }

    pub fn bytes(&mut self, most: usize) -> &'a [u8] {
        let count = self.below(most.min(self.0.len()) + 1);
        self.0.bytes(count).unwrap_or_default()
    }

    /// A text: words, odd signs, any character.
    pub fn text(&mut self) -> String {
        let parts = self.many(6, |recipe| match recipe.below(8) {
            0..=4 => recipe.pick(WORDS).to_owned(),
            5 | 6 => recipe.pick(ODD).to_owned(),
            _ => recipe.number::<char>().to_string(),
        });
        parts.concat()
    }

    /// Pieces of a table in any order, odd signs among them.
    pub fn mixed(&mut self, pieces: &[&str], most: usize) -> String {
        let mut text = String::new();
        for _ in 0..most {
            if self.is_over() {
                break;
            }
            text.push_str(match self.below(16) {
                15 => self.pick(ODD),
                _ => self.pick(pieces),
            });
        }
        text
    }
}

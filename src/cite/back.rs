//! Texts read from their ends.

use super::cursor::{last_word, same_word};
use crate::text::{NameIndex, ROOT, is_word, lower, word_key};

/// A text read from its end, word by word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Back<'a> {
    /// Ends behind a word.
    pub(super) text: &'a str,
}

impl<'a> Back<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text: text.trim_end_matches(|c: char| !is_word(c)),
        }
    }

    /// Splits the last word off.
    pub(super) fn pop(self) -> Option<(Self, &'a str)> {
        let length = last_word(self.text).len();
        let (head, word) = self.text.split_at_checked(self.text.len() - length)?;
        (length > 0).then(|| (Self::new(head), word))
    }

    /// The longest phrase at the end, and what stands before it.
    pub(super) fn longest<T>(self, phrases: &NameIndex<T>) -> Option<(&T, Self)> {
        let mut node = Some(ROOT);
        let mut rest = self;
        let mut best = None;
        while let Some(from) = node
            && let Some((head, word)) = rest.pop()
            && let Some((value, next)) = phrases.step(from, word_key(word))
        {
            (node, rest) = (next, head);
            best = value.map(|value| (value, head)).or(best);
        }
        best
    }

    pub(super) fn ends_with_any(self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.strip(phrase).is_some())
    }

    /// What stands before a phrase at the end.
    pub(super) fn strip(self, phrase: &str) -> Option<Self> {
        let mut rest = self;
        for word in phrase.rsplit(' ') {
            // Most phrases fail at their last letter.
            if rest.text.chars().next_back().map(lower) != word.chars().next_back() {
                return None;
            }
            let (head, last) = rest.pop()?;
            if !same_word(last, word) {
                return None;
            }
            rest = head;
        }
        Some(rest)
    }

    /// Whether `được` is among the last words.
    pub(super) fn is_passive(self) -> bool {
        let mut rest = self;
        (0..8).any(|_| match rest.pop() {
            Some((head, word)) => {
                rest = head;
                same_word(word, "được")
            }
            None => false,
        })
    }
}

/// An index of phrases from their last words to their first, for [`Back::longest`].
pub(super) fn backwards<T>(phrases: impl IntoIterator<Item = (&'static str, T)>) -> NameIndex<T> {
    let mut index = NameIndex::default();
    for (phrase, value) in phrases {
        let words: Vec<&str> = phrase.rsplit(' ').collect();
        index.insert(&words.join(" "), value);
    }
    index
}

/// The last stretch of a text, as much as a trigger with its fillers can take.
pub(super) fn tail_of(text: &str) -> &str {
    let from = text.len().saturating_sub(160);
    let from = (from..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    text.get(from..).unwrap_or_default()
}

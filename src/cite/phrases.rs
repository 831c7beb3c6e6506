//! Sets of fixed phrases, looked up by their words.

use std::sync::LazyLock;

use super::cursor::Cursor;
use crate::text::{Head, NameIndex};

/// A set of phrases, built when it is first used.
pub(super) struct Phrases {
    index: LazyLock<NameIndex<()>, fn() -> NameIndex<()>>,
}

/// Declares sets of phrases: `phrases! { /// doc  NAME = ["một", "hai"]; }`.
macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident = [$($phrase:literal),* $(,)?];)*) => {
        $($(#[$doc])*
        pub(super) static $name: $crate::cite::phrases::Phrases =
            $crate::cite::phrases::Phrases::new(|| $crate::cite::phrases::index(&[$($phrase),*]));)*
    };
}
pub(super) use phrases;

impl Phrases {
    pub(super) const fn new(build: fn() -> NameIndex<()>) -> Self {
        Self {
            index: LazyLock::new(build),
        }
    }

    /// Whether one may stand at the head of a text, by its first byte.
    #[inline]
    pub(super) fn may_begin(&self, text: &str) -> bool {
        self.index.may_begin(text)
    }

    /// The length of the longest phrase at the head of a text.
    pub(super) fn at(&self, text: &str) -> Option<usize> {
        self.index.longest(text).map(|(_, length)| length)
    }

    /// [`at`](Self::at) where the first word is known already.
    pub(super) fn from(&self, head: Head, text: &str) -> bool {
        self.index.longest_from(head, text).is_some()
    }

    /// Whether one of them stands at the cursor, behind spaces.
    pub(super) fn follow(&self, cursor: &Cursor<'_>) -> bool {
        let mut next = *cursor;
        self.at(next.spaces().rest()).is_some()
    }
}

/// The index of a list of phrases.
pub(super) fn index(list: &[&str]) -> NameIndex<()> {
    let mut index = NameIndex::default();
    for phrase in list {
        index.insert(phrase, ());
    }
    index
}

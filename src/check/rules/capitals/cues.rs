//! The words of which the case is looked at with what stands behind them.

use std::sync::LazyLock;

use super::calendar::STEMS;
use super::names::TITLES;
use crate::text::{Head, KeyMap, word_key};

/// What a word may begin.
#[derive(Debug)]
pub(super) enum Cue {
    /// `ông`, `bà`: a person's name (II.1.a).
    Address,
    /// One of these offices and degrees (V.3).
    Titles(Vec<&'static str>),
    /// `quận`, `phường`: a unit named by its number (III.1.b).
    Unit,
    /// The first word of a lunar year (V.8.a).
    Stem,
}

/// The cue of a word, found at once: most words are none.
pub(super) fn of(head: Head) -> Option<&'static Cue> {
    static CUES: LazyLock<KeyMap<u64, Cue>> = LazyLock::new(|| {
        let mut cues: KeyMap<u64, Cue> = KeyMap::default();
        let mut add = |words: &[&str], cue: fn() -> Cue| {
            cues.extend(words.iter().map(|word| (word_key(word), cue())));
        };
        add(&["ông", "bà"], || Cue::Address);
        add(&["quận", "phường"], || Cue::Unit);
        add(&STEMS, || Cue::Stem);
        for title in TITLES {
            let cue = cues.entry(word_key(title)).or_insert_with(|| Cue::Titles(Vec::new()));
            if let Cue::Titles(titles) = cue {
                titles.push(title);
            }
        }
        cues
    });
    CUES.get(&head.key)
}

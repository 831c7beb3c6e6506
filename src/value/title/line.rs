//! The words of a title, and tables of them.

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use crate::text::{is_letter_or_digit, skeleton, word_key};

/// The words of a line, with their marks and, for lines that lost them all, without.
pub(super) struct Line {
    /// The keys of the words, the same for all spellings of one.
    pub(super) keys: Vec<u64>,
    pub(super) bare: Vec<String>,
    /// A scan may have lost every mark.
    unmarked: bool,
}

impl Line {
    pub(super) fn of(text: &str) -> Self {
        let keys = keys(text);
        let mut bare: Vec<String> = words(text).map(skeleton).collect();
        // `P. TRƯỞNG PHÒNG`
        if bare.first().is_some_and(|word| word == "p") {
            bare.splice(..1, ["pho".to_owned()]);
        }
        Self {
            keys,
            bare,
            unmarked: text.is_ascii(),
        }
    }

    pub(super) fn opens_with(&self, phrase: &Line) -> bool {
        self.keys.starts_with(&phrase.keys) || self.unmarked && self.bare.starts_with(&phrase.bare)
    }

    /// Whether it is the title of a deputy, see [`is_deputy`].
    pub(super) fn is_deputy(&self) -> bool {
        static PHO: LazyLock<u64> = LazyLock::new(|| word_key("phó"));
        static THU_TRUONG: LazyLock<Vec<u64>> = LazyLock::new(|| keys("thứ trưởng"));
        if self.keys.contains(&PHO) || self.keys.starts_with(&THU_TRUONG) {
            return true;
        }
        let mut bare = self.bare.iter().map(String::as_str);
        match bare.next() {
            Some("pho" | "pct" | "pgd" | "pht" | "pcvp") => true,
            // A scan may have lost the marks; `THỦ TRƯỞNG`, which has them, is a head.
            Some("thu") => self.unmarked && bare.next() == Some("truong"),
            _ => false,
        }
    }

    /// Whether the words stand in it anywhere, marks or no marks.
    pub(super) fn has(&self, phrase: &Line) -> bool {
        self.bare.windows(phrase.bare.len()).any(|part| part == phrase.bare)
    }
}

/// A table with its phrases taken apart once, and a value each.
pub(super) type Table<V> = Vec<(Line, V)>;

/// The row of the longest phrase that opens a line.
pub(super) fn longest<'t, V>(table: &'t Table<V>, line: &Line) -> Option<&'t (Line, V)> {
    let rows = table.iter().filter(|(phrase, _)| line.opens_with(phrase));
    rows.max_by_key(|(phrase, _)| phrase.bare.len())
}

pub(super) fn phrases(table: &[&str]) -> Vec<Line> {
    table.iter().map(|phrase| Line::of(phrase)).collect()
}

pub(super) fn keys(title: &str) -> Vec<u64> {
    words(title).map(word_key).collect()
}

pub(super) fn words(title: &str) -> impl Iterator<Item = &str> {
    let apart = title.split(|c: char| !(is_letter_or_digit(c) || is_combining_mark(c)));
    apart.filter(|word| !word.is_empty())
}

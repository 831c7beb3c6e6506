//! What makes two numbers the same, and their order.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::{DocumentNumber, NumberSystem};

/// A number without what does not count: zeros before the serial, and the signs
/// between the groups where they tell nothing.
pub(super) struct Meaning<'a> {
    number: &'a DocumentNumber,
    signs: Signs,
    /// Without the zeros before the serial.
    text: &'a str,
}

/// Whether the signs between the groups tell one number from another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Signs {
    /// One is as good as another: `191/CP`, `191-CP`.
    Free,
    /// The Party's form, which they set apart from the State's.
    Party,
    /// Each one counts.
    Fixed,
}

impl Signs {
    fn of(number: &DocumentNumber) -> Self {
        match number.system() {
            NumberSystem::State | NumberSystem::Normative | NumberSystem::Legacy | NumberSystem::Court => Self::Free,
            NumberSystem::Party => Self::Party,
            NumberSystem::MassOrganisation | NumberSystem::Company | NumberSystem::Free => Self::Fixed,
        }
    }
}

impl<'a> Meaning<'a> {
    pub(super) fn of(number: &'a DocumentNumber) -> Self {
        let text = number.as_str();
        let bare = text.trim_start_matches('0');
        let text = match number.serial() {
            None => text,
            Some(_) if bare.starts_with(|c: char| c.is_ascii_digit()) => bare,
            // A serial that is zero keeps one.
            Some(_) => text.get((text.len() - bare.len()).saturating_sub(1)..).unwrap_or(text),
        };
        Self {
            number,
            signs: Signs::of(number),
            text,
        }
    }

    /// The year, the serial and what stands behind it. The groups alone do not tell
    /// `/2026/QĐ-SNV`, whose serial is to come, from `2026/QĐ-SNV`.
    fn key(&self) -> (Option<u16>, Option<u32>, &'a str) {
        (self.number.year(), self.number.serial(), self.number.suffix())
    }

    /// What is compared besides the key: the groups, or all of the text.
    fn groups(&self) -> impl Iterator<Item = &'a str> {
        let fixed = self.signs == Signs::Fixed;
        split(self.text, move |c| !fixed && is_sign(c))
    }

    /// Whether two numbers differ in their signs alone, if at all.
    pub(super) fn is_but_for_signs(&self, other: &Self) -> bool {
        self.key() == other.key() && split(self.text, is_sign).eq(split(other.text, is_sign))
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '-' | '/' | '(' | ')')
}

/// The groups of a text, the centre of the Party in one spelling.
fn split(text: &str, sign: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    let groups = text.split(sign).filter(|group| !group.is_empty());
    groups.map(|group| if group == "TƯ" { "TW" } else { group })
}

impl PartialEq for Meaning<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.signs == other.signs && self.key() == other.key() && self.groups().eq(other.groups())
    }
}

impl Eq for Meaning<'_> {}

impl Hash for Meaning<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.signs.hash(state);
        self.key().hash(state);
        self.groups().for_each(|group| group.hash(state));
    }
}

impl PartialOrd for Meaning<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Meaning<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let in_register = |meaning: &Self| {
            let (year, serial, suffix) = meaning.key();
            (year, serial, decimal(suffix), suffix)
        };
        in_register(self)
            .cmp(&in_register(other))
            .then_with(|| self.signs.cmp(&other.signs))
            .then_with(|| self.groups().cmp(other.groups()))
    }
}

/// The number behind the stop of a decimal ordinal: 18 in `66.18/2026/NQ-CP`, 0 for other suffixes.
fn decimal(suffix: &str) -> u32 {
    suffix
        .strip_prefix('.')
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

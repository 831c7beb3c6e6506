//! Finds the words that may begin a citation.
//!
//! A text is mostly other words: they are let go of by four bytes behind a gap.
//! The gaps of a block are found all at once, without a branch for each byte.

use std::sync::LazyLock;

use super::grammar::kind;
use crate::text::{is_word, leads};

/// What a word may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Trigger {
    /// A kind of document.
    pub(super) kind: bool,
    /// A point, clause, article or a part above it.
    pub(super) level: bool,
    /// `số`: a further number of a list.
    pub(super) number: bool,
}

/// First words of the levels of a document.
const LEVELS: &[&str] = &[
    "điểm", "khoản", "điều", "tiểu", "mục", "chương", "phần", "phụ", "tiết", "gạch",
];

/// The slots of the table of heads; a power of two.
const SLOTS: usize = 1 << 12;

/// The bytes of a word that are compared; longer ones are left to the grammar.
const COMPARED: usize = 8;

/// A trigger in one of its cases.
struct Word {
    slot: usize,
    /// The folded bytes, as many as `mask` has.
    head: u64,
    mask: u64,
    length: usize,
    trigger: Trigger,
    /// The [`onset`]s of the words that may follow; all if the word stands alone.
    next: u64,
}

struct Tables {
    /// The words by slot.
    words: Vec<Word>,
    /// The first word of each slot, counted from one; 0 for none.
    slots: [u8; SLOTS],
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut words = Vec::new();
    let mut add = |word: &str, trigger, next| {
        for form in [word.to_lowercase(), word.to_uppercase()] {
            Word::add(&mut words, form.as_bytes(), trigger, next);
        }
    };
    for name in kind::names() {
        let (first, rest) = name.split_once(' ').unwrap_or((&name, ""));
        let trigger = Trigger {
            kind: true,
            ..Trigger::default()
        };
        add(first, trigger, onsets_of(rest));
    }
    for word in LEVELS {
        let trigger = Trigger {
            level: true,
            ..Trigger::default()
        };
        add(word, trigger, u64::MAX);
    }
    let trigger = Trigger {
        number: true,
        ..Trigger::default()
    };
    add("số", trigger, u64::MAX);
    Tables::new(words)
});

impl Word {
    fn add(words: &mut Vec<Word>, form: &[u8], trigger: Trigger, next: u64) {
        let mut head = [0; COMPARED];
        let compared = head.iter_mut().zip(form).map(|(to, from)| *to = *from).count();
        // What follows a short word: a space for an abbreviation, then a digit or `số`.
        let tails: &[&[u8]] = match compared {
            0 | 1 => &[],
            2 => &[b" 0", b" 2", b" 4", b" 6", b" 8", b" s", b" /"],
            3 => &[b" "],
            _ => &[b""],
        };
        for tail in tails {
            let mut head = head;
            let end = head.iter_mut().skip(compared);
            let length = compared + end.zip(*tail).map(|(to, from)| *to = *from).count();
            let mask = u64::MAX >> (8 * (COMPARED - length));
            let head = folded(head) & mask;
            match words.iter_mut().find(|word| (word.head, word.mask) == (head, mask)) {
                Some(word) => word.also(trigger, next),
                None => words.push(Word {
                    slot: slot(first_half(head)),
                    head,
                    mask,
                    length: form.len(),
                    trigger,
                    next,
                }),
            }
        }
    }

    fn also(&mut self, other: Trigger, next: u64) {
        self.trigger.kind |= other.kind;
        self.trigger.level |= other.level;
        self.trigger.number |= other.number;
        self.next |= next;
    }
}

impl Tables {
    fn new(mut words: Vec<Word>) -> Self {
        words.sort_by_key(|word| word.slot);
        let mut slots = [0; SLOTS];
        for (i, word) in words.iter().enumerate().rev() {
            if let Some(first) = slots.get_mut(word.slot) {
                *first = u8::try_from(i + 1).unwrap_or(u8::MAX);
            }
        }
        Self { words, slots }
    }

    fn may_begin(&self, bytes: &[u8], at: usize) -> bool {
        let head = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>());
        head.is_some_and(|head| {
            let slot = slot(u32::from_le_bytes(*head) | 0x2121_2121);
            self.slots.get(slot).is_some_and(|first| *first != 0)
        })
    }

    /// The trigger at a place that passed [`may_begin`](Self::may_begin).
    fn trigger(&self, bytes: &[u8], at: usize) -> Option<Trigger> {
        let rest = bytes.get(at..)?;
        let head = match rest.first_chunk::<COMPARED>() {
            Some(head) => folded(*head),
            None => {
                let mut head = [0; COMPARED];
                head.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
                folded(head)
            }
        };
        let slot = slot(first_half(head));
        let first = usize::from(*self.slots.get(slot)?).checked_sub(1)?;
        let words = self.words.get(first..)?.iter().take_while(|word| word.slot == slot);
        let word = words.into_iter().find(|word| {
            // A word that goes on is another one; one too long to tell is left to the grammar.
            let ends = || word.length > COMPARED || !rest.get(word.length).copied().is_some_and(is_letter);
            head & word.mask == word.head && ends()
        })?;
        let fits = match rest.get(word.length..) {
            Some([b' ', next @ ..]) if next.first().copied().is_some_and(is_letter) => {
                word.next & (1 << onset(next)) != 0
            }
            _ => true,
        };
        fits.then_some(word.trigger)
    }
}

/// Eight bytes as one number, in which capitals are their small letters: they
/// differ by one of two bits, save `Ư`.
fn folded(head: [u8; COMPARED]) -> u64 {
    u64::from_le_bytes(head) | 0x2121_2121_2121_2121
}

/// The first four of eight bytes.
fn first_half(head: u64) -> u32 {
    u32::try_from(head & 0xFFFF_FFFF).unwrap_or(0)
}

fn slot(head: u32) -> usize {
    usize::try_from(head.wrapping_mul(0x9E37_79B1) >> 20).unwrap_or(0) & (SLOTS - 1)
}

/// How a word begins, as one of 64 numbers: by its first consonants, as far as
/// they are two letters; a vowel may have its tone or not.
fn onset(word: &[u8]) -> u32 {
    let consonant = |byte: u8| {
        let small = byte.to_ascii_lowercase();
        (small.is_ascii_lowercase() && !b"aeiouy".contains(&small)).then_some(u32::from(small))
    };
    let (first, second) = match *word {
        [0xC4, 0x90 | 0x91, ..] => (1, 0),
        [0x80..=0xFF, ..] => (2, 0),
        [first, second, ..] => match consonant(first) {
            Some(first) => (first, consonant(second).unwrap_or(0)),
            None => (u32::from(first.to_ascii_lowercase()), 0),
        },
        [first] => (u32::from(first.to_ascii_lowercase()), 0),
        [] => (0, 0),
    };
    (first * 7 + second * 5) % 64
}

/// The onsets that the second word of a name can have; all if there is none.
fn onsets_of(rest: &str) -> u64 {
    let Some(first) = rest.chars().next() else {
        return u64::MAX;
    };
    let second = rest.as_bytes().get(1).copied().unwrap_or(b' ');
    let spelt = leads(first).map(|lead| onset(&[lead, second]));
    // `và` may stand between the words of any name.
    let all = spelt.chain([onset(rest.to_lowercase().as_bytes()), onset("và".as_bytes())]);
    all.fold(0, |all, onset| all | 1 << onset)
}

/// How many bytes are looked at together.
const BLOCK: usize = 64;

/// Goes through a text once.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Where the block of `gaps` begins.
    block: usize,
    /// The last places of its gaps, a bit for each: behind them words begin.
    gaps: u64,
    tables: &'static Tables,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self {
            text,
            at,
            block: at.saturating_sub(1),
            gaps: gaps(text.as_bytes(), at.saturating_sub(1)),
            tables: &TABLES,
        }
    }

    /// How far it came.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// Goes on behind what was read.
    pub(super) fn skip_to(&mut self, at: usize) {
        if at > self.at {
            *self = Self::new(self.text, at);
        }
    }

    /// The next word that may begin a citation: where, and what.
    pub(super) fn next(&mut self) -> Option<(usize, Trigger)> {
        let bytes = self.text.as_bytes();
        if self.at == 0 {
            self.at = 1;
            if let Some(trigger) = self.tables.trigger(bytes, 0) {
                return Some((0, trigger));
            }
        }
        while self.block < bytes.len() {
            while self.gaps != 0 {
                let at = self.block + usize::try_from(self.gaps.trailing_zeros()).unwrap_or(0) + 1;
                self.gaps &= self.gaps - 1;
                if self.tables.may_begin(bytes, at)
                    && let Some(trigger) = self.tables.trigger(bytes, at)
                    && self.text.get(..at).is_some_and(|before| !before.ends_with(is_word))
                {
                    self.at = at + 1;
                    return Some((at, trigger));
                }
            }
            self.block += BLOCK;
            self.gaps = gaps(bytes, self.block);
        }
        self.at = bytes.len();
        None
    }
}

/// The places from `start` on where a gap ends, a bit for each.
fn gaps(bytes: &[u8], start: usize) -> u64 {
    let window = window(bytes, start);
    let mut flags = [0_u8; BLOCK];
    let ends = window.iter().zip(window.iter().skip(1)).zip(window.iter().skip(2));
    for (flag, ((third, second), byte)) in flags.iter_mut().zip(ends) {
        // The signs of two and three bytes: spaces, dashes, quotation marks.
        let sign = (*second == 0xC2) | (*third == 0xE2);
        *flag = u8::from(sign | (byte.is_ascii() & !byte.is_ascii_alphanumeric()));
    }
    let (eights, _) = flags.as_chunks::<8>();
    let gaps: u64 = eights.iter().rev().fold(0, |gaps, eight| {
        // Brings the lowest bits of eight bytes together.
        let bits = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        gaps << 8 | bits
    });
    gaps & !(gaps >> 1)
}

/// A block and the two bytes before it; zeros where the text has none.
fn window(bytes: &[u8], start: usize) -> [u8; BLOCK + 2] {
    let whole = start.checked_sub(2).and_then(|from| bytes.get(from..)?.first_chunk());
    whole.copied().unwrap_or_else(|| {
        let mut window = [0; BLOCK + 2];
        let from = start.saturating_sub(2);
        let places = window.iter_mut().skip(2 - (start - from));
        places.zip(bytes.iter().skip(from)).for_each(|(to, byte)| *to = *byte);
        window
    })
}

/// Whether a byte is a letter or digit, or begins a Vietnamese letter.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, 0xC3..=0xC9 | 0xE1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trigger_is_found_in_every_case() {
        let text =
            "“Nghị định NGHỊ\nnghị, điều Điều ĐIỀU (khoản) Số số SỐ — Công ty, công  vụ, báo caó NGHị địNH bàn ghế";
        let mut scanner = Scanner::new(text, 0);
        let mut found = Vec::new();
        while let Some((at, _)) = scanner.next() {
            found.push(
                text.get(at..)
                    .unwrap()
                    .split([' ', ',', ')', '\n'])
                    .next()
                    .unwrap()
                    .to_lowercase(),
            );
        }
        assert_eq!(
            found,
            [
                "nghị", "nghị", "nghị", "điều", "điều", "điều", "khoản", "số", "số", "số", "công", "báo", "nghị"
            ]
        );
    }

    #[test]
    fn each_byte_is_looked_at_once() {
        let text = "Điều ".repeat(1000);
        let mut scanner = Scanner::new(&text, 0);
        let mut count = 0;
        let mut last = 0;
        while let Some((at, trigger)) = scanner.next() {
            assert!(trigger.level && (count == 0 || at > last));
            last = at;
            count += 1;
        }
        assert_eq!(count, 1000);
    }
}

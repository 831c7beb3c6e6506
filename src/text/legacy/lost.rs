//! Words whose `ư` was deleted: TCVN3 has it on the code of the soft hyphen,
//! which programs that clean text take out or replace by a hyphen.

use unicode_normalization::char::decompose_canonical;

use super::convert::Letter;
use crate::text::Span;
use crate::text::letters::is_letter;

/// Counts what `ư` leaves behind: `ơ` before `c` or `ng`, which Vietnamese
/// does not have without it (`n­íc`, `tr­êng`), and a head of consonants cut off
/// by a hyphen (`ng-êi`).
#[derive(Debug, Default)]
pub(super) struct Lost {
    words: usize,
    first: Option<Span>,
    kept: usize,
}

impl Lost {
    /// Looks at the letters of a line.
    pub(super) fn see(&mut self, letters: &[Letter]) {
        let mut head = None;
        for word in letters.split_inclusive(|letter| !is_letter(letter.c)) {
            let (body, end) = match word.split_last() {
                Some((last, body)) if !is_letter(last.c) => (body, Some(last.c)),
                _ => (word, None),
            };
            self.kept += body.iter().filter(|l| l.decoded && matches!(l.c, 'ư' | 'Ư')).count();
            let cut = head.filter(|_| body.first().is_some_and(|first| is_o_horn(first.c)));
            let start = cut.or_else(|| is_maimed(body).then(|| body.first().map(|first| first.at)).flatten());
            if let (Some(start), Some(last)) = (start, body.last()) {
                self.words += 1;
                self.first.get_or_insert(Span::new(start, last.at + last.length));
            }
            let consonants = !body.is_empty() && body.iter().all(|l| l.c.is_ascii_lowercase() && !is_vowel(l.c));
            head = body.first().filter(|_| consonants && end == Some('-')).map(|l| l.at);
        }
    }

    /// How many words and the first. Few beside many whole ones are names of
    /// other languages (`Krông Bơng`).
    pub(super) fn verdict(&self) -> (usize, Option<Span>) {
        if self.words * 3 < self.kept.max(1) {
            return (0, None);
        }
        (self.words, self.first)
    }
}

fn is_maimed(word: &[Letter]) -> bool {
    let Some(at) = word.iter().position(|letter| letter.decoded && is_o_horn(letter.c)) else {
        return false;
    };
    let whole = at
        .checked_sub(1)
        .and_then(|before| word.get(before))
        .is_some_and(|before| matches!(before.c, 'ư' | 'Ư' | 'u' | 'U'));
    let mut coda = word.iter().skip(at + 1).map(|letter| letter.c.to_ascii_lowercase());
    let coda = (coda.next(), coda.next(), coda.next());
    !whole && matches!(coda, (Some('c'), None, _) | (Some('n'), Some('g'), None))
}

fn is_o_horn(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    let (mut o, mut horn) = (false, false);
    decompose_canonical(c, |part| {
        o |= matches!(part, 'o' | 'O');
        horn |= part == '\u{31B}';
    });
    o && horn
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

//! Capitals of TCVN3: typed as small letters and shown by a font of capitals
//! (`.VnTimeH`), of which plain text keeps nothing.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::convert::Letter;
use crate::text::fold::skeleton;
use crate::text::letters::{is_capital, is_letter, is_small};
use crate::text::syllable::is_possible;

/// A line of capitals is no longer than this.
const LONGEST: usize = 70;

/// A line from here on may run on in the next.
const FULL: usize = 60;

/// Raises the letters of words whose other letters are capitals: `TØNH`.
pub(super) fn raise_words(letters: &mut [Letter]) {
    if !letters.iter().any(|letter| letter.decoded) {
        return;
    }
    let words = words(letters);
    let mut raised = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let case = Case::of(letters.get(word.clone()).unwrap_or_default());
        if !case.is_broken() {
            continue;
        }
        // One capital alone may begin an ordinary word (`Bµ`, `Uû`): the words
        // beside it tell.
        let beside = |other: Option<&Range<usize>>, gap: fn(&Range<usize>, &Range<usize>) -> usize| {
            other.is_some_and(|other| {
                gap(word, other) == 1
                    && Case::of(letters.get(other.clone()).unwrap_or_default()).is_loud(letters, other)
            })
        };
        let before = beside(i.checked_sub(1).and_then(|i| words.get(i)), |word, other| {
            word.start - other.end
        });
        let after = beside(words.get(i + 1), |word, other| other.start - word.end);
        if case.capitals >= 2 || before || after {
            raised.push(word.clone());
        }
    }
    for word in raised {
        raise(letters.get_mut(word).unwrap_or_default());
    }
}

/// The cases of the letters of a word.
struct Case {
    capitals: usize,
    /// Small letters that have a capital of their own.
    small: usize,
    /// Small letters with a tone: the encoding has no capitals of them.
    toned: usize,
}

impl Case {
    fn of(word: &[Letter]) -> Self {
        let capitals = word.iter().filter(|letter| is_capital(letter.c)).count();
        let toned = word.iter().filter(|letter| is_toned(letter)).count();
        let small = word.iter().filter(|letter| is_small(letter.c)).count() - toned;
        Self { capitals, small, toned }
    }

    /// Capitals and letters that have none.
    fn is_broken(&self) -> bool {
        self.capitals >= 1 && self.small == 0 && self.toned >= 1
    }

    /// A word in capitals, not an abbreviation.
    fn is_loud(&self, letters: &[Letter], word: &Range<usize>) -> bool {
        let letters = letters.get(word.clone()).unwrap_or_default();
        self.capitals >= 2 && self.small == 0 && is_possible(letters.iter().map(|letter| letter.c))
    }
}

fn is_toned(letter: &Letter) -> bool {
    let mut tone = false;
    if letter.decoded && is_small(letter.c) {
        decompose_canonical(letter.c, |part| {
            tone |= is_combining_mark(part) && !matches!(part, '\u{302}' | '\u{306}' | '\u{31B}');
        });
    }
    tone
}

fn raise(letters: &mut [Letter]) {
    for letter in letters {
        let mut upper = letter.c.to_uppercase();
        if let (Some(capital), None) = (upper.next(), upper.next())
            && capital != letter.c
        {
            letter.c = capital;
            letter.raised = true;
        }
    }
}

fn words(letters: &[Letter]) -> Vec<Range<usize>> {
    runs(letters, |letters, i| letters.get(i).is_some_and(|l| is_letter(l.c)))
}

/// The longest ranges in which a test holds.
fn runs(letters: &[Letter], test: impl Fn(&[Letter], usize) -> bool) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    for i in 0..=letters.len() {
        if i < letters.len() && test(letters, i) {
            start.get_or_insert(i);
        } else if let Some(start) = start.take() {
            runs.push(start..i);
        }
    }
    runs
}

/// Finds the lines, or columns of lines, that a font of capitals showed: they
/// begin with a small letter and go on nothing before.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The columns of the last line that had any.
    last: Vec<Column>,
    /// Whether an empty line came since.
    apart: bool,
}

#[derive(Debug)]
struct Column {
    place: Range<usize>,
    raised: bool,
    /// A sentence may run on from here.
    open: bool,
}

impl Lines {
    /// Raises those of a line; whether there were any.
    pub(super) fn raise(&mut self, letters: &mut [Letter]) -> bool {
        let cells = cells(letters);
        if cells.is_empty() {
            self.apart = true;
            return false;
        }
        let mut columns = Vec::with_capacity(cells.len());
        let mut any = false;
        for cell in cells {
            let text: String = letters.iter().take(cell.end).skip(cell.start).map(|l| l.c).collect();
            let mut above = self.last.iter().filter(|column| overlap(&column.place, &cell));
            let goes_on = above.any(|column| if self.apart { column.open } else { !column.raised });
            let raised = !goes_on && is_of_capitals(&text, letters.get(cell.clone()).unwrap_or_default());
            if raised {
                raise(letters.get_mut(cell.clone()).unwrap_or_default());
                any = true;
            }
            let open = cell.len() >= FULL && !text.ends_with(['.', ':', ';', '!', '?', '/']);
            columns.push(Column {
                place: cell,
                raised,
                open,
            });
        }
        self.last = columns;
        self.apart = false;
        any
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The parts of a line between tabs, bars and wide gaps.
fn cells(letters: &[Letter]) -> Vec<Range<usize>> {
    let mut cells: Vec<Range<usize>> = Vec::new();
    let mut barred = true;
    let inked = |l: &[Letter], i: usize| l.get(i).is_some_and(|l| !l.c.is_whitespace() && l.c != '|');
    for run in runs(letters, inked) {
        let end = cells.last().map_or(0, |last| last.end);
        let between = letters.iter().take(run.start).skip(end);
        barred |= between.clone().any(|l| matches!(l.c, '\t' | '|')) || between.count() >= 3;
        match cells.last_mut() {
            Some(last) if !barred => last.end = run.end,
            _ => cells.push(run),
        }
        barred = false;
    }
    cells
}

/// Whether the text of a cell can be one in capitals.
fn is_of_capitals(text: &str, letters: &[Letter]) -> bool {
    // An authority mark is typed in capitals: `KT/ bé tr­ëng`.
    let body = match text.split_once(['.', '/']) {
        Some((mark, rest)) if (1..=4).contains(&mark.len()) && mark.chars().all(|c| c.is_ascii_uppercase()) => {
            rest.trim_start_matches(['.', '/', ' '])
        }
        _ => text,
    };
    let starts_small = body.chars().next().is_some_and(char::is_lowercase);
    let decoded = letters.iter().filter(|letter| letter.decoded).count();
    let names = body
        .split_whitespace()
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase));
    starts_small
        && decoded >= 2
        && letters.len() <= LONGEST
        && !body.contains(|c: char| c.is_ascii_digit())
        && !body.ends_with([';', ',', '.'])
        // `Nam` of the national title, at the most.
        && names.count() <= 1
        && body.split_whitespace().count() >= 2
        && !is_subject(body)
}

/// A subject is printed in small letters.
fn is_subject(body: &str) -> bool {
    let bare = skeleton(body);
    ["ve ", "v/v", "kem theo", "ban hanh kem"]
        .iter()
        .any(|head| bare.starts_with(head))
}

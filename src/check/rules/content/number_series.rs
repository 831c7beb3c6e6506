//! Numbers that run on: 1, 2, 3; I, II, III; a, b, c, d, đ.

use crate::check::facts::outline::{Part, Rank, roman, to_roman};

/// The Vietnamese alphabet. Whether a list has the letters with marks is free: the
/// decree's own lists leave all but `đ` out.
const ALPHABET: [(&str, bool); 29] = [
    ("a", true),
    ("ă", false),
    ("â", false),
    ("b", true),
    ("c", true),
    ("d", true),
    ("đ", true),
    ("e", true),
    ("ê", false),
    ("g", true),
    ("h", true),
    ("i", true),
    ("k", true),
    ("l", true),
    ("m", true),
    ("n", true),
    ("o", true),
    ("ô", false),
    ("ơ", false),
    ("p", true),
    ("q", true),
    ("r", true),
    ("s", true),
    ("t", true),
    ("u", true),
    ("ư", false),
    ("v", true),
    ("x", true),
    ("y", true),
];

/// The value of a number of its rank: the parts of `2.1.3`, one for all others.
pub(super) fn value(part: Part<'_>) -> Option<Vec<u32>> {
    let number = part.number();
    match part.unit.rank {
        Rank::Point => {
            let at = ALPHABET.iter().position(|(letter, _)| *letter == number)?;
            Some(vec![u32::try_from(at).ok()? + 1])
        }
        Rank::Clause => number.split('.').map(|part| part.parse().ok()).collect(),
        _ => Some(vec![number.parse().ok().or_else(|| roman(number))?]),
    }
}

/// How a number follows the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It begins, or runs on.
    Fine,
    /// Something is missing before it.
    Gap,
    /// The same again.
    Repeat,
    /// A smaller one.
    Back,
}

/// How `value` follows `last`; the first of a series always may stand.
pub(super) fn step(rank: Rank, last: Option<u32>, value: u32) -> Step {
    let Some(last) = last else {
        return if value == 1 { Step::Fine } else { Step::Gap };
    };
    if value == 1 {
        return Step::Fine;
    }
    if value <= last {
        return if value == last { Step::Repeat } else { Step::Back };
    }
    if value == last + 1 || (rank == Rank::Point && optional_between(last, value)) {
        Step::Fine
    } else {
        Step::Gap
    }
}

/// Whether only letters that a list may leave out stand between two.
fn optional_between(last: u32, value: u32) -> bool {
    ALPHABET
        .iter()
        .zip(1u32..)
        .filter(|(_, at)| *at > last && *at < value)
        .all(|((_, needed), _)| !needed)
}

/// The number that should follow, as it is printed.
pub(super) fn expected(rank: Rank, last: Option<u32>) -> Option<String> {
    let next = last.unwrap_or(0) + 1;
    match rank {
        Rank::Point => {
            let mut letters = ALPHABET
                .iter()
                .zip(1u32..)
                .filter(|((_, needed), at)| *needed && *at >= next);
            letters.next().map(|((letter, _), _)| (*letter).to_owned())
        }
        Rank::Part | Rank::Chapter | Rank::Roman => to_roman(next),
        _ => Some(next.to_string()),
    }
}

/// Scanners put a bar on `d`: where that is expected, `đ` is no fault of the letter.
pub(super) fn as_scanned(rank: Rank, last: Option<u32>, value: u32) -> u32 {
    let d = 6;
    if rank == Rank::Point && last == Some(d - 1) && value == d + 1 {
        d
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(letter: &str) -> u32 {
        let at = ALPHABET.iter().position(|(l, _)| *l == letter).unwrap();
        u32::try_from(at).unwrap() + 1
    }

    #[test]
    fn letters_run_by_the_vietnamese_alphabet() {
        for (last, next, wanted) in [
            ("a", "b", Step::Fine),
            ("a", "ă", Step::Fine),
            ("â", "b", Step::Fine),
            ("d", "đ", Step::Fine),
            ("d", "e", Step::Gap),
            ("e", "g", Step::Fine),
            ("e", "h", Step::Gap),
            ("o", "p", Step::Fine),
            ("u", "v", Step::Fine),
            ("v", "x", Step::Fine),
            ("c", "c", Step::Repeat),
            ("c", "b", Step::Back),
            ("k", "a", Step::Fine),
        ] {
            assert_eq!(
                step(Rank::Point, Some(letter(last)), letter(next)),
                wanted,
                "{last} {next}"
            );
        }
        assert_eq!(expected(Rank::Point, Some(letter("d"))).as_deref(), Some("đ"));
        assert_eq!(expected(Rank::Point, Some(letter("o"))).as_deref(), Some("p"));
        assert_eq!(expected(Rank::Point, Some(letter("y"))), None);
        assert_eq!(as_scanned(Rank::Point, Some(letter("c")), letter("đ")), letter("d"));
    }

    #[test]
    fn numbers_run_by_one() {
        assert_eq!(step(Rank::Clause, None, 2), Step::Gap);
        assert_eq!(step(Rank::Clause, Some(2), 4), Step::Gap);
        assert_eq!(step(Rank::Clause, Some(9), 1), Step::Fine);
        assert_eq!(expected(Rank::Chapter, Some(3)).as_deref(), Some("IV"));
        assert_eq!(expected(Rank::Article, None).as_deref(), Some("1"));
    }
}

//! A number in figures with its unit, and a number in words, as texts put one beside the
//! other: `10.000.000 đồng (Mười triệu đồng)`. For SP-17.

use crate::text::{Spoken, fold_eq, is_number_word, scale};

/// Units that are one, however they are written.
const UNITS: [&[&str]; 3] = [
    &[
        "đồng",
        "đ",
        "VND",
        "VNĐ",
        "đồng chẵn",
        "đồng tròn",
        "đồng Việt Nam",
        "Việt Nam đồng",
        "đồng Việt Nam chẵn",
        "đồng VN",
    ],
    &["%", "phần trăm"],
    &["USD", "đô la Mỹ", "đô la", "đô-la Mỹ"],
];

/// No number in figures has more digits and signs.
const LONGEST: usize = 40;

/// A number in figures at the end of a text, and what stands behind it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figures<'t> {
    /// The digits with their unit.
    pub(super) written: &'t str,
    /// What they may mean: `1,500` is one and a half to some.
    pub(super) values: Vec<u64>,
    /// The unit behind them, without `triệu` and the like, which count.
    pub(super) unit: &'t str,
}

impl<'t> Figures<'t> {
    /// The last number of a text, if no more than a unit stands behind it.
    pub(super) fn at_end(text: &'t str) -> Option<Self> {
        let text = text.trim_end();
        let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
        let start = beginning(text.get(..end)?);
        let before = text.get(..start)?;
        // A part of a number, a day, a fraction, `1 tỷ 200 triệu`, or of a word.
        let apart = before.is_empty() || before.ends_with([' ', '\u{A0}', '(', ':', '\t', '\n', '“', '"']);
        let last = before.split_whitespace().next_back().unwrap_or_default();
        let goes_on =
            scale(last).is_some() || last.ends_with(['-', '–', '/', '+', '×', '*']) || ["x", "X"].contains(&last);
        if !apart || goes_on {
            return None;
        }
        let (times, unit) = scales(text.get(end..)?);
        let digits = text.get(start..end)?;
        Some(Self {
            written: text.get(start..)?,
            values: readings(digits, times),
            unit,
        })
    }
}

/// Where the digits at the end of a text begin, with the dots, commas and blanks between them.
fn beginning(text: &str) -> usize {
    let is_of = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let mut start = text.trim_end_matches(is_of).len();
    // `10 000 000`: three digits behind each blank.
    while text.len() - start <= LONGEST {
        let group = text
            .get(start..)
            .map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
        let before = text.get(..start).unwrap_or_default();
        let outer = before.strip_suffix([' ', '\u{A0}']).filter(|_| group == 3);
        match outer.filter(|outer| outer.ends_with(|c: char| c.is_ascii_digit())) {
            Some(outer) => start = outer.trim_end_matches(|c: char| c.is_ascii_digit()).len(),
            None => break,
        }
    }
    let signs = |rest: &str| rest.len() - rest.trim_start_matches(['.', ',']).len();
    start + text.get(start..).map_or(0, signs)
}

/// The scales at the head of a text, multiplied, and what stands behind them: `nghìn tỷ đồng`.
fn scales(text: &str) -> (u64, &str) {
    let mut rest = text.trim_start();
    let mut times = 1_u64;
    loop {
        let word = rest.split([' ', '\u{A0}']).next().unwrap_or_default();
        let Some(more) = scale(word).and_then(|scale| times.checked_mul(scale)) else {
            break;
        };
        times = more;
        rest = rest.get(word.len()..).unwrap_or_default().trim_start();
    }
    (
        times,
        rest.trim_end_matches([' ', ',', ';', '.', ':', '(', '-', '–', '*', '_']),
    )
}

/// What digits with dots, commas and blanks may mean, so many times.
fn readings(digits: &str, times: u64) -> Vec<u64> {
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    let groups: Vec<&str> = digits.split(|c: char| !c.is_ascii_digit()).collect();
    let grouped = |groups: &[&str]| {
        let mut all = groups.iter();
        all.next().is_some_and(|first| (1..=3).contains(&first.len())) && all.all(|group| group.len() == 3)
    };
    let mut found = Vec::new();
    if groups.len() == 1 || grouped(&groups) {
        found.extend(plain.parse::<u64>().ok().and_then(|number| number.checked_mul(times)));
    }
    // The last group may be a fraction.
    if let [whole @ .., fraction] = groups.as_slice()
        && (whole.len() == 1 || (whole.len() > 1 && grouped(whole)))
    {
        let parts = u32::try_from(fraction.len())
            .ok()
            .and_then(|count| 10_u64.checked_pow(count));
        let number = plain.parse::<u64>().ok().and_then(|number| number.checked_mul(times));
        let exact = number.zip(parts).filter(|(number, parts)| number % parts == 0);
        found.extend(exact.map(|(number, parts)| number / parts));
    }
    found
}

/// A number in words at the head of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words<'t> {
    pub(super) value: u64,
    /// The words themselves.
    pub(super) written: &'t str,
    /// What stands behind them.
    pub(super) unit: &'t str,
}

impl<'t> Words<'t> {
    /// What the words of a text may mean: `ba mươi năm` is 35, and thirty years. None where
    /// something of a number is left behind them.
    pub(super) fn of(text: &'t str) -> Vec<Self> {
        let text = text.trim();
        let whole = Spoken::at_head(text).and_then(|spoken| Self::with(text, text, spoken));
        let year = || {
            let length = Spoken::length_of_words(text);
            let (head, last) = text.get(..length)?.rsplit_once(' ')?;
            let head = Some(head).filter(|_| fold_eq(last, "năm"))?;
            let spoken = Spoken::at_head(head).filter(|spoken| spoken.length == head.trim_end().len())?;
            Self::with(text, head, spoken)
        };
        whole.into_iter().chain(year()).collect()
    }

    fn with(text: &'t str, words: &'t str, spoken: Spoken) -> Option<Self> {
        let written = words.get(..spoken.length)?;
        let unit = text.get(spoken.length..)?.split(',').next()?;
        let unit = unit.trim_matches([' ', ',', ';', '.', ':', '/', '*', '_', '”', '"']);
        let known = unit.is_empty() || fold_eq(unit, "năm") || is_unit(unit);
        let is_of_number = |word: &str| is_number_word(word) || word.contains(|c: char| c.is_ascii_digit());
        let left = !known && unit.split_whitespace().any(is_of_number);
        (!left).then_some(Self {
            value: spoken.value,
            written,
            unit,
        })
    }
}

fn is_unit(unit: &str) -> bool {
    UNITS.iter().any(|units| has(units, unit))
}

fn has(units: &[&str], unit: &str) -> bool {
    units.iter().any(|known| fold_eq(known, unit))
}

/// Whether two units are one.
pub(super) fn same_unit(a: &str, b: &str) -> bool {
    fold_eq(a, b) || UNITS.iter().any(|units| has(units, a) && has(units, b))
}

/// Whether a unit is that of money of the State.
pub(super) fn is_money(unit: &str) -> bool {
    let [money, ..] = UNITS;
    has(money, unit)
}

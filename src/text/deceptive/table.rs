//! The tables of characters that deceive.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Deceit, word};

/// What stands in the tables, by character.
pub(super) struct Tables {
    single: HashMap<char, (Deceit, &'static str)>,
    /// The zero of each run of digits, in order, with the name of the run.
    digits: Vec<(u32, &'static str)>,
    /// First and last of each script of other letters, in order, and its name.
    scripts: Vec<(u32, u32, &'static str)>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let letters = rows(include_str!("letters.csv"));
    let letters = letters.filter_map(|(c, looks, name)| Some((c, (Deceit::Letter(looks.chars().next()?), name))));
    let signs = rows(include_str!("signs.csv")).filter_map(|(c, looks, name)| {
        let deceit = match looks {
            "" => Deceit::Unseen,
            "<>" => Deceit::Turns,
            sign => Deceit::Sign(sign.chars().next()?),
        };
        Some((c, (deceit, name)))
    });
    let marks = rows(include_str!("marks.csv")).map(|(c, sort, name)| {
        let deceit = if sort == "-" { Deceit::Overlay } else { Deceit::Mark };
        (c, (deceit, name))
    });
    let scripts = lines(include_str!("scripts.csv")).filter_map(|line| {
        let (first, rest) = line.split_once(';')?;
        let (last, name) = rest.split_once(';')?;
        Some((code(first)?, code(last)?, name))
    });
    let digits = lines(include_str!("digits.csv")).filter_map(|line| {
        let (code, name) = line.split_once(';')?;
        Some((self::code(code)?, name))
    });
    Tables {
        single: letters.chain(signs).chain(marks).collect(),
        digits: digits.collect(),
        scripts: scripts.collect(),
    }
});

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

fn rows(table: &'static str) -> impl Iterator<Item = (char, &'static str, &'static str)> {
    lines(table).filter_map(|line| {
        let (code, rest) = line.split_once(';')?;
        let (looks, name) = rest.split_once(';')?;
        let c = char::from_u32(self::code(code)?)?;
        Some((c, looks, name))
    })
}

fn code(hex: &str) -> Option<u32> {
    u32::from_str_radix(hex, 16).ok()
}

impl Tables {
    pub(super) fn get() -> &'static Self {
        &TABLES
    }

    pub(super) fn deceit(&self, c: char) -> Option<Deceit> {
        let single = self.single.get(&c).map(|(deceit, _)| *deceit);
        let digit = || self.digit(c).map(|(_, value)| Deceit::Digit(value));
        let alien = || self.script(c).map(|_| Deceit::Alien);
        single.or_else(digit).or_else(alien)
    }

    pub(super) fn name(&self, c: char) -> Cow<'static, str> {
        if let Some((_, name)) = self.single.get(&c) {
            return Cow::Borrowed(name);
        }
        let digit = self.digit(c).map(|(name, value)| format!("{name} {}", word(value)));
        let letter = || self.script(c).map(|script| format!("{script} LETTER"));
        digit.or_else(letter).unwrap_or_default().into()
    }

    /// The script of a letter that no Vietnamese word has.
    fn script(&self, c: char) -> Option<&'static str> {
        let code = u32::from(c);
        let behind = self.scripts.partition_point(|(first, ..)| *first <= code);
        let (_, last, name) = self.scripts.get(behind.checked_sub(1)?)?;
        (code <= *last && c.is_alphabetic()).then_some(*name)
    }

    /// The name of the run in which a digit stands, and its value.
    fn digit(&self, c: char) -> Option<(&'static str, char)> {
        let code = u32::from(c);
        let behind = self.digits.partition_point(|(zero, _)| *zero <= code);
        let (zero, name) = self.digits.get(behind.checked_sub(1)?)?;
        Some((name, char::from_digit(code - zero, 10)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        let count = |table: &'static str| lines(table).count();
        let tables = Tables::get();
        let single = [
            count(include_str!("letters.csv")),
            count(include_str!("signs.csv")),
            count(include_str!("marks.csv")),
        ];
        assert_eq!(tables.single.len(), single.iter().sum::<usize>());
        assert_eq!(tables.scripts.len(), count(include_str!("scripts.csv")));
        assert!(tables.scripts.is_sorted_by(|(_, last, _), (first, ..)| last < first));
        assert_eq!(tables.digits.len(), count(include_str!("digits.csv")));
        assert!(tables.digits.is_sorted());
    }
}

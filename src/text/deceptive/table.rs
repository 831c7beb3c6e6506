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
    let digits = lines(include_str!("digits.csv")).filter_map(|line| {
        let (code, name) = line.split_once(';')?;
        Some((u32::from_str_radix(code, 16).ok()?, name))
    });
    Tables {
        single: letters.chain(signs).collect(),
        digits: digits.collect(),
    }
});

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

fn rows(table: &'static str) -> impl Iterator<Item = (char, &'static str, &'static str)> {
    lines(table).filter_map(|line| {
        let (code, rest) = line.split_once(';')?;
        let (looks, name) = rest.split_once(';')?;
        let c = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
        Some((c, looks, name))
    })
}

impl Tables {
    pub(super) fn get() -> &'static Self {
        &TABLES
    }

    pub(super) fn deceit(&self, c: char) -> Option<Deceit> {
        let single = self.single.get(&c).map(|(deceit, _)| *deceit);
        single.or_else(|| self.digit(c).map(|(_, value)| Deceit::Digit(value)))
    }

    pub(super) fn name(&self, c: char) -> Cow<'static, str> {
        if let Some((_, name)) = self.single.get(&c) {
            return Cow::Borrowed(name);
        }
        let digit = self.digit(c).map(|(name, value)| format!("{name} {}", word(value)));
        digit.unwrap_or_default().into()
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
        let single = count(include_str!("letters.csv")) + count(include_str!("signs.csv"));
        assert_eq!(tables.single.len(), single);
        assert_eq!(tables.digits.len(), count(include_str!("digits.csv")));
        assert!(tables.digits.is_sorted());
    }
}

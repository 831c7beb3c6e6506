//! Letters that only look like those of the Vietnamese alphabet.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Cyrillic and Greek letters and the Latin ones that they look like.
const LOOK_ALIKES: &[(char, char)] = &[
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('Ѕ', 'S'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('Ү', 'Y'),
    ('а', 'a'),
    ('е', 'e'),
    ('ѕ', 's'),
    ('і', 'i'),
    ('ј', 'j'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
];

/// A word is no longer than this on either side.
const REACH: usize = 24;

/// The letter for `Ð` (U+00D0) and its kin; any other character stays.
pub(super) fn mended_d(c: char) -> char {
    match c {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' => 'đ',
        c => c,
    }
}

/// The letter that a character only looks like: a Cyrillic or Greek one in a word
/// or code of otherwise Latin letters, or a sign that Unicode itself takes for a
/// letter.
///
/// `before` and `after` are the text on both sides, as far as it goes.
pub(crate) fn look_alike(c: char, before: &str, after: &str) -> Option<char> {
    mended(c, before, after).or_else(|| {
        if is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes {
            return None;
        }
        let mut composed = std::iter::once(c).nfc();
        let single = composed.next().filter(|single| *single != c)?;
        composed.next().is_none().then_some(single)
    })
}

/// Every character of a text that only looks like a letter, with its place and
/// the letter.
#[cfg(feature = "check")]
pub(crate) fn look_alikes(text: &str) -> impl Iterator<Item = (usize, char, char)> {
    // Nearly all letters need no look: ASCII and the Vietnamese blocks.
    let odd = text
        .char_indices()
        .filter(|(_, c)| matches!(c, 'Ð' | 'ð' | 'Ɖ' | '\u{370}'..='\u{4FF}' | '\u{2100}'..='\u{214F}'));
    odd.filter_map(move |(at, c)| {
        let mended = mended_d(c);
        let (before, after) = (text.get(..at)?, text.get(at + c.len_utf8()..)?);
        let letter = if mended == c {
            look_alike(c, before, after)?
        } else {
            mended
        };
        Some((at, c, letter))
    })
}

fn mended(c: char, before: &str, after: &str) -> Option<char> {
    let latin = latin(c)?;
    let mut any = false;
    let mut foreign = false;
    let mut see = |c: char| {
        any |= is_latin(c);
        foreign |= c.is_alphabetic() && !is_latin(c) && self::latin(c).is_none();
    };
    before
        .chars()
        .rev()
        .take(REACH)
        .take_while(|c| is_inside(*c))
        .for_each(&mut see);
    after
        .chars()
        .take(REACH)
        .take_while(|c| is_inside(*c))
        .for_each(&mut see);
    (any && !foreign).then_some(latin)
}

fn latin(c: char) -> Option<char> {
    // All others are nearer to ASCII or further away.
    if !matches!(c, '\u{370}'..='\u{4FF}') {
        return None;
    }
    LOOK_ALIKES
        .iter()
        .find(|(other, _)| *other == c)
        .map(|(_, latin)| *latin)
}

pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Codes are held together by digits, hyphens and slashes: `5/QĐ-UBND`.
fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '/' | '\u{300}'..='\u{36F}')
}

#[cfg(all(test, feature = "check"))]
mod tests {
    use super::*;

    #[test]
    fn finds_what_the_mended_copy_mends() {
        let text = "QÐ-UBND, ВТС-5, Москва, 5 \u{212A}, đường";
        let found: Vec<_> = look_alikes(text)
            .map(|(at, c, letter)| (&text[at..at + c.len_utf8()], letter))
            .collect();
        assert_eq!(found, [("Ð", 'Đ'), ("\u{212A}", 'K')]);
        let found: Vec<_> = look_alikes("5/QĐ-ВТС").map(|(_, _, letter)| letter).collect();
        assert_eq!(found, ['B', 'T', 'C']);
    }
}

//! Letters of other scripts that look like Latin ones.

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

/// The Latin letter for a look-alike that stands in a word or code of otherwise
/// Latin letters.
///
/// `before` and `after` are the text on both sides, as far as it goes.
pub(super) fn mended(c: char, before: &str, after: &str) -> Option<char> {
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

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Codes are held together by digits, hyphens and slashes: `5/QĐ-UBND`.
fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '/' | '\u{300}'..='\u{36F}')
}

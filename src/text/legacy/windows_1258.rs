//! Windows-1258, whose bytes were taken for windows-1252.

use unicode_normalization::char::decompose_canonical;

use super::join;

/// Where windows-1258 differs from windows-1252: five marks that follow their
/// vowel, and the letters that Western Europe does not have.
pub(super) const CODES: &[(char, char)] = &[
    ('Ì', '\u{300}'),
    ('Ò', '\u{309}'),
    ('Þ', '\u{303}'),
    ('ì', '\u{301}'),
    ('ò', '\u{323}'),
    ('Ã', 'Ă'),
    ('ã', 'ă'),
    ('Ð', 'Đ'),
    ('ð', 'đ'),
    ('Õ', 'Ơ'),
    ('õ', 'ơ'),
    ('Ý', 'Ư'),
    ('ý', 'ư'),
    ('þ', '₫'),
];

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// What a character stands for.
fn meaning(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    CODES
        .iter()
        .find(|(code, _)| *code == c)
        .map_or(c, |(_, meaning)| *meaning)
}

/// The letter at the head of a text and its length there: one character, or a
/// vowel and the mark behind it. `None` where nothing changes.
pub(super) fn letter(text: &str) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let base = meaning(first);
    if is_vowel(base)
        && let Some(second) = chars.next()
        && is_mark(meaning(second))
        && let Some(letter) = join(base, meaning(second))
    {
        return Some((letter, first.len_utf8() + second.len_utf8()));
    }
    // A mark without a vowel stays what it looks like.
    (base != first && !is_mark(base)).then_some((base, first.len_utf8()))
}

fn is_vowel(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    }
    let small = c.to_lowercase().next().unwrap_or(c);
    matches!(
        small,
        'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y'
    )
}

/// The codes of a letter.
pub(super) fn encode(letter: char, out: &mut String) -> bool {
    if let Some(code) = code_of(letter) {
        out.push(code);
        return true;
    }
    // A letter that the code page has, if its code was not given to another.
    if u32::from(letter) < 0x100 && meaning(letter) == letter {
        return false;
    }
    let mut parts: Vec<char> = Vec::new();
    decompose_canonical(letter, |part| parts.push(part));
    let Some(tone) = parts.iter().position(|part| is_mark(*part)) else {
        return false;
    };
    let mark = code_of(parts.remove(tone));
    let mut parts = parts.into_iter();
    let base = parts.next().and_then(|first| parts.try_fold(first, join));
    let (Some(mark), Some(base)) = (mark, base) else {
        return false;
    };
    out.push(code_of(base).unwrap_or(base));
    out.push(mark);
    true
}

fn code_of(meaning: char) -> Option<char> {
    let (code, _) = CODES.iter().find(|(_, other)| *other == meaning)?;
    Some(*code)
}

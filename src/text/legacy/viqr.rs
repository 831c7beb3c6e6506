//! VIQR (RFC 1456): marks as ASCII punctuation behind the vowel.

use unicode_normalization::char::decompose_canonical;

use super::join;

/// The hats: which sign, which mark, on which vowels.
const HATS: &[(char, char, &str)] = &[
    ('^', '\u{302}', "aeoAEO"),
    ('(', '\u{306}', "aA"),
    ('+', '\u{31B}', "ouOU"),
];

/// The tones.
const TONES: &[(char, char)] = &[
    ('\'', '\u{301}'),
    ('`', '\u{300}'),
    ('?', '\u{309}'),
    ('~', '\u{303}'),
    ('.', '\u{323}'),
];

/// Takes the sign before it for what it is.
const ESCAPE: char = '\\';

/// The letter at the head of a text and its length there; `None` where it is
/// what it looks like.
pub(super) fn letter(text: &str) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let second = chars.next()?;
    match (first, second) {
        (ESCAPE, sign) if sign == ESCAPE || is_sign(sign) || matches!(sign, 'd' | 'D') => return Some((sign, 2)),
        ('d', 'd') => return Some(('đ', 2)),
        ('D', 'D' | 'd') => return Some(('Đ', 2)),
        _ => {}
    }
    if !matches!(first.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y') {
        return None;
    }
    let mut letter = first;
    let mut length = 1;
    let mut next = Some(second);
    let hat = HATS
        .iter()
        .find(|(sign, _, vowels)| *sign == second && vowels.contains(first));
    if let Some((_, mark, _)) = hat {
        letter = join(letter, *mark)?;
        length += 1;
        next = chars.next();
    }
    if let Some((_, mark)) = TONES.iter().find(|(sign, _)| Some(*sign) == next) {
        letter = join(letter, *mark)?;
        length += 1;
    }
    (length > 1).then_some((letter, length))
}

fn is_sign(c: char) -> bool {
    HATS.iter().any(|(sign, ..)| *sign == c) || TONES.iter().any(|(sign, _)| *sign == c)
}

/// The signs of a letter; punctuation that would be read as a mark is escaped.
pub(super) fn encode(letter: char, next: Option<char>, out: &mut String) -> bool {
    if letter == ESCAPE || is_sign(letter) {
        // Behind anything but white space it may be read as a mark.
        if letter == ESCAPE || out.ends_with(|c: char| c.is_ascii_alphabetic() || is_sign(c)) {
            out.push(ESCAPE);
        }
        out.push(letter);
        return true;
    }
    match letter {
        'đ' => out.push_str("dd"),
        'Đ' => out.push_str("DD"),
        'd' | 'D' if next.is_some_and(|next| matches!(next, 'd' | 'D' | 'đ' | 'Đ')) => {
            out.push(ESCAPE);
            out.push(letter);
        }
        _ => return marked(letter, out),
    }
    true
}

fn marked(letter: char, out: &mut String) -> bool {
    let mut signs = String::new();
    let mut known = true;
    decompose_canonical(letter, |part| {
        let hat = HATS.iter().find(|(_, mark, _)| *mark == part).map(|(sign, ..)| *sign);
        let tone = TONES.iter().find(|(_, mark)| *mark == part).map(|(sign, _)| *sign);
        // The tone comes behind the hat, whichever order Unicode has.
        match (hat, tone) {
            (Some(sign), _) => signs.insert(1.min(signs.len()), sign),
            (None, Some(sign)) => signs.push(sign),
            (None, None) if part.is_ascii() && signs.is_empty() => signs.push(part),
            (None, None) => known = false,
        }
    });
    if known && signs.len() > 1 {
        out.push_str(&signs);
        return true;
    }
    false
}

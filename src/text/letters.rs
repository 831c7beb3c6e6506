//! The letters of Latin script, by table: their base and their case.

use unicode_normalization::char::decompose_canonical;

/// The bases of the letters from `À` to U+024F; a full stop where ASCII has none.
const LATIN: &[u8; 400] = b"\
AAAAAA.CEEEEIIIIDNOOOOO..UUUUY..aaaaaa.ceeeeiiiidnooooo..uuuuy.y\
AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHh..IiIiIiIiI...JjKk.LlLlLl.\
...NnNnNn...OoOoOo..RrRrRrSsSsSsSsTtTt..UuUuUuUuUuUuWwYyYZzZzZz.\
.........D......................Oo.............Uu...............\
.............AaIiOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa....\
AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............\
................";

/// The bases of U+1E00 to U+1EFF, the Vietnamese ones at the end.
const ADDITIONAL: &[u8; 256] = b"\
AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm\
MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv\
WwWwWwWwWwXxXxYyZzZzZzhtwy......AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......";

/// The letter of ASCII that a letter with marks stands on.
#[inline]
fn ascii_base(c: char) -> Option<char> {
    let code = c as usize;
    let base = match code {
        0xC0..=0x24F => LATIN.get(code - 0xC0),
        0x1E00..=0x1EFF => ADDITIONAL.get(code - 0x1E00),
        _ => None,
    };
    base.filter(|base| **base != b'.').map(|base| char::from(*base))
}

/// The letter without its marks: `ế` gives `e`, `Đ` gives `D`; a dash gives `-`.
#[inline]
pub(crate) fn base_letter(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    match ascii_base(c) {
        Some(base) => base,
        None if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') => '-',
        None => decomposed_base(c),
    }
}

#[cold]
fn decomposed_base(c: char) -> char {
    let mut base = c;
    let mut first = true;
    decompose_canonical(c, |part| {
        if std::mem::take(&mut first) {
            base = part;
        }
    });
    base
}

/// Dashes, quotation marks, bullets: the block has no letters.
#[inline]
fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206F}')
}

/// As [`char::is_alphabetic`], without a search for the letters of Vietnamese.
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && (ascii_base(c).is_some() || (!is_punctuation(c) && c.is_alphabetic())))
}

/// As [`char::is_lowercase`].
#[inline]
pub(crate) fn is_small(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_lowercase();
    }
    ascii_base(c).map_or_else(|| c.is_lowercase(), |base| base.is_ascii_lowercase())
}

/// As [`char::is_uppercase`].
#[inline]
pub(crate) fn is_capital(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_uppercase();
    }
    ascii_base(c).map_or_else(|| c.is_uppercase(), |base| base.is_ascii_uppercase())
}

/// As [`char::is_alphanumeric`].
#[inline]
pub(crate) fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (!c.is_ascii() && (ascii_base(c).is_some() || (!is_punctuation(c) && c.is_alphanumeric())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_say_what_unicode_says() {
        for c in '\0'..='\u{2FFF}' {
            let base = match c {
                'Đ' | 'Ð' | 'Ɖ' => 'D',
                'đ' | 'ð' => 'd',
                '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
                c => decomposed_base(c),
            };
            assert_eq!(base_letter(c), base, "{c}");
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c}");
            assert_eq!(is_small(c), c.is_lowercase(), "{c}");
            assert_eq!(is_capital(c), c.is_uppercase(), "{c}");
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c}");
        }
    }
}

//! Letters and words, fast: what the scanners ask of every character.

use std::sync::LazyLock;

use unicode_normalization::char::decompose_canonical;

/// Whether a character belongs to a word: letters, digits and their marks;
/// signs and punctuation of all blocks do not.
pub(crate) fn is_word(c: char) -> bool {
    match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => true,
        '\0'..='\u{BF}' | '×' | '÷' => false,
        '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' => false,
        '\u{FE00}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF0F}' | '\u{FFF0}'..='\u{FFFF}' => false,
        _ => true,
    }
}

/// The small letter of a Vietnamese or Latin capital.
pub(crate) fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{BF}' => c,
        c => letter(c).small,
    }
}

/// A character taken apart.
#[derive(Debug, Clone, Copy)]
struct Letter {
    small: char,
    /// The small letter without its tone; `'\0'` for a tone mark alone, a
    /// space for what belongs to no word.
    base: char,
    /// The tone mark, `'\0'` for none.
    tone: char,
}

impl Letter {
    fn plain(c: char) -> Self {
        Self {
            small: c,
            base: if is_word(c) { c } else { ' ' },
            tone: '\0',
        }
    }

    fn is_word(self) -> bool {
        self.base != ' '
    }

    fn key(self) -> LetterKey {
        if !self.is_word() {
            return LetterKey(0);
        }
        let tone = TONES.iter().position(|tone| *tone == self.tone);
        let tone = tone.map_or(0, |at| 1 << (TONE_BITS + at));
        LetterKey(WORD_BIT | tone | u32::from(self.base))
    }
}

/// The marks of the five tones that are written.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// No base has a bit from here on.
const TONE_BITS: usize = 21;

const WORD_BIT: u32 = 1 << 31;

/// A letter as one number: its base without its tone, a bit for the tone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LetterKey(u32);

impl LetterKey {
    /// The key of a character behind the table.
    #[cold]
    fn beyond(c: char) -> Self {
        Letter::plain(c).key()
    }

    /// Whether the character belongs to a word.
    #[inline]
    pub(crate) fn is_word(self) -> bool {
        self.0 != 0
    }

    /// A number that two cases of one letter share, whatever its tone; 0 for a tone mark alone.
    #[inline]
    pub(crate) fn base(self) -> u32 {
        self.0 & ((1 << TONE_BITS) - 1)
    }

    /// Its tone as a bit of a number, 0 for none.
    #[inline]
    pub(crate) fn tone(self) -> u32 {
        (self.0 & !WORD_BIT) >> TONE_BITS
    }
}

/// The bytes that a word with this first letter can begin with, however it is
/// spelt: in capitals, with its tone here or on another letter, behind a stray mark.
pub(crate) fn leads(first: char) -> impl Iterator<Item = u8> {
    let base = letter(first).base;
    let ascii = u8::try_from(base).ok().filter(u8::is_ascii);
    let letters = match ascii {
        None | Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'y') => 0xC3..=0xFF,
        Some(_) => 0xCC..=0xCD,
    };
    let cases = ascii.map(|byte| [byte, byte.to_ascii_uppercase()]);
    cases.into_iter().flatten().chain(letters)
}

/// The last character of the table: the end of the Vietnamese block.
const LAST: char = '\u{1EFF}';

static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| ('\0'..=LAST).map(take_apart).collect());

static KEYS: LazyLock<Vec<LetterKey>> = LazyLock::new(|| LETTERS.iter().map(|letter| letter.key()).collect());

fn letter(c: char) -> Letter {
    LETTERS.get(c as usize).copied().unwrap_or_else(|| Letter::plain(c))
}

/// The keys of letters, for one who asks for many.
#[derive(Clone, Copy)]
pub(crate) struct LetterKeys(&'static [LetterKey]);

impl LetterKeys {
    pub(crate) fn get() -> Self {
        Self(&KEYS)
    }

    #[inline]
    pub(crate) fn of(self, c: char) -> LetterKey {
        match self.0.get(c as usize) {
            Some(key) => *key,
            None => LetterKey::beyond(c),
        }
    }
}

fn take_apart(c: char) -> Letter {
    if !is_word(c) {
        return Letter::plain(c);
    }
    let small = match c {
        'Ð' => 'đ',
        c => {
            let mut lower = c.to_lowercase();
            lower.next().filter(|_| lower.next().is_none()).unwrap_or(c)
        }
    };
    let mut tone = '\0';
    let mut base = '\0';
    let mut marks = [0_u32; 2];
    decompose_canonical(small, |part| match part {
        part if TONES.contains(&part) => tone = part,
        part if base == '\0' => base = part,
        part => marks = [u32::from(part), 1],
    });
    let hat = match (base, marks) {
        (base, [0, 0]) if tone == '\0' || "aeiouy".contains(base) => Some(base),
        ('a', [0x302, _]) => Some('â'),
        ('a', [0x306, _]) => Some('ă'),
        ('e', [0x302, _]) => Some('ê'),
        ('o', [0x302, _]) => Some('ô'),
        ('o', [0x31B, _]) => Some('ơ'),
        ('u', [0x31B, _]) => Some('ư'),
        _ => None,
    };
    match hat {
        Some('ð') => Letter {
            small, base: 'đ', tone
        },
        Some(base) => Letter { small, base, tone },
        // No Vietnamese letter: it stands for itself.
        None => Letter {
            small,
            base: small,
            tone: '\0',
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base_and_tone(c: char) -> (char, char) {
        let parts = letter(c);
        (parts.base, parts.tone)
    }

    #[test]
    fn every_vietnamese_letter_comes_apart() {
        let vowels = "aăâeêioôơuưy";
        let toned = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ";
        for (i, c) in toned.chars().enumerate() {
            let parts = letter(c);
            assert_eq!(Some(parts.base), vowels.chars().nth(i / 5), "{c}");
            assert_ne!(parts.tone, '\0', "{c}");
            let capital = c.to_uppercase().next().unwrap();
            assert_eq!(lower(capital), c);
            assert_eq!(base_and_tone(capital), (parts.base, parts.tone));
        }
        for (capital, small) in "ĂÂÊÔƠƯĐ".chars().zip("ăâêôơưđ".chars()) {
            assert_eq!(lower(capital), small);
            assert_eq!(base_and_tone(capital).0, small);
        }
        assert_eq!(base_and_tone('Ð').0, 'đ');
        assert_eq!(base_and_tone('ñ').0, 'ñ');
        assert!(!letter('×').is_word());
    }

    #[test]
    fn every_spelling_of_a_letter_begins_with_one_of_its_leads() {
        let base = |c: char| letter(c).base;
        for first in "AbcdeghiklmnopqrstuvxyâđêôưủÁΩ5".chars() {
            let leads: Vec<u8> = leads(first).collect();
            for other in (' '..=LAST).filter(|c| base(*c) == base(first) || base(*c) == '\0') {
                assert!(
                    leads.contains(&other.encode_utf8(&mut [0; 4]).as_bytes()[0]),
                    "{first} {other}"
                );
            }
        }
    }

    #[test]
    fn words_are_letters_digits_and_marks() {
        for c in ['a', 'Z', '0', 'ế', 'Đ', '\u{301}', '字'] {
            assert!(is_word(c), "{c}");
        }
        for c in [' ', '\u{a0}', '-', '–', '“', '…', '/', '×', '。'] {
            assert!(!is_word(c), "{c}");
        }
    }
}

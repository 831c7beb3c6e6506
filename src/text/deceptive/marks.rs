//! Marks that stand on letters: which are in their place, as those of a Vietnamese letter.

use unicode_normalization::char::{compose, decompose_canonical};

use super::{Deceit, deceit};

/// Whether a letter is of the Vietnamese alphabet with its marks, or of ASCII.
pub(crate) fn is_vietnamese(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c,
            'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý'
            | 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý'
            | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư'
            | '\u{1EA0}'..='\u{1EF9}')
}

/// The stroke that makes `Đ` of a `D`.
const STROKE: char = '\u{335}';

/// The letter that marks stand on, with those that were in their place.
#[derive(Default)]
pub(super) struct Stem(char);

impl Stem {
    /// Takes the next character of a text, and says whether it is a mark in its place:
    /// with the letter before it, it makes one of Vietnamese.
    pub(super) fn takes(&mut self, c: char, deceit: Option<Deceit>) -> bool {
        match deceit {
            Some(Deceit::Mark | Deceit::Overlay) => {
                let whole = self.with(c);
                self.0 = whole.unwrap_or(self.0);
                whole.is_some()
            }
            // A letter that looks like another takes its marks.
            Some(Deceit::Letter(looks)) => {
                self.0 = looks;
                false
            }
            _ => {
                self.0 = c;
                false
            }
        }
    }

    fn with(&self, mark: char) -> Option<char> {
        let stem = self.0;
        let whole = match (stem, mark) {
            ('D', STROKE) => Some('Đ'),
            ('d', STROKE) => Some('đ'),
            _ => compose(stem, mark).or_else(|| below(stem, mark)),
        };
        whole.filter(|whole| is_vietnamese(*whole))
    }
}

/// A letter with one mark and another that belongs below it: a tone typed before the hat.
fn below(letter: char, mark: char) -> Option<char> {
    let mut parts = ['\0'; 2];
    let mut count = 0;
    decompose_canonical(letter, |part| {
        if let Some(slot) = parts.get_mut(count) {
            *slot = part;
        }
        count += 1;
    });
    let [base, upper] = parts;
    let lower = compose(base, mark).filter(|_| count == 2)?;
    compose(lower, upper)
}

/// Whether a character is a mark that stands on the one before it.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(deceit(c), Some(Deceit::Mark | Deceit::Overlay))
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::super::deceptive;

    /// Whatever the order of the marks of a Vietnamese letter, none is out of its place.
    #[test]
    fn the_marks_of_vietnamese_letters_are_in_their_place() {
        let letters = ('\0'..='\u{1EF9}').filter(|c| super::is_vietnamese(*c));
        for letter in letters {
            let mut parts: Vec<char> = letter.nfd().collect();
            for _ in 0..2 {
                let text: String = parts.iter().collect();
                assert_eq!(deceptive(&text).count(), 0, "{text}");
                parts.get_mut(1..).unwrap_or_default().reverse();
            }
        }
        assert_eq!(deceptive("D\u{335}iều d\u{335}ến").count(), 0);
    }

    #[test]
    fn all_other_marks_are_out_of_place() {
        for (text, count) in [
            ("e\u{301}\u{301}", 1),
            ("ạ\u{323}", 1),
            ("5\u{301}", 1),
            ("\u{301}a", 1),
            ("0\u{336}5\u{336}", 2),
            ("e\u{336}\u{302}\u{301}", 1),
            ("c\u{301}", 1),
            ("d\u{336}", 1),
            ("a\u{489}", 1),
            // The letter is told; its marks are those of what it looks like.
            ("\u{435}\u{302}\u{301}", 1),
        ] {
            assert_eq!(deceptive(text).count(), count, "{text}");
        }
    }
}

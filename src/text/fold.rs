//! Comparing Vietnamese words however they are spelt.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::letters::{base_letter, is_letter_or_digit};
use super::survey::is_even;

/// The five tone marks: grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A form in which two spellings of the same words are equal.
///
/// Ignores case, composition (NFC, NFD), the place of the tone mark (`hòa`,
/// `hoà`), `Ð` for `Đ`, the sort of dash and quotation mark, invisible
/// characters and the width of white space. Words that differ in a letter or
/// a tone stay different. The result is for comparison, not for reading.
///
/// ```
/// use congvan::text::fold;
///
/// assert_eq!(fold("UỶ BAN  NHÂN DÂN"), fold("Ủy ban nhân dân"));
/// assert_eq!(fold("Độc lập – Tự do"), fold("Ðộc lập - Tự do"));
/// assert_ne!(fold("bản"), fold("bàn"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folder = Folder {
        out: String::with_capacity(text.len() + text.len() / 2),
        tone: None,
    };
    if is_even(text) {
        // Each letter comes apart by itself: no marks of several to be sorted.
        for c in text.chars() {
            match u8::try_from(c) {
                Ok(ascii) if c.is_ascii() => folder.ascii(ascii),
                _ => parts(c).for_each(|part| folder.push(part)),
            }
        }
    } else {
        text.nfd().for_each(|c| folder.push(c));
    }
    folder.finish()
}

/// What a letter comes apart into: itself or a base and its marks.
fn parts(c: char) -> impl Iterator<Item = char> {
    const MOST: usize = 4;
    type Parts = [char; MOST];
    /// From `À` to U+024F and from U+1E00 to U+1EFF.
    static PARTS: LazyLock<(Vec<Parts>, Vec<Parts>)> = LazyLock::new(|| {
        let of = |c: char| {
            let mut parts = ['\0'; MOST];
            let mut free = parts.iter_mut();
            decompose_canonical(c, |part| {
                if let Some(slot) = free.next() {
                    *slot = part;
                }
            });
            parts
        };
        (
            ('\u{C0}'..='\u{24F}').map(of).collect(),
            ('\u{1E00}'..='\u{1EFF}').map(of).collect(),
        )
    });
    let code = c as usize;
    let found = match code {
        0xC0..=0x24F => PARTS.0.get(code - 0xC0),
        0x1E00..=0x1EFF => PARTS.1.get(code - 0x1E00),
        _ => None,
    };
    let parts = found.copied().unwrap_or([c, '\0', '\0', '\0']);
    parts.into_iter().take_while(|part| *part != '\0')
}

/// A folded text on its way; tones wait for the end of their word.
struct Folder {
    out: String,
    tone: Option<char>,
}

impl Folder {
    fn ascii(&mut self, byte: u8) {
        if byte.is_ascii_alphanumeric() {
            self.out.push(char::from(byte.to_ascii_lowercase()));
        } else {
            self.push(char::from(byte));
        }
    }

    fn push(&mut self, c: char) {
        if TONES.contains(&c) {
            self.tone = Some(c);
            return;
        }
        if self.tone.is_some() && !is_letter_or_digit(c) && !is_combining_mark(c) {
            self.out.extend(self.tone.take());
        }
        match c {
            'Ð' | 'ð' | 'Đ' | 'đ' | 'Ɖ' => self.out.push('đ'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => self.out.push('-'),
            '“' | '”' | '„' | '«' | '»' => self.out.push('"'),
            '‘' | '’' => self.out.push('\''),
            // Hats and horns have no case.
            '\u{302}' | '\u{306}' | '\u{31B}' => self.out.push(c),
            c if is_invisible(c) => {}
            c if c.is_whitespace() => {
                if !self.out.is_empty() && !self.out.ends_with(' ') {
                    self.out.push(' ');
                }
            }
            c if c.is_ascii() => self.out.push(c.to_ascii_lowercase()),
            c => self.out.extend(c.to_lowercase()),
        }
    }

    fn finish(mut self) -> String {
        self.out.extend(self.tone);
        if self.out.ends_with(' ') {
            self.out.pop();
        }
        self.out
    }
}

/// Whether two texts are the same words, see [`fold`].
///
/// ```
/// assert!(congvan::text::fold_eq("GIẤY UỶ QUYỀN", "Giấy ủy quyền"));
/// ```
#[must_use]
pub fn fold_eq(a: &str, b: &str) -> bool {
    a == b || (may_be_same(a, b) && fold(a) == fold(b))
}

/// Whether no letter of two texts differs, marks and signs aside: most words differ
/// by their first letters.
fn may_be_same(a: &str, b: &str) -> bool {
    let letters = |c: char| is_letter_or_digit(c).then(|| base_letter(c).to_ascii_lowercase());
    let pairs = a.chars().filter_map(letters).zip(b.chars().filter_map(letters));
    pairs.filter(|(a, b)| a.is_ascii() && b.is_ascii()).all(|(a, b)| a == b)
}

/// The bare letters: lower case, no marks at all, white space collapsed.
///
/// Finds fixed words in text whose marks an OCR program lost.
///
/// ```
/// use congvan::text::skeleton;
///
/// assert_eq!(skeleton("Nơi  nhận:"), "noi nhan:");
/// assert_eq!(skeleton("ĐỘC LẬP"), skeleton("doc lap"));
/// ```
#[must_use]
pub fn skeleton(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let base = base_letter(c);
        if base.is_ascii_graphic() {
            out.push(base.to_ascii_lowercase());
        } else if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_combining_mark(c) && !is_invisible(c) {
            out.extend(base.to_lowercase());
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Characters that leave no trace on the page: zero-width, bidirectional, soft hyphen.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}') || is_bidirectional(c)
}

/// Characters that turn the direction of the text behind them.
pub(super) fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_every_pair_of_tone_placements() {
        for (a, b) in [
            ("hòa", "hoà"),
            ("khóa", "khoá"),
            ("ủy", "uỷ"),
            ("thủy", "thuỷ"),
            ("họa", "hoạ"),
            ("lòe", "loè"),
            ("HỎA", "HOẢ"),
        ] {
            assert_eq!(fold(a), fold(b));
            let decomposed: String = b.nfd().collect();
            assert_eq!(fold(a), fold(&decomposed));
        }
    }

    #[test]
    fn keeps_what_distinguishes_words() {
        for (a, b) in [("ban", "bàn"), ("tu", "tư"), ("do", "đo"), ("ma", "mạ"), ("o", "ô")] {
            assert_ne!(fold(a), fold(b));
        }
    }

    #[test]
    fn a_tone_typed_before_the_hat_folds_too() {
        assert_eq!(fold("e\u{301}\u{302}"), fold("ế"));
        assert_eq!(skeleton("e\u{301}\u{302}"), "e");
    }
}

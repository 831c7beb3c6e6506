//! Comparing Vietnamese words however they are spelt.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

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
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    let mut tone = None;
    for c in text.nfd() {
        if TONES.contains(&c) {
            tone = Some(c);
            continue;
        }
        let in_word = c.is_alphanumeric() || is_combining_mark(c);
        if !in_word && let Some(mark) = tone.take() {
            out.push(mark);
        }
        match c {
            'Ð' | 'ð' | 'Đ' | 'Ɖ' => out.push('đ'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '‘' | '’' => out.push('\''),
            c if is_invisible(c) => {}
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out.extend(tone);
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Whether two texts are the same words, see [`fold`].
///
/// ```
/// assert!(congvan::text::fold_eq("GIẤY UỶ QUYỀN", "Giấy ủy quyền"));
/// ```
#[must_use]
pub fn fold_eq(a: &str, b: &str) -> bool {
    a == b || fold(a) == fold(b)
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

/// The letter without its marks: `ế` gives `e`, `Đ` gives `D`.
pub(crate) fn base_letter(c: char) -> char {
    /// The bases of the letters with marks: Latin-1 to Latin Extended-B, and the Vietnamese block.
    static BASES: LazyLock<(Vec<char>, Vec<char>)> = LazyLock::new(|| {
        let of = |range: std::ops::RangeInclusive<char>| range.map(decomposed_base).collect();
        (of('\u{80}'..='\u{24F}'), of('\u{1E00}'..='\u{1EFF}'))
    });
    let code = c as usize;
    let found = match code {
        0..0x80 => return c,
        0x80..=0x24F => BASES.0.get(code - 0x80),
        0x1E00..=0x1EFF => BASES.1.get(code - 0x1E00),
        0x2010..=0x2015 | 0x2212 => return '-',
        _ => return decomposed_base(c),
    };
    found.copied().unwrap_or(c)
}

fn decomposed_base(c: char) -> char {
    match c {
        'Đ' | 'Ð' | 'Ɖ' => 'D',
        'đ' | 'ð' => 'd',
        c => {
            let mut base = c;
            let mut first = true;
            decompose_canonical(c, |part| {
                if std::mem::take(&mut first) {
                    base = part;
                }
            });
            base
        }
    }
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

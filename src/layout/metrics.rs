//! How wide words are in Times New Roman: a rule under a line is judged by the
//! line's length, and nobody else on the way knows it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Length, TextStyle};

/// The width of a text on one line, set in Times New Roman (or a face of the same
/// widths), whatever face the style names.
///
/// The widths are those of Liberation Serif 2.1, which are made to equal Times New
/// Roman's. Accents take no room; a character beyond Vietnamese counts as a middling one.
pub(crate) fn width(text: &str, style: &TextStyle) -> Length {
    let table = usize::from(style.bold) + 2 * usize::from(style.italic);
    let set: u64 = if style.capitals {
        text.chars()
            .flat_map(char::to_uppercase)
            .map(|c| u64::from(units(c, table)))
            .sum()
    } else {
        text.chars().map(|c| u64::from(units(c, table))).sum()
    };
    let size = u64::try_from(style.size.twips()).unwrap_or(0);
    let twips = set.saturating_mul(size) / PER_EM;
    Length::from_twips(i32::try_from(twips).unwrap_or(i32::MAX))
}

/// The widths are parts of an em of so many.
const PER_EM: u64 = 2048;

fn units(c: char, table: usize) -> u16 {
    /// Half an em: a letter of middling width.
    const MIDDLING: u16 = 1024;
    const NO_BREAK_SPACE: char = '\u{A0}';
    let c = if c == NO_BREAK_SPACE { ' ' } else { c };
    if is_combining_mark(c) {
        return 0;
    }
    let own = |c: char| OTHERS.iter().find(|row| row.0 == c).and_then(|row| row.1.get(table));
    if let Some(width) = ascii(c, table).or_else(|| own(c)) {
        return *width;
    }
    let mut parts = std::iter::once(c).nfd();
    let base = parts.next().unwrap_or(c);
    match horned(base).filter(|_| parts.any(|mark| mark == HORN)) {
        Some(horned) => own(horned),
        None => ascii(base, table),
    }
    .copied()
    .unwrap_or(MIDDLING)
}

const HORN: char = '\u{31B}';

/// `ơ` and `ư` are wider than what they are made of.
fn horned(base: char) -> Option<char> {
    Some(match base {
        'o' => 'ơ',
        'O' => 'Ơ',
        'u' => 'ư',
        'U' => 'Ư',
        _ => return None,
    })
}

fn ascii(c: char, table: usize) -> Option<&'static u16> {
    let at = (c as usize).checked_sub(' ' as usize)?;
    [&REGULAR, &BOLD, &ITALIC, &BOLD_ITALIC].get(table)?.get(at)
}

const REGULAR: [u16; 95] = [
    512, 682, 836, 1024, 1024, 1706, 1593, 369, 682, 682, 1024, 1155, 512, 682, 512, 569, 1024, 1024, 1024, 1024, 1024,
    1024, 1024, 1024, 1024, 1024, 569, 569, 1155, 1155, 1155, 909, 1886, 1479, 1366, 1366, 1479, 1251, 1139, 1479,
    1479, 682, 797, 1479, 1251, 1821, 1479, 1479, 1139, 1479, 1366, 1139, 1251, 1479, 1479, 1933, 1479, 1479, 1251,
    682, 569, 682, 961, 1024, 682, 909, 1024, 909, 1024, 909, 682, 1024, 1024, 569, 569, 1024, 569, 1593, 1024, 1024,
    1024, 1024, 682, 797, 569, 1024, 1024, 1479, 1024, 1024, 909, 983, 410, 983, 1108,
];
const BOLD: [u16; 95] = [
    512, 682, 1137, 1024, 1024, 2048, 1706, 569, 682, 682, 1024, 1167, 512, 682, 512, 569, 1024, 1024, 1024, 1024,
    1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1167, 1167, 1167, 1024, 1905, 1479, 1366, 1479, 1479, 1366, 1251,
    1593, 1593, 797, 1024, 1593, 1366, 1933, 1479, 1593, 1251, 1593, 1479, 1139, 1366, 1479, 1479, 2048, 1479, 1479,
    1366, 682, 569, 682, 1190, 1024, 682, 1024, 1139, 909, 1139, 909, 682, 1024, 1139, 569, 682, 1139, 569, 1706, 1139,
    1024, 1139, 1139, 909, 797, 682, 1139, 1024, 1479, 1024, 1024, 909, 807, 451, 807, 1065,
];
const ITALIC: [u16; 95] = [
    512, 682, 860, 1024, 1024, 1706, 1593, 438, 682, 682, 1024, 1382, 512, 682, 512, 569, 1024, 1024, 1024, 1024, 1024,
    1024, 1024, 1024, 1024, 1024, 682, 682, 1382, 1382, 1382, 1024, 1884, 1251, 1251, 1366, 1479, 1251, 1251, 1479,
    1479, 682, 909, 1366, 1139, 1706, 1366, 1479, 1251, 1479, 1251, 1024, 1139, 1479, 1251, 1706, 1251, 1139, 1139,
    797, 569, 797, 864, 1024, 682, 1024, 1024, 909, 1024, 909, 569, 1024, 1024, 569, 569, 909, 569, 1479, 1024, 1024,
    1024, 1024, 797, 797, 569, 1024, 909, 1366, 909, 909, 797, 819, 563, 819, 1108,
];
const BOLD_ITALIC: [u16; 95] = [
    512, 797, 1137, 1024, 1024, 1706, 1593, 569, 682, 682, 1024, 1167, 512, 682, 512, 569, 1024, 1024, 1024, 1024,
    1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1167, 1167, 1167, 1024, 1704, 1366, 1366, 1366, 1479, 1366, 1366,
    1479, 1593, 797, 1024, 1366, 1251, 1821, 1479, 1479, 1251, 1479, 1366, 1139, 1251, 1479, 1366, 1821, 1366, 1251,
    1251, 682, 569, 682, 1167, 1024, 682, 1024, 1024, 909, 1024, 909, 682, 1024, 1139, 569, 569, 1024, 569, 1593, 1139,
    1024, 1024, 1024, 797, 797, 569, 1139, 909, 1366, 1024, 909, 797, 713, 451, 713, 1167,
];
const OTHERS: [(char, [u16; 4]); 21] = [
    ('Đ', [1479, 1479, 1479, 1479]),
    ('đ', [1024, 1139, 1024, 1024]),
    ('Ơ', [1479, 1593, 1479, 1479]),
    ('ơ', [1083, 1134, 1093, 1099]),
    ('Ư', [1589, 1630, 1544, 1587]),
    ('ư', [1110, 1229, 1117, 1227]),
    ('–', [1024, 1024, 1024, 1024]),
    ('—', [2048, 2048, 1821, 2048]),
    ('“', [909, 1024, 1139, 1024]),
    ('”', [909, 1024, 1139, 1024]),
    ('‘', [682, 682, 682, 682]),
    ('’', [682, 682, 682, 682]),
    ('…', [2048, 2048, 1821, 2048]),
    ('•', [717, 717, 717, 717]),
    ('§', [1024, 1024, 1024, 1024]),
    ('°', [819, 819, 819, 819]),
    ('×', [1155, 1167, 1382, 1167]),
    ('½', [1536, 1536, 1536, 1536]),
    ('«', [1024, 1024, 1024, 1024]),
    ('»', [1024, 1024, 1024, 1024]),
    ('²', [614, 614, 614, 614]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn points(text: &str, size: f64, bold: bool, italic: bool) -> f64 {
        let style = TextStyle {
            size: Length::from_points(size),
            bold,
            italic,
            ..TextStyle::default()
        };
        width(text, &style).points()
    }

    #[test]
    fn accents_take_no_room_and_horns_do() {
        assert_eq!(
            points("CONG HOA", 13.0, true, false),
            points("CỘNG HÒA", 13.0, true, false)
        );
        assert_eq!(points("ơ\u{323}", 14.0, false, false), points("ợ", 14.0, false, false));
        assert!(points("ợ", 14.0, false, false) > points("ọ", 14.0, false, false));
        assert!(points("Đ", 14.0, false, false) > points("đ", 14.0, false, false));
        assert_eq!(points("語", 10.0, false, false), 5.0);
        assert_eq!(points("\u{A0}", 10.0, true, false), points(" ", 10.0, true, false));
    }

    #[test]
    fn the_head_of_a_letter_fits_its_column() {
        // As a word processor sets them: 12 pt bold, then 13 pt bold.
        let title = points("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12.0, true, false);
        let motto = points("Độc lập - Tự do - Hạnh phúc", 13.0, true, false);
        assert!((249.0..252.0).contains(&title), "{title}");
        assert!((158.0..161.0).contains(&motto), "{motto}");
    }
}

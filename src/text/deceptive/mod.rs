//! Characters that deceive the eye: those of other scripts that look like Vietnamese
//! letters and digits, those that are not seen, those that turn the text behind them, marks
//! that no Vietnamese letter has.

mod marks;
mod table;

use std::borrow::Cow;

use self::marks::Stem;
pub(crate) use self::marks::{is_mark, is_vietnamese};
use self::table::Tables;

/// How a character deceives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Deceit {
    /// It turns the direction of the text: what is seen stands in another order.
    Turns,
    /// It is not seen at all.
    Unseen,
    /// It is not seen, and spells an ASCII character for programs (U+E0000 and above).
    Smuggles(char),
    /// It looks like this letter.
    Letter(char),
    /// It is this digit, in another script.
    Digit(char),
    /// It looks like this sign.
    Sign(char),
    /// It is a mark on the letter before it, out of place unless they make a Vietnamese one.
    Mark,
    /// It lies over the character before it, or around it: what is seen is struck out.
    Overlay,
    /// It is a letter of a script that no Vietnamese word is written in.
    Alien,
}

/// A character that deceives, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Deceptive {
    /// The first byte.
    pub(crate) at: usize,
    pub(crate) c: char,
    pub(crate) deceit: Deceit,
}

/// Mathematical letters: so many styles of 26 capitals and 26 small letters.
const MATH: std::ops::RangeInclusive<u32> = 0x1D400..=0x1D6A3;
/// Mathematical digits: so many styles of ten.
const MATH_DIGITS: std::ops::RangeInclusive<u32> = 0x1D7CE..=0x1D7FF;
/// Shifts from the forms as wide as an ideograph to ASCII.
const FULLWIDTH: std::ops::RangeInclusive<u32> = 0xFF01..=0xFF5E;
/// Invisible copies of ASCII.
const TAGS: std::ops::RangeInclusive<u32> = 0xE0000..=0xE007F;

/// How a character deceives, if it does.
pub(crate) fn deceit(c: char) -> Option<Deceit> {
    let code = u32::from(c);
    let ascii = |code: u32| char::from_u32(code).filter(char::is_ascii);
    match code {
        // The alphabet ends most questions.
        0..=0x7F | 0x1EA0..=0x1EF9 => None,
        _ if FULLWIDTH.contains(&code) => {
            let c = ascii(code - 0xFEE0)?;
            Some(match c {
                '0'..='9' => Deceit::Digit(c),
                c if c.is_ascii_alphabetic() => Deceit::Letter(c),
                c => Deceit::Sign(c),
            })
        }
        _ if MATH.contains(&code) => {
            let place = (code - MATH.start()) % 52;
            let first = if place < 26 { 'A' } else { 'a' };
            ascii(u32::from(first) + place % 26).map(Deceit::Letter)
        }
        _ if MATH_DIGITS.contains(&code) => {
            ascii(u32::from('0') + (code - MATH_DIGITS.start()) % 10).map(Deceit::Digit)
        }
        _ if TAGS.contains(&code) => {
            let told = ascii(code - TAGS.start()).filter(|c| !c.is_ascii_control());
            Some(told.map_or(Deceit::Unseen, Deceit::Smuggles))
        }
        // Of these an emoji has one; nothing else in an official document does.
        0xFE00..=0xFE0F | 0xE0100..=0xE01EF => Some(Deceit::Unseen),
        _ => Tables::get().deceit(c),
    }
}

/// The name of a character that deceives, as Unicode has it.
pub(crate) fn name(c: char) -> Cow<'static, str> {
    let code = u32::from(c);
    let of = |told: char| match told {
        'A'..='Z' => format!("CAPITAL {told}"),
        'a'..='z' => format!("SMALL {}", told.to_ascii_uppercase()),
        told => told.to_string(),
    };
    match (code, deceit(c)) {
        (_, Some(Deceit::Letter(told))) if FULLWIDTH.contains(&code) => {
            let (case, letter) = match told.is_ascii_uppercase() {
                true => ("CAPITAL", told),
                false => ("SMALL", told.to_ascii_uppercase()),
            };
            format!("FULLWIDTH LATIN {case} LETTER {letter}").into()
        }
        (_, Some(Deceit::Digit(told))) if FULLWIDTH.contains(&code) => format!("FULLWIDTH DIGIT {}", word(told)).into(),
        (_, Some(Deceit::Sign(told))) if FULLWIDTH.contains(&code) => format!("FULLWIDTH {told}").into(),
        (_, Some(Deceit::Letter(told))) if MATH.contains(&code) => format!("MATHEMATICAL {}", of(told)).into(),
        (_, Some(Deceit::Digit(told))) if MATH_DIGITS.contains(&code) => {
            format!("MATHEMATICAL DIGIT {}", word(told)).into()
        }
        (_, Some(Deceit::Smuggles(told))) => format!("TAG {told}").into(),
        (0xFE00..=0xFE0F | 0xE0100..=0xE01EF, _) => "VARIATION SELECTOR".into(),
        _ if TAGS.contains(&code) => "TAG".into(),
        _ => Tables::get().name(c),
    }
}

/// The name of a digit.
fn word(digit: char) -> &'static str {
    const WORDS: [&str; 10] = [
        "ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE",
    ];
    let value = digit.to_digit(10).and_then(|value| usize::try_from(value).ok());
    value.and_then(|value| WORDS.get(value)).copied().unwrap_or_default()
}

/// Every character of a text that deceives, in order; marks in their place do not.
pub(crate) fn deceptive(text: &str) -> impl Iterator<Item = Deceptive> {
    let mut stem = Stem::default();
    let found = move |(at, c)| {
        let deceit = deceit(c);
        let placed = stem.takes(c, deceit);
        let deceit = deceit.filter(|_| !placed)?;
        Some(Deceptive { at, c, deceit })
    };
    // The byte order mark is none.
    let all = text.char_indices().filter(|(at, c)| *at > 0 || *c != '\u{FEFF}');
    all.filter_map(found)
}

/// A text as a person takes it: what looks like a letter is that letter, what stands over
/// one or is not seen is left out, and a letter of another script is any letter.
#[cfg(feature = "letter")]
pub(crate) fn as_seen(text: &str) -> Cow<'_, str> {
    use unicode_normalization::UnicodeNormalization;

    if !may_deceive(text) {
        return Cow::Borrowed(text);
    }
    let mut stem = Stem::default();
    let mut before = ' ';
    let seen = text.chars().filter_map(|c| {
        let deceit = deceit(c);
        let placed = stem.takes(c, deceit);
        let c = match deceit.filter(|_| !placed) {
            None => c,
            Some(Deceit::Letter(c) | Deceit::Digit(c) | Deceit::Sign(c)) => c,
            Some(Deceit::Alien) if before == ' ' => 'A',
            Some(Deceit::Alien) => 'a',
            Some(_) => return None,
        };
        before = c;
        Some(c)
    });
    Cow::Owned(seen.nfc().collect())
}

/// Whether a text may hold such a character: a look at its bytes, which nearly all
/// texts need no more than.
pub(crate) fn may_deceive(text: &str) -> bool {
    super::has_pair(text, |a, b| {
        // Of two bytes: the soft hyphen, `Ð`, `ð`, `ı`, letters
        // of other alphabets of Latin but `Ơ` and `Ư`, and all from the marks on.
        let hyphen = (a == 0xC2) & (b == 0xAD);
        let eth = (a == 0xC3) & ((b == 0x90) | (b == 0xB0));
        let horned = ((b | 1) == 0xA1) | (b == 0xAF) | (b == 0xB0);
        let latin = ((a == 0xC4) & (b == 0xB1)) | ((a == 0xC6) & !horned) | (0xC7..=0xCB).contains(&a);
        let two = (0xCC..=0xE0).contains(&a);
        // Of three: all but the Vietnamese block and the dashes and quotation marks.
        let block = (a == 0xE1) & (b != 0xBA) & (b != 0xBB);
        let unseen =
            (a == 0x80) & ((0x8B..=0x8F).contains(&b) | (0xAA..=0xAE).contains(&b) | (b == 0xA4) | (b == 0x9A));
        let three = ((a == 0xE2) & (b != 0x80)) | (a >= 0xE3);
        hyphen | eth | latin | two | block | unseen | three
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_what_they_look_like() {
        for (c, deceit, name) in [
            ('В', Deceit::Letter('B'), "CYRILLIC CAPITAL LETTER VE"),
            ('Ο', Deceit::Letter('O'), "GREEK CAPITAL LETTER OMICRON"),
            ('Ｎ', Deceit::Letter('N'), "FULLWIDTH LATIN CAPITAL LETTER N"),
            ('\u{1D40D}', Deceit::Letter('N'), "MATHEMATICAL CAPITAL N"),
            ('\u{1D4F7}', Deceit::Letter('n'), "MATHEMATICAL SMALL N"),
            ('Ð', Deceit::Letter('Đ'), "LATIN CAPITAL LETTER ETH"),
            ('４', Deceit::Digit('4'), "FULLWIDTH DIGIT FOUR"),
            ('٤', Deceit::Digit('4'), "ARABIC-INDIC DIGIT FOUR"),
            ('\u{1D7D7}', Deceit::Digit('9'), "MATHEMATICAL DIGIT NINE"),
            ('／', Deceit::Sign('/'), "FULLWIDTH /"),
            ('\u{2215}', Deceit::Sign('/'), "DIVISION SLASH"),
            ('\u{200B}', Deceit::Unseen, "ZERO WIDTH SPACE"),
            ('\u{202E}', Deceit::Turns, "RIGHT-TO-LEFT OVERRIDE"),
            ('\u{E0041}', Deceit::Smuggles('A'), "TAG A"),
            ('\u{FE0F}', Deceit::Unseen, "VARIATION SELECTOR"),
        ] {
            assert_eq!(super::deceit(c), Some(deceit), "{c}");
            assert_eq!(super::name(c), name, "{c}");
        }
    }

    #[test]
    fn vietnamese_letters_and_signs_of_letters_do_not_deceive() {
        for c in "ẠẶỰỸỹ ƯưƠơĂăĐđÝý 5/QĐ-UBND; – “Độc lập” ‘Tự do’… € § ° m² ½ → 📎 • ®".chars()
        {
            assert_eq!(deceit(c), None, "{c}");
        }
    }

    /// The look at the bytes passes over nothing.
    #[test]
    fn what_deceives_shows_in_its_bytes() {
        for c in '\0'..=char::MAX {
            if deceit(c).is_some() {
                assert!(may_deceive(&format!("ế{c}ế")), "{:04X}", u32::from(c));
                assert!(!name(c).is_empty(), "{:04X}", u32::from(c));
            }
        }
        assert!(!may_deceive(
            "Cộng hòa – “Độc lập” ‘Tự do’… ẠẶỰỸỹ ƯưƠơĂăĐđ 5/QĐ-UBND • §"
        ));
    }

    #[cfg(feature = "letter")]
    #[test]
    fn a_text_is_seen_without_its_disguise() {
        for (text, seen) in [
            ("H\u{336}o\u{336}à\u{336}ng", "Hoàng"),
            ("Thı\u{323} \u{15DE}uyên", "Thị Auyên"),
            ("\u{A4E7}oàng\u{200B}", "Hoàng"),
            ("Lê Thị Bình", "Lê Thị Bình"),
        ] {
            assert_eq!(as_seen(text), seen);
        }
    }

    #[test]
    fn the_byte_order_mark_is_at_its_place() {
        let found: Vec<usize> = deceptive("\u{FEFF}S\u{FEFF}").map(|found| found.at).collect();
        assert_eq!(found, [4]);
    }
}

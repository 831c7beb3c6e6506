//! Letters in fonts of before Unicode: the font says how to read them.

use std::collections::BTreeSet;

use crate::text::{LegacyFont, Span};

/// Fonts by how their names begin, in small letters.
const FONTS: [(&str, LegacyFont); 3] = [
    (".vn", LegacyFont::Tcvn3),
    ("vni-", LegacyFont::Vni),
    ("vni ", LegacyFont::Vni),
];

/// Where fonts of signs have their codes, as Word keeps those of some of these fonts.
const PRIVATE: u32 = 0xF000;

/// What was decoded.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// The names of the fonts.
    pub(super) fonts: BTreeSet<String>,
    /// How many letters changed.
    pub(super) letters: usize,
    /// The first text that did.
    pub(super) first: Option<Span>,
}

/// The encoding that a font shows, and whether it shows capitals for small letters.
pub(super) fn encoding(face: &str) -> Option<(LegacyFont, bool)> {
    let lower = face.to_ascii_lowercase();
    let (_, font) = FONTS.iter().find(|(head, _)| lower.starts_with(head))?;
    let capitals = *font == LegacyFont::Tcvn3 && face.trim_end().ends_with('H');
    Some((*font, capitals))
}

/// A text in Unicode as its font shows it; `None` where it is as it stands.
pub(super) fn decode(face: &str, text: &str) -> Option<String> {
    let (font, capitals) = encoding(face)?;
    let codes: String = text.chars().map(latin).collect();
    let letters = font.decode(&codes);
    let letters = if capitals { letters.to_uppercase() } else { letters };
    (letters != text).then_some(letters)
}

fn latin(c: char) -> char {
    let code = u32::from(c)
        .checked_sub(PRIVATE)
        .filter(|code| (0x20..0x100).contains(code));
    code.and_then(char::from_u32).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_say_how_their_letters_are_read() {
        assert_eq!(decode(".VnTime", "Hµ Khª").as_deref(), Some("Hà Khê"));
        assert_eq!(
            decode(".VnTimeH", "ñy ban nh©n d©n").as_deref(),
            Some("ỦY BAN NHÂN DÂN")
        );
        assert_eq!(decode("VNI-Times", "Ñoäc laäp").as_deref(), Some("Độc lập"));
        assert_eq!(decode(".VnTime", "\u{F0AE}Þ").as_deref(), Some("đị"));
        assert_eq!(decode(".VnTime", "So 5"), None);
        assert_eq!(decode("Times New Roman", "Hµ"), None);
    }
}

//! Signs of fonts whose letters are pictures, in Unicode.

/// A font of signs, by how its name begins.
type Table = (&'static str, &'static [(u8, char)]);

/// The signs that letters use: bullets, ticks, boxes, arrows, mathematics.
#[rustfmt::skip]
const TABLES: [Table; 5] = [
    ("symbol", &[
        (0x2A, '*'), (0x2B, '+'), (0x2D, '−'), (0x44, 'Δ'), (0x53, 'Σ'), (0x57, 'Ω'), (0x61, 'α'), (0x62, 'β'),
        (0x64, 'δ'), (0x6C, 'λ'), (0x6D, 'μ'), (0x70, 'π'), (0x73, 'σ'), (0xA3, '≤'), (0xAB, '↔'), (0xAC, '←'),
        (0xAD, '↑'), (0xAE, '→'), (0xAF, '↓'), (0xB0, '°'), (0xB1, '±'), (0xB3, '≥'), (0xB4, '×'), (0xB7, '•'),
        (0xB8, '÷'), (0xB9, '≠'), (0xBB, '≈'), (0xBC, '…'), (0xD6, '√'), (0xDE, '⇒'), (0xE5, '∑'),
    ]),
    ("wingdings 2", &[
        (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x53, '☒'), (0x54, '☒'), (0x96, '•'), (0x97, '●'), (0xA3, '☐'),
    ]),
    ("wingdings 3", &[
        (0x66, '←'), (0x67, '→'), (0x68, '↑'), (0x69, '↓'), (0x7D, '▶'), (0x75, '▶'),
    ]),
    ("wingdings", &[
        (0x28, '☎'), (0x2A, '✉'), (0x34, '✋'), (0x6C, '●'), (0x6D, '❍'), (0x6E, '■'), (0x6F, '☐'), (0x71, '❑'),
        (0x72, '❒'), (0x73, '⬧'), (0x74, '⧫'), (0x75, '◆'), (0x76, '❖'), (0x77, '⬥'), (0x9E, '·'), (0x9F, '•'),
        (0xA7, '▪'), (0xA8, '☐'), (0xD8, '➢'), (0xDF, '←'), (0xE0, '→'), (0xE1, '↑'), (0xE2, '↓'), (0xE8, '➔'),
        (0xF0, '⇨'), (0xFB, '✗'), (0xFC, '✓'), (0xFD, '☒'), (0xFE, '☑'),
    ]),
    ("webdings", &[
        (0x34, '▶'), (0x61, '✓'), (0x63, '□'), (0x67, '■'), (0x6E, '●'), (0x72, '✗'),
    ]),
];

/// The codes of such fonts stand in the private area from here.
const PRIVATE: u32 = 0xF000;

/// The sign that a font shows for a character; `None` where that is not known or the
/// font is an ordinary one.
pub(super) fn shown(face: Option<&str>, c: char) -> Option<char> {
    let face = face.map(str::to_lowercase).unwrap_or_default();
    let code = u32::from(c);
    let code = if code >= PRIVATE { code - PRIVATE } else { code };
    let code = u8::try_from(code).ok()?;
    let named = TABLES.iter().find(|(name, _)| face.starts_with(name));
    // A code of the private area without a font of signs: Symbol is what Word writes
    // for its own bullets.
    let table = named.or_else(|| TABLES.first().filter(|_| u32::from(c) >= PRIVATE))?;
    let row = table.1.iter().find(|row| row.0 == code);
    row.map(|row| row.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_ticks() {
        assert_eq!(shown(Some("Symbol"), '\u{F0B7}'), Some('•'));
        assert_eq!(shown(Some("Wingdings"), '\u{F0FC}'), Some('✓'));
        assert_eq!(shown(Some("Wingdings"), 'ü'), Some('✓'));
        assert_eq!(shown(Some("Wingdings 2"), '\u{F0A3}'), Some('☐'));
        assert_eq!(shown(None, '\u{F0B7}'), Some('•'));
        assert_eq!(shown(Some("Times New Roman"), 'ü'), None);
        assert_eq!(shown(Some("Wingdings"), 'ế'), None);
    }
}

//! Recognising text typed in a font encoding from before Unicode.

/// A font encoding that stored Vietnamese letters on code points of Western ones.
///
/// Text in it looks like `Céng hoµ x· héi` (TCVN3) or `COÄNG HOØA` (VNI).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LegacyFont {
    /// TCVN3 (ABC), fonts named `.VnTime` and the like.
    Tcvn3,
    /// VNI Windows, fonts named `VNI-Times` and the like.
    Vni,
}

impl LegacyFont {
    /// The common name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            LegacyFont::Tcvn3 => "TCVN3 (ABC)",
            LegacyFont::Vni => "VNI",
        }
    }

    /// Recognises the encoding by its letters, one telling place for each
    /// twenty letters at the least; `None` for Unicode text.
    ///
    /// ```
    /// use congvan::text::LegacyFont;
    ///
    /// assert_eq!(LegacyFont::detect("céng hoµ x· héi chñ nghÜa ViÖt nam"), Some(LegacyFont::Tcvn3));
    /// assert_eq!(LegacyFont::detect("COÄNG HOAØ XAÕ HOÄI CHUÛ NGHÓA"), Some(LegacyFont::Vni));
    /// assert_eq!(LegacyFont::detect("Cộng hòa xã hội chủ nghĩa"), None);
    /// ```
    #[must_use]
    pub fn detect(text: &str) -> Option<Self> {
        let mut counts = Counts::default();
        let mut before = ' ';
        for c in text.chars() {
            counts.see(before, c);
            before = c;
        }
        counts.verdict()
    }
}

#[derive(Default)]
struct Counts {
    letters: usize,
    unicode: usize,
    tcvn3: usize,
    vni: usize,
}

impl Counts {
    fn see(&mut self, before: char, c: char) {
        if c.is_ascii() {
            self.letters += usize::from(c.is_ascii_alphabetic());
            return;
        }
        self.letters += 1;
        match c {
            // Letters that only Unicode has.
            '\u{1EA0}'..='\u{1EF9}' | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' => self.unicode += 1,
            '¡'..='¬'
            | '®'
            | '¯'
            | 'µ'
            | '¶'
            | '·'
            | '¸'
            | '¹'
            | '»'
            | '¼'
            | '½'
            | '¾'
            | '×'
            | 'Þ'
            | 'ß'
            | '÷'
            | 'þ' => {
                self.tcvn3 += 1;
            }
            _ => {}
        }
        // VNI writes the mark behind its vowel, as a letter of its own.
        let vni = match lower(before) {
            'a' => "âàáåãäêèéúüëøùûõï".contains(lower(c)),
            'e' | 'o' => "âàáåãäøùûõï".contains(lower(c)),
            'u' | 'y' | 'ö' | 'ô' => "øùûõï".contains(lower(c)),
            _ => false,
        };
        if vni {
            self.vni += 1;
        } else if before.is_ascii_lowercase() && matches!(c, 'À'..='Þ') {
            self.tcvn3 += 1;
        }
    }

    fn verdict(&self) -> Option<LegacyFont> {
        let most = self.tcvn3.max(self.vni);
        // A few Unicode letters may stand in a legacy text (a name typed later).
        if most < 3 || most * 20 < self.letters || self.unicode * 4 > most {
            return None;
        }
        Some(if self.tcvn3 > self.vni {
            LegacyFont::Tcvn3
        } else {
            LegacyFont::Vni
        })
    }
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_no_legacy() {
        for text in [
            "",
            "abc",
            "Số: 5/QĐ-UBND",
            "Độc lập - Tự do - Hạnh phúc",
            "Café à la crème · 100 ¥",
        ] {
            assert_eq!(LegacyFont::detect(text), None, "{text}");
        }
    }

    #[test]
    fn a_unicode_name_does_not_hide_a_legacy_text() {
        let text = "TM. UÛY BAN NHAÂN DAÂN TÆNH CHUÛ TÒCH Trần Văn An, Ñoäc laäp - Töï do - Haïnh phuùc, Caên cöù Luaät Toå chöùc";
        assert_eq!(LegacyFont::detect(text), Some(LegacyFont::Vni));
    }
}

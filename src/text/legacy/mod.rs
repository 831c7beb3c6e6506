//! Text typed in an encoding from before Unicode: recognised, decoded, encoded.

mod capitals;
mod convert;
mod detect;
mod lost;
mod tcvn3;
mod viqr;
mod vni;
mod windows_1258;
mod word;

pub(super) use convert::{Converted, convert};

use unicode_normalization::UnicodeNormalization;

use super::Span;

/// An encoding from before Unicode that stored Vietnamese letters on the codes
/// of Western ones, or on plain ASCII.
///
/// Text in it looks like `Céng hoµ x· héi` (TCVN3), `COÄNG HOØA` (VNI) or
/// `Côòng hoÌa` (windows-1258). [`letter::from_str`](crate::letter::from_str)
/// recognises these three and decodes them by itself; the two others are
/// decoded on request only.
///
/// Here a byte of the encoding is the character of that number (Latin-1), which
/// is how such text arrives in Unicode files. The tables agree with those of
/// xvnkb, VBKey and, for TCVN 5712, of glibc.
///
/// ```
/// use congvan::text::LegacyFont;
///
/// assert_eq!(LegacyFont::Tcvn3.decode("céng hoµ x· héi chñ nghÜa ViÖt Nam"), "cộng hoà xã hội chủ nghĩa Việt Nam");
/// assert_eq!(LegacyFont::Vni.decode("Ñoäc laäp - Töï do - Haïnh phuùc"), "Độc lập - Tự do - Hạnh phúc");
/// assert_eq!(LegacyFont::Windows1258.decode("Ðôòc lâòp"), "Độc lập");
/// assert_eq!(LegacyFont::Viqr.decode("DDo^.c la^.p"), "Độc lập");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LegacyFont {
    /// TCVN3 (ABC), fonts named `.VnTime` and the like.
    Tcvn3,
    /// VNI Windows, fonts named `VNI-Times` and the like.
    Vni,
    /// The Vietnamese code page of Windows, taken for that of Western Europe.
    Windows1258,
    /// TCVN 5712:1993 with codes of its own for capitals with a tone (VN1).
    /// Never recognised by itself: some of its codes are control characters.
    Tcvn5712,
    /// VIQR (RFC 1456): `DDo^.c la^.p`. Never recognised by itself: its marks
    /// are ordinary punctuation.
    Viqr,
}

/// What was decoded from an encoding of before Unicode.
///
/// ```
/// use congvan::text::{LegacyFont, Source};
///
/// let source = Source::from_legacy("Ki'nh gu+?i: So+? No^.i vu.", LegacyFont::Viqr);
/// let told = source.legacy().unwrap();
/// assert_eq!((told.font, told.letters), (LegacyFont::Viqr, 5)); // í, ử, ở, ộ, ụ
/// assert_eq!(told.lost, 0);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LegacyText {
    /// The encoding.
    pub font: LegacyFont,
    /// A second encoding that words of the text are in. It was not decoded: only a
    /// person can tell where one ends and the other begins.
    pub second: Option<LegacyFont>,
    /// The first of those words, in bytes of the original.
    pub first_of_second: Option<Span>,
    /// How many letters were decoded.
    pub letters: usize,
    /// The first of them, in bytes of the original.
    pub first: Span,
    /// How many lines were taken for ones in a font of capitals (`.VnTimeH`),
    /// whose text holds the codes of small letters.
    pub capital_lines: usize,
    /// In how many words a letter is missing that a program deleted or replaced:
    /// `ư`, which TCVN3 has on the code of the soft hyphen. Such words stay as
    /// they are.
    pub lost: usize,
    /// The first of those words, in bytes of the original.
    pub first_lost: Option<Span>,
}

impl LegacyFont {
    /// The common name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            LegacyFont::Tcvn3 => "TCVN3 (ABC)",
            LegacyFont::Vni => "VNI",
            LegacyFont::Windows1258 => "windows-1258",
            LegacyFont::Tcvn5712 => "TCVN 5712 (VN1)",
            LegacyFont::Viqr => "VIQR",
        }
    }

    /// Recognises the encoding by words that are no Vietnamese as they stand and
    /// are Vietnamese when decoded; `None` for Unicode text.
    ///
    /// At least three different words must say so, and most of the words that
    /// could.
    ///
    /// ```
    /// use congvan::text::LegacyFont;
    ///
    /// assert_eq!(LegacyFont::detect("céng hoµ x· héi chñ nghÜa ViÖt nam"), Some(LegacyFont::Tcvn3));
    /// assert_eq!(LegacyFont::detect("COÄNG HOAØ XAÕ HOÄI CHUÛ NGHÓA"), Some(LegacyFont::Vni));
    /// assert_eq!(LegacyFont::detect("Cộng hòa xã hội chủ nghĩa"), None);
    /// assert_eq!(LegacyFont::detect("Où est l'hôtel ? Là-bas, près du café."), None);
    /// ```
    #[must_use]
    pub fn detect(text: &str) -> Option<Self> {
        detect::detect(text)
    }

    /// A second encoding in a text whose first was recognised, and its first word.
    pub(super) fn beside(self, text: &str) -> Option<(Self, Span)> {
        detect::second(text, self)
    }

    /// Decodes a text, whatever it looks like; words that hold a letter which
    /// only Unicode has stay as they are.
    ///
    /// TCVN3 has no codes for capitals with a tone: a word whose other letters
    /// are capitals is taken for one in capitals.
    ///
    /// ```
    /// use congvan::text::LegacyFont;
    ///
    /// assert_eq!(LegacyFont::Vni.decode("CHUÛ TÒCH Trương Tấn Thiệu"), "CHỦ TỊCH Trương Tấn Thiệu");
    /// // The letter `ư` is the soft hyphen.
    /// assert_eq!(LegacyFont::Tcvn3.decode("UBND TØNH: ng\u{AD}êi d©n"), "UBND TỈNH: người dân");
    /// ```
    #[must_use]
    pub fn decode(self, text: &str) -> String {
        convert::decode(text, self)
    }

    /// Encodes a text; what the encoding does not have stays as it is.
    ///
    /// In TCVN3 a capital with a tone gets the code of the small letter, as it
    /// is typed for a font of capitals.
    ///
    /// ```
    /// use congvan::text::LegacyFont;
    ///
    /// assert_eq!(LegacyFont::Tcvn3.encode("Độc lập"), "§éc lËp");
    /// assert_eq!(LegacyFont::Vni.encode("Độc lập"), "Ñoäc laäp");
    /// assert_eq!(LegacyFont::Windows1258.encode("Độc lập"), "Ðôòc lâòp");
    /// assert_eq!(LegacyFont::Viqr.encode("Độc lập."), "DDo^.c la^.p\\.");
    /// ```
    #[must_use]
    pub fn encode(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut letters = text.nfc().peekable();
        while let Some(c) = letters.next() {
            let done = match self {
                LegacyFont::Tcvn3 => push(tcvn3::encode(c), &mut out),
                LegacyFont::Tcvn5712 => push(tcvn3::vn1_encode(c), &mut out),
                LegacyFont::Vni => vni::encode(c, &mut out),
                LegacyFont::Windows1258 => windows_1258::encode(c, &mut out),
                LegacyFont::Viqr => viqr::encode(c, letters.peek().copied(), &mut out),
            };
            if !done {
                out.push(c);
            }
        }
        out
    }

    /// The letter at the head of a text and its length there; `None` where the
    /// encoding has what the text shows.
    fn letter(self, text: &str) -> Option<(char, usize)> {
        let single = |letter: fn(char) -> Option<char>| {
            let c = text.chars().next()?;
            Some((letter(c)?, c.len_utf8()))
        };
        match self {
            LegacyFont::Tcvn3 => single(tcvn3::letter),
            LegacyFont::Tcvn5712 => single(tcvn3::vn1_letter),
            LegacyFont::Vni => vni::letter(text),
            LegacyFont::Windows1258 => windows_1258::letter(text),
            LegacyFont::Viqr => viqr::letter(text),
        }
    }
}

fn push(letter: Option<char>, out: &mut String) -> bool {
    out.extend(letter);
    letter.is_some()
}

/// A letter with one mark more, in whichever order Unicode composes them.
fn join(base: char, mark: char) -> Option<char> {
    let mut composed = [base, mark].into_iter().nfc();
    composed.next().filter(|_| composed.next().is_none())
}

#[cfg(test)]
mod tests;

//! A text as it came.

use std::borrow::Cow;
use std::sync::OnceLock;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::clean::{Clean, surveyed};
use super::decode::{Decoded, Encoding, Limits, decode, decode_raw};
use super::legacy::{Converted, LegacyFont, LegacyText, convert};
use super::map::OffsetMap;
use super::survey::{Survey, line_breaks};
use super::{Position, Span};
use crate::error::{Error, ErrorKind};

/// A text as it came, with the places of its lines.
///
/// Offsets count in the bytes that were given, so that an editor or a program
/// finds the same place in the same file.
///
/// ```
/// use congvan::text::{Position, Source, Span};
///
/// let source = Source::from("Kính gửi:\n- Sở Nội vụ;\n");
/// let at = source.text().find("Sở").unwrap();
/// assert_eq!(source.position(at), Position { line: 2, column: 3 });
/// assert_eq!(source.line(2), Some("- Sở Nội vụ;"));
/// assert_eq!(source.slice(Span::new(0, 5)), Some("Kính"));
/// ```
#[derive(Debug, Clone)]
pub struct Source {
    text: String,
    encoding: Encoding,
    legacy: Option<LegacyText>,
    /// From this text back to the given bytes, one step behind the other.
    to_bytes: Vec<OffsetMap>,
    /// What a look at the text showed, if somebody looked.
    survey: Option<Survey>,
    /// Where each line starts in `text`; counted when somebody asks.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// Decodes bytes: UTF-8 or UTF-16, with or without byte order mark, or
    /// TCVN3, VNI or windows-1258 where their words are plain to see.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Encoding`](crate::ErrorKind::Encoding) for bytes that are
    /// none of them, [`ErrorKind::Limit`](crate::ErrorKind::Limit) for more than
    /// [`Limits::text_bytes`].
    ///
    /// ```
    /// use congvan::text::{Encoding, LegacyFont, Limits, Source};
    ///
    /// let bytes = b"Kh\xabng c\xe3 g\xd7 qu\xfd h\xacn \xae\xe9c l\xcbp t\xf9 do";
    /// let source = Source::from_slice(bytes, &Limits::default())?;
    /// assert_eq!(source.text(), "Không có gì quý hơn độc lập tự do");
    /// assert_eq!(source.encoding(), Encoding::Legacy(LegacyFont::Tcvn3));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub fn from_slice(bytes: &[u8], limits: &Limits) -> Result<Self, Error> {
        match decode(bytes, limits) {
            Ok(decoded) => Ok(Self::recognised(decoded)),
            Err(error) if error.kind() == ErrorKind::Encoding => {
                let raw = decode_raw(bytes).and_then(|raw| Some((LegacyFont::detect(&raw.text)?, raw)));
                let (font, mut raw) = raw.ok_or(error)?;
                raw.encoding = Encoding::Legacy(font);
                Ok(Self::legacy_of(raw, font))
            }
            Err(error) => Err(error),
        }
    }

    /// Decodes a text in an encoding that the caller knows, or that is decoded
    /// on request only.
    ///
    /// ```
    /// use congvan::letter;
    /// use congvan::text::{LegacyFont, Source, Span};
    ///
    /// let source = Source::from_legacy("Ki'nh gu+?i: So+? No^.i vu.", LegacyFont::Viqr);
    /// assert_eq!(source.text(), "Kính gửi: Sở Nội vụ");
    /// assert_eq!(source.slice(Span::new(13, 17)), Some("Sở")); // where `So+?` stood
    /// assert_eq!(letter::from_source(source).document.addressees[0].as_str(), "Sở Nội vụ");
    /// ```
    #[must_use]
    pub fn from_legacy(text: &str, font: LegacyFont) -> Self {
        Self::build(Decoded::utf8(text.to_owned()), Some(font))
    }

    /// UTF-8 or UTF-16 whose letters mean what they are: a format of data.
    #[cfg(any(feature = "json", feature = "xml", feature = "record", feature = "docx"))]
    pub(crate) fn unicode_from_slice(bytes: &[u8], limits: &Limits) -> Result<Self, Error> {
        Ok(Self::build(decode(bytes, limits)?, None))
    }

    /// As [`Source::unicode_from_slice`].
    #[cfg(any(feature = "json", feature = "xml", feature = "edxml"))]
    pub(crate) fn unicode(text: &str) -> Self {
        Self::build(Decoded::utf8(text.to_owned()), None)
    }

    /// As [`Source::unicode`], of a text whose signs mean nothing but themselves: stars and
    /// bars are no Markdown.
    #[cfg(feature = "docx")]
    pub(crate) fn literal(text: String) -> Self {
        let survey = Survey::of(&text).without_marks();
        Self::surveyed(Decoded::utf8(text), Some(survey), None)
    }

    /// Unicode, or an encoding of before it whose words are plain to see.
    fn recognised(decoded: Decoded) -> Self {
        let survey = Survey::of(&decoded.text);
        let font = survey.foreign.then(|| LegacyFont::detect(&decoded.text)).flatten();
        match font {
            None => Self::surveyed(decoded, Some(survey), None),
            Some(font) => Self::legacy_of(decoded, font),
        }
    }

    /// A text in an encoding that was recognised; another one beside it is noted.
    fn legacy_of(decoded: Decoded, font: LegacyFont) -> Self {
        let second = font.beside(&decoded.text).map(|(font, word)| {
            let original = decoded.to_bytes.iter().fold(word, |span, map| map.to_old(span));
            (font, original)
        });
        let mut source = Self::build(decoded, Some(font));
        if let Some(legacy) = &mut source.legacy {
            (legacy.second, legacy.first_of_second) = second.unzip();
        }
        source
    }

    fn build(decoded: Decoded, font: Option<LegacyFont>) -> Self {
        let Some(font) = font else {
            return Self::surveyed(decoded, None, None);
        };
        let Converted { map, mut about, text } = convert(&decoded.text, font);
        let original = |span: Span| decoded.to_bytes.iter().fold(span, |span, map| map.to_old(span));
        (about.first, about.first_lost) = (original(about.first), about.first_lost.map(original));
        let mut source = Self::surveyed(Decoded { text, ..decoded }, None, Some(about));
        source.to_bytes.insert(0, map);
        source
    }

    fn surveyed(decoded: Decoded, survey: Option<Survey>, legacy: Option<LegacyText>) -> Self {
        Self {
            text: decoded.text,
            encoding: decoded.encoding,
            legacy,
            to_bytes: decoded.to_bytes.into_iter().collect(),
            survey,
            lines: OnceLock::new(),
        }
    }

    /// Where each line starts in the text.
    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            std::iter::once(0)
                .chain(line_breaks(&self.text).map(|at| at + 1))
                .collect()
        })
    }

    /// The text, decoded (from a font encoding, too) and otherwise untouched.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How its bytes were encoded.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What was decoded from an encoding of before Unicode, `None` for a text in
    /// Unicode.
    ///
    /// ```
    /// use congvan::text::{LegacyFont, Source};
    ///
    /// let source = Source::from("Ñoäc laäp - Töï do - Haïnh phuùc, oâng Trương Tấn Thiệu");
    /// assert_eq!(source.text(), "Độc lập - Tự do - Hạnh phúc, ông Trương Tấn Thiệu");
    /// assert_eq!(source.legacy().unwrap().font, LegacyFont::Vni);
    /// ```
    #[must_use]
    pub fn legacy(&self) -> Option<&LegacyText> {
        self.legacy.as_ref()
    }

    /// The text at a span, `None` where the span does not fit this source.
    ///
    /// ```
    /// use congvan::text::{Source, Span};
    ///
    /// let source = Source::from("Số: 45/SNV-VP");
    /// assert_eq!(source.slice(Span::new(6, 15)), Some("45/SNV-VP"));
    /// assert_eq!(source.slice(Span::new(1, 3)), None); // inside the `ố`
    /// ```
    #[must_use]
    pub fn slice(&self, span: Span) -> Option<&str> {
        self.text.get(self.in_text(span.start)..self.in_text(span.end))
    }

    /// The place of the last so many bytes of the text at a span.
    pub(crate) fn end_of(&self, span: Span, length: usize) -> Span {
        let end = self.in_text(span.end);
        self.to_bytes(Span::new(end.saturating_sub(length), end))
    }

    /// Line and column of an offset; behind the end, the place of the end.
    ///
    /// ```
    /// use congvan::text::Source;
    ///
    /// let source = Source::from("SỞ NỘI VỤ\nSố: 45");
    /// let at = source.text().find("45").unwrap();
    /// assert_eq!(source.position(at).to_string(), "2:5"); // in characters
    /// ```
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let at = self.in_text(offset).min(self.text.len());
        let lines = self.lines();
        let line = lines.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|i| lines.get(i)).copied().unwrap_or(0);
        let before = self.text.get(start..at).unwrap_or_default();
        let before = before.strip_prefix('\u{FEFF}').unwrap_or(before);
        Position {
            line: line.max(1),
            column: columns(before) + 1,
        }
    }

    /// The line of a number, from 1, without its line break.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<&str> {
        let lines = self.lines();
        let start = *lines.get(number.checked_sub(1)?)?;
        let end = lines.get(number).map_or(self.text.len(), |next| next - 1);
        let line = self.text.get(start..end)?;
        Some(line.strip_suffix('\r').unwrap_or(line).trim_start_matches('\u{FEFF}'))
    }

    /// The mended copy that the readers work on.
    pub(crate) fn clean(&self) -> Clean<'_> {
        surveyed(&self.text, self.survey.unwrap_or_else(|| Survey::of(&self.text)))
    }

    /// A span of the decoded text as a span of the bytes that were given.
    ///
    /// ```
    /// use congvan::text::{Source, Span};
    ///
    /// let bytes: Vec<u8> = "\u{FEFF}Số 5".encode_utf16().flat_map(u16::to_le_bytes).collect();
    /// let source = Source::from_slice(&bytes, &Default::default())?;
    /// let at = source.text().find("Số").unwrap();
    /// assert_eq!(source.to_bytes(Span::new(at, at + "Số".len())), Span::new(2, 6));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    #[must_use]
    pub fn to_bytes(&self, span: Span) -> Span {
        self.to_bytes.iter().fold(span, |span, map| map.to_old(span))
    }

    /// An offset in the given bytes as an offset in the decoded text.
    fn in_text(&self, offset: usize) -> usize {
        if self.to_bytes.is_empty() {
            return offset;
        }
        // The maps run the other way and rise: search them.
        let (mut low, mut high) = (0, self.text.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.to_bytes(Span::new(middle, middle)).start < offset {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (0..=low).rev().find(|i| self.text.is_char_boundary(*i)).unwrap_or(0)
    }
}

/// The place right behind a text that stands at the head of a file.
pub(crate) fn place_behind(text: &str) -> Position {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let start = text.rfind('\n').map_or(0, |at| at + 1);
    Position {
        line: line_breaks(text).count() + 1,
        column: columns(text.get(start..).unwrap_or_default()) + 1,
    }
}

/// How many characters a person sees. In a line longer than any page holds, the
/// marks are left out instead of being attached: that costs a tenth.
fn columns(text: &str) -> usize {
    const LONGEST: usize = 64 * 1024;
    // Letters and signs that no mark joins stand each for itself.
    let apart = |c| matches!(c, '\0'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}');
    if text.chars().all(apart) {
        text.chars().count()
    } else if text.len() <= LONGEST {
        text.graphemes(true).count()
    } else {
        text.chars().filter(|c| !is_combining_mark(*c)).count()
    }
}

impl From<&str> for Source {
    fn from(text: &str) -> Self {
        Self::recognised(Decoded::utf8(text.to_owned()))
    }
}

impl From<String> for Source {
    fn from(text: String) -> Self {
        Self::recognised(Decoded::utf8(text))
    }
}

impl<'a> From<Cow<'a, str>> for Source {
    fn from(text: Cow<'a, str>) -> Self {
        Self::from(text.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_what_a_person_sees() {
        // `ế` in three code points, and a byte order mark that nobody sees.
        let source = Source::from("\u{FEFF}the\u{302}\u{301} này\r\nhai");
        let at = source.text().find("này").unwrap();
        assert_eq!(source.position(at), Position { line: 1, column: 5 });
        assert_eq!(source.line(1), Some("the\u{302}\u{301} này"));
        assert_eq!(source.line(2), Some("hai"));
        assert_eq!(source.line(3), None);
        assert_eq!(source.position(9999), Position { line: 2, column: 4 });
    }

    #[test]
    fn places_in_utf16_count_its_bytes() {
        let bytes: Vec<u8> = "\u{FEFF}Số 5\nđó".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let source = Source::from_slice(&bytes, &Limits::default()).unwrap();
        let at = source.text().find("đó").unwrap();
        let span = source.to_bytes(Span::new(at, at + "đó".len()));
        assert_eq!(span, Span::new(12, 16));
        assert_eq!(source.slice(span), Some("đó"));
        assert_eq!(source.position(span.start), Position { line: 2, column: 1 });
    }
}

//! A text as it came.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::clean::{Clean, clean};
use super::decode::{Decoded, Encoding, Limits, decode};
use super::map::OffsetMap;
use super::{Position, Span};
use crate::error::Error;

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
    to_bytes: Option<OffsetMap>,
    /// Where each line starts in `text`.
    lines: Vec<usize>,
}

impl Source {
    /// Decodes bytes: UTF-8 or UTF-16, with or without byte order mark.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Encoding`](crate::ErrorKind::Encoding) for bytes that are
    /// neither, [`ErrorKind::Limit`](crate::ErrorKind::Limit) for more than
    /// [`Limits::text_bytes`].
    pub fn from_slice(bytes: &[u8], limits: &Limits) -> Result<Self, Error> {
        let Decoded {
            text,
            encoding,
            to_bytes,
        } = decode(bytes, limits)?;
        Ok(Self::build(text, encoding, to_bytes))
    }

    fn build(text: String, encoding: Encoding, to_bytes: Option<OffsetMap>) -> Self {
        let starts = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(i, _)| i + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        Self {
            text,
            encoding,
            to_bytes,
            lines,
        }
    }

    /// The text, decoded and otherwise untouched.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How its bytes were encoded.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The text at a span, `None` where the span does not fit this source.
    #[must_use]
    pub fn slice(&self, span: Span) -> Option<&str> {
        self.text.get(self.in_text(span.start)..self.in_text(span.end))
    }

    /// Line and column of an offset; behind the end, the place of the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let at = self.in_text(offset).min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= at);
        let start = line
            .checked_sub(1)
            .and_then(|i| self.lines.get(i))
            .copied()
            .unwrap_or(0);
        let before = self.text.get(start..at).unwrap_or_default();
        let before = before.strip_prefix('\u{FEFF}').unwrap_or(before);
        Position {
            line: line.max(1),
            column: before.graphemes(true).count() + 1,
        }
    }

    /// The line of a number, from 1, without its line break.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<&str> {
        let start = *self.lines.get(number.checked_sub(1)?)?;
        let end = self.lines.get(number).map_or(self.text.len(), |next| next - 1);
        let line = self.text.get(start..end)?;
        Some(line.strip_suffix('\r').unwrap_or(line).trim_start_matches('\u{FEFF}'))
    }

    /// The mended copy that the readers work on.
    pub(crate) fn clean(&self) -> Clean {
        clean(&self.text)
    }

    /// A span of the decoded text as a span of the bytes that were given.
    pub(crate) fn to_bytes(&self, span: Span) -> Span {
        match &self.to_bytes {
            Some(map) => map.to_old(span),
            None => span,
        }
    }

    /// An offset in the given bytes as an offset in the decoded text.
    fn in_text(&self, offset: usize) -> usize {
        let Some(map) = &self.to_bytes else {
            return offset;
        };
        // The map runs the other way and rises: search it.
        let (mut low, mut high) = (0, self.text.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if map.to_old(Span::new(middle, middle)).start < offset {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (0..=low).rev().find(|i| self.text.is_char_boundary(*i)).unwrap_or(0)
    }
}

impl From<&str> for Source {
    fn from(text: &str) -> Self {
        Self::build(text.to_owned(), Encoding::Utf8, None)
    }
}

impl From<String> for Source {
    fn from(text: String) -> Self {
        Self::build(text, Encoding::Utf8, None)
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

//! A piece of the original text, and edits in it.

use std::ops::Range;

use crate::diagnostic::Edit;
use crate::letter::{Evidence, Traced};
use crate::text::{Source, Span};

/// The text of a field as it came. Ranges count from its first byte; what is
/// handed out counts in the bytes of the original.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    source: &'a Source,
    evidence: Evidence,
    /// In the decoded text.
    start: usize,
    end: usize,
}

impl<'a> Piece<'a> {
    pub(super) fn new(source: &'a Source, traced: Traced) -> Option<Self> {
        let start = source.slice(Span::new(0, traced.span.start))?.len();
        let length = source.slice(traced.span)?.len();
        Some(Self {
            source,
            evidence: traced.evidence,
            start,
            end: start + length,
        })
    }

    /// The text.
    pub(super) fn text(&self) -> &'a str {
        self.source.text().get(self.start..self.end).unwrap_or_default()
    }

    /// Whether the reader had to mend or guess to see it, so that a fault may be
    /// one of the scan and not of the letter.
    pub(super) fn is_doubtful(&self) -> bool {
        self.evidence != Evidence::Exact
    }

    /// What stands on the same line before it.
    pub(super) fn before(&self) -> &'a str {
        let before = self.source.text().get(..self.start).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default()
    }

    /// What stands on the same line behind it.
    pub(super) fn after(&self) -> &'a str {
        let after = self.source.text().get(self.end..).unwrap_or_default();
        after.split(['\n', '\r']).next().unwrap_or_default()
    }

    /// The text from its end to the start of a later piece.
    pub(super) fn up_to(&self, later: &Piece<'_>) -> Option<&'a str> {
        self.source.text().get(self.end..later.start)
    }

    /// The place of a range in the original.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.offset(range.start), self.offset(range.end))
    }

    /// The place of the whole piece in the original.
    pub(super) fn whole(&self) -> Span {
        self.span(0..self.end - self.start)
    }

    /// The replacement of a range.
    pub(super) fn replace(&self, range: Range<usize>, text: impl Into<String>) -> Edit {
        let span = self.span(range);
        Edit {
            start: span.start,
            end: span.end,
            text: text.into(),
        }
    }

    /// An offset of the piece as an offset of the original: behind the
    /// character that ends there.
    fn offset(&self, at: usize) -> usize {
        original_offset(self.source, self.start + at)
    }
}

/// An offset of the decoded text as one of the bytes that were given.
pub(super) fn original_offset(source: &Source, at: usize) -> usize {
    let before = source.text().get(..at).and_then(|text| text.chars().next_back());
    match before {
        None => source.to_bytes(Span::new(at, at)).start,
        Some(c) => source.to_bytes(Span::new(at - c.len_utf8(), at)).end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Limits;

    fn piece<'a>(source: &'a Source, text: &str) -> Piece<'a> {
        let at = source.text().find(text).unwrap();
        let mut trace = crate::letter::Trace::default();
        let span = Span::new(original_offset(source, at), original_offset(source, at + text.len()));
        trace.insert("/x", span, Evidence::Exact);
        Piece::new(source, trace.get("/x").unwrap()).unwrap()
    }

    #[test]
    fn counts_in_the_bytes_of_utf_16() {
        let bytes: Vec<u8> = "\u{FEFF}Số: 5\nđể".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let source = Source::from_slice(&bytes, &Limits::default()).unwrap();
        let five = piece(&source, "5");
        assert_eq!((five.text(), five.before(), five.after()), ("5", "\u{FEFF}Số: ", ""));
        assert_eq!(five.whole(), Span::new(10, 12));
        let edit = five.replace(0..0, "0");
        assert_eq!((edit.start, edit.end), (10, 10));
        // Behind the last character of the text.
        assert_eq!(piece(&source, "để").span(5..5), Span::new(18, 18));
        assert_eq!(piece(&source, "để").whole().end, bytes.len());
    }

    #[test]
    fn knows_its_line() {
        let source = Source::from("a\n- Sở Y tế ;\r\nb");
        let name = piece(&source, "Sở Y tế");
        assert_eq!((name.before(), name.after()), ("- ", " ;"));
    }
}

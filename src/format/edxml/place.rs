//! Lines and columns.

use memchr::{memchr_iter, memrchr};
use unicode_segmentation::UnicodeSegmentation;

use super::notes::point;
use crate::diagnostic::Place;
use crate::text::Position;

/// The line and column of a byte, columns in characters as a person sees them.
pub(super) fn position(bytes: &[u8], at: usize) -> Position {
    Lines::new(bytes).position(at)
}

/// Lines and columns of bytes, found fast where they are asked for in order.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    /// What was asked for last, the start of its line, and its place.
    at: usize,
    here: Position,
}

impl<'a> Lines<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let here = Position { line: 1, column: 1 };
        Self { bytes, at: 0, here }
    }

    /// The line and column of a byte.
    pub(super) fn position(&mut self, at: usize) -> Position {
        let at = at.min(self.bytes.len());
        if at < self.at {
            *self = Self::new(self.bytes);
        }
        let passed = self.bytes.get(self.at..at).unwrap_or_default();
        self.here = behind(self.here, passed);
        self.at = at;
        self.here
    }

    /// The place of a byte, as a point.
    pub(super) fn point(&mut self, at: usize) -> Option<Place> {
        let Position { line, column } = self.position(at);
        Some(point(at, line, column))
    }
}

/// The place behind bytes that begin at another.
pub(super) fn behind(before: Position, passed: &[u8]) -> Position {
    match memrchr(b'\n', passed) {
        None => Position {
            line: before.line,
            column: before.column + width(passed),
        },
        Some(end) => Position {
            line: before.line + memchr_iter(b'\n', passed).count(),
            column: 1 + width(passed.get(end + 1..).unwrap_or_default()),
        },
    }
}

/// How many characters a person sees.
fn width(bytes: &[u8]) -> usize {
    if bytes.is_ascii() {
        return bytes.len();
    }
    let text = String::from_utf8_lossy(bytes);
    text.trim_start_matches('\u{FEFF}').graphemes(true).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters() {
        let text = "<a>\r\n<ế>x".as_bytes();
        let at = text.len() - 1;
        assert_eq!(position(text, at), Position { line: 2, column: 4 });
        assert_eq!(position(text, 0), Position { line: 1, column: 1 });
        assert_eq!(position(b"", 5), Position { line: 1, column: 1 });
    }

    #[test]
    fn places_are_the_same_in_any_order() {
        let text = "\u{FEFF}<a>\n<ế>x\n\n  y".as_bytes();
        let mut lines = Lines::new(text);
        for at in [0, 5, 3, text.len(), 8, 8, 1000] {
            assert_eq!(lines.position(at), position(text, at), "{at}");
        }
        assert_eq!(position(text, text.len()), Position { line: 4, column: 4 });
    }
}

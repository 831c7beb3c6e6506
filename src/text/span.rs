//! Places in a text.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`.
///
/// Every span that the crate hands out counts in the bytes the caller gave,
/// a byte order mark included, and starts and ends on a character boundary.
///
/// ```
/// use congvan::text::Span;
///
/// let span = Span::new(3, 7);
/// assert_eq!(span.len(), 4);
/// assert_eq!(span.to_string(), "3..7");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`; an `end` before `start` gives an empty span.
    ///
    /// ```
    /// use congvan::text::Span;
    ///
    /// let span = Span::new(4, 9);
    /// assert_eq!((span.len(), span.range()), (5, 4..9));
    /// ```
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// How many bytes it covers.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The span as the standard range, to slice with `str::get`.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Line and column of a place, both counted from 1, the column in characters
/// as a person sees them (`ế` is one, however it is encoded).
///
/// ```
/// use congvan::text::{Position, Source};
///
/// let source = Source::from("Số: 5/SNV\nHà Khê");
/// let position = source.position(source.text().find("Khê").unwrap());
/// assert_eq!(position, Position { line: 2, column: 4 }); // `à` is one column, whatever its bytes
/// assert_eq!(position.to_string(), "2:4");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in grapheme clusters.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

//! Lines and columns.

use memchr::{memchr_iter, memrchr};

use crate::text::{Position, Source, Span};

/// The line and column of a byte, columns in characters as a person sees them.
pub(super) fn position(bytes: &[u8], at: usize) -> Position {
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = memchr_iter(b'\n', before).count() + 1;
    let start = memrchr(b'\n', before).map_or(0, |at| at + 1);
    let inside = before.get(start..).unwrap_or_default();
    let text = String::from_utf8_lossy(inside);
    let text = text.trim_start_matches('\u{FEFF}');
    // Columns are counted on one line; a long one is that of the data, one byte each.
    if text.len() > 10_000 {
        let column = text.len() + 1;
        return Position { line, column };
    }
    let source = Source::unicode(text);
    let end = source.to_bytes(Span::new(text.len(), text.len())).start;
    let Position { column, .. } = source.position(end);
    Position { line, column }
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
}

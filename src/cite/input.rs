//! The text that the grammar reads, and the way back to the caller's bytes.

use crate::text::{OffsetMap, Span, clean};

/// A text ready to be read.
#[derive(Clone)]
pub(super) enum Input<'a> {
    /// It needs no mending: places in it are places in the original.
    Direct(&'a str),
    /// A copy whose lines were mended where they need it.
    Mended(Mended),
}

/// A copy made line by line.
#[derive(Clone)]
pub(super) struct Mended {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of lines, copied or mended.
#[derive(Clone)]
struct Piece {
    /// Where it begins in the copy.
    new: usize,
    /// Where it begins in the original.
    old: usize,
    /// The way back, where it was mended.
    map: Option<OffsetMap>,
}

impl<'a> Input<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let plain = plain_length(text);
        if plain == text.len() {
            Input::Direct(text)
        } else {
            Input::Mended(Mended::new(text, plain))
        }
    }

    pub(super) fn text(&self) -> &str {
        match self {
            Input::Direct(text) => text,
            Input::Mended(mended) => &mended.text,
        }
    }

    /// A place of [`text`](Self::text) in the bytes that were given.
    pub(super) fn origin(&self, span: Span) -> Span {
        match self {
            Input::Direct(_) => span,
            Input::Mended(mended) => {
                if span.is_empty() {
                    let at = mended.origin(span, span.start).start;
                    return Span::new(at, at);
                }
                // The end belongs to the line of the last character, not to the one behind it.
                let start = mended.origin(Span::new(span.start, span.start + 1), span.start).start;
                let end = mended.origin(Span::new(span.end - 1, span.end), span.end - 1).end;
                Span::new(start, end)
            }
        }
    }
}

impl Mended {
    /// `plain` is the length of the head that needs no mending.
    fn new(source: &str, plain: usize) -> Self {
        let mut mended = Mended {
            text: String::with_capacity(source.len()),
            pieces: Vec::new(),
        };
        let mut at = 0;
        let mut plain = plain;
        while at < source.len() {
            let rest = source.get(at..).unwrap_or_default();
            // Whole lines that need nothing, then one that does.
            let head = rest.get(..plain).unwrap_or_default();
            let copied = if plain == rest.len() {
                plain
            } else {
                head.rfind('\n').map_or(0, |i| i + 1)
            };
            mended.copy(rest.get(..copied).unwrap_or_default(), at);
            at += copied;
            let rest = source.get(at..).unwrap_or_default();
            let line = rest.find('\n').map_or(rest.len(), |i| i + 1);
            mended.mend(rest.get(..line).unwrap_or_default(), at);
            at += line;
            plain = source.get(at..).map_or(0, plain_length);
        }
        mended
    }

    fn copy(&mut self, lines: &str, old: usize) {
        if !lines.is_empty() {
            self.pieces.push(Piece {
                new: self.text.len(),
                old,
                map: None,
            });
            self.text.push_str(lines);
        }
    }

    fn mend(&mut self, line: &str, old: usize) {
        if !line.is_empty() {
            let mended = clean(line);
            let new = self.text.len();
            self.text.push_str(&mended.text);
            self.pieces.push(Piece {
                new,
                old,
                map: Some(mended.into_map()),
            });
        }
    }

    /// The original of a span inside the piece of `at`.
    fn origin(&self, span: Span, at: usize) -> Span {
        let after = self.pieces.partition_point(|piece| piece.new <= at);
        let Some(piece) = after.checked_sub(1).and_then(|i| self.pieces.get(i)) else {
            return span;
        };
        let inside = Span::new(span.start - piece.new, span.end - piece.new);
        let origin = match &piece.map {
            Some(map) => map.to_old(inside),
            None => inside,
        };
        Span::new(origin.start + piece.old, origin.end + piece.old)
    }
}

/// How many bytes are looked at together.
const BLOCK: usize = 64;

/// A block and the two bytes behind it: what begins in it ends there.
type Window = [u8; BLOCK + 2];

/// The length of the head of a text that has only composed letters and usual
/// punctuation, without marks of Markdown.
fn plain_length(text: &str) -> usize {
    let mut plain = 0;
    let mut bytes = text.as_bytes();
    while let Some(window) = bytes.first_chunk::<{ BLOCK + 2 }>() {
        if may_be_odd(window) && has_odd(window) {
            break;
        }
        bytes = bytes.get(BLOCK..).unwrap_or_default();
        plain += BLOCK;
    }
    let mut last: Window = [0; BLOCK + 2];
    last.iter_mut().zip(bytes).for_each(|(to, byte)| *to = *byte);
    if bytes.len() <= BLOCK + 1 && !has_odd(&last) {
        return text.len();
    }
    let odd = last.iter().zip(last.iter().skip(1)).position(|(a, b)| is_odd(*a, *b));
    plain += odd.unwrap_or(0);
    while !text.is_char_boundary(plain) {
        plain -= 1;
    }
    plain
}

/// Without early exits the processor takes many bytes at a time.
fn has_odd(window: &Window) -> bool {
    let pairs = window.iter().zip(window.iter().skip(1));
    pairs.fold(false, |odd, (a, b)| odd | is_odd(*a, *b))
}

/// Whether a look at each pair is worth it: few letters begin with these bytes.
fn may_be_odd(window: &Window) -> bool {
    let pairs = window.iter().zip(window.iter().skip(1));
    pairs.fold(false, |odd, (a, b)| {
        let look_alike = ((*a == 0xC3) & (*b & 0xDF == 0x90)) | ((*a == 0xC6) & (*b == 0x89));
        odd | is_markdown(*a) | is_mark(*a) | look_alike | (*a & 0xDF == 0xC2)
    })
}

#[inline]
fn is_markdown(byte: u8) -> bool {
    (byte == b'*') | (byte == b'\\') | (byte == b'<')
}

/// Whether a byte begins a combining mark, a character of private use or the byte order mark.
#[inline]
fn is_mark(byte: u8) -> bool {
    (byte & 0xFE == 0xCC) | (byte & 0xFE == 0xEE)
}

/// Whether two bytes are, or begin, what has to be mended.
#[inline]
fn is_odd(a: u8, b: u8) -> bool {
    // `Ð`, `ð`; `Ɖ`; the soft hyphen.
    let look_alike =
        ((a == 0xC3) & ((b == 0x90) | (b == 0xB0))) | ((a == 0xC6) & (b == 0x89)) | ((a == 0xC2) & (b == 0xAD));
    // Behind U+2000 stand spaces, invisible marks, dashes, quotation marks: only the last two pass.
    let unseen =
        ((a == 0x80) & ((0x80..=0x8F).contains(&b) | (0xA8..=0xAF).contains(&b))) | ((a == 0xE2) & (b == 0x81));
    is_markdown(a) | is_mark(a) | look_alike | unseen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_needs_it_is_mended() {
        for text in ["", "Nghị định số 30/2020/NĐ-CP – “ƯU”…", "a\u{a0}b\r\nc"] {
            assert!(plain_length(text) == text.len(), "{text:?}");
        }
        for text in [
            "QÐ",
            "so\u{302}",
            "**đậm**",
            "a\u{200b}b",
            "x\u{ad}y",
            "\u{feff}a",
            "a\u{2060}b",
            "a\u{202e}b",
        ] {
            assert!(plain_length(text) < text.len(), "{text:?}");
            assert!(matches!(Input::new(text), Input::Mended(_)));
            // Wherever it stands in a block.
            for before in 0..2 * BLOCK + 4 {
                let padded = format!("{}{text}{}", "a".repeat(before), "b".repeat(BLOCK));
                let at = before + plain_length(text);
                assert_eq!(plain_length(&padded), at, "{text:?} behind {before}");
            }
        }
    }

    #[test]
    fn places_lead_back_through_mended_lines() {
        let source = "Một\nQÐ hai\nba\nbo\u{302}n **năm**\nsáu";
        let input = Input::new(source);
        let text = input.text();
        assert_eq!(text, "Một\nQĐ hai\nba\nbôn năm\nsáu");
        for (word, original) in [
            ("Một", "Một"),
            ("QĐ", "QÐ"),
            ("ba", "ba"),
            ("bôn", "bo\u{302}n"),
            ("năm", "năm"),
            ("sáu", "sáu"),
        ] {
            let at = text.find(word).unwrap();
            let origin = input.origin(Span::new(at, at + word.len()));
            assert_eq!(source.get(origin.range()), Some(original));
        }
        let at = text.find("hai").unwrap();
        let origin = input.origin(Span::new(at, text.find("năm").unwrap() + "năm".len()));
        assert_eq!(source.get(origin.range()), Some("hai\nba\nbo\u{302}n **năm"));
    }
}

//! The text that the grammar reads, and the way back to the caller's bytes.

use crate::text::{Clean, Span, clean};

/// A text ready to be read.
pub(super) enum Input<'a> {
    /// It needs no mending: places in it are places in the original.
    Direct(&'a str),
    /// A mended copy.
    Mended(Clean),
}

impl<'a> Input<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        if is_plain(text) {
            Input::Direct(text)
        } else {
            Input::Mended(clean(text))
        }
    }

    pub(super) fn text(&self) -> &str {
        match self {
            Input::Direct(text) => text,
            Input::Mended(clean) => &clean.text,
        }
    }

    /// A place of [`text`](Self::text) in the bytes that were given.
    pub(super) fn origin(&self, span: Span) -> Span {
        match self {
            Input::Direct(_) => span,
            Input::Mended(clean) => clean.origin(span),
        }
    }
}

/// Whether a text has only ASCII, composed Vietnamese letters and usual
/// punctuation, without marks of Markdown. Looks at two bytes of each character.
fn is_plain(text: &str) -> bool {
    let mut lead = 0;
    text.bytes().all(|b| {
        let before = std::mem::replace(&mut lead, b);
        match (before, b) {
            // Plain ASCII, but for the marks that Markdown and HTML use.
            (_, b'*' | b'\\' | b'<') => false,
            (_, 0x00..=0x7F) => true,
            // `Ð`, `ð`; `Ɖ`; the soft hyphen.
            (0xC3, 0x90 | 0xB0) | (0xC6, 0x89) | (0xC2, 0xAD) => false,
            // Behind U+2000 stand spaces, invisible marks, dashes, quotation marks: only the last two pass.
            (0xE2, 0x80) => true,
            (0x80, 0x80..=0x8F | 0xA8..=0xAF) => false,
            (0xE2, _) => false,
            (_, 0x80..=0xBF) => true,
            // Leads of Latin letters, Vietnamese ones, punctuation.
            (_, 0xC2..=0xC6 | 0xE1 | 0xE2) => true,
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_needs_it_is_mended() {
        for text in ["", "Nghị định số 30/2020/NĐ-CP – “ƯU”…", "a\u{a0}b\r\nc"] {
            assert!(is_plain(text), "{text:?}");
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
            assert!(!is_plain(text), "{text:?}");
            assert!(matches!(Input::new(text), Input::Mended(_)));
        }
    }
}

//! What acts on a terminal, taken out of what is printed.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// JSON, in which such a character can be written by its code and keeps its value.
    Json,
    /// A text that a person looks at.
    Text,
}

/// Whether a terminal may act on a character, or turn the text behind it. Those below the
/// space begin what the terminals of today understand, those from U+0080 to U+009F what
/// some still do.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text on one line that does not act on the terminal.
pub(crate) fn printable(text: &str) -> String {
    let seen = |c| match c {
        '\n' | '\t' | '\r' => ' ',
        c if acts(c) => '\u{FFFD}',
        c => c,
    };
    text.chars().map(seen).collect()
}

/// The same text, with nothing in it that acts on the terminal but line ends and tabs.
pub(crate) fn quiet(text: &str, kind: Kind) -> Cow<'_, str> {
    let layout = |c| matches!(c, '\n' | '\t' | '\r');
    if !text.contains(|c| acts(c) && !layout(c)) && (kind == Kind::Json || !text.contains('\r')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, kind) {
            ('\n' | '\t', _) | ('\r', Kind::Json) => out.push(c),
            // Alone it would let what follows hide what stands before.
            ('\r', Kind::Text) if matches!(chars.peek(), Some('\n') | None) => out.push(c),
            // All of these have four digits.
            (c, Kind::Json) if acts(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            (c, Kind::Text) if acts(c) => out.push('\u{FFFD}'),
            (c, _) => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A sink that lets nothing through that acts on a terminal.
pub(crate) struct Quiet<W> {
    sink: W,
    kind: Kind,
    /// The beginning of a character whose end was not written yet.
    begun: Vec<u8>,
}

impl<W: Write> Quiet<W> {
    pub(crate) fn new(sink: W, kind: Kind) -> Self {
        Self {
            sink,
            kind,
            begun: Vec::new(),
        }
    }
}

impl<W: Write> Write for Quiet<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begun.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.begun) {
            Ok(text) => text.len(),
            // What is no text at all is passed on below.
            Err(error) if error.error_len().is_some() => self.begun.len(),
            Err(error) => error.valid_up_to(),
        };
        let rest = self.begun.split_off(whole);
        let whole = std::mem::replace(&mut self.begun, rest);
        self.sink
            .write_all(quiet(&String::from_utf8_lossy(&whole), self.kind).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "a\u{9B}31m\u{1B}[2J\u{7F}b\u{202E}c\r\nd\te";

    #[test]
    fn json_keeps_its_value_and_acts_on_nothing() {
        let json = serde_json::to_string(HOSTILE).unwrap_or_default();
        assert!(json.contains('\u{9B}'));
        let quiet = quiet(&json, Kind::Json);
        assert!(
            !quiet.contains(acts) && quiet.contains("\\u009b") && quiet.contains("\\u202e"),
            "{quiet}"
        );
        assert_eq!(serde_json::from_str::<String>(&quiet).ok().as_deref(), Some(HOSTILE));
    }

    #[test]
    fn a_text_keeps_its_lines_alone() {
        assert_eq!(
            quiet(HOSTILE, Kind::Text),
            "a\u{FFFD}31m\u{FFFD}[2J\u{FFFD}b\u{FFFD}c\r\nd\te"
        );
        assert_eq!(quiet("đã ký\rgiả", Kind::Text), "đã ký\u{FFFD}giả");
        assert_eq!(printable("a\r\nb\u{9B}c"), "a  b\u{FFFD}c");
    }

    #[test]
    fn pieces_are_as_the_whole() {
        for kind in [Kind::Json, Kind::Text] {
            let text = "ế\u{9B}Đ\u{202E}x";
            let mut out = Quiet::new(Vec::new(), kind);
            text.bytes()
                .for_each(|byte| assert_eq!(out.write(&[byte]).ok(), Some(1)));
            assert_eq!(String::from_utf8(out.sink).ok().as_deref(), Some(&*quiet(text, kind)));
        }
    }
}

//! Which characters XML holds, and how.

use std::borrow::Cow;
use std::fmt::Write as _;

#[cfg(any(feature = "xml", feature = "edxml", feature = "docx"))]
use crate::document::Loss;
#[cfg(any(feature = "xml", feature = "edxml", feature = "docx"))]
use crate::message::Message;

/// Whether XML 1.0 has a character (production 2, `Char`).
pub(super) fn is_xml_char(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => true,
    }
}

/// The first character of a text that XML does not have.
pub(super) fn find_illegal(text: &str) -> Option<(usize, char)> {
    // Most text is told by its bytes: U+FFFE and U+FFFF begin with EF.
    let doubtful = |b: u8| (b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r')) || b == 0xEF;
    if !text.bytes().any(doubtful) {
        return None;
    }
    text.char_indices().find(|(_, c)| !is_xml_char(*c))
}

/// Writes text so that every reader of XML gives it back: markup as entities,
/// CR as a reference because readers would make LF of it. A character that XML
/// does not have becomes U+FFFD; each sort of them is returned once.
#[cfg(any(feature = "xml", feature = "docx"))]
pub(crate) fn push_escaped(out: &mut String, text: &str) -> Vec<char> {
    let mut lost = Vec::new();
    let mut copied = 0;
    for (i, c) in text.char_indices() {
        let entity = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\r' => "&#13;",
            c if is_xml_char(c) => continue,
            _ => {
                if !lost.contains(&c) {
                    lost.push(c);
                }
                "\u{FFFD}"
            }
        };
        out.push_str(text.get(copied..i).unwrap_or_default());
        out.push_str(entity);
        copied = i + c.len_utf8();
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    lost
}

/// Appends a text with its line ends as XML reads them (section 2.11): CR LF and CR are
/// LF.
#[cfg(any(feature = "xml", feature = "edxml", feature = "dsig"))]
pub(super) fn push_line_ends(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((line, behind)) = rest.bytes().position(|b| b == b'\r').and_then(|at| {
        let (line, behind) = rest.split_at_checked(at)?;
        Some((line, behind.strip_prefix('\r')?))
    }) {
        out.push_str(line);
        if !behind.starts_with('\n') {
            out.push('\n');
        }
        rest = behind;
    }
    out.push_str(rest);
}

/// A text with its line ends as XML reads them.
#[cfg(any(feature = "xml", feature = "dsig"))]
pub(super) fn line_ends(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    push_line_ends(&mut out, text);
    Cow::Owned(out)
}

/// `U+0001, U+FFFE`.
pub(super) fn code_points(chars: &[char]) -> String {
    let mut out = String::new();
    for (i, c) in chars.iter().enumerate() {
        let comma = if i > 0 { ", " } else { "" };
        let _ = write!(out, "{comma}U+{:04X}", u32::from(*c));
    }
    out
}

/// What is told of a field whose characters XML does not have.
#[cfg(any(feature = "xml", feature = "edxml", feature = "docx"))]
pub(super) fn illegal(path: impl Into<String>, lost: &[char]) -> Loss {
    let why = Message::new(
        "XML 1.0 không chứa được ký tự này; U+FFFD được viết thay",
        "XML 1.0 cannot hold these characters; U+FFFD stands in their place",
    );
    Loss::new(path, code_points(lost), why)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> (String, String) {
        let mut out = String::new();
        let lost = push_escaped(&mut out, text);
        (out, code_points(&lost))
    }

    #[test]
    fn escapes_what_readers_would_change() {
        let (out, lost) = escaped("a<b>&\"c\"\r\n\t]]> ế𠀀\u{85}\u{2028} ");
        assert_eq!(out, "a&lt;b&gt;&amp;\"c\"&#13;\n\t]]&gt; ế𠀀\u{85}\u{2028} ");
        assert_eq!(lost, "");
    }

    #[test]
    fn replaces_what_xml_has_not() {
        let (out, lost) = escaped("\u{0}a\u{1}\u{1}\u{FFFE}");
        assert_eq!(out, "\u{FFFD}a\u{FFFD}\u{FFFD}\u{FFFD}");
        assert_eq!(lost, "U+0000, U+0001, U+FFFE");
    }

    #[test]
    fn line_ends_are_one_character() {
        assert_eq!(line_ends("a\r\nb\rc\n\r"), "a\nb\nc\n\n");
        assert!(matches!(line_ends("a\nb"), Cow::Borrowed(_)));
    }
}

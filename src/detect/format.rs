//! Recognising a format by its content.

use std::fmt;
use std::str::FromStr;

use crate::format::look::Look;
use crate::message::Message;

/// A format of documents, read by the crate or not.
///
/// It prints and parses as the name that the command line uses:
///
/// ```
/// use congvan::detect::Format;
///
/// assert_eq!("json".parse(), Ok(Format::Json));
/// assert_eq!("md".parse(), Ok(Format::Text));
/// assert_eq!(Format::EdXml.to_string(), "edxml");
/// assert!("word".parse::<Format>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// A letter as text, plain or Markdown.
    Text,
    /// The JSON of the crate.
    Json,
    /// The XML of the crate, `urn:congvan:document:1`.
    Xml,
    /// A packet of edXML (QCVN 102:2016/BTTTT with its amendment 1:2022).
    EdXml,
    /// Akoma Ntoso 3.0.
    Akn,
    /// XML of another kind.
    OtherXml,
    /// A web page.
    Html,
    /// Word since 2007 (Office Open XML).
    Docx,
    /// Word before 2007 and its kin (OLE container).
    Doc,
    /// Text of OpenOffice and LibreOffice.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// PDF, with or without text in it.
    Pdf,
    /// A picture: a scan or photograph.
    Image,
    /// A zip archive of another kind.
    Zip,
}

/// Each format with its names; the first is the one that is printed.
const NAMES: [(Format, &[&str]); 14] = [
    (Format::Text, &["text", "txt", "markdown", "md"]),
    (Format::Json, &["json"]),
    (Format::Xml, &["xml"]),
    (Format::EdXml, &["edxml"]),
    (Format::Akn, &["akn"]),
    (Format::OtherXml, &["other-xml"]),
    (Format::Html, &["html"]),
    (Format::Docx, &["docx"]),
    (Format::Doc, &["doc"]),
    (Format::Odt, &["odt"]),
    (Format::Rtf, &["rtf"]),
    (Format::Pdf, &["pdf"]),
    (Format::Image, &["image"]),
    (Format::Zip, &["zip"]),
];

/// Root elements and namespaces that tell a format of XML: a piece of the
/// namespace, the local name of the root, the format. An empty piece means any.
const ROOTS: [(&str, &str, Format); 10] = [
    ("urn:congvan:document:", "", Format::Xml),
    ("QCVN_102", "", Format::EdXml),
    ("e-doc.vn/Schema", "", Format::EdXml),
    ("www.go.vn/eDoc", "", Format::EdXml),
    ("", "edXML", Format::EdXml),
    ("", "edXMLEnvelope", Format::EdXml),
    ("", "EdXMLEnvelope", Format::EdXml),
    ("legaldocml/ns/akn", "", Format::Akn),
    ("", "akomaNtoso", Format::Akn),
    ("http://www.w3.org/1999/xhtml", "", Format::Html),
];

/// How much of the content is looked at.
const HEAD: usize = 16 * 1024;

impl Format {
    /// How many bytes at the head tell every format but those of archives.
    #[cfg(any(feature = "edxml", feature = "docx"))]
    pub(super) const HEAD: u64 = 64 * 1024;

    /// Every format that is recognised.
    pub fn all() -> impl Iterator<Item = Format> {
        NAMES.into_iter().map(|row| row.0)
    }

    /// Whether this build reads the format.
    #[must_use]
    pub fn is_read(self) -> bool {
        let here = [
            (Format::Text, cfg!(feature = "letter")),
            (Format::Json, cfg!(feature = "json")),
            (Format::Xml, cfg!(feature = "xml")),
            (Format::EdXml, cfg!(feature = "edxml")),
            (Format::Akn, cfg!(feature = "akn")),
            (Format::Docx, cfg!(feature = "docx")),
        ];
        here.contains(&(self, true))
    }

    /// Recognises a format by its content; what is nothing else is a text.
    ///
    /// ```
    /// use congvan::detect::Format;
    ///
    /// assert_eq!(Format::detect(br#"{"kind": "cong-van"}"#), Format::Json);
    /// assert_eq!(Format::detect(b"<!DOCTYPE html><html>"), Format::Html);
    /// assert_eq!(Format::detect("SỞ NỘI VỤ".as_bytes()), Format::Text);
    /// ```
    #[must_use]
    pub fn detect(bytes: &[u8]) -> Self {
        let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        match Look::of(bytes) {
            Some(Look::Zip) => inside_zip(bytes),
            Some(Look::Pdf) => Format::Pdf,
            Some(Look::Rtf) => Format::Rtf,
            Some(Look::Ole) => Format::Doc,
            Some(Look::Image) => Format::Image,
            None => by_text(&head(start)),
        }
    }
}

/// What a zip archive holds, by the names of its entries.
fn inside_zip(bytes: &[u8]) -> Format {
    let front = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let back = bytes.get(bytes.len().saturating_sub(4 * HEAD)..).unwrap_or_default();
    let holds = |name: &[u8]| {
        [front, back]
            .iter()
            .any(|piece| piece.windows(name.len()).any(|w| w == name))
    };
    // The main part may have any name in the folder.
    if holds(b"word/document.xml") || (holds(b"[Content_Types].xml") && holds(b"word/")) {
        Format::Docx
    } else if holds(b"application/vnd.oasis.opendocument.text") {
        Format::Odt
    } else {
        Format::Zip
    }
}

/// The head of a text, whatever its encoding; only its ASCII must be right.
fn head(bytes: &[u8]) -> String {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let wide = matches!(
        head,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, 0, _, ..] | [_, 0, _, 0, ..]
    );
    if wide {
        // The zero bytes of UTF-16 go, the ASCII letters stay.
        let ascii = head.iter().filter(|b| b.is_ascii() && **b != 0);
        return ascii.map(|b| char::from(*b)).collect();
    }
    String::from_utf8_lossy(head).into_owned()
}

fn by_text(head: &str) -> Format {
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if let Some(inside) = head.strip_prefix('{') {
        let inside = inside.trim_start();
        return if inside.starts_with(['"', '}']) || inside.is_empty() {
            Format::Json
        } else {
            Format::Text
        };
    }
    let declared = head.starts_with("<?xml");
    match root(head) {
        Some(tag) => match by_root(tag, declared || is_whole_element(head, tag)) {
            // The older generation stands in an envelope of SOAP, bound below the root.
            Format::OtherXml if head.contains("e-doc.vn/Schema") => Format::EdXml,
            format => format,
        },
        None if declared => Format::OtherXml,
        // Behind stray letters, or in the MIME message of the older generation.
        None if head.contains("xmlns") && PACKETS.iter().any(|mark| head.contains(mark)) => Format::EdXml,
        None => Format::Text,
    }
}

/// Whether a text is one element from its first sign to its last, and none that a letter
/// is set in when it comes out of a web page.
fn is_whole_element(text: &str, tag: &str) -> bool {
    const OF_PAGES: [&str; 10] = ["b", "center", "div", "font", "i", "p", "pre", "span", "table", "u"];
    let name = tag.split([' ', '\t', '\r', '\n', '/']).next().unwrap_or_default();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if !is_name || OF_PAGES.iter().any(|page| name.eq_ignore_ascii_case(page)) {
        return false;
    }
    let Some(before) = text.trim_end().strip_suffix('>') else {
        return false;
    };
    let closes = |rest: &str| {
        rest.trim_end()
            .strip_suffix(name)
            .is_some_and(|rest| rest.ends_with("</"))
    };
    closes(before) || before.ends_with(tag) && tag.ends_with('/')
}

/// What stands at the head of a packet whatever is around it.
const PACKETS: [&str; 2] = ["edXMLEnvelope", "e-doc.vn/Schema"];

/// The first start tag, behind declarations and comments.
fn root(head: &str) -> Option<&str> {
    let mut rest = head.trim_start();
    loop {
        let inner = rest.strip_prefix('<')?;
        let end = if inner.starts_with("!--") {
            inner.find("-->")? + 3
        } else if inner.starts_with('?') {
            inner.find("?>")? + 2
        } else if inner.starts_with('!') {
            if is_word(inner.get(1..)?, "doctype html") {
                return Some("html");
            }
            // An internal subset has tags of its own.
            let end = inner.find('>')?;
            match inner.find('[').filter(|at| *at < end) {
                Some(at) => at + inner.get(at..)?.find("]>")? + 2,
                None => end + 1,
            }
        } else {
            let end = inner.find('>').unwrap_or(inner.len());
            return inner.get(..end);
        };
        rest = inner.get(end..)?.trim_start();
    }
}

fn by_root(tag: &str, declared: bool) -> Format {
    let name = tag.split([' ', '\t', '\r', '\n', '/']).next().unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or_default();
    let known = ROOTS
        .iter()
        .find(|(namespace, root, _)| tag.contains(namespace) && (root.is_empty() || local == *root));
    if let Some((_, _, format)) = known {
        return *format;
    }
    if ["html", "head", "body"]
        .iter()
        .any(|html| local.eq_ignore_ascii_case(html))
    {
        return Format::Html;
    }
    // A letter may begin with a stray tag or a note in angle brackets.
    if declared || tag.contains("xmlns") {
        Format::OtherXml
    } else {
        Format::Text
    }
}

/// Whether `text` begins with `word`, whatever the case.
fn is_word(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// A name that is no format.
///
/// ```
/// use congvan::detect::{Format, UnknownFormat};
///
/// assert_eq!("docx".parse(), Ok(Format::Docx));
/// assert_eq!("word".parse::<Format>(), Err(UnknownFormat));
/// assert!(UnknownFormat.to_string().contains("docx")); // says which there are
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} ({1})", self.message().vi, self.message().en)]
pub struct UnknownFormat;

impl UnknownFormat {
    /// What is wrong, in both languages.
    ///
    /// ```
    /// use congvan::Lang;
    /// use congvan::detect::UnknownFormat;
    ///
    /// assert!(UnknownFormat.message().get(Lang::En).contains("docx"));
    /// ```
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new(
            format!("định dạng phải là một trong: {}", names()),
            format!("the format must be one of: {}", names()),
        )
    }
}

fn names() -> String {
    let names: Vec<&str> = NAMES.iter().filter_map(|row| row.1.first().copied()).collect();
    names.join(", ")
}

impl FromStr for Format {
    type Err = UnknownFormat;

    /// Reads the name of a format in lower case.
    ///
    /// ```
    /// use congvan::detect::Format;
    ///
    /// assert_eq!("md".parse(), Ok(Format::Text));
    /// assert!("word".parse::<Format>().is_err());
    /// ```
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let row = NAMES.iter().find(|(_, names)| names.contains(&s));
        row.map(|row| row.0).ok_or(UnknownFormat)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = NAMES.iter().find(|row| row.0 == *self);
        f.pad(row.and_then(|row| row.1.first()).copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_formats_by_their_content() {
        let cases: [(&[u8], Format); 35] = [
            (b"<a/>", Format::OtherXml),
            (b" <!-- x --> <note><to>A</to></note >\n", Format::OtherXml),
            (b"<note>A", Format::Text),
            (b"<xem/> S", Format::Text),
            (b"<5 cai/>", Format::Text),
            (b"<center>S</center>", Format::Text),
            (
                b"1212<?xml version='1.0'?><edXML xmlns='x'><e:edXMLEnvelope>",
                Format::EdXml,
            ),
            (
                b"MIME-Version: 1.0\n\n<s:Envelope><e:Manifest xmlns:e='http://www.e-doc.vn/Schema/'>",
                Format::EdXml,
            ),
            (b"", Format::Text),
            (b"S\xE1\xBB\x9E", Format::Text),
            (b"| a | b |\n|---|---|\n", Format::Text),
            (b"[1] Text", Format::Text),
            (b"{...}", Format::Text),
            (b"<center>S", Format::Text),
            (b"<xem lai>", Format::Text),
            (b"< a", Format::Text),
            (b"  {\n \"kind\": null}", Format::Json),
            (b"\xEF\xBB\xBF{}", Format::Json),
            (b"\xFF\xFE{\0\"\0k\0", Format::Json),
            (b"<document xmlns=\"urn:congvan:document:1\">", Format::Xml),
            (
                b"<?xml version=\"1.0\"?><!-- > --><c:document xmlns:c='urn:congvan:document:1'/>",
                Format::Xml,
            ),
            (
                b"<?xml version='1.0'?>\n<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">",
                Format::EdXml,
            ),
            (b"<edXML:edXML xmlns:edXML='x'>", Format::EdXml),
            (b"<edXML>", Format::EdXml),
            (
                b"<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">",
                Format::Akn,
            ),
            (
                b"<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"x\">",
                Format::OtherXml,
            ),
            (b"<?xml", Format::OtherXml),
            (b"<!doctype HTML><p>", Format::Html),
            (b"<!-- x --><HTML lang=vi>", Format::Html),
            (b"{\\rtf1\\ansi", Format::Rtf),
            (b"%PDF-1.7", Format::Pdf),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", Format::Doc),
            (b"PK\x03\x04....word/document.xml", Format::Docx),
            (
                b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
                Format::Odt,
            ),
            (b"PK\x03\x04", Format::Zip),
        ];
        for (bytes, format) in cases {
            assert_eq!(Format::detect(bytes), format, "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(Format::detect(b"\xFF\xD8\xFF\xE0"), Format::Image);
    }

    #[test]
    fn a_cut_or_hostile_head_does_no_harm() {
        for bytes in [
            &b"<"[..],
            b"<!",
            b"<!--",
            b"<?",
            b"<!D",
            b"\xFF\xFE",
            b"<\xFF\xFE",
            b"{",
        ] {
            let _ = Format::detect(bytes);
        }
        assert_eq!(Format::detect("<!đ".as_bytes()), Format::Text);
        let long = "<!-- -->".repeat(100_000);
        assert_eq!(Format::detect(long.as_bytes()), Format::Text);
    }

    #[test]
    fn names_parse_back() {
        for format in Format::all() {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        assert!(UnknownFormat.to_string().contains("text, json, xml, edxml"));
    }
}

//! What bytes look like that are no text, and what to say to one who took them for another
//! format.

#[cfg(feature = "edxml")]
use crate::error::ErrorKind;
#[cfg(feature = "edxml")]
use crate::message::Message;

/// A format that is no text, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Pdf,
    Rtf,
    /// Office before 2007.
    Ole,
    /// Also Office since 2007.
    Zip,
    Image,
}

/// First bytes that tell a format.
const MAGIC: [(&[u8], Look); 10] = [
    (b"%PDF-", Look::Pdf),
    (b"{\\rtf", Look::Rtf),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Look::Ole),
    (b"PK\x03\x04", Look::Zip),
    (b"PK\x05\x06", Look::Zip),
    (b"\x89PNG\r\n\x1A\n", Look::Image),
    (b"\xFF\xD8\xFF", Look::Image),
    (b"GIF8", Look::Image),
    (b"II*\0", Look::Image),
    (b"MM\0*", Look::Image),
];

impl Look {
    /// What the bytes are, white space and a byte order mark before them aside.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        let start = inner(bytes);
        let magic = MAGIC
            .iter()
            .find(|(magic, _)| bytes.starts_with(magic) || start.starts_with(magic));
        magic.map(|row| row.1)
    }

    /// Its name in Vietnamese and in English.
    #[cfg(feature = "edxml")]
    fn name(self) -> (&'static str, &'static str) {
        match self {
            Look::Pdf => ("tệp PDF", "a PDF file"),
            Look::Rtf => ("tệp RTF", "an RTF file"),
            Look::Ole => ("tệp Word, Excel đời cũ (.doc, .xls)", "an old Office file (.doc, .xls)"),
            Look::Zip => (
                "tệp nén hoặc tệp Word, Excel (.zip, .docx, .xlsx)",
                "an archive or an Office file (.zip, .docx, .xlsx)",
            ),
            Look::Image => ("tệp ảnh", "a picture"),
        }
    }
}

/// What bytes are that were taken for XML: what is recognised, no text at all, JSON, or a
/// text without a tag, with the kind of the error. `None` for what may be XML.
#[cfg(feature = "edxml")]
pub(crate) fn no_xml(head: &[u8]) -> Option<(ErrorKind, Message)> {
    let inner = inner(head);
    if let Some(look) = Look::of(head) {
        let (vi, en) = look.name();
        return Some((ErrorKind::Unsupported, Message::new(vi, en)));
    }
    let (vi, en) = match inner.first() {
        None => ("tệp rỗng", "an empty file"),
        Some(_) if inner.contains(&b'<') => return None,
        Some(b'{' | b'[') => ("tệp JSON", "a JSON file"),
        Some(_) if inner.contains(&0) => ("dữ liệu nhị phân", "binary data"),
        Some(_) => (
            "tệp văn bản thuần, không có thẻ XML nào",
            "plain text without a tag of XML",
        ),
    };
    Some((ErrorKind::Syntax, Message::new(vi, en)))
}

/// What stands behind a byte order mark and white space.
fn inner(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start()
}

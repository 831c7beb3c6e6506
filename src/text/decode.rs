//! Bytes to text.

use super::legacy::LegacyFont;
use super::map::OffsetMap;
use super::source::place_behind;
use crate::error::{Error, ErrorKind};
use crate::message::Message;

/// What the readers refuse to go beyond, against hostile input.
///
/// ```
/// use congvan::text::Limits;
///
/// let limits = Limits::default().text_bytes(1024);
/// assert!(congvan::letter::from_slice_with(&[b'a'; 2000], &limits).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The longest text in bytes; 16 MiB unless set.
    pub text_bytes: usize,
    /// The most rows of a text letter, its lines and the cells of its tables; of Akoma
    /// Ntoso the most elements. Half a million unless set.
    pub rows: usize,
    /// The most pieces of a Word file: its paragraphs, tables, rows, cells, shapes and notes,
    /// and the stretches of text that are set alike. Half a million unless set. The shortest
    /// has some ten bytes in a file and hundreds in memory.
    pub pieces: usize,
    /// The deepest nesting of XML elements; 64 unless set.
    pub xml_depth: usize,
    /// The most attributes of one XML element, and the most namespaces that are bound at
    /// one place; 32 unless set.
    pub xml_attributes: usize,
    /// The deepest nesting of a JSON value that the model does not know and the
    /// caller keeps; 64 unless set. What the model knows is never deep.
    pub json_depth: usize,
    /// The longest Word file in bytes, as it is packed; 64 MiB unless set: most of it are
    /// pictures, which are not read.
    pub archive_bytes: u64,
    /// The most entries of a packed file; 10 000 unless set.
    pub archive_entries: usize,
    /// The most bytes that are unpacked, all parts together; 512 MiB unless set.
    pub inflated_bytes: u64,
    /// How many times longer than it is packed a part may be; 200 unless set. The first
    /// 16 MiB of a part are always allowed.
    pub inflate_ratio: u64,
    /// The most objects of a JSON document, of our XML the most elements that hold
    /// others and of records the most rows; a million unless set. The shortest object
    /// has two bytes in a file and hundreds in memory.
    pub objects: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text_bytes: 16 * 1024 * 1024,
            rows: 500_000,
            pieces: 500_000,
            xml_depth: 64,
            xml_attributes: 32,
            json_depth: 64,
            archive_bytes: 64 * 1024 * 1024,
            archive_entries: 10_000,
            inflated_bytes: 512 * 1024 * 1024,
            inflate_ratio: 200,
            objects: 1_000_000,
        }
    }
}

impl Limits {
    /// Sets the longest text that is read, in bytes.
    ///
    /// ```
    /// use congvan::{ErrorKind, letter, text::Limits};
    ///
    /// let limits = Limits::default().text_bytes(10);
    /// let error = letter::from_str_with("Kính gửi: Sở Nội vụ", &limits).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Limit);
    /// ```
    #[must_use]
    pub fn text_bytes(mut self, bytes: usize) -> Self {
        self.text_bytes = bytes;
        self
    }

    /// Sets the most rows of a text letter that are read.
    ///
    /// [`letter::from_str`](crate::letter::from_str), which never fails, keeps
    /// the rest as one unplaced text and says so.
    ///
    /// ```
    /// use congvan::letter;
    /// use congvan::text::Limits;
    ///
    /// let limits = Limits::default().rows(2);
    /// assert!(letter::from_slice_with(b"a\nb\n", &limits).is_ok());
    /// assert!(letter::from_slice_with(b"a\nb\nc\n", &limits).is_err());
    /// ```
    #[must_use]
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Sets the most pieces of a Word file that are read: paragraphs, cells, text set alike.
    ///
    /// ```
    /// # #[cfg(feature = "docx")] {
    /// use congvan::{Document, ErrorKind, docx, text::Limits, value::Kind};
    ///
    /// let document = Document::builder(Kind::CongVan).subject("góp ý dự thảo").build();
    /// let file = docx::to_vec(&document).unwrap().output;
    /// assert!(docx::from_slice_with(&file, &Limits::default().pieces(1000)).is_ok());
    /// let error = docx::from_slice_with(&file, &Limits::default().pieces(5)).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Limit);
    /// # }
    /// ```
    #[must_use]
    pub fn pieces(mut self, pieces: usize) -> Self {
        self.pieces = pieces;
        self
    }

    /// Sets the deepest nesting of XML that is read.
    #[must_use]
    pub fn xml_depth(mut self, depth: usize) -> Self {
        self.xml_depth = depth;
        self
    }

    /// Sets the most attributes of one XML element, and the most namespaces at one place.
    #[must_use]
    pub fn xml_attributes(mut self, attributes: usize) -> Self {
        self.xml_attributes = attributes;
        self
    }

    /// Sets the deepest nesting of JSON that is kept without being known.
    ///
    /// ```
    /// use congvan::document::Unknown;
    /// use congvan::text::Limits;
    /// use congvan::{ErrorKind, json};
    ///
    /// let reader = json::Reader::new().unknown(Unknown::Keep).limits(Limits::default().json_depth(2));
    /// assert!(reader.from_str(r#"{"new": [[5]]}"#).is_ok());
    /// assert_eq!(reader.from_str(r#"{"new": [[[5]]]}"#).unwrap_err().kind(), ErrorKind::Limit);
    /// ```
    #[must_use]
    pub fn json_depth(mut self, depth: usize) -> Self {
        self.json_depth = depth;
        self
    }

    /// Sets the longest Word file that is read, in bytes as it is packed.
    #[must_use]
    pub fn archive_bytes(mut self, bytes: u64) -> Self {
        self.archive_bytes = bytes;
        self
    }

    /// Sets the most entries of a packed file.
    #[must_use]
    pub fn archive_entries(mut self, entries: usize) -> Self {
        self.archive_entries = entries;
        self
    }

    /// Sets the most bytes that are unpacked of one file.
    #[must_use]
    pub fn inflated_bytes(mut self, bytes: u64) -> Self {
        self.inflated_bytes = bytes;
        self
    }

    /// Sets how many times longer than it is packed a part of a file may be.
    #[must_use]
    pub fn inflate_ratio(mut self, ratio: u64) -> Self {
        self.inflate_ratio = ratio;
        self
    }

    /// Sets the most objects of a document in JSON or XML that are read.
    ///
    /// ```
    /// use congvan::text::Limits;
    /// use congvan::{ErrorKind, json};
    ///
    /// let limits = Limits::default().objects(2);
    /// assert!(json::from_str_with(r#"{"appendices": [{}]}"#, &limits).is_ok());
    /// let error = json::from_str_with(r#"{"appendices": [{}, {}]}"#, &limits).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Limit);
    /// ```
    #[must_use]
    pub fn objects(mut self, objects: usize) -> Self {
        self.objects = objects;
        self
    }

    /// Reads to the end, one byte beyond the limit at the most: enough for
    /// `check_length` to refuse it.
    pub(crate) fn read(&self, reader: impl std::io::Read) -> Result<Vec<u8>, Error> {
        let most = u64::try_from(self.text_bytes).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::Read::take(reader, most), &mut bytes).map_err(Error::io)?;
        Ok(bytes)
    }

    /// The error of a letter with more rows.
    pub(crate) fn too_many_rows(&self) -> Error {
        Error::new(ErrorKind::Limit, too_many_rows(self.rows))
    }

    pub(crate) fn check_length(&self, length: usize) -> Result<(), Error> {
        if length <= self.text_bytes {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Limit, too_long(self.text_bytes)))
    }
}

/// What is said of a text that is longer than the limit.
pub(crate) fn too_long(limit: usize) -> Message {
    Message::new(
        // How long it is may not be known: it is read no further.
        format!("văn bản dài hơn giới hạn {limit} byte; hãy chia nhỏ hoặc nâng giới hạn"),
        format!("the text has more than {limit} bytes, the limit; split it or raise the limit"),
    )
}

/// What is said of a letter with more rows than the limit.
pub(crate) fn too_many_rows(limit: usize) -> Message {
    Message::new(
        format!("văn bản có hơn {limit} dòng và ô, quá giới hạn; hãy chia nhỏ hoặc nâng giới hạn"),
        format!("the text has more than {limit} lines and cells, the limit; split it or raise the limit"),
    )
}

/// What is said of a Word file with more pieces than the limit.
#[cfg(feature = "docx")]
pub(crate) fn too_many_pieces(limit: usize) -> Message {
    Message::new(
        format!("tệp có hơn {limit} đoạn, ô và mẩu chữ, quá giới hạn; hãy chia nhỏ hoặc nâng giới hạn"),
        format!(
            "the file has more than {limit} paragraphs, cells and pieces of text, the limit; split it or raise the limit"
        ),
    )
}

/// How the bytes of a text were encoded.
///
/// ```
/// use congvan::text::{Encoding, Limits, Source};
///
/// assert_eq!(Source::from("Sở Nội vụ").encoding(), Encoding::Utf8);
/// let source = Source::from_slice(b"\xFF\xFE\x53\x00\xDF\x1E", &Limits::default())?; // as Notepad saves it
/// assert_eq!(source.encoding(), Encoding::Utf16Le);
/// assert!(source.text().ends_with("Sở"));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// Single bytes in an encoding from before Unicode.
    Legacy(LegacyFont),
}

/// A decoded text; the map leads back to the bytes where they differ.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    pub(super) to_bytes: Option<OffsetMap>,
}

impl Decoded {
    pub(super) fn utf8(text: String) -> Self {
        Self {
            text,
            encoding: Encoding::Utf8,
            to_bytes: None,
        }
    }
}

/// Decodes UTF-8 or UTF-16.
///
/// UTF-16 is known by its byte order mark, or by the zero bytes of its ASCII
/// letters where it has none.
pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, Error> {
    limits.check_length(bytes.len())?;
    if let Some(encoding) = utf16(bytes) {
        return decode_utf16(bytes, encoding);
    }
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let before = bytes.get(..e.valid_up_to()).unwrap_or_default();
        let before = std::str::from_utf8(before).unwrap_or_default();
        not_text(before, bytes, e.valid_up_to()).with_source(e)
    })?;
    if let Some((before, _)) = text.split_once('\0') {
        return Err(not_text(before, bytes, before.len()));
    }
    Ok(Decoded::utf8(text.to_owned()))
}

/// The punctuation that windows-1252 and windows-1258 have at 0x80 to 0x9F.
const PUNCTUATION: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// Each byte as the character that a Western program shows for it; `None` for
/// bytes that hold control characters and so are no text.
pub(super) fn decode_raw(bytes: &[u8]) -> Option<Decoded> {
    let is_control = |b: &u8| b.is_ascii_control() && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A);
    if bytes.iter().any(is_control) {
        return None;
    }
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut map = OffsetMap::default();
    let mut punctuation = PUNCTUATION.chars();
    let table: Vec<char> = (0x80..=0x9F_u8)
        .map(|b| punctuation.next().unwrap_or(char::from(b)))
        .collect();
    for (at, byte) in bytes.iter().enumerate() {
        let high = byte.checked_sub(0x80).and_then(|i| table.get(usize::from(i)));
        if byte.is_ascii() {
            map.copy(text.len(), at);
        } else {
            map.rewrite(text.len(), at, 1);
        }
        text.push(high.copied().unwrap_or(char::from(*byte)));
    }
    Some(Decoded {
        text,
        encoding: Encoding::Utf8,
        to_bytes: Some(map),
    })
}

fn utf16(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    // Without mark: in Vietnamese text every other letter or so is ASCII.
    let head = bytes.get(..bytes.len().min(512))?;
    if head.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, units) = (zeros(0), zeros(1), head.len() / 2);
    if odd * 3 > units && even == 0 {
        Some(Encoding::Utf16Le)
    } else if even * 3 > units && odd == 0 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

fn decode_utf16(bytes: &[u8], encoding: Encoding) -> Result<Decoded, Error> {
    let units = bytes.chunks_exact(2).map(|pair| match (pair, encoding) {
        ([low, high], Encoding::Utf16Le) => u16::from_le_bytes([*low, *high]),
        ([high, low], _) => u16::from_be_bytes([*high, *low]),
        _ => 0,
    });
    let mut text = String::with_capacity(bytes.len());
    let mut map = OffsetMap::default();
    let mut at = 0;
    for decoded in char::decode_utf16(units) {
        let c = decoded.map_err(|_| not_text(&text, bytes, at))?;
        if c == '\0' {
            return Err(not_text(&text, bytes, at));
        }
        let width = c.len_utf16() * 2;
        map.rewrite(text.len(), at, width);
        text.push(c);
        at += width;
    }
    if !bytes.len().is_multiple_of(2) {
        return Err(not_text(&text, bytes, at));
    }
    Ok(Decoded {
        text,
        encoding,
        to_bytes: Some(map),
    })
}

/// The error at a byte behind a text that could be read.
fn not_text(before: &str, bytes: &[u8], at: usize) -> Error {
    let byte = bytes.get(at).copied().unwrap_or_default();
    Error::new(
        ErrorKind::Encoding,
        Message::new(
            format!(
                "không phải văn bản UTF-8, UTF-16, TCVN3, VNI hay windows-1258: byte 0x{byte:02X} tại vị trí {at}; hãy lưu lại tệp ở dạng văn bản thuần UTF-8"
            ),
            format!(
                "neither UTF-8 nor UTF-16, TCVN3, VNI or windows-1258: byte 0x{byte:02X} at offset {at}; save the file as plain text in UTF-8"
            ),
        ),
    )
    .with_position(place_behind(before))
    .with_offset(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn reads_utf16_of_both_orders_with_places() {
        let units: Vec<u16> = "\u{FEFF}Số 5".encode_utf16().collect();
        for (encoding, bytes) in [
            (
                Encoding::Utf16Le,
                units.iter().flat_map(|u| u.to_le_bytes()).collect::<Vec<_>>(),
            ),
            (Encoding::Utf16Be, units.iter().flat_map(|u| u.to_be_bytes()).collect()),
        ] {
            let decoded = decode(&bytes, &Limits::default()).unwrap();
            assert_eq!(decoded.encoding, encoding);
            assert_eq!(decoded.text, "\u{FEFF}Số 5");
            // `ố` has three bytes in UTF-8, two in UTF-16.
            let at = decoded.text.find('ố').unwrap();
            assert_eq!(decoded.to_bytes.unwrap().to_old(Span::new(at, at + 3)), Span::new(4, 6));
        }
    }

    #[test]
    fn utf16_without_mark_is_known_by_its_zeros() {
        let bytes: Vec<u8> = "Quyet dinh".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes, &Limits::default()).unwrap().text, "Quyet dinh");
    }

    #[test]
    fn refuses_binary_and_broken_text_with_the_place() {
        for (bytes, at) in [(&b"ab\xFFcd"[..], 2), (b"ab\0cdef", 2), (b"\xFF\xFEa", 2)] {
            let error = decode(bytes, &Limits::default()).err().unwrap();
            assert_eq!(error.kind(), ErrorKind::Encoding);
            assert!(error.to_string().contains(&format!("offset {at};")), "{error}");
        }
    }
}

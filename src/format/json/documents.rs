//! Many documents in one file: one JSON object on each line (NDJSON).

use std::io::{BufRead, BufReader, Read, Write};
use std::iter::FusedIterator;

use super::reader::Reader;
use super::write;
use crate::document::{Document, Extra, Kept, Loss, Written};
use crate::error::{Error, ErrorKind};
use crate::format::input;
use crate::message::Message;
use crate::text::Position;

/// Reads many documents, one on a line (NDJSON, JSON Lines), with the default
/// limits and refusing unknown fields; [`Reader::documents`] has the choice.
///
/// ```
/// use congvan::json;
///
/// let lines = "{\"place\": \"Hà Khê\"}\n\n{\"place\": 5}\n{\"place\": \"An Phú\"}\n";
/// let mut places = Vec::new();
/// for item in json::documents(lines.as_bytes()) {
///     match item {
///         Ok(item) => places.extend(item.document.place),
///         Err(error) => assert_eq!(
///             error.to_string(),
///             "document 2: 3:11: /place: `place` must be a string in double quotes, not `5`",
///         ),
///     }
/// }
/// assert_eq!(places, ["Hà Khê", "An Phú"]);
/// ```
#[must_use]
pub fn documents<R: Read>(reader: R) -> Documents<R> {
    Reader::new().documents(reader)
}

/// The documents of a file with one on each line, read as they are asked for.
///
/// Holds one line at a time. Lines without content are passed over. A line that
/// cannot be read is an error that names the document ([`Error::item`]) and the
/// line, and reading goes on behind it, even behind one that is longer than
/// [`Limits::text_bytes`](crate::text::Limits::text_bytes). Behind an error of the
/// file itself there is nothing more.
///
/// The text is UTF-8, with or without byte order mark, as NDJSON demands.
///
/// ```
/// use congvan::json::{self, Documents};
///
/// let mut file: Documents<&[u8]> = json::documents(b"{}\n\n{}\n");
/// assert!(file.by_ref().all(|item| item.is_ok()));
/// assert!(file.next().is_none()); // and ever after
/// ```
#[derive(Debug)]
pub struct Documents<R> {
    input: BufReader<R>,
    reader: Reader,
    line: Vec<u8>,
    /// The number of the line that was read last, and where the next one starts.
    number: usize,
    offset: usize,
    /// The index of the next document.
    item: usize,
    ended: bool,
}

/// What stands on the next line.
enum Line {
    Content,
    TooLong,
    End,
}

impl<R: Read> Documents<R> {
    pub(super) fn new(input: R, reader: Reader) -> Self {
        Self {
            input: BufReader::new(input),
            reader,
            line: Vec::new(),
            number: 0,
            offset: 0,
            item: 0,
            ended: false,
        }
    }

    /// Reads the next line with content; says where it starts.
    fn next_line(&mut self) -> Result<(Line, usize), Error> {
        loop {
            let start = self.offset;
            self.line.clear();
            let most = u64::try_from(self.reader.longest()).unwrap_or(u64::MAX);
            let limited = &mut self.input.by_ref().take(most.saturating_add(1));
            self.offset += limited.read_until(b'\n', &mut self.line).map_err(Error::io)?;
            self.number += 1;
            if self.line.is_empty() {
                return Ok((Line::End, start));
            }
            let ended = self.line.pop_if(|last| *last == b'\n').is_some();
            if !ended && self.line.len() > self.reader.longest() {
                self.skip_line()?;
                return Ok((Line::TooLong, start));
            }
            let mark = b"\xEF\xBB\xBF";
            if start == 0 && self.line.starts_with(mark) {
                self.line.drain(..mark.len());
                if self.line.trim_ascii().is_empty() {
                    continue;
                }
                return Ok((Line::Content, mark.len()));
            }
            if start == 0 && matches!(*self.line, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
                // The line breaks of UTF-16 are others: nothing can be told apart.
                return Err(input::not_utf8(&self.line));
            }
            if !self.line.trim_ascii().is_empty() {
                return Ok((Line::Content, start));
            }
        }
    }

    /// Passes over the rest of a line without keeping it.
    fn skip_line(&mut self) -> Result<(), Error> {
        loop {
            let piece = match self.input.fill_buf() {
                Ok(piece) => piece,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Error::io(error)),
            };
            let end = piece.iter().position(|b| *b == b'\n');
            let length = end.map_or(piece.len(), |at| at + 1);
            self.input.consume(length);
            self.offset += length;
            if end.is_some() || length == 0 {
                return Ok(());
            }
        }
    }

    fn parse(&self) -> Result<Kept, Error> {
        match std::str::from_utf8(&self.line) {
            Ok(text) => self.reader.from_str(text),
            Err(_) => Err(input::not_utf8(&self.line)),
        }
    }

    fn too_long(&self) -> Error {
        let limit = self.reader.longest();
        Error::new(
            ErrorKind::Limit,
            Message::new(
                format!("dòng dài hơn giới hạn {limit} byte cho một văn bản; hãy nâng giới hạn"),
                format!("the line is longer than the limit of {limit} bytes for one document; raise the limit"),
            ),
        )
        .with_position(Position { line: 1, column: 1 })
        .with_offset(0)
    }
}

impl<R: Read> Iterator for Documents<R> {
    type Item = Result<Kept, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let (line, start) = match self.next_line() {
            Ok(line) => line,
            Err(error) => {
                self.ended = true;
                return Some(Err(error.with_item(self.item)));
            }
        };
        let result = match line {
            Line::Content => self.parse(),
            Line::TooLong => Err(self.too_long()),
            Line::End => {
                self.ended = true;
                return None;
            }
        };
        let item = self.item;
        self.item += 1;
        let place = Position {
            line: self.number,
            column: 1,
        };
        Some(result.map_err(|error| error.behind(place, start).with_item(item)))
    }
}

impl<R: Read> FusedIterator for Documents<R> {}

/// Writes many documents, one on a line (NDJSON).
///
/// ```
/// use congvan::{Document, json, value::Kind};
///
/// let mut writer = json::DocumentsWriter::new(Vec::new());
/// for kind in [Kind::CongVan, Kind::QuyetDinh] {
///     writer.write(&Document::builder(kind).build())?;
/// }
/// let file = writer.finish()?;
/// assert_eq!(json::documents(file.as_slice()).count(), 2);
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug)]
#[must_use = "nothing is written until `write` is called"]
pub struct DocumentsWriter<W> {
    writer: W,
}

impl<W: Write> DocumentsWriter<W> {
    /// A writer at the head of a file. Each document is one call of the inner
    /// writer.
    ///
    /// ```
    /// use congvan::{Document, json};
    ///
    /// let mut writer = json::DocumentsWriter::new(Vec::new());
    /// writer.write(&Document::default())?;
    /// writer.write(&Document::default())?;
    /// assert_eq!(writer.finish()?.split(|byte| *byte == b'\n').count(), 3); // two lines, each ended
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub fn new(writer: W) -> Self {
        Self { writer }
    }

    /// Writes a document; gives the losses, of which JSON has none.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where writing fails.
    pub fn write(&mut self, document: &Document) -> Result<Vec<Loss>, Error> {
        self.write_keeping(document, &[])
    }

    /// Writes a document with what its file said beyond the model; gives the
    /// losses as [`to_string_keeping`](super::to_string_keeping).
    ///
    /// # Errors
    ///
    /// As [`write`](Self::write).
    pub fn write_keeping(&mut self, document: &Document, extras: &[Extra]) -> Result<Vec<Loss>, Error> {
        let Written { mut output, losses } = write::line(document, extras)?;
        output.push('\n');
        self.writer.write_all(output.as_bytes()).map_err(Error::io)?;
        Ok(losses)
    }

    /// Ends the file; gives back the inner writer.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where writing fails.
    pub fn finish(mut self) -> Result<W, Error> {
        self.writer.flush().map_err(Error::io)?;
        Ok(self.writer)
    }
}

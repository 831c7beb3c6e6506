//! The bytes of a packet, as a stream or as a slice.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use super::place::{behind, position};
use super::utf16::NotUtf16;
use crate::error::ErrorKind;
use crate::format::fault::Fault;
use crate::message::Message;
use crate::text::Position;

/// How much is read at once: little for a header, more for what is behind it.
const CHUNKS: (usize, usize) = (8 * 1024, 64 * 1024);

/// All descriptions together may be so many times as long as the longest header.
const HEADERS: usize = 16;

/// How many places are known: enough for an attachment of the largest size, as one is
/// kept of each chunk.
const KNOWN: usize = 8192;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Where the bytes come from.
pub(super) trait Bytes {
    /// At least `least` bytes, fewer only at the end.
    fn fill(&mut self, least: usize) -> io::Result<&[u8]>;
    fn consume(&mut self, count: usize);
    /// Ends the header: gives its bytes, as far as they had to be kept.
    fn take_head(&mut self) -> Vec<u8> {
        Vec::new()
    }
}

impl Bytes for &[u8] {
    fn fill(&mut self, _: usize) -> io::Result<&[u8]> {
        Ok(self)
    }

    fn consume(&mut self, count: usize) {
        *self = self.get(count..).unwrap_or_default();
    }
}

/// A stream with its buffer.
pub(super) struct Stream<R> {
    reader: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// So much of what was consumed stays in the buffer, to find lines in.
    keeps: usize,
    /// What was kept before there was too much of it.
    head: Vec<u8>,
}

impl<R: Read> Stream<R> {
    /// `keeps` is the longest header.
    pub(super) fn new(reader: R, keeps: usize) -> Self {
        Self {
            reader,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            keeps,
            head: Vec::new(),
        }
    }

    /// Reads until there are so many bytes.
    fn read(&mut self, least: usize) -> io::Result<()> {
        if self.start > self.keeps {
            self.head = self.take_head();
        }
        while self.end - self.start < least {
            if self.start > 0 && self.keeps == 0 {
                self.buffer.copy_within(self.start..self.end, 0);
                self.end -= self.start;
                self.start = 0;
            }
            if self.buffer.len() < CHUNKS.1 || self.end == self.buffer.len() {
                let longer = (self.buffer.len() * 2).max(CHUNKS.0);
                self.buffer.resize(longer, 0);
            }
            let free = self.buffer.get_mut(self.end..).unwrap_or_default();
            match self.reader.read(free) {
                Ok(0) => break,
                Ok(count) => self.end += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

impl<R: Read> Bytes for Stream<R> {
    #[inline]
    fn fill(&mut self, least: usize) -> io::Result<&[u8]> {
        if self.end - self.start < least {
            self.read(least)?;
        }
        Ok(self.buffer.get(self.start..self.end).unwrap_or_default())
    }

    #[inline]
    fn consume(&mut self, count: usize) {
        self.start = (self.start + count).min(self.end);
    }

    fn take_head(&mut self) -> Vec<u8> {
        if std::mem::take(&mut self.keeps) == 0 {
            return std::mem::take(&mut self.head);
        }
        self.buffer.get(..self.start).unwrap_or_default().to_vec()
    }
}

/// More bytes than the limit allows.
#[derive(Debug, thiserror::Error)]
#[error("the limit is exceeded")]
struct TooLong;

/// The bytes with a budget for what is read as XML, and the place they are at.
///
/// The XML parser keeps each text whole, so it may only see as many bytes as the
/// limit allows; the data of attachments goes past it.
pub(super) struct Input<B> {
    bytes: B,
    /// How many bytes were consumed.
    offset: usize,
    budget: usize,
    /// What may be read as XML in all.
    total: usize,
    /// Whether places are counted: behind the header, if at all.
    counts: bool,
    /// The place of the byte at hand.
    here: Position,
    /// The bytes of a character that were passed before all of it was there.
    torn: Vec<u8>,
    /// The places of lists of attachments, told when another stands behind them.
    lists: Vec<(usize, Position)>,
    /// Places that were passed behind the header, the last ones, in order; between two
    /// the line goes on, one byte for each column.
    known: VecDeque<(usize, Position)>,
}

impl<B: Bytes> Input<B> {
    pub(super) fn new(bytes: B, budget: usize) -> Self {
        Self {
            bytes,
            offset: 0,
            budget,
            total: budget.saturating_mul(HEADERS),
            counts: false,
            here: Position { line: 1, column: 1 },
            torn: Vec::new(),
            lists: Vec::new(),
            known: VecDeque::new(),
        }
    }

    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// Allows so many more bytes of XML.
    pub(super) fn allow(&mut self, budget: usize) {
        self.budget = budget;
    }

    /// Keeps the place of a list of attachments, however far the next one is.
    pub(super) fn keep_list(&mut self, at: usize, place: Position) {
        if self.lists.len() >= KNOWN {
            self.lists.clear();
        }
        self.lists.push((at, place));
    }

    /// Ends the header: gives its bytes and counts places from here on.
    pub(super) fn take_head(&mut self) -> Vec<u8> {
        let head = self.bytes.take_head();
        self.counts = true;
        self.here = position(&head, head.len());
        self.know(self.offset, self.here);
        head
    }

    fn know(&mut self, at: usize, place: Position) {
        if self.known.len() >= KNOWN {
            self.known.pop_front();
        }
        self.known.push_back((at, place));
    }

    /// The line and column of the byte at hand; known behind the header.
    pub(super) fn position(&self) -> Option<Position> {
        self.counts.then_some(self.here)
    }

    /// The line and column of a byte at hand or ahead in the buffer, or of one that was
    /// passed not long ago.
    pub(super) fn position_of(&mut self, at: usize) -> Option<Position> {
        let here = self.position()?;
        if let Some(ahead) = at.checked_sub(self.offset) {
            let data = self.bytes.fill(0).unwrap_or_default();
            return Some(behind(here, data.get(..ahead).unwrap_or(data)));
        }
        if let Some((_, place)) = self.lists.iter().rev().find(|(start, _)| *start == at) {
            return Some(*place);
        }
        let known = self.known.iter().rev().find(|(start, _)| *start <= at);
        Some(known.map_or(here, |(start, place)| Position {
            line: place.line,
            column: place.column + at - start,
        }))
    }

    /// Remembers the place of a byte ahead in the buffer, to be asked for later.
    pub(super) fn mark(&mut self, at: usize) {
        if let Some(place) = self.position_of(at) {
            self.know(at, place);
        }
    }

    /// At least `least` bytes of data, outside the budget.
    pub(super) fn data(&mut self, least: usize) -> io::Result<&[u8]> {
        self.bytes.fill(least)
    }

    /// Passes over bytes of data.
    #[inline]
    pub(super) fn pass(&mut self, count: usize) -> io::Result<()> {
        if self.counts {
            self.count(count)?;
        }
        self.bytes.consume(count);
        self.offset += count;
        Ok(())
    }

    /// Counts the place behind bytes at hand.
    fn count(&mut self, count: usize) -> io::Result<()> {
        let passed = self.bytes.fill(count)?;
        let mut passed = passed.get(..count).unwrap_or(passed);
        let before = self.here;
        let joined;
        if !self.torn.is_empty() {
            joined = [self.torn.as_slice(), passed].concat();
            self.torn.clear();
            passed = &joined;
        }
        let (whole, torn) = passed.split_at(passed.len() - torn_off(passed));
        self.torn.extend_from_slice(torn);
        self.here = behind(before, whole);
        let on_one_line = Position {
            column: before.column + count,
            ..before
        };
        if self.here != on_one_line {
            self.know(self.offset + count, self.here);
        }
        Ok(())
    }
}

/// How many bytes at the end begin a character that goes on behind them.
fn torn_off(bytes: &[u8]) -> usize {
    let end = bytes.get(bytes.len().saturating_sub(3)..).unwrap_or_default();
    let begins = end.iter().rposition(|byte| byte & 0xC0 != 0x80);
    let last = begins.and_then(|at| end.get(at..)).unwrap_or_default();
    match std::str::from_utf8(last) {
        Err(error) if error.error_len().is_none() => last.len(),
        _ => 0,
    }
}

impl<B: Bytes> Read for Input<B> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<B: Bytes> BufRead for Input<B> {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let available = self.bytes.fill(BOM.len())?;
        if self.budget.min(self.total) == 0 && !available.is_empty() {
            return Err(io::Error::other(TooLong));
        }
        let most = available.len().min(self.budget).min(self.total);
        Ok(available.get(..most).unwrap_or_default())
    }

    #[inline]
    fn consume(&mut self, count: usize) {
        self.budget = self.budget.saturating_sub(count);
        self.total = self.total.saturating_sub(count);
        // The bytes are in the buffer already: nothing is read here that could fail.
        let _ = self.pass(count);
    }
}

/// The fault of a failed read.
pub(super) fn fault(error: &io::Error, limit: usize) -> Fault {
    if error.get_ref().is_some_and(|inner| inner.is::<TooLong>()) {
        return Fault::new(
            ErrorKind::Limit,
            Message::new(
                format!(
                    "phần đầu gói tin hoặc phần mô tả tệp đính kèm dài hơn giới hạn {limit} byte; hãy rút gọn hoặc nâng giới hạn"
                ),
                format!(
                    "the header or the description of an attachment is longer than the limit of {limit} bytes; shorten it or raise the limit"
                ),
            ),
        );
    }
    if error.get_ref().is_some_and(|inner| inner.is::<NotUtf16>()) {
        return Fault::new(
            ErrorKind::Encoding,
            Message::new(
                "tệp có dấu hiệu UTF-16 nhưng nội dung không phải UTF-16; hãy lưu lại ở UTF-8",
                "the file is marked as UTF-16 and is none; save it as UTF-8",
            ),
        );
    }
    Fault::new(
        ErrorKind::Io,
        Message::new(
            format!("không đọc được dữ liệu: {error}"),
            format!("cannot read the data: {error}"),
        ),
    )
    // The readers share the error behind a pointer: its kind and words are kept.
    .caused_by(io::Error::new(error.kind(), error.to_string()))
}

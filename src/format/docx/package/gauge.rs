//! No tag and no text of a part may be longer than a whole letter: each is held in memory.

use std::io::{self, BufRead, Read};

use super::faults::TooLarge;

/// So much of a tag is markup.
const MARKUP: usize = 64 * 1024;

/// The bytes of a part, of which no more are given out at a time than is allowed.
pub(super) struct Gauge<R> {
    inner: R,
    /// How many bytes were given out since the last piece.
    given: usize,
    most: usize,
}

impl<R> Gauge<R> {
    /// Tags and texts of up to `most` bytes.
    pub(super) fn new(inner: R, most: usize) -> Self {
        Self { inner, given: 0, most }
    }

    /// Begins the next tag or text.
    pub(super) fn begin(&mut self) {
        self.given = 0;
    }
}

impl<R: BufRead> BufRead for Gauge<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.given > self.most.saturating_add(MARKUP) {
            return Err(io::Error::other(TooLarge::Piece(self.most)));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.given = self.given.saturating_add(count);
        self.inner.consume(count);
    }
}

impl<R: BufRead> Read for Gauge<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut given = self.fill_buf()?;
        let count = given.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

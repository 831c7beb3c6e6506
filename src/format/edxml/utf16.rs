//! Packets in UTF-16, read as UTF-8.

use std::io::{self, Read};

/// UTF-8 out of UTF-8 or UTF-16; which, says the byte order mark.
pub(super) struct Decoded<R> {
    reader: R,
    /// Bytes of the head that were read to tell the encoding.
    head: Vec<u8>,
    wide: Option<Wide>,
    begun: bool,
}

/// UTF-16 under way.
struct Wide {
    big: bool,
    /// Bytes and half a pair that wait for the rest.
    rest: Vec<u8>,
    out: Vec<u8>,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            head: Vec::new(),
            wide: None,
            begun: false,
        }
    }

    fn begin(&mut self) -> io::Result<()> {
        self.begun = true;
        self.reader.by_ref().take(2).read_to_end(&mut self.head)?;
        let big = match self.head.as_slice() {
            b"\xFF\xFE" => false,
            b"\xFE\xFF" => true,
            _ => return Ok(()),
        };
        self.head.clear();
        self.wide = Some(Wide {
            big,
            rest: Vec::new(),
            out: Vec::new(),
        });
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.begun {
            self.begin()?;
        }
        if !self.head.is_empty() {
            let count = self.head.as_slice().read(buffer)?;
            self.head.drain(..count);
            return Ok(count);
        }
        let Some(wide) = &mut self.wide else {
            return self.reader.read(buffer);
        };
        while wide.out.is_empty() {
            let mut chunk = [0; 8192];
            let count = self.reader.read(&mut chunk)?;
            wide.rest.extend_from_slice(chunk.get(..count).unwrap_or_default());
            wide.decode(count == 0)?;
            if count == 0 {
                break;
            }
        }
        let count = wide.out.as_slice().read(buffer)?;
        wide.out.drain(..count);
        Ok(count)
    }
}

impl Wide {
    /// Decodes what is whole; at the end everything must be.
    fn decode(&mut self, last: bool) -> io::Result<()> {
        let broken = || io::Error::new(io::ErrorKind::InvalidData, NotUtf16);
        let unit = |pair: &[u8]| match *pair {
            [a, b] if self.big => u16::from_be_bytes([a, b]),
            [a, b] => u16::from_le_bytes([a, b]),
            _ => 0,
        };
        let pairs = self.rest.chunks_exact(2);
        let odd = pairs.remainder().len();
        let mut units: Vec<u16> = pairs.map(unit).collect();
        let mut kept = odd;
        if !last && units.last().is_some_and(|unit| (0xD800..0xDC00).contains(unit)) {
            units.pop();
            kept += 2;
        }
        if last && odd > 0 {
            return Err(broken());
        }
        let text = String::from_utf16(&units).map_err(|_| broken())?;
        self.out.extend_from_slice(text.as_bytes());
        let gone = self.rest.len() - kept;
        self.rest.drain(..gone);
        Ok(())
    }
}

/// UTF-16 that is none.
#[derive(Debug, thiserror::Error)]
#[error("this is no UTF-16")]
pub(super) struct NotUtf16;

//! One attachment of a stream.

use std::io::{self, BufRead, Read, Write};

use super::data::Decoder;
use super::model::Attachment;
use super::names::DATA;
use super::stream::{Reader, State};
use crate::error::Error;
use crate::text::Position;

/// One attachment of a [`Reader`]: its packed bytes, decoded as they come.
///
/// An error of [`Read`] holds the [`Error`] of the crate.
///
/// ```
/// use std::io::Read;
/// use congvan::edxml::{self, Attachment, AttachmentReader, Packet, Reader};
///
/// let mut packet = Packet::default();
/// packet.attach(Attachment::new("1", "thu.pdf").with_content(*b"%PDF-1.7"));
/// let file = edxml::to_vec(&packet)?.output;
///
/// let mut reader = Reader::new(file.as_slice())?;
/// let mut attachment: AttachmentReader<'_, _> = reader.next_attachment()?.unwrap();
/// assert_eq!(attachment.about().attachment_name.as_deref(), Some("thu.pdf"));
/// let mut head = [0; 4]; // as much as is wanted, and no more in memory
/// attachment.read_exact(&mut head).unwrap();
/// assert_eq!(&head, b"%PDF");
/// # Ok::<(), congvan::Error>(())
/// ```
pub struct AttachmentReader<'r, R: Read> {
    pub(super) reader: &'r mut Reader<R>,
    pub(super) about: Attachment,
}

impl<R: Read> AttachmentReader<'_, R> {
    /// What the packet says about it; what stands behind its data is not read yet.
    #[must_use]
    pub fn about(&self) -> &Attachment {
        &self.about
    }

    /// How many lists of attachments stand before its own. A packet has one list; where
    /// there are more, the last counts, as for the official reader.
    #[must_use]
    pub fn lists_before(&self) -> usize {
        self.reader.lists
    }

    /// Whether it has data at all.
    #[must_use]
    pub fn has_data(&self) -> bool {
        match &self.reader.state {
            State::Data(..) | State::Inside(_) => true,
            State::Whole(element) => element.child(DATA).is_some(),
            _ => false,
        }
    }

    /// Decodes the rest of the packed bytes into a sink; tells how many there were.
    ///
    /// # Errors
    ///
    /// Data that is cut off or has characters that XML does not have, more than the limit,
    /// and what the sink gives.
    pub fn copy_to(&mut self, sink: &mut impl Write) -> Result<u64, Error> {
        let mut copied = 0;
        loop {
            let bytes = self.fill()?;
            if bytes.is_empty() {
                return Ok(copied);
            }
            sink.write_all(bytes).map_err(Error::io)?;
            let count = bytes.len();
            copied += count as u64;
            self.consume(count);
        }
    }

    /// Goes to data behind the data that was read; tells whether there is some.
    ///
    /// An attachment has its data once. Where it has them twice, the last count, as for the
    /// official reader and for [`from_slice`](super::from_slice): whoever wants the file that
    /// those read drops what came before.
    ///
    /// # Errors
    ///
    /// As [`Reader::next_attachment`].
    ///
    /// ```
    /// use congvan::edxml::{self, Attachment, Packet, Reader};
    ///
    /// let mut packet = Packet::default();
    /// packet.attach(Attachment::new("1", "thu.pdf").with_content(*b"%PDF-1.7"));
    /// let file = edxml::to_vec(&packet)?.output;
    /// let mut reader = Reader::new(file.as_slice())?;
    /// let mut attachment = reader.next_attachment()?.unwrap();
    /// let mut bytes = Vec::new();
    /// attachment.copy_to(&mut bytes)?;
    /// while attachment.again()? {
    ///     bytes.clear();
    ///     attachment.copy_to(&mut bytes)?;
    /// }
    /// assert_eq!(bytes, b"%PDF-1.7");
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub fn again(&mut self) -> Result<bool, Error> {
        let reader = &mut *self.reader;
        match std::mem::replace(&mut reader.state, State::Failed) {
            State::Inside(mut element) => match reader.walk.seek_data(&mut element) {
                Ok(true) => {
                    reader.walk.forget_data(&mut element);
                    reader.state = State::Data(element, Decoder::default());
                    Ok(true)
                }
                Ok(false) => {
                    reader.state = State::Whole(element);
                    Ok(false)
                }
                Err(fault) => Err(reader.fail(fault)),
            },
            other => {
                reader.state = other;
                Ok(false)
            }
        }
    }

    fn fill(&mut self) -> Result<&[u8], Error> {
        let reader = &mut *self.reader;
        let State::Data(_, decoder) = &mut reader.state else {
            return Ok(&[]);
        };
        match decoder.fill(&mut reader.walk.scanner) {
            Ok([]) => {}
            Ok(_) => return Ok(self.given()),
            Err(fault) => return Err(reader.fail(fault)),
        }
        // The data is over.
        if let State::Data(element, decoder) = std::mem::replace(&mut reader.state, State::Failed) {
            reader
                .end_of_data(element, &decoder)
                .map_err(|fault| reader.fail(fault))?;
        }
        Ok(&[])
    }

    /// What was decoded and not given away.
    fn given(&self) -> &[u8] {
        match &self.reader.state {
            State::Data(_, decoder) => decoder.given(),
            _ => &[],
        }
    }

    /// Where the reader stands in the file.
    #[must_use]
    pub fn position(&mut self) -> Option<Position> {
        self.reader.walk.scanner.input().position()
    }
}

impl<R: Read> std::fmt::Debug for AttachmentReader<'_, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AttachmentReader")
            .field("about", &self.about)
            .finish_non_exhaustive()
    }
}

impl<R: Read> BufRead for AttachmentReader<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.fill().map_err(io::Error::other)
    }

    fn consume(&mut self, count: usize) {
        if let State::Data(_, decoder) = &mut self.reader.state {
            decoder.consume(count);
        }
    }
}

impl<R: Read> Read for AttachmentReader<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

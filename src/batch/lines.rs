//! An input taken apart into its lines.

use std::io::BufRead;

use crate::error::{Error, ErrorKind};
use crate::message::Message;
use crate::text::Position;

/// One line of the input, without its line break.
///
/// ```
/// use congvan::batch;
///
/// let line = batch::lines("\n{\"id\": 7}\n".as_bytes(), 1000).next().unwrap()?;
/// assert_eq!((line.number, line.bytes.as_slice()), (2, b"{\"id\": 7}".as_slice()));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The lines of an input, see [`lines`].
///
/// ```
/// use congvan::batch::{self, Lines};
///
/// let lines: Lines<&[u8]> = batch::lines(b"1\n2\n", 10);
/// assert_eq!(lines.count(), 2);
/// ```
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    most: usize,
    number: usize,
    blank: bool,
    refused: Option<Line>,
    ended: bool,
}

/// So much is kept of a line that is too long: its name stands at the beginning.
const HEAD: usize = 4096;

/// Takes an input apart into lines, each of at most so many bytes; lines with
/// nothing but spaces are passed over.
///
/// # Errors
///
/// [`ErrorKind::Limit`] for a line that is too long: it is passed over without
/// being held, and the next line comes behind it. [`ErrorKind::Io`] ends the lines.
///
/// ```
/// use congvan::{ErrorKind, batch};
///
/// let found: Vec<_> = batch::lines("một\r\n\nrất dài dòng\nba".as_bytes(), 8).collect();
/// assert_eq!(found[0].as_ref().unwrap().bytes, "một".as_bytes());
/// assert_eq!(found[1].as_ref().unwrap_err().kind(), ErrorKind::Limit);
/// assert_eq!(found[2].as_ref().unwrap().number, 4);
/// ```
#[must_use]
pub fn lines<R: BufRead>(reader: R, most_bytes: usize) -> Lines<R> {
    Lines {
        reader,
        most: most_bytes,
        number: 0,
        blank: false,
        refused: None,
        ended: false,
    }
}

impl<R> Lines<R> {
    /// With the lines that hold nothing but spaces, too.
    ///
    /// ```
    /// use congvan::batch;
    ///
    /// let lines = batch::lines("một\n\nba\n".as_bytes(), 100).with_blank();
    /// assert_eq!(lines.count(), 3);
    /// ```
    #[must_use]
    pub fn with_blank(mut self) -> Self {
        self.blank = true;
        self
    }

    /// The beginning of the line that was too long, directly behind its error.
    ///
    /// ```
    /// use congvan::batch;
    ///
    /// let mut lines = batch::lines(r#"{"id": "HS-7", "text": "rất dài"}"#.as_bytes(), 20);
    /// assert!(lines.next().unwrap().is_err());
    /// let head = lines.refused().unwrap();
    /// assert_eq!(head.number, 1);
    /// # #[cfg(feature = "json")]
    /// assert_eq!(head.id().unwrap().to_string(), "HS-7");
    /// ```
    #[must_use]
    pub fn refused(&self) -> Option<&Line> {
        self.refused.as_ref()
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Line, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.number += 1;
            self.refused = None;
            match self.line() {
                Ok(Some(bytes)) if !self.blank && bytes.trim_ascii().is_empty() => {}
                Ok(bytes) => {
                    return bytes.map(|bytes| {
                        Ok(Line {
                            number: self.number,
                            bytes,
                        })
                    });
                }
                Err(error) => return Some(Err(error)),
            }
        }
        None
    }
}

impl<R: BufRead> Lines<R> {
    /// The next line; `None` at the end.
    fn line(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let mut bytes = Vec::new();
        let mut length = 0;
        loop {
            let part = match self.reader.fill_buf() {
                Ok(part) => part,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.ended = true;
                    return Err(Error::io(error).with_position(self.place()));
                }
            };
            let end = part.iter().position(|byte| *byte == b'\n');
            let run = part.get(..end.unwrap_or(part.len())).unwrap_or_default();
            if part.is_empty() {
                self.ended = true;
                if length == 0 {
                    return Ok(None);
                }
            }
            length += run.len();
            if length <= self.most {
                bytes.extend_from_slice(run);
            } else {
                bytes.truncate(HEAD);
                bytes.extend(run.iter().take(HEAD - bytes.len()));
                bytes.shrink_to(HEAD);
            }
            let read = run.len() + usize::from(end.is_some());
            self.reader.consume(read);
            if end.is_some() || self.ended {
                break;
            }
        }
        if length > self.most {
            let most = self.most;
            self.refused = Some(Line {
                number: self.number,
                bytes,
            });
            let message = Message::new(
                format!("dòng dài {length} byte, quá giới hạn {most}; hãy tách văn bản này ra tệp riêng"),
                format!("the line has {length} bytes, the limit is {most}; put this document into a file of its own"),
            );
            return Err(Error::new(ErrorKind::Limit, message).with_position(self.place()));
        }
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        Ok(Some(bytes))
    }

    fn place(&self) -> Position {
        Position {
            line: self.number,
            column: 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, BufReader, Read};

    use super::*;

    #[test]
    fn lines_have_their_numbers_whatever_the_buffer_holds() {
        let text = "một\n\n  \nhai\r\nba";
        for size in 1..8 {
            let found: Vec<Line> = lines(BufReader::with_capacity(size, text.as_bytes()), 100)
                .map(Result::unwrap)
                .collect();
            let found: Vec<(usize, &[u8])> = found.iter().map(|line| (line.number, line.bytes.as_slice())).collect();
            assert_eq!(found, [(1, "một".as_bytes()), (4, b"hai"), (5, b"ba")], "{size}");
        }
        assert_eq!(lines(io::empty(), 5).count(), 0);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let long = "x".repeat(1000);
        let text = format!("a\n{long}\nb\n{long}");
        let found: Vec<_> = lines(BufReader::with_capacity(16, text.as_bytes()), 10).collect();
        let numbers: Vec<Result<usize, String>> = found
            .into_iter()
            .map(|line| line.map(|line| line.number).map_err(|error| error.to_string()))
            .collect();
        let why = |line| {
            Err(format!(
                "{line}:1: the line has 1000 bytes, the limit is 10; put this document into a file of its own"
            ))
        };
        assert_eq!(numbers, [Ok(1), why(2), Ok(3), why(4)]);
    }

    #[test]
    fn the_beginning_of_a_line_that_is_too_long_is_kept() {
        let text = format!("a\n{}\nb\n", "x".repeat(3 * HEAD));
        for (size, most) in [(16, 10), (100_000, 10), (16, 2 * HEAD), (5000, 2 * HEAD)] {
            let mut lines = lines(BufReader::with_capacity(size, text.as_bytes()), most);
            assert!(lines.next().unwrap().is_ok() && lines.refused().is_none());
            assert!(lines.next().unwrap().is_err());
            let head = lines.refused().unwrap();
            assert_eq!((head.number, head.bytes.len()), (2, HEAD));
            assert!(lines.next().unwrap().is_ok() && lines.refused().is_none());
        }
    }

    #[test]
    fn an_input_that_breaks_off_says_where() {
        struct Breaks;
        impl Read for Breaks {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("gone"))
            }
        }
        let input = BufReader::new("a\nb".as_bytes().chain(Breaks));
        let found: Vec<_> = lines(input, 10).collect();
        assert_eq!(found.len(), 2);
        let error = found[1].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.position().unwrap().line), (ErrorKind::Io, 2));
    }
}

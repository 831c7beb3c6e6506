//! A file of XML in its pieces, without holding it: enough to find where an
//! element ends, whatever is wrong inside it.

use std::io::{self, BufRead, BufReader, Read};

use crate::text::{Position, place_behind};

/// What was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text up to the next markup.
    Text,
    /// A start tag.
    Start,
    /// The tag of an element without content.
    Empty,
    /// An end tag.
    End,
    /// A CDATA section.
    CData,
    /// A comment.
    Comment,
    /// A processing instruction, or the declaration of the file.
    Instruction,
    /// A DTD, or what begins like one.
    DocType,
    /// The file ends here.
    Eof,
}

/// Goes through a file piece by piece and remembers what the caller wants, up to
/// a limit.
#[derive(Debug)]
pub(super) struct Splitter<R> {
    input: BufReader<R>,
    kept: Vec<u8>,
    most: usize,
    /// Whether more was passed than is kept.
    overflown: bool,
    offset: usize,
    place: Line,
    /// The last bytes of the markup at hand.
    tail: [u8; 3],
}

impl<R: Read> Splitter<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input: BufReader::with_capacity(64 * 1024, input),
            kept: Vec::new(),
            most: 0,
            overflown: false,
            offset: 0,
            place: Line::default(),
            tail: [0; 3],
        }
    }

    /// How many bytes were passed.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// Line and column of what comes next.
    pub(super) fn position(&mut self) -> Position {
        self.place.position()
    }

    /// What was passed since the last [`Splitter::keep`], behind what it was given;
    /// `None` where that is more than the limit.
    pub(super) fn kept(&self) -> Option<&[u8]> {
        (!self.overflown).then_some(&self.kept)
    }

    /// Forgets what was passed and begins anew with a text of the caller.
    pub(super) fn keep(&mut self, prefix: &str, most: usize) {
        self.kept.clear();
        self.kept.extend_from_slice(prefix.as_bytes());
        self.most = most.saturating_add(prefix.len());
        self.overflown = false;
    }

    /// Passes the next piece.
    pub(super) fn next(&mut self) -> io::Result<Piece> {
        match self.peek()? {
            None => return Ok(Piece::Eof),
            Some(b'<') => self.pass(1)?,
            Some(_) => {
                self.pass_before(b"<")?;
                return Ok(Piece::Text);
            }
        }
        self.tail = [0; 3];
        match self.peek()? {
            Some(b'/') => {
                self.pass_to(b">", b">")?;
                Ok(Piece::End)
            }
            Some(b'?') => {
                self.pass(1)?;
                self.tail = [0; 3];
                self.pass_to(b">", b"?>")?;
                Ok(Piece::Instruction)
            }
            Some(b'!') => {
                self.pass(1)?;
                self.declaration()
            }
            _ => self.tag(),
        }
    }

    /// Behind `<!`.
    fn declaration(&mut self) -> io::Result<Piece> {
        let (piece, end): (_, &[u8]) = match self.peek()? {
            Some(b'-') => (Piece::Comment, b"-->"),
            Some(b'[') => (Piece::CData, b"]]>"),
            _ => return Ok(Piece::DocType),
        };
        // The second dash opens the comment and is no part of its end.
        self.pass(1)?;
        if piece == Piece::Comment && self.peek()? == Some(b'-') {
            self.pass(1)?;
        }
        self.tail = [0; 3];
        self.pass_to(b">", end)?;
        Ok(piece)
    }

    /// A start tag: a `>` inside quotes does not end it.
    fn tag(&mut self) -> io::Result<Piece> {
        loop {
            self.pass_before(b">\"'")?;
            match self.peek()? {
                Some(b'>') => {
                    let empty = self.tail.ends_with(b"/");
                    self.pass(1)?;
                    return Ok(if empty { Piece::Empty } else { Piece::Start });
                }
                Some(quote) => {
                    self.pass(1)?;
                    self.pass_to(&[quote], &[quote])?;
                }
                None => return Ok(Piece::Start),
            }
        }
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.fill()?.first().copied())
    }

    fn fill(&mut self) -> io::Result<&[u8]> {
        loop {
            match self.input.fill_buf() {
                // What was read stays read: it is asked for once more below.
                Ok(_) => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(self.input.buffer())
    }

    /// Passes up to the next of some bytes, which it leaves.
    fn pass_before(&mut self, stops: &[u8]) -> io::Result<()> {
        loop {
            let bytes = self.fill()?;
            let found = bytes.iter().position(|b| stops.contains(b));
            let length = found.unwrap_or(bytes.len());
            self.pass(length)?;
            if found.is_some() || length == 0 {
                return Ok(());
            }
        }
    }

    /// Passes up to and with some bytes, of which `last` is the last.
    fn pass_to(&mut self, last: &[u8], end: &[u8]) -> io::Result<()> {
        loop {
            self.pass_before(last)?;
            if self.peek()?.is_none() {
                return Ok(());
            }
            self.pass(1)?;
            if self.tail.ends_with(end) {
                return Ok(());
            }
        }
    }

    /// Passes so many bytes, of which all are there.
    fn pass(&mut self, length: usize) -> io::Result<()> {
        let bytes = self.input.buffer().get(..length).unwrap_or_default();
        let room = self.most.saturating_sub(self.kept.len());
        self.kept.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        self.overflown |= room < bytes.len();
        for byte in bytes.iter().skip(bytes.len().saturating_sub(self.tail.len())) {
            self.tail.rotate_left(1);
            if let Some(last) = self.tail.last_mut() {
                *last = *byte;
            }
        }
        self.place.pass(bytes);
        self.offset += bytes.len();
        self.input.consume(length);
        Ok(())
    }
}

/// The line that was passed last, as far as it goes.
#[derive(Debug, Default)]
struct Line {
    /// How many were passed before it.
    before: usize,
    /// Its text, so that characters can be counted as a person sees them.
    text: Vec<u8>,
    /// Characters of its head that is not held any more.
    counted: usize,
}

impl Line {
    /// Longer ones are counted as they come: a file may be all on one line.
    const LONGEST: usize = 16 * 1024;

    /// So much of a line may be counted again each time its place is asked for.
    const AGAIN: usize = 256;

    fn pass(&mut self, bytes: &[u8]) {
        let breaks = bytes.iter().filter(|b| **b == b'\n').count();
        let last = bytes.rsplit(|b| *b == b'\n').next().unwrap_or_default();
        if breaks > 0 {
            self.before += breaks;
            self.text.clear();
            self.counted = 0;
        }
        for piece in last.chunks(Self::LONGEST) {
            if self.text.len() + piece.len() > Self::LONGEST {
                self.count();
            }
            self.text.extend_from_slice(piece);
        }
    }

    /// Counts the head of the line and forgets it, up to its last plain letter:
    /// whatever stands before one is whole.
    fn count(&mut self) {
        let last = self.text.iter().rposition(u8::is_ascii);
        let head = match last.filter(|at| *at > 0) {
            Some(at) => self.text.drain(..at).collect(),
            None => std::mem::take(&mut self.text),
        };
        self.counted += columns(&head);
    }

    fn position(&mut self) -> Position {
        if self.text.len() > Self::AGAIN {
            self.count();
        }
        Position {
            line: self.before + 1,
            column: self.counted + columns(&self.text) + 1,
        }
    }
}

fn columns(line: &[u8]) -> usize {
    place_behind(&String::from_utf8_lossy(line)).column - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every piece of a text with what it is, read a few bytes at a time.
    fn pieces(text: &str, step: usize) -> Vec<(Piece, String)> {
        let mut splitter = Splitter::new(text.as_bytes());
        splitter.input = BufReader::with_capacity(step, text.as_bytes());
        let mut out = Vec::new();
        loop {
            splitter.keep("", usize::MAX);
            match splitter.next().unwrap() {
                Piece::Eof => return out,
                piece => out.push((piece, String::from_utf8(splitter.kept.clone()).unwrap())),
            }
        }
    }

    #[test]
    fn finds_the_pieces_however_they_come() {
        use Piece::*;
        let expected = [
            (Instruction, "<?xml version='1.0'?>"),
            (Text, "\n"),
            (Comment, "<!-->-- > -->"),
            (Start, "<a b='>' c=\"/>\">"),
            (CData, "<![CDATA[ <a> ]] ]]>"),
            (Text, "ế > "),
            (Empty, "<b d='/'/>"),
            (Instruction, "<?a ?? > ?>"),
            (End, "</a >"),
            (DocType, "<!"),
            (Text, "DOCTYPE a>"),
        ];
        let text: String = expected.iter().map(|(_, text)| *text).collect();
        for step in [1, 2, 3, 7, 1000] {
            let found = pieces(&text, step);
            let found: Vec<_> = found.iter().map(|(piece, text)| (*piece, text.as_str())).collect();
            assert_eq!(found, expected, "{step}");
        }
    }

    #[test]
    fn what_is_cut_off_ends() {
        for text in [
            "<", "<a", "<a b='", "<!", "<!-", "<!--", "<!-- -", "<![", "<?", "</", "</a",
        ] {
            for step in [1, 100] {
                assert_eq!(pieces(text, step).len(), 1, "{text}");
            }
        }
    }

    #[test]
    fn places_are_right_on_long_lines_too() {
        let line = "thê\u{301} ".repeat(10_000);
        let mut splitter = Splitter::new(line.as_bytes());
        splitter.keep("", 10);
        splitter.next().unwrap();
        assert_eq!(
            splitter.position(),
            Position {
                line: 1,
                column: 40_001
            }
        );
        assert_eq!(splitter.kept(), None);
    }
}

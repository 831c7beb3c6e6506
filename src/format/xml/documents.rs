//! Many documents in one file: one root element around them.

use std::io::Read;
use std::iter::FusedIterator;

use super::read;
use super::reader::Reader;
use super::split::{Piece, Splitter};
use crate::document::Kept;
use crate::error::{Error, ErrorKind};
use crate::format::fault::Fault;
use crate::format::input;
use crate::format::syntax::cut_off;
use crate::message::Message;
use crate::text::{Position, Source};

/// Reads many documents in one root element `documents`, with the default limits
/// and refusing what is unknown; [`Reader::documents`] has the choice.
///
/// ```
/// use congvan::xml;
///
/// let file = "<documents xmlns='urn:congvan:document:1' version='1'>
///   <document><place>Hà Khê</place></document>
///   <document><plaec>An Phú</plaec></document>
///   <document><place>Bình Hòa</place></document>
/// </documents>";
/// let mut places = Vec::new();
/// for item in xml::documents(file.as_bytes()) {
///     match item {
///         Ok(item) => places.extend(item.document.place),
///         Err(error) => assert_eq!(
///             error.to_string(),
///             "document 2: 3:13: /plaec: `plaec` is unknown here; did you mean `place`?",
///         ),
///     }
/// }
/// assert_eq!(places, ["Hà Khê", "Bình Hòa"]);
/// ```
#[must_use]
pub fn documents<R: Read>(reader: R) -> Documents<R> {
    Reader::new().documents(reader)
}

/// The documents of a file with many, read as they are asked for.
///
/// Holds one document at a time. A document that cannot be read is an error that
/// names it ([`Error::item`]) and its place, and reading goes on behind its end
/// tag, even if it is longer than [`Limits::text_bytes`](crate::text::Limits::text_bytes).
/// Where the root itself is broken there is nothing more. A file whose root is one
/// `document` is a file of one.
///
/// The text is UTF-8, with or without byte order mark.
///
/// ```
/// use congvan::xml::{self, Documents};
///
/// let file: Documents<&[u8]> = xml::documents(b"<documents xmlns='urn:congvan:document:1' version='1'/>");
/// assert_eq!(file.count(), 0);
/// ```
#[derive(Debug)]
pub struct Documents<R> {
    input: Splitter<R>,
    reader: Reader,
    /// The start tag of the root: each document is read behind it, for its namespaces.
    root: String,
    state: State,
    /// The index of the next document.
    item: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the root.
    Head,
    /// Inside it.
    Inside,
    /// Behind it.
    Behind,
    Ended,
}

/// Why a document was not read, and whether the others can be.
enum Failure {
    Item(Error),
    File(Error),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Failure::File(Error::io(error))
    }
}

/// Where something starts.
#[derive(Clone, Copy)]
struct Start {
    position: Position,
    offset: usize,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            position: Position { line: 1, column: 1 },
            offset: 0,
        }
    }
}

impl Start {
    fn of<R: Read>(input: &mut Splitter<R>) -> Self {
        Self {
            position: input.position(),
            offset: input.offset(),
        }
    }

    /// An error here.
    fn error(self, fault: Fault) -> Error {
        self.error_in(fault.at(0), "")
    }

    /// An error in a text that starts here.
    fn error_in(self, fault: Fault, text: &str) -> Error {
        fault
            .into_error(&Source::unicode(text))
            .behind(self.position, self.offset)
    }
}

impl<R: Read> Documents<R> {
    pub(super) fn new(input: R, reader: Reader) -> Self {
        Self {
            input: Splitter::new(input),
            reader,
            root: String::new(),
            state: State::Head,
            item: 0,
        }
    }

    /// The next document; `None` behind the last.
    fn read(&mut self) -> Result<Option<Kept>, Failure> {
        if self.state == State::Head
            && let Some(single) = self.head()?
        {
            return Ok(Some(single));
        }
        while matches!(self.state, State::Inside | State::Behind) {
            if let Some(item) = self.piece()? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }

    /// Reads up to the start tag of the root; gives the document where it is the root.
    fn head(&mut self) -> Result<Option<Kept>, Failure> {
        self.input.keep("", self.reader.longest());
        let last = loop {
            match self.input.next()? {
                last @ (Piece::Start | Piece::Empty | Piece::End | Piece::DocType | Piece::Eof) => break last,
                Piece::Text | Piece::CData | Piece::Comment | Piece::Instruction => {}
            }
        };
        let start = Start::default();
        let head = self.kept_text(start).map_err(Failure::File)?;
        let body = head.strip_prefix('\u{FEFF}').unwrap_or(&head);
        let mark = head.len() - body.len();
        let read = match last {
            // The rest of a DTD does not matter.
            Piece::DocType => self.reader.read_head(&format!("{body}DOCTYPE a>")),
            _ => self.reader.read_head(body),
        };
        let (root, single) = read.map_err(|fault| {
            let fault = fault.shifted(mark);
            Failure::File(fault.into_error(&Source::unicode(&head)))
        })?;
        body.get(root..).unwrap_or_default().clone_into(&mut self.root);
        self.state = if last == Piece::Empty {
            State::Behind
        } else {
            State::Inside
        };
        if !single {
            return Ok(None);
        }
        self.state = State::Behind;
        if last == Piece::Start {
            self.pass_to_end_tag()?;
        }
        let text = self.kept_text(start).map_err(Failure::Item)?;
        self.reader.from_str(&text).map(Some).map_err(Failure::Item)
    }

    /// Reads the next piece inside the root or behind it; gives the document that it is.
    fn piece(&mut self) -> Result<Option<Kept>, Failure> {
        let start = Start::of(&mut self.input);
        let inside = self.state == State::Inside;
        let root = if inside { self.root.as_str() } else { "" };
        self.input.keep(root, self.reader.longest());
        match self.input.next()? {
            Piece::Comment => Ok(None),
            Piece::Instruction => self.instruction(start).map(|()| None),
            Piece::Text | Piece::CData => self.stray(start).map(|()| None),
            Piece::End if inside => self.end(start).map(|()| None),
            Piece::Start | Piece::Empty if !inside => Err(Failure::File(start.error(behind_root()))),
            piece @ (Piece::Start | Piece::Empty) => {
                if piece == Piece::Start {
                    self.pass_to_end_tag()?;
                }
                self.item(start).map(Some).map_err(Failure::Item)
            }
            Piece::Eof if !inside => {
                self.state = State::Ended;
                Ok(None)
            }
            Piece::Eof => Err(Failure::File(start.error(cut_off()))),
            Piece::End | Piece::DocType => Err(Failure::File(start.error(not_here()))),
        }
    }

    /// Passes all up to the end tag of the element whose start tag was passed.
    fn pass_to_end_tag(&mut self) -> Result<(), Failure> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.input.next()? {
                Piece::Start => depth += 1,
                Piece::End => depth -= 1,
                Piece::Eof => {
                    let start = Start::of(&mut self.input);
                    return Err(Failure::File(start.error(cut_off())));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A processing instruction is passed over, a declaration is none.
    fn instruction(&self, start: Start) -> Result<(), Failure> {
        let text = self.kept_text(start).map_err(Failure::Item)?;
        let declaration = self.behind_root(&text).strip_prefix("<?xml");
        if declaration.is_some_and(|rest| rest.starts_with([' ', '\t', '\n', '\r', '?'])) {
            return Err(Failure::Item(start.error(late_declaration())));
        }
        Ok(())
    }

    /// Text where only elements may stand.
    fn stray(&self, start: Start) -> Result<(), Failure> {
        let text = self.kept_text(start).map_err(Failure::Item)?;
        let text = self.behind_root(&text);
        let blank = text.len() - text.trim_start_matches([' ', '\t', '\n', '\r']).len();
        match text.get(blank..).filter(|stray| !stray.is_empty()) {
            Some(stray) => {
                let fault = read::stray_text(stray.trim_end()).at(blank);
                Err(Failure::Item(start.error_in(fault, text)))
            }
            None => Ok(()),
        }
    }

    /// The end tag of the root.
    fn end(&mut self, start: Start) -> Result<(), Failure> {
        self.state = State::Behind;
        let text = self.kept_text(start).map_err(Failure::File)?;
        let checked = self.reader.read_frame(&text);
        checked.map_err(|fault| Failure::File(start.error(fault.unplaced())))
    }

    /// The document that was passed.
    fn item(&self, start: Start) -> Result<Kept, Error> {
        let text = self.kept_text(start)?;
        self.reader.read_item(&text).map_err(|fault| {
            let item = self.behind_root(&text);
            start.error_in(fault.unshifted(self.root.len()), item)
        })
    }

    fn behind_root<'t>(&self, text: &'t str) -> &'t str {
        text.strip_prefix(self.root.as_str()).unwrap_or(text)
    }

    /// What was passed since a place, as text.
    fn kept_text(&self, start: Start) -> Result<String, Error> {
        let Some(bytes) = self.input.kept() else {
            return Err(too_long(self.reader.longest()).behind(start.position, start.offset));
        };
        std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| {
            let own = bytes.strip_prefix(self.root.as_bytes()).unwrap_or(bytes);
            input::not_utf8(own).behind(start.position, start.offset)
        })
    }
}

fn too_long(limit: usize) -> Error {
    let message = Message::new(
        format!("một văn bản dài hơn giới hạn {limit} byte; hãy nâng giới hạn"),
        format!("a document is longer than the limit of {limit} bytes; raise the limit"),
    );
    Error::new(ErrorKind::Limit, message)
        .with_position(Position { line: 1, column: 1 })
        .with_offset(0)
}

fn behind_root() -> Fault {
    Fault::data(
        "còn phần tử sau phần tử gốc; mỗi tệp chỉ có một phần tử gốc",
        "there is an element behind the root; a file has one root element",
    )
}

fn late_declaration() -> Fault {
    Fault::new(
        ErrorKind::Syntax,
        Message::new(
            "khai báo `<?xml …?>` phải đứng ở đầu tệp",
            "the declaration `<?xml …?>` must stand at the very beginning",
        ),
    )
}

fn not_here() -> Fault {
    Fault::new(
        ErrorKind::Syntax,
        Message::new(
            "thẻ đóng hoặc `<!…>` không được đứng ở đây; hãy bỏ đi",
            "an end tag or `<!…>` cannot stand here; remove it",
        ),
    )
}

impl<R: Read> Iterator for Documents<R> {
    type Item = Result<Kept, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let result = match self.read() {
            Ok(None) => return None,
            Ok(Some(document)) => Ok(document),
            Err(Failure::Item(error)) => Err(error.with_item(self.item)),
            Err(Failure::File(error)) => {
                self.state = State::Ended;
                Err(error.with_item(self.item))
            }
        };
        self.item += 1;
        Some(result)
    }
}

impl<R: Read> FusedIterator for Documents<R> {}

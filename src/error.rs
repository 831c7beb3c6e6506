//! The error of everything that reads or writes a whole document.

use std::fmt;

use crate::message::{Lang, Message};
use crate::text::Position;

/// Why a document could not be read or written at all.
///
/// Content that is odd, incomplete or wrong is no error: it becomes a document
/// with gaps and [diagnostics](crate::diagnostic). An `Error` is for input that
/// has no content to read, and says what is wrong, where, and how to mend it.
///
/// ```
/// use congvan::{json, ErrorKind, Lang};
///
/// let error = json::from_str(r#"{"kind": 5}"#).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Data);
/// assert_eq!(error.path(), Some("/kind"));
/// assert!(error.message(Lang::En).contains("kind"));
/// ```
///
/// An [`io::Error`](std::io::Error) and a [`ParseValueError`](crate::value::ParseValueError)
/// become one by `?`. Its `Debug` is what `main` prints of it, so that says the same as its
/// `Display`.
///
/// ```
/// use congvan::{Error, json};
///
/// fn number(path: &str) -> Result<String, Error> {
///     let document = json::from_slice(&std::fs::read(path)?)?;
///     Ok(document.number.map(|number| number.to_string()).unwrap_or_default())
/// }
/// let error = number("no/such/file.json").unwrap_err();
/// assert!(format!("{error:?}").contains("cannot read or write the data"));
/// ```
pub struct Error {
    // Boxed: a `Result` of the common case should not carry the words of the rare one.
    repr: Box<Repr>,
}

struct Repr {
    kind: ErrorKind,
    message: Message,
    path: Option<String>,
    position: Option<Position>,
    offset: Option<usize>,
    item: Option<usize>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What sort of failure an [`Error`] is.
///
/// ```
/// use congvan::text::Limits;
/// use congvan::{ErrorKind, json};
///
/// let small = Limits::default().text_bytes(10);
/// let error = json::from_str_with(r#"{"place": "Hà Khê"}"#, &small).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Reading or writing the bytes failed.
    Io,
    /// The bytes are no text: not UTF-8 nor UTF-16, and of a letter in none of the
    /// [older encodings](crate::text::LegacyFont) that are plain to see.
    Encoding,
    /// The format's syntax is broken (JSON, XML).
    Syntax,
    /// The syntax is fine, the content does not fit the model.
    Data,
    /// A limit of [`Limits`](crate::text::Limits) was exceeded.
    Limit,
    /// A format that is recognised and not read; the message says how to convert it.
    Unsupported,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: Message) -> Self {
        Self {
            repr: Box::new(Repr {
                kind,
                message,
                path: None,
                position: None,
                offset: None,
                item: None,
                source: None,
            }),
        }
    }

    pub(crate) fn io(error: std::io::Error) -> Self {
        Self::new(
            ErrorKind::Io,
            Message::new(
                format!("không đọc/ghi được dữ liệu: {error}"),
                format!("cannot read or write the data: {error}"),
            ),
        )
        .with_source(error)
    }

    #[must_use]
    pub(crate) fn with_path(mut self, path: impl Into<String>) -> Self {
        self.repr.path = Some(path.into());
        self
    }

    #[must_use]
    pub(crate) fn with_position(mut self, position: Position) -> Self {
        self.repr.position = Some(position);
        self
    }

    #[must_use]
    pub(crate) fn with_offset(mut self, offset: usize) -> Self {
        self.repr.offset = Some(offset);
        self
    }

    #[must_use]
    pub(crate) fn with_item(mut self, item: usize) -> Self {
        self.repr.item = Some(item);
        self
    }

    /// Moves the place, for an item that did not stand at the head of the input.
    #[must_use]
    pub(crate) fn behind(mut self, start: Position, offset: usize) -> Self {
        if let Some(at) = &mut self.repr.position {
            if at.line == 1 {
                at.column += start.column - 1;
            }
            at.line += start.line - 1;
        }
        if let Some(at) = &mut self.repr.offset {
            *at += offset;
        }
        self
    }

    #[must_use]
    pub(crate) fn with_source(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.repr.source = Some(Box::new(source));
        self
    }

    /// The sort of failure.
    ///
    /// ```
    /// use congvan::{ErrorKind, json};
    ///
    /// let kind = |text: &str| json::from_str(text).unwrap_err().kind();
    /// assert_eq!(kind("{"), ErrorKind::Syntax);
    /// assert_eq!(kind(r#"{"date": "hôm qua"}"#), ErrorKind::Data);
    /// ```
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.repr.kind
    }

    /// The message in one language, without place.
    ///
    /// ```
    /// use congvan::{Lang, json};
    ///
    /// let error = json::from_str("{").unwrap_err();
    /// assert_eq!(error.message(Lang::En), "the data ends inside an object; a `}` is missing");
    /// ```
    #[must_use]
    pub fn message(&self, lang: Lang) -> &str {
        self.repr.message.get(lang)
    }

    /// Where in the model the failure is, as a JSON Pointer (`/date`), where it is known.
    ///
    /// ```
    /// use congvan::json;
    ///
    /// let error = json::from_str(r#"{"signatures": [{"signer": 5}]}"#).unwrap_err();
    /// assert_eq!(error.path(), Some("/signatures/0/signer"));
    /// ```
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.repr.path.as_deref()
    }

    /// Where in the input the failure is, where it is known.
    ///
    /// ```
    /// use congvan::json;
    ///
    /// let error = json::from_str("{\n \"date\": 5}").unwrap_err();
    /// assert_eq!(error.position().unwrap().to_string(), "2:10"); // line and column
    /// ```
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.repr.position
    }

    /// The same place in bytes of the input, a byte order mark included.
    ///
    /// ```
    /// use congvan::json;
    ///
    /// let error = json::from_str("{\"place\": \"Hà Khê\", \"titel\": 1}").unwrap_err();
    /// assert_eq!(error.position().unwrap().column, 21); // in characters
    /// assert_eq!(error.offset(), Some(22)); // in bytes
    /// ```
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.repr.offset
    }

    /// Which document of a stream of many, from 0; `None` for a document alone.
    ///
    /// ```
    /// use congvan::json;
    ///
    /// let lines = "{\"place\": \"Hà Khê\"}\n{\"titel\": 1}\n";
    /// let error = json::documents(lines.as_bytes()).find_map(Result::err).unwrap();
    /// assert_eq!((error.item(), error.position().unwrap().line), (Some(1), 2));
    /// ```
    #[must_use]
    pub fn item(&self) -> Option<usize> {
        self.repr.item
    }
}

impl Error {
    /// The message in one language with its place: line and column, and where in the model.
    ///
    /// ```
    /// use congvan::{Lang, json};
    ///
    /// let error = json::from_str("{\"date\":\n 5}").unwrap_err();
    /// assert!(error.display(Lang::Vi).to_string().starts_with("2:2: /date: "));
    /// assert_eq!(error.display(Lang::En).to_string(), error.to_string());
    /// ```
    pub fn display(&self, lang: Lang) -> impl fmt::Display {
        InWords { error: self, lang }
    }

    fn write(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(item) = self.repr.item {
            let word = match lang {
                Lang::Vi => "văn bản thứ",
                Lang::En => "document",
            };
            write!(f, "{word} {}: ", item.saturating_add(1))?;
        }
        if let Some(position) = self.repr.position {
            write!(f, "{position}: ")?;
        }
        if let Some(path) = &self.repr.path {
            write!(f, "{path}: ")?;
        }
        f.write_str(self.repr.message.get(lang))
    }
}

/// An error in one language, with its place.
struct InWords<'e> {
    error: &'e Error,
    lang: Lang,
}

impl fmt::Display for InWords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.write(self.lang, f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?}: {self})", self.repr.kind)
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::io(error)
    }
}

impl fmt::Display for Error {
    /// The English message with its place: `2:7: /date: …`; in a stream of many
    /// `document 3: 2:7: /date: …`, counted from 1. The Vietnamese one in the alternate
    /// form, `{:#}`, as for a [`ParseValueError`](crate::value::ParseValueError).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(if f.alternate() { Lang::Vi } else { Lang::En }, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.repr.source.as_ref().map(|s| s.as_ref() as _)
    }
}

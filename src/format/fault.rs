//! What does not fit the model, in both languages: the serde error of our formats.

use std::fmt::{self, Display};

use serde::{de, ser};

use crate::error::{Error, ErrorKind};
use crate::message::Message;
use crate::text::{Source, Span};

/// An error on its way up: it gains its path and place as it goes.
#[derive(Debug)]
pub(super) struct Fault {
    kind: ErrorKind,
    message: Message,
    /// Byte offset in the text that was read.
    at: Option<usize>,
    path: Option<String>,
}

impl Fault {
    pub(super) fn new(kind: ErrorKind, message: Message) -> Self {
        Self {
            kind,
            message,
            at: None,
            path: None,
        }
    }

    pub(super) fn data(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(ErrorKind::Data, Message::new(vi, en))
    }

    pub(super) fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Sets the place, unless one nearer to the cause is known.
    #[must_use]
    pub(super) fn at(mut self, offset: usize) -> Self {
        self.at.get_or_insert(offset);
        self
    }

    /// Sets the path, unless it is that of the whole document.
    #[must_use]
    pub(super) fn on(mut self, pointer: String) -> Self {
        self.path = Some(pointer).filter(|path| !path.is_empty());
        self
    }

    /// Moves the place, for a text that began `by` bytes into the source.
    #[must_use]
    pub(super) fn shifted(mut self, by: usize) -> Self {
        self.at = self.at.map(|at| at + by);
        self
    }

    /// The error of the caller, its offset turned into line and column.
    pub(super) fn into_error(self, source: &Source) -> Error {
        let mut error = Error::new(self.kind, self.message);
        if let Some(path) = self.path {
            error = error.with_path(path);
        }
        if let Some(at) = self.at {
            let text = source.text();
            // A place inside a character is the place of the character.
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
            let at = source.to_bytes(Span::new(at.unwrap_or(0), at.unwrap_or(0))).start;
            error = error.with_position(source.position(at));
        }
        error
    }

    /// A text where a whole number of a range should be.
    pub(super) fn number(name: Option<String>, least: impl Display, most: impl Display, found: &str) -> Self {
        let (vi, en) = subject(name);
        Self::data(
            format!("{vi} phải là số nguyên từ {least} đến {most}, không phải `{found}`"),
            format!("{en} must be a whole number from {least} to {most}, not `{found}`"),
        )
    }
}

/// What a message speaks of.
pub(super) fn subject(name: Option<String>) -> (String, String) {
    match name {
        Some(name) => (format!("`{name}`"), format!("`{name}`")),
        None => ("văn bản".to_owned(), "the document".to_owned()),
    }
}

/// The head of a text that may be long.
pub(super) fn excerpt(text: &str) -> String {
    let mut out: String = text.chars().take(40).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// Names in a row: `a`, `b`, `c`.
fn list(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.en)
    }
}

impl std::error::Error for Fault {}

impl ser::Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        <Self as de::Error>::custom(message)
    }
}

impl de::Error for Fault {
    /// The errors of the values print Vietnamese in the alternate form.
    fn custom<T: Display>(message: T) -> Self {
        Self::data(format!("{message:#}"), message.to_string())
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let (found, known) = (excerpt(variant), list(expected));
        Self::data(
            format!("không có loại `{found}`; hãy chọn một trong: {known}"),
            format!("`{found}` is unknown; choose one of {known}"),
        )
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let (found, known) = (excerpt(field), list(expected));
        Self::data(
            format!("ở đây không có mục `{found}`; chỉ có: {known}"),
            format!("`{found}` is unknown here; known are {known}"),
        )
    }

    fn missing_field(field: &'static str) -> Self {
        Self::data(
            format!("thiếu `{field}`; hãy bổ sung"),
            format!("`{field}` is missing; add it"),
        )
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::data(
            format!("`{field}` xuất hiện hai lần; hãy giữ lại một"),
            format!("`{field}` stands here twice; keep one"),
        )
    }
}

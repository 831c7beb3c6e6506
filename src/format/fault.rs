//! What does not fit the model, in both languages: the serde error of our formats.

use std::borrow::Cow;
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
    path: Option<Box<str>>,
    /// What made reading fail.
    #[cfg(feature = "edxml")]
    cause: Option<std::io::Error>,
}

impl Fault {
    pub(super) fn new(kind: ErrorKind, message: Message) -> Self {
        Self {
            kind,
            message,
            at: None,
            path: None,
            #[cfg(feature = "edxml")]
            cause: None,
        }
    }

    /// Sets what made reading fail.
    #[cfg(feature = "edxml")]
    #[must_use]
    pub(super) fn caused_by(mut self, cause: std::io::Error) -> Self {
        self.cause = Some(cause);
        self
    }

    pub(super) fn data(vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Data, Message::new(vi, en))
    }

    #[cfg(any(feature = "json", feature = "docx", feature = "edxml"))]
    pub(super) fn kind(&self) -> ErrorKind {
        self.kind
    }

    #[cfg(feature = "docx")]
    pub(super) fn into_message(self) -> Message {
        self.message
    }

    /// Whether somebody else has the words.
    #[cfg(feature = "json")]
    pub(super) fn is_wordless(&self) -> bool {
        self.message.en.is_empty()
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
        self.path = Some(pointer.into_boxed_str()).filter(|path| !path.is_empty());
        self
    }

    /// Moves the place, for a text that began `by` bytes into the source.
    #[must_use]
    pub(super) fn shifted(mut self, by: usize) -> Self {
        self.at = self.at.map(|at| at + by);
        self
    }

    /// Moves the place back, for a text that was read behind another.
    #[cfg(feature = "xml")]
    #[must_use]
    pub(super) fn unshifted(mut self, by: usize) -> Self {
        self.at = self.at.map(|at| at.saturating_sub(by));
        self
    }

    /// Forgets the place.
    #[cfg(feature = "xml")]
    #[must_use]
    pub(super) fn unplaced(self) -> Self {
        Self { at: None, ..self }
    }

    /// The place that was set.
    #[cfg(any(feature = "edxml", feature = "akn", feature = "docx", feature = "dsig"))]
    pub(super) fn offset(&self) -> Option<usize> {
        self.at
    }

    /// The error of the caller at a position that was found elsewhere.
    #[cfg(any(feature = "edxml", feature = "dsig"))]
    pub(super) fn into_error_at(self, position: Option<crate::text::Position>) -> Error {
        let mut error = Error::new(self.kind, self.message);
        if let Some(path) = self.path {
            error = error.with_path(path);
        }
        #[cfg(feature = "edxml")]
        if let Some(cause) = self.cause {
            error = error.with_source(cause);
        }
        match position {
            Some(position) => error.with_position(position),
            None => error,
        }
    }

    /// The error of the caller, its offset turned into line and column.
    #[cfg(any(feature = "json", feature = "xml", feature = "record"))]
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
            error = error.with_position(source.position(at)).with_offset(at);
        }
        error
    }

    /// A name that the model does not have at this place.
    pub(super) fn unknown_name(name: &str, known: &[&str]) -> Self {
        let (found, (vi, en)) = (excerpt(name), choice(name, known));
        Self::data(
            format!("ở đây không có mục `{found}`; {vi}"),
            format!("`{found}` is unknown here; {en}"),
        )
    }

    /// A name that stands in one object a second time.
    pub(super) fn twice(name: &str) -> Self {
        let name = excerpt(name);
        Self::data(
            format!("`{name}` xuất hiện hai lần; hãy giữ lại một"),
            format!("`{name}` stands here twice; keep one"),
        )
    }

    /// A text where a whole number of a range should be.
    #[cfg(any(feature = "json", feature = "xml"))]
    pub(super) fn number(name: Option<String>, least: impl Display, most: impl Display, found: &str) -> Self {
        let (vi, en) = subject(name);
        Self::data(
            format!("{vi} phải là số nguyên từ {least} đến {most}, không phải `{found}`"),
            format!("{en} must be a whole number from {least} to {most}, not `{found}`"),
        )
    }
}

/// What a message speaks of.
#[cfg(any(feature = "json", feature = "xml"))]
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

/// What could have been meant: the name that is nearly the same, else all of them.
fn choice(found: &str, known: &[&str]) -> (String, String) {
    let near = known
        .iter()
        .map(|name| (distance(found, name), name))
        .min_by_key(|(distance, _)| *distance);
    if let Some((0..=2, name)) = near.filter(|(distance, name)| distance * 2 <= name.len()) {
        return (format!("có phải là `{name}`?"), format!("did you mean `{name}`?"));
    }
    let quoted: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let list = quoted.join(", ");
    (format!("chỉ có: {list}"), format!("known are {list}"))
}

/// How many letters must be changed, added or dropped to make `b` of `a`, case aside.
fn distance(a: &str, b: &str) -> usize {
    // Names are short; what is long is none of them.
    if a.len() > b.len() + 8 {
        return usize::MAX / 4;
    }
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            let changed = diagonal + usize::from(!x.eq_ignore_ascii_case(y));
            left = changed.min(above + 1).min(left + 1);
            *cell = left;
            diagonal = above;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
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
        let (found, (vi, en)) = (excerpt(variant), choice(variant, expected));
        Self::data(
            format!("không có giá trị `{found}`; {vi}"),
            format!("the value `{found}` is unknown; {en}"),
        )
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::unknown_name(field, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::data(
            format!("thiếu `{field}`; hãy bổ sung"),
            format!("`{field}` is missing; add it"),
        )
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::twice(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_letters_that_differ() {
        for (a, b, expected) in [
            ("", "", 0),
            ("titel", "title", 2),
            ("kt", "KT", 0),
            ("", "kind", 4),
            ("subjekt", "subject", 1),
            ("recipient", "recipients", 1),
            ("thế", "text", 3),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn proposes_what_is_near_and_lists_the_rest() {
        let known = ["kind", "title"];
        assert_eq!(choice("titel", &known).1, "did you mean `title`?");
        assert_eq!(choice("số", &known).1, "known are `kind`, `title`");
        assert_eq!(choice(&"kind".repeat(1000), &known).1, "known are `kind`, `title`");
        assert_eq!(choice("x", &[]).1, "known are ");
    }
}

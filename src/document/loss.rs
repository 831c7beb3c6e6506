//! What a conversion could not carry.

use std::fmt;
use std::io::Write;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::message::{Lang, Message};

/// Something of a document that a format cannot hold.
///
/// ```
/// use congvan::xml;
/// use congvan::{Document, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).subject("chuông\u{7} báo").build();
/// let written = xml::to_string(&document)?;
/// assert_eq!(written.losses[0].path, "/subject"); // XML has no control characters
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Loss {
    /// The field, as a JSON Pointer into the document.
    pub path: String,
    /// What was lost: the text itself or a short description.
    pub what: String,
    /// Why the format cannot hold it.
    pub why: Message,
}

/// The field, what was lost, and why, in English; in Vietnamese in the alternate form, `{:#}`.
impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = if f.alternate() { Lang::Vi } else { Lang::En };
        write!(f, "{}: {} ({})", self.path, self.what, self.why.get(lang))
    }
}

impl Loss {
    /// A loss at a field.
    #[must_use]
    pub fn new(path: impl Into<String>, what: impl Into<String>, why: Message) -> Self {
        Self {
            path: path.into(),
            what: what.into(),
            why,
        }
    }
}

/// What a writer or a conversion made, and what it had to leave out.
///
/// ```
/// use congvan::{Document, json, value::Kind};
///
/// let written = json::to_string(&Document::builder(Kind::CongVan).build())?;
/// assert!(written.losses.is_empty()); // JSON holds everything
/// assert!(written.output.contains("\"kind\": \"cong-van\""));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[must_use = "the losses say what the format could not hold"]
pub struct Written<T> {
    /// What was written.
    pub output: T,
    /// What the format could not hold; empty for a faithful copy.
    pub losses: Vec<Loss>,
}

impl<T> Written<T> {
    /// An output with its losses.
    pub fn new(output: T, losses: Vec<Loss>) -> Self {
        Self { output, losses }
    }
}

/// What the formats that are text share.
impl Written<String> {
    pub(crate) fn into_bytes(self) -> Written<Vec<u8>> {
        Written::new(self.output.into_bytes(), self.losses)
    }

    pub(crate) fn write_to(self, mut writer: impl Write) -> Result<Vec<Loss>, Error> {
        writer.write_all(self.output.as_bytes()).map_err(Error::io)?;
        Ok(self.losses)
    }
}

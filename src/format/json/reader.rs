//! Reading with choices of the caller.

use std::io::Read;

use serde::de::IgnoredAny;

use super::documents::Documents;
use super::strict::Stated;
use super::{explain, objects, syntax};
use crate::document::{Document, Kept, Unknown};
use crate::error::Error;
use crate::format::fault::Fault;
use crate::format::input;
use crate::text::Limits;

/// Reads documents with choices of the caller: limits, and what becomes of fields
/// that the model does not have.
///
/// ```
/// use congvan::document::Unknown;
/// use congvan::json;
///
/// let text = r#"{"version": 1, "place": "Hà Khê", "room": 12}"#;
/// let error = json::Reader::new().from_str(text).unwrap_err();
/// assert_eq!(error.path(), Some("/room"));
///
/// let kept = json::Reader::new().unknown(Unknown::Keep).from_str(text)?;
/// assert_eq!(kept.document.place.as_deref(), Some("Hà Khê"));
/// assert_eq!((kept.extras[0].path(), kept.extras[0].text()), ("/room", "12"));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "a reader does nothing until it is given something to read"]
pub struct Reader {
    limits: Limits,
    unknown: Unknown,
}

impl Reader {
    /// A reader with the default limits that refuses unknown fields.
    ///
    /// ```
    /// use congvan::json;
    ///
    /// let kept = json::Reader::new().from_str(r#"{"place": "Hà Khê"}"#)?;
    /// assert_eq!(kept.document.place.as_deref(), Some("Hà Khê"));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the limits; of a stream of many documents they hold for each.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets what becomes of fields that the model does not have.
    pub fn unknown(mut self, unknown: Unknown) -> Self {
        self.unknown = unknown;
        self
    }

    /// Reads a document from JSON text.
    ///
    /// # Errors
    ///
    /// As [`from_str`](super::from_str).
    pub fn from_str(&self, text: &str) -> Result<Kept, Error> {
        input::from_str(text, &self.limits, |text| self.read(text))
    }

    /// Reads a document from the bytes of a JSON file.
    ///
    /// # Errors
    ///
    /// As [`from_slice`](super::from_slice).
    pub fn from_slice(&self, bytes: &[u8]) -> Result<Kept, Error> {
        input::from_slice(bytes, &self.limits, |text| self.read(text))
    }

    /// Reads a document from anything that reads.
    ///
    /// # Errors
    ///
    /// As [`from_reader`](super::from_reader).
    pub fn from_reader(&self, reader: impl Read) -> Result<Kept, Error> {
        input::from_reader(reader, &self.limits, |text| self.read(text))
    }

    /// Reads many documents, one on a line, see [`documents`](super::documents).
    pub fn documents<R: Read>(&self, reader: R) -> Documents<R> {
        Documents::new(reader, self.clone())
    }

    pub(super) fn longest(&self) -> usize {
        self.limits.text_bytes
    }

    fn read(&self, text: &str) -> Result<Kept, Fault> {
        read(text, self.unknown, &self.limits)
    }
}

/// The reader that refuses what it does not know.
pub(super) fn parse(limits: &Limits) -> impl Fn(&str) -> Result<Document, Fault> {
    |text| read(text, Unknown::Refuse, limits).map(|kept| kept.document)
}

/// `serde_json` reads; only what it refuses is read again, for the place, the
/// words, and what the caller keeps.
fn read(text: &str, unknown: Unknown, limits: &Limits) -> Result<Kept, Fault> {
    objects::check(text, limits.objects)?;
    let refused = match serde_json::from_str::<Stated>(text) {
        Ok(Stated(document)) => return Ok(document.into()),
        Err(error) => error,
    };
    let stopped = match explain::read(text, unknown, limits) {
        Ok(kept) if unknown == Unknown::Keep => return Ok(kept),
        // What `serde_json` refused stays refused.
        Ok(_) => explain::Stopped::default(),
        Err(stopped) => stopped,
    };
    let syntax = || match serde_json::from_str::<IgnoredAny>(text) {
        Err(error) if refused.is_data() => syntax::fault(text, &error),
        _ => syntax::fault(text, &refused),
    };
    Err(stopped.fault.unwrap_or_else(syntax).on(stopped.path))
}

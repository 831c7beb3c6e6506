//! Reading with choices of the caller.

use std::io::Read;

use super::documents::Documents;
use super::read;
use crate::document::{Document, Kept, Unknown};
use crate::error::Error;
use crate::format::fault::Fault;
use crate::format::input;
use crate::text::Limits;

/// Reads documents with choices of the caller: limits, and what becomes of
/// elements and attributes that the model does not have.
///
/// Kept are elements beside those of a document or its parts, of our namespace or
/// another, and attributes of any element, all with their namespaces. In a list
/// only its items may stand, and in a text only text. Comments and processing
/// instructions are never kept.
///
/// ```
/// use congvan::document::Unknown;
/// use congvan::xml;
///
/// let text = "<document xmlns='urn:congvan:document:1' version='1'>\
///             <place>Hà Khê</place><room>12</room></document>";
/// let error = xml::Reader::new().from_str(text).unwrap_err();
/// assert_eq!(error.path(), Some("/room"));
///
/// let kept = xml::Reader::new().unknown(Unknown::Keep).from_str(text)?;
/// assert_eq!(kept.document.place.as_deref(), Some("Hà Khê"));
/// assert_eq!((kept.extras[0].path(), kept.extras[0].text()), ("/room", "<room>12</room>"));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "a reader does nothing until it is given something to read"]
pub struct Reader {
    limits: Limits,
    unknown: Unknown,
}

impl Reader {
    /// A reader with the default limits that refuses what it does not know.
    ///
    /// ```
    /// use congvan::xml;
    ///
    /// let kept = xml::Reader::new().from_str("<document xmlns='urn:congvan:document:1' version='1'><place>Hà Khê</place></document>")?;
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

    /// Sets what becomes of what the model does not have.
    pub fn unknown(mut self, unknown: Unknown) -> Self {
        self.unknown = unknown;
        self
    }

    /// Reads a document from XML text.
    ///
    /// # Errors
    ///
    /// As [`from_str`](super::from_str).
    pub fn from_str(&self, text: &str) -> Result<Kept, Error> {
        input::from_str(text, &self.limits, |text| self.read(text))
    }

    /// Reads a document from the bytes of an XML file.
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

    /// Reads many documents in one root element, see [`documents`](super::documents).
    pub fn documents<R: Read>(&self, reader: R) -> Documents<R> {
        Documents::new(reader, self.clone())
    }

    pub(super) fn longest(&self) -> usize {
        self.limits.text_bytes
    }

    fn read(&self, text: &str) -> Result<Kept, Fault> {
        read::read(text, self.unknown, &self.limits)
    }

    pub(super) fn read_head(&self, head: &str) -> Result<(usize, bool), Fault> {
        read::read_head(head, &self.limits)
    }

    pub(super) fn read_frame(&self, text: &str) -> Result<(), Fault> {
        read::read_frame(text, &self.limits)
    }

    pub(super) fn read_item(&self, text: &str) -> Result<Kept, Fault> {
        read::read_item(text, self.unknown, &self.limits)
    }
}

/// The reader that refuses what it does not know.
pub(super) fn parse(limits: &Limits) -> impl Fn(&str) -> Result<Document, Fault> {
    |text| read::read(text, Unknown::Refuse, limits).map(|kept| kept.document)
}

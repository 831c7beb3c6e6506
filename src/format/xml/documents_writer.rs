//! Writing many documents into one file.

use std::io::Write;

use super::names::ROOTS;
use super::{unwritten, write};
use crate::document::{Document, Extra, Loss, Written};
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;

/// Writes many documents in one root element.
///
/// ```
/// use congvan::{Document, value::Kind, xml};
///
/// let mut writer = xml::DocumentsWriter::new(Vec::new())?;
/// for kind in [Kind::CongVan, Kind::QuyetDinh] {
///     writer.write(&Document::builder(kind).build())?;
/// }
/// let file = writer.finish()?;
/// assert_eq!(xml::documents(file.as_slice()).count(), 2);
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug)]
#[must_use = "the file has no end until `finish` is called"]
pub struct DocumentsWriter<W> {
    writer: W,
}

impl<W: Write> DocumentsWriter<W> {
    /// Begins a file: writes the start tag of the root.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where writing fails.
    pub fn new(writer: W) -> Result<Self, Error> {
        let mut this = Self { writer };
        let attributes = write::root_attributes();
        this.put(&format!("{}\n<{ROOTS}{attributes}>", write::DECLARATION))?;
        Ok(this)
    }

    /// Writes a document; gives the losses.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where writing fails.
    pub fn write(&mut self, document: &Document) -> Result<Vec<Loss>, Error> {
        self.write_keeping(document, &[])
    }

    /// Writes a document with what its file said beyond the model; gives the
    /// losses as [`to_string_keeping`](super::to_string_keeping).
    ///
    /// # Errors
    ///
    /// As [`write`](Self::write).
    pub fn write_keeping(&mut self, document: &Document, extras: &[Extra]) -> Result<Vec<Loss>, Error> {
        let Written { output, losses } = write::write_item(document, extras).map_err(unwritten)?;
        self.put(&output)?;
        Ok(losses)
    }

    /// Ends the file; gives back the inner writer.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where writing fails.
    pub fn finish(mut self) -> Result<W, Error> {
        self.put(&format!("\n</{ROOTS}>\n"))?;
        self.writer.flush().map_err(Error::io)?;
        Ok(self.writer)
    }

    fn put(&mut self, text: &str) -> Result<(), Error> {
        self.writer.write_all(text.as_bytes()).map_err(Error::io)
    }
}

//! Writing Word files: a letter laid out as the decree orders.

mod appendix;
mod columns;
mod compare;
mod content;
mod copy;
mod foot;
mod head;
mod measures;
mod options;
mod package;
mod properties;
mod section;
mod sheet;
mod style;
mod table;
mod xml;

use std::io::Write;

pub use options::{Indent, Sizes, Writer};

use crate::document::{Document, Loss, Written};
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;

/// Writes a document as the bytes of a Word file, with the defaults of [`Writer`].
///
/// All of its words are on the page. The writer reads back what it wrote: each field
/// that does not come back as it was is reported as a loss.
///
/// # Errors
///
/// None for any document; the signature is that of every format.
///
/// ```
/// use congvan::{Document, docx, value::Kind};
///
/// let document = Document::builder(Kind::CongVan).number("45/SNV-VP".parse()?).subject("góp ý \u{1}dự thảo").build();
/// let written = docx::to_vec(&document)?;
/// assert!(written.output.starts_with(b"PK"));
/// assert_eq!(written.losses[0].path, "/subject"); // XML has no U+0001
/// assert_eq!(docx::to_vec(&document)?, written); // always the same bytes
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_vec(document: &Document) -> Result<Written<Vec<u8>>, Error> {
    Writer::new().to_vec(document)
}

/// Writes a document as a Word file to anything that writes; gives the losses.
///
/// # Errors
///
/// [`ErrorKind::Io`] where writing fails.
///
/// ```
/// use congvan::{Document, docx};
///
/// let mut file = Vec::new();
/// assert!(docx::to_writer(&mut file, &Document::default())?.is_empty());
/// assert_eq!(file, docx::to_vec(&Document::default())?.output);
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_writer(writer: impl Write, document: &Document) -> Result<Vec<Loss>, Error> {
    Writer::new().to_writer(writer, document)
}

impl Writer {
    /// Writes a document as the bytes of a Word file.
    ///
    /// # Errors
    ///
    /// As [`to_vec`].
    ///
    /// ```
    /// use congvan::docx::{Sizes, Writer};
    /// use congvan::{Document, value::Kind};
    ///
    /// let document = Document::builder(Kind::GiayMoi).build();
    /// let small = Writer::new().sizes(Sizes::Small).to_vec(&document)?;
    /// assert_ne!(small, Writer::new().to_vec(&document)?);
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub fn to_vec(&self, document: &Document) -> Result<Written<Vec<u8>>, Error> {
        let mut sheet = sheet::Sheet::new(document, self);
        sheet.document_xml();
        let (margins, lost) = section::margins(document, &sheet.measures);
        let mut losses = sheet.xml.losses;
        losses.extend(lost);
        let package = package::Package {
            document: sheet.xml.out,
            styles: style::styles_xml(&sheet.measures),
            settings: properties::settings_xml(),
            fonts: properties::fonts_xml(),
            core: properties::core_xml(document),
            app: properties::app_xml(),
            margins,
        };
        let file = package.to_vec()?;
        compare::compare(document, &file, &mut losses);
        Ok(Written::new(file, losses))
    }

    /// Writes a document as a Word file to anything that writes; gives the losses.
    ///
    /// # Errors
    ///
    /// As [`to_writer`].
    ///
    /// ```
    /// use congvan::Document;
    /// use congvan::docx::Writer;
    ///
    /// let mut file = Vec::new();
    /// Writer::new().signature_room(false).to_writer(&mut file, &Document::default())?;
    /// assert!(file.starts_with(b"PK"));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub fn to_writer(&self, mut writer: impl Write, document: &Document) -> Result<Vec<Loss>, Error> {
        let Written { output, losses } = self.to_vec(document)?;
        writer.write_all(&output).map_err(Error::io)?;
        Ok(losses)
    }
}

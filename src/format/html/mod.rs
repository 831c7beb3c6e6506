//! The letter as one page to look at, and the findings of a report beside it.
//!
//! ```
//! use congvan::{Document, html, value::Kind};
//!
//! let document = Document::builder(Kind::CongVan)
//!     .number("07/SNV-VP".parse()?)
//!     .subject("góp ý dự thảo theo Nghị định số 30/2020/NĐ-CP")
//!     .build();
//! let written = html::to_string(&document)?;
//! assert!(written.losses.is_empty());
//! assert!(written.output.contains("<p class=\"number\">Số: 07/SNV-VP</p>"));
//! assert!(written.output.contains("href=\"#v1\"")); // leads to the decree in the list of what is cited
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The page
//!
//! One file that stands for itself: its style is in it, nothing is loaded, no script
//! runs, and a policy in its head forbids both. It has the form of NĐ 30/2020, Annex I:
//! the boxes in their places on a sheet of A4, on paper with its margins and page
//! numbers; on a telephone the columns stand under each other. Papers of the Party
//! look like those.
//!
//! It is HTML and well-formed XML at once, so that tools of both read it. The same
//! document always gives the same page.
//!
//! Every field is there: as words, and beside them, where programs spell it otherwise,
//! as a value (`data`, `time`, `data-kind`, `data-level`). Nothing in a text can become
//! markup. Characters that do not show or turn the direction of writing are shown by
//! their names and act on nothing else. What XML 1.0 does not have becomes U+FFFD, and
//! the field where it stood is a [`Loss`].
//!
//! What the letter cites is a link to the list at the end of the page: each document
//! with its kind, number, date, issuer, URN and IRI, and links to every place where it
//! is cited.
//!
//! A page is for eyes: it is written and not read, for the fields of the letter are in
//! [`json`](crate::json), [`xml`](crate::xml) and [`docx`](crate::docx) files.
//!
//! # Findings
//!
//! With a [`Report`] the findings stand beside the letter, on a telephone below it, on
//! paper behind it: the verdict, then each finding with its severity, code, message,
//! legal basis and fix. A number at its place in the letter leads to it and back. Where
//! the letter was read from a text, [`Writer::reading`] tells where, and the exact words
//! are marked.
//!
//! ```
//! # #[cfg(feature = "check")] {
//! use congvan::{Checker, Lang, html, letter};
//!
//! let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\nV/v báo cáo số liệu quý II\n");
//! let report = Checker::new().check(&reading);
//! let page = html::Writer::new()
//!     .lang(Lang::En)
//!     .report(&report)
//!     .reading(&reading)
//!     .to_string(&reading.document)?
//!     .output;
//! assert!(page.contains("<mark class=\"error\">5</mark>"));
//! # }
//! # Ok::<(), congvan::Error>(())
//! ```

mod align;
mod annex;
mod body;
mod breaks;
mod cited;
mod findings;
mod foot;
mod head;
mod letter;
mod markup;
mod page;
mod places;
mod references;
mod run;
mod texts;
mod words;

use std::io::Write;

use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Document, Loss, Written};
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;
#[cfg(feature = "letter")]
use crate::letter::Reading;
use crate::message::Lang;
use crate::text::Source;
#[cfg(feature = "letter")]
use crate::text::Span;

/// Writes a document as a page, the words around it in Vietnamese.
///
/// # Errors
///
/// None for any document; the signature is that of every format.
///
/// ```
/// use congvan::{Document, html};
///
/// let mut document = Document::default();
/// document.subject = Some("họp <giao ban>\u{1}".into());
/// let written = html::to_string(&document)?;
/// assert!(written.output.contains("họp &lt;giao ban&gt;\u{FFFD}"));
/// assert_eq!((written.losses[0].path.as_str(), written.losses[0].what.as_str()), ("/subject", "U+0001"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_string(document: &Document) -> Result<Written<String>, Error> {
    Writer::new().to_string(document)
}

/// Writes a document as the bytes of a page, in UTF-8.
///
/// # Errors
///
/// As [`to_string`].
///
/// ```
/// use congvan::{Document, html};
///
/// assert!(html::to_vec(&Document::default())?.output.starts_with(b"<!DOCTYPE html>"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_vec(document: &Document) -> Result<Written<Vec<u8>>, Error> {
    Writer::new().to_vec(document)
}

/// Writes a document as a page to anything that writes, in UTF-8; gives the losses.
///
/// # Errors
///
/// [`ErrorKind::Io`] where writing fails.
///
/// ```
/// use congvan::{Document, html};
///
/// let mut file = Vec::new();
/// assert!(html::to_writer(&mut file, &Document::default())?.is_empty());
/// assert!(file.starts_with(b"<!DOCTYPE html>"));
/// # Ok::<(), congvan::Error>(())
/// ```
pub fn to_writer(writer: impl Write, document: &Document) -> Result<Vec<Loss>, Error> {
    Writer::new().to_writer(writer, document)
}

/// What a page has besides the letter, and in which language.
///
/// ```
/// use congvan::diagnostic::{Diagnostic, Report, Scope, Severity};
/// use congvan::{Document, Lang, Message, html};
///
/// let message = Message::new("thiếu trích yếu", "the subject is missing");
/// let finding = Diagnostic::new("T01", "subject-missing", Severity::Error, message, "/subject");
/// let report = Report::new(Scope::Content, vec![finding], vec![]);
/// let page = html::Writer::new().lang(Lang::En).report(&report).to_string(&Document::default())?.output;
/// assert!(page.contains("the subject is missing"));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
#[must_use = "a writer does nothing until it writes"]
pub struct Writer<'a> {
    lang: Lang,
    report: Option<&'a Report>,
    notes: &'a [Diagnostic],
    #[cfg(feature = "letter")]
    reading: Option<&'a Reading>,
}

impl<'a> Writer<'a> {
    /// A writer of the letter alone, the words around it in Vietnamese.
    ///
    /// ```
    /// use congvan::{Lang, html, letter};
    ///
    /// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 45/SNV-VP\n");
    /// let page = html::Writer::new().lang(Lang::En).to_string(&reading.document)?.output;
    /// assert!(page.contains("45/SNV-VP"));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the language of the words around the letter and of the findings.
    pub fn lang(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// Puts the findings of a report beside the letter.
    ///
    /// ```
    /// use congvan::{Checker, html, letter};
    ///
    /// let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\n");
    /// let report = Checker::new().check(&reading);
    /// let page = html::Writer::new().report(&report).reading(&reading).to_string(&reading.document)?;
    /// assert!(page.output.contains("N02"));
    /// # Ok::<(), congvan::Error>(())
    /// ```
    pub fn report(mut self, report: &'a Report) -> Self {
        self.report = Some(report);
        self
    }

    /// Tells where the fields of the letter stood in the text that it was read from, so
    /// that exact words can be marked and fixes can be quoted, and adds what its reader
    /// noted. It matters with a [`report`](Self::report) alone.
    #[cfg(feature = "letter")]
    pub fn reading(mut self, reading: &'a Reading) -> Self {
        self.reading = Some(reading);
        self.notes(&reading.diagnostics)
    }

    /// Adds what a reader had to mend or did not understand, behind the findings of the
    /// [`report`](Self::report).
    pub fn notes(mut self, notes: &'a [Diagnostic]) -> Self {
        self.notes = notes;
        self
    }

    /// Writes a document as a page.
    ///
    /// # Errors
    ///
    /// None for any document; the signature is that of every format.
    pub fn to_string(&self, document: &Document) -> Result<Written<String>, Error> {
        Ok(page::write(self, document))
    }

    /// Writes a document as the bytes of a page, in UTF-8.
    ///
    /// # Errors
    ///
    /// As [`Writer::to_string`].
    pub fn to_vec(&self, document: &Document) -> Result<Written<Vec<u8>>, Error> {
        self.to_string(document).map(Written::into_bytes)
    }

    /// Writes a document as a page to anything that writes, in UTF-8; gives the losses.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where writing fails.
    pub fn to_writer(&self, writer: impl Write, document: &Document) -> Result<Vec<Loss>, Error> {
        self.to_string(document)?.write_to(writer)
    }

    #[cfg(feature = "letter")]
    fn source(&self) -> Option<&Source> {
        self.reading.map(|reading| &reading.source)
    }

    #[cfg(not(feature = "letter"))]
    fn source(&self) -> Option<&Source> {
        None
    }

    #[cfg(feature = "letter")]
    fn origin(&self) -> Option<&dyn places::Origin> {
        self.reading.map(|reading| reading as &dyn places::Origin)
    }

    #[cfg(not(feature = "letter"))]
    fn origin(&self) -> Option<&dyn places::Origin> {
        None
    }
}

#[cfg(feature = "letter")]
impl places::Origin for Reading {
    fn source(&self) -> &Source {
        &self.source
    }

    fn place(&self, path: &str) -> Option<Span> {
        self.trace.nearest(path).map(|traced| traced.span)
    }

    fn places(&self) -> Vec<(String, Span)> {
        let fields = self.trace.iter().filter(|(path, _)| !path.contains('#'));
        fields.map(|(path, traced)| (path.to_owned(), traced.span)).collect()
    }
}

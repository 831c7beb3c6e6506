//! Letters as text: from a text to a [`Reading`], and from a document to text.

mod trace;

pub use trace::{Evidence, Trace, Traced};

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::text::Source;

/// What a reader made of a text: the document, where each value stood, and
/// what was odd on the way.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reading {
    /// The document, with gaps where the text has none.
    pub document: Document,
    /// Where each value stood.
    pub trace: Trace,
    /// What was mended or not understood; no judgement by rules.
    pub diagnostics: Vec<Diagnostic>,
    /// The text as it came.
    pub source: Source,
}

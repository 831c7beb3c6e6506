//! What a rule looks at.

use super::checker::Stage;
use super::piece::Piece;
use crate::document::Document;
use crate::letter::Reading;
use crate::text::{Source, Span};

/// What a rule looks at: the document, and where it was read from a text, the
/// text and the places in it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    document: &'a Document,
    reading: Option<&'a Reading>,
    stage: Stage,
}

impl<'a> Subject<'a> {
    pub(super) fn of_document(document: &'a Document, stage: Stage) -> Self {
        Self {
            document,
            reading: None,
            stage,
        }
    }

    pub(super) fn of_reading(reading: &'a Reading, stage: Stage) -> Self {
        Self {
            document: &reading.document,
            reading: Some(reading),
            stage,
        }
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// The reading that the document comes from, if it comes from a text.
    #[must_use]
    pub fn reading(&self) -> Option<&'a Reading> {
        self.reading
    }

    /// The text as it came, if there is one.
    #[must_use]
    pub fn source(&self) -> Option<&'a Source> {
        self.reading.map(|reading| &reading.source)
    }

    /// The point of its life at which the document is checked.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Where a field stands in the original, or the nearest field above it.
    #[must_use]
    pub fn span(&self, path: &str) -> Option<Span> {
        self.reading?.trace.nearest(path).map(|traced| traced.span)
    }

    /// The text of a field in the original, by its path in the trace.
    pub(super) fn piece(&self, path: &str) -> Option<Piece<'a>> {
        let reading = self.reading?;
        Piece::new(&reading.source, reading.trace.get(path)?)
    }
}

//! What a rule looks at.

use std::ops::Range;

use super::checker::Stage;
use super::facts::{Cited, Facts};
use super::head_marks::Found;
use super::piece::Piece;
use super::sector::Sector;
use crate::diagnostic::Edit;
use crate::document::Document;
use crate::letter::Reading;
use crate::registry::Registry;
use crate::text::{Source, Span};

/// With what the text goes on behind the head.
const FIRST_BEHIND_HEAD: [&str; 5] = [
    "/addressees#label",
    "/addressees/0",
    "/body/0",
    "/recipients#label",
    "/archive",
];

/// What a rule looks at: the document, and where it was read from a text, the
/// text and the places in it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    document: &'a Document,
    reading: Option<&'a Reading>,
    stage: Stage,
    facts: &'a Facts<'a>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        document: &'a Document,
        reading: Option<&'a Reading>,
        stage: Stage,
        facts: &'a Facts<'a>,
    ) -> Self {
        Self {
            document,
            reading,
            stage,
            facts,
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

    /// The bodies that are known: those of the caller's registry.
    #[must_use]
    pub fn registry(&self) -> &'a Registry {
        self.facts.registry
    }

    /// The sector of the issuing bodies: the caller's word, else their names.
    #[must_use]
    pub fn sector(&self) -> Option<Sector> {
        self.facts.sector.or_else(|| Sector::of(self.document))
    }

    /// Where a field stands in the original, or the nearest field above it.
    #[must_use]
    pub fn span(&self, path: &str) -> Option<Span> {
        self.reading?.trace.nearest(path).map(|traced| traced.span)
    }

    /// What the subject, the content and the annexes cite, found once for all rules.
    pub(super) fn citations(&self) -> &'a [Cited] {
        self.facts.citations(self.document)
    }

    /// Where a part of a field's text stands in the original: the text is that of
    /// the document, spaces collapsed and letters mended, the original is as it came.
    pub(super) fn locate(&self, path: &str, text: &str, range: Range<usize>) -> Option<Span> {
        let piece = self.nearest_piece(path)?;
        Some(piece.span(piece.align(text, range)?))
    }

    /// The replacement of a part of a field's text in the original; `None` where the
    /// original is not letter for letter the same.
    pub(super) fn replace(&self, path: &str, text: &str, range: Range<usize>, by: &str) -> Option<Edit> {
        let piece = self.nearest_piece(path)?;
        let place = piece.align(text, range.clone())?;
        (piece.text().get(place.clone()) == text.get(range)).then(|| piece.replace(place, by))
    }

    /// The marks of secrecy, urgency and circulation in the head, found once for all
    /// rules; none where there is no text.
    pub(super) fn marks(&self) -> &'a [Found] {
        self.head().map_or(&[], |head| self.facts.marks(&head))
    }

    /// The text in the original of a field, or of the nearest field above it.
    fn nearest_piece(&self, path: &str) -> Option<Piece<'a>> {
        let reading = self.reading?;
        Piece::new(&reading.source, reading.trace.nearest(path)?)
    }

    /// The head: what stands above addressees and content. Marks that no field took
    /// are looked for there.
    pub(super) fn head(&self) -> Option<Piece<'a>> {
        let behind = FIRST_BEHIND_HEAD.iter().filter_map(|path| self.piece(path));
        Some(behind.min_by_key(|piece| piece.whole().start)?.above())
    }

    /// The text of a field in the original, by its path in the trace.
    pub(super) fn piece(&self, path: &str) -> Option<Piece<'a>> {
        let reading = self.reading?;
        Piece::new(&reading.source, reading.trace.get(path)?)
    }
}

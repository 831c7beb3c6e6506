//! How a document is laid out: what a Word file says of its pages, paragraphs and
//! letters, beyond its words.
//!
//! A [`Layout`] belongs to a [`Reading`](crate::letter::Reading): its spans count in the
//! text of the reading's source, as those of the trace do. So where a value stands, its
//! letters can be asked for, and rules about fonts and margins can be tested (NĐ 30/2020,
//! Annex I, I). Plain text has no layout.
//!
//! Inside, the module holds the line model that text and Word share: rows of cells.
//! A reader of letters sees rows and never asks where they came from.

mod few;
mod glued;
mod length;
#[cfg(any(feature = "check", feature = "docx"))]
mod metrics;
mod paragraph;
mod rows;
mod section;
#[cfg(feature = "docx")]
mod sheet;
mod spaced;
mod style;

pub use length::Length;
pub use paragraph::{Alignment, Drawn, DrawnRule, Frame, LineSpacing, PagePlace, Pages, Paragraph};
pub use section::{Margins, PageNumber, Section};
pub use style::{Color, Run, TextStyle};

pub(crate) use few::Few;
#[cfg(any(feature = "check", feature = "docx"))]
pub(crate) use metrics::width;
pub(crate) use rows::{Cell, Origin, Row, Rows, rows, split_at_gaps};
#[cfg(feature = "docx")]
pub(crate) use sheet::{Line, Sheet, Slot};
pub(crate) use spaced::body_below;

use crate::text::Span;

/// The pages of a document, its paragraphs and its letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Layout {
    /// The parts whose pages are alike, in order.
    pub sections: Vec<Section>,
    /// The paragraphs, in the order of the text.
    pub paragraphs: Vec<Paragraph>,
}

impl Layout {
    /// The paragraphs that a span touches.
    #[must_use]
    pub fn paragraphs_in(&self, span: Span) -> &[Paragraph] {
        let start = self.paragraphs.partition_point(|p| p.span.end <= span.start);
        let end = self.paragraphs.partition_point(|p| p.span.start < span.end);
        self.paragraphs.get(start..end).unwrap_or_default()
    }

    /// The letters that a span touches, by how they are set.
    pub fn runs_in(&self, span: Span) -> impl Iterator<Item = &Run> {
        let touched = move |run: &&Run| run.span.start < span.end && span.start < run.span.end;
        self.paragraphs_in(span)
            .iter()
            .flat_map(move |p| p.runs.iter().filter(touched))
    }

    /// The part of the document in which a place of the text stands.
    #[must_use]
    pub fn section_at(&self, offset: usize) -> Option<&Section> {
        let behind = self.sections.partition_point(|section| section.span.start <= offset);
        self.sections.get(behind.checked_sub(1)?)
    }
}

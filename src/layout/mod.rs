//! How a document is laid out: what a Word file says of its pages, paragraphs and
//! letters, beyond its words.
//!
//! The decree orders the page as strictly as the words (NĐ 30/2020, Annex I): A4, margins of
//! 20 to 25 mm above and below, 30 to 35 at the left and 15 to 20 at the right; Times New
//! Roman, each component of its size, some bold, some italic, some in capitals; a drawn line
//! below Tiêu ngữ as long as its words; page numbers in the middle of the top margin from
//! page 2 on. Whether a file keeps that, its words do not tell.
//!
//! A [`Layout`] belongs to a [`Reading`](crate::letter::Reading): its spans count in the
//! text of the reading's source, as those of the trace do. So where a value stands, its
//! letters can be asked for. Plain text has no layout.
//!
//! | Type | Says |
//! |---|---|
//! | [`Section`], [`Margins`], [`PageNumber`] | the paper, the room for text, how pages are numbered |
//! | [`Paragraph`], [`PagePlace`], [`Alignment`], [`LineSpacing`] | where a paragraph stands and how |
//! | [`Run`], [`TextStyle`], [`Color`] | how its letters are set |
//! | [`DrawnRule`], [`Frame`] | the lines and boxes drawn around it |
//! | [`Link`] | where words lead |
//!
//! ```
//! # #[cfg(feature = "check")] {
//! use congvan::check::example_readings;
//! use congvan::layout::Length;
//!
//! // A letter whose left margin is too narrow, as an example of the rule has it.
//! let reading = example_readings("F04").unwrap().wrong;
//! let layout = reading.layout.as_ref().unwrap();
//! assert_eq!(layout.sections[0].margins.left, Length::from_mm(20.0));
//!
//! let motto = reading.trace.get("/motto").unwrap().span;
//! assert!(layout.runs_in(motto).all(|run| run.style.bold)); // Annex I, II.1.b
//! # }
//! ```

// Inside, the module holds the line model that text and Word share, too: rows of cells. A
// reader of letters sees rows and never asks where they came from.
mod few;
mod glued;
mod length;
mod link;
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
pub use link::Link;
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
///
/// ```
/// use congvan::docx;
/// use congvan::layout::Length;
///
/// # let document = congvan::Document::builder(congvan::value::Kind::CongVan)
/// #     .issuer(congvan::value::Organ::new("SỞ NỘI VỤ").under("UBND TỈNH HÀ KHÊ"))
/// #     .number("45/SNV-VP".parse()?)
/// #     .subject("báo cáo số liệu quý II")
/// #     .block(congvan::document::Block::paragraph("Sở Nội vụ đề nghị quý cơ quan báo cáo trước ngày 15."))
/// #     .build();
/// let file = docx::to_vec(&document)?.output; // a letter as Annex I lays it out
/// let reading = docx::from_slice(&file)?;
/// let layout = reading.layout.as_ref().unwrap();
///
/// // Where a value stands, its letters and its page can be asked for.
/// let number = reading.trace.get("/number").unwrap().span;
/// let run = layout.runs_in(number).next().unwrap();
/// assert_eq!(run.style.font.as_deref(), Some("Times New Roman"));
/// assert_eq!(run.style.size, Length::from_points(13.0));
/// assert_eq!(layout.section_at(number.start).unwrap().width, Length::from_mm(210.0)); // A4
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Layout {
    /// The parts whose pages are alike, in order.
    pub sections: Vec<Section>,
    /// The paragraphs, in the order of the text.
    pub paragraphs: Vec<Paragraph>,
    /// Words that lead to an address, in the order in which they end.
    pub links: Vec<Link>,
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

//! Pages: paper, margins, numbers.

use super::{Alignment, Length, TextStyle};
use crate::text::Span;

/// A part of the document whose pages are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Section {
    /// What stands on its pages, as a span of the text of the source.
    pub span: Span,
    /// How wide the paper is.
    pub width: Length,
    /// How high the paper is.
    pub height: Length,
    /// How far the text stands off the edges.
    pub margins: Margins,
    /// The numbers of the pages, where they have any.
    pub page_number: Option<PageNumber>,
    /// The number of its first page, where it does not go on from the one before.
    pub first_number: Option<u32>,
}

impl Section {
    /// Whether its pages are wider than high.
    #[must_use]
    pub fn is_landscape(&self) -> bool {
        self.width > self.height
    }

    /// How wide the text is.
    #[must_use]
    pub fn text_width(&self) -> Length {
        self.width - self.margins.left - self.margins.right
    }
}

/// How far the text stands off the edges of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Margins {
    /// At the top.
    pub top: Length,
    /// At the right.
    pub right: Length,
    /// At the bottom.
    pub bottom: Length,
    /// At the left, with the room for the binding.
    pub left: Length,
}

/// How pages are numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageNumber {
    /// Whether it stands above the text; else below it.
    pub above: bool,
    /// How it is aligned.
    pub alignment: Alignment,
    /// How it is set.
    pub style: TextStyle,
    /// Whether it is written in Arabic digits.
    pub arabic: bool,
    /// What stands on its line, with `#` for the number: `Trang #/#`.
    pub line: String,
    /// Whether the first page shows it.
    pub on_first_page: bool,
}

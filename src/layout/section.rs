//! Pages: paper, margins, numbers.

use super::{Alignment, Length, TextStyle};
use crate::text::Span;

/// A part of the document whose pages are alike.
///
/// ```
/// use congvan::docx;
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
/// let section = &layout.sections[0];
/// assert!(!section.is_landscape());
/// assert_eq!(section.width.to_string(), "210 mm");
/// assert_eq!(section.text_width().to_string(), "165 mm"); // without 30 mm at the left and 15 at the right
/// # Ok::<(), congvan::Error>(())
/// ```
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
/// let margins = layout.sections[0].margins;
/// // Annex I, I.3: 20 to 25 mm above and below, 30 to 35 at the left, 15 to 20 at the right.
/// let left = Length::from_mm(30.0)..=Length::from_mm(35.0);
/// assert!(left.contains(&margins.left));
/// # Ok::<(), congvan::Error>(())
/// ```
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
///
/// ```
/// use congvan::docx;
/// use congvan::layout::Alignment;
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
/// // Annex I, I.7: in the middle of the top margin, and not on page 1.
/// let number = layout.sections[0].page_number.as_ref().unwrap();
/// assert!(number.above && number.arabic && !number.on_first_page);
/// assert_eq!((number.alignment, number.line.as_str()), (Alignment::Center, "#"));
/// # Ok::<(), congvan::Error>(())
/// ```
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

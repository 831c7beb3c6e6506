//! Paragraphs and what is drawn around them.

use super::{Length, Run};
use crate::text::Span;

/// A paragraph as it is laid out.
///
/// ```
/// use congvan::docx;
/// use congvan::layout::{Alignment, Length};
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
/// let content = reading.trace.get("/body/0").unwrap().span;
/// let paragraph = &layout.paragraphs_in(content)[0];
/// assert_eq!(paragraph.alignment, Alignment::Justified); // Annex I, II.6.e: to both sides,
/// assert_eq!(paragraph.first_line, Length::from_mm(12.7)); // the first line indented
/// assert!(paragraph.runs.iter().all(|run| !run.style.bold));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paragraph {
    /// Where it stands in the text of the source.
    pub span: Span,
    /// Where on the page it stands.
    pub place: PagePlace,
    /// How its lines are aligned.
    pub alignment: Alignment,
    /// How far its lines stand off the left side of its column.
    pub indent_left: Length,
    /// How far its lines stand off the right side of its column.
    pub indent_right: Length,
    /// How much further the first line begins; negative for a hanging one.
    pub first_line: Length,
    /// The gap above.
    pub space_before: Length,
    /// The gap below.
    pub space_after: Length,
    /// How far its lines stand apart.
    pub line_spacing: LineSpacing,
    /// How wide the column is in which it stands: the text area, or the inside of its
    /// cell or box.
    pub column: Length,
    /// Its letters, by how they are set.
    pub runs: Vec<Run>,
    /// The lines that are drawn right below it.
    pub rules_below: Vec<DrawnRule>,
    /// The lines that are drawn right above it.
    pub rules_above: Vec<DrawnRule>,
    /// The box that is drawn around it.
    pub frame: Option<Frame>,
    /// Whether it begins a page.
    pub begins_page: bool,
}

/// Where on the page a paragraph stands.
///
/// ```
/// use congvan::docx;
/// use congvan::layout::PagePlace;
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
/// let place_of = |path: &str| {
///     let span = reading.trace.get(path).unwrap().span;
///     layout.paragraphs_in(span)[0].place
/// };
/// // The head of a letter is a table of two columns, its content is running text.
/// assert!(matches!(place_of("/number"), PagePlace::Cell { row: 1, column: 0, .. }));
/// assert_eq!(place_of("/body/0"), PagePlace::Text);
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PagePlace {
    /// In the text area.
    Text,
    /// In a cell of a table.
    Cell {
        /// Which table of the file, from 0; a table in a table counts as its own.
        table: usize,
        /// Which row, from 0.
        row: usize,
        /// Which column, from 0.
        column: usize,
        /// How far the cell begins from the left side of the text area.
        left: Length,
    },
    /// In a box of its own, which floats on the page.
    TextBox {
        /// How far it begins from the left edge of the page, where that can be told.
        left: Option<Length>,
        /// How far it begins below the top edge of the page, where that can be told.
        top: Option<Length>,
    },
    /// In the header of the pages.
    Header(Pages),
    /// In the footer of the pages.
    Footer(Pages),
    /// In a footnote or endnote.
    Note,
}

/// On which pages a header or footer stands.
///
/// ```
/// use congvan::layout::{PagePlace, Pages};
///
/// /// Whether a paragraph repeats on the pages behind the first.
/// fn runs_on(place: PagePlace) -> bool {
///     matches!(place, PagePlace::Header(pages) | PagePlace::Footer(pages) if pages != Pages::First)
/// }
/// assert!(runs_on(PagePlace::Header(Pages::Default))); // there the page number belongs
/// assert!(!runs_on(PagePlace::Footer(Pages::First))); // there the address of box 13 does
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Pages {
    /// On the first alone.
    First,
    /// On every page, but for the first and the even ones where those have their own.
    Default,
    /// On those of even number.
    Even,
}

/// How the lines of a paragraph are aligned.
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
/// let motto = reading.trace.get("/motto").unwrap().span;
/// assert_eq!(layout.paragraphs_in(motto)[0].alignment, Alignment::Center); // in the middle of its column
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Alignment {
    /// To the left.
    #[default]
    Left,
    /// To the middle.
    Center,
    /// To the right.
    Right,
    /// To both sides.
    Justified,
}

/// How far the lines of a paragraph stand apart.
///
/// ```
/// use congvan::layout::{Length, LineSpacing};
///
/// // The content stands at least one line apart and at most one and a half (Annex I, II.6.e).
/// let fits = |spacing: LineSpacing| (1.0..=1.5).contains(&spacing.lines(Length::from_points(14.0)));
/// assert!(fits(LineSpacing::SINGLE) && fits(LineSpacing::Lines(360)));
/// assert!(!fits(LineSpacing::Exactly(Length::from_points(12.0)))); // the letters touch
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LineSpacing {
    /// So many parts of a line, of which one has 240.
    Lines(u32),
    /// Exactly this far.
    Exactly(Length),
    /// This far, or further where the letters take more.
    AtLeast(Length),
}

impl LineSpacing {
    /// One line.
    pub const SINGLE: Self = Self::Lines(240);

    /// In lines, for letters of a size: `1.5`.
    ///
    /// ```
    /// use congvan::layout::{Length, LineSpacing};
    ///
    /// assert_eq!(LineSpacing::Lines(360).lines(Length::from_points(14.0)), 1.5);
    /// let fixed = LineSpacing::Exactly(Length::from_points(18.0));
    /// assert!((1.0..1.2).contains(&fixed.lines(Length::from_points(14.0))));
    /// ```
    #[must_use]
    pub fn lines(self, size: Length) -> f64 {
        /// A line of Times New Roman for letters of one point.
        const LINE: f64 = 1.15;
        let single = size.points() * LINE;
        match self {
            LineSpacing::Lines(parts) => f64::from(parts) / 240.0,
            _ if single <= 0.0 => 1.0,
            LineSpacing::Exactly(height) => height.points() / single,
            LineSpacing::AtLeast(height) => (height.points() / single).max(1.0),
        }
    }
}

impl Default for LineSpacing {
    fn default() -> Self {
        Self::SINGLE
    }
}

/// A straight line, drawn as one of the many things that Word and its users draw
/// lines with.
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
/// // A line stands below Tiêu ngữ, as long as its words (Annex I, II.1.b).
/// let motto = reading.trace.get("/motto").unwrap().span;
/// let rule = layout.paragraphs_in(motto)[0].rules_below[0];
/// assert!(rule.solid);
/// assert!((40.0..70.0).contains(&rule.length.unwrap().mm()));
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DrawnRule {
    /// What it is drawn with.
    pub drawn: Drawn,
    /// How long it is, where that can be told.
    pub length: Option<Length>,
    /// How far its left end is from the left side of the column, where that can be told.
    pub left: Option<Length>,
    /// Whether it is one unbroken line.
    pub solid: bool,
}

/// What a line is drawn with.
///
/// ```
/// use congvan::docx;
/// use congvan::layout::Drawn;
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
/// let motto = reading.trace.get("/motto").unwrap().span;
/// let rule = layout.paragraphs_in(motto)[0].rules_below[0];
/// // Underlined words look alike and are no line: the decree says which one it wants.
/// assert_ne!(rule.drawn, Drawn::Underline);
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Drawn {
    /// A shape.
    Shape,
    /// The border of a paragraph or cell.
    Border,
    /// Letters that are underlined.
    Underline,
    /// Characters: a row of underscores or dashes.
    Characters,
}

/// A box around a paragraph.
///
/// ```
/// use congvan::docx;
/// use congvan::value::{Kind, Urgency};
/// use congvan::Document;
///
/// let document = Document::builder(Kind::CongVan).subject("phòng, chống bão").urgency(Urgency::HoaToc).build();
/// let reading = docx::from_slice(&docx::to_vec(&document)?.output)?;
/// let layout = reading.layout.as_ref().unwrap();
/// // The degree of urgency is stamped: bold capitals in a box (Annex I, III.2.b).
/// let stamp = reading.trace.get("/urgency").unwrap().span;
/// let frame = layout.paragraphs_in(stamp)[0].frame.unwrap();
/// assert!(frame.single);
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Frame {
    /// How wide it is, where that can be told.
    pub width: Option<Length>,
    /// How high it is, where that can be told.
    pub height: Option<Length>,
    /// Whether it is drawn with one unbroken line.
    pub single: bool,
}

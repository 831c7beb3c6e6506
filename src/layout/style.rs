//! How letters are set.

use std::fmt;
use std::sync::Arc;

use super::Length;
use crate::text::Span;

/// How letters are set: face, size, weight, colour.
///
/// ```
/// use congvan::layout::{Color, Length, TextStyle};
///
/// let style = TextStyle::default();
/// assert_eq!((style.size, style.color), (Length::from_points(10.0), Color::Automatic));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TextStyle {
    /// The face by its name, where one is given.
    pub font: Option<Arc<str>>,
    /// The size of the letters.
    pub size: Length,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
    /// Whether a line is drawn under them.
    pub underlined: bool,
    /// Whether they are shown as capitals, however they are typed.
    pub capitals: bool,
    /// Whether they are struck through.
    pub struck: bool,
    /// Whether Word does not show them.
    pub hidden: bool,
    /// Their colour.
    pub color: Color,
    /// The colour behind them, if it is not that of the paper.
    pub background: Option<Color>,
    /// Whether they have no ink, so that what is behind them shows through.
    pub transparent: bool,
    /// Whether a filled shape is drawn over them, as far as that can be told.
    pub covered: bool,
    /// Whether they are cut off, as far as that can be told: the row, the frame or the box
    /// that they stand in has a height of its own and is full before them.
    pub clipped: bool,
    /// How wide they are, in percent of what their face gives them.
    pub stretched: u16,
    /// What is added to the room of each letter; below zero they move together.
    pub spacing: Length,
    /// How far above their line they stand; below zero, how far under it.
    pub raised: Length,
}

impl Default for TextStyle {
    /// What the standard gives where a file says nothing: upright letters of 10 pt.
    fn default() -> Self {
        Self {
            font: None,
            size: Length::from_points(10.0),
            bold: false,
            italic: false,
            underlined: false,
            capitals: false,
            struck: false,
            hidden: false,
            color: Color::Automatic,
            background: None,
            transparent: false,
            covered: false,
            clipped: false,
            stretched: 100,
            spacing: Length::ZERO,
            raised: Length::ZERO,
        }
    }
}

/// The colour of letters or lines.
///
/// ```
/// use congvan::layout::Color;
///
/// assert!(Color::Automatic.is_black() && Color::Rgb(0, 0, 0).is_black());
/// assert_eq!(Color::Rgb(192, 0, 0).to_string(), "#C00000");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Color {
    /// What the reader's paper asks for: black on white.
    #[default]
    Automatic,
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

impl Color {
    /// Whether a person sees black.
    #[must_use]
    pub fn is_black(self) -> bool {
        matches!(self, Color::Automatic | Color::Rgb(0, 0, 0))
    }
}

impl fmt::Display for Color {
    /// `#C00000`, or `auto`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Color::Automatic => f.write_str("auto"),
            Color::Rgb(red, green, blue) => write!(f, "#{red:02X}{green:02X}{blue:02X}"),
        }
    }
}

/// Letters that are set alike.
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
/// let subject = reading.trace.get("/subject").unwrap().span;
/// for run in layout.runs_in(subject) {
///     assert!(reading.source.slice(run.span).is_some()); // the letters
///     assert!(!run.style.italic); // and how they are set
/// }
/// # Ok::<(), congvan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Run {
    /// Where they stand in the text of the source.
    pub span: Span,
    /// How they are set.
    pub style: TextStyle,
}

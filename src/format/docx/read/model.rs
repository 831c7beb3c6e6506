//! A Word file as it was read, before it becomes lines.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use super::borders::{Border, Borders};
use super::colors::Ground;
use super::props::{ParaProps, RunProps};
use super::section::SectionProps;
use crate::layout::{Alignment, Color, Length};

/// Paragraphs and tables, in order.
pub(super) type Story = Vec<Item>;

#[derive(Debug)]
pub(super) enum Item {
    Paragraph(Box<Para>),
    Table(Box<Table>),
    /// A section ends here.
    Section(Box<SectionProps>),
}

#[derive(Debug, Default)]
pub(super) struct Para {
    pub(super) props: Rc<ParaProps>,
    pub(super) pieces: Vec<Piece>,
}

/// A piece of a paragraph that is set alike.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) props: Rc<RunProps>,
    pub(super) what: What,
}

#[derive(Debug)]
pub(super) enum What {
    /// Text with its tabs.
    Text(String),
    /// A sign of a font of signs that no other font shows.
    Sign(Option<Rc<str>>, char),
    /// The end of a line.
    Line,
    /// The end of a page or column.
    Page,
    /// The mark of a footnote or endnote.
    Note {
        end: bool,
        id: i32,
    },
    /// The number of the page or of the last one, and what it was when the file was saved.
    Number {
        arabic: Option<bool>,
        shown: String,
    },
    Shape(Box<Shape>),
    /// A link to an address begins.
    Link(Arc<str>),
    /// The innermost link ends.
    LinkEnd,
    /// A formula begins, and ends.
    Formula,
    FormulaEnd,
}

/// What is drawn and floats on the page, or stands in the line as a letter does.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) place: Place,
    pub(super) drawn: Drawn,
    /// Whether Word is told not to show it.
    pub(super) hidden: bool,
    /// What it is filled with, where it lets nothing through.
    pub(super) fill: Option<Fill>,
    /// Whether it stands before the text, which does not flow around it.
    pub(super) over: bool,
}

impl Shape {
    /// Whether it is a filled area without text that stands before that of the page.
    pub(super) fn is_area_over(&self) -> bool {
        self.over && !self.hidden && matches!(self.drawn, Drawn::Area)
    }
}

#[derive(Debug)]
pub(super) enum Drawn {
    /// A straight level line.
    Rule { solid: bool },
    /// A box with text; `Border::None` for one that is not drawn.
    Box {
        story: Story,
        outline: Border,
        /// How its text is cut off; `None` for a box that grows with it.
        cut: Option<Cut>,
    },
    /// An area without text.
    Area,
}

/// How a box cuts off what does not fit.
#[derive(Debug, Clone, Default)]
pub(super) struct Cut {
    /// The room above its text.
    pub(super) top: Length,
    /// The name of the box in which its text goes on.
    pub(super) next: Option<Rc<str>>,
}

/// What an area is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    Plain(Color),
    /// A colour that is not known, a pattern, a picture.
    Other,
}

impl Fill {
    /// The colour behind what is written on it.
    pub(super) fn color(self) -> Option<Color> {
        match self {
            Fill::Plain(color) => Some(color),
            Fill::Other => None,
        }
    }
}

/// From where a place on the page is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Anchor {
    /// The column or paragraph in which it is anchored.
    #[default]
    Column,
    /// The edge of the paper.
    Page,
    /// The text area.
    Margin,
}

/// Where a shape stands, as far as the file says so.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) left: Option<(Anchor, Length)>,
    /// How it is aligned, instead of a place.
    pub(super) alignment: Option<(Anchor, Alignment)>,
    pub(super) top: Option<(Anchor, Length)>,
    pub(super) width: Option<Length>,
    pub(super) height: Option<Length>,
    /// Whether its lengths are those of a group, which may be drawn in another scale.
    pub(super) is_scaled: bool,
}

#[derive(Debug, Default)]
pub(super) struct Table {
    /// Whether its columns stay as wide as they are, whatever stands in them.
    pub(super) fixed: bool,
    pub(super) style: Option<Rc<str>>,
    /// Which parts of the style hold: first row, last row, first and last column; then
    /// whether those of rows and those of columns in turn do not.
    pub(super) look: [bool; 6],
    /// So many rows, and so many columns, of the style are alike in turn.
    pub(super) bands: (Option<usize>, Option<usize>),
    pub(super) borders: Borders,
    /// Where its left edge is, from that of the text.
    pub(super) indent: Length,
    pub(super) alignment: Option<Alignment>,
    /// The room between the sides of a cell and its text.
    pub(super) margins: Insets,
    pub(super) grid: Vec<Length>,
    pub(super) rows: Vec<TableRow>,
}

/// The room between the sides of a cell and its text, as far as it is stated.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Insets {
    pub(super) left: Option<Length>,
    pub(super) right: Option<Length>,
    pub(super) top: Option<Length>,
}

#[derive(Debug, Default)]
pub(super) struct TableRow {
    /// How many columns of the grid stand empty before the first cell.
    pub(super) before: usize,
    pub(super) height: Option<Length>,
    /// Whether the row is that high whatever stands in it.
    pub(super) exact: bool,
    /// Whether Word is told not to show it.
    pub(super) hidden: bool,
    pub(super) cells: Vec<TableCell>,
}

#[derive(Debug, Default)]
pub(super) struct TableCell {
    /// How many columns of the grid it takes, 1 at least.
    pub(super) span: usize,
    pub(super) width: Option<Length>,
    pub(super) borders: Borders,
    /// Whether it goes on with the cell above.
    pub(super) below: bool,
    /// Whether it goes on with the cell before it.
    pub(super) beside: bool,
    pub(super) margins: Insets,
    /// Whether its lines run up or down.
    pub(super) turned: bool,
    pub(super) background: Option<Ground>,
    /// Whether its letters are set so close that each paragraph is one line.
    pub(super) fits: bool,
    pub(super) story: Story,
}

impl TableCell {
    /// Whether another cell lies over it: Word shows the words of that one alone.
    pub(super) fn is_covered(&self, row: usize, is_behind: bool) -> bool {
        (self.below && row > 0) || (self.beside && is_behind)
    }
}

/// What was met on the way and has no place in a letter.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// Pieces that a tracked change deleted or moved away.
    pub(super) deleted: usize,
    /// Pieces that a tracked change inserted or moved here.
    pub(super) inserted: usize,
    pub(super) comments: usize,
    pub(super) pictures: usize,
    /// Pictures that lie over the page, or under its letters, and filled shapes over it.
    pub(super) floating: usize,
    /// Files of other programs, diagrams.
    pub(super) objects: usize,
    /// Texts of other formats or files that a program was to take in.
    pub(super) chunks: usize,
    /// Content controls that show data of another part.
    pub(super) bound: usize,
    /// The names of fields that fetch, run or follow the clock.
    pub(super) acting: BTreeSet<&'static str>,
    /// Stories with fields that never end.
    pub(super) unended: usize,
    /// Choices with words that only a newer program shows.
    pub(super) dropped: usize,
}

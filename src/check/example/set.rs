//! How the components of a letter are set by Annex I, as data.

use crate::layout::{Alignment, Length, TextStyle};

/// How a component is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Set {
    /// In points.
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) alignment: Alignment,
    /// Of the first line, in mm.
    pub(super) indent: f64,
    /// Above and below, in points.
    pub(super) gaps: (f64, f64),
    pub(super) at: At,
    /// What is drawn under it.
    pub(super) rule: Rule,
}

/// Where a component stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum At {
    Text,
    /// Table, row and column.
    Cell(usize, usize, usize),
    /// In a box, so far from the left and the top edge of the page, in mm.
    Floating(f64, f64),
    /// In the footer of the first page.
    Foot,
}

/// A drawn line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    None,
    /// Below, as long as the line.
    Whole,
    /// Below, four tenths of the line.
    Short,
    /// Above, over the whole text.
    Above,
}

const fn set(size: f64, at: At) -> Set {
    Set {
        size,
        bold: false,
        italic: false,
        alignment: Alignment::Center,
        indent: 0.0,
        gaps: (0.0, 0.0),
        at,
        rule: Rule::None,
    }
}

impl Set {
    const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    const fn italic(mut self) -> Self {
        self.italic = true;
        self
    }

    const fn ruled(mut self, rule: Rule) -> Self {
        self.rule = rule;
        self
    }

    const fn left(mut self) -> Self {
        self.alignment = Alignment::Left;
        self
    }

    const fn gaps(mut self, above: f64, below: f64) -> Self {
        self.gaps = (above, below);
        self
    }

    const fn indented(mut self, mm: f64) -> Self {
        self.indent = mm;
        self
    }

    const fn justified(mut self) -> Self {
        self.alignment = Alignment::Justified;
        self
    }

    /// Its letters in Times New Roman.
    pub(super) fn style(&self) -> TextStyle {
        TextStyle {
            font: Some("Times New Roman".into()),
            size: Length::from_points(self.size),
            bold: self.bold,
            italic: self.italic,
            ..TextStyle::default()
        }
    }
}

/// Running text.
pub(super) const TEXT: Set = set(14.0, At::Text).justified().indented(12.7).gaps(0.0, 6.0);
pub(super) const HEADING: Set = set(14.0, At::Text).bold().gaps(6.0, 6.0);
pub(super) const RECITAL: Set = TEXT.italic();

/// The components by the heads of their paths; the first that fits counts.
pub(super) const COMPONENTS: [(&str, Set); 36] = [
    ("/stamps/", set(10.0, At::Floating(130.0, 8.0)).left()),
    ("/circulation", set(13.0, At::Floating(115.0, 8.0)).bold()),
    ("/issuers/0/superior", set(13.0, At::Cell(0, 0, 0))),
    ("/issuers/", set(13.0, At::Cell(0, 0, 0)).bold().ruled(Rule::Short)),
    ("/national_title", set(13.0, At::Cell(0, 0, 1)).bold()),
    ("/motto", set(14.0, At::Cell(0, 0, 1)).bold().ruled(Rule::Whole)),
    ("/number", set(13.0, At::Cell(0, 1, 0))),
    ("/place", set(14.0, At::Cell(0, 1, 1)).italic()),
    ("/date", set(14.0, At::Cell(0, 1, 1)).italic()),
    ("/secrecy", set(13.0, At::Cell(0, 2, 0)).bold()),
    ("/urgency", set(13.0, At::Cell(0, 2, 0)).bold()),
    ("/title", set(14.0, At::Text).bold().gaps(12.0, 0.0)),
    ("/subject", set(14.0, At::Text).bold().ruled(Rule::Short)),
    ("/addressees", set(14.0, At::Text).left().indented(30.0).gaps(6.0, 6.0)),
    (
        "/recipients#label1",
        set(12.0, At::Cell(3, 0, 0)).bold().italic().left(),
    ),
    ("/recipients#label", set(12.0, At::Cell(1, 0, 0)).bold().italic().left()),
    ("/recipients/", set(11.0, At::Cell(1, 0, 0)).left()),
    ("/archive", set(11.0, At::Cell(1, 0, 0)).left()),
    ("/drafter", set(11.0, At::Cell(1, 0, 0)).left()),
    ("/signatures/", set(14.0, At::Cell(1, 0, 1)).bold()),
    ("/contact/", set(11.0, At::Foot)),
    ("/appendices/*/label", set(14.0, At::Text).bold()),
    ("/appendices/*/title", set(14.0, At::Text).bold()),
    (
        "/appendices/*/reference",
        set(14.0, At::Text).italic().ruled(Rule::Short),
    ),
    (
        "/copy_block/kind",
        set(14.0, At::Cell(2, 0, 1)).bold().ruled(Rule::Above),
    ),
    ("/copy_block/issuer", set(13.0, At::Cell(2, 0, 0)).bold()),
    ("/copy_block/number", set(13.0, At::Cell(2, 1, 0))),
    ("/copy_block/place", set(14.0, At::Cell(2, 1, 1)).italic()),
    ("/copy_block/date", set(14.0, At::Cell(2, 1, 1)).italic()),
    ("/copy_block/recipients", set(11.0, At::Cell(3, 0, 0)).left()),
    ("/copy_block/archive", set(11.0, At::Cell(3, 0, 0)).left()),
    ("/copy_block/signatures", set(14.0, At::Cell(3, 0, 1)).bold()),
    ("/unplaced", TEXT),
    ("/body/", TEXT),
    ("/appendices/*/body", TEXT),
    ("", TEXT),
];

//! Lines on the sides of paragraphs, cells and tables.

use crate::format::docx::package::Xml;
use crate::format::fault::Fault;

/// The lines on the sides of a paragraph or cell, as far as they are stated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Borders {
    pub(super) top: Option<Border>,
    pub(super) bottom: Option<Border>,
    pub(super) left: Option<Border>,
    pub(super) right: Option<Border>,
    /// Between the rows of a table, or paragraphs alike.
    pub(super) inside_h: Option<Border>,
    /// Between the columns of a table.
    pub(super) inside_v: Option<Border>,
}

/// A line on a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Border {
    None,
    /// One unbroken line.
    Single,
    /// Another: double, dotted, wavy.
    Other,
}

impl Border {
    pub(super) fn is_drawn(self) -> bool {
        self != Border::None
    }
}

impl Borders {
    /// Reads the children of `w:pBdr`, `w:tcBorders` or `w:tblBorders`.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut borders = Self::default();
        let level = xml.level();
        while xml.child(level)? {
            let border = match xml.get("val").unwrap_or("none") {
                "nil" | "none" => Border::None,
                "single" | "thick" => Border::Single,
                _ => Border::Other,
            };
            let side = match xml.tag().1 {
                "top" => &mut borders.top,
                "bottom" => &mut borders.bottom,
                "left" | "start" => &mut borders.left,
                "right" | "end" => &mut borders.right,
                "insideH" | "between" => &mut borders.inside_h,
                "insideV" => &mut borders.inside_v,
                _ => continue,
            };
            *side = Some(border);
        }
        Ok(borders)
    }

    pub(super) fn or(self, base: Self) -> Self {
        Self {
            top: self.top.or(base.top),
            bottom: self.bottom.or(base.bottom),
            left: self.left.or(base.left),
            right: self.right.or(base.right),
            inside_h: self.inside_h.or(base.inside_h),
            inside_v: self.inside_v.or(base.inside_v),
        }
    }
}

//! Two columns without lines: the head and the foot of a letter.

use std::fmt::Write as _;

use super::style::Style;
use super::xml::{Para, Xml};
use crate::layout::Length;

/// What stands on the left and on the right of a row.
pub(super) type Pair<'a> = [Vec<Para<'a>>; 2];

impl Xml {
    /// Appends rows of two columns, all on the page of the last of them where they can be,
    /// and none broken. The cells have no margins, so that the columns are as wide as they
    /// are said to be.
    pub(super) fn columns(&mut self, widths: [Length; 2], rows: Vec<Pair<'_>>) {
        let whole: Length = widths.into_iter().sum();
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>\
             <w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>",
            whole = whole.twips()
        );
        self.grid(&widths);
        let below = rows.len().saturating_sub(1);
        for (i, row) in rows.into_iter().enumerate() {
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (mut cell, width) in row.into_iter().zip(widths) {
                self.open_cell(width, "");
                if cell.is_empty() {
                    cell.push(Para::new(Style::Gap));
                }
                for para in cell {
                    self.paragraph(&if i < below { para.with_next() } else { para });
                }
                self.out.push_str("</w:tc>");
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
    }

    pub(super) fn grid(&mut self, widths: &[Length]) {
        self.out.push_str("<w:tblGrid>");
        for width in widths {
            let _ = write!(self.out, "<w:gridCol w:w=\"{}\"/>", width.twips());
        }
        self.out.push_str("</w:tblGrid>");
    }

    /// Opens a cell; `more` are the properties behind its width.
    pub(super) fn open_cell(&mut self, width: Length, more: &str) {
        let width = width.twips();
        let _ = write!(
            self.out,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{more}</w:tcPr>"
        );
    }
}

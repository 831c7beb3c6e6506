//! The pieces of a row of the head.

use super::Header;
use crate::layout::{Row, split_at_gaps};
use crate::letter::read::anchors::Anchor;
use crate::text::Span;

/// A piece of a header row.
#[derive(Clone, Copy)]
pub(super) enum Item {
    Anchor(Anchor),
    Text(Span),
}

/// A piece with its line: which it is in its row, and whether its cell is the first one.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    pub(super) item: Item,
    line: usize,
    in_first_cell: bool,
}

impl Placed {
    pub(super) fn is_anchor(&self) -> bool {
        matches!(self.item, Item::Anchor(_))
    }
}

impl Header<'_, '_> {
    /// Splits a row at the phrases that have not been seen yet, and at gaps.
    pub(super) fn items(&self, row: &Row, items: &mut Vec<Placed>) {
        let gap = if row.table { 2 } else { 3 };
        let mut line = 0;
        for (i, cell) in row.cells.iter().enumerate() {
            for span in &cell.lines {
                self.items_of_line(*span, gap, |item| {
                    items.push(Placed {
                        item,
                        line,
                        in_first_cell: i == 0,
                    });
                });
                line += 1;
            }
        }
    }

    fn items_of_line(&self, line: Span, gap: usize, mut push: impl FnMut(Item)) {
        let text = &*self.page.clean.text;
        let texts = |span: Span| split_at_gaps(text, span, gap).into_iter().map(Item::Text);
        let mut at = line.start;
        for anchor in self.anchors(line) {
            let again = matches!(anchor, Anchor::NationalTitle(_) | Anchor::Motto(_));
            if self.is_seen(anchor) && !again {
                continue;
            }
            let span = anchor.span();
            texts(Span::new(at, span.start)).for_each(&mut push);
            push(Item::Anchor(anchor));
            at = span.end;
        }
        texts(Span::new(at, line.end)).for_each(push);
    }

    /// Cells of several lines: each line is read as a row of its own, the left column first.
    pub(super) fn lines_of_cells(&mut self, items: &[Placed]) {
        for line in items.chunk_by(|a, b| a.line == b.line) {
            let anchored = line.iter().any(Placed::is_anchor);
            for (column, placed) in line.iter().enumerate() {
                self.item(placed.item, column == 0 && placed.in_first_cell, anchored);
            }
        }
    }
}

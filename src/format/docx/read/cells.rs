//! Tables become rows.

use std::rc::Rc;

use super::borders::{Border, Borders};
use super::clips::{self, Clip};
use super::effects::SMALLEST;
use super::flow::{Flow, Spot};
use super::model::{Table, TableCell, TableRow};
use super::parts::{self, Standing};
use super::rules::boxed;
use super::styles::Style;
use crate::layout::{Alignment, Drawn, DrawnRule, Frame, Length, LineSpacing, PagePlace, Slot};

/// The room beside the text of a cell, unless something else is said.
const MARGIN: Length = Length::from_twips(108);

/// Word has no more columns.
const MOST_COLUMNS: usize = 63;

/// The columns of a table.
struct Columns {
    /// Where each column of the grid begins, and where the last one ends.
    edges: Vec<Length>,
    /// The columns of the grid at which a cell begins anywhere: those that count.
    starts: Vec<usize>,
}

impl Columns {
    fn of(table: &Table, room: Length) -> Self {
        let mut starts = Vec::new();
        for row in &table.rows {
            let mut at = row.before;
            for cell in &row.cells {
                starts.push(at);
                at += cell.span;
            }
        }
        starts.sort_unstable();
        starts.dedup();
        // Word goes by what the cells say; programs that fill in forms leave the grid as it was.
        let stated = stated_widths(table);
        let known = |widths: &[Length]| widths.iter().filter(|width| **width > Length::ZERO).count();
        let widths = if known(&stated) == stated.len().max(table.grid.len()) || known(&table.grid) == 0 {
            stated
        } else {
            table.grid.clone()
        };
        let whole: Length = widths.iter().copied().sum();
        let mut edge = match table.alignment {
            Some(Alignment::Center) => Length::from_twips((room - whole).twips() / 2),
            Some(Alignment::Right) => room - whole,
            _ => table.indent,
        };
        let mut edges = vec![edge];
        for width in widths {
            edge = edge + width;
            edges.push(edge);
        }
        Self { edges, starts }
    }

    fn edge(&self, at: usize) -> Length {
        self.edges.get(at).or(self.edges.last()).copied().unwrap_or_default()
    }

    /// The number of the column that begins at one of the grid; what is too many for Word
    /// stands in the last.
    fn number(&self, start: usize) -> usize {
        self.starts
            .partition_point(|known| *known < start)
            .min(MOST_COLUMNS - 1)
    }
}

/// The widths of the columns by what the cells say.
fn stated_widths(table: &Table) -> Vec<Length> {
    let mut widths = Vec::new();
    for row in &table.rows {
        let mut at = row.before;
        for cell in &row.cells {
            if at >= MOST_COLUMNS {
                break;
            }
            if widths.len() <= at {
                widths.resize(at + 1, Length::ZERO);
            }
            if let (Some(slot), 1, Some(width)) = (widths.get_mut(at), cell.span, cell.width) {
                *slot = width.max(*slot);
            }
            at += cell.span;
        }
    }
    widths
}

/// Where a cell stands in its table.
struct At {
    table: usize,
    row: usize,
    rows: usize,
    /// The row of the text that it belongs to.
    id: u32,
}

impl Flow<'_> {
    /// Writes a table: its rows are those of the text, those of a table in it lines of its
    /// cell.
    pub(super) fn table(&mut self, table: &Table, spot: &Spot) {
        let number = self.tables;
        self.tables += 1;
        let columns = Columns::of(table, spot.column);
        let style = self.parts.styles.table(table.style.as_ref());
        // A table of one column is a frame around paragraphs.
        let alone = columns.starts.len() <= 1;
        for (i, row) in table.rows.iter().enumerate() {
            self.rows = self.rows.saturating_add(1);
            let at = At {
                table: number,
                row: i,
                rows: table.rows.len(),
                id: self.rows,
            };
            let mut start = row.before;
            let last = row.cells.len().saturating_sub(1);
            for (c, cell) in row.cells.iter().enumerate() {
                let ends = [c == 0, c == last];
                let slot = self.slot(spot, alone, at.id, columns.number(start));
                self.cell((table, row, cell, c), style, &columns, start, &at, ends, slot, spot);
                start += cell.span;
            }
        }
        self.gap_below = Length::ZERO;
    }

    fn slot(&self, spot: &Spot, alone: bool, row: u32, column: usize) -> Slot {
        match spot.slot {
            Slot::Row if !alone => Slot::Cell {
                row,
                column: u32::try_from(column).unwrap_or(u32::MAX),
            },
            outer => outer,
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn cell(
        &mut self,
        (table, row, cell, number): (&Table, &TableRow, &TableCell, usize),
        style: &Style,
        columns: &Columns,
        start: usize,
        at: &At,
        ends: [bool; 2],
        slot: Slot,
        spot: &Spot,
    ) {
        let (from, to) = (columns.edge(start), columns.edge(start + cell.span));
        let width = cell.width.filter(|_| to <= from).unwrap_or(to - from);
        let left = cell.margins.left.or(table.margins.left).unwrap_or(MARGIN);
        let right = cell.margins.right.or(table.margins.right).unwrap_or(MARGIN);
        let borders = sides(cell.borders, table.borders.or(style.borders), at, ends);
        let mut inside = spot.at(
            slot,
            PagePlace::Cell {
                table: at.table,
                row: at.row,
                column: columns.number(start),
                left: spot.left + from,
            },
        );
        // What stands in a header stays there.
        if matches!(
            spot.place,
            PagePlace::Header(_) | PagePlace::Footer(_) | PagePlace::Note
        ) {
            inside.place = spot.place;
        }
        inside.column = (width - left - right).max(Length::ZERO);
        inside.left = spot.left + from + left;
        let standing = Standing {
            row: at.row,
            cell: number,
            is_last_row: at.row + 1 == at.rows,
            is_last_cell: ends[1],
        };
        let (letters, mut paragraphs) = style.part(&parts::of_cell(table, style, standing));
        let outer = spot.table.as_ref().and_then(|outer| outer.1.background);
        paragraphs.background = cell.background.or(paragraphs.background).or(outer);
        inside.table = Some(Rc::new((letters, paragraphs)));
        inside.frame = boxed(borders).map(|single| Frame {
            width: Some(width),
            height: row.height,
            single,
        });
        let (first, tables) = (self.layout.paragraphs.len(), self.tables);
        let outer = self.unseen;
        self.unseen |= row.hidden || cell.is_covered(at.row, start > row.before);
        self.apart(&cell.story, &inside);
        // In headers the cells of tables in it are not told from its own text.
        let is_plain = matches!(inside.place, PagePlace::Cell { .. }) || self.tables == tables;
        if !self.unseen
            && !cell.turned
            && is_plain
            && let Some(bottom) = clips::height(table, at.row, start)
        {
            let top = cell.margins.top.or(table.margins.top).or(style.margins.top);
            let clip = Clip::new(first, self.layout.paragraphs.len(), inside.place, bottom);
            let clip = clip.below(top.unwrap_or_default());
            self.clips.push(clip.of_cell(!table.fixed, cell.fits));
        }
        self.unseen = outer;
        self.squeeze(first, row.height.filter(|_| row.exact));
        if inside.frame.is_none() {
            self.border_rules(first, borders, width, left);
        }
    }

    /// A row or a box that is not as high as letters cuts them off.
    pub(super) fn squeeze(&mut self, first: usize, height: Option<Length>) {
        let Some(height) = height.filter(|height| *height < SMALLEST) else {
            return;
        };
        for paragraph in self.layout.paragraphs.get_mut(first..).unwrap_or_default() {
            paragraph.line_spacing = LineSpacing::Exactly(height);
        }
    }

    /// The upper and lower border of a cell are lines above and below its text.
    fn border_rules(&mut self, first: usize, [top, bottom, ..]: [Option<Border>; 4], width: Length, left: Length) {
        let rule = |side: Option<Border>| {
            side.filter(|side| side.is_drawn()).map(|side| DrawnRule {
                drawn: Drawn::Border,
                length: Some(width),
                left: Some(Length::ZERO - left),
                solid: side == Border::Single,
            })
        };
        let inside = self.layout.paragraphs.get_mut(first..).unwrap_or_default();
        let inked = |paragraph: &&mut crate::layout::Paragraph| !paragraph.runs.is_empty();
        if let Some(rule) = rule(top)
            && let Some(paragraph) = inside.iter_mut().find(inked)
        {
            paragraph.rules_above.push(rule);
        }
        if let Some(rule) = rule(bottom)
            && let Some(paragraph) = inside.iter_mut().rev().find(inked)
        {
            paragraph.rules_below.push(rule);
        }
    }
}

/// The borders of a cell: its own, else those of the table, which differ inside of it.
fn sides(own: Borders, table: Borders, at: &At, [first, last]: [bool; 2]) -> [Option<Border>; 4] {
    let outer = |outer: bool, side: Option<Border>, inside: Option<Border>| if outer { side } else { inside };
    [
        own.top.or(outer(at.row == 0, table.top, table.inside_h)),
        own.bottom
            .or(outer(at.row + 1 == at.rows, table.bottom, table.inside_h)),
        own.left.or(outer(first, table.left, table.inside_v)),
        own.right.or(outer(last, table.right, table.inside_v)),
    ]
}

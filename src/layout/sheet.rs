//! Lines of a format that says itself what they are: rows without guessing.

use super::few::Few;
use super::rows::{Cell, Origin, Row, trimmed};
use crate::text::{Span, has_gap, line_breaks};

/// Where a line belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// On a row of its own.
    Row,
    /// In a cell of a table; the rows of all tables are counted.
    Cell { row: u32, column: u32 },
    /// In a note; the notes are counted with the rows of tables.
    Note { row: u32 },
    /// To no row: text that is not part of the letter as it is seen. It ends among the
    /// leftovers.
    Aside,
}

/// What is known of a line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub(crate) slot: Slot,
    /// How many columns it is indented, those of tabs included.
    pub(crate) indent: u16,
    /// Whether a paragraph begins with it.
    pub(crate) opens: bool,
    /// Whether a gap stands above.
    pub(crate) gap_above: bool,
}

/// What is known of each line of a text.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    lines: Vec<Line>,
}

impl Sheet {
    /// Adds the next line of the text.
    pub(crate) fn push(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// How many lines it has.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The rows of the text, which may be mended meanwhile: its lines are the same.
    pub(crate) fn rows(&self, text: &str) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::with_capacity(self.lines.len());
        let mut open = None;
        let mut gap = false;
        let mut start = 0;
        for (end, line) in line_breaks(text).zip(&self.lines) {
            let span = trimmed(text, Span::new(start, end));
            start = end + 1;
            let Some(span) = span else {
                // An empty line of a cell is the cell's.
                gap |= line.slot == Slot::Row;
                continue;
            };
            let (id, column, origin) = match line.slot {
                Slot::Aside => continue,
                Slot::Row => (None, 0, if line.opens { Origin::Paragraph } else { Origin::Line }),
                Slot::Cell { row, column } => (Some(row), column, Origin::Paragraph),
                Slot::Note { row } => (Some(row), 0, Origin::Note),
            };
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            let gapped = is_gapped(text, span);
            if let Some(row) = rows.last_mut().filter(|_| id.is_some() && id == open) {
                row.gapped |= gapped;
                add(row, column, span);
                continue;
            }
            open = id;
            rows.push(Row {
                cells: Few::One(Cell {
                    column,
                    lines: Few::One(span),
                }),
                table: matches!(line.slot, Slot::Cell { .. }),
                gap_above: std::mem::take(&mut gap) || line.gap_above,
                gapped,
                indent: usize::from(line.indent),
                page_break: false,
                origin,
            });
        }
        rows
    }
}

/// Adds a line to a cell of a row.
fn add(row: &mut Row, column: usize, span: Span) {
    match row.cells.iter_mut().rev().find(|cell| cell.column == column) {
        Some(cell) => cell.lines.push(span),
        None => row.cells.push(Cell {
            column,
            lines: Few::One(span),
        }),
    }
}

/// Whether columns may stand side by side on a line: two spaces are a slip of the hand.
fn is_gapped(text: &str, span: Span) -> bool {
    let line = text.get(span.range()).unwrap_or_default();
    has_gap(line) && (line.contains('\t') || line.contains("   "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_the_rows_that_they_say() {
        let text = "| a |\n\n# b\tc \nUBND\nSỞ\n\nVIỆT NAM\nẩn\n1 chú thích\n";
        let mut sheet = Sheet::default();
        let cell = |column| Slot::Cell { row: 7, column };
        let slots = [
            Slot::Row,
            Slot::Row,
            Slot::Row,
            cell(0),
            cell(0),
            cell(1),
            cell(1),
            Slot::Aside,
            Slot::Note { row: 8 },
        ];
        for slot in slots {
            sheet.push(Line {
                slot,
                indent: 3,
                opens: true,
                gap_above: false,
            });
        }
        let rows = sheet.rows(text);
        let shown: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let cell = |cell: &Cell| {
                    let lines: Vec<&str> = cell.lines.iter().map(|line| &text[line.range()]).collect();
                    format!("{}:{}", cell.column, lines.join("/"))
                };
                row.cells.iter().map(cell).collect()
            })
            .collect();
        assert_eq!(
            shown,
            [
                vec!["0:| a |"],
                vec!["0:# b\tc"],
                vec!["0:UBND/SỞ", "1:VIỆT NAM"],
                vec!["0:1 chú thích"]
            ]
        );
        assert_eq!(
            rows.iter().map(|row| row.table).collect::<Vec<_>>(),
            [false, false, true, false]
        );
        assert_eq!(
            rows.iter().map(|row| row.gap_above).collect::<Vec<_>>(),
            [false, true, false, false]
        );
        assert!(rows[1].gapped && rows[3].origin == Origin::Note && rows[0].indent == 3);
    }
}

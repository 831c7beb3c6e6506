//! Parts of a table that a style may set apart.

use super::model::Table;
use super::styles::Style;

/// A part of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TablePart {
    Whole,
    /// Columns in turn: the first of two, and the second.
    Columns(Turn),
    /// Rows in turn.
    Rows(Turn),
    FirstRow,
    LastRow,
    FirstColumn,
    LastColumn,
    /// The corners: above or below, left or right.
    Corner(Side, Side),
}

/// Which of two that take turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    First,
    Second,
}

/// Which end of a row or a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    End,
}

/// The parts by their names, in the order in which they go before each other (17.7.6).
const PARTS: [(&str, TablePart); 13] = [
    ("wholeTable", TablePart::Whole),
    ("band1Vert", TablePart::Columns(Turn::First)),
    ("band2Vert", TablePart::Columns(Turn::Second)),
    ("band1Horz", TablePart::Rows(Turn::First)),
    ("band2Horz", TablePart::Rows(Turn::Second)),
    ("firstRow", TablePart::FirstRow),
    ("lastRow", TablePart::LastRow),
    ("firstCol", TablePart::FirstColumn),
    ("lastCol", TablePart::LastColumn),
    ("nwCell", TablePart::Corner(Side::Start, Side::Start)),
    ("neCell", TablePart::Corner(Side::Start, Side::End)),
    ("swCell", TablePart::Corner(Side::End, Side::Start)),
    ("seCell", TablePart::Corner(Side::End, Side::End)),
];

impl TablePart {
    /// The part of a name.
    pub(super) fn of(name: &str) -> Option<Self> {
        PARTS.iter().find(|row| row.0 == name).map(|row| row.1)
    }
}

/// Where a cell stands: from the first and the last row and cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub(super) row: usize,
    pub(super) cell: usize,
    pub(super) is_last_row: bool,
    pub(super) is_last_cell: bool,
}

/// The parts of a style that hold for a cell, the strongest last.
pub(super) fn of_cell(table: &Table, style: &Style, at: Standing) -> Vec<TablePart> {
    let [first_row, last_row, first_column, last_column, no_rows, no_columns] = table.look;
    let above = first_row && at.row == 0;
    let below = last_row && at.is_last_row && !above;
    let left = first_column && at.cell == 0;
    let right = last_column && at.is_last_cell && !left;
    let (rows, columns) = style.bands;
    // What is set apart takes no turns.
    let row = at.row - usize::from(first_row && !above);
    let cell = at.cell - usize::from(first_column && !left);
    let row = turn(row, rows).filter(|_| !no_rows && !above && !below);
    let cell = turn(cell, columns).filter(|_| !no_columns && !left && !right);
    let holds = |part: &TablePart| match *part {
        TablePart::Whole => true,
        TablePart::Columns(turn) => cell == Some(turn),
        TablePart::Rows(turn) => row == Some(turn),
        TablePart::FirstRow => above,
        TablePart::LastRow => below,
        TablePart::FirstColumn => left,
        TablePart::LastColumn => right,
        TablePart::Corner(down, across) => {
            let down = if down == Side::Start { above } else { below };
            down && if across == Side::Start { left } else { right }
        }
    };
    PARTS.iter().map(|row| row.1).filter(holds).collect()
}

/// Whose turn it is, where so many are alike; none where none are.
fn turn(at: usize, alike: Option<usize>) -> Option<Turn> {
    let first = at.checked_div(alike.unwrap_or(1))? % 2 == 0;
    Some(if first { Turn::First } else { Turn::Second })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a table of four rows and three columns.
    fn parts(look: [bool; 6], row: usize, cell: usize) -> Vec<TablePart> {
        let table = Table {
            look,
            ..Table::default()
        };
        let at = Standing {
            row,
            cell,
            is_last_row: row == 3,
            is_last_cell: cell == 2,
        };
        of_cell(&table, &Style::default(), at)
    }

    #[test]
    fn bands_begin_behind_what_is_set_apart() {
        use TablePart::{Columns, Corner, FirstColumn, FirstRow, LastRow, Rows, Whole};
        let all = [true, true, true, true, false, false];
        assert_eq!(
            parts(all, 0, 0),
            [Whole, FirstRow, FirstColumn, Corner(Side::Start, Side::Start)]
        );
        assert_eq!(parts(all, 1, 1), [Whole, Columns(Turn::First), Rows(Turn::First)]);
        assert_eq!(parts(all, 2, 1), [Whole, Columns(Turn::First), Rows(Turn::Second)]);
        assert_eq!(parts(all, 3, 1), [Whole, Columns(Turn::First), LastRow]);
        let rows = [false, false, false, false, false, true];
        assert_eq!(parts(rows, 0, 0), [Whole, Rows(Turn::First)]);
        assert_eq!(parts(rows, 1, 2), [Whole, Rows(Turn::Second)]);
        assert_eq!(parts([false, false, false, false, true, true], 1, 1), [Whole]);
    }

    #[test]
    fn so_many_are_alike_as_the_style_says() {
        assert_eq!(
            [0, 1, 2].map(|at| turn(at, None)),
            [Some(Turn::First), Some(Turn::Second), Some(Turn::First)]
        );
        assert_eq!(turn(3, Some(2)), Some(Turn::Second));
        assert_eq!(turn(4, Some(2)), Some(Turn::First));
        assert_eq!(turn(1, Some(0)), None);
    }
}

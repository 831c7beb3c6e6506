//! Tables of the content whose columns are aligned by spaces or tabs, as
//! `pdftotext -layout` and typists make them.

use std::borrow::Cow;

use super::marker::split_marker;
use super::page::Page;
use super::words::is_rule;
use crate::layout::{Cell, Few, Origin, Row, split_at_gaps};
use crate::text::{Span, is_letter_or_digit, is_small};

/// Longer lines are text.
const MOST_BYTES: usize = 600;

/// No table of a page has more columns.
const MOST_COLUMNS: usize = 32;

/// How wide the blank is that parts two columns, where there are no more than two.
const WIDE: usize = 3;

/// Turns rows that stand under one another in columns into rows of a table.
pub(super) fn tables<'r>(page: &mut Page<'_>, rows: &'r [Row]) -> Cow<'r, [Row]> {
    let gapped = |row: Option<&Row>| row.is_some_and(|row| row.gapped && !row.table);
    let mut out = Vec::new();
    let (mut copied, mut at) = (0, 0);
    while at < rows.len() {
        // Two rows with gaps, with a drawn rule between them at the most.
        let opens = gapped(rows.get(at)) && (gapped(rows.get(at + 1)) || gapped(rows.get(at + 2)));
        let mut end = at + 1;
        if opens {
            let run = Run::over(page, rows.get(at..).unwrap_or_default());
            end = at + run.length.max(1);
            if run.is_table() {
                out.extend_from_slice(rows.get(copied..at).unwrap_or_default());
                run.finish(page, &mut out);
                copied = end;
            }
        }
        at = end;
    }
    if out.is_empty() {
        return Cow::Borrowed(rows);
    }
    out.extend_from_slice(rows.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// A piece of a line, and the columns of the page that it covers.
#[derive(Clone, Copy)]
struct Piece {
    span: Span,
    from: usize,
    to: usize,
}

impl Piece {
    fn meets(&self, column: &(usize, usize)) -> bool {
        self.from < column.1 && column.0 < self.to
    }
}

/// The pieces of a row; none if it is no line of a table.
fn pieces(page: &Page<'_>, row: &Row) -> Vec<Piece> {
    let Some(line) = row.line().filter(|line| !row.table && line.len() <= MOST_BYTES) else {
        return Vec::new();
    };
    let tabbed = is_tabbed(page, row);
    let mut at = line.start;
    let mut column = 0;
    let mut pieces = Vec::new();
    for span in split_at_gaps(&page.clean.text, line, 2) {
        let before = page.text(Span::new(at, span.start));
        // Behind a tab the next column begins, wherever the last one ended.
        let (from, to) = if tabbed {
            let tabs = before.bytes().filter(|byte| *byte == b'\t').count();
            column = if pieces.is_empty() { 0 } else { column + tabs };
            (column, column + 1)
        } else {
            let from = row.indent + written(page, Span::new(line.start, span.start));
            (from, from + page.text(span).chars().count())
        };
        at = span.end;
        pieces.push(Piece { span, from, to });
    }
    pieces
}

/// How many characters stand there in the source: marks of emphasis take room.
fn written(page: &Page<'_>, span: Span) -> usize {
    let origin = page.clean.origin(span);
    page.source
        .text()
        .get(origin.range())
        .map_or(0, |text| text.chars().count())
}

fn is_tabbed(page: &Page<'_>, row: &Row) -> bool {
    row.gapped && row.line().is_some_and(|line| page.text(line).contains('\t'))
}

/// Rows whose pieces stand under one another.
#[derive(Default)]
struct Run {
    /// The columns, from left to right, none over another.
    columns: Vec<(usize, usize)>,
    /// The pieces of each row, and whether a blank line stands above it.
    rows: Vec<(Vec<Piece>, bool)>,
    /// Drawn rules between the rows.
    rules: Vec<Span>,
    tabbed: bool,
    /// How many rows of the page it takes.
    length: usize,
}

impl Run {
    /// The rows from the first on that fit.
    fn over(page: &Page<'_>, rows: &[Row]) -> Self {
        let mut run = Self {
            tabbed: rows.first().is_some_and(|row| is_tabbed(page, row)),
            ..Self::default()
        };
        let mut rules = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            if row.line().is_some_and(|line| is_rule(page.text(line))) {
                rules.extend(row.line());
                continue;
            }
            let pieces = pieces(page, row);
            let fits = if pieces.len() > 1 {
                is_tabbed(page, row) == run.tabbed && run.takes(page, pieces, row.gap_above)
            } else {
                !row.gap_above && rules.is_empty() && pieces.first().is_some_and(|piece| run.goes_on(page, *piece))
            };
            if !fits {
                break;
            }
            run.rules.append(&mut rules);
            run.length = i + 1;
        }
        run
    }

    /// Takes a row of several pieces, each in a column of its own.
    fn takes(&mut self, page: &Page<'_>, pieces: Vec<Piece>, gap: bool) -> bool {
        let mut columns = self.columns.clone();
        let mut last = None;
        for piece in &pieces {
            let first = columns.iter().position(|column| piece.meets(column));
            let met = columns.iter().filter(|column| piece.meets(column)).count();
            let here = match first {
                // Over several columns: `Tổng cộng` below `TT` and `Tên thôn`.
                Some(column) if met > 1 && self.rows.len() > 1 => column,
                Some(column) if met == 1 => {
                    if let Some((from, to)) = columns.get_mut(column) {
                        (*from, *to) = ((*from).min(piece.from), (*to).max(piece.to));
                    }
                    column
                }
                Some(_) => return false,
                None => {
                    let at = columns.iter().take_while(|column| column.1 <= piece.from).count();
                    columns.insert(at, (piece.from, piece.to));
                    at
                }
            };
            if last.is_some_and(|last| here <= last) || columns.len() > MOST_COLUMNS {
                return false;
            }
            last = Some(here);
        }
        // The item of a list opens no table, and in two columns is no row of one; no
        // more is a line that its label opens: `Thời gian:   8 giờ`.
        let first = pieces.first().map_or("", |piece| page.text(piece.span));
        let marker = split_marker(first).1;
        let listed = self.rows.is_empty() && marker.as_ref().is_some_and(|marker| marker.len() < first.len());
        let colon = pieces
            .get(1)
            .is_some_and(|piece| page.text(piece.span).starts_with(':'));
        let labelled = colon || (columns.len() < 3 && (marker.is_some() || first.ends_with([':', '.', ';', ','])));
        if !first.contains(is_letter_or_digit) || listed || labelled {
            return false;
        }
        self.columns = columns;
        let fewer = pieces.len() < self.columns.len();
        let wraps = !gap && fewer && pieces.iter().all(|piece| goes_on_small(page.text(piece.span)));
        match self.rows.last_mut().filter(|_| wraps) {
            Some((row, _)) => row.extend(pieces),
            None => self.rows.push((pieces, gap)),
        }
        true
    }

    /// Takes a single piece that goes on with a cell of the row above.
    fn goes_on(&mut self, page: &Page<'_>, piece: Piece) -> bool {
        let inside = |column: &(usize, usize)| column.0 <= piece.from && piece.to <= column.1;
        let column = self.columns.iter().position(inside);
        let text = page.text(piece.span);
        let fits = match column {
            None => false,
            Some(0) => goes_on_small(text),
            Some(_) => split_marker(text).1.is_none() && !text.ends_with(['.', ':']),
        };
        let row = self.rows.last_mut().filter(|_| fits && !self.tabbed);
        row.map(|(row, _)| row.push(piece)).is_some()
    }

    /// Whether so many rows in so many columns are no accident.
    fn is_table(&self) -> bool {
        match self.columns.as_slice() {
            [] | [_] => false,
            [(_, left), (right, _)] => self.rows.len() > 2 && (self.tabbed || left + WIDE <= *right),
            _ => self.rows.len() > 1,
        }
    }

    /// Makes the rows of the table, and leaves the rules behind.
    fn finish(self, page: &mut Page<'_>, out: &mut Vec<Row>) {
        for rule in &self.rules {
            page.structure(*rule);
        }
        for (pieces, gap_above) in self.rows {
            let mut cells: Vec<Cell> = Vec::with_capacity(pieces.len());
            for piece in pieces {
                let column = self.columns.iter().position(|column| piece.meets(column)).unwrap_or(0);
                match cells.iter_mut().find(|cell| cell.column == column) {
                    Some(cell) => cell.lines.push(piece.span),
                    None => cells.push(Cell {
                        column,
                        lines: Few::One(piece.span),
                    }),
                }
            }
            let mut few = Few::None;
            few.extend(cells);
            out.push(Row {
                cells: few,
                table: true,
                gap_above,
                gapped: false,
                indent: 0,
                page_break: false,
                origin: Origin::Line,
            });
        }
    }
}

/// Whether a piece of a line goes on with what stands above it.
fn goes_on_small(text: &str) -> bool {
    text.starts_with(|c: char| is_small(c) || c == '(')
}

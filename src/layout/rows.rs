//! Text to rows.

use super::few::Few;
use super::glued;
use crate::text::{CELL_BREAK, Span, has_gap, has_pair, line_breaks};

/// One row of the page: a line of text, or a row of a table.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The cells that hold text; one for a plain line.
    pub(crate) cells: Few<Cell>,
    /// Whether it is the row of a table.
    pub(crate) table: bool,
    /// Whether a blank line stands above.
    pub(crate) gap_above: bool,
    /// Whether a line has a gap inside: columns may stand side by side.
    pub(crate) gapped: bool,
    /// How many columns the first cell is indented.
    pub(crate) indent: usize,
    /// Whether something that is no part of the letter stood above, a page
    /// number or a stamp: a sentence may go on across it.
    pub(crate) page_break: bool,
    /// What is known of where it comes from.
    pub(crate) origin: Origin,
}

/// What a row is known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A line, or the row of a table; a paragraph may begin here or go on.
    Line,
    /// A paragraph begins here, for certain.
    Paragraph,
    /// A footnote, whole.
    Note,
}

/// The text of one cell, line by line.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// Which column, from 0.
    pub(crate) column: usize,
    /// Its lines, trimmed, none empty.
    pub(crate) lines: Few<Span>,
}

impl Row {
    /// The span from its first character to its last.
    pub(crate) fn span(&self) -> Option<Span> {
        let mut lines = self.cells.iter().flat_map(|cell| &cell.lines).copied();
        let first = lines.next()?;
        Some(lines.fold(first, Span::to))
    }

    /// Takes its lines off those that are free; where they do not suffice, cuts
    /// the others off and tells where the first of them begins.
    fn cut(&mut self, free: &mut usize) -> Option<usize> {
        if self.line().is_some() && *free > 0 {
            *free -= 1;
            return None;
        }
        let lines = self.cells.iter().map(|cell| cell.lines.len()).sum::<usize>();
        if lines <= *free {
            *free -= lines;
            return None;
        }
        let mut lines = self.cells.iter().flat_map(|cell| &cell.lines);
        let first = lines.nth(*free).map(|line| line.start);
        let mut cells = Few::None;
        for mut cell in std::mem::replace(&mut self.cells, Few::None) {
            cell.lines.truncate(*free);
            *free -= cell.lines.len();
            if !cell.lines.is_empty() {
                cells.push(cell);
            }
        }
        self.cells = cells;
        first
    }

    /// The columns that stand side by side on a line of the row.
    pub(crate) fn pieces(&self, text: &str, line: Span) -> Few<Span> {
        if self.gapped {
            split_at_gaps(text, line, if self.table { 2 } else { 3 })
        } else {
            Few::One(line)
        }
    }

    /// The single line of a row that has no more than one.
    pub(crate) fn line(&self) -> Option<Span> {
        match &*self.cells {
            [cell] => match &*cell.lines {
                [line] => Some(*line),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The rows of a text, as far as they were wanted.
pub(crate) struct Rows {
    pub(crate) rows: Vec<Row>,
    /// What stands behind the last of them, if they were too many.
    pub(crate) rest: Option<Span>,
}

/// Splits a text into rows, up to `most` lines and cells. Blank lines and the
/// rules of tables leave no row.
pub(crate) fn rows(text: &str, most: usize) -> Rows {
    /// A line of a letter has some so many bytes.
    const USUAL: usize = 64;
    let mut rows = Vec::with_capacity((text.len() / USUAL).min(most));
    let mut free = most;
    let mut gap = false;
    let mut start = 0;
    let signs = Signs::of(text);
    let mut push = |part: Span| {
        let Some(mut row) = row(text, part, signs) else {
            gap = true;
            return None;
        };
        let beyond = row.cut(&mut free);
        if !row.cells.is_empty() {
            row.gap_above = std::mem::take(&mut gap);
            rows.push(row);
        }
        beyond
    };
    let mut rest = None;
    let last = (!text.is_empty() && !text.ends_with('\n')).then_some(text.len());
    for end in line_breaks(text).chain(last) {
        let line_span = Span::new(start, end);
        let line = text.get(line_span.range()).unwrap_or_default();
        let beyond = if glued::is_line(line) {
            push(line_span)
        } else {
            glued::split(text, line_span).into_iter().find_map(&mut push)
        };
        if let Some(first) = beyond {
            rest = Some(Span::new(first, text.len()));
            break;
        }
        start = end + 1;
    }
    Rows { rows, rest }
}

/// Which signs a page holds at all.
#[derive(Debug, Clone, Copy, Default)]
struct Signs {
    /// The bars of tables.
    barred: bool,
    /// Line breaks inside cells.
    broken: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        // The last bytes of a cell break: one look for both settles most pages.
        if !has_pair(text, |a, b| (a == b'|') | ((a == 0x80) & (b == 0xA8))) {
            return Self::default();
        }
        Self {
            barred: text.contains('|'),
            broken: text.contains(CELL_BREAK),
        }
    }
}

fn row(text: &str, span: Span, signs: Signs) -> Option<Row> {
    let line = text.get(span.range())?;
    let barred = signs.barred && line.contains('|');
    let broken = signs.broken;
    if !barred && !broken {
        return plain_row(text, span);
    }
    let mut cells = Few::None;
    let mut table = false;
    if barred {
        table = line.trim_start().starts_with('|');
        let mut at = span.start;
        // What stands before the first bar of a table is no cell.
        let outside = usize::from(table);
        for (i, part) in line.split('|').enumerate() {
            let lines = cell_lines(text, Span::new(at, at + part.len()), broken);
            if let (Some(column), false) = (i.checked_sub(outside), lines.is_empty() || is_table_rule(part)) {
                cells.push(Cell { column, lines });
            }
            at += part.len() + 1;
        }
    } else {
        let lines = cell_lines(text, span, broken);
        if !lines.is_empty() && !is_table_rule(line) {
            cells.push(Cell { column: 0, lines });
        }
    }
    let first = cells.first()?.lines.first()?.start;
    let indent = indent(text, Span::new(span.start, first));
    let lines = || cells.iter().flat_map(|cell| &cell.lines);
    let gapped = has_gap(line) && lines().any(|line| text.get(line.range()).is_some_and(has_gap));
    Some(Row {
        cells,
        gapped,
        table,
        gap_above: false,
        indent,
        page_break: false,
        origin: Origin::Line,
    })
}

/// A row without bars and broken cells: nearly every one.
fn plain_row(text: &str, span: Span) -> Option<Row> {
    let line = trimmed(text, span)?;
    let words = text.get(line.range())?;
    if is_table_rule(words) {
        return None;
    }
    Some(Row {
        cells: Few::One(Cell {
            column: 0,
            lines: Few::One(line),
        }),
        gapped: has_gap(words),
        table: false,
        gap_above: false,
        indent: indent(text, Span::new(span.start, line.start)),
        page_break: false,
        origin: Origin::Line,
    })
}

/// How many columns the blank before a line takes.
fn indent(text: &str, blank: Span) -> usize {
    let width = |c| if c == '\t' { 8 } else { 1 };
    text.get(blank.range()).unwrap_or_default().chars().map(width).sum()
}

/// `---`, `:---:`: the rule under the head of a Markdown table.
fn is_table_rule(cell: &str) -> bool {
    let drawn = |b: u8| matches!(b, b'-' | b':');
    // The mark of most cells is a letter.
    let mut bytes = cell.bytes().filter(|b| !b.is_ascii_whitespace());
    if !bytes.next().is_some_and(drawn) {
        return false;
    }
    let cell = cell.trim();
    cell.len() >= 3 && cell.bytes().all(drawn)
}

fn cell_lines(text: &str, span: Span, broken: bool) -> Few<Span> {
    let mut lines = Few::None;
    if !broken {
        lines.extend(trimmed(text, span));
        return lines;
    }
    let cell = text.get(span.range()).unwrap_or_default();
    let mut at = span.start;
    for part in cell.split(CELL_BREAK) {
        lines.extend(trimmed(text, Span::new(at, at + part.len())));
        at += part.len() + CELL_BREAK.len_utf8();
    }
    lines
}

/// The span without white space at its ends; `None` if nothing is left.
pub(crate) fn trimmed(text: &str, span: Span) -> Option<Span> {
    let piece = text.get(span.range())?;
    // Mostly a character at either end settles it.
    let blank = char::is_whitespace;
    if !piece.is_empty() && !piece.starts_with(blank) && !piece.ends_with(blank) {
        return Some(span);
    }
    let rest = piece.trim_start();
    let start = span.end - rest.len();
    let body = rest.trim_end();
    (!body.is_empty()).then(|| Span::new(start, start + body.len()))
}

/// Splits a line where it has a gap of `width` spaces or a tab: there the
/// columns of a page stand side by side.
pub(crate) fn split_at_gaps(text: &str, span: Span, width: usize) -> Few<Span> {
    let mut pieces = Few::None;
    let line = text.get(span.range()).unwrap_or_default();
    if width > 1 && !has_gap(line) {
        pieces.extend(trimmed(text, span));
        return pieces;
    }
    let mut start = 0;
    let mut at = 0;
    let blank = |byte: u8| byte == b' ' || byte == b'\t';
    while let Some(found) = line.bytes().skip(at).position(blank) {
        let from = at + found;
        let behind = line.bytes().skip(from).position(|byte| !blank(byte));
        at = behind.map_or(line.len(), |length| from + length);
        let gap = line.get(from..at).unwrap_or_default();
        if gap.len() >= width || gap.contains('\t') {
            pieces.extend(trimmed(text, Span::new(span.start + start, span.start + from)));
            start = at;
        }
    }
    pieces.extend(trimmed(text, Span::new(span.start + start, span.end)));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Vec<Vec<String>> {
        let cell_text = |cell: &Cell| {
            let lines: Vec<_> = cell.lines.iter().map(|l| &text[l.range()]).collect();
            format!("{}:{}", cell.column, lines.join("/"))
        };
        rows(text, usize::MAX)
            .rows
            .iter()
            .map(|row| row.cells.iter().map(cell_text).collect())
            .collect()
    }

    #[test]
    fn lines_and_blank_lines() {
        let rows = rows("  a\n\n\tb \n", usize::MAX).rows;
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].indent, rows[0].gap_above), (2, false));
        assert_eq!((rows[1].indent, rows[1].gap_above), (8, true));
        assert_eq!(rows[1].line(), Some(Span::new(6, 7)));
    }

    #[test]
    fn tables_with_and_without_outer_bars() {
        let text = "| a | b |\n|---|:-:|\n| c\u{2028}d |  |\nleft  | right | |\n||";
        assert_eq!(
            show(text),
            [vec!["0:a", "1:b"], vec!["0:c/d"], vec!["0:left", "1:right"]]
        );
        let rows = rows(text, usize::MAX).rows;
        assert!(rows[0].table && !rows[2].table);
    }

    #[test]
    fn rows_beyond_the_limit_are_the_rest() {
        let text = "a\n\n| b | c\u{2028}d |\n\ne\n";
        for (most, lines, rest) in [
            (0, 0, Some("a\n\n| b")),
            (1, 1, Some("b | c")),
            (2, 2, Some("c\u{2028}")),
            (3, 3, Some("d |\n")),
            (4, 4, Some("e\n")),
            (5, 5, None),
            (6, 5, None),
        ] {
            let found = rows(text, most);
            let read = found
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .map(|cell| cell.lines.len());
            assert_eq!(read.sum::<usize>(), lines, "{most}");
            assert!(found.rows.iter().all(|row| !row.cells.is_empty()));
            match rest {
                Some(rest) => assert!(text[found.rest.unwrap().range()].starts_with(rest), "{most}"),
                None => assert!(found.rest.is_none()),
            }
        }
    }

    #[test]
    fn columns_side_by_side() {
        let text = "UBND TỈNH    CỘNG HÒA\tVIỆT NAM ";
        let pieces: Vec<_> = split_at_gaps(text, Span::new(0, text.len()), 3)
            .iter()
            .map(|s| &text[s.range()])
            .collect();
        assert_eq!(pieces, ["UBND TỈNH", "CỘNG HÒA", "VIỆT NAM"]);
    }
}

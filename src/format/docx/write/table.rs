//! Tables of the content: lines around every cell, a head that each page repeats.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::measures::{Measures, Size};
use super::style::{Align, Style};
use super::xml::{Para, Xml};
use crate::document::Loss;
use crate::layout::Length;
use crate::message::Message;

/// Word opens no table with more columns.
const MOST_COLUMNS: usize = 63;

/// A row with more letters may break at the end of a page.
const LONGEST_WHOLE_ROW: usize = 1200;

/// Between the line of a cell and its words, on each side.
const MARGIN: Length = Length::from_twips(85);

/// So wide a column is pleasant to read.
const EASY: Length = Length::from_twips(1100);

/// How wide the cells of a column want to be.
#[derive(Debug, Clone, Copy, Default)]
struct Wish {
    /// The longest word.
    least: Length,
    /// The longest cell on one line.
    most: Length,
}

/// A row on its way into the file.
struct Row<'r> {
    cells: &'r [String],
    /// Whether it names what the columns hold.
    head: bool,
    /// Whether it does not break at the end of a page.
    whole: bool,
    with_next: bool,
}

/// Whether a table is too wide for an upright page.
pub(super) fn is_wide(rows: &[Vec<String>], measures: &Measures) -> bool {
    let easy = |wish: &Wish| wish.least.max(wish.most.min(EASY));
    wishes(rows, measures).iter().map(easy).sum::<Length>() > measures.text
}

fn wishes(rows: &[Vec<String>], measures: &Measures) -> Vec<Wish> {
    let mut wishes = vec![Wish::default(); columns(rows)];
    // Lines and letters of another maker take a little more.
    let margins = MARGIN + MARGIN + Length::from_twips(60);
    for row in rows {
        for (cell, wish) in row.iter().zip(&mut wishes) {
            let width = |text: &str| measures.width(text, Size::Recipients, true) + margins;
            wish.most = wish.most.max(width(cell));
            wish.least = cell.split_whitespace().map(width).fold(wish.least, Length::max);
        }
    }
    wishes
}

fn columns(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0).clamp(1, MOST_COLUMNS)
}

/// Shares the width among the columns: each gets its longest word; what is left goes to
/// those that want more, up to the same width for all.
fn widths(rows: &[Vec<String>], whole: Length, measures: &Measures) -> Vec<Length> {
    let wishes = wishes(rows, measures);
    let whole = i64::from(whole.twips());
    let up_to = |level: i64| -> Vec<i64> {
        let wanted = wishes
            .iter()
            .map(|wish| (i64::from(wish.least.twips()), i64::from(wish.most.twips())));
        wanted.map(|(least, most)| most.min(level).max(least)).collect()
    };
    let (mut low, mut high) = (0, whole);
    while high - low > 1 {
        let level = low + (high - low) / 2;
        if up_to(level).iter().sum::<i64>() > whole {
            high = level;
        } else {
            low = level;
        }
    }
    // What the table does not need, or lacks, is shared out by width.
    let wanted = up_to(low);
    let all = wanted.iter().sum::<i64>().max(1);
    let mut used = 0;
    let mut edge = 0;
    let mut share = |width: i64| {
        used += width;
        let from = std::mem::replace(&mut edge, used * whole / all);
        Length::from_twips(i32::try_from(edge - from).unwrap_or(0))
    };
    wanted.into_iter().map(&mut share).collect()
}

/// Whether the first row names what the columns hold.
fn has_head(rows: &[Vec<String>]) -> bool {
    let names = |cell: &String| cell.chars().any(char::is_alphabetic) && !cell.trim_end().ends_with(':');
    rows.len() > 1 && rows.first().is_some_and(|row| row.len() > 1 && row.iter().all(names))
}

/// Whether a cell is a figure, which stands in the middle.
fn is_figure(cell: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '/' | '-' | '+' | ' ');
    cell.len() <= 24 && cell.bytes().any(|b| b.is_ascii_digit()) && cell.chars().all(sign)
}

impl Xml {
    /// Appends a table as wide as a text; `path` is that of its rows, `kept` says whether
    /// its last row stays on the page of what follows.
    pub(super) fn table(&mut self, rows: &[Vec<String>], path: &str, whole: Length, measures: &Measures, kept: bool) {
        let widths = widths(rows, whole, measures);
        let margin = MARGIN.twips();
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblBorders>",
            whole.twips()
        );
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            let _ = write!(
                self.out,
                "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
            );
        }
        let _ = write!(
            self.out,
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"30\" w:type=\"dxa\"/>\
             <w:left w:w=\"{margin}\" w:type=\"dxa\"/><w:bottom w:w=\"30\" w:type=\"dxa\"/>\
             <w:right w:w=\"{margin}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
        );
        self.grid(&widths);
        let head = has_head(rows);
        for (i, row) in rows.iter().enumerate() {
            let whole = row.iter().map(String::len).sum::<usize>() <= LONGEST_WHOLE_ROW;
            let with_next = (head && i == 0) || (kept && i + 1 == rows.len());
            let row = Row {
                cells: row,
                head: head && i == 0,
                whole,
                with_next,
            };
            self.row(&row, &format!("{path}/{i}"), &widths);
        }
        self.out.push_str("</w:tbl>");
    }

    fn row(&mut self, row: &Row<'_>, path: &str, widths: &[Length]) {
        let Row {
            cells: row,
            head,
            whole,
            with_next,
        } = *row;
        self.out.push_str("<w:tr>");
        let beyond: Length = widths.iter().skip(row.len().max(1)).copied().sum();
        let missing = widths.len().saturating_sub(row.len().max(1));
        if missing > 0 || head || whole {
            self.out.push_str("<w:trPr>");
            if missing > 0 {
                let _ = write!(
                    self.out,
                    "<w:gridAfter w:val=\"{missing}\"/><w:wAfter w:w=\"{}\" w:type=\"dxa\"/>",
                    beyond.twips()
                );
            }
            if whole {
                self.out.push_str("<w:cantSplit/>");
            }
            if head {
                self.out.push_str("<w:tblHeader/>");
            }
            self.out.push_str("</w:trPr>");
        }
        let empty = String::new();
        let cells = row.iter().chain(row.is_empty().then_some(&empty)).take(widths.len());
        for (j, (cell, width)) in cells.zip(widths).enumerate() {
            self.open_cell(*width, "<w:vAlign w:val=\"center\"/>");
            let style = if head { Style::HeadCell } else { Style::Cell };
            let text = self.last_cell(row, j, path);
            let mut para = Para::of(style, format!("{path}/{j}"), text);
            if is_figure(cell) {
                para = para.align(Align::Center);
            }
            if with_next {
                para = para.with_next();
            }
            self.paragraph(&para);
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
    }

    /// The text of a cell; the last that Word can hold takes those behind it.
    fn last_cell<'a>(&mut self, row: &'a [String], at: usize, path: &str) -> Cow<'a, str> {
        let behind = row.get(at..).unwrap_or_default();
        if at + 1 == MOST_COLUMNS && behind.len() > 1 {
            self.losses.push(Loss::new(
                format!("{path}/{}", at + 1),
                format!("{} ô", behind.len() - 1),
                Message::new(
                    format!("Word chỉ có {MOST_COLUMNS} cột; các ô sau được ghép vào ô cuối"),
                    format!("Word has {MOST_COLUMNS} columns; the cells behind are put into the last"),
                ),
            ));
            return Cow::Owned(behind.join(" "));
        }
        Cow::Borrowed(behind.first().map_or("", String::as_str))
    }
}

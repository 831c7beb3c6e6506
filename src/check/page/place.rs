//! Where paragraphs stand on the page, and beside what.
//!
//! Places count from the left side of the text area. They follow from column,
//! alignment, indents and the width of the words; where a tab decides, they cannot
//! be told.

use super::{Boxed, Page};
use crate::layout::{Alignment, Length, PagePlace, Paragraph, width};

/// How far two middles may be apart and still stand under each other, in mm.
const SAME_MIDDLE: f64 = 5.0;

/// Lines whose tops are this near are level, in points: one and a half lines of the
/// form, for a rule or a gap above may push one of them down.
const SAME_LINE: f64 = 27.0;

/// How high a line of Times New Roman is for letters of one point.
const LINE: f64 = 1.15;

/// Which half of the text area something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Side {
    Left,
    Right,
    Middle,
}

/// Where a component begins beside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Level {
    Same,
    Above,
    Below,
}

/// Whether two paragraphs stand in the same column: of one table, or both in none.
pub(super) fn same_column(a: &Paragraph, b: &Paragraph) -> bool {
    match (a.place, b.place) {
        (
            PagePlace::Cell { table, column, .. },
            PagePlace::Cell {
                table: other,
                column: beside,
                ..
            },
        ) => (table, column) == (other, beside),
        (PagePlace::TextBox { .. }, PagePlace::TextBox { .. }) => true,
        (a, b) => a == b,
    }
}

/// Whether two columns stand side by side on one line by means of a tab or many spaces.
pub(super) fn is_shared(page: &Page<'_>, paragraph: &Paragraph) -> bool {
    let text = page.text(paragraph.span).trim();
    text.contains('\t')
        || text
            .match_indices(WIDE)
            .any(|(at, _)| !is_blank(text.get(at..).unwrap_or_default()))
}

/// The spaces that set columns apart.
const WIDE: &str = "    ";

/// Whether spaces leave room for a number or a day that is filled in by hand: `Số:      /UBND-VP`,
/// `ngày      tháng      năm`.
fn is_blank(from: &str) -> bool {
    let rest = from.trim_start_matches(' ');
    ["/", "tháng ", "năm "].iter().any(|next| rest.starts_with(next))
}

/// The room for its lines.
pub(super) fn room(paragraph: &Paragraph) -> Length {
    let room = paragraph.column - paragraph.indent_left - paragraph.indent_right;
    room.max(Length::ZERO)
}

/// Where its column begins.
fn column_start(page: &Page<'_>, paragraph: &Paragraph) -> Option<Length> {
    match paragraph.place {
        PagePlace::Cell { left, .. } => Some(left),
        PagePlace::TextBox { left, .. } => {
            let section = page.layout().section_at(paragraph.span.start)?;
            Some(left? - section.margins.left)
        }
        // Where a table stands in a header is not told; its cells are narrower than the text.
        PagePlace::Header(_) | PagePlace::Footer(_) => {
            let section = page.layout().section_at(paragraph.span.start)?;
            (paragraph.column >= section.text_width()).then_some(Length::ZERO)
        }
        _ => Some(Length::ZERO),
    }
}

fn half(length: Length) -> Length {
    Length::from_twips(length.twips() / 2)
}

/// Where its first line begins.
pub(in crate::check) fn start(page: &Page<'_>, paragraph: &Paragraph) -> Option<Length> {
    let text = page.text(paragraph.span);
    if text.starts_with('\t') {
        return None;
    }
    let column = column_start(page, paragraph)? + paragraph.indent_left + paragraph.first_line;
    let spaces = text
        .get(..text.len() - text.trim_start_matches(' ').len())
        .unwrap_or_default();
    let typed = paragraph
        .runs
        .first()
        .map(|run| width(spaces, &run.style))
        .unwrap_or_default();
    let free = (room(paragraph) - paragraph.first_line - page.line_length(paragraph)).max(Length::ZERO);
    Some(match paragraph.alignment {
        Alignment::Center => column + half(free),
        Alignment::Right => column + free,
        _ => column + typed,
    })
}

/// Where the middle of its lines is.
pub(in crate::check) fn middle(page: &Page<'_>, paragraph: &Paragraph) -> Option<Length> {
    if is_shared(page, paragraph) {
        return None;
    }
    Some(start(page, paragraph)? + half(page.line_length(paragraph)))
}

/// In which half of the text area a component stands.
pub(in crate::check) fn side(page: &Page<'_>, boxed: &Boxed<'_>) -> Option<Side> {
    let paragraph = boxed.first()?;
    if is_shared(page, paragraph) {
        let before = page.text(crate::text::Span::new(
            paragraph.span.start,
            boxed.span.start.max(paragraph.span.start),
        ));
        return Some(if before.trim().is_empty() {
            Side::Left
        } else {
            Side::Right
        });
    }
    let width = page.layout().section_at(paragraph.span.start)?.text_width().mm();
    let share = middle(page, paragraph)?.mm() / width.max(1.0);
    Some(if share < 0.45 {
        Side::Left
    } else if share > 0.55 {
        Side::Right
    } else {
        Side::Middle
    })
}

/// Whether the middle of one component is under that of another; `None` where it
/// cannot be told.
pub(in crate::check) fn centred_under(page: &Page<'_>, upper: &Boxed<'_>, lower: &Boxed<'_>) -> Option<bool> {
    let above = middle(page, upper.last()?)?;
    let mut all = true;
    for paragraph in &lower.paragraphs {
        all &= (middle(page, paragraph)? - above).mm().abs() <= SAME_MIDDLE;
    }
    Some(all)
}

/// How high a paragraph is, the gaps above and below it included.
pub(in crate::check) fn height(page: &Page<'_>, paragraph: &Paragraph) -> f64 {
    /// That of an empty paragraph.
    const SIZE: f64 = 13.0;
    let sizes = paragraph.runs.iter().map(|run| run.style.size);
    let size = sizes.max().unwrap_or(Length::from_points(SIZE));
    let lines = page.wrapped(paragraph).len();
    let lines = f64::from(u32::try_from(lines).unwrap_or(u32::MAX));
    let line = size.points() * LINE * paragraph.line_spacing.lines(size);
    lines * line + paragraph.space_before.points() + paragraph.space_after.points()
}

/// How far a paragraph begins below the top of its cell, in points.
fn drop(page: &Page<'_>, paragraph: &Paragraph) -> f64 {
    let in_cell = page.before(paragraph).iter().rev();
    let above = in_cell.take_while(|p| p.place == paragraph.place);
    above.map(|p| height(page, p)).sum::<f64>() + paragraph.space_before.points()
}

/// Where the first line of a component is beside that of another; `None` where it
/// cannot be told.
pub(in crate::check) fn level(page: &Page<'_>, a: &Boxed<'_>, b: &Boxed<'_>) -> Option<Level> {
    let (a, b) = (a.first()?, b.first()?);
    if std::ptr::eq(a, b) {
        return Some(Level::Same);
    }
    match (a.place, b.place) {
        (
            PagePlace::Cell { table, row, .. },
            PagePlace::Cell {
                table: other,
                row: beside,
                ..
            },
        ) if table == other => Some(match row.cmp(&beside) {
            std::cmp::Ordering::Less => Level::Above,
            std::cmp::Ordering::Greater => Level::Below,
            std::cmp::Ordering::Equal => match drop(page, a) - drop(page, b) {
                higher if higher < -SAME_LINE => Level::Above,
                lower if lower > SAME_LINE => Level::Below,
                _ => Level::Same,
            },
        }),
        (PagePlace::TextBox { .. } | PagePlace::Header(_) | PagePlace::Footer(_) | PagePlace::Note, _)
        | (_, PagePlace::TextBox { .. } | PagePlace::Header(_) | PagePlace::Footer(_) | PagePlace::Note) => None,
        // Two tables, or a table and the text, follow each other.
        _ if a.span.start < b.span.start => Some(Level::Above),
        _ => Some(Level::Below),
    }
}

/// Whether the words of a paragraph need no more than one line.
pub(in crate::check) fn fits_one_line(page: &Page<'_>, paragraph: &Paragraph) -> bool {
    let lengths = page.lengths(paragraph);
    let longest = lengths.iter().copied().max().unwrap_or_default();
    lengths.len() < 2 && longest + paragraph.first_line <= room(paragraph)
}

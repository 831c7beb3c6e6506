//! Filled shapes that stand before the text, and the words that they cover.
//!
//! Where the lines stand is estimated from what the file says: near enough for a shape that
//! lies over a line, not for one that touches it.

use super::flow::{Flow, Spot};
use super::heads::{paragraphs, words};
use super::model::{Anchor, Drawn, Shape, Story};
use crate::layout::{Layout, Length, LineSpacing, PagePlace, Paragraph, width};
use crate::text::is_letter_or_digit;

/// So many shapes of a file are looked at: a page has few.
const MOST: usize = 1000;

/// So many paragraphs before and behind that of a shape are looked at.
const REACH: usize = 200;

/// How much of the height of a line is covered at least that cannot be read.
const SHARE: f64 = 0.5;

/// The same of a box with words of its own: such boxes stand close to lines in honest letters.
const SURE: f64 = 0.8;

/// So wide, in sizes of its letters, is what is missed when it is covered.
const MISSED: f64 = 2.0;

/// A filled shape before the text.
#[derive(Debug)]
pub(super) struct Cover {
    /// The paragraph in which it is anchored, by its number.
    anchor: usize,
    /// Its left and right end on the page; `None` where that cannot be told.
    across: Option<(Length, Length)>,
    top: (Anchor, Length),
    height: Length,
    /// Whether it has words of its own.
    speaks: bool,
}

/// Keeps the shapes of the last paragraph that may cover words.
pub(super) fn note(flow: &mut Flow<'_>, shapes: &[&Shape], spot: &Spot) {
    // What is anchored in a header is drawn under the text.
    if flow.unseen || matches!(spot.place, PagePlace::Header(_) | PagePlace::Footer(_)) {
        return;
    }
    let Some(anchor) = flow.layout.paragraphs.len().checked_sub(1) else {
        return;
    };
    let room = MOST.saturating_sub(flow.covers.len());
    let covers = shapes.iter().filter_map(|shape| cover(shape, anchor, spot));
    flow.covers.extend(covers.take(room));
}

fn cover(shape: &Shape, anchor: usize, spot: &Spot) -> Option<Cover> {
    let speaks = match &shape.drawn {
        Drawn::Rule { .. } => return None,
        Drawn::Area => false,
        Drawn::Box { story, .. } => has_words(story),
    };
    if shape.hidden || !shape.over || shape.fill.is_none() {
        return None;
    }
    let place = &shape.place;
    let column = spot.margin + spot.left;
    let left = match (place.left, place.alignment) {
        (Some((Anchor::Page, left)), _) => Some(left),
        (Some((Anchor::Margin, left)), _) => Some(spot.margin + left),
        (Some((Anchor::Column, left)), _) => Some(column + left),
        (None, None) => Some(column),
        (None, Some(_)) => None,
    };
    let wide = place.width?;
    Some(Cover {
        anchor,
        across: left.map(|left| (left, left + wide)),
        top: place.top.unwrap_or_default(),
        height: place.height?,
        speaks,
    })
}

fn has_words(story: &Story) -> bool {
    let all = paragraphs(story);
    all.iter()
        .any(|para| words(para).any(|text| text.contains(is_letter_or_digit)))
}

/// Marks the letters that the shapes of a document cover.
pub(super) fn mark(flow: &mut Flow<'_>) {
    let covers = std::mem::take(&mut flow.covers);
    if covers.is_empty() {
        return;
    }
    let lines = standing(&flow.layout, &flow.text);
    for cover in covers {
        let Some(Some(own)) = lines.get(cover.anchor) else {
            continue;
        };
        let from_page = |offset: Length| own.on_first.then_some(offset + cover.top.1);
        let top = match cover.top.0 {
            Anchor::Column => Some(own.top + cover.top.1),
            Anchor::Page => from_page(Length::ZERO),
            Anchor::Margin => from_page(own.margin),
        };
        let Some(top) = top else { continue };
        let reach = if cover.speaks { 0 } else { REACH };
        let first = cover.anchor.saturating_sub(reach);
        for at in first..=cover.anchor.saturating_add(reach) {
            let (Some(Some(lines)), Some(paragraph)) = (lines.get(at), flow.layout.paragraphs.get_mut(at)) else {
                continue;
            };
            lines.cover(paragraph, &flow.text, &cover, top);
        }
    }
}

/// The lines of a paragraph on endless paper.
#[derive(Debug, Clone, Copy)]
struct Lines {
    top: Length,
    /// How high a line is.
    line: Length,
    count: usize,
    /// Where they begin, from the left edge of the page.
    left: Length,
    /// How wide the longest can be.
    room: Length,
    /// The upper margin of their page.
    margin: Length,
    /// Whether they stand on the first page.
    on_first: bool,
}

impl Lines {
    /// Marks the letters of a paragraph that a shape covers.
    fn cover(&self, paragraph: &mut Paragraph, text: &str, cover: &Cover, top: Length) {
        let share = if cover.speaks { SURE } else { SHARE };
        let bottom = top + cover.height;
        let covered: Vec<bool> = (0..self.count)
            .map(|line| {
                let above = self.top + self.line.times(line);
                let common = bottom.min(above + self.line) - top.max(above);
                common.points() >= self.line.points() * share
            })
            .collect();
        if !covered.contains(&true) {
            return;
        }
        let (free, room) = (self.free(paragraph, text), self.room.points().max(1.0));
        let mut from = 0.0;
        for run in &mut paragraph.runs {
            let words = text.get(run.span.range()).unwrap_or_default();
            let wide = width(words, &run.style).points();
            let to = from + wide;
            let line = |at: f64| covered.get(whole(at / room).min(self.count - 1)) == Some(&true);
            let is_met = if line(from) || line(to - 0.1) || (to - from > room && covered.contains(&true)) {
                // Behind a tab, and where the paragraph has several lines, letters may stand anywhere.
                let known = free.filter(|_| self.count == 1 && !words.contains('\t'));
                let (start, end) = known.map_or((0.0, room), |free| (free + from, free + to));
                let common = cover.across.map_or(wide, |(left, right)| {
                    let start = (self.left.points() + start).max(left.points());
                    (self.left.points() + end).min(right.points()) - start
                });
                common >= wide * share || (!cover.speaks && common >= run.style.size.points() * MISSED)
            } else {
                false
            };
            run.style.covered |= is_met && wide > 0.0;
            from = to;
        }
    }

    /// How far the only line of a paragraph stands off its column, in points; nothing where a
    /// tab says otherwise.
    fn free(&self, paragraph: &Paragraph, text: &str) -> Option<f64> {
        use crate::layout::Alignment;
        let words = text.get(paragraph.span.range()).unwrap_or_default();
        if words.contains('\t') {
            return None;
        }
        let free = (self.room - wide(paragraph, text)).points().max(0.0);
        Some(match paragraph.alignment {
            Alignment::Center => free / 2.0,
            Alignment::Right => free,
            _ => 0.0,
        })
    }
}

/// How wide the letters of a paragraph are together.
fn wide(paragraph: &Paragraph, text: &str) -> Length {
    let runs = paragraph.runs.iter();
    runs.map(|run| width(text.get(run.span.range()).unwrap_or_default(), &run.style))
        .sum()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // the lines of a paragraph are few
fn whole(count: f64) -> usize {
    count.clamp(0.0, 1e6) as usize
}

/// A table while its rows are passed.
pub(super) struct Rows {
    table: usize,
    row: usize,
    top: Length,
    pub(super) bottom: Length,
    /// How far each cell of the row is filled.
    cells: Vec<(usize, Length)>,
}

impl Rows {
    pub(super) fn from(table: usize, row: usize, top: Length) -> Self {
        Self {
            table,
            row,
            top,
            bottom: top,
            cells: Vec::new(),
        }
    }

    pub(super) fn is_of(&self, table: usize) -> bool {
        self.table == table
    }

    /// Goes on to a row.
    pub(super) fn to(&mut self, table: usize, row: usize) {
        if (self.table, self.row) != (table, row) {
            *self = Self::from(table, row, self.bottom);
        }
    }

    /// Takes room in a cell; gives where it begins.
    pub(super) fn take(&mut self, column: usize, height: Length) -> Length {
        let at = match self.cells.iter().position(|(known, _)| *known == column) {
            Some(at) => at,
            None => {
                self.cells.push((column, self.top));
                self.cells.len() - 1
            }
        };
        let Some((_, filled)) = self.cells.get_mut(at) else {
            return self.top;
        };
        let top = *filled;
        *filled = top + height;
        self.bottom = self.bottom.max(*filled);
        top
    }
}

/// Where the lines of each paragraph stand; `None` for those outside of the text area.
fn standing(layout: &Layout, text: &str) -> Vec<Option<Lines>> {
    let first = layout.sections.first();
    let margin = first.map(|section| section.margins.top).unwrap_or_default();
    let page = first.map(|section| section.height).unwrap_or_default();
    let mut y = margin;
    let mut on_first = true;
    let mut rows: Option<Rows> = None;
    let mut found = Vec::with_capacity(layout.paragraphs.len());
    for paragraph in &layout.paragraphs {
        let section = layout.section_at(paragraph.span.start);
        let edge = section.map(|section| section.margins.left).unwrap_or_default();
        let (line, count) = lines(paragraph, text);
        let height = paragraph.space_before + line.times(count) + paragraph.space_after;
        let (top, left) = match paragraph.place {
            PagePlace::Text => {
                y = rows.take().map_or(y, |rows| rows.bottom);
                let top = y;
                y = y + height;
                (top, Length::ZERO)
            }
            PagePlace::Cell {
                table,
                row,
                column,
                left,
            } => {
                let rows = rows.get_or_insert_with(|| Rows::from(table, row, y));
                rows.to(table, row);
                (rows.take(column, height), left)
            }
            _ => {
                found.push(None);
                continue;
            }
        };
        on_first &= !(paragraph.begins_page && y > margin + height) && top < page;
        found.push(Some(Lines {
            top: top + paragraph.space_before,
            line,
            count,
            left: edge + left + paragraph.indent_left,
            room: room(paragraph),
            margin,
            on_first,
        }));
    }
    found
}

fn room(paragraph: &Paragraph) -> Length {
    paragraph.column - paragraph.indent_left - paragraph.indent_right
}

/// How high a line of a paragraph is, and how many it has.
fn lines(paragraph: &Paragraph, text: &str) -> (Length, usize) {
    /// What letters have most of the time.
    const USUAL: Length = Length::from_twips(260);
    /// A line of Times New Roman for letters of one point.
    const LINE: f64 = 1.15;
    let size = paragraph.runs.iter().map(|run| run.style.size).max().unwrap_or(USUAL);
    let single = size.points() * LINE;
    let line = match paragraph.line_spacing {
        LineSpacing::Lines(parts) => single * f64::from(parts) / 240.0,
        LineSpacing::Exactly(height) => height.points(),
        LineSpacing::AtLeast(height) => height.points().max(single),
    };
    let words = text.get(paragraph.span.range()).unwrap_or_default();
    let filled = wide(paragraph, text).points() / room(paragraph).points().max(1.0);
    let breaks = words.matches('\n').count();
    (Length::from_points(line), whole(filled.ceil()).max(1) + breaks)
}

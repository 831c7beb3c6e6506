//! Rows, frames and boxes that are as high as the file says whatever stands in them: what
//! does not fit is cut off.
//!
//! How high lines are is estimated from below: letters as high as their size, narrower than
//! they are, gaps that may be left out left out. What is cut off then is so on any paper.

use std::ops::Range;
use std::rc::Rc;

use super::covers::Rows;
use super::flow::Flow;
use super::model::{Cut, Table};
use super::props::FrameProps;
use crate::layout::{Layout, Length, LineSpacing, PagePlace, Paragraph, Run, width};

/// So much of a line is seen at least that can be read.
const SHARE: f64 = 0.5;

/// How narrow letters of another face may be, to those of Times New Roman.
const NARROW: f64 = 0.85;

/// What no letter has room in, in points.
const SLIGHT: f64 = 0.001;

/// Wider than any line.
const ENDLESS: Length = Length::from_twips(i32::MAX / 4);

/// Rows with more cells are not looked through for cells that go on.
const MOST_CELLS: usize = 63;

/// What the layout does not keep of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// How high its line is without letters; nothing where its end is hidden.
    pub(super) size: Length,
    /// Whether gaps to paragraphs of its style are left out.
    pub(super) is_close: bool,
}

/// Room that does not grow.
#[derive(Debug)]
pub(super) struct Clip {
    /// The paragraphs in it: the first, and the one behind the last.
    paragraphs: Range<usize>,
    place: PagePlace,
    /// Where its text begins.
    top: Length,
    /// Where it ends.
    bottom: Length,
    /// How wide it is, where that is more than the column.
    width: Option<Length>,
    /// Whether it is made as wide as the longest word.
    widens: bool,
    /// The frame that it is.
    frame: Option<FrameProps>,
    /// The box in which its text goes on, where the file has that.
    next: Option<Rc<str>>,
}

/// How high a cell is that begins at a column of the grid, with the rows over which it goes
/// on; nothing where one of them grows.
pub(super) fn height(table: &Table, row: usize, start: usize) -> Option<Length> {
    let mut rows = table.rows.get(row..)?.iter();
    let mut height = rows.next().filter(|row| row.exact)?.height?;
    for row in rows {
        if row.cells.len() > MOST_CELLS {
            return None;
        }
        let mut at = row.before;
        let cell = row.cells.iter().find(|cell| {
            let begins = at;
            at += cell.span;
            begins == start
        });
        if !cell.is_some_and(|cell| cell.below) {
            break;
        }
        height = height + Some(row).filter(|row| row.exact)?.height?;
    }
    Some(height)
}

/// Notes the frame in which the last paragraph stands.
pub(super) fn note_frame(flow: &mut Flow<'_>, frame: FrameProps, place: PagePlace) {
    let behind = flow.layout.paragraphs.len();
    let Some((height, at)) = frame.height.zip(behind.checked_sub(1)) else {
        return;
    };
    // Paragraphs one behind the other in frames alike are one frame.
    match flow.clips.last_mut() {
        Some(last) if last.frame == Some(frame) && last.paragraphs.end == at => last.paragraphs.end = behind,
        _ => flow.clips.push(Clip {
            width: frame.width,
            frame: Some(frame),
            ..Clip::new(at, behind, place, height)
        }),
    }
}

/// Marks the letters that are cut off.
pub(super) fn mark(flow: &mut Flow<'_>) {
    for clip in std::mem::take(&mut flow.clips) {
        let goes_on = clip
            .next
            .as_ref()
            .is_some_and(|next| flow.parts.continued.contains(next));
        if !goes_on {
            clip.cut(&mut flow.layout, &flow.text, &flow.marks_of);
        }
    }
}

impl Clip {
    /// Room of a height around paragraphs.
    pub(super) fn new(first: usize, behind: usize, place: PagePlace, height: Length) -> Self {
        Self {
            paragraphs: first..behind,
            place,
            top: Length::ZERO,
            bottom: height,
            width: None,
            widens: false,
            frame: None,
            next: None,
        }
    }

    /// The same of a box.
    pub(super) fn of_box(self, width: Option<Length>, cut: &Cut) -> Self {
        Self {
            width,
            top: cut.top,
            next: cut.next.clone(),
            ..self
        }
    }

    /// The same with room above its text.
    pub(super) fn below(self, top: Length) -> Self {
        Self { top, ..self }
    }

    /// The same where Word makes the column as wide as its longest word, or sets the letters
    /// of a line so close that it is never broken.
    pub(super) fn of_cell(self, widens: bool, is_one_line: bool) -> Self {
        Self {
            width: is_one_line.then_some(ENDLESS),
            widens,
            ..self
        }
    }

    fn cut(&self, layout: &mut Layout, text: &str, marks: &[Mark]) {
        let (mut y, mut after) = (self.top, Length::ZERO);
        let mut rows: Option<Rows> = None;
        for at in self.paragraphs.clone() {
            let (Some(paragraph), Some(mark)) = (layout.paragraphs.get_mut(at), marks.get(at)) else {
                return;
            };
            let gap = |length: Length| if mark.is_close { Length::ZERO } else { length };
            let line = line(paragraph, *mark);
            let before = gap(paragraph.space_before);
            match paragraph.place {
                place if place == self.place => {
                    y = rows.take().map_or(y, |rows| rows.bottom) + before.max(after);
                    let count = self.cut_one(paragraph, text, y, line, self.width);
                    y = y + line.times(count);
                    after = gap(paragraph.space_after);
                }
                PagePlace::Cell { table, row, column, .. } => {
                    let rows = rows.get_or_insert_with(|| Rows::from(table, row, y + after));
                    // What stands in tables in it may stand side by side.
                    if !rows.is_of(table) {
                        continue;
                    }
                    rows.to(table, row);
                    let top = rows.take(column, before) + before;
                    let count = self.cut_one(paragraph, text, top, line, None);
                    rows.take(column, line.times(count));
                    after = Length::ZERO;
                }
                _ => {}
            }
        }
    }

    /// Marks the letters of a paragraph that are cut off; gives how many lines it has.
    fn cut_one(
        &self,
        paragraph: &mut Paragraph,
        text: &str,
        top: Length,
        line: Length,
        width: Option<Length>,
    ) -> usize {
        if line <= Length::ZERO {
            return 0;
        }
        let seen = (self.bottom - top).points() / line.points() - SHARE;
        let room = width.unwrap_or_default().max(paragraph.column);
        let hanging = (Length::ZERO - paragraph.first_line).max(Length::ZERO);
        let room = room - paragraph.indent_left - paragraph.indent_right + hanging;
        // Where there is no room, each letter has a line of its own.
        let least = if paragraph.column > Length::ZERO { SLIGHT } else { 0.0 };
        let longest = if self.widens { longest(paragraph, text) } else { 0.0 };
        let room = room.points().max(least).max(longest);
        let (count, cut) = lines(paragraph, text, room, seen);
        if let Some(cut) = cut {
            cut_at(paragraph, cut);
        }
        count
    }
}

/// How high a line of a paragraph is at least.
fn line(paragraph: &Paragraph, mark: Mark) -> Length {
    let letters = paragraph.runs.iter().map(|run| run.style.size).max();
    let size = letters.unwrap_or(mark.size);
    if size <= Length::ZERO {
        return Length::ZERO;
    }
    match paragraph.line_spacing {
        LineSpacing::Lines(parts) => Length::from_points(size.points() * f64::from(parts) / 240.0),
        LineSpacing::Exactly(height) => height,
        LineSpacing::AtLeast(height) => height.max(size),
    }
}

/// How many lines the words of a paragraph fill at least, and where the first begins of
/// which less than so many are seen.
fn lines(paragraph: &Paragraph, text: &str, room: f64, seen: f64) -> (usize, Option<usize>) {
    let (mut line, mut x, mut cut) = (0_u32, 0.0, None);
    let mut at = paragraph.span.start;
    for run in &paragraph.runs {
        let between = text.get(at..run.span.start).unwrap_or_default();
        for _ in between.matches('\n') {
            (line, x) = (line.saturating_add(1), 0.0);
        }
        let words = text.get(run.span.range()).unwrap_or_default();
        for (i, c) in words.char_indices() {
            let wide = of_letter(c, run);
            if room > 0.0 && x + wide > room && !c.is_whitespace() {
                (line, x) = (line.saturating_add(1), 0.0);
            }
            x += wide;
            if f64::from(line) >= seen {
                cut = cut.or(Some(run.span.start + i));
            }
        }
        at = run.span.end;
    }
    let behind = text.get(at..paragraph.span.end).unwrap_or_default();
    let breaks = behind.matches('\n').count();
    (
        usize::try_from(line).unwrap_or(usize::MAX).saturating_add(breaks + 1),
        cut,
    )
}

/// How wide the longest word of a paragraph is at least, in points.
fn longest(paragraph: &Paragraph, text: &str) -> f64 {
    let (mut longest, mut x) = (0.0_f64, 0.0);
    for run in &paragraph.runs {
        for c in text.get(run.span.range()).unwrap_or_default().chars() {
            x = match c {
                '-' | '\u{AD}' => 0.0,
                c if c.is_whitespace() => 0.0,
                c => x + of_letter(c, run),
            };
            longest = longest.max(x);
        }
    }
    longest
}

/// How wide a letter is at least, in points.
fn of_letter(c: char, run: &Run) -> f64 {
    let style = &run.style;
    let wide = width(c.encode_utf8(&mut [0; 4]), style).points() * NARROW;
    let stretched = f64::from(style.stretched.min(100)) / 100.0;
    (wide * stretched + style.spacing.points().min(0.0)).max(0.0)
}

/// Marks the letters behind a place as cut off: a run may be seen in part.
fn cut_at(paragraph: &mut Paragraph, at: usize) {
    let mut runs = Vec::with_capacity(paragraph.runs.len() + 1);
    for mut run in std::mem::take(&mut paragraph.runs) {
        if run.span.start < at && at < run.span.end {
            let mut seen = run.clone();
            (seen.span.end, run.span.start) = (at, at);
            runs.push(seen);
        }
        run.style.clipped |= run.span.start >= at;
        runs.push(run);
    }
    paragraph.runs = runs;
}

//! The page as the rules on layout see it: components, their letters and their places.
//!
//! A [`Page`] is a [`Subject`] that was read from a file which says how it is laid
//! out (Word). A rule names components by the paths of the trace; a [`Boxed`] is
//! one of them with its paragraphs and letters. White space and signs are no
//! letters: nobody sees how they are set.
//!
//! What a rule allows beyond the words of the decree is a constant beside it.

mod drawn;
mod extent;
mod faults;
mod halves;
mod numbers;
mod paths;
mod place;
mod style;
#[cfg(test)]
mod tests;

pub(super) use drawn::{Drawing, full_width, rule_below, rules_above};
pub(super) use extent::{Extent, extent};
pub(super) use faults::{Faults, fault};
pub(super) use halves::Half;
pub(super) use numbers::{lines, mm, number};
pub(super) use place::{Level, Side, centred_under, fits_one_line, height, level, middle, side, start};
pub(super) use style::{Style, is_black, judge, share, wrong_letters};

use super::answer::Answer;
use super::subject::Subject;
use crate::document::{Block, BlockKind, Document};
use crate::layout::{Layout, Length, PagePlace, Paragraph, TextStyle, width};
use crate::text::{Span, is_letter_or_digit};

/// A subject whose layout is known.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    subject: Subject<'a>,
    layout: &'a Layout,
    text: &'a str,
}

/// With what a line ends inside a paragraph.
const BREAKS: [char; 3] = ['\n', '\u{B}', '\u{2028}'];

/// Letters that are set alike.
#[derive(Clone, Copy)]
pub(super) struct Letters<'a> {
    pub(super) span: Span,
    pub(super) style: &'a TextStyle,
}

/// A component, or a part of one, on the page.
#[derive(Clone)]
pub(super) struct Boxed<'a> {
    /// Its path in the document.
    pub(super) path: String,
    pub(super) span: Span,
    /// The paragraphs that it touches and that show letters; one at least.
    pub(super) paragraphs: Vec<&'a Paragraph>,
}

impl<'a> Boxed<'a> {
    pub(super) fn first(&self) -> Option<&'a Paragraph> {
        self.paragraphs.first().copied()
    }

    pub(super) fn last(&self) -> Option<&'a Paragraph> {
        self.paragraphs.last().copied()
    }

    /// Some paragraphs of it.
    pub(super) fn of(&self, paragraphs: &[&'a Paragraph]) -> Option<Self> {
        let (first, last) = (paragraphs.first()?, paragraphs.last()?);
        Some(Self {
            path: self.path.clone(),
            span: first.span.to(last.span),
            paragraphs: paragraphs.to_vec(),
        })
    }
}

impl<'a> Page<'a> {
    pub(super) fn of(subject: &Subject<'a>) -> Option<Self> {
        Some(Self {
            subject: *subject,
            layout: subject.layout()?,
            text: subject.source()?.text(),
        })
    }

    pub(super) fn subject(&self) -> &Subject<'a> {
        &self.subject
    }

    pub(super) fn document(&self) -> &'a Document {
        self.subject.document()
    }

    pub(super) fn layout(&self) -> &'a Layout {
        self.layout
    }

    pub(super) fn text(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The component at a path with its own places, see [`paths::expand`].
    pub(super) fn boxes(&self, patterns: &[&str]) -> Vec<Boxed<'a>> {
        let found = patterns
            .iter()
            .flat_map(|pattern| paths::expand(&self.subject, pattern));
        found.filter_map(|(path, span)| self.boxed(path, span)).collect()
    }

    /// The first component of a pattern.
    pub(super) fn first_box(&self, pattern: &str) -> Option<Boxed<'a>> {
        self.boxes(&[pattern]).into_iter().next()
    }

    /// What stands at a span. Where a field goes on in the next row of a table, what
    /// stands beside it is in between: only the column in which it begins counts.
    pub(super) fn boxed(&self, path: String, span: Span) -> Option<Boxed<'a>> {
        let touched = self.layout.paragraphs_in(span).iter();
        let shown: Vec<&Paragraph> = touched.filter(|p| self.letters_of(p, span).next().is_some()).collect();
        let first = *shown.first()?;
        let paragraphs = shown.into_iter().filter(|p| place::same_column(first, p)).collect();
        Some(Boxed { path, span, paragraphs })
    }

    /// The blocks of the content that are running text in the text area.
    pub(super) fn body(&self) -> impl Iterator<Item = (usize, &'a Block, Boxed<'a>)> {
        let blocks = self.document().body.iter().enumerate();
        let text = blocks.filter(|(_, block)| !matches!(block.kind, BlockKind::Table | BlockKind::Note));
        let reading = self.subject.reading();
        text.filter_map(move |(i, block)| {
            let path = format!("/body/{i}");
            let span = reading?.trace.get(&path)?.span;
            Some((i, block, self.boxed(path, span)?))
        })
    }

    /// The letters of a component, by how they are set.
    pub(super) fn letters(&self, boxed: &Boxed<'a>) -> Vec<Letters<'a>> {
        let of = |p: &&'a Paragraph| self.letters_of(p, boxed.span);
        boxed.paragraphs.iter().flat_map(of).collect()
    }

    /// The letters of a paragraph that a span touches.
    pub(super) fn letters_of(
        &self,
        paragraph: &'a Paragraph,
        within: Span,
    ) -> impl Iterator<Item = Letters<'a>> + use<'a> {
        let text = self.text;
        paragraph.runs.iter().filter_map(move |run| {
            let span = Span::new(run.span.start.max(within.start), run.span.end.min(within.end));
            let shown = !run.style.hidden && text.get(span.range())?.contains(is_letter_or_digit);
            shown.then_some(Letters {
                span,
                style: &run.style,
            })
        })
    }

    /// The letters of a whole paragraph.
    pub(super) fn all_letters(&self, paragraph: &'a Paragraph) -> impl Iterator<Item = Letters<'a>> + use<'a> {
        self.letters_of(paragraph, paragraph.span)
    }

    /// How long the lines of a paragraph are that its author broke.
    pub(super) fn lengths(&self, paragraph: &Paragraph) -> Vec<Length> {
        let mut lines = vec![Length::ZERO];
        for run in paragraph.runs.iter().filter(|run| !run.style.hidden) {
            for (i, part) in self.text(run.span).split(BREAKS).enumerate() {
                if i > 0 {
                    lines.push(Length::ZERO);
                }
                if let Some(line) = lines.last_mut() {
                    *line = *line + width(part, &run.style);
                }
            }
        }
        lines
    }

    /// How long its lines are on the page: where the room ends, a new one begins.
    pub(super) fn wrapped(&self, paragraph: &Paragraph) -> Vec<Length> {
        let room = place::room(paragraph);
        let mut lines = Vec::new();
        let (mut line, mut word, mut gap) = (paragraph.first_line, Length::ZERO, Length::ZERO);
        for run in paragraph.runs.iter().filter(|run| !run.style.hidden) {
            for part in self.text(run.span).split_inclusive([' ', '\n', '\u{B}', '\u{2028}']) {
                let own = part.trim_end_matches([' ', '\n', '\u{B}', '\u{2028}']);
                word = word + width(own, &run.style);
                if own.len() == part.len() {
                    continue;
                }
                line = add_word(&mut lines, line, (gap, word), room);
                (word, gap) = (Length::ZERO, width(" ", &run.style));
                if part.ends_with(BREAKS) {
                    lines.push(line);
                    (line, gap) = (Length::ZERO, Length::ZERO);
                }
            }
        }
        let last = add_word(&mut lines, line, (gap, word), room);
        lines.push(last);
        // The first line is as long as its words.
        if let Some(first) = lines.first_mut() {
            *first = (*first - paragraph.first_line).max(Length::ZERO);
        }
        lines
    }

    /// How long the longest line of a paragraph is on the page.
    pub(super) fn line_length(&self, paragraph: &Paragraph) -> Length {
        let longest = self.wrapped(paragraph).into_iter().max().unwrap_or_default();
        longest.min(place::room(paragraph))
    }

    /// The path of the field at a place of the text; empty where no field has it.
    pub(super) fn path_at(&self, offset: usize) -> String {
        let Some(reading) = self.subject.reading() else {
            return String::new();
        };
        let around = reading
            .trace
            .iter()
            .filter(|(path, traced)| !path.contains('#') && (traced.span.start..traced.span.end).contains(&offset));
        let nearest = around.min_by_key(|(_, traced)| traced.span.len());
        nearest.map_or_else(String::new, |(path, _)| path.to_owned())
    }

    /// The paragraphs from one on, itself left out.
    pub(super) fn behind(&self, paragraph: &Paragraph) -> &'a [Paragraph] {
        let paragraphs = &self.layout.paragraphs;
        let at = paragraphs.partition_point(|p| p.span.start <= paragraph.span.start);
        paragraphs.get(at..).unwrap_or_default()
    }

    /// The paragraphs up to one, itself left out.
    pub(super) fn before(&self, paragraph: &Paragraph) -> &'a [Paragraph] {
        let paragraphs = &self.layout.paragraphs;
        let at = paragraphs.partition_point(|p| p.span.start < paragraph.span.start);
        paragraphs.get(..at).unwrap_or_default()
    }
}

/// The line with one more word, or the next one that it begins.
fn add_word(lines: &mut Vec<Length>, line: Length, (gap, word): (Length, Length), room: Length) -> Length {
    if line > Length::ZERO && line + gap + word > room && word > Length::ZERO {
        lines.push(line);
        return word;
    }
    if word == Length::ZERO { line } else { line + gap + word }
}

/// Whether a paragraph belongs to the flow of the text: not to headers, footers, notes.
pub(super) fn is_in_flow(paragraph: &Paragraph) -> bool {
    matches!(paragraph.place, PagePlace::Text | PagePlace::Cell { .. })
}

/// Asks a rule about the page; the engine asks none where there is no layout.
pub(super) fn on_page(subject: &Subject<'_>, test: impl FnOnce(&Page<'_>) -> Answer) -> Answer {
    match Page::of(subject) {
        Some(page) => test(&page),
        None => Answer::not_applicable(
            "quy tắc về trình bày trang không áp dụng cho văn bản thuần",
            "rules about the page do not apply to plain text",
        ),
    }
}

/// The answer of rules on a component that is not there.
pub(super) fn absent(vi: &str, en: &str) -> Answer {
    Answer::not_applicable(format!("văn bản không có {vi}"), format!("the document has no {en}"))
}

/// The answer of rules on a place that a tab decides, or that the file does not say.
pub(super) fn unknown_place(vi: &str, en: &str) -> Answer {
    Answer::not_evaluated(
        format!("không xác định được vị trí của {vi} trên trang (dòng dùng phím Tab, khung nổi hoặc bảng ở đầu trang)"),
        format!(
            "where {en} stands on the page cannot be told (a line with tabs, a floating box, or a table in a header)"
        ),
    )
}

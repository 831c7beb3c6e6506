//! A letter laid out as Annex I asks, for the examples of the rules on the page.

use super::set::{At, COMPONENTS, HEADING, RECITAL, Rule, Set, TEXT};
use crate::document::{Block, BlockKind, Document};
use crate::layout::{
    Alignment, Drawn, DrawnRule, Frame, Layout, Length, LineSpacing, Margins, PageNumber, PagePlace, Pages, Paragraph,
    Run, Section, TextStyle, width,
};
use crate::letter::Reading;
use crate::text::Span;
use crate::value::{Kind, Urgency};

/// The width of the text, and of the left column of head and foot, in mm.
const TEXT_WIDTH: f64 = 160.0;
const LEFT_COLUMN: f64 = 64.0;

/// A letter that was read from a text, with a layout; an example changes it.
pub(in crate::check) struct Setting<'r> {
    reading: &'r Reading,
    pub(in crate::check) layout: Layout,
}

impl<'r> Setting<'r> {
    /// The layout of the Annex.
    pub(in crate::check) fn by_the_annex(reading: &'r Reading) -> Self {
        let text = reading.source.text();
        let leaves = leaves(reading);
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for piece in pieces(text) {
            let path = leaves
                .iter()
                .filter(|(_, span)| span.start < piece.end && piece.start < span.end)
                .min_by_key(|(_, span)| span.len())
                .map_or("", |(path, _)| path);
            paragraphs.push(paragraph(reading, path, piece));
        }
        let layout = Layout {
            sections: sections(&leaves, &mut paragraphs, text.len()),
            paragraphs,
            ..Layout::default()
        };
        let mut setting = Self { reading, layout };
        setting.draw_once();
        setting
    }

    /// Rules stand under the last line of a component and above its first; below each
    /// other stand those who sign side by side.
    fn draw_once(&mut self) {
        let paragraphs = &mut self.layout.paragraphs;
        let places: Vec<(PagePlace, bool)> = paragraphs
            .iter()
            .map(|p| (p.place, !p.rules_below.is_empty()))
            .collect();
        for (paragraph, next) in paragraphs.iter_mut().zip(places.into_iter().skip(1)) {
            if next == (paragraph.place, true) && !paragraph.rules_below.is_empty() {
                paragraph.rules_below.clear();
            }
        }
        let foot = paragraphs
            .iter_mut()
            .find(|p| p.place == PagePlace::Footer(Pages::First));
        if let Some(foot) = foot {
            foot.rules_above = vec![drawn(Length::from_mm(TEXT_WIDTH), None)];
        }
    }

    /// Changes the paragraphs of a component.
    pub(in crate::check) fn each(&mut self, path: &str, change: fn(&mut Paragraph)) {
        let Some(span) = self.span(path) else {
            return;
        };
        let touched = |p: &&mut Paragraph| p.span.start < span.end && span.start < p.span.end;
        self.layout.paragraphs.iter_mut().filter(touched).for_each(change);
    }

    /// Changes the letters of a component.
    pub(in crate::check) fn letters(&mut self, path: &str, change: fn(&mut TextStyle)) {
        let Some(span) = self.span(path) else {
            return;
        };
        let runs = self.layout.paragraphs.iter_mut().flat_map(|p| &mut p.runs);
        let touched = runs.filter(|run| run.span.start < span.end && span.start < run.span.end);
        touched.for_each(|run| change(&mut run.style));
    }

    /// Changes some words of a component, the last ones that read so.
    pub(in crate::check) fn words(&mut self, path: &str, words: &str, change: fn(&mut TextStyle)) {
        let text = self.reading.source.text();
        let whole = self
            .span(path)
            .and_then(|span| Some((span.start, text.get(span.range())?)));
        let Some(start) = whole.and_then(|(start, own)| Some(start + own.rfind(words)?)) else {
            return;
        };
        let span = Span::new(start, start + words.len());
        let holds = |p: &&mut Paragraph| p.span.start <= span.start && span.end <= p.span.end;
        let Some(paragraph) = self.layout.paragraphs.iter_mut().find(holds) else {
            return;
        };
        let Some(run) = paragraph.runs.pop() else {
            return;
        };
        let mut changed = run.style.clone();
        change(&mut changed);
        let parts = [
            (Span::new(run.span.start, span.start), run.style.clone()),
            (span, changed),
            (Span::new(span.end, run.span.end), run.style),
        ];
        let shown = parts.into_iter().filter(|(span, _)| !span.is_empty());
        paragraph.runs.extend(shown.map(|(span, style)| Run { span, style }));
    }

    /// Changes the pages.
    pub(in crate::check) fn pages(&mut self, change: fn(&mut Section)) {
        self.layout.sections.iter_mut().for_each(change);
    }

    /// Changes the numbers of the pages.
    pub(in crate::check) fn page_numbers(&mut self, change: fn(&mut PageNumber)) {
        let numbers = self
            .layout
            .sections
            .iter_mut()
            .filter_map(|section| section.page_number.as_mut());
        numbers.for_each(change);
    }

    pub(in crate::check) fn span(&self, path: &str) -> Option<Span> {
        self.reading.trace.get(path).map(|traced| traced.span)
    }
}

/// The places of what has no parts, and of the labels.
fn leaves(reading: &Reading) -> Vec<(String, Span)> {
    let whole = |path: &str| {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        matches!(
            parts.as_slice(),
            ["issuers" | "signatures", _] | ["copy_block", "signatures", _] | ["end_mark"]
        )
    };
    let places = reading.trace.iter().filter(|(path, _)| !whole(path));
    places.map(|(path, traced)| (path.to_owned(), traced.span)).collect()
}

/// The lines, parted where wide gaps set columns side by side.
fn pieces(text: &str) -> Vec<Span> {
    const GAP: &str = "    ";
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut at = start;
        for part in line.split_inclusive(GAP) {
            let lead = part.len() - part.trim_start().len();
            let words = part.trim();
            if !words.is_empty() {
                found.push(Span::new(at + lead, at + lead + words.len()));
            }
            at += part.len();
        }
        start += line.len();
    }
    found
}

/// How a component is set in this letter.
fn set_of(reading: &Reading, path: &str) -> Set {
    let document = &reading.document;
    let generic = general(path);
    if let Some(block) = path.strip_prefix("/body/").and_then(|at| at.parse().ok()) {
        return set_of_block(document, block);
    }
    let row = COMPONENTS.iter().find(|(head, _)| generic.starts_with(head));
    let mut set = row.map_or(TEXT, |(_, set)| *set);
    if generic.starts_with("/appendices/*/body") {
        set = block_at(document, path).map_or(TEXT, set_by_kind);
    }
    let is_letter = document.kind == Some(Kind::CongVan);
    if is_letter && generic.starts_with("/subject") {
        set = Set {
            size: 13.0,
            bold: false,
            at: At::Cell(0, 1, 0),
            gaps: (6.0, 0.0),
            rule: Rule::None,
            ..set
        };
    }
    // Who keeps the minutes signs at the left, the list stands below.
    if document.signatures.len() > 1 {
        match generic.as_str() {
            "/recipients#label" | "/recipients/*" | "/archive" => set.at = At::Text,
            _ if path.starts_with("/signatures/0") => set.at = At::Cell(1, 0, 0),
            _ => {}
        }
    }
    set
}

/// The path with `*` for the number of an annex.
fn general(path: &str) -> String {
    let steps = path
        .split('/')
        .enumerate()
        .map(|(i, step)| match step.parse::<usize>() {
            Ok(_) if i == 2 && !path.starts_with("/issuers") && !path.starts_with("/signatures") => "*",
            _ => step,
        });
    steps.collect::<Vec<_>>().join("/")
}

fn block_at<'d>(document: &'d Document, path: &str) -> Option<&'d Block> {
    let mut steps = path.split('/').skip(2);
    let annex = document.appendices.get(steps.next()?.parse::<usize>().ok()?)?;
    annex.body.get(steps.nth(1)?.parse::<usize>().ok()?)
}

fn set_by_kind(block: &Block) -> Set {
    match block.kind {
        BlockKind::Part | BlockKind::Chapter | BlockKind::Section | BlockKind::Subsection => HEADING,
        BlockKind::Heading if block.marker.is_none() => HEADING,
        BlockKind::Heading => Set { bold: true, ..TEXT },
        BlockKind::Recital => RECITAL,
        _ => TEXT,
    }
}

fn set_of_block(document: &Document, at: usize) -> Set {
    let recitals = crate::check::subject::recitals::Recitals::of(document);
    let Some(block) = document.body.get(at) else {
        return TEXT;
    };
    if recitals.contains(at) {
        return RECITAL;
    }
    // The line that says who decides stands above the grounds.
    let above = recitals.blocks.first().is_some_and(|first| at < *first);
    if above && !block.text.contains(char::is_lowercase) {
        return HEADING;
    }
    set_by_kind(block)
}

fn paragraph(reading: &Reading, path: &str, span: Span) -> Paragraph {
    let text = reading.source.text();
    let set = set_of(reading, path);
    let style = set.style();
    let words = text.get(span.range()).unwrap_or_default();
    let (place, column) = place(set.at);
    let line = width(words, &style).min(column);
    let below = |share: f64| {
        let length = Length::from_points(line.points() * share);
        drawn(
            length,
            Some(Length::from_points((column.points() - length.points()) / 2.0)),
        )
    };
    let mut paragraph = Paragraph {
        span,
        place,
        alignment: set.alignment,
        indent_left: Length::ZERO,
        indent_right: Length::ZERO,
        first_line: Length::from_mm(set.indent),
        space_before: Length::from_points(set.gaps.0),
        space_after: Length::from_points(set.gaps.1),
        line_spacing: LineSpacing::SINGLE,
        column,
        runs: vec![Run { span, style }],
        rules_below: match set.rule {
            Rule::Whole => vec![below(1.0)],
            Rule::Short => vec![below(0.4)],
            Rule::None | Rule::Above => Vec::new(),
        },
        rules_above: match set.rule {
            Rule::Above => vec![drawn(Length::from_mm(TEXT_WIDTH), None)],
            _ => Vec::new(),
        },
        frame: frame(&reading.document, path),
        begins_page: false,
    };
    mark_heads(words, &mut paragraph);
    align_dashes(words, path, &mut paragraph);
    paragraph
}

/// The head of an article is bold: all of a heading, the number of running text.
fn mark_heads(words: &str, paragraph: &mut Paragraph) {
    if !words.starts_with("Điều ") || paragraph.place != PagePlace::Text {
        return;
    }
    let Some(run) = paragraph.runs.first().cloned() else {
        return;
    };
    let bold = TextStyle {
        bold: true,
        ..run.style.clone()
    };
    let end = words
        .find(". ")
        .filter(|_| words.ends_with('.'))
        .map_or(words.len(), |at| at + 1);
    let parts = [
        (Span::new(run.span.start, run.span.start + end), bold),
        (Span::new(run.span.start + end, run.span.end), run.style),
    ];
    let shown = parts.into_iter().filter(|(span, _)| !span.is_empty());
    paragraph.runs = shown.map(|(span, style)| Run { span, style }).collect();
}

/// The dashes of several addressees stand under the colon.
fn align_dashes(words: &str, path: &str, paragraph: &mut Paragraph) {
    if path.starts_with("/addressees/") && words.starts_with('-') {
        let label = paragraph.runs.first().map(|run| width("Kính gửi", &run.style));
        paragraph.first_line = paragraph.first_line + label.unwrap_or_default();
    }
}

fn place(at: At) -> (PagePlace, Length) {
    let whole = Length::from_mm(TEXT_WIDTH);
    let left = Length::from_mm(LEFT_COLUMN);
    match at {
        At::Text => (PagePlace::Text, whole),
        At::Foot => (PagePlace::Footer(Pages::First), whole),
        At::Cell(table, row, column) => {
            let (start, width) = if column == 0 {
                (Length::ZERO, left)
            } else {
                (left, whole - left)
            };
            let place = PagePlace::Cell {
                table,
                row,
                column,
                left: start,
            };
            (place, width)
        }
        At::Floating(left, top) => {
            let place = PagePlace::TextBox {
                left: Some(Length::from_mm(left)),
                top: Some(Length::from_mm(top)),
            };
            (place, Length::from_mm(70.0))
        }
    }
}

fn drawn(length: Length, left: Option<Length>) -> DrawnRule {
    DrawnRule {
        drawn: Drawn::Shape,
        length: Some(length),
        left,
        solid: true,
    }
}

/// The boxes of the marks, by their degree.
fn frame(document: &Document, path: &str) -> Option<Frame> {
    let width = match path {
        "/urgency" => match document.urgency? {
            Urgency::HoaToc => 30.0,
            Urgency::ThuongKhan => 40.0,
            _ => 20.0,
        },
        "/circulation" => 60.0,
        _ => return None,
    };
    Some(Frame {
        width: Some(Length::from_mm(width)),
        height: Some(Length::from_mm(8.0)),
        single: true,
    })
}

/// The pages of the letter, and of each annex on its own.
fn sections(leaves: &[(String, Span)], paragraphs: &mut [Paragraph], end: usize) -> Vec<Section> {
    let annex = |i: usize| {
        let head = format!("/appendices/{i}/");
        let own = leaves.iter().filter(|(path, _)| path.starts_with(&head));
        own.map(|(_, span)| span.start).min()
    };
    let mut starts = vec![0];
    starts.extend((0..).map_while(annex));
    for paragraph in paragraphs.iter_mut() {
        paragraph.begins_page = starts.iter().skip(1).any(|start| paragraph.span.start == *start);
    }
    let ends = starts.iter().skip(1).copied().chain([end]);
    let spans = starts.iter().zip(ends).map(|(start, end)| Span::new(*start, end));
    spans.enumerate().map(|(i, span)| section(span, i > 0)).collect()
}

fn section(span: Span, own_numbers: bool) -> Section {
    let mm = Length::from_mm;
    Section {
        span,
        width: mm(210.0),
        height: mm(297.0),
        margins: Margins {
            top: mm(20.0),
            right: mm(20.0),
            bottom: mm(20.0),
            left: mm(30.0),
        },
        page_number: Some(PageNumber {
            above: true,
            alignment: Alignment::Center,
            style: TextStyle {
                font: Some("Times New Roman".into()),
                size: Length::from_points(14.0),
                ..TextStyle::default()
            },
            arabic: true,
            line: "#".into(),
            on_first_page: false,
        }),
        first_number: own_numbers.then_some(1),
    }
}

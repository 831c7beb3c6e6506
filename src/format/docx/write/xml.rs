//! Paragraphs and tables as WordprocessingML.
//!
//! Inside `w:pPr`, `w:tblPr` and their like the elements have one order, and Word calls
//! a file broken that has another. So they are written here alone.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::style::{Align, Style};
use crate::document::Loss;
use crate::format::escape::{illegal, push_escaped};
use crate::layout::Length;

/// The head of every part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The namespace of WordprocessingML (ISO/IEC 29500, transitional).
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// How words differ from the style of their paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Face {
    #[default]
    AsStyle,
    Bold,
    NotBold,
}

#[derive(Debug, Clone)]
enum Run<'a> {
    /// A field of the document by its path, or fixed words without one.
    Words(Cow<'a, str>, Cow<'a, str>, Face),
    PageNumber,
}

/// A line that is drawn along a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Border {
    Above,
    /// All around, in a colour.
    Box(&'static str),
}

/// A paragraph: its style, what it has beyond that, and its words.
#[derive(Debug, Clone)]
pub(super) struct Para<'a> {
    style: Style,
    align: Option<Align>,
    left: Option<Length>,
    right: Option<Length>,
    /// Negative for a hanging indent.
    first_line: Option<Length>,
    before: Option<Length>,
    after: Option<Length>,
    with_next: bool,
    border: Option<Border>,
    runs: Vec<Run<'a>>,
}

impl<'a> Para<'a> {
    pub(super) fn new(style: Style) -> Self {
        Self {
            style,
            align: None,
            left: None,
            right: None,
            first_line: None,
            before: None,
            after: None,
            with_next: false,
            border: None,
            runs: Vec::new(),
        }
    }

    pub(super) fn style(&self) -> Style {
        self.style
    }

    /// A field of the document in a paragraph of its own.
    pub(super) fn of(style: Style, path: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(style).words(path, text)
    }

    /// A line of so much of a column, in its middle.
    pub(super) fn rule(length: Length, column: Length) -> Self {
        let mut rule = Self::new(Style::Rule).between(half(column - length), half(column - length));
        rule.border = Some(Border::Above);
        rule
    }

    /// A line over the whole width above it.
    pub(super) fn below_rule(mut self) -> Self {
        self.border = Some(Border::Above);
        self
    }

    /// A box of a width around the words, so far from the left of the column.
    pub(super) fn boxed(mut self, left: Length, width: Length, column: Length, color: &'static str) -> Self {
        self.border = Some(Border::Box(color));
        self.between(left, column - left - width)
    }

    pub(super) fn words(self, path: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> Self {
        self.faced(path, text, Face::AsStyle)
    }

    pub(super) fn fixed(self, text: &'static str) -> Self {
        self.words("", text)
    }

    pub(super) fn faced(mut self, path: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>, face: Face) -> Self {
        self.runs.push(Run::Words(path.into(), text.into(), face));
        self
    }

    pub(super) fn page_number(mut self) -> Self {
        self.runs.push(Run::PageNumber);
        self
    }

    pub(super) fn align(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    pub(super) fn between(mut self, left: Length, right: Length) -> Self {
        self.left = Some(left);
        self.right = Some(right);
        self
    }

    /// The first line so much to the left of the others.
    pub(super) fn hanging(mut self, left: Length, by: Length) -> Self {
        self.left = Some(left);
        self.first_line = Some(Length::ZERO - by);
        self
    }

    pub(super) fn before(mut self, gap: f64) -> Self {
        self.before = Some(Length::from_points(gap));
        self
    }

    pub(super) fn after(mut self, gap: f64) -> Self {
        self.after = Some(Length::from_points(gap));
        self
    }

    /// Keeps it on the page of what follows.
    pub(super) fn with_next(mut self) -> Self {
        self.with_next = true;
        self
    }
}

fn half(length: Length) -> Length {
    Length::from_twips(length.twips() / 2)
}

/// A part of the file as it grows, and what XML could not hold of it.
#[derive(Debug)]
pub(super) struct Xml {
    pub(super) out: String,
    pub(super) losses: Vec<Loss>,
}

impl Xml {
    /// A part that begins so.
    pub(super) fn with(out: String) -> Self {
        Self {
            out,
            losses: Vec::new(),
        }
    }

    /// Appends a paragraph; `section` is the end of a section that it carries.
    pub(super) fn paragraph_ending(&mut self, para: &Para<'_>, section: &str) {
        self.out.push_str("<w:p>");
        self.properties(para, section);
        for run in &para.runs {
            match run {
                Run::Words(path, text, face) => self.run(path, text, *face),
                Run::PageNumber => self
                    .out
                    .push_str("<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple>"),
            }
        }
        self.out.push_str("</w:p>");
    }

    pub(super) fn paragraph(&mut self, para: &Para<'_>) {
        self.paragraph_ending(para, "");
    }

    pub(super) fn paragraphs(&mut self, paras: &[Para<'_>]) {
        for para in paras {
            self.paragraph(para);
        }
    }

    /// In the order of `CT_PPr`.
    fn properties(&mut self, para: &Para<'_>, section: &str) {
        let out = &mut self.out;
        let _ = write!(out, "<w:pPr><w:pStyle w:val=\"{}\"/>", para.style.row().id);
        if para.with_next {
            out.push_str("<w:keepNext/>");
        }
        match para.border {
            Some(Border::Above) => {
                out.push_str("<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>");
            }
            Some(Border::Box(color)) => {
                out.push_str("<w:pBdr>");
                for (side, space) in [("top", 4), ("left", 0), ("bottom", 4), ("right", 0)] {
                    let _ = write!(
                        out,
                        "<w:{side} w:val=\"single\" w:sz=\"8\" w:space=\"{space}\" w:color=\"{color}\"/>"
                    );
                }
                out.push_str("</w:pBdr>");
            }
            None => {}
        }
        if para.before.is_some() || para.after.is_some() {
            out.push_str("<w:spacing");
            attribute(out, "w:before", para.before);
            attribute(out, "w:after", para.after);
            out.push_str("/>");
        }
        if para.left.is_some() || para.right.is_some() || para.first_line.is_some() {
            out.push_str("<w:ind");
            attribute(out, "w:left", para.left);
            attribute(out, "w:right", para.right);
            match para.first_line {
                Some(by) if by < Length::ZERO => attribute(out, "w:hanging", Some(Length::ZERO - by)),
                by => attribute(out, "w:firstLine", by),
            }
            out.push_str("/>");
        }
        if let Some(align) = para.align {
            let _ = write!(out, "<w:jc w:val=\"{}\"/>", align.word());
        }
        out.push_str(section);
        out.push_str("</w:pPr>");
    }

    fn run(&mut self, path: &str, text: &str, face: Face) {
        if text.is_empty() {
            return;
        }
        self.out.push_str(match face {
            Face::AsStyle => "<w:r>",
            Face::Bold => "<w:r><w:rPr><w:b/><w:bCs/></w:rPr>",
            Face::NotBold => "<w:r><w:rPr><w:b w:val=\"0\"/><w:bCs w:val=\"0\"/></w:rPr>",
        });
        let mut lost = Vec::new();
        let mut from = 0;
        // Line ends and tabs are elements.
        for (at, sign) in text.match_indices(['\n', '\r', '\t']) {
            self.text(text.get(from..at).unwrap_or_default(), &mut lost);
            self.out.push_str(match sign {
                "\n" => "<w:br/>",
                "\r" => "<w:cr/>",
                _ => "<w:tab/>",
            });
            from = at + 1;
        }
        self.text(text.get(from..).unwrap_or_default(), &mut lost);
        self.out.push_str("</w:r>");
        if !lost.is_empty() {
            self.losses.push(illegal(path, &lost));
        }
    }

    fn text(&mut self, text: &str, lost: &mut Vec<char>) {
        if text.is_empty() {
            return;
        }
        self.out.push_str("<w:t xml:space=\"preserve\">");
        for c in push_escaped(&mut self.out, text) {
            if !lost.contains(&c) {
                lost.push(c);
            }
        }
        self.out.push_str("</w:t>");
    }
}

pub(super) fn attribute(out: &mut String, name: &str, length: Option<Length>) {
    if let Some(length) = length {
        let _ = write!(out, " {name}=\"{}\"", length.twips());
    }
}

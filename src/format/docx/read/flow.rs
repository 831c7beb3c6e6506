//! From stories to the text of the reading: lines, what each is, how it is laid out.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::clips::{self, Clip, Mark};
use super::covers::{self, Cover};
use super::heads::{Head, Heads};
use super::legacy::Decoded;
use super::model::{Item, Story};
use super::numbering::{Counters, Numbering};
use super::numerals::NumberFormat;
use super::props::{ParaProps, RunProps};
use super::section::SectionProps;
use super::styles::Styles;
use crate::layout::{self, Color, DrawnRule, Frame, Layout, Length, Line, PagePlace, Section, Sheet, Slot, TextStyle};
use crate::text::{Limits, Span};

/// What the parts of the file say.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// Footnotes and endnotes (`true`), by their numbers.
    pub(super) notes: HashMap<(bool, i32), Story>,
    /// Headers and footers, by the relationship that leads to them.
    pub(super) heads: HashMap<String, Rc<Head>>,
    /// Whether pages of even number have headers of their own.
    pub(super) even_heads: bool,
    /// Whether the page shows its colour.
    pub(super) shows_ground: bool,
    /// The boxes in which the text of others goes on.
    pub(super) continued: HashSet<Rc<str>>,
    /// The colour of the page, if it has one and shows it.
    pub(super) ground: Option<Color>,
}

/// Where a story stands.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub(super) slot: Slot,
    pub(super) place: PagePlace,
    /// How wide the column is.
    pub(super) column: Length,
    /// How far the column stands off the left side of the text area.
    pub(super) left: Length,
    /// The room between the edge of the paper and the text area.
    pub(super) margin: Length,
    /// What the style of a table says.
    pub(super) table: Option<Rc<(RunProps, ParaProps)>>,
    pub(super) frame: Option<Frame>,
    /// The colour of what is behind it: of the page, or of the box around it.
    pub(super) ground: Option<Color>,
}

impl Spot {
    /// The text area of a section, on a page of a colour.
    fn text(section: &SectionProps, ground: Option<Color>) -> Self {
        Self {
            ground,
            slot: Slot::Row,
            place: PagePlace::Text,
            column: section.text_width(),
            left: Length::ZERO,
            margin: section.margins.left,
            table: None,
            frame: None,
        }
    }

    /// The same column for something else.
    pub(super) fn at(&self, slot: Slot, place: PagePlace) -> Self {
        Self {
            slot,
            place,
            frame: None,
            ..self.clone()
        }
    }
}

/// Text that Word does not show.
#[derive(Debug)]
pub(super) struct Hidden {
    pub(super) text: String,
    pub(super) style: TextStyle,
}

/// The text as far as it is written.
pub(super) struct Flow<'p> {
    pub(super) parts: &'p Parts,
    limits: &'p Limits,
    pub(super) counters: Counters,
    pub(super) text: String,
    pub(super) sheet: Sheet,
    pub(super) layout: Layout,
    pub(super) hidden: Vec<Hidden>,
    pub(super) decoded: Decoded,
    /// How many tables there were.
    pub(super) tables: usize,
    /// How many rows of tables and notes there were.
    pub(super) rows: u32,
    /// Notes whose marks were met and whose texts are still to come.
    pub(super) waiting: Vec<(bool, i32)>,
    /// Notes that are written: however many marks lead to one, it is written once.
    noted: HashSet<(bool, i32)>,
    /// What stands before the next paragraph: the mark of a note.
    pub(super) prefix: Option<String>,
    /// How many footnotes and endnotes were met.
    marks: [u32; 2],
    /// Whether the next paragraph begins a page.
    pub(super) begins_page: bool,
    /// The gap below the last paragraph.
    pub(super) gap_below: Length,
    /// The last paragraph of the column that has text.
    pub(super) inked: Option<usize>,
    /// Lines that are drawn above the next paragraph with text.
    pub(super) rules: Vec<DrawnRule>,
    /// Whether what is written stands in a shape that Word does not show.
    pub(super) unseen: bool,
    /// Where formulas stand.
    pub(super) formulas: Vec<Span>,
    /// Rows, frames and boxes that do not grow.
    pub(super) clips: Vec<Clip>,
    /// What the layout does not keep of each paragraph.
    pub(super) marks_of: Vec<Mark>,
    /// Filled shapes that stand before the text.
    pub(super) covers: Vec<Cover>,
    /// The texts of headers and footers that were met.
    pub(super) heads_met: HashSet<usize>,
}

impl<'p> Flow<'p> {
    pub(super) fn new(parts: &'p Parts, limits: &'p Limits) -> Self {
        Self {
            parts,
            limits,
            counters: Counters::default(),
            text: String::new(),
            sheet: Sheet::default(),
            layout: Layout::default(),
            hidden: Vec::new(),
            decoded: Decoded::default(),
            tables: 0,
            rows: 0,
            waiting: Vec::new(),
            noted: HashSet::new(),
            prefix: None,
            marks: [0; 2],
            begins_page: false,
            gap_below: Length::ZERO,
            inked: None,
            rules: Vec::new(),
            unseen: false,
            formulas: Vec::new(),
            clips: Vec::new(),
            marks_of: Vec::new(),
            covers: Vec::new(),
            heads_met: HashSet::new(),
        }
    }

    /// Whether there is more than may be read: the rest of it is not laid out.
    pub(super) fn is_full(&self) -> bool {
        self.text.len() > self.limits.text_bytes || self.sheet.len() > self.limits.rows
    }

    /// Writes the whole document. What is written is given back at once: the text is not
    /// held twice.
    pub(super) fn document(&mut self, story: Story) {
        let sections = sections(&story);
        let mut sections = sections.iter();
        let fallback = SectionProps::default();
        let mut here = sections.next().unwrap_or(&fallback);
        let mut start = self.text.len();
        let ground = self.parts.ground;
        self.heads(here, true);
        for item in story {
            if self.is_full() {
                return;
            }
            if let Item::Section(_) = item {
                self.section(here, start);
                start = self.text.len();
                if let Some(next) = sections.next() {
                    here = next;
                    self.begins_page |= !here.continuous;
                    self.heads(here, true);
                }
            } else {
                self.item(&item, &Spot::text(here, ground));
                self.notes(&Spot::text(here, ground));
            }
        }
        if self.text.len() > start || self.layout.sections.is_empty() {
            self.section(here, start);
        }
        clips::mark(self);
        covers::mark(self);
        self.hidden_text(&Spot::text(here, ground));
    }

    /// Ends a section.
    fn section(&mut self, props: &SectionProps, start: usize) {
        self.heads(props, false);
        self.layout.sections.push(Section {
            span: Span::new(start, self.text.len()),
            width: props.width,
            height: props.height,
            margins: props.margins,
            page_number: Heads::of(self.parts, props).page_number(),
            first_number: props.first_number,
        });
    }

    /// Writes what stands in a column.
    pub(super) fn story(&mut self, story: &[Item], spot: &Spot) {
        for item in story {
            if self.is_full() {
                return;
            }
            self.item(item, spot);
        }
    }

    fn item(&mut self, item: &Item, spot: &Spot) {
        match item {
            Item::Paragraph(para) => self.paragraph(para, spot),
            Item::Table(table) => self.table(table, spot),
            Item::Section(_) => {}
        }
    }

    /// Writes a story that stands apart from what is around it.
    pub(super) fn apart(&mut self, story: &[Item], spot: &Spot) {
        let outer = (self.inked.take(), std::mem::take(&mut self.rules));
        self.story(story, spot);
        (self.inked, self.rules) = outer;
    }

    /// Writes the notes whose marks were met.
    fn notes(&mut self, spot: &Spot) {
        for (end, id) in std::mem::take(&mut self.waiting) {
            let Some(story) = self.parts.notes.get(&(end, id)) else {
                continue;
            };
            if self.is_full() || !self.noted.insert((end, id)) {
                continue;
            }
            let mark = self.mark(end);
            self.rows = self.rows.saturating_add(1);
            let slot = Slot::Note { row: self.rows };
            self.prefix = Some(format!("{mark} "));
            self.apart(story, &spot.at(slot, PagePlace::Note));
        }
        // The marks of notes in notes lead nowhere.
        self.waiting.clear();
    }

    /// The next mark of a note.
    fn mark(&mut self, end: bool) -> String {
        let Some(count) = self.marks.get_mut(usize::from(end)) else {
            return String::new();
        };
        *count += 1;
        let format = if end {
            NumberFormat::LowerRoman
        } else {
            NumberFormat::Decimal
        };
        format.text(*count)
    }

    /// Writes what Word does not show: it belongs to no row.
    fn hidden_text(&mut self, spot: &Spot) {
        for Hidden { text, style } in std::mem::take(&mut self.hidden) {
            let start = self.text.len();
            let mut runs = Vec::new();
            self.write(&text, &style, &mut runs);
            self.layout.paragraphs.push(layout::Paragraph {
                span: Span::new(start, self.text.len()),
                place: spot.place,
                alignment: layout::Alignment::Left,
                indent_left: Length::ZERO,
                indent_right: Length::ZERO,
                first_line: Length::ZERO,
                space_before: Length::ZERO,
                space_after: Length::ZERO,
                line_spacing: layout::LineSpacing::SINGLE,
                column: spot.column,
                runs,
                rules_below: Vec::new(),
                rules_above: Vec::new(),
                frame: None,
                begins_page: false,
            });
            self.text.push('\n');
            self.sheet.push(Line {
                slot: Slot::Aside,
                indent: 0,
                opens: true,
                gap_above: false,
            });
        }
        if let Some(last) = self.layout.sections.last_mut() {
            last.span = Span::new(last.span.start, self.text.len());
        }
    }
}

/// The sections of a story, each with the headers that it takes over.
fn sections(story: &[Item]) -> Vec<SectionProps> {
    let mut sections: Vec<SectionProps> = Vec::new();
    for item in story {
        if let Item::Section(section) = item {
            let mut section = (**section).clone();
            if let Some(before) = sections.last() {
                section.inherit(before);
            }
            sections.push(section);
        }
    }
    sections
}

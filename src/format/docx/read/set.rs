//! A paragraph becomes lines, and what the layout says of it.

use std::rc::Rc;
use std::sync::Arc;

use super::clips::{self, Mark};
use super::flow::{Flow, Hidden, Spot};
use super::legacy;
use super::model::{Para, Piece, Shape, What};
use super::numbering::Level;
use super::props::{ParaProps, RunProps};
use super::story::{EMBEDDING, END};
use super::styles::Style;
use super::symbols;
use super::{boxes, covers, heads, indent, rules};
use crate::layout::{self, Alignment, Length, Line, LineSpacing, PagePlace, Run, Slot, TextStyle};
use crate::text::Span;

/// A gap that wide between two paragraphs is seen as an empty line.
const GAP: Length = Length::from_twips(360);

/// A paragraph while it is being written.
pub(super) struct Setting<'f> {
    pub(super) props: ParaProps,
    pub(super) style: &'f Style,
    /// The level of the list that it belongs to.
    level: Option<&'f Level>,
    /// The list and the level in it.
    list: Option<(i32, usize)>,
    pub(super) runs: Vec<Run>,
    /// Where its current line starts.
    line_start: usize,
    /// Whether its first line is still to come.
    first: bool,
    gap: bool,
    begins_page: bool,
    /// The links that are open: where each begins, and where it leads.
    links: Vec<(usize, Arc<str>)>,
    /// Where the formula begins that is being written.
    formula: Option<usize>,
}

impl<'p> Flow<'p> {
    /// Writes a paragraph and what floats beside it.
    pub(super) fn paragraph(&mut self, para: &Para, spot: &Spot) {
        let running = matches!(spot.place, PagePlace::Header(_) | PagePlace::Footer(_));
        if running && heads::only_numbers(para) {
            return;
        }
        let mut setting = self.resolve(para, spot);
        let start = self.text.len();
        setting.line_start = start;
        let before = setting.props.space_before.unwrap_or_default();
        setting.begins_page |= std::mem::take(&mut self.begins_page);
        setting.gap = setting.begins_page || before >= GAP || self.gap_below >= GAP;
        self.label(para, &mut setting, spot);
        let mut shapes = Vec::new();
        let mut style = None;
        for piece in &para.pieces {
            let set = match style.take() {
                Some((props, set)) if Rc::ptr_eq(props, &piece.props) => set,
                _ => self.style(&piece.props, &setting, spot),
            };
            self.piece(piece, &set, &mut setting, spot, &mut shapes);
            style = Some((&piece.props, set));
        }
        // A link of more paragraphs is told by the first.
        while let Some(link) = setting.links.pop() {
            self.link(link);
        }
        let is_inked = self.text.get(start..).is_some_and(|text| !text.trim().is_empty());
        if running && !is_inked && setting.first && matches!(spot.slot, Slot::Row | Slot::Aside) {
            // Furniture leaves no empty lines in the letter.
            self.text.truncate(start);
        } else {
            self.end_line(&mut setting, spot);
            self.gap_below = setting.props.space_after.unwrap_or_default();
            let end = self.style(&para.props.mark, &setting, spot);
            self.marks_of.push(Mark {
                size: if end.hidden { Length::ZERO } else { end.size },
                is_close: setting.props.contextual == Some(true),
            });
            self.lay_out(setting, start, is_inked, spot, &shapes);
            covers::note(self, &shapes, spot);
        }
        boxes::write(self, &shapes, spot);
    }

    fn lay_out(&mut self, setting: Setting<'_>, start: usize, is_inked: bool, spot: &Spot, shapes: &[&Shape]) {
        let ParaProps { frame, .. } = setting.props;
        let place = match (frame, spot.place) {
            (Some(frame), PagePlace::Text) => PagePlace::TextBox {
                left: frame.left,
                top: frame.top,
            },
            (_, place) => place,
        };
        let props = &setting.props;
        let squeezed = frame.is_some_and(|frame| frame.is_tiny);
        let squeezed = squeezed.then_some(LineSpacing::Exactly(Length::ZERO));
        let mut runs = setting.runs;
        runs.shrink_to_fit();
        let mut paragraph = layout::Paragraph {
            // Behind its text the line break of its last line.
            span: Span::new(start, self.text.len().saturating_sub(1)),
            place,
            alignment: props.alignment.unwrap_or_default(),
            indent_left: props.indent_left.unwrap_or_default(),
            indent_right: props.indent_right.unwrap_or_default(),
            first_line: props.first_line.unwrap_or_default(),
            space_before: props.space_before.unwrap_or_default(),
            space_after: props.space_after.unwrap_or_default(),
            line_spacing: squeezed.or(props.line_spacing).unwrap_or(LineSpacing::SINGLE),
            column: spot.column,
            runs,
            rules_below: Vec::new(),
            rules_above: Vec::new(),
            frame: spot.frame.or_else(|| rules::frame(&setting.props, spot)),
            begins_page: setting.begins_page,
        };
        rules::draw(self, &mut paragraph, &setting.props, shapes, is_inked, spot);
        if is_inked {
            self.inked = Some(self.layout.paragraphs.len());
        }
        self.layout.paragraphs.push(paragraph);
        if let Some(frame) = frame.filter(|_| !self.unseen) {
            clips::note_frame(self, frame, place);
        }
    }

    /// What a paragraph is, by all that has a say in it.
    fn resolve(&self, para: &Para, spot: &Spot) -> Setting<'p> {
        let parts = self.parts;
        let direct = &para.props;
        let style = parts.styles.paragraph(direct.style.as_ref());
        let list = direct.list.or(style.para.list).filter(|list| *list > 0);
        let of_style = |list| parts.numbering.level_of_style(list, direct.style.as_ref());
        let list = list.map(|list| {
            let level = direct.list_level.or_else(|| of_style(list)).or(style.para.list_level);
            (list, level.unwrap_or(0))
        });
        let level = list.and_then(|(list, at)| parts.numbering.level(list, at));
        // A list that the paragraph names itself goes before the style; one that the style
        // names, behind it.
        let mut props = match level {
            Some(level) if direct.list.is_some() => direct.or(&level.para).or(&style.para),
            Some(level) => direct.or(&style.para).or(&level.para),
            None => direct.or(&style.para),
        };
        if let Some(table) = &spot.table {
            props = props.or(&table.1);
        }
        let props = props.or(parts.styles.para_defaults());
        Setting {
            links: Vec::new(),
            formula: None,
            begins_page: props.page_break_before == Some(true),
            props,
            style,
            level,
            list,
            runs: Vec::new(),
            line_start: 0,
            first: true,
            gap: false,
        }
    }

    fn style(&self, direct: &RunProps, setting: &Setting<'_>, spot: &Spot) -> TextStyle {
        let none = RunProps::default();
        let table = spot.table.as_ref().map_or(&none, |table| &table.0);
        let mut style = self.parts.styles.text_style(table, &setting.style.run, direct);
        let around = setting
            .props
            .background
            .and_then(|ground| self.parts.styles.ground(ground));
        let around = around.or(spot.ground);
        style.background = style.background.or(around);
        style.hidden |= self.unseen;
        style
    }

    /// Whether letters or their paragraph run from right to left, by all that has a say in it.
    fn is_turned(&self, direct: &RunProps, setting: &Setting<'_>, spot: &Spot) -> bool {
        let none = RunProps::default();
        let table = spot.table.as_ref().map_or(&none, |table| &table.0);
        setting.props.turned == Some(true) || self.parts.styles.is_turned(table, &setting.style.run, direct)
    }

    /// Writes the number of a list, and the mark of a note.
    fn label(&mut self, para: &Para, setting: &mut Setting<'_>, spot: &Spot) {
        if let Some(mark) = self.prefix.take() {
            let style = self.style(&para.props.mark, setting, spot);
            self.write(&mark, &style, &mut setting.runs);
        }
        let (Some((list, at)), Some(level)) = (setting.list, setting.level) else {
            return;
        };
        let Some(label) = self.counters.next(&self.parts.numbering, list, at) else {
            return;
        };
        let mut mark = para.props.mark.clone();
        mark.hidden = None;
        let style = self.style(&level.run.or(&mark), setting, spot);
        self.write(&label, &style, &mut setting.runs);
    }

    fn piece<'s>(
        &mut self,
        piece: &'s Piece,
        style: &TextStyle,
        setting: &mut Setting<'_>,
        spot: &Spot,
        shapes: &mut Vec<&'s Shape>,
    ) {
        match &piece.what {
            What::Text(text) if style.hidden => self.hide(text, style),
            // Word marks letters so that are no more than typed with another keyboard: figures
            // alone move.
            What::Text(text) if has_figures(text) && self.is_turned(&piece.props, setting, spot) => {
                self.write(&[EMBEDDING, text, END].concat(), style, &mut setting.runs);
            }
            What::Text(text) => self.write(text, style, &mut setting.runs),
            What::Sign(face, sign) => {
                let shown = symbols::shown(face.as_deref().or(style.font.as_deref()), *sign);
                let sign = shown.unwrap_or(*sign).to_string();
                self.write(&sign, style, &mut setting.runs);
            }
            What::Number { shown, .. } if !matches!(spot.place, PagePlace::Header(_) | PagePlace::Footer(_)) => {
                self.write(shown, style, &mut setting.runs);
            }
            What::Number { .. } => {}
            What::Line => self.end_line(setting, spot),
            What::Page => {
                let begun = self
                    .text
                    .get(setting.line_start..)
                    .is_some_and(|line| !line.trim().is_empty());
                if begun {
                    self.end_line(setting, spot);
                    self.begins_page = true;
                } else if setting.first {
                    (setting.begins_page, setting.gap) = (true, true);
                } else {
                    self.begins_page = true;
                }
            }
            What::Note { end, id } => self.waiting.push((*end, *id)),
            What::Shape(shape) => shapes.push(shape),
            What::Link(target) => setting.links.push((self.text.len(), Arc::clone(target))),
            What::Formula => setting.formula = Some(self.text.len()),
            What::FormulaEnd => {
                let span = setting.formula.take().map(|start| Span::new(start, self.text.len()));
                self.formulas.extend(span);
            }
            What::LinkEnd => {
                if let Some(link) = setting.links.pop() {
                    self.link(link);
                }
            }
        }
    }

    /// Sets text aside that Word does not show.
    fn hide(&mut self, text: &str, style: &TextStyle) {
        match self.hidden.last_mut().filter(|last| last.style == *style) {
            Some(last) => last.text.push_str(text),
            None => self.hidden.push(Hidden {
                text: text.to_owned(),
                style: style.clone(),
            }),
        }
    }

    /// Writes text as it is seen.
    pub(super) fn write(&mut self, text: &str, style: &TextStyle, runs: &mut Vec<Run>) {
        let start = self.text.len();
        let face = style.font.as_deref().unwrap_or_default();
        let decoded = legacy::decode(face, text);
        // In Unicode the soft hyphen is seen where a word breaks, and nowhere else.
        let seen = |c: char| {
            if is_line_end(c) {
                Some(' ')
            } else {
                Some(c).filter(|c| *c != '\u{AD}')
            }
        };
        let letters = decoded.as_deref().unwrap_or(text).chars().filter_map(seen);
        if style.capitals {
            self.text.extend(letters.flat_map(char::to_uppercase));
        } else {
            self.text.extend(letters);
        }
        let span = Span::new(start, self.text.len());
        if let Some(decoded) = decoded {
            let changed = decoded
                .chars()
                .zip(text.chars())
                .filter(|(new, old)| new != old)
                .count();
            self.decoded.letters += changed;
            self.decoded.first.get_or_insert(span);
            if !self.decoded.fonts.contains(face) {
                self.decoded.fonts.insert(face.to_owned());
            }
        }
        if span.is_empty() {
            return;
        }
        match runs
            .last_mut()
            .filter(|last| last.span.end == start && last.style == *style)
        {
            Some(last) => last.span.end = span.end,
            None => runs.push(Run {
                span,
                style: style.clone(),
            }),
        }
    }

    /// Ends a line of a paragraph.
    fn end_line(&mut self, setting: &mut Setting<'_>, spot: &Spot) {
        let first = std::mem::replace(&mut setting.first, false);
        let line = Span::new(setting.line_start, self.text.len());
        let indent = match spot.slot {
            Slot::Row => {
                let text = self.text.get(line.range()).unwrap_or_default();
                indent::columns(text, first, setting, spot)
            }
            _ => 0,
        };
        self.text.push('\n');
        setting.line_start = self.text.len();
        self.sheet.push(Line {
            slot: spot.slot,
            indent,
            opens: first,
            gap_above: first && setting.gap,
        });
    }
}

fn has_figures(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// What would end a line of the text.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// How a line of a paragraph is aligned; both sides are the left one.
pub(super) fn side(props: &ParaProps) -> Alignment {
    match props.alignment.unwrap_or_default() {
        Alignment::Justified => Alignment::Left,
        side => side,
    }
}

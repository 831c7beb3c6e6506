//! Paragraphs and what is in them.

use std::rc::Rc;

use super::fields::{FieldKind, Fields, Taken, acting, is_arabic};
use super::model::{Item, Para, Piece, Seen, Story, TableCell, What};
use super::props::{ParaProps, RunProps};
use super::section::SectionProps;
use super::units::number;
use super::{drawing, math, table, vml};
use crate::error::ErrorKind;
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;
use crate::text::too_many_rows;

/// Turns all that follows, up to the end.
const OVERRIDE: &str = "\u{202E}";
/// Lays out what follows from right to left, up to the end.
const EMBEDDING: &str = "\u{202B}";
const END: &str = "\u{202C}";

/// Reads stories: the text, headers, notes.
#[derive(Debug, Default)]
pub(super) struct Stories {
    pub(super) seen: Seen,
    fields: Fields,
    /// What the cell that is being read says of itself.
    pub(super) cell: Option<TableCell>,
    /// The properties of the last letters: the next ones are mostly alike.
    last: Rc<RunProps>,
    /// How many lines and empty cells were met, and how many may be.
    rows: usize,
    most_rows: usize,
}

impl Stories {
    pub(super) fn new(most_rows: usize) -> Self {
        Self {
            most_rows,
            ..Self::default()
        }
    }

    /// Counts a line or an empty cell: the shortest has some bytes in a file and hundreds in
    /// memory.
    pub(super) fn row(&mut self) -> Result<(), Fault> {
        self.rows += 1;
        if self.rows > self.most_rows {
            return Err(Fault::new(ErrorKind::Limit, too_many_rows(self.most_rows)));
        }
        Ok(())
    }

    /// Reads a part that holds one story, below a root element.
    pub(super) fn part(&mut self, xml: &mut Xml<'_>) -> Result<Story, Fault> {
        let mut story = Story::new();
        let level = xml.level();
        while xml.child(level)? {
            let inner = xml.level();
            match xml.tag() {
                (Space::W, "document") => {
                    while xml.child(inner)? {
                        if xml.tag() == (Space::W, "body") {
                            self.blocks(xml, &mut story)?;
                        }
                    }
                }
                _ => self.blocks(xml, &mut story)?,
            }
        }
        let fields = std::mem::take(&mut self.fields);
        self.unended(fields, &mut story);
        self.seen.dropped += xml.take_dropped();
        Ok(story)
    }

    /// Puts what stood in the instructions of fields that never end behind a story: no
    /// reader can tell what Word shows of it.
    fn unended(&mut self, fields: Fields, story: &mut Story) {
        let pieces = fields.unended();
        if !pieces.is_empty() {
            self.seen.unended += 1;
            let para = Para {
                pieces,
                ..Para::default()
            };
            story.push(Item::Paragraph(Box::new(para)));
        }
    }

    /// Reads what stands in an element, with fields of its own.
    pub(super) fn inner_story(&mut self, xml: &mut Xml<'_>) -> Result<Story, Fault> {
        let outer = std::mem::take(&mut self.fields);
        let mut story = Story::new();
        self.blocks(xml, &mut story)?;
        let fields = std::mem::replace(&mut self.fields, outer);
        self.unended(fields, &mut story);
        self.seen.dropped += xml.take_dropped();
        Ok(story)
    }

    /// Reads the paragraphs and tables in the element at hand.
    pub(super) fn blocks(&mut self, xml: &mut Xml<'_>, story: &mut Story) -> Result<(), Fault> {
        let mut run_on = Vec::new();
        self.blocks_after(xml, story, &mut run_on)?;
        if !run_on.is_empty() {
            let last = Para {
                pieces: run_on,
                ..Para::default()
            };
            story.push(Item::Paragraph(Box::new(last)));
        }
        Ok(())
    }

    /// As [`Stories::blocks`], behind the pieces of a paragraph whose end was deleted.
    fn blocks_after(&mut self, xml: &mut Xml<'_>, story: &mut Story, run_on: &mut Vec<Piece>) -> Result<(), Fault> {
        let level = xml.level();
        while xml.child(level)? {
            match xml.tag() {
                (Space::W, "p") => self.paragraph(xml, story, run_on)?,
                (Space::W, "tbl") => {
                    let table = table::read(self, xml)?;
                    story.push(Item::Table(Box::new(table)));
                }
                (Space::W, "sectPr") => {
                    let section = SectionProps::read(xml)?;
                    story.push(Item::Section(Box::new(section)));
                }
                (Space::W, "altChunk" | "subDoc") => self.seen.chunks += 1,
                (Space::W, "del" | "moveFrom") => self.seen.deleted += 1,
                (Space::W, "tcPr") => self.cell = Some(table::cell_properties(xml)?),
                (Space::W, "sdtPr") => self.control(xml)?,
                (Space::W, "sdtEndPr" | "customXmlPr") => {}
                (Space::M, "oMathPara" | "oMath") => {
                    let text = math::read(xml)?;
                    let mut para = Para::default();
                    self.text(&mut para.pieces, &text, &Rc::default());
                    story.push(Item::Paragraph(Box::new(para)));
                }
                // Content controls, custom XML, what is new: their content is text.
                _ => self.blocks_after(xml, story, run_on)?,
            }
        }
        Ok(())
    }

    /// Reads the properties of a content control: what it shows may be bound to data.
    pub(super) fn control(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let level = xml.level();
        while xml.child(level)? {
            if xml.tag().1 == "dataBinding" {
                self.seen.bound += 1;
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>, story: &mut Story, run_on: &mut Vec<Piece>) -> Result<(), Fault> {
        let mut para = Para {
            pieces: std::mem::take(run_on),
            ..Para::default()
        };
        let mut section = None;
        let level = xml.level();
        while xml.child(level)? {
            if xml.tag() == (Space::W, "pPr") {
                para.props = ParaProps::read(xml, |xml| {
                    section = Some(SectionProps::read(xml)?);
                    Ok(())
                })?;
            } else {
                self.inline(xml, &mut para.pieces)?;
            }
        }
        if para.props.mark.deleted && section.is_none() {
            self.seen.deleted += 1;
            *run_on = para.pieces;
            return Ok(());
        }
        self.row()?;
        story.push(Item::Paragraph(Box::new(para)));
        story.extend(section.map(|section| Item::Section(Box::new(section))));
        Ok(())
    }

    /// Reads the element at hand, which stands in a paragraph.
    fn inline(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Piece>) -> Result<(), Fault> {
        match xml.tag() {
            (Space::W, "r") => return self.run(xml, out),
            (Space::W, "del" | "moveFrom") => {
                self.seen.deleted += 1;
                return Ok(());
            }
            (Space::W, "ins" | "moveTo") => self.seen.inserted += 1,
            (Space::W, "bdo" | "dir") => return self.turned(xml, out),
            (Space::W, "fldSimple") => {
                let instruction = xml.get("instr").unwrap_or_default();
                self.seen.acting.extend(acting(instruction));
                if FieldKind::of(instruction) == FieldKind::PageNumber {
                    let arabic = is_arabic(instruction);
                    let mut inside = Vec::new();
                    self.inlines(xml, &mut inside)?;
                    let shown = inside.iter().filter_map(|piece| match &piece.what {
                        What::Text(text) => Some(text.as_str()),
                        _ => None,
                    });
                    let shown = shown.collect();
                    let props = inside.first().map(|piece| Rc::clone(&piece.props)).unwrap_or_default();
                    let what = What::Number { arabic, shown };
                    out.push(Piece { props, what });
                    return Ok(());
                }
            }
            (Space::M, "oMath" | "oMathPara") => {
                let text = math::read(xml)?;
                let props = Rc::clone(&self.last);
                self.text(out, &text, &props);
                return Ok(());
            }
            (Space::W, "sdtPr") => return self.control(xml),
            (Space::W, "subDoc") => self.seen.chunks += 1,
            (Space::W, "pPr" | "rPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr") => return Ok(()),
            _ => {}
        }
        self.inlines(xml, out)
    }

    fn inlines(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Piece>) -> Result<(), Fault> {
        let level = xml.level();
        while xml.child(level)? {
            self.inline(xml, out)?;
        }
        Ok(())
    }

    /// Text that is laid out from right to left: in plain text the same is said with
    /// characters, which the rules on what deceives know.
    fn turned(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Piece>) -> Result<(), Fault> {
        let sign = match (xml.get("val"), xml.tag().1) {
            (Some("rtl"), "bdo") => OVERRIDE,
            (Some("rtl"), _) => EMBEDDING,
            _ => return self.inlines(xml, out),
        };
        let props = Rc::clone(&self.last);
        self.text(out, sign, &props);
        self.inlines(xml, out)?;
        self.text(out, END, &props);
        Ok(())
    }

    fn run(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Piece>) -> Result<(), Fault> {
        let mut run = Vec::new();
        self.run_pieces(xml, &mut run)?;
        let figures =
            |piece: &Piece| matches!(&piece.what, What::Text(text) if text.contains(|c: char| c.is_ascii_digit()));
        // Word marks letters so that are no more than typed with another keyboard: figures alone move.
        let turned = run.first().is_some_and(|piece| piece.props.turned) && run.iter().any(figures);
        let props = Rc::clone(&self.last);
        if turned {
            self.text(out, EMBEDDING, &props);
        }
        append(out, run);
        if turned {
            self.text(out, END, &props);
        }
        Ok(())
    }

    fn run_pieces(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Piece>) -> Result<(), Fault> {
        let mut props = Rc::<RunProps>::default();
        let level = xml.level();
        while xml.child(level)? {
            if xml.tag() == (Space::W, "rPr") {
                props = self.props(RunProps::read(xml)?);
            } else {
                self.content(xml, &props, out)?;
            }
        }
        self.last = props;
        Ok(())
    }

    /// The same properties as before, where they are.
    fn props(&self, props: RunProps) -> Rc<RunProps> {
        if *self.last == props {
            Rc::clone(&self.last)
        } else {
            Rc::new(props)
        }
    }

    /// Reads the element at hand, which stands in a run.
    fn content(&mut self, xml: &mut Xml<'_>, props: &Rc<RunProps>, out: &mut Vec<Piece>) -> Result<(), Fault> {
        let (space, name) = xml.tag();
        if space != Space::W {
            return Ok(());
        }
        match name {
            "t" => {
                let keeps = xml.get_of(Space::Other, "space") == Some("preserve");
                let text = xml.text()?;
                let text = if keeps {
                    text.as_str()
                } else {
                    text.trim_matches([' ', '\t', '\n', '\r'])
                };
                self.text(out, text, props);
            }
            "tab" | "ptab" => self.text(out, "\t", props),
            "noBreakHyphen" => self.text(out, "-", props),
            "softHyphen" => self.text(out, "\u{AD}", props),
            "br" if matches!(xml.get("type"), Some("page" | "column")) => self.push(out, props, What::Page),
            "cr" | "br" => {
                self.row()?;
                self.push(out, props, What::Line);
            }
            "sym" => {
                let code = xml
                    .get("char")
                    .and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
                let face = xml.get("font").map(Rc::from);
                if let Some(sign) = code.and_then(char::from_u32) {
                    self.push(out, props, What::Sign(face, sign));
                }
            }
            "instrText" => {
                let text = xml.text()?;
                self.fields.instruct(&text);
            }
            "fldChar" => self.field(xml, props, out),
            "pgNum" => self.push(
                out,
                props,
                What::Number {
                    arabic: None,
                    shown: String::new(),
                },
            ),
            "footnoteReference" | "endnoteReference" => self.note(xml, name == "endnoteReference", props, out),
            "commentReference" => self.seen.comments += 1,
            "drawing" => drawing::read(self, xml, props, out)?,
            "pict" => vml::read(self, xml, props, out)?,
            "object" => {
                self.seen.objects += 1;
                vml::read(self, xml, props, out)?;
            }
            "ruby" => self.ruby(xml, props, out)?,
            _ => {}
        }
        Ok(())
    }

    fn field(&mut self, xml: &Xml<'_>, props: &Rc<RunProps>, out: &mut Vec<Piece>) {
        match xml.get("fldCharType") {
            Some("begin") => self.fields.begin(),
            Some("separate") => {
                self.seen.acting.extend(self.fields.acting());
                self.fields.separate();
            }
            Some("end") => {
                self.seen.acting.extend(self.fields.acting());
                if let Some(number) = self.fields.end() {
                    let (arabic, shown) = (number.arabic, number.shown);
                    self.push(out, props, What::Number { arabic, shown });
                }
            }
            _ => {}
        }
    }

    /// The mark of a note.
    fn note(&mut self, xml: &Xml<'_>, end: bool, props: &Rc<RunProps>, out: &mut Vec<Piece>) {
        if let Some(id) = xml.get("id").and_then(number) {
            self.push(out, props, What::Note { end, id });
        }
    }

    /// Text with its reading above it: both are kept, the reading in brackets.
    fn ruby(&mut self, xml: &mut Xml<'_>, props: &Rc<RunProps>, out: &mut Vec<Piece>) -> Result<(), Fault> {
        let (mut base, mut above) = (Vec::new(), Vec::new());
        let level = xml.level();
        while xml.child(level)? {
            match xml.tag() {
                (Space::W, "rubyBase") => self.inlines(xml, &mut base)?,
                (Space::W, "rt") => self.inlines(xml, &mut above)?,
                _ => {}
            }
        }
        out.append(&mut base);
        if !above.is_empty() {
            self.text(out, " (", props);
            out.append(&mut above);
            self.text(out, ")", props);
        }
        Ok(())
    }

    /// Pushes text, if a field does not take it.
    pub(super) fn text(&mut self, out: &mut Vec<Piece>, text: &str, props: &Rc<RunProps>) {
        if text.is_empty() {
            return;
        }
        match self.fields.takes(text) {
            Taken::No => {}
            Taken::Number => return,
            Taken::Instruction => {
                let what = What::Text(text.to_owned());
                let props = Rc::clone(props);
                return self.fields.hold(Piece { props, what });
            }
        }
        if let Some(Piece {
            props: before,
            what: What::Text(written),
        }) = out.last_mut()
            && before == props
        {
            written.push_str(text);
            return;
        }
        out.push(Piece {
            props: Rc::clone(props),
            what: What::Text(text.to_owned()),
        });
    }

    /// Pushes what is no text.
    pub(super) fn push(&mut self, out: &mut Vec<Piece>, props: &Rc<RunProps>, what: What) {
        let props = Rc::clone(props);
        match self.fields.takes("") {
            Taken::No => out.push(Piece { props, what }),
            Taken::Number => {}
            Taken::Instruction => self.fields.hold(Piece { props, what }),
        }
    }
}

/// Puts the pieces of a run behind those before it: text of the same look is one piece.
fn append(out: &mut Vec<Piece>, run: Vec<Piece>) {
    let mut run = run.into_iter().peekable();
    if let (
        Some(Piece {
            props: before,
            what: What::Text(written),
        }),
        Some(Piece {
            props,
            what: What::Text(text),
        }),
    ) = (out.last_mut(), run.peek())
        && before == props
    {
        written.push_str(text);
        run.next();
    }
    out.extend(run);
}

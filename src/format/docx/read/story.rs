//! Paragraphs and what is in them.

use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

use super::asks::Asks;
use super::colors::{Ground, page};
use super::fields::{Fields, Taken};
use super::links::Targets;
use super::model::{Item, Para, Piece, Seen, Story, TableCell, What};
use super::props::{ParaProps, RunProps};
use super::section::SectionProps;
use super::table;
use super::tally::{Once, Tally};
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;
use crate::text::Limits;

/// Turns all that follows, up to the end.
const OVERRIDE: &str = "\u{202E}";
/// Lays out what follows from right to left, up to the end.
pub(super) const EMBEDDING: &str = "\u{202B}";
pub(super) const END: &str = "\u{202C}";

/// Reads stories: the text, headers, notes.
#[derive(Debug, Default)]
pub(super) struct Stories {
    pub(super) seen: Seen,
    pub(super) fields: Fields,
    /// Where the links of the part lead.
    pub(super) targets: Targets,
    /// The boxes in which the text of others goes on.
    pub(super) continued: HashSet<Rc<str>>,
    /// Where the shapes lead that were met.
    pub(super) clicked: Vec<Arc<str>>,
    pub(super) tally: Tally,
    /// The colour of the page.
    pub(super) ground: Ground,
    /// What the cell that is being read says of itself.
    pub(super) cell: Option<TableCell>,
    /// The properties of the last letters: the next ones are mostly alike.
    pub(super) last: Rc<RunProps>,
    pub(super) runs: Once<RunProps>,
    paragraphs: Once<ParaProps>,
    /// What is said of letters, and of paragraphs, of which nothing is said.
    pub(super) bare: (Rc<RunProps>, Rc<ParaProps>),
}

impl Stories {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            tally: Tally::new(limits),
            ..Self::default()
        }
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
                        match xml.tag() {
                            (Space::W, "body") => self.blocks(xml, &mut story)?,
                            (Space::W, "background") => self.ground = page(xml),
                            _ => {}
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
                    self.tally.section()?;
                    let section = SectionProps::read(xml)?;
                    story.push(Item::Section(Box::new(section)));
                }
                (Space::W, "altChunk" | "subDoc") => self.seen.chunks += 1,
                (Space::W, "del" | "moveFrom") => self.seen.deleted += 1,
                (Space::W, "tcPr") => self.cell = Some(table::cell_properties(xml)?),
                (Space::W, "sdtPr") => self.control(xml)?,
                (Space::W, "sdtEndPr" | "customXmlPr") => {}
                (Space::M, "oMathPara" | "oMath") => {
                    self.tally.row()?;
                    self.tally.piece()?;
                    let mut para = Para::default();
                    self.formula(xml, &Rc::default(), &mut para.pieces)?;
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
        self.tally.piece()?;
        let mut para = Para {
            props: Rc::clone(&self.bare.1),
            pieces: std::mem::take(run_on),
        };
        let mut section = None;
        let level = xml.level();
        while xml.child(level)? {
            if xml.tag() == (Space::W, "pPr") {
                let props = ParaProps::read(xml, |xml| {
                    section = Some(SectionProps::read(xml)?);
                    Ok(())
                })?;
                para.props = self.paragraphs.of(props);
            } else {
                self.inline(xml, &mut para.pieces)?;
            }
        }
        if para.props.mark.deleted && section.is_none() {
            self.seen.deleted += 1;
            *run_on = para.pieces;
            return Ok(());
        }
        self.tally.row()?;
        if section.is_some() {
            self.tally.section()?;
        }
        para.pieces.shrink_to_fit();
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
            (Space::W, "hyperlink") => return self.hyperlink(xml, out),
            (Space::W, "fldSimple") => {
                let asks = Asks::of(xml.get("instr").unwrap_or_default());
                self.seen.acting.extend(asks.acting);
                if asks.is_number {
                    let arabic = asks.arabic;
                    let mut inside = Vec::new();
                    self.inlines(xml, &mut inside)?;
                    let shown = inside.iter().filter_map(|piece| match &piece.what {
                        What::Text(text) => Some(text.as_str()),
                        _ => None,
                    });
                    let shown = shown.collect();
                    let props = inside.first().map(|piece| Rc::clone(&piece.props)).unwrap_or_default();
                    let what = What::Number { arabic, shown };
                    self.tally.met();
                    out.push(Piece { props, what });
                    return Ok(());
                }
                return self.linked(asks.target, out, |stories, out| stories.inlines(xml, out));
            }
            (Space::M, "oMath" | "oMathPara") => {
                let props = Rc::clone(&self.last);
                return self.formula(xml, &props, out);
            }
            (Space::W, "sdtPr") => return self.control(xml),
            (Space::W, "subDoc") => self.seen.chunks += 1,
            (Space::W, "pPr" | "rPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr") => return Ok(()),
            _ => {}
        }
        self.inlines(xml, out)
    }

    pub(super) fn inlines(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Piece>) -> Result<(), Fault> {
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

    /// Pushes text, if a field does not take it.
    pub(super) fn text(&mut self, out: &mut Vec<Piece>, text: &str, props: &Rc<RunProps>) {
        if text.is_empty() {
            return;
        }
        self.tally.text(text);
        match self.fields.takes(text) {
            Taken::No => {}
            Taken::Number => return,
            Taken::Instruction => {
                let what = What::Text(text.to_owned());
                let props = Rc::clone(props);
                self.tally.met();
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
        self.tally.met();
        out.push(Piece {
            props: Rc::clone(props),
            what: What::Text(text.to_owned()),
        });
    }

    /// Pushes what is no text.
    pub(super) fn push(&mut self, out: &mut Vec<Piece>, props: &Rc<RunProps>, what: What) {
        let props = Rc::clone(props);
        self.tally.met();
        match self.fields.takes("") {
            Taken::No => out.push(Piece { props, what }),
            Taken::Number => {}
            Taken::Instruction => self.fields.hold(Piece { props, what }),
        }
    }
}

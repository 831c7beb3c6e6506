//! Runs: letters that are set alike, and what stands among them.

use std::rc::Rc;

use super::fields::Shown;
use super::model::{Piece, What};
use super::props::RunProps;
use super::story::Stories;
use super::units::number;
use super::{drawing, forms, vml};
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;

impl Stories {
    /// Reads the run at hand.
    pub(super) fn run(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Piece>) -> Result<(), Fault> {
        let mut run = Vec::new();
        self.run_pieces(xml, &mut run)?;
        if append(out, run) {
            self.tally.joined();
        }
        Ok(())
    }

    fn run_pieces(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Piece>) -> Result<(), Fault> {
        let mut props = Rc::clone(&self.bare.0);
        let level = xml.level();
        while xml.child(level)? {
            if xml.tag() == (Space::W, "rPr") {
                props = self.props(RunProps::read(xml)?);
            } else {
                self.content(xml, &props, out)?;
                self.tally.check()?;
            }
        }
        self.last = props;
        Ok(())
    }

    /// The same properties as before, where they are.
    pub(super) fn props(&mut self, props: RunProps) -> Rc<RunProps> {
        if *self.last == props {
            Rc::clone(&self.last)
        } else {
            self.runs.of(props)
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
                self.tally.row()?;
                self.push(out, props, What::Line);
            }
            "sym" => {
                if let Some(sign) = sign(xml) {
                    self.push(out, props, sign);
                }
            }
            "instrText" => {
                let text = xml.text()?;
                self.tally.text(&text);
                self.fields.instruct(&text);
            }
            "fldChar" => self.field(xml, props, out)?,
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

    fn field(&mut self, xml: &mut Xml<'_>, props: &Rc<RunProps>, out: &mut Vec<Piece>) -> Result<(), Fault> {
        match xml.get("fldCharType") {
            Some("begin") => {
                self.fields.begin();
                if let Some(entry) = forms::entry(xml)? {
                    self.fields.choose(entry);
                }
            }
            Some("separate") if !self.fields.is_in_result() => {
                self.seen.acting.extend(self.fields.acting());
                let target = self.fields.target();
                self.fields.separate();
                if let Some(target) = target {
                    self.push(out, props, What::Link(target));
                }
            }
            Some("end") => {
                self.seen.acting.extend(self.fields.acting());
                if self.fields.is_in_result() && self.fields.target().is_some() {
                    self.push(out, props, What::LinkEnd);
                }
                match self.fields.end() {
                    Some(Shown::Number { arabic, shown }) => self.push(out, props, What::Number { arabic, shown }),
                    Some(Shown::Entry(entry)) => self.text(out, &entry, props),
                    None => {}
                }
            }
            _ => {}
        }
        Ok(())
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
}

/// The sign of the `w:sym` at hand.
pub(super) fn sign(xml: &Xml<'_>) -> Option<What> {
    let code = u32::from_str_radix(xml.get("char")?.trim(), 16).ok()?;
    let face = xml.get("font").map(Rc::from);
    Some(What::Sign(face, char::from_u32(code)?))
}

/// Puts the pieces of a run behind those before it; whether the first became part of the
/// last, being text of the same look.
fn append(out: &mut Vec<Piece>, run: Vec<Piece>) -> bool {
    let mut run = run.into_iter().peekable();
    let mut joined = false;
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
        joined = true;
    }
    out.extend(run);
    joined
}

//! Formulas as a line of text.

use std::rc::Rc;

use super::model::{Piece, What};
use super::props::RunProps;
use super::story::Stories;
use super::units::on_off;
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;

/// What stands before a part of a formula.
const SIGNS: [(&str, &str); 4] = [("den", "/"), ("sup", "^"), ("sub", "_"), ("rad", "√")];

/// Signs and words of a formula, with how they are set.
type Signs = Vec<(String, Rc<RunProps>)>;

/// What a formula does to a part of itself.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    /// It leaves room for it, and does not show it.
    hidden: bool,
    struck: bool,
}

impl Stories {
    /// Reads the formula in the element at hand: `(a+b)/c`, `x^2`.
    pub(super) fn formula(
        &mut self,
        xml: &mut Xml<'_>,
        props: &Rc<RunProps>,
        out: &mut Vec<Piece>,
    ) -> Result<(), Fault> {
        let mut signs = Signs::new();
        Reader { stories: self, props }.parts(xml, Look::default(), &mut signs)?;
        self.push(out, props, What::Formula);
        for (text, props) in signs {
            self.text(out, &text, &props);
        }
        self.push(out, props, What::FormulaEnd);
        Ok(())
    }
}

struct Reader<'s> {
    stories: &'s mut Stories,
    /// How letters are set of which nothing is said.
    props: &'s Rc<RunProps>,
}

impl Reader<'_> {
    fn parts(&mut self, xml: &mut Xml<'_>, mut look: Look, out: &mut Signs) -> Result<(), Fault> {
        let level = xml.level();
        while xml.child(level)? {
            match xml.tag() {
                // It stands before what it holds for.
                (Space::M, "phantPr" | "borderBoxPr") => look.read(xml)?,
                (Space::M | Space::W, "r") => self.run(xml, look, out)?,
                (Space::M | Space::W, "t") => {
                    let text = xml.text()?;
                    self.push(text, None, look, out);
                }
                (Space::W, "del" | "moveFrom") => self.stories.seen.deleted += 1,
                (_, "chr") => {
                    let sign = xml.get_of(Space::M, "val").unwrap_or_default().to_owned();
                    self.push(sign, None, look, out);
                }
                (space, name) => self.part((space, name), xml, look, out)?,
            }
        }
        Ok(())
    }

    fn part(
        &mut self,
        (space, name): (Space, &str),
        xml: &mut Xml<'_>,
        look: Look,
        out: &mut Signs,
    ) -> Result<(), Fault> {
        let mut inside = Signs::new();
        self.parts(xml, look, &mut inside)?;
        let sign = SIGNS.iter().find(|row| space == Space::M && row.0 == name);
        match sign {
            Some((_, sign)) if !inside.is_empty() => {
                self.push((*sign).to_owned(), None, look, out);
                self.group(inside, look, out);
            }
            _ if name == "num" => self.group(inside, look, out),
            _ => out.append(&mut inside),
        }
        Ok(())
    }

    /// Reads the run at hand: its letters may be set on their own.
    fn run(&mut self, xml: &mut Xml<'_>, look: Look, out: &mut Signs) -> Result<(), Fault> {
        let mut own = None;
        let level = xml.level();
        while xml.child(level)? {
            match xml.tag() {
                (Space::W, "rPr") => own = Some(RunProps::read(xml)?),
                (Space::M | Space::W, "t") => {
                    let text = xml.text()?;
                    self.push(text, own.as_ref(), look, out);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn push(&mut self, text: String, own: Option<&RunProps>, look: Look, out: &mut Signs) {
        let base = own.unwrap_or(self.props);
        let props = if look.hidden || look.struck {
            self.stories.props(RunProps {
                hidden: look.hidden.then_some(true).or(base.hidden),
                struck: look.struck.then_some(true).or(base.struck),
                ..base.clone()
            })
        } else {
            own.map_or_else(|| Rc::clone(self.props), |own| self.stories.props(own.clone()))
        };
        if !text.is_empty() {
            out.push((text, props));
        }
    }

    /// Brackets around what is more than one sign or number.
    fn group(&mut self, mut inside: Signs, look: Look, out: &mut Signs) {
        if inside.iter().all(|(text, _)| text.chars().all(char::is_alphanumeric)) {
            out.append(&mut inside);
        } else {
            self.push("(".to_owned(), None, look, out);
            out.append(&mut inside);
            self.push(")".to_owned(), None, look, out);
        }
    }
}

impl Look {
    /// Reads the children of `m:phantPr` or `m:borderBoxPr`.
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let level = xml.level();
        while xml.child(level)? {
            let is_on = on_off(xml.get_of(Space::M, "val"));
            match xml.tag() {
                (Space::M, "show") => self.hidden |= !is_on,
                (Space::M, "strikeH" | "strikeV" | "strikeBLTR" | "strikeTLBR") => self.struck |= is_on,
                _ => {}
            }
        }
        Ok(())
    }
}

//! Formulas as a line of text.

use std::rc::Rc;
use std::sync::Arc;

use super::asks::Asks;
use super::model::{Piece, What};
use super::props::RunProps;
use super::run::sign;
use super::story::Stories;
use super::units::on_off;
use crate::format::docx::names::Space;
use crate::format::docx::package::Xml;
use crate::format::fault::Fault;

/// What stands before a part of a formula.
const SIGNS: [(&str, &str); 3] = [("den", "/"), ("sup", "^"), ("sub", "_")];

/// Signs and words of a formula, with how they are set, and where links begin and end.
type Signs = Vec<Piece>;

/// What a formula does to a part of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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
        for Piece { props, what } in signs {
            match what {
                What::Text(text) => self.text(out, &text, &props),
                what => self.push(out, &props, what),
            }
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
    fn parts(&mut self, xml: &mut Xml<'_>, outer: Look, out: &mut Signs) -> Result<(), Fault> {
        let (mut look, first, level) = (outer, out.len(), xml.level());
        while xml.child(level)? {
            match xml.tag() {
                (Space::M, "phantPr" | "borderBoxPr") => look.read(xml)?,
                _ => self.part(xml, outer, out)?,
            }
        }
        // It holds for all, wherever it stands.
        if look != outer {
            self.dim(look, out.iter_mut().skip(first));
        }
        Ok(())
    }

    /// Reads the element at hand.
    fn part(&mut self, xml: &mut Xml<'_>, look: Look, out: &mut Signs) -> Result<(), Fault> {
        match xml.tag() {
            (Space::M | Space::W, "r") => self.run(xml, look, out),
            (Space::M | Space::W, "t") => {
                let text = xml.text()?;
                self.push(text, None, look, out);
                Ok(())
            }
            (Space::W, "del" | "moveFrom") => {
                self.stories.seen.deleted += 1;
                Ok(())
            }
            (Space::W, "hyperlink") => {
                let target = self.stories.target(xml);
                self.linked(target, xml, look, out)
            }
            (Space::W, "fldSimple") => {
                let asks = Asks::of(xml.get("instr").unwrap_or_default());
                self.stories.seen.acting.extend(asks.acting);
                self.linked(asks.target, xml, look, out)
            }
            (Space::M, "d" | "rad" | "nary") => self.frame(xml, look, out),
            (_, "chr") => {
                let sign = xml.get_of(Space::M, "val").unwrap_or_default().to_owned();
                self.push(sign, None, look, out);
                Ok(())
            }
            (space, name) => self.named((space, name), xml, look, out),
        }
    }

    fn named(
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

    /// Reads what leads to a target.
    fn linked(
        &mut self,
        target: Option<Arc<str>>,
        xml: &mut Xml<'_>,
        look: Look,
        out: &mut Signs,
    ) -> Result<(), Fault> {
        let Some(target) = target else {
            return self.parts(xml, look, out);
        };
        let mark = |what| Piece {
            props: Rc::clone(self.props),
            what,
        };
        let (begin, end) = (mark(What::Link(target)), mark(What::LinkEnd));
        out.push(begin);
        self.parts(xml, look, out)?;
        out.push(end);
        Ok(())
    }

    /// Reads the brackets, the root or the sum at hand: signs, of which its properties say
    /// some, around and between its parts.
    fn frame(&mut self, xml: &mut Xml<'_>, look: Look, out: &mut Signs) -> Result<(), Fault> {
        let (_, kind) = xml.tag();
        let (mut said, mut parts, level) = (Frame::default(), Vec::new(), xml.level());
        while xml.child(level)? {
            let (space, name) = xml.tag();
            if let (Space::M, "dPr" | "radPr" | "naryPr") = (space, name) {
                said.read(xml)?;
                continue;
            }
            let mut inside = Signs::new();
            self.part(xml, look, &mut inside)?;
            parts.push((name, inside));
        }
        self.push(said.before(kind), None, look, out);
        let mut between = false;
        for (name, mut inside) in parts {
            if said.hides(name) {
                // Word does not show it.
                self.dim(Look { hidden: true, ..look }, inside.iter_mut());
                out.append(&mut inside);
            } else if kind == "d" && name == "e" {
                if std::mem::replace(&mut between, true) {
                    self.push(said.between.clone().unwrap_or_else(|| "|".to_owned()), None, look, out);
                }
                out.append(&mut inside);
            } else if kind == "rad" && name == "deg" && !inside.is_empty() {
                self.push("[".to_owned(), None, look, out);
                out.append(&mut inside);
                self.push("]".to_owned(), None, look, out);
            } else if kind == "rad" {
                self.group(inside, look, out);
            } else {
                out.append(&mut inside);
            }
        }
        if kind == "d" {
            self.push(said.behind.unwrap_or_else(|| ")".to_owned()), None, look, out);
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
                (Space::W, "noBreakHyphen") => self.push("-".to_owned(), own.as_ref(), look, out),
                (Space::W, "tab" | "br" | "cr") => self.push(" ".to_owned(), own.as_ref(), look, out),
                (Space::W, "sym") => {
                    if let Some(what) = sign(xml) {
                        let props = self.props_of(own.as_ref(), look);
                        out.push(Piece { props, what });
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn push(&mut self, text: String, own: Option<&RunProps>, look: Look, out: &mut Signs) {
        if !text.is_empty() {
            let props = self.props_of(own, look);
            let what = What::Text(text);
            out.push(Piece { props, what });
        }
    }

    fn props_of(&mut self, own: Option<&RunProps>, look: Look) -> Rc<RunProps> {
        match own {
            None if look == Look::default() => Rc::clone(self.props),
            own => self.stories.props(look.on(own.unwrap_or(self.props))),
        }
    }

    /// Gives what was read a look.
    fn dim<'p>(&mut self, look: Look, signs: impl Iterator<Item = &'p mut Piece>) {
        for piece in signs {
            piece.props = self.stories.props(look.on(&piece.props));
        }
    }

    /// Brackets around what is more than one sign or number.
    fn group(&mut self, mut inside: Signs, look: Look, out: &mut Signs) {
        let is_plain = |piece: &Piece| match &piece.what {
            What::Text(text) => text.chars().all(char::is_alphanumeric),
            _ => true,
        };
        if inside.iter().all(is_plain) {
            out.append(&mut inside);
        } else {
            self.push("(".to_owned(), None, look, out);
            out.append(&mut inside);
            self.push(")".to_owned(), None, look, out);
        }
    }
}

/// What the properties of brackets, roots and sums say.
#[derive(Debug, Default)]
struct Frame {
    before: Option<String>,
    between: Option<String>,
    behind: Option<String>,
    /// The names of parts that are not shown.
    hidden: [bool; HIDES.len()],
}

/// The properties that hide a part, and its name.
const HIDES: [(&str, &str); 3] = [("degHide", "deg"), ("subHide", "sub"), ("supHide", "sup")];

impl Frame {
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let level = xml.level();
        while xml.child(level)? {
            let (space, name) = xml.tag();
            let value = xml.get_of(Space::M, "val");
            let own = || Some(value.unwrap_or_default().to_owned());
            match name {
                _ if space != Space::M => {}
                "chr" | "begChr" => self.before = own(),
                "sepChr" => self.between = own(),
                "endChr" => self.behind = own(),
                name => {
                    for (hides, (property, _)) in self.hidden.iter_mut().zip(HIDES) {
                        *hides |= property == name && on_off(value);
                    }
                }
            }
        }
        Ok(())
    }

    /// What stands before the parts.
    fn before(&self, kind: &str) -> String {
        let usual = match kind {
            "d" => "(",
            "rad" => return "√".to_owned(),
            _ => "∫",
        };
        self.before.clone().unwrap_or_else(|| usual.to_owned())
    }

    fn hides(&self, part: &str) -> bool {
        HIDES
            .iter()
            .zip(self.hidden)
            .any(|((_, name), hides)| hides && *name == part)
    }
}

impl Look {
    /// The properties of letters with this look.
    fn on(self, props: &RunProps) -> RunProps {
        RunProps {
            hidden: self.hidden.then_some(true).or(props.hidden),
            struck: self.struck.then_some(true).or(props.struck),
            ..props.clone()
        }
    }

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

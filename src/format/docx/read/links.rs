//! Links: the words are text, and the layout says where they lead.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::flow::Flow;
use super::model::{Piece, What};
use super::story::Stories;
use crate::format::docx::names::Space;
use crate::format::docx::package::{Relation, Xml};
use crate::format::fault::Fault;
use crate::layout::Link;
use crate::text::Span;

/// Where the links of the part that is being read lead.
#[derive(Debug, Default)]
pub(super) struct Targets(HashMap<String, Arc<str>>);

impl Targets {
    /// What a part points to outside of the file.
    pub(super) fn of(relations: &[Relation]) -> Self {
        let outside = relations.iter().filter(|relation| relation.external);
        let targets = outside.map(|relation| (relation.id.clone(), capped(&relation.target)));
        Self(targets.collect())
    }

    fn get(&self, id: Option<&str>) -> Option<Arc<str>> {
        self.0.get(id?).cloned()
    }
}

impl Stories {
    /// Reads the `w:hyperlink` at hand.
    pub(super) fn hyperlink(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Piece>) -> Result<(), Fault> {
        let target = self.target(xml);
        self.linked(target, out, |stories, out| stories.inlines(xml, out))
    }

    /// Where the element at hand leads, if that is outside of the file.
    pub(super) fn target(&self, xml: &Xml<'_>) -> Option<Arc<str>> {
        self.targets.get(xml.get_of(Space::R, "id"))
    }

    /// Tells where the shapes lead that were met.
    pub(super) fn clicks(&mut self, out: &mut Vec<Piece>) -> Result<(), Fault> {
        for target in std::mem::take(&mut self.clicked) {
            self.linked(Some(target), out, |_, _| Ok(()))?;
        }
        Ok(())
    }

    /// Reads what leads to a target.
    pub(super) fn linked(
        &mut self,
        target: Option<Arc<str>>,
        out: &mut Vec<Piece>,
        read: impl FnOnce(&mut Self, &mut Vec<Piece>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let Some(target) = target else {
            return read(self, out);
        };
        let props = Rc::clone(&self.bare.0);
        self.push(out, &props, What::Link(target));
        read(self, out)?;
        self.push(out, &props, What::LinkEnd);
        Ok(())
    }
}

/// Word follows no longer address; each may be that of any number of links.
const LONGEST: usize = 2083;

pub(super) fn capped(target: &str) -> Arc<str> {
    match target.char_indices().nth(LONGEST) {
        Some((end, _)) => Arc::from(target.get(..end).unwrap_or_default()),
        None => Arc::from(target),
    }
}

/// Where a link leads by what stands behind its name: `HYPERLINK "https://…" \o "…"`.
pub(super) fn of_field(behind: &str) -> Option<Arc<str>> {
    /// Switches that have a value, which is no address.
    const WITH_VALUE: [&str; 3] = ["\\l", "\\o", "\\t"];
    let mut words = Words(behind);
    while let Some(word) = words.next() {
        if WITH_VALUE.iter().any(|switch| word.eq_ignore_ascii_case(switch)) {
            words.next();
        } else if (!word.starts_with('\\') || word.starts_with(r"\\")) && !word.is_empty() {
            // In an instruction backslashes are doubled.
            return Some(capped(&word.replace("\\\\", "\\")));
        }
    }
    None
}

/// The words of an instruction; what stands in quotation marks is one.
struct Words<'i>(&'i str);

impl<'i> Iterator for Words<'i> {
    type Item = &'i str;

    fn next(&mut self) -> Option<&'i str> {
        const QUOTES: [char; 3] = ['"', '“', '”'];
        let rest = self.0.trim_start();
        let quoted = rest.strip_prefix(QUOTES);
        let (word, behind) = match quoted {
            Some(quoted) => quoted.split_once(QUOTES).unwrap_or((quoted, "")),
            None => {
                let ends = |c: char| c.is_whitespace() || QUOTES.contains(&c);
                rest.split_at(rest.find(ends).unwrap_or(rest.len()))
            }
        };
        self.0 = behind;
        (!rest.is_empty()).then_some(word)
    }
}

impl Flow<'_> {
    /// Ends a link that began at a place of the text: pieces of one link are one.
    pub(super) fn link(&mut self, (start, target): (usize, Arc<str>)) {
        let span = Span::new(start, self.text.len());
        let last = self.layout.links.last_mut();
        match last.filter(|last| last.target == target && last.span.end == start && !span.is_empty()) {
            Some(last) => last.span.end = span.end,
            None => self.layout.links.push(Link { span, target }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_field_is_its_first_word_that_is_no_switch() {
        for (behind, target) in [
            (
                " \"https://hakhe.example/a b\" \\o \"Xem\" ",
                Some("https://hakhe.example/a b"),
            ),
            (
                "\\o \"Xem\" \\t \"_blank\" https://hakhe.example",
                Some("https://hakhe.example"),
            ),
            ("“https://hakhe.example”", Some("https://hakhe.example")),
            ("\"\\\\\\\\may\\\\thu\"", Some("\\\\may\\thu")),
            ("\"https://hakhe.example", Some("https://hakhe.example")),
            ("\\l \"Phu_luc\"", None),
            ("", None),
            ("\\o\"Xem\"https://hakhe.example", Some("https://hakhe.example")),
            ("\\l\"Phu luc\"", None),
        ] {
            assert_eq!(of_field(behind).as_deref(), target, "{behind}");
        }
    }
}

//! Writing elements: indentation outside of text, none inside.

use crate::format::akn::names::collapsed;
use crate::format::escape::push_escaped;

/// An attribute: name and value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// An element that was opened and may turn out empty.
#[derive(Debug)]
pub(super) struct Begun {
    name: &'static str,
    before: usize,
    inside: usize,
}

#[derive(Debug)]
pub(super) struct Xml {
    pub(super) out: String,
    depth: usize,
}

impl Xml {
    pub(super) fn at_depth(depth: usize) -> Self {
        Self {
            out: String::new(),
            depth,
        }
    }

    /// Opens an element that holds elements alone.
    pub(super) fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.indent();
        self.start(name, attributes);
        self.depth += 1;
    }

    pub(super) fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.indent();
        self.end(name);
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.indent();
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// An element with text alone, on a line of its own.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.indent();
        self.inline(name, attributes, text);
    }

    /// Opens an element that is there only if something will be inside.
    #[must_use]
    pub(super) fn begin(&mut self, name: &'static str, attributes: &[Attribute<'_>]) -> Begun {
        let before = self.out.len();
        self.open(name, attributes);
        Begun {
            name,
            before,
            inside: self.out.len(),
        }
    }

    /// Closes it, or takes it off again.
    pub(super) fn finish(&mut self, begun: Begun) {
        if self.out.len() > begun.inside {
            return self.close(begun.name);
        }
        self.out.truncate(begun.before);
        self.depth = self.depth.saturating_sub(1);
    }

    /// An element on a line of its own, in which every character counts.
    pub(super) fn line(&mut self, name: &str, attributes: &[Attribute<'_>], content: impl FnOnce(&mut Self)) {
        self.indent();
        self.start(name, attributes);
        content(self);
        self.end(name);
    }

    /// An element with text alone, in the midst of text. White space that readers
    /// would drop is marked to be kept.
    pub(super) fn inline(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.tag(name, attributes);
        self.keep(text);
        if text.is_empty() {
            self.out.push_str("/>");
            return;
        }
        self.out.push('>');
        self.text(text);
        self.end(name);
    }

    /// The start tag of an element whose text follows in pieces.
    pub(super) fn start_for(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.tag(name, attributes);
        self.keep(text);
        self.out.push('>');
    }

    fn keep(&mut self, text: &str) {
        if collapsed(text) != text {
            self.attribute("xml:space", "preserve");
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        push_escaped(&mut self.out, text);
    }

    pub(super) fn start(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.out.push('>');
    }

    pub(super) fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    pub(super) fn indent(&mut self) {
        self.out.push('\n');
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.attribute(name, value);
        }
    }

    /// Quotes and what readers would make a space of are written as references.
    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        let from = self.out.len();
        push_escaped(&mut self.out, value);
        for (sign, reference) in [("\"", "&quot;"), ("\t", "&#9;"), ("\n", "&#10;")] {
            if self.out.get(from..).is_some_and(|value| value.contains(sign)) {
                let value = self.out.split_off(from).replace(sign, reference);
                self.out.push_str(&value);
            }
        }
        self.out.push('"');
    }
}

//! Elements as text: the prefixes, the order and the line ends of the official writer.

use std::fmt::Write as _;

use super::element::{Element, Node};
use super::names::{PREFIXES, UNBOUND};
use super::record::camel;
use crate::document::Loss;
use crate::format::escape::{illegal, is_xml_char};

pub(super) const LINE_END: &str = "\r\n";

/// Writes elements, indented, with what XML cannot hold replaced and told.
#[derive(Debug, Default)]
pub(super) struct Xml {
    pub(super) out: String,
    pub(super) losses: Vec<Loss>,
    depth: usize,
    /// The prefixes that are bound, with the depth of the element that binds them.
    bound: Vec<(String, usize)>,
    path: Vec<String>,
}

/// Frames that no path names.
const FRAMES: [&str; 5] = ["edXML", "edXMLEnvelope", "edXMLHeader", "edXMLBody", "MessageHeader"];

impl Xml {
    pub(super) fn new() -> Self {
        let out = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{LINE_END}");
        Self { out, ..Self::default() }
    }

    /// Starts an element; `<name attributes`, without its end.
    fn tag(&mut self, element: &Element) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
        self.inline_tag(element);
    }

    fn inline_tag(&mut self, element: &Element) {
        self.path.push(element.local_name().to_owned());
        self.out.push('<');
        self.out.push_str(&element.name);
        for (name, value) in &element.attributes {
            self.attribute(name, value);
        }
        let declared = element
            .attributes
            .iter()
            .filter_map(|(name, _)| name.strip_prefix("xmlns:"));
        let declared: Vec<(String, usize)> = declared.map(|prefix| (prefix.to_owned(), self.depth)).collect();
        self.bound.extend(declared);
        let names =
            std::iter::once(element.name.as_ref()).chain(element.attributes.iter().map(|(name, _)| name.as_str()));
        let used: Vec<String> = names
            .filter_map(|name| Some(name.split_once(':')?.0.to_owned()))
            .collect();
        for prefix in used {
            let known = ["xml", "xmlns"].contains(&prefix.as_str());
            if known || self.bound.iter().any(|(bound, _)| *bound == prefix) {
                continue;
            }
            let row = PREFIXES.iter().find(|(known, _)| *known == prefix);
            let namespace = row.map_or(UNBOUND, |(_, namespace)| *namespace);
            self.attribute(&format!("xmlns:{prefix}"), namespace);
            self.bound.push((prefix, self.depth));
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let _ = write!(self.out, " {name}=\"");
        self.escaped(value, true);
        self.out.push('"');
    }

    fn leave(&mut self) {
        let depth = self.depth;
        self.bound.retain(|(_, at)| *at < depth);
        self.path.pop();
    }

    /// Opens an element that something else is written into.
    pub(super) fn open(&mut self, element: &Element) {
        self.tag(element);
        self.out.push('>');
        self.out.push_str(LINE_END);
        self.depth += 1;
    }

    /// Closes an element that was opened.
    pub(super) fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
        let _ = write!(self.out, "</{name}>{LINE_END}");
        self.leave();
    }

    /// Writes a whole element on its own lines.
    pub(super) fn element(&mut self, element: &Element) {
        let texts = element.children.iter().any(|node| matches!(node, Node::Text(_)));
        if element.children.is_empty() {
            self.tag(element);
            self.out.push_str(" />");
            self.leave();
        } else if texts {
            for _ in 0..self.depth {
                self.out.push_str("  ");
            }
            self.inline(element);
        } else {
            self.open(element);
            for child in element.elements() {
                self.element(child);
            }
            self.close(&element.name);
            return;
        }
        self.out.push_str(LINE_END);
    }

    /// An element in the midst of text, where white space counts.
    fn inline(&mut self, element: &Element) {
        self.inline_tag(element);
        self.out.push('>');
        self.depth += 1;
        for node in &element.children {
            match node {
                Node::Text(text) => self.escaped(text, false),
                Node::Element(child) => self.inline(child),
            }
        }
        self.depth -= 1;
        let _ = write!(self.out, "</{}>", element.name);
        self.leave();
    }

    /// The start tag of an element whose text is streamed.
    pub(super) fn start_of_data(&mut self, element: &Element) {
        // Its prefix is bound nowhere above, so it is bound here.
        self.tag(element);
        self.out.push('>');
    }

    pub(super) fn end_of_data(&mut self, element: &Element) {
        let _ = write!(self.out, "</{}>{LINE_END}", element.name);
        self.leave();
    }

    /// Text so that every reader of XML gives it back; beyond the Basic Multilingual
    /// Plane as references, like the official writer.
    fn escaped(&mut self, text: &str, quoted: bool) {
        let mut lost: Vec<char> = Vec::new();
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' if quoted => self.out.push_str("&quot;"),
                '\t' if quoted => self.out.push_str("&#x9;"),
                '\n' if quoted => self.out.push_str("&#xA;"),
                '\r' => self.out.push_str("&#xD;"),
                c if u32::from(c) > 0xFFFF => {
                    let _ = write!(self.out, "&#x{:x};", u32::from(c));
                }
                c if is_xml_char(c) => self.out.push(c),
                c => {
                    self.out.push('\u{FFFD}');
                    if !lost.contains(&c) {
                        lost.push(c);
                    }
                }
            }
        }
        if !lost.is_empty() {
            self.losses.push(illegal(self.pointer(), &lost));
        }
    }

    fn pointer(&self) -> String {
        let named = self.path.iter().filter(|name| !FRAMES.contains(&name.as_str()));
        named.map(|name| format!("/{}", camel(name))).collect()
    }
}

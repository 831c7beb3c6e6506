//! Canonical XML: the bytes that a signature speaks of.
//!
//! Canonical XML 1.0 and 1.1 and Exclusive XML Canonicalization 1.0, for a document or
//! the tree below an element, with or without one element left out: the node sets that
//! an enveloped signature and a reference by identifier select.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::tree::{Kind, NodeId, Tag, Tree, XML};

/// A way to write canonical XML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::format) struct Method {
    pub(in crate::format) exclusive: bool,
    pub(in crate::format) comments: bool,
    /// Canonical XML 1.1, which inherits fewer attributes.
    pub(in crate::format) eleven: bool,
    /// Prefixes that the exclusive way treats as the inclusive does; the default
    /// namespace is empty.
    pub(in crate::format) prefixes: BTreeSet<String>,
}

/// Why there is no canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum NoForm {
    /// It is longer than allowed, or takes more work.
    TooLong,
    /// An `xml:base` of an outer element would have to be joined (Canonical XML 1.1, 2.4).
    Base,
}

/// The canonical form of a document or an element, without what is left out, and the
/// work that it took: its bytes, and one for every node and declaration that was looked
/// at, as those that write nothing are work, too. No more than `most` is done.
pub(in crate::format) fn canonical(
    tree: &Tree,
    apex: NodeId,
    without: Option<NodeId>,
    method: &Method,
    most: usize,
) -> Result<(Vec<u8>, usize), NoForm> {
    let mut form = Form {
        tree,
        method,
        without,
        apex,
        most,
        looked: 0,
        out: String::new(),
    };
    if most == 0 {
        return Err(NoForm::TooLong);
    }
    if method.eleven && !method.exclusive && form.inherits_base() {
        return Err(NoForm::Base);
    }
    form.node(apex, &mut Written::default())?;
    let work = form.work();
    Ok((form.out.into_bytes(), work))
}

struct Form<'t> {
    tree: &'t Tree,
    method: &'t Method,
    without: Option<NodeId>,
    apex: NodeId,
    most: usize,
    /// How many nodes and declarations were looked at.
    looked: usize,
    out: String,
}

/// The namespaces that were written around an element, by prefix, the innermost last.
type Written<'t> = HashMap<&'t str, Vec<&'t str>>;

impl<'t> Form<'t> {
    fn work(&self) -> usize {
        self.out.len().saturating_add(self.looked)
    }

    fn node(&mut self, id: NodeId, written: &mut Written<'t>) -> Result<(), NoForm> {
        self.looked += 1;
        if self.without == Some(id) {
            return Ok(());
        }
        let tree = self.tree;
        let Some(node) = tree.node(id) else {
            return Ok(());
        };
        match &node.kind {
            Kind::Document => self.document(id, written)?,
            Kind::Element(tag) => self.element(id, tag, written)?,
            Kind::Text(text) => push_text(&mut self.out, text),
            Kind::Comment(text) if self.method.comments => {
                self.out.extend(["<!--", text, "-->"]);
            }
            Kind::Comment(_) => {}
            Kind::Instruction(target, data) => {
                let space = if data.is_empty() { "" } else { " " };
                self.out.extend(["<?", target, space, data, "?>"]);
            }
        }
        if self.work() > self.most {
            return Err(NoForm::TooLong);
        }
        Ok(())
    }

    /// What stands outside the root has a line of its own.
    fn document(&mut self, id: NodeId, written: &mut Written<'t>) -> Result<(), NoForm> {
        let mut behind = false;
        for child in self.tree.children(id) {
            let is_root = self.tree.tag(*child).is_some();
            let before = self.out.len();
            if behind {
                self.out.push('\n');
            }
            let start = self.out.len();
            self.node(*child, written)?;
            if self.out.len() == start {
                self.out.truncate(before);
            } else if !is_root && !behind {
                self.out.push('\n');
            }
            behind |= is_root;
        }
        Ok(())
    }

    fn element(&mut self, id: NodeId, tag: &'t Tag, written: &mut Written<'t>) -> Result<(), NoForm> {
        push_name(&mut self.out, "<", tag);
        let own = self.namespaces(id, tag, written);
        self.attributes(id, tag);
        self.out.push('>');
        for child in self.tree.children(id) {
            self.node(*child, written)?;
        }
        push_name(&mut self.out, "</", tag);
        self.out.push('>');
        for prefix in own {
            if let Some(uris) = written.get_mut(prefix) {
                uris.pop();
            }
        }
        Ok(())
    }

    /// Writes the namespaces that an element needs, and gives their prefixes.
    fn namespaces(&mut self, id: NodeId, tag: &'t Tag, written: &mut Written<'t>) -> Vec<&'t str> {
        let mut needed: Vec<(&str, &str)> = Vec::new();
        let mut known: HashSet<&str> = HashSet::new();
        let mut need = |prefix: &'t str, uri: &'t str| {
            let there = written.get(prefix).and_then(|uris| uris.last());
            if there.copied().unwrap_or_default() != uri && known.insert(prefix) {
                needed.push((prefix, uri));
            }
        };
        let inclusive = |prefix: &str| !self.method.exclusive || self.method.prefixes.contains(prefix);
        // The outermost element has the declarations of all around it.
        let declarers = self.tree.around(id).take(if id == self.apex { usize::MAX } else { 1 });
        let mut seen: HashSet<&str> = HashSet::new();
        for (prefix, uri) in declarers
            .filter_map(|id| self.tree.tag(id))
            .flat_map(|tag| &tag.declared)
        {
            self.looked += 1;
            if inclusive(prefix) && seen.insert(prefix) {
                need(prefix, uri);
            }
        }
        if self.method.exclusive {
            if tag.name.prefix != "xml" {
                need(&tag.name.prefix, &tag.name.uri);
            }
            for (name, _) in tag.attributes.iter().filter(|(name, _)| !name.prefix.is_empty()) {
                if name.prefix != "xml" {
                    need(&name.prefix, &name.uri);
                }
            }
        }
        needed.sort_unstable();
        for &(prefix, uri) in &needed {
            let colon = if prefix.is_empty() { "" } else { ":" };
            push_attribute(&mut self.out, &["xmlns", colon, prefix], uri);
            written.entry(prefix).or_default().push(uri);
        }
        needed.into_iter().map(|(prefix, _)| prefix).collect()
    }

    fn attributes(&mut self, id: NodeId, tag: &'t Tag) {
        let mut all: Vec<_> = tag.attributes.iter().collect();
        if id == self.apex && !self.method.exclusive {
            all.extend(self.inherited(id, tag));
        }
        all.sort_by(|(a, _), (b, _)| (&a.uri, &a.local).cmp(&(&b.uri, &b.local)));
        for (name, value) in all {
            let colon = if name.prefix.is_empty() { "" } else { ":" };
            push_attribute(&mut self.out, &[&name.prefix, colon, &name.local], value);
        }
    }

    /// The attributes of `xml:` that hold for the apex, from the elements around it.
    fn inherited(&self, apex: NodeId, tag: &'t Tag) -> Vec<&'t (super::tree::Name, String)> {
        let mut out: Vec<&(super::tree::Name, String)> = Vec::new();
        let tree: &'t Tree = self.tree;
        let of_xml = |(name, _): &&'t (super::tree::Name, String)| name.uri == XML;
        let own = tag.attributes.iter().filter(of_xml);
        let mut taken: HashSet<&str> = own.map(|(name, _)| name.local.as_str()).collect();
        let outer = tree.around(apex).skip(1).filter_map(|id| tree.tag(id));
        for attribute in outer.flat_map(|tag| &tag.attributes).filter(of_xml) {
            let local = attribute.0.local.as_str();
            let simple = ["lang", "space"].contains(&local);
            if (simple || !self.method.eleven) && taken.insert(local) {
                out.push(attribute);
            }
        }
        out
    }

    fn inherits_base(&self) -> bool {
        let outer = self.tree.around(self.apex).skip(1);
        let mut tags = outer.filter_map(|id| self.tree.tag(id));
        tags.any(|tag| tag.attributes.iter().any(|(name, _)| name.is(XML, "base")))
    }
}

fn push_name(out: &mut String, before: &str, tag: &Tag) {
    let colon = if tag.name.prefix.is_empty() { "" } else { ":" };
    out.extend([before, &tag.name.prefix, colon, &tag.name.local]);
}

fn push_attribute(out: &mut String, name: &[&str], value: &str) {
    out.push(' ');
    out.extend(name.iter().copied());
    out.push_str("=\"");
    push_with(out, value, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#x9;"),
        b'\n' => Some("&#xA;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
    out.push('"');
}

fn push_text(out: &mut String, text: &str) {
    push_with(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

/// Appends a text, some of its characters written otherwise.
fn push_with(out: &mut String, text: &str, written: fn(u8) -> Option<&'static str>) {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(other) = written(byte) {
            out.push_str(text.get(copied..at).unwrap_or_default());
            out.push_str(other);
            copied = at + 1;
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
}

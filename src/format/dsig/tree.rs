//! A document as the nodes that canonical XML knows.

use std::collections::HashMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::limits::Limits;
use crate::error::ErrorKind;
use crate::format::escape::{find_illegal, line_ends};
use crate::format::fault::Fault;
use crate::format::syntax::{
    self, end_of_cdata, illegal, outside_root, resolve, too_deep, too_many_attributes, unclosed_tag,
};
use crate::message::Message;

/// The namespace that the prefix `xml` is always bound to.
pub(in crate::format) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Which node of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::format) struct NodeId(usize);

/// A node.
#[derive(Debug, Clone)]
pub(in crate::format) struct Node {
    pub(in crate::format) parent: Option<NodeId>,
    pub(in crate::format) children: Vec<NodeId>,
    pub(in crate::format) kind: Kind,
    /// Where it begins in the text that was read.
    pub(in crate::format) at: usize,
}

#[derive(Debug, Clone)]
pub(in crate::format) enum Kind {
    /// The document itself, which holds the root.
    Document,
    Element(Tag),
    /// Text and CDATA, references resolved.
    Text(String),
    Comment(String),
    /// A processing instruction: its target and its data.
    Instruction(String, String),
}

/// A start tag.
#[derive(Debug, Clone, Default)]
pub(in crate::format) struct Tag {
    pub(in crate::format) name: Name,
    pub(in crate::format) attributes: Vec<(Name, String)>,
    /// The namespaces that it declares, by prefix; the default one has an empty prefix.
    pub(in crate::format) declared: Vec<(String, String)>,
}

/// A name with its namespace; no prefix and no namespace are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::format) struct Name {
    pub(in crate::format) prefix: String,
    pub(in crate::format) local: String,
    pub(in crate::format) uri: String,
}

impl Name {
    pub(in crate::format) fn is(&self, uri: &str, local: &str) -> bool {
        self.uri == uri && self.local == local
    }
}

/// A document.
#[derive(Debug, Clone)]
pub(in crate::format) struct Tree {
    nodes: Vec<Node>,
    /// Where a name stands whose prefix nothing binds, or which stands twice in one tag.
    pub(in crate::format) unnamed: Option<usize>,
}

impl Tree {
    /// Reads a document.
    pub(in crate::format) fn read(text: &str, limits: &Limits) -> Result<Self, Fault> {
        let mut reader = TreeReader::new(limits);
        let mut xml = Reader::from_str(text);
        xml.config_mut().check_comments = true;
        loop {
            let at = usize::try_from(xml.buffer_position()).unwrap_or(usize::MAX);
            let event = xml
                .read_event()
                .map_err(|error| syntax::fault(&error, limits.xml_attributes).at(at))?;
            if matches!(event, Event::Eof) {
                return reader.finish().map_err(|fault| fault.at(at));
            }
            reader.take(&event, at).map_err(|fault| fault.at(at))?;
        }
    }

    pub(in crate::format) fn document(&self) -> NodeId {
        NodeId(0)
    }

    pub(in crate::format) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0)
    }

    pub(in crate::format) fn node_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(id.0)
    }

    pub(in crate::format) fn children(&self, id: NodeId) -> &[NodeId] {
        self.node(id).map_or(&[], |node| node.children.as_slice())
    }

    /// The tag of an element.
    pub(in crate::format) fn tag(&self, id: NodeId) -> Option<&Tag> {
        match &self.node(id)?.kind {
            Kind::Element(tag) => Some(tag),
            _ => None,
        }
    }

    /// The elements right inside a node.
    pub(in crate::format) fn elements(&self, id: NodeId) -> impl Iterator<Item = (NodeId, &Tag)> {
        self.children(id).iter().filter_map(|id| Some((*id, self.tag(*id)?)))
    }

    /// The root element.
    pub(in crate::format) fn root(&self) -> Option<NodeId> {
        self.elements(self.document()).next().map(|(id, _)| id)
    }

    /// Every element, in the order of the document.
    pub(in crate::format) fn every_element(&self) -> impl Iterator<Item = (NodeId, &Tag)> {
        (0..self.nodes.len()).filter_map(|id| Some((NodeId(id), self.tag(NodeId(id))?)))
    }

    /// The node and everything around it, from the inside.
    pub(in crate::format) fn around(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(id), |id| self.node(*id)?.parent)
    }

    /// Whether a node is another or stands inside it.
    pub(in crate::format) fn is_within(&self, id: NodeId, outer: NodeId) -> bool {
        self.around(id).any(|around| around == outer)
    }

    /// The text of an element that holds nothing else.
    pub(in crate::format) fn text(&self, id: NodeId) -> Option<String> {
        let mut out = String::new();
        for child in self.children(id) {
            match &self.node(*child)?.kind {
                Kind::Text(text) => out.push_str(text),
                _ => return None,
            }
        }
        Some(out)
    }

    /// A text that nothing holds yet.
    #[cfg(feature = "edxml")]
    pub(in crate::format) fn spare_text(&mut self, parent: NodeId, text: String) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node {
            parent: Some(parent),
            children: Vec::new(),
            kind: Kind::Text(text),
            at: 0,
        });
        id
    }

    fn push(&mut self, parent: Option<NodeId>, kind: Kind, at: usize) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node {
            parent,
            children: Vec::new(),
            kind,
            at,
        });
        if let Some(around) = parent.and_then(|parent| self.nodes.get_mut(parent.0)) {
            around.children.push(id);
        }
        id
    }
}

struct TreeReader<'l> {
    tree: Tree,
    /// The element that is open.
    open: NodeId,
    /// The namespaces that are bound there, by prefix, the innermost last. A look into the
    /// tags around every name would take the limits of depth and attributes, multiplied.
    bound: HashMap<String, Vec<String>>,
    depth: usize,
    limits: &'l Limits,
}

impl<'l> TreeReader<'l> {
    fn new(limits: &'l Limits) -> Self {
        let mut tree = Tree {
            nodes: Vec::new(),
            unnamed: None,
        };
        let open = tree.push(None, Kind::Document, 0);
        Self {
            tree,
            open,
            bound: HashMap::new(),
            depth: 0,
            limits,
        }
    }

    fn take(&mut self, event: &Event<'_>, at: usize) -> Result<(), Fault> {
        match event {
            Event::Start(tag) => self.open = self.start(tag, at)?,
            Event::Empty(tag) => {
                let whole = self.start(tag, at)?;
                self.end(whole);
            }
            Event::End(_) => {
                self.end(self.open);
                let around = self.tree.node(self.open).and_then(|node| node.parent);
                self.open = around.unwrap_or(self.tree.document());
            }
            Event::Text(text) if text.contains("]]>") => return Err(end_of_cdata()),
            Event::Text(text) => self.text(text, at)?,
            Event::CData(text) => self.text(text, at)?,
            Event::GeneralRef(reference) => {
                let c = resolve(reference)?;
                self.push_text(c.encode_utf8(&mut [0; 4]), at)?;
            }
            Event::Comment(text) => {
                let text = line_ends(legal(text)?).into_owned();
                self.add(Kind::Comment(text), at)?;
            }
            Event::PI(text) => {
                let text = line_ends(legal(text)?);
                let (target, data) = text.split_once([' ', '\t', '\n']).unwrap_or((&text, ""));
                let data = data.trim_start_matches([' ', '\t', '\n']);
                self.add(Kind::Instruction(target.to_owned(), data.to_owned()), at)?;
            }
            Event::Decl(declaration) => syntax::declaration(declaration, at == 0)?,
            Event::DocType(_) => return Err(syntax::doctype()),
            Event::Eof => {}
        }
        Ok(())
    }

    fn finish(self) -> Result<Tree, Fault> {
        if self.depth == 0 && self.tree.root().is_some() {
            return Ok(self.tree);
        }
        Err(syntax::cut_off())
    }

    fn start(&mut self, tag: &BytesStart<'_>, at: usize) -> Result<NodeId, Fault> {
        self.depth += 1;
        if self.depth > self.limits.xml_depth {
            return Err(too_deep(self.limits.xml_depth));
        }
        if self.depth == 1 && self.tree.root().is_some() {
            return Err(outside_root());
        }
        if tag.contains('<') {
            return Err(unclosed_tag());
        }
        let mut read = self.tag(tag)?;
        if !self.name(&mut read) {
            self.tree.unnamed.get_or_insert(at);
        }
        self.add(Kind::Element(read), at)
    }

    /// Leaves an element: what it declares is bound no more.
    fn end(&mut self, id: NodeId) {
        self.depth = self.depth.saturating_sub(1);
        for (prefix, _) in self.tree.tag(id).into_iter().flat_map(|tag| &tag.declared) {
            if let Some(uris) = self.bound.get_mut(prefix) {
                uris.pop();
            }
        }
    }

    /// The names, attributes and declarations of a tag, its namespaces still open.
    fn tag(&self, tag: &BytesStart<'_>) -> Result<Tag, Fault> {
        let limit = self.limits.xml_attributes;
        let mut read = Tag {
            name: split(tag.name().as_ref()),
            ..Tag::default()
        };
        for (i, attribute) in tag.attributes().enumerate() {
            if i >= limit {
                return Err(too_many_attributes(limit));
            }
            let attribute = attribute.map_err(|error| syntax::fault(&error.into(), limit))?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| syntax::fault(&error, limit))?;
            let value = legal(&value)?.to_owned();
            let name = split(attribute.key.as_ref());
            match (name.prefix.as_str(), name.local.as_str()) {
                ("", "xmlns") => read.declared.push((String::new(), value)),
                ("xmlns", _) => read.declared.push((name.local, value)),
                _ => read.attributes.push((name, value)),
            }
        }
        Ok(read)
    }

    /// Binds the namespaces that a tag declares and gives its names theirs; tells whether
    /// all have one.
    fn name(&mut self, tag: &mut Tag) -> bool {
        let declarable = |(prefix, uri): &(String, String)| match prefix.as_str() {
            "xmlns" => false,
            "xml" => uri == XML,
            "" => uri != XML,
            _ => !uri.is_empty() && uri != XML,
        };
        let mut sound = tag.declared.iter().all(declarable);
        tag.declared.retain(|(prefix, _)| prefix != "xml");
        for (prefix, uri) in &tag.declared {
            self.bound.entry(prefix.clone()).or_default().push(uri.clone());
        }
        let find = |prefix: &str| match prefix {
            "xml" => XML.to_owned(),
            prefix => self
                .bound
                .get(prefix)
                .and_then(|uris| uris.last())
                .cloned()
                .unwrap_or_default(),
        };
        tag.name.uri = find(&tag.name.prefix);
        sound &= tag.name.prefix.is_empty() || !tag.name.uri.is_empty();
        for (name, _) in &mut tag.attributes {
            if !name.prefix.is_empty() {
                name.uri = find(&name.prefix);
                sound &= !name.uri.is_empty();
            }
        }
        let mut names: Vec<_> = tag.attributes.iter().map(|(n, _)| (&n.uri, &n.local)).collect();
        names.sort();
        sound && names.windows(2).all(|pair| pair.first() != pair.last())
    }

    fn text(&mut self, text: &str, at: usize) -> Result<(), Fault> {
        let text = line_ends(legal(text)?);
        self.push_text(&text, at)
    }

    /// Adds text to the text before it, if that is one.
    fn push_text(&mut self, text: &str, at: usize) -> Result<(), Fault> {
        if self.open == self.tree.document() {
            // White space outside the root means nothing, and other text is none.
            let blank = text.bytes().all(|b| b.is_ascii_whitespace());
            return if blank { Ok(()) } else { Err(outside_root()) };
        }
        let last = self.tree.children(self.open).last().copied();
        if let Some(Kind::Text(before)) = last
            .and_then(|last| self.tree.node_mut(last))
            .map(|node| &mut node.kind)
        {
            before.push_str(text);
            return Ok(());
        }
        self.add(Kind::Text(text.to_owned()), at).map(|_| ())
    }

    fn add(&mut self, kind: Kind, at: usize) -> Result<NodeId, Fault> {
        let limit = self.limits.xml_nodes;
        if self.tree.nodes.len() > limit {
            return Err(Fault::new(
                ErrorKind::Limit,
                Message::new(
                    format!("tệp có hơn {limit} phần tử, chữ và chú thích, quá giới hạn"),
                    format!("the file has more elements, texts and comments than the limit of {limit}"),
                ),
            ));
        }
        Ok(self.tree.push(Some(self.open), kind, at))
    }
}

fn split(name: &str) -> Name {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    Name {
        prefix: prefix.to_owned(),
        local: local.to_owned(),
        uri: String::new(),
    }
}

fn legal(text: &str) -> Result<&str, Fault> {
    match find_illegal(text) {
        None => Ok(text),
        Some((_, c)) => Err(illegal(c)),
    }
}

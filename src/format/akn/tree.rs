//! An XML text as a tree of elements.

use crate::error::ErrorKind;
use crate::format::escape::line_ends;
use crate::format::fault::{Fault, excerpt};
use crate::format::xml::events::{Events, Piece};
use crate::message::Message;
use crate::text::Limits;

use super::names::{FAMILY, NAMESPACE, OURS, collapsed};

/// Trees are walked by functions that call themselves; no caller may set a deeper limit.
const DEEPEST: usize = 256;

/// Whose name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Akoma Ntoso.
    Akn,
    /// Ours.
    Ours,
    /// Another, or none.
    Other,
}

impl Space {
    fn of(namespace: &str) -> Self {
        match namespace {
            NAMESPACE => Self::Akn,
            OURS => Self::Ours,
            _ => Self::Other,
        }
    }
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) space: Space,
    attributes: Vec<(Space, String, String)>,
    pub(super) children: Vec<Child>,
    /// Where its start tag begins, in bytes.
    pub(super) at: usize,
}

#[derive(Debug)]
pub(super) enum Child {
    Element(Node),
    Text(String),
}

impl Node {
    /// Whether it is an element of the standard with this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.space == Space::Akn && self.name == name
    }

    /// The value of an attribute of the standard, which is in no namespace.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.find(Space::Other, name)
    }

    /// The value of an attribute of ours.
    pub(super) fn ours(&self, name: &str) -> Option<&str> {
        self.find(Space::Ours, name)
    }

    fn find(&self, space: Space, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(of, key, _)| *of == space && key == name);
        found.map(|(_, _, value)| value.as_str())
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Node> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    /// The first child of the standard with a name.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.elements().find(|node| node.is(name))
    }

    /// Whether words stand beside its elements.
    pub(super) fn is_mixed(&self) -> bool {
        let words = |child: &Child| matches!(child, Child::Text(text) if !collapsed(text).is_empty());
        self.children.iter().any(words)
    }

    /// The text of the element and all in it. White space counts only where
    /// `xml:space` says so.
    pub(super) fn text(&self) -> String {
        self.text_without(&|_| false)
    }

    /// The text but for that of some elements.
    pub(super) fn text_without(&self, left_out: &dyn Fn(&Node) -> bool) -> String {
        let mut out = String::new();
        self.collect(left_out, &mut out);
        if self.find(Space::Other, "xml:space") == Some("preserve") {
            out
        } else {
            collapsed(&out)
        }
    }

    fn collect(&self, left_out: &dyn Fn(&Node) -> bool, out: &mut String) {
        if self.space == Space::Akn && matches!(self.name.as_str(), "eol" | "br" | "eop") {
            out.push(' ');
        }
        for child in &self.children {
            match child {
                Child::Text(text) => out.push_str(text),
                Child::Element(node) if left_out(node) => {}
                Child::Element(node) => {
                    // Blocks do not run into each other.
                    if is_block(&node.name) && !out.is_empty() {
                        out.push(' ');
                    }
                    node.collect(left_out, out);
                }
            }
        }
    }
}

/// Elements that begin a line of their own.
fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 14] = [
        "p",
        "block",
        "li",
        "td",
        "th",
        "tr",
        "num",
        "heading",
        "subheading",
        "content",
        "item",
        "table",
        "container",
        "intro",
    ];
    BLOCKS.contains(&name)
}

/// Reads the tree of a text; what is wrong is told with the element it stands in.
pub(super) fn parse(text: &str, limits: &Limits) -> Result<Node, Fault> {
    let mut limits = limits.clone();
    limits.xml_depth = limits.xml_depth.min(DEEPEST);
    let mut open = Vec::new();
    let mut events = Events::new(text, &limits);
    tree(&mut events, &limits, &mut open).map_err(|fault| fault.on(path(&open)))
}

fn tree(events: &mut Events<'_>, limits: &Limits, open: &mut Vec<Node>) -> Result<Node, Fault> {
    let mut root = None;
    let mut elements = 0;
    loop {
        match events.next()? {
            Piece::Start(tag) | Piece::Foreign(tag, _) => {
                elements += 1;
                if elements > limits.rows {
                    return Err(too_many(limits.rows).at(events.at()));
                }
                let namespace = events.namespace(&tag);
                let mut node = Node {
                    name: tag.local_name().as_ref().to_owned(),
                    space: Space::of(namespace),
                    attributes: Vec::new(),
                    children: Vec::new(),
                    at: events.at(),
                };
                if open.is_empty() {
                    check_root(&node, namespace, root.is_some()).map_err(|fault| fault.at(events.at()))?;
                }
                let attributes = &mut node.attributes;
                let read = events.every_attribute(&tag, |namespace, name, value| {
                    let name = match namespace {
                        "http://www.w3.org/XML/1998/namespace" => format!("xml:{name}"),
                        _ => name.to_owned(),
                    };
                    // Attributes of the standard are in no namespace; those of others say nothing here.
                    if namespace.is_empty() || namespace == OURS || name.starts_with("xml:") {
                        attributes.push((Space::of(namespace), name, value.into_owned()));
                    }
                });
                open.push(node);
                read?;
            }
            Piece::End => {
                if let Some(node) = open.pop() {
                    match open.last_mut() {
                        Some(parent) => parent.children.push(Child::Element(node)),
                        None => root = Some(node),
                    }
                }
            }
            Piece::Text(text) => add(open, &line_ends(&text), events.at())?,
            Piece::Char(c) => add(open, c.encode_utf8(&mut [0; 4]), events.at())?,
            Piece::Eof => return root.ok_or_else(no_root),
        }
    }
}

fn add(open: &mut [Node], text: &str, at: usize) -> Result<(), Fault> {
    let Some(node) = open.last_mut() else {
        let stray = collapsed(text);
        return if stray.is_empty() {
            Ok(())
        } else {
            let stray = excerpt(&stray);
            Err(Fault::data(
                format!("chữ `{stray}` đứng ngoài phần tử gốc; hãy bỏ đi"),
                format!("the text `{stray}` stands outside the root element; remove it"),
            )
            .at(at + text.len() - text.trim_start().len()))
        };
    };
    match node.children.last_mut() {
        Some(Child::Text(before)) => before.push_str(text),
        _ => node.children.push(Child::Text(text.to_owned())),
    }
    Ok(())
}

fn check_root(root: &Node, namespace: &str, second: bool) -> Result<(), Fault> {
    if second {
        return Err(Fault::data(
            "còn phần tử sau phần tử gốc; mỗi tệp chỉ có một văn bản",
            "there is an element behind the root; a file holds one document",
        ));
    }
    let name = excerpt(&root.name);
    if root.is("akomaNtoso") {
        return Ok(());
    }
    if root.space == Space::Akn {
        return Err(Fault::data(
            format!("phần tử gốc là `{name}`; phải là `akomaNtoso`"),
            format!("the root element is `{name}`; it must be `akomaNtoso`"),
        ));
    }
    if root.name == "akomaNtoso" && (namespace.starts_with(FAMILY) || namespace.contains("akomantoso.org/")) {
        // The version stands at its end.
        let namespace: String = namespace.chars().take(100).collect();
        return Err(Fault::new(
            ErrorKind::Unsupported,
            Message::new(
                format!("không đọc được phiên bản `{namespace}` của Akoma Ntoso; hãy chuyển sang 3.0 (`{NAMESPACE}`)"),
                format!("this version of Akoma Ntoso, `{namespace}`, is not read; convert it to 3.0 (`{NAMESPACE}`)"),
            ),
        ));
    }
    Err(Fault::data(
        format!("phần tử gốc `{name}` không phải `akomaNtoso` của `{NAMESPACE}`"),
        format!("the root element `{name}` is not `akomaNtoso` of `{NAMESPACE}`"),
    ))
}

fn no_root() -> Fault {
    let message = Message::new(
        "không có phần tử gốc `akomaNtoso`",
        "there is no root element `akomaNtoso`",
    );
    Fault::new(ErrorKind::Syntax, message).at(0)
}

fn too_many(limit: usize) -> Fault {
    Fault::new(
        ErrorKind::Limit,
        Message::new(
            format!("tệp có hơn {limit} phần tử, quá giới hạn; hãy chia nhỏ hoặc nâng giới hạn"),
            format!("the file has more than {limit} elements, the limit; split it or raise the limit"),
        ),
    )
}

/// The elements that are open: `/akomaNtoso/doc/mainBody/article[2]`, a number for
/// the second of a name and those behind it.
fn path(open: &[Node]) -> String {
    let mut out = String::new();
    let mut parent: Option<&Node> = None;
    for node in open {
        step(&mut out, parent, node, usize::MAX);
        parent = Some(node);
    }
    out
}

fn step(out: &mut String, parent: Option<&Node>, node: &Node, before: usize) {
    out.push('/');
    out.push_str(&excerpt(&node.name));
    let twins = parent
        .into_iter()
        .flat_map(Node::elements)
        .filter(|twin| twin.at < before);
    let nth = 1 + twins.filter(|twin| twin.name == node.name).count();
    if nth > 1 {
        out.push_str(&format!("[{nth}]"));
    }
}

/// The path of the element whose start tag begins at a place.
pub(super) fn path_to(root: &Node, at: usize) -> String {
    let mut out = String::new();
    step(&mut out, None, root, 0);
    let mut node = root;
    while node.at < at {
        // The last child that begins no later holds the place.
        let Some(next) = node.elements().filter(|child| child.at <= at).last() else {
            break;
        };
        step(&mut out, Some(node), next, next.at);
        node = next;
    }
    out
}

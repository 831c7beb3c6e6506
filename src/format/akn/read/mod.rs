//! Akoma Ntoso to document. What others wrote is read as far as it goes: an element
//! without a field leaves its text in the content or in `unplaced`.

mod body;
mod fields;
mod meta;
mod tail;

use std::collections::HashMap;

use super::names::SOURCE;
use super::tree::{self, Node, Space};
use crate::document::{Block, Document, Loss, Written};
use crate::format::fault::Fault;
use crate::text::Limits;

pub(super) fn read(text: &str, limits: &Limits) -> Result<Written<Document>, Fault> {
    let root = tree::parse(text, limits)?;
    document(&root).map_err(|fault| {
        let at = fault.offset().unwrap_or(root.at);
        fault.at(at).on(tree::path_to(&root, at))
    })
}

fn document(root: &Node) -> Result<Written<Document>, Fault> {
    let mut documents = root.elements().filter(|node| is_document(node));
    let Some(document) = documents.next() else {
        return Err(Fault::data(
            "trong `akomaNtoso` không có văn bản nào (`act`, `doc`, `statement`, …)",
            "there is no document (`act`, `doc`, `statement`, …) inside `akomaNtoso`",
        )
        .at(root.at));
    };
    if let Some(second) = documents.next() {
        return Err(Fault::data(
            "trong `akomaNtoso` có văn bản thứ hai; mỗi tệp chỉ có một",
            "there is a second document inside `akomaNtoso`; a file holds one",
        )
        .at(second.at));
    }
    let mut reader = Reader::of(document);
    reader.between(root);
    reader.run(document)?;
    if let Some(components) = root.child("components") {
        reader.lost("/components", components);
    }
    Ok(Written::new(reader.document, reader.losses))
}

/// Whether an element is a whole document; others leave out its metadata now and then.
fn is_document(node: &Node) -> bool {
    const DOCUMENTS: [&str; 12] = [
        "act",
        "amendment",
        "amendmentList",
        "bill",
        "debate",
        "debateReport",
        "doc",
        "documentCollection",
        "judgment",
        "officialGazette",
        "portion",
        "statement",
    ];
    node.space == Space::Akn && (DOCUMENTS.contains(&node.name.as_str()) || node.child("meta").is_some())
}

struct Reader<'a> {
    document: Document,
    losses: Vec<Loss>,
    /// What the references of the metadata stand for, by their identifiers.
    names: HashMap<&'a str, &'a str>,
    /// Whether this crate wrote it.
    ours: bool,
    /// The number of the metadata.
    number: Option<&'a str>,
}

impl<'a> Reader<'a> {
    fn of(document: &'a Node) -> Self {
        let meta = || document.child("meta").into_iter();
        let references = meta().flat_map(Node::elements).filter(|node| node.is("references"));
        let names = references.flat_map(Node::elements);
        let identification = meta().find_map(|meta| meta.child("identification"));
        Self {
            document: Document::default(),
            losses: Vec::new(),
            names: names
                .filter_map(|name| Some((name.get("eId")?, name.get("showAs")?)))
                .collect(),
            ours: identification.is_some_and(|node| node.get("source") == Some(SOURCE)),
            number: None,
        }
    }

    fn run(&mut self, document: &'a Node) -> Result<(), Fault> {
        let mut body = Vec::new();
        let mut notes = Vec::new();
        self.between(document);
        for node in document.elements() {
            match node.name.as_str() {
                _ if node.space != Space::Akn => self.unplaced(node.text()),
                "meta" => self.meta(node, &mut notes)?,
                "coverPage" | "preface" | "conclusions" => self.parts(node)?,
                "attachments" => self.attachments(node)?,
                "components" => self.lost("/components", node),
                _ => self.blocks(node, None, &mut body)?,
            }
        }
        body.append(&mut notes);
        self.document.body = body;
        self.links(document);
        self.kind(document);
        self.date_of_work(document)
    }

    /// Text that has no field.
    fn unplaced(&mut self, text: String) {
        if !text.is_empty() {
            self.document.unplaced.push(text);
        }
    }

    /// What a reference stands for: `#org_1`.
    fn name_of(&self, reference: &str) -> Option<&'a str> {
        self.names.get(reference.strip_prefix('#')?).copied()
    }
}

/// The text of an element that holds one block, or of all in it.
fn line_of(node: &Node) -> String {
    let mut elements = node.elements();
    match (elements.next(), elements.next()) {
        (Some(line), None) if line.is("p") && !node.is_mixed() => line.text(),
        _ => node.text(),
    }
}

/// A block that stands at the level that its place implies, or says another.
fn level(node: &Node, implied: u8) -> Result<u8, Fault> {
    let Some(level) = node.ours("level") else {
        return Ok(implied);
    };
    level
        .parse()
        .map_err(|_| Fault::number(Some("level".to_owned()), u8::MIN, u8::MAX, level).at(node.at))
}

/// A note that stands apart: its marker and its text.
fn note(node: &Node, level: u8) -> Block {
    let mut block = Block::new(crate::document::BlockKind::Note, line_of(node)).at_level(level);
    block.marker = node.get("marker").map(str::to_owned);
    block
}

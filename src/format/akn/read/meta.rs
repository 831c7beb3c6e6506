//! The metadata: kind, number and date; what no field holds is a loss.

use super::{Reader, level, note};
use crate::document::{Block, Loss};
use crate::format::akn::names::UNKNOWN;
use crate::format::akn::tree::Node;
use crate::format::fault::Fault;
use crate::message::Message;
use crate::value::{IssueDate, Kind};

impl<'a> Reader<'a> {
    pub(super) fn meta(&mut self, meta: &'a Node, notes: &mut Vec<Block>) -> Result<(), Fault> {
        for node in meta.elements() {
            match node.name.as_str() {
                "identification" => self.identification(node),
                "references" => {}
                "notes" => {
                    for one in node.elements() {
                        notes.push(note(one, level(one, 0)?));
                    }
                }
                name => self.lost(&format!("/meta/{name}"), node),
            }
        }
        Ok(())
    }

    fn identification(&mut self, node: &'a Node) {
        self.number = work(node).and_then(|work| work.child("FRBRnumber")?.get("value"));
        let languages = node.child("FRBRExpression").into_iter().flat_map(Node::elements);
        let languages = languages.filter(|node| node.is("FRBRlanguage"));
        for language in languages.filter_map(|node| node.get("language")) {
            if !["vie", "vi"].contains(&language) {
                self.losses.push(Loss::new(
                    "/meta/identification/FRBRExpression/FRBRlanguage",
                    language,
                    Message::new(
                        "văn bản của chương trình này luôn bằng tiếng Việt",
                        "documents are taken to be in Vietnamese",
                    ),
                ));
            }
        }
    }

    /// Links of others: what a text cites is found in its words again, where they lead is not.
    pub(super) fn links(&mut self, document: &Node) {
        fn count(node: &Node) -> usize {
            let inside: usize = node.elements().map(count).sum();
            inside + usize::from(node.is("ref") && node.get("href").is_some())
        }
        let links = if self.ours { 0 } else { count(document) };
        if links > 0 {
            let why = Message::new(
                "văn bản không giữ đích của liên kết; viện dẫn được nhận ra từ lời văn",
                "a document keeps no targets of links; citations are found in its words",
            );
            self.losses.push(Loss::new("//ref/@href", links.to_string(), why));
        }
    }

    /// Something that no field of the document holds.
    pub(super) fn lost(&mut self, path: &str, node: &Node) {
        let text = node.text();
        let what = if text.is_empty() { node.name.clone() } else { text };
        let why = Message::new(
            "mô hình văn bản không có chỗ cho phần này",
            "the model of a document has no place for it",
        );
        self.losses.push(Loss::new(path, what, why));
    }

    /// Ours says the kind in the metadata; of others, a name that we know counts.
    pub(super) fn kind(&mut self, document: &Node) {
        let meta = document.child("meta").and_then(|meta| meta.child("identification"));
        let subtype = meta
            .and_then(work)
            .and_then(|work| work.child("FRBRsubtype")?.get("value"));
        self.document.kind = if self.ours {
            subtype.and_then(|kind| kind.parse().ok())
        } else {
            let names = [subtype, document.get("name"), self.document.title.as_deref()];
            names.into_iter().flatten().find_map(Kind::from_name)
        };
        if self.document.number.is_none() {
            self.document.number = self
                .number
                .filter(|_| !self.ours)
                .and_then(|number| number.parse().ok());
        }
    }

    /// The date of the work, where the document itself shows none.
    pub(super) fn date_of_work(&mut self, document: &Node) -> Result<(), Fault> {
        let meta = document.child("meta").and_then(|meta| meta.child("identification"));
        let date = meta.and_then(work).and_then(|work| work.child("FRBRdate"));
        if let Some(node) = date.filter(|node| node.get("name") != Some(UNKNOWN)) {
            let date = date_of(node)?;
            if self.document.date.is_none() && self.document.date_as_written.is_none() {
                self.document.date = date;
            }
        }
        Ok(())
    }
}

fn work(identification: &Node) -> Option<&Node> {
    identification.child("FRBRWork")
}

/// The date that an element gives: a part of one in our attribute, else a whole one.
pub(super) fn date_of(node: &Node) -> Result<Option<IssueDate>, Fault> {
    if let Some(part) = node.ours("date") {
        return value(node, part).map(Some);
    }
    let day = node.get("date").and_then(|date| date.get(..10));
    Ok(day.and_then(|day| day.parse().ok()))
}

/// A value that we wrote ourselves: it must be one.
pub(super) fn value<T: std::str::FromStr<Err = crate::value::ParseValueError>>(
    node: &Node,
    text: &str,
) -> Result<T, Fault> {
    use serde::de::Error as _;
    text.parse().map_err(|error| Fault::custom(error).at(node.at))
}

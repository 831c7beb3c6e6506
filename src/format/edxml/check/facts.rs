//! What the rules look at.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::tables::MANY;
use crate::diagnostic::{Diagnostic, Place};
use crate::format::edxml::element::Element;
use crate::format::edxml::model::{Business, Edxml, Packet, Status};
use crate::format::edxml::record::{Record, camel};

/// A packet or status, with its leaves laid out.
pub(super) struct Facts<'a> {
    content: &'a Edxml,
    pub(super) today: Option<NaiveDate>,
    /// What the reader forgave, if it was read.
    pub(super) forgiven: Option<&'a [Diagnostic]>,
    /// Where the elements of the file stand, if that is known.
    pub(super) places: HashMap<String, Place>,
    /// Every text with its path, in order.
    pub(super) leaves: Vec<Leaf>,
}

/// A text at its place.
pub(super) struct Leaf {
    /// The path with numbers: `/to/0/organId`.
    pub(super) path: String,
    /// The path without: `/to/organId`.
    pub(super) row: String,
    pub(super) text: String,
}

impl<'a> Facts<'a> {
    pub(super) fn new(content: &'a Edxml, today: Option<NaiveDate>) -> Self {
        let mut leaves = Vec::new();
        let (message, list) = match content {
            Edxml::Document(packet) => (packet.header.write("message"), &packet.trace_header_list),
            Edxml::Status(packet) => (packet.status.write("message"), &packet.trace_header_list),
        };
        lay_out(&message, "", ("", ""), &mut leaves);
        if let Some(list) = list {
            let list = list.write("edXML:TraceHeaderList");
            lay_out(
                &list,
                "traceHeaderList",
                ("/traceHeaderList", "/traceHeaderList"),
                &mut leaves,
            );
        }
        if let Edxml::Document(packet) = content {
            for (i, attachment) in packet.attachments.iter().enumerate() {
                leaves.push(Leaf {
                    path: format!("/attachments/{i}/attachmentName"),
                    row: "/attachments/attachmentName".to_owned(),
                    text: attachment.attachment_name.clone().unwrap_or_default(),
                });
            }
        }
        Self {
            content,
            today,
            forgiven: None,
            places: HashMap::new(),
            leaves,
        }
    }

    pub(super) fn packet(&self) -> Option<&'a Packet> {
        self.content.packet()
    }

    pub(super) fn status(&self) -> Option<&'a Status> {
        self.content.status()
    }

    pub(super) fn business(&self) -> Option<&'a Business> {
        self.packet()?.trace_header_list.as_ref()?.bussiness.as_ref()
    }

    /// The leaves whose path ends so.
    pub(super) fn ending<'f>(&'f self, ends: &'f [&str]) -> impl Iterator<Item = &'f Leaf> {
        self.leaves
            .iter()
            .filter(|leaf| ends.iter().any(|end| leaf.row.ends_with(end)))
    }
}

fn lay_out(element: &Element, parent: &str, (path, row): (&str, &str), out: &mut Vec<Leaf>) {
    let mut counted: Vec<(String, usize)> = Vec::new();
    for child in element.elements() {
        let name = camel(&child.name);
        let before = match counted.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                counted.push((name.clone(), 0));
                0
            }
        };
        let many = MANY.contains(&(parent, name.as_str()));
        let path = if many {
            format!("{path}/{name}/{before}")
        } else {
            format!("{path}/{name}")
        };
        let row = format!("{row}/{name}");
        if child.elements().next().is_some() {
            lay_out(child, &name, (&path, &row), out);
        } else {
            let text = child.text().into_owned();
            out.push(Leaf { path, row, text });
        }
    }
}

//! What the rules look at.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::target::Target;
use crate::diagnostic::{Diagnostic, Place};
use crate::document::Document;
use crate::format::edxml::leaves::{Leaf, lay_out};
use crate::format::edxml::model::{Business, Packet, Status};
use crate::format::edxml::record::Record;
use crate::format::edxml::write::EdxmlRef;

/// A packet or status, with its leaves laid out.
pub(super) struct Facts<'a> {
    content: EdxmlRef<'a>,
    pub(super) today: Option<NaiveDate>,
    /// The letters among the attachments, with their places there.
    pub(super) letters: &'a [(usize, Document)],
    /// What the reader forgave, if it was read.
    pub(super) forgiven: Option<&'a [Diagnostic]>,
    /// Where the elements of the file stand, if that is known.
    pub(super) places: HashMap<String, Place>,
    /// Every text with its path, in order.
    pub(super) leaves: Vec<Leaf>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(target: Target<'a>, today: Option<NaiveDate>) -> Self {
        let content = target.content();
        let mut leaves = Vec::new();
        let (message, list) = match content {
            EdxmlRef::Document(packet) => (packet.header.write("message"), packet.trace_header_list.as_ref()),
            EdxmlRef::Status(status) => (status.write("message"), None),
            EdxmlRef::StatusPacket(packet) => (packet.status.write("message"), packet.trace_header_list.as_ref()),
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
        if let EdxmlRef::Document(packet) = content {
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
            letters: &[],
            forgiven: target.forgiven(),
            places: target.places(),
            leaves,
        }
    }

    pub(super) fn packet(&self) -> Option<&'a Packet> {
        match self.content {
            EdxmlRef::Document(packet) => Some(packet),
            EdxmlRef::Status(_) | EdxmlRef::StatusPacket(_) => None,
        }
    }

    pub(super) fn status(&self) -> Option<&'a Status> {
        match self.content {
            EdxmlRef::Document(_) => None,
            EdxmlRef::Status(status) => Some(status),
            EdxmlRef::StatusPacket(packet) => Some(&packet.status),
        }
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

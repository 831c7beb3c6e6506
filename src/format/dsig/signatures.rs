//! Where the signatures of a file are, and where its identifiers.

use std::collections::HashMap;

use super::names::DSIG;
use super::tree::{NodeId, Tree};
use crate::error::{Error, ErrorKind};
use crate::message::Message;

/// A signature that was found.
#[derive(Debug, Clone, Copy)]
pub(in crate::format) struct Found {
    pub(in crate::format) id: NodeId,
    /// Whether it is in the namespace of XML-DSig.
    pub(in crate::format) w3c: bool,
}

/// Every `Signature` of a file: those of XML-DSig, and those that have its parts in
/// another namespace.
pub(in crate::format) fn signatures(tree: &Tree, most: usize) -> Result<Vec<Found>, Error> {
    let named = tree.every_element().filter(|(_, tag)| tag.name.local == "Signature");
    let found = named.filter_map(|(id, tag)| {
        let w3c = tag.name.uri == DSIG;
        let has_parts = || tree.elements(id).any(|(_, part)| part.name.local == "SignedInfo");
        (w3c || has_parts()).then_some(Found { id, w3c })
    });
    let found: Vec<Found> = found.take(most.saturating_add(1)).collect();
    if found.len() <= most {
        return Ok(found);
    }
    Err(Error::new(
        ErrorKind::Limit,
        Message::new(
            format!("tệp có hơn {most} chữ ký, quá giới hạn"),
            format!("the file has more signatures than the limit of {most}"),
        ),
    ))
}

/// The element of an identifier.
#[derive(Debug, Clone, Copy)]
pub(in crate::format) enum Target {
    One(NodeId),
    None,
    Several,
}

/// The identifiers of a file, looked up once for all references.
pub(in crate::format) struct Ids<'t>(HashMap<&'t str, Target>);

impl<'t> Ids<'t> {
    /// Finds the identifiers. Without a DTD no attribute is an identifier by right; `Id`,
    /// `ID` and `id` are taken for one in any namespace, so that an element which anybody
    /// could mean makes the reference ambiguous.
    pub(in crate::format) fn of(tree: &'t Tree) -> Self {
        let mut all: HashMap<&str, Target> = HashMap::new();
        for (element, tag) in tree.every_element() {
            let named = tag.attributes.iter();
            let named = named.filter(|(name, _)| ["Id", "ID", "id"].contains(&name.local.as_str()));
            for (_, value) in named {
                let known = all.entry(value).or_insert(Target::One(element));
                // One element may say the same twice.
                if !matches!(known, Target::One(first) if *first == element) {
                    *known = Target::Several;
                }
            }
        }
        Self(all)
    }

    /// The element of an identifier.
    pub(in crate::format) fn find(&self, id: &str) -> Target {
        self.0.get(id).copied().unwrap_or(Target::None)
    }
}

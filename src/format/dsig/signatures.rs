//! Where the signatures of a file are, and where its identifiers.

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
pub(super) enum Target {
    One(NodeId),
    None,
    Several,
}

/// Finds an element by its identifier. Without a DTD no attribute is an identifier by
/// right; `Id`, `ID` and `id` are taken for one in any namespace, so that an element
/// which anybody could mean makes the reference ambiguous.
pub(super) fn by_id(tree: &Tree, id: &str) -> Target {
    let mut found = Target::None;
    for (element, tag) in tree.every_element() {
        let named = tag
            .attributes
            .iter()
            .any(|(name, value)| value == id && ["Id", "ID", "id"].contains(&name.local.as_str()));
        if named {
            match found {
                Target::None => found = Target::One(element),
                _ => return Target::Several,
            }
        }
    }
    found
}

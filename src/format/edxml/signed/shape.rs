//! Whether a packet is plainly built: each part once, where the standard has it.
//!
//! Readers differ in which of two elements they take, and a part that was moved aside is
//! read by none. What a signature proves of a packet that is built otherwise depends on
//! who reads it, and so nothing is taken for proved.

use std::collections::HashSet;

use super::PacketSignature;
use crate::format::dsig::tree::{NodeId, Tree};
use crate::format::dsig::{DSIG, Ids, Input, Limits, Target};
use crate::format::edxml::model::{ContentId, Edxml, Packet};
use crate::format::edxml::names::{ATTACHMENT, ATTACHMENTS, DATA, ENVELOPE};
use crate::message::Message;

/// A part of the frame: its name, other names under which it is read, the part that it
/// stands in (none: the root), and whether there may be several.
type Row = (&'static str, &'static [&'static str], &'static str, bool);

#[rustfmt::skip]
const FRAME: [Row; 10] = [
    (ENVELOPE, &[], "", false),
    ("edXMLHeader", &[], ENVELOPE, false),
    ("MessageHeader", &[], "edXMLHeader", false),
    ("TraceHeaderList", &[], "edXMLHeader", false),
    ("Bussiness", &["Business"], "TraceHeaderList", false),
    ("edXMLBody", &[], ENVELOPE, false),
    ("edXMLManifest", &["Manifest"], "edXMLBody", false),
    (ATTACHMENTS, &[], "", false),
    (ATTACHMENT, &[], ATTACHMENTS, true),
    (DATA, &[], ATTACHMENT, false),
];

/// The most oddities that are told.
const MOST: usize = 8;

/// What is not plain about a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Odd {
    /// A part that stands more than once.
    Twice(&'static str),
    /// A part that stands where no reader looks for it.
    Elsewhere(&'static str),
    /// What a signature refers to, and what is no part that is read.
    Unread(String),
    /// The attachments are not those of the manifest.
    Other,
    /// The structure could not be looked at.
    Unknown,
}

impl Odd {
    /// What is odd, in words.
    pub(super) fn told(&self) -> Message {
        match self {
            Self::Twice(name) => Message::new(format!("`{name}` xuất hiện hai lần"), format!("`{name}` stands twice")),
            Self::Elsewhere(name) => Message::new(
                format!("`{name}` nằm sai chỗ nên không được đọc"),
                format!("`{name}` stands elsewhere and is not read"),
            ),
            Self::Unread(uri) => Message::new(
                format!("phần đã ký `{uri}` không được đọc"),
                format!("the signed part `{uri}` is not read"),
            ),
            Self::Other => Message::new(
                "tệp đính kèm không khớp danh mục về số lượng hoặc thứ tự",
                "the attachments are not those of the manifest, in number or order",
            ),
            Self::Unknown => Message::new("không xét được cấu trúc", "the structure could not be looked at"),
        }
    }
}

/// What is odd about a packet that bears signatures; nothing about one without.
pub(super) fn odd(file: &[u8], content: &Edxml, signatures: &[PacketSignature]) -> Vec<Odd> {
    if signatures.is_empty() {
        return Vec::new();
    }
    let tree = Input::new(file)
        .ok()
        .and_then(|input| input.tree(&Limits::default()).ok());
    let Some(tree) = tree else {
        return vec![Odd::Unknown];
    };
    let mut found = frame(&tree);
    let targets = targets(&tree, signatures, &mut found);
    if let Some(packet) = content.packet()
        && (!is_numbered(packet) || is_exchanged(&tree, packet, &targets))
    {
        found.push(Odd::Other);
    }
    found.truncate(MOST);
    found
}

fn row(local: &str) -> Option<&'static Row> {
    FRAME.iter().find(|row| row.0 == local || row.1.contains(&local))
}

/// The parts of the frame that stand twice, or elsewhere.
fn frame(tree: &Tree) -> Vec<Odd> {
    let mut met = HashSet::new();
    let mut found = Vec::new();
    for (id, tag) in tree.every_element() {
        let Some((name, _, within, many)) = row(&tag.name.local) else {
            continue;
        };
        let parent = tree.node(id).and_then(|node| node.parent);
        let is_in_place = match *within {
            "" => parent.is_some() && parent == tree.root(),
            within => parent
                .and_then(|parent| tree.tag(parent))
                .and_then(|tag| row(&tag.name.local))
                .is_some_and(|row| row.0 == within),
        };
        let odd = match is_in_place {
            // XML-DSig has a manifest of its own.
            false if tag.name.is(DSIG, "Manifest") => None,
            false => Some(Odd::Elsewhere(name)),
            true if !many && !met.insert((parent, *name)) => Some(Odd::Twice(name)),
            true => None,
        };
        if let Some(odd) = odd.filter(|odd| found.len() < MOST && !found.contains(odd)) {
            found.push(odd);
        }
    }
    found
}

/// The elements that the references of valid signatures select, signature by signature.
/// Each must be a part of the frame, whose place is looked at, the whole file, or of the
/// signature itself.
fn targets(tree: &Tree, signatures: &[PacketSignature], found: &mut Vec<Odd>) -> Vec<Vec<NodeId>> {
    let ids = Ids::of(tree);
    let mut all = Vec::new();
    for one in signatures {
        let held = one
            .signature
            .references
            .iter()
            .filter(|reference| reference.holds == Some(true));
        let mut selected = Vec::new();
        for uri in held.filter_map(|reference| reference.uri.as_deref()) {
            match uri.strip_prefix('#').map(|id| ids.find(id)) {
                None if uri.is_empty() => selected.extend(tree.root()),
                Some(Target::One(id)) if is_read(tree, id) => selected.push(id),
                _ => found.push(Odd::Unread(crate::format::fault::excerpt(uri))),
            }
        }
        all.push(selected);
    }
    all
}

fn is_read(tree: &Tree, id: NodeId) -> bool {
    let local = |id: NodeId| tree.tag(id).map(|tag| tag.name.local.as_str());
    tree.root() == Some(id)
        || local(id).is_some_and(|name| row(name).is_some())
        || tree.around(id).any(|around| local(around) == Some("Signature"))
}

/// Whether there are as many attachments as a manifest that names some has.
fn is_numbered(packet: &Packet) -> bool {
    let named = packet.manifest.reference.len();
    named == 0 || named == packet.attachments.len()
}

/// Whether attachments that were signed one by one stand in another order than they were
/// signed in, or one that no signature says, and not in that of the manifest either.
fn is_exchanged(tree: &Tree, packet: &Packet, targets: &[Vec<NodeId>]) -> bool {
    let named = |id: NodeId, name: &str| tree.tag(id).is_some_and(|tag| tag.name.local == name);
    let one_by_one = |signed: &[NodeId]| -> Vec<NodeId> {
        let attachments = signed.iter().copied().filter(|id| named(*id, ATTACHMENT));
        attachments.collect()
    };
    let at = |id: &NodeId| tree.node(*id).map(|node| node.at);
    let all: Vec<Vec<NodeId>> = targets.iter().map(|signed| one_by_one(signed)).collect();
    let in_order = all.iter().all(|signed| signed.iter().map(at).is_sorted());
    // How those of one signature lie to those of another, a third must say that has all of
    // them, or their list: anybody can exchange signatures, too.
    let signed: HashSet<NodeId> = all.iter().flatten().copied().collect();
    let has_list = |signed: &[NodeId]| {
        let mut selected = signed.iter().copied();
        selected.any(|id| tree.root() == Some(id) || named(id, ATTACHMENTS))
    };
    let has_all = |own: &[NodeId]| signed.iter().all(|id| own.contains(id));
    let together = targets.iter().any(|signed| has_list(signed)) || all.iter().any(|own| has_all(own));
    !(in_order && (together || signed.is_empty())) && !is_as_listed(packet)
}

/// Whether the attachments stand in the order of the manifest, by identifiers that are
/// each another.
fn is_as_listed(packet: &Packet) -> bool {
    let listed = packet.manifest.reference.iter();
    let listed: Option<Vec<&str>> = listed
        .map(|reference| reference.content_id.as_ref().map(ContentId::id))
        .collect();
    let attached = packet.attachments.iter();
    let attached: Option<Vec<&str>> = attached
        .map(|attachment| attachment.content_id.as_ref().map(ContentId::id))
        .collect();
    let distinct = |ids: &[&str]| ids.iter().collect::<HashSet<_>>().len() == ids.len();
    listed.as_deref().is_some_and(distinct) && listed == attached
}

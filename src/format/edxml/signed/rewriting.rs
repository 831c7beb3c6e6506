//! What the national exchange does to a packet on its way, undone.
//!
//! Each centre reads a packet into fields and writes it anew: with its own white space,
//! with its station added to the way, with the signature in the namespace of the
//! standard. Where undoing that makes the signature hold, the signer's words are proved
//! to be there. Empty elements that were dropped cannot be brought back.

use super::Rewriting;
use crate::format::dsig::tree::{Kind, NodeId, Tree};
use crate::format::dsig::{
    DSIG, Input, Limits, ProblemKind, Signature, SignatureStatus, Verifier, signatures, whole_text,
};

/// The most that is done anew, all attempts together, in bytes that are hashed.
pub(super) const MOST_BYTES: usize = 128 * 1024 * 1024;

/// What a signature value costs, in bytes that could be hashed in its stead.
const OF_A_VALUE: usize = 64 * 1024;

/// The most stations that centres are taken to have added.
const MOST_STATIONS: usize = 3;

/// A signature after what can be undone was undone.
pub(super) struct Undone {
    pub(super) signature: Signature,
    /// The same while it still had its signed texts.
    pub(super) holding: Signature,
    pub(super) undone: Vec<Rewriting>,
}

/// The white space between elements that a signer may have had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spacing {
    AsFound,
    None,
    Indent(&'static str),
}

const SPACINGS: [Spacing; 5] = [
    Spacing::AsFound,
    Spacing::None,
    Spacing::Indent("  "),
    Spacing::Indent("    "),
    Spacing::Indent("\t"),
];

/// Looks whether a signature that does not hold does so before the packet was written
/// anew. `budget` is how much may still be done for that.
pub(super) fn undone(
    file: &[u8],
    index: usize,
    signature: Signature,
    verifier: &dyn Verifier,
    budget: &mut usize,
) -> Undone {
    let moved = signature.status == SignatureStatus::NotInW3cNamespace;
    let lost = signature.has(ProblemKind::Missing) || signature.has(ProblemKind::Ambiguous);
    let changed = signature.status == SignatureStatus::Broken && !lost;
    let plain = |signature: Signature| Undone {
        holding: signature.clone(),
        signature,
        undone: Vec::new(),
    };
    let read = || Input::new(file).ok()?.tree(&Limits::default()).ok();
    let Some(tree) = (moved || changed).then(read).flatten() else {
        return plain(signature);
    };
    let stations = stations(&tree).len();
    let mut attempt = Attempt {
        tree: &tree,
        index,
        moved,
        verifier,
        genuine: changed && !signature.has(ProblemKind::Value),
    };
    if let Some((holding, undone)) = attempt.search(cost(&tree, file.len()), stations, budget) {
        return Undone {
            signature: Signature {
                status: SignatureStatus::Reserialised,
                offset: signature.offset,
                ..holding.clone()
            },
            holding,
            undone,
        };
    }
    let mut found = plain(signature);
    // More than one station: a centre has had it. The value is the signer's own.
    if changed && attempt.genuine && stations > 1 {
        found.signature.status = SignatureStatus::CannotTell;
    }
    found
}

/// What it costs to verify a file: each reference may select all of it.
fn cost(tree: &Tree, length: usize) -> usize {
    let count = |name: &str| tree.every_element().filter(|(_, tag)| tag.name.local == name).count();
    let selected = length.saturating_mul(count("Reference").max(1));
    selected.saturating_add(OF_A_VALUE.saturating_mul(count("SignatureValue")))
}

struct Attempt<'a> {
    tree: &'a Tree,
    index: usize,
    moved: bool,
    verifier: &'a dyn Verifier,
    /// Whether the signature value was that of the signer in some attempt.
    genuine: bool,
}

impl Attempt<'_> {
    fn search(&mut self, cost: usize, stations: usize, budget: &mut usize) -> Option<(Signature, Vec<Rewriting>)> {
        for removed in 0..=MOST_STATIONS.min(stations.saturating_sub(1)) {
            for spacing in SPACINGS {
                for inside in [Spacing::AsFound, Spacing::None] {
                    *budget = budget.checked_sub(cost)?;
                    let Some(found) = self.with(removed, spacing, inside) else {
                        continue;
                    };
                    if matches!(found.status, SignatureStatus::Valid | SignatureStatus::Incomplete) {
                        return Some((found, self.named(removed, spacing, inside)));
                    }
                    self.genuine |= found.status == SignatureStatus::Broken && !found.has(ProblemKind::Value);
                }
            }
        }
        None
    }

    fn named(&self, removed: usize, spacing: Spacing, inside: Spacing) -> Vec<Rewriting> {
        let spaced = (spacing, inside) != (Spacing::AsFound, Spacing::AsFound);
        [
            self.moved.then_some(Rewriting::SignatureNamespace),
            (removed > 0).then_some(Rewriting::AddedStations),
            spaced.then_some(Rewriting::WhiteSpace),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The signature in the packet with so many stations removed, other white space
    /// between its elements, and other white space inside the signature.
    fn with(&self, removed: usize, spacing: Spacing, inside: Spacing) -> Option<Signature> {
        let mut tree = self.tree.clone();
        let signature = signatures(&tree, usize::MAX - 1).ok()?.get(self.index)?.id;
        let stations = stations(&tree);
        for station in stations.iter().rev().take(removed) {
            remove(&mut tree, *station);
        }
        let root = tree.root()?;
        respace(&mut tree, root, spacing, 0, Some((signature, inside)));
        if self.moved {
            move_namespace(&mut tree, signature);
        }
        let text = whole_text(&tree)?;
        let report = self.verifier.verify(&text).ok()?;
        report.signatures.into_iter().nth(self.index)
    }
}

/// The stations of the way.
fn stations(tree: &Tree) -> Vec<NodeId> {
    let lists = tree
        .every_element()
        .filter(|(_, tag)| tag.name.local == "TraceHeaderList");
    let inside = lists.flat_map(|(list, _)| tree.elements(list));
    inside
        .filter(|(_, tag)| tag.name.local == "TraceHeader")
        .map(|(id, _)| id)
        .collect()
}

/// Takes an element out, with the white space before it.
fn remove(tree: &mut Tree, id: NodeId) {
    let Some(parent) = tree.node(id).and_then(|node| node.parent) else {
        return;
    };
    let Some(at) = tree.children(parent).iter().position(|child| *child == id) else {
        return;
    };
    let before = at.checked_sub(1).filter(|before| {
        let child = tree.children(parent).get(*before);
        child.is_some_and(|child| is_space(tree, *child))
    });
    if let Some(node) = tree.node_mut(parent) {
        node.children.drain(before.unwrap_or(at)..=at);
    }
}

fn is_space(tree: &Tree, id: NodeId) -> bool {
    let blank = |text: &str| text.bytes().all(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r'));
    matches!(tree.node(id).map(|node| &node.kind), Some(Kind::Text(text)) if blank(text))
}

/// Gives the elements that hold only elements other white space, and those of a
/// signature theirs.
fn respace(tree: &mut Tree, id: NodeId, spacing: Spacing, depth: usize, other: Option<(NodeId, Spacing)>) {
    let (spacing, other) = match other {
        Some((signature, inside)) if signature == id => (inside, None),
        other => (spacing, other),
    };
    let children = tree.children(id).to_vec();
    let only_elements = children
        .iter()
        .all(|child| tree.tag(*child).is_some() || is_space(tree, *child));
    let elements: Vec<NodeId> = children
        .iter()
        .copied()
        .filter(|child| tree.tag(*child).is_some())
        .collect();
    if spacing != Spacing::AsFound && only_elements && !elements.is_empty() {
        let mut spaced = Vec::new();
        for element in &elements {
            spaced.extend(indent(tree, spacing, depth + 1, id));
            spaced.push(*element);
        }
        spaced.extend(indent(tree, spacing, depth, id));
        if let Some(node) = tree.node_mut(id) {
            node.children = spaced;
        }
    }
    for element in elements {
        respace(tree, element, spacing, depth + 1, other);
    }
}

fn indent(tree: &mut Tree, spacing: Spacing, depth: usize, parent: NodeId) -> Option<NodeId> {
    let Spacing::Indent(unit) = spacing else {
        return None;
    };
    Some(tree.spare_text(parent, format!("\n{}", unit.repeat(depth))))
}

/// Puts a signature back into its own namespace.
fn move_namespace(tree: &mut Tree, signature: NodeId) {
    let Some(node) = tree.node_mut(signature) else {
        return;
    };
    if let Kind::Element(tag) = &mut node.kind {
        let prefix = tag.name.prefix.clone();
        tag.declared.retain(|(declared, _)| *declared != prefix);
        tag.declared.push((prefix, DSIG.to_owned()));
        tag.name.uri = DSIG.to_owned();
    }
}

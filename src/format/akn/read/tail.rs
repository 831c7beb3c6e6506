//! Signatures and attachments.

use super::Reader;
use crate::document::{Appendix, Signature};
use crate::format::akn::tree::Node;
use crate::format::fault::Fault;
use crate::value::{Capacity, SigningAuthority};

impl Reader<'_> {
    pub(super) fn signature(&mut self, node: &Node) {
        let mut signature = Signature::default();
        let mut rest = Vec::new();
        self.signature_parts(node, &mut signature, &mut rest);
        self.document.signatures.push(signature);
        for text in rest {
            self.unplaced(text);
        }
    }

    /// What an element and those in it say of a signature, and the words besides.
    fn signature_parts(&self, node: &Node, signature: &mut Signature, rest: &mut Vec<String>) {
        let words = node.text_without(&|_| true);
        if words.contains(char::is_alphanumeric) {
            rest.push(words);
        }
        for part in node.elements() {
            let field = match (part.name.as_str(), part.get("name")) {
                ("role", _) => match self.capacity(part) {
                    Some(capacity) => {
                        signature.capacity.push(capacity);
                        continue;
                    }
                    None => &mut signature.position,
                },
                ("person", _) => &mut signature.signer,
                ("inline", Some("rank")) => &mut signature.rank,
                ("inline", Some("degree")) => &mut signature.degree,
                ("inline", Some("note")) => &mut signature.note,
                _ => {
                    self.signature_parts(part, signature, rest);
                    continue;
                }
            };
            match field {
                Some(_) => rest.push(part.text()),
                None => *field = Some(part.text()),
            }
        }
    }

    /// A role that is taken for another: its class is the power.
    fn capacity(&self, role: &Node) -> Option<Capacity> {
        let authority: SigningAuthority = role.get("class")?.parse().ok()?;
        let as_written = role.text();
        let title = role.get("refersTo").and_then(|reference| self.name_of(reference));
        let read = || as_written.parse().map(|capacity: Capacity| capacity.title).ok();
        let mut capacity = Capacity::new(authority, "");
        capacity.title = title.map(str::to_owned).or_else(read).unwrap_or_default();
        capacity.as_written = as_written;
        Some(capacity)
    }

    /// Words between elements, where no text belongs.
    pub(super) fn between(&mut self, node: &Node) {
        self.unplaced(node.text_without(&|_| true));
    }

    pub(super) fn attachments(&mut self, node: &Node) -> Result<(), Fault> {
        self.between(node);
        for attachment in node.elements() {
            self.between(attachment);
            let mut appendix = Appendix::default();
            let mut body = Vec::new();
            let mut inner = Vec::new();
            for part in attachment.elements() {
                match part.name.as_str() {
                    "num" => appendix.label = Some(part.text()),
                    "heading" => appendix.title = Some(part.text()),
                    "subheading" => appendix.reference = Some(part.text()),
                    "documentRef" => appendix.title = part.get("showAs").map(str::to_owned),
                    "meta" => {}
                    _ => {
                        self.between(part);
                        for section in part.elements() {
                            match section.name.as_str() {
                                "meta" => {}
                                "attachments" => inner.push(section),
                                _ => self.blocks(section, None, &mut body)?,
                            }
                        }
                    }
                }
            }
            appendix.body = body;
            self.document.appendices.push(appendix);
            for attachments in inner {
                self.attachments(attachments)?;
            }
        }
        Ok(())
    }
}

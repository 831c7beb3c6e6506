//! Whole elements, and what is passed over.

use memchr::memchr;

use super::element::{Element, Node};
use super::input::{self, Bytes};
use super::notes::Tolerance;
use super::scan::{Piece, Scanner};
use super::tag::{empty, without_bound};
use crate::format::fault::Fault;
use crate::format::syntax::cut_off;

/// Elements in the envelope that may hold whole files; they are not read there.
const MISPLACED: [&str; 2] = ["AttachmentEncoded", "edXMLAttachments"];

impl<B: Bytes> Scanner<B> {
    /// The rest of an element whose start tag was read.
    pub(super) fn element(&mut self, start: Element) -> Result<Element, Fault> {
        let mut open = vec![start];
        // White space counts only where no element stands beside it.
        let mut space = String::new();
        loop {
            let piece = self.next()?;
            let Some(inner) = open.last_mut() else {
                return Err(cut_off().at(self.at));
            };
            match piece {
                Piece::Text => add_text(inner, &mut space, &self.text),
                Piece::Start(child) => {
                    space.clear();
                    if MISPLACED.contains(&child.local_name()) {
                        self.notes.note(Tolerance::Misplaced, child.at, &[&child.name]);
                        self.skip()?;
                    } else {
                        open.push(child);
                    }
                }
                Piece::Whole(child) => {
                    space.clear();
                    if MISPLACED.contains(&child.local_name()) {
                        self.notes.note(Tolerance::Misplaced, child.at, &[&child.name]);
                        continue;
                    }
                    inner.children.push(Node::Element(empty(child)));
                }
                Piece::End => {
                    let Some(mut whole) = open.pop() else {
                        return Err(cut_off().at(self.at));
                    };
                    if whole.children.is_empty() && !space.is_empty() {
                        whole.children.push(Node::Text(space.clone()));
                    }
                    space.clear();
                    without_bound(&mut whole);
                    match open.last_mut() {
                        Some(outer) => outer.children.push(Node::Element(whole)),
                        None => return Ok(whole),
                    }
                }
                Piece::Eof => return Err(cut_off().at(self.at)),
            }
        }
    }

    /// Passes over the rest of an element, however long its texts are.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let depth = self.depth();
        while self.depth() >= depth {
            self.skip_text()?;
            self.allow();
            if let Piece::Eof = self.next()? {
                return Err(cut_off().at(self.at));
            }
        }
        Ok(())
    }

    /// Passes over text up to the next markup, outside the limit for text.
    pub(super) fn skip_text(&mut self) -> Result<(), Fault> {
        loop {
            let limit = self.options.header_bytes;
            let input = self.input();
            let at = input.offset();
            let data = input.data(1).map_err(|error| input::fault(&error, limit).at(at))?;
            if data.is_empty() {
                return Err(cut_off().at(at));
            }
            let (length, found) = match memchr(b'<', data) {
                Some(length) => (length, true),
                None => (data.len(), false),
            };
            input.pass(length).map_err(|error| input::fault(&error, limit).at(at))?;
            if found {
                return Ok(());
            }
        }
    }
}

/// Adds a run of text; white space waits for what stands beside it.
fn add_text(inner: &mut Element, space: &mut String, text: &str) {
    if let Some(Node::Text(before)) = inner.children.last_mut() {
        before.push_str(text);
    } else if is_blank(text) {
        space.push_str(text);
    } else {
        // Most elements have one text and nothing else.
        inner.children.reserve_exact(1);
        inner.children.push(Node::Text([space.as_str(), text].concat()));
        space.clear();
    }
}

/// Whether there is nothing but white space.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_whitespace()) || text.trim().is_empty()
}

//! The texts of a document that are read on, and where each stands.

use crate::document::{Block, Document};

/// Whose text a piece of running text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::check) enum At {
    /// The subject.
    Subject,
    /// A block of the content.
    Body(usize),
    /// A cell of a table in the content: block, row, column.
    Cell(usize, usize, usize),
    /// A block of an annex: annex, block.
    Appendix(usize, usize),
}

impl At {
    /// The field, as a JSON Pointer.
    pub(in crate::check) fn path(self) -> String {
        match self {
            At::Subject => "/subject".into(),
            At::Body(block) => format!("/body/{block}"),
            At::Cell(block, row, cell) => format!("/body/{block}/rows/{row}/{cell}"),
            At::Appendix(annex, block) => format!("/appendices/{annex}/body/{block}"),
        }
    }
}

/// The running text of a document, in its order: subject, content, annexes.
pub(in crate::check) fn texts(document: &Document) -> impl Iterator<Item = (At, &str)> {
    let subject = document.subject.iter().map(|text| (At::Subject, text.as_str()));
    let body = document.body.iter().enumerate().flat_map(|(i, block)| {
        let cells = block.rows.iter().enumerate().flat_map(move |(row, cells)| {
            let cells = cells.iter().enumerate();
            cells.map(move |(cell, text)| (At::Cell(i, row, cell), text.as_str()))
        });
        std::iter::once((At::Body(i), block.text.as_str())).chain(cells)
    });
    let annexes = document.appendices.iter().enumerate().flat_map(|(annex, appendix)| {
        let blocks = appendix.body.iter().enumerate();
        blocks.map(move |(i, block): (usize, &Block)| (At::Appendix(annex, i), block.text.as_str()))
    });
    subject.chain(body).chain(annexes).filter(|(_, text)| !text.is_empty())
}

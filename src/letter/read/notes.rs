//! Footnotes that a format keeps apart from the text: they stand behind the paragraph
//! that has their mark, and break no sentence and no part of the letter.

use std::borrow::Cow;

use crate::document::{Block, BlockKind};
use crate::layout::{Origin, Row};

/// A note, and where it stands in the text.
type Noted = (usize, Row);

/// Takes the notes out of the rows. They are told apart by where their rows stand in the
/// text, for rows may change places meanwhile.
pub(super) fn take(rows: Vec<Row>) -> (Vec<Row>, Vec<Noted>) {
    if rows.iter().all(|row| row.origin != Origin::Note) {
        return (rows, Vec::new());
    }
    let (mut kept, mut notes) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        if row.origin == Origin::Note {
            let at = row.span().map_or(0, |span| span.start);
            notes.push((at, row));
        } else {
            kept.push(row);
        }
    }
    (kept, notes)
}

/// Puts the notes among the rows of the content: those of the head stand before it, those
/// of the foot behind it.
pub(super) fn put_back(rows: &[Row], notes: Vec<Noted>) -> Cow<'_, [Row]> {
    if notes.is_empty() {
        return Cow::Borrowed(rows);
    }
    let mut out = Vec::with_capacity(rows.len() + notes.len());
    let mut notes = notes.into_iter().peekable();
    for row in rows {
        let start = row.span().map_or(0, |span| span.start);
        while let Some((_, note)) = notes.next_if(|(at, _)| *at < start) {
            out.push(note);
        }
        out.push(row.clone());
    }
    out.extend(notes.map(|(_, note)| note));
    Cow::Owned(out)
}

/// `1 Theo Quyết định số …`: the mark of the note and its text.
pub(super) fn block(text: &str) -> Block {
    let (mark, rest) = text.split_once(' ').unwrap_or(("", text));
    let mut note = Block::new(BlockKind::Note, rest);
    note.marker = Some(mark.to_owned()).filter(|mark| !mark.is_empty());
    note
}

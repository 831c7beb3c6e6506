//! Fields: their result is text, the instruction is not.

use std::sync::Arc;

use super::asks::Asks;
use super::model::{Piece, What};

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// What it asks for, once its instruction has come to its end.
    asks: Option<Asks>,
    /// Whether its result has begun.
    in_result: bool,
    /// The entry of its list that is chosen.
    entry: Option<String>,
    /// What a number of a page was when the file was saved.
    shown: String,
    /// What stood in its instruction: text, if the field never comes to an end.
    held: Vec<Piece>,
}

impl Field {
    fn asks(&mut self) -> &Asks {
        self.asks.get_or_insert_with(|| Asks::of(&self.instruction))
    }
}

/// Whether a field takes what stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is seen.
    No,
    /// It is the number of a page, which is kept for itself.
    Number,
    /// It belongs to an instruction.
    Instruction,
}

/// The fields that are open, the innermost last; they may reach over paragraphs.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many more were opened than are kept.
    deeper: usize,
}

/// What a field shows that has come to its end, beside its result.
pub(super) enum Shown {
    /// The number of a page.
    Number { arabic: Option<bool>, shown: String },
    /// The entry of a list that is chosen.
    Entry(String),
}

/// Hostile files open fields without end.
const MOST: usize = 64;

impl Fields {
    pub(super) fn begin(&mut self) {
        if self.open.len() < MOST {
            self.open.push(Field::default());
        } else {
            self.deeper += 1;
        }
    }

    pub(super) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut().filter(|_| self.deeper == 0) {
            field.in_result = true;
            field.held.clear();
        }
    }

    /// Closes the innermost field; gives what it shows, if that is not its result.
    pub(super) fn end(&mut self) -> Option<Shown> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return None;
        }
        let mut field = self.open.pop()?;
        let Asks { is_number, arabic, .. } = *field.asks();
        if let Some(entry) = field.entry {
            return Some(Shown::Entry(entry));
        }
        (is_number && self.is_shown()).then_some(Shown::Number {
            arabic,
            shown: field.shown,
        })
    }

    /// Adds to the instruction of the innermost field: what stands in its result is none.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.in_result) {
            field.instruction.push_str(text);
        }
    }

    /// Keeps the entry that is chosen of the list of the innermost field.
    pub(super) fn choose(&mut self, entry: String) {
        if let Some(field) = self.open.last_mut().filter(|_| self.deeper == 0) {
            field.entry = Some(entry);
        }
    }

    /// The name of the innermost field, if it is one of those that act.
    pub(super) fn acting(&mut self) -> Option<&'static str> {
        self.innermost()?.asks().acting
    }

    /// Where the innermost field leads, if it is a link.
    pub(super) fn target(&mut self) -> Option<Arc<str>> {
        self.innermost()?.asks().target.clone()
    }

    fn innermost(&mut self) -> Option<&mut Field> {
        self.open.last_mut().filter(|_| self.deeper == 0)
    }

    /// Whether the result of the innermost field has begun.
    pub(super) fn is_in_result(&self) -> bool {
        self.deeper == 0 && self.open.last().is_some_and(|field| field.in_result)
    }

    /// Whether a field takes what stands here.
    pub(super) fn takes(&mut self, text: &str) -> Taken {
        if !self.is_shown() {
            return Taken::Instruction;
        }
        match self.open.last_mut() {
            Some(field) => {
                if !field.asks().is_number {
                    return Taken::No;
                }
                field.shown.push_str(text);
                Taken::Number
            }
            None => Taken::No,
        }
    }

    /// Keeps what stands in an instruction until the field has come to its result.
    /// Text of it is part of the instruction, as is the result of a field in it.
    pub(super) fn hold(&mut self, piece: Piece) {
        if let Some(field) = self.open.iter_mut().rev().find(|field| !field.in_result) {
            if let What::Text(text) = &piece.what {
                field.instruction.push_str(text);
            }
            field.held.push(piece);
        }
    }

    /// What stood in instructions that never came to an end.
    pub(super) fn unended(self) -> Vec<Piece> {
        self.open.into_iter().flat_map(|field| field.held).collect()
    }

    /// Whether every field that is open shows its result here.
    fn is_shown(&self) -> bool {
        self.open.iter().all(|field| field.in_result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_results_are_seen() {
        let mut fields = Fields::default();
        assert_eq!(fields.takes("x"), Taken::No);
        fields.begin();
        fields.instruct(" PAGE \\* roman ");
        assert_eq!(fields.takes("x"), Taken::Instruction);
        fields.separate();
        assert_eq!(fields.takes("ii"), Taken::Number);
        let number = fields.end().unwrap();
        assert!(matches!(number, Shown::Number { arabic: Some(false), shown } if shown == "ii"));
        assert!(fields.end().is_none());
        fields.begin();
        fields.instruct("REF _Ref1 \\h");
        fields.separate();
        assert_eq!(fields.takes("5/QĐ-UBND"), Taken::No);
        assert!(fields.end().is_none());
    }

    #[test]
    fn fields_beyond_the_most_end_where_they_end() {
        let mut fields = Fields::default();
        for _ in 0..MOST + 5 {
            fields.begin();
        }
        for _ in 0..MOST + 5 {
            assert_eq!(fields.takes("x"), Taken::Instruction);
            fields.end();
        }
        assert_eq!(fields.takes("x"), Taken::No);
    }
}

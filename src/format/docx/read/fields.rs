//! Fields: their result is text, the instruction is not.

use std::sync::Arc;

use super::links;
use super::model::Piece;

/// What a field stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// The number of a page, or how many there are.
    PageNumber,
    Other,
}

impl FieldKind {
    /// What an instruction asks for.
    pub(super) fn of(instruction: &str) -> Self {
        const PAGES: [&str; 4] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF_OF_PAGE"];
        let word = instruction.split_whitespace().next().unwrap_or_default();
        if PAGES.iter().any(|page| word.eq_ignore_ascii_case(page)) {
            FieldKind::PageNumber
        } else {
            FieldKind::Other
        }
    }
}

/// Fields whose result is not what was signed: they fetch it from elsewhere, start a
/// program, follow the clock or the machine, or show words of their instruction instead.
const ACTING: [&str; 31] = [
    "ADVANCE",
    "ASK",
    "AUTOTEXT",
    "AUTOTEXTLIST",
    "COMPARE",
    "CREATEDATE",
    "DATABASE",
    "DATE",
    "DDE",
    "DDEAUTO",
    "DOCVARIABLE",
    "EQ",
    "FILLIN",
    "GLOSSARY",
    "IF",
    "IMPORT",
    "INCLUDE",
    "INCLUDEPICTURE",
    "INCLUDETEXT",
    "LINK",
    "MACROBUTTON",
    "PRINT",
    "PRINTDATE",
    "QUOTE",
    "RD",
    "SAVEDATE",
    "SYMBOL",
    "TIME",
    "USERADDRESS",
    "USERINITIALS",
    "USERNAME",
];

/// The name of the field that an instruction asks for, if it is one of those that act.
pub(super) fn acting(instruction: &str) -> Option<&'static str> {
    let word = instruction.split_whitespace().next()?;
    ACTING.into_iter().find(|name| word.eq_ignore_ascii_case(name))
}

/// Whether the switch of an instruction asks for Arabic digits: `PAGE \* roman`.
pub(super) fn is_arabic(instruction: &str) -> Option<bool> {
    let format = instruction.split("\\*").nth(1)?.split_whitespace().next()?;
    let lower = format.to_ascii_lowercase();
    match lower.as_str() {
        "mergeformat" | "charformat" => None,
        format => Some(format.starts_with("arabic")),
    }
}

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether its result has begun.
    in_result: bool,
    /// What a number of a page was when the file was saved.
    shown: String,
    /// What stood in its instruction: text, if the field never comes to an end.
    held: Vec<Piece>,
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

/// A number of a page that has come to its end.
pub(super) struct PageNumberField {
    pub(super) arabic: Option<bool>,
    pub(super) shown: String,
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

    /// Closes the innermost field; gives the number of a page, if it was one.
    pub(super) fn end(&mut self) -> Option<PageNumberField> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return None;
        }
        let field = self.open.pop()?;
        let number = FieldKind::of(&field.instruction) == FieldKind::PageNumber && self.is_shown();
        number.then(|| PageNumberField {
            arabic: is_arabic(&field.instruction),
            shown: field.shown,
        })
    }

    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.in_result) {
            field.instruction.push_str(text);
        }
    }

    /// The name of the innermost field, if it is one of those that act.
    pub(super) fn acting(&self) -> Option<&'static str> {
        let field = self.open.last().filter(|_| self.deeper == 0)?;
        acting(&field.instruction)
    }

    /// Where the innermost field leads, if it is a link.
    pub(super) fn target(&self) -> Option<Arc<str>> {
        let field = self.open.last().filter(|_| self.deeper == 0)?;
        links::of_field(&field.instruction)
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
            Some(field) if FieldKind::of(&field.instruction) == FieldKind::PageNumber => {
                field.shown.push_str(text);
                Taken::Number
            }
            _ => Taken::No,
        }
    }

    /// Keeps what stands in an instruction until the field has come to its result.
    pub(super) fn hold(&mut self, piece: Piece) {
        if let Some(field) = self.open.iter_mut().rev().find(|field| !field.in_result) {
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
        assert_eq!((number.arabic, number.shown.as_str()), (Some(false), "ii"));
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

    #[test]
    fn what_acts_is_known_by_its_name() {
        assert_eq!(acting(" ddeauto c:\\a \"b\""), Some("DDEAUTO"));
        assert_eq!(acting("DATE \\@ \"d/M/yyyy\""), Some("DATE"));
        assert_eq!(acting("QUOTE \"chuyển tiền\""), Some("QUOTE"));
        assert_eq!(acting("REF DATE"), None);
        assert_eq!(acting(" "), None);
    }
}

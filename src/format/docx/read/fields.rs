//! Fields: their result is text, the instruction is not.

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
}

/// The fields that are open, the innermost last; they may reach over paragraphs.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
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
        }
    }

    pub(super) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut() {
            field.in_result = true;
        }
    }

    /// Closes the innermost field; gives the number of a page, if it was one.
    pub(super) fn end(&mut self) -> Option<PageNumberField> {
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

    /// Whether what stands here is seen: no instruction, and no number of a page, which is
    /// kept for itself.
    pub(super) fn takes(&mut self, text: &str) -> bool {
        if !self.is_shown() {
            return true;
        }
        match self.open.last_mut() {
            Some(field) if FieldKind::of(&field.instruction) == FieldKind::PageNumber => {
                field.shown.push_str(text);
                true
            }
            _ => false,
        }
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
        assert!(!fields.takes("x"));
        fields.begin();
        fields.instruct(" PAGE \\* roman ");
        assert!(fields.takes("x"));
        fields.separate();
        assert!(fields.takes("ii"));
        let number = fields.end().unwrap();
        assert_eq!((number.arabic, number.shown.as_str()), (Some(false), "ii"));
        assert!(fields.end().is_none());
        fields.begin();
        fields.instruct("REF _Ref1 \\h");
        fields.separate();
        assert!(!fields.takes("5/QĐ-UBND"));
        assert!(fields.end().is_none());
    }
}

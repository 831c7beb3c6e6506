//! Applying the fixes of findings to a text.
//!
//! Some faults have one right answer that changes no meaning: a zero before a number below 10,
//! `KT/` for `KT.`, an Icelandic `Ð`. Their findings carry a [`Fix`] that is marked safe, and
//! [`apply`] makes these edits, in the text as it came: what no rule found stays byte for byte.
//! All else (who signs, when, what a letter is about) is left to the person who drafts it.
//!
//! ```
//! use congvan::{Checker, fix, letter};
//!
//! let reading = letter::from_str("SỞ NỘI VỤ\nSố: 5/SNV-VP\nV/v báo cáo số liệu quý II\n");
//! let report = Checker::new().check(&reading);
//! let fixed = fix::apply(&reading.source, &report.diagnostics);
//! assert!(fixed.text.contains("Số: 05/SNV-VP"));
//! assert!(!fixed.skipped.iter().any(|finding| finding.code == "N02"));
//! ```

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::text::{Source, Span};

/// A text with its safe fixes applied; [`apply`] makes one.
///
/// ```
/// use congvan::{fix, text::Source};
///
/// let fixed = fix::apply(&Source::from("Số: 05/QĐ-UBND"), &[]);
/// assert_eq!(fixed.text, "Số: 05/QĐ-UBND");
/// assert!(fixed.applied.is_empty() && fixed.skipped.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fixed<'a> {
    /// The mended text, decoded; equal to that of the source where nothing was applied.
    pub text: String,
    /// The findings that were mended.
    pub applied: Vec<&'a Diagnostic>,
    /// The findings with a fix that was not applied: it is not safe, it belongs
    /// to another file, or it touches what an earlier one changes. Those of the
    /// last sort may be mended when the new text is checked again.
    pub skipped: Vec<&'a Diagnostic>,
}

/// Applies the safe fixes of findings to the text that they were found in.
///
/// The edits of a finding are applied all or none, earlier findings first. Where
/// nothing is left to fix the text stays as it is: checking and fixing a fixed
/// text again gives the same text.
///
/// ```
/// use congvan::diagnostic::{Diagnostic, Edit, Fix, Severity};
/// use congvan::text::Source;
/// use congvan::{Message, fix};
///
/// let source = Source::from("Số: 5/QĐ-UBND");
/// let mut finding = Diagnostic::new("N02", "zero", Severity::Error, Message::new("thiếu số 0", "a zero"), "/number");
/// let at = source.text().find('5').unwrap();
/// finding.fix = Some(Fix::safe([Edit::insert(at, "0")]));
/// let found = [finding];
/// let fixed = fix::apply(&source, &found);
/// assert_eq!(fixed.text, "Số: 05/QĐ-UBND");
/// assert_eq!((fixed.applied.len(), fixed.skipped.len()), (1, 0));
/// ```
#[must_use]
pub fn apply<'a>(source: &Source, diagnostics: &'a [Diagnostic]) -> Fixed<'a> {
    let mut edits = Edits::default();
    let (mut applied, mut skipped) = (Vec::new(), Vec::new());
    for diagnostic in diagnostics {
        let Some(fix) = &diagnostic.fix else {
            continue;
        };
        let own = locate(source, fix).filter(|_| fix.safe && diagnostic.part.is_none());
        if own.is_some_and(|own| edits.take(&own)) {
            applied.push(diagnostic);
        } else {
            skipped.push(diagnostic);
        }
    }
    Fixed {
        text: edits.write(source.text()),
        applied,
        skipped,
    }
}

/// An edit in offsets of the decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Located<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl Located<'_> {
    /// Whether both edits cannot be made. Edits that meet end to start can,
    /// two insertions at one place cannot: their order is open.
    fn clashes(&self, other: &Self) -> bool {
        let insertions = self.start == self.end && other.start == other.end;
        let overlap = self.start.max(other.start) < self.end.min(other.end);
        let inside = |a: &Self, b: &Self| a.start == a.end && b.start < a.start && a.start < b.end;
        self != other
            && (overlap || inside(self, other) || inside(other, self) || (insertions && self.start == other.start))
    }
}

/// The edits of a fix in the decoded text; `None` if one does not fit it.
fn locate<'f>(source: &Source, fix: &'f Fix) -> Option<Vec<Located<'f>>> {
    let edits = fix.edits.iter().map(|Edit { start, end, text }| {
        if end < start {
            return None;
        }
        let before = source.slice(Span::new(0, *start))?.len();
        let length = source.slice(Span::new(*start, *end))?.len();
        Some(Located {
            start: before,
            end: before + length,
            text,
        })
    });
    edits.collect()
}

/// Edits that do not clash: what replaces a stretch of the text, by its start and end.
#[derive(Debug, Default)]
struct Edits<'a>(BTreeMap<(usize, usize), &'a str>);

impl<'a> Edits<'a> {
    /// Takes the edits of a fix, all of them or none.
    fn take(&mut self, own: &[Located<'a>]) -> bool {
        let mut fresh = Vec::new();
        for edit in own {
            if self.clash(edit) {
                for taken in fresh {
                    self.0.remove(&taken);
                }
                return false;
            }
            let at = (edit.start, edit.end);
            // Two rules may ask for the same edit: it is made once.
            if self.0.insert(at, edit.text).is_none() {
                fresh.push(at);
            }
        }
        true
    }

    /// Whether an edit cannot be made besides those that are taken. As these are apart, it
    /// meets only the last that begins before it and a few that begin inside it.
    fn clash(&self, edit: &Located<'_>) -> bool {
        let before = self.0.range(..(edit.start, 0)).next_back();
        let inside = self.0.range((edit.start, 0)..=(edit.end, usize::MAX));
        before
            .into_iter()
            .chain(inside)
            .any(|(&(start, end), text)| edit.clashes(&Located { start, end, text }))
    }

    fn write(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (&(start, end), new) in &self.0 {
            out.push_str(text.get(at..start).unwrap_or_default());
            out.push_str(new);
            at = end;
        }
        out.push_str(text.get(at..).unwrap_or_default());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::message::Message;
    use crate::text::Limits;

    fn found(safe: bool, edits: &[(usize, usize, &str)]) -> Diagnostic {
        let mut diagnostic = Diagnostic::new("X01", "x", Severity::Error, Message::new("a", "b"), "");
        let edit = |&(start, end, text): &(usize, usize, &str)| Edit {
            start,
            end,
            text: text.into(),
        };
        diagnostic.fix = Some(Fix {
            safe,
            edits: edits.iter().map(edit).collect(),
        });
        diagnostic
    }

    fn applied(text: &str, diagnostics: &[Diagnostic]) -> (String, usize, usize) {
        let fixed = apply(&Source::from(text), diagnostics);
        (fixed.text, fixed.applied.len(), fixed.skipped.len())
    }

    #[test]
    fn edits_are_made_from_front_to_back_whatever_their_order() {
        let both = [found(true, &[(4, 5, "E")]), found(true, &[(0, 1, "A"), (2, 2, "-")])];
        assert_eq!(applied("abcdef", &both), ("Ab-cdEf".into(), 2, 0));
    }

    #[test]
    fn nothing_to_mend_leaves_the_text() {
        let text = "\u{FEFF}Số: 45/SNV-VP\r\n";
        let none = Diagnostic::new("X01", "x", Severity::Error, Message::new("a", "b"), "");
        assert_eq!(applied(text, &[none]), (text.into(), 0, 0));
    }

    #[test]
    fn the_earlier_of_two_that_touch_is_made() {
        for second in [(1, 4, "x"), (2, 2, "x"), (1, 2, "x")] {
            let both = [found(true, &[(1, 3, "-")]), found(true, &[(5, 6, "F"), second])];
            // All edits of a fix, or none.
            assert_eq!(applied("abcdef", &both), ("a-def".into(), 1, 1), "{second:?}");
        }
        let insertions = [found(true, &[(1, 1, "x")]), found(true, &[(1, 1, "y")])];
        assert_eq!(applied("ab", &insertions), ("axb".into(), 1, 1));
    }

    #[test]
    fn neighbours_and_equal_edits_are_no_clash() {
        let neighbours = [found(true, &[(0, 1, "A")]), found(true, &[(1, 1, "-"), (1, 2, "B")])];
        assert_eq!(applied("abc", &neighbours), ("A-Bc".into(), 2, 0));
        let equal = [found(true, &[(1, 1, "x")]), found(true, &[(1, 1, "x")])];
        assert_eq!(applied("ab", &equal), ("axb".into(), 2, 0));
    }

    #[test]
    fn edits_taken_before_a_clash_are_given_back() {
        let found = [
            found(true, &[(4, 5, "E")]),
            found(true, &[(0, 1, "A"), (3, 5, "-")]),
            found(true, &[(0, 2, "x"), (1, 2, "y")]),
            found(true, &[(0, 2, "AB")]),
        ];
        assert_eq!(applied("abcdef", &found), ("ABcdEf".into(), 2, 2));
    }

    #[test]
    fn what_does_not_fit_is_skipped() {
        let mut elsewhere = found(true, &[(0, 1, "x")]);
        elsewhere.part = Some("a.docx".into());
        let found = [
            found(false, &[(0, 1, "x")]),
            found(true, &[(1, 99, "x")]),
            found(true, &[(2, 1, "x")]),
            // Inside a letter.
            found(true, &[(1, 2, "x")]),
            elsewhere,
        ];
        assert_eq!(applied("aố", &found), ("aố".into(), 0, 5));
    }

    #[test]
    fn offsets_count_in_the_bytes_that_were_given() {
        let bytes: Vec<u8> = "\u{FEFF}Số 5".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let source = Source::from_slice(&bytes, &Limits::default()).unwrap();
        let found = [found(true, &[(8, 8, "0"), (10, 10, "!")])];
        assert_eq!(apply(&source, &found).text, "\u{FEFF}Số 05!");
    }
}

//! The annexes as the rules look at them: label, title, pointer line, content.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::Subject;
use crate::check::facts::outline::{roman, to_roman};
use crate::check::facts::running_text::At;
use crate::document::{Block, BlockKind, Document};
use crate::text::{is_letter_or_digit, skeleton};

/// A line of an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Field<'d> {
    pub(in crate::check) path: String,
    pub(in crate::check) text: &'d str,
}

/// `Phụ lục I`, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Label<'d> {
    pub(in crate::check) field: Field<'d>,
    pub(in crate::check) word: Range<usize>,
    pub(in crate::check) number: Option<Range<usize>>,
    /// A title on the same line.
    pub(in crate::check) rest: Option<Range<usize>>,
}

impl<'d> Label<'d> {
    fn of(path: String, text: &'d str) -> Option<Self> {
        let word = annex_word(text)?;
        let (number, end) = match number_behind(text, word) {
            Some(number) => (Some(number.clone()), number.end),
            None => (None, word),
        };
        let rest = text.get(end..)?;
        let begin = rest.find(is_letter_or_digit).map(|at| end + at);
        // A line that goes on with a word is a sentence about an annex.
        let apart = rest.trim_start().chars().next().is_none_or(|c| !is_letter_or_digit(c));
        if begin.is_some() && !apart {
            return None;
        }
        Some(Self {
            field: Field { path, text },
            word: 0..word,
            number,
            rest: begin.map(|begin| begin..text.len()),
        })
    }

    pub(in crate::check) fn number(&self) -> Option<&'d str> {
        self.field.text.get(self.number.clone()?)
    }

    pub(in crate::check) fn value(&self) -> Option<u32> {
        value(self.number()?)
    }
}

/// One annex or attached text.
#[derive(Debug, Clone)]
pub(in crate::check) struct Annex<'d> {
    /// Its place among the appendices of the document.
    pub(in crate::check) index: usize,
    pub(in crate::check) label: Option<Label<'d>>,
    pub(in crate::check) title: Option<Field<'d>>,
    /// `(Kèm theo …)`
    pub(in crate::check) pointer: Option<Field<'d>>,
    pub(in crate::check) content: &'d [Block],
}

impl Annex<'_> {
    /// An annex, not a regulation that a decision issues.
    pub(in crate::check) fn is_annex(&self) -> bool {
        let articles = || self.content.iter().any(|block| block.kind == BlockKind::Article);
        self.label.is_some() || (self.pointer.is_some() && !articles())
    }
}

/// Every annex of a document.
pub(in crate::check) fn annexes(document: &Document) -> impl Iterator<Item = Annex<'_>> {
    document.appendices.iter().enumerate().map(|(index, appendix)| Annex {
        index,
        label: appendix
            .label
            .as_deref()
            .and_then(|text| Label::of(path(index, "label"), text)),
        title: appendix.title.as_deref().map(|text| Field {
            path: path(index, "title"),
            text,
        }),
        pointer: appendix.reference.as_deref().map(|text| Field {
            path: path(index, "reference"),
            text,
        }),
        content: &appendix.body,
    })
}

fn path(index: usize, field: &str) -> String {
    format!("/appendices/{index}/{field}")
}

/// The end of the word `Phụ lục` at the head of a text.
fn annex_word(text: &str) -> Option<usize> {
    let end = text.char_indices().nth(7).map_or(text.len(), |(at, _)| at);
    (skeleton(text.get(..end)?) == "phu luc").then_some(end)
}

/// The number behind the word: `I`, `01`, `A`, with or without `số`.
fn number_behind(text: &str, word: usize) -> Option<Range<usize>> {
    let rest = text.get(word..)?;
    let token = rest.trim_start();
    let token = token
        .strip_prefix("số ")
        .or_else(|| token.strip_prefix("SỐ "))
        .unwrap_or(token);
    let start = text.len() - token.len();
    let end = token.find(|c: char| !is_letter_or_digit(c)).unwrap_or(token.len());
    let number = token.get(..end)?;
    let letter = number.len() == 1 && number.chars().all(|c| c.is_ascii_uppercase());
    let fits = value(number).is_some() || letter;
    (fits && start > word).then_some(start..start + end)
}

/// The value of a Roman or Arabic number.
fn value(number: &str) -> Option<u32> {
    match roman(number) {
        Some(value) => Some(value),
        None if number.len() <= 3 => number.parse().ok(),
        None => None,
    }
}

/// An annex that the content speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Pointing {
    pub(in crate::check) at: At,
    pub(in crate::check) range: Range<usize>,
    /// Its number; `None` for `các phụ lục kèm theo`.
    pub(in crate::check) value: Option<u32>,
    /// In Roman letters.
    pub(in crate::check) is_roman: bool,
    /// The text says that it goes with this very document.
    pub(in crate::check) says_own: bool,
}

/// Where the content speaks of annexes, those of other documents left out.
pub(in crate::check) fn pointings(subject: &Subject<'_>) -> Vec<Pointing> {
    let document = subject.document();
    let mut found = Vec::new();
    for (at, block) in document.body.iter().enumerate() {
        scan(At::Body(at), &block.text, &mut found);
        for (row, cells) in block.rows.iter().enumerate() {
            for (cell, text) in cells.iter().enumerate() {
                scan(At::Cell(at, row, cell), text, &mut found);
            }
        }
    }
    let cited = subject.citations();
    let others = cited.iter().filter(|cited| !cited.citation.deictic);
    let mut others = others.map(|cited| (cited.at, cited.range.clone())).collect::<Vec<_>>();
    others.sort_unstable_by_key(|(at, range)| (*at, range.start));
    found.retain(|pointing| {
        let next = others.partition_point(|(at, range)| (*at, range.start) <= (pointing.at, pointing.range.start));
        let before = next.checked_sub(1).and_then(|i| others.get(i));
        !before.is_some_and(|(at, range)| *at == pointing.at && range.contains(&pointing.range.start))
    });
    found
}

fn scan(at: At, text: &str, found: &mut Vec<Pointing>) {
    const WORD: &str = "hụ lục";
    static SMALL: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(WORD));
    static LARGE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("HỤ LỤC"));
    let small = SMALL.find_iter(text.as_bytes());
    let large = LARGE.find_iter(text.as_bytes());
    for place in small.chain(large) {
        let Some(start) = place.checked_sub(1).filter(|start| text.is_char_boundary(*start)) else {
            continue;
        };
        if !matches!(text.get(start..place), Some("p" | "P")) {
            continue;
        }
        let end = place + WORD.len();
        numbers(at, text, start, end, found);
    }
}

/// The numbers behind one word: `Phụ lục I, II và III`, `Phụ lục I đến IV`.
fn numbers(at: At, text: &str, start: usize, end: usize, found: &mut Vec<Pointing>) {
    let first = found.len();
    let mut here = end;
    let mut range_from: Option<u32> = None;
    let push = |value: Option<u32>, is_roman: bool, found: &mut Vec<Pointing>| {
        found.push(Pointing {
            at,
            range: start..end,
            value,
            is_roman,
            says_own: false,
        });
    };
    while let Some(number) = number_behind(text, here) {
        let Some(this) = text.get(number.clone()).and_then(value) else {
            break;
        };
        let is_roman = text.get(number.clone()).and_then(roman).is_some();
        for between in range_from
            .take()
            .map_or(this..this, |from| from + 1..this.min(from + 90))
        {
            push(Some(between), is_roman, found);
        }
        push(Some(this), is_roman, found);
        here = number.end;
        let rest = text.get(here..).unwrap_or_default();
        let joint = [", ", " và ", " đến ", "-", " - ", "–"]
            .iter()
            .find(|joint| rest.starts_with(**joint));
        let Some(joint) = joint else { break };
        if !matches!(*joint, ", " | " và ") {
            range_from = Some(this);
        }
        // The number must touch the joint.
        here += joint.len() - usize::from(joint.ends_with(' '));
        if !joint.ends_with(' ') {
            break;
        }
    }
    if found.len() == first {
        push(None, false, found);
    }
    let says = says_own(text.get(here..).unwrap_or_default());
    for pointing in found.iter_mut().skip(first) {
        pointing.range.end = here.max(end);
        pointing.says_own = says;
    }
}

/// `… kèm theo)`, `… kèm theo Kế hoạch này`.
fn says_own(behind: &str) -> bool {
    let head: String = behind.chars().take(48).collect();
    let Some((before, after)) = head.split_once("kèm theo") else {
        return false;
    };
    let near = before.trim().split(' ').count() <= 2 && !before.contains(['.', ';']);
    let ends = after.trim_start().is_empty() || after.starts_with([')', '.', ',', ';', '/']) || after.contains(" này");
    near && ends
}

/// A number as the decree prints it.
pub(in crate::check) fn printed(value: u32) -> String {
    to_roman(value).unwrap_or_else(|| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::facts::Facts;
    use crate::check::question::stage::Stage;
    use crate::registry::Registry;
    use crate::value::Kind;

    #[test]
    fn labels_are_taken_apart() {
        let label = |text| Label::of(String::new(), text);
        for (text, number, rest) in [
            ("Phụ lục I", Some("I"), false),
            ("PHỤ LỤC 02", Some("02"), false),
            ("Phụ lục số IV.", Some("IV"), false),
            ("PHỤ LỤC 1: DANH SÁCH", Some("1"), true),
            ("PHỤ LỤC", None, false),
            ("Phụ lục A", Some("A"), false),
        ] {
            let label = label(text).unwrap();
            assert_eq!((label.number(), label.rest.is_some()), (number, rest), "{text}");
        }
        for other in ["Phụ lục này gồm", "Phụ lục I kèm theo", "Danh sách"] {
            assert!(label(other).is_none(), "{other}");
        }
    }

    #[test]
    fn the_content_speaks_of_annexes() {
        let told = |text: &str| {
            let document = Document::builder(Kind::ThongBao).block(Block::paragraph(text)).build();
            let facts = Facts::new(Registry::shared(), None);
            let subject = Subject::new(&document, None, Stage::Incoming, &facts);
            let found = pointings(&subject);
            found.iter().map(|p| (p.value, p.says_own)).collect::<Vec<_>>()
        };
        assert_eq!(told("(Phụ lục I kèm theo)"), [(Some(1), true)]);
        assert_eq!(told("theo Phụ lục 2 kèm theo Thông báo này."), [(Some(2), true)]);
        assert_eq!(
            told("tại Phụ lục I, II và IV"),
            [(Some(1), false), (Some(2), false), (Some(4), false)]
        );
        assert_eq!(
            told("từ Phụ lục I đến III"),
            [(Some(1), false), (Some(2), false), (Some(3), false)]
        );
        assert_eq!(told("các phụ lục kèm theo."), [(None, true)]);
        assert_eq!(told("mẫu tại Phụ lục III Nghị định số 45/2023/NĐ-CP"), []);
    }
}

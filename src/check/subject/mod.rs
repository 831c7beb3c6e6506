//! What a rule looks at.

pub(in crate::check) mod annexes;
pub(in crate::check) mod recitals;

use std::ops::Range;

use crate::check::facts::Facts;
use crate::check::facts::citations::Cited;
use crate::check::facts::deceptive::Sightings;
use crate::check::facts::decision::Decision;
use crate::check::facts::head_marks::Found;
use crate::check::facts::original::Piece;
use crate::check::facts::outline::Outline;
use crate::check::facts::provision_mentions::Mention;
use crate::check::facts::running_text::At;
use crate::check::facts::slip::Slip;
use crate::check::question::sector::Sector;
use crate::check::question::stage::Stage;
use crate::diagnostic::Edit;
use crate::document::Document;
use crate::layout::Layout;
use crate::letter::Reading;
use crate::registry::Registry;
use crate::text::{Source, Span, is_letter_or_digit};

/// With what the text goes on behind the head.
const FIRST_BEHIND_HEAD: [&str; 5] = [
    "/addressees#label",
    "/addressees/0",
    "/body/0",
    "/recipients#label",
    "/archive",
];

/// What a rule looks at: the document, and where it was read from a text, the
/// text and the places in it.
///
/// ```
/// use congvan::check::{Answer, Finding, Stage};
/// use congvan::diagnostic::{Rule, Severity};
/// use congvan::{Checker, Message, letter};
///
/// let title = Message::new("địa danh là nơi cơ quan đóng trụ sở", "the place is that of the office");
/// let rule = Rule::new("X03", "place-own", Severity::Warning, title, "Điều 8 Nghị định số 30/2020/NĐ-CP");
/// let checker = Checker::new().with_rule(rule, |subject| {
///     let Some(place) = &subject.document().place else {
///         return Answer::Passed; // that it is missing is told by another rule
///     };
///     let message = Message::new("địa danh phải là Hà Khê", "the place must be Hà Khê");
///     let mut finding = Finding::new("/place", message);
///     if subject.stage() == Stage::Draft {
///         finding = finding.lighter(Severity::Info);
///     }
///     Answer::of((place != "Hà Khê").then_some(finding))
/// });
/// let text = "SỞ NỘI VỤ\nSố: 45/SNV-VP\nBình Hòa, ngày 02 tháng 5 năm 2024\nV/v báo cáo\n";
/// let report = checker.check(&letter::from_str(text));
/// let found = report.diagnostics.iter().find(|finding| finding.code == "X03").unwrap();
/// assert_eq!(found.span.unwrap().line, 3); // a reading knows where the field stands
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    document: &'a Document,
    reading: Option<&'a Reading>,
    stage: Stage,
    facts: &'a Facts<'a>,
}

impl<'a> Subject<'a> {
    pub(in crate::check) fn new(
        document: &'a Document,
        reading: Option<&'a Reading>,
        stage: Stage,
        facts: &'a Facts<'a>,
    ) -> Self {
        Self {
            document,
            reading,
            stage,
            facts,
        }
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// The reading that the document comes from, if it comes from a text.
    #[must_use]
    pub fn reading(&self) -> Option<&'a Reading> {
        self.reading
    }

    /// The text as it came, if there is one.
    #[must_use]
    pub fn source(&self) -> Option<&'a Source> {
        self.reading.map(|reading| &reading.source)
    }

    /// How the document is laid out, if it was read from a file that says so (Word).
    #[must_use]
    pub fn layout(&self) -> Option<&'a Layout> {
        self.reading?.layout.as_deref()
    }

    /// The point of its life at which the document is checked.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The bodies that are known: those of the caller's registry.
    #[must_use]
    pub fn registry(&self) -> &'a Registry {
        self.facts.registry
    }

    /// The sector of the issuing bodies: the caller's word, else their names.
    #[must_use]
    pub fn sector(&self) -> Option<Sector> {
        self.facts.sector.or_else(|| Sector::of(self.document))
    }

    /// Where a field stands in the original, or the nearest field above it.
    #[must_use]
    pub fn span(&self, path: &str) -> Option<Span> {
        self.reading?.trace.nearest(path).map(|traced| traced.span)
    }

    /// What the subject, the content and the annexes cite, found once for all rules.
    pub(in crate::check) fn citations(&self) -> &'a [Cited] {
        self.facts.citations(self.document)
    }

    /// The numbered parts of the content and of each annex, found once for all rules.
    pub(in crate::check) fn outlines(&self) -> &'a [Outline] {
        self.facts.outlines(self.document)
    }

    /// The provisions that the running text names, found once for all rules.
    pub(in crate::check) fn mentions(&self) -> &'a [Mention] {
        self.facts.mentions(self.document)
    }

    /// The slips in capitals, found once for all rules.
    pub(in crate::check) fn slips(&self, scan: impl FnOnce(&Self) -> Vec<Slip>) -> &'a [Slip] {
        self.facts.slips(|| scan(self))
    }

    /// The text of a place; empty where the document has none.
    pub(in crate::check) fn text(&self, at: At) -> &'a str {
        self.text_at(at).unwrap_or_default()
    }

    /// The text that a piece of running text is.
    pub(in crate::check) fn text_at(&self, at: At) -> Option<&'a str> {
        let document = self.document;
        match at {
            At::Subject => document.subject.as_deref(),
            At::Body(i) => document.body.get(i).map(|block| block.text.as_str()),
            At::Cell(i, row, cell) => {
                let rows = &document.body.get(i)?.rows;
                rows.get(row)?.get(cell).map(String::as_str)
            }
            At::Appendix(annex, i) => {
                let body = &document.appendices.get(annex)?.body;
                body.get(i).map(|block| block.text.as_str())
            }
        }
    }

    /// How a decision or resolution is built, found once for all rules.
    pub(in crate::check) fn decision(&self) -> Option<&'a Decision> {
        self.facts.decision(self.document)
    }

    /// The bare letters of subject and content, line by line, folded once for all rules.
    pub(in crate::check) fn content(&self) -> &'a str {
        self.facts.content(self.document)
    }

    /// Whether the reader knew the kind and could place every word: where it could
    /// not, what is missing or out of place may be its own doing.
    pub(in crate::check) fn is_placed(&self) -> bool {
        self.document.unplaced.is_empty() && self.document.kind.is_some()
    }

    /// Where a part of a field's text stands in the original: the text is that of
    /// the document, spaces collapsed and letters mended, the original is as it came.
    pub(in crate::check) fn locate(&self, path: &str, text: &str, range: Range<usize>) -> Option<Span> {
        let piece = self.nearest_piece(path)?;
        Some(piece.span(piece.align(text, range)?))
    }

    /// The replacement of a part of a field's text in the original; `None` where the
    /// original is not letter for letter the same.
    pub(in crate::check) fn replace(&self, path: &str, text: &str, range: Range<usize>, by: &str) -> Option<Edit> {
        let piece = self.nearest_piece(path)?;
        let place = piece.align(text, range.clone())?;
        (piece.text().get(place.clone()) == text.get(range)).then(|| piece.replace(place, by))
    }

    /// The removal of words from a field's text, with the space before them.
    pub(in crate::check) fn cut(&self, path: &str, text: &str, range: Range<usize>) -> Option<Edit> {
        let before = text.get(..range.start)?.trim_end();
        let last = before.chars().next_back().filter(|c| is_letter_or_digit(*c))?;
        let start = before.len() - last.len_utf8();
        self.replace(path, text, start..range.end, &last.to_string())
    }

    /// The marks of secrecy, urgency and circulation in the head, found once for all
    /// rules; none where there is no text.
    pub(in crate::check) fn marks(&self) -> &'a [Found] {
        self.head().map_or(&[], |head| self.facts.marks(&head))
    }

    /// The characters of the document that deceive, found once for all rules.
    pub(in crate::check) fn sightings(&self) -> &'a Sightings {
        self.facts.sightings(self.document, self.reading)
    }

    /// The text in the original of a field, or of the nearest field above it.
    fn nearest_piece(&self, path: &str) -> Option<Piece<'a>> {
        let reading = self.reading?;
        Piece::new(&reading.source, reading.trace.nearest(path)?)
    }

    /// The head: what stands above addressees and content. Marks that no field took
    /// are looked for there.
    pub(in crate::check) fn head(&self) -> Option<Piece<'a>> {
        let source = self.source()?;
        let (end, evidence) = self.facts.head(|| {
            let behind = FIRST_BEHIND_HEAD.iter().filter_map(|path| self.piece(path));
            Some(behind.min_by_key(|piece| piece.whole().start)?.start_and_evidence())
        })?;
        Some(Piece::up_to_offset(source, end, evidence))
    }

    /// The text of a field in the original, by its path in the trace.
    pub(in crate::check) fn piece(&self, path: &str) -> Option<Piece<'a>> {
        let reading = self.reading?;
        Piece::new(&reading.source, reading.trace.get(path)?)
    }
}

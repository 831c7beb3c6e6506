//! What several rules look at, found once for a document.

pub(in crate::check) mod brackets;
pub(in crate::check) mod deceptive;
pub(in crate::check) mod decision;
pub(in crate::check) mod fields;
pub(in crate::check) mod head_marks;
pub(in crate::check) mod original;
pub(in crate::check) mod outline;
pub(in crate::check) mod provision_mentions;
pub(in crate::check) mod running_text;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use crate::check::question::sector::Sector;
use crate::cite::{self, Citation};
use crate::document::Document;
use crate::letter::{Evidence, Reading};
use crate::registry::Registry;
use crate::text::skeleton;
use deceptive::Sightings;
use decision::Decision;
use original::Piece;
use outline::Outline;
use provision_mentions::Mention;
use running_text::{At, texts};

/// A citation and the text it stands in.
#[derive(Debug, Clone)]
pub(in crate::check) struct Cited {
    /// Whose text it is.
    pub(in crate::check) at: At,
    /// Its place in that text; spans of the citation itself count in all texts together.
    pub(in crate::check) range: Range<usize>,
    /// The place of the document alone in that text.
    pub(in crate::check) doc: Range<usize>,
    /// The citation.
    pub(in crate::check) citation: Citation,
}

/// A word or phrase whose capitals are not those of Annex II.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Slip {
    /// The rule.
    pub(in crate::check) code: &'static str,
    /// Whose text it is.
    pub(in crate::check) at: At,
    /// Its place in that text.
    pub(in crate::check) range: Range<usize>,
    /// How it is written right.
    pub(in crate::check) expected: Cow<'static, str>,
}

/// What is found when it is first asked for.
#[derive(Debug)]
pub(in crate::check) struct Facts<'a> {
    /// The bodies that are known.
    pub(in crate::check) registry: &'a Registry,
    /// The sector that the caller named.
    pub(in crate::check) sector: Option<Sector>,
    citations: OnceLock<Vec<Cited>>,
    outlines: OnceLock<Vec<Outline>>,
    mentions: OnceLock<Vec<Mention>>,
    slips: OnceLock<Vec<Slip>>,
    decision: OnceLock<Option<Decision>>,
    content: OnceLock<String>,
    head: OnceLock<Option<(usize, Evidence)>>,
    marks: OnceLock<Vec<head_marks::Found>>,
    sightings: OnceLock<Sightings>,
}

impl<'a> Facts<'a> {
    pub(in crate::check) fn new(registry: &'a Registry, sector: Option<Sector>) -> Self {
        Self {
            registry,
            sector,
            citations: OnceLock::new(),
            outlines: OnceLock::new(),
            mentions: OnceLock::new(),
            slips: OnceLock::new(),
            decision: OnceLock::new(),
            content: OnceLock::new(),
            head: OnceLock::new(),
            marks: OnceLock::new(),
            sightings: OnceLock::new(),
        }
    }

    /// The slips in capitals, found by one scan for all rules.
    pub(in crate::check) fn slips(&self, scan: impl FnOnce() -> Vec<Slip>) -> &[Slip] {
        self.slips.get_or_init(scan)
    }

    pub(in crate::check) fn citations(&self, document: &Document) -> &[Cited] {
        self.citations.get_or_init(|| find(document, self.registry))
    }

    pub(in crate::check) fn decision(&self, document: &Document) -> Option<&Decision> {
        self.decision.get_or_init(|| Decision::of(document)).as_ref()
    }

    pub(in crate::check) fn content(&self, document: &Document) -> &str {
        self.content.get_or_init(|| content(document))
    }

    pub(in crate::check) fn outlines(&self, document: &Document) -> &[Outline] {
        self.outlines.get_or_init(|| Outline::all(document))
    }

    pub(in crate::check) fn mentions(&self, document: &Document) -> &[Mention] {
        self.mentions.get_or_init(|| provision_mentions::find(document))
    }

    /// Where the head ends in the decoded text, and how that was found.
    pub(in crate::check) fn head(&self, find: impl FnOnce() -> Option<(usize, Evidence)>) -> Option<(usize, Evidence)> {
        *self.head.get_or_init(find)
    }

    pub(in crate::check) fn marks(&self, head: &Piece<'_>) -> &[head_marks::Found] {
        self.marks.get_or_init(|| head_marks::find(head))
    }

    pub(in crate::check) fn sightings(&self, document: &Document, reading: Option<&Reading>) -> &Sightings {
        self.sightings.get_or_init(|| Sightings::of(document, reading))
    }
}

/// The bare letters of subject and content, a line for each block. Short kinds put
/// their first lines where others have the subject.
fn content(document: &Document) -> String {
    let mut all = String::new();
    for (at, text) in texts(document) {
        if !matches!(at, At::Appendix(..)) {
            all.push_str(&skeleton(text));
            all.push('\n');
        }
    }
    all
}

/// The citations of all texts, in order. They are looked for in one text, so that
/// a short form is known by the full one of an earlier block.
fn find(document: &Document, registry: &Registry) -> Vec<Cited> {
    let mut all = String::new();
    let mut starts: Vec<(At, usize)> = Vec::new();
    for (at, text) in texts(document) {
        starts.push((at, all.len()));
        all.push_str(text);
        all.push('\n');
    }
    let place = |citation: Citation| {
        let next = starts.partition_point(|(_, start)| *start <= citation.span.start);
        let (at, start) = *starts.get(next.checked_sub(1)?)?;
        // A citation that goes on in the next block ends with its own.
        let end = starts.get(next).map_or(all.len(), |(_, start)| *start).checked_sub(1)?;
        let within = |at: usize| at.clamp(start, end) - start;
        Some(Cited {
            at,
            range: within(citation.span.start)..within(citation.span.end),
            doc: within(citation.doc_span.start)..within(citation.doc_span.end),
            citation,
        })
    };
    cite::find_with(&all, registry).filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Block;
    use crate::value::Kind;

    #[test]
    fn citations_have_their_place_in_their_own_text() {
        let document = Document::builder(Kind::CongVan)
            .subject("góp ý Nghị định số 45/2024/NĐ-CP")
            .block(Block::paragraph("Sở nhận được Công văn số 8/SYT-VP của Sở Y tế"))
            .block(Block::table(vec![vec!["a".into(), "theo Luật Giá".into()]]))
            .build();
        let facts = Facts::new(Registry::shared(), None);
        let found: Vec<_> = facts
            .citations(&document)
            .iter()
            .map(|c| (c.at, c.range.clone()))
            .collect();
        assert_eq!(
            found,
            [
                (At::Subject, "góp ý ".len().."góp ý Nghị định số 45/2024/NĐ-CP".len()),
                (
                    At::Body(0),
                    "Sở nhận được ".len().."Sở nhận được Công văn số 8/SYT-VP của Sở Y tế".len()
                ),
                (At::Cell(1, 0, 1), "theo ".len().."theo Luật Giá".len()),
            ]
        );
        assert_eq!(found[2].0.path(), "/body/1/rows/0/1");
    }
}

//! The documents that a letter cites, and where.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::texts::{Sort, Text};
use crate::cite::{self, Citation, DocumentKey, Relation};
use crate::value::{LegalReference, Provision};

/// A document that is cited.
#[derive(Debug)]
pub(super) struct Work {
    /// The document alone, by its fullest mention.
    pub(super) reference: LegalReference,
    /// Its mentions that are links.
    pub(super) mentions: Vec<usize>,
}

/// A place where a document is cited.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) work: usize,
    /// The field that it stands in.
    pub(super) path: String,
    pub(super) relation: Relation,
    /// The places in the document.
    pub(super) provisions: Vec<Provision>,
}

/// A part of a text that belongs to one mention; none lies over another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) range: Range<usize>,
    pub(super) mention: usize,
    /// Whether it is the first part of the mention.
    pub(super) first: bool,
}

/// What a document cites.
#[derive(Debug, Default)]
pub(super) struct Cited {
    pub(super) works: Vec<Work>,
    pub(super) mentions: Vec<Mention>,
    links: HashMap<String, Vec<Link>>,
}

/// A citation inside of one text.
struct Found {
    range: Range<usize>,
    mention: Mention,
}

impl Cited {
    /// Reads the texts as one, so that short forms are known from the full mention
    /// before them.
    pub(super) fn of(texts: &[Text<'_>]) -> Self {
        let running: Vec<&Text<'_>> = texts.iter().filter(|text| text.sort == Sort::Running).collect();
        let mut whole = String::new();
        let mut places = Vec::with_capacity(running.len());
        for text in running {
            let start = whole.len();
            whole.push_str(&text.text);
            places.push((start..whole.len(), text.path.as_str()));
            whole.push_str("\n\n");
        }

        let mut cited = Self::default();
        let mut known: Vec<Option<usize>> = Vec::new();
        let mut places = places.into_iter().peekable();
        let mut here: Vec<Found> = Vec::new();
        for citation in cite::find(&whole) {
            let work = cited.work(&citation, &known);
            known.push(work);
            let span = citation.span.range();
            while let Some((_, path)) = places.next_if(|(place, _)| place.end <= span.start) {
                cited.link(path, std::mem::take(&mut here));
            }
            let (Some(work), Some((place, path))) = (work, places.peek()) else {
                continue;
            };
            // What runs over the end of a text is no citation of it.
            if place.start <= span.start && span.end <= place.end {
                here.push(Found {
                    range: span.start - place.start..span.end - place.start,
                    mention: Mention {
                        work,
                        path: (*path).to_owned(),
                        relation: citation.relation,
                        provisions: citation.reference.provisions,
                    },
                });
            }
        }
        if let Some((_, path)) = places.next() {
            cited.link(path, here);
        }
        cited
    }

    /// The links of a text.
    pub(super) fn links(&self, path: &str) -> &[Link] {
        self.links.get(path).map_or(&[], Vec::as_slice)
    }

    /// The document of a citation; `None` for one that names none.
    fn work(&mut self, citation: &Citation, known: &[Option<usize>]) -> Option<usize> {
        let new = &citation.reference;
        if let Some(first) = citation.same_as {
            let index = (*known.get(first)?)?;
            if let Some(work) = self.works.get_mut(index).filter(|_| !citation.deictic) {
                let known = &mut work.reference;
                known.date = known.date.or(new.date);
                known.issuer = known.issuer.take().or_else(|| new.issuer.clone());
            }
            return Some(index);
        }
        let named = new.number.is_some() || new.name.is_some() || new.date.is_some();
        if citation.deictic || !named {
            return None;
        }
        self.works.push(Work {
            reference: LegalReference {
                provisions: Vec::new(),
                ..new.clone()
            },
            mentions: Vec::new(),
        });
        Some(self.works.len() - 1)
    }

    /// Cuts the citations of a text into links that lie beside each other: of those
    /// inside each other the inner one has its words.
    fn link(&mut self, path: &str, mut found: Vec<Found>) {
        if found.is_empty() {
            return;
        }
        found.sort_by_key(|one| (one.range.start, usize::MAX - one.range.end));
        let first = self.mentions.len();
        let ranges = found.iter().map(|one| one.range.clone());
        let links = side_by_side(ranges.enumerate().map(|(i, range)| (first + i, range)));
        // A mention without words of its own cannot be gone to.
        let linked: HashSet<usize> = links.iter().map(|link| link.mention).collect();
        for one in found {
            let (index, work) = (self.mentions.len(), one.mention.work);
            self.mentions.push(one.mention);
            if let Some(work) = self.works.get_mut(work).filter(|_| linked.contains(&index)) {
                work.mentions.push(index);
            }
        }
        self.links.insert(path.to_owned(), links);
    }
}

fn side_by_side(ranges: impl Iterator<Item = (usize, Range<usize>)>) -> Vec<Link> {
    let mut links = Vec::new();
    let mut copied = 0;
    let mut open: Vec<(usize, usize, bool)> = Vec::new();
    let mut push = |open: &mut Vec<(usize, usize, bool)>, to: usize, copied: &mut usize| {
        if let Some((mention, _, first)) = open.last_mut().filter(|_| *copied < to) {
            links.push(Link {
                range: *copied..to,
                mention: *mention,
                first: std::mem::take(first),
            });
        }
        *copied = to.max(*copied);
    };
    for (mention, range) in ranges {
        while let Some(end) = open.last().map(|(_, end, _)| *end).filter(|end| *end <= range.start) {
            push(&mut open, end, &mut copied);
            open.pop();
        }
        // Across each other they would have no words of their own.
        if open.last().is_some_and(|(_, end, _)| *end < range.end) {
            continue;
        }
        push(&mut open, range.start, &mut copied);
        open.push((mention, range.end, true));
    }
    while let Some(end) = open.last().map(|(_, end, _)| *end) {
        push(&mut open, end, &mut copied);
        open.pop();
    }
    links
}

impl Work {
    /// The names that programs give it: URN and IRI.
    pub(super) fn names(&self) -> (Option<String>, Option<String>) {
        let key = DocumentKey::of(&self.reference);
        let iri = key.as_ref().and_then(DocumentKey::akn_iri);
        (key.map(|key| key.urn()), iri)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Document};
    use crate::value::Kind;

    #[test]
    fn links_lie_beside_each_other() {
        let cut = |ranges: &[Range<usize>]| {
            let links = side_by_side(ranges.iter().cloned().enumerate());
            links
                .into_iter()
                .map(|l| (l.mention, l.range.start, l.range.end, l.first))
                .collect::<Vec<_>>()
        };
        assert_eq!(cut(&[2..4, 6..9]), [(0, 2, 4, true), (1, 6, 9, true)]);
        assert_eq!(cut(&[0..9, 3..5]), [(0, 0, 3, true), (1, 3, 5, true), (0, 5, 9, false)]);
        assert_eq!(cut(&[0..5, 3..9]), [(0, 0, 5, true)]);
        assert_eq!(cut(&[1..4, 1..4]), [(1, 1, 4, true)]);
    }

    #[test]
    fn a_document_that_is_cited_again_is_one() {
        let document = Document::builder(Kind::CongVan)
            .subject("thực hiện Nghị định số 30/2020/NĐ-CP")
            .block(Block::paragraph(
                "Căn cứ Điều 5 Nghị định 30 và Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ; Nghị định này",
            ))
            .build();
        let texts = super::super::texts::of(&document);
        let cited = Cited::of(&texts);
        assert_eq!(cited.works.len(), 1);
        let work = &cited.works[0];
        assert_eq!(work.mentions, [0, 1, 2]);
        assert_eq!(
            work.reference.to_string(),
            "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"
        );
        assert_eq!(cited.mentions[1].provisions[0].to_string(), "Điều 5");
        assert_eq!(cited.links("/body/0/text").len(), 2);
        assert_eq!(cited.links("/subject").len(), 1);
    }
}

//! What the document cites, as links in its texts.

use std::collections::HashMap;
use std::ops::Range;

use super::meta::Identity;
use super::xml::{Attribute, Xml};
use crate::cite::{self, Citation, element_id};
use crate::document::{Block, Document};

/// A part of a text that names another document.
struct Link {
    range: Range<usize>,
    href: String,
    relation: &'static str,
}

/// The links of each text that has some.
pub(super) struct Links<'a>(HashMap<&'a str, Vec<Link>>);

impl<'a> Links<'a> {
    /// Reads the document as one text, so that short forms are known from the full
    /// mention before them.
    pub(super) fn of(document: &'a Document, identity: &Identity) -> Self {
        let mut texts: Vec<&str> = document.subject.as_deref().into_iter().collect();
        blocks(&document.body, &mut texts);
        for appendix in &document.appendices {
            texts.extend(appendix.reference.as_deref());
            blocks(&appendix.body, &mut texts);
        }
        let mut whole = String::new();
        let mut places = Vec::with_capacity(texts.len());
        for text in texts {
            let start = whole.len();
            whole.push_str(text);
            places.push((start..whole.len(), text, Vec::new()));
            whole.push_str("\n\n");
        }

        let mut hrefs: Vec<Option<String>> = Vec::new();
        let mut rest = places.iter_mut().peekable();
        for citation in cite::find(&whole) {
            let first = citation.same_as.and_then(|first| hrefs.get(first)).cloned().flatten();
            let work = first.or_else(|| identity.name_of(&citation.reference));
            hrefs.push(work.clone());
            while rest.next_if(|(place, ..)| place.end <= citation.span.start).is_some() {}
            let (Some(work), Some((place, _, links))) = (work, rest.peek_mut()) else {
                continue;
            };
            let span = citation.span;
            // What runs over the end of a text is no citation of it.
            if place.start <= span.start && span.end <= place.end {
                links.push(Link {
                    range: span.start - place.start..span.end - place.start,
                    href: with_place(work, &citation),
                    relation: citation.relation.as_str(),
                });
            }
        }
        // A text is looked up once, not for each of its links: it may be long.
        let mut links: HashMap<&str, Vec<Link>> = HashMap::new();
        for (_, text, own) in places {
            if !own.is_empty() {
                links.entry(text).or_default().extend(own);
            }
        }
        for links in links.values_mut() {
            // A text that stands in the document twice is linked once.
            links.sort_by_key(|link| (link.range.start, usize::MAX - link.range.end));
            links.dedup_by(|b, a| a.range == b.range);
        }
        Self(links)
    }

    /// A line of text with its links.
    pub(super) fn line(&self, xml: &mut Xml, name: &str, attributes: &[Attribute<'_>], text: &str) {
        xml.indent();
        self.inline(xml, name, attributes, text);
    }

    /// A text with its links, in the midst of a line.
    pub(super) fn inline(&self, xml: &mut Xml, name: &str, attributes: &[Attribute<'_>], text: &str) {
        let Some(links) = self.0.get(text) else {
            return xml.inline(name, attributes, text);
        };
        xml.start_for(name, attributes, text);
        let mut copied = 0;
        let mut open: Vec<usize> = Vec::new();
        let mut copy = |xml: &mut Xml, to: usize| {
            xml.text(text.get(copied..to).unwrap_or_default());
            copied = to;
        };
        for link in links {
            while let Some(end) = open.pop_if(|end| *end <= link.range.start) {
                copy(xml, end);
                xml.end("ref");
            }
            // Links stand beside or inside each other, never across.
            if open.last().is_some_and(|end| *end < link.range.end) {
                continue;
            }
            copy(xml, link.range.start);
            xml.start("ref", &[("href", &link.href), ("class", link.relation)]);
            open.push(link.range.end);
        }
        while let Some(end) = open.pop() {
            copy(xml, end);
            xml.end("ref");
        }
        copy(xml, text.len());
        xml.end(name);
    }
}

fn blocks<'a>(blocks: &'a [Block], texts: &mut Vec<&'a str>) {
    for block in blocks {
        texts.push(&block.text);
        texts.extend(block.rows.iter().flatten().map(String::as_str));
    }
}

/// The name with the first place that is cited.
fn with_place(mut work: String, citation: &Citation) -> String {
    let place = citation.reference.provisions.first().map(element_id);
    if let Some(place) = place.filter(|place| !place.is_empty() && work.starts_with('/')) {
        work.push_str("/~");
        work.push_str(&place);
    }
    work
}

//! What several rules look at, found once for a document.

pub(in crate::check) mod brackets;
pub(in crate::check) mod citations;
pub(in crate::check) mod deceptive;
pub(in crate::check) mod decision;
pub(in crate::check) mod fields;
pub(in crate::check) mod head_marks;
pub(in crate::check) mod original;
pub(in crate::check) mod outline;
pub(in crate::check) mod provision_mentions;
pub(in crate::check) mod running_text;
pub(in crate::check) mod slip;

use std::sync::OnceLock;

use crate::check::question::sector::Sector;
use crate::document::Document;
use crate::letter::{Evidence, Reading};
use crate::registry::Registry;
use crate::text::skeleton;
use citations::Cited;
use deceptive::Sightings;
use decision::Decision;
use original::Piece;
use outline::Outline;
use provision_mentions::Mention;
use running_text::{At, texts};
use slip::Slip;

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
        self.citations.get_or_init(|| citations::find(document, self.registry))
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

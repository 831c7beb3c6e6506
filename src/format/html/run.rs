//! One text of the letter, with its links, marks and numbers of findings.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::cited::{Cited, Link};
use super::findings::{Finding, severity_class};
use super::markup::Markup;
use super::places::{Mark, Shown};
use super::words::Words;
use crate::cite::element_id;
use crate::diagnostic::Severity;

/// What texts are written with.
pub(super) struct Runs<'a> {
    pub(super) cited: Cited,
    pub(super) findings: Vec<Finding<'a>>,
    pub(super) words: &'static Words,
}

impl Runs<'_> {
    /// Writes a text.
    pub(super) fn write(&self, markup: &mut Markup, path: &str, text: &str, shown: Option<&Shown>) {
        let marks = shown.map_or(&[][..], |shown| &shown.marks);
        let all = self.cited.links(path);
        if all.is_empty() && shown.is_none() {
            return markup.text(text);
        }
        let cuts = cuts(all, marks, text.len());
        let mut links = all.iter().peekable();
        let mut active: BTreeSet<(Reverse<Severity>, usize)> = BTreeSet::new();
        let mut starts = marks.iter().peekable();
        let mut ends: Vec<&Mark> = marks.iter().collect();
        ends.sort_by_key(|mark| (mark.range.end, mark.finding));
        let mut ends = ends.into_iter().peekable();
        for pair in cuts.windows(2) {
            let &[from, to] = pair else { continue };
            while let Some(mark) = starts.next_if(|mark| mark.range.start <= from) {
                active.insert((Reverse(self.severity(mark.finding)), mark.finding));
            }
            while links.next_if(|link| link.range.end <= from).is_some() {}
            let link = links.peek().filter(|link| link.range.start <= from).copied();
            let first = link.is_some_and(|link| link.first && link.range.start == from);
            let gravest = active.first().map(|(Reverse(severity), _)| *severity);
            self.piece(markup, text.get(from..to).unwrap_or_default(), (link, first), gravest);
            while let Some(mark) = ends.next_if(|mark| mark.range.end <= to) {
                active.remove(&(Reverse(self.severity(mark.finding)), mark.finding));
                if mark.last {
                    self.number(markup, mark.finding);
                }
            }
        }
        // A mark of an empty text ends nowhere before.
        for mark in ends.filter(|mark| mark.last) {
            self.number(markup, mark.finding);
        }
        for finding in shown.map_or(&[][..], |shown| &shown.behind) {
            self.number(markup, *finding);
        }
    }

    fn severity(&self, finding: usize) -> Severity {
        self.findings
            .get(finding)
            .map_or(Severity::Info, |finding| finding.diagnostic.severity)
    }

    /// Writes a piece in its link, and whether it is the first of that: findings inside of a
    /// citation cut it into several.
    fn piece(&self, markup: &mut Markup, text: &str, (link, first): (Option<&Link>, bool), gravest: Option<Severity>) {
        let opened = link.is_some_and(|link| self.open_link(markup, link, first));
        if let Some(severity) = gravest {
            markup.leaf("mark", &[("class", severity_class(severity))], text);
        } else {
            markup.text(text);
        }
        if opened {
            markup.close();
        }
    }

    fn open_link(&self, markup: &mut Markup, link: &Link, first: bool) -> bool {
        let Some(mention) = self.cited.mentions.get(link.mention) else {
            return false;
        };
        let Some(work) = self.cited.works.get(mention.work) else {
            return false;
        };
        let id = format!("c{}", link.mention + 1);
        let href = format!("#v{}", mention.work + 1);
        let title = work.reference.to_string();
        let provisions: Vec<String> = mention.provisions.iter().map(element_id).collect();
        let provisions = provisions.join(" ");
        let mut attributes = vec![("class", "ref"), ("href", href.as_str()), ("title", title.as_str())];
        if first {
            attributes.push(("id", &id));
            attributes.push(("data-relation", mention.relation.as_str()));
            if !provisions.is_empty() {
                attributes.push(("data-provisions", &provisions));
            }
        }
        markup.open("a", &attributes);
        true
    }

    /// The number of a finding, which leads to it.
    fn number(&self, markup: &mut Markup, index: usize) {
        let Some(finding) = self.findings.get(index) else {
            return;
        };
        finding.is_shown.set(true);
        let number = (index + 1).to_string();
        let (id, href) = (format!("p{number}"), format!("#f{number}"));
        let label = format!(
            "{} {number}: {} {}",
            self.words.finding,
            finding.name(self.words),
            finding.diagnostic.code
        );
        let class = format!("flag {}", severity_class(finding.diagnostic.severity));
        markup.leaf(
            "a",
            &[
                ("class", &class),
                ("id", &id),
                ("href", &href),
                ("aria-label", &label),
                ("title", &label),
                ("lang", self.words.code),
            ],
            &number,
        );
    }
}

/// Where anything begins or ends, the ends of the text included.
fn cuts(links: &[Link], marks: &[Mark], length: usize) -> Vec<usize> {
    let mut cuts = vec![0, length];
    cuts.extend(links.iter().flat_map(|link| [link.range.start, link.range.end]));
    cuts.extend(marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]));
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

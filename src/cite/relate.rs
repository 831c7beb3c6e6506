//! How a citation stands to the text around it, and in which other one it lies.

use super::Relation;
use super::find::{Finder, Last};
use super::grammar::document::Document;
use super::lead::{self, Lead};

impl Finder<'_> {
    /// The relation of a citation and the one it is part of.
    pub(super) fn relate(&mut self, start: usize, target: &Document) -> (Relation, Option<usize>) {
        let from = self.state.last.as_ref().map_or(0, |last| last.end);
        let gap = self.text.get(from..start).unwrap_or_default();
        self.state.paragraph = paragraph_start(gap).map_or(self.state.paragraph, |at| from + at);
        let line = self.text.get(self.state.paragraph.max(from)..start).unwrap_or_default();
        let last = self.state.last.as_ref().filter(|last| last.end > self.state.paragraph);
        // An introduction (`… sau đây:`) speaks for the lines of its list.
        let begins_line = self.state.paragraph >= from && lead::without_list_mark(line).trim().is_empty();
        if begins_line {
            let above = self.text.get(from..self.state.paragraph).unwrap_or_default().trim_end();
            if above.ends_with(':') {
                self.state.head = lead::list_head(above);
            }
        } else {
            self.state.head = None;
        }
        let opened = || match last {
            Some(_) => None,
            None => lead::opener(self.text.get(self.state.paragraph..start).unwrap_or_default()),
        };
        let bare_joint = gap.len() < 16 && matches!(gap.trim(), "," | ";");
        let (relation, parent) = match lead::lead(line) {
            Lead::Own(Relation::Refers) => (opened().unwrap_or_default(), self.parent(last, line)),
            Lead::Own(relation) => (relation, self.parent(last, line)),
            Lead::Joined => match last {
                Some(last) if last.deictic => (Relation::Refers, None),
                Some(last) if last.relation == Relation::AttachedTo => (self.state.running, None),
                Some(last) => (last.relation, last.parent),
                None => (opened().unwrap_or_default(), None),
            },
            Lead::None if begins_line && bare_joint => match &self.state.last {
                Some(last) => (last.relation, last.parent),
                None => (Relation::Refers, None),
            },
            Lead::None => (self.state.head.or_else(opened).unwrap_or_default(), None),
        };
        if relation == Relation::Refers && parent.is_none() && !target.deictic {
            let rest = self.text.get(target.end..).unwrap_or_default();
            return (lead::behind(rest).unwrap_or(relation), parent);
        }
        (relation, parent)
    }

    /// The citation before, if this one stands in its subject.
    fn parent(&self, last: Option<&Last>, gap: &str) -> Option<usize> {
        let last = last.filter(|last| !last.deictic)?;
        lead::is_subject(gap).then_some(last.index)
    }
}

/// Where the last paragraph of a stretch of text begins, if one does: behind a
/// line break, unless the next line goes on in small letters.
fn paragraph_start(gap: &str) -> Option<usize> {
    gap.rmatch_indices('\n').find_map(|(at, _)| {
        let next = gap.get(at + 1..)?;
        let first = next.trim_start().chars().next();
        let goes_on = first.is_some_and(char::is_lowercase) && !next.trim_start_matches(' ').starts_with('\n');
        let mark = next
            .trim_start()
            .get(1..)
            .is_some_and(|rest| rest.starts_with([')', '.']));
        (!goes_on || mark).then_some(at + 1)
    })
}

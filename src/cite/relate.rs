//! How a citation stands to the text around it, and in which other one it lies.

use super::Relation;
use super::cited_subject::{ends_sentence, is_subject};
use super::find::{Finder, Last};
use super::grammar::document::Document;
use super::lead::{self, Lead};
use super::relation::Ties;
use super::sentence;
use crate::text::is_small;
use crate::value::Kind;

/// The most bytes between two members of a list.
const LONGEST_JOINT: usize = 16;

impl Finder<'_> {
    /// The relation of a citation, the one it is part of and the one it changes.
    pub(super) fn relate(&mut self, start: usize, target: &Document) -> Ties {
        let from = self.state.last.as_ref().map_or(0, |last| last.end);
        let gap = self.text.get(from..start).unwrap_or_default();
        self.state.paragraph = paragraph_start(gap, self.text.get(start..).and_then(|rest| rest.chars().next()))
            .map_or(self.state.paragraph, |at| from + at);
        let line = self.text.get(self.state.paragraph.max(from)..start).unwrap_or_default();
        let last = self.state.last.as_ref().filter(|last| last.end > self.state.paragraph);
        // An introduction (`… sau đây:`) speaks for the lines of its list.
        let begins_line = self.state.paragraph >= from && sentence::without_list_mark(line).trim().is_empty();
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
        let bare_joint = gap.len() < LONGEST_JOINT && matches!(gap.trim(), "," | ";");
        let mut ties = match lead::lead(line) {
            Lead::Own { relation, .. } if relation.is_tail() => self.tail(last, relation, &target.kind),
            Lead::Own { relation, apart } => {
                let parent = last.filter(|_| !apart).and_then(|last| self.parent(last, line));
                let relation = match relation {
                    Relation::Refers => opened().unwrap_or_default(),
                    relation => relation,
                };
                // `thay thế Điều lệ … ban hành kèm theo …`: the list goes on with `thay thế`.
                if relation == Relation::AttachedTo {
                    self.state.running = lead::governs(line).unwrap_or(self.state.running);
                }
                Ties {
                    parent,
                    ..Ties::of(relation)
                }
            }
            Lead::Joined => match last {
                Some(last) if last.deictic || (target.deictic && gap.len() > LONGEST_JOINT) => Ties::default(),
                Some(last) if last.ties.relation == Relation::AttachedTo || behind_tail(last, gap) => {
                    Ties::of(self.state.running)
                }
                // What stands in a subject ends with it.
                Some(last) if last.ties.parent.is_some() && ends_sentence(gap) => Ties::default(),
                Some(last) => last.ties,
                None => Ties::of(opened().unwrap_or_default()),
            },
            Lead::None if begins_line && bare_joint => {
                self.state.last.as_ref().map_or(Ties::default(), |last| last.ties)
            }
            // `Theo Tờ trình số … và ý kiến của Sở Nội vụ tại Công văn số …`
            Lead::None
                if last.is_some_and(|last| last.ties.relation == Relation::Basis) && sentence::is_joined(gap) =>
            {
                Ties::of(Relation::Basis)
            }
            Lead::None => Ties::of(self.state.head.or_else(opened).unwrap_or_default()),
        };
        if ties.relation == Relation::Refers && ties.parent.is_none() && !target.deictic {
            let rest = self.text.get(target.end..).unwrap_or_default();
            let ends = || sentence::begins_sentence(line) && sentence::expires(rest);
            let behind = lead::behind(rest).or_else(|| ends().then_some(Relation::Repeals));
            ties.relation = behind.unwrap_or_default();
        }
        ties
    }

    /// The citation before, if this one stands in its subject.
    fn parent(&self, last: &Last, gap: &str) -> Option<usize> {
        let inside = !last.deictic && is_subject(gap) && !sentence::is_given(gap) && !sentence::is_brought(gap);
        inside.then_some(last.index)
    }

    /// `(được sửa đổi bởi …)` speaks of the last document of its kind, for
    /// only a law amends a law.
    fn tail(&self, last: Option<&Last>, relation: Relation, kind: &Kind) -> Ties {
        let Some(last) = last.filter(|last| !last.deictic) else {
            return Ties::of(relation);
        };
        let nested = last
            .parent
            .as_ref()
            .filter(|(_, outer)| last.kind != *kind && outer == kind);
        match nested {
            Some((outer, _)) => Ties {
                modifies: Some(*outer),
                ..Ties::of(relation)
            },
            None => Ties {
                parent: last.ties.parent,
                modifies: Some(last.index),
                ..Ties::of(relation)
            },
        }
    }
}

/// Whether the tail of a citation ended between the last one and this: its
/// parenthesis or its line of a list did.
fn behind_tail(last: &Last, gap: &str) -> bool {
    last.ties.relation.is_tail() && (gap.contains(')') || gap.contains(';'))
}

/// Where the last paragraph of a stretch of text begins, if one does: behind a
/// line break, unless the sentence goes on there. `first` is what follows the stretch.
fn paragraph_start(gap: &str, first: Option<char>) -> Option<usize> {
    gap.rmatch_indices('\n').find_map(|(at, _)| {
        let next = gap.get(at + 1..)?;
        let first = next.trim_start().chars().next().or(first);
        let close = !next.trim_start_matches(' ').starts_with('\n');
        let small = first.is_some_and(is_small);
        let open = sentence::is_open(gap.get(..at).unwrap_or_default());
        let mark = next
            .trim_start()
            .get(1..)
            .is_some_and(|rest| rest.starts_with([')', '.']));
        let goes_on = close && (small || open);
        (!goes_on || mark).then_some(at + 1)
    })
}

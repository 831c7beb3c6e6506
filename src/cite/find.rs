//! From triggers to citations.

use std::collections::VecDeque;
use std::fmt;
use std::iter::FusedIterator;

use super::announced::announced;
use super::back::{Back, tail_of};
use super::citation::has_impossible_day;
use super::cursor::{Cursor, one_line};
use super::grammar::document::{Context, Document, document};
use super::grammar::{Provisions, provisions};
use super::input::Input;
use super::relation::Ties;
use super::resolve::Resolver;
use super::scan::Scanner;
use super::sentence;
use super::{Citation, Relation};
use crate::registry::Registry;
use crate::text::{Source, Span, is_word};
use crate::value::{Kind, LegalReference, Provision};

/// The most words between `Phụ lục I` and `ban hành kèm theo`.
const LONGEST_BRIDGE: usize = 16;

/// What another document brings and is cited by it where it has no name.
const ATTACHED: &[&str] = &[
    "quy chế",
    "quy định",
    "điều lệ",
    "quy trình",
    "quy tắc",
    "danh mục",
    "bản quy định",
];

/// The citation before, for lists and parents.
#[derive(Clone)]
pub(super) struct Last {
    pub(super) index: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) numbered: bool,
    pub(super) deictic: bool,
    pub(super) ties: Ties,
    /// The one it stands in, and its kind.
    pub(super) parent: Option<(usize, Kind)>,
    /// The issuer named before the numbers of a list.
    pub(super) issuer: Option<String>,
}

/// What is remembered between two citations.
#[derive(Clone)]
pub(super) struct State {
    /// Citations that are read; those in front are handed out first.
    pub(super) queue: VecDeque<Citation>,
    /// How many were handed out.
    pub(super) given: usize,
    /// How far the text was searched.
    pub(super) searched: usize,
    pub(super) resolver: Resolver,
    pub(super) last: Option<Last>,
    /// Where the paragraph of the last citation begins.
    pub(super) paragraph: usize,
    /// What the introduction of a list says of its members.
    pub(super) head: Option<Relation>,
    /// The relation that a list goes on with: that of the last member, an attachment aside.
    pub(super) running: Relation,
}

/// The citations of a text in order of appearance, read as they are asked for: what
/// [`find`](super::find), [`find_in`](super::find_in) and
/// [`find_with`](super::find_with) give.
///
/// It may be kept in a struct beside the text, and asked for no more than what is
/// needed: the text behind the last citation that was taken is not read. A clone goes on
/// from the same place.
///
/// ```
/// use congvan::cite::{self, Citations};
///
/// /// Reads until a law is named.
/// fn first_law(citations: &mut Citations<'_>) -> Option<String> {
///     citations.find_map(|citation| citation.reference.name)
/// }
/// let mut citations = cite::find("Căn cứ Nghị định số 30/2020/NĐ-CP; Luật Giá; Luật Nhà ở");
/// assert_eq!(first_law(&mut citations).as_deref(), Some("Luật Giá"));
/// assert_eq!(citations.clone().count(), 1);
/// assert_eq!(first_law(&mut citations).as_deref(), Some("Luật Nhà ở"));
/// assert!(citations.next().is_none());
/// ```
#[derive(Clone)]
#[must_use = "citations are found as they are asked for"]
pub struct Citations<'a> {
    input: Input<'a>,
    registry: &'a Registry,
    /// The bytes that spans count in, where they are not those of the text.
    source: Option<&'a Source>,
    state: State,
}

impl<'a> Citations<'a> {
    pub(super) fn new(text: &'a str, registry: &'a Registry) -> Self {
        Self {
            input: Input::new(text),
            registry,
            source: None,
            state: State {
                queue: VecDeque::new(),
                given: 0,
                searched: 0,
                resolver: Resolver::default(),
                last: None,
                paragraph: 0,
                head: None,
                running: Relation::Refers,
            },
        }
    }

    /// Those of a text that was decoded.
    pub(super) fn of(source: &'a Source, registry: &'a Registry) -> Self {
        Self {
            source: Some(source),
            ..Self::new(source.text(), registry)
        }
    }

    fn read_on(&mut self) -> Option<Citation> {
        loop {
            // The newest one may still get the tail of its list.
            let waits = self.state.resolver.first_waiting() == Some(self.state.given);
            if !waits && let Some(citation) = self.state.queue.pop_front() {
                self.state.given += 1;
                return Some(citation);
            }
            let mut finder = Finder {
                text: self.input.text(),
                input: &self.input,
                registry: self.registry,
                state: &mut self.state,
            };
            if !finder.advance() {
                let rest = self.state.queue.pop_front();
                self.state.given += usize::from(rest.is_some());
                return rest;
            }
        }
    }
}

impl Iterator for Citations<'_> {
    type Item = Citation;

    fn next(&mut self) -> Option<Citation> {
        let mut citation = self.read_on()?;
        if let Some(source) = self.source {
            citation.span = source.to_bytes(citation.span);
            citation.doc_span = source.to_bytes(citation.doc_span);
        }
        Some(citation)
    }
}

impl FusedIterator for Citations<'_> {}

impl fmt::Debug for Citations<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Citations")
            .field("given", &self.state.given)
            .field("searched", &self.state.searched)
            .finish_non_exhaustive()
    }
}

/// Reads one text.
pub(super) struct Finder<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) text: &'a str,
    pub(super) registry: &'a Registry,
    pub(super) state: &'a mut State,
}

impl Finder<'_> {
    /// Reads on to the next citation; false at the end of the text.
    fn advance(&mut self) -> bool {
        let mut scanner = Scanner::new(self.text, self.state.searched);
        while let Some((at, trigger)) = scanner.next() {
            let before = self.state.given + self.state.queue.len();
            let read = (trigger.level.then(|| self.placed(at)).flatten())
                .or_else(|| trigger.kind.then(|| self.unplaced(at)).flatten())
                .or_else(|| trigger.number.then(|| self.number(at)).flatten());
            if let Some(end) = read {
                scanner.skip_to(end);
            }
            if self.state.given + self.state.queue.len() > before {
                self.state.searched = scanner.place();
                return true;
            }
        }
        self.state.searched = self.text.len();
        false
    }

    /// Provisions and the document behind them. Where there is no document,
    /// they lie in the citing text itself: no citation.
    fn placed(&mut self, at: usize) -> Option<usize> {
        let mut cursor = Cursor::new(self.text, at);
        let found = provisions(&mut cursor)?;
        let end = cursor.at;
        let start = self.start_of(
            at,
            found.places.len() > 1 || found.places.iter().any(|p| p.article_to.is_some()),
        );
        let context = Context {
            registry: self.registry,
            placed: true,
        };
        let mut next = cursor;
        next.eat_char(&[',']);
        next.eat_any(&["của", "tại", "thuộc", "trong", "ở"]);
        next.eat("các");
        next.spaces();
        let target = document(&mut next, context).or_else(|| bridge(&mut cursor, &found, context));
        let Some(target) = target else {
            return Some(end);
        };
        Some(self.emit_list(start, found.places, target))
    }

    fn unplaced(&mut self, at: usize) -> Option<usize> {
        let before = self.text.get(..at).unwrap_or_default().trim_end_matches([' ', '\n']);
        let context = Context {
            registry: self.registry,
            placed: before.ends_with("một số điều của"),
        };
        let target = document(&mut Cursor::new(self.text, at), context)?;
        if target.name.is_some() && target.number.is_none() && self.is_title(at, target.end) {
            return Some(target.end);
        }
        // `các Nghị định số …`
        let start = if target.number.is_some() {
            self.start_of(at, false)
        } else {
            at
        };
        Some(self.emit_list(start, Vec::new(), target))
    }

    /// Whether a name stands alone on the line above the preamble: the text's own title.
    fn is_title(&self, start: usize, end: usize) -> bool {
        let before = self.text.get(..start).unwrap_or_default().trim_end_matches([' ', '\t']);
        let rest = self.text.get(end..).unwrap_or_default().trim_start();
        (before.is_empty() || before.ends_with('\n')) && rest.starts_with("Căn cứ")
    }

    /// Takes in `các` and `từ` before the first word.
    fn start_of(&self, at: usize, ranged: bool) -> usize {
        let before = self
            .text
            .get(..at)
            .unwrap_or_default()
            .trim_end_matches([' ', '\n', '\u{a0}']);
        let words: &[&str] = if ranged {
            &["các", "Các", "từ", "Từ"]
        } else {
            &["các", "Các"]
        };
        let Some(word) = words.iter().find(|word| before.ends_with(**word)) else {
            return at;
        };
        let start = before.len() - word.len();
        let whole = !before.get(..start).unwrap_or_default().ends_with(is_word);
        if whole { start } else { at }
    }

    pub(super) fn emit(&mut self, start: usize, places: Vec<Provision>, mut target: Document) {
        if target.number.is_some()
            && target.date.is_none()
            && target.issuer.is_none()
            && let Some((date, issuer)) = announced(self.text.get(..start).unwrap_or_default(), self.registry)
        {
            target.date = Some(date);
            target.issuer = Some(issuer);
        }
        let ties = self.relate(start, &target);
        let goes_on = self.state.last.as_ref().is_some_and(|last| {
            let gap = self.text.get(last.end..start).unwrap_or_default();
            gap.len() < 16 && matches!(gap.trim(), "," | "và" | ", và" | ";" | "và các" | ", các")
        });
        let index = self.state.given + self.state.queue.len();
        let before = self.state.last.take();
        let parent = before.and_then(|last| match ties.parent {
            Some(parent) if parent == last.index => Some((parent, last.kind)),
            Some(parent) => last.parent.filter(|(outer, _)| *outer == parent),
            None => None,
        });
        self.state.last = Some(Last {
            index,
            end: target.end,
            kind: target.kind.clone(),
            numbered: target.number.is_some(),
            deictic: target.deictic,
            ties,
            parent,
            issuer: target.leading_issuer().cloned(),
        });
        if ties.relation != Relation::AttachedTo && !ties.relation.is_tail() {
            self.state.running = ties.relation;
        }
        self.push(start, places, target, ties);
        let State {
            queue, given, resolver, ..
        } = &mut *self.state;
        resolver.share(queue, *given, index, goes_on);
    }

    /// Adds a citation, and behind it those inside its name.
    fn push(&mut self, start: usize, places: Vec<Provision>, target: Document, ties: Ties) {
        let index = self.state.given + self.state.queue.len();
        let mut reference = LegalReference {
            kind: Some(target.kind),
            number: target.number,
            name: target.name,
            date: target.date,
            issuer: target.issuer,
            provisions: places,
        };
        let mut number_incomplete = target.incomplete;
        if number_incomplete {
            number_incomplete = !self.state.resolver.complete(&mut reference, self.text, self.registry);
        } else {
            self.state.resolver.remember(&reference, target.number_start);
        }
        let same_as = if target.deictic {
            let here = self.text.get(start..target.end).unwrap_or_default();
            let is_self = here.ends_with("này") || here.ends_with("NÀY");
            // `các văn bản nêu trên` are several.
            let before = self.text.get(..start).unwrap_or_default();
            let several = Back::new(tail_of(before)).ends_with_any(&["các", "những"]);
            (!is_self && !several)
                .then(|| self.state.resolver.pointed_to(reference.kind.as_ref()?))
                .flatten()
        } else {
            let is_given = reference.number.is_none() && sentence::is_given(self.text.get(..start).unwrap_or_default());
            self.state.resolver.first_of(&reference, index, is_given)
        };
        let doc = self.text.get(target.start..target.doc_end).unwrap_or_default();
        self.state.queue.push_back(Citation {
            date_impossible: has_impossible_day(doc, reference.date),
            reference,
            relation: ties.relation,
            text: one_line(self.text.get(start..target.end).unwrap_or_default()),
            span: self.input.origin(Span::new(start, target.end)),
            doc_span: self.input.origin(Span::new(target.start, target.doc_end)),
            deictic: target.deictic,
            parent: ties.parent,
            modifies: ties.modifies,
            same_as,
            number_incomplete,
        });
        for inner in target.inner {
            let ties = Ties {
                relation: Relation::Amends,
                parent: Some(index),
                modifies: None,
            };
            self.push(inner.start, inner.places, inner.document, ties);
        }
    }
}

/// `Mục 4 Phụ lục I danh mục … ban hành kèm theo Thông tư …`.
fn bridge(cursor: &mut Cursor<'_>, found: &Provisions, context: Context<'_>) -> Option<Document> {
    let mut next = *cursor;
    if !found.upper {
        // `khoản 2 Điều 5 Quy định ban hành kèm theo Quyết định …`: rules without a name of their own.
        next.eat_any(&["của", "tại"]);
        if !next.eat_any(ATTACHED) {
            return None;
        }
        next.eat_char(&['(']);
        if !next.eat_any(&["được ban hành kèm theo", "ban hành kèm theo", "kèm theo"]) {
            return None;
        }
        next.spaces();
        return document(&mut next, context);
    }
    for _ in 0..LONGEST_BRIDGE {
        next.eat_char(&['(']);
        if next.eat_any(&["ban hành kèm theo", "kèm theo"]) {
            next.spaces();
            return document(&mut next, context);
        }
        next.eat_char(&[',']);
        let word = next.spaces().word();
        if word.is_empty() {
            return None;
        }
        next.bump(word.len());
    }
    None
}

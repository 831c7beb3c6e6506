//! Where in the letter each finding is shown.

use std::collections::HashMap;
use std::ops::Range;

use super::align::{Pair, align, parts};
use super::texts::{Sort, Text};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// Fields whose words stand under the name of another.
const ELSEWHERE: [(&str, &str); 4] = [
    ("/date", "/date_as_written"),
    ("/kind", "/title"),
    ("/drafter", "/archive"),
    ("/issued_copies", "/archive"),
];

/// The text that a letter was read from, and where its fields stood in it.
pub(super) trait Origin {
    fn source(&self) -> &Source;
    /// The place of a field, or of what it belongs to.
    fn place(&self, path: &str) -> Option<Span>;
    /// The place of every field.
    fn places(&self) -> Vec<(String, Span)>;
}

/// Exact words that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) finding: usize,
    /// Whether the number of the finding stands behind it.
    pub(super) last: bool,
}

/// What is shown at one text.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The words, by their beginning.
    pub(super) marks: Vec<Mark>,
    /// The findings whose numbers stand behind the text.
    pub(super) behind: Vec<usize>,
}

/// Where the findings are shown.
#[derive(Debug, Default)]
pub(super) struct Places {
    shown: HashMap<String, Shown>,
}

impl Places {
    /// Finds the place of each finding; one that has none is shown nowhere.
    pub(super) fn of(findings: &[&Diagnostic], texts: &[Text<'_>], origin: Option<&dyn Origin>) -> Self {
        let mut search = Search {
            texts,
            origin,
            index: index(texts),
            spans: None,
            aligned: HashMap::new(),
        };
        let mut places = Self::default();
        for (i, finding) in findings.iter().enumerate() {
            let Some((first, last)) = search.texts_of(finding) else {
                continue;
            };
            let found = search.words(finding, first, last);
            if found.is_empty() {
                places.at(texts, last).behind.push(i);
                continue;
            }
            let most = found.len();
            for (nth, (text, range)) in found.into_iter().enumerate() {
                places.at(texts, text).marks.push(Mark {
                    range,
                    finding: i,
                    last: nth + 1 == most,
                });
            }
        }
        for shown in places.shown.values_mut() {
            shown
                .marks
                .sort_by_key(|mark| (mark.range.start, mark.range.end, mark.finding));
        }
        places
    }

    /// What is shown at a text.
    pub(super) fn get(&self, path: &str) -> Option<&Shown> {
        self.shown.get(path)
    }

    fn at(&mut self, texts: &[Text<'_>], index: usize) -> &mut Shown {
        let path = texts.get(index).map_or("", |text| text.path.as_str());
        self.shown.entry(path.to_owned()).or_default()
    }
}

/// The first and the last printed text of every path and all above it.
fn index<'a>(texts: &'a [Text<'_>]) -> HashMap<&'a str, (usize, usize)> {
    let mut index: HashMap<&str, (usize, usize)> = HashMap::new();
    for (i, text) in texts.iter().enumerate().filter(|(_, text)| text.sort != Sort::Value) {
        let mut path = text.path.as_str();
        while !path.is_empty() {
            index.entry(path).or_insert((i, i)).1 = i;
            path = above(path);
        }
    }
    index
}

fn above(path: &str) -> &str {
    path.rfind('/').and_then(|at| path.get(..at)).unwrap_or_default()
}

struct Search<'a> {
    texts: &'a [Text<'a>],
    origin: Option<&'a dyn Origin>,
    index: HashMap<&'a str, (usize, usize)>,
    /// The places of the fields, by their beginning; read when one is asked for.
    spans: Option<Vec<(Span, usize, usize)>>,
    aligned: HashMap<(usize, usize), Vec<Pair>>,
}

impl Search<'_> {
    /// The first and the last of the texts that a finding is about.
    fn texts_of(&mut self, finding: &Diagnostic) -> Option<(usize, usize)> {
        let path = finding.path.as_str();
        let Some((first, last)) = self.nearest(path) else {
            return self.at_span(finding);
        };
        // A list is a wide place: the span may know which of its entries.
        let narrow = if first < last { self.at_span(finding) } else { None };
        let inside = narrow.filter(|narrow| first <= narrow.0 && narrow.1 <= last);
        Some(inside.unwrap_or((first, last)))
    }

    fn nearest(&self, path: &str) -> Option<(usize, usize)> {
        let mut path = path;
        while !path.is_empty() {
            let elsewhere = ELSEWHERE.iter().find(|row| row.0 == path).map(|row| row.1);
            let found = self.index.get(path).or_else(|| self.index.get(elsewhere?));
            if found.is_some() {
                return found.copied();
            }
            path = above(path);
        }
        None
    }

    /// The texts of the field that holds the span of a finding.
    fn at_span(&mut self, finding: &Diagnostic) -> Option<(usize, usize)> {
        let origin = self.origin?;
        let span = finding.span.filter(|_| finding.part.is_none())?.span();
        if self.spans.is_none() {
            let mut spans: Vec<(Span, usize, usize)> = origin
                .places()
                .into_iter()
                .filter_map(|(path, span)| {
                    let (first, last) = *self.index.get(path.as_str())?;
                    Some((span, first, last))
                })
                .collect();
            // Of those that begin together the smallest is the last.
            spans.sort_by_key(|(span, ..)| (span.start, usize::MAX - span.end));
            self.spans = Some(spans);
        }
        let spans = self.spans.as_ref()?;
        let behind = spans.partition_point(|(place, ..)| place.start <= span.start);
        let (place, first, last) = spans.get(behind.checked_sub(1)?)?;
        (span.end <= place.end).then_some((*first, *last))
    }

    /// The exact words of a finding.
    fn words(&mut self, finding: &Diagnostic, first: usize, last: usize) -> Vec<(usize, Range<usize>)> {
        self.try_words(finding, first, last).unwrap_or_default()
    }

    fn try_words(&mut self, finding: &Diagnostic, first: usize, last: usize) -> Option<Vec<(usize, Range<usize>)>> {
        let origin = self.origin?;
        let span = finding.span.filter(|_| finding.part.is_none())?.span();
        let source = origin.source();
        let before = |offset| source.slice(Span::new(0, offset)).map(str::len);
        let place = before(span.start)?..before(span.end)?;
        if place.is_empty() {
            return None;
        }
        if !self.aligned.contains_key(&(first, last)) {
            let aligned = self.align(origin, first, last).unwrap_or_default();
            self.aligned.insert((first, last), aligned);
        }
        let pairs = self.aligned.get(&(first, last))?;
        let parts = parts(pairs, &place);
        Some(parts.into_iter().map(|(text, range)| (first + text, range)).collect())
    }

    fn align(&self, origin: &dyn Origin, first: usize, last: usize) -> Option<Vec<Pair>> {
        let texts = self.texts.get(first..=last)?;
        let head = texts.first()?.path.as_str();
        // The field itself, or the whole of which all these texts are parts.
        let owner = if first == last {
            head
        } else {
            common(head, &texts.last()?.path)
        };
        let span = origin.place(owner)?;
        let source = origin.source();
        let start = source.slice(Span::new(0, span.start))?.len();
        let printed = texts.iter().map(|text| match text.sort {
            Sort::Value => "",
            _ => &*text.text,
        });
        let mut pairs = align(source.slice(span)?, printed);
        for pair in &mut pairs {
            pair.at += start;
        }
        Some(pairs)
    }
}

/// The path that two paths have in common.
fn common<'a>(a: &'a str, b: &str) -> &'a str {
    let steps = a.split('/').zip(b.split('/')).take_while(|(a, b)| a == b);
    let length = steps.map(|(step, _)| step.len() + 1).sum::<usize>();
    a.get(..length.saturating_sub(1)).unwrap_or(a)
}

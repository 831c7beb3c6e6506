//! The page that is being read: its text, what was found, what is left.

use std::borrow::Cow;

use crate::document::Document;
use crate::letter::{Evidence, Trace};
use crate::text::{Clean, Source, Span, is_letter_or_digit, is_settled_if_even, skeleton};
use crate::value::{Recipient, collapse};

/// The mended text, the document under construction, and the ledger of what
/// has been used: whatever no field took goes to `unplaced` at the end, so no
/// reader can lose text by forgetting it.
pub(super) struct Page<'a> {
    pub(super) source: &'a Source,
    pub(super) clean: &'a Clean<'a>,
    pub(super) document: Document,
    pub(super) trace: Trace,
    used: Vec<Span>,
    /// How often the fixed words of a component have been seen.
    labels: Vec<(&'static str, usize)>,
}

/// Whether words are the fixed words of the form.
fn is_fixed(words: &str) -> bool {
    const FIXED: &[&str] = &[
        "so",
        "vv",
        "veviec",
        "kinhgui",
        "kinhgoi",
        "dongkinhgui",
        "dongkinhgoi",
        "donggui",
        "kinhtrinh",
        "noinhan",
        "noigui",
    ];
    let mut bare = skeleton(words);
    bare.retain(char::is_alphanumeric);
    FIXED.contains(&bare.as_str())
}

/// The path of the fixed words of a component where they stand first.
fn first_label(component: &'static str) -> Cow<'static, str> {
    match component {
        "/number" => "/number#label".into(),
        "/subject" => "/subject#label".into(),
        "/addressees" => "/addressees#label".into(),
        "/recipients" => "/recipients#label".into(),
        _ => format!("{component}#label").into(),
    }
}

/// Writes the words of a text with one space between them.
fn squeeze(text: &str, out: &mut String) {
    let start = out.len();
    for word in text.split_whitespace() {
        if out.len() > start {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// How often the fixed words of a component are told apart; no letter has as many.
const MOST_LABELS: usize = 1000;

/// A letter of a page has fewer.
const USUAL_PLACES: usize = 128;

impl<'a> Page<'a> {
    pub(super) fn new(source: &'a Source, clean: &'a Clean<'a>) -> Self {
        Self {
            source,
            clean,
            document: Document::default(),
            trace: Trace::default(),
            used: Vec::with_capacity(USUAL_PLACES),
            labels: Vec::new(),
        }
    }

    /// The mended text at a span.
    pub(super) fn text(&self, span: Span) -> &'a str {
        self.clean.text.get(span.range()).unwrap_or_default()
    }

    /// The text of several spans, inner spaces collapsed, one space between.
    pub(super) fn joined(&self, spans: &[Span]) -> String {
        if let [span] = spans {
            return self.collapsed(*span);
        }
        let mut out = String::with_capacity(spans.iter().map(|span| span.len() + 1).sum());
        for span in spans {
            if !out.is_empty() {
                out.push(' ');
            }
            let text = self.text(*span);
            if self.is_settled(text) {
                out.push_str(text);
            } else if self.is_spaced(text) {
                squeeze(text, &mut out);
            } else {
                out.push_str(&collapse(text));
            }
        }
        out
    }

    /// The text of a span, inner spaces collapsed.
    fn collapsed(&self, span: Span) -> String {
        let text = self.text(span);
        if self.is_settled(text) {
            return text.to_owned();
        }
        if !self.is_spaced(text) {
            return collapse(text);
        }
        let mut out = String::with_capacity(text.len());
        squeeze(text, &mut out);
        out
    }

    /// Whether white space alone keeps a text from being settled.
    fn is_spaced(&self, text: &str) -> bool {
        self.clean.even && !text.contains('Ɖ')
    }

    /// Whether a text of the page is printed as a value is kept: nearly all are.
    fn is_settled(&self, text: &str) -> bool {
        self.clean.even && is_settled_if_even(text)
    }

    /// Whoever is named on some lines, if anybody is.
    pub(super) fn recipient(&self, spans: &[Span]) -> Option<Recipient> {
        match spans {
            [span] => self.text(*span).parse().ok(),
            spans => self.joined(spans).parse().ok(),
        }
    }

    /// Where a span of the mended text stands in the original.
    pub(super) fn original(&self, span: Span) -> Span {
        self.source.to_bytes(self.clean.origin(span))
    }

    /// Records that a field took its value from here.
    pub(super) fn place(&mut self, path: impl Into<Cow<'static, str>>, span: Span) {
        let (original, evidence) = self.found(span);
        self.trace.record(path, original, evidence);
        self.used.push(span);
    }

    /// Records that an entry of a list took its value from here.
    pub(super) fn place_entry(&mut self, list: &str, index: usize, span: Span) {
        let (original, evidence) = self.found(span);
        self.trace.insert_entry(list, index, original, evidence);
        self.used.push(span);
    }

    /// Where a span stands in the original, and whether it stands there as it is here.
    fn found(&self, span: Span) -> (Span, Evidence) {
        let original = self.original(span);
        let untouched = matches!(self.clean.text, Cow::Borrowed(_));
        let exact = untouched || self.source.slice(original) == Some(self.text(span));
        (original, if exact { Evidence::Exact } else { Evidence::Repaired })
    }

    /// Records that an entry of a list reaches over this span; its fields take the text.
    pub(super) fn surround(&mut self, list: &str, index: usize, span: Span) {
        let original = self.original(span);
        self.trace.insert_entry(list, index, original, Evidence::Exact);
    }

    /// Records an entry of a list that was told by its place, not by its words.
    pub(super) fn place_inferred(&mut self, list: &str, index: usize, span: Span) {
        let original = self.original(span);
        self.trace.insert_entry(list, index, original, Evidence::Inferred);
        self.used.push(span);
    }

    /// Records the fixed words that introduce a component; repeated ones get a
    /// number behind `#label`.
    pub(super) fn label(&mut self, component: &'static str, span: Span) {
        let seen = self.labels.iter_mut().find(|(other, _)| *other == component);
        let path = match seen {
            Some((_, count)) => {
                // The last one stands for all that are too many.
                *count = (*count + 1).min(MOST_LABELS);
                format!("{component}#label{count}").into()
            }
            None => {
                self.labels.push((component, 0));
                first_label(component)
            }
        };
        // The number of a page is furniture.
        if component == "/page" || is_fixed(self.text(span)) {
            self.place(path, span);
        } else {
            // Misread, or printed in a second language, too (`Kính gửi/To:`): what is
            // not fixed stays in the ledger.
            let own = self
                .text(span)
                .find('/')
                .map(|at| Span::new(span.start, span.start + at));
            self.used.extend(own.filter(|own| is_fixed(self.text(*own))));
            let original = self.original(span);
            self.trace.record(path, original, Evidence::Repaired);
        }
    }

    /// Puts a line among the stamps.
    pub(super) fn stamp(&mut self, span: Span) {
        let i = self.document.stamps.len();
        self.document.stamps.push(collapse(self.text(span)));
        self.place_entry("/stamps", i, span);
    }

    /// Records a drawn rule: it is structure, not content. One that is drawn with
    /// letters (`--o0o--`) stays in the ledger all the same.
    pub(super) fn structure(&mut self, span: Span) {
        if !self.text(span).contains(char::is_alphabetic) {
            self.used.push(span);
        }
    }

    /// Keeps a span out of the leftovers: who calls it places the span himself.
    pub(super) fn set_aside(&mut self, span: Span) {
        self.used.push(span);
    }

    /// Everything that no field took and that holds a letter or digit, line by line.
    pub(super) fn leftovers(&mut self) -> Vec<Span> {
        // Mostly in order, part by part: a sort that goes on from what is.
        self.used.sort();
        let mut lines = Vec::new();
        let mut at = 0;
        let end = self.clean.text.len();
        for used in self.used.iter().copied().chain([Span::new(end, end)]) {
            if used.start > at {
                self.lines_left(Span::new(at, used.start), &mut lines);
            }
            at = at.max(used.end);
        }
        lines
    }

    /// The lines of a span that say something.
    fn lines_left(&self, span: Span, lines: &mut Vec<Span>) {
        let left = self.text(span);
        // Mostly a line break, or signs.
        if !left.bytes().any(|b| b.is_ascii_alphanumeric() || !b.is_ascii()) {
            return;
        }
        let mut start = span.start;
        for line in left.split_inclusive('\n') {
            let text = line.trim();
            if text.contains(is_letter_or_digit) {
                let head = line.len() - line.trim_start().len();
                lines.push(Span::new(start + head, start + head + text.len()));
            }
            start += line.len();
        }
    }
}

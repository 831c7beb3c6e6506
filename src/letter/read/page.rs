//! The page that is being read: its text, what was found, what is left.

use crate::document::Document;
use crate::letter::{Evidence, Trace};
use crate::text::{Clean, Source, Span, is_letter_or_digit, skeleton};
use crate::value::collapse;

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
    labels: Vec<(String, usize)>,
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
        "kinhtrinh",
        "noinhan",
        "noigui",
    ];
    let bare: String = skeleton(words).chars().filter(|c| c.is_alphanumeric()).collect();
    FIXED.contains(&bare.as_str())
}

impl<'a> Page<'a> {
    pub(super) fn new(source: &'a Source, clean: &'a Clean<'a>) -> Self {
        Self {
            source,
            clean,
            document: Document::default(),
            trace: Trace::default(),
            used: Vec::new(),
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
            return collapse(self.text(*span));
        }
        let mut out = String::with_capacity(spans.iter().map(|span| span.len() + 1).sum());
        for span in spans {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&collapse(self.text(*span)));
        }
        out
    }

    /// Where a span of the mended text stands in the original.
    pub(super) fn original(&self, span: Span) -> Span {
        self.source.to_bytes(self.clean.origin(span))
    }

    /// Records that a field took its value from here.
    pub(super) fn place(&mut self, path: impl AsRef<str>, span: Span) {
        let (original, evidence) = self.found(span);
        self.trace.insert(path.as_ref(), original, evidence);
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
        let exact = self.source.slice(original) == Some(self.text(span));
        (original, if exact { Evidence::Exact } else { Evidence::Repaired })
    }

    /// Records that a component reaches over this span; its fields take the text.
    pub(super) fn surround(&mut self, path: impl AsRef<str>, span: Span) {
        let original = self.original(span);
        self.trace.insert(path.as_ref(), original, Evidence::Exact);
    }

    /// Records an entry of a list that was told by its place, not by its words.
    pub(super) fn place_inferred(&mut self, list: &str, index: usize, span: Span) {
        let original = self.original(span);
        self.trace.insert_entry(list, index, original, Evidence::Inferred);
        self.used.push(span);
    }

    /// Records the fixed words that introduce a component; repeated ones get a
    /// number behind `#label`.
    pub(super) fn label(&mut self, component: &str, span: Span) {
        let seen = self.labels.iter_mut().find(|(other, _)| other == component);
        let path = match seen {
            Some((_, count)) => {
                *count += 1;
                format!("{component}#label{count}")
            }
            None => {
                self.labels.push((component.to_owned(), 0));
                format!("{component}#label")
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
            self.trace.insert(&path, original, Evidence::Repaired);
        }
    }

    /// Puts a line among the stamps.
    pub(super) fn stamp(&mut self, span: Span) {
        let i = self.document.stamps.len();
        self.document.stamps.push(collapse(self.text(span)));
        self.place(format!("/stamps/{i}"), span);
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
        self.used.sort_unstable();
        let mut left = Vec::new();
        let mut at = 0;
        let end = self.clean.text.len();
        for used in self.used.iter().copied().chain([Span::new(end, end)]) {
            if used.start > at {
                left.push(Span::new(at, used.start));
            }
            at = at.max(used.end);
        }
        let mut lines = Vec::new();
        for span in left {
            let mut start = span.start;
            // Mostly a line break, or signs.
            if !self
                .text(span)
                .bytes()
                .any(|b| b.is_ascii_alphanumeric() || !b.is_ascii())
            {
                continue;
            }
            for line in self.text(span).split_inclusive('\n') {
                let text = line.trim();
                if text.contains(is_letter_or_digit) {
                    let head = line.len() - line.trim_start().len();
                    lines.push(Span::new(start + head, start + head + text.len()));
                }
                start += line.len();
            }
        }
        lines
    }
}

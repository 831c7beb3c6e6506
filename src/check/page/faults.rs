//! What a rule on the page finds, gathered: the same fault is told once.

use super::{Boxed, Page};
use crate::check::answer::{Answer, Finding};
use crate::diagnostic::Severity;
use crate::text::Span;

/// So many different faults are told apart; the rest is counted with the last.
const MOST: usize = 3;

/// The faults of one rule, in the order of the document. A letter of three hundred
/// paragraphs without indent has one fault at three hundred places.
#[derive(Default)]
pub(in crate::check) struct Faults {
    found: Vec<Fault>,
}

struct Fault {
    path: String,
    span: Option<Span>,
    vi: String,
    en: String,
    severity: Option<Severity>,
    more: usize,
}

impl Faults {
    pub(in crate::check) fn add(
        &mut self,
        path: &str,
        span: Option<Span>,
        vi: impl Into<String>,
        en: impl Into<String>,
    ) {
        self.push(path, span, vi.into(), en.into(), None);
    }

    /// One at a place of the text; the field is looked for only if it is told.
    pub(in crate::check) fn add_at(&mut self, page: &Page<'_>, span: Span, vi: String, en: String) {
        let told = self.found.len() < MOST && self.found.iter().all(|fault| fault.vi != vi);
        let path = if told { page.path_at(span.start) } else { String::new() };
        self.push(&path, Some(span), vi, en, None);
    }

    /// One that is lighter than the rule.
    pub(in crate::check) fn add_lighter(
        &mut self,
        severity: Severity,
        path: &str,
        vi: impl Into<String>,
        en: impl Into<String>,
    ) {
        self.push(path, None, vi.into(), en.into(), Some(severity));
    }

    fn push(&mut self, path: &str, span: Option<Span>, vi: String, en: String, severity: Option<Severity>) {
        let full = self.found.len() >= MOST;
        let same = self.found.iter_mut().find(|fault| fault.vi == vi);
        match same {
            Some(fault) => fault.more += 1,
            None if full => {
                if let Some(last) = self.found.last_mut() {
                    last.more += 1;
                }
            }
            None => self.found.push(Fault {
                path: path.to_owned(),
                span,
                vi,
                en,
                severity,
                more: 0,
            }),
        }
    }

    pub(in crate::check) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(in crate::check) fn into_answer(self) -> Answer {
        Answer::of(self.found.into_iter().map(Fault::finding))
    }
}

impl Fault {
    fn finding(self) -> Finding {
        let (mut vi, mut en) = (self.vi, self.en);
        if self.more > 0 {
            let places = if self.more == 1 { "place" } else { "places" };
            vi.push_str(&format!(" (và {} chỗ khác)", self.more));
            en.push_str(&format!(" (and {} more {places})", self.more));
        }
        let finding = Finding::at(self.path, vi, en).within_opt(self.span);
        match self.severity {
            Some(severity) => finding.lighter(severity),
            None => finding,
        }
    }
}

/// The answer of a rule that finds one fault in one component.
pub(in crate::check) fn fault(boxed: &Boxed<'_>, vi: &str, en: &str) -> Answer {
    let mut faults = Faults::default();
    faults.add(&boxed.path, Some(boxed.span), vi, en);
    faults.into_answer()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(faults: Faults) -> Vec<String> {
        match faults.into_answer() {
            Answer::Failed(found) => found
                .into_iter()
                .map(|finding| finding.message.en.into_owned())
                .collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn the_same_fault_is_told_once_and_counted() {
        let mut faults = Faults::default();
        assert!(faults.is_empty());
        for i in 0..300 {
            faults.add(&format!("/body/{i}"), None, "không lùi dòng", "no indent");
        }
        faults.add("/body/300", None, "lùi dòng 2 mm", "indent 2 mm");
        assert_eq!(messages(faults), ["no indent (and 299 more places)", "indent 2 mm"]);
    }

    #[test]
    fn of_many_different_faults_three_are_told() {
        let mut faults = Faults::default();
        for i in 0..5 {
            faults.add("", None, format!("cỡ {i}"), format!("size {i}"));
        }
        assert_eq!(messages(faults), ["size 0", "size 1", "size 2 (and 2 more places)"]);
    }
}

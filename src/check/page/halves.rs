//! The halves of rules that run on text: what they say of the letters besides.

use super::Page;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::subject::Subject;
use crate::text::Span;

/// What a rule that runs on text demands of the page besides, under the same code.
pub(in crate::check) struct Half {
    pub(in crate::check) code: &'static str,
    /// Whether the half on text asks for capitals: letters that are only shown as such are.
    pub(in crate::check) capitals: bool,
    pub(in crate::check) example: Example,
    pub(in crate::check) test: fn(&Page<'_>) -> Answer,
}

impl Half {
    /// The answer of the whole rule, from that of its half on text.
    pub(in crate::check) fn join(&self, subject: &Subject<'_>, text: Answer) -> Answer {
        let Some(page) = Page::of(subject) else {
            return text;
        };
        let text = match text {
            Answer::Failed(found) if self.capitals => Answer::of(
                found
                    .into_iter()
                    .filter(|finding| !is_shown_in_capitals(&page, finding)),
            ),
            other => other,
        };
        match (text, (self.test)(&page)) {
            (Answer::Failed(mut found), Answer::Failed(more)) => {
                found.extend(more);
                Answer::Failed(found)
            }
            (failed @ Answer::Failed(_), _) | (_, failed @ Answer::Failed(_)) => failed,
            (unsure @ Answer::NotEvaluated(_), _) | (_, unsure @ Answer::NotEvaluated(_)) => unsure,
            (Answer::Passed, _) | (_, Answer::Passed) => Answer::Passed,
            (text, _) => text,
        }
    }
}

/// Whether Word shows what a finding is about as capitals.
fn is_shown_in_capitals(page: &Page<'_>, finding: &Finding) -> bool {
    let Some(span) = finding.span.or_else(|| page.subject().span(&finding.path)) else {
        return false;
    };
    shows_capitals(page, span)
}

fn shows_capitals(page: &Page<'_>, span: Span) -> bool {
    let boxed = page.boxed(String::new(), span);
    boxed.is_some_and(|boxed| page.letters(&boxed).iter().all(|letters| letters.style.capitals))
}

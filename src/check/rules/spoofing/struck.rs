//! Letters that are struck out on the page, where a program takes them for what counts.
//! For SP-11.

use crate::check::answer::Finding;
use crate::check::facts::fields::is_identity;
use crate::check::subject::Subject;
use crate::diagnostic::Severity;
use crate::layout::{Layout, Run};
use crate::text::{Source, Span, is_letter_or_digit};

/// An amount has so many digits, or a unit beside them.
const DIGITS: usize = 4;

/// What is struck out of a number, a date, a name, an amount.
pub(super) fn struck(subject: &Subject<'_>, layout: &Layout, source: &Source) -> Vec<Finding> {
    let mut found: Vec<(String, Span)> = Vec::new();
    for run in layout.paragraphs.iter().flat_map(|paragraph| &paragraph.runs) {
        if found.len() == super::super::MOST {
            break;
        }
        let Some(path) = field(subject, source, run) else {
            continue;
        };
        match found.last_mut() {
            Some((same, span)) if *same == path => *span = span.to(run.span),
            _ => found.push((path, run.span)),
        }
    }
    let told = found.into_iter().map(|(path, span)| {
        let words = super::excerpt(source.slice(span).unwrap_or_default());
        Finding::at(
            path,
            format!("“{words}” bị gạch ngang trên trang, nhưng máy vẫn đọc là nội dung; hãy xóa hoặc bỏ gạch"),
            format!("“{words}” is struck out on the page, and programs read it all the same; remove it or the line"),
        )
        .within(span)
        .lighter(Severity::Warning)
    });
    told.collect()
}

/// The field of identity that a run has a part of; the empty path for an amount in
/// running text; none where nothing is struck.
fn field(subject: &Subject<'_>, source: &Source, run: &Run) -> Option<String> {
    let text = source.slice(run.span).unwrap_or_default();
    if !run.style.struck || run.style.hidden || !text.contains(is_letter_or_digit) {
        return None;
    }
    let shared = |place: Span| place.start < run.span.end && run.span.start < place.end;
    let fields = subject.reading().map(|reading| reading.trace.iter());
    let own = fields.into_iter().flatten();
    let own = own.filter(|(path, traced)| is_identity(path) && !path.contains('#') && shared(traced.span));
    own.min_by_key(|(_, traced)| traced.span.len())
        .map(|(path, _)| path.to_owned())
        .or_else(|| is_amount(text).then(String::new))
}

fn is_amount(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= DIGITS || (digits > 0 && (text.contains("đồng") || text.contains('%')))
}

//! The order in which findings are told: that of the document.

use crate::check::subject::Subject;
use crate::diagnostic::Diagnostic;

/// The components in the order of the form (NĐ 30/2020, Annex I, IV.2).
const COMPONENTS: [&str; 20] = [
    "circulation",
    "national_title",
    "motto",
    "issuers",
    "number",
    "place",
    "date",
    "date_as_written",
    "kind",
    "title",
    "subject",
    "urgency",
    "secrecy",
    "addressees",
    "body",
    "end_mark",
    "signatures",
    "recipients",
    "archive",
    "drafter",
];

fn rank(path: &str) -> usize {
    let component = path
        .trim_start_matches('/')
        .split(['/', '#'])
        .next()
        .unwrap_or_default();
    // The whole document comes first, what is not listed last.
    if component.is_empty() {
        return 0;
    }
    COMPONENTS
        .iter()
        .position(|c| *c == component)
        .map_or(COMPONENTS.len() + 1, |at| at + 1)
}

/// Sorts by place; a finding without one stands before the first component that
/// would follow it.
pub(super) fn sort(diagnostics: &mut [Diagnostic], subject: &Subject<'_>) {
    // Where each component stands; looked up for findings without a place alone.
    let placed = diagnostics.iter().all(|diagnostic| diagnostic.span.is_some());
    let reading = subject.reading().filter(|_| !placed);
    let starts: Vec<(usize, usize)> = reading.map_or_else(Vec::new, |reading| {
        let places = reading.trace.places();
        places.map(|(path, traced)| (rank(path), traced.span.start)).collect()
    });
    diagnostics.sort_by_cached_key(|diagnostic| {
        let rank = rank(&diagnostic.path);
        let start = diagnostic.span.map_or_else(
            || {
                let later = starts.iter().filter(|(other, _)| *other >= rank);
                later.map(|(_, start)| *start).min().unwrap_or(usize::MAX)
            },
            |place| place.start,
        );
        (start, rank)
    });
}

//! From the name of a component to its places.

use crate::check::subject::Subject;
use crate::document::{CopyBlock, Document};
use crate::text::Span;

/// The places of a pattern: a path of the trace in which `*` stands for each entry
/// of a list, or several joined by `+` that make one component together
/// (`/number#label+/number`). A component has the last path that is found; one of
/// which nothing is found is left out.
pub(super) fn expand(subject: &Subject<'_>, pattern: &str) -> Vec<(String, Span)> {
    let Some(reading) = subject.reading() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for parts in entries(subject.document(), pattern) {
        let places = parts
            .split('+')
            .filter_map(|path| Some((path, reading.trace.get(path)?.span)));
        let whole = places.reduce(|(_, all), (path, span)| (path, all.to(span)));
        if let Some((path, span)) = whole {
            found.push((path.to_owned(), span));
        }
    }
    found
}

/// The pattern for each entry of its lists, the outer ones first.
fn entries(document: &Document, pattern: &str) -> Vec<String> {
    let Some((list, _)) = pattern.split_once("/*") else {
        return vec![pattern.to_owned()];
    };
    let all = (0..count(document, list)).flat_map(|i| {
        let one = pattern.replacen("/*", &format!("/{i}"), 1);
        entries(document, &one)
    });
    all.collect()
}

/// How many entries a list has; the lists of the copies are counted in the first.
fn count(document: &Document, list: &str) -> usize {
    let copy = document.copy_block.as_ref();
    let of_copy = |count: fn(&CopyBlock) -> usize| copy.map_or(0, count);
    let steps: Vec<&str> = list.split('/').skip(1).collect();
    match steps.as_slice() {
        ["issuers"] => document.issuers.len(),
        ["addressees"] => document.addressees.len(),
        ["body"] => document.body.len(),
        ["signatures"] => document.signatures.len(),
        ["recipients"] => document.recipients.len(),
        ["contact"] => document.contact.len(),
        ["stamps"] => document.stamps.len(),
        ["appendices"] => document.appendices.len(),
        ["copy_block", "signatures"] => of_copy(|copy| copy.signatures.len()),
        ["copy_block", "recipients"] => of_copy(|copy| copy.recipients.len()),
        [.., "capacity"] => MOST_CAPACITIES,
        _ => 0,
    }
}

/// A signature has fewer lines of authority: TM., KT. and TL. at most.
const MOST_CAPACITIES: usize = 4;

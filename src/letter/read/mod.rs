//! Text to document, part by part: head, content, foot.

mod addressees;
mod aligned;
mod anchors;
mod appendix;
mod body;
mod comments;
mod english;
mod furniture;
mod header;
mod late;
mod marker;
mod misread;
mod names;
mod notes;
mod organs;
mod page;
mod recipients;
mod role;
mod signature;
mod symbol;
mod tail;
mod words;

use page::Page;
#[cfg(any(feature = "check", all(feature = "dsig", feature = "edxml")))]
pub(crate) use {names::is_name, words::begins_body_name};

use super::{Reading, report};
use crate::layout::{self, Rows};
use crate::text::{Limits, Source};
use crate::value::collapse;

/// Reads a source. Whatever fits no part stays in the document as unplaced text.
pub(super) fn read(source: Source, limits: &Limits) -> Reading {
    read_rows(source, limits, |text| layout::rows(text, limits.rows))
}

/// Reads a source whose mended text somebody splits into rows.
pub(super) fn read_rows(source: Source, limits: &Limits, rows: impl FnOnce(&str) -> Rows) -> Reading {
    let clean = source.clean();
    let mut page = Page::new(&source, &clean);
    let Rows { rows, rest } = rows(&clean.text);
    let (rows, notes) = notes::take(rows);
    let rows = furniture::take(&mut page, rows);
    let rows = late::head_first(&page, rows);
    let content = header::read(&mut page, &rows);
    let foot = tail::find(&page, &rows, content);
    let first = page.document.body.len();
    let inside = rows.get(content..foot).unwrap_or_default();
    let inside = notes::put_back(inside, notes);
    let blocks = body::read(&mut page, &inside, "/body", first);
    match first {
        0 => page.document.body = blocks,
        _ => page.document.body.extend(blocks),
    }
    body::take_end_mark(&mut page);
    tail::read(&mut page, rows.get(foot..).unwrap_or_default());
    if let Some(rest) = rest {
        page.set_aside(rest);
    }
    for (i, span) in page.leftovers().into_iter().chain(rest).enumerate() {
        page.document.unplaced.push(collapse(page.text(span)));
        page.place_inferred("/unplaced", i, span);
    }
    let (document, trace) = (page.document, page.trace);
    let mut diagnostics = report::diagnostics(&source, &clean, &document, &trace);
    if rest.is_some() {
        diagnostics.push(report::beyond_limit(limits, &document, &trace, &source));
    }
    Reading {
        document,
        trace,
        diagnostics,
        source,
        layout: None,
    }
}

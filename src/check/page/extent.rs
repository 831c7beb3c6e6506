//! How many pages the text takes, as far as that can be told without setting it.

use std::collections::BTreeMap;

use super::{Page, height, is_in_flow};
use crate::layout::{PagePlace, Paragraph};

/// The length of a document in pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Extent {
    OnePage,
    MorePages,
    /// Too near the end of the first page to tell.
    Unsure,
}

/// How sure the estimate is: lines break elsewhere than it thinks.
const SURELY_ONE: f64 = 0.85;
const SURELY_MORE: f64 = 1.15;

/// Estimates the length of a document.
pub(in crate::check) fn extent(page: &Page<'_>) -> Extent {
    let layout = page.layout();
    let Some(section) = layout.sections.first() else {
        return Extent::Unsure;
    };
    let flow = || layout.paragraphs.iter().filter(|p| is_in_flow(p));
    if flow().skip(1).any(|p| p.begins_page) {
        return Extent::MorePages;
    }
    let room = (section.height - section.margins.top - section.margins.bottom)
        .points()
        .max(1.0);
    let free: f64 = flow()
        .filter(|p| p.place == PagePlace::Text)
        .map(|p| height(page, p))
        .sum();
    let pages = (free + in_tables(page, flow())) / room;
    if pages < SURELY_ONE {
        Extent::OnePage
    } else if pages > SURELY_MORE {
        Extent::MorePages
    } else {
        Extent::Unsure
    }
}

/// The height of all rows: each as high as its highest cell.
fn in_tables<'p>(page: &Page<'_>, paragraphs: impl Iterator<Item = &'p Paragraph>) -> f64 {
    let mut cells: BTreeMap<(usize, usize, usize), f64> = BTreeMap::new();
    for paragraph in paragraphs {
        if let PagePlace::Cell { table, row, column, .. } = paragraph.place {
            *cells.entry((table, row, column)).or_default() += height(page, paragraph);
        }
    }
    let mut rows: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for ((table, row, _), height) in cells {
        let highest = rows.entry((table, row)).or_default();
        *highest = highest.max(height);
    }
    rows.values().sum()
}

//! Letters whose head stands behind the content: a program that takes a page
//! apart may put its tables last.

use std::ops::Range;

use super::anchors::{self, Anchor};
use super::marker::split_marker;
use super::names::is_upper_name;
use super::page::Page;
use super::words::{is_rule, is_upper, title_line};
use crate::layout::Row;
use crate::value::KindFamily;

/// How many rows a head has on either side of the national title.
const MOST_ROWS: usize = 8;

/// How many rows from the end are searched: the foot may stand behind the head.
const LAST_ROWS: usize = 60;

/// Puts a head that stands behind the content where it belongs.
pub(super) fn head_first(page: &Page<'_>, rows: Vec<Row>) -> Vec<Row> {
    let mut rows = rows;
    if let Some(head) = late_head(page, &rows) {
        let length = head.len();
        if let Some(part) = rows.get_mut(..head.end) {
            part.rotate_right(length);
        }
    }
    rows
}

/// The rows of the head, if the letter opens with its title.
fn late_head(page: &Page<'_>, rows: &[Row]) -> Option<Range<usize>> {
    let text = |row: &Row| row.span().map_or("", |span| page.text(span));
    // The words of a copy are put on top of any letter: they title none.
    let titles = |row: &Row| title_line(text(row)).is_some_and(|title| title.kind.family() != KindFamily::Copy);
    let found = |row: &Row| anchors::row_anchors(&page.clean.text, row);
    let title = rows.iter().take(3).position(titles)?;
    if rows.iter().take(title).any(|row| !found(row).is_empty()) {
        return None;
    }
    let from = rows.len().saturating_sub(LAST_ROWS).max(title + 2);
    let titled = |row: &Row| anchors::row_has_national_title(&page.clean.text, row);
    let state = from + rows.get(from..)?.iter().position(titled)?;
    let of_head = |row: &&Row| {
        let line = text(row);
        let named = is_upper(line) && !is_upper_name(line) && split_marker(line).1.is_none();
        named || is_rule(line) || !found(row).is_empty()
    };
    let above = rows
        .get(from..state)?
        .iter()
        .rev()
        .take(MOST_ROWS)
        .take_while(of_head)
        .count();
    let below = rows.get(state..)?.iter().take(MOST_ROWS).take_while(of_head);
    // What stands behind the last fixed phrase belongs to the foot.
    let below = below.enumerate().filter(|(_, row)| !found(row).is_empty()).last()?.0 + 1;
    let head = state - above..state + below;
    let numbered = rows.get(head.clone())?.iter().any(|row| {
        let anchors = found(row);
        anchors
            .iter()
            .any(|a| matches!(a, Anchor::Number { .. } | Anchor::Date { .. }))
    });
    numbered.then_some(head)
}

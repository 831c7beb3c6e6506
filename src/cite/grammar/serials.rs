//! Serials that share the symbol of the last one.

use super::super::cursor::Cursor;
use super::follows::eat_label;
use super::{date, number};
use crate::value::{DocumentNumber, IssueDate, Kind};

/// The serials in front of a full number or a year whose symbol they share:
/// `15, 16 và 17/2023/TT-BYT`, `15, 16 năm 2020`. Gives the place of each, the
/// first one left out, and the end; the last one may be a full number.
pub(in super::super) fn bare_list(mut cursor: Cursor<'_>, kind: &Kind) -> Option<BareList> {
    let mut serials = Vec::new();
    while serials.len() < LONGEST_BARE_LIST && (cursor.eat_char(&[',']) || cursor.eat("và")) {
        cursor.eat("và");
        cursor.spaces();
        let start = cursor.at;
        eat_label(&mut cursor);
        let mut whole = cursor;
        if let Some(last) = number::full(&mut whole, true, kind) {
            last.value.year()?;
            return Some(BareList {
                serials,
                last: Some(start),
                year: None,
            });
        }
        let serial = number::bare(&mut cursor)?;
        serials.push((start, cursor.at, serial.value));
        let mut dated = cursor;
        if let Some(date) = date::date(&mut dated, false).filter(|date| date.month().is_none()) {
            return Some(BareList {
                serials,
                last: None,
                year: Some((date, dated.at)),
            });
        }
    }
    None
}

/// The most serials of one list.
const LONGEST_BARE_LIST: usize = 12;

/// Serials that share the symbol of the last of them, or a year.
pub(in super::super) struct BareList {
    /// Start, end and text of each.
    pub(in super::super) serials: Vec<(usize, usize, DocumentNumber)>,
    /// Where the full number begins.
    pub(in super::super) last: Option<usize>,
    /// The year of all, and where it ends.
    pub(in super::super) year: Option<(IssueDate, usize)>,
}

//! `Kính gửi`: to whom a letter is addressed.

use super::page::Page;
use super::words::opens_content;
use super::{anchors, misread};
use crate::layout::{Row, split_at_gaps};
use crate::text::Span;
use crate::value::Recipient;

/// Reads the addressees from the row of the label on, and gives the first row
/// behind them.
pub(super) fn read(page: &mut Page<'_>, rows: &[Row], label_row: usize, label: Span) -> usize {
    let mut list = List {
        page,
        items: Vec::new(),
    };
    list.page.label("/addressees", label);
    let mut next = rows.len();
    for (i, row) in rows.iter().enumerate().skip(label_row) {
        let lines: Vec<Span> = row.cells.iter().flat_map(|cell| &cell.lines).copied().collect();
        if i > label_row && !list.takes(row, &lines) {
            next = i;
            break;
        }
        for line in lines {
            list.line(line, label);
        }
    }
    list.finish();
    next
}

struct List<'p, 'a> {
    page: &'p mut Page<'a>,
    /// The lines of each addressee.
    items: Vec<Vec<Span>>,
}

impl List<'_, '_> {
    /// Whether a row goes on with the list.
    fn takes(&self, row: &Row, lines: &[Span]) -> bool {
        let Some(first) = lines.first() else { return false };
        let text = self.page.text(*first);
        let text = text.get(misread::item_start(text)..).unwrap_or(text);
        if anchors::addressees_label(&self.page.clean.text, *first).is_some() || starts_with_dash(text) {
            // A dash behind a closed list is a list of the content.
            return !self.is_closed() || row.table || !starts_with_dash(text);
        }
        let Some(last) = self.items.last().and_then(|item| item.last()) else {
            // Nothing yet: the addressee stands below its label.
            return !opens_content(text) && text.chars().count() < 120;
        };
        let last = self.page.text(*last);
        let open = !last.ends_with(['.', ';', ':']);
        let goes_on = text.starts_with(char::is_lowercase) || last.ends_with(',') || text.starts_with('(');
        open && goes_on && !row.gap_above
    }

    fn is_closed(&self) -> bool {
        let last = self.items.last().and_then(|item| item.last());
        last.is_some_and(|span| self.page.text(*span).ends_with('.'))
    }

    fn line(&mut self, line: Span, label: Span) {
        if line.end <= label.start {
            return;
        }
        let mut line = line;
        let own = if line.start <= label.start {
            Some(label)
        } else {
            anchors::addressees_label(&self.page.clean.text, line)
        };
        if let Some(own) = own {
            if own != label {
                self.page.label("/addressees", own);
            }
            line = Span::new(own.end, line.end);
        }
        for piece in split_at_gaps(&self.page.clean.text, line, 8) {
            let stamped = misread::item_start(self.page.text(piece));
            let piece = Span::new(piece.start + stamped, piece.end);
            let text = self.page.text(piece);
            if !text.contains(char::is_alphanumeric) {
                self.page.structure(piece);
            } else if own.is_some() || starts_with_dash(text) || self.items.is_empty() || self.last_is_closed() {
                self.split_item(piece);
            } else if let Some(item) = self.items.last_mut() {
                item.push(piece);
            }
        }
    }

    fn last_is_closed(&self) -> bool {
        let last = self.items.last().and_then(|item| item.last());
        last.is_some_and(|span| self.page.text(*span).ends_with(';'))
    }

    /// One line may hold several addressees, each behind `;`.
    fn split_item(&mut self, piece: Span) {
        let text = self.page.text(piece);
        let mut at = piece.start;
        for part in text.split(';') {
            let kept = misread::without_noise(part);
            if kept.contains(char::is_alphanumeric) && !misread::is_noise(kept) {
                self.items.push(vec![Span::new(at, at + kept.len())]);
            }
            at += part.len() + 1;
        }
    }

    fn finish(self) {
        for (i, item) in self.items.iter().enumerate() {
            let Ok(addressee) = self.page.joined(item).parse::<Recipient>() else {
                continue;
            };
            self.page.document.addressees.push(addressee);
            for span in item {
                self.page.place(format!("/addressees/{i}"), *span);
            }
        }
    }
}

/// Whether a line begins as the item of a list.
pub(super) fn starts_with_dash(text: &str) -> bool {
    text.starts_with(is_list_sign) && !text.starts_with(' ') && text.contains(char::is_alphanumeric)
}

/// The signs that stand before the items of a list, and the space behind them.
pub(super) fn is_list_sign(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '+' | '•' | '~' | '*' | '−' | ' ')
}

//! `Kính gửi`: to whom a letter is addressed.

use std::sync::LazyLock;

use super::page::Page;
use super::words::{begins_body_name, begins_title, opens_content};
use super::{anchors, misread};
use crate::layout::{Few, Row, split_at_gaps};
use crate::registry::Registry;
use crate::text::{Span, skeleton};

/// Reads the addressees from the row of the label on, and gives the first row
/// behind them.
pub(super) fn read(page: &mut Page<'_>, rows: &[Row], label_row: usize, label: Span) -> usize {
    let mut list = List {
        page,
        items: Vec::new(),
        below_label: false,
        alone: false,
    };
    list.page.label("/addressees", label);
    let mut next = rows.len();
    for (i, row) in rows.iter().enumerate().skip(label_row) {
        let lines: Vec<Span> = row.cells.iter().flat_map(|cell| &cell.lines).copied().collect();
        let below = rows.get(i + 1..).unwrap_or_default();
        let block_ends = below.iter().take(3).any(|row| row.gap_above);
        list.alone = list.below_label || row.indent >= FAR;
        let next_line = below.first().and_then(Row::line);
        if i > label_row && !list.takes(row, &lines, block_ends, next_line) {
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

/// No list of a letter has more items; a longer one goes on in the last.
pub(super) const MOST_ITEMS: usize = 10_000;

/// So far from the margin the items of a list stand, and no sentence.
const FAR: usize = 10;

struct List<'p, 'a> {
    page: &'p mut Page<'a>,
    /// The lines of each addressee.
    items: Vec<Few<Span>>,
    /// Whether the first of them stands below the label, without a dash.
    below_label: bool,
    /// Whether a row without a dash stands as one of such a list.
    alone: bool,
}

impl List<'_, '_> {
    /// Whether a row goes on with the list; `block_ends` says whether a blank line
    /// follows soon.
    fn takes(&self, row: &Row, lines: &[Span], block_ends: bool, next: Option<Span>) -> bool {
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
        // In a list in running text a machine reads commas as full stops.
        let listed = self.items.len() == 1
            && self
                .items
                .iter()
                .flatten()
                .next()
                .is_some_and(|first| shared_head(self.page.text(*first)).is_some());
        if listed && block_ends && !row.gap_above && !opens_content(text) {
            return true;
        }
        if !row.gap_above && self.is_next(text, last, next) {
            return true;
        }
        let open = !last.ends_with(['.', ';', ':']);
        let goes_on = text.starts_with(char::is_lowercase) || last.ends_with(',') || text.starts_with('(');
        open && goes_on && !row.gap_above
    }

    /// Whether a line without a dash is the next of a list without dashes: behind a
    /// semicolon, or where each stands on a line of its own.
    fn is_next(&self, text: &str, last: &str, next: Option<Span>) -> bool {
        const LONGEST: usize = 70;
        let short = text.chars().count() < LONGEST && !opens_content(text) && !starts_with_dash(last);
        // A sentence goes on below its first line, and ends.
        let goes_on = next.is_some_and(|next| self.page.text(next).starts_with(char::is_lowercase));
        let listed = last.ends_with(';') || (self.alone && !last.ends_with(['.', ':', ',']));
        let item = listed && (text.ends_with(';') || (names_somebody(text) && !goes_on));
        short && item && (last.ends_with(';') || self.alone || !text.ends_with(['.', ':']))
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
                self.below_label |= self.items.is_empty() && own.is_none() && !starts_with_dash(text);
                self.split_item(piece);
            } else if self.alone && self.is_named(text) {
                self.split_item(piece);
            } else if let Some(item) = self.items.last_mut() {
                item.push(piece);
            }
        }
    }

    /// Whether a line below one that is whole names somebody.
    fn is_named(&self, text: &str) -> bool {
        let last = self.items.last().and_then(|item| item.last());
        let open = last.is_some_and(|span| self.page.text(*span).ends_with([',', '-', '(']));
        !open && names_somebody(text)
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
            if self.items.len() >= MOST_ITEMS
                && let Some(last) = self.items.last_mut()
            {
                last.push(Span::new(at, piece.end));
                return;
            }
            let kept = misread::without_noise(part);
            if kept.contains(char::is_alphanumeric) && !misread::is_noise(kept) {
                self.items.push(Few::One(Span::new(at, at + kept.len())));
            }
            at += part.len() + 1;
        }
    }

    fn finish(mut self) {
        if let Some(parts) = self.with_shared_head() {
            self.items = parts.into_iter().map(Few::One).collect();
        }
        for item in &self.items {
            let Some(addressee) = self.page.recipient(item) else {
                continue;
            };
            let i = self.page.document.addressees.len();
            self.page.document.addressees.push(addressee);
            for span in item {
                self.page.place_entry("/addressees", i, *span);
            }
        }
    }
}

impl List<'_, '_> {
    /// `Kính gửi các Bộ: Công an, Y tế.`: a list in running text, whose items share
    /// their head. The head stays in the ledger.
    fn with_shared_head(&self) -> Option<Vec<Span>> {
        let [item] = self.items.as_slice() else { return None };
        let whole = item.first()?.to(*item.last()?);
        let text = self.page.text(whole);
        let gaps = item.windows(2).filter_map(|pair| match pair {
            [above, below] => Some(self.page.text(Span::new(above.end, below.start))),
            _ => None,
        });
        if text.len() > MOST_LIST_BYTES || starts_with_dash(text) || !gaps.into_iter().all(|gap| gap.trim().is_empty())
        {
            return None;
        }
        let (head, list) = shared_head(text)?;
        let parts = names_of(list, whole.start + head.len() + 1);
        let capitals = |part: &Span| self.page.text(*part).starts_with(char::is_uppercase);
        (parts.len() > 1 && parts.iter().all(capitals)).then_some(parts)
    }
}

/// `các Bộ` before the colon, and the list behind it.
fn shared_head(text: &str) -> Option<(&str, &str)> {
    if text.len() > MOST_LIST_BYTES {
        return None;
    }
    let (head, list) = text.split_once(':')?;
    let bare = skeleton(head);
    let shared = bare.starts_with("cac ") && bare.split(' ').count() <= 4 && !bare.contains(',');
    shared.then_some((head, list))
}

/// The longest list of addressees in running text.
const MOST_LIST_BYTES: usize = 2000;

/// The names of a list that starts at a place, commas inside a name left alone
/// (`Văn hóa, Thể thao và Du lịch`). A machine may read a comma as a full stop.
fn names_of(list: &str, start: usize) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut from = 0;
    let ends = list.match_indices([',', ';', '.']).map(|(i, _)| i).chain([list.len()]);
    for end in ends {
        if end < list.len() && is_inside_name(list, from, end) {
            continue;
        }
        let part = list.get(from..end).unwrap_or_default();
        let head = part.len() - part.trim_start().len();
        let body = part.trim();
        if body.contains(char::is_alphanumeric) {
            parts.push(Span::new(start + from + head, start + from + head + body.len()));
        }
        from = end + 1;
    }
    parts
}

/// Whether the comma at a place stands inside the name of a ministry.
fn is_inside_name(list: &str, from: usize, comma: usize) -> bool {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let names = Registry::shared().iter().map(|agency| skeleton(&agency.name));
        let own = |name: String| name.strip_prefix("bo ").map(str::to_owned);
        names.filter(|name| name.contains(", ")).filter_map(own).collect()
    });
    let whole = skeleton(list.get(from..).unwrap_or_default());
    let head = skeleton(list.get(from..comma).unwrap_or_default());
    NAMES
        .iter()
        .any(|name| whole.trim_start().starts_with(name.as_str()) && name.len() > head.trim_start().len())
}

/// Whether a line begins with the name of a body or with a title.
fn names_somebody(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && (begins_body_name(text) || begins_title(text))
}

/// Whether a line begins as the item of a list.
pub(super) fn starts_with_dash(text: &str) -> bool {
    text.starts_with(is_list_sign) && !text.starts_with(' ') && text.contains(char::is_alphanumeric)
}

/// The signs that stand before the items of a list, and the space behind them.
pub(super) fn is_list_sign(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '+' | '•' | '~' | '*' | '−' | ' ')
}

//! `Nơi nhận`: who receives a copy, and the archive line.

use super::addressees::{MOST_ITEMS, is_list_sign, starts_with_dash};
use super::names::is_name;
use super::page::Page;
use super::words::is_upper;
use crate::layout::Few;
use crate::text::{Span, has_pair};
use crate::value::{Archive, collapse};

/// The longest mark of a drafter.
pub(super) const MOST_MARK_CHARS: usize = 20;

/// The list while it is being read.
#[derive(Default)]
pub(super) struct Recipients {
    open: bool,
    /// The lines of each item.
    items: Vec<Few<Span>>,
    /// Whether dashes or semicolons tell the items apart; else each line is one.
    marked: bool,
    /// Which item is the archive line.
    archive: Option<usize>,
}

impl Recipients {
    pub(super) fn open(&mut self) {
        self.open = true;
    }

    /// Whether the label has been seen.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// Whether the archive line, which ends the list, has been seen.
    pub(super) fn is_closed(&self) -> bool {
        self.archive.is_some()
    }

    /// Whether a line that is no item of its own goes on with the last one.
    pub(super) fn goes_on(&self, page: &Page<'_>, piece: Span, gap: bool) -> bool {
        let Some(last) = self.last_line() else { return false };
        let last = page.text(last);
        let text = page.text(piece);
        self.open && !gap && !self.is_closed() && (last.ends_with([',', ':']) || text.ends_with([';', ',']))
    }

    /// Whether a line without dash belongs to the list.
    pub(super) fn takes(&self, page: &Page<'_>, piece: Span, column: usize, gap: bool) -> bool {
        if !self.open || column > 0 {
            return false;
        }
        if self.is_closed() {
            // The mark of the drafter may stand on the next line.
            return !gap && page.text(piece).chars().count() <= MOST_MARK_CHARS;
        }
        true
    }

    /// Whether the last line goes on below.
    fn is_broken(&self, page: &Page<'_>) -> bool {
        self.last_line()
            .is_some_and(|last| page.text(last).ends_with([',', ':', '(', '-']))
    }

    fn last_line(&self) -> Option<Span> {
        self.items.last()?.last().copied()
    }

    /// Takes a piece; several items on one line stand behind `; -`.
    pub(super) fn item(&mut self, page: &mut Page<'_>, piece: Span) {
        let text = page.text(piece);
        // Most lines hold one item.
        let stopped = |a: u8, b: u8| ((a == b';') & (b != 0)) | ((a == b' ') & (b == b'-'));
        if !has_pair(text, stopped) {
            if !text.trim().is_empty() {
                let from = piece.start + text.len() - text.trim_start().len();
                self.one(page, Span::new(from, piece.end));
            }
            return;
        }
        let stops = text.match_indices(';').map(|(i, _)| i + 1).filter(|i| {
            let behind = text.get(*i..).unwrap_or_default().trim_start();
            behind.starts_with("- ")
                || behind
                    .strip_prefix('-')
                    .is_some_and(|b| b.starts_with(char::is_uppercase))
        });
        // The archive line is one of its own, stop or no stop before it.
        let archive = text.match_indices(" - L").map(|(i, _)| i + 1);
        let archive = archive.filter(|i| text.get(*i..).is_some_and(Archive::is_archive_line));
        let mut ends: Vec<usize> = stops.chain(archive).collect();
        ends.sort_unstable();
        let mut start = 0;
        for end in ends.into_iter().chain([text.len()]) {
            let part = text.get(start..end).unwrap_or_default();
            if part.trim().is_empty() {
                continue;
            }
            let from = piece.start + start + part.len() - part.trim_start().len();
            self.one(page, Span::new(from, piece.start + end));
            start = end;
        }
    }

    fn one(&mut self, page: &mut Page<'_>, piece: Span) {
        let text = page.text(piece);
        self.open = true;
        let archive = Archive::is_archive_line(text);
        let last_open = self.last_line().is_some_and(|last| {
            let last = page.text(last);
            !last.ends_with([';', '.'])
        });
        self.marked |= starts_with_dash(text) || text.ends_with(';');
        let plain = !self.marked && text.starts_with(char::is_uppercase) && !self.is_broken(page);
        let own = (starts_with_dash(text) || archive || !last_open || plain) && self.items.len() < MOST_ITEMS;
        match self.items.last_mut() {
            Some(item) if !own || (self.archive.is_some() && !starts_with_dash(text)) => item.push(piece),
            _ => {
                self.items.push(Few::One(piece));
                if archive {
                    self.archive = Some(self.items.len() - 1);
                }
            }
        }
    }

    /// Takes a person's name off the end of the archive line: `- Lưu: VT. Lê Thị Hà`.
    pub(super) fn take_name(&mut self, page: &Page<'_>) -> Option<Span> {
        let line = self.items.get_mut(self.archive?)?.last_mut()?;
        let text = page.text(*line);
        let mut cuts = text.match_indices(['.', ';', ')', ' ']).map(|(i, sign)| i + sign.len());
        let cut = cuts.find(|cut| text.get(*cut..).is_some_and(|rest| is_whole_name(rest.trim_start())))?;
        let rest = text.get(cut..)?;
        let name = Span::new(line.end - rest.trim_start().len(), line.end);
        line.end = line.start + text.get(..cut)?.trim_end().len();
        Some(name)
    }

    pub(super) fn finish(&mut self, page: &mut Page<'_>) {
        for (i, item) in std::mem::take(&mut self.items).into_iter().enumerate() {
            if self.archive == Some(i) {
                finish_archive(page, &item);
                continue;
            }
            let Some(recipient) = page.recipient(&item) else {
                continue;
            };
            let index = page.document.recipients.len();
            page.document.recipients.push(recipient);
            for span in item {
                page.place_entry("/recipients", index, span);
            }
        }
    }
}

/// `TCT (HC, NV3)`: a unit and its parts, no mark of whoever drafted.
fn is_bracketed_unit(text: &str) -> bool {
    let Some((unit, parts)) = text
        .trim_end_matches('.')
        .strip_suffix(')')
        .and_then(|t| t.split_once('('))
    else {
        return false;
    };
    is_upper(unit) && !unit.contains('.') && parts.contains(char::is_alphabetic) && parts.contains(',')
}

/// Three words at least: two are the mark of whoever drafted.
fn is_whole_name(text: &str) -> bool {
    is_name(text) && text.split(' ').count() >= 3
}

fn finish_archive(page: &mut Page<'_>, lines: &[Span]) {
    // A line below that nothing announces is the mark of the drafter.
    let mut text = String::new();
    for line in lines {
        let goes_on = text.ends_with([',', ';', '.', '(']) || text.is_empty();
        let unit = is_bracketed_unit(page.text(*line));
        text.push_str(if goes_on {
            " "
        } else if unit {
            ", "
        } else {
            ". "
        });
        text.push_str(page.text(*line));
    }
    let Ok((mut archive, mark)) = Archive::parse_line(&collapse(&text)) else {
        return;
    };
    archive.as_written = page.joined(lines).trim_start_matches(is_list_sign).to_owned();
    page.document.archive = Some(archive);
    page.document.drafter = mark.drafter;
    page.document.issued_copies = mark.copies;
    for line in lines {
        page.place("/archive", *line);
    }
}

impl Recipients {
    /// Puts the list into a copy block instead of the document.
    pub(super) fn finish_copy(&mut self, page: &mut Page<'_>, block: &mut crate::document::CopyBlock, path: &str) {
        for (i, item) in std::mem::take(&mut self.items).into_iter().enumerate() {
            if self.archive == Some(i) {
                block.archive = page.joined(&item).parse().ok();
                for span in item {
                    page.place(format!("{path}/archive"), span);
                }
                continue;
            }
            let index = block.recipients.len();
            block.recipients.extend(page.recipient(&item));
            for span in item {
                page.place_entry(&format!("{path}/recipients"), index, span);
            }
        }
    }
}

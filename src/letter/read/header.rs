//! The head of a letter: everything above the content.

mod content;
mod items;
mod marks;
mod remarks;

use std::cell::Cell;

use self::items::{Item, Placed};
use super::addressees;
use super::anchors::{self, Anchor};
use super::appendix;
use super::english::is_english;
use super::misread::{self, is_noise};
use super::organs;
use super::page::Page;
use super::symbol;
use super::words::{self, is_rule, is_stamp, is_upper, opens_content};
use crate::document::{Block, BlockKind};
use crate::layout::{Row, split_at_gaps};
use crate::registry;
use crate::text::{Span, fold_eq, opens_with, skeleton};
use crate::value::{IssueDate, Kind, KindContext, collapse, scan_number, tidy};

/// How many rows the head of a letter has at the most: beyond them nothing is
/// looked for, so that a text without head costs no more.
const MOST_ROWS: usize = 60;

/// What the lines that follow belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Names of bodies, number, date.
    Top,
    /// The subject of a công văn, under its number.
    Subject,
    /// The subject of a named kind, under its title.
    Title,
}

struct Header<'p, 'a> {
    page: &'p mut Page<'a>,
    rows: &'p [Row],
    /// The row that is being read.
    row: usize,
    mode: Mode,
    issuers: Vec<Span>,
    subject: Vec<Span>,
    title: Vec<Span>,
    /// What stands in brackets above the subject.
    remarks: Vec<Span>,
    /// A line, and where the last label of the subject on it or below begins.
    last_label: Cell<Option<(Span, Option<usize>)>>,
    /// Whether the label of the subject was met.
    labelled: bool,
    /// Whether the subject stands in brackets, its label with it.
    bracketed: bool,
    seen_title: bool,
    seen_motto: bool,
    seen_number: bool,
    seen_date: bool,
}

/// Reads the head and gives the row at which the content begins.
pub(super) fn read(page: &mut Page<'_>, rows: &[Row]) -> usize {
    let mut header = Header {
        page,
        rows,
        row: 0,
        mode: Mode::Top,
        issuers: Vec::new(),
        subject: Vec::new(),
        title: Vec::new(),
        remarks: Vec::new(),
        last_label: Cell::new(None),
        labelled: false,
        bracketed: false,
        seen_title: false,
        seen_motto: false,
        seen_number: false,
        seen_date: false,
    };
    let end = header.run();
    header.finish();
    end
}

impl Header<'_, '_> {
    fn run(&mut self) -> usize {
        let rows = self.rows;
        let mut items = Vec::new();
        for (i, row) in rows.iter().enumerate().take(MOST_ROWS) {
            self.row = i;
            items.clear();
            self.items(row, &mut items);
            if let Some(label) = self.addressees_label(&items) {
                self.texts_before(&items, label);
                self.telegram_line(label);
                return addressees::read(self.page, rows, i, label);
            }
            let anchored = items.iter().any(Placed::is_anchor);
            if !anchored && self.content_begins(i, row, &items) {
                return i;
            }
            if row.table && row.cells.iter().any(|cell| cell.lines.len() > 1) {
                self.lines_of_cells(&items);
                continue;
            }
            for (column, placed) in items.iter().enumerate() {
                self.item(placed.item, column == 0, anchored);
            }
        }
        rows.len().min(MOST_ROWS)
    }

    fn item(&mut self, item: Item, first: bool, anchored: bool) {
        match item {
            Item::Anchor(anchor) => self.anchor(anchor),
            Item::Text(span) => self.text(span, first, anchored),
        }
    }

    fn is_seen(&self, anchor: Anchor) -> bool {
        match anchor {
            Anchor::NationalTitle(_) => self.seen_title,
            Anchor::Motto(_) => self.seen_motto,
            Anchor::Number { .. } => self.seen_number || self.mode == Mode::Title,
            // A date under the title belongs to the subject.
            Anchor::Date { .. } => self.seen_date || (self.mode == Mode::Title && self.seen_number),
        }
    }

    /// The fixed phrases of a line that may be of the head.
    fn anchors(&self, line: Span) -> Vec<Anchor> {
        let text = self.page.text(line);
        // Once all have been seen, only what is printed twice is looked for.
        let again = || is_upper(text) || opens_with(text, "doc lap");
        if appendix::is_reference(text) || (self.has_seen_all() && !again()) {
            return Vec::new();
        }
        anchors::header_anchors(&self.page.clean.text, line)
    }

    /// Whether no fixed phrase is due any more.
    fn has_seen_all(&self) -> bool {
        let dated = self.seen_date || (self.mode == Mode::Title && self.seen_number);
        self.seen_title && self.seen_motto && dated && (self.seen_number || self.mode == Mode::Title)
    }

    fn addressees_label(&self, items: &[Placed]) -> Option<Span> {
        items.iter().find_map(|placed| match placed.item {
            Item::Text(span) => {
                let text = &*self.page.clean.text;
                anchors::addressees_label(text, span)
                    .or_else(|| anchors::addressees_label_inside(text, span))
                    .or_else(|| self.telegram_label(span))
            }
            Item::Anchor(_) => None,
        })
    }

    /// `THỦ TƯỚNG CHÍNH PHỦ điện:` opens the addressees of a công điện (model 1.6).
    fn telegram_label(&self, span: Span) -> Option<Span> {
        let text = self.page.text(span);
        let calls =
            text.len() < 300 && self.page.document.kind == Some(Kind::CongDien) && skeleton(text).ends_with(" dien:");
        calls.then_some(span)
    }

    /// Who telegraphs is no addressee: the line stays as the first heading.
    fn telegram_line(&mut self, label: Span) {
        if skeleton(self.page.text(label)).ends_with(" dien:") {
            self.heading(label);
        }
    }

    fn heading(&mut self, line: Span) {
        let heading = Block::new(BlockKind::Heading, collapse(self.page.text(line)));
        let index = self.page.document.body.len();
        self.page.document.body.push(heading);
        self.page.place_entry("/body", index, line);
    }

    /// What stands on the row of `Kính gửi` before it.
    fn texts_before(&mut self, items: &[Placed], label: Span) {
        for placed in items {
            match placed.item {
                // In the same piece it is what a stamp left: the ledger keeps it.
                Item::Text(span) if span.end <= label.start => self.text(span, true, true),
                Item::Anchor(anchor) => self.anchor(anchor),
                Item::Text(_) => {}
            }
        }
    }

    fn anchor(&mut self, anchor: Anchor) {
        // The same phrase twice on one row: the ledger keeps the second.
        if self.is_seen(anchor) {
            return;
        }
        match anchor {
            Anchor::NationalTitle(span) => {
                self.seen_title = true;
                self.page.document.national_title = Some(tidy(self.page.text(span)));
                self.page.place("/national_title", span);
            }
            Anchor::Motto(span) => {
                self.seen_motto = true;
                self.page.document.motto = Some(tidy(self.page.text(span)));
                self.page.place("/motto", span);
            }
            Anchor::Number { label, number } => self.number(label, number),
            Anchor::Date { place, date } => self.date(place, date),
        }
    }

    fn number(&mut self, label: Span, span: Span) {
        let written = self.page.text(span);
        let symbol = written.find('/').and_then(|at| written.get(at..));
        let digits = written.starts_with(|c: char| c.is_ascii_digit());
        // Digits, and one letter at the most: `05a`.
        let serial = written.split('/').next().is_some_and(|head| {
            let head = head.trim_end();
            let head = head.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(head);
            head.trim().bytes().all(|b| b.is_ascii_digit())
        });
        let parsed = match scan_number(written) {
            Some((_, length)) if length < written.len() => written.parse().ok(),
            Some((number, _)) => Some(number),
            None if digits && (serial || symbol.is_none()) => written.parse().ok(),
            // The serial cannot be read: the symbol can.
            None => symbol.and_then(|s| s.parse().ok()),
        };
        let Some(number) = parsed else { return };
        self.seen_number = true;
        self.page.place("/number", span);
        self.page.label("/number", label);
        self.page.document.number = Some(number.with_as_written(written.trim()));
    }

    fn date(&mut self, place: Option<Span>, span: Span) {
        self.seen_date = true;
        let written = self.page.text(span);
        self.page.document.date = IssueDate::from_written(&misread::date_words(written));
        self.page.document.date_as_written = Some(collapse(written));
        self.page.place("/date", span);
        if let Some(place) = place {
            self.page.document.place = Some(tidy(self.page.text(place)));
            self.page.place("/place", place);
        }
    }

    /// A piece of text that is no fixed phrase.
    fn text(&mut self, span: Span, first: bool, anchored: bool) {
        let text = self.page.text(span);
        if is_rule(text) {
            self.page.structure(span);
        } else if is_stamp(text) {
            self.page.stamp(span);
        } else if self.mark(span) || self.remark(span) {
        } else if let Some(length) = self.subject_label(text).filter(|_| self.title.is_empty()) {
            self.mode = Mode::Subject;
            // What stands above its label is no subject: the ledger keeps it.
            if !std::mem::replace(&mut self.labelled, true) {
                self.subject.clear();
            }
            let label = Span::new(span.start, span.start + length);
            self.page.label("/subject", label);
            self.bracketed = text.starts_with('(');
            self.push_subject(Span::new(label.end, span.end));
        } else if self.seen_number && anchors::is_number_line(text) {
            // A number that is printed again stays in the ledger.
        } else if self.is_translation(text) {
            // The English half of the head has no field.
        } else if self.mode == Mode::Title && self.telegraphs(self.row, text) {
            self.heading(span);
        } else if self.title(span, anchored) {
        } else {
            match self.mode {
                // Between subject and addressees a stamp leaves its scraps.
                Mode::Subject if !self.subject.is_empty() && is_noise(text) => {}
                Mode::Subject if first => self.push_subject(span),
                Mode::Title if !anchored || first => self.push_subject(span),
                // One word with digits in it was left by a stamp or a machine.
                Mode::Top if !self.seen_number && appendix::copy_form(text).is_some() => self.page.stamp(span),
                Mode::Top if is_upper(text) && !self.seen_number && (text.contains(' ') || !has_digit(text)) => {
                    self.issuers.push(span);
                }
                Mode::Top if first && anchored && is_upper(text) => self.issuers.push(span),
                Mode::Top if (self.seen_number || self.seen_date) && !anchored => {
                    self.mode = Mode::Subject;
                    self.push_subject(span);
                }
                _ => {}
            }
        }
    }

    /// A line of a head in two languages that says again in English what stands there.
    fn is_translation(&self, text: &str) -> bool {
        (self.seen_title || self.seen_number || !self.issuers.is_empty()) && is_english(text)
    }

    /// The length of `V/v` at the head of a piece, or of what a machine made of it
    /// where the subject must begin.
    fn subject_label(&self, text: &str) -> Option<usize> {
        let due = self.mode == Mode::Top && (self.seen_number || self.seen_date);
        anchors::subject_label(text).or_else(|| misread::subject_label(text).filter(|_| due))
    }

    fn push_subject(&mut self, span: Span) {
        let text = &*self.page.clean.text;
        self.subject.extend(split_at_gaps(text, span, usize::MAX));
    }

    fn title(&mut self, span: Span, anchored: bool) -> bool {
        let text = self.page.text(span);
        let head_seen = self.seen_title || self.seen_number || self.seen_date;
        // Behind a `V/v` line only the bare name of a kind is a title.
        let late = self.mode == Mode::Subject
            && words::title_line(text).is_some_and(|line| line.rest.is_empty() && is_upper(text));
        if anchored || !head_seen || (!late && (self.mode == Mode::Subject || !self.subject.is_empty())) {
            return false;
        }
        if let Some(line) = words::title_line(text) {
            self.mode = Mode::Title;
            // `NGHỊ QUYẾT`, `HƯỚNG DẪN XỬ LÝ …`: the second line is the subject; so is
            // `Kế hoạch …` in small letters.
            let other = self.page.document.kind.as_ref() != Some(&line.kind);
            let first = self.title.first().map(|first| self.page.text(*first));
            if first.is_some_and(|first| other || (!is_upper(text) && !fold_eq(first, text))) {
                self.push_subject(span);
                return true;
            }
            if self.page.document.kind.is_none() {
                self.page.document.kind = Some(line.kind);
            }
            // `KẾ HOẠCH PHỐI HỢP` over a subject in small letters is all title.
            let whole = !line.rest.is_empty() && self.subject_follows();
            let end = if whole { span.end } else { span.start + line.title.len() };
            self.title.push(Span::new(span.start, end));
            if !line.rest.is_empty() && !whole {
                self.push_subject(Span::new(end, span.end));
            }
            return true;
        }
        let of_issuer = !self.title.is_empty() && is_upper(text) && opens_with(text, "cua ");
        if of_issuer {
            self.title.push(span);
        }
        // A title of no list: a line of capitals of its own, under number and date.
        let unlisted =
            self.title.is_empty() && is_upper(text) && self.seen_number && self.seen_date && !self.issuers.is_empty();
        if unlisted && text.contains(' ') {
            self.mode = Mode::Title;
            self.page.document.kind = words::unlisted_kind(text).parse().ok();
            self.title.push(span);
            return true;
        }
        of_issuer
    }

    /// Whether the next row is a subject in small letters.
    fn subject_follows(&self) -> bool {
        let next = self.rows.get(self.row + 1).and_then(Row::line);
        next.is_some_and(|line| {
            let text = self.page.text(line);
            let phrase = text.chars().count() < 110 && !text.ends_with(['.', ':', ';', ',']);
            phrase && !is_upper(text) && !words::opens_with_body(text) && !opens_content(text) && text.contains(' ')
        })
    }

    /// Strokes that the machine lost in the symbol, as it lost marks elsewhere.
    fn finish_number(&mut self) {
        let document = &self.page.document;
        let lost = symbol::has_lost_marks(document.national_title.as_deref(), document.motto.as_deref());
        let restored = document.number.as_ref().filter(|_| lost).and_then(symbol::restored);
        if restored.is_some() {
            self.page.document.number = restored;
            self.page.trace.repaired("/number");
        }
    }

    /// Puts the collected lines into their fields.
    fn finish(&mut self) {
        self.finish_number();
        let issuers = std::mem::take(&mut self.issuers);
        organs::read(self.page, &issuers);
        self.finish_title();
        self.finish_subject();
        self.finish_remarks();
        if self.page.document.kind.is_none() {
            self.page.document.kind = self.kind_without_title();
        }
        // The title says how to read a symbol that lost a bar: `15/QD-UBND`.
        let document = &mut self.page.document;
        if let Some(kind) = &document.kind {
            document.number = document.number.take().map(|number| number.beside(kind));
        }
    }

    fn finish_title(&mut self) {
        // A title that is printed twice (a running head and the heading) counts
        // once: the first stays for the ledger.
        let repeated = match self.title.as_slice() {
            [first, second, ..] => fold_eq(self.page.text(*first), self.page.text(*second)),
            _ => false,
        };
        let title = self.title.get(usize::from(repeated)..).unwrap_or_default();
        if title.is_empty() {
            return;
        }
        self.page.document.title = Some(self.page.joined(title));
        for span in title {
            self.page.place("/title", *span);
        }
    }

    fn finish_subject(&mut self) {
        let Some(first) = self.subject.first().copied() else {
            return;
        };
        // `Về việc` introduces a subject as `V/v` does.
        let text = self.page.text(first);
        let words: usize = text.split_inclusive(' ').take(2).map(str::len).sum();
        let in_words = text.get(..words).is_some_and(|w| fold_eq(w.trim(), "về việc"));
        let length = anchors::subject_label(text).or(in_words.then_some(words));
        if let (Some(length), Some(slot)) = (length, self.subject.first_mut()) {
            self.page
                .label("/subject", Span::new(first.start, first.start + length));
            *slot = Span::new(first.start + length, first.end);
        }
        let mut subject = tidy(&self.page.joined(&self.subject));
        if self.bracketed && !subject.contains('(') {
            subject = tidy(subject.trim_end_matches(')'));
        }
        for span in &self.subject {
            self.page.place("/subject", *span);
        }
        self.page.document.subject = Some(subject).filter(|s| !s.is_empty());
    }

    /// A letter without title is a công văn if it has a subject line or
    /// addressees; else its number and its issuer may name a kind.
    fn kind_without_title(&self) -> Option<Kind> {
        let document = &self.page.document;
        let letter = document.subject.is_some() || !document.addressees.is_empty();
        if letter {
            return Some(Kind::CongVan);
        }
        let issuer = document.issuers.first().map_or("", |organ| organ.name.as_str());
        let context = KindContext::new().issued_by(issuer).knowing(&registry::is_known);
        document.number.as_ref().and_then(|number| number.kind_in(&context))
    }
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

//! The foot of a letter: signatures, recipients, and what is attached.

use std::borrow::Cow;

use super::addressees::{is_list_sign, starts_with_dash};
use super::anchors;
use super::english::is_english;
use super::names::{has_name_shape, is_name, is_upper_name};
use super::page::Page;
use super::recipients::{MOST_MARK_CHARS, Recipients};
use super::role::{self, MOST_LINE_BYTES, role, signature_parts};
use super::signature::{self, Line, Role};
use super::words::{begins_title, is_rule, is_stamp, is_upper, title_line};
use super::{appendix, marker};
use crate::document::{Block, BlockKind, CopyBlock};
use crate::layout::{Few, Row, split_at_gaps};
use crate::text::deceptive::as_seen;
use crate::text::{Span, is_capital, is_letter_or_digit, skeleton};
use crate::value::{Archive, collapse};

/// The most rows that a signature block without `Nơi nhận` has.
const MOST_SIGNATURE_ROWS: usize = 14;

/// Where the foot begins: at `Nơi nhận`, at a signature right above it, or at
/// the signature block that ends the text.
pub(super) fn find(page: &Page<'_>, rows: &[Row], from: usize) -> usize {
    // A copy block has recipients of its own: the foot of the letter stands above it.
    let opens = |row: &Row| match row.line().filter(|_| !row.gapped) {
        Some(line) => {
            anchors::recipients_label(&page.clean.text, line).is_some()
                || appendix::copy_form(page.text(line)).is_some()
        }
        None => {
            has_recipients_label(page, row) || pieces_of(page, row).any(|piece| appendix::copy_form(piece).is_some())
        }
    };
    if let Some(label) = rows.iter().skip(from).position(opens).map(|i| i + from) {
        let above = rows.get(from..label).unwrap_or_default();
        let signed = above.iter().rev().take_while(|row| is_signature_row(page, row)).count();
        return label - signed;
    }
    let first = rows.len().saturating_sub(MOST_SIGNATURE_ROWS).max(from);
    let candidates = rows.iter().enumerate().skip(first);
    let found = candidates.into_iter().find_map(|(i, row)| {
        if !opens_signature(page, row) {
            return None;
        }
        // The names of two who agree stand above their titles.
        let above = rows.get(from..i).unwrap_or_default().iter().rev().take(3);
        let top = i - above.take_while(|row| is_signature_row(page, row)).count();
        let ends_above = |row: usize| match row.checked_sub(1).and_then(|before| rows.get(before)) {
            Some(before) => closes_content(page, before),
            None => true,
        };
        let foot = [i, top].into_iter().find(|row| ends_above(*row));
        foot.or_else(|| is_authority_row(page, row).then_some(i))
    });
    found.unwrap_or(rows.len())
}

fn has_recipients_label(page: &Page<'_>, row: &Row) -> bool {
    let text = &*page.clean.text;
    let mut lines = row.cells.iter().flat_map(|cell| &cell.lines);
    if !row.gapped {
        return lines.any(|line| anchors::recipients_label(text, *line).is_some());
    }
    lines
        .flat_map(|line| split_at_gaps(text, *line, 3))
        .any(|piece| anchors::recipients_label(text, piece).is_some())
}

fn pieces_of<'p>(page: &'p Page<'_>, row: &'p Row) -> impl Iterator<Item = &'p str> {
    let lines = row.cells.iter().flat_map(|cell| &cell.lines);
    lines
        .flat_map(move |line| row.pieces(&page.clean.text, *line))
        .map(|span| page.text(span))
}

/// Every piece of the row can stand in a signature block.
fn is_signature_row(page: &Page<'_>, row: &Row) -> bool {
    pieces_of(page, row).all(|piece| role(piece).is_some() || is_english(piece) || !signature_parts(piece).is_empty())
}

fn is_authority_row(page: &Page<'_>, row: &Row) -> bool {
    pieces_of(page, row).any(|piece| role(piece) == Some(Role::Capacity))
}

fn opens_signature(page: &Page<'_>, row: &Row) -> bool {
    pieces_of(page, row).any(role::opens_signature)
}

fn closes_content(page: &Page<'_>, row: &Row) -> bool {
    pieces_of(page, row)
        .last()
        .is_some_and(|piece| piece.ends_with(['.', '/', ')', ';']))
}

/// Reads the foot, and what is attached behind it.
pub(super) fn read(page: &mut Page<'_>, rows: &[Row]) {
    let (mut tail, attached) = Tail::over(page, rows);
    tail.recipients.finish(page);
    page.document.signatures = signature::assemble(page, &tail.lines, "/signatures");
    appendix::read(page, rows.get(attached..).unwrap_or_default());
}

/// Reads the foot of a copy block, and tells how many rows it has.
pub(super) fn read_copy(page: &mut Page<'_>, rows: &[Row], block: &mut CopyBlock, path: &str) -> usize {
    let (mut tail, used) = Tail::over(page, rows);
    tail.recipients.finish_copy(page, block, path);
    block.signatures = signature::assemble(page, &tail.lines, &format!("{path}/signatures"));
    used
}

/// Whether a row can begin the foot of a copy block.
pub(super) fn opens_foot(page: &Page<'_>, row: &Row) -> bool {
    has_recipients_label(page, row) || opens_signature(page, row)
}

struct Tail {
    recipients: Recipients,
    lines: Vec<Line>,
    /// Whether a name has been found: the signature is complete.
    named: bool,
    /// Whether the archive line stands on the row above.
    below_archive: bool,
}

/// The pieces of a row with the column each stands in.
fn split_row(page: &Page<'_>, row: &Row, out: &mut Vec<(usize, Span)>) {
    let text = &*page.clean.text;
    for cell in &row.cells {
        for line in &cell.lines {
            let pieces = row.pieces(text, *line);
            let alone = pieces.len() == 1 && !row.table;
            for (i, piece) in pieces.into_iter().enumerate() {
                let column = if row.table || cell.column > 0 {
                    cell.column
                } else if alone && row.indent >= 25 {
                    1
                } else {
                    i.min(1)
                };
                out.extend(split_flattened(page, piece, column));
            }
        }
    }
}

/// Takes the right column off a line that has lost its gap:
/// `- Như trên; PHÓ GIÁM ĐỐC`, `Nơi nhận: KT. GIÁM ĐỐC`.
fn split_flattened(page: &Page<'_>, piece: Span, column: usize) -> Few<(usize, Span)> {
    let text = page.text(piece);
    let listed = starts_with_dash(text) || anchors::recipients_label(&page.clean.text, piece).is_some();
    if listed && text.len() <= MOST_LINE_BYTES {
        for (i, _) in text.match_indices([';', ':', '.', ',']) {
            let (Some(head), Some(rest)) = (text.get(..=i), text.get(i + 1..)) else {
                continue;
            };
            let rest_text = rest
                .trim_start_matches(|c: char| !is_letter_or_digit(c) && c != '(')
                .trim_end();
            let opens = rest.starts_with(' ') && rest_text.starts_with(|c: char| is_capital(c) || c == '(');
            if !opens || !rest_text.contains(' ') || !head.contains(is_letter_or_digit) {
                continue;
            }
            if role::opens_signature(rest_text) {
                let start = piece.end - rest_text.len() - (rest.len() - rest.trim_end().len());
                let mut both = Few::One((column, Span::new(piece.start, piece.start + head.len())));
                both.push((1, Span::new(start, piece.end)));
                return both;
            }
        }
    }
    Few::One((column, piece))
}

/// How many labels `Nơi nhận` are told apart in one line: a letter has one, hostile
/// text has no end of them.
const MOST_LABELS: usize = 16;

impl Tail {
    /// Reads rows up to what is attached behind them.
    fn over(page: &mut Page<'_>, rows: &[Row]) -> (Self, usize) {
        let mut tail = Self {
            recipients: Recipients::default(),
            lines: Vec::new(),
            named: false,
            below_archive: false,
        };
        let mut pieces = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            if tail.attachment_begins(page, rows.get(i..).unwrap_or_default()) {
                tail.signer_of_the_archive_line(page);
                return (tail, i);
            }
            let open = !tail.recipients.is_closed();
            split_row(page, row, &mut pieces);
            for (column, piece) in pieces.drain(..) {
                tail.piece(page, piece, column, row.gap_above);
            }
            tail.below_archive = open && tail.recipients.is_closed();
        }
        tail.signer_of_the_archive_line(page);
        (tail, rows.len())
    }

    /// A piece of a line, and the pieces behind a label inside it, one after another.
    fn piece(&mut self, page: &mut Page<'_>, piece: Span, column: usize, gap: bool) {
        let mut waiting = Vec::new();
        let mut labels = 0;
        let mut next = Some((column, piece));
        while let Some((column, piece)) = next.take().or_else(|| waiting.pop()) {
            let piece = without_stroke(page, piece);
            let label = anchors::recipients_label(&page.clean.text, piece);
            match label.filter(|_| labels < MOST_LABELS) {
                Some(label) => {
                    labels += 1;
                    page.label("/recipients", label);
                    self.recipients.open();
                    let rest = Span::new(label.end, piece.end);
                    if page.text(rest).contains(char::is_alphanumeric) {
                        let rest: Vec<(usize, Span)> = split_flattened_rest(page, rest, column).into_iter().collect();
                        waiting.extend(rest.into_iter().rev());
                    }
                }
                None => self.unlabelled_piece(page, piece, column, gap),
            }
        }
    }

    fn unlabelled_piece(&mut self, page: &mut Page<'_>, piece: Span, column: usize, gap: bool) {
        let text = page.text(piece);
        if is_rule(text) {
            page.structure(piece);
            return;
        }
        if is_stamp(text) && !(self.named && is_contact(text)) {
            page.stamp(piece);
            return;
        }
        let parts = signature_parts(text);
        // A name in strange letters is a name: the reader keeps it, and rules tell it.
        let seen = as_seen(text);
        if !parts.is_empty() && role(&seen) != Some(Role::Name) {
            self.push_parts(&parts, piece, column);
            return;
        }
        // `Lưu` is a family name, too.
        let person = (self.recipients.is_closed() || !self.recipients.is_open()) && is_name(text);
        let listed = starts_with_dash(text) || (Archive::is_archive_line(text) && !person);
        if listed && (self.recipients.is_open() || column == 0) {
            self.recipients.item(page, piece);
            return;
        }
        let role = role(&seen).filter(|role| {
            // In the list a capitalised line can be a body; only in its own column or
            // with a known family name is it a signer.
            !matches!(role, Role::Name) || column > 0 || !self.recipients.goes_on(page, piece, gap)
        });
        // Below a title, behind the list, whatever has the shape of a name is one.
        let below_title = gap && !self.named && (self.recipients.is_closed() || !self.recipients.is_open());
        let name_by_place = (column > 0 || below_title) && has_name_shape(&seen) && !self.lines.is_empty();
        match role {
            Some(role) => self.line(piece, column, role),
            None if name_by_place => self.line(piece, column, Role::Name),
            None if self.recipients.is_closed() && is_english(text) => {}
            None if self.recipients.takes(page, piece, column, gap) => self.recipients.item(page, piece),
            None if is_footnote(text) || (self.named && is_remark(text)) => push_note(page, piece),
            None if is_contact(text) && self.named => {
                let i = page.document.contact.len();
                page.document.contact.push(collapse(text));
                page.place_entry("/contact", i, piece);
            }
            None => {}
        }
    }

    /// A name that ran onto the archive line of the left column.
    fn signer_of_the_archive_line(&mut self, page: &Page<'_>) {
        if !self.named
            && !self.lines.is_empty()
            && let Some(name) = self.recipients.take_name(page)
        {
            self.line(name, 1, Role::Name);
        }
    }

    fn line(&mut self, span: Span, column: usize, role: Role) {
        self.named |= role == Role::Name;
        self.lines.push(Line { span, column, role });
    }

    /// A whole signature on one line.
    fn push_parts(&mut self, parts: &[(Span, Role)], piece: Span, column: usize) {
        for (part, role) in parts {
            let span = Span::new(piece.start + part.start, piece.start + part.end);
            self.line(span, column.max(1), *role);
        }
    }

    /// Whether the first of some rows begins what is attached behind the signature.
    fn attachment_begins(&self, page: &Page<'_>, rows: &[Row]) -> bool {
        let Some((row, text)) = rows.first().and_then(|row| Some((row, pieces_of(page, row).next()?))) else {
            return false;
        };
        let closed = self.recipients.is_closed();
        if (closed || self.named) && (is_announced(text, row) || copy_follows(page, rows)) {
            return true;
        }
        if !self.named || (self.recipients.is_open() && !closed) {
            return false;
        }
        let titled = row.gap_above && is_upper(text) && title_line(text).is_some();
        let of_foot = |p: &str| {
            role(p).is_some()
                || is_footnote(p)
                || is_remark(p)
                || is_contact(p)
                || is_stamp(p)
                || is_rule(p)
                || is_english(p)
        };
        let stray = !pieces_of(page, row).any(of_foot);
        let listed = starts_with_dash(text) || anchors::recipients_label(text, Span::new(0, text.len())).is_some();
        // The archive line may be wrapped, or the mark of the drafter stand below it.
        let marks = self.below_archive && !row.gap_above && text.chars().count() <= MOST_MARK_CHARS;
        titled || anchors::row_has_national_title(&page.clean.text, row) || (stray && !listed && !marks)
    }
}

/// `PHỤ LỤC I`, `DANH SÁCH …`: an attached text by its first word.
fn is_announced(text: &str, row: &Row) -> bool {
    if !(is_upper(text) || row.gap_above) {
        return false;
    }
    let bare = skeleton(text.trim_start_matches(|c: char| !c.is_alphanumeric()));
    ["phu luc", "danh sach", "sao y", "sao luc", "trich sao"]
        .iter()
        .any(|word| bare.starts_with(word))
}

/// Whether the form of a copy stands on the first row, or below the name of a body.
fn copy_follows(page: &Page<'_>, rows: &[Row]) -> bool {
    let copies = |row: &Row| pieces_of(page, row).any(|piece| appendix::copy_form(piece).is_some());
    let named = |row: &Row| {
        let capitals = pieces_of(page, row).all(|piece| is_upper(piece) && !is_upper_name(piece));
        capitals || !anchors::row_anchors(&page.clean.text, row).is_empty()
    };
    // The first that says so, if any does: only then are names asked for.
    let Some(form) = rows.iter().take(4).position(copies) else {
        return false;
    };
    rows.iter().take(form).all(named)
}

/// A name without the stroke of a pen that a machine read before it: `S⁄ Lê An`.
fn without_stroke(page: &Page<'_>, piece: Span) -> Span {
    let text = page.text(piece);
    let drawn = |word: &str| {
        word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase())
            || word.contains(|c: char| !is_letter_or_digit(c) && !matches!(c, '.' | ',' | '(' | ')'))
    };
    // A stroke is a short word.
    let space = text.bytes().take(8).position(|byte| byte == b' ');
    let parts = space.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?)));
    match parts {
        Some((stroke, rest)) if drawn(stroke) && is_name(rest.trim()) => {
            Span::new(piece.end - rest.trim_start().len(), piece.end)
        }
        _ => piece,
    }
}

/// Behind `Nơi nhận:` on the same line: the first recipient, or the title of
/// the right column.
fn split_flattened_rest(page: &Page<'_>, rest: Span, column: usize) -> Vec<(usize, Span)> {
    let text = &*page.clean.text;
    let pieces = split_at_gaps(text, rest, usize::MAX);
    let mut out = Vec::new();
    for piece in pieces {
        let words = page.text(piece);
        // A dash before the title is the work of a machine.
        let bare = words.trim_start_matches(is_list_sign);
        let signs = is_upper(words) && (role(words).is_some() || (role(bare).is_some() && begins_title(bare)));
        if signs {
            out.push((1, Span::new(piece.end - bare.len(), piece.end)));
            continue;
        }
        // Several recipients on one line, each behind its dash.
        let mut at = piece.start;
        for part in words
            .split("; -")
            .flat_map(|part| part.split(";-"))
            .flat_map(|part| part.split(": -"))
        {
            let from = text
                .get(at..piece.end)
                .and_then(|t| t.find(part))
                .map_or(at, |i| at + i);
            let dash = text.get(..from).map_or(from, |t| t.trim_end().len());
            let start = if text.get(dash.saturating_sub(1)..dash) == Some("-") {
                dash - 1
            } else {
                from
            };
            out.extend(split_flattened(
                page,
                Span::new(start.max(piece.start), from + part.len()),
                column,
            ));
            at = from + part.len();
        }
    }
    out
}

/// `1 Nghị định số …`, `(1) Công văn số …`: a footnote behind the signature.
fn is_footnote(text: &str) -> bool {
    let rest = text.strip_prefix('(').unwrap_or(text);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    let after = if text.starts_with('(') {
        after.strip_prefix(')').unwrap_or("")
    } else {
        after
    };
    (1..=2).contains(&digits) && after.trim_start().starts_with(char::is_uppercase) && after.trim().contains(' ')
}

/// Where to reach the body that issues: box 13 at the foot of the page.
fn is_contact(text: &str) -> bool {
    const HEADS: &[&str] = &[
        "dia chi",
        "dien thoai",
        "so dien thoai",
        "dt",
        "tel",
        "fax",
        "email",
        "e-mail",
        "website",
        "web",
        "hotline",
        "tru so",
        "cong thong tin dien tu",
    ];
    let Some((head, _)) = text.split_once(':') else {
        return false;
    };
    head.len() < 40 && HEADS.contains(&skeleton(head).trim())
}

/// `(Gửi kèm bảng kê chi tiết)`: a remark in brackets.
fn is_remark(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| inner.split(' ').count() >= 4 && !inner.contains(['(', ')']))
}

fn push_note(page: &mut Page<'_>, piece: Span) {
    let i = page.document.body.len();
    let text = page.joined(&[piece]);
    let (_, marker, rest) = marker::split_marker(&text);
    let mut note = Block::new(BlockKind::Note, if marker.is_some() { rest } else { &text });
    note.marker = marker.map(Cow::into_owned);
    page.document.body.push(note);
    page.place_entry("/body", i, piece);
}

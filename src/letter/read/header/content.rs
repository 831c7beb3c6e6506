//! Where the content of a letter begins, below its subject or its title.

use super::super::anchors::{self, Anchor};
use super::super::marker;
use super::super::words::{self, is_rule, is_stamp, is_upper, opens_content};
use super::items::{Item, Placed};
use super::{Header, Mode};
use crate::layout::{Row, split_at_gaps};
use crate::text::{is_small, opens_with, skeleton};
use crate::value::Kind;

impl Header<'_, '_> {
    /// Whether a row without fixed phrases is the first of the content.
    pub(super) fn content_begins(&self, index: usize, row: &Row, items: &[Placed]) -> bool {
        let Some(Item::Text(span)) = items.first().map(|placed| placed.item) else {
            return false;
        };
        let text = self.page.text(span);
        if is_rule(text) || is_stamp(text) || self.is_mark(text) || self.subject_label(text).is_some() {
            return false;
        }
        if self.is_translation(text) || self.is_remark(span) {
            return false;
        }
        let in_head = self.seen_title || self.seen_number || self.seen_date;
        match self.mode {
            Mode::Top => {
                if is_upper(text) && text.chars().count() < 200 {
                    return false;
                }
                if in_head && self.is_untitled_subject(index, text) {
                    return false;
                }
                words::title_line(text).is_none() && (in_head || !self.head_follows(index))
            }
            Mode::Subject => {
                let ends = row.gap_above && !self.addressees_follow(index);
                ends || (opens_content(text) && !self.addressees_follow(index))
            }
            Mode::Title => {
                if self.telegraphs(index, text) {
                    return false;
                }
                let upper = is_upper(text);
                // A wrapped subject goes on with a small letter.
                if !self.subject.is_empty() && !row.gap_above && text.starts_with(is_small) {
                    return false;
                }
                let untold = !self.title.is_empty() && self.subject.is_empty();
                if untold && (self.speaks(text) || self.speaks_in_lines(index, text) || self.decides(index, text)) {
                    return true;
                }
                if self.decides_below_capitals(index, text) {
                    return true;
                }
                let signs = upper && (words::begins_title(text) || words::begins_body_name(text));
                let of_title = self.subject.is_empty()
                    && (upper || words::title_line(text).is_some())
                    && !(signs && !self.title.is_empty() && self.grounds_follow(index));
                let subject_done = !self.subject.is_empty()
                    && (text.chars().count() > 110 || (row.gap_above && !self.goes_on_spaced(index, text)));
                let authority = upper && !self.subject.is_empty() && !self.subject_is_upper();
                !of_title && (subject_done || authority || opens_content(text))
            }
        }
    }

    /// `BAN CHỈ HUY … ĐIỆN` above the addressees, its colon left out.
    pub(super) fn telegraphs(&self, index: usize, text: &str) -> bool {
        let of_kind = self.page.document.kind == Some(Kind::CongDien) && is_upper(text);
        of_kind && skeleton(text).ends_with(" dien") && self.addressees_follow(index)
    }

    /// Whether the next row opens the grounds: the line above names who decides.
    fn grounds_follow(&self, index: usize) -> bool {
        let next = self.rows.get(index + 1).and_then(Row::span);
        next.is_some_and(|span| opens_content(self.page.text(span)))
    }

    /// Whether a line below a title is a sentence: it announces what follows, or the
    /// form of its kind has no subject.
    fn speaks(&self, text: &str) -> bool {
        const SHORTEST: usize = 6;
        let announces = text.ends_with(':') && text.split(' ').count() >= SHORTEST;
        let bare = self.page.document.kind == Some(Kind::GiayGioiThieu) && !opens_with(text, "ve viec");
        let said = || text.ends_with('.') && text.split(' ').count() >= SHORTEST && words::opens_with_body(text);
        !is_upper(text) && (announces || bare || said())
    }

    /// Whether a sentence of several lines begins below a title: it goes on in small
    /// letters until it announces what follows, or a body opens it and it ends.
    fn speaks_in_lines(&self, index: usize, text: &str) -> bool {
        const MOST_LINES: usize = 6;
        const WIDE: usize = 40;
        let opens = text.chars().count() >= WIDE && !is_upper(text) && !opens_with(text, "ve viec");
        if !opens || text.ends_with(['.', ';', ':', ')']) {
            return false;
        }
        let said = words::opens_with_body(text);
        let below = self.rows.get(index + 1..).unwrap_or_default().iter().take(MOST_LINES);
        for row in below.take_while(|row| !row.gap_above && !row.table) {
            let Some(line) = row.line().map(|line| self.page.text(line)) else {
                return false;
            };
            let goes_on = line.starts_with(|c: char| is_small(c) || c.is_ascii_digit());
            if is_upper(line) || marker::split_marker(line).1.is_some() || !(goes_on || (said && !opens_content(line)))
            {
                return false;
            }
            if line.ends_with([':', '.', ';']) {
                return line.ends_with(':') || (said && line.ends_with('.'));
            }
        }
        false
    }

    /// Whether a line below a subject in capitals names who decides: the last that
    /// does so above the grounds.
    fn decides_below_capitals(&self, index: usize, text: &str) -> bool {
        let below = !self.subject.is_empty() && self.subject_is_upper();
        let next = || {
            self.rows
                .get(index + 1)
                .and_then(Row::line)
                .map(|line| self.page.text(line))
        };
        below && self.decides(index, text) && !next().is_some_and(|next| is_upper(next) && names_council_or_head(next))
    }

    /// Whether a line of capitals under the title names who decides: the grounds stand
    /// below it, or below what it goes on with.
    fn decides(&self, index: usize, text: &str) -> bool {
        let decided = matches!(self.page.document.kind, Some(Kind::QuyetDinh | Kind::NghiQuyet));
        if !decided || !is_upper(text) || !names_council_or_head(text) {
            return false;
        }
        let next = self.rows.get(index + 1).and_then(Row::line);
        let goes_on = next.is_some_and(|line| is_upper(self.page.text(line)));
        self.grounds_follow(if goes_on { index + 1 } else { index })
    }

    /// Where a blank line stands between all lines, a short phrase under the
    /// subject still belongs to it.
    fn goes_on_spaced(&self, index: usize, text: &str) -> bool {
        let head = self.rows.get(..self.rows.len().min(12)).unwrap_or_default();
        let spaced = head.iter().filter(|row| row.gap_above).count() * 3 >= head.len() * 2;
        let phrase = text.chars().count() < 90 && !text.ends_with(['.', ':', ';', ',']);
        let capitals = text.split(' ').take(3).all(is_upper);
        // The name of a body may end the subject, or begin the first sentence.
        let named = words::begins_body_name(text) || words::begins_title(text);
        let last = self.grounds_follow(index) || self.addressees_follow(index);
        spaced && phrase && !capitals && !opens_content(text) && (!named || last)
    }

    fn subject_is_upper(&self) -> bool {
        self.subject.last().is_some_and(|span| is_upper(self.page.text(*span)))
    }

    /// The subject of a công văn without `V/v` (the Party's form): short lines,
    /// then `Kính gửi`.
    fn is_untitled_subject(&self, index: usize, text: &str) -> bool {
        text.chars().count() < 100 && self.addressees_follow(index) && !opens_content(text)
    }

    /// Whether `Kính gửi` opens one of the next rows.
    fn addressees_follow(&self, index: usize) -> bool {
        let text = &*self.page.clean.text;
        let mut lines = self
            .rows
            .iter()
            .skip(index + 1)
            .take(6)
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.lines);
        lines.any(|line| {
            let split = split_at_gaps(text, *line, 3);
            split
                .into_iter()
                .any(|piece| anchors::addressees_label(text, piece).is_some())
        })
    }

    /// Whether the fixed phrases of a head follow: then what stands above them
    /// was put there later (a stamp, a signature text).
    fn head_follows(&self, index: usize) -> bool {
        let text = &*self.page.clean.text;
        let mut lines = self
            .rows
            .iter()
            .skip(index + 1)
            .take(12)
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.lines);
        lines.any(|line| {
            let found = anchors::header_anchors(text, *line);
            found
                .iter()
                .any(|a| matches!(a, Anchor::NationalTitle(_) | Anchor::Motto(_) | Anchor::Number { .. }))
        })
    }
}

/// Whether capitals name a council or the head of a body: who can decide.
fn names_council_or_head(text: &str) -> bool {
    const COUNCILS: [&str; 2] = ["uy ban nhan dan", "hoi dong nhan dan"];
    words::begins_title(text) || COUNCILS.iter().any(|council| opens_with(text, council))
}

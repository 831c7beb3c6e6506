//! Remarks in brackets between the number and the subject: `(Thay thế Công văn số 8/SYT-VP)`.

use super::super::anchors;
use super::super::appendix;
use super::super::words::is_upper;
use super::{Header, Mode};
use crate::document::{Block, BlockKind};
use crate::layout::split_at_gaps;
use crate::text::{Span, skeleton};

/// What a document does to another one or follows, in bare letters: a line in brackets that
/// opens with it is no subject.
const OPENERS: [&str; 14] = [
    "bai bo",
    "ban thay the",
    "bo sung",
    "cap nhat",
    "dieu chinh",
    "dinh chinh",
    "gia han",
    "huy bo",
    "lan thu",
    "sua doi",
    "thay cho",
    "thay the",
    "thu hoi",
    "tiep theo",
];

/// A remark has no more lines.
const MOST_LINES: usize = 4;

/// So many lines below a remark are searched for the label of the subject.
const LINES_BELOW: usize = 4;

impl Header<'_, '_> {
    /// Whether a piece above the subject is a remark in brackets, or the head of one: by what
    /// it says, or because the subject stands below it with its label.
    pub(super) fn is_remark(&self, span: Span) -> bool {
        // The lines that go on with the last remark.
        if self.remarks.last().is_some_and(|last| span.end <= last.end) {
            return true;
        }
        let text = self.page.text(span);
        let due = self.mode == Mode::Top && (self.seen_number || self.seen_date) && self.title.is_empty();
        let bracketed = due && text.starts_with('(') && !is_upper(text);
        if !bracketed || anchors::subject_label(text).is_some() || appendix::is_reference(text) {
            return false;
        }
        let bare = skeleton(text.trim_start_matches(['(', ' ']));
        let opens = OPENERS.iter().any(|words| {
            let rest = bare.strip_prefix(words);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        self.end_of_remark(span)
            .is_some_and(|end| opens || self.label_follows(end))
    }

    /// Takes a remark, all its lines.
    pub(super) fn remark(&mut self, span: Span) -> bool {
        let found = self.is_remark(span);
        let taken = self.remarks.last().is_some_and(|last| span.end <= last.end);
        if let Some(end) = self.end_of_remark(span).filter(|_| found && !taken) {
            self.remarks.push(Span::new(span.start, end));
        }
        found
    }

    /// Puts the remarks in front of the content: no field of the head is theirs.
    pub(super) fn finish_remarks(&mut self) {
        for span in std::mem::take(&mut self.remarks) {
            let note = Block::new(BlockKind::Note, self.page.joined(&[span]));
            let index = self.page.document.body.len();
            self.page.document.body.push(note);
            self.page.place_entry("/body", index, span);
        }
    }

    /// Where the bracket that opens a piece closes: at the end of a line, this or one of the next.
    fn end_of_remark(&self, span: Span) -> Option<usize> {
        let own = self.page.text(span);
        if own.contains(')') {
            return own.ends_with(')').then_some(span.end);
        }
        let text = &*self.page.clean.text;
        let behind = text.get(span.end..)?;
        // Beside a second column a bracket is not followed down; a look at the gap tells.
        let gap = behind.find(|c: char| c == '\n' || !c.is_whitespace())?;
        let below = behind.get(gap..)?.strip_prefix('\n')?;
        let mut at = span.end + gap + 1;
        let mut lines = below.split_inclusive('\n').take(MOST_LINES - 1);
        lines.find_map(|line| {
            let piece = Span::new(at, at + line.trim_end().len());
            at += line.len();
            let own = self.page.text(piece);
            let ends = own.contains(')') || anchors::subject_label(own.trim_start()).is_some();
            let alone = split_at_gaps(text, piece, 3).into_iter().count() == 1;
            ends.then(|| (alone && own.ends_with(')')).then_some(piece.end))
        })?
    }

    /// Whether a label of the subject stands behind a place: on its line or one of the next.
    fn label_follows(&self, end: usize) -> bool {
        let known = self.last_label.get();
        let known = known.filter(|(line, _)| line.start <= end && end <= line.end);
        let (line, last) = known.unwrap_or_else(|| self.find_last_label(end));
        // All the pieces of a line ask the same.
        self.last_label.set(Some((line, last)));
        last.is_some_and(|last| last >= end)
    }

    /// The line of a place, and where the last label on it or the next ones begins.
    fn find_last_label(&self, place: usize) -> (Span, Option<usize>) {
        let text = &*self.page.clean.text;
        let (before, behind) = text.split_at_checked(place).unwrap_or((text, ""));
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = behind.find('\n').map_or(text.len(), |length| place + length);
        let own = Span::new(start, end);
        let mut at = end;
        let below = text.get(end..).unwrap_or_default().split_inclusive('\n');
        let below = below.filter_map(|line| {
            let span = Span::new(at, at + line.trim_end().len());
            at += line.len();
            (!line.trim().is_empty()).then_some((span, 3))
        });
        let pieces = std::iter::once((own, 2)).chain(below.take(LINES_BELOW));
        let pieces = pieces.flat_map(|(line, width)| split_at_gaps(text, line, width));
        let labels = pieces.filter(|piece| anchors::subject_label(self.page.text(*piece).trim()).is_some());
        (own, labels.map(|piece| piece.start).last())
    }
}

#[cfg(test)]
mod tests {
    use crate::document::BlockKind;
    use crate::letter;

    /// The subject, the remarks and what fits nowhere, of a letter with lines below its number.
    fn read(lines: &str) -> (String, Vec<String>, Vec<String>) {
        let text = format!(
            "SỞ Y TẾ\nSố: 12/SYT-VP\nHà Khê, ngày 09 tháng 5 năm 2024\n{lines}\n\nKính gửi: UBND xã An Phú\n\n\
             Sở Y tế đề nghị bố trí điểm tiêm./.\n"
        );
        let document = letter::from_str(&text).document;
        assert_eq!(document.number.unwrap().to_string(), "12/SYT-VP");
        let notes = document.body.into_iter().filter(|block| block.kind == BlockKind::Note);
        let notes = notes.map(|block| block.text).collect();
        (document.subject.unwrap_or_default(), notes, document.unplaced)
    }

    #[test]
    fn a_remark_above_the_subject_is_none_and_is_kept() {
        for (remark, kept) in [
            ("(Thay thế số 10/SYT-VP)", "(Thay thế số 10/SYT-VP)"),
            (
                "(Đính chính Công văn số 10/SYT-VP)",
                "(Đính chính Công văn số 10/SYT-VP)",
            ),
            ("(Lần 2)", "(Lần 2)"),
            (
                "(Thay thế Công văn số 10/SYT-VP\nngày 06/5/2024)",
                "(Thay thế Công văn số 10/SYT-VP ngày 06/5/2024)",
            ),
        ] {
            let found = read(&format!("{remark}\nV/v tiêm phòng dại"));
            assert_eq!(found, ("tiêm phòng dại".into(), vec![kept.into()], vec![]), "{remark}");
        }
    }

    #[test]
    fn a_remark_without_a_subject_below_is_known_by_its_words() {
        let (subject, notes, _) = read("(Thay thế Công văn số 10/SYT-VP)");
        assert_eq!((subject.as_str(), notes.len()), ("", 1));
        let (subject, notes, _) = read("(tiêm phòng dại đợt 1)");
        assert_eq!((subject.as_str(), notes.len()), ("(tiêm phòng dại đợt 1)", 0));
    }

    #[test]
    fn a_bracket_that_is_not_closed_is_no_remark_and_still_no_subject() {
        let (subject, notes, unplaced) = read("(Thay thế Công văn số 10/SYT-VP\nV/v tiêm phòng dại");
        assert_eq!((subject.as_str(), notes.len()), ("tiêm phòng dại", 0));
        assert_eq!(unplaced, ["(Thay thế Công văn số 10/SYT-VP"]);
    }

    #[test]
    fn brackets_of_a_subject_stay_with_it() {
        assert_eq!(read("(V/v tiêm phòng dại)").0, "tiêm phòng dại");
        let (subject, ..) = read("V/v tiêm phòng dại\n(thay thế Công văn số 10/SYT-VP)");
        assert_eq!(subject, "tiêm phòng dại (thay thế Công văn số 10/SYT-VP)");
    }
}

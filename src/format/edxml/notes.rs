//! What the reader forgave, and where.

use std::borrow::Cow;

use super::element::{Element, local};
use super::names::{ATTACHMENT, ATTACHMENTS};
use super::spots::Spots;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::format::fault::excerpt;
use crate::message::Message;
use crate::text::Span;

/// Something that is read although it is not as the standard has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tolerance {
    Unknown,
    InData,
    Twice,
    Alias,
    Empty,
    Padded,
    StrayText,
    Form,
    Impossible,
    NoValue,
    Namespace,
    Misplaced,
    ContentId,
    Base64,
    Undecodable,
    Steering,
    InStatus,
}

/// A tolerance: its code, name and severity, and its words in both languages; `{0}`
/// and `{1}` stand for what was found.
type Row = (
    Tolerance,
    &'static str,
    &'static str,
    Severity,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const TABLE: [Row; 17] = [
    (Tolerance::Unknown, "READ-ED-UNKNOWN", "unknown-element", Severity::Info,
        "quy chuẩn không có phần tử `{0}` ở đây; được giữ nguyên",
        "the standard has no element `{0}` here; it is kept as found"),
    (Tolerance::InData, "READ-ED-INSIDE", "element-in-data", Severity::Warning,
        "`{0}` nằm giữa dữ liệu base64 và bị bỏ qua; hãy đưa ra ngoài",
        "`{0}` stands inside the base64 and is passed over; move it out"),
    (Tolerance::Twice, "READ-ED-TWICE", "element-twice", Severity::Warning,
        "`{0}` xuất hiện nhiều lần, phần tử này không được tính; hãy giữ lại một",
        "`{0}` stands here more than once and this one does not count; keep one"),
    (Tolerance::Alias, "READ-ED-ALIAS", "other-name", Severity::Warning,
        "`{0}` được đọc là `{1}`; hãy đổi tên",
        "`{0}` was read as `{1}`; rename it"),
    (Tolerance::Empty, "READ-ED-EMPTY", "empty-element", Severity::Info,
        "phần tử rỗng được coi là không có",
        "the element is empty and counts as absent"),
    (Tolerance::Padded, "READ-ED-SPACES", "spaces-around", Severity::Info,
        "có dấu cách hoặc xuống dòng thừa ở đầu hoặc cuối; được giữ nguyên",
        "there are spaces or line breaks around the text; they are kept"),
    (Tolerance::StrayText, "READ-ED-TEXT", "stray-text", Severity::Warning,
        "chữ nằm giữa các phần tử được bỏ qua; hãy đưa vào một phần tử",
        "text between elements is passed over; put it into an element"),
    (Tolerance::Form, "READ-ED-FORM", "other-form", Severity::Warning,
        "`{0}` được đọc là `{1}`; hãy viết theo dạng đó",
        "`{0}` was read as `{1}`; write it like that"),
    (Tolerance::Impossible, "READ-ED-DATE", "impossible-date", Severity::Error,
        "`{0}` không có trong lịch; hãy sửa ngày hoặc giờ",
        "`{0}` is not in the calendar; mend the day or time"),
    (Tolerance::NoValue, "READ-ED-VALUE", "no-value", Severity::Warning,
        "không hiểu được giá trị `{0}`; được giữ nguyên",
        "the value `{0}` is not understood; it is kept as found"),
    (Tolerance::Namespace, "READ-ED-NAMESPACE", "namespace", Severity::Warning,
        "tiền tố `{0}` chưa khai báo; hãy khai báo bằng xmlns:{0}=\"…\"",
        "the prefix `{0}` is not declared; declare it with xmlns:{0}=\"…\""),
    (Tolerance::Misplaced, "READ-ED-PLACE", "misplaced-attachments", Severity::Warning,
        "`{0}` nằm trong edXMLEnvelope nên bị bỏ qua; tệp đính kèm phải ở AttachmentEncoded, ngay dưới phần tử gốc",
        "`{0}` stands inside edXMLEnvelope and is passed over; attachments belong to AttachmentEncoded, right below the root"),
    (Tolerance::ContentId, "READ-ED-CID", "content-id-form", Severity::Info,
        "mã `{0}` được đọc là `{1}`; hãy ghi `cid:{1}`",
        "the identifier `{0}` was read as `{1}`; write `cid:{1}`"),
    (Tolerance::Base64, "READ-ED-BASE64", "base64-form", Severity::Warning,
        "base64 dùng `-`, `_` hoặc thiếu dấu `=` ở cuối; vẫn đọc được, hãy mã hóa lại",
        "the base64 has `-` or `_`, or lacks `=` at its end; it was read, encode it again"),
    (Tolerance::Undecodable, "READ-ED-UNDECODABLE", "base64-damaged", Severity::Error,
        "nội dung không phải base64 hoặc bị cắt cụt; phần đọc được vẫn được giữ, hãy xin gửi lại tệp",
        "the data is no base64 or cut short; what could be read is kept, ask for the file again"),
    (Tolerance::Steering, "READ-ED-STEERING", "steering-type-empty", Severity::Error,
        "SteeringType rỗng làm bên nhận không đọc được cả gói tin; hãy ghi 0, 1 hoặc 2, hoặc bỏ phần tử này",
        "an empty SteeringType makes receivers lose the whole packet; write 0, 1 or 2, or leave it out"),
    (Tolerance::InStatus, "READ-ED-STATUS", "attachment-in-status", Severity::Warning,
        "thông điệp trạng thái không mang tệp đính kèm; tệp này bị bỏ qua, hãy gửi trong gói tin văn bản",
        "a status message carries no attachments; this one is passed over, send it in a document packet"),
];

/// One tolerance at its place.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) severity: Severity,
    pub(super) message: Message,
    pub(super) path: String,
    /// Where it is in the bytes that were read.
    pub(super) at: usize,
}

/// The notes of a reading, with the way to where the reader stands.
#[derive(Debug, Default)]
pub(super) struct Notes {
    spots: Spots,
    /// The spots that the reader is in, the innermost last.
    path: Vec<usize>,
    found: Vec<Note>,
    left_off: usize,
}

/// The most notes that are kept: hostile input must not fill the memory with them.
const MOST: usize = 1000;

impl Notes {
    /// Goes into an element of the standard, the `index`th where there may be several.
    pub(super) fn enter(&mut self, name: &'static str, index: Option<usize>, at: usize) {
        let within = self.path.last().copied();
        self.path.push(self.spots.add(within, name, index, at));
    }

    /// Goes into the list of attachments.
    pub(super) fn enter_attachments(&mut self) {
        self.enter(ATTACHMENTS, None, 0);
    }

    /// Goes into an attachment of the list.
    pub(super) fn enter_attachment(&mut self, index: usize, at: usize) {
        self.enter(ATTACHMENT, Some(index), at);
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// Where the elements stand that were entered.
    pub(super) fn spots(&mut self) -> &mut Spots {
        &mut self.spots
    }

    /// The JSON Pointer to where the reader stands.
    pub(super) fn pointer(&self) -> String {
        self.path.last().map_or_else(String::new, |at| self.spots.pointer(*at))
    }

    pub(super) fn note(&mut self, tolerance: Tolerance, at: usize, found: &[&str]) {
        if self.found.len() >= MOST {
            self.left_off += 1;
            return;
        }
        let Some((_, code, name, severity, vi, en)) = TABLE.iter().find(|row| row.0 == tolerance) else {
            return;
        };
        self.found.push(Note {
            code,
            name,
            severity: *severity,
            message: Message::new(fill(vi, found), fill(en, found)),
            path: self.pointer(),
            at,
        });
    }

    /// Forgets what was noted about attachments: their list does not count.
    pub(super) fn forget_attachments(&mut self) {
        self.found.retain(|note| !is_of_attachment(&note.path));
    }

    /// Notes elements where only text is expected: they are not read.
    pub(super) fn no_elements_inside(&mut self, element: &Element) {
        if let Some(child) = element.elements().next() {
            self.note(Tolerance::Unknown, child.at, &[local(&child.name)]);
        }
    }

    /// The first that strict reading does not forgive.
    pub(super) fn first_grave(&self) -> Option<&Note> {
        self.found.iter().find(|note| note.severity >= Severity::Warning)
    }

    /// The diagnostics, in the order of the text.
    pub(super) fn take(&mut self, mut place: impl FnMut(usize) -> Option<Place>) -> Vec<Diagnostic> {
        let mut found = std::mem::take(&mut self.found);
        found.sort_by_key(|note| note.at);
        let mut out: Vec<Diagnostic> = found.into_iter().map(|note| note.into_diagnostic(&mut place)).collect();
        if self.left_off > 0 {
            let more = std::mem::take(&mut self.left_off);
            let message = Message::new(
                format!("còn {more} lưu ý nữa không được liệt kê"),
                format!("{more} more notes are not listed"),
            );
            out.push(Diagnostic::new(
                "READ-ED-MORE",
                "more-notes",
                Severity::Warning,
                message,
                "",
            ));
        }
        out
    }
}

impl Note {
    fn into_diagnostic(self, place: &mut impl FnMut(usize) -> Option<Place>) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(self.code, self.name, self.severity, self.message, self.path);
        diagnostic.span = place(self.at);
        diagnostic
    }
}

fn fill(words: &'static str, found: &[&str]) -> Cow<'static, str> {
    if found.is_empty() {
        return Cow::Borrowed(words);
    }
    let mut out = words.to_owned();
    for (i, text) in found.iter().enumerate() {
        // The words hold no braces but these, and what was found is put in from the left.
        out = out.replace(&format!("{{{i}}}"), &excerpt(text));
    }
    Cow::Owned(out)
}

/// Whether a path leads into an attachment.
pub(super) fn is_of_attachment(path: &str) -> bool {
    path.starts_with("/attachments/")
}

/// A place of one point.
pub(super) fn point(at: usize, line: usize, column: usize) -> Place {
    let span = Span::new(at, at);
    Place {
        start: span.start,
        end: span.end,
        line,
        column,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tolerance_has_its_row() {
        let codes: std::collections::HashSet<_> = TABLE.iter().map(|row| row.1).collect();
        assert_eq!(codes.len(), TABLE.len());
    }

    #[test]
    fn notes_are_bounded() {
        let mut notes = Notes::default();
        for i in 0..MOST + 5 {
            notes.note(Tolerance::Empty, i, &[]);
        }
        let out = notes.take(|at| Some(point(at, 1, 1)));
        assert_eq!(out.len(), MOST + 1);
        assert!(out.last().unwrap().message.en.starts_with("5 more"));
    }
}

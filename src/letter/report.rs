//! What was odd while reading: mended, missing, not understood.

use super::Trace;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::document::Document;
use crate::message::Message;
use crate::text::{Clean, Source, Span};

/// The findings of a reading, in the order of the text.
pub(super) fn diagnostics(source: &Source, clean: &Clean, document: &Document, trace: &Trace) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mends = &clean.mends;
    if let Some(font) = mends.legacy {
        let name = font.name();
        found.push(Diagnostic::new(
            "READ-LEGACY",
            "legacy-font",
            Severity::Error,
            Message::new(
                format!("văn bản dùng bảng mã {name}, không phải Unicode; hãy chuyển mã trước khi đọc"),
                format!("the text is in {name}, not Unicode; convert it before reading"),
            ),
            "",
        ));
    }
    let note = |mend: &crate::text::Mend, code, name, vi: &str, en: &str| {
        let span = mend.first?;
        let count = mend.count;
        let message = Message::new(format!("{vi} ({count} chỗ)"), format!("{en} ({count} places)"));
        let mut diagnostic = Diagnostic::new(code, name, Severity::Info, message, "");
        diagnostic.span = Some(Place::new(source.to_bytes(span), source));
        Some(diagnostic)
    };
    found.extend(note(
        &mends.decomposed,
        "READ-NFD",
        "decomposed-letters",
        "chữ cái tách dấu đã được ghép lại",
        "letters with separate marks were composed",
    ));
    found.extend(note(
        &mends.d_look_alikes,
        "READ-D",
        "d-look-alike",
        "chữ Ð (U+00D0) đã được đọc là Đ (U+0110)",
        "Ð (U+00D0) was read as Đ (U+0110)",
    ));
    found.extend(note(
        &mends.invisible,
        "READ-INVISIBLE",
        "invisible-characters",
        "ký tự không hiển thị đã được bỏ qua",
        "invisible characters were passed over",
    ));
    for (i, text) in document.unplaced.iter().enumerate() {
        let path = format!("/unplaced/{i}");
        let mut excerpt: String = text.chars().take(60).collect();
        if excerpt.len() < text.len() {
            excerpt.push('…');
        }
        let message = Message::new(
            format!("không xếp được vào thành phần nào: “{excerpt}”"),
            format!("fits no component: “{excerpt}”"),
        );
        let mut diagnostic = Diagnostic::new("READ-UNPLACED", "unplaced-text", Severity::Info, message, path.as_str());
        let span: Option<Span> = trace.get(&path).map(|traced| traced.span);
        diagnostic.span = span.map(|span| Place::new(span, source));
        found.push(diagnostic);
    }
    found.sort_by_key(|d| d.span.map(|place| place.start));
    found
}

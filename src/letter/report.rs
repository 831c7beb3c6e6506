//! What was odd while reading: mended, missing, not understood.

use super::Trace;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::document::Document;
use crate::message::Message;
use crate::text::{Clean, LegacyText, Limits, Source, Span};

/// The findings of a reading, in the order of the text.
pub(super) fn diagnostics(source: &Source, clean: &Clean<'_>, document: &Document, trace: &Trace) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mends = &clean.mends;
    if let Some(legacy) = source.legacy() {
        found.extend(decoded(legacy, source));
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
    found.extend(note(
        &mends.look_alikes,
        "READ-LOOK-ALIKE",
        "letters-of-other-scripts",
        "chữ cái của hệ chữ khác giống chữ La-tinh đã được đọc là chữ La-tinh",
        "letters of other scripts that look like Latin ones were read as Latin",
    ));
    found.extend(
        note(
            &mends.bidirectional,
            "READ-BIDI",
            "bidirectional-characters",
            "ký tự đổi chiều chữ đã được bỏ qua; phần hiển thị có thể khác nội dung",
            "characters that turn the direction of text were passed over; what is shown may differ from the content",
        )
        .map(|mut turned| {
            turned.severity = Severity::Warning;
            turned
        }),
    );
    found.extend(
        note(
            &mends.replaced,
            "READ-LOST",
            "lost-letters",
            "ký tự U+FFFD đứng thay chữ đã mất khi chuyển mã; hãy lấy lại văn bản gốc",
            "U+FFFD stands for letters that were lost in a conversion; go back to the original",
        )
        .map(|mut lost| {
            lost.severity = Severity::Warning;
            lost
        }),
    );
    if *document == Document::default() {
        let message = Message::new(
            "không có chữ nào để đọc; hãy xem lại tệp, bản quét thì phải nhận dạng chữ (OCR) trước",
            "there is nothing to read; look at the file again, a scan needs OCR first",
        );
        found.push(Diagnostic::new(
            "READ-EMPTY",
            "empty-text",
            Severity::Warning,
            message,
            "",
        ));
    }
    found.extend(other_format(source));
    for (i, text) in document.unplaced.iter().enumerate() {
        let path = format!("/unplaced/{i}");
        let end = text.char_indices().nth(60).map_or(text.len(), |(end, _)| end);
        let mut excerpt = text.get(..end).unwrap_or_default().to_owned();
        if end < text.len() {
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

/// Formats that are written in letters and are no text of a letter: how they begin, and
/// their names.
const OTHER_FORMATS: [(&str, &str, &str); 3] = [
    ("%PDF-", "tệp PDF", "a PDF file"),
    ("{\\rtf", "tệp RTF", "an RTF file"),
    ("<?xml", "tệp XML", "an XML file"),
];

/// Says that what was read as a letter is a file of another format, whose readers and ways
/// out others know.
fn other_format(source: &Source) -> Option<Diagnostic> {
    let start = source
        .text()
        .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let (_, vi, en) = OTHER_FORMATS.iter().find(|row| start.starts_with(row.0))?;
    let message = Message::new(
        format!(
            "đây là {vi}, không phải văn bản thuần của một văn bản hành chính; detect::from_slice đọc hoặc cho biết cách chuyển"
        ),
        format!("this is {en}, not the plain text of a letter; detect::from_slice reads it or says how to convert it"),
    );
    Some(Diagnostic::new(
        "READ-FORMAT",
        "other-format",
        Severity::Warning,
        message,
        "",
    ))
}

const BEYOND_LIMIT: &str = "READ-ROWS";

/// Says that the last unplaced text was not read, for the rows before it were too many.
pub(super) fn beyond_limit(limits: &Limits, document: &Document, trace: &Trace, source: &Source) -> Diagnostic {
    let limit = limits.rows;
    let message = Message::new(
        format!("văn bản có hơn {limit} dòng và ô; phần còn lại được giữ nguyên, chưa được đọc"),
        format!("the text has more than {limit} lines and cells; the rest is kept as it is, unread"),
    );
    let path = format!("/unplaced/{}", document.unplaced.len().saturating_sub(1));
    let mut diagnostic = Diagnostic::new(
        BEYOND_LIMIT,
        "rows-beyond-limit",
        Severity::Warning,
        message,
        path.as_str(),
    );
    diagnostic.span = trace.get(&path).map(|traced| Place::new(traced.span, source));
    diagnostic
}

/// Whether a finding says that a text was not read to its end.
pub(super) fn is_beyond_limit(diagnostic: &Diagnostic) -> bool {
    diagnostic.code == BEYOND_LIMIT
}

/// What was decoded from an encoding of before Unicode, and what was lost in it.
fn decoded(legacy: &LegacyText, source: &Source) -> Vec<Diagnostic> {
    let (font, letters) = (legacy.font.name(), legacy.letters);
    let capitals = match legacy.capital_lines {
        0 => Message::new("", ""),
        lines => Message::new(
            format!("; {lines} dòng được đọc là chữ in hoa"),
            format!("; {lines} lines were taken for capitals"),
        ),
    };
    let message = Message::new(
        format!(
            "văn bản dùng bảng mã {font}, đã được đọc thành Unicode ({letters} chữ{})",
            capitals.vi
        ),
        format!(
            "the text is in {font} and was read as Unicode ({letters} letters{})",
            capitals.en
        ),
    );
    let mut found = vec![Diagnostic::new(
        "READ-LEGACY",
        "legacy-font",
        Severity::Info,
        message,
        "",
    )];
    if legacy.first_lost.is_some() {
        let lost = legacy.lost;
        let message = Message::new(
            format!(
                "mất chữ “ư” ở {lost} từ (bảng mã {font} ghi bằng dấu nối mềm, đã bị xóa hoặc đổi); hãy lấy lại văn bản gốc"
            ),
            format!(
                "{lost} words lost their “ư” ({font} has it on the soft hyphen, which was deleted or replaced); go back to the original"
            ),
        );
        found.push(Diagnostic::new(
            "READ-LOST",
            "lost-letters",
            Severity::Warning,
            message,
            "",
        ));
    }
    if let Some(second) = legacy.second {
        let second = second.name();
        let message = Message::new(
            format!("văn bản còn có chữ ở bảng mã {second}, đã bị đọc theo {font}; hãy chuyển từng phần rồi ghép lại"),
            format!("words of the text are in {second} and were read as {font}; convert each part by itself"),
        );
        let mixed = Diagnostic::new("READ-MIXED", "two-legacy-fonts", Severity::Warning, message, "");
        found.push(mixed);
    }
    for diagnostic in &mut found {
        let span = match diagnostic.code.as_ref() {
            "READ-LOST" => legacy.first_lost,
            "READ-MIXED" => legacy.first_of_second,
            _ => Some(legacy.first),
        };
        diagnostic.span = span.map(|span| Place::new(span, source));
    }
    found
}

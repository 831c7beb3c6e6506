//! F05: the letters of the text as it came.

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::original::original_offset;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Edit, Needs, Severity};
use crate::text::{Source, Span, compose};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "F05",
    name: "unicode-nfc",
    severity: Severity::Error,
    basis: "khoản 4 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "chữ theo bộ mã Unicode (TCVN 6909:2001), dựng sẵn; không dùng bảng mã TCVN3, VNI",
    en: "the letters are Unicode (TCVN 6909:2001), composed; not TCVN3 or VNI",
    needs: Needs::Source,
    mends: false,
    example: Example::new(
        &CONG_VAN,
        Slot::Body,
        "céng hoµ x· héi chñ nghÜa viÖt nam",
        "cộng hòa xã hội chủ nghĩa Việt Nam",
    ),
    test: encoding,
}];

/// A document that no text stands behind holds NFC: the rule does not concern it.
fn encoding(subject: &Subject<'_>) -> Answer {
    let Some(source) = subject.source() else {
        return Answer::not_applicable(
            "không có văn bản gốc: dữ liệu của văn bản luôn là Unicode dựng sẵn",
            "there is no source text: the data of a document are composed Unicode",
        );
    };
    if let Some(legacy) = source.legacy() {
        let font = legacy.font.name();
        // No mend: what a program decodes, a person must read again.
        return Finding::at(
            "",
            format!("văn bản dùng bảng mã {font}; phải chuyển sang Unicode (TCVN 6909:2001)"),
            format!("the text is typed in {font}; it must be converted to Unicode (TCVN 6909:2001)"),
        )
        .within(legacy.first)
        .into();
    }
    Answer::of(decomposed(source))
}

/// Letters with their marks apart: one finding for all, at the first.
fn decomposed(source: &Source) -> Option<Finding> {
    // The bytes that marks begin with; run by run, which the processor does at once.
    let marked = |run: &[u8]| run.iter().fold(false, |marked, byte| marked | (byte & 0xFE == 0xCC));
    if !source.text().as_bytes().chunks(64).any(marked) {
        return None;
    }
    let edits: Vec<Edit> = clusters(source.text())
        .filter_map(|(start, cluster)| {
            let composed = compose(cluster);
            let span = |start, end| Span::new(original_offset(source, start), original_offset(source, end));
            let span = (composed != cluster).then(|| span(start, start + cluster.len()))?;
            Some(Edit {
                start: span.start,
                end: span.end,
                text: composed,
            })
        })
        .collect();
    let first = edits.first().map(|edit| Span::new(edit.start, edit.end))?;
    let count = edits.len();
    let finding = Finding::at(
        "",
        format!("{count} chữ ghi bằng tổ hợp (chữ cái và dấu rời nhau); nên dùng Unicode dựng sẵn (NFC)"),
        format!("{count} letters are written with separate marks; composed Unicode (NFC) is expected"),
    );
    Some(finding.lighter(Severity::Warning).within(first).with_safe_edits(edits))
}

/// The marks that Vietnamese letters are put together with.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Each letter that such marks follow, with the marks.
fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let mark = from + rest.find(is_mark)?;
        let base = text.get(from..mark)?.chars().next_back();
        let start = mark - base.map_or(0, char::len_utf8);
        let marks = text.get(mark..)?;
        let end = mark + marks.find(|c| !is_mark(c)).unwrap_or(marks.len());
        from = end;
        Some((start, text.get(start..end)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::RuleState;
    use crate::text::Limits;

    fn written(subject: &str) -> Letter {
        let mut letter = Letter::cong_van();
        letter.document.subject = Some(subject.into());
        letter
    }

    #[test]
    fn composed_text_passes() {
        assert!(findings("F05", &Letter::cong_van()).is_empty());
        assert_eq!(state("F05", &Letter::cong_van()), RuleState::Passed);
    }

    #[test]
    fn marks_apart_are_a_warning_and_mended() {
        let letter = written("Vie\u{302}\u{323}t Nam, the\u{301}\u{302}");
        let found = findings("F05", &letter);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Warning);
        assert!(found[0].message.vi.starts_with("2 chữ"));
        assert!(fixed("F05", &letter).contains("Việt Nam, thế"));
    }

    #[test]
    fn a_lone_mark_is_left_alone() {
        assert!(findings("F05", &written("\u{301} x")).is_empty());
    }

    #[test]
    fn legacy_encodings_are_an_error() {
        let letter =
            written("Céng hoµ x· héi chñ nghÜa viÖt nam, bé tµi chÝnh quyÕt ®Þnh vÒ viÖc söa ®æi biÓu thuÕ nhËp khÈu");
        let mut reading = letter.read();
        reading.source = Source::from("céng hoµ x· héi chñ nghÜa viÖt nam");
        let report = crate::Checker::new().check(&reading);
        let found = report.diagnostics.iter().find(|d| d.code == "F05").unwrap();
        assert_eq!(found.severity, Severity::Error);
        assert!(found.message.vi.contains("TCVN3"));
    }

    #[test]
    fn edits_count_in_the_bytes_of_utf_16() {
        let bytes: Vec<u8> = "\u{FEFF}a Vie\u{323}\u{302}t"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let source = Source::from_slice(&bytes, &Limits::default()).unwrap();
        let fix = decomposed(&source).unwrap().fix.unwrap();
        assert_eq!(
            (fix.edits[0].start, fix.edits[0].end, fix.edits[0].text.as_str()),
            (10, 16, "ệ")
        );
    }
}

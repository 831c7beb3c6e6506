//! F32: letters that only look like those of the Vietnamese alphabet.

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::original::original_offset;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Edit, Needs, Severity};
use crate::text::{Span, look_alikes};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "F32",
    name: "look-alike-letters",
    severity: Severity::Warning,
    basis: "khoản 4 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "chữ cái là chữ Việt của TCVN 6909:2001, không dùng chữ của bảng chữ khác trông giống (Ð U+00D0, chữ Kirin)",
    en: "letters are the Vietnamese ones of TCVN 6909:2001, not others that look alike (Ð U+00D0, Cyrillic)",
    needs: Needs::Source,
    mends: true,
    example: Example::new(
        &CONG_VAN,
        Slot::Body,
        "Ðề nghị Sở Y tế gửi báo cáo./.",
        "Đề nghị Sở Y tế gửi báo cáo./.",
    ),
    test: letters,
}];

/// What the reader notes where it read such letters for others.
const NOTES: [&str; 2] = ["READ-D", "READ-LOOK-ALIKE"];

fn letters(subject: &Subject<'_>) -> Answer {
    let Some(reading) = subject.reading() else {
        return Answer::not_applicable(
            "không có văn bản gốc: chữ trong dữ liệu đã được đọc theo chữ Việt",
            "there is no source text: the letters of the data are Vietnamese ones",
        );
    };
    let source = &reading.source;
    if source.legacy().is_some() {
        return Answer::not_applicable(
            "văn bản dùng bảng mã cũ (xem F05)",
            "the text is in an encoding of before Unicode (see F05)",
        );
    }
    // No text is searched twice for what the reader did not see.
    if !reading
        .diagnostics
        .iter()
        .any(|note| NOTES.contains(&note.code.as_ref()))
    {
        return Answer::Passed;
    }
    let mut first = None;
    // In numbers and names they are worse than a fault of form (SP-03).
    let forged = &subject.sightings().letters;
    let edits: Vec<Edit> = look_alikes(source.text())
        .filter(|(at, ..)| forged.binary_search(at).is_err())
        .map(|(at, c, letter)| {
            first.get_or_insert((c, letter));
            Edit {
                start: original_offset(source, at),
                end: original_offset(source, at + c.len_utf8()),
                text: letter.into(),
            }
        })
        .collect();
    let Some(((c, letter), edit)) = first.zip(edits.first()) else {
        return Answer::Passed;
    };
    let (count, code, right) = (edits.len(), u32::from(c), u32::from(letter));
    Finding::at(
        "",
        format!("{count} chữ chỉ trông giống chữ Việt, như “{c}” (U+{code:04X}); phải là “{letter}” (U+{right:04X})"),
        format!(
            "{count} letters only look like Vietnamese ones, as “{c}” (U+{code:04X}) for “{letter}” (U+{right:04X})"
        ),
    )
    .within(Span::new(edit.start, edit.end))
    .with_safe_edits(edits)
    .into()
}

#[cfg(test)]
mod tests {
    use crate::check::Checker;
    use crate::diagnostic::Diagnostic;
    use crate::letter;
    use crate::text::{LegacyFont, Source};

    fn found(reading: &letter::Reading) -> Vec<Diagnostic> {
        let mut found = Checker::new().check(reading).diagnostics;
        found.retain(|d| d.code == "F32");
        found
    }

    #[test]
    fn look_alikes_are_one_warning_and_mended() {
        let text = "\u{FEFF}SỞ NỘI VỤ\nSố: 5/QÐ-SNV\nÐiều 1. Phê duуệt\n";
        let reading = letter::from_str(text);
        let found = found(&reading);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.vi.starts_with("3 chữ"), "{}", found[0].message);
        assert!(found[0].message.vi.contains("U+00D0"));
        assert_eq!(reading.source.slice(found[0].span.unwrap().span()), Some("Ð"));
        let mended = crate::fix::apply(&reading.source, &found).text;
        assert_eq!(mended, text.replace('Ð', "Đ").replace('у', "y"));
    }

    #[test]
    fn vietnamese_letters_and_words_of_other_scripts_pass() {
        assert!(found(&letter::from_str("Điều 1. Ông Đỗ, tia β, Москва")).is_empty());
        let legacy = Source::from_legacy("So^': 5/QDD-UBND", LegacyFont::Viqr);
        assert!(found(&letter::from_source(legacy)).is_empty());
    }

    #[test]
    fn edits_count_in_the_bytes_of_utf_16() {
        let bytes: Vec<u8> = "\u{FEFF}ế Ðiều".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let reading = letter::from_slice_with(&bytes, &crate::text::Limits::default()).unwrap();
        let fix = found(&reading)[0].fix.clone().unwrap();
        assert_eq!((fix.edits[0].start, fix.edits[0].end), (6, 8));
    }
}

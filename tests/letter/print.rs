//! A document that is printed as a letter reads back as itself.

use crate::printed::document;
use congvan::document::{Block, Document, Signature};
use congvan::letter;
use congvan::value::Kind;
use proptest::prelude::*;

proptest! {
    #[test]
    fn printed_and_read_it_is_the_same(document in document()) {
        let written = letter::to_string(&document).unwrap();
        prop_assert!(written.losses.is_empty());
        let mut again = letter::from_str(&written.output).document;
        // Blanks in a date are drawn as wide as the printer likes.
        again.date_as_written.clone_from(&document.date_as_written);
        prop_assert_eq!(&again, &document, "{}", written.output);
    }
}

/// Documents of other programs have the brackets in the note.
#[test]
fn a_note_stands_in_brackets_once() {
    for note in ["đã ký", "(đã ký)"] {
        let mut signature = Signature::new("Mai Thị Én").as_position("GIÁM ĐỐC");
        signature.note = Some(note.into());
        let document = Document::builder(Kind::CongVan).signature(signature).build();
        let text = letter::to_string(&document).unwrap().output;
        let line = text.lines().map(str::trim).find(|line| line.contains("đã ký"));
        assert_eq!(line, Some("(đã ký)"), "{text}");
    }
}

/// Under a table the mark stands on a line of its own, in the file and when it is read.
#[test]
fn a_letter_that_ends_in_a_table_keeps_its_end_mark() {
    let document = Document::builder(Kind::CongVan)
        .subject("báo cáo số liệu")
        .block(Block::paragraph("Ủy ban nhân dân xã An Phú báo cáo số liệu như sau:"))
        .block(Block::table(vec![
            vec!["STT".into(), "Thôn".into()],
            vec!["1".into(), "Đồng Mít".into()],
        ]))
        .build();
    let written = letter::to_string(&document).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    let again = letter::from_str(&written.output).document;
    assert_eq!(again.end_mark.as_deref(), Some("./."));
    assert_eq!(again.body, document.body);
}

#[test]
fn a_subject_under_a_title_begins_as_in_the_model() {
    let document = Document::builder(Kind::QuyetDinh)
        .subject("thành lập Tổ công tác")
        .build();
    let text = letter::to_string(&document).unwrap().output;
    assert!(text.contains("Về việc thành lập Tổ công tác"), "{text}");
    assert_eq!(letter::from_str(&text).document.subject, document.subject);
}

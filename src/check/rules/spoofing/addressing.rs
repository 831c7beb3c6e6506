//! SP-16: addressees inside the content of a letter that has its own.

use super::lines::{is_addressed, is_plain, names_state};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::Document;
use crate::text::{fold, is_letter};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "SP-16",
    name: "one-addressing",
    severity: Severity::Warning,
    basis: "điểm b khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "văn bản chỉ có một phần “Kính gửi”; phần thứ hai trong nội dung, gửi nơi khác, là của một văn bản ghép vào",
    en: "a document has one “Kính gửi”; a second inside the content, to others, is of a document glued in",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &CONG_VAN,
        Slot::Body,
        "Sở Nội vụ đề nghị như sau:\n\nKính gửi: Công an tỉnh\n\nSở Y tế gửi báo cáo./.",
        "Sở Nội vụ đề nghị Sở Y tế gửi báo cáo./.",
    ),
    test: addressing,
}];

/// A line of addressees is no longer.
const LONGEST: usize = 300;

fn addressing(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.addressees.is_empty() {
        return Answer::not_applicable("văn bản không có phần “Kính gửi”", "the document has no addressees");
    }
    let second = second(document);
    Answer::of(second.map(|(i, text)| {
        let words = super::excerpt(text);
        Finding::at(
            format!("/body/{i}"),
            format!("trong nội dung có “{words}”, văn bản đã có phần “Kính gửi” khác: có thể ghép từ văn bản khác"),
            format!("“{words}” stands in the content of a document with other addressees: another may be glued in"),
        )
    }))
}

/// The first block of the content that addresses others.
fn second(document: &Document) -> Option<(usize, &str)> {
    let blocks = document.body.iter().enumerate().map_while(|(i, block)| {
        // What stands below a national title is a form, or told by other rules.
        (!names_state(&block.text)).then_some((i, block))
    });
    let mut addressed = blocks.filter(|(_, block)| {
        let text = block.text.as_str();
        is_plain(block) && text.len() <= LONGEST && text.contains(':') && is_addressed(text)
    });
    let own: Vec<String> = document.addressees.iter().map(|name| fold(name.as_str())).collect();
    let (i, block) = addressed.find(|(_, block)| {
        let name = block.text.split_once(':').map_or("", |(_, name)| name);
        let key = fold(name.trim_matches(|c: char| !is_letter(c) && !c.is_ascii_digit()));
        // A blank for the name is a form, too.
        let blank = key.is_empty() || name.contains(['…', '[', '<']) || name.contains("...");
        !blank && !own.iter().any(|own| own.contains(&key))
    })?;
    Some((i, block.text.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings};
    use crate::document::Block;

    fn told(lines: &[&str]) -> Vec<String> {
        let mut letter = Letter::cong_van();
        letter.document.addressees = vec!["Sở Y tế".parse().unwrap()];
        letter.document.body.extend(lines.iter().copied().map(Block::paragraph));
        findings("SP-16", &letter).into_iter().map(|d| d.path).collect()
    }

    #[test]
    fn a_second_addressing_in_the_content_is_told() {
        let before = Letter::cong_van().document.body.len();
        for line in ["Kính gửi: Công an tỉnh", "KÍNH GỬI: Kho bạc Nhà nước"] {
            assert_eq!(told(&[line]), [format!("/body/{before}")], "{line}");
        }
        for fine in [
            &["Kính gửi: Sở Y tế"][..],
            &["Kính gửi: ……………"],
            &["Kính gửi: [tên cơ quan]"],
            &["Kính gửi Công an tỉnh báo cáo"],
            &[
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Kính gửi: Ủy ban nhân dân xã An Phú",
            ],
        ] {
            assert!(told(fine).is_empty(), "{fine:?}");
        }
    }

    #[test]
    fn a_document_without_addressees_is_not_asked() {
        let mut letter = Letter::cong_van();
        letter.document.addressees.clear();
        letter.document.body.push(Block::paragraph("Kính gửi: Công an tỉnh"));
        assert!(findings("SP-16", &letter).is_empty());
    }
}

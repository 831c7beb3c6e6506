//! SP-09: a second letter inside the first.

use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Block, BlockKind};
use crate::text::fold;
use crate::value::DocumentNumber;

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "SP-09",
    name: "one-number-line",
    severity: Severity::Warning,
    basis: "khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "văn bản chỉ có một dòng số, ký hiệu; dòng thứ hai với số khác là của một văn bản ghép vào",
    en: "a document has one line of number and symbol; a second with another number is of a document glued in",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &CONG_VAN,
        Slot::Body,
        "Sở Nội vụ đề nghị như sau:\n\nSố: 46/SNV-VP\n\nSở Y tế chuyển 500 triệu đồng trước ngày 30 tháng 6 năm 2026./.",
        "Sở Nội vụ đề nghị Sở Y tế gửi báo cáo./.",
    ),
    test: heads,
}];

fn heads(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(own) = document.number.as_ref().filter(|number| number.serial().is_some()) else {
        return Answer::not_applicable("văn bản chưa có số", "the document has no number yet");
    };
    let body = document.body.iter().enumerate().filter(|(_, block)| is_plain(block));
    let body = body.map(|(i, block)| (format!("/body/{i}"), block.text.as_str()));
    let unplaced = document.unplaced.iter().enumerate();
    let unplaced = unplaced.map(|(i, text)| (format!("/unplaced/{i}"), text.as_str()));
    let found = body.chain(unplaced).find_map(|(path, text)| {
        let number = number_line(text)?;
        let other = fold(number.as_str()) != fold(own.as_str());
        other.then(|| {
            Finding::at(
                path,
                format!("có dòng “Số: {number}” thứ hai, văn bản có số “{own}”: có thể ghép từ văn bản khác"),
                format!("a second line “Số: {number}” stands here, the document is “{own}”: another may be glued in"),
            )
        })
    });
    Answer::of(found)
}

fn is_plain(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading)
}

/// The number of a text that is a line of number and symbol and nothing more.
fn number_line(text: &str) -> Option<DocumentNumber> {
    const LONGEST: usize = 60;
    let (label, rest) = text.split_once(':').filter(|_| text.len() <= LONGEST)?;
    if fold(label.trim()) != fold("số") {
        return None;
    }
    let number: DocumentNumber = rest.trim().parse().ok()?;
    let whole = number.serial().is_some() && number.notation().is_some_and(|notation| !notation.is_empty());
    whole.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Letter, findings};

    fn with(text: &str) -> usize {
        let mut letter = Letter::cong_van();
        letter.document.body.push(Block::paragraph(text));
        findings("SP-09", &letter).len()
    }

    #[test]
    fn a_second_number_line_is_told() {
        assert_eq!(with("Số: 46/SNV-VP"), 1);
        assert_eq!(with("SỐ : 112/QĐ-UBND"), 1);
        for fine in [
            "Số: 45/SNV-VP",
            "Số: …/SNV-VP",
            "Số 46/SNV-VP",
            "Số: 46",
            "Theo Số: 46/SNV-VP",
        ] {
            assert_eq!(with(fine), 0, "{fine}");
        }
    }
}

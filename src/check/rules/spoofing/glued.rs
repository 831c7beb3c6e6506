//! SP-14: a second letter behind the first, whole, under the same number or under none.

use super::lines::{date_line, is_addressed, is_blank_number, lines, names_state, number_in};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Block, Document};
use crate::letter::is_name;
use crate::text::{fold, is_small, skeleton};
use crate::value::IssueDate;
use crate::value::title::{Named, named};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "SP-14",
    name: "one-letter",
    severity: Severity::Warning,
    basis: "Điều 8 Nghị định số 30/2020/NĐ-CP",
    vi: "sau văn bản không có một văn bản hoàn chỉnh thứ hai với ngày hoặc người ký khác",
    en: "behind the document stands no second one, whole, with another day or signer",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &CONG_VAN,
        Slot::Signer,
        "Trần Thị Minh Hà\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 45/SNV-VP\n\n\
         Hà Khê, ngày 12 tháng 5 năm 2026\n\nKính gửi: Sở Y tế\n\nSở Nội vụ đề nghị Sở Y tế chuyển 500 triệu đồng.\n\n\
         GIÁM ĐỐC\n\nNguyễn Văn Tráo",
        "Trần Thị Minh Hà",
    ),
    test: letters,
}];

fn letters(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    if document.appendices.is_empty() {
        return Answer::not_applicable("sau văn bản không có phần nào", "nothing stands behind the document");
    }
    let found = document.appendices.iter().enumerate().filter_map(|(i, appendix)| {
        let other = Other::of(document, &appendix.body)?;
        let (vi, en) = match other {
            Other::Date(date, own) => {
                let (date, own) = (date.in_words(), own.in_words());
                (
                    format!("ghi {date}, văn bản ghi {own}"),
                    format!("of {date}, the document is of {own}"),
                )
            }
            Other::Signer(name) => {
                let name = super::excerpt(&name);
                (format!("do “{name}” ký"), format!("signed by “{name}”"))
            }
        };
        Some(Finding::at(
            format!("/appendices/{i}"),
            format!("sau văn bản có một văn bản hoàn chỉnh khác {vi}: kiểm tra lại"),
            format!("a second whole document stands behind this one, {en}: see where it comes from"),
        ))
    });
    Answer::of(found.take(super::super::MOST))
}

/// The foot of a letter has no more blocks.
const FOOT: usize = 12;

/// What tells a second letter from the first.
enum Other {
    Date(IssueDate, IssueDate),
    Signer(String),
}

impl Other {
    /// A second letter has the national title, addressees, a day or a signer of its own, and no
    /// other number, which SP-09 tells, nor a blank for one, which a draft has.
    fn of(document: &Document, blocks: &[Block]) -> Option<Self> {
        // Nearly every annex ends here.
        lines(blocks).find(|line| names_state(line.text))?;
        let is_letter = lines(blocks).any(|line| is_addressed(line.text));
        if !is_letter || lines(blocks).any(|line| is_draft(line.text) || is_of_another(document, line.text)) {
            return None;
        }
        let foot = blocks.get(blocks.len().saturating_sub(FOOT)..).unwrap_or_default();
        // What a citizen signs under no number is a form.
        let official =
            lines(foot).any(|line| names_office(line.text)) || lines(blocks).any(|line| number_in(line.text).is_some());
        let date = official.then(|| Self::date(document, blocks)).flatten();
        date.or_else(|| Self::signer(document, foot))
    }

    fn date(document: &Document, blocks: &[Block]) -> Option<Self> {
        let own = document.date.filter(|date| date.to_naive().is_some())?;
        let mut dates = lines(blocks).filter_map(|line| date_line(line.text));
        let (_, date) = dates.find(|(_, date)| *date != own)?;
        Some(Other::Date(date, own))
    }

    /// The name at the end, where an office stands before it.
    fn signer(document: &Document, foot: &[Block]) -> Option<Self> {
        let own = || {
            document
                .signatures
                .iter()
                .filter_map(|signature| signature.signer.as_deref())
        };
        own().next()?;
        let mut office = false;
        let mut last = None;
        for line in lines(foot) {
            office |= line.text.split(" KT. ").any(names_office);
            last = name_at_end(line.text).filter(|_| office).or(last);
        }
        let name = last?;
        let same = own().any(|signer| fold(signer).contains(&fold(name)));
        (!same).then(|| Other::Signer(name.to_owned()))
    }
}

fn is_draft(text: &str) -> bool {
    const WORDS: usize = 40;
    is_blank_number(text)
        || (text.len() <= WORDS && text.starts_with(['D', 'd', '(']) && skeleton(text).contains("du thao"))
}

/// Whether a line has a number that is not the document's own.
fn is_of_another(document: &Document, text: &str) -> bool {
    let own = document.number.as_ref().map(|number| fold(number.as_str()));
    number_in(text).is_some_and(|number| own.is_none_or(|own| own != fold(number.as_str())))
}

/// `GIÁM ĐỐC`, `KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC`
fn names_office(text: &str) -> bool {
    const LONGEST: usize = 120;
    let title = text.trim();
    let title = ["KT. ", "TL. ", "TUQ. ", "Q. "]
        .iter()
        .find_map(|code| title.strip_prefix(code))
        .unwrap_or(title);
    let capitals = title
        .split(' ')
        .next()
        .is_some_and(|word| !word.is_empty() && !word.contains(is_small));
    text.len() <= LONGEST && capitals && matches!(named(title), Named::Head | Named::Deputy)
}

/// The name of a person at the end of a line, where words in capitals or nothing stand before it.
fn name_at_end(text: &str) -> Option<&str> {
    const LONGEST: usize = 200;
    let text = text.trim();
    let capitals = |word: &str| !word.contains(is_small);
    let from = if text.len() > LONGEST {
        return None;
    } else {
        text.rmatch_indices(' ').find(|(at, _)| {
            let before = text.get(..*at).unwrap_or_default();
            before.split(' ').next_back().is_some_and(capitals)
        })
    };
    let name = from.and_then(|(at, _)| text.get(at + 1..)).unwrap_or(text);
    is_name(name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Letter, findings};
    use crate::document::Appendix;

    const SECOND: [&str; 8] = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 45/SNV-VP",
        "Hà Khê, ngày 02 tháng 5 năm 2024",
        "Kính gửi: Sở Y tế",
        "Sở Nội vụ đề nghị Sở Y tế chuyển 500 triệu đồng.",
        "GIÁM ĐỐC",
        "Lê Thị Bình",
    ];

    /// What is told of a letter behind which this one stands, some lines exchanged.
    fn told(changes: &[(&str, &'static str)]) -> Vec<String> {
        let mut letter = Letter::cong_van();
        let line = |line: &'static str| {
            let change = changes.iter().find(|(old, _)| *old == line);
            change.map_or(line, |(_, new)| *new)
        };
        let body = SECOND
            .into_iter()
            .map(line)
            .filter(|line| !line.is_empty())
            .map(Block::paragraph)
            .collect();
        letter.document.appendices = vec![Appendix {
            body,
            ..Appendix::default()
        }];
        findings("SP-14", &letter)
            .into_iter()
            .map(|d| d.message.en.into_owned())
            .collect()
    }

    #[test]
    fn a_second_letter_with_another_day_or_signer_is_told() {
        for changes in [
            &[("Lê Thị Bình", "Nguyễn Văn Tráo")][..],
            &[("Lê Thị Bình", "Nguyễn Văn Tráo"), ("Số: 45/SNV-VP", "")],
            &[
                ("GIÁM ĐỐC", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Nguyễn Văn Tráo"),
                ("Lê Thị Bình", ""),
            ],
            &[("Hà Khê, ngày 02 tháng 5 năm 2024", "Hà Khê, ngày 13 tháng 6 năm 2024")],
        ] {
            assert_eq!(told(changes).len(), 1, "{changes:?}");
        }
    }

    #[test]
    fn what_goes_with_a_letter_is_left_in_peace() {
        for changes in [
            // The letter twice; a draft; a form that a citizen signs; what SP-09 tells.
            &[][..],
            &[("Số: 45/SNV-VP", "Số: …/QĐ-UBND"), ("Lê Thị Bình", "Nguyễn Văn An")],
            &[("Số: 45/SNV-VP", "(DỰ THẢO)"), ("Lê Thị Bình", "Nguyễn Văn An")],
            &[
                ("GIÁM ĐỐC", "NGƯỜI LÀM ĐƠN"),
                ("Hà Khê, ngày 02 tháng 5 năm 2024", "An Phú, ngày 03 tháng 4 năm 2024"),
                ("Số: 45/SNV-VP", ""),
            ],
            &[
                ("GIÁM ĐỐC", "NGƯỜI LÀM ĐƠN"),
                ("Lê Thị Bình", "Nguyễn Văn An"),
                ("Số: 45/SNV-VP", ""),
            ],
            &[("Số: 45/SNV-VP", "Số: 46/SNV-VP"), ("Lê Thị Bình", "Nguyễn Văn Tráo")],
            &[
                ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "DANH SÁCH"),
                ("Lê Thị Bình", "Nguyễn Văn An"),
            ],
            &[("Lê Thị Bình", "")],
        ] {
            assert!(told(changes).is_empty(), "{changes:?}: {:?}", told(changes));
        }
    }
}

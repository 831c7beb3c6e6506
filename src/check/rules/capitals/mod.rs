//! C: capital letters (Annex II).
//!
//! What has one settled spelling stands in a table; one scan of the running text
//! finds the slips of all rules. Text in capitals, tables and annexes are left
//! alone, and so is a capital where a sentence begins.

mod calendar;
mod cues;
mod lexicon;
mod names;
pub(in crate::check) mod others;
pub(in crate::check) mod proper;
mod recase;
mod scan;

use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::running_text::At;
use crate::check::facts::slip::Slip;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Block, BlockKind};
use crate::text::is_small;

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "C02",
        name: "capital-after-stop",
        severity: Severity::Warning,
        basis: "Mục I Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa chữ cái đầu sau dấu chấm, dấu hỏi, dấu chấm than",
        en: "a capital stands behind a full stop, a question or exclamation mark",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở đã nhận hồ sơ. các phòng rà soát lại./.",
            "Sở đã nhận hồ sơ. Các phòng rà soát lại./.",
        ),
        test: sentences,
    },
    Row {
        code: "C03",
        name: "capital-on-new-line",
        severity: Severity::Warning,
        basis: "Mục I Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa chữ cái đầu khi xuống dòng",
        en: "a capital stands at the head of a new line",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở Nội vụ đề nghị các cơ quan như sau:\n1. rà soát hồ sơ tồn đọng.\n2. Báo cáo kết quả./.",
            "Sở Nội vụ đề nghị các cơ quan như sau:\n1. Rà soát hồ sơ tồn đọng.\n2. Báo cáo kết quả./.",
        ),
        test: new_line,
    },
    Row {
        code: "C04",
        name: "capital-personal-name",
        severity: Severity::Warning,
        basis: "điểm a khoản 1 Mục II Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa chữ cái đầu mọi âm tiết của họ tên người Việt Nam",
        en: "every syllable of a Vietnamese personal name has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở cử ông Nguyễn văn Hùng dự họp./.",
            "Sở cử ông Nguyễn Văn Hùng dự họp./.",
        ),
        test: personal_names,
    },
];

/// As many small letters behind stops are the commas of a bad scan.
const STOPS_OF_A_SCAN: usize = 4;

/// C02: small letters behind a stop.
fn sentences(subject: &Subject<'_>) -> Answer {
    let own: Vec<&Slip> = subject
        .slips(scan::slips)
        .iter()
        .filter(|slip| slip.code == "C02")
        .collect();
    let scanned = own.len() >= STOPS_OF_A_SCAN;
    let found = own.into_iter().filter_map(|slip| finding(subject, slip));
    Answer::of(found.map(|finding| finding.lighter_if(scanned, Severity::Info)))
}

/// The slips of one rule.
pub(in crate::check::rules) fn slips(code: &'static str, subject: &Subject<'_>) -> Answer {
    let own = subject.slips(scan::slips).iter().filter(|slip| slip.code == code);
    Answer::of(own.filter_map(|slip| finding(subject, slip)))
}

fn finding(subject: &Subject<'_>, slip: &Slip) -> Option<Finding> {
    let text = subject.text_at(slip.at)?;
    let path = slip.at.path();
    let (written, expected) = (text.get(slip.range.clone())?, &slip.expected);
    let place = subject.locate(&path, text, slip.range.clone());
    let edit = subject.replace(&path, text, slip.range.clone(), expected);
    let finding = Finding::at(
        path,
        format!("“{written}” phải viết là “{expected}”"),
        format!("“{written}” must be written “{expected}”"),
    );
    // A capital can carry meaning: a person confirms.
    Some(finding.within_opt(place).with_edits(false, edit.into_iter().collect()))
}

/// C03: the head of a block, where the block before it has ended.
fn new_line(subject: &Subject<'_>) -> Answer {
    let body = &subject.document().body;
    let blocks = body.iter().enumerate().filter(|(_, block)| {
        matches!(
            block.kind,
            BlockKind::Article | BlockKind::Clause | BlockKind::Point | BlockKind::Bullet | BlockKind::Paragraph
        )
    });
    let found = blocks.filter_map(|(i, block)| {
        let before = i.checked_sub(1).and_then(|i| body.get(i));
        // A line that goes on in the next was broken by a program.
        let ended = before.is_none_or(|before| before.text.trim_end().ends_with(['.', ';', ':', '!', '?']));
        let first = small_word(block).filter(|_| ended)?;
        let text = block.text.as_str();
        let path = At::Body(i).path();
        let expected = recase::capitalised(first);
        let finding = Finding::at(
            path.clone(),
            format!("đầu dòng viết thường “{first}”; phải viết hoa “{expected}”"),
            format!("the line begins with “{first}”; it must be “{expected}”"),
        );
        let marked = matches!(block.kind, BlockKind::Point | BlockKind::Bullet);
        let finding = finding
            .within_opt(subject.locate(&path, text, 0..first.len()))
            .with_edits(
                false,
                subject
                    .replace(&path, text, 0..first.len(), &expected)
                    .into_iter()
                    .collect(),
            );
        // The parts of one sentence that stand under each other are often written small.
        Some(finding.lighter_if(marked, Severity::Info))
    });
    Answer::of(found)
}

/// The first word of a block, if it is a word of small letters.
fn small_word(block: &Block) -> Option<&str> {
    let first = block.text.split(' ').next()?;
    let letters = first.trim_end_matches([',', ':', ';']);
    (letters.chars().count() > 1 && letters.chars().all(is_small)).then_some(letters)
}

/// C04: the names in the signatures, and behind `ông`, `bà` in the text.
fn personal_names(subject: &Subject<'_>) -> Answer {
    let signers = subject.document().signatures.iter().enumerate();
    let signed = signers.filter_map(|(i, signature)| {
        let name = signature.signer.as_deref()?;
        let small = names::small_syllables(name).next()?;
        let path = format!("/signatures/{i}/signer");
        let place = subject.locate(&path, name, small);
        let finding = Finding::at(
            path,
            format!("họ tên “{name}” có âm tiết viết thường; phải viết hoa chữ cái đầu mọi âm tiết"),
            format!("the name “{name}” has a syllable in small letters; each begins with a capital"),
        );
        Some(finding.within_opt(place))
    });
    let text = subject.slips(scan::slips).iter().filter(|slip| slip.code == "C04");
    let found: Vec<Finding> = signed.chain(text.filter_map(|slip| finding(subject, slip))).collect();
    Answer::of(found)
}

#[cfg(test)]
mod tests;

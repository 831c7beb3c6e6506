//! B25, B30 and B31: articles (box 6).

use super::divisions::{ARTICLES, each, marker_place, other_marker};
use super::{FORM, HEADINGS, is_mostly_upper};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{QUYET_DINH, Slot};
use crate::check::example::letters::QUY_CHE;
use crate::check::facts::outline::{Outline, Part, Rank, Whose, parts};
use crate::check::row::Row;
use crate::check::rules::MOST;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Block, BlockKind};
use crate::text::{fold_eq, is_capital, is_letter_or_digit};
use crate::value::Kind;

pub(in crate::check::rules) const B25: Row = Row {
    code: "B25",
    name: "article-heading",
    severity: Severity::Warning,
    basis: HEADINGS,
    vi: "điều có tiêu đề (trừ nghị quyết, quyết định, theo các mẫu)",
    en: "an article has a heading (but in nghị quyết and quyết định, by the models)",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &QUY_CHE,
        Slot::Body,
        "Điều 1. Kho lưu trữ mở từ 8 giờ, trừ ngày nghỉ.\nĐiều 2. Giờ đóng kho\nKho đóng lúc 17 giờ./.",
        "Điều 1. Giờ mở kho\nKho lưu trữ mở từ 8 giờ, trừ ngày nghỉ.\nĐiều 2. Giờ đóng kho\nKho đóng lúc 17 giờ./.",
    ),
    test: article_heading,
};

pub(in crate::check::rules) const B30: Row = Row {
    code: "B30",
    name: "article-dot",
    severity: Severity::Error,
    basis: FORM,
    vi: "sau số thứ tự của điều có dấu chấm",
    en: "a full stop follows the number of an article",
    needs: Needs::Text,
    mends: true,
    example: Example::new(
        &QUYET_DINH,
        Slot::Body,
        "Điều 1: Thành lập Tổ chỉnh lý tài liệu tồn đọng của Sở Nội vụ.\n\
         Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\
         Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.",
        "Điều 1. Thành lập Tổ chỉnh lý tài liệu tồn đọng của Sở Nội vụ.\n\
         Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\
         Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.",
    ),
    test: article_dot,
};

pub(in crate::check::rules) const B31: Row = Row {
    code: "B31",
    name: "article-small-letters",
    severity: Severity::Error,
    basis: FORM,
    vi: "từ “Điều”, số thứ tự và tiêu đề của điều viết chữ in thường, kiểu chữ đứng, đậm",
    en: "`Điều`, its number and its heading are not in capitals, but upright and bold",
    needs: Needs::Text,
    mends: true,
    example: Example::new(
        &QUY_CHE,
        Slot::Body,
        "ĐIỀU 1. Giờ mở kho\nKho lưu trữ mở từ 8 giờ./.",
        "Điều 1. Giờ mở kho\nKho lưu trữ mở từ 8 giờ./.",
    ),
    test: article_case,
};

/// Kinds whose models show articles without headings.
const WITHOUT_HEADINGS: [Kind; 2] = [Kind::QuyetDinh, Kind::NghiQuyet];

fn article_heading(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let judged = |outline: &Outline| match outline.whose {
        Whose::Body => document
            .kind
            .as_ref()
            .is_some_and(|kind| !WITHOUT_HEADINGS.contains(kind)),
        // Forms of decisions are attached as well as regulations: chapters tell them apart.
        Whose::Appendix(_) => outline.has(Rank::Chapter),
    };
    let mut any = false;
    let mut findings = Vec::new();
    for outline in subject.outlines().iter().filter(|outline| judged(outline)) {
        let blocks = outline.blocks(document);
        for part in parts(outline, document).filter(|part| part.unit.rank == Rank::Article) {
            any = true;
            if !has_heading(part, blocks.get(part.unit.at + 1)) && findings.len() < MOST {
                let head: String = part.block.text.chars().take(40).collect();
                findings.push(Finding::at(
                    outline.path(part.unit.at),
                    format!(
                        "“{} {head}…” không có tiêu đề; sau số của điều là tiêu đề, nội dung ở dòng dưới",
                        part.marker()
                    ),
                    format!(
                        "“{} {head}…” has no heading; the heading follows the number, the text stands below",
                        part.marker()
                    ),
                ));
            }
        }
    }
    if !any {
        return Answer::not_applicable(
            "văn bản không thuộc loại có tiêu đề của điều",
            "the document is not one whose articles have headings",
        );
    }
    Answer::of(findings)
}

/// A heading is short and no sentence; what it heads stands below it.
fn has_heading(part: Part<'_>, next: Option<&Block>) -> bool {
    let text = part.block.text.as_str();
    let words = text.split(' ').filter(|word| !word.is_empty()).count();
    let content_below = next.is_some_and(|block| {
        !matches!(
            block.kind,
            BlockKind::Article | BlockKind::Chapter | BlockKind::Section | BlockKind::Part
        )
    });
    let sentence = text.ends_with(['.', ';', '…']) || text.ends_with("./");
    let is_text = sentence && (words > 12 || !content_below);
    (1..=40).contains(&words) && !is_text
}

fn article_dot(subject: &Subject<'_>) -> Answer {
    let with_sign = each(subject, &ARTICLES, |outline, part| {
        let plain = part.number().chars().all(is_letter_or_digit);
        if part.sign() == "." || !plain {
            return None;
        }
        let path = outline.path(part.unit.at);
        let right = format!("{} {}.", part.word(), part.number());
        let finding = Finding::at(
            path.as_str(),
            format!(
                "“{}”: sau số thứ tự của điều phải là dấu chấm: “{right}”",
                part.marker()
            ),
            format!(
                "“{}”: a full stop follows the number of an article: “{right}”",
                part.marker()
            ),
        );
        let edit = other_marker(subject, &path, part, &right);
        let place = marker_place(subject, &path, part.marker());
        Some(
            finding
                .within_opt(place.map(|(piece, range)| piece.span(range)))
                .with_safe_edits(edit.into_iter().collect()),
        )
    });
    match with_sign {
        Answer::NotApplicable(why) => Answer::NotApplicable(why),
        Answer::Failed(found) => Answer::of(found.into_iter().chain(without_sign(subject))),
        other => match without_sign(subject) {
            found if found.is_empty() => other,
            found => Answer::Failed(found),
        },
    }
}

/// `Điều 2 Quyết định này có hiệu lực …` behind article 1: an article without its
/// sign, which the reader cannot tell from a sentence.
fn without_sign(subject: &Subject<'_>) -> Vec<Finding> {
    let document = subject.document();
    let mut findings = Vec::new();
    for outline in subject.outlines() {
        let mut last: Option<u32> = None;
        for (at, block) in outline.blocks(document).iter().enumerate() {
            if block.kind == BlockKind::Article {
                last = block.marker.as_deref().and_then(number_of);
                continue;
            }
            let Some(before) = last.filter(|_| block.kind == BlockKind::Paragraph && !outline.is_quoted(at)) else {
                continue;
            };
            let head = format!("Điều {}", before + 1);
            let Some(rest) = block.text.strip_prefix(&head).and_then(|rest| rest.strip_prefix(' ')) else {
                continue;
            };
            let begins = rest.starts_with(is_capital) && !cites(rest);
            if !begins || findings.len() >= MOST {
                continue;
            }
            last = Some(before + 1);
            let path = outline.path(at);
            let edit = subject.replace(&path, &block.text, 0..head.len(), &format!("{head}."));
            findings.push(
                Finding::at(
                    path.as_str(),
                    format!("“{head}”: sau số thứ tự của điều thiếu dấu chấm: “{head}.”"),
                    format!("“{head}”: the full stop behind the number of the article is missing: “{head}.”"),
                )
                .within_opt(subject.locate(&path, &block.text, 0..head.len()))
                .with_safe_edits(edit.into_iter().collect()),
            );
        }
    }
    findings
}

fn number_of(marker: &str) -> Option<u32> {
    let digits: String = marker
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

/// `Nghị định số …`, `Luật Lưu trữ …`: the document whose article it is.
fn cites(rest: &str) -> bool {
    let other = [
        "Luật ",
        "Bộ luật ",
        "Pháp lệnh ",
        "Hiến pháp ",
        "Nghị định ",
        "Thông tư ",
        "Chương ",
        "Mục ",
    ];
    let numbered = rest.split(' ').take(4).any(|word| word == "số");
    numbered || other.iter().any(|word| rest.starts_with(word))
}

fn article_case(subject: &Subject<'_>) -> Answer {
    each(subject, &ARTICLES, |outline, part| {
        let path = outline.path(part.unit.at);
        let marker = part.marker();
        if part.word() != "Điều" && fold_eq(part.word(), "Điều") {
            let right = format!("Điều {}{}", part.number(), part.sign());
            let edit = other_marker(subject, &path, part, &right);
            let place = marker_place(subject, &path, marker);
            let finding = Finding::at(
                path.as_str(),
                format!("“{marker}” phải viết chữ in thường: “{right}”"),
                format!("“{marker}” must not be in capitals: “{right}”"),
            );
            return Some(
                finding
                    .within_opt(place.map(|(piece, range)| piece.span(range)))
                    .with_safe_edits(edit.into_iter().collect()),
            );
        }
        let text = part.block.text.as_str();
        let several = text.split(' ').filter(|word| word.chars().count() > 1).count() >= 2;
        (several && is_mostly_upper(text)).then(|| {
            Finding::at(
                path.as_str(),
                format!("tiêu đề của “{marker}” viết chữ in hoa (“{text}”); phải viết chữ in thường"),
                format!("the heading of “{marker}” is in capitals (“{text}”); it must not be"),
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::RuleState;
    use crate::document::{Block, BlockKind};
    use crate::value::Kind;

    fn of(kind: Kind, blocks: Vec<Block>) -> Letter {
        Letter::built(kind, "15/QC-SNV", blocks)
    }

    fn article(marker: &str, text: &str) -> Block {
        Block::new(BlockKind::Article, text).marked(marker)
    }

    #[test]
    fn articles_of_regulations_have_headings() {
        let text = || Block::paragraph("Kho mở từ 8 giờ.");
        for fine in ["Giờ mở kho", "Giờ mở kho.", "Trách nhiệm của Văn phòng Sở:"] {
            assert!(
                findings("B25", &of(Kind::QuyChe, vec![article("Điều 1.", fine), text()])).is_empty(),
                "{fine}"
            );
        }
        let sentence = "Quy chế này quy định giờ mở kho, giờ đóng kho và việc giao chìa khóa cho người trực.";
        let wrong = vec![
            article("Điều 1.", sentence),
            text(),
            article("Điều 2.", "Kho đóng lúc 17 giờ."),
        ];
        assert_eq!(findings("B25", &of(Kind::QuyChe, wrong.clone())).len(), 2);
        assert!(matches!(
            state("B25", &of(Kind::QuyetDinh, wrong)),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn a_full_stop_follows_the_number_of_an_article() {
        for (wrong, right) in [
            ("Điều 1:", "Điều 1. Giao"),
            ("Điều 1)", "Điều 1. Giao"),
            ("Điều 1", "Điều 1. Giao"),
        ] {
            let letter = of(Kind::QuyetDinh, vec![article(wrong, "Giao Văn phòng.")]);
            assert_eq!(findings("B30", &letter).len(), 1, "{wrong}");
            assert!(fixed("B30", &letter).contains(right), "{wrong}");
        }
        let second = |text: &str| {
            of(
                Kind::QuyetDinh,
                vec![article("Điều 1.", "Giao Sở.\n"), Block::paragraph(text)],
            )
        };
        let letter = second("Điều 2 Quyết định này có hiệu lực từ ngày ký.");
        assert!(fixed("B30", &letter).contains("Điều 2. Quyết định này"));
        for fine in [
            "Điều 2 Nghị định số 45/2023/NĐ-CP quy định như sau",
            "Điều 2 Luật Lưu trữ quy định",
            "Điều 2 của Quy chế này",
            "Điều 7 Quyết định này có hiệu lực",
        ] {
            assert_eq!(state("B30", &second(fine)), RuleState::Passed, "{fine}");
        }
    }

    #[test]
    fn articles_are_not_in_capitals() {
        let letter = of(Kind::QuyChe, vec![article("ĐIỀU 1.", "Giờ mở kho")]);
        assert!(fixed("B31", &letter).contains("Điều 1. Giờ mở kho"));
        assert_eq!(
            findings("B31", &of(Kind::QuyChe, vec![article("Điều 1.", "GIỜ MỞ KHO")])).len(),
            1
        );
        for fine in ["Giờ mở kho", "UBND", "Báo cáo UBND, HĐND"] {
            assert!(
                findings("B31", &of(Kind::QuyChe, vec![article("Điều 1.", fine)])).is_empty(),
                "{fine}"
            );
        }
    }
}

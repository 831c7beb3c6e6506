//! B38 to B40: levels nest from large to small, in one scheme (box 6).

use super::is_mostly_upper;
use super::sequence::ORDER;
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::letters::{KE_HOACH, QUY_CHE};
use crate::check::facts::outline::{Outline, Rank, Whose, parts};
use crate::check::row::Row;
use crate::check::rules::MOST;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "B38",
        name: "levels-nest",
        severity: Severity::Warning,
        basis: ORDER,
        vi: "bố cục đi từ cấp lớn đến cấp nhỏ: phần, chương, mục, tiểu mục, điều, khoản, điểm",
        en: "the levels nest from large to small: part, chapter, section, sub-section, article, clause, point",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &QUY_CHE,
            Slot::Body,
            "Mục 1\nKHO LƯU TRỮ\n\nChương I\nGIỜ MỞ KHO\n\nĐiều 1. Buổi sáng\nKho mở từ 8 giờ./.",
            "Chương I\nKHO LƯU TRỮ\n\nMục 1\nGIỜ MỞ KHO\n\nĐiều 1. Buổi sáng\nKho mở từ 8 giờ./.",
        ),
        test: nesting,
    },
    Row {
        code: "B39",
        name: "roman-heading",
        severity: Severity::Warning,
        basis: "Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "bố cục theo mục số La Mã: số và tiêu đề cùng một dòng, viết chữ in hoa, kiểu chữ đứng, đậm",
        en: "in the scheme of Roman numbers, number and heading stand on one line, in capitals, upright and bold",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &KE_HOACH,
            Slot::Body,
            "I. Mục đích\nNâng cao kỹ năng chữa cháy.\nII. PHÂN CÔNG\nVăn phòng Sở chuẩn bị bình chữa cháy./.",
            "I. MỤC ĐÍCH\nNâng cao kỹ năng chữa cháy.\nII. PHÂN CÔNG\nVăn phòng Sở chuẩn bị bình chữa cháy./.",
        ),
        test: roman_heading,
    },
    Row {
        code: "B40",
        name: "one-scheme",
        severity: Severity::Info,
        basis: "điểm c khoản 6 Mục II, Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "một văn bản theo một cách bố cục: theo điều, hoặc theo mục số La Mã (suy ra)",
        en: "a text keeps to one scheme: articles, or headings with Roman numbers (inferred)",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &KE_HOACH,
            Slot::Body,
            "Điều 1. Mục đích\nNâng cao kỹ năng chữa cháy.\nI. PHÂN CÔNG\nVăn phòng Sở chuẩn bị bình chữa cháy./.",
            "I. MỤC ĐÍCH\nNâng cao kỹ năng chữa cháy.\nII. PHÂN CÔNG\nVăn phòng Sở chuẩn bị bình chữa cháy./.",
        ),
        test: one_scheme,
    },
];

fn nesting(subject: &Subject<'_>) -> Answer {
    const PAIRS: [(Rank, Rank); 5] = [
        (Rank::Part, Rank::Chapter),
        (Rank::Part, Rank::Section),
        (Rank::Chapter, Rank::Section),
        (Rank::Section, Rank::Subsection),
        (Rank::Chapter, Rank::Article),
    ];
    let document = subject.document();
    let mut any = false;
    let mut findings = Vec::new();
    for outline in subject.outlines() {
        let first = |rank: Rank| parts(outline, document).find(|part| part.unit.rank == rank);
        for (large, small) in PAIRS {
            let (Some(above), below) = (first(large), first(small)) else {
                continue;
            };
            any = true;
            let Some(below) = below.filter(|below| below.unit.at < above.unit.at) else {
                continue;
            };
            // Articles that begin anew in the chapter are those of a text attached.
            if small == Rank::Article && begins_with_one(outline, subject, above.unit.at) {
                continue;
            }
            findings.push(Finding::at(
                outline.path(above.unit.at),
                format!(
                    "“{}” đứng sau “{}”; {} phải nằm trong {}",
                    above.marker(),
                    below.marker(),
                    small.word().to_lowercase(),
                    large.word().to_lowercase()
                ),
                format!(
                    "“{}” stands behind “{}”; {} belongs inside {}",
                    above.marker(),
                    below.marker(),
                    small.word().to_lowercase(),
                    large.word().to_lowercase()
                ),
            ));
        }
    }
    if !any {
        return Answer::not_applicable(
            "văn bản không chia thành phần, chương, mục",
            "the document has no parts, chapters or sections",
        );
    }
    findings.truncate(MOST);
    Answer::of(findings)
}

fn begins_with_one(outline: &Outline, subject: &Subject<'_>, from: usize) -> bool {
    let next = parts(outline, subject.document()).find(|part| part.unit.at > from && part.unit.rank == Rank::Article);
    next.is_none_or(|part| part.number() == "1")
}

fn body<'a>(subject: &Subject<'a>) -> Option<&'a Outline> {
    subject.outlines().iter().find(|outline| outline.whose == Whose::Body)
}

fn roman_heading(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let Some(outline) = body(subject).filter(|outline| outline.has(Rank::Roman)) else {
        return Answer::not_applicable(
            "nội dung không chia theo mục số La Mã",
            "the content has no headings with Roman numbers",
        );
    };
    let romans = parts(outline, document).filter(|part| part.unit.rank == Rank::Roman);
    let findings = romans.filter_map(|part| {
        let text = part.block.text.as_str();
        let path = outline.path(part.unit.at);
        let marker = part.marker();
        if text.is_empty() {
            return Some(Finding::at(
                path.as_str(),
                format!("“{marker}” đứng một mình; số La Mã và tiêu đề của mục viết trên cùng một dòng"),
                format!("“{marker}” stands alone; number and heading belong on one line"),
            ));
        }
        if is_mostly_upper(text) {
            return None;
        }
        let head: String = text.chars().take(60).collect();
        let finding = Finding::at(
            path.as_str(),
            format!("“{marker} {head}”: tiêu đề của mục số La Mã viết chữ in hoa"),
            format!("“{marker} {head}”: the heading behind a Roman number is in capitals"),
        );
        // A sentence is no heading, and a symbol in it (`TTg`) would be lost.
        let is_title = text.chars().count() <= 100 && !text.ends_with(['.', ';', ':']);
        let plain = is_title && !text.contains(|c: char| c.is_ascii_digit());
        let edit = plain
            .then(|| subject.replace(&path, text, 0..text.len(), &text.to_uppercase()))
            .flatten();
        Some(
            finding
                .within_opt(subject.locate(&path, text, 0..text.len()))
                .with_safe_edits(edit.into_iter().collect()),
        )
    });
    Answer::of(findings.take(MOST))
}

fn one_scheme(subject: &Subject<'_>) -> Answer {
    let document = subject.document();
    let mut findings = Vec::new();
    let mut any = false;
    for outline in subject.outlines() {
        let first = |rank: Rank| parts(outline, document).find(|part| part.unit.rank == rank);
        let (article, roman) = (first(Rank::Article), first(Rank::Roman));
        any |= article.is_some() || roman.is_some();
        let (Some(article), Some(roman)) = (article, roman) else {
            continue;
        };
        let later = if article.unit.at > roman.unit.at {
            article
        } else {
            roman
        };
        findings.push(Finding::at(
            outline.path(later.unit.at),
            format!(
                "có cả “{}” và “{}”: bố cục theo điều và bố cục theo mục số La Mã là hai cách khác nhau",
                article.marker(),
                roman.marker()
            ),
            format!(
                "there are “{}” and “{}”: articles and headings with Roman numbers are two schemes",
                article.marker(),
                roman.marker()
            ),
        ));
    }
    if !any {
        return Answer::not_applicable(
            "văn bản không chia thành điều hay mục số La Mã",
            "the document has neither articles nor Roman headings",
        );
    }
    findings.truncate(MOST);
    Answer::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, alarms, findings, fixed, state};
    use crate::diagnostic::RuleState;
    use crate::document::{Block, BlockKind};
    use crate::value::Kind;

    #[test]
    fn levels_nest_from_large_to_small() {
        for fine in [
            &[
                "Phần I",
                "Chương I",
                "Mục 1",
                "Điều 1.",
                "Điều 2.",
                "Chương II",
                "Điều 3.",
            ][..],
            // A decision and the regulation attached to it.
            &["Điều 1.", "Điều 2.", "Chương I", "Điều 1."],
        ] {
            assert_eq!(alarms("B38", fine), [""; 0], "{fine:?}");
        }
        assert_eq!(alarms("B38", &["Mục 1", "Chương I"]), ["/body/1"]);
        assert_eq!(alarms("B38", &["Chương I", "Phần I"]), ["/body/1"]);
        assert_eq!(alarms("B38", &["Điều 1.", "Chương I", "Điều 2."]), ["/body/1"]);
    }

    #[test]
    fn roman_headings_are_in_capitals() {
        let holding = |text: &str| {
            let mut letter = Letter::named(Kind::KeHoach, "15/KH-SNV");
            letter.document.body = vec![Block::new(BlockKind::Heading, text).marked("I.")];
            letter
        };
        assert_eq!(state("B39", &holding("MỤC ĐÍCH, YÊU CẦU")), RuleState::Passed);
        assert!(fixed("B39", &holding("Mục đích, yêu cầu")).contains("I. MỤC ĐÍCH, YÊU CẦU"));
        let found = findings("B39", &holding("Thực hiện Quyết định số 15/QĐ-TTg"));
        assert!(found[0].fix.is_none());
        assert_eq!(findings("B39", &holding("")).len(), 1);
        assert!(matches!(
            state("B39", &Letter::cong_van()),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn one_scheme_is_enough() {
        assert_eq!(alarms("B40", &["Điều 1.", "I."]), ["/body/1"]);
        assert_eq!(alarms("B40", &["I.", "1.", "II."]), [""; 0]);
    }
}

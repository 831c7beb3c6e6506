//! B03, B24 and B26 to B29: numerals and headings of the divisions (box 6).

use std::ops::Range;

use super::divisions::{CHAPTERS, HEADED, NUMBERED, SECTIONS, each, marker_place, other_marker};
use super::{FORM, HEADINGS, is_mostly_upper};
use super::{articles, clauses};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::Slot;
use crate::check::example::letters::QUY_CHE;
use crate::check::facts::original::Piece;
use crate::check::facts::outline::{Outline, Part, Rank, roman, to_roman};
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Block, BlockKind};
use crate::text::{CELL_BREAK, fold_eq};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "B03",
        name: "numerals",
        severity: Severity::Error,
        basis: FORM,
        vi: "phần, chương đánh số La Mã; mục, tiểu mục, điều, khoản đánh số Ả Rập; điểm dùng chữ cái tiếng Việt",
        en: "parts and chapters have Roman numbers; sections, articles and clauses Arabic ones; points Vietnamese letters",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &QUY_CHE,
            Slot::Body,
            "Chương 1\nQUY ĐỊNH CHUNG\n\nĐiều 1. Giờ mở kho\nKho mở từ 8 giờ./.",
            "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Giờ mở kho\nKho mở từ 8 giờ./.",
        ),
        test: numerals,
    },
    Row {
        code: "B24",
        name: "division-heading",
        severity: Severity::Error,
        basis: HEADINGS,
        vi: "phần, chương, mục, tiểu mục phải có tiêu đề",
        en: "a part, chapter, section or sub-section has a heading",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &QUY_CHE,
            Slot::Body,
            "Chương I\n\nĐiều 1. Giờ mở kho\nKho mở từ 8 giờ./.",
            "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Giờ mở kho\nKho mở từ 8 giờ./.",
        ),
        test: heading,
    },
    articles::B25,
    Row {
        code: "B26",
        name: "chapter-line",
        severity: Severity::Error,
        basis: FORM,
        vi: "từ “Phần”, “Chương” và số thứ tự đứng riêng một dòng, chữ in thường, canh giữa, đứng, đậm",
        en: "`Phần` or `Chương` with its number stands alone on a line, not in capitals, centred, upright and bold",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &QUY_CHE,
            Slot::Body,
            "CHƯƠNG I. QUY ĐỊNH CHUNG\n\nĐiều 1. Giờ mở kho\nKho mở từ 8 giờ./.",
            "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Giờ mở kho\nKho mở từ 8 giờ./.",
        ),
        test: chapter_line,
    },
    Row {
        code: "B27",
        name: "chapter-heading",
        severity: Severity::Error,
        basis: FORM,
        vi: "tiêu đề của phần, chương viết chữ in hoa, ở dòng dưới số thứ tự, canh giữa, đứng, đậm",
        en: "the heading of a part or chapter is in capitals, on the line below its number, centred, upright and bold",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &QUY_CHE,
            Slot::Body,
            "Chương I\nQuy định chung\n\nĐiều 1. Giờ mở kho\nKho mở từ 8 giờ./.",
            "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Giờ mở kho\nKho mở từ 8 giờ./.",
        ),
        test: chapter_heading,
    },
    Row {
        code: "B28",
        name: "section-line",
        severity: Severity::Error,
        basis: FORM,
        vi: "từ “Mục”, “Tiểu mục” và số thứ tự đứng riêng một dòng, chữ in thường, canh giữa, đứng, đậm",
        en: "`Mục` or `Tiểu mục` with its number stands alone on a line, not in capitals, centred, upright and bold",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &QUY_CHE,
            Slot::Body,
            "Chương I\nKHO LƯU TRỮ\n\nMỤC 1\nGIỜ MỞ KHO\n\nĐiều 1. Buổi sáng\nKho mở từ 8 giờ./.",
            "Chương I\nKHO LƯU TRỮ\n\nMục 1\nGIỜ MỞ KHO\n\nĐiều 1. Buổi sáng\nKho mở từ 8 giờ./.",
        ),
        test: section_line,
    },
    Row {
        code: "B29",
        name: "section-heading",
        severity: Severity::Error,
        basis: FORM,
        vi: "tiêu đề của mục, tiểu mục viết chữ in hoa, ở dòng dưới số thứ tự, canh giữa, đứng, đậm",
        en: "the heading of a section or sub-section is in capitals, on the line below its number, centred, upright and bold",
        needs: Needs::Text,
        mends: true,
        example: Example::new(
            &QUY_CHE,
            Slot::Body,
            "Chương I\nKHO LƯU TRỮ\n\nMục 1\nGiờ mở kho\n\nĐiều 1. Buổi sáng\nKho mở từ 8 giờ./.",
            "Chương I\nKHO LƯU TRỮ\n\nMục 1\nGIỜ MỞ KHO\n\nĐiều 1. Buổi sáng\nKho mở từ 8 giờ./.",
        ),
        test: section_heading,
    },
    articles::B30,
    articles::B31,
    clauses::B32,
    clauses::B33,
    clauses::B34,
];

fn numerals(subject: &Subject<'_>) -> Answer {
    each(subject, &NUMBERED, |outline, part| {
        let number = part.number();
        let path = outline.path(part.unit.at);
        let arabic = number.starts_with(|c: char| c.is_ascii_digit());
        let (right, vi, en) = match part.unit.rank {
            Rank::Part | Rank::Chapter if arabic => {
                (number.parse().ok().and_then(to_roman), "số La Mã", "Roman numbers")
            }
            Rank::Section | Rank::Subsection | Rank::Article if roman(number).is_some() => {
                (roman(number).map(|n| n.to_string()), "số Ả Rập", "Arabic numbers")
            }
            Rank::Point if matches!(number, "f" | "j" | "w" | "z") => {
                let finding = Finding::at(
                    path.as_str(),
                    format!(
                        "điểm “{}”: bảng chữ cái tiếng Việt không có chữ “{number}”",
                        part.marker()
                    ),
                    format!("point “{}”: the Vietnamese alphabet has no “{number}”", part.marker()),
                );
                return Some(finding.lighter(Severity::Warning));
            }
            _ => return None,
        };
        let word = part.unit.rank.word();
        let wanted = right
            .as_deref()
            .map_or_else(String::new, |right| format!(": “{word} {right}”"));
        let finding = Finding::at(
            path.as_str(),
            format!("“{}”: {} đánh bằng {vi}{wanted}", part.marker(), word.to_lowercase()),
            format!("“{}”: {} takes {en}{wanted}", part.marker(), word.to_lowercase()),
        );
        let place = marker_place(subject, &path, part.marker());
        let finding = finding.within_opt(place.map(|(piece, range)| piece.span(range)));
        // Where the text calls it by the number it has, both would have to change.
        let is_named = subject.mentions().iter().any(|mention| {
            let text = subject.text(mention.at);
            mention.rank == part.unit.rank && text.get(mention.number.clone()) == Some(number)
        });
        let marker = right.map(|right| part.marker().replacen(number, &right, 1));
        let edit = marker.and_then(|marker| other_marker(subject, &path, part, &marker));
        Some(finding.with_edits(!is_named, edit.into_iter().collect()))
    })
}

/// The heading of a division.
pub(in crate::check::rules) struct Title<'d> {
    pub(in crate::check::rules) path: String,
    pub(in crate::check::rules) text: &'d str,
    /// On the line of the number.
    pub(in crate::check::rules) same_line: bool,
}

/// The heading of a division: on the line of its number, or on the next.
pub(in crate::check::rules) fn title<'a>(
    subject: &Subject<'a>,
    outline: &'a Outline,
    part: Part<'a>,
) -> Option<Title<'a>> {
    let path = outline.path(part.unit.at);
    let text = part.block.text.as_str();
    if !text.is_empty() {
        let same_line = text_place(subject, &path, text)
            .and_then(|(piece, place)| piece.text().get(..place.start))
            .is_some_and(|before| !before.contains(['\n', '\r', CELL_BREAK]) && !before.contains("<br"));
        return Some(Title { path, text, same_line });
    }
    let next = outline.blocks(subject.document()).get(part.unit.at + 1)?;
    is_title(next).then(|| Title {
        path: outline.path(part.unit.at + 1),
        text: &next.text,
        same_line: false,
    })
}

fn text_place<'a>(subject: &Subject<'a>, path: &str, text: &str) -> Option<(Piece<'a>, Range<usize>)> {
    let piece = subject.piece(path)?;
    let place = piece.align(text, 0..text.len())?;
    Some((piece, place))
}

fn is_title(block: &Block) -> bool {
    let short = block.text.split(' ').count() <= 25 && !block.text.ends_with(['.', ';', ':']);
    block.marker.is_none()
        && (block.kind == BlockKind::Heading || (block.kind == BlockKind::Paragraph && short))
        && !block.text.is_empty()
}

fn heading(subject: &Subject<'_>) -> Answer {
    each(subject, &HEADED, |outline, part| {
        if title(subject, outline, part).is_some() {
            return None;
        }
        Some(Finding::at(
            outline.path(part.unit.at),
            format!(
                "“{}” không có tiêu đề; phải có tiêu đề ở dòng dưới, chữ in hoa",
                part.marker()
            ),
            format!(
                "“{}” has no heading; it takes one on the next line, in capitals",
                part.marker()
            ),
        ))
    })
}

fn chapter_line(subject: &Subject<'_>) -> Answer {
    each(subject, &CHAPTERS, |outline, part| number_line(subject, outline, part))
}

fn section_line(subject: &Subject<'_>) -> Answer {
    each(subject, &SECTIONS, |outline, part| number_line(subject, outline, part))
}

/// The line of word and number: in small letters, without sign, with nothing behind.
fn number_line(subject: &Subject<'_>, outline: &Outline, part: Part<'_>) -> Option<Finding> {
    let (word, marker) = (part.unit.rank.word(), part.marker());
    let title = title(subject, outline, part);
    let same_line = title.as_ref().is_some_and(|title| title.same_line);
    let mut vi = Vec::new();
    let mut en = Vec::new();
    if part.word() != word && fold_eq(part.word(), word) {
        vi.push("viết chữ in thường");
        en.push("not in capitals");
    }
    if !part.sign().is_empty() {
        vi.push("không có dấu sau số");
        en.push("without a sign behind the number");
    }
    if same_line {
        vi.push("đứng riêng một dòng");
        en.push("alone on its line");
    }
    if vi.is_empty() {
        return None;
    }
    let right = format!("{word} {}", part.number());
    let path = outline.path(part.unit.at);
    let finding = Finding::at(
        path.as_str(),
        format!("“{marker}” phải {}: “{right}”", vi.join(", ")),
        format!("“{marker}” must be {}: “{right}”", en.join(", ")),
    );
    let place = marker_place(subject, &path, marker);
    let edit = place.clone().and_then(|(piece, place)| {
        if !same_line {
            return Some(piece.replace(place, right.as_str()));
        }
        let (_, text) = text_place(subject, &path, &part.block.text)?;
        let between = piece.text().get(place.end..text.start)?;
        between
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '.' | ':' | '-' | '–'))
            .then(|| piece.replace(place.start..text.start, format!("{right}\n")))
    });
    let finding = finding.within_opt(place.map(|(piece, range)| piece.span(range)));
    Some(finding.with_safe_edits(edit.into_iter().collect()))
}

fn chapter_heading(subject: &Subject<'_>) -> Answer {
    each(subject, &CHAPTERS, |outline, part| in_capitals(subject, outline, part))
}

fn section_heading(subject: &Subject<'_>) -> Answer {
    each(subject, &SECTIONS, |outline, part| in_capitals(subject, outline, part))
}

fn in_capitals(subject: &Subject<'_>, outline: &Outline, part: Part<'_>) -> Option<Finding> {
    let title = title(subject, outline, part)?;
    if is_mostly_upper(title.text) {
        return None;
    }
    let upper = title.text.to_uppercase();
    let finding = Finding::at(
        title.path.as_str(),
        format!(
            "tiêu đề của “{}” phải viết chữ in hoa: “{upper}”, không phải “{}”",
            part.marker(),
            title.text
        ),
        format!(
            "the heading of “{}” is in capitals: “{upper}”, not “{}”",
            part.marker(),
            title.text
        ),
    );
    // A symbol in it (`TTg`) would be lost.
    let plain = !title.text.contains(|c: char| c.is_ascii_digit());
    let edit = plain
        .then(|| subject.replace(&title.path, title.text, 0..title.text.len(), &upper))
        .flatten();
    Some(finding.with_safe_edits(edit.into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::document::{Block, BlockKind};
    use crate::value::Kind;

    fn regulation(blocks: Vec<Block>) -> Letter {
        let mut letter = Letter::named(Kind::QuyChe, "15/QC-SNV");
        letter.document.body = blocks;
        letter
    }

    fn chapter(marker: &str) -> Block {
        Block::new(BlockKind::Chapter, "").marked(marker)
    }

    fn section(marker: &str) -> Block {
        Block::new(BlockKind::Section, "").marked(marker)
    }

    fn title(text: &str) -> Block {
        Block::new(BlockKind::Heading, text)
    }

    fn article(marker: &str, text: &str) -> Block {
        Block::new(BlockKind::Article, text).marked(marker)
    }

    #[test]
    fn each_rank_has_its_numerals() {
        let fine = regulation(vec![
            chapter("Chương IV"),
            title("KHO"),
            section("Mục 2"),
            title("GIỜ"),
            article("Điều 7.", "Giờ mở"),
        ]);
        assert_eq!(state("B03", &fine), RuleState::Passed);
        for (block, wanted) in [
            (chapter("Chương 4"), "Chương IV"),
            (section("Mục II"), "Mục 2"),
            (article("Điều IX.", "Giờ mở"), "Điều 9"),
        ] {
            let letter = regulation(vec![block]);
            let found = findings("B03", &letter);
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error));
            assert!(found[0].message.vi.contains(wanted), "{}", found[0].message);
            assert!(fixed("B03", &letter).contains(wanted));
        }
        // The text calls the chapter by its number: the mend would leave that behind.
        let named = regulation(vec![
            chapter("Chương 4"),
            title("KHO"),
            Block::paragraph("theo Chương 4 Quy chế này"),
        ]);
        assert!(findings("B03", &named)[0].fix.as_ref().is_none_or(|fix| !fix.safe));
        let points = ["a)", "ă)", "f)"].map(|marker| Block::new(BlockKind::Point, "x").marked(marker));
        let found = findings("B03", &regulation(points.into()));
        assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
        assert!(matches!(
            state("B03", &Letter::cong_van()),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn divisions_have_headings() {
        let fine = regulation(vec![
            chapter("Chương I"),
            title("KHO"),
            Block::new(BlockKind::Section, "GIỜ MỞ KHO").marked("Mục 1"),
            article("Điều 1.", "Giờ mở"),
        ]);
        assert_eq!(state("B24", &fine), RuleState::Passed);
        let wrong = regulation(vec![
            chapter("Chương I"),
            article("Điều 1.", "Giờ mở"),
            chapter("Chương II"),
        ]);
        let paths: Vec<_> = findings("B24", &wrong).into_iter().map(|d| d.path).collect();
        assert_eq!(paths, ["/body/0", "/body/2"]);
        assert!(matches!(
            state("B24", &Letter::cong_van()),
            RuleState::NotApplicable { .. }
        ));
    }

    #[test]
    fn the_number_stands_alone_and_in_small_letters() {
        let reads = |text: &str| {
            crate::letter::from_str(
                &crate::check::example::letters::QUY_CHE.with(crate::check::example::form::Slot::Body, text),
            )
        };
        let body = |line: &str| format!("{line}\n\nĐiều 1. Giờ mở kho\nKho mở từ 8 giờ./.");
        for (code, wrong, right) in [
            ("B26", "CHƯƠNG II\nTÊN GỌI", "Chương II\nTÊN GỌI"),
            ("B26", "Chương II: TÊN GỌI", "Chương II\nTÊN GỌI"),
            ("B26", "PHẦN I.\nTÊN GỌI", "Phần I\nTÊN GỌI"),
            ("B28", "Mục 3. TÊN GỌI", "Mục 3\nTÊN GỌI"),
            ("B28", "TIỂU MỤC 3\nTÊN GỌI", "Tiểu mục 3\nTÊN GỌI"),
        ] {
            let reading = reads(&body(wrong));
            let mut report = crate::Checker::new().check(&reading);
            report.diagnostics.retain(|d| d.code == code);
            assert_eq!(report.diagnostics.len(), 1, "{wrong}");
            let mended = crate::fix::apply(&reading.source, &report.diagnostics).text;
            assert!(mended.contains(&body(right)), "{mended}");
            let report = crate::Checker::new().check(&crate::letter::from_str(&mended));
            assert!(report.diagnostics.iter().all(|d| d.code != code), "{mended}");
        }
    }

    #[test]
    fn headings_are_in_capitals() {
        for fine in [
            "QUY ĐỊNH CHUNG",
            "TỔ CHỨC THỰC HIỆN (tiếp)",
            "TRÁCH NHIỆM CỦA UBND CÁC XÃ",
        ] {
            let letter = regulation(vec![chapter("Chương I"), title(fine)]);
            assert!(findings("B27", &letter).is_empty(), "{fine}");
        }
        let letter = regulation(vec![
            chapter("Chương I"),
            Block::paragraph("Quy định chung"),
            article("Điều 1.", "Giờ"),
        ]);
        assert_eq!(findings("B27", &letter)[0].path, "/body/1");
        let letter = regulation(vec![
            section("Mục 1"),
            Block::paragraph("Giờ mở kho"),
            article("Điều 1.", "Giờ"),
        ]);
        assert!(findings("B29", &letter)[0].message.vi.contains("GIỜ MỞ KHO"));
        assert!(fixed("B29", &letter).contains("GIỜ MỞ KHO"));
    }
}

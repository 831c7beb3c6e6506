//! B: articles, clauses and points (box 6).

use std::cell::LazyCell;

use super::structure::{ARTICLES, CLAUSES, FORM, HEADINGS, POINTS, each, is_mostly_upper, marker_place, other_marker};
use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::example::Example;
use crate::check::example::form::{QUYET_DINH, Slot, THONG_BAO};
use crate::check::example::letters::QUY_CHE;
use crate::check::facts::texts;
use crate::check::outline::{Outline, Part, Rank, Whose, parts};
use crate::check::rules::MOST;
use crate::check::subject::Subject;
use crate::diagnostic::{Edit, Needs, Severity};
use crate::document::{Block, BlockKind};
use crate::text::{fold_eq, is_capital, is_letter, is_letter_or_digit, is_small, skeleton};
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

pub(in crate::check::rules) const B32: Row = Row {
    code: "B32",
    name: "clause-number",
    severity: Severity::Error,
    basis: FORM,
    vi: "khoản đánh số Ả Rập, sau số có dấu chấm",
    en: "a clause has an Arabic number and a full stop",
    needs: Needs::Text,
    mends: true,
    example: Example::new(
        &THONG_BAO,
        Slot::Body,
        "Sở Nội vụ thông báo phân công trực như sau:\n1) Văn phòng Sở lập danh sách.\n2) Các phòng cử người./.",
        "Sở Nội vụ thông báo phân công trực như sau:\n1. Văn phòng Sở lập danh sách.\n2. Các phòng cử người./.",
    ),
    test: clause_sign,
};

pub(in crate::check::rules) const B33: Row = Row {
    code: "B33",
    name: "clause-heading",
    severity: Severity::Warning,
    basis: FORM,
    vi: "khoản có tiêu đề: số và tiêu đề đứng riêng một dòng, in đậm; không có tiêu đề: không in đậm (theo dấu Markdown)",
    en: "a clause with a heading has it on its own line, bold; one without is not bold (by the marks of Markdown)",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &THONG_BAO,
        Slot::Body,
        "Sở Nội vụ thông báo phân công trực như sau:\n\n**1.** Văn phòng Sở lập danh sách.\n\n2. Các phòng cử người./.",
        "Sở Nội vụ thông báo phân công trực như sau:\n\n1. Văn phòng Sở lập danh sách.\n\n2. Các phòng cử người./.",
    ),
    test: clause_heading,
};

pub(in crate::check::rules) const B34: Row = Row {
    code: "B34",
    name: "point-sign",
    severity: Severity::Error,
    basis: FORM,
    vi: "điểm dùng chữ cái in thường và dấu đóng ngoặc đơn",
    en: "a point has a small letter and a closing bracket",
    needs: Needs::Text,
    mends: true,
    example: Example::new(
        &THONG_BAO,
        Slot::Body,
        "Sở Nội vụ thông báo phân công trực như sau:\n1. Văn phòng Sở:\na. Lập danh sách;\nb. Chuẩn bị xe.\n\
         2. Các phòng cử người./.",
        "Sở Nội vụ thông báo phân công trực như sau:\n1. Văn phòng Sở:\na) Lập danh sách;\nb) Chuẩn bị xe.\n\
         2. Các phòng cử người./.",
    ),
    test: point_sign,
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

/// The signs of the clauses and points of one text.
struct Signs {
    dotted_clauses: bool,
    bracketed_points: bool,
    /// The signs of the points `a`: one letter with a stop can be the end of a
    /// sentence, a list begins with `a`.
    of_lists: Vec<String>,
}

/// Those of each outline, in their order.
fn signs(subject: &Subject<'_>) -> Vec<Signs> {
    let document = subject.document();
    let of = |outline: &Outline| {
        let has = |rank, sign| parts(outline, document).any(|part| part.unit.rank == rank && part.sign() == sign);
        let lists = parts(outline, document).filter(|part| part.unit.rank == Rank::Point && part.number() == "a");
        let mut of_lists: Vec<String> = lists.map(|part| part.sign().to_owned()).collect();
        of_lists.sort_unstable();
        of_lists.dedup();
        Signs {
            dotted_clauses: has(Rank::Clause, "."),
            bracketed_points: has(Rank::Point, ")"),
            of_lists,
        }
    };
    subject.outlines().iter().map(of).collect()
}

fn clause_sign(subject: &Subject<'_>) -> Answer {
    let signs = signs(subject);
    let cited = LazyCell::new(|| {
        let cites = |sign| texts(subject.document()).any(|(_, text)| cites_with(text, sign));
        [')', '/'].map(cites)
    });
    each(subject, &CLAUSES, |outline, part| {
        let sign = part.sign();
        let goes_on = part.block.text.starts_with(is_small);
        // `1.1 Nội dung` has its stop inside.
        if sign == "." || goes_on || (sign.is_empty() && part.number().contains('.')) {
            return None;
        }
        // Two signs are two levels.
        let mixed = signs.get(outline.index()).is_none_or(|signs| signs.dotted_clauses);
        let [bracket, slash] = *cited;
        let safe = !mixed && (sign == ")" && !bracket || sign == "/" && !slash);
        Some(other_sign(subject, outline, part, ".", safe))
    })
}

fn point_sign(subject: &Subject<'_>) -> Answer {
    let signs = signs(subject);
    let answer = each(subject, &POINTS, |outline, part| {
        let signs = signs.get(outline.index())?;
        let goes_on = part.sign() == "." && part.block.text.starts_with(is_small);
        let listed = signs.of_lists.iter().any(|sign| sign == part.sign());
        if part.sign() == ")" || goes_on || !listed {
            return None;
        }
        Some(other_sign(subject, outline, part, ")", !signs.bracketed_points))
    });
    let large = large_points(subject);
    match answer {
        Answer::Failed(found) => Answer::of(found.into_iter().chain(large)),
        other if large.is_empty() => other,
        _ => Answer::Failed(large),
    }
}

/// Whether running text calls a clause by its number and sign: `mục 2)`.
fn cites_with(text: &str, sign: char) -> bool {
    text.match_indices(sign).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let word = before.trim_end_matches(|c: char| c.is_ascii_digit());
        word.len() < before.len() && word.ends_with(' ')
    })
}

fn other_sign(subject: &Subject<'_>, outline: &Outline, part: Part<'_>, sign: &str, safe: bool) -> Finding {
    let path = outline.path(part.unit.at);
    let (marker, word) = (part.marker(), part.unit.rank.word());
    let right = format!("{}{sign}", part.number());
    let (name_vi, name_en) = match sign {
        "." => ("dấu chấm", "a full stop"),
        _ => ("dấu đóng ngoặc đơn", "a closing bracket"),
    };
    let place = marker_place(subject, &path, marker);
    let edit: Option<Edit> = other_marker(subject, &path, part, &right);
    Finding::at(
        path.as_str(),
        format!("“{marker}”: sau thứ tự của {word} phải là {name_vi}: “{right}”"),
        format!("“{marker}”: {name_en} follows the number of a {word}: “{right}”"),
    )
    .within_opt(place.map(|(piece, range)| piece.span(range)))
    .with_edits(safe, edit.into_iter().collect())
}

/// `A) …`, `B) …`: points with capitals, which the reader leaves in the text.
fn large_points(subject: &Subject<'_>) -> Vec<Finding> {
    let document = subject.document();
    let mut findings = Vec::new();
    for outline in subject.outlines() {
        let mut last = None;
        for (at, block) in outline.blocks(document).iter().enumerate() {
            let mut chars = block.text.chars();
            let (Some(letter), Some(')')) = (chars.next(), chars.next()) else {
                continue;
            };
            let follows = letter == 'A' || last.is_some();
            if block.kind != BlockKind::Paragraph || !is_capital(letter) || !follows || findings.len() >= MOST {
                continue;
            }
            last = Some(letter);
            let small: String = letter.to_lowercase().collect();
            let path = outline.path(at);
            let range = 0..letter.len_utf8();
            let edit = subject.replace(&path, &block.text, range.clone(), &small);
            findings.push(
                Finding::at(
                    path.as_str(),
                    format!("“{letter})”: điểm dùng chữ cái in thường: “{small})”"),
                    format!("“{letter})”: a point has a small letter: “{small})”"),
                )
                .within_opt(subject.locate(&path, &block.text, range))
                .with_edits(false, edit.into_iter().collect()),
            );
        }
    }
    findings
}

const BOLD: &str = "**";

fn clause_heading(subject: &Subject<'_>) -> Answer {
    let marked = subject.source().is_some_and(|source| source.text().contains(BOLD));
    if !marked {
        return Answer::not_applicable(
            "văn bản thuần không cho thấy chữ in đậm",
            "plain text shows no bold letters",
        );
    }
    each(subject, &CLAUSES, |outline, part| {
        let path = outline.path(part.unit.at);
        let piece = subject.piece(&path)?;
        let opens_before = piece.before().trim_start().ends_with(BOLD);
        let raw = piece.text();
        let (inside, rest) = match raw.strip_prefix(BOLD) {
            Some(rest) => (true, rest),
            None => (opens_before, raw),
        };
        // `1. **Tiêu đề** …`: the number is plain, its heading bold.
        let (bold, behind) = if inside {
            rest.split_once(BOLD)?
        } else {
            let after = rest.strip_prefix(part.marker())?.trim_start().strip_prefix(BOLD)?;
            after.split_once(BOLD)?
        };
        let runs_on = behind.contains(is_letter_or_digit);
        let number_alone = !bold.trim_matches(|c: char| !is_letter_or_digit(c)).contains(is_letter);
        if !runs_on || behind.trim_start().starts_with(BOLD) {
            return None;
        }
        let (vi, en) = if inside && number_alone {
            (
                "số thứ tự in đậm trong khi khoản không có tiêu đề; phải in thường, không đậm",
                "its number is bold though it has no heading",
            )
        } else {
            (
                "tiêu đề in đậm đứng cùng dòng với nội dung; phải đứng riêng một dòng",
                "its bold heading stands on the line of its text; it takes a line of its own",
            )
        };
        // Emphasis inside a sentence is no heading.
        let heads = number_alone || inside || skeleton(bold).split(' ').count() <= 12;
        heads.then(|| {
            Finding::at(
                path.as_str(),
                format!("khoản “{}”: {vi}", part.marker()),
                format!("clause “{}”: {en}", part.marker()),
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings, fixed, state};
    use crate::diagnostic::{RuleState, Severity};
    use crate::document::{Block, BlockKind};
    use crate::value::Kind;

    fn of(kind: Kind, blocks: Vec<Block>) -> Letter {
        let mut letter = Letter::named(kind, "15/QC-SNV");
        letter.document.body = blocks;
        letter
    }

    fn article(marker: &str, text: &str) -> Block {
        Block::new(BlockKind::Article, text).marked(marker)
    }

    fn clause(marker: &str, text: &str) -> Block {
        Block::new(BlockKind::Clause, format!("{text}\n")).marked(marker)
    }

    fn point(marker: &str, text: &str) -> Block {
        Block::new(BlockKind::Point, format!("{text}\n")).marked(marker)
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

    #[test]
    fn clauses_have_a_full_stop() {
        let letter = of(
            Kind::ThongBao,
            vec![clause("1)", "Giao Sở."), clause("2/", "Giao Cục.")],
        );
        assert_eq!(findings("B32", &letter).len(), 2);
        assert!(
            fixed("B32", &letter).contains("1. Giao Sở.\n2. Giao Cục."),
            "{}",
            fixed("B32", &letter)
        );
        for fine in ["1.", "1.1.", "2.1"] {
            assert!(
                findings("B32", &of(Kind::ThongBao, vec![clause(fine, "Giao Sở.")])).is_empty(),
                "{fine}"
            );
        }
        assert!(findings("B32", &of(Kind::ThongBao, vec![clause("5)", "của bảng")])).is_empty());
        // Two signs are two levels, and what is called `mục 1)` keeps its sign.
        for kept in [
            vec![clause("1.", "Chung"), clause("1)", "Riêng.")],
            vec![clause("1)", "Chung"), Block::paragraph("theo mục 1) ở trên")],
        ] {
            let found = findings("B32", &of(Kind::ThongBao, kept));
            assert!(found.iter().all(|d| d.fix.as_ref().is_some_and(|fix| !fix.safe)));
        }
    }

    #[test]
    fn points_have_a_bracket() {
        let letter = of(Kind::ThongBao, vec![point("a.", "Giao Sở;"), point("b.", "Giao Cục.")]);
        assert_eq!(findings("B34", &letter).len(), 2);
        assert!(fixed("B34", &letter).contains("a) Giao Sở;\nb) Giao Cục."));
        for fine in [vec![point("a)", "x"), point("b)", "x")], vec![point("x.", "Giao Sở")]] {
            assert!(findings("B34", &of(Kind::ThongBao, fine)).is_empty());
        }
        let large = ["A) Giao Sở", "B) Giao Cục"].map(Block::paragraph);
        let found = findings("B34", &of(Kind::ThongBao, large.into()));
        assert_eq!((found.len(), found[0].severity), (2, Severity::Error));
        assert!(findings("B34", &of(Kind::ThongBao, vec![Block::paragraph("C) Giao Sở")])).is_empty());
    }

    #[test]
    fn bold_headings_stand_alone() {
        let broken = |line: &str| {
            let body = format!("Sở Nội vụ thông báo:\n\n{line}\n\n2. Các phòng cử người trực./.");
            let text = crate::check::example::form::THONG_BAO.with(crate::check::example::form::Slot::Body, &body);
            let report = crate::Checker::new().check(&crate::letter::from_str(&text));
            report.diagnostics.iter().filter(|d| d.code == "B33").count()
        };
        for fine in [
            "**1. Phân công trực**",
            "1. Văn phòng Sở **lập danh sách** trước ngày 20 tháng 5 năm 2026.",
            "1. Văn phòng Sở lập danh sách.",
            "**1. Phân công trực**\n\nVăn phòng Sở **lập** danh sách.",
        ] {
            assert_eq!(broken(fine), 0, "{fine}");
        }
        for wrong in [
            "**1.** Văn phòng Sở lập danh sách.",
            "**1. Phân công trực:** Văn phòng Sở lập danh sách.",
            "1. **Phân công trực:** Văn phòng Sở lập danh sách.",
        ] {
            assert_eq!(broken(wrong), 1, "{wrong}");
        }
    }
}

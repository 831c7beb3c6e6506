//! B32 to B34: clauses and points (box 6).

use super::FORM;
use super::divisions::{CLAUSES, POINTS, each, marker_place, other_marker};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{Slot, THONG_BAO};
use crate::check::facts::outline::{Outline, Part, Rank, parts};
use crate::check::facts::running_text::texts;
use crate::check::row::Row;
use crate::check::rules::MOST;
use crate::check::subject::Subject;
use crate::diagnostic::{Edit, Needs, Severity};
use crate::document::BlockKind;
use crate::text::{is_capital, is_letter, is_letter_or_digit, is_small, skeleton};
use std::cell::LazyCell;

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
    use crate::check::testing::{Letter, findings, fixed};
    use crate::diagnostic::Severity;
    use crate::document::{Block, BlockKind};
    use crate::value::Kind;

    fn of(kind: Kind, blocks: Vec<Block>) -> Letter {
        Letter::built(kind, "15/QC-SNV", blocks)
    }

    fn clause(marker: &str, text: &str) -> Block {
        Block::new(BlockKind::Clause, format!("{text}\n")).marked(marker)
    }

    fn point(marker: &str, text: &str) -> Block {
        Block::new(BlockKind::Point, format!("{text}\n")).marked(marker)
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

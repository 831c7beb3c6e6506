//! B: how the parts of the content (box 6) are laid out: their numbers and headings.

use std::collections::BTreeMap;

use super::running_page::running;
use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::{QUYET_DINH, Slot, THONG_BAO};
use crate::check::example::letters::{KE_HOACH, QUY_CHE};
use crate::check::facts::outline::{Part, Rank, parts};
use crate::check::page::{
    Boxed, Faults, Half, Page, Style, absent, fits_one_line, number, on_page, share, wrong_letters,
};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Block, BlockKind};
use crate::layout::{Alignment, Length};
use crate::text::Span;
use crate::value::Kind;

const FORM: &str = "điểm đ khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";
const POINTS: (Slot, &str) = (
    Slot::Body,
    "Sở Nội vụ thông báo phân công trực như sau:\n1. Văn phòng Sở:\na) Lập danh sách người trực;\nb) Báo cáo hằng tuần./.",
);
const SECTIONS: (Slot, &str) = (
    Slot::Body,
    "Chương I\nQUY ĐỊNH CHUNG\n\nMục 1\nPHẠM VI\n\nĐiều 1. Phạm vi áp dụng\n\
     Quy chế này áp dụng cho kho lưu trữ tại trụ sở Sở Nội vụ./.",
);

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "B11",
        name: "divisions-size",
        severity: Severity::Error,
        basis: FORM,
        vi: "điều, khoản, điểm bằng cỡ chữ của phần lời văn",
        en: "articles, clauses and points have the size of the running text",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &QUYET_DINH,
            "lời văn cỡ 14, Điều 2 cỡ 13 (text of 14 points, Điều 2 of 13)",
            "cùng cỡ chữ 14 (both 14 points)",
            |setting| setting.letters("/body/5", |style| style.size = Length::from_points(13.0)),
        ),
        test: |subject| on_page(subject, one_size),
    },
    Row {
        code: "B35",
        name: "point-letters",
        severity: Severity::Error,
        basis: FORM,
        vi: "điểm kiểu chữ đứng, không đậm",
        en: "points are upright, not bold",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &THONG_BAO,
            POINTS,
            "điểm a) chữ nghiêng (point a) in italics)",
            "điểm a) chữ đứng (upright)",
            |setting| setting.letters("/body/2", |style| style.italic = true),
        )
        .also(&["B10"]),
        test: |subject| on_page(subject, points),
    },
];

pub(in crate::check) const HALVES: &[Half] = &[
    Half {
        code: "B26",
        capitals: false,
        example: Example::page(
            &QUY_CHE,
            "“Chương I” không đậm (not bold)",
            "“Chương I” đậm, canh giữa (bold and centred)",
            |setting| setting.letters("/body/0", |style| style.bold = false),
        )
        .also(&["B27"]),
        test: |page| labels(page, &[Rank::Part, Rank::Chapter], &CHAPTER_LABEL),
    },
    Half {
        code: "B27",
        capitals: true,
        example: Example::page(
            &QUY_CHE,
            "tiêu đề chương canh trái (a chapter heading at the left)",
            "tiêu đề chương đậm, canh giữa (bold and centred)",
            |setting| setting.each("/body/0", |p| p.alignment = Alignment::Left),
        )
        .also(&["B26"]),
        test: |page| headings(page, &[Rank::Part, Rank::Chapter], &CHAPTER_HEADING),
    },
    Half {
        code: "B28",
        capitals: false,
        example: Example::page_with(
            &QUY_CHE,
            SECTIONS,
            "“Mục 1” không đậm (not bold)",
            "“Mục 1” đậm, canh giữa (bold and centred)",
            |setting| setting.letters("/body/1", |style| style.bold = false),
        )
        .also(&["B29"]),
        test: |page| labels(page, &[Rank::Section, Rank::Subsection], &SECTION_LABEL),
    },
    Half {
        code: "B29",
        capitals: true,
        example: Example::page_with(
            &QUY_CHE,
            SECTIONS,
            "tiêu đề mục canh trái (a section heading at the left)",
            "tiêu đề mục đậm, canh giữa (bold and centred)",
            |setting| setting.each("/body/1", |p| p.alignment = Alignment::Left),
        )
        .also(&["B28"]),
        test: |page| headings(page, &[Rank::Section, Rank::Subsection], &SECTION_HEADING),
    },
    Half {
        code: "B31",
        capitals: false,
        example: Example::page(
            &QUY_CHE,
            "“Điều 1.” và tiêu đề không đậm (number and heading not bold)",
            "“Điều 1.” và tiêu đề đứng, đậm (upright and bold)",
            |setting| setting.letters("/body/1", |style| style.bold = false),
        ),
        test: articles,
    },
    Half {
        code: "B33",
        capitals: false,
        example: Example::page(
            &THONG_BAO,
            "khoản không có tiêu đề mà chữ đậm (a clause without a heading in bold)",
            "khoản không có tiêu đề chữ không đậm (not bold)",
            |setting| setting.letters("/body/1", |style| style.bold = true),
        ),
        test: clauses,
    },
    Half {
        code: "B39",
        capitals: true,
        example: Example::page(
            &KE_HOACH,
            "“I. MỤC ĐÍCH” không đậm (not bold)",
            "“I. MỤC ĐÍCH” đứng, đậm (upright and bold)",
            |setting| setting.letters("/body/0", |style| style.bold = false),
        ),
        test: romans,
    },
];

const CHAPTER_LABEL: Style = Style::of("“Phần”, “Chương” và số thứ tự", "`Phần`, `Chương` and number", &[])
    .upright()
    .bold()
    .small()
    .centred();
const CHAPTER_HEADING: Style = Style::of("tiêu đề của phần, chương", "heading of a part or chapter", &[])
    .upright()
    .bold()
    .centred();
const SECTION_LABEL: Style = Style::of("“Mục”, “Tiểu mục” và số thứ tự", "`Mục`, `Tiểu mục` and number", &[])
    .upright()
    .bold()
    .small()
    .centred();
const SECTION_HEADING: Style = Style::of("tiêu đề của mục, tiểu mục", "heading of a section", &[])
    .upright()
    .bold()
    .centred();
const ARTICLE: Style = Style::of("điều", "article", &[]).upright().bold().small();
const ROMAN: Style = Style::of("số và tiêu đề của mục", "number and heading", &[])
    .upright()
    .bold();

/// The numbered parts of the content and of attached texts, of some ranks.
fn units<'a>(page: &Page<'a>, ranks: &[Rank]) -> Vec<(Part<'a>, Option<&'a Block>, Boxed<'a>)> {
    let document = page.document();
    let mut found = Vec::new();
    for outline in page.subject().outlines() {
        let blocks = outline.blocks(document);
        for part in parts(outline, document).filter(|part| ranks.contains(&part.unit.rank)) {
            let path = outline.path(part.unit.at);
            let traced = page.subject().reading().and_then(|reading| reading.trace.get(&path));
            if let Some(boxed) = traced.and_then(|traced| page.boxed(path, traced.span)) {
                found.push((part, blocks.get(part.unit.at + 1), boxed));
            }
        }
    }
    found
}

fn no_parts() -> Answer {
    absent("phần bố cục này", "such parts")
}

fn labels(page: &Page<'_>, ranks: &[Rank], style: &Style) -> Answer {
    let units = units(page, ranks);
    if units.is_empty() {
        return no_parts();
    }
    let mut faults = Faults::default();
    let first = units.iter().filter_map(|(.., boxed)| boxed.of(&[boxed.first()?]));
    wrong_letters(page, style, first, &mut faults);
    faults.into_answer()
}

fn headings(page: &Page<'_>, ranks: &[Rank], style: &Style) -> Answer {
    let units = units(page, ranks);
    let below = units
        .iter()
        .filter_map(|(.., boxed)| boxed.of(boxed.paragraphs.get(1..)?));
    let mut below: Vec<Boxed<'_>> = below.collect();
    for outline in page.subject().outlines() {
        below.extend(apart(page, outline, ranks));
    }
    if below.is_empty() {
        return no_parts();
    }
    let mut faults = Faults::default();
    wrong_letters(page, style, below, &mut faults);
    faults.into_answer()
}

/// Headings that are blocks of their own behind the number.
fn apart<'a>(page: &Page<'a>, outline: &'a crate::check::facts::outline::Outline, ranks: &[Rank]) -> Vec<Boxed<'a>> {
    let document = page.document();
    let blocks = outline.blocks(document);
    let own = parts(outline, document).filter(|part| ranks.contains(&part.unit.rank) && part.block.text.is_empty());
    let next = own.filter_map(|part| {
        let at = part.unit.at + 1;
        let block = blocks.get(at)?;
        let path = (block.kind == BlockKind::Heading && block.marker.is_none()).then(|| outline.path(at))?;
        let span = page.subject().reading()?.trace.get(&path)?.span;
        page.boxed(path, span)
    });
    next.collect()
}

/// The number of a part, as it is printed.
fn marker<'a>(page: &Page<'a>, part: Part<'_>, boxed: &Boxed<'a>) -> Option<Boxed<'a>> {
    let length = part.marker().trim().len();
    let text = page.text(boxed.span);
    let lead = text.len() - text.trim_start().len();
    let start = boxed.span.start + lead;
    text.trim_start().is_char_boundary(length).then_some(())?;
    page.boxed(boxed.path.clone(), Span::new(start, start + length))
}

/// Kinds whose models show articles without headings (Annex III, 1.2 and 1.3).
const WITHOUT_HEADINGS: [Kind; 2] = [Kind::QuyetDinh, Kind::NghiQuyet];

/// A heading is short, stands alone and is no sentence.
fn is_heading(page: &Page<'_>, block: &Block, boxed: &Boxed<'_>) -> bool {
    let open = !block.text.ends_with(['.', ';', ':', '/', '…', ',']);
    open && !block.text.is_empty() && boxed.first().is_some_and(|first| fits_one_line(page, first))
}

fn articles(page: &Page<'_>) -> Answer {
    let units = units(page, &[Rank::Article]);
    if units.is_empty() {
        return no_parts();
    }
    let decides = page
        .document()
        .kind
        .as_ref()
        .is_some_and(|kind| WITHOUT_HEADINGS.contains(kind));
    let mut faults = Faults::default();
    for (part, _, boxed) in units {
        let own = boxed.path.starts_with("/body/");
        let whole = !(decides && own) && is_heading(page, part.block, &boxed);
        let tested = if whole {
            Some(boxed.clone())
        } else {
            marker(page, part, &boxed)
        };
        wrong_letters(page, &ARTICLE, tested, &mut faults);
        if boxed.first().is_some_and(|first| first.alignment == Alignment::Center) {
            faults.add(
                &boxed.path,
                Some(boxed.span),
                "điều canh giữa, phải lùi đầu dòng 1 cm hoặc 1,27 cm",
                "the article is centred, must be indented by 1 or 1.27 cm",
            );
        }
    }
    faults.into_answer()
}

/// More of a clause than this is bold, not set apart.
const MOSTLY: f64 = 0.5;

fn clauses(page: &Page<'_>) -> Answer {
    let units = units(page, &[Rank::Clause]);
    if units.is_empty() {
        return no_parts();
    }
    let mut faults = Faults::default();
    for (part, _, boxed) in units {
        let is_bold = share(page, &boxed, |style| style.bold) > MOSTLY;
        let number_bold = marker(page, part, &boxed).is_some_and(|own| share(page, &own, |style| style.bold) > MOSTLY);
        let ends = part.block.text.ends_with(['.', ';', '/']);
        if is_bold && ends {
            faults.add(
                &boxed.path,
                Some(boxed.span),
                "khoản không có tiêu đề mà chữ đậm, phải là chữ không đậm",
                "a clause without a heading is bold, must not be",
            );
        } else if number_bold && !is_bold {
            faults.add(
                &boxed.path,
                Some(boxed.span),
                "số của khoản đậm mà lời văn không đậm; khoản không có tiêu đề thì không đậm",
                "the number of the clause is bold before text that is not; without a heading it is not bold",
            );
        }
    }
    faults.into_answer()
}

fn points(page: &Page<'_>) -> Answer {
    let units = units(page, &[Rank::Point]);
    if units.is_empty() {
        return no_parts();
    }
    let mut faults = Faults::default();
    for (part, _, boxed) in units {
        let number = marker(page, part, &boxed);
        let set = |is: fn(&crate::layout::TextStyle) -> bool| {
            let of_number = number.as_ref().is_some_and(|own| share(page, own, is) > MOSTLY);
            of_number || share(page, &boxed, is) > MOSTLY
        };
        let (italic, bold) = (set(|style| style.italic), set(|style| style.bold));
        let (vi, en) = match (italic, bold) {
            (true, true) => ("nghiêng, đậm", "bold italic"),
            (true, false) => ("nghiêng", "italic"),
            (false, true) => ("đậm", "bold"),
            (false, false) => continue,
        };
        faults.add(
            &boxed.path,
            Some(boxed.span),
            format!("điểm chữ {vi}, phải là chữ đứng, không đậm"),
            format!("the point is {en}, must be upright, not bold"),
        );
    }
    faults.into_answer()
}

fn romans(page: &Page<'_>) -> Answer {
    let units = units(page, &[Rank::Roman]);
    let own: Vec<Boxed<'_>> = units
        .into_iter()
        .map(|(.., boxed)| boxed)
        .filter(|b| b.path.starts_with("/body/"))
        .collect();
    if own.is_empty() {
        return no_parts();
    }
    let mut faults = Faults::default();
    wrong_letters(page, &ROMAN, own, &mut faults);
    faults.into_answer()
}

/// The size in which most of the running text is set, in twentieths of a point.
fn main_size(page: &Page<'_>, blocks: &[(&Block, Boxed<'_>)]) -> Option<i32> {
    let is_division = |block: &Block| matches!(block.kind, BlockKind::Article | BlockKind::Clause | BlockKind::Point);
    let count = |divisions: bool| {
        let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
        for (_, boxed) in blocks.iter().filter(|(block, _)| divisions || !is_division(block)) {
            for letters in page.letters(boxed) {
                *sizes.entry(letters.style.size.twips()).or_default() += letters.span.len();
            }
        }
        sizes.into_iter().max_by_key(|(_, count)| *count).map(|(size, _)| size)
    };
    count(false).or_else(|| count(true))
}

fn one_size(page: &Page<'_>) -> Answer {
    let blocks = running(page);
    let divisions = || {
        blocks
            .iter()
            .filter(|(block, _)| matches!(block.kind, BlockKind::Article | BlockKind::Clause | BlockKind::Point))
    };
    let Some(main) = main_size(page, &blocks).filter(|_| divisions().next().is_some()) else {
        return no_parts();
    };
    let (main_vi, main_en) = number(f64::from(main) / 20.0);
    let mut faults = Faults::default();
    for (_, boxed) in divisions() {
        let other = page
            .letters(boxed)
            .into_iter()
            .find(|letters| letters.style.size.twips() != main);
        if let Some(other) = other {
            let (vi, en) = number(other.style.size.points());
            faults.add(
                &boxed.path,
                Some(other.span),
                format!("cỡ chữ {vi}, phải bằng cỡ chữ {main_vi} của lời văn"),
                format!("size {en}, must be the {main_en} of the running text"),
            );
        }
    }
    faults.into_answer()
}

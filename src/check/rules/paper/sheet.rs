//! F: the paper and its margins.

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::CONG_VAN;
use crate::check::page::{Faults, Page, mm, on_page};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::document::BlockKind;
use crate::layout::{Length, Section};
use crate::text::Span;

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "F04",
        name: "paper-and-margins",
        severity: Severity::Error,
        basis: "khoản 1, khoản 3 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "khổ giấy A4; lề trên và lề dưới 20–25 mm, lề trái 30–35 mm, lề phải 15–20 mm",
        en: "the paper is A4; the margins are 20 to 25 mm at top and bottom, 30 to 35 mm at the left, 15 to 20 mm at the right",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "lề trái 20 mm (a left margin of 20 mm)",
            "lề trái 30 mm (a left margin of 30 mm)",
            |setting| setting.pages(|section| section.margins.left = Length::from_mm(20.0)),
        ),
        test: |subject| on_page(subject, margins),
    },
    Row {
        code: "F08",
        name: "upright-page",
        severity: Severity::Error,
        basis: "khoản 2 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "trình bày theo chiều dài khổ giấy; chỉ trình bày theo chiều rộng khi có bảng, biểu không làm thành phụ lục riêng",
        en: "the page is upright; it lies only where it holds tables that are no annex of their own",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "công văn không có bảng, giấy đặt ngang (a letter without a table on a page that lies)",
            "giấy đặt dọc (an upright page)",
            |setting| {
                setting.pages(|section| std::mem::swap(&mut section.width, &mut section.height));
            },
        )
        .also(&["F14", "S30"]),
        test: |subject| on_page(subject, upright),
    },
];

/// A4, in mm, and how much a printer's paper may be off it.
const A4: (f64, f64) = (210.0, 297.0);
const PAPER_TOLERANCE: f64 = 1.0;

/// What Word rounds away, in mm.
const MARGIN_TOLERANCE: f64 = 0.5;

/// The margins by name, from least to most in mm.
const MARGINS: [(&str, &str, f64, f64); 4] = [
    ("trên", "top", 20.0, 25.0),
    ("dưới", "bottom", 20.0, 25.0),
    ("trái", "left", 30.0, 35.0),
    ("phải", "right", 15.0, 20.0),
];

fn no_sections() -> Answer {
    Answer::not_evaluated(
        "tệp không cho biết khổ giấy và lề trang",
        "the file does not say what its paper and margins are",
    )
}

fn margins(page: &Page<'_>) -> Answer {
    let sections = &page.layout().sections;
    if sections.is_empty() {
        return no_sections();
    }
    let mut faults = Faults::default();
    for (i, section) in sections.iter().enumerate() {
        let (vi, en) = sheet_faults(section);
        if !vi.is_empty() {
            let (path, span) = place(page, i, section);
            faults.add(&path, span, vi.join("; "), en.join("; "));
        }
    }
    faults.into_answer()
}

/// The first section is the document; of the others the first paragraph tells which.
fn place(page: &Page<'_>, index: usize, section: &Section) -> (String, Option<Span>) {
    if index == 0 {
        return (String::new(), None);
    }
    let first = page.layout().paragraphs_in(section.span).first();
    let span = first.map(|paragraph| paragraph.span);
    (span.map_or_else(String::new, |span| page.path_at(span.start)), span)
}

fn sheet_faults(section: &Section) -> (Vec<String>, Vec<String>) {
    let (mut vi, mut en) = (Vec::new(), Vec::new());
    let (short, long) = (section.width.min(section.height), section.width.max(section.height));
    let off = |length: Length, wanted: f64| (length.mm() - wanted).abs() > PAPER_TOLERANCE;
    if off(short, A4.0) || off(long, A4.1) {
        let ((w_vi, w_en), (h_vi, h_en)) = (mm(section.width), mm(section.height));
        vi.push(format!("khổ giấy {w_vi} × {h_vi}, phải là A4 (210 mm × 297 mm)"));
        en.push(format!("paper of {w_en} × {h_en}, must be A4 (210 mm × 297 mm)"));
    }
    let margins = section.margins;
    let upright = [margins.top, margins.bottom, margins.left, margins.right];
    // A page that lies was an upright one before it was turned, to either side.
    let turned = [
        [margins.right, margins.left, margins.top, margins.bottom],
        [margins.left, margins.right, margins.bottom, margins.top],
    ];
    if section.is_landscape() && turned.iter().any(|margins| wrong(margins).next().is_none()) {
        return (vi, en);
    }
    for ((in_vi, in_en, least, most), found) in wrong(&upright) {
        let (found_vi, found_en) = mm(found);
        vi.push(format!("lề {in_vi} {found_vi}, phải là {least}–{most} mm"));
        en.push(format!("{in_en} margin {found_en}, must be {least} to {most} mm"));
    }
    (vi, en)
}

fn wrong<'m>(
    margins: &'m [Length; 4],
) -> impl Iterator<Item = ((&'static str, &'static str, f64, f64), Length)> + use<'m> {
    let pairs = MARGINS.into_iter().zip(margins.iter().copied());
    pairs.filter(|((.., least, most), found)| {
        !(least - MARGIN_TOLERANCE..=most + MARGIN_TOLERANCE).contains(&found.mm())
    })
}

fn upright(page: &Page<'_>) -> Answer {
    let sections = &page.layout().sections;
    if sections.is_empty() {
        return no_sections();
    }
    let mut faults = Faults::default();
    for (i, section) in sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.is_landscape())
    {
        if !has_table(page, section) {
            let (path, span) = place(page, i, section);
            faults.add(
                &path,
                span,
                "giấy đặt ngang mà không có bảng, biểu; phải trình bày theo chiều dài khổ A4",
                "the page lies and holds no table; it must be upright",
            );
        }
    }
    faults.into_answer()
}

/// Whether a section holds a table of the content or of an annex; those that set the
/// head are none.
fn has_table(page: &Page<'_>, section: &Section) -> bool {
    let document = page.document();
    let own = document.body.iter().enumerate();
    let own = own.map(|(i, block)| (format!("/body/{i}"), block));
    let annexes = document.appendices.iter().enumerate().flat_map(|(annex, appendix)| {
        let blocks = appendix.body.iter().enumerate();
        blocks.map(move |(i, block)| (format!("/appendices/{annex}/body/{i}"), block))
    });
    let mut tables = own.chain(annexes).filter(|(_, block)| block.kind == BlockKind::Table);
    tables.any(|(path, _)| {
        let span = page.subject().span(&path);
        span.is_some_and(|span| section.span.start <= span.start && span.start < section.span.end)
    })
}

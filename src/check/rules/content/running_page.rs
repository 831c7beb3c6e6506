//! B: how the running text of the content (box 6) is laid out.

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, QUYET_DINH, THONG_BAO};
use crate::check::example::models::GIAY_NGHI_PHEP;
use crate::check::page::{
    Boxed, Faults, Half, Page, Style, absent, fits_one_line, lines as figures, mm, number, on_page, share,
    wrong_letters,
};
use crate::check::row::Row;
use crate::check::subject::recitals::Recitals;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Block, BlockKind};
use crate::layout::{Alignment, Length, LineSpacing, PagePlace, Paragraph, width};
use crate::text::is_small;

const FORM: &str = "điểm e khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "B06",
        name: "justified",
        severity: Severity::Error,
        basis: FORM,
        vi: "nội dung canh đều cả hai lề",
        en: "paragraphs are justified",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &GIAY_NGHI_PHEP,
            "đoạn văn canh trái (aligned to the left)",
            "đoạn văn canh đều hai lề (justified)",
            |setting| {
                for path in ["/body/0", "/body/1", "/body/2", "/body/3"] {
                    setting.each(path, |p| p.alignment = Alignment::Left);
                }
            },
        ),
        test: |subject| on_page(subject, justified),
    },
    Row {
        code: "B07",
        name: "first-line-indent",
        severity: Severity::Error,
        basis: FORM,
        vi: "khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm",
        en: "the first line of a paragraph is indented by 1 or 1.27 cm",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "không lùi đầu dòng (no indent)",
            "lùi đầu dòng 1,27 cm (an indent of 1.27 cm)",
            |setting| setting.each("/body/0", |p| p.first_line = Length::ZERO),
        ),
        test: |subject| on_page(subject, indented),
    },
    Row {
        code: "B08",
        name: "paragraph-gap",
        severity: Severity::Error,
        basis: FORM,
        vi: "khoảng cách giữa các đoạn văn tối thiểu 6 pt",
        en: "paragraphs are at least 6 points apart",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &THONG_BAO,
            "các đoạn cách nhau 0 pt (0 points apart)",
            "các đoạn cách nhau 6 pt (6 points apart)",
            |setting| setting.each("/body/0", |p| p.space_after = Length::ZERO),
        ),
        test: |subject| on_page(subject, gaps),
    },
    Row {
        code: "B09",
        name: "line-spacing",
        severity: Severity::Error,
        basis: FORM,
        vi: "khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 dòng",
        en: "line spacing is single at least and 1.5 lines at most",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "cách dòng đôi (double spacing)",
            "cách dòng 1,15 (line spacing 1.15)",
            |setting| setting.each("/body/0", |p| p.line_spacing = LineSpacing::Lines(480)),
        ),
        test: |subject| on_page(subject, spacing),
    },
    Row {
        code: "B13",
        name: "recitals-italic",
        severity: Severity::Error,
        basis: "điểm a khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "căn cứ ban hành văn bản kiểu chữ nghiêng",
        en: "recitals are italic",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &QUYET_DINH,
            "căn cứ chữ đứng (upright recitals)",
            "căn cứ chữ nghiêng (italic recitals)",
            |setting| setting.letters("/body/1", |style| style.italic = false),
        ),
        test: |subject| on_page(subject, recitals),
    },
];

pub(in crate::check) const HALVES: &[Half] = &[Half {
    code: "B10",
    capitals: false,
    example: Example::page(
        &CONG_VAN,
        "cả đoạn chữ nghiêng (a whole paragraph in italics)",
        "lời văn chữ đứng (upright text)",
        |setting| setting.letters("/body/0", |style| style.italic = true),
    ),
    test: upright,
}];

fn no_content() -> Answer {
    absent("nội dung", "content")
}

/// The running text: neither headings and tables nor the lines in capitals that say
/// who decides and what follows.
pub(in crate::check::rules) fn running<'a>(page: &Page<'a>) -> Vec<(&'a Block, Boxed<'a>)> {
    let is_text = |kind| {
        matches!(
            kind,
            BlockKind::Article
                | BlockKind::Clause
                | BlockKind::Point
                | BlockKind::Bullet
                | BlockKind::Recital
                | BlockKind::Paragraph
        )
    };
    let blocks = page
        .body()
        .filter(|(_, block, _)| is_text(block.kind) && block.text.contains(is_small));
    blocks.map(|(_, block, boxed)| (block, boxed)).collect()
}

/// The paragraphs of the running text in the text area.
fn paragraphs<'a>(page: &Page<'a>) -> Vec<(String, &'a Paragraph)> {
    let blocks = running(page).into_iter();
    let all = blocks.flat_map(|(_, boxed)| {
        let path = boxed.path;
        boxed
            .paragraphs
            .into_iter()
            .map(move |paragraph| (path.clone(), paragraph))
    });
    all.filter(|(_, p)| p.place == PagePlace::Text).collect()
}

fn each<'a>(page: &Page<'a>, fault: impl Fn(&'a Paragraph) -> Option<(String, String)>) -> Answer {
    let paragraphs = paragraphs(page);
    if paragraphs.is_empty() {
        return no_content();
    }
    let mut faults = Faults::default();
    for (path, paragraph) in paragraphs {
        if let Some((vi, en)) = fault(paragraph) {
            faults.add(&path, Some(paragraph.span), vi, en);
        }
    }
    faults.into_answer()
}

/// A paragraph of one line looks the same at the left.
fn justified(page: &Page<'_>) -> Answer {
    each(page, |paragraph| {
        let (vi, en) = match paragraph.alignment {
            Alignment::Justified => return None,
            Alignment::Left if fits_one_line(page, paragraph) => return None,
            Alignment::Left => ("canh trái", "aligned to the left"),
            Alignment::Center => ("canh giữa", "centred"),
            Alignment::Right => ("canh phải", "aligned to the right"),
        };
        Some((
            format!("đoạn văn {vi}, phải canh đều cả hai lề"),
            format!("the paragraph is {en}, must be justified"),
        ))
    })
}

/// The indents of the decree, and what Word rounds of them, in mm.
const INDENTS: [f64; 2] = [10.0, 12.7];
const INDENT_TOLERANCE: f64 = 0.5;

fn indented(page: &Page<'_>) -> Answer {
    each(page, |paragraph| {
        if matches!(paragraph.alignment, Alignment::Center | Alignment::Right) {
            return None;
        }
        let text = page.text(paragraph.span);
        // A tab goes on to the next stop: half an inch, where nothing else is said.
        if text.starts_with('\t') {
            return None;
        }
        let spaces = text
            .get(..text.len() - text.trim_start_matches(' ').len())
            .unwrap_or_default();
        let style = paragraph.runs.first().map(|run| &run.style);
        let typed = style.map_or(Length::ZERO, |style| width(spaces, style));
        let indent = paragraph.indent_left + paragraph.first_line + typed;
        if INDENTS
            .iter()
            .any(|wanted| (indent.mm() - wanted).abs() <= INDENT_TOLERANCE)
        {
            return None;
        }
        let (vi, en) = mm(indent);
        Some((
            format!("đầu dòng lùi vào {vi}, phải là 1 cm hoặc 1,27 cm"),
            format!("the first line is indented by {en}, must be 1 or 1.27 cm"),
        ))
    })
}

/// The gap of 6 points, and what Word rounds of it.
const GAP: f64 = 6.0;
const GAP_TOLERANCE: f64 = 0.2;

fn gaps(page: &Page<'_>) -> Answer {
    let all = paragraphs(page);
    if all.len() < 2 {
        return Answer::not_applicable("nội dung chỉ có một đoạn", "the content has one paragraph");
    }
    let mut faults = Faults::default();
    for ((_, above), (path, below)) in all.iter().zip(all.iter().skip(1)) {
        let follows = page
            .behind(above)
            .first()
            .is_some_and(|next| std::ptr::eq(next, *below));
        let gap = (above.space_after + below.space_before).points();
        if follows && gap < GAP - GAP_TOLERANCE {
            let (vi, en) = number(gap);
            faults.add(
                path,
                Some(below.span),
                format!("cách đoạn trên {vi} pt, tối thiểu phải là 6 pt"),
                format!("{en} points below the paragraph above, must be 6 at least"),
            );
        }
    }
    faults.into_answer()
}

/// From single to one and a half lines; a fixed height in points is a little less than
/// a line of the face where it was meant to be one.
const LEAST_LINES: f64 = 0.9;
const MOST_LINES: f64 = 1.55;

fn spacing(page: &Page<'_>) -> Answer {
    each(page, |paragraph| {
        let size = page.all_letters(paragraph).map(|letters| letters.style.size).max()?;
        let lines = paragraph.line_spacing.lines(size);
        if (LEAST_LINES..=MOST_LINES).contains(&lines) {
            return None;
        }
        let (vi, en) = figures(lines);
        Some((
            format!("cách dòng {vi}, phải từ dòng đơn đến 1,5 dòng"),
            format!("line spacing {en}, must be single to 1.5 lines"),
        ))
    })
}

const RECITALS: Style = Style::of("căn cứ ban hành", "recital", &[]).italic();

fn recitals(page: &Page<'_>) -> Answer {
    let recitals = Recitals::of(page.document());
    if recitals.blocks.is_empty() {
        return absent("căn cứ ban hành", "recitals");
    }
    let mut faults = Faults::default();
    let own = page.body().filter(|(i, ..)| recitals.contains(*i));
    wrong_letters(page, &RECITALS, own.map(|(.., boxed)| boxed), &mut faults);
    faults.into_answer()
}

/// More of a paragraph than this is not set apart but set so.
const MOSTLY: f64 = 0.5;

fn upright(page: &Page<'_>) -> Answer {
    let recitals = Recitals::of(page.document());
    let mut faults = Faults::default();
    for (i, block, boxed) in page.body() {
        let is_text = block.text.contains(is_small) && !recitals.contains(i) && block.kind != BlockKind::Recital;
        if !is_text {
            continue;
        }
        if share(page, &boxed, |style| style.italic) > MOSTLY {
            faults.add(
                &boxed.path,
                Some(boxed.span),
                "cả đoạn chữ nghiêng, lời văn phải là chữ đứng",
                "the paragraph is in italics, the text must be upright",
            );
        }
        if share(page, &boxed, |style| style.capitals) > MOSTLY {
            faults.add(
                &boxed.path,
                Some(boxed.span),
                "cả đoạn chữ in hoa, lời văn phải là chữ in thường",
                "the paragraph is shown as capitals, the text must be small letters",
            );
        }
    }
    faults.into_answer()
}

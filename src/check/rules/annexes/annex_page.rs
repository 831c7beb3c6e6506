//! P: how the lines of an annex are laid out, and its pages numbered.

use super::no_annex;
use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::letters::{HAI_PHU_LUC, MOT_PHU_LUC};
use crate::check::page::{Boxed, Drawing, Faults, Half, Page, Style, on_page, rule_below, wrong_letters};
use crate::check::row::Row;
use crate::check::subject::annexes::annexes;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Length, Section};
use crate::text::Span;

/// What an annex may begin with, for the first one.
pub(in crate::check::rules) const FIRST: [&str; 3] =
    ["/appendices/0/label", "/appendices/0/title", "/appendices/0/reference"];

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "P09",
        name: "annex-pointer-letters",
        severity: Severity::Error,
        basis: "điểm c khoản 1 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "dòng dẫn “(Kèm theo …)” canh giữa dưới tên phụ lục, cỡ chữ 13 đến 14, kiểu chữ nghiêng",
        en: "the pointer line `(Kèm theo …)` is centred under the title, 13 to 14 points, italic",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &MOT_PHU_LUC,
            "dòng dẫn chữ đứng (upright)",
            "dòng dẫn chữ nghiêng, canh giữa (italic and centred)",
            |setting| setting.letters("/appendices/0/reference", |style| style.italic = false),
        ),
        test: |subject| on_page(subject, |page| each(page, "reference", &POINTER)),
    },
    Row {
        code: "P11",
        name: "annex-pages",
        severity: Severity::Error,
        basis: "điểm đ khoản 1 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "số trang của từng phụ lục được đánh số riêng",
        en: "the pages of each annex are numbered anew",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &HAI_PHU_LUC,
            "số trang phụ lục tiếp theo số trang văn bản (numbers that go on from the document)",
            "số trang phụ lục đánh từ 1 (numbers from 1)",
            |setting| setting.pages(|section| section.first_number = None),
        ),
        test: |subject| on_page(subject, numbered_anew),
    },
    Row {
        code: "P12",
        name: "rule-under-annex-pointer",
        severity: Severity::Warning,
        basis: "điểm e khoản 1 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "dưới dòng dẫn của phụ lục có đường kẻ (theo mẫu)",
        en: "a rule stands under the pointer line of an annex (by the model)",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &MOT_PHU_LUC,
            "dưới dòng dẫn không có đường kẻ (no rule under the pointer line)",
            "đường kẻ ngắn dưới dòng dẫn (a short rule under it)",
            |setting| setting.each("/appendices/0/reference", |p| p.rules_below.clear()),
        ),
        test: |subject| on_page(subject, ruled),
    },
];

pub(in crate::check) const HALVES: &[Half] = &[
    Half {
        code: "P04",
        capitals: false,
        example: Example::page(
            &MOT_PHU_LUC,
            "“Phụ lục” cỡ 12, không đậm (12 points, not bold)",
            "“Phụ lục” canh giữa, cỡ 14, đứng, đậm (centred, 14 points, upright and bold)",
            |setting| {
                setting.letters("/appendices/0/label", |style| {
                    style.size = Length::from_points(12.0);
                    style.bold = false;
                });
            },
        ),
        test: |page| each(page, "label", &LABEL),
    },
    Half {
        code: "P05",
        capitals: true,
        example: Example::page(
            &MOT_PHU_LUC,
            "tên phụ lục không đậm (not bold)",
            "tên phụ lục canh giữa, cỡ 13–14, đứng, đậm (centred, 13 to 14 points, upright and bold)",
            |setting| setting.letters("/appendices/0/title", |style| style.bold = false),
        ),
        test: |page| each(page, "title", &TITLE),
    },
];

const LABEL: Style = Style::of("“Phụ lục” và số thứ tự", "`Phụ lục` and number", &[])
    .sized(14.0, 14.0)
    .upright()
    .bold()
    .small()
    .centred();
const TITLE: Style = Style::of("tên phụ lục", "title of the annex", &[])
    .sized(13.0, 14.0)
    .upright()
    .bold()
    .centred();
const POINTER: Style = Style::of("dòng dẫn của phụ lục", "pointer line of the annex", &[])
    .sized(13.0, 14.0)
    .italic()
    .centred();

/// A line of each annex; texts that a decision issues have a model of their own.
fn lines<'a>(page: &Page<'a>, field: &str) -> Vec<Boxed<'a>> {
    let own = annexes(page.document()).filter(|annex| annex.is_annex());
    own.filter_map(|annex| page.first_box(&format!("/appendices/{}/{field}", annex.index)))
        .collect()
}

fn each(page: &Page<'_>, field: &str, style: &Style) -> Answer {
    let lines = lines(page, field);
    if lines.is_empty() {
        return no_annex();
    }
    let mut faults = Faults::default();
    wrong_letters(page, style, lines, &mut faults);
    faults.into_answer()
}

fn ruled(page: &Page<'_>) -> Answer {
    let lines = lines(page, "reference");
    if lines.is_empty() {
        return no_annex();
    }
    let mut faults = Faults::default();
    for boxed in lines {
        // The model shows a rule and says nothing of its length.
        let drawn = rule_below(page, &boxed, ("dòng dẫn", "the pointer line"), Drawing::Any);
        if drawn != Answer::Passed {
            faults.add(
                &boxed.path,
                Some(boxed.span),
                "dưới dòng dẫn của phụ lục không có đường kẻ; theo mẫu có đường kẻ ngắn",
                "no rule stands under the pointer line of the annex; by the model there is a short one",
            );
        }
    }
    faults.into_answer()
}

/// Where each annex begins.
fn starts(page: &Page<'_>) -> Vec<(String, usize)> {
    let own = annexes(page.document()).filter(|annex| annex.is_annex());
    let first = |index: usize| {
        let fields = ["label", "title", "reference"].map(|field| format!("/appendices/{index}/{field}"));
        let boxes = fields.iter().filter_map(|path| page.first_box(path));
        boxes.min_by_key(|boxed| boxed.span.start)
    };
    own.filter_map(|annex| first(annex.index))
        .map(|boxed| (boxed.path, boxed.span.start))
        .collect()
}

fn numbered_anew(page: &Page<'_>) -> Answer {
    let sections = &page.layout().sections;
    if !sections.iter().any(|section| section.page_number.is_some()) {
        return Answer::not_applicable(
            "văn bản không đánh số trang (xem F06)",
            "the pages bear no numbers (see F06)",
        );
    }
    let starts = starts(page);
    if starts.is_empty() {
        return no_annex();
    }
    let mut faults = Faults::default();
    for (path, start) in starts {
        let section = page.layout().section_at(start);
        let own = section.is_some_and(|section| begins_with(page, section, start));
        let anew = own && section.is_some_and(|section| section.first_number == Some(1));
        if !anew {
            faults.add(
                &path,
                None,
                "số trang của phụ lục đánh tiếp theo phần trước, phải đánh riêng từ 1",
                "the pages of the annex are numbered on from what stands before, must begin at 1",
            );
        }
    }
    faults.into_answer()
}

/// Whether nothing of a section stands above a place; the text of a signature may.
fn begins_with(page: &Page<'_>, section: &Section, start: usize) -> bool {
    let above = Span::new(section.span.start, start.max(section.span.start));
    let mut paragraphs = page.layout().paragraphs_in(above).iter();
    !paragraphs
        .any(|p| p.span.end <= start && crate::check::page::is_in_flow(p) && page.all_letters(p).next().is_some())
}

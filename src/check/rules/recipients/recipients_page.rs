//! R: how `Nơi nhận` (boxes 9b, 12) is laid out.

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::page::{
    Boxed, Faults, Half, Page, Style, absent, fault, judge, mm, on_page, start, unknown_place, wrong_letters,
};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::Length;
use crate::text::Span;

const FORM: &str = "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";
const MARKED: (Slot, &str) = (Slot::Recipients, "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP. PL.(300)");

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "R12",
        name: "recipients-letters",
        severity: Severity::Error,
        basis: FORM,
        vi: "danh sách nơi nhận cỡ chữ 11, kiểu chữ đứng",
        en: "the list of recipients is 11 points, upright",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "danh sách cỡ 13, nghiêng (13 points, italic)",
            "danh sách cỡ 11, đứng (11 points, upright)",
            |setting| {
                setting.letters("/recipients/0", |style| {
                    style.size = Length::from_points(13.0);
                    style.italic = true;
                });
            },
        ),
        test: |subject| on_page(subject, list),
    },
    Row {
        code: "R13",
        name: "recipients-at-margin",
        severity: Severity::Warning,
        basis: FORM,
        vi: "“Nơi nhận” ở sát lề trái, ngang hàng với quyền hạn, chức vụ (ngang hàng: xem S30)",
        en: "`Nơi nhận:` is at the left margin, level with the authority line (the level: see S30)",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "“Nơi nhận” lùi vào 20 mm (indented by 20 mm)",
            "“Nơi nhận” sát lề trái (at the left margin)",
            |setting| setting.each("/recipients#label", |p| p.indent_left = Length::from_mm(20.0)),
        ),
        test: |subject| on_page(subject, at_margin),
    },
    Row {
        code: "R25",
        name: "drafter-letters",
        severity: Severity::Error,
        basis: "khoản 3 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "ký hiệu người soạn thảo và số lượng bản phát hành cỡ chữ 11, kiểu chữ đứng",
        en: "the drafter's mark and the number of copies are 11 points, upright",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &CONG_VAN,
            MARKED,
            "ký hiệu cỡ 9, nghiêng (9 points, italic)",
            "ký hiệu cỡ 11, đứng (11 points, upright)",
            |setting| {
                setting.words("/archive", "PL.(300)", |style| {
                    style.size = Length::from_points(9.0);
                    style.italic = true;
                });
            },
        ),
        test: |subject| on_page(subject, drafter),
    },
];

pub(in crate::check) const HALVES: &[Half] = &[Half {
    code: "R11",
    capitals: false,
    example: Example::page(
        &CONG_VAN,
        "“Nơi nhận:” cỡ 14, đứng (14 points, upright)",
        "“Nơi nhận:” cỡ 12, nghiêng, đậm (12 points, bold italic)",
        |setting| {
            setting.letters("/recipients#label", |style| {
                style.size = Length::from_points(14.0);
                style.italic = false;
            });
        },
    ),
    test: |page| judge(page, &[LABEL]),
}];

const LABEL: Style = Style::of("“Nơi nhận:”", "`Nơi nhận:`", &["/recipients#label"])
    .sized(12.0, 12.0)
    .bold()
    .italic()
    .small();
const LIST: Style = Style::of("danh sách nơi nhận", "list of recipients", &["/recipients/*"])
    .sized(11.0, 11.0)
    .upright();
const DRAFTER: Style = Style::of("ký hiệu người soạn thảo", "drafter's mark", &[])
    .sized(11.0, 11.0)
    .upright();

/// The archive line, and the mark of the drafter behind it.
fn archive<'a>(page: &Page<'a>) -> (Option<Boxed<'a>>, Option<Boxed<'a>>) {
    let Some(line) = page.first_box("/archive") else {
        return (None, None);
    };
    let mark = page.document().drafter.as_deref();
    let Some(at) = mark.and_then(|mark| page.text(line.span).rfind(mark)) else {
        return (Some(line), None);
    };
    let at = line.span.start + at;
    let own = page.boxed(line.path.clone(), Span::new(line.span.start, at));
    (own, page.boxed(line.path, Span::new(at, line.span.end)))
}

fn list(page: &Page<'_>) -> Answer {
    let mut all = page.boxes(LIST.patterns());
    all.extend(archive(page).0);
    if all.is_empty() {
        return absent("phần “Nơi nhận”", "`Nơi nhận`");
    }
    let mut faults = Faults::default();
    wrong_letters(page, &LIST, all, &mut faults);
    faults.into_answer()
}

fn drafter(page: &Page<'_>) -> Answer {
    let Some(mark) = archive(page).1 else {
        return absent("ký hiệu người soạn thảo", "drafter's mark");
    };
    let mut faults = Faults::default();
    wrong_letters(page, &DRAFTER, [mark], &mut faults);
    faults.into_answer()
}

/// How far from the margin nobody sees, in mm: cells have a margin of their own.
const AT_MARGIN: f64 = 5.0;

fn at_margin(page: &Page<'_>) -> Answer {
    let Some(label) = page.first_box("/recipients#label") else {
        return absent("phần “Nơi nhận”", "`Nơi nhận`");
    };
    let Some(begin) = label.first().and_then(|first| start(page, first)) else {
        return unknown_place("“Nơi nhận”", "`Nơi nhận:`");
    };
    if begin.mm() <= AT_MARGIN {
        return Answer::Passed;
    }
    let (vi, en) = mm(begin);
    fault(
        &label,
        &format!("“Nơi nhận:” cách lề trái {vi}, phải sát lề trái"),
        &format!("`Nơi nhận:` stands {en} off the left margin, must stand at it"),
    )
}

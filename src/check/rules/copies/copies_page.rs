//! K: how the block of a copy is laid out (Annex I, part II).

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::letters::SAO_Y;
use crate::check::page::{
    Boxed, Faults, Half, Page, Side, Style, fault, full_width, judge, on_page, rules_above, side, unknown_place,
    wrong_letters,
};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Length, PagePlace};

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "K14",
        name: "rule-above-copy",
        severity: Severity::Error,
        basis: "điểm a khoản 2 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "thể thức bản sao ở ngay dưới văn bản, sau đường kẻ nét liền dài hết chiều ngang vùng trình bày",
        en: "the block of the copy stands right under the document, below a solid rule over the full width of the text",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &SAO_Y,
            "không có đường kẻ trên thể thức bản sao (no rule above the block)",
            "đường kẻ hết chiều ngang (a rule over the full width)",
            |setting| setting.each("/copy_block/kind", |p| p.rules_above.clear()),
        ),
        test: |subject| on_page(subject, rule),
    },
    Row {
        code: "K15",
        name: "copy-on-same-sheet",
        severity: Severity::Warning,
        basis: "điểm a khoản 2 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "thể thức bản sao trên cùng một trang giấy với phần cuối văn bản",
        en: "the block of the copy is on the same sheet as the end of the document",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &SAO_Y,
            "thể thức bản sao ở trang riêng (the block on a page of its own)",
            "thể thức bản sao dưới văn bản (under the document)",
            |setting| setting.each("/copy_block/kind", |p| p.begins_page = true),
        ),
        test: |subject| on_page(subject, same_sheet),
    },
    Row {
        code: "K17",
        name: "copy-columns",
        severity: Severity::Warning,
        basis: "khoản 3 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "hình thức sao ở bên phải, tên cơ quan sao ở bên trái",
        en: "the form of copy is at the right, the copying body at the left",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &SAO_Y,
            "SAO Y ở bên trái (at the left)",
            "SAO Y ở bên phải (at the right)",
            |setting| {
                setting.each("/copy_block/kind", |p| {
                    if let PagePlace::Cell { left, .. } = &mut p.place {
                        *left = Length::ZERO;
                    }
                });
            },
        ),
        test: |subject| on_page(subject, columns),
    },
    Row {
        code: "K18",
        name: "copy-letters",
        severity: Severity::Error,
        basis: "điểm c khoản 2 Mục II Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "cỡ chữ, kiểu chữ của tên cơ quan sao, số, địa danh và thời gian, chức vụ, họ tên, nơi nhận như ở văn bản",
        en: "sizes and styles of body, number, place and date, title, name and recipients are those of a document",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &SAO_Y,
            "địa danh và thời gian sao chữ đứng (place and date upright)",
            "địa danh và thời gian sao chữ nghiêng (italic)",
            |setting| setting.letters("/copy_block/date", |style| style.italic = false),
        ),
        test: |subject| on_page(subject, |page| of_copy(page, letters)),
    },
];

pub(in crate::check) const HALVES: &[Half] = &[Half {
    code: "K02",
    capitals: true,
    example: Example::page(
        &SAO_Y,
        "SAO Y không đậm (not bold)",
        "SAO Y cỡ 13–14, đứng, đậm (13 to 14 points, upright and bold)",
        |setting| setting.letters("/copy_block/kind", |style| style.bold = false),
    ),
    test: |page| judge(page, &[FORM]),
}];

const FORM: Style = Style::of("hình thức sao", "form of copy", &["/copy_block/kind"])
    .sized(13.0, 14.0)
    .upright()
    .bold();

const BODY: Style = Style::of("tên cơ quan sao", "copying body", &["/copy_block/issuer"])
    .sized(12.0, 13.0)
    .upright()
    .bold();
const ABOVE: Style = Style::of("tên cơ quan sao", "copying body", &[])
    .sized(12.0, 13.0)
    .upright();

/// The other components as in the main document (Annex I, part I, II).
const LETTERS: [Style; 5] = [
    Style::of(
        "số, ký hiệu bản sao",
        "number of the copy",
        &["/copy_block/number#label+/copy_block/number"],
    )
    .sized(13.0, 13.0)
    .upright()
    .not_bold(),
    Style::of(
        "địa danh và thời gian sao",
        "place and date of copying",
        &["/copy_block/place+/copy_block/date"],
    )
    .sized(13.0, 14.0)
    .italic(),
    Style::of(
        "quyền hạn, chức vụ, họ tên người ký bản sao",
        "authority, title and name of the copy",
        &[
            "/copy_block/signatures/*/capacity/*",
            "/copy_block/signatures/*/position",
            "/copy_block/signatures/*/signer",
        ],
    )
    .sized(13.0, 14.0)
    .upright()
    .bold(),
    Style::of(
        "“Nơi nhận:” của bản sao",
        "`Nơi nhận:` of the copy",
        &["/recipients#label1"],
    )
    .sized(12.0, 12.0)
    .bold()
    .italic(),
    Style::of(
        "danh sách nơi nhận của bản sao",
        "recipients of the copy",
        &["/copy_block/recipients/*", "/copy_block/archive"],
    )
    .sized(11.0, 11.0)
    .upright(),
];

fn letters(page: &Page<'_>) -> Answer {
    let mut faults = Faults::default();
    for style in &LETTERS {
        wrong_letters(page, style, page.boxes(style.patterns()), &mut faults);
    }
    for boxed in page.boxes(BODY.patterns()) {
        // The lines above the last may name the body above, which is not bold, or begin
        // the name.
        let (above, own) = boxed.paragraphs.split_at(boxed.paragraphs.len().saturating_sub(1));
        for (style, paragraphs) in [(&ABOVE, above), (&BODY, own)] {
            wrong_letters(page, style, boxed.of(paragraphs), &mut faults);
        }
    }
    faults.into_answer()
}

fn no_copy() -> Answer {
    Answer::not_applicable("văn bản không phải bản sao", "the document is no copy")
}

fn of_copy(page: &Page<'_>, test: impl FnOnce(&Page<'_>) -> Answer) -> Answer {
    if page.document().copy_block.is_none() {
        return no_copy();
    }
    test(page)
}

/// What stands first in the block: the form at the right or the body at the left.
fn first<'a>(page: &Page<'a>) -> Option<Boxed<'a>> {
    let heads = page.boxes(&["/copy_block/kind", "/copy_block/issuer", "/copy_block/number#label"]);
    heads.into_iter().min_by_key(|boxed| boxed.span.start)
}

fn rule(page: &Page<'_>) -> Answer {
    let Some(first) = first(page) else {
        return no_copy();
    };
    match full_width(page, &first, &rules_above(page, &first)) {
        Some(true) => Answer::Passed,
        Some(false) => fault(
            &first,
            "trên thể thức bản sao thiếu đường kẻ nét liền hết chiều ngang vùng trình bày",
            "the block of the copy lacks the solid rule over the full width above it",
        ),
        None => Answer::not_evaluated(
            "không rõ độ dài đường kẻ trên thể thức bản sao",
            "the length of the rule above the block of the copy is not known",
        ),
    }
}

fn same_sheet(page: &Page<'_>) -> Answer {
    let Some(first) = first(page) else {
        return no_copy();
    };
    if !first.first().is_some_and(|paragraph| paragraph.begins_page) {
        return Answer::Passed;
    }
    fault(
        &first,
        "thể thức bản sao ở trang riêng, phải ở ngay dưới văn bản được sao",
        "the block of the copy begins a page of its own, must stand right under the document",
    )
}

fn columns(page: &Page<'_>) -> Answer {
    let sides = [
        (
            "/copy_block/kind",
            Side::Right,
            "hình thức sao",
            "the form of copy",
            "bên phải",
            "right",
        ),
        (
            "/copy_block/issuer",
            Side::Left,
            "tên cơ quan sao",
            "the copying body",
            "bên trái",
            "left",
        ),
    ];
    of_copy(page, |page| {
        for (path, wanted, vi, en, side_vi, side_en) in sides {
            let Some(boxed) = page.first_box(path) else {
                continue;
            };
            match side(page, &boxed) {
                Some(found) if found == wanted => {}
                Some(_) => {
                    let message = format!("{vi} không ở {side_vi}");
                    return fault(&boxed, &message, &format!("{en} is not at the {side_en}"));
                }
                None => return unknown_place(vi, en),
            }
        }
        Answer::Passed
    })
}

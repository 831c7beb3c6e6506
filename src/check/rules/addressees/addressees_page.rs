//! R: how `Kính gửi` (box 9a) is laid out.

use super::label::ADDRESSED;
use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::page::{Faults, Half, Page, Style, absent, judge, on_page, start, unknown_place};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Length, width};

const FORM: &str = "điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";
const TWO: (Slot, &str) = (Slot::Addressees, "Kính gửi:\n- Sở Y tế;\n- Sở Xây dựng.");

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "R09",
    name: "addressees-under-colon",
    severity: Severity::Warning,
    basis: FORM,
    vi: "gạch đầu dòng của các nơi được gửi thẳng hàng với nhau dưới dấu hai chấm",
    en: "the dashes of the addressees stand in line under the colon",
    needs: Needs::Layout,
    mends: false,
    example: Example::page_with(
        &CONG_VAN,
        TWO,
        "gạch đầu dòng ở lề trái (the dashes at the margin)",
        "gạch đầu dòng dưới dấu hai chấm (the dashes under the colon)",
        |setting| {
            for path in ["/addressees/0", "/addressees/1"] {
                setting.each(path, |p| p.first_line = Length::ZERO);
            }
        },
    ),
    test: |subject| on_page(subject, under_colon),
}];

pub(in crate::check) const HALVES: &[Half] = &[Half {
    code: "R08",
    capitals: false,
    example: Example::page(
        &CONG_VAN,
        "“Kính gửi” đậm (bold)",
        "“Kính gửi” đứng, không đậm (upright, not bold)",
        |setting| setting.letters("/addressees#label", |style| style.bold = true),
    ),
    test: letters,
}];

const LETTERS: Style = Style::of("“Kính gửi”", "`Kính gửi`", &["/addressees#label", "/addressees/*"])
    .upright()
    .not_bold()
    .small();

fn letters(page: &Page<'_>) -> Answer {
    if is_addressed(page) {
        return judge(page, &[LETTERS]);
    }
    absent("phần “Kính gửi”", "`Kính gửi`")
}

fn is_addressed(page: &Page<'_>) -> bool {
    page.document()
        .kind
        .as_ref()
        .is_some_and(|kind| ADDRESSED.contains(kind))
}

/// How far a dash may stand off the colon, in mm.
const OFF_COLON: f64 = 8.0;

fn under_colon(page: &Page<'_>) -> Answer {
    let label = page.first_box("/addressees#label");
    let all = page.boxes(&["/addressees/*"]);
    let dashed = all.iter().filter(|boxed| {
        let text = boxed.first().map_or("", |first| page.text(first.span));
        text.trim_start().starts_with(['-', '–'])
    });
    let dashed: Vec<_> = dashed.collect();
    let (Some(label), false) = (label.filter(|_| is_addressed(page)), dashed.len() < 2) else {
        return Answer::not_applicable(
            "không gửi từ hai nơi trở lên theo dòng có gạch đầu dòng",
            "there are no two addressees on lines with dashes",
        );
    };
    let colon = label.first().and_then(|first| {
        let style = &page.letters(&label).first()?.style.clone();
        let words = page.text(label.span).trim_end_matches(':');
        Some(start(page, first)? + width(words, style))
    });
    let mut faults = Faults::default();
    for boxed in dashed {
        let (Some(colon), Some(dash)) = (colon, boxed.first().and_then(|first| start(page, first))) else {
            return unknown_place("gạch đầu dòng dưới “Kính gửi”", "the dashes under `Kính gửi:`");
        };
        if (dash - colon).mm().abs() > OFF_COLON {
            faults.add(
                &boxed.path,
                Some(boxed.span),
                "gạch đầu dòng không thẳng hàng dưới dấu hai chấm của “Kính gửi:”",
                "the dash does not stand under the colon of `Kính gửi:`",
            );
        }
    }
    faults.into_answer()
}

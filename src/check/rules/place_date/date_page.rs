//! D: how place and date (box 4) are laid out.

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::CONG_VAN;
use crate::check::page::{Level, Page, Style, absent, centred_under, fault, judge, level, on_page, unknown_place};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Alignment, PagePlace};

const FORM: &str = "điểm c khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "D10",
        name: "date-italic",
        severity: Severity::Error,
        basis: FORM,
        vi: "địa danh và thời gian kiểu chữ nghiêng",
        en: "place and date are italic",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "địa danh và thời gian chữ đứng (upright)",
            "địa danh và thời gian chữ nghiêng (italic)",
            |setting| setting.letters("/date", |style| style.italic = false),
        ),
        test: |subject| on_page(subject, |page| judge(page, &[LETTERS])),
    },
    Row {
        code: "D12",
        name: "date-centred",
        severity: Severity::Error,
        basis: FORM,
        vi: "địa danh và thời gian canh giữa dưới Quốc hiệu và Tiêu ngữ",
        en: "place and date are centred under national title and motto",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "địa danh và thời gian canh phải (aligned to the right)",
            "địa danh và thời gian canh giữa dưới Quốc hiệu (centred under the national title)",
            |setting| setting.each("/date", |p| p.alignment = Alignment::Right),
        ),
        test: |subject| on_page(subject, centred),
    },
    Row {
        code: "D13",
        name: "date-level-with-number",
        severity: Severity::Error,
        basis: FORM,
        vi: "địa danh và thời gian cùng một dòng với số, ký hiệu",
        en: "place and date are on one line with the number",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "địa danh và thời gian thấp hơn một dòng (one line lower than the number)",
            "địa danh và thời gian ngang hàng với số (level with the number)",
            |setting| {
                setting.each("/date", |p| {
                    if let PagePlace::Cell { row, .. } = &mut p.place {
                        *row += 1;
                    }
                });
            },
        ),
        test: |subject| on_page(subject, one_line),
    },
];

const DATE: &str = "/place+/date";
const LETTERS: Style = Style::of("địa danh và thời gian", "place and date", &[DATE]).italic();

fn no_date() -> Answer {
    absent("địa danh và thời gian", "place and date")
}

fn centred(page: &Page<'_>) -> Answer {
    let (Some(title), Some(date)) = (page.first_box("/national_title"), page.first_box(DATE)) else {
        return no_date();
    };
    match centred_under(page, &title, &date) {
        Some(true) => Answer::Passed,
        Some(false) => fault(
            &date,
            "địa danh và thời gian không ở giữa dưới Quốc hiệu và Tiêu ngữ",
            "place and date are not centred under national title and motto",
        ),
        None => unknown_place("địa danh và thời gian", "the line of place and date"),
    }
}

fn one_line(page: &Page<'_>) -> Answer {
    let (Some(number), Some(date)) = (page.first_box("/number#label+/number"), page.first_box(DATE)) else {
        return no_date();
    };
    let (vi, en) = match level(page, &date, &number) {
        Some(Level::Same) => return Answer::Passed,
        None => return unknown_place("địa danh và thời gian", "the line of place and date"),
        Some(Level::Above) => ("cao hơn", "above"),
        Some(Level::Below) => ("thấp hơn", "below"),
    };
    fault(
        &date,
        &format!("địa danh và thời gian {vi} dòng số, ký hiệu; phải cùng một dòng"),
        &format!("place and date stand {en} the number; they must be on one line"),
    )
}

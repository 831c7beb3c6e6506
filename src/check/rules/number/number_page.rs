//! N: how number and symbol (box 3) are laid out.

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::CONG_VAN;
use crate::check::page::{Page, Style, absent, centred_under, fault, judge, on_page, unknown_place};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Alignment, Length};

const FORM: &str = "điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "N17",
        name: "number-letters",
        severity: Severity::Error,
        basis: FORM,
        vi: "số, ký hiệu cỡ chữ 13, kiểu chữ đứng, không đậm",
        en: "number and symbol are 13 points, upright, not bold",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "số, ký hiệu cỡ 14, đậm (14 points, bold)",
            "số, ký hiệu cỡ 13, đứng (13 points, upright)",
            |setting| {
                setting.letters("/number", |style| {
                    style.size = Length::from_points(14.0);
                    style.bold = true;
                });
            },
        ),
        test: |subject| on_page(subject, |page| judge(page, &[LETTERS])),
    },
    Row {
        code: "N18",
        name: "number-centred",
        severity: Severity::Error,
        basis: FORM,
        vi: "số, ký hiệu canh giữa dưới tên cơ quan ban hành",
        en: "number and symbol are centred under the issuing body",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "số, ký hiệu canh trái (aligned to the left)",
            "số, ký hiệu canh giữa dưới tên cơ quan (centred under the body)",
            |setting| setting.each("/number", |p| p.alignment = Alignment::Left),
        ),
        test: |subject| on_page(subject, centred),
    },
];

const NUMBER: &str = "/number#label+/number";
const LETTERS: Style = Style::of("số, ký hiệu", "number and symbol", &[NUMBER])
    .sized(13.0, 13.0)
    .upright()
    .not_bold();

fn centred(page: &Page<'_>) -> Answer {
    let Some(number) = page.first_box(NUMBER) else {
        return absent("số, ký hiệu", "number");
    };
    let issuers = page.boxes(&["/issuers/*/name"]);
    // Bodies that issue together stand side by side.
    let [issuer] = issuers.as_slice() else {
        return Answer::not_applicable(
            "văn bản không có tên cơ quan ban hành, hoặc có nhiều cơ quan",
            "the document names no issuing body, or several",
        );
    };
    match centred_under(page, issuer, &number) {
        Some(true) => Answer::Passed,
        Some(false) => fault(
            &number,
            "số, ký hiệu không ở giữa dưới tên cơ quan ban hành",
            "number and symbol are not centred under the issuing body",
        ),
        None => unknown_place("số, ký hiệu", "number and symbol"),
    }
}

//! F: the address of the body at the foot of page 1 (box 13).

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::page::{
    Boxed, Extent, Page, Style, absent, extent, fault, full_width, judge, on_page, rules_above, unknown_place,
};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Length, PagePlace, Pages};

const FORM: &str = "khoản 4 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";
const ADDRESS: (Slot, &str) = (
    Slot::Contact,
    "Địa chỉ: 12 đường Hồ Sen, xã An Phú, tỉnh Hà Khê\nĐiện thoại: 0299 123 4567; thư điện tử: vanthu@snv.hakhe.example",
);

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "F29",
        name: "address-on-page-one",
        severity: Severity::Warning,
        basis: "khoản 4 Mục III, khoản 2 Mục IV Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "địa chỉ cơ quan chỉ ở cuối trang thứ nhất",
        en: "the address stands at the foot of page 1 only",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &CONG_VAN,
            ADDRESS,
            "địa chỉ ở đầu trang (in the header)",
            "địa chỉ ở cuối trang thứ nhất (at the foot of page 1)",
            |setting| {
                for path in ["/contact/0", "/contact/1"] {
                    setting.each(path, |p| p.place = PagePlace::Header(Pages::First));
                }
            },
        ),
        test: |subject| on_page(subject, place),
    },
    Row {
        code: "F30",
        name: "address-letters",
        severity: Severity::Error,
        basis: FORM,
        vi: "địa chỉ cơ quan cỡ chữ 11 đến 12, chữ in thường, kiểu chữ đứng",
        en: "the address is 11 to 12 points, upright, in small letters",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &CONG_VAN,
            ADDRESS,
            "địa chỉ cỡ 9, nghiêng (9 points, italic)",
            "địa chỉ cỡ 11, đứng (11 points, upright)",
            |setting| {
                setting.letters("/contact/0", |style| {
                    style.size = Length::from_points(9.0);
                    style.italic = true;
                });
            },
        ),
        test: |subject| on_page(subject, |page| judge(page, &[LETTERS])),
    },
    Row {
        code: "F31",
        name: "rule-above-address",
        severity: Severity::Error,
        basis: FORM,
        vi: "trên địa chỉ cơ quan có đường kẻ nét liền kéo dài hết chiều ngang vùng trình bày",
        en: "a solid rule over the full width of the text stands above the address",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &CONG_VAN,
            ADDRESS,
            "trên địa chỉ không có đường kẻ (no rule above the address)",
            "đường kẻ hết chiều ngang (a rule over the full width)",
            |setting| setting.each("/contact/0", |p| p.rules_above.clear()),
        ),
        test: |subject| on_page(subject, rule),
    },
];

const LETTERS: Style = Style::of("địa chỉ cơ quan", "address", &["/contact/*"])
    .sized(11.0, 12.0)
    .upright()
    .small();

/// From which part of the height of the paper on a box is at the foot.
const FOOT: f64 = 0.66;

fn place(page: &Page<'_>) -> Answer {
    let boxes = page.boxes(&["/contact/*"]);
    let Some(first) = boxes.first() else {
        return absent("địa chỉ cơ quan", "address");
    };
    let Some(paragraph) = first.first() else {
        return Answer::Passed;
    };
    let one_page = extent(page) == Extent::OnePage;
    match paragraph.place {
        PagePlace::Footer(Pages::First) => Answer::Passed,
        PagePlace::Footer(_) if one_page => Answer::Passed,
        PagePlace::Footer(_) => fault(
            first,
            "địa chỉ cơ quan ở cuối mọi trang, phải chỉ ở cuối trang thứ nhất",
            "the address stands at the foot of every page, must stand on page 1 only",
        ),
        PagePlace::Text | PagePlace::Cell { .. } if one_page => Answer::Passed,
        PagePlace::TextBox { top: Some(top), .. } => {
            let section = page.layout().section_at(paragraph.span.start);
            let low = section.is_none_or(|section| top.mm() >= section.height.mm() * FOOT);
            if low { Answer::Passed } else { not_at_foot(first) }
        }
        PagePlace::TextBox { top: None, .. } | PagePlace::Text | PagePlace::Cell { .. } => {
            unknown_place("địa chỉ cơ quan", "the address")
        }
        _ => not_at_foot(first),
    }
}

fn not_at_foot(boxed: &Boxed<'_>) -> Answer {
    fault(
        boxed,
        "địa chỉ cơ quan không ở cuối trang thứ nhất",
        "the address is not at the foot of page 1",
    )
}

fn rule(page: &Page<'_>) -> Answer {
    let Some(first) = page.first_box("/contact/*") else {
        return absent("địa chỉ cơ quan", "address");
    };
    match full_width(page, &first, &rules_above(page, &first)) {
        Some(true) => Answer::Passed,
        Some(false) => fault(
            &first,
            "trên địa chỉ cơ quan thiếu đường kẻ nét liền hết chiều ngang vùng trình bày",
            "the address lacks the solid rule over the full width above it",
        ),
        None => Answer::not_evaluated(
            "không rõ độ dài đường kẻ trên địa chỉ cơ quan",
            "the length of the rule above the address is not known",
        ),
    }
}

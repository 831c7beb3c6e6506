//! F: the numbers of the pages.

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, THONG_BAO};
use crate::check::page::{Extent, Faults, Page, extent, number, on_page};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Alignment, Length, PageNumber, Section};

const FORM: &str = "khoản 7 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "F06",
        name: "page-number-place",
        severity: Severity::Error,
        basis: FORM,
        vi: "số trang canh giữa ở phần lề trên, không hiển thị ở trang thứ nhất",
        en: "the page number is centred in the top margin and hidden on page 1",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &THONG_BAO,
            "số trang ở lề dưới (the page number in the bottom margin)",
            "số trang ở giữa lề trên (centred in the top margin)",
            |setting| setting.page_numbers(|number| number.above = false),
        ),
        test: |subject| on_page(subject, place),
    },
    Row {
        code: "F09",
        name: "page-number-arabic",
        severity: Severity::Error,
        basis: FORM,
        vi: "số trang bằng chữ số Ả Rập",
        en: "page numbers are Arabic",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "trang “ii” (page `ii`)",
            "trang “2” (page `2`)",
            |setting| {
                setting.page_numbers(|number| number.arabic = false);
            },
        ),
        test: |subject| each(subject, arabic),
    },
    Row {
        code: "F10",
        name: "pages-from-one",
        severity: Severity::Error,
        basis: FORM,
        vi: "số trang đánh từ số 1, liên tục trong văn bản",
        en: "pages count from 1 and run on through the document",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "trang thứ hai mang số 1 (the second page is numbered 1)",
            "trang thứ hai mang số 2 (the second page is numbered 2)",
            |setting| setting.pages(|section| section.first_number = Some(0)),
        ),
        test: |subject| on_page(subject, from_one),
    },
    Row {
        code: "F11",
        name: "page-number-size",
        severity: Severity::Error,
        basis: "khoản 7 Mục I, Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "số trang cỡ chữ 13 đến 14, kiểu chữ đứng",
        en: "the page number is 13 to 14 points, upright",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "số trang cỡ 10, nghiêng (10 points, italic)",
            "số trang cỡ 14, đứng (14 points, upright)",
            |setting| {
                setting.page_numbers(|number| {
                    number.style.size = Length::from_points(10.0);
                    number.style.italic = true;
                });
            },
        ),
        test: |subject| each(subject, size),
    },
    Row {
        code: "F12",
        name: "page-number-bare",
        severity: Severity::Info,
        basis: "Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "số trang chỉ có chữ số (theo ví dụ của Nghị định)",
        en: "the page number is the bare figure (by the decree's example)",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(&CONG_VAN, "Trang 2/5", "2", |setting| {
            setting.page_numbers(|number| number.line = "Trang #/#".into());
        }),
        test: |subject| each(subject, bare),
    },
];

/// The sections whose pages bear numbers.
fn numbered<'p>(page: &Page<'p>) -> impl Iterator<Item = (usize, &'p Section, &'p PageNumber)> {
    let sections = page.layout().sections.iter().enumerate();
    sections.filter_map(|(i, section)| Some((i, section, section.page_number.as_ref()?)))
}

fn no_numbers() -> Answer {
    Answer::not_applicable(
        "văn bản không đánh số trang (xem F06)",
        "the pages bear no numbers (see F06)",
    )
}

fn place(page: &Page<'_>) -> Answer {
    let mut faults = Faults::default();
    let mut any = false;
    for (i, _, number) in numbered(page) {
        any = true;
        if !number.above {
            faults.add(
                "",
                None,
                "số trang ở lề dưới, phải canh giữa ở phần lề trên",
                "the page number stands in the bottom margin, must be centred in the top margin",
            );
        } else if number.alignment != Alignment::Center {
            faults.add(
                "",
                None,
                "số trang không canh giữa lề trên",
                "the page number is not centred in the top margin",
            );
        }
        if i == 0 && number.on_first_page {
            faults.add(
                "",
                None,
                "trang thứ nhất hiển thị số trang; số trang không hiển thị ở trang thứ nhất",
                "page 1 shows its number; it must be hidden there",
            );
        }
    }
    match extent(page) {
        _ if any => faults.into_answer(),
        Extent::OnePage => Answer::not_applicable("văn bản chỉ có một trang", "the document has one page"),
        Extent::Unsure => Answer::not_evaluated(
            "văn bản không đánh số trang và không rõ có dài hơn một trang không",
            "the pages bear no numbers, and whether there is more than one is not known",
        ),
        Extent::MorePages => {
            faults.add(
                "",
                None,
                "văn bản có từ hai trang trở lên mà không đánh số trang",
                "the document has two pages or more, and they bear no numbers",
            );
            faults.into_answer()
        }
    }
}

fn each(subject: &crate::check::Subject<'_>, fault: fn(&PageNumber) -> Option<(String, String)>) -> Answer {
    on_page(subject, |page| {
        let mut faults = Faults::default();
        let mut any = false;
        for (_, _, number) in numbered(page) {
            any = true;
            if let Some((vi, en)) = fault(number) {
                faults.add("", None, vi, en);
            }
        }
        if any { faults.into_answer() } else { no_numbers() }
    })
}

fn arabic(number: &PageNumber) -> Option<(String, String)> {
    (!number.arabic).then(|| {
        (
            "số trang không bằng chữ số Ả Rập".to_owned(),
            "page numbers are not Arabic".to_owned(),
        )
    })
}

/// Each annex may begin anew (III.1.đ); nothing else may.
fn from_one(page: &Page<'_>) -> Answer {
    let mut faults = Faults::default();
    let mut any = false;
    let first_annex = page
        .boxes(&super::super::annexes::annex_page::FIRST)
        .into_iter()
        .map(|b| b.span.start)
        .min();
    for (i, section, _) in numbered(page) {
        any = true;
        let annex = first_annex.is_some_and(|start| start < section.span.end);
        match section.first_number {
            Some(first) if i == 0 && first != 1 => faults.add(
                "",
                None,
                format!("trang thứ nhất mang số {first}, phải đánh từ số 1"),
                format!("the first page is numbered {first}, must be 1"),
            ),
            Some(first) if i > 0 && !annex => faults.add(
                "",
                None,
                format!("số trang đánh lại từ {first} ở giữa văn bản, phải liên tục"),
                format!("the pages are numbered anew from {first} inside the document, must run on"),
            ),
            _ => {}
        }
    }
    if any { faults.into_answer() } else { no_numbers() }
}

fn size(page_number: &PageNumber) -> Option<(String, String)> {
    let (mut vi, mut en) = (Vec::new(), Vec::new());
    let points = page_number.style.size.points();
    if !(13.0..=14.0).contains(&points) {
        let (in_vi, in_en) = number(points);
        vi.push(format!("cỡ chữ {in_vi}, phải là 13–14"));
        en.push(format!("size {in_en}, must be 13 to 14"));
    }
    if page_number.style.italic {
        vi.push("chữ nghiêng, phải là chữ đứng".to_owned());
        en.push("italic, must be upright".to_owned());
    }
    (!vi.is_empty()).then(|| {
        (
            format!("số trang: {}", vi.join("; ")),
            format!("page number: {}", en.join("; ")),
        )
    })
}

fn bare(number: &PageNumber) -> Option<(String, String)> {
    let line = number.line.trim();
    (line != "#").then(|| {
        (
            format!("số trang ghi “{line}” (# là số); theo ví dụ của Nghị định chỉ ghi chữ số"),
            format!("the page number reads “{line}” (# is the figure); by the decree's example it is the bare figure"),
        )
    })
}

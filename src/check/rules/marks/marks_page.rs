//! U: how the marks of secrecy, urgency and circulation (boxes 10a, 10b, 11) are laid out.

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::page::{Boxed, Half, Page, Side, Style, absent, fault, judge, mm, on_page, side, unknown_place};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Frame, Length, PagePlace, Pages};
use crate::text::skeleton;
use crate::value::Urgency;

const URGENT: (Slot, &str) = (Slot::Urgency, "HỎA TỐC");
const SECRET: (Slot, &str) = (Slot::Secrecy, "MẬT");
const INTERNAL: (Slot, &str) = (Slot::Circulation, "LƯU HÀNH NỘI BỘ");
const RECALLED: (Slot, &str) = (Slot::Circulation, "TÀI LIỆU THU HỒI");

const URGENCY: &str = "điểm b khoản 2 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";
const URGENCY_PLACE: &str = "điểm b khoản 2 Mục III, khoản 2 Mục IV Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";
const SECRECY: &str = "điểm a khoản 2 Mục III, khoản 2 Mục IV Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";
const RECALL: &str = "điểm a khoản 2 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "U03",
        name: "urgency-frame",
        severity: Severity::Error,
        basis: URGENCY,
        vi: "dấu mức độ khẩn trong khung hình chữ nhật viền đơn: Hỏa tốc 30 mm × 8 mm, Thượng khẩn 40 mm × 8 mm, Khẩn 20 mm × 8 mm",
        en: "the urgency stamp has a single-line box: 30 × 8 mm (hỏa tốc), 40 × 8 mm (thượng khẩn), 20 × 8 mm (khẩn)",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &CONG_VAN,
            URGENT,
            "HỎA TỐC trong khung 40 mm × 8 mm (in a box of 40 × 8 mm)",
            "HỎA TỐC trong khung 30 mm × 8 mm (in a box of 30 × 8 mm)",
            |setting| {
                setting.each("/urgency", |p| {
                    if let Some(frame) = &mut p.frame {
                        frame.width = Some(Length::from_mm(40.0));
                    }
                });
            },
        ),
        test: |subject| on_page(subject, urgency_frame),
    },
    Row {
        code: "U05",
        name: "urgency-place",
        severity: Severity::Warning,
        basis: URGENCY_PLACE,
        vi: "dấu mức độ khẩn ở ô số 10b (bên trái, dưới số, ký hiệu)",
        en: "the urgency stamp stands in box 10b (at the left, below the number)",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &CONG_VAN,
            URGENT,
            "dấu khẩn ở bên phải (at the right)",
            "dấu khẩn ở bên trái, dưới số (at the left, below the number)",
            |setting| setting.each("/urgency", to_right),
        ),
        test: |subject| {
            on_page(subject, |page| {
                at_left(page, "/urgency", ("dấu mức độ khẩn", "the urgency stamp", "10b"))
            })
        },
    },
    Row {
        code: "U08",
        name: "secrecy-place",
        severity: Severity::Warning,
        basis: SECRECY,
        vi: "dấu độ mật ở ô số 10a (bên trái, dưới số, ký hiệu)",
        en: "the secrecy stamp stands in box 10a (at the left, below the number)",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &CONG_VAN,
            SECRET,
            "dấu độ mật ở bên phải (at the right)",
            "dấu độ mật ở bên trái, dưới số (at the left, below the number)",
            |setting| setting.each("/secrecy", to_right),
        ),
        test: |subject| {
            on_page(subject, |page| {
                at_left(page, "/secrecy", ("dấu độ mật", "the secrecy stamp", "10a"))
            })
        },
    },
    Row {
        code: "U09",
        name: "recall-place",
        severity: Severity::Warning,
        basis: RECALL,
        vi: "dấu tài liệu thu hồi ở ô số 11 (lề trên, phía trên Quốc hiệu)",
        en: "the recall stamp stands in box 11 (in the top margin, above the national title)",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &CONG_VAN,
            RECALLED,
            "dấu thu hồi ở cột bên trái (in the left column)",
            "dấu thu hồi ở lề trên, phía trên Quốc hiệu (in the top margin)",
            |setting| {
                setting.each("/circulation", |p| {
                    p.place = PagePlace::Cell {
                        table: 0,
                        row: 2,
                        column: 0,
                        left: Length::ZERO,
                    };
                });
            },
        ),
        test: |subject| on_page(subject, recalled),
    },
];

pub(in crate::check) const HALVES: &[Half] = &[
    Half {
        code: "U02",
        capitals: true,
        example: Example::page_with(
            &CONG_VAN,
            URGENT,
            "HỎA TỐC cỡ 16, nghiêng (16 points, italic)",
            "HỎA TỐC cỡ 13, đứng, đậm (13 points, upright and bold)",
            |setting| {
                setting.letters("/urgency", |style| {
                    style.size = Length::from_points(16.0);
                    style.italic = true;
                });
            },
        ),
        test: |page| judge(page, &[URGENCY_LETTERS]),
    },
    Half {
        code: "U11",
        capitals: true,
        example: Example::page_with(
            &CONG_VAN,
            INTERNAL,
            "chỉ dẫn ở cuối trang (in the footer)",
            "chỉ dẫn trong khung ở ô số 11, đứng, đậm (boxed, in box 11, upright and bold)",
            |setting| setting.each("/circulation", |p| p.place = PagePlace::Footer(Pages::First)),
        ),
        test: circulation,
    },
];

const URGENCY_LETTERS: Style = Style::of("dấu mức độ khẩn", "urgency stamp", &["/urgency"])
    .sized(13.0, 14.0)
    .upright()
    .bold();
const CIRCULATION_LETTERS: Style = Style::of("chỉ dẫn phạm vi lưu hành", "note on circulation", &["/circulation"])
    .sized(13.0, 14.0)
    .upright()
    .bold();

fn to_right(paragraph: &mut crate::layout::Paragraph) {
    if let PagePlace::Cell { left, column, .. } = &mut paragraph.place {
        (*left, *column) = (Length::from_mm(90.0), 1);
    }
}

/// The boxes of the decree in mm; all are 8 mm high.
const FRAMES: [(Urgency, f64); 3] = [
    (Urgency::HoaToc, 30.0),
    (Urgency::ThuongKhan, 40.0),
    (Urgency::Khan, 20.0),
];
const HEIGHT: f64 = 8.0;
const FRAME_TOLERANCE: f64 = 1.0;

fn frame_of(boxed: &Boxed<'_>) -> Option<Frame> {
    boxed.paragraphs.iter().find_map(|paragraph| paragraph.frame)
}

fn urgency_frame(page: &Page<'_>) -> Answer {
    let (Some(urgency), Some(boxed)) = (&page.document().urgency, page.first_box("/urgency")) else {
        return absent("dấu mức độ khẩn", "urgency stamp");
    };
    let Some((_, wide)) = FRAMES.iter().find(|(degree, _)| degree == urgency) else {
        return absent("mức độ khẩn của Nghị định", "degree of the decree");
    };
    let Some(frame) = frame_of(&boxed) else {
        return fault(
            &boxed,
            &format!("“{urgency}” không có khung hình chữ nhật viền đơn {wide} mm × 8 mm"),
            &format!("“{urgency}” has no single-line box of {wide} × 8 mm"),
        );
    };
    if !frame.single {
        return fault(
            &boxed,
            &format!("khung của “{urgency}” không phải viền đơn"),
            &format!("the box of “{urgency}” is not of a single line"),
        );
    }
    let Some(width) = frame.width else {
        return Answer::not_evaluated(
            format!("không rõ kích thước khung của “{urgency}”"),
            format!("the size of the box of “{urgency}” is not known"),
        );
    };
    // The borders of a paragraph are as high as its line, and no file says how high that is.
    let height = frame.height.unwrap_or(Length::from_mm(HEIGHT));
    let off = |length: Length, wanted: f64| (length.mm() - wanted).abs() > FRAME_TOLERANCE;
    if !off(width, *wide) && !off(height, HEIGHT) {
        return Answer::Passed;
    }
    let ((w_vi, w_en), (h_vi, h_en)) = (mm(width), mm(height));
    fault(
        &boxed,
        &format!("khung của “{urgency}” {w_vi} × {h_vi}, phải là {wide} mm × 8 mm"),
        &format!("the box of “{urgency}” is {w_en} × {h_en}, must be {wide} mm × 8 mm"),
    )
}

/// Whether a stamp stands at the left, below the number.
fn at_left(page: &Page<'_>, path: &str, (vi, en, number): (&str, &str, &str)) -> Answer {
    let Some(boxed) = page.first_box(path) else {
        return absent(vi, en.trim_start_matches("the "));
    };
    match side(page, &boxed) {
        Some(Side::Left) => Answer::Passed,
        Some(_) => fault(
            &boxed,
            &format!("{vi} không ở bên trái, dưới số, ký hiệu (ô số {number})"),
            &format!("{en} is not at the left below the number (box {number})"),
        ),
        None => unknown_place(vi, en),
    }
}

fn is_recall(page: &Page<'_>) -> bool {
    let text = page.document().circulation.as_deref().unwrap_or_default();
    skeleton(text).contains("thu hoi")
}

fn recalled(page: &Page<'_>) -> Answer {
    match page.first_box("/circulation").filter(|_| is_recall(page)) {
        Some(boxed) => in_box_11(page, &boxed, ("dấu tài liệu thu hồi", "the recall stamp")),
        None => absent("dấu tài liệu thu hồi", "recall stamp"),
    }
}

fn circulation(page: &Page<'_>) -> Answer {
    let Some(boxed) = page.first_box("/circulation").filter(|_| !is_recall(page)) else {
        return absent("chỉ dẫn phạm vi lưu hành", "note on circulation");
    };
    let letters = judge(page, &[CIRCULATION_LETTERS]);
    if letters != Answer::Passed {
        return letters;
    }
    if !frame_of(&boxed).is_some_and(|frame| frame.single) {
        return fault(
            &boxed,
            "chỉ dẫn phạm vi lưu hành không có khung hình chữ nhật viền đơn",
            "the note on circulation has no single-line box",
        );
    }
    in_box_11(page, &boxed, ("chỉ dẫn phạm vi lưu hành", "the note on circulation"))
}

/// How far below the top margin a box may begin that stands in it, in mm.
const IN_MARGIN: f64 = 10.0;

/// Whether something stands in the top margin or above the national title.
fn in_box_11(page: &Page<'_>, boxed: &Boxed<'_>, (vi, en): (&str, &str)) -> Answer {
    let Some(paragraph) = boxed.first() else {
        return Answer::Passed;
    };
    let title = page.first_box("/national_title");
    let above = || title.as_ref().is_none_or(|title| boxed.span.start < title.span.start);
    let fine = match paragraph.place {
        PagePlace::Header(_) => true,
        PagePlace::TextBox { top: Some(top), .. } => {
            let section = page.layout().section_at(paragraph.span.start);
            section.is_none_or(|section| top.mm() <= section.margins.top.mm() + IN_MARGIN)
        }
        PagePlace::TextBox { top: None, .. } => return unknown_place(vi, en),
        PagePlace::Text | PagePlace::Cell { .. } => above() && side(page, boxed) != Some(Side::Left),
        _ => false,
    };
    if fine {
        return Answer::Passed;
    }
    fault(
        boxed,
        &format!("{vi} không ở lề trên, phía trên Quốc hiệu (ô số 11)"),
        &format!("{en} is not in the top margin above the national title (box 11)"),
    )
}

//! E, K: how the texts of electronic signatures of attached files and copies are laid
//! out (box 14).

use super::stamps::Stamp;
use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::example::letters::MOT_PHU_LUC;
use crate::check::page::{Boxed, Faults, Page, Side, Style, absent, on_page, side, unknown_place, wrong_letters};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Color, Length, PagePlace, Pages};
use crate::text::Span;

const ATTACHED: &str = "điểm b khoản 8 Mục II, điểm d khoản 1 Mục III Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";
const SIGNED_ANNEX: (Slot, &str) = (
    Slot::Annex,
    "Số: 15/TB-SNV; 12/05/2026; 08:15:30 +07:00\n\nPhụ lục\nLỊCH TRỰC\n\
     (Kèm theo Thông báo số 15/TB-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)\n\n1. Tháng 8: Văn phòng Sở./.",
);
const COPIED: (Slot, &str) = (Slot::Stamp, "SAO Y; Sở Nội vụ; 13/05/2026; 08:15:30 +07:00");

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "E15",
        name: "attached-stamp-place",
        severity: Severity::Warning,
        basis: ATTACHED,
        vi: "thông tin chữ ký số trên văn bản kèm theo, phụ lục ở góc trên, bên phải trang đầu",
        en: "the signature text of an attached text or annex stands at the top right of its first page",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &MOT_PHU_LUC,
            SIGNED_ANNEX,
            "thông tin chữ ký số ở cuối trang (at the foot of the page)",
            "thông tin chữ ký số ở góc trên, bên phải (at the top right)",
            |setting| setting.each("/stamps/0", to_foot),
        ),
        test: |subject| on_page(subject, |page| place(page, false)),
    },
    Row {
        code: "E16",
        name: "attached-stamp-letters",
        severity: Severity::Error,
        basis: ATTACHED,
        vi: "thông tin chữ ký số trên văn bản kèm theo, phụ lục cỡ chữ 10, kiểu chữ đứng, màu đen",
        en: "the signature text of an attached text or annex is 10 points, upright, black",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &MOT_PHU_LUC,
            SIGNED_ANNEX,
            "cỡ 8, màu đỏ (8 points, red)",
            "cỡ 10, đứng, màu đen (10 points, upright, black)",
            |setting| {
                setting.letters("/stamps/0", |style| {
                    (style.size, style.color) = (Length::from_points(8.0), Color::Rgb(192, 0, 0));
                });
            },
        ),
        test: |subject| on_page(subject, |page| letters(page, false)),
    },
    Row {
        code: "K20",
        name: "copy-stamp-place",
        severity: Severity::Warning,
        basis: "điểm a khoản 3 Mục I Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "thông tin của bản sao điện tử ở góc trên, bên phải trang đầu",
        en: "the text of an electronic copy stands at the top right of page 1",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &CONG_VAN,
            COPIED,
            "thông tin sao ở cuối trang (at the foot of the page)",
            "thông tin sao ở góc trên, bên phải (at the top right)",
            |setting| setting.each("/stamps/0", to_foot),
        ),
        test: |subject| on_page(subject, |page| place(page, true)),
    },
    Row {
        code: "K22",
        name: "copy-stamp-letters",
        severity: Severity::Error,
        basis: "điểm c khoản 3 Mục I Phần II Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "thông tin của bản sao điện tử cỡ chữ 10, kiểu chữ đứng, màu đen",
        en: "the text of an electronic copy is 10 points, upright, black",
        needs: Needs::Layout,
        mends: false,
        example: Example::page_with(
            &CONG_VAN,
            COPIED,
            "cỡ 12, màu đỏ (12 points, red)",
            "cỡ 10, đứng, màu đen (10 points, upright, black)",
            |setting| {
                setting.letters("/stamps/0", |style| {
                    (style.size, style.color) = (Length::from_points(12.0), Color::Rgb(192, 0, 0));
                });
            },
        ),
        test: |subject| on_page(subject, |page| letters(page, true)),
    },
];

const LETTERS: Style = Style::of("thông tin chữ ký số", "signature text", &[])
    .sized(10.0, 10.0)
    .upright()
    .black();

fn to_foot(paragraph: &mut crate::layout::Paragraph) {
    paragraph.place = PagePlace::Footer(Pages::First);
}

/// The signature texts of a sort: of copies, or of attached files.
fn stamps<'a>(page: &Page<'a>, copies: bool) -> Vec<Boxed<'a>> {
    let texts = page.document().stamps.iter().enumerate();
    let own = texts
        .filter_map(|(i, text)| Stamp::of(i, text))
        .filter(|stamp| stamp.is_copy == copies);
    own.filter_map(|stamp| page.first_box(&stamp.path)).collect()
}

fn no_stamp(copies: bool) -> Answer {
    if copies {
        absent(
            "thông tin chữ ký số của bản sao điện tử",
            "signature text of an electronic copy",
        )
    } else {
        absent(
            "thông tin chữ ký số trên phụ lục, văn bản kèm theo",
            "signature text of an annex or attached file",
        )
    }
}

fn letters(page: &Page<'_>, copies: bool) -> Answer {
    let stamps = stamps(page, copies);
    if stamps.is_empty() {
        return no_stamp(copies);
    }
    let mut faults = Faults::default();
    wrong_letters(page, &LETTERS, stamps, &mut faults);
    faults.into_answer()
}

fn place(page: &Page<'_>, copies: bool) -> Answer {
    let stamps = stamps(page, copies);
    if stamps.is_empty() {
        return no_stamp(copies);
    }
    let mut faults = Faults::default();
    for boxed in &stamps {
        match is_top_right(page, boxed) {
            Some(true) => {}
            Some(false) => faults.add(
                &boxed.path,
                Some(boxed.span),
                "thông tin chữ ký số không ở góc trên, bên phải trang đầu",
                "the signature text is not at the top right of the first page",
            ),
            None => return unknown_place("thông tin chữ ký số", "the signature text"),
        }
    }
    faults.into_answer()
}

/// How far below the top margin a text at the top of a page may begin, in mm.
const AT_TOP: f64 = 10.0;

fn is_top_right(page: &Page<'_>, boxed: &Boxed<'_>) -> Option<bool> {
    let paragraph = boxed.first()?;
    let section = page.layout().section_at(paragraph.span.start)?;
    match paragraph.place {
        PagePlace::TextBox { left, top } => {
            let high = top?.mm() <= section.margins.top.mm() + AT_TOP;
            let right = left?.mm() >= section.width.mm() * 0.45;
            Some(high && right)
        }
        PagePlace::Header(_) => Some(side(page, boxed)? == Side::Right),
        PagePlace::Text | PagePlace::Cell { .. } => Some(begins_page(page, boxed) && side(page, boxed)? == Side::Right),
        _ => Some(false),
    }
}

/// Whether nothing stands above it on its page.
fn begins_page(page: &Page<'_>, boxed: &Boxed<'_>) -> bool {
    let Some(first) = boxed.first() else {
        return false;
    };
    let before = page
        .before(first)
        .iter()
        .rev()
        .find(|p| !page.text(Span::new(p.span.start, p.span.end)).trim().is_empty());
    first.begins_page || before.is_none_or(|before| !crate::check::page::is_in_flow(before))
}

//! F: how Quốc hiệu, Tiêu ngữ (box 1) and the issuing bodies (box 2) are laid out.

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::CONG_VAN;
use crate::check::page::{
    Drawing, Faults, Half, Page, Side, Style, absent, centred_under, fault, judge, lines, number, on_page, rule_below,
    side, unknown_place,
};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Alignment, Length, LineSpacing, PagePlace};

const MOTTO: &str = "điểm b khoản 1 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";
const ISSUERS: &str = "điểm b khoản 2 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "F15",
        name: "motto-letters",
        severity: Severity::Error,
        basis: MOTTO,
        vi: "Tiêu ngữ kiểu chữ đứng, đậm",
        en: "the motto is upright and bold",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "Tiêu ngữ nghiêng (an italic motto)",
            "Tiêu ngữ đứng, đậm (upright and bold)",
            |setting| setting.letters("/motto", |style| style.italic = true),
        ),
        test: |subject| on_page(subject, |page| judge(page, &[MOTTO_LETTERS])),
    },
    Row {
        code: "F17",
        name: "motto-centred",
        severity: Severity::Error,
        basis: MOTTO,
        vi: "Tiêu ngữ canh giữa dưới Quốc hiệu",
        en: "the motto is centred under the national title",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "Tiêu ngữ canh trái (aligned to the left)",
            "Tiêu ngữ canh giữa dưới Quốc hiệu (centred under the national title)",
            |setting| setting.each("/motto", |p| p.alignment = Alignment::Left),
        )
        .also(&["F18"]),
        test: |subject| on_page(subject, motto_centred),
    },
    Row {
        code: "F18",
        name: "rule-under-motto",
        severity: Severity::Error,
        basis: MOTTO,
        vi: "dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ",
        en: "under the motto stands a solid rule as long as the line",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "dưới Tiêu ngữ không có đường kẻ (no rule under the motto)",
            "đường kẻ dài bằng dòng chữ (a rule as long as the line)",
            |setting| setting.each("/motto", |p| p.rules_below.clear()),
        ),
        test: |subject| {
            on_page(subject, |page| {
                under(page, "/motto", ("Tiêu ngữ", "the motto"), Drawing::Whole)
            })
        },
    },
    Row {
        code: "F19",
        name: "national-title-spacing",
        severity: Severity::Error,
        basis: "điểm c khoản 1 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "hai dòng Quốc hiệu và Tiêu ngữ cách nhau dòng đơn",
        en: "national title and motto are single-spaced",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "cách dòng 1,5 (line spacing 1.5)",
            "cách dòng đơn (single spacing)",
            |setting| setting.each("/motto", |p| p.line_spacing = LineSpacing::Lines(360)),
        ),
        test: |subject| {
            on_page(subject, |page| {
                let pair = ("Quốc hiệu và Tiêu ngữ", "national title and motto");
                single_spaced(page, "/national_title", "/motto", pair)
            })
        },
    },
    Row {
        code: "F27",
        name: "rule-under-issuer",
        severity: Severity::Error,
        basis: ISSUERS,
        vi: "dưới tên cơ quan ban hành có đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng chữ, cân đối với dòng chữ",
        en: "under the issuing body stands a solid rule, a third to a half of the line, in its middle",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "đường kẻ dài suốt dòng chữ (a rule as long as the line)",
            "đường kẻ dài 40 % dòng chữ, ở giữa (a rule of 40 % of the line, in its middle)",
            |setting| {
                setting.each("/issuers/0/name", |p| {
                    p.rules_below.iter_mut().for_each(|rule| {
                        rule.length = Some(Length::from_mm(60.0));
                    });
                });
            },
        ),
        test: |subject| {
            on_page(subject, |page| {
                let name = ("tên cơ quan ban hành", "the issuing body");
                under(page, "/issuers/*/name", name, Drawing::Short)
            })
        },
    },
    Row {
        code: "F28",
        name: "issuer-spacing",
        severity: Severity::Error,
        basis: ISSUERS,
        vi: "tên cơ quan chủ quản và tên cơ quan ban hành cách nhau dòng đơn",
        en: "superior and issuing body are single-spaced",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "cách nhau thêm 12 pt (a gap of 12 points)",
            "cách dòng đơn (single spacing)",
            |setting| setting.each("/issuers/0/name", |p| p.space_before = Length::from_points(12.0)),
        ),
        test: |subject| {
            on_page(subject, |page| {
                let pair = (
                    "tên cơ quan chủ quản và tên cơ quan ban hành",
                    "superior and issuing body",
                );
                single_spaced(page, "/issuers/0/superior", "/issuers/0/name", pair)
            })
        },
    },
];

pub(in crate::check) const HALVES: &[Half] = &[
    Half {
        code: "F13",
        capitals: true,
        example: Example::page(
            &CONG_VAN,
            "Quốc hiệu không đậm (not bold)",
            "Quốc hiệu đứng, đậm (upright and bold)",
            |setting| setting.letters("/national_title", |style| style.bold = false),
        ),
        test: |page| judge(page, &[TITLE_LETTERS]),
    },
    Half {
        code: "F14",
        capitals: false,
        example: Example::page(
            &CONG_VAN,
            "Quốc hiệu ở bên trái (at the left)",
            "Quốc hiệu ở phía trên, bên phải (at the top right)",
            |setting| {
                setting.each("/national_title", |p| {
                    if let PagePlace::Cell { left, .. } = &mut p.place {
                        *left = Length::ZERO;
                    }
                });
            },
        )
        .also(&["F17", "D12"]),
        test: title_right,
    },
    Half {
        code: "F21",
        capitals: true,
        example: Example::page(
            &CONG_VAN,
            "tên cơ quan ban hành không đậm (not bold)",
            "tên cơ quan ban hành đứng, đậm (upright and bold)",
            |setting| setting.letters("/issuers/0/name", |style| style.bold = false),
        ),
        test: |page| judge(page, &[ISSUER_LETTERS]),
    },
    Half {
        code: "F22",
        capitals: true,
        example: Example::page(
            &CONG_VAN,
            "tên cơ quan chủ quản đậm (bold)",
            "tên cơ quan chủ quản đứng, không đậm (upright, not bold)",
            |setting| setting.letters("/issuers/0/superior", |style| style.bold = true),
        ),
        test: |page| judge(page, &[SUPERIOR_LETTERS]),
    },
    Half {
        code: "F23",
        capitals: false,
        example: Example::page(
            &CONG_VAN,
            "tên cơ quan chủ quản canh trái (aligned to the left)",
            "hai tên canh giữa ở cột bên trái (both centred in the left column)",
            |setting| setting.each("/issuers/0/superior", |p| p.alignment = Alignment::Left),
        ),
        test: bodies_centred,
    },
];

const TITLE_LETTERS: Style = Style::of("Quốc hiệu", "national title", &["/national_title"])
    .upright()
    .bold();
const MOTTO_LETTERS: Style = Style::of("Tiêu ngữ", "motto", &["/motto"]).upright().bold();
const ISSUER_LETTERS: Style = Style::of("tên cơ quan ban hành", "issuing body", &["/issuers/*/name"])
    .upright()
    .bold();
const SUPERIOR_LETTERS: Style = Style::of("tên cơ quan chủ quản", "superior body", &["/issuers/*/superior"])
    .upright()
    .not_bold();
const BODIES_CENTRED: Style = Style::of("tên cơ quan", "bodies", &["/issuers/*/superior", "/issuers/*/name"]).centred();

fn motto_centred(page: &Page<'_>) -> Answer {
    let (Some(title), Some(motto)) = (page.first_box("/national_title"), page.first_box("/motto")) else {
        return absent("Quốc hiệu hoặc Tiêu ngữ", "national title or motto");
    };
    match centred_under(page, &title, &motto) {
        Some(true) => Answer::Passed,
        Some(false) => fault(
            &motto,
            "Tiêu ngữ không ở giữa dưới Quốc hiệu",
            "the motto is not centred under the national title",
        ),
        None => unknown_place("Tiêu ngữ", "the motto"),
    }
}

/// The rule under each component of a pattern.
pub(in crate::check::rules) fn under(page: &Page<'_>, pattern: &str, name: (&str, &str), drawing: Drawing) -> Answer {
    let answers = page.boxes(&[pattern]).into_iter();
    // Of a joint document one body may have the rule for all.
    let answers: Vec<Answer> = answers.map(|boxed| rule_below(page, &boxed, name, drawing)).collect();
    if answers.is_empty() {
        return absent(name.0, name.1);
    }
    let passed = answers.contains(&Answer::Passed);
    match answers.into_iter().next_back() {
        Some(last) if !passed => last,
        _ => Answer::Passed,
    }
}

fn title_right(page: &Page<'_>) -> Answer {
    let Some(title) = page.first_box("/national_title") else {
        return absent("Quốc hiệu", "national title");
    };
    match side(page, &title) {
        Some(Side::Right) => Answer::Passed,
        Some(_) => fault(
            &title,
            "Quốc hiệu không ở bên phải; phải ở phía trên, bên phải trang thứ nhất",
            "the national title is not at the right; it must stand at the top right of page 1",
        ),
        None => unknown_place("Quốc hiệu", "the national title"),
    }
}

fn bodies_centred(page: &Page<'_>) -> Answer {
    let mut faults = Faults::default();
    for boxed in page.boxes(&["/issuers/*/superior", "/issuers/*/name"]) {
        if side(page, &boxed) == Some(Side::Right) {
            faults.add(
                &boxed.path,
                Some(boxed.span),
                "tên cơ quan ở bên phải; phải ở phía trên, bên trái trang thứ nhất",
                "the name of the body is at the right; it must stand at the top left of page 1",
            );
        }
    }
    if faults.is_empty() {
        return judge(page, &[BODIES_CENTRED]);
    }
    faults.into_answer()
}

/// Single spacing, and what Word rounds of it.
const SINGLE: f64 = 1.06;

/// A gap that nobody sees, in points.
const NO_GAP: f64 = 3.0;

/// Whether two lines that follow each other are single-spaced, without a gap between.
fn single_spaced(page: &Page<'_>, upper: &str, lower: &str, (vi, en): (&str, &str)) -> Answer {
    let (Some(upper), Some(lower)) = (page.first_box(upper), page.first_box(lower)) else {
        return absent(vi, en);
    };
    let mut faults = Faults::default();
    let paragraphs = upper.paragraphs.iter().chain(&lower.paragraphs);
    let wide = paragraphs.map(|p| {
        let size = p.runs.iter().map(|run| run.style.size).max().unwrap_or_default();
        p.line_spacing.lines(size)
    });
    let widest = wide.fold(0.0, f64::max);
    if widest > SINGLE {
        let (in_vi, in_en) = lines(widest);
        faults.add(
            &lower.path,
            None,
            format!("{vi} cách dòng {in_vi}, phải là dòng đơn"),
            format!("{en} have line spacing {in_en}, must be single"),
        );
    }
    if let (Some(above), Some(below)) = (upper.last(), lower.first())
        && above.place == below.place
    {
        let gap = (above.space_after + below.space_before).points();
        if gap > NO_GAP {
            let (in_vi, in_en) = number(gap);
            faults.add(
                &lower.path,
                None,
                format!("{vi} cách nhau thêm {in_vi} pt, phải cách dòng đơn"),
                format!("{en} are {in_en} points further apart than single lines"),
            );
        }
    }
    faults.into_answer()
}

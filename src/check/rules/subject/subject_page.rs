//! T: how title and subject (boxes 5a, 5b) are laid out.

use super::kind::WITHOUT_SUBJECT;
use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, THONG_BAO};
use crate::check::page::{
    Boxed, Drawing, Faults, Half, Page, Style, absent, centred_under, fault, judge, middle, number, on_page,
    rule_below, unknown_place,
};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Alignment, Drawn, DrawnRule, Length};
use crate::value::Kind;

const FORM: &str = "điểm b khoản 5 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "T05",
        name: "subject-letters",
        severity: Severity::Error,
        basis: FORM,
        vi: "trích yếu dưới tên loại kiểu chữ đứng, đậm",
        en: "the subject below the title is upright and bold",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &THONG_BAO,
            "trích yếu nghiêng (an italic subject)",
            "trích yếu đứng, đậm (upright and bold)",
            |setting| setting.letters("/subject", |style| style.italic = true),
        ),
        test: |subject| on_page(subject, |page| named(page, |page| judge(page, &[SUBJECT_LETTERS]))),
    },
    Row {
        code: "T06",
        name: "title-centred",
        severity: Severity::Error,
        basis: FORM,
        vi: "tên loại và trích yếu canh giữa theo chiều ngang văn bản",
        en: "title and subject are centred on the page",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &THONG_BAO,
            "tên loại canh trái (the title at the left)",
            "tên loại và trích yếu canh giữa (both centred)",
            |setting| setting.each("/title", |p| p.alignment = Alignment::Left),
        ),
        test: |subject| on_page(subject, centred),
    },
    Row {
        code: "T08",
        name: "rule-under-subject",
        severity: Severity::Error,
        basis: FORM,
        vi: "dưới trích yếu có đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng chữ, cân đối với dòng chữ",
        en: "under the subject stands a solid rule, a third to a half of the line, in its middle",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &THONG_BAO,
            "dưới trích yếu không có đường kẻ (no rule under the subject)",
            "đường kẻ dài 40 % dòng chữ, ở giữa (a rule of 40 % of the line, in its middle)",
            |setting| setting.each("/subject", |p| p.rules_below.clear()),
        ),
        test: |subject| on_page(subject, |page| named(page, rule)),
    },
    Row {
        code: "T12",
        name: "cong-van-subject-place",
        severity: Severity::Error,
        basis: FORM,
        vi: "trích yếu công văn canh giữa dưới số, ký hiệu, cách dòng 6 pt",
        en: "the subject of a công văn is centred under the number, 6 points below it",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "trích yếu canh trái, liền dưới số (at the left, 0 points below)",
            "trích yếu canh giữa, cách 6 pt (centred, 6 points below)",
            |setting| {
                setting.each("/subject", |p| {
                    p.alignment = Alignment::Left;
                    p.space_before = Length::ZERO;
                });
            },
        ),
        test: |subject| on_page(subject, below_number),
    },
];

pub(in crate::check) const HALVES: &[Half] = &[
    Half {
        code: "T03",
        capitals: true,
        example: Example::page(
            &THONG_BAO,
            "tên loại không đậm (not bold)",
            "tên loại đứng, đậm (upright and bold)",
            |setting| setting.letters("/title", |style| style.bold = false),
        ),
        test: |page| judge(page, &[TITLE_LETTERS]),
    },
    Half {
        code: "T07",
        capitals: false,
        example: Example::page(
            &THONG_BAO,
            "đường kẻ giữa tên loại và trích yếu (a rule between title and subject)",
            "trích yếu ngay dưới tên loại (the subject right below the title)",
            |setting| {
                setting.each("/title", |p| {
                    p.rules_below = vec![DrawnRule {
                        drawn: Drawn::Shape,
                        length: Some(Length::from_mm(20.0)),
                        left: None,
                        solid: true,
                    }];
                });
            },
        ),
        test: |page| named(page, nothing_between),
    },
    Half {
        code: "T11",
        capitals: false,
        example: Example::page(
            &CONG_VAN,
            "trích yếu công văn đậm (bold)",
            "trích yếu công văn đứng, không đậm (upright, not bold)",
            |setting| setting.letters("/subject", |style| style.bold = true),
        ),
        test: |page| letter(page, |page| judge(page, &[LETTER_SUBJECT])),
    },
];

const SUBJECT: &str = "/subject#label+/subject";
const TITLE_LETTERS: Style = Style::of("tên loại", "title", &["/title"]).upright().bold();
const SUBJECT_LETTERS: Style = Style::of("trích yếu", "subject", &[SUBJECT]).upright().bold().small();
const LETTER_SUBJECT: Style = Style::of("trích yếu công văn", "subject", &[SUBJECT])
    .upright()
    .not_bold()
    .small();

/// Asks about the subject of a named kind; the models of two kinds have none.
fn named(page: &Page<'_>, test: impl FnOnce(&Page<'_>) -> Answer) -> Answer {
    let document = page.document();
    let without = document
        .kind
        .as_ref()
        .is_some_and(|kind| WITHOUT_SUBJECT.contains(kind));
    if document.kind == Some(Kind::CongVan) || document.title.is_none() || without {
        return absent("trích yếu dưới tên loại", "subject below a title");
    }
    test(page)
}

fn letter(page: &Page<'_>, test: impl FnOnce(&Page<'_>) -> Answer) -> Answer {
    if page.document().kind != Some(Kind::CongVan) {
        return Answer::not_applicable("không phải công văn", "the document is no công văn");
    }
    test(page)
}

fn rule(page: &Page<'_>) -> Answer {
    match page.first_box(SUBJECT) {
        Some(boxed) => rule_below(page, &boxed, ("trích yếu", "the subject"), Drawing::Short),
        None => absent("trích yếu", "subject"),
    }
}

/// How far the middle of a line may be off that of the text, in mm.
const OFF_MIDDLE: f64 = 5.0;

fn centred(page: &Page<'_>) -> Answer {
    let document = page.document();
    if document.kind == Some(Kind::CongVan) || document.title.is_none() {
        return absent("tên loại", "title");
    }
    let mut faults = Faults::default();
    let mut unsure = false;
    for boxed in page.boxes(&["/title", SUBJECT]) {
        match is_centred(page, &boxed) {
            Some(true) => {}
            Some(false) => faults.add(
                &boxed.path,
                Some(boxed.span),
                "tên loại và trích yếu phải canh giữa theo chiều ngang văn bản",
                "title and subject must be centred on the page",
            ),
            None => unsure = true,
        }
    }
    if unsure && faults.is_empty() {
        return unknown_place("tên loại hoặc trích yếu", "the title or subject");
    }
    faults.into_answer()
}

fn is_centred(page: &Page<'_>, boxed: &Boxed<'_>) -> Option<bool> {
    let width = page.layout().section_at(boxed.span.start)?.text_width().mm();
    let mut all = true;
    for paragraph in &boxed.paragraphs {
        all &= (middle(page, paragraph)?.mm() - width / 2.0).abs() <= OFF_MIDDLE;
    }
    Some(all)
}

/// The gap of 6 points, and how much more or less of it nobody sees.
const GAP: f64 = 6.0;
const SAME_GAP: f64 = 1.0;

fn below_number(page: &Page<'_>) -> Answer {
    letter(page, |page| {
        let (Some(number_box), Some(subject)) = (page.first_box("/number#label+/number"), page.first_box(SUBJECT))
        else {
            return absent("số, ký hiệu hoặc trích yếu", "number or subject");
        };
        let (mut vi, mut en) = (Vec::new(), Vec::new());
        match is_under(page, &number_box, &subject) {
            Some(true) => {}
            Some(false) => {
                vi.push("không ở giữa dưới số, ký hiệu".to_owned());
                en.push("is not centred under the number".to_owned());
            }
            None => return unknown_place("trích yếu", "the subject"),
        }
        if let Some(gap) = gap(&number_box, &subject).filter(|gap| (gap - GAP).abs() > SAME_GAP) {
            let (in_vi, in_en) = number(gap);
            vi.push(format!("cách số, ký hiệu {in_vi} pt, phải là 6 pt"));
            en.push(format!("is {in_en} points below the number, must be 6"));
        }
        if vi.is_empty() {
            return Answer::Passed;
        }
        let vi = format!("trích yếu công văn {}", vi.join("; "));
        fault(&subject, &vi, &format!("the subject {}", en.join("; ")))
    })
}

/// Under the number, or under the body where the number is out of its place (N18).
fn is_under(page: &Page<'_>, number_box: &Boxed<'_>, subject: &Boxed<'_>) -> Option<bool> {
    if centred_under(page, number_box, subject)? {
        return Some(true);
    }
    let issuer = page.first_box("/issuers/0/name");
    Some(
        issuer
            .and_then(|issuer| centred_under(page, &issuer, subject))
            .unwrap_or(false),
    )
}

/// The gap between two lines of one cell; in a cell of its own only the gap above it
/// counts.
fn gap(number_box: &Boxed<'_>, subject: &Boxed<'_>) -> Option<f64> {
    let (above, below) = (number_box.last()?, subject.first()?);
    (!std::ptr::eq(above, below)).then(|| (above.space_after + below.space_before).points())
}

fn nothing_between(page: &Page<'_>) -> Answer {
    let (Some(title), Some(_)) = (page.first_box("/title"), page.first_box(SUBJECT)) else {
        return absent("trích yếu dưới tên loại", "subject below a title");
    };
    let drawn = title.last().is_some_and(|last| {
        let rules = last.rules_below.iter();
        rules.filter(|rule| rule.drawn != Drawn::Underline).count() > 0
    });
    if !drawn {
        return Answer::Passed;
    }
    fault(
        &title,
        "giữa tên loại và trích yếu có đường kẻ; trích yếu phải ở ngay dưới tên loại",
        "a rule is drawn between title and subject; the subject stands right below the title",
    )
}

//! F: typeface and colour of all letters.

use std::sync::Arc;

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::CONG_VAN;
use crate::check::page::{Faults, Letters, Page, is_black, on_page};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Color, Paragraph};
use crate::text::Span;

const FORM: &str = "khoản 4 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "F07",
        name: "black-letters",
        severity: Severity::Error,
        basis: FORM,
        vi: "chữ màu đen ở mọi thành phần (trừ các dấu)",
        en: "letters are black in every component (stamps excepted)",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "nội dung chữ màu xanh (the content in blue)",
            "chữ màu đen (black letters)",
            |setting| setting.letters("/body/0", |style| style.color = Color::Rgb(0, 0, 255)),
        ),
        test: |subject| on_page(subject, black),
    },
    Row {
        code: "F33",
        name: "typeface",
        severity: Severity::Error,
        basis: FORM,
        vi: "phông chữ Times New Roman",
        en: "the typeface is Times New Roman",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "nội dung phông chữ Arial (the content in Arial)",
            "phông chữ Times New Roman (Times New Roman)",
            |setting| setting.letters("/body/0", |style| style.font = Some("Arial".into())),
        ),
        test: |subject| on_page(subject, typeface),
    },
];

const TYPEFACE: &str = "Times New Roman";

/// Gathers the letters that have something in common, neighbours together: of each
/// sort the first place and how many more there are.
fn gathered<'a, K: PartialEq>(
    page: &Page<'a>,
    paragraphs: impl Iterator<Item = &'a Paragraph>,
    sort: impl Fn(&Letters<'a>) -> Option<K>,
    words: impl Fn(&K) -> (String, String),
) -> Faults {
    let mut faults = Faults::default();
    for paragraph in paragraphs {
        let mut open: Option<(K, Span)> = None;
        let mut tell = |found: Option<(K, Span)>| {
            if let Some((key, span)) = found {
                let (vi, en) = words(&key);
                faults.add_at(page, span, vi, en);
            }
        };
        for letters in page.all_letters(paragraph) {
            let key = sort(&letters);
            open = match (open.take(), key) {
                (Some((before, span)), Some(key)) if before == key => Some((key, span.to(letters.span))),
                (before, key) => {
                    tell(before);
                    key.map(|key| (key, letters.span))
                }
            };
        }
        tell(open);
    }
    faults
}

fn typeface(page: &Page<'_>) -> Answer {
    let paragraphs = page.layout().paragraphs.iter();
    let other = |letters: &Letters<'_>| {
        let font = letters.style.font.as_ref()?;
        (!font.trim().eq_ignore_ascii_case(TYPEFACE)).then(|| Arc::clone(font))
    };
    let faults = gathered(page, paragraphs, other, |font| {
        (
            format!("phông chữ {font}, phải là {TYPEFACE}"),
            format!("typeface {font}, must be {TYPEFACE}"),
        )
    });
    let all = || page.layout().paragraphs.iter().flat_map(|p| page.all_letters(p));
    if faults.is_empty() && all().any(|letters| letters.style.font.is_none()) {
        return Answer::not_evaluated(
            "tệp không cho biết phông chữ của một số chữ",
            "the file does not say the typeface of some letters",
        );
    }
    faults.into_answer()
}

/// Where letters may be coloured: the stamps of secrecy, urgency and circulation.
const STAMPS: [&str; 3] = ["/secrecy", "/urgency", "/circulation"];

fn black(page: &Page<'_>) -> Answer {
    let stamps: Vec<Span> = page.boxes(&STAMPS).into_iter().map(|boxed| boxed.span).collect();
    let is_stamp = |span: Span| {
        stamps
            .iter()
            .any(|stamp| stamp.start < span.end && span.start < stamp.end)
    };
    // The text of an electronic signature has rules of its own (E16, K22).
    let signed: Vec<Span> = page.boxes(&["/stamps/*"]).into_iter().map(|boxed| boxed.span).collect();
    let is_signed = |span: Span| signed.iter().any(|own| own.start < span.end && span.start < own.end);
    let paragraphs = page.layout().paragraphs.iter().filter(|p| p.frame.is_none());
    let coloured = |letters: &Letters<'_>| {
        let free = is_black(letters.style) || is_stamp(letters.span) || is_signed(letters.span);
        (!free).then_some(letters.style.color)
    };
    let faults = gathered(page, paragraphs, coloured, |color| {
        (
            format!("chữ màu {color}, phải là màu đen"),
            format!("letters of colour {color}, must be black"),
        )
    });
    faults.into_answer()
}

//! M: what the models of minutes and attached texts show of the page.

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::models::{BAN_HANH, BIEN_BAN};
use crate::check::page::{Faults, Half, Page, Side, Style, absent, fault, side, unknown_place, wrong_letters};
use crate::check::subject::annexes::annexes;
use crate::layout::{Alignment, Length, PagePlace};
use crate::value::Kind;

pub(in crate::check) const HALVES: &[Half] = &[
    Half {
        code: "M15",
        capitals: false,
        example: Example::page(
            &BAN_HANH,
            "dòng dẫn chữ đứng (an upright pointer line)",
            "dòng dẫn chữ nghiêng, canh giữa (italic and centred)",
            |setting| setting.letters("/appendices/0/reference", |style| style.italic = false),
        ),
        test: pointer,
    },
    Half {
        code: "M40",
        capitals: false,
        example: Example::page(
            &BIEN_BAN,
            "THƯ KÝ ở bên phải (at the right)",
            "THƯ KÝ bên trái, CHỦ TỌA bên phải (the secretary left, the chair right)",
            |setting| {
                for path in ["/signatures/0/position", "/signatures/0/signer"] {
                    setting.each(path, |p| {
                        if let PagePlace::Cell { left, .. } = &mut p.place {
                            *left = Length::from_mm(96.0);
                        }
                    });
                }
            },
        ),
        test: sides,
    },
    Half {
        code: "M42",
        capitals: false,
        example: Example::page(
            &BIEN_BAN,
            "“Nơi nhận” ở bên phải (at the right)",
            "“Nơi nhận” ở bên trái (at the left)",
            |setting| setting.each("/recipients#label", |p| p.alignment = Alignment::Right),
        )
        .also(&["R13"]),
        test: recipients_left,
    },
];

const POINTER: Style = Style::of(
    "dòng dẫn của văn bản kèm theo",
    "pointer line of the attached text",
    &[],
)
.italic()
.centred();

fn pointer(page: &Page<'_>) -> Answer {
    let attached = annexes(page.document()).filter(|annex| !annex.is_annex());
    let lines = attached.filter_map(|annex| page.first_box(&format!("/appendices/{}/reference", annex.index)));
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() {
        return absent("văn bản kèm theo có dòng dẫn", "attached text with a pointer line");
    }
    let mut faults = Faults::default();
    wrong_letters(page, &POINTER, lines, &mut faults);
    faults.into_answer()
}

fn is_minutes(page: &Page<'_>) -> bool {
    page.document().kind == Some(Kind::BienBan)
}

fn no_minutes() -> Answer {
    Answer::not_applicable("không phải biên bản", "the document is no biên bản")
}

fn sides(page: &Page<'_>) -> Answer {
    if !is_minutes(page) || page.document().signatures.len() != 2 {
        return no_minutes();
    }
    let titles = [
        page.first_box("/signatures/0/position"),
        page.first_box("/signatures/1/position"),
    ];
    for (title, wanted, vi, en) in titles
        .into_iter()
        .zip([Side::Left, Side::Right])
        .zip([
            (
                "chữ ký thứ nhất (thư ký) không ở bên trái",
                "the first block (the secretary's) is not at the left",
            ),
            (
                "chữ ký thứ hai (chủ tọa) không ở bên phải",
                "the second block (the chair's) is not at the right",
            ),
        ])
        .map(|((title, wanted), (vi, en))| (title, wanted, vi, en))
    {
        let Some(title) = title else {
            return no_minutes();
        };
        match side(page, &title) {
            Some(found) if found == wanted => {}
            Some(_) => return fault(&title, vi, en),
            None => return unknown_place("hai chữ ký", "the two blocks"),
        }
    }
    Answer::Passed
}

fn recipients_left(page: &Page<'_>) -> Answer {
    let Some(label) = page.first_box("/recipients#label").filter(|_| is_minutes(page)) else {
        return no_minutes();
    };
    match side(page, &label) {
        Some(Side::Left) => Answer::Passed,
        Some(_) => fault(
            &label,
            "“Nơi nhận” không ở bên trái (theo Mẫu 1.9)",
            "`Nơi nhận` is not at the left (model 1.9)",
        ),
        None => unknown_place("“Nơi nhận”", "`Nơi nhận`"),
    }
}

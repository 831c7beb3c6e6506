//! S: how authority, office and name (boxes 7a, 7b) are laid out.

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::CONG_VAN;
use crate::check::page::{
    Boxed, Faults, Half, Level, Page, Side, Style, absent, centred_under, fault, judge, level, on_page, side,
    unknown_place,
};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Alignment, PagePlace};
use crate::value::Kind;

const FORM: &str = "điểm đ khoản 7 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP";

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "S21",
        name: "signer-centred",
        severity: Severity::Error,
        basis: FORM,
        vi: "họ tên người ký canh giữa dưới quyền hạn, chức vụ",
        en: "the name is centred to the title lines",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "họ tên canh trái (the name at the left)",
            "họ tên canh giữa dưới chức vụ (centred under the title)",
            |setting| setting.each("/signatures/0/signer", |p| p.alignment = Alignment::Left),
        ),
        test: |subject| on_page(subject, name_centred),
    },
    Row {
        code: "S30",
        name: "signature-place",
        severity: Severity::Warning,
        basis: "khoản 2 Mục IV, điểm d khoản 9 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        vi: "quyền hạn, chức vụ ở bên phải, dòng đầu ngang hàng với “Nơi nhận”",
        en: "the signature block stands at the right, its first line level with `Nơi nhận:`",
        needs: Needs::Layout,
        mends: false,
        example: Example::page(
            &CONG_VAN,
            "phần ký ở trên phần “Nơi nhận” (the block above the list)",
            "phần ký ngang hàng với “Nơi nhận” (level with the list)",
            |setting| {
                for path in ["/recipients#label", "/recipients/0", "/archive"] {
                    setting.each(path, |p| {
                        if let PagePlace::Cell { row, .. } = &mut p.place {
                            *row += 1;
                        }
                    });
                }
            },
        ),
        test: |subject| on_page(subject, bottom_right),
    },
];

pub(in crate::check) const HALVES: &[Half] = &[
    Half {
        code: "S19",
        capitals: true,
        example: Example::page(
            &CONG_VAN,
            "chức vụ không đậm (the title not bold)",
            "quyền hạn, chức vụ đứng, đậm (upright and bold)",
            |setting| setting.letters("/signatures/0/position", |style| style.bold = false),
        ),
        test: |page| judge(page, &[CAPACITY]),
    },
    Half {
        code: "S20",
        capitals: false,
        example: Example::page(
            &CONG_VAN,
            "họ tên nghiêng (the name in italics)",
            "họ tên đứng, đậm (upright and bold)",
            |setting| setting.letters("/signatures/0/signer", |style| style.italic = true),
        ),
        test: |page| judge(page, &[SIGNER]),
    },
];

const CAPACITY: Style = Style::of(
    "quyền hạn, chức vụ",
    "authority and title",
    &["/signatures/*/capacity/*", "/signatures/*/position"],
)
.upright()
.bold();
const SIGNER: Style = Style::of("họ tên người ký", "name of the signer", &["/signatures/*/signer"])
    .upright()
    .bold()
    .small();

/// The lines of a signature above the name, from top to bottom.
fn lines_above<'a>(page: &Page<'a>, index: usize) -> Vec<Boxed<'a>> {
    let capacity = format!("/signatures/{index}/capacity/*");
    let position = format!("/signatures/{index}/position");
    page.boxes(&[&capacity, &position])
}

fn no_signature() -> Answer {
    absent("phần ký", "signature block")
}

fn name_centred(page: &Page<'_>) -> Answer {
    let mut faults = Faults::default();
    let (mut any, mut unsure) = (false, false);
    for index in 0..page.document().signatures.len() {
        let lines = lines_above(page, index);
        let name = page.first_box(&format!("/signatures/{index}/signer"));
        let (Some(line), Some(name)) = (lines.last(), name) else {
            continue;
        };
        any = true;
        match centred_under(page, line, &name) {
            Some(true) => {}
            Some(false) => faults.add(
                &name.path,
                Some(name.span),
                "họ tên người ký không ở giữa dưới chức vụ",
                "the name is not centred under the title",
            ),
            None => unsure = true,
        }
    }
    match (any, unsure) {
        (false, _) => no_signature(),
        (_, true) if faults.is_empty() => unknown_place("họ tên người ký", "the name of the signer"),
        _ => faults.into_answer(),
    }
}

/// Who keeps the minutes of a meeting signs at the left (model 1.9).
fn bottom_right(page: &Page<'_>) -> Answer {
    let document = page.document();
    if document.kind == Some(Kind::BienBan) || document.signatures.len() > 1 {
        return Answer::not_applicable(
            "văn bản do nhiều người ký, hoặc là biên bản (Mẫu 1.9)",
            "several sign the document, or it is a biên bản (model 1.9)",
        );
    }
    let lines = lines_above(page, 0);
    let Some(first) = lines.first() else {
        return no_signature();
    };
    match side(page, first) {
        Some(Side::Right) => {}
        Some(_) => {
            return fault(
                first,
                "quyền hạn, chức vụ không ở bên phải; phải ở góc dưới, bên phải",
                "the signature block is not at the right; it must stand at the bottom right",
            );
        }
        None => return unknown_place("phần ký", "the signature block"),
    }
    let Some(label) = page.first_box("/recipients#label") else {
        return Answer::Passed;
    };
    let (vi, en) = match level(page, first, &label) {
        Some(Level::Same) => return Answer::Passed,
        None => return unknown_place("phần ký", "the signature block"),
        Some(Level::Above) => ("cao hơn", "above"),
        Some(Level::Below) => ("thấp hơn", "below"),
    };
    fault(
        first,
        &format!("quyền hạn, chức vụ {vi} “Nơi nhận”; dòng đầu phải ngang hàng với “Nơi nhận”"),
        &format!("the signature block begins {en} `Nơi nhận:`; its first line must be level with it"),
    )
}

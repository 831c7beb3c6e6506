//! F03: the sizes of the components.

use crate::check::answer::Answer;
use crate::check::example::Example;
use crate::check::example::form::CONG_VAN;
use crate::check::page::{Faults, Page, Style, number, on_page, wrong_letters};
use crate::check::row::Row;
use crate::diagnostic::{Needs, Severity};
use crate::layout::Length;
use crate::value::Kind;

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "F03",
    name: "sizes",
    severity: Severity::Error,
    basis: "Mục II, Mục V Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "cỡ chữ của từng thành phần nằm trong khoảng quy định; cỡ chữ của Quốc hiệu, Tiêu ngữ, địa danh và thời gian tăng, \
         giảm thống nhất: 13/14/14 hoặc 12/13/13",
    en: "the sizes of the components are within their ranges; those of national title, motto, place and date rise and fall \
         together: 13/14/14 or 12/13/13",
    needs: Needs::Layout,
    mends: false,
    example: Example::page(
        &CONG_VAN,
        "nội dung cỡ chữ 12 (the content in 12 points)",
        "nội dung cỡ chữ 14 (the content in 14 points)",
        |setting| setting.letters("/body/0", |style| style.size = Length::from_points(12.0)),
    ),
    test: |subject| on_page(subject, sizes),
}];

/// The components whose size no rule of their own tests.
const COMPONENTS: [Style; 8] = [
    Style::of("tên cơ quan chủ quản", "superior body", &["/issuers/*/superior"]).sized(12.0, 13.0),
    Style::of("tên cơ quan ban hành", "issuing body", &["/issuers/*/name"]).sized(12.0, 13.0),
    Style::of("Quốc hiệu", "national title", &["/national_title"]).sized(12.0, 13.0),
    Style::of("Tiêu ngữ", "motto", &["/motto"]).sized(13.0, 14.0),
    Style::of("địa danh và thời gian", "place and date", &["/place+/date"]).sized(13.0, 14.0),
    Style::of("tên loại", "title", &["/title"]).sized(13.0, 14.0),
    Style::of("Kính gửi", "Kính gửi", &["/addressees#label", "/addressees/*"]).sized(13.0, 14.0),
    Style::of(
        "quyền hạn, chức vụ, họ tên người ký",
        "authority, office and name",
        &[
            "/signatures/*/capacity/*",
            "/signatures/*/position",
            "/signatures/*/signer",
        ],
    )
    .sized(13.0, 14.0),
];

const SUBJECT: Style = Style::of("trích yếu", "subject", &["/subject#label+/subject"]).sized(13.0, 14.0);
const SUBJECT_OF_LETTER: Style = Style::of("trích yếu", "subject", &["/subject#label+/subject"]).sized(12.0, 13.0);
const BODY: Style = Style::of("nội dung", "content", &[]).sized(13.0, 14.0);

fn sizes(page: &Page<'_>) -> Answer {
    let mut faults = Faults::default();
    let is_letter = page.document().kind == Some(Kind::CongVan);
    let subject = if is_letter { &SUBJECT_OF_LETTER } else { &SUBJECT };
    for style in COMPONENTS.iter().chain([subject]) {
        wrong_letters(page, style, page.boxes(style.patterns()), &mut faults);
    }
    wrong_letters(page, &BODY, page.body().map(|(.., boxed)| boxed), &mut faults);
    if faults.is_empty() {
        unpaired(page, &mut faults);
    }
    faults.into_answer()
}

/// The sizes of Quốc hiệu, Tiêu ngữ, place and date that go together: the two
/// examples of the decree, and its own model 1.5.
const PAIRED: [[f64; 3]; 3] = [[13.0, 14.0, 14.0], [12.0, 13.0, 13.0], [12.0, 14.0, 14.0]];

fn unpaired(page: &Page<'_>, faults: &mut Faults) {
    let size = |pattern: &str| {
        let boxed = page.first_box(pattern)?;
        let sizes = page
            .letters(&boxed)
            .into_iter()
            .map(|letters| letters.style.size.points());
        sizes.reduce(f64::max)
    };
    let (Some(title), Some(motto), Some(date)) = (size("/national_title"), size("/motto"), size("/place+/date")) else {
        return;
    };
    let own = [title, motto, date];
    let same = |row: &[f64; 3]| row.iter().zip(own).all(|(a, b)| (a - b).abs() < 0.1);
    if PAIRED.iter().any(same) {
        return;
    }
    let written: Vec<(String, String)> = own.into_iter().map(number).collect();
    let vi: Vec<&str> = written.iter().map(|(vi, _)| vi.as_str()).collect();
    let en: Vec<&str> = written.iter().map(|(_, en)| en.as_str()).collect();
    faults.add_lighter(
        Severity::Warning,
        "/motto",
        format!(
            "cỡ chữ của Quốc hiệu, Tiêu ngữ, địa danh và thời gian là {}; phải tăng, giảm thống nhất: 13/14/14 hoặc 12/13/13",
            vi.join("/")
        ),
        format!(
            "national title, motto, place and date have sizes {}; they must rise and fall together: 13/14/14 or 12/13/13",
            en.join("/")
        ),
    );
}

//! SP-11: words of a Word file that no reader of the page sees.

use super::{contrast, struck};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::CONG_VAN;
use crate::check::row::Row;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::layout::{Color, Layout, Length, LineSpacing, PagePlace, Paragraph, Run, Section};
use crate::text::{Source, Span, is_letter_or_digit};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "SP-11",
    name: "no-hidden-letters",
    severity: Severity::Error,
    basis: "khoản 4 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    vi: "chữ của văn bản nhìn thấy được: không ẩn, màu đen trên nền sáng, không nhỏ tới mức không đọc được, trong trang giấy",
    en: "the letters of the document can be seen: not hidden, dark on light, large enough to read, on the page",
    needs: Needs::Layout,
    mends: false,
    example: Example::page(
        &CONG_VAN,
        "vài chữ trong nội dung để ẩn (some words of the content are hidden)",
        "mọi chữ đều nhìn thấy được (all words can be seen)",
        |setting| setting.words("/body/0", "các cơ quan", |style| style.hidden = true),
    ),
    test: letters,
}];

/// Nobody reads smaller letters, in points.
const SMALLEST: f64 = 4.0;

/// Letters that are narrower are not read, in percent; Word's dialogue begins at 33.
const NARROWEST: u16 = 20;

/// Letters that move together by more than this share of their size stand one over the other.
const TOGETHER: f64 = -0.4;

/// Letters that stand further from their line are on another, in points.
const MOVED: f64 = 72.0;

/// How wide a letter is, of its size: so wide is the narrower half of them.
const LETTER: f64 = 0.4;

/// Fonts whose letters are pictures or nothing, by how their names begin.
const SIGNS: [&str; 9] = [
    "adobe blank",
    "bookshelf symbol",
    "marlett",
    "monotype sorts",
    "mt extra",
    "symbol",
    "webdings",
    "wingdings",
    "zapf dingbats",
];

/// Single letters of such a font are bullets and ticks.
const WORD: usize = 3;

/// Why letters are not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Hidden,
    Colour,
    Signs,
    Covered,
    Clipped,
    Transparent,
    Small,
    Narrow,
    Together,
    Moved,
    Squeezed,
    OffPage,
}

impl Why {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Why::Hidden => ("bị đặt thuộc tính ẩn", "are marked as hidden"),
            Why::Colour => (
                "cùng màu hoặc gần cùng màu với nền",
                "have the colour of their background, or nearly so",
            ),
            Why::Signs => (
                "đặt bằng phông ký hiệu: trang giấy hiện hình, không hiện chữ",
                "are set in a font of signs: the page shows pictures and no letters",
            ),
            Why::Covered => ("bị một hình tô kín che", "lie under a filled shape"),
            Why::Clipped => (
                "nằm ngoài phần hiện ra của hàng, khung hoặc hộp có chiều cao cố định",
                "do not fit into the fixed height of their row, frame or box and are cut off",
            ),
            Why::Transparent => ("không có màu (trong suốt)", "have no colour (they are transparent)"),
            Why::Narrow => (
                "bị ép hẹp tới mức không đọc được",
                "are narrowed until nobody reads them",
            ),
            Why::Together => ("bị dồn chồng lên nhau", "are set one over the other"),
            Why::Moved => ("bị nâng, hạ ra khỏi dòng", "are moved off their line"),
            Why::Small => ("nhỏ hơn 4 pt", "are smaller than 4 pt"),
            Why::Squeezed => ("nằm trong dòng cao dưới 4 pt", "stand in a line of less than 4 pt"),
            Why::OffPage => ("nằm ngoài trang giấy", "stand outside the page"),
        }
    }
}

fn letters(subject: &Subject<'_>) -> Answer {
    let (Some(layout), Some(source)) = (subject.layout(), subject.source()) else {
        return Answer::not_applicable("văn bản thuần không có trang giấy", "plain text has no page");
    };
    let found = layout
        .paragraphs
        .iter()
        .flat_map(|paragraph| unseen(layout, source, paragraph));
    let unseen = found.take(super::super::MOST).map(|(span, why)| {
        let words = super::excerpt(source.slice(span).unwrap_or_default());
        let (vi, en) = why.words();
        Finding::at(
            "",
            format!("chữ “{words}” {vi}; hãy xóa hoặc cho hiện ra"),
            format!("the letters “{words}” {en}; remove them or let them show"),
        )
        .within(span)
    });
    Answer::of(unseen.chain(struck::struck(subject, layout, source)))
}

/// The letters of a paragraph that are not seen: runs side by side for one reason are one place.
fn unseen(layout: &Layout, source: &Source, paragraph: &Paragraph) -> Vec<(Span, Why)> {
    let around = around(layout, source, paragraph);
    let mut found: Vec<(Span, Why)> = Vec::new();
    for run in &paragraph.runs {
        let text = source.slice(run.span).unwrap_or_default();
        // Empty lines of one point are how Word users set gaps.
        if !text.contains(is_letter_or_digit) {
            continue;
        }
        let signs = || is_in_signs(run, text).then_some(Why::Signs);
        let Some(why) = around.or_else(|| of_run(run)).or_else(signs) else {
            continue;
        };
        match found.last_mut() {
            Some((span, same)) if *same == why => *span = span.to(run.span),
            _ => found.push((run.span, why)),
        }
    }
    found
}

/// Why nothing of a paragraph is seen.
fn around(layout: &Layout, source: &Source, paragraph: &Paragraph) -> Option<Why> {
    if let LineSpacing::Exactly(height) = paragraph.line_spacing
        && height.points() < SMALLEST
    {
        return Some(Why::Squeezed);
    }
    let section = layout.section_at(paragraph.span.start)?;
    let (left, top) = match paragraph.place {
        PagePlace::TextBox { left, top } => (left, top),
        PagePlace::Text => return beside(section, source, paragraph, Length::ZERO),
        PagePlace::Cell { left, .. } => return beside(section, source, paragraph, left),
        _ => return None,
    };
    let column = paragraph.column;
    let off = |begins: Option<Length>, size: Length, page: Length| {
        // A page without a size has no outside.
        begins.is_some_and(|begins| page > Length::ZERO && (begins >= page || begins + size <= Length::ZERO))
    };
    let below = top.is_some_and(|top| section.height > Length::ZERO && top >= section.height);
    (off(left, column, section.width) || below).then_some(Why::OffPage)
}

/// Whether the lines of a paragraph lie wholly beside the page, their column `left` of the
/// text area.
fn beside(section: &Section, source: &Source, paragraph: &Paragraph, left: Length) -> Option<Why> {
    let column = section.margins.left + left;
    let first = column + paragraph.indent_left + paragraph.first_line;
    let short = || first < Length::ZERO && is_shorter(source, paragraph, Length::ZERO - first);
    let begins = column + paragraph.indent_left + paragraph.first_line.min(Length::ZERO);
    let ends = column + paragraph.column - paragraph.indent_right;
    let off = section.width > Length::ZERO
        && (begins >= section.width || first >= section.width || ends <= Length::ZERO || short());
    off.then_some(Why::OffPage)
}

/// Whether the words of a paragraph are one line that ends before so much room does: it
/// begins left of the page, and ends there.
fn is_shorter(source: &Source, paragraph: &Paragraph, room: Length) -> bool {
    let mut width = 0.0;
    for run in &paragraph.runs {
        let text = source.slice(run.span).unwrap_or_default();
        // Behind a tab words stand elsewhere.
        if text.contains(['\t', '\n']) {
            return false;
        }
        let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        width += f64::from(letters) * run.style.size.points() * LETTER;
    }
    width < room.points()
}

fn of_run(run: &Run) -> Option<Why> {
    const WHITE: [f64; 3] = [255.0; 3];
    let style = &run.style;
    let ground = style.background.and_then(parts).unwrap_or(WHITE);
    // Automatic letters turn white on a dark ground.
    let pale = parts(style.color).is_some_and(|ink| contrast::is_too_low(ink, ground));
    let (size, raised) = (style.size.points(), style.raised.points());
    let reasons = [
        (style.hidden, Why::Hidden),
        (pale, Why::Colour),
        (style.covered, Why::Covered),
        (style.clipped, Why::Clipped),
        (style.transparent, Why::Transparent),
        (size < SMALLEST, Why::Small),
        (style.stretched < NARROWEST, Why::Narrow),
        (style.spacing.points() < size * TOGETHER, Why::Together),
        (raised.abs() >= MOVED, Why::Moved),
    ];
    reasons.into_iter().find(|(holds, _)| *holds).map(|(_, why)| why)
}

/// Red, green and blue, of 255; none where the paper decides.
fn parts(color: Color) -> Option<[f64; 3]> {
    match color {
        Color::Rgb(red, green, blue) => Some([red, green, blue].map(f64::from)),
        _ => None,
    }
}

/// Whether words are set in a font that shows pictures for letters.
fn is_in_signs(run: &Run, text: &str) -> bool {
    let face = run.style.font.as_deref().unwrap_or_default().to_lowercase();
    SIGNS.iter().any(|signs| face.starts_with(signs))
        && text.chars().filter(char::is_ascii_alphanumeric).count() >= WORD
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::diagnostic::{Diagnostic, Scope};
    use crate::layout::{Alignment, Margins, TextStyle};
    use crate::letter;

    const TEXT: &str = "SỞ NỘI VỤ\nSố: 45/SNV-VP\nKính gửi: Sở Y tế\nGửi báo cáo, chuyển tiền\n";

    fn paragraph(span: Span, runs: Vec<Run>) -> Paragraph {
        Paragraph {
            span,
            place: PagePlace::Text,
            alignment: Alignment::Left,
            indent_left: Length::ZERO,
            indent_right: Length::ZERO,
            first_line: Length::ZERO,
            space_before: Length::ZERO,
            space_after: Length::ZERO,
            line_spacing: LineSpacing::SINGLE,
            column: Length::from_mm(165.0),
            runs,
            rules_below: Vec::new(),
            rules_above: Vec::new(),
            frame: None,
            begins_page: false,
        }
    }

    /// What is told of a text of which two runs are set in a style.
    fn told(style: &TextStyle, change: impl Fn(&mut Paragraph)) -> Vec<Diagnostic> {
        let mut reading = letter::from_str(TEXT);
        let at = TEXT.find("chuyển").unwrap();
        let middle = at + "chuyển".len();
        let run = |start, end, style: &TextStyle| Run {
            span: Span::new(start, end),
            style: style.clone(),
        };
        let plain = TextStyle {
            size: Length::from_points(14.0),
            ..TextStyle::default()
        };
        let end = TEXT.trim_end().len();
        let mut own = paragraph(
            Span::new(0, TEXT.len()),
            vec![run(0, at, &plain), run(at, middle, style), run(middle, end, style)],
        );
        change(&mut own);
        reading.layout = Some(Box::new(Layout {
            sections: vec![Section {
                span: Span::new(0, TEXT.len()),
                width: Length::from_mm(210.0),
                height: Length::from_mm(297.0),
                margins: Margins::default(),
                page_number: None,
                first_number: None,
            }],
            paragraphs: vec![own],
            ..Layout::default()
        }));
        let report = Checker::new().check(&reading);
        assert_eq!(report.scope, Scope::ContentAndLayout);
        let mut found = report.diagnostics;
        found.retain(|d| d.code == "SP-11");
        found
    }

    #[test]
    fn letters_that_nobody_sees_are_told() {
        let plain = TextStyle {
            size: Length::from_points(14.0),
            ..TextStyle::default()
        };
        let with = |change: fn(&mut TextStyle)| {
            let mut style = plain.clone();
            change(&mut style);
            style
        };
        for (style, words) in [
            (with(|style| style.hidden = true), "hidden"),
            (with(|style| style.color = Color::Rgb(255, 255, 255)), "background"),
            (with(|style| style.color = Color::Rgb(240, 245, 250)), "background"),
            (with(|style| style.color = Color::Rgb(255, 255, 192)), "background"),
            (with(|style| style.font = Some("Wingdings 2".into())), "pictures"),
            (with(|style| style.size = Length::from_points(1.0)), "4 pt"),
            (with(|style| style.transparent = true), "transparent"),
            (with(|style| style.covered = true), "filled shape"),
            (with(|style| style.clipped = true), "fixed height"),
            (with(|style| style.stretched = 1), "narrowed"),
            (
                with(|style| style.spacing = Length::from_points(-13.0)),
                "over the other",
            ),
            (with(|style| style.raised = Length::from_points(-800.0)), "their line"),
            (
                with(|style| {
                    style.color = Color::Rgb(0, 0, 10);
                    style.background = Some(Color::Rgb(0, 0, 0));
                }),
                "background",
            ),
        ] {
            let found = told(&style, |_| {});
            assert_eq!((found.len(), found[0].severity), (1, Severity::Error), "{words}");
            assert!(found[0].message.en.contains("“chuyển tiền”") && found[0].message.en.contains(words));
        }
        for fine in [
            plain.clone(),
            with(|style| style.color = Color::Rgb(192, 0, 0)),
            with(|style| style.color = Color::Rgb(166, 166, 166)),
            with(|style| style.font = Some("Times New Roman".into())),
            with(|style| style.stretched = 66),
            with(|style| style.spacing = Length::from_points(-0.6)),
            with(|style| style.raised = Length::from_points(6.0)),
            with(|style| style.background = Some(Color::Rgb(0, 0, 0))),
            with(|style| {
                style.color = Color::Rgb(255, 255, 255);
                style.background = Some(Color::Rgb(0, 0, 128));
            }),
        ] {
            assert!(told(&fine, |_| {}).is_empty(), "{fine:?}");
        }
    }

    #[test]
    fn paragraphs_that_nobody_sees_are_told() {
        let style = TextStyle::default();
        let box_at = |left: f64, top: f64| PagePlace::TextBox {
            left: Some(Length::from_mm(left)),
            top: Some(Length::from_mm(top)),
        };
        for (left, top, count) in [(250.0, 10.0, 1), (-400.0, 10.0, 1), (10.0, 300.0, 1), (20.0, 10.0, 0)] {
            let found = told(&style, |paragraph| paragraph.place = box_at(left, top));
            assert_eq!(found.len(), count, "{left} {top}");
        }
        for (indent, count) in [(300.0, 1), (-20.0, 0), (150.0, 0)] {
            let found = told(&style, |paragraph| paragraph.indent_left = Length::from_mm(indent));
            assert_eq!(found.len(), count, "{indent}");
        }
        // The words are one line: they end left of the page, or begin right of it.
        for (first, count) in [(-2000.0, 1), (250.0, 1), (-10.0, 0), (12.7, 0)] {
            let found = told(&style, |paragraph| {
                paragraph.first_line = Length::from_mm(first);
                // The run before has line breaks.
                paragraph.runs.remove(0);
            });
            assert_eq!(found.len(), count, "{first}");
        }
        let squeezed = told(&style, |paragraph| {
            paragraph.line_spacing = LineSpacing::Exactly(Length::from_points(1.0));
        });
        assert_eq!(squeezed.len(), 1);
    }
}

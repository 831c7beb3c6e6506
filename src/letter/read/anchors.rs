//! The fixed phrases of a letter's form, found wherever they stand in a line.
//!
//! Text pulled out of a page has both columns of the header on one line; the
//! phrases that never vary tell where one ends and the other begins. They are
//! looked for in the bare letters, without spaces and marks, so that an OCR
//! program may lose both.

mod bare;
mod date;
mod number;

pub(super) use bare::Bare;
pub(super) use number::{ends_body_name, is_number_line};

use date::{date_span, place_before, with_hour};
use number::{behind_translation, number_anchor};

use super::misread;
use crate::layout::Row;
use crate::text::{Span, base_letter, has_pair, is_capital, is_letter, is_letter_or_digit};

/// A fixed phrase and its parts, as spans of the mended text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Quốc hiệu, or the name of the Party in its place.
    NationalTitle(Span),
    /// Tiêu ngữ.
    Motto(Span),
    /// `Số:` and what follows it.
    Number { label: Span, number: Span },
    /// `<place>, ngày … tháng … năm …`; the comma between is structure.
    Date { place: Option<Span>, date: Span },
}

impl Anchor {
    /// All of it.
    pub(super) fn span(self) -> Span {
        match self {
            Anchor::NationalTitle(s) | Anchor::Motto(s) => s,
            Anchor::Number { label, number } => label.to(number),
            Anchor::Date { place, date } => place.map_or(date, |p| p.to(date)),
        }
    }
}

/// How much of a line is looked at for a label at its head.
const LABEL_BYTES: usize = 96;

/// Whether a line begins with `Nơi nhận` as a label: a colon, a gap or nothing behind it.
pub(super) fn recipients_label(text: &str, line: Span) -> Option<Span> {
    if !begins_with(text, line, "n") || (!begins_with(text, line, "no") && !is_short_label(text, line)) {
        return None;
    }
    let bare = Bare::new(text, head_of(text, line, LABEL_BYTES));
    let old = || label(&bare, line, "noigui").filter(|label| text.get(label.range()).is_some_and(|t| t.ends_with(':')));
    label(&bare, line, "noinhan")
        .or_else(old)
        .or_else(|| misread::label(&bare, "noinhan"))
}

/// `Kính gửi:` inside a short line, behind what a stamp left there.
pub(super) fn addressees_label_inside(text: &str, line: Span) -> Option<Span> {
    if line.len() > 2 * LABEL_BYTES || !text.get(line.range()).is_some_and(|t| t.contains(':')) {
        return None;
    }
    misread::label_inside(&Bare::new(text, line), "kinhgui")
}

/// `Kính gửi`, with or without a colon.
pub(super) fn addressees_label(text: &str, line: Span) -> Option<Span> {
    let words = ["dongkinhgui", "kinhgui", "kinhgoi"];
    if !begins_with(text, line, "ki") && !begins_with(text, line, "do") {
        return None;
    }
    let bare = Bare::new(text, head_of(text, line, LABEL_BYTES));
    // `Kính trình` without a colon is a sentence.
    if bare.letters.starts_with("kinhtrinh:") {
        return bare.span(0, "kinhtrinh:".len());
    }
    // Without a colon `đồng gửi` are words of a sentence.
    if bare.letters.starts_with("donggui:") {
        return bare.span(0, "donggui:".len());
    }
    words.iter().find_map(|word| {
        let rest = bare.letters.strip_prefix(word)?;
        let colon = match behind_translation(rest) {
            Some(behind) => rest.len() - behind.len(),
            None => usize::from(rest.starts_with(':')),
        };
        bare.span(0, word.len() + colon)
    })
}

/// A cheap look at the first two letters, which settles nearly every line.
#[inline]
fn begins_with(text: &str, line: Span, word: &str) -> bool {
    let content = text.get(line.range()).unwrap_or_default();
    let (first, head) = (content.bytes().next(), word.bytes().next());
    let other = first
        .zip(head)
        .is_some_and(|(first, head)| !first.eq_ignore_ascii_case(&head));
    if other && first.is_some_and(|first| first.is_ascii_graphic()) {
        return false;
    }
    let mut letters = content.chars().filter(|c| !c.is_whitespace());
    let mut wanted = word.chars().take(2);
    wanted.all(|letter| {
        letters
            .next()
            .is_some_and(|c| base_letter(c).eq_ignore_ascii_case(&letter))
    })
}

/// Whether a label of one misread letter can stand at the head of a line: it has
/// a colon.
fn is_short_label(text: &str, line: Span) -> bool {
    let head = text.as_bytes().get(line.start..line.end.min(line.start + LABEL_BYTES));
    head.is_some_and(|head| head.contains(&b':'))
}

fn label(bare: &Bare<'_>, line: Span, word: &str) -> Option<Span> {
    let rest = bare.letters.strip_prefix(word)?;
    let span = bare.span(0, word.len())?;
    if rest.starts_with(':') || rest.starts_with("*:") {
        return bare.span(0, word.len() + 1 + usize::from(rest.starts_with('*')));
    }
    if let Some(behind) = behind_translation(rest) {
        return bare.span(0, bare.letters.len() - behind.len());
    }
    let behind = bare.text.get(span.end..line.end).unwrap_or_default();
    (rest.is_empty() || behind.starts_with("   ") || behind.starts_with('\t') || rest.starts_with('-')).then_some(span)
}

/// `V/v`, `V/v:`, `Vv:` at the head of a piece.
pub(super) fn subject_label(piece: &str) -> Option<usize> {
    // The whole subject may stand in brackets.
    let piece_length = piece.len();
    let piece = piece.strip_prefix('(').unwrap_or(piece);
    let bracket = piece_length - piece.len();
    if !piece.starts_with(['V', 'v']) {
        return None;
    }
    let rest = piece.get(1..)?;
    let after = ["/v", "/V", "v:", "/ v", " /v"]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))?;
    // Typists put a blank before the colon, too.
    let colon = after.trim_start_matches(' ').strip_prefix(':');
    let after = colon.or_else(|| after.strip_prefix('.')).unwrap_or(after);
    let starts_word = !after.starts_with(is_letter_or_digit) || after.len() == piece.len() - 3;
    starts_word.then(|| bracket + piece.len() - after.len())
}

/// How much of a line is searched for fixed phrases: the head of a letter fits
/// in far less, even where all of it was pulled onto one line.
const MOST_BYTES: usize = 4096;

/// The first `most` bytes of a span, to a character boundary.
fn head_of(text: &str, span: Span, most: usize) -> Span {
    let mut end = span.end.min(span.start + most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.start, end)
}

/// Finds the anchors of one header line, in order.
pub(super) fn header_anchors(text: &str, line: Span) -> Vec<Anchor> {
    let line = head_of(text, line, MOST_BYTES);
    let bare = Bare::new(text, line);
    let mut found = Vec::new();
    found.extend(title_of(text, line, &bare).map(Anchor::NationalTitle));
    let motto = bare.find_between("doclap", "hanhphuc", 30);
    found.extend(motto.map(Anchor::Motto));
    let date = date_span(text, &bare);
    let number = number_anchor(text, line, &found, date);
    found.extend(number);
    if let Some(date) = date {
        let from = found
            .iter()
            .map(|a| a.span().end)
            .filter(|end| *end <= date.start)
            .max();
        let place = place_before(text, Span::new(from.unwrap_or(line.start), date.start));
        let (place, date) = with_hour(text, place, date);
        found.push(Anchor::Date { place, date });
    }
    found.sort_by_key(|anchor| anchor.span().start);
    found
}

/// The anchors of a row, cell by cell.
pub(super) fn row_anchors(text: &str, row: &Row) -> Vec<Anchor> {
    let lines = row.cells.iter().flat_map(|cell| &cell.lines);
    lines.flat_map(|line| header_anchors(text, *line)).collect()
}

/// Whether the national title stands on a row, or what has its place.
pub(super) fn row_has_national_title(text: &str, row: &Row) -> bool {
    let mut lines = row.cells.iter().flat_map(|cell| &cell.lines);
    lines.any(|line| has_national_title(text, *line))
}

/// Whether the national title stands on a line, or what has its place.
pub(super) fn has_national_title(text: &str, line: Span) -> bool {
    /// The letters of the shortest.
    const SHORTEST: usize = 17;
    /// Longer lines are sentences, or have it in capitals beside something else.
    const LONGEST_ALONE: usize = 120;
    let line = head_of(text, line, MOST_BYTES);
    let words = text.get(line.range()).unwrap_or_default();
    let capitals = |a: u8, b: u8| a.is_ascii_uppercase() & b.is_ascii_uppercase();
    let may_have = line.len() >= SHORTEST && (line.len() <= LONGEST_ALONE || has_pair(words, capitals));
    may_have && title_of(text, line, &Bare::new(text, line)).is_some()
}

/// Quốc hiệu, or the name that stands in its place.
fn title_of(text: &str, line: Span, bare: &Bare<'_>) -> Option<Span> {
    let title = bare
        .find("conghoaxahoichunghiavietnam")
        .or_else(|| bare.find("dangcongsanvietnam"))
        .filter(|span| {
            is_mostly_upper(text, *span) || text.get(line.range()).is_some_and(|l| l.trim().len() == span.len())
        });
    // The Youth Union puts its name where the State has its title: a column of its own.
    let union = || {
        bare.find("doantncshochiminh").filter(|span| {
            let before = text.get(line.start..span.start).unwrap_or_default();
            is_mostly_upper(text, *span)
                && before.ends_with("  ")
                && text.get(span.end..line.end).is_some_and(|t| t.trim().is_empty())
        })
    };
    title.or_else(union)
}

/// Fixed phrases of the header are printed in capitals; a sentence that names
/// the State is not.
fn is_mostly_upper(text: &str, span: Span) -> bool {
    let letters = || {
        text.get(span.range())
            .unwrap_or_default()
            .chars()
            .filter(|c| is_letter(*c))
    };
    letters().filter(|c| is_capital(*c)).count() * 2 > letters().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> Vec<String> {
        header_anchors(line, Span::new(0, line.len()))
            .into_iter()
            .map(|anchor| match anchor {
                Anchor::NationalTitle(s) => format!("title {}", &line[s.range()]),
                Anchor::Motto(s) => format!("motto {}", &line[s.range()]),
                Anchor::Number { number, .. } => format!("number {}", &line[number.range()]),
                Anchor::Date { place, date } => {
                    format!(
                        "date {} @ {}",
                        &line[date.range()],
                        place.map_or("", |p| &line[p.range()])
                    )
                }
            })
            .collect()
    }

    #[test]
    fn both_columns_on_one_line() {
        assert_eq!(
            show("UBND TỈNH HÀ KHÊ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ["title CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
        );
        assert_eq!(
            show("Số: 318/TTr-SNV Hà Khê, ngày 22 tháng 01 năm 2025"),
            ["number 318/TTr-SNV", "date ngày 22 tháng 01 năm 2025 @ Hà Khê"]
        );
        assert_eq!(
            show("Số:             /UBND-NC    Hà Khê, ngày         tháng 4 năm 2026"),
            ["number /UBND-NC", "date ngày         tháng 4 năm 2026 @ Hà Khê"]
        );
    }

    #[test]
    fn spellings_of_the_header() {
        assert_eq!(show("CỘ NG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").len(), 1);
        assert_eq!(
            show("Độc lập – Tự do – Hạnh phúc"),
            ["motto Độc lập – Tự do – Hạnh phúc"]
        );
        assert_eq!(show("Số 512-CV/BTGTU"), ["number 512-CV/BTGTU"]);
        assert_eq!(
            show("Số : 4144 /GDĐT – VP      Thành phố X, ngày 2 tháng 5 năm 2018").len(),
            2
        );
        assert_eq!(show("Cộng Hòa Xã Hội Chủ Nghĩa Việt Nam").len(), 1);
        assert_eq!(show("nước Cộng hòa xã hội chủ nghĩa Việt Nam").len(), 0);
        assert_eq!(show("Số: 1275/snv-vtlt"), ["number 1275/snv-vtlt"]);
        assert_eq!(show("SỐ: 45"), ["number 45"]);
        assert_eq!(show("SỐ 45/SNV-VP"), ["number 45/SNV-VP"]);
        assert_eq!(show("SỐ 3").len(), 0);
        assert_eq!(show("số liệu quý II/2024").len(), 0);
    }

    #[test]
    fn dates_that_are_not_filled_in_or_short() {
        for (line, found) in [
            (
                "Hà Khê, ngày     tháng     năm 202…",
                "date ngày     tháng     năm 202… @ Hà Khê",
            ),
            ("……., ngày …. tháng …….. năm …….", "date ngày …. tháng …….. năm ……. @ "),
            ("Hà Khê, tháng 9 năm 2025", "date tháng 9 năm 2025 @ Hà Khê"),
            ("Hà Khê, ngày 08/9/2025", "date ngày 08/9/2025 @ Hà Khê"),
        ] {
            assert_eq!(show(line), [found]);
        }
        for line in ["Thời gian: 08 giờ, ngày 10/9/2025 tại trụ sở", "đến tháng 9 năm 2025"] {
            assert!(show(line).is_empty(), "{line}");
        }
    }

    #[test]
    fn a_place_behind_a_subject() {
        assert_eq!(
            show("V/v góp ý hồ sơ xây dựng Hà Khê, ngày 22 tháng 5 năm 2024"),
            ["date ngày 22 tháng 5 năm 2024 @ Hà Khê"]
        );
    }

    #[test]
    fn labels() {
        let at = |line: &str, f: fn(&str, Span) -> Option<Span>| {
            f(line, Span::new(0, line.len())).map(|s| line[s.range()].to_owned())
        };
        assert_eq!(at("Nơi nhận: GIÁM ĐỐC", recipients_label).as_deref(), Some("Nơi nhận:"));
        assert_eq!(at("Noi nhậm:", recipients_label).as_deref(), Some("Noi nhậm:"));
        assert_eq!(at("Nơi nhận hồ sơ: Tổ 5", recipients_label), None);
        assert_eq!(at("Kính gửi : Các sở", addressees_label).as_deref(), Some("Kính gửi :"));
        assert_eq!(subject_label("V/v: thu phí"), Some(4));
        assert_eq!(subject_label("V/v : thu phí"), Some(5));
        assert_eq!(subject_label("V/v thu phí: đợt 2"), Some(3));
        assert_eq!(subject_label("Văn bản"), None);
    }
}

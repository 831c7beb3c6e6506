//! SP-17: an amount in figures, and another in the words beside it.

use super::figures::{Figures, Words, is_money, same_unit};
use crate::check::answer::{Answer, Finding};
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::running_text::{At, texts};
use crate::check::row::Row;
use crate::check::rules::MOST;
use crate::check::rules::writing::scan::looks_scanned;
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};

pub(in crate::check) const RULES: &[Row] = &[Row {
    code: "SP-17",
    name: "amount-as-in-words",
    severity: Severity::Warning,
    basis: "khoản 1 Điều 12 Nghị định số 30/2020/NĐ-CP",
    vi: "số tiền, số lượng ghi bằng số khớp với phần ghi bằng chữ ngay sau đó",
    en: "an amount or a count in figures is the one that the words right behind it say",
    needs: Needs::Text,
    mends: false,
    example: Example::new(
        &CONG_VAN,
        Slot::Body,
        "Sở Nội vụ đề nghị Sở Y tế chuyển 10.000.000 đồng (Bằng chữ: Một trăm triệu đồng)./.",
        "Sở Nội vụ đề nghị Sở Y tế chuyển 10.000.000 đồng (Bằng chữ: Mười triệu đồng)./.",
    ),
    test: amounts,
}];

/// What says that a number follows in words, in both cases of letters.
const LABELS: [&str; 4] = ["bằng chữ", "Bằng chữ", "Bằng Chữ", "BẰNG CHỮ"];

/// Words before the label that belong to it, folded in small letters: `Số tiền viết bằng chữ`.
const BEFORE_LABEL: [&str; 12] = [
    "tổng", "số", "tiền", "viết", "ghi", "đọc", "thành", "trị", "giá", "cộng", "là", "lượng",
];

/// Signs around the words and their label.
const SIGNS: [char; 17] = [
    ' ', '\u{A0}', '\t', '\n', ':', ',', ';', '.', '(', '[', '-', '–', '*', '_', '“', '"', '/',
];

/// A number and its unit stand in so many bytes before the words.
const BEFORE: usize = 120;

/// No number in words is longer.
const LONGEST: usize = 400;

/// A number in a name, as that of a room, has no more digits.
const LONGEST_NAME: usize = 4;

/// A unit that a label makes one has no more words.
const UNIT: usize = 3;

/// Two numbers that should be one.
struct Pair<'t> {
    figures: Figures<'t>,
    words: Words<'t>,
}

fn amounts(subject: &Subject<'_>) -> Answer {
    let mut findings = Vec::new();
    let mut before: Option<(At, &str)> = None;
    for (at, text) in texts(subject.document()) {
        let above = before.replace((at, text)).filter(|(above, _)| is_above(*above, at));
        for pair in labelled(text, above).chain(bracketed(text)) {
            if findings.len() == MOST {
                return Answer::of(findings);
            }
            findings.push(finding(subject, at, text, &pair));
        }
    }
    Answer::of(findings)
}

fn finding(subject: &Subject<'_>, at: At, text: &str, pair: &Pair<'_>) -> Finding {
    let Pair { figures, words } = pair;
    let path = at.path();
    // The words last: those of another number may stand before the figures.
    let place = text
        .rfind(words.written)
        .map(|start| start..start + words.written.len());
    let span = place.and_then(|place| subject.locate(&path, text, place));
    let (written, said) = (super::excerpt(figures.written), super::excerpt(words.written));
    let value = grouped(words.value);
    Finding::at(
        path,
        format!("ghi bằng số “{written}”, nhưng bằng chữ “{said}” là {value}; hãy đối chiếu bản gốc"),
        format!("“{written}” in figures, and the words “{said}” say {value}; compare the original"),
    )
    .lighter_if(looks_scanned(subject), Severity::Info)
    .within_opt(span)
}

/// `10000000` as `10.000.000`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// Whether a text stands right above another, so that `Bằng chữ: …` below is of its number.
fn is_above(above: At, at: At) -> bool {
    match (above, at) {
        (At::Body(above) | At::Cell(above, ..), At::Body(own)) => above + 1 == own,
        (At::Appendix(annex, above), At::Appendix(same, own)) => annex == same && above + 1 == own,
        _ => false,
    }
}

/// What a label says to be in words: behind the figures, or on the line below them.
fn labelled<'t>(text: &'t str, above: Option<(At, &'t str)>) -> impl Iterator<Item = Pair<'t>> {
    LABELS.iter().flat_map(move |label| {
        text.match_indices(label).filter_map(move |(start, label)| {
            let head = without_label(end_of(text.get(..start)?));
            let in_table = head.is_empty() && matches!(above, Some((At::Cell(..), _)));
            let mut figures = match (head, above) {
                ("", Some((_, above))) if is_blank(text, start) => Figures::at_end(end_of(above))?,
                _ => Figures::at_end(head)?,
            };
            let sums = sums(head);
            // The words may be those of a sum of all that stands before.
            let between = end_of(text.get(..start)?).strip_prefix(head).unwrap_or_default();
            if !sums.is_empty() && (between.contains('.') || between.to_lowercase().contains("tổng")) {
                return None;
            }
            figures.values.extend(sums);
            // A table, and a text that names its unit, may count in thousands or millions.
            if in_table || names_unit(text) || above.is_some_and(|(_, above)| names_unit(above)) {
                let values = figures.values.clone();
                let more = [1_000, 1_000_000, 1_000_000_000].into_iter();
                let more = more.flat_map(|times| values.iter().filter_map(move |value| value.checked_mul(times)));
                figures.values.extend(more);
            }
            let behind = head_of(text.get(start + label.len()..)?);
            let behind = behind.strip_prefix(" là").unwrap_or(behind).trim_start_matches(SIGNS);
            let end = behind.find([')', ']', ';', '.', '\n']).unwrap_or(behind.len());
            disagree(figures, behind.get(..end)?, true)
        })
    })
}

/// The sums of the last amounts of money of a text, of two and more.
fn sums(text: &str) -> Vec<u64> {
    let mut rest = end_of(text).trim_end();
    let mut amounts = Vec::new();
    while let Some(figures) = Figures::at_end(rest) {
        let unit = figures.unit.split([' ', ',', ';', '.']).next().unwrap_or_default();
        if is_money(unit) {
            amounts.extend(figures.values.first());
        }
        let before = rest.len() - figures.written.len();
        rest = rest.get(..before).unwrap_or_default().trim_end();
    }
    let mut sum: u64 = 0;
    let sums = amounts.into_iter().map(|amount| {
        sum = sum.saturating_add(amount);
        sum
    });
    sums.skip(1).collect()
}

/// Whether a text says in what its figures count.
fn names_unit(text: &str) -> bool {
    let head = head_of(text);
    let words = ["đơn vị tính", "Đơn vị tính", "ĐƠN VỊ TÍNH", "ĐVT", "đvt"];
    words.iter().any(|words| head.contains(words))
}

/// Whether nothing but a label stands before a place.
fn is_blank(text: &str, place: usize) -> bool {
    place < BEFORE && text.get(..place).is_some_and(|head| without_label(head).is_empty())
}

/// Numbers in words in brackets behind figures, without a label.
fn bracketed(text: &str) -> impl Iterator<Item = Pair<'_>> {
    text.match_indices('(').filter_map(move |(start, _)| {
        let behind = head_of(text.get(start + 1..)?);
        let inside = behind.get(..behind.find(')')?)?;
        if LABELS.iter().any(|label| inside.contains(label)) {
            return None;
        }
        let before = text.get(..start)?;
        let mut figures = Figures::at_end(end_of(before))?;
        // `Tổ 5 (Ba)`, `Phòng 201 (hai)` are names: what is counted has a unit, here or there.
        let unit = behind
            .get(inside.len() + 1..)?
            .trim_start()
            .starts_with(char::is_lowercase);
        let bare = figures.unit.is_empty() && figures.written.len() <= LONGEST_NAME;
        if bare && !unit && !figures.written.starts_with('0') {
            return None;
        }
        figures.values.extend(sums(before));
        disagree(figures, inside, false)
    })
}

/// The end of a text, as far as figures are looked for.
fn end_of(text: &str) -> &str {
    let at = text.len().saturating_sub(BEFORE);
    let at = (at..=text.len()).find(|at| text.is_char_boundary(*at));
    at.and_then(|at| text.get(at..)).unwrap_or_default()
}

/// The head of a text, as far as words are looked for.
fn head_of(text: &str) -> &str {
    let at = LONGEST.min(text.len());
    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at));
    at.and_then(|at| text.get(..at)).unwrap_or_default()
}

/// A text without the words of a label at its end.
fn without_label(text: &str) -> &str {
    let mut text = text.trim_end_matches(SIGNS);
    loop {
        let word = text.rsplit(SIGNS).next().unwrap_or_default();
        if word.is_empty() || !BEFORE_LABEL.contains(&word.to_lowercase().as_str()) {
            return text;
        }
        text = text.get(..text.len() - word.len()).unwrap_or_default();
        text = text.trim_end_matches(SIGNS);
    }
}

/// The two numbers, if they are not one and the words speak of what the figures count.
fn disagree<'t>(figures: Figures<'t>, said: &'t str, labelled: bool) -> Option<Pair<'t>> {
    let readings = Words::of(said);
    if figures.values.is_empty() || readings.iter().any(|words| figures.values.contains(&words.value)) {
        return None;
    }
    let fits = |words: &Words<'_>| {
        let (unit, said) = (figures.unit, words.unit);
        let bare = (unit.is_empty() || is_money(unit)) && (said.is_empty() || is_money(said));
        let short = |unit: &str| unit.split_whitespace().count() <= UNIT;
        // `(không)` is no zero.
        (labelled || words.value > 0) && (bare || same_unit(unit, said) || (labelled && short(unit) && short(said)))
    };
    let words = readings.into_iter().find(fits)?;
    Some(Pair { figures, words })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Letter, findings};
    use crate::document::Block;

    fn told(blocks: &[&str]) -> Vec<String> {
        let mut letter = Letter::cong_van();
        letter.document.body = blocks.iter().map(|text| Block::paragraph(*text)).collect();
        findings("SP-17", &letter)
            .into_iter()
            .map(|found| found.message.en.into_owned())
            .collect()
    }

    #[test]
    fn figures_and_words_that_disagree_are_told() {
        for (text, figures, said) in [
            (
                "Chuyển 10.000.000 đồng (Bằng chữ: Một trăm triệu đồng).",
                "10.000.000 đồng",
                "100.000.000",
            ),
            (
                "Chuyển 500 triệu đồng (năm mươi triệu đồng).",
                "500 triệu đồng",
                "50.000.000",
            ),
            (
                "Chi 1,5 tỷ đồng (Một tỷ năm trăm nghìn đồng)",
                "1,5 tỷ đồng",
                "1.000.500.000",
            ),
            (
                "Chi 2.500.000đ (hai triệu năm trăm ngàn đồng chẵn) và 05 (sáu) bản",
                "05",
                "6",
            ),
            ("gồm 05 (sáu) bản", "05", "6"),
            ("gồm 12 bộ (mười một bộ)", "12 bộ", "11"),
            (
                "Chi 10.000.000 đồng (Bằng Chữ: Một triệu đồng)",
                "10.000.000 đồng",
                "1.000.000",
            ),
            ("Chi 10.000.000,- (Bằng chữ: Một triệu đồng)", "10.000.000", "1.000.000"),
            ("gồm 15 (mười một) bản", "15", "11"),
            (
                "Đợt 1: 5.000.000 đồng và Đợt 2: 7.000.000 đồng (bằng chữ: Mười triệu đồng)",
                "7.000.000 đồng",
                "10.000.000",
            ),
            (
                "Chi 10.000.000 đồng [Bằng chữ: Một triệu đồng]",
                "10.000.000 đồng",
                "1.000.000",
            ),
            ("trong 30 ngày (hai mươi ngày)", "30 ngày", "20"),
            ("Thuế 5% (mười phần trăm)", "5%", "10"),
            (
                "Số tiền: 10 000 000 đồng; viết bằng chữ: Một triệu đồng./.",
                "10 000 000 đồng",
                "1.000.000",
            ),
            (
                "Tổng: 10,000,000 VNĐ. Số tiền bằng chữ: chín triệu đồng.",
                "10,000,000 VNĐ",
                "9.000.000",
            ),
            ("trong 10 năm (hai mươi năm)", "10 năm", "20"),
            ("Diện tích 120 m² (bằng chữ: một trăm mười mét vuông)", "120 m²", "110"),
        ] {
            let found = told(&[text]);
            assert_eq!(found.len(), 1, "{text}");
            let start = format!("“{figures}” in figures");
            assert!(
                found[0].starts_with(&start) && found[0].contains(&format!(" say {said};")),
                "{found:?}"
            );
        }
    }

    #[test]
    fn words_on_the_next_line_are_of_the_line_above() {
        let found = told(&["Tổng cộng: 10.000.000 đồng", "Bằng chữ: Mười một triệu đồng./."]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(told(&["Tổng cộng: 10.000.000 đồng", "(Bằng chữ: Mười triệu đồng)"]).is_empty());
        assert!(told(&["Tổng cộng: 10.000.000 đồng", "Ghi chú.", "Bằng chữ: Chín triệu đồng"]).is_empty());
        let mut letter = Letter::cong_van();
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let total = |words: &str| vec![Block::table(vec![row(["Cộng", "10.000"])]), Block::paragraph(words)];
        letter.document.body = total("Bằng chữ: Mười triệu đồng");
        assert!(findings("SP-17", &letter).is_empty());
        letter.document.body = total("Bằng chữ: Chín triệu đồng");
        assert_eq!(findings("SP-17", &letter).len(), 1);
    }

    #[test]
    fn what_agrees_or_speaks_of_something_else_is_left_in_peace() {
        for fine in [
            "Chuyển 10.000.000 đồng (Mười triệu đồng chẵn)",
            "Chuyển 10.000.000đ (bằng chữ: mười triệu đồng)",
            "Chuyển 1.250.000.000 đồng (Một tỷ, hai trăm năm mươi triệu đồng)",
            "Chuyển 1 tỷ 200 triệu đồng (Một tỷ hai trăm triệu đồng)",
            "Chi 1,500 tỷ đồng (Một tỷ năm trăm triệu đồng)",
            "Mức 0,5% (không phẩy năm phần trăm)",
            "trong 30 năm (ba mươi năm), 05 năm (năm năm)",
            "gồm 05 (năm) bản, 15 (mười lăm) ngày, 15 (mười năm) tờ",
            "họp đến 2024 (năm học trước)",
            "20 người (mười nam, mười nữ)",
            "20 (mười nam, mười nữ)",
            "12 xã (hai huyện)",
            "30 ngày (một tháng)",
            "12 (hai đợt)",
            "500 (triệu đồng)",
            "Con: 02 (không)",
            "2/3 (hai phần ba), 3/4 (một phần tư)",
            "khoản 10.000.000 đồng (Một trăn triệu đồng)",
            "khoản 10.000.000 đồng (hai trăm năm triệu đồng)",
            "từ 10 - 15 (mười) ngày",
            "Công văn số 45/SNV-VP (một) bản",
            "Đồng chí Ba (ba) ngày",
            "Viết 5 dòng bằng chữ in hoa",
            "Ghi số 15 bằng chữ số Ả Rập",
            "Đợt 1: 5.000.000 đồng; Đợt 2: 7.000.000 đồng. Tổng số tiền bằng chữ: Mười hai triệu đồng",
            "Đợt 1: 5.000.000 đồng và Đợt 2: 7.000.000 đồng (bằng chữ: Mười hai triệu đồng)",
            "Số lượng: 10 x 2.000.000 đồng (Hai mươi triệu đồng)",
            "Đơn vị tính: triệu đồng. Cộng: 1.200 (bằng chữ: Một tỷ hai trăm triệu đồng)",
            "Tổ 5 (Ba), Phòng 201 (hai)",
            "1,250.50 USD (Một nghìn hai trăm năm mươi đô la năm mươi xu)",
        ] {
            assert_eq!(told(&[fine]), [""; 0], "{fine}");
        }
        let flood = "5 (".repeat(20_000) + &"1 bằng chữ: ".repeat(20_000);
        assert!(told(&[&flood]).is_empty());
    }
}
